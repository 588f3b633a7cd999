// Package inputs reads the plan workbook and the agencies' returns.
//
// In come the files of a project's folder, which may be damaged, hostile or
// merely filled in by people. Out goes a [Project]: an [ogp.Plan] and the
// [ogp.Return]s, whose every value keeps its cell, and findings for all that a
// person must mend. [ReadProject] stops for nothing but a folder that cannot be
// listed.
//
// Nothing is lost: every cell with content ends in a record, or in an
// [ogp.Unplaced] and a finding that names it. Nothing is guessed: what can mean
// two things is asked about. Words and dates are read in every language that
// the program has, since people change the language of a form.
//
// The files come through office and xlsx, which know nothing of plans, and the
// columns from the table that forms writes by. What the values mean is for
// ogp to say, what people are told for the catalogue, and writing for forms.
package inputs

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"selfassess/inputs/columns"
	"selfassess/inputs/csv"
	"selfassess/inputs/lockedfile"
	"selfassess/inputs/ods"
	"selfassess/inputs/office"
	"selfassess/inputs/xlsx"
	"selfassess/ogp"
	"selfassess/templates"
)

// PlanFile and ReturnsDir are the names in a project's folder.
const (
	PlanFile   = "plan.xlsx"
	ReturnsDir = "inputs"
)

// PlanFiles are the names under which a plan is read, that of new ones first.
var PlanFiles = []string{PlanFile, "plan.ods"}

// Project is what a folder holds: the plan and the returns, with what was
// found while reading.
type Project struct {
	PlanFile string    // the name of the plan workbook, "" if there is none that could be read
	Plan     *ogp.Plan // nil if it is missing or cannot be read
	Returns  []ogp.Return
	Findings []ogp.Finding  // sorted
	Unplaced []ogp.Unplaced // what was read and no record holds; see Report.Keep
	Files    []File         // sorted by name
	Unread   []ogp.Return   // of agencies that sent something, and nothing that can be read
	Moments  []ogp.Moment   // earlier reports, in order of their files
}

// File is a file that was looked at.
type File struct {
	Name   string // as findings have it
	Role   Role
	SHA256 string // of its bytes, in hexadecimal; "" if they were not read
}

// Role is what a file turned out to be.
type Role string

// The roles.
const (
	PlanRole       Role = "plan"
	ReturnRole     Role = "return"
	SupplementRole Role = "supplement" // a further workbook of the secretariat
	RefusedRole    Role = "refused"    // not read; a finding says why
	SkippedRole    Role = "skipped"    // not a workbook
	MomentRole     Role = "moment"     // an earlier report
)

// ReadProject reads dir/plan.xlsx, or dir/plan.ods, and all workbooks in dir/inputs, and the
// earlier reports in dir/history. words are
// the catalogues whose languages are understood, the reader's own first. An
// error is only what stops the program: a folder that is missing or cannot be
// listed. Everything else is among the findings.
func ReadProject(dir string, words []*templates.Catalogue) (*Project, error) {
	if err := checkFolder(dir); err != nil {
		return nil, err
	}
	v := newVocabulary(words)
	p := &Project{}
	known := p.readPlan(dir, v)
	names, err := p.list(dir)
	if err != nil {
		return nil, err
	}
	if len(names) == 0 && p.Plan != nil {
		p.beside(dir)
	}
	p.readReturns(dir, names, v, known)
	p.settleStrangers(known)
	p.settleTranslated()
	if err := p.readHistory(dir); err != nil {
		return nil, err
	}
	p.Findings = ogp.SortFindings(p.Findings)
	return p, nil
}

// checkFolder tells why a path is not the folder of a project.
func checkFolder(dir string) error {
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return templates.Failure(templates.CLIProjectMissing, "folder", dir)
	case err != nil:
		return templates.FailureOf(lockedfile.Cause(err), templates.CLIProjectUnreadable, "folder", dir)
	case !info.IsDir():
		return templates.Failure(templates.CLIProjectFile, "path", dir, "folder", projectAround(dir))
	}
	return nil
}

