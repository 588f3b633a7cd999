package template

import (
	"cmp"
	"strconv"
	"strings"
)

// number writes what must differ each time it is written.
func (f *filler) number(p *piece) {
	switch p.kind {
	case bookmark:
		f.open[p.id] = f.Numbers.Bookmark
		f.out.WriteString(`<w:bookmarkStart w:id="` + strconv.Itoa(f.Numbers.Bookmark) + `" w:name="` + f.marks[p.bytes] +
			`"/>`)
		f.Numbers.Bookmark++
	case bookmarkEnd:
		f.out.WriteString(`<w:bookmarkEnd w:id="` + strconv.Itoa(f.open[p.id]) + `"/>`)
	case reference:
		f.out.WriteString(cmp.Or(f.marks[p.bytes], p.bytes))
	case drawingID:
		f.out.WriteString(strconv.Itoa(f.Numbers.Drawing))
		f.Numbers.Drawing++
	case controlID:
		f.out.WriteString(strconv.Itoa(f.Numbers.Control))
		f.Numbers.Control++
	case listID:
		f.out.WriteString(cmp.Or(f.lists[p.bytes], p.bytes))
	case first:
		if !f.written[p.number] {
			f.written[p.number] = true
			f.out.WriteString(p.bytes)
		}
	}
}

// begin gives the bookmarks and the lists of a block the names and numbers of
// its next copy, so that a reference may stand before what it refers to.
func (f *filler) begin(p *piece) {
	for _, name := range p.names {
		if f.fresh[name] {
			delete(f.fresh, name)
			continue
		}
		f.marks[name] = f.name(name)
	}
	for _, id := range p.lists {
		if f.lists[id] == "" || f.List == nil {
			f.lists[id] = id
			continue
		}
		f.lists[id] = f.List(id)
	}
	if len(p.names) == 0 {
		return
	}
	for i := range p.kids {
		p.kids[i].inner(func(loop *piece) {
			for _, name := range loop.names {
				f.fresh[name] = true
			}
		})
	}
}

// inner visits the outermost repeated blocks in a piece.
func (p *piece) inner(visit func(*piece)) {
	if p.kind == loop {
		visit(p)
		return
	}
	for i := range p.kids {
		p.kids[i].inner(visit)
	}
}

// nameLimit is the longest name of a bookmark that Word allows.
const nameLimit = 40

// name is the name of a bookmark the next time that it is written: as in the
// template, then with a number that no other name has.
func (f *filler) name(name string) string {
	if f.marks[name] == "" {
		return name
	}
	for n := max(2, f.copies[name]+1); ; n++ {
		f.copies[name] = n
		tail := "__" + strconv.Itoa(n)
		r := []rune(name)
		next := string(r[:min(len(r), nameLimit-len(tail))]) + tail
		if key := strings.ToLower(next); !f.Bookmarks[key] {
			f.Bookmarks[key] = true
			return next
		}
	}
}
