package hostile

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"selfassess/inputs/inputstest"
	"selfassess/ogp"
)

// inputsPath is a path in the folder of the returns.
func inputsPath(project string, name ...string) string {
	return filepath.Join(append([]string{project, "inputs"}, name...)...)
}

// laid does something to the folder with both returns in it.
func laid(do func(project string) error) func(*testing.T, string) {
	return func(t *testing.T, project string) {
		t.Helper()
		if err := do(project); err != nil {
			t.Skip("this machine cannot do that: ", err)
		}
	}
}

// renamed gives the return of MOJ another name.
func renamed(name ...string) func(*testing.T, string) {
	return laid(func(project string) error {
		to := inputsPath(project, name...)
		if err := os.MkdirAll(filepath.Dir(to), 0o777); err != nil {
			return err
		}
		return os.Rename(inputsPath(project, "moj.xlsx"), to)
	})
}

// linked replaces the return of MOJ by a link.
func linked(target string) func(*testing.T, string) {
	return laid(func(project string) error {
		if err := os.Rename(inputsPath(project, "moj.xlsx"), filepath.Join(project, "elsewhere.xlsx")); err != nil {
			return err
		}
		return os.Symlink(target, inputsPath(project, "moj.xlsx"))
	})
}

// copiedAs puts the return of MOJ into the folder once more.
func copiedAs(name string) func(*testing.T, string) {
	return laid(func(project string) error {
		b, err := os.ReadFile(inputsPath(project, "moj.xlsx"))
		if err != nil {
			return err
		}
		return os.WriteFile(inputsPath(project, name), b, 0o666)
	})
}

// What can lie in a folder beside files.
func TestThingsThatAreNoReturns(t *testing.T) {
	runAll(t, []hostile{
		{why: "a folder with the name of a workbook", lay: laid(func(p string) error { return os.Mkdir(inputsPath(p, "x.xlsx"), 0o777) }), code: ogp.FileSkipped, message: "folder"},
		{why: "the mark that somebody has a workbook open", lay: copiedAs("~$moj.xlsx"), code: ogp.FileOpen, message: "has the workbook open"},
		{why: "a file of another kind", lay: laid(func(p string) error { return os.WriteFile(inputsPath(p, "letter.pdf"), []byte("%PDF-1.7"), 0o666) }), exit: 0, code: ogp.FileForeign, message: "a PDF document"},
		{why: "a file of a kind that nobody sends", lay: laid(func(p string) error { return os.WriteFile(inputsPath(p, "a.dat"), []byte("x"), 0o666) }), code: ogp.FileSkipped, message: "not a workbook"},
		{why: "a return under the name of another kind", lay: copiedAs("letter.pdf"), code: ogp.FileSame, message: "exact copy"},
		{why: "a link to a file outside the project", lay: linked("/etc/hostname"), code: ogp.FileLink, message: "not followed"},
		{why: "a link to a return elsewhere in the project", lay: linked("../elsewhere.xlsx"), code: ogp.FileLink, message: "not followed"},
		{why: "a link to nothing", lay: linked("nowhere.xlsx"), code: ogp.FileLink, message: "not followed"},
		{why: "a link to itself", lay: linked("moj.xlsx"), code: ogp.FileLink, message: "not followed"},
		{why: "a link to the return beside it", lay: laid(func(p string) error { return os.Symlink("moj.xlsx", inputsPath(p, "again.xlsx")) }), code: ogp.FileLink, message: "not followed"},
		{why: "a link to a folder, in a circle", lay: laid(func(p string) error { return os.Symlink("..", inputsPath(p, "again")) }), code: ogp.FileLink, message: "not followed"},
		{why: "a device", lay: linked("/dev/zero"), code: ogp.FileLink, message: "not followed"},
		{why: "a plan that is a folder", lay: laid(func(p string) error {
			os.Remove(filepath.Join(p, "plan.xlsx"))
			return os.Mkdir(filepath.Join(p, "plan.xlsx"), 0o777)
		}), exit: 3, code: ogp.FileUnreadable, message: "not a plain file"},
	})
}

