package main

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/gofrs/flock"
	"github.com/rogpeppe/go-internal/testscript"

	"selfassess/inputs"
	"selfassess/inputs/inputstest"
	"selfassess/templates"
)

func TestMain(m *testing.M) {
	testscript.Main(tidy{m}, map[string]func(){"selfassess": main})
}

// tidy removes what tests share once all of them are done.
type tidy struct{ *testing.M }

func (t tidy) Run() int {
	code := t.M.Run()
	for _, f := range cleanup {
		f()
	}
	return code
}

// TestScripts runs the real program as people run it. Each script is a story
// with its files; see testdata/scripts.
func TestScripts(t *testing.T) {
	testdata, err := filepath.Abs("../../testdata")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join(testdata, "scripts"),
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("TESTDATA", testdata)
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"docx":     makeDocx,
			"wordfile": makeWordFile,
			"restyle":  restyleTemplate,
			"words":    printWords,
			"links":    printLinks,
			"foreign":  printForeign,
			"exits":    exits,
			"plan":     makePlan,
			"return":   makeReturn,
			"opendoc":  makeOpen,
			"table":    makeTable,
			"copy":     copyTree,
			"review":   reviewCopy,
			"annotate": annotateCopy,
			"answer":   answerRemarks,
			"text":     printText,
			"hold":     holdLock,
			"put":      putCell,
			"rename":   renameSheet,
			"sheet":    addSheet,
			"record":   printRecord,
			"names":    listNames,
			"cells":    printCells,
			"letter":   printLetter,
			"fill":     fillTexts,
		},
	})
}

