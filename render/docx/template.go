package docx

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"maps"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"selfassess/render/docx/picture"
)

// The fields that this package fills itself, beside the named values.
const (
	fieldBody     = "report.body"     // a paragraph that makes way for the body
	fieldContents = "report.contents" // a paragraph that makes way for the table of contents
	fieldPage     = "label.page"      // "Page x of y", with Word's own page numbers
)

// Template is a Word file whose placeholders are known to be right.
type Template struct {
	name     string
	parts    parts
	document string            // the part that holds the text
	filled   []string          // parts with placeholders, by name
	styles   map[string]string // style type and lower-case name → id
	page     page
	bookmark int // the first free id of a bookmark
	drawing  int // the first free id of a drawing
	charts   int // the first free number of a chart part
	scans    map[string]*scan
	palette  picture.Palette
}

// page is the size of the text area of the body, in twentieths of a point.
type page struct{ width int }

// Parse reads a template. fields are the names that placeholders may use. All
// mistakes in the template are reported at once, each with the part, the
// paragraph's words and, for a misspelt name, the nearest right one.
func Parse(name string, b []byte, fields []string) (*Template, error) {
	ps, err := readParts(b)
	if err != nil {
		return nil, fmt.Errorf("read template %s: %w", name, err)
	}
	t := &Template{name: name, parts: ps, scans: map[string]*scan{}}
	t.document = ps.related("", officeRel+"officeDocument")
	if ps[t.document] == nil {
		return nil, fmt.Errorf("read template %s: it is not a Word document", name)
	}
	known := slices.Clone(fields)
	known = append(known, fieldBody, fieldContents, fieldPage)
	slices.Sort(known)
	errs := t.scan(known)
	errs = append(errs, t.readStyles()...)
	if len(errs) > 0 {
		return nil, fmt.Errorf("template %s: %w", name, errors.Join(errs...))
	}
	t.prepare()
	return t, nil
}

// scan reads every part that may hold placeholders and checks them.
func (t *Template) scan(known []string) (errs []error) {
	bodies := 0
	for _, name := range slices.Sorted(maps.Keys(t.parts)) {
		if name != t.document && !fillable(t.document, name) {
			continue
		}
		s, err := scanPart(t.parts[name])
		if err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", name, err))
			continue
		}
		t.scans[name] = s
		for _, p := range s.paragraphs {
			errs = append(errs, p.check(name, name == t.document, known)...)
			if p.words == "{"+fieldBody+"}" && p.top {
				bodies++
			}
		}
	}
	if len(errs) == 0 && bodies != 1 {
		errs = append(errs, fmt.Errorf("the text must hold one paragraph {%s}, where the report's body goes; it holds %d", fieldBody, bodies))
	}
	return errs
}

// fillable tells whether a part of the text's folder holds paragraphs:
// headers, footers, footnotes and endnotes.
func fillable(document, name string) bool {
	base := path.Base(name)
	return path.Dir(name) == path.Dir(document) && path.Ext(name) == ".xml" &&
		(strings.HasPrefix(base, "header") || strings.HasPrefix(base, "footer") ||
			strings.HasPrefix(base, "footnotes") || strings.HasPrefix(base, "endnotes"))
}

// scan is what is known of a part: its paragraphs, outermost last of those
// that nest (a text box stands within a paragraph).
type scan struct{ paragraphs []paragraph }

// paragraph is the place and the words of one w:p element.
type paragraph struct {
	start, end int64
	words      string // without those of paragraphs within it
	outer      bool   // no paragraph encloses it
	top        bool   // it stands directly in the body, not in a table or box
}

const wordNamespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

// strictNamespace is the same elements in files saved as "Strict Open XML".
const strictNamespace = "http://purl.oclc.org/ooxml/wordprocessingml/main"

func scanPart(b []byte) (*scan, error) {
	d := xml.NewDecoder(bytes.NewReader(b))
	s := &scan{}
	var open []paragraph
	inText, depthOfTables := false, 0
	for {
		at := d.InputOffset()
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			return s, nil
		}
		if err != nil {
			return nil, err
		}
		switch e := tok.(type) {
		case xml.StartElement:
			if e.Name.Space == strictNamespace {
				return nil, errors.New("it was saved as Strict Open XML; save it as an ordinary Word document")
			}
			if e.Name.Space != wordNamespace {
				continue
			}
			switch e.Name.Local {
			case "p":
				open = append(open, paragraph{start: at, outer: len(open) == 0, top: len(open) == 0 && depthOfTables == 0})
			case "tbl":
				depthOfTables++
			case "t":
				inText = true
			}
		case xml.EndElement:
			if e.Name.Space != wordNamespace {
				continue
			}
			switch e.Name.Local {
			case "p":
				p := open[len(open)-1]
				open = open[:len(open)-1]
				p.end = d.InputOffset()
				s.paragraphs = append(s.paragraphs, p)
			case "tbl":
				depthOfTables--
			case "t":
				inText = false
			}
		case xml.CharData:
			if inText && len(open) > 0 {
				open[len(open)-1].words += string(e)
			}
		}
	}
}

