package hostile

import (
	"errors"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"selfassess/ogp"
)

func pipe(path string) error { return syscall.Mkfifo(path, 0o666) }

// A pipe never ends: opening one would wait for ever.
func TestPipesAreNotOpened(t *testing.T) {
	runAll(t, []hostile{
		{why: "among the returns", lay: laid(func(p string) error { return pipe(inputsPath(p, "pipe.xlsx")) }), code: ogp.FileSkipped, message: "not a plain file"},
		{why: "among the earlier reports", lay: laid(func(p string) error {
			dir := filepath.Join(p, "history")
			return errors.Join(os.Mkdir(dir, 0o777), pipe(filepath.Join(dir, momentFile)))
		}), code: ogp.MomentSkipped, message: "not a plain file"},
		{why: "as the plan", lay: laid(func(p string) error {
			os.Remove(filepath.Join(p, "plan.xlsx"))
			return pipe(filepath.Join(p, "plan.xlsx"))
		}), exit: 3, code: ogp.FileUnreadable, message: "not a plain file"},
	})
}

// Wherever the program expects a file of its own or of somebody, there can be
// something else. It is not opened, it stays, and the person is told.
func TestWhatIsNoFileIsRefused(t *testing.T) {
	link := func(target string) func(string) error {
		return func(path string) error { return os.Symlink(target, path) }
	}
	socket := func(path string) error {
		l, err := net.ListenUnix("unix", &net.UnixAddr{Name: path, Net: "unix"})
		if err == nil {
			l.SetUnlinkOnClose(false)
			l.Close()
		}
		return err
	}
	folder := func(path string) error { return os.Mkdir(path, 0o777) }
	for _, tt := range []struct {
		why, at string // where it lies in the project
		make    func(path string) error
		args    []string // the project comes last; "@" before a name is a path in it
		exit    int
		says    string
	}{
		{"a form", "forms/MOJ.xlsx", pipe, []string{"forms"}, 1, "nothing was written: @forms/MOJ.xlsx is not a plain file; move it away and run again"},
		{"a form that is a link", "forms/MOJ.xlsx", link("/dev/zero"), []string{"forms", "--replace"}, 1, "@forms/MOJ.xlsx is not a plain file; move it away and run again"},
		{"a form that is a folder", "forms/MOJ.xlsx", folder, []string{"forms"}, 1, "@forms/MOJ.xlsx is not a plain file; move it away and run again"},
		{"what was written to the agencies", "to-fix/.written-by-selfassess", pipe, []string{"check", "--quiet", "--to-fix"}, 1, "@to-fix/.written-by-selfassess is not a plain file; move it away and run again"},
		{"a letter", "to-fix/findings.csv", pipe, []string{"check", "--quiet", "--to-fix"}, 1, "@to-fix/findings.csv is not a plain file; move it away and run again"},
		{"the lock", "outputs/.selfassess.lock", pipe, []string{"build", "--quiet", "--format", "json"}, 1, "@outputs/.selfassess.lock is not a plain file; move it away and run again"},
		{"a lock that is a link", "outputs/.selfassess.lock", link("../elsewhere"), []string{"build", "--quiet", "--format", "json"}, 1, "@outputs/.selfassess.lock is not a plain file; move it away and run again"},
		{"what a killed run left", "outputs/.selfassess.journal", pipe, []string{"build", "--quiet", "--format", "json"}, 1, "@outputs/.selfassess.journal is damaged: move the files whose names begin with .selfassess out of that folder and run again"},
		{"the report", "outputs/report.json", socket, []string{"build", "--quiet", "--format", "json"}, 1, "@outputs/report.json: something that is not a plain file is in its place; move it away and run again"},
		{"a template", "t.docx", pipe, []string{"build", "--template", "@t.docx"}, 1, "read the template: @t.docx is not a plain file; save it as one and run again"},
		{"a template that is a device", "t.docx", link("/dev/zero"), []string{"build", "--template", "@t.docx"}, 1, "read the template: @t.docx is not a plain file; save it as one and run again"},
		{"a template that is a folder", "t.docx", folder, []string{"build", "--template", "@t.docx"}, 1, "read the template: @t.docx is a folder; name a file in it"},
		{"a template that is not there", "t", folder, []string{"build", "--template", "@t.docx"}, 1, "read the template: there is no file @t.docx; see how it is called and in which folder it is, and run again"},
		{"the folder of the report", "out", pipe, []string{"build", "--quiet", "--format", "json", "--out", "@out"}, 1, "make the folder @out: @out is a file; move it away or name another folder, and run again"},
		{"the folder of the records", "internal", pipe, []string{"build", "--quiet", "--format", "json"}, 1, ": @internal is a file; move it away or name another folder, and run again"},
		{"a list", "list.csv", pipe, []string{"check", "--quiet", "--list", "@list.csv"}, 1, "@list.csv: something that is not a plain file is in its place; move it away and run again"},
		{"a font", "fonts/a.ttf", pipe, []string{"check", "--quiet", "--fonts", "@fonts"}, 0, ""},
		{"the folder of the returns leads nowhere", "inputs", link("nowhere"), []string{"check"}, 1, "read returns: @inputs is a link, and what it leads to cannot be opened: no such file or directory; make it a folder with the returns in it"},
		{"the folder of the earlier reports leads nowhere", "history", link("nowhere"), []string{"check"}, 1, "read history: @history: "},
		{"the folder of the earlier reports is a pipe", "history", pipe, []string{"check"}, 1, "read history: @history is a file; make it a folder with the earlier reports in it"},
		{"the folder into which a report is kept", "history", pipe, []string{"build", "--quiet", "--format", "json", "--keep"}, 1, "@history is a file; make it a folder with the earlier reports in it"},
		{"a report that is kept", "history/2026-09-30.json", pipe, []string{"build", "--quiet", "--format", "json", "--keep"}, 1, "2026-09-30.json"},
		{"a report that is kept where a link is", "history/2026-09-30.json", link("../elsewhere"), []string{"build", "--quiet", "--format", "json", "--keep"}, 1, "2026-09-30.json"},
		{"the folder of the returns is a pipe", "inputs", pipe, []string{"check"}, 1, "read returns: @inputs is a file; make it a folder with the returns in it"},
	} {
		t.Run(tt.why, func(t *testing.T) {
			t.Parallel()
			dir := newProject(t)
			path := filepath.Join(dir, filepath.FromSlash(tt.at))
			if tt.at == "inputs" {
				os.RemoveAll(path)
			}
			os.MkdirAll(filepath.Dir(path), 0o777)
			if err := tt.make(path); err != nil {
				t.Skip("this machine cannot do that: ", err)
			}
			in := func(s string) string { return strings.ReplaceAll(s, "@", dir+string(filepath.Separator)) }
			args := slices.Clone(tt.args)
			for i := range args {
				args[i] = in(args[i])
			}
			_, errs, exit := started(t, dir, os.Environ(), args...)
			if exit != tt.exit || !strings.Contains(errs, in(tt.says)) {
				t.Errorf("exit code %d, want %d; it says:\n%s\nwant: %s", exit, tt.exit, errs, in(tt.says))
			}
			if _, err := os.Lstat(path); err != nil {
				t.Errorf("it is gone: %v", err)
			}
			if _, err := os.Lstat(filepath.Join(dir, "elsewhere")); err == nil {
				t.Error("a link was followed, and a file was made where it leads")
			}
		})
	}
}

// The folder of the returns may lie on another drive.
func TestALinkToTheFolderOfReturnsIsFollowed(t *testing.T) {
	runAll(t, []hostile{{why: "a link to a folder", lay: laid(func(p string) error {
		if err := os.Rename(filepath.Join(p, "inputs"), filepath.Join(p, "drive")); err != nil {
			return err
		}
		return os.Symlink("drive", filepath.Join(p, "inputs"))
	})}})
}

// Nobody wants to print to a full disk.
func TestAFullDeviceInThePlaceOfTheTerminal(t *testing.T) {
	path, err := program()
	if err != nil {
		t.Fatal(err)
	}
	dev, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip("there is no such device: ", err)
	}
	defer dev.Close()
	dir := newProject(t)
	exit, errs := ran(t, dev, path, "build", "--quiet", "--format", "json", dir)
	const says = "selfassess: not everything could be printed: no space left on device\n" +
		"  hint: only what is printed is missing; the files that the command writes are in their places\n"
	if exit != 1 || errs != says {
		t.Errorf("exit code %d, %q", exit, errs)
	}
	if _, err := os.Stat(filepath.Join(dir, "outputs", "report.json")); err != nil {
		t.Errorf("the report is not in its place: %v", err)
	}
}
