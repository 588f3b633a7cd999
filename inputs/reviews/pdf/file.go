// Package pdf reads what reviewers leave in a PDF: annotations, and the pages
// with the text and the named places that the annotations are about.
//
// In comes a file that anybody may have written, damaged or hostile; out come
// plain values. Nothing is written, nothing outside the file is looked at, and
// memory, time and depth are bounded; the libraries that read PDFs in Go have
// no such bounds and cannot be stopped, so this package reads by itself the
// little that annotations need. Nothing here knows what a report is, and no
// words for readers belong here.
package pdf

import (
	"bytes"
	"time"
)

// Damage is why a file is not read: "encrypted", "cut" (no pages can be
// found), "bomb" (it unpacks to more than any report) or "too_slow".
type Damage string

func (d Damage) Error() string { return string(d) }

// maxObjects is how many objects a file may have. That report has a quarter.
const maxObjects = 500_000

// File is a PDF whose objects were found. It is not safe for concurrent use.
type File struct {
	budget
	b       []byte
	objects map[Ref]object
	made    map[Ref]any // objects that were read before
	packed  map[Ref]*pack
	root    Dict
	info    Dict
	pages   []*page
	fonts   map[Ref]*font
	glyphs  int // on the last page; the next one has about as many
}

// object is where an object stands: at an offset of the file, or in an object
// stream.
type object struct {
	at    int // behind "obj"
	pack  Ref // the object stream, or 0
	index int // within it
}

// pack is an object stream, unpacked.
type pack struct {
	b       []byte
	offsets []int
}

// Open finds the objects and the pages of a file. It is given up at the end
// of the time, as is all that is read later.
func Open(b []byte, end time.Time) (*File, error) {
	f := &File{b: b, objects: map[Ref]object{}, made: map[Ref]any{}, packed: map[Ref]*pack{}, fonts: map[Ref]*font{},
		budget: budget{end: end}}
	f.keep(len(b))
	f.scan()
	if f.failed == nil && f.root == nil {
		f.findRoot()
	}
	if f.failed != nil {
		return nil, f.failed
	}
	f.collectPages()
	if len(f.pages) == 0 {
		f.fail("cut")
	}
	return f, f.failed
}

// Work counts what is done with a file; the error says that it is to end.
func (f *File) Work(n int) error {
	f.step(n)
	return f.failed
}

// scan reads the file from front to back and notes every object. The tables
// of cross-references are not needed for that; programs get them wrong, and
// they can lead in circles. Saving adds to the end of a file: of objects with
// one number, the last one counts.
func (f *File) scan() {
	trailer := -1 // the next one
	for at := 0; f.failed == nil; {
		i := bytes.Index(f.b[at:], []byte("obj"))
		if trailer < at {
			if trailer = bytes.Index(f.b[at:], []byte("trailer")); trailer < 0 {
				trailer = len(f.b)
			} else {
				trailer += at
			}
		}
		switch {
		case trailer < len(f.b) && (i < 0 || trailer < at+i):
			at = f.trailerAt(trailer + len("trailer"))
		case i < 0:
			return
		default:
			head := f.b[max(at, at+i-40) : at+i]
			at += i + len("obj")
			if n, ok := objectNumber(head); ok && f.step(16) {
				at = f.found(n, at)
			}
			f.step(2)
		}
	}
}

// trailerAt reads the dictionary behind the word "trailer" and returns where
// to go on.
func (f *File) trailerAt(at int) int {
	l := &lexer{b: f.b, at: at, budget: &f.budget}
	v, _ := l.value(0, true)
	d, _ := v.(Dict)
	f.trailer(d)
	return max(at, l.at)
}

// objectNumber reads "12 0 " before the word "obj".
func objectNumber(b []byte) (Ref, bool) {
	spaces := func() (some bool) {
		for len(b) > 0 && blank(b[len(b)-1]) {
			b, some = b[:len(b)-1], true
		}
		return some
	}
	digits := func(most int) (n, count int) {
		for scale := 1; count < most && len(b) > 0 && b[len(b)-1] >= '0' && b[len(b)-1] <= '9'; scale *= 10 {
			n += scale * int(b[len(b)-1]-'0')
			b, count = b[:len(b)-1], count+1
		}
		return n, count
	}
	if !spaces() {
		return 0, false
	}
	if _, count := digits(5); count == 0 || !spaces() {
		return 0, false
	}
	n, count := digits(10)
	return Ref(n), count > 0
}

// found notes the object that stands at an offset and returns where to go on:
// behind its stream, if it has one.
func (f *File) found(n Ref, at int) int {
	if !f.note(n, object{at: at}) {
		return at
	}
	l := &lexer{b: f.b, at: at, budget: &f.budget}
	l.skip()
	if !bytes.HasPrefix(f.b[l.at:], []byte("<<")) {
		return at
	}
	v, _ := l.value(0, true)
	d, _ := v.(Dict)
	from, ok := l.stream()
	if !ok {
		return l.at
	}
	to := f.streamEnd(d, from)
	switch d["Type"] {
	case Name("XRef"):
		f.trailer(d)
	case Name("ObjStm"):
		f.addObjectStream(n, d, f.b[from:to])
	}
	return to
}

