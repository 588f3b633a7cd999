package hostile

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"selfassess/inputs/inputstest"
	"selfassess/ogp"
)

// The bounds of one run. Time is that of the processor: on a busy machine the
// clock on the wall says nothing of the program.
const (
	maxTime   = 2 * time.Second
	maxMemory = 300 << 20
	timeout   = time.Minute
)

// The project that every case is put into: the return of MOJ is the one that
// is spoiled, the one of MOF is sound.
const (
	planText = `
== sheet Plan
plan_id: ABC-2024-2026
country: Examplia
title: Open government action plan
start: 2024-07-01
end: 2026-06-30
language: en
coordinating_agency: Cabinet Office
contact_name: Open government desk
report_date: 2026-09-30

== sheet Agencies
agency: MOJ
name: Ministry of Justice

agency: MOF
name: Ministry of Finance

== sheet Commitments
commitment: 1
title: Public register of contracts
lead: MOJ
start: 2024-07-01
end: 2026-06-30

commitment: 1.10
title: Open budget
lead: MOJ
supporting: MOF

commitment: 2
title: Access to information
lead: MOF

== sheet Milestones
milestone: 1.1
commitment: 1
text: Publish the register
start: 2024-08-01
end: 2025-06-30

milestone: 1.2
commitment: 1
text: Publish the contracts
end: 2025-12-31

milestone: 2.1
commitment: 2
text: Adopt the law
end: 2025-12-31
`
	sound = `
== sheet Commitments
commitment: 2
level: Completed
results: The law is in force.
evidence: https://example.org/law

== sheet Milestones
milestone: 2.1
level: Completed
actual_end: 2025-11-30
evidence: https://example.org/law
`
	// justice is the return of MOJ before it is spoiled.
	justice = `
== sheet Commitments
commitment: 1
level: Completed
results: The register is public.
evidence: https://example.org/register

commitment: 1.10
level: Substantial
results: The budget is open.

== sheet Milestones
milestone: 1.1
level: Completed
actual_start: 2024-09-01
actual_end: 2025-05-31
evidence: https://example.org/register

milestone: 1.2
level: Completed
actual_end: 2025-12-01
evidence: https://example.org/contracts

== sheet Consultations
title: Forum meeting
start: 2025-02-03
phase: Implementation
place: Town hall
civil_society: 12
government: 3
participants: 15
results_presented: Yes
comments_invited: Yes
`
)

// hostile is one case.
type hostile struct {
	why  string
	file string                             // where it goes in the project; "" is inputs/moj.xlsx
	make func(t *testing.T) []byte          // its bytes
	lay  func(t *testing.T, project string) // or: what is done to a folder with both returns in it
	exit int
	code ogp.Code // the finding that there must be; "" for none about the file
	at   string   // where: "Milestones!E5", or a sheet, or "" for the file

	message string // what its message must say, if more than one could be meant
	found   string // what it must quote
	fix     string // what its remedy must say
}

// program is the path of the real program, which is about to be run.
func program() (string, error) {
	forgetPeak()
	return built()
}

// built builds the real program once, without the race detector, whose memory
// is not the program's.
var built = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "selfassess")
	if err != nil {
		return "", err
	}
	if err := lookAtSource(); err != nil {
		return "", err
	}
	path := filepath.Join(dir, "selfassess.exe")
	build := exec.Command("go", "build", "-o", path, "selfassess/cmd/selfassess")
	build.Env = append(os.Environ(), "GOFLAGS=-buildvcs=false")
	if out, err := build.CombinedOutput(); err != nil {
		return "", fmt.Errorf("go build: %v\n%s", err, out)
	}
	return path, nil
})

// lookAtSource opens the folders of what the program is built from. go test
// keeps a result until something changes that the test has opened or imports;
// it does not know what go build has read.
func lookAtSource() error {
	look := func(_ string, _ fs.DirEntry, err error) error { return err }
	for _, dir := range []string{"cmd", "outputs", "render"} {
		if err := filepath.WalkDir(filepath.Join("..", "..", dir), look); err != nil {
			return err
		}
	}
	return nil
}

func TestMain(m *testing.M) {
	code := m.Run()
	if path, err := built(); err == nil {
		os.RemoveAll(filepath.Dir(path))
	}
	os.Exit(code)
}