// projectAround is the folder to be given in the place of a file: that of the
// project, if the file is one of its returns.
func projectAround(file string) string {
	dir := filepath.Dir(file)
	above := filepath.Join(dir, "..")
	abs, _ := filepath.Abs(dir) // "." has a name, too
	if len(plansIn(above)) > 0 && filepath.Base(abs) == ReturnsDir {
		return above
	}
	return dir
}

// plansIn are the names of the plan workbooks in a folder.
func plansIn(dir string) (names []string) {
	for _, name := range PlanFiles {
		if _, err := os.Stat(filepath.Join(dir, name)); !errors.Is(err, fs.ErrNotExist) {
			names = append(names, name)
		}
	}
	return names
}

// readPlan reads the plan workbook, and returns what the returns need of it.
func (p *Project) readPlan(dir string, v *vocabulary) *knowledge {
	known := &knowledge{}
	plans := plansIn(dir)
	switch len(plans) {
	case 0:
		p.Findings = append(p.Findings, planMissing(dir))
		return known
	case 1:
		p.PlanFile = plans[0]
	default: // which of them counts is for people to say
		p.pass(plans[1], RefusedRole, ogp.Finding{Code: ogp.PlanBoth, Args: map[string]string{"other": plans[0]}})
		return known
	}
	b, err := lockedfile.Read(filepath.Join(dir, p.PlanFile), xlsx.Limits.File)
	sum := ""
	if err == nil {
		known.planSum = sha256.Sum256(b)
		sum = hex.EncodeToString(known.planSum[:])
	}
	book, finding := open(p.PlanFile, b, err, office.NewMemory())
	if book != nil && book.IsTable() { // a plan has several sheets
		f := refusalFinding(p.PlanFile, office.Refusal{Kind: "csv"})
		finding = &f
	}
	if finding != nil {
		p.Findings = append(p.Findings, *finding)
		p.Files = append(p.Files, File{p.PlanFile, RefusedRole, sum})
		return known
	}
	p.Files = append(p.Files, File{p.PlanFile, PlanRole, sum})
	r := newReading(p.PlanFile, book, v, known)
	r.readMeta() // the sheets of a plan in another language are named there
	p.Plan = &ogp.Plan{}
	readPlanSheet(r, p.Plan)
	known.learnPlan(p.Plan, v)
	readTables(r, p.Plan)
	r.reportUnused()
	r.reportNotesAtCells()
	r.reportExtras()
	known.plan, known.about = columns.NewLookup(p.Plan), aboutOf(p.Plan)
	p.Findings = append(p.Findings, r.findings...)
	p.Unplaced = append(p.Unplaced, r.unplaced...)
	return known
}

// open reads a file's bytes into cells; err is from reading the bytes.
func open(file string, b []byte, err error, memory *office.Memory) (*xlsx.Workbook, *ogp.Finding) {
	if err != nil {
		return nil, &ogp.Finding{Code: ogp.FileUnreadable, At: ogp.Place{File: file},
			Args: map[string]string{ogp.KeyArg("reason"): "unreadable." + lockedfile.Obstacle(err)}}
	}
	book, err := xlsx.Open(b, memory, office.TimeLimit)
	switch r, _ := errors.AsType[office.Refusal](err); {
	case r.Kind == "ods":
		book, err = ods.Open(b, memory, office.TimeLimit)
	case r.Kind == "csv", r.Reason == "damaged" && r.Part == "" && isTableName(file):
		book, err = csv.Open(b, memory, office.TimeLimit)
	}
	if err != nil {
		r, _ := errors.AsType[office.Refusal](err)
		f := refusalFinding(file, r)
		return nil, &f
	}
	return book, nil
}

// outcome is what became of one file.
type outcome struct {
	ret      *ogp.Return
	role     Role
	findings []ogp.Finding
	unplaced []ogp.Unplaced
	size     xlsx.Size
	failed   bool   // its bytes could not be had
	table    string // the key of the sheet, if it is a table of text
}

