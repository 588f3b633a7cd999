package pdftest

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
)

// File is a PDF taken apart.
type File struct {
	Head    []byte // the first two lines
	Trailer Dict
	Objects map[Ref]any
	// Pages are in order, with what is drawn on them.
	Pages []*Page
	// Root is the outermost element of the structure tree, or nil.
	Root *Element

	fonts  map[Ref]*Font
	faults []Fault
	byRef  map[Ref]*Element
	byPage map[Ref]*Page
}

// Read takes a file apart. It fails where a file cannot be read at all; what
// else is wrong with it, Check tells.
func Read(b []byte) (*File, error) {
	f := &File{Objects: map[Ref]any{}, fonts: map[Ref]*Font{}, byRef: map[Ref]*Element{}, byPage: map[Ref]*Page{}}
	lines := bytes.SplitAfterN(b, []byte("\n"), 3)
	if len(lines) < 3 {
		return nil, errors.New("no head")
	}
	f.Head = bytes.Join(lines[:2], nil)
	if err := f.objects(b); err != nil {
		return nil, err
	}
	if err := f.pages(); err != nil {
		return nil, err
	}
	f.tree()
	return f, nil
}

// objects reads every object that the cross-reference stream lists.
func (f *File) objects(b []byte) error {
	tail := b[max(0, len(b)-64):]
	i := bytes.LastIndex(tail, []byte("startxref\n"))
	if i < 0 || !bytes.HasSuffix(b, []byte("\n%%EOF\n")) {
		return errors.New("no end of file")
	}
	l := &lexer{b: tail, at: i + len("startxref")}
	at, _ := l.next().(int)
	number, v, err := indirect(b, at)
	if err != nil {
		return fmt.Errorf("cross-references: %w", err)
	}
	table, ok := v.(*Stream)
	if !ok || table.Dict["Type"] != Name("XRef") {
		return errors.New("no cross-reference stream")
	}
	f.Trailer = table.Dict
	rows, err := f.rows(table)
	if err != nil {
		return err
	}
	packed := map[Ref][]Ref{}
	for n, r := range rows {
		switch n := Ref(n); r[0] {
		case 1:
			if n == number {
				continue
			}
			got, v, err := indirect(b, r[1])
			if err != nil {
				return fmt.Errorf("object %d: %w", n, err)
			}
			if got != n {
				return fmt.Errorf("object %d stands where object %d should", got, n)
			}
			f.Objects[n] = v
		case 2:
			packed[Ref(r[1])] = append(packed[Ref(r[1])], n)
		}
	}
	for _, s := range slices.Sorted(maps.Keys(packed)) {
		if err := f.unpack(s, packed[s], rows); err != nil {
			return fmt.Errorf("object stream %d: %w", s, err)
		}
	}
	return nil
}

// rows are the entries of the table: kind and two numbers.
func (f *File) rows(table *Stream) ([][3]int, error) {
	data, err := table.Data()
	if err != nil {
		return nil, err
	}
	w, _ := table.Dict["W"].(Array)
	size, _ := table.Dict["Size"].(int)
	var widths [3]int
	for i := range widths {
		if i < len(w) {
			widths[i], _ = w[i].(int)
		}
	}
	each := widths[0] + widths[1] + widths[2]
	if table.Dict["Index"] != nil || table.Dict["Prev"] != nil || each == 0 || len(data) != size*each {
		return nil, errors.New("the cross-references are not one table of all objects")
	}
	rows := make([][3]int, size)
	for n := range rows {
		for i, width := range widths {
			for range width {
				rows[n][i] = rows[n][i]<<8 | int(data[0])
				data = data[1:]
			}
		}
	}
	return rows, nil
}

