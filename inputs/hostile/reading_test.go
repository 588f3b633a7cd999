package hostile

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/xuri/excelize/v2"

	"selfassess/inputs"
	"selfassess/inputs/columns"
	"selfassess/inputs/inputstest"
	"selfassess/ogp"
	"selfassess/render"
	"selfassess/render/data"
	"selfassess/templates"
)

// long tells whether the tests may take their time: then every reading is done
// by the built program, within its bounds, and not by the packages it is made of.
// (What is asked before the tests begin, go test does not see, and would give
// the kept result of a short run.)
func long() bool { return os.Getenv("SELFASSESS_LONG") != "" }

// reading is a case of which also is demanded what was read: a project is
// built as report.json and its record: the findings about the returns must be
// exactly those that the case names, and values and texts must be there.
type reading struct {
	why   string
	cell  string                           // of the return of MOJ: "Milestones!I5"
	value any                              // put into it
	edit  func(f *excelize.File)           // or: what is done to the return of MOJ
	bytes func(t *testing.T) []byte        // or: the file in place of that return
	texts map[string]string                // or: the whole project, as inputstest has it: "plan", "MOJ", "MOF-2" …
	more  map[string]func(b []byte) []byte // a further file, made from the return of MOJ
	args  []string                         // of build, which only the program has
	alone bool                             // it needs what only the program does, or a bound on its process
	found string                           // all findings, "code Sheet!Cell", those about other files with "file: " before; one a line
	at    string                           // a value of report.json, as a path
	want  string                           // that value as JSON
	kept  []string                         // texts that must stand in report.json, or in its record
	not   []string                         // texts that must not
}

// Paths into report.json.
const (
	first        = "commitments.0."
	milestone    = first + "milestones.0."
	actual       = milestone + "contributions.0."
	contribution = first + "contributions.0."
	event        = "consultations.0."
)

// resultCell is the cell of the first commitment in the return of MOJ.
func resultCell(column string) string {
	return "Commitments!" + inputstest.Ref(columns.Results.Layout(), column, columns.HeaderRow+1)
}

// eventCell is the cell of the first event in the return of MOJ.
func eventCell(column string) string {
	return "Consultations!" + inputstest.Ref(columns.Consultations.Layout(), column, columns.HeaderRow+1)
}

func readAll(t *testing.T, cases []reading) {
	gate := make(chan struct{}, runtime.GOMAXPROCS(0))
	for _, c := range cases {
		t.Run(c.why, func(t *testing.T) {
			t.Parallel()
			gate <- struct{}{}
			defer func() { <-gate }()
			c.run(t)
		})
	}
}

