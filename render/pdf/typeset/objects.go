package typeset

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf16"
)

// objects are the numbered objects of a PDF. Object 1 is the page tree and 2
// the resources of all pages.
type objects struct {
	body     [][]byte // by number; nil where none
	data     [][]byte // the stream of an object, or nil
	pages    []int    // numbers of the pages
	contents []int    // and of what is drawn on them
	tree     []*Elem  // objects from treeAt, whose bodies are made when they are written
	treeAt   int
	kept     []byte // between calls of value
	space    int    // the namespace of elements, or 0
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

var (
	startxref = regexp.MustCompile(`startxref\n(\d+)\n%%EOF\s*$`)
	pageParts = regexp.MustCompile(`^<</Type /Page\n[^%]*?/Contents (\d+) 0 R>>`)
)

// split takes the page tree, the pages and their contents, whose lengths are
// given, from what fpdf wrote. All else is replaced: its Info and Catalog are
// not archival, and before the contents it sets what is not used.
func split(b []byte, lengths []int) (*objects, error) {
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
	for i, length := range lengths {
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
		end := len(content) - len("\n")
		if end < length {
			return nil, fmt.Errorf("fpdf: the contents of page %d are too short", i+1)
		}
		o.pages = append(o.pages, o.reserve())
		o.contents = append(o.contents, o.plain("/Filter /FlateDecode", content[end-length:end]))
	}
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

// value returns the dictionary or other value of an object, or nil. It holds
// until it is called again.
func (o *objects) value(n int) []byte {
	if i := n - o.treeAt; i >= 0 && i < len(o.tree) {
		o.kept = o.element(o.kept[:0], o.tree[i])
		return o.kept
	}
	return o.body[n]
}

// mostText is how many characters a string for people has; an archive takes
// 32,767 bytes of one (ISO 19005-2, 6.1.13), and each may need four.
const mostText = 8000

// bounded is s, cut if a string of a PDF cannot hold it.
func bounded(s string, most int) string {
	if len(s) <= most {
		return s
	}
	n := 0
	for i := range s {
		if n++; n > most {
			return s[:i] + "…"
		}
	}
	return s
}

// text writes a string for people: ASCII in brackets or UTF-16 in hexadecimal.
func text(s string) string {
	s = bounded(readable(s), mostText)
	for _, r := range s {
		if r < ' ' || r > '~' {
			return "<FEFF" + utf16Hex(s) + ">"
		}
	}
	return nameText(s)
}

// nameText writes bytes in brackets.
func nameText(s string) string {
	return "(" + bracketed.Replace(s) + ")"
}

var bracketed = strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`, "\r", `\r`, "\n", `\n`)

func utf16Hex(s string) string {
	const hex = "0123456789ABCDEF"
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, hex[u>>12], hex[u>>8&15], hex[u>>4&15], hex[u&15])
	}
	return string(b)
}
