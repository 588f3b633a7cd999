package inputstest

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"

	"selfassess/inputs/reviews/pdf"
)

// A Note is what a reviewer does to a PDF: to the first words like these,
// behind the contents.
type Note struct {
	Does   string // replace, reply, completed, accepted (the last three to the note before), or one of types
	Words  string
	Author string
	At     string // D:20260914153200+02'00'
	Text   string
}

// Notes reads notes, one in a line: does | words | author | at | text.
func Notes(source string) (notes []Note, err error) {
	for line := range strings.Lines(source) {
		if line = strings.TrimSpace(line); line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.SplitN(line, "|", 5)
		if len(f) != 5 {
			return nil, fmt.Errorf("%q has not five fields", line)
		}
		for i := range f {
			f[i] = strings.TrimSpace(f[i])
		}
		notes = append(notes, Note{f[0], f[1], f[2], f[3], strings.ReplaceAll(f[4], `\n`, "\n")})
	}
	return notes, nil
}

// Annotated adds notes to a PDF that this program wrote, as a viewer does that
// leaves the file as it is and appends to it.
func Annotated(file []byte, notes []Note) ([]byte, error) {
	a := &annotator{file: file, bodies: map[int]string{}, added: map[int]string{}, onPage: map[int][]int{}}
	if err := a.open(); err != nil {
		return nil, err
	}
	for _, n := range notes {
		if err := a.note(n); err != nil {
			return nil, err
		}
	}
	for page, list := range a.onPage {
		a.putOn(page, list)
	}
	return a.finish(), nil
}

// annotator knows the objects of the file, found apart from the reader that is
// tested, and the text of the pages as that reader finds it.
type annotator struct {
	file   []byte
	bodies map[int]string
	pages  []int // object numbers
	text   [][]pdf.Glyph
	next   int
	added  map[int]string
	onPage map[int][]int // page → new annotations
	last   int           // the note before
	lastOn int
	box    pdf.Rect
	dict   string // of the table of objects
}

var (
	objectStart = regexp.MustCompile(`(?s)(\d+) 0 obj\n(<<.*?>>)\nstream\n`)
	kidOf       = regexp.MustCompile(`/Kids \[([^\]]*)\]`)
	numberOf    = regexp.MustCompile(`(\d+) 0 R`)
)

func entry(dict, key string) int {
	m := regexp.MustCompile(`/` + key + ` (\d+)`).FindStringSubmatch(dict)
	if m == nil {
		return 0
	}
	n, _ := strconv.Atoi(m[1])
	return n
}

func (a *annotator) open() error {
	for at := 0; ; {
		m := objectStart.FindSubmatchIndex(a.file[at:])
		if m == nil {
			break
		}
		dict := string(a.file[at+m[4] : at+m[5]])
		data := a.file[at+m[1] : at+m[1]+entry(dict, "Length")]
		at += m[1] + len(data)
		switch {
		case strings.Contains(dict, "/XRef"):
			a.dict, a.next = dict, entry(dict, "Size")
		case strings.Contains(dict, "/ObjStm"):
			z, err := zlib.NewReader(bytes.NewReader(data))
			if err != nil {
				return err
			}
			b, err := io.ReadAll(z)
			if err != nil {
				return err
			}
			a.unpack(entry(dict, "N"), entry(dict, "First"), string(b))
		}
	}
	kids := kidOf.FindStringSubmatch(a.bodies[1])
	if kids == nil {
		return fmt.Errorf("the PDF has no pages")
	}
	for _, m := range numberOf.FindAllStringSubmatch(kids[1], -1) {
		n, _ := strconv.Atoi(m[1])
		a.pages = append(a.pages, n)
	}
	var err error
	a.text, err = glyphs(a.file)
	return err
}

func glyphs(file []byte) (pages [][]pdf.Glyph, err error) {
	f, err := pdf.Open(file, time.Now().Add(time.Minute))
	if err != nil {
		return nil, err
	}
	for i := range f.Pages() {
		page, err := f.Text(i)
		if err != nil {
			return nil, err
		}
		pages = append(pages, page)
	}
	return pages, nil
}