func TestFilesThatMayNotBeRead(t *testing.T) {
	if os.Getuid() == 0 || runtime.GOOS == "windows" {
		t.Skip("whoever runs this may read everything")
	}
	runAll(t, []hostile{
		{why: "a return", lay: laid(func(p string) error { return os.Chmod(inputsPath(p, "moj.xlsx"), 0) }), exit: 3, code: ogp.FileUnreadable, message: "no permission"},
		{why: "a folder of returns", lay: laid(func(p string) error { return os.Mkdir(inputsPath(p, "closed"), 0) }), exit: 3, code: ogp.FileUnreadable, message: "no permission"},
	})
}

// Who sends a file twice is counted once.
func TestTheSameFileTwice(t *testing.T) {
	again := func(t *testing.T, project string) {
		if err := os.WriteFile(inputsPath(project, "saved again.xlsx"), extra("xl/more.bin", "x")(t), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	runAll(t, []hostile{
		{why: "the same bytes", lay: copiedAs("moj (1).xlsx"), code: ogp.FileSame, message: "exact copy of inputs/moj (1).xlsx"},
		{why: "the same bytes and a broken name", lay: copiedAs("moj\u0301.xlsx"), code: ogp.FileSame, message: "exact copy"},
		{why: "other bytes with the same content", lay: again, code: ogp.ReturnsSame, message: "same content"},
		{why: "a copy of the plan", lay: laid(func(p string) error {
			b, err := os.ReadFile(filepath.Join(p, "plan.xlsx"))
			if err != nil {
				return err
			}
			return os.WriteFile(inputsPath(p, "plan.xlsx"), b, 0o666)
		}), code: ogp.FileSame, message: "exact copy of plan.xlsx"},
	})
}

// A name is only a name.
func TestNamesOfFiles(t *testing.T) {
	var cases []hostile
	for why, name := range map[string][]string{
		"spaces": {"  our return  (final) .xlsx"}, "signs": {"#100% & more;$(x)`y`'z'.xlsx"}, "an emoji": {"😀 réponse.xlsx"},
		"letters and marks apart": {"re\u0301ponse.xlsx"}, "letters from right to left": {"وزارة.xlsx"}, "the look of a flag": {"--json.xlsx"},
		"the look of a report": {"moj.xlsx.pdf.xlsx"}, "capitals": {"MOJ.XLSX"}, "a dot at the end": {"moj.xlsx."}, "a name that Windows keeps for itself": {"CON.xlsx"},
		"250 letters": {strings.Repeat("x", 250) + ".xlsx"}, "a folder for every agency": {"Ministry of Justice", "2026", "return.xlsx"}, "folders 300 letters deep": {strings.Repeat("x", 150), strings.Repeat("y", 150), "r.xlsx"},
	} {
		cases = append(cases, hostile{why: why, lay: renamed(name...)})
	}
	runAll(t, cases)
}

// The plan is a workbook too.
func TestPlansThatAreWrong(t *testing.T) {
	row := func(field, value string) func(*testing.T) []byte {
		return func(t *testing.T) []byte {
			t.Helper()
			files, err := workbooks()
			if err != nil {
				t.Fatal(err)
			}
			b, err := inputstest.Put(files[0], "Plan!A60", field)
			if err == nil {
				b, err = inputstest.Put(b, "Plan!B60", value)
			}
			if err != nil {
				t.Fatal(err)
			}
			return b
		}
	}
	runAll(t, []hostile{
		{why: "a field that nobody knows", file: "plan.xlsx", make: row("colour", "blue"), code: ogp.FieldUnknown, at: "Plan!A60"},
		{why: "a field twice", file: "plan.xlsx", make: row("country", "Otherland"), code: ogp.FieldTwice, at: "Plan!A60", exit: 3},
		{why: "cut in the middle", file: "plan.xlsx", make: func(t *testing.T) []byte { return row("a", "b")(t)[:5000] }, code: ogp.FileRefused, message: "the end of it is missing", exit: 3},
		{why: "a text", file: "plan.xlsx", make: is("country: Examplia\n"), code: ogp.FileKind, message: "text", exit: 3},
	})
}

// started runs the program in a sound project under other circumstances.
func started(t *testing.T, dir string, env []string, args ...string) (stdout, stderr string, exit int) {
	t.Helper()
	path, err := program()
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), timeout)
	defer cancel()
	cmd := exec.CommandContext(ctx, path, append(args, dir)...)
	cmd.Env = env
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil && cmd.ProcessState == nil {
		t.Fatal(err)
	}
	return out.String(), errs.String(), cmd.ProcessState.ExitCode()
}

