package outputs

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
)

// A test that must see a process die, or two at once, runs this binary again
// with childJob: what to do there.
const childJob = "SELFASSESS_OUTPUTS_CHILD"

func TestMain(m *testing.M) {
	if job := os.Getenv(childJob); job != "" {
		if err := work(job); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// work does what a job says, in the current directory:
//
//	replace LABEL COUNT STEP   files labelled so; killed at the step, if not 0
//	recover STEP               what Recover does; killed at the step
//	unprivileged DIR           replace in DIR, as a user who owns nothing
func work(job string) error {
	var verb, label string
	var count, step int
	fmt.Sscan(job, &verb, &label)
	d := &faulty{disk: osDisk{}, at: 0, then: kill}
	switch verb {
	case "replace":
		fmt.Sscan(job, &verb, &label, &count, &d.at)
		_, err := replace(d, in(".", set(label, count)))
		return err
	case "recover":
		fmt.Sscan(job, &verb, &step)
		d.at = step
		return recoverIn(d, ".")
	case "unprivileged":
		if err := becomeNobody(); err != nil {
			return err
		}
		_, err := Replace(in(label, set("new", 2)))
		return err
	}
	return errors.New("unknown job " + job)
}

// child runs a job in a process of its own, in dir. It returns the exit code,
// -1 if the process was killed, and the first line of its output.
func child(t *testing.T, dir, job string) (code int, output string) {
	t.Helper()
	return started(t, dir, job)()
}

func started(t *testing.T, dir, job string) (wait func() (int, string)) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(self)
	c.Dir = dir
	c.Env = append(os.Environ(), childJob+"="+job)
	var out bytes.Buffer
	c.Stdout, c.Stderr = &out, &out
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	return func() (int, string) {
		c.Wait()
		output, _, _ := strings.Cut(out.String(), "\n") // a binary that measures coverage says more
		return c.ProcessState.ExitCode(), output
	}
}