// workbooks are the plan and the two returns, made once: cases only spoil
// copies of them.
var workbooks = sync.OnceValues(func() (files [3][]byte, err error) {
	if files[0], err = inputstest.Plan(planText); err != nil {
		return files, err
	}
	plan, err := inputstest.ReadPlan(files[0])
	if err != nil {
		return files, err
	}
	if files[1], err = inputstest.Return(plan, "MOJ", justice); err != nil {
		return files, err
	}
	files[2], err = inputstest.Return(plan, "MOF", sound)
	return files, err
})

// moj is the sound return of MOJ.
func moj(t *testing.T) []byte {
	t.Helper()
	files, err := workbooks()
	if err != nil {
		t.Fatal(err)
	}
	return bytes.Clone(files[1])
}

// record is a finding as the program prints it.
type record struct {
	Severity, Code, File, Sheet, Cell, Row, Found, Expected, Fix, Message string
}

func (r record) place() string {
	if r.Cell == "" {
		return r.Sheet
	}
	return r.Sheet + "!" + r.Cell
}

// run makes the project of a case and runs "check --json" on it.
func (h hostile) run(t *testing.T) {
	dir := t.TempDir()
	files, err := workbooks()
	if err != nil {
		t.Fatal(err)
	}
	name := h.file
	if name == "" {
		name = "inputs/moj.xlsx"
	}
	project := map[string][]byte{"plan.xlsx": files[0], "inputs/moj.xlsx": files[1], "inputs/mof.xlsx": files[2]}
	if h.make != nil {
		if name != "plan.xlsx" {
			delete(project, "inputs/moj.xlsx")
		}
		project[name] = h.make(t)
	}
	for name, b := range project {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, b, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if h.lay != nil {
		h.lay(t, dir)
	}
	exit, findings := check(t, dir)
	if exit != h.exit {
		t.Errorf("exit code %d, want %d; findings: %+v", exit, h.exit, findings)
	}
	h.check(t, name, findings)
}

// check demands the finding, and that the sound return was read.
func (h hostile) check(t *testing.T, name string, findings []record) {
	there := false
	for _, f := range findings {
		if f.Code == string(h.code) && f.place() == h.at && (h.lay != nil || f.File == name) && h.worded(f) {
			there = true
			if f.Message == "" || f.Severity != "note" && f.Fix == "" {
				t.Errorf("the finding does not say what to do: %+v", f)
			}
		}
		if h.code == "" && f.File == name {
			t.Errorf("a finding about a sound file: %+v", f)
		}
		if h.code == "" && f.Code == string(ogp.ReturnMissing) {
			t.Errorf("a sound return was not read: %+v", f)
		}
		if f.Code == string(ogp.ReturnMissing) && strings.Contains(f.Message, "MOF") && name != "plan.xlsx" {
			t.Errorf("the sound return was not read: %+v", f)
		}
	}
	if h.code != "" && !there {
		t.Errorf("there is no %s at %q that says %q; findings: %+v", h.code, h.at, h.message+h.found+h.fix, findings)
	}
}

// worded tells whether the finding says what the case demands. Who is told
// that a file is not read must also be told how to save it again.
func (h hostile) worded(f record) bool {
	return strings.Contains(f.Message, h.message) && strings.Contains(f.Found, h.found) && strings.Contains(f.Fix, h.fix)
}

// check runs the program as a process of its own and bounds what it takes.
func check(t *testing.T, dir string) (exit int, findings []record) {
	t.Helper()
	path, err := program()
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), timeout)
	defer cancel()
	cmd := exec.CommandContext(ctx, path, "check", "--json", dir)
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil && cmd.ProcessState == nil {
		t.Fatal(err)
	}
	state := cmd.ProcessState
	bounded(t, state, errs.String())
	if out.Len() > 0 {
		if err := json.Unmarshal(out.Bytes(), &findings); err != nil {
			t.Errorf("what is printed is no JSON: %v\n%s", err, out.String())
		}
	}
	return state.ExitCode(), findings
}

func runAll(t *testing.T, cases []hostile) {
	gate := make(chan struct{}, runtime.GOMAXPROCS(0))
	for _, h := range cases {
		t.Run(h.why, func(t *testing.T) {
			t.Parallel()
			gate <- struct{}{}
			defer func() { <-gate }()
			h.run(t)
		})
	}
}

// TestTheProjectIsSoundBeforeItIsSpoiled keeps the other tests honest: what
// they find is due to what they spoil.
func TestTheProjectIsSoundBeforeItIsSpoiled(t *testing.T) {
	runAll(t, []hostile{{why: "nothing is spoiled"}})
}
