package docx

import (
	"errors"
	"maps"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"selfassess/ogp"
	"selfassess/render"
	"selfassess/render/docx/picture"
	"selfassess/render/docx/template"
)

// Template is a Word file whose tags are known to be right.
type Template struct {
	Tags     int    // how many it holds
	mark     string // the fingerprint of one that is not the built-in one
	parts    parts
	document string                        // the part that holds the text
	filled   []string                      // parts that may hold tags, by name
	compiled map[string]*template.Compiled // those that do
	styles   map[string]string             // style type and lower-case name → id
	page     page
	numbers  template.Numbers // the first free ones
	charts   int              // the first free number of a chart part
	names    map[string]bool  // of bookmarks, in lower case
	palette  picture.Palette
}

// page is the size of the text area of the body, in twentieths of a point.
type page struct{ width, height int }

// Parse reads a template. All mistakes in it are findings, each with its
// place and, for a misspelt tag, the nearest right one; with an error among
// them there is no template. file is its name in the findings, and schema are
// the names that its tags may have.
func Parse(file string, b []byte, schema *render.Group) (*Template, []ogp.Finding) {
	ps, finding := readParts(file, b)
	if finding != nil {
		return nil, []ogp.Finding{*finding}
	}
	t, findings := parse(file, ps, schema)
	if t != nil {
		t.mark = ogp.Fingerprint(string(ps[t.document]))
	}
	return t, findings
}

func parse(file string, ps parts, schema *render.Group) (*Template, []ogp.Finding) {
	t := &Template{parts: ps, compiled: map[string]*template.Compiled{}}
	t.document = ps.related("", officeRel+"officeDocument")
	if ps[t.document] == nil {
		if ps.related("", strictRel+"officeDocument") != "" {
			return nil, []ogp.Finding{*otherKind(file, "strict")}
		}
		return nil, []ogp.Finding{*otherKind(file, "other")}
	}
	headings, err := t.readStyles()
	if err != nil {
		return nil, []ogp.Finding{*refused(file, "bad_xml", ps.related(t.document, officeRel+"styles"))}
	}
	findings := t.compile(template.Source{File: file, Headings: headings, Schema: schema})
	if len(findings) == 0 {
		findings = t.checkUse(file)
	}
	if len(findings) > 0 {
		return nil, findings
	}
	t.prepare()
	return t, nil
}

// kinds are what readers call the parts that may hold tags, by the last word
// of the relationship that leads to them.
var kinds = []string{"header", "footer", "footnotes", "endnotes"}

// compile compiles every part that may hold tags: first the text, then the
// others in the order of their names. of is what is the same for all parts.
func (t *Template) compile(of template.Source) (findings []ogp.Finding) {
	kind := map[string]string{}
	for _, r := range t.parts.relations(t.document) {
		if k := strings.TrimPrefix(r.Type, officeRel); slices.Contains(kinds, k) && t.parts[r.Target] != nil {
			kind[r.Target] = k + t.turn(r.ID)
		}
	}
	kind[t.document] = template.Text
	t.filled = slices.Sorted(maps.Keys(kind))
	slices.SortStableFunc(t.filled, func(a, b string) int { return order(a != t.document) - order(b != t.document) })
	for _, name := range t.filled {
		of.Part, of.Kind, of.XML = name, kind[name], t.parts[name]
		compiled, found, err := template.Compile(of)
		switch {
		case errors.Is(err, template.ErrStrict):
			return []ogp.Finding{*otherKind(of.File, "strict")}
		case err != nil:
			found = []ogp.Finding{*refused(of.File, "bad_xml", name+": "+err.Error())}
		case compiled != nil:
			t.compiled[name] = compiled
			t.Tags += compiled.Tags
		}
		findings = append(findings, found...)
	}
	return findings
}

func order(later bool) int {
	if later {
		return 1
	}
	return 0
}

var pageReference = regexp.MustCompile(`<w:(?:header|footer)Reference\s[^>]*>`)

// turn tells on which pages a header or footer stands: "_first", "_even" or
// "" for the usual one.
func (t *Template) turn(id string) string {
	for _, r := range pageReference.FindAllString(string(t.parts[t.document]), -1) {
		if strings.Contains(r, `"`+id+`"`) {
			for _, turn := range []string{"first", "even"} {
				if strings.Contains(r, `w:type="`+turn+`"`) {
					return "_" + turn
				}
			}
		}
	}
	return ""
}

// has tells whether the text holds a tag of the kind.
func (t *Template) has(kind render.TagKind) bool { return t.compiled[t.document].Has(kind) }

