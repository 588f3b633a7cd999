// Package inputs reads the plan workbook and the agencies' returns, and
// writes the blank ones.
//
// In come .xlsx files, which may be damaged, hostile or merely filled in by
// people. Out go a selfassess.Plan and selfassess.Returns whose every value
// keeps its cell, with findings for all that a person must mend: every cell
// with content ends in a record or in a finding. The other way, blank
// workbooks, to-fix copies of returns and the schema go out, made from the same
// tables of columns.
//
// It is the only room that knows excelize. It must not hold rules about what
// the values mean, nor words for readers: those are in selfassess and in the
// catalogue.
package inputs

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"

	"selfassess"
	"selfassess/templates"
)

// PlanFile and ReturnsDir are the names in a project's folder.
const (
	PlanFile   = "plan.xlsx"
	ReturnsDir = "inputs"
)

// Project is what a folder holds: the plan and the returns, with what was
// found while reading.
type Project struct {
	Plan     *selfassess.Plan // nil if it is missing or cannot be read
	Returns  []selfassess.Return
	Findings []selfassess.Finding  // sorted
	Unplaced []selfassess.Unplaced // what was read and no record holds; see Report.Keep
	Files    []File                // sorted by name
}

// File is a file that was looked at.
type File struct {
	Name string // as findings have it
	Role Role
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
)

// ReadProject reads dir/plan.xlsx and all workbooks in dir/inputs. words are
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
	p.readReturns(dir, names, v, known)
	p.Findings = selfassess.SortFindings(p.Findings)
	return p, nil
}

// checkFolder tells why a path is not the folder of a project.
func checkFolder(dir string) error {
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("read project: there is no folder %s", dir)
	case err != nil:
		return fmt.Errorf("read project: %s: %s", dir, cause(err))
	case !info.IsDir():
		return fmt.Errorf("read project: %s is a file; give the folder that holds it: %s", dir, filepath.Dir(dir))
	}
	return nil
}

// readPlan reads the plan workbook, and returns what the returns need of it.
func (p *Project) readPlan(dir string, v *vocabulary) *knowledge {
	known := &knowledge{}
	b, err := os.ReadFile(filepath.Join(dir, PlanFile))
	if errors.Is(err, fs.ErrNotExist) {
		p.Findings = append(p.Findings, selfassess.Finding{Code: selfassess.PlanMissing, At: selfassess.Place{File: PlanFile}})
		return known
	}
	book, finding := open(PlanFile, b, err)
	if finding != nil {
		p.Findings = append(p.Findings, *finding)
		p.Files = append(p.Files, File{PlanFile, RefusedRole})
		return known
	}
	p.Files = append(p.Files, File{PlanFile, PlanRole})
	r := newReading(book, v, known)
	r.readMeta() // the sheets of a plan in another language are named there
	p.Plan = &selfassess.Plan{}
	readPlanSheet(r, p.Plan)
	known.learnPlan(p.Plan, v)
	readTables(r, p.Plan)
	r.reportUnused()
	known.plan = newLookup(p.Plan)
	p.Findings = append(p.Findings, r.findings...)
	p.Unplaced = append(p.Unplaced, r.unplaced...)
	return known
}

// open reads a file's bytes into cells; err is from reading the bytes.
func open(file string, b []byte, err error) (*workbook, *selfassess.Finding) {
	finding := func(code selfassess.Code, args ...string) *selfassess.Finding {
		f := &selfassess.Finding{Code: code, At: selfassess.Place{File: file}, Args: map[string]string{}}
		for i := 0; i+1 < len(args); i += 2 {
			f.Args[args[i]] = args[i+1]
		}
		return f
	}
	if err != nil {
		return nil, finding(selfassess.FileUnreadable, "reason", cause(err))
	}
	book, err := openWorkbook(file, b)
	if err == nil {
		return book, nil
	}
	if r, ok := errors.AsType[refusal](err); ok && r.kind != "" {
		return nil, finding(selfassess.FileKind, selfassess.Term("kind"), "file_kind."+r.kind, selfassess.Term("remedy"), "file_remedy."+r.kind)
	} else if ok {
		return nil, finding(selfassess.FileRefused, selfassess.Term("reason"), "refused."+r.reason, "part", r.detail)
	}
	return nil, finding(selfassess.FileRefused, "reason", err.Error())
}

// cause leaves paths of this machine out of a message.
func cause(err error) string {
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		return p.Err.Error()
	}
	return err.Error()
}

// list returns the workbooks in dir/inputs, sorted, and notes what is passed
// over. A project without the folder has no returns.
func (p *Project) list(dir string) (names []string, err error) {
	root := filepath.Join(dir, ReturnsDir)
	switch info, err := os.Stat(root); {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err == nil && !info.IsDir():
		return nil, fmt.Errorf("read returns: %s is a file; make it a folder with the returns in it", root)
	}
	err = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return fmt.Errorf("read returns: %s: %s", path, cause(err))
		}
		rel, _ := filepath.Rel(dir, path)
		name := filepath.ToSlash(rel)
		base := d.Name()
		switch {
		case path == root:
		case strings.HasPrefix(base, ".") && d.IsDir():
			return filepath.SkipDir
		case strings.HasPrefix(base, "."), d.IsDir():
		case strings.HasPrefix(base, "~$"), !d.Type().IsRegular(), !isSpreadsheet(base):
			p.Findings = append(p.Findings, selfassess.Finding{Code: selfassess.FileSkipped, At: selfassess.Place{File: name}})
			p.Files = append(p.Files, File{name, SkippedRole})
		default:
			names = append(names, name)
		}
		return nil
	})
	return names, err
}

