package main

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"selfassess/inputs/inputstest"
)

var update = flag.Bool("update", false,
	"write testdata/writers, testdata/templates and testdata/annotated anew with the programs of this machine")

// origin is the folder of the workbooks as this program's own library writes
// them; the other folders hold what programs made of them.
const origin = "excelize"

// kept are the workbooks in testdata/writers, by the program that wrote them.
// "values" are those that a script made from nothing but the values of cells.
var kept = map[string][]string{
	origin:            {"plan.xlsx", "moh.xlsx"},
	"libreoffice-ods": {"plan.ods", "moh.ods"},
	"gnumeric-ods":    {"plan.ods", "moh.ods"},
	"libreoffice":     {"plan.xlsx", "moh.xlsx"},
	"openpyxl":        {"plan.xlsx", "moh.xlsx"},
	"exceljs":         {"plan.xlsx", "moh.xlsx"},
	"sheetjs":         {"plan.xlsx", "moh.xlsx"},
	"openpyxl-values": {"moh.xlsx"},
	"sheetjs-values":  {"moh.xlsx"},
}

func writersDir(parts ...string) string {
	return filepath.Join(append([]string{"..", "..", "testdata", "writers"}, parts...)...)
}

// Whatever program saved a workbook, the report is the same to the byte:
// findings, places and all.
func TestWorkbooksOfEveryProgramGiveTheSameReport(t *testing.T) {
	sameReports(t, writersDir(origin), slices.Sorted(maps.Keys(kept)), func(writer string) (string, []string) {
		return writersDir(writer), kept[writer]
	})
}

// Programs differ in more than these few show; each habit is put on its own
// onto the original.
func TestHabitsOfProgramsDoNotChangeTheReport(t *testing.T) {
	written := map[string]string{}
	for _, habit := range inputstest.Habits() {
		name := strings.ReplaceAll(habit.Name, " ", "-")
		written[name] = t.TempDir()
		changed := false
		for _, file := range kept[origin] {
			before, err := os.ReadFile(writersDir(origin, file))
			if err != nil {
				t.Fatal(err)
			}
			after, err := habit.Apply(before)
			if err != nil {
				t.Fatal(err)
			}
			same, err := inputstest.SameParts(before, after)
			if err != nil {
				t.Fatal(err)
			}
			changed = changed || !same
			if err := os.WriteFile(filepath.Join(written[name], file), after, 0o666); err != nil {
				t.Fatal(err)
			}
		}
		if !changed {
			t.Errorf("%s: nothing was changed: %s", habit.Name, habit.Why)
		}
	}
	filesOf := func(name string) (string, []string) { return written[name], kept[origin] }
	sameReports(t, writersDir(origin), slices.Sorted(maps.Keys(written)), filesOf)
}