func (c reading) run(t *testing.T) {
	dir := t.TempDir()
	for name, b := range c.project(t) {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, b, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	read := readHere
	if long() || c.args != nil || c.alone {
		read = build
	}
	exit, report := read(t, dir, c.args)
	c.check(t, exit, report)
}

// project makes the files of the case.
func (c reading) project(t *testing.T) map[string][]byte {
	if c.texts != nil {
		return ofTexts(t, c.texts)
	}
	files, err := workbooks()
	if err != nil {
		t.Fatal(err)
	}
	project := map[string][]byte{"plan.xlsx": files[0], "inputs/moj.xlsx": files[1], "inputs/mof.xlsx": files[2]}
	for name, change := range c.more {
		project[name] = change(bytes.Clone(files[1]))
	}
	switch {
	case c.bytes != nil:
		project["inputs/moj.xlsx"] = c.bytes(t)
	case c.edit != nil:
		project["inputs/moj.xlsx"] = edited(t, files[1], c.edit)
	case c.cell != "":
		project["inputs/moj.xlsx"] = typed(t, c.cell, c.value)
	}
	return project
}

func edited(t *testing.T, b []byte, change func(f *excelize.File)) []byte {
	t.Helper()
	b, err := inputstest.Edit(b, func(f *excelize.File) error { change(f); return nil })
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// ofTexts makes a project of texts: the plan, and returns by the agency and
// what tells several of one agency apart: "MOJ", "MOJ-2". "forms" is the plan
// from which the forms were made, if it has changed since.
func ofTexts(t *testing.T, texts map[string]string) map[string][]byte {
	t.Helper()
	project := map[string][]byte{"plan.xlsx": made(t, texts["plan"], "", "")}
	origin := texts["plan"]
	if texts["forms"] != "" {
		origin = texts["forms"]
	}
	for name, text := range texts {
		if name == "plan" || name == "forms" {
			continue
		}
		agency, _, _ := strings.Cut(name, "-")
		project["inputs/"+strings.ToLower(name)+".xlsx"] = made(t, origin, agency, text)
	}
	return project
}

// made is the plan workbook of a text, or the return of an agency to it. Many
// cases have the same: each is made once.
func made(t *testing.T, plan, agency, text string) []byte {
	t.Helper()
	p, _ := plans.LoadOrStore(plan, sync.OnceValues(func() (planned, error) { return planOf(plan) }))
	of, err := p.(func() (planned, error))()
	if err != nil {
		t.Fatal(err)
	}
	if agency == "" {
		return of.workbook
	}
	b, _ := returns.LoadOrStore([3]string{plan, agency, text}, sync.OnceValues(func() ([]byte, error) {
		return inputstest.Return(of.plan, agency, text)
	}))
	workbook, err := b.(func() ([]byte, error))()
	if err != nil {
		t.Fatal(err)
	}
	return workbook
}

// What was made: plans by their text, and returns by that text, the agency
// and their own text.
var plans, returns sync.Map

// planned is a plan as a workbook, and as it was read from there.
type planned struct {
	workbook []byte
	plan     *ogp.Plan
}

func planOf(text string) (p planned, err error) {
	if p.workbook, err = inputstest.Plan(text); err != nil {
		return p, err
	}
	p.plan, err = inputstest.ReadPlan(p.workbook)
	return p, err
}

// readHere makes report.json and its record in this process, as the program
// does it.
func readHere(t *testing.T, dir string, _ []string) (exit int, report map[string]any) {
	t.Helper()
	words, err := templates.Read()
	if err != nil {
		t.Fatal(err)
	}
	whole, err := templates.Load(templates.Reference)
	if err != nil {
		t.Fatal(err)
	}
	read, err := inputs.ReadProject(dir, words)
	if err != nil {
		t.Fatal(err)
	}
	merged := ogp.MergeAsOf(read.Plan, read.Returns, read.Plan.ReportDate)
	merged.Keep(read.Unplaced)
	e := &render.Edition{
		Report: merged, Statistics: merged.Statistics(), Requirements: merged.Requirements(),
		Findings: ogp.JoinFindings(read.Findings, merged.Findings),
		Locale:   render.NewLocale(whole), AsOf: read.Plan.ReportDate, Program: "selfassess",
	}
	var b, record bytes.Buffer
	if err := data.Write(&b, e); err != nil {
		t.Fatal(err)
	}
	in := &data.Internal{Edition: e}
	for i := range read.Returns {
		in.Workbooks = append(in.Workbooks, data.Workbook{File: read.Returns[i].File, Return: &read.Returns[i]})
	}
	if err := data.WriteRecord(&record, in); err != nil {
		t.Fatal(err)
	}
	report = withRecord(t, b.Bytes(), record.Bytes())
	if slices.ContainsFunc(e.Findings, func(f ogp.Finding) bool { return f.Severity() == ogp.Error }) {
		exit = 3
	}
	return exit, report
}

// build runs the program as a process of its own, which writes report.json.
func build(t *testing.T, dir string, args []string) (exit int, report map[string]any) {
	t.Helper()
	path, err := program()
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), timeout)
	defer cancel()
	cmd := exec.CommandContext(ctx, path, append([]string{"build", "--format", "json", dir}, args...)...)
	var errs bytes.Buffer
	cmd.Stderr = &errs
	if err := cmd.Run(); err != nil && cmd.ProcessState == nil {
		t.Fatal(err)
	}
	bounded(t, cmd.ProcessState, errs.String())
	b, err := os.ReadFile(filepath.Join(dir, "outputs", "report.json"))
	if err != nil {
		t.Fatalf("%v\n%s", err, errs.String())
	}
	sum := fmt.Sprintf("%x", sha256.Sum256(b))
	record, err := os.ReadFile(filepath.Join(dir, "internal", sum[:12], "record.json"))
	if err != nil {
		t.Fatalf("%v\n%s", err, errs.String())
	}
	return cmd.ProcessState.ExitCode(), withRecord(t, b, record)
}

// withRecord is report.json with, under "record", what is kept beside it.
func withRecord(t *testing.T, report, record []byte) (all map[string]any) {
	t.Helper()
	if err := json.Unmarshal(report, &all); err != nil {
		t.Fatal(err)
	}
	var kept any
	if err := json.Unmarshal(record, &kept); err != nil {
		t.Fatal(err)
	}
	all["record"] = kept
	return all
}

