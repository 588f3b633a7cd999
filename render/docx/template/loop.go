package template

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"sync"

	"selfassess/render"
)

// minParallel is how many items make it worth while to use another core.
const minParallel = 32

// loop writes a block once for every item: on all cores, unless what is
// written depends on what was written before it.
func (f *filler) loop(p *piece) error {
	items := p.group.Items(f.scopes[p.depth])
	workers := min(runtime.GOMAXPROCS(0), len(items)/minParallel)
	if p.whole && f.Enclose != nil {
		return f.enclosed(p, items)
	}
	if p.single || workers < 2 || f.part {
		return f.sequential(p, items)
	}
	for batch := range slices.Chunk(items, workers*minParallel) {
		inOrder, err := f.parallel(p, batch, workers)
		if err == nil && !inOrder {
			err = f.sequential(p, batch)
		}
		if err != nil {
			return err
		}
		f.flush()
	}
	return nil
}

// The bounds of what a part may become, in bytes: of what is written at once,
// before it is taken away, and of all. A report of 300 commitments has 25 MB; a
// block that repeats a book for each milestone has no end.
const (
	mostHeld  = 64 << 20
	mostOfAll = 512 << 20
)

// ErrTooLong tells that the blocks of a part make more of it than a report can
// hold.
var ErrTooLong = errors.New("the blocks of the template make a report too long for any program to open; " +
	"put less text between {#…} and {/…}")

// bounded tells whether the part has become too long. Who writes beside others
// leaves what is long to be written in order, where it is taken away.
func (f *filler) bounded() error {
	held := f.out.Len()
	if f.part && held > f.share {
		f.again = true
	}
	if f.again && f.part || held > mostHeld && (f.held > 0 || f.Flush == nil) || f.gone+held > mostOfAll {
		return ErrTooLong
	}
	return nil
}

// parallel writes a block once for every item, on several cores. It writes
// nothing if an item holds an address, since links are numbered in order, or if
// the items are too long to be held.
func (f *filler) parallel(p *piece, items []*render.Scope, workers int) (done bool, err error) {
	parts := make([]*filler, workers)
	errs := make([]error, workers)
	var wait sync.WaitGroup
	for w := range parts {
		parts[w] = &filler{Filling: f.Filling, out: &bytes.Buffer{}, scopes: f.scopes, held: 1, part: true, share: mostHeld / workers}
		mine := items[w*len(items)/workers : (w+1)*len(items)/workers]
		wait.Go(func() { errs[w] = parts[w].work(p, mine) })
	}
	wait.Wait()
	for w, part := range parts {
		switch {
		case part.again:
			return false, nil
		case errs[w] != nil:
			return false, errs[w]
		}
	}
	for _, part := range parts {
		if bytes.HasSuffix(f.out.Bytes(), []byte(tableEnd)) && bytes.HasPrefix(part.out.Bytes(), []byte("<w:tbl>")) {
			f.out.WriteString(f.Separator)
		}
		f.out.Write(part.out.Bytes())
		f.seen += part.seen
	}
	return true, nil
}

// sequential writes a block once for every item, one after the other.
func (f *filler) sequential(p *piece, items []*render.Scope) error {
	around := f.scopes[:len(f.scopes):len(f.scopes)]
	defer func() { f.scopes = around }()
	for _, item := range items {
		f.scopes = append(around, item)
		f.begin(p)
		if err := cmp.Or(f.all(p.kids), f.bounded()); err != nil {
			return err
		}
		f.flush()
	}
	return nil
}

// enclosed is sequential with every item in a content control of its own. A
// table at its end is closed off, so that it does not become one with the next.
func (f *filler) enclosed(p *piece, items []*render.Scope) error {
	for i, item := range items {
		from := f.out.Len()
		end := f.Enclose(f.out, p.group, item)
		begin := f.out.Len()
		f.held++
		err := f.sequential(p, items[i:i+1])
		f.held--
		if err != nil {
			return err
		}
		if f.out.Len() == begin {
			f.out.Truncate(from)
			continue
		}
		if bytes.HasSuffix(f.out.Bytes(), []byte(tableEnd)) {
			f.out.WriteString(f.Separator)
		}
		end(f.out.Bytes()[begin:])
		f.flush()
	}
	return nil
}

// work is sequential on another core, where nobody else can turn a panic into
// an error.
func (f *filler) work(p *piece, items []*render.Scope) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("a fault of the program, please report it: %v", p)
		}
	}()
	return f.sequential(p, items)
}
