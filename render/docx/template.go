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
	"selfassess/render/docx/intake"
	"selfassess/render/docx/picture"
	"selfassess/render/docx/template"
)

// MaxFile is how many bytes a template may have.
const MaxFile = intake.MaxFile

// Template is a Word file whose tags are known to be right.
type Template struct {
	File        string // its name
	Tags        int    // how many it holds
	fingerprint string // the fingerprint of one that is not the built-in one
	parts       parts
	document    string                        // the part that holds the text
	filled      []string                      // parts that may hold tags, by name
	compiled    map[string]*template.Compiled // those that do
	whole       parts                         // all parts as they came in
	copied      map[string][]original         // what the blocks of a part lead to, by the numbers of the references
	styles      map[string]string             // style type and lower-case name → id
	bullets     string                        // the list of the style of lists, or ""
	page        page
	sheet       sheet
	numbers     template.Numbers // the first free ones
	charts      int              // the first free number of a chart part
	names       map[string]bool  // of bookmarks, in lower case
	palette     picture.Palette
}

// page is the size of the text area of the body, in twentieths of a point.
type page struct{ width, height int }

// Parse reads a template. All mistakes in it are findings, each with its
// place and, for a misspelt tag, the nearest right one; with an error among
// them there is no template. file is its name in the findings, and schema are
// the names that its tags may have.
func Parse(file string, b []byte, schema *render.Group) (*Template, []ogp.Finding) {
	taken, came := intake.Read(file, b)
	if taken == nil {
		return nil, came
	}
	t, findings := parse(file, parts(taken), schema)
	findings = append(came, findings...)
	if t == nil || slices.ContainsFunc(findings, isError) {
		return nil, findings
	}
	t.fingerprint = ogp.Fingerprint(string(taken[t.document]))
	return t, findings
}

func isError(f ogp.Finding) bool { return f.Severity() == ogp.Error }

func parse(file string, ps parts, schema *render.Group) (*Template, []ogp.Finding) {
	t := &Template{File: file, parts: ps, compiled: map[string]*template.Compiled{}, copied: map[string][]original{}}
	t.document = ps.related("", officeRel+"officeDocument")
	if ps[t.document] == nil {
		if ps.related("", strictRel+"officeDocument") != "" {
			return nil, []ogp.Finding{*intake.OtherKind(file, "strict")}
		}
		return nil, []ogp.Finding{*intake.OtherKind(file, "other")}
	}
	headings, hidden, err := t.readStyles()
	if err != nil {
		return nil, []ogp.Finding{*intake.Refused(file, "bad_xml", ps.related(t.document, officeRel+"styles"))}
	}
	findings := t.compile(template.Source{File: file, Headings: headings, Hidden: hidden, Schema: schema})
	if text := t.compiled[t.document]; text != nil {
		findings = append(findings, t.checkUse(file, slices.ContainsFunc(findings, isError))...)
	}
	if !slices.ContainsFunc(findings, isError) {
		findings = append(findings, t.readNumbers(file)...)
	}
	if slices.ContainsFunc(findings, isError) {
		return nil, findings
	}
	t.prepare()
	return t, findings
}

// kinds are what readers call the parts that may hold tags, by the last word
// of the relationship that leads to them.
var kinds = []string{"header", "footer", "footnotes", "endnotes"}

// compile compiles every part that may hold tags: first the text, then the
// others in the order of their names. of is what is the same for all parts.
func (t *Template) compile(of template.Source) (findings []ogp.Finding) {
	kind := map[string]string{}
	turn := turns(t.parts[t.document])
	for _, r := range t.parts.relations(t.document) {
		if k := strings.TrimPrefix(r.Type, officeRel); slices.Contains(kinds, k) && t.parts[r.Target] != nil {
			kind[r.Target] = k + turn[r.ID]
		}
	}
	kind[t.document] = template.Text
	findings = t.compileAll(of, kind)
	if i := slices.IndexFunc(findings, func(f ogp.Finding) bool { return f.Code == ogp.TemplateFile }); i >= 0 {
		return findings[i : i+1] // its elements have other names, which were not understood
	}
	findings = append(findings, t.setAside(of)...)
	findings = append(findings, t.compileAll(of, t.plain())...)
	return append(findings, t.strays(of)...)
}

