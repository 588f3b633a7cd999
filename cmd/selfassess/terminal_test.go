package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// What a file is called is not what the program says: a name makes no line of
// its own, moves no cursor and turns no line around.
func TestNamesForgeNothing(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("files cannot have such names there")
	}
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "inputs"), 0o777); err != nil {
		t.Fatal(err)
	}
	names := map[string]string{
		"\x1b[31mRED\x1b]0;title\x07.xlsx":         `\u001b[31mRED\u001b]0;title\u0007.xlsx`,
		"a\n0 errors, 0 warnings, 0 notes\nb.xlsx": `a\n0 errors, 0 warnings, 0 notes\nb.xlsx`,
		"good\rEVIL.xlsx":                          `good\rEVIL.xlsx`,
		"moj\u202excod.xlsx":                       `moj\u202excod.xlsx`,
		"\u009b31m\u0085\u2028\u2029.xlsx":         `\u009b31m\u0085\u2028\u2029.xlsx`,
		"z\u200bero\u2060\ufeff.xlsx":              `z\u200bero\u2060\ufeff.xlsx`,
		"bytes\x9b.xlsx":                           `bytes\x9b.xlsx`,
	}
	for name := range names {
		if err := os.WriteFile(filepath.Join(dir, "inputs", name), []byte("PK\x03\x04"+name), 0o666); err != nil {
			t.Skip("this machine has no such names: ", err)
		}
	}
	var out, errs bytes.Buffer
	if code := run([]string{"check", "--all", dir}, terminal{stdout: &out, stderr: &errs}, time.Now); code != exitFindings {
		t.Fatalf("exit code %d: %s", code, errs.String())
	}
	for name, shown := range names {
		if want := "inputs/" + shown + ": error: the file cannot be read: "; !strings.Contains(out.String(), want) {
			t.Errorf("%q is not shown as %s", name, shown)
		}
	}
	if n := strings.Count(out.String(), "\n0 errors"); n != 0 {
		t.Errorf("a name says that there are no errors:\n%s", out.String())
	}
	for _, r := range out.String() {
		if r < ' ' && r != '\n' || r >= 0x7f && r < 0xa0 || r >= 0x2028 && r <= 0x202e || r == 0x200b {
			t.Fatalf("%U is printed as it is", r)
		}
	}
	out.Reset()
	run([]string{"check", "--json", dir}, terminal{stdout: &out, stderr: &errs}, time.Now)
	if strings.ContainsAny(out.String(), "\u202e\u009b\u200b\u2028\x1b") {
		t.Error("what nobody sees stands in the JSON as it is")
	}
	var findings []struct{ File string }
	if err := json.Unmarshal(out.Bytes(), &findings); err != nil {
		t.Fatal(err)
	}
	found := false
	for _, f := range findings {
		found = found || f.File == "inputs/moj\u202excod.xlsx"
	}
	if !found {
		t.Error("a program that reads the JSON does not get the name as it is")
	}
}

// full is a device that takes only so many bytes.
type full struct{ left int }

func (f *full) Write(b []byte) (int, error) {
	if n := len(b); n <= f.left {
		f.left -= n
		return n, nil
	}
	return 0, &os.PathError{Op: "write", Path: "/dev/stdout", Err: errors.New("no space left on device")}
}

// A command does what it is to do, whether or not somebody reads what it says.
func TestWhatCannotBePrintedIsToldAsThat(t *testing.T) {
	dir := t.TempDir()
	template := filepath.Join(dir, "a.docx")
	for _, args := range [][]string{{"template", "new", template}, {"schema"}, {"--help"}, {"template", "list"}} {
		var errs bytes.Buffer
		code := run(args, terminal{stdout: &full{left: 10}, stderr: &errs}, time.Now)
		const want = "selfassess: not everything could be printed: no space left on device\n" +
			"  hint: only what is printed is missing; the files that the command writes are in their places\n"
		if code != exitFailed || errs.String() != want {
			t.Errorf("%v: exit code %d, %q", args, code, errs.String())
		}
	}
	if _, err := os.Stat(template); err != nil {
		t.Errorf("the file is not in its place: %v", err)
	}
}

func TestACharacterInTwoPiecesIsPrintedWhole(t *testing.T) {
	var out bytes.Buffer
	w := &visible{to: &out}
	for _, b := range []byte("é – 漢 \u202e😀\n") {
		if _, err := w.Write([]byte{b}); err != nil {
			t.Fatal(err)
		}
	}
	if want := "é – 漢 \\u202e😀\n"; out.String() != want {
		t.Errorf("got %q, want %q", out.String(), want)
	}
}

func TestErrorsThatAreJoinedStandInOneLine(t *testing.T) {
	var errs bytes.Buffer
	terminal{stdout: io.Discard, stderr: &errs}.fail(errors.Join(errors.New("one\ntwo"), errors.New("three")))
	if want := "selfassess: one\\ntwo; three\n"; errs.String() != want {
		t.Errorf("got %q, want %q", errs.String(), want)
	}
}