// isSpreadsheet tells by the name whether a file is meant as a return: other
// spreadsheet formats are opened, so that the finding can name their kind.
func isSpreadsheet(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".xlsx", ".xls", ".xlsm", ".xlsb", ".xltx", ".ods", ".csv":
		return true
	}
	return false
}

// readReturns reads the workbooks on all cores; the results stand in the
// order of the names, whatever finished first.
func (p *Project) readReturns(dir string, names []string, v *vocabulary, known *knowledge) {
	type outcome struct {
		ret      *selfassess.Return
		role     Role
		findings []selfassess.Finding
		unplaced []selfassess.Unplaced
	}
	outcomes := make([]outcome, len(names))
	next := make(chan int)
	var wg sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(names)) {
		wg.Go(func() {
			for i := range next {
				b, err := readFile(filepath.Join(dir, filepath.FromSlash(names[i])))
				o := &outcomes[i]
				o.ret, o.role, o.findings, o.unplaced = readReturn(names[i], b, err, v, known)
			}
		})
	}
	for i := range names {
		next <- i
	}
	close(next)
	wg.Wait()
	for i, o := range outcomes {
		p.Files = append(p.Files, File{names[i], o.role})
		p.Findings = append(p.Findings, o.findings...)
		p.Unplaced = append(p.Unplaced, o.unplaced...)
		if o.ret != nil {
			p.Returns = append(p.Returns, *o.ret)
		}
	}
}

// readFile reads at most a byte more than the limit, which is then refused.
func readFile(path string) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if info.Size() > maxFile {
		return make([]byte, maxFile+1), nil
	}
	return os.ReadFile(path)
}

// readReturn reads the bytes of one return; err is from reading them.
func readReturn(file string, b []byte, err error, v *vocabulary, known *knowledge) (*selfassess.Return, Role, []selfassess.Finding, []selfassess.Unplaced) {
	book, finding := open(file, b, err)
	if finding != nil {
		return nil, RefusedRole, []selfassess.Finding{*finding}, nil
	}
	r := newReading(book, v, known)
	ret := &selfassess.Return{File: file}
	role := r.attribute(ret)
	if role == RefusedRole {
		return nil, role, r.findings, r.unplaced
	}
	r.agency, r.submission = ret.Agency, ret.Submission
	r.foreign = known.foreign(ret)
	ret.Results = resultSheet.read(r)
	ret.Progress = progressSheet.read(r)
	ret.Events = consultationSheet.read(r)
	ret.Comments = commentSheet.read(r)
	ret.Repository = repositorySheet.read(r)
	r.reportUnused()
	ret.Blank = !r.touched && len(r.unplaced) == 0
	return ret, role, r.findings, r.unplaced
}

// attribute finds out whose return it is: from what it says of itself, else
// from its name. A workbook that says nothing and has none of the sheets of a
// return is one of the secretariat. What cannot be attributed is kept.
func (r *reading) attribute(ret *selfassess.Return) Role {
	at := selfassess.Place{File: r.book.file}
	identified := r.identify(ret, r.readMeta())
	if ret.Schema > schemaVersion {
		r.keep(selfassess.Finding{Code: selfassess.SchemaNewer}, r.allCells())
		return RefusedRole
	}
	if r.contradicted {
		r.keep(selfassess.Finding{Code: selfassess.MetaContradicts}, r.allCells())
		return RefusedRole
	}
	if ret.Agency != "" {
		return ReturnRole
	}
	if !identified && !r.has(resultSheet.layout()) && !r.has(progressSheet.layout()) {
		return SupplementRole
	}
	if ret.Agency = r.agencyFromName(); ret.Agency == "" {
		r.leaveOut(selfassess.Finding{Code: selfassess.ReturnUnknown, At: at}, r.allCells())
		return RefusedRole
	}
	r.add(selfassess.Finding{Code: selfassess.MetaMissing, At: at, Args: map[string]string{"agency": string(ret.Agency)}})
	return ReturnRole
}

// has tells whether there is a sheet of the layout.
func (r *reading) has(l layout) bool {
	named, alike := r.candidates(l)
	return len(named)+len(alike) > 0
}

// allCells are the cells of a workbook that is not read.
func (r *reading) allCells() (all []selfassess.Cell) {
	for _, g := range r.book.sheets {
		all = append(all, r.sheetCells(g)...)
	}
	return all
}

// reportUnused reports sheets with content that nothing reads.
func (r *reading) reportUnused() {
	for _, g := range r.book.sheets {
		if r.isOwn(g) {
			r.reportNotes(g)
			continue
		}
		if r.used[g] || len(g.rows) == 0 {
			continue
		}
		r.leaveOut(selfassess.Finding{Code: selfassess.SheetUnknown, At: r.place(g, ""), Args: map[string]string{"rows": fmt.Sprint(len(g.rows))}}, r.sheetCells(g))
	}
}
