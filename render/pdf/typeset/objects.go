package typeset

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"unicode/utf16"
)

// objects are the numbered objects of a PDF. Object 1 is the page tree and 2
// the resources of all pages.
type objects struct {
	body     [][]byte // by number; nil where none
	data     [][]byte // the stream of an object, or nil
	pages    []int    // numbers of the pages
	contents []int    // and of what is drawn on them
}

func (o *objects) reserve() int {
	o.body, o.data = append(o.body, nil), append(o.data, nil)
	return len(o.body) - 1
}

func (o *objects) set(n int, body string) { o.body[n] = []byte(body) }

func (o *objects) add(body string) int {
	n := o.reserve()
	o.set(n, body)
	return n
}

// plain adds a stream that is not compressed; entries go in its dictionary.
func (o *objects) plain(entries string, data []byte) int {
	n := o.add(fmt.Sprintf("<<%s /Length %d>>", entries, len(data)))
	o.data[n] = data
	return n
}

func (o *objects) stream(entries string, data []byte) int {
	return o.plain(entries+" /Filter /FlateDecode", deflate(data))
}

// deflate compresses at the level that costs least for its gain here: page
// contents are short and repetitive.
func deflate(data []byte) []byte {
	var z bytes.Buffer
	w, _ := writers.Get().(*zlib.Writer)
	w.Reset(&z)
	w.Write(data) // a Buffer does not fail
	w.Close()
	writers.Put(w)
	return z.Bytes()
}

var writers = sync.Pool{New: func() any {
	w, _ := zlib.NewWriterLevel(nil, zlib.BestSpeed) // fails on unknown levels only
	return w
}}

var (
	startxref = regexp.MustCompile(`startxref\n(\d+)\n%%EOF\s*$`)
	pageParts = regexp.MustCompile(`^<</Type /Page\n[^%]*?/Contents (\d+) 0 R>>`)
)

// split takes the page tree, the pages and their contents from what fpdf
// wrote. All else is replaced: its Info and Catalog are not archival.
func split(b []byte, pages int) (*objects, error) {
	m := startxref.FindSubmatch(b[max(0, len(b)-64):])
	if m == nil {
		return nil, errors.New("fpdf: no startxref")
	}
	at, _ := strconv.Atoi(string(m[1]))
	offsets, err := offsets(b, at)
	if err != nil {
		return nil, err
	}
	object := func(n int) ([]byte, error) {
		if n >= len(offsets) {
			return nil, fmt.Errorf("fpdf: no object %d", n)
		}
		head := fmt.Sprintf("%d 0 obj\n", n)
		if !bytes.HasPrefix(b[offsets[n]:], []byte(head)) {
			return nil, fmt.Errorf("fpdf: object %d is not where its table says", n)
		}
		return b[offsets[n]+len(head):], nil
	}
	o := &objects{body: make([][]byte, 3), data: make([][]byte, 3)}
	tree, err := object(1)
	if err != nil {
		return nil, err
	}
	end := bytes.Index(tree, []byte("\nendobj"))
	if end < 0 {
		return nil, errors.New("fpdf: the page tree does not end")
	}
	o.body[1] = bytes.Clone(tree[:end]) // a slice would keep all of b
	var raw [][]byte
	for i := range pages {
		n := 3 + 2*i
		dict, err := object(n)
		if err != nil {
			return nil, err
		}
		m := pageParts.FindSubmatch(dict[:min(len(dict), 1024)])
		if m == nil || string(m[1]) != strconv.Itoa(n+1) {
			return nil, fmt.Errorf("fpdf: object %d is not a page with its contents behind it", n)
		}
		body, err := object(n + 1)
		if err != nil {
			return nil, err
		}
		content, err := streamOf(body)
		if err != nil {
			return nil, err
		}
		o.pages, o.contents = append(o.pages, o.reserve()), append(o.contents, o.reserve())
		raw = append(raw, content)
	}
	o.compress(raw)
	return o, nil
}

// offsets reads the table of objects at the end of the file.
func offsets(b []byte, at int) ([]int, error) {
	if at >= len(b) || !bytes.HasPrefix(b[at:], []byte("xref\n0 ")) {
		return nil, errors.New("fpdf: no table of objects")
	}
	lines := bytes.Split(b[at:], []byte("\n"))
	n, err := strconv.Atoi(strings.TrimPrefix(string(lines[1]), "0 "))
	if err != nil || len(lines) < n+2 {
		return nil, errors.New("fpdf: damaged table of objects")
	}
	list := make([]int, n)
	for i := 1; i < n; i++ {
		line := lines[2+i]
		v, err := strconv.Atoi(string(line[:min(10, len(line))]))
		if err != nil || v >= len(b) {
			return nil, errors.New("fpdf: damaged table of objects")
		}
		list[i] = v
	}
	return list, nil
}