// readReturn reads the bytes of one return; err is from reading them.
func readReturn(file string, b []byte, err error, v *vocabulary, known *knowledge, memory *office.Memory) outcome {
	book, finding := open(file, b, err, memory)
	if finding != nil {
		return outcome{role: RefusedRole, findings: []ogp.Finding{*finding}, failed: err != nil}
	}
	r := newReading(file, book, v, known)
	ret := &ogp.Return{File: file}
	o := outcome{role: r.attribute(ret), size: book.Size}
	o.table = r.single
	r.agency, r.submission = ret.Agency, ret.Submission
	if o.role != RefusedRole {
		o.ret = ret
		r.foreign = known.foreign(ret)
		ret.Results = readSheet(r, columns.Results, func(x *ogp.Result) { x.Agency, x.Submission = r.agency, r.submission })
		ret.Progress = readSheet(r, columns.Progress,
			func(x *ogp.Progress) { x.Agency, x.Submission = r.agency, r.submission })
		ret.ResultsAt, ret.ProgressAt = r.found[columns.Results.Key], r.found[columns.Progress.Key]
		ret.Activities = readActivities(r)
		ret.Events = readSheet(r, columns.Consultations, func(e *ogp.Event) { e.Agency = r.agency })
		ret.Comments = readComments(r)
		ret.Repository = readSheet(r, columns.Repository, unchanged)
		ret.Translations = readTranslations(r)
		r.reportUnused()
		r.reportNotesAtCells()
		ret.Blank = !r.touched && len(r.unplaced) == 0
	} else {
		r.reportNotesAtCells()
	}
	r.reportExtras()
	o.findings, o.unplaced = r.findings, r.unplaced
	return o
}

// readActivities reads how an agency carries milestones out. Its form says what
// the plan says of it: rows that only repeat this fill nothing in.
func readActivities(r *reading) []ogp.Activity {
	if r.agency == "" {
		return nil
	}
	touched := r.touched
	list := readSheet(r, columns.Activities, func(a *ogp.Activity) { a.Agency = r.agency })
	r.touched = touched || slices.ContainsFunc(list, func(a ogp.Activity) bool { return !r.known.plan.Says(&a) })
	return list
}

// attribute finds out whose return it is: from what it says of itself, else
// from its name. A workbook that says nothing and has none of the sheets of a
// return is one of the secretariat. What cannot be attributed is kept.
func (r *reading) attribute(ret *ogp.Return) Role {
	at := ogp.Place{File: r.file}
	if r.book.IsTable() {
		return r.attributeTable(ret)
	}
	identified := r.identify(ret, r.readMeta())
	if ret.Schema > columns.SchemaVersion {
		r.keep(ogp.Finding{Code: ogp.SchemaNewer}, r.allCells())
		return RefusedRole
	}
	if r.contradicted {
		r.keep(ogp.Finding{Code: ogp.MetaContradicts}, r.allCells())
		return RefusedRole
	}
	if ret.Agency != "" {
		r.checkName(ret.Agency)
		return ReturnRole
	}
	if !identified && !r.has(columns.Results.Layout()) && !r.has(columns.Progress.Layout()) {
		return SupplementRole
	}
	if r.has(columns.PlanLayout()) {
		r.leaveOut(ogp.Finding{Code: ogp.PlanTwice, At: at}, r.allCells())
		return RefusedRole
	}
	if ret.Agency = r.known.agencyOfName(r.file); ret.Agency == "" {
		r.leaveOut(ogp.Finding{Code: ogp.ReturnUnknown, At: at}, r.allCells())
		return RefusedRole
	}
	r.add(ogp.Finding{Code: ogp.MetaMissing, At: at, Args: map[string]string{"agency": string(ret.Agency)}})
	return ReturnRole
}

// allCells are the cells of a workbook that is not read.
func (r *reading) allCells() (all []ogp.Cell) {
	for _, g := range r.book.Sheets {
		all = append(all, r.sheetCells(g)...)
	}
	return all
}

// reportUnused reports sheets with content that nothing reads.
func (r *reading) reportUnused() {
	for _, g := range r.book.Sheets {
		if r.isOf(g, columns.OwnSheets...) {
			r.reportNotes(g)
			continue
		}
		if r.used[g] || len(g.Rows) == 0 || r.isOf(g, columns.FactSheet) {
			continue
		}
		r.leaveOut(ogp.Finding{Code: ogp.SheetUnknown, At: r.place(g, ""),
			Args: map[string]string{"rows": fmt.Sprint(len(g.Rows))}}, r.sheetCells(g))
	}
}