// sameReports replaces each of the original's workbooks by that of another
// program, under the same name, and compares the reports.
func sameReports(t *testing.T, original string, writers []string, of func(writer string) (dir string, files []string)) {
	t.Helper()
	book := func(dir, file string) []byte {
		b, err := os.ReadFile(filepath.Join(dir, file))
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	plan, form := book(original, "plan.xlsx"), book(original, "moh.xlsx")
	want := reportOf(t, map[string][]byte{"plan.xlsx": plan, "moh.xlsx": form})
	if n := strings.Count(want, "\n"); n < 1000 {
		t.Fatalf("the report has %d lines only: the original was not read", n)
	}
	for _, writer := range writers {
		dir, files := of(writer)
		for _, file := range files {
			t.Run(writer+"/"+file, func(t *testing.T) {
				files := map[string][]byte{"plan.xlsx": plan, "moh.xlsx": form}
				delete(files, strings.TrimSuffix(file, filepath.Ext(file))+".xlsx")
				files[file] = book(dir, file)
				if got := reportOf(t, files); got != want {
					t.Errorf("another report (-original +%s):\n%s",
						writer, cmp.Diff(strings.Split(want, "\n"), strings.Split(got, "\n")))
				}
			})
		}
	}
}

// reportOf builds report.json from a plan and the return of one agency, and
// adds its record, in which the files bear the endings of the original.
func reportOf(t *testing.T, files map[string][]byte) string {
	t.Helper()
	dir := t.TempDir()
	for name, b := range files {
		path := filepath.Join(dir, name)
		if !strings.HasPrefix(name, "plan.") {
			path = filepath.Join(dir, "inputs", name)
		}
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, b, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	var stderr bytes.Buffer
	args := []string{"build", "--quiet", "--format", "json", "--as-of", "2026-09-30", dir}
	if code := run(args, terminal{stdout: io.Discard, stderr: &stderr}, time.Now); code != exitFindings {
		t.Fatalf("exit code %d, want %d\n%s", code, exitFindings, &stderr)
	}
	file := filepath.Join(dir, "outputs", "report.json")
	report, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	record := recordOf(t, dir, file)
	record = []byte(strings.NewReplacer("plan.ods", "plan.xlsx", "moh.ods", "moh.xlsx").Replace(string(record)))
	return string(report) + sumOfFile.ReplaceAllString(string(record), "")
}

// sumOfFile is in a record what differs if another program saves a workbook.
var sumOfFile = regexp.MustCompile(`"sha256":"[0-9a-f]{64}"`)

// program is a program that writes workbooks, as far as it is installed.
type writer struct {
	name    string
	version func(t *testing.T) string
	copies  bool // it saves a workbook that it has opened
	values  bool // it makes a workbook of values, in a folder of that name
	write   func(t *testing.T, out string, files ...string)
}

func programs() []writer {
	return []writer{
		{"libreoffice", officeVersion, true, false, writeWithOffice},
		{"libreoffice-ods", officeVersion, true, false, writeOpenWithOffice},
		{"gnumeric", gnumericVersion, true, false, writeWithGnumeric},
		{"gnumeric-ods", gnumericVersion, true, false, writeOpenWithGnumeric},
		script("openpyxl", python, "write.py", "openpyxl", true),
		script("xlsxwriter", python, "write.py", "xlsxwriter", false),
		script("exceljs", node, "write.js", "exceljs", true),
		script("sheetjs", node, "write.js", "xlsx", true),
	}
}

// script is a program that a script of testdata/writers calls.
func script(name string, interpreters func(t *testing.T) []string, file, module string, copies bool) writer {
	path := "" // of the interpreter that has the module
	version := func(t *testing.T) string {
		for _, path = range interpreters(t) {
			if out, err := exec.Command(path, writersDir(file), "version", module).Output(); err == nil {
				return strings.TrimSpace(string(out))
			}
		}
		missing(t, "the module "+module)
		return ""
	}
	return writer{name, version, copies, true, func(t *testing.T, out string, files ...string) {
		output(t, path, append([]string{writersDir(file), module, out}, files...)...)
	}}
}

// python lists every python3: modules may belong to one of several.
func python(*testing.T) (paths []string) {
	for _, dir := range filepath.SplitList(os.Getenv("PATH")) {
		if path, err := exec.LookPath(filepath.Join(dir, "python3")); err == nil {
			paths = append(paths, path)
		}
	}
	return paths
}

// node finds its modules by NODE_PATH.
func node(t *testing.T) []string { return []string{tool(t, "node")} }

func officeVersion(t *testing.T) string {
	return strings.Fields(output(t, tool(t, "soffice"), "--version"))[1]
}

func writeWithOffice(t *testing.T, out string, files ...string) {
	convert(t, tool(t, "soffice"), "xlsx", out, files...)
}

// writeOpenWithOffice lets LibreOffice save workbooks in its own format.
func writeOpenWithOffice(t *testing.T, out string, files ...string) {
	convert(t, tool(t, "soffice"), "ods", out, files...)
}

func gnumericVersion(t *testing.T) string {
	return strings.Trim(strings.Fields(output(t, tool(t, "ssconvert"), "--version"))[2], "'")
}

func writeWithGnumeric(t *testing.T, out string, files ...string) {
	for _, file := range files {
		output(t, tool(t, "ssconvert"), "-T", "Gnumeric_Excel:xlsx2", file, filepath.Join(out, filepath.Base(file)))
	}
}

func writeOpenWithGnumeric(t *testing.T, out string, files ...string) {
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".xlsx") + ".ods"
		output(t, tool(t, "ssconvert"), "-T", "Gnumeric_OpenCalc:odf", file, filepath.Join(out, name))
	}
}