func streamOf(body []byte) ([]byte, error) {
	const head, mid = "<</Length ", ">>\nstream\n"
	i := bytes.Index(body[:min(len(body), 64)], []byte(mid))
	if !bytes.HasPrefix(body, []byte(head)) || i < 0 {
		return nil, errors.New("fpdf: contents without a stream")
	}
	n, err := strconv.Atoi(string(body[len(head):i]))
	if err != nil || i+len(mid)+n > len(body) {
		return nil, errors.New("fpdf: damaged stream length")
	}
	return body[i+len(mid):][:n], nil
}

// compress fills in the contents of all pages, on all cores. The bytes do
// not depend on how many there are.
func (o *objects) compress(raw [][]byte) {
	var wg sync.WaitGroup
	workers := runtime.GOMAXPROCS(0)
	for w := range workers {
		wg.Go(func() {
			for i := w; i < len(raw); i += workers {
				z := deflate(raw[i])
				n := o.contents[i]
				o.body[n] = fmt.Appendf(nil, "<</Filter /FlateDecode /Length %d>>", len(z))
				o.data[n] = z
			}
		})
	}
	wg.Wait()
}

// write writes the file: streams first, then all else in object streams, and
// a cross-reference stream.
func (o *objects) write(w io.Writer, root, info int) error {
	var b bytes.Buffer
	b.Grow(o.size())
	b.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	type entry struct{ kind, a, b int }
	entries := make([]entry, len(o.body), len(o.body)+64)
	entries[0] = entry{0, 0, 65535}
	put := func(n int) {
		entries[n] = entry{1, b.Len(), 0}
		fmt.Fprintf(&b, "%d 0 obj\n", n)
		b.Write(o.body[n])
		b.WriteString("\nstream\n")
		b.Write(o.data[n])
		b.WriteString("\nendstream\nendobj\n")
	}
	var loose []int
	for n := 1; n < len(o.body); n++ {
		if o.data[n] != nil {
			put(n)
		} else {
			loose = append(loose, n)
		}
	}
	const most = 200 // objects in one stream: readers unpack all of it for one
	for len(loose) > 0 {
		part := loose[:min(most, len(loose))]
		loose = loose[len(part):]
		var head, body bytes.Buffer
		for i, n := range part {
			fmt.Fprintf(&head, "%d %d ", n, body.Len())
			body.Write(o.body[n])
			body.WriteByte('\n')
			entries[n] = entry{2, 0, i}
		}
		s := o.stream(fmt.Sprintf("/Type /ObjStm /N %d /First %d", len(part), head.Len()), append(head.Bytes(), body.Bytes()...))
		for _, n := range part {
			entries[n].a = s
		}
		entries = append(entries, entry{})
		put(s)
	}
	id := sha256.Sum256(b.Bytes())
	xref := o.reserve()
	at := b.Len()
	entries = append(entries, entry{1, at, 0})
	var table []byte
	for _, e := range entries {
		table = append(table, byte(e.kind), byte(e.a>>24), byte(e.a>>16), byte(e.a>>8), byte(e.a), byte(e.b>>8), byte(e.b))
	}
	z := deflate(table)
	fmt.Fprintf(&b, "%d 0 obj\n<</Type /XRef /Size %d /W [1 4 2] /Root %d 0 R /Info %d 0 R /ID [<%X> <%X>] /Filter /FlateDecode /Length %d>>\nstream\n",
		xref, len(entries), root, info, id[:16], id[:16], len(z))
	b.Write(z)
	fmt.Fprintf(&b, "\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n", at)
	_, err := w.Write(b.Bytes())
	return err
}

// size is about how long the file will be.
func (o *objects) size() int {
	n := 1 << 16
	for i := range o.body {
		n += len(o.data[i]) + 24 // entries and what object streams shrink to
	}
	return n
}

// text writes a text string: ASCII in brackets or UTF-16 in hexadecimal.
func text(s string) string {
	for _, r := range s {
		if r < ' ' || r > '~' {
			return "<FEFF" + utf16Hex(s) + ">"
		}
	}
	return nameText(s)
}

// nameText writes bytes in brackets.
func nameText(s string) string {
	return "(" + strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`, "\r", `\r`, "\n", `\n`).Replace(s) + ")"
}

func utf16Hex(s string) string {
	const hex = "0123456789ABCDEF"
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, hex[u>>12], hex[u>>8&15], hex[u>>4&15], hex[u&15])
	}
	return string(b)
}
