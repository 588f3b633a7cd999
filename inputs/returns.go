package inputs

import (
	"cmp"
	"crypto/sha256"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"selfassess/ogp"
)

// The limits of a whole folder: what remains of its files in memory.
const (
	maxFolderCells = 400_000 // with content: each may be worth a finding
	maxFolderText  = 64 << 20
)

// weight is what a file leaves in memory.
type weight struct{ cells, text int }

// room is how much may be unpacked at the same time. A file that is larger
// than all of it is let in alone.
type room struct {
	sync.Mutex
	changed *sync.Cond
	held    int64
}

// maxHeld lets usual workbooks in together and the largest one by one.
const maxHeld = 32 << 20

func newRoom() *room {
	r := &room{}
	r.changed = sync.NewCond(r)
	return r
}

// enter waits until there is room for size bytes, and returns what gives it
// back.
func (r *room) enter(size int64) (leave func()) {
	size = min(size, maxHeld)
	r.Lock()
	for r.held+size > maxHeld {
		r.changed.Wait()
	}
	r.held += size
	r.Unlock()
	return func() {
		r.Lock()
		r.held -= size
		r.Unlock()
		r.changed.Broadcast()
	}
}

// queue is the returns on their way into the project. They are read on all
// cores and taken in their order: smaller files first, so that a file that
// is swollen pushes no honest one out when the folder holds too much.
type queue struct {
	sync.Mutex
	turned *sync.Cond
	turn   int
	sum    weight
	full   atomic.Bool                  // the folder holds too much already
	seen   map[[sha256.Size]byte]string // the first file with these bytes
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
func (q *queue) fits(w weight) bool {
	sum := weight{q.sum.cells + w.cells, q.sum.text + w.text}
	if q.full.Load() || sum.cells > maxFolderCells || sum.text > maxFolderText {
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
	slices.SortFunc(names, func(a, b string) int { return cmp.Or(cmp.Compare(sizes[a], sizes[b]), cmp.Compare(a, b)) })
	q, room, next := &queue{seen: map[[sha256.Size]byte]string{known.planSum: PlanFile}}, newRoom(), make(chan int)
	q.turned = sync.NewCond(q)
	var wg sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(names), maxReaders) {
		wg.Go(func() {
			for i := range next {
				var sum [sha256.Size]byte
				var o outcome
				if !q.full.Load() {
					b, err := readFile(paths[names[i]], maxFile)
					sum, o = sha256.Sum256(b), readReturn(names[i], b, err, v, known, room)
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
	slices.SortFunc(p.Returns, func(a, b ogp.Return) int { return cmp.Compare(a.File, b.File) })
}

// take puts what was read of a file into the project, unless the same bytes
// came under another name or the folder already holds too much.
func (p *Project) take(name string, sum [sha256.Size]byte, o outcome, q *queue) {
	at := ogp.Place{File: name}
	if first := q.seen[sum]; first != "" && !o.failed && !q.full.Load() {
		p.pass(name, SkippedRole, ogp.Finding{Code: ogp.FileSame, At: at, Args: map[string]string{"other": first}})
		return
	}
	if !o.failed {
		q.seen[sum] = name
	}
	if !q.fits(o.weight) {
		o = outcome{role: RefusedRole, findings: []ogp.Finding{refusal{reason: "too_much_together"}.finding(name)}}
	}
	p.Files = append(p.Files, File{name, o.role})
	p.Findings = append(p.Findings, o.findings...)
	p.Unplaced = append(p.Unplaced, o.unplaced...)
	if o.ret != nil {
		p.Returns = append(p.Returns, *o.ret)
	}
}