// check reports what is wrong with the placeholders of a paragraph.
func (p paragraph) check(part string, text bool, known []string) (errs []error) {
	wrong := func(format string, args ...any) {
		errs = append(errs, fmt.Errorf("%s, in %q: %s", part, shorten(p.words), fmt.Sprintf(format, args...)))
	}
	rest := p.words
	for {
		i := strings.IndexAny(rest, "{}")
		if i < 0 {
			return errs
		}
		if rest[i] == '}' {
			wrong("a } without a { before it")
			rest = rest[i+1:]
			continue
		}
		rest = rest[i+1:]
		j := strings.IndexAny(rest, "{}")
		if j < 0 || rest[j] == '{' {
			wrong("a { without a } after it")
			continue
		}
		name := rest[:j]
		rest = rest[j+1:]
		switch {
		case !slices.Contains(known, name):
			wrong("unknown placeholder {%s}; did you mean {%s}?", name, nearest(name, known))
		case (name == fieldBody || name == fieldContents) && (p.words != "{"+name+"}" || !p.top || !text):
			wrong("{%s} must be alone in a paragraph of the text, outside tables and boxes", name)
		}
	}
}

func shorten(s string) string {
	if utf8.RuneCountInString(s) <= 60 {
		return s
	}
	return string([]rune(s)[:59]) + "…"
}

// nearest is the known name with the fewest changes from name.
func nearest(name string, known []string) string {
	best, least := "", -1
	for _, k := range known {
		if d := distance(strings.ToLower(name), k); least < 0 || d < least {
			best, least = k, d
		}
	}
	return best
}

// distance is how many letters must be changed, added or removed.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}

var (
	bookmarkID  = regexp.MustCompile(`<w:bookmarkStart\s[^>]*w:id="(\d+)"`)
	drawingID   = regexp.MustCompile(`<wp:docPr\s[^>]*\bid="(\d+)"`)
	chartPart   = regexp.MustCompile(`chart(\d+)\.xml$`)
	updateField = regexp.MustCompile(`<w:updateFields[^>]*/>`)
	pageSize    = regexp.MustCompile(`<w:pgSz\s[^>]*w:w="(\d+)"`)
	pageLeft    = regexp.MustCompile(`<w:pgMar\s[^>]*w:left="(\d+)"`)
	pageRight   = regexp.MustCompile(`<w:pgMar\s[^>]*w:right="(\d+)"`)
)

// prepare learns which ids are taken and how wide the body is, and sees that
// Word is not told to ask its user to update fields.
func (t *Template) prepare() {
	for _, name := range slices.Sorted(maps.Keys(t.parts)) {
		b := t.parts[name]
		t.charts = max(t.charts, highest(chartPart, []byte(path.Base(name))))
		if t.scans[name] != nil {
			t.filled = append(t.filled, name)
			t.bookmark = max(t.bookmark, highest(bookmarkID, b))
			t.drawing = max(t.drawing, highest(drawingID, b))
		}
	}
	t.bookmark++
	t.drawing++
	t.charts++
	if name := t.parts.related(t.document, officeRel+"settings"); name != "" {
		t.parts[name] = updateField.ReplaceAll(t.parts[name], nil)
	}
	types := string(t.parts[typesPart])
	t.parts[typesPart] = []byte(strings.ReplaceAll(types, "wordprocessingml.template.main+xml", "wordprocessingml.document.main+xml"))
	t.palette = palette(t.parts[t.parts.related(t.document, officeRel+"theme")])
	t.page.width = 9184
	if w := last(pageSize, t.parts[t.document]) - last(pageLeft, t.parts[t.document]) - last(pageRight, t.parts[t.document]); w > 1000 {
		t.page.width = w
	}
}

func highest(re *regexp.Regexp, b []byte) (n int) {
	for _, m := range re.FindAllSubmatch(b, -1) {
		id, _ := strconv.Atoi(string(m[1]))
		n = max(n, id)
	}
	return n
}

func last(re *regexp.Regexp, b []byte) int {
	all := re.FindAllSubmatch(b, -1)
	if all == nil {
		return 0
	}
	n, _ := strconv.Atoi(string(all[len(all)-1][1]))
	return n
}