// Where, when and on what machine the program runs changes nothing: every
// byte of what it prints and writes is the same.
func TestTheMachineChangesNothing(t *testing.T) {
	files, err := workbooks()
	if err != nil {
		t.Fatal(err)
	}
	run := func(t *testing.T, env ...string) string {
		dir := t.TempDir()
		for name, b := range map[string][]byte{"plan.xlsx": files[0], "inputs/moj.xlsx": files[1], "inputs/mof.xlsx": files[2]} {
			path := filepath.Join(dir, filepath.FromSlash(name))
			os.MkdirAll(filepath.Dir(path), 0o777)
			if err := os.WriteFile(path, b, 0o666); err != nil {
				t.Fatal(err)
			}
		}
		out, errs, exit := started(t, dir, env, "build", "--format", "json,docx")
		if exit != 0 || strings.Contains(errs, "\x1b") {
			t.Fatalf("exit code %d: %s", exit, errs)
		}
		all := out
		for _, name := range []string{"report.json", "report.en.docx"} {
			b, err := os.ReadFile(filepath.Join(dir, "outputs", name))
			if err != nil {
				t.Fatal(err)
			}
			all += string(b)
		}
		return strings.ReplaceAll(all, dir, "DIR")
	}
	usual := run(t, os.Environ()...)
	for why, env := range map[string][]string{
		"nothing is known of the machine": {"SystemRoot=" + os.Getenv("SystemRoot")},
		"far in the east":                 {"TZ=Pacific/Kiritimati"}, "far in the west": {"TZ=Pacific/Pago_Pago"}, "a zone with a gap": {"TZ=America/Sao_Paulo"},
		"Turkish": {"LANG=tr_TR.UTF-8", "LC_ALL=tr_TR.UTF-8"}, "Arabic": {"LANG=ar_EG.UTF-8"}, "an old code page": {"LC_ALL=POSIX", "TERM=dumb", "NO_COLOR=1"},
		"one core": {"GOMAXPROCS=1"}, "eight cores": {"GOMAXPROCS=8"}, "little memory": {"GOMEMLIMIT=64MiB", "GOGC=20"},
	} {
		t.Run(why, func(t *testing.T) {
			if run(t, env...) != usual {
				t.Error("the output differs")
			}
		})
	}
}

// Nobody listens: the program ends, and says so where it still can.
func TestOutputThatNobodyReads(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a pipe is closed in another way here")
	}
	path, err := program()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := inputstest.Generate(dir, inputstest.Small, 1); err != nil {
		t.Fatal(err)
	}
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	r.Close()
	ctx, cancel := context.WithTimeout(t.Context(), timeout)
	defer cancel()
	cmd := exec.CommandContext(ctx, path, "schema")
	cmd.Stdout = w
	if err := cmd.Run(); err == nil {
		t.Error("exit code 0, though nothing was printed")
	}
	w.Close()
}

// Who presses Ctrl-C gets the prompt back at once, and nothing half done.
func TestInterrupted(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("signals are sent in another way here")
	}
	path, err := program()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := inputstest.Generate(dir, inputstest.Small, 1); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(path, "build", dir)
	cmd.Env = append(os.Environ(), "LC_ALL=C") // what it says is compared, whoever runs the tests
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	time.Sleep(20 * time.Millisecond)
	cmd.Process.Signal(os.Interrupt)
	done := make(chan error, 1)
	go func() { done <- cmd.Wait() }()
	select {
	case err := <-done:
		if err == nil {
			t.Error("exit code 0 after an interrupt")
		}
	case <-time.After(timeout):
		cmd.Process.Kill()
		t.Fatal("it did not end")
	}
	left, _ := filepath.Glob(filepath.Join(dir, "outputs", "*"))
	if len(left) > 0 && len(left) < 3 {
		t.Errorf("half of the outputs are there: %v", left)
	}
}
