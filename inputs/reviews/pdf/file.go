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
	"regexp"
	"strconv"
	"time"
)

// Damage is why a file is not read: "encrypted", "cut" (no pages can be
// found), "bomb" (it unpacks to more than any report) or "too_slow".
type Damage string

func (d Damage) Error() string { return string(d) }

// The limits of a file. A report of 400 commitments stays below a tenth of
// each.
const (
	maxStream  = 32 << 20  // bytes of one stream, unpacked
	maxSum     = 128 << 20 // bytes of all streams, unpacked
	maxObjects = 2 << 20
	maxValues  = 4 << 20  // values of the objects that are looked at
	maxWords   = 64 << 20 // bytes of the text of pages and annotations
	maxSteps   = 50 << 20 // operators, glyphs, values: what is done in all
)

// File is a PDF whose objects were found. It is not safe for concurrent use.
type File struct {
	b       []byte
	objects map[Ref]object
	made    map[Ref]any // objects that were read before
	packed  map[Ref]*pack
	root    Dict
	info    Dict
	end     time.Time
	sum     int // bytes unpacked so far
	steps   int
	values  int
	words   int   // bytes of text
	failed  error // a limit that was passed
	pages   []*page
	fonts   map[Ref]*font
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
		end: end}
	f.scan()
	if f.failed == nil && f.root == nil {
		f.findRoot()
	}
	if f.failed != nil {
		return nil, f.failed
	}
	f.collectPages()
	if f.failed == nil && len(f.pages) == 0 {
		f.failed = Damage("cut")
	}
	return f, f.failed
}

// Work counts what is done with a file; the error says that it is to end.
func (f *File) Work(n int) error {
	f.step(n)
	return f.failed
}

// addText counts text.
func (f *File) addText(n int) {
	if f.words += n; f.words > maxWords && f.failed == nil {
		f.failed = Damage("bomb")
	}
}

// step counts work; false means that it is to end.
func (f *File) step(n int) bool {
	if f.steps += n; f.failed == nil {
		switch {
		case f.steps > maxSteps:
			f.failed = Damage("bomb")
		case f.steps&0xfff < n && time.Now().After(f.end):
			f.failed = Damage("too_slow")
		}
	}
	return f.failed == nil
}

var objectHead = regexp.MustCompile(`(\d{1,10})[ \t\r\n\f\x00]+\d{1,5}[ \t\r\n\f\x00]+$`)

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
			at = trailer + len("trailer")
			l := &lexer{b: f.b, at: at}
			if v, _ := l.value(0, true); l.at > at {
				d, _ := v.(Dict)
				f.trailer(d)
				at = l.at
			}
		case i < 0:
			return
		default:
			head := objectHead.FindSubmatch(f.b[max(at, at+i-40) : at+i])
			at += i + len("obj")
			if head == nil || !f.step(16) {
				continue
			}
			n, _ := strconv.Atoi(string(head[1]))
			at = f.found(Ref(n), at)
		}
	}
}

// found notes the object that stands at an offset and returns where to go on:
// behind its stream, if it has one.
func (f *File) found(n Ref, at int) int {
	if len(f.objects) >= maxObjects {
		f.failed = Damage("bomb")
		return at
	}
	f.objects[n] = object{at: at}
	delete(f.made, n)
	l := &lexer{b: f.b, at: at}
	l.skip()
	if !bytes.HasPrefix(f.b[l.at:], []byte("<<")) {
		return at
	}
	v, _ := l.value(0, true)
	d, _ := v.(Dict)
	from, ok := streamStart(f.b, l.at)
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

// streamStart tells where the data of a stream begins, if one follows.
func streamStart(b []byte, at int) (int, bool) {
	l := &lexer{b: b, at: at}
	l.skip()
	if !bytes.HasPrefix(b[l.at:], []byte("stream")) {
		return 0, false
	}
	at = l.at + len("stream")
	if bytes.HasPrefix(b[at:], []byte("\r\n")) {
		return at + 2, true
	}
	if at < len(b) && (b[at] == '\n' || b[at] == '\r') {
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
		return len(f.b)
	}
	return from + i
}

func (f *File) trailer(d Dict) {
	if d["Encrypt"] != nil {
		f.failed = Damage("encrypted")
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
	l := &lexer{b: b[:first]}
	for range count {
		num, ok := l.value(0, false)
		at, _ := l.value(0, false)
		if !ok || !f.step(4) || len(f.objects) >= maxObjects {
			break
		}
		p.offsets = append(p.offsets, first+integer(at))
		r := Ref(integer(num))
		f.objects[r] = object{pack: n, index: len(p.offsets) - 1}
		delete(f.made, r)
	}
	f.packed[n] = p
}

func integer(v any) int {
	n, _ := v.(float64)
	return int(n)
}

// findRoot looks for the catalogue of a file whose end is lost.
func (f *File) findRoot() {
	best := Ref(-1)
	for n := range f.objects {
		if d := f.dict(n); d["Type"] == Name("Catalog") && n > best {
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
	o, ok := f.objects[r]
	if !ok || !f.step(4) {
		return nil
	}
	b, at := f.b, o.at
	if o.pack != 0 {
		p := f.packed[o.pack]
		if p == nil || o.index >= len(p.offsets) || p.offsets[o.index] < 0 || p.offsets[o.index] > len(p.b) {
			return nil
		}
		b, at = p.b, p.offsets[o.index]
	}
	l := &lexer{b: b, at: at}
	v, _ := l.value(0, true)
	if f.values += l.n; f.values > maxValues {
		f.failed = Damage("bomb")
	}
	switch x := v.(type) {
	case word, closing:
		v = nil
	case Dict:
		if from, ok := streamStart(b, l.at); ok && o.pack == 0 {
			x[streamAt] = float64(from)
		}
	}
	f.made[r] = v
	return v
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
	return f.unpack(d, f.b[int(at):f.streamEnd(length, int(at))])
}
