package inputs

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"selfassess/inputs/lockedfile"
	"selfassess/inputs/office"
	"selfassess/inputs/xlsx"
	"selfassess/ogp"
)

// The limits of a whole folder: what remains of its files in memory.
const (
	maxFolderCells = 400_000 // with content: each may be worth a finding
	maxFolderText  = 64 << 20
)

// queue is the returns on their way into the project. They are read on all
// cores and taken in their order: smaller files first, so that a file that
// is swollen pushes no honest one out when the folder holds too much.
type queue struct {
	sync.Mutex
	turned *sync.Cond
	turn   int
	sum    xlsx.Size
	full   atomic.Bool                  // the folder holds too much already
	seen   map[[sha256.Size]byte]string // the first file with these bytes
	tables map[string]string            // which sheets the tables of text are, by file
}

// take calls keep when it is the turn of file i.
func (q *queue) take(i int, keep func()) {
	q.Lock()
	defer q.Unlock()
	for q.turn != i {
		q.turned.Wait()
	}
	keep()
	q.turn++
	q.turned.Broadcast()
}

// fits adds what a file leaves in memory, if the folder may hold it. The first
// that does not fit closes the folder: those after it are as large.
func (q *queue) fits(w xlsx.Size) bool {
	sum := xlsx.Size{Cells: q.sum.Cells + w.Cells, Text: q.sum.Text + w.Text}
	if q.full.Load() || sum.Cells > maxFolderCells || sum.Text > maxFolderText {
		q.full.Store(true)
		return false
	}
	q.sum = sum
	return true
}

// maxReaders bounds the files that are in memory at once on large machines.
const maxReaders = 16

// readReturns reads the workbooks on all cores; what is found does not depend
// on which of them finished first.
func (p *Project) readReturns(dir string, names []string, v *vocabulary, known *knowledge) {
	paths := make(map[string]string, len(names))
	sizes := make(map[string]int64, len(names))
	for _, name := range names {
		paths[name] = filepath.Join(dir, filepath.FromSlash(name))
		if info, err := os.Lstat(paths[name]); err == nil {
			sizes[name] = info.Size()
		}
	}
	slices.SortFunc(names, func(a, b string) int {
		return cmp.Or(cmp.Compare(strangers[ending(a)], strangers[ending(b)]), cmp.Compare(sizes[a], sizes[b]), cmp.Compare(a, b))
	})
	q := &queue{seen: map[[sha256.Size]byte]string{known.planSum: p.PlanFile}, tables: map[string]string{}}
	memory, next := office.NewMemory(), make(chan int)
	q.turned = sync.NewCond(q)
	var wg sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(names), maxReaders) {
		wg.Go(func() {
			for i := range next {
				var sum [sha256.Size]byte
				var o outcome
				if !q.full.Load() {
					b, err := lockedfile.Read(paths[names[i]], xlsx.Limits.File)
					sum, o = sha256.Sum256(b), readReturn(names[i], b, err, v, known, memory)
				}
				q.take(i, func() { p.take(names[i], sum, o, q) })
			}
		})
	}
	for i := range names {
		next <- i
	}
	close(next)
	wg.Wait()
	slices.SortFunc(p.Files, func(a, b File) int { return cmp.Compare(a.Name, b.Name) })
	byFile := func(a, b ogp.Return) int { return cmp.Compare(a.File, b.File) }
	slices.SortFunc(p.Returns, byFile)
	p.joinTables(q.tables)
	slices.SortFunc(p.Returns, byFile)
}

// take puts what was read of a file into the project, unless the same bytes
// came under another name or the folder already holds too much.
func (p *Project) take(name string, sum [sha256.Size]byte, o outcome, q *queue) {
	kind, strange := asStranger(name, &o)
	if first := q.seen[sum]; first != "" && !strange && !o.failed && !q.full.Load() {
		if p.isMisnamed(first) && !isMisnamed(o.findings, name) {
			p.rename(first, name, o)
			q.tables[name], q.seen[sum] = o.table, name
			first, name, o = name, first, outcome{}
		}
		p.passCopy(name, first, o)
		p.Files[len(p.Files)-1].SHA256 = hex.EncodeToString(sum[:])
		return
	}
	file := File{Name: name}
	if !o.failed && !q.full.Load() {
		file.SHA256 = hex.EncodeToString(sum[:])
	}
	if !o.failed && !strange { // the copy of a stranger may have the name of an agency
		q.seen[sum] = name
	}
	if !q.fits(o.size) {
		o = outcome{role: RefusedRole, findings: []ogp.Finding{refusalFinding(name,
			office.Refusal{Reason: "too_much_together"})}}
	}
	if strange {
		o.findings = []ogp.Finding{strangerFinding(name, kind)}
	}
	file.Role = o.role
	p.Files = append(p.Files, file)
	p.Findings = append(p.Findings, o.findings...)
	p.Unplaced = append(p.Unplaced, o.unplaced...)
	if o.ret != nil {
		q.tables[name] = o.table
		p.Returns = append(p.Returns, *o.ret)
	}
}

// passCopy notes a file whose bytes came under another name before. That its
// name is that of another agency stays worth a warning.
func (p *Project) passCopy(name, first string, o outcome) {
	p.pass(name, SkippedRole, ogp.Finding{Code: ogp.FileSame, Args: map[string]string{"other": first}})
	for _, f := range o.findings {
		if f.Code == ogp.ReturnNamed {
			p.Findings = append(p.Findings, f)
		}
	}
}

// isMisnamed tells whether a file has the name of an agency whose return it is
// not.
func (p *Project) isMisnamed(file string) bool { return isMisnamed(p.Findings, file) }

func isMisnamed(findings []ogp.Finding, file string) bool {
	return slices.ContainsFunc(findings, func(f ogp.Finding) bool {
		return f.Code == ogp.ReturnNamed && f.At.File == file
	})
}

// rename lets the file whose name fits stand for one of the same bytes that was
// read before it. Of that one only its name is left to be told.
func (p *Project) rename(first, name string, o outcome) {
	p.Findings = slices.DeleteFunc(p.Findings, func(f ogp.Finding) bool {
		return f.At.File == first && f.Code != ogp.ReturnNamed
	})
	p.Unplaced = slices.DeleteFunc(p.Unplaced, func(u ogp.Unplaced) bool { return u.File == first })
	p.Returns = slices.DeleteFunc(p.Returns, func(r ogp.Return) bool { return r.File == first })
	i := slices.IndexFunc(p.Files, func(f File) bool { return f.Name == first })
	p.Files[i].Name = name
	p.Findings, p.Unplaced = append(p.Findings, o.findings...), append(p.Unplaced, o.unplaced...)
	if o.ret != nil {
		p.Returns = append(p.Returns, *o.ret)
	}
}