// indirect reads the object at an offset.
func indirect(b []byte, at int) (Ref, any, error) {
	if at <= 0 || at >= len(b) {
		return 0, nil, fmt.Errorf("no byte %d", at)
	}
	l := &lexer{b: b, at: at}
	n, ok := l.next().(int)
	if zero, _ := l.next().(int); !ok || zero != 0 || l.next() != word("obj") {
		return 0, nil, fmt.Errorf("no object at byte %d", at)
	}
	v := l.next()
	end := l.next()
	if end == word("stream") {
		d, ok := v.(Dict)
		length, isInt := d["Length"].(int)
		if !ok || !isInt || l.at+1+length > len(b) {
			return 0, nil, fmt.Errorf("object %d: a stream without its length", n)
		}
		raw := b[l.at+1 : l.at+1+length]
		l.at += 1 + length
		if !bytes.HasPrefix(bytes.TrimPrefix(b[l.at:], []byte("\r")), []byte("\nendstream\n")) {
			return 0, nil, fmt.Errorf("object %d: the stream does not end after %d bytes", n, length)
		}
		l.next()
		v, end = &Stream{d, raw}, l.next()
	}
	if end != word("endobj") && l.err == nil {
		return 0, nil, fmt.Errorf("object %d does not end", n)
	}
	return Ref(n), v, l.err
}

// unpack reads the objects of an object stream.
func (f *File) unpack(from Ref, want []Ref, rows [][3]int) error {
	s, ok := f.Objects[from].(*Stream)
	if !ok || s.Dict["Type"] != Name("ObjStm") {
		return errors.New("is none")
	}
	data, err := s.Data()
	if err != nil {
		return err
	}
	n, _ := s.Dict["N"].(int)
	first, _ := s.Dict["First"].(int)
	head := &lexer{b: data[:min(first, len(data))]}
	at := make(map[Ref][2]int, n)
	for i := range n {
		number, _ := head.next().(int)
		offset, _ := head.next().(int)
		at[Ref(number)] = [2]int{i, first + offset}
	}
	for _, r := range want {
		place, ok := at[r]
		if !ok || place[0] != rows[r][2] {
			return fmt.Errorf("object %d is not at its place", r)
		}
		l := &lexer{b: data, at: place[1]}
		v := l.next()
		if _, stray := v.(word); stray || l.err != nil {
			return fmt.Errorf("object %d: %v %w", r, v, l.err)
		}
		f.Objects[r] = v
	}
	return head.err
}

// Data are the data of a stream, unpacked.
func (s *Stream) Data() ([]byte, error) {
	switch {
	case s.Dict["DecodeParms"] != nil:
		return nil, errors.New("a stream with parameters of its filter")
	case s.Dict["Filter"] == nil:
		return s.Raw, nil
	case s.Dict["Filter"] != Name("FlateDecode"):
		return nil, fmt.Errorf("filter %v", s.Dict["Filter"])
	}
	z, err := zlib.NewReader(bytes.NewReader(s.Raw))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(z)
}

// Set replaces the data of a stream.
func (s *Stream) Set(data []byte) {
	delete(s.Dict, "Filter")
	s.Raw = data
}

// get is what v says or refers to.
func (f *File) get(v any) any {
	for range 8 {
		r, ok := v.(Ref)
		if !ok {
			return v
		}
		v = f.Objects[r]
	}
	return nil
}

// dict is the dictionary that v is or refers to, also that of a stream; nil
// if it is none.
func (f *File) dict(v any) Dict {
	switch v := f.get(v).(type) {
	case Dict:
		return v
	case *Stream:
		return v.Dict
	}
	return nil
}

func (f *File) array(v any) Array {
	a, _ := f.get(v).(Array)
	return a
}

func (f *File) text(v any) string {
	s, _ := f.get(v).(String)
	return s.Text()
}

// data are the data of the stream that v is or refers to, or nil.
func (f *File) data(v any) []byte {
	s, ok := f.get(v).(*Stream)
	if !ok {
		return nil
	}
	b, err := s.Data()
	if err != nil {
		return nil
	}
	return b
}

// Catalog is the dictionary of the document.
func (f *File) Catalog() Dict { return f.dict(f.Trailer["Root"]) }

// Info is the dictionary of its properties.
func (f *File) Info() Dict { return f.dict(f.Trailer["Info"]) }
