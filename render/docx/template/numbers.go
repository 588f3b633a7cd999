package template

import (
	"strconv"
	"strings"
)

// number writes what must differ each time it is written.
func (f *filler) number(p *piece) {
	switch p.kind {
	case bookmark:
		f.marks[p.bytes] = f.name(p.bytes)
		f.open[p.id] = f.Numbers.Bookmark
		f.out.WriteString(`<w:bookmarkStart w:id="` + strconv.Itoa(f.Numbers.Bookmark) + `" w:name="` + f.marks[p.bytes] +
			`"/>`)
		f.Numbers.Bookmark++
	case bookmarkEnd:
		f.out.WriteString(`<w:bookmarkEnd w:id="` + strconv.Itoa(f.open[p.id]) + `"/>`)
	case reference:
		if f.marks[p.bytes] == "" { // the bookmark comes after the link to it
			f.out.WriteString(p.bytes)
		}
		f.out.WriteString(f.marks[p.bytes])
	case drawingID:
		f.out.WriteString(strconv.Itoa(f.Numbers.Drawing))
		f.Numbers.Drawing++
	case controlID:
		f.out.WriteString(strconv.Itoa(f.Numbers.Control))
		f.Numbers.Control++
	case annotation:
		f.out.WriteString(strconv.Itoa(f.Numbers.Bookmark))
		f.Numbers.Bookmark++
	case first:
		if !f.written[p.number] {
			f.written[p.number] = true
			f.out.WriteString(p.bytes)
		}
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