// PDFText is what the pages of a PDF say, without running heads and the like.
func PDFText(file []byte) (pages []string, err error) {
	all, err := glyphs(file)
	for _, page := range all {
		var b strings.Builder
		var before pdf.Glyph
		for _, g := range page {
			if g.Artifact {
				continue
			}
			if g.Mark != before.Mark || g.Rect.Y0 != before.Rect.Y0 {
				b.WriteByte(' ')
			}
			before = g
			b.WriteString(g.Text)
		}
		pages = append(pages, strings.Join(strings.Fields(b.String()), " "))
	}
	return pages, err
}

func (a *annotator) unpack(n, first int, b string) {
	head := strings.Fields(b[:first])
	for i := range n {
		id, _ := strconv.Atoi(head[2*i])
		from, _ := strconv.Atoi(head[2*i+1])
		to := len(b) - first
		if i+1 < n {
			to, _ = strconv.Atoi(head[2*i+3])
		}
		a.bodies[id] = strings.TrimSpace(b[first+from : first+to])
	}
}

// find is where words stand first: the page, and a rectangle for each line.
func (a *annotator) find(words string) (page int, lines []pdf.Rect, err error) {
	return find(a.text, words)
}

// Find is where words stand first in a PDF, behind the contents: the page,
// from 0, and the area in each line.
func Find(file []byte, words string) (page int, lines []pdf.Rect, err error) {
	text, err := glyphs(file)
	if err != nil {
		return 0, nil, err
	}
	return find(text, words)
}

func find(text [][]pdf.Glyph, words string) (page int, lines []pdf.Rect, err error) {
	for page := 2; page < len(text); page++ {
		glyphs := slices.DeleteFunc(slices.Clone(text[page]), func(g pdf.Glyph) bool { return g.Artifact })
		var all strings.Builder
		var at []int // the character that each byte belongs to
		for i, g := range glyphs {
			all.WriteString(g.Text)
			for range len(g.Text) {
				at = append(at, i)
			}
		}
		from := strings.Index(all.String(), words)
		if from < 0 || strings.Count(all.String(), "Annex") > 4 { // the contents
			continue
		}
		for _, g := range glyphs[at[from] : at[from+len(words)-1]+1] {
			if n := len(lines); n > 0 && lines[n-1].Y0 == g.Rect.Y0 {
				l := &lines[n-1]
				l.X0, l.X1 = min(l.X0, g.Rect.X0), max(l.X1, g.Rect.X1)
				continue
			}
			lines = append(lines, g.Rect)
		}
		return page, lines, nil
	}
	return 0, nil, fmt.Errorf("no page has the words %q", words)
}

// types are the annotations of what is done.
var types = map[string]string{
	"highlight": "Highlight", "underline": "Underline", "squiggly": "Squiggly", "strikeout": "StrikeOut",
	"insert": "Caret", "note": "Text", "free": "FreeText", "square": "Square", "ink": "Ink", "stamp": "Stamp",
	"reply": "Text", "completed": "Text", "accepted": "Text",
}

func (a *annotator) note(n Note) error {
	extra := ""
	switch n.Does {
	case "reply":
		extra = fmt.Sprintf("/IRT %d 0 R", a.last)
	case "completed", "accepted":
		state := strings.ToUpper(n.Does[:1]) + n.Does[1:]
		extra = fmt.Sprintf("/IRT %d 0 R /StateModel (Review) /State (%s) /F 30", a.last, state)
	default:
		page, lines, err := a.find(n.Words)
		if err != nil {
			return err
		}
		a.lastOn, a.box = page, lines[0]
		return a.first(n, lines)
	}
	a.add("Text", n, a.box, extra)
	return nil
}