// bounded demands that a run was neither slow nor big, and did not break.
func bounded(t *testing.T, state *os.ProcessState, errs string) {
	t.Helper()
	if took := state.UserTime() + state.SystemTime(); took > maxTime {
		t.Errorf("took %v of processor time", took)
	}
	if peak, known := peakMemory(state); known && peak > maxMemory {
		t.Errorf("took %d MB of memory", peak>>20)
	}
	if strings.Contains(errs, "goroutine") || strings.Contains(errs, "fault of the program") {
		t.Errorf("the program failed: %s", errs)
	}
}

func (c reading) check(t *testing.T, exit int, report map[string]any) {
	found, wrong := findingsOf(t, report)
	var want []string
	for line := range strings.SplitSeq(c.found, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			want = append(want, line)
		}
	}
	slices.Sort(want)
	if !slices.Equal(found, want) {
		t.Errorf("findings:\n  %s\nwant:\n  %s", strings.Join(found, "\n  "), strings.Join(want, "\n  "))
	}
	if wantExit := map[bool]int{true: 3, false: 0}[wrong]; exit != wantExit {
		t.Errorf("exit code %d, want %d", exit, wantExit)
	}
	if c.at != "" {
		got, _ := json.Marshal(valueAt(report, c.at))
		if want := compact(c.want); string(got) != want {
			t.Errorf("%s is %s, want %s", c.at, got, want)
		}
	}
	all := textsOf(report)
	for _, text := range c.kept {
		if !strings.Contains(all, text) {
			t.Errorf("%q is lost", text)
		}
	}
	for _, text := range c.not {
		if strings.Contains(all, text) {
			t.Errorf("%q stands in the report", text)
		}
	}
}

func compact(s string) string {
	var v any
	if err := json.Unmarshal([]byte(s), &v); err != nil {
		return s
	}
	b, _ := json.Marshal(v)
	return string(b)
}

// common are findings that every project here has.
var common = []ogp.Code{ogp.SectionBlank, ogp.MilestonesNone}

// findingsOf lists the findings, those of the return of MOJ without its name,
// and tells whether there are errors. Every finding must say what to do, and
// one about a row which row it is.
func findingsOf(t *testing.T, report map[string]any) (list []string, wrong bool) {
	for _, v := range valueAt(report, "record.findings").([]any) {
		f := recordOf(t, v)
		if slices.Contains(common, ogp.Code(f.Code)) {
			continue
		}
		wrong = wrong || f.Severity == "error"
		line := f.Code + " " + f.place()
		if f.File != "inputs/moj.xlsx" {
			line = strings.TrimSuffix(filepath.Base(f.File), ".xlsx") + ": " + line
		}
		list = append(list, strings.TrimSpace(line))
		if f.Message == "" || f.Expected == "" || f.Fix == "" || strings.Contains(f.Message+f.Expected+f.Fix, "{") && !strings.Contains(f.Found, "{") {
			t.Errorf("the finding does not say what to do: %+v", f)
		}
	}
	slices.Sort(list)
	return list, wrong
}

// recordOf is a finding as report.json's record has it.
func recordOf(t *testing.T, v any) (f record) {
	t.Helper()
	b, _ := json.Marshal(v)
	if err := json.Unmarshal(b, &f); err != nil {
		t.Fatal(err)
	}
	return f
}

// valueAt follows a path of keys and indexes.
func valueAt(v any, path string) any {
	for key := range strings.SplitSeq(path, ".") {
		switch x := v.(type) {
		case map[string]any:
			v = x[key]
		case []any:
			i, err := strconv.Atoi(key)
			if err != nil || i >= len(x) {
				return fmt.Sprintf("nothing at %s", key)
			}
			v = x[i]
		default:
			return nil
		}
	}
	return v
}

// textsOf puts all texts of a JSON value together.
func textsOf(v any) string {
	switch x := v.(type) {
	case string:
		return x + "\n"
	case float64:
		return strconv.FormatFloat(x, 'f', -1, 64) + "\n"
	case []any:
		var b strings.Builder
		for _, e := range x {
			b.WriteString(textsOf(e))
		}
		return b.String()
	case map[string]any:
		var b strings.Builder
		for _, e := range x {
			b.WriteString(textsOf(e))
		}
		return b.String()
	}
	return ""
}

// TestTheSoundProjectHasNoFindings keeps the readings honest.
func TestTheSoundProjectHasNoFindings(t *testing.T) {
	readAll(t, []reading{{why: "nothing is changed", at: actual + "actual_end", want: `"2025-05-31"`}})
}