// compileAll compiles parts, of which the kinds are known by their names: first
// the text, then the others in the order of their names.
func (t *Template) compileAll(of template.Source, kind map[string]string) (findings []ogp.Finding) {
	names := slices.Sorted(maps.Keys(kind))
	slices.SortStableFunc(names, func(a, b string) int { return order(a != t.document) - order(b != t.document) })
	for _, name := range names {
		compiled, found := compilePart(of, name, kind[name], t.parts)
		if compiled != nil {
			t.compiled[name] = compiled
			t.Tags += compiled.Tags
		}
		findings = append(findings, found...)
	}
	t.filled = append(t.filled, names...)
	return findings
}

// compilePart compiles one of the parts.
func compilePart(of template.Source, name, kind string, from parts) (*template.Compiled, []ogp.Finding) {
	of.Part, of.Kind, of.XML = name, kind, from[name]
	of.Links, of.Owned = from.tagged(name), from.owned(name)
	compiled, findings, err := template.Compile(of)
	switch {
	case errors.Is(err, template.ErrStrict):
		findings = []ogp.Finding{*intake.OtherKind(of.File, "strict")}
	case err != nil:
		findings = []ogp.Finding{*intake.Refused(of.File, "bad_xml", name+": "+err.Error())}
	}
	return compiled, findings
}

func order(later bool) int {
	if later {
		return 1
	}
	return 0
}

// has tells whether the text holds a tag of the kind.
func (t *Template) has(kind render.TagKind) bool { return t.compiled[t.document].Has(kind) }

// checkUse looks at the tags together: there must be some, and what stands
// once in a report must stand once in its template. It looks at tags with
// mistakes, too, so that one mended mistake does not lead to the next.
func (t *Template) checkUse(file string, wrong bool) (findings []ogp.Finding) {
	find := func(code ogp.Code, args map[string]string) {
		findings = append(findings, ogp.Finding{Code: code, At: ogp.Place{File: file}, Args: args})
	}
	if t.Tags == 0 {
		if !wrong {
			find(ogp.TemplateNoTags, nil)
		}
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
	chartPart   = regexp.MustCompile(`chart(\d+)\.xml$`)
	updateField = regexp.MustCompile(`<w:updateFields[^>]*/>`)
)

// prepare learns which charts and names are taken and how wide the body is,
// and sees that Word is not told to ask its user to update fields.
func (t *Template) prepare() {
	t.dropTagged()
	for _, name := range slices.Sorted(maps.Keys(t.parts)) {
		t.charts = max(t.charts, highest(chartPart, []byte(path.Base(name))))
	}
	t.charts++
	t.names = bookmarks(t.parts[t.document])
	if name := t.parts.related(t.document, officeRel+"settings"); name != "" {
		t.parts[name] = updateField.ReplaceAll(t.parts[name], nil)
	}
	types := string(t.parts[typesPart])
	t.parts[typesPart] = []byte(strings.ReplaceAll(types, "wordprocessingml.template.main+xml",
		"wordprocessingml.document.main+xml"))
	t.palette = palette(t.parts[t.parts.related(t.document, officeRel+"theme")])
	t.page = page{9184, 14003}
	t.sheet = sheetOf(t.parts[t.document])
	if w := t.sheet.width - t.sheet.left - t.sheet.right; w > 1000 {
		t.page.width = w
	}
	if h := t.sheet.height - t.sheet.top - t.sheet.bottom; h > 1000 {
		t.page.height = h
	}
}

// highest is the highest number that a pattern finds in a name.
func highest(re *regexp.Regexp, b []byte) (n int) {
	for _, m := range re.FindAllSubmatch(b, -1) {
		if id, err := strconv.Atoi(string(m[1])); err == nil && id < highestID {
			n = max(n, id)
		}
	}
	return n
}