// exits CODE ARG... runs selfassess and demands the exit code. (The built-in
// "! exec" cannot tell one failure from another.)
func exits(ts *testscript.TestScript, neg bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec("selfassess", args[1:]...)
	got := 0
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// plan SOURCE TARGET [LANGUAGE] makes a plan workbook from readable text.
func makePlan(ts *testscript.TestScript, neg bool, args []string) {
	language := templates.Reference
	if len(args) > 2 {
		language = args[2]
	}
	b, err := inputstest.PlanIn(language, ts.ReadFile(args[0]))
	ts.Check(err)
	save(ts, args[1], b)
}

// return PLANDIR AGENCY SOURCE TARGET fills the agency's form of the plan in
// PLANDIR with readable text.
func makeReturn(ts *testscript.TestScript, neg bool, args []string) {
	words, err := templates.Read()
	ts.Check(err)
	p, err := inputs.ReadProject(ts.MkAbs(args[0]), words)
	ts.Check(err)
	b, err := inputstest.Return(p.Plan, args[1], ts.ReadFile(args[2]))
	ts.Check(err)
	save(ts, args[3], b)
}

// opendoc WORKBOOK TARGET saves a workbook as an OpenDocument spreadsheet.
func makeOpen(ts *testscript.TestScript, neg bool, args []string) {
	b, err := inputstest.Open([]byte(ts.ReadFile(args[0])))
	ts.Check(err)
	save(ts, args[1], b)
}

// table WORKBOOK SHEET TARGET saves a sheet of a workbook as CSV.
func makeTable(ts *testscript.TestScript, neg bool, args []string) {
	b, err := inputstest.Table([]byte(ts.ReadFile(args[0])), args[1])
	ts.Check(err)
	save(ts, args[2], b)
}

func save(ts *testscript.TestScript, path string, b []byte) {
	ts.Check(os.MkdirAll(filepath.Dir(ts.MkAbs(path)), 0o777))
	ts.Check(os.WriteFile(ts.MkAbs(path), b, 0o666))
}

// put WORKBOOK CELL TEXT [FORMAT] writes a text into a cell, "Milestones!E5",
// or a number that is shown in a format.
func putCell(ts *testscript.TestScript, neg bool, args []string) {
	b := []byte(ts.ReadFile(args[0]))
	var err error
	if len(args) == 3 {
		b, err = inputstest.Put(b, args[1], args[2])
	} else {
		n, isNumber := strconv.ParseFloat(args[2], 64)
		ts.Check(isNumber)
		b, err = inputstest.PutShown(b, args[1], n, args[3])
	}
	ts.Check(err)
	save(ts, args[0], b)
}

// rename WORKBOOK SHEET NAME gives a sheet another name; without NAME it
// deletes the sheet.
func renameSheet(ts *testscript.TestScript, neg bool, args []string) {
	b, err := inputstest.Rename([]byte(ts.ReadFile(args[0])), args[1], strings.Join(args[2:], ""))
	ts.Check(err)
	save(ts, args[0], b)
}

// sheet WORKBOOK NAME adds a blank sheet.
func addSheet(ts *testscript.TestScript, neg bool, args []string) {
	b, err := inputstest.AddSheet([]byte(ts.ReadFile(args[0])), args[1])
	ts.Check(err)
	save(ts, args[0], b)
}

// record PROJECT REPORT prints what the project keeps beside a report.json; its
// folder is then $RECORD.
func printRecord(ts *testscript.TestScript, neg bool, args []string) {
	sum := sha256.Sum256([]byte(ts.ReadFile(args[1])))
	dir := filepath.Join(args[0], "internal", hex.EncodeToString(sum[:])[:12])
	fmt.Fprintln(ts.Stdout(), ts.ReadFile(filepath.Join(dir, "record.json")))
	ts.Setenv("RECORD", dir)
}

// hold DIR keeps the lock of the directory, as a run that is writing there
// does, until the script ends.
func holdLock(ts *testscript.TestScript, neg bool, args []string) {
	lock := flock.New(filepath.Join(ts.MkAbs(args[0]), ".selfassess.lock"))
	got, err := lock.TryLock()
	ts.Check(err)
	if !got {
		ts.Fatalf("%s is locked already", args[0])
	}
	ts.Defer(func() { lock.Unlock() })
}

// copy DIR TARGET copies a folder of testdata.
func copyTree(ts *testscript.TestScript, neg bool, args []string) {
	ts.Check(os.CopyFS(ts.MkAbs(args[1]), os.DirFS(ts.MkAbs(args[0]))))
}

// letter FILE prints a letter without the ends of lines that Windows has.
func printLetter(ts *testscript.TestScript, neg bool, args []string) {
	fmt.Fprint(ts.Stdout(), strings.ReplaceAll(ts.ReadFile(args[0]), "\r\n", "\n"))
}

// fill FOLDER writes into every empty text of a language the words that stand
// above it, as somebody who translates writes others.
func fillTexts(ts *testscript.TestScript, neg bool, args []string) {
	files, err := filepath.Glob(filepath.Join(ts.MkAbs(args[0]), "*.toml"))
	ts.Check(err)
	for _, file := range files {
		var b strings.Builder
		above := ""
		for line := range strings.Lines(ts.ReadFile(file)) {
			if words, is := strings.CutPrefix(line, "# en: "); is {
				above = words
			}
			if key, empty := strings.CutSuffix(strings.TrimSpace(line), ` = ""`); empty {
				line = key + " = " + above
			} else if key, empty := strings.CutSuffix(strings.TrimSpace(line), " = []"); empty {
				line = key + " = " + above
			}
			b.WriteString(line)
		}
		ts.Check(os.WriteFile(file, []byte(b.String()), 0o666))
	}
}

// names DIR prints what a folder holds, hidden files too, one a line.
func listNames(ts *testscript.TestScript, neg bool, args []string) {
	entries, err := os.ReadDir(ts.MkAbs(args[0]))
	ts.Check(err)
	for _, e := range entries {
		fmt.Fprintln(ts.Stdout(), e.Name())
	}
}

// cells WORKBOOK prints the cells of a workbook that hold anything, one a line.
func printCells(ts *testscript.TestScript, neg bool, args []string) {
	cells, err := inputstest.Written([]byte(ts.ReadFile(args[0])))
	ts.Check(err)
	for _, c := range cells {
		fmt.Fprintln(ts.Stdout(), c.Ref, strings.ReplaceAll(c.Text, "\n", "\\n"))
	}
}

// review DOCUMENT MARKS TARGET marks a Word document as reviewers do.
func reviewCopy(ts *testscript.TestScript, neg bool, args []string) {
	marks, err := inputstest.Marks(ts.ReadFile(args[1]))
	ts.Check(err)
	b, err := inputstest.Reviewed([]byte(ts.ReadFile(args[0])), marks)
	ts.Check(err)
	save(ts, args[2], b)
}

// annotate PDF NOTES TARGET annotates a PDF as reviewers do.
func annotateCopy(ts *testscript.TestScript, neg bool, args []string) {
	notes, err := inputstest.Notes(ts.ReadFile(args[1]))
	ts.Check(err)
	b, err := inputstest.Annotated([]byte(ts.ReadFile(args[0])), notes)
	ts.Check(err)
	save(ts, args[2], b)
}

// answer WORKBOOK WORDS RESPONSE answers the remark of a workbook that holds
// the words.
func answerRemarks(ts *testscript.TestScript, neg bool, args []string) {
	b, err := inputstest.Answer([]byte(ts.ReadFile(args[0])), args[1], args[2])
	ts.Check(err)
	save(ts, args[0], b)
}

// text PDF prints what the pages say, one a line.
func printText(ts *testscript.TestScript, neg bool, args []string) {
	pages, err := inputstest.PDFText([]byte(ts.ReadFile(args[0])))
	ts.Check(err)
	fmt.Fprintln(ts.Stdout(), strings.Join(pages, "\n"))
}