// The same with the programs of this machine, and with the forms as they are
// now. What they write is kept by go test ./cmd/selfassess -run OfThisMachine -update.
func TestProgramsOfThisMachineGiveTheSameReport(t *testing.T) {
	original := makeOriginal(t)
	if *update {
		keep(t, original, origin)
	}
	for _, p := range programs() {
		t.Run(p.name, func(t *testing.T) {
			version := p.version(t)
			t.Log(p.name, version)
			out := t.TempDir()
			written := map[string]string{}
			var files []string
			if p.copies {
				written[p.name] = out
				files = append(files, filepath.Join(original, "plan.xlsx"), filepath.Join(original, "moh.xlsx"))
			}
			if p.values {
				written[p.name+"-values"] = filepath.Join(out, "values")
				files = append(files, filepath.Join(original, "plan.json"), filepath.Join(original, "moh.json"))
			}
			p.write(t, out, files...)
			if *update {
				for name, dir := range written {
					keep(t, dir, name)
				}
				if kept[p.name] == nil {
					version = ""
				}
				keepVersion(t, writersDir("versions.txt"), p.name, version)
			}
			filesOf := func(name string) (string, []string) { return written[name], savedIn(t, written[name]) }
			sameReports(t, original, slices.Sorted(maps.Keys(written)), filesOf)
		})
	}
}

// savedIn are the workbooks that a program wrote into a folder.
func savedIn(t *testing.T, dir string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !e.IsDir() {
			names = append(names, e.Name())
		}
	}
	return names
}

// makeOriginal makes the workbooks from their texts, and lists their values.
func makeOriginal(t *testing.T) string {
	t.Helper()
	dir, made := t.TempDir(), t.TempDir()
	if err := inputstest.Writers(writersDir("source"), made); err != nil {
		t.Fatal(err)
	}
	for name, path := range map[string]string{"plan": "plan.xlsx", "moh": filepath.Join("inputs", "moh.xlsx")} {
		book, err := os.ReadFile(filepath.Join(made, path))
		if err != nil {
			t.Fatal(err)
		}
		values, err := inputstest.Contents(book)
		if err != nil {
			t.Fatal(err)
		}
		for ending, b := range map[string][]byte{".xlsx": book, ".json": values} {
			if err := os.WriteFile(filepath.Join(dir, name+ending), b, 0o666); err != nil {
				t.Fatal(err)
			}
		}
	}
	return dir
}

// keep replaces the kept workbooks of a program.
func keep(t *testing.T, from, name string) {
	t.Helper()
	if os.Getenv("CI") == "true" {
		t.Fatal("-update is for people: a run that checks must not change what it checks against")
	}
	for _, file := range kept[name] {
		b, err := os.ReadFile(filepath.Join(from, file))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.MkdirAll(writersDir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(writersDir(name, file), b, 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// keepVersion notes which version of a program wrote what is kept, if any.
func keepVersion(t *testing.T, path, name, version string) {
	t.Helper()
	old, err := os.ReadFile(path)
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	lines := slices.DeleteFunc(strings.Split(strings.TrimSpace(string(old)), "\n"), func(line string) bool {
		return line == "" || strings.HasPrefix(line, name+" ")
	})
	if version != "" {
		lines = append(lines, name+" "+version)
	}
	slices.Sort(lines)
	if err := os.WriteFile(path, fmt.Appendln(nil, strings.Join(lines, "\n")), 0o666); err != nil {
		t.Fatal(err)
	}
}