// note enters an object into the table.
func (f *File) note(n Ref, o object) bool {
	if _, again := f.objects[n]; !again {
		if len(f.objects) >= maxObjects {
			return f.fail("bomb")
		}
		if !f.keep(sizeOfObject) {
			return false
		}
	}
	f.objects[n] = o
	delete(f.made, n)
	return true
}

// stream tells where the data of a stream begins, if one follows.
func (l *lexer) stream() (at int, ok bool) {
	l.skip()
	if !bytes.HasPrefix(l.b[l.at:], []byte("stream")) {
		return 0, false
	}
	at = l.at + len("stream")
	if bytes.HasPrefix(l.b[at:], []byte("\r\n")) {
		return at + 2, true
	}
	if at < len(l.b) && (l.b[at] == '\n' || l.b[at] == '\r') {
		at++
	}
	return at, true
}

// streamEnd is where the data of a stream ends: where its length says, if that
// is true, or else before the word that ends it.
func (f *File) streamEnd(d Dict, from int) int {
	if n, ok := d["Length"].(float64); ok && n >= 0 && from+int(n) <= len(f.b) {
		rest := bytes.TrimLeft(f.b[from+int(n):min(len(f.b), from+int(n)+16)], "\r\n \t")
		if bytes.HasPrefix(rest, []byte("endstream")) {
			return from + int(n)
		}
	}
	i := bytes.Index(f.b[from:], []byte("endstream"))
	if i < 0 {
		i = len(f.b) - from
	}
	f.pass(i)
	return from + i
}

func (f *File) trailer(d Dict) {
	if d["Encrypt"] != nil {
		f.fail("encrypted")
	}
	if r, ok := d["Root"].(Ref); ok {
		f.root = Dict{"": r} // it is read when all objects are known
	}
	if i, ok := d["Info"]; ok {
		f.info = Dict{"": i}
	}
}

// addObjectStream notes the objects of an object stream.
func (f *File) addObjectStream(n Ref, d Dict, data []byte) {
	b := f.unpack(d, data)
	first, count := integer(d["First"]), integer(d["N"])
	if first <= 0 || first > len(b) {
		return
	}
	p := &pack{b: b}
	l := &lexer{b: b[:first], budget: &f.budget}
	for range count {
		num, ok := l.value(0, false)
		at, _ := l.value(0, false)
		if !ok || !f.keep(8) || !f.note(Ref(integer(num)), object{pack: n, index: len(p.offsets)}) {
			break
		}
		p.offsets = append(p.offsets, first+integer(at))
	}
	f.packed[n] = p
	f.keep(len(b))
}

func integer(v any) int {
	n, _ := v.(float64)
	return int(n)
}

// findRoot looks for the catalogue of a file whose end is lost.
func (f *File) findRoot() {
	best := Ref(-1)
	for n := range f.objects {
		v, _ := f.parse(n) // and is not kept: these are all objects of the file
		if d, ok := v.(Dict); ok && d["Type"] == Name("Catalog") && n > best {
			best = n
		}
	}
	if best >= 0 {
		f.root = Dict{"": best}
	}
}

// get is a value, or what a reference leads to.
func (f *File) get(v any) any {
	for range 20 { // a reference may lead to a reference
		r, ok := v.(Ref)
		if !ok {
			return v
		}
		v = f.object(r)
	}
	return nil
}

func (f *File) object(r Ref) any {
	if v, ok := f.made[r]; ok {
		return v
	}
	v, size := f.parse(r)
	if f.failed != nil || !f.keep(size+sizeOfEntry) {
		return nil
	}
	f.made[r] = v
	return v
}

// parse reads an object, and tells how much memory it takes.
func (f *File) parse(r Ref) (v any, size int) {
	o, ok := f.objects[r]
	if !ok || !f.step(4) {
		return nil, 0
	}
	b, at := f.b, o.at
	if o.pack != 0 {
		p := f.packed[o.pack]
		if p == nil || o.index >= len(p.offsets) || p.offsets[o.index] < 0 || p.offsets[o.index] > len(p.b) {
			return nil, 0
		}
		b, at = p.b, p.offsets[o.index]
	}
	l := &lexer{b: b, at: at, budget: &f.budget}
	v, _ = l.value(0, true)
	switch x := v.(type) {
	case word, closing:
		v = nil
	case Dict:
		if from, ok := l.stream(); ok && o.pack == 0 {
			x[streamAt] = float64(from)
		}
	}
	return v, l.size
}

// streamAt keeps in the dictionary of a stream where its data begins. No name
// of a file can be that.
const streamAt Name = "\x00at"

func (f *File) dict(v any) Dict {
	d, _ := f.get(v).(Dict)
	return d
}

func (f *File) array(v any) Array {
	a, _ := f.get(v).(Array)
	return a
}

func (f *File) number(v any) float64 {
	n, _ := f.get(v).(float64)
	return n
}

// stream unpacks a stream; nil if there is none or it cannot be unpacked.
func (f *File) stream(v any) []byte {
	d := f.dict(v)
	at, ok := d[streamAt].(float64)
	if !ok || f.failed != nil {
		return nil
	}
	length := Dict{"Length": f.get(d["Length"])}
	b := f.unpack(d, f.b[int(at):f.streamEnd(length, int(at))])
	if f.failed != nil || d["Filter"] == nil && !f.unpacked(len(b), 0) {
		return nil
	}
	return b
}