// checkUse looks at the tags together: there must be some, and what stands
// once in a report must stand once in its template.
func (t *Template) checkUse(file string) (findings []ogp.Finding) {
	find := func(code ogp.Code, args map[string]string) {
		findings = append(findings, ogp.Finding{Code: code, At: ogp.Place{File: file}, Args: args})
	}
	if t.Tags == 0 {
		find(ogp.TemplateNoTags, nil)
		return findings
	}
	uses := map[render.TagKind][]string{}
	for _, tag := range t.compiled[t.document].Uses {
		uses[tag.Kind] = append(uses[tag.Kind], "{"+tag.Name+"}")
	}
	body := uses[render.BodyTag]
	for _, kind := range []render.TagKind{render.BodyTag, render.ContentsTag} {
		if len(uses[kind]) > 1 {
			find(ogp.TemplateTwice, map[string]string{"tag": uses[kind][0]})
		}
	}
	if blocks := uses[render.BlocksTag]; len(body) > 0 && len(blocks) > 0 {
		find(ogp.TemplateInBody, map[string]string{"tag": blocks[0]})
	}
	if contents := uses[render.ContentsTag]; len(contents) > 0 && len(body) == 0 {
		find(ogp.TemplateNoBody, map[string]string{"tag": contents[0], "body": "{report.body}"})
	}
	var lacking []string
	if len(body)+len(uses[render.BlocksTag]) > 0 {
		lacking = t.lacking()
	}
	if len(lacking) > 0 {
		find(ogp.TemplateStyle, map[string]string{"styles": strings.Join(lacking, ", ")})
	}
	return findings
}

var (
	bookmarkID   = regexp.MustCompile(`<w:(?:bookmarkStart|ins|del|moveFrom|moveTo|comment\w+|perm\w+)\s[^>]*w:id="(\d+)"`)
	bookmarkName = regexp.MustCompile(`<w:bookmarkStart\s[^>]*w:name="([^"]+)"`)
	drawingID    = regexp.MustCompile(`<wp:docPr\s[^>]*\bid="(\d+)"`)
	chartPart    = regexp.MustCompile(`chart(\d+)\.xml$`)
	updateField  = regexp.MustCompile(`<w:updateFields[^>]*/>`)
	pageSize     = regexp.MustCompile(`<w:pgSz\s[^>]*w:w="(\d+)"`)
	pageLeft     = regexp.MustCompile(`<w:pgMar\s[^>]*w:left="(\d+)"`)
	pageRight    = regexp.MustCompile(`<w:pgMar\s[^>]*w:right="(\d+)"`)
	pageHeight   = regexp.MustCompile(`<w:pgSz\s[^>]*w:h="(\d+)"`)
	pageTop      = regexp.MustCompile(`<w:pgMar\s[^>]*w:top="(\d+)"`)
	pageBottom   = regexp.MustCompile(`<w:pgMar\s[^>]*w:bottom="(\d+)"`)
)

// prepare learns which ids are taken and how wide the body is, and sees that
// Word is not told to ask its user to update fields.
func (t *Template) prepare() {
	for _, name := range slices.Sorted(maps.Keys(t.parts)) {
		t.charts = max(t.charts, highest(chartPart, []byte(path.Base(name))))
	}
	for _, name := range t.filled {
		t.numbers.Bookmark = max(t.numbers.Bookmark, highest(bookmarkID, t.parts[name]))
		t.numbers.Drawing = max(t.numbers.Drawing, highest(drawingID, t.parts[name]))
	}
	t.numbers.Bookmark++
	t.numbers.Drawing++
	t.numbers.Control = controlNumber(t.parts) + 1
	t.charts++
	t.names = map[string]bool{}
	for _, m := range bookmarkName.FindAllSubmatch(t.parts[t.document], -1) {
		t.names[strings.ToLower(string(m[1]))] = true
	}
	if name := t.parts.related(t.document, officeRel+"settings"); name != "" {
		t.parts[name] = updateField.ReplaceAll(t.parts[name], nil)
	}
	types := string(t.parts[typesPart])
	t.parts[typesPart] = []byte(strings.ReplaceAll(types, "wordprocessingml.template.main+xml", "wordprocessingml.document.main+xml"))
	t.palette = palette(t.parts[t.parts.related(t.document, officeRel+"theme")])
	t.page = page{9184, 14003}
	if w := last(pageSize, t.parts[t.document]) - last(pageLeft, t.parts[t.document]) - last(pageRight, t.parts[t.document]); w > 1000 {
		t.page.width = w
	}
	if h := last(pageHeight, t.parts[t.document]) - last(pageTop, t.parts[t.document]) - last(pageBottom, t.parts[t.document]); h > 1000 {
		t.page.height = h
	}
}

// highestID is the highest number that still leaves room for others: Word
// knows none above 2,147,483,647.
const highestID = 1 << 30

func highest(re *regexp.Regexp, b []byte) (n int) {
	for _, m := range re.FindAllSubmatch(b, -1) {
		if id, err := strconv.Atoi(string(m[1])); err == nil && id < highestID {
			n = max(n, id)
		}
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