// first adds a note that is about words of the text.
func (a *annotator) first(n Note, lines []pdf.Rect) error {
	quads := "/QuadPoints ["
	for _, l := range lines {
		quads += fmt.Sprintf("%.2f %.2f %.2f %.2f %.2f %.2f %.2f %.2f ", l.X0, l.Y1, l.X1, l.Y1, l.X0, l.Y0, l.X1, l.Y0)
	}
	quads += "]"
	end := lines[len(lines)-1]
	behind := pdf.Rect{X0: end.X1 - 2, Y0: end.Y0 - 2, X1: end.X1 + 6, Y1: end.Y0 + 6}
	switch n.Does {
	case "replace": // as Acrobat does it: the new words, and a part of them the old ones
		a.last = a.add("Caret", n, behind, "/IT /Replace")
		n.Text = ""
		a.add("StrikeOut", n, a.box, fmt.Sprintf("%s /IT /StrikeOutTextEdit /RT /Group /IRT %d 0 R", quads, a.last))
	case "insert":
		a.last = a.add("Caret", n, behind, "")
	case "note":
		beside := pdf.Rect{X0: a.box.X0 - 25, Y0: a.box.Y1 - 18, X1: a.box.X0 - 5, Y1: a.box.Y1}
		a.last = a.add("Text", n, beside, "/Name /Comment")
	case "stamp":
		a.last = a.add("Stamp", n, a.box, "/Name /Approved")
	case "free", "square", "ink":
		a.last = a.add(types[n.Does], n, a.box, "")
	default:
		if types[n.Does] == "" {
			return fmt.Errorf("unknown: %s", n.Does)
		}
		a.last = a.add(types[n.Does], n, a.box, quads)
	}
	return nil
}

func (a *annotator) add(kind string, n Note, at pdf.Rect, extra string) int {
	num := a.next
	a.next++
	contents := ""
	if n.Text != "" {
		contents = "/Contents " + inUTF16(n.Text)
	}
	rect := fmt.Sprintf("/Rect [%.2f %.2f %.2f %.2f]", at.X0, at.Y0, at.X1, at.Y1)
	a.added[num] = fmt.Sprintf("<</Type /Annot /Subtype /%s %s /T %s %s /M (%s) /CreationDate (%s) %s>>",
		kind, rect, inUTF16(n.Author), contents, n.At, n.At, extra)
	a.onPage[a.lastOn] = append(a.onPage[a.lastOn], num)
	return num
}

func inUTF16(s string) string {
	var b strings.Builder
	b.WriteString("<FEFF")
	for _, u := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&b, "%04X", u)
	}
	return b.String() + ">"
}

// putOn writes the page anew, with its annotations.
func (a *annotator) putOn(page int, list []int) {
	body := a.bodies[a.pages[page]]
	var refs strings.Builder
	for _, n := range list {
		fmt.Fprintf(&refs, "%d 0 R ", n)
	}
	if strings.Contains(body, "/Annots [") {
		body = strings.Replace(body, "/Annots [", "/Annots ["+refs.String(), 1)
	} else {
		body = strings.TrimSuffix(body, ">>") + " /Annots [" + refs.String() + "]>>"
	}
	a.added[a.pages[page]] = body
}

// finish appends the new objects and a table of them.
func (a *annotator) finish() []byte {
	out := bytes.NewBuffer(bytes.Clone(a.file))
	before := string(a.file[bytes.LastIndex(a.file, []byte("startxref\n"))+len("startxref\n"):])
	var index, rows strings.Builder
	row := func(n, at int) {
		fmt.Fprintf(&index, "%d 1 ", n)
		rows.Write([]byte{1, byte(at >> 24), byte(at >> 16), byte(at >> 8), byte(at), 0, 0})
	}
	for _, n := range slices.Sorted(maps.Keys(a.added)) {
		row(n, out.Len())
		fmt.Fprintf(out, "%d 0 obj\n%s\nendobj\n", n, a.added[n])
	}
	at := out.Len()
	row(a.next, at)
	fmt.Fprintf(out, "%d 0 obj\n<</Type /XRef /Size %d /W [1 4 2] /Index [%s]", a.next, a.next+1, &index)
	fmt.Fprintf(out, " /Root %d 0 R /Prev %s /Length %d", entry(a.dict, "Root"), strings.Fields(before)[0], rows.Len())
	if n := entry(a.dict, "Info"); n > 0 {
		fmt.Fprintf(out, " /Info %d 0 R", n)
	}
	out.WriteString(regexp.MustCompile(` /ID \[[^\]]*\]`).FindString(a.dict))
	fmt.Fprintf(out, ">>\nstream\n%s\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n", &rows, at)
	return out.Bytes()
}
