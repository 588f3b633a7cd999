package docx

import (
	"bytes"
	"fmt"
	"html"
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"

	godocx "github.com/lukasjarosch/go-docx"
)

// Marks that stand for something else between go-docx and the finished part.
// They are control characters, which no visible value can hold.
const (
	markOpen  = "\x01" // a brace of a value: go-docx must not take it for its own
	markClose = "\x02"
	markPage  = "\x03" // Word's page number
	markPages = "\x04" // Word's number of pages
	markTab   = "\x05" // a tab of a value
)

// pagePattern turns "Page {page} of {pages}" into a value with marks.
func pagePattern(label string) string {
	return strings.NewReplacer("{page}", markPage, "{pages}", markPages).Replace(visible(label))
}

// protect makes a value safe for go-docx v0.5.0, which takes braces in values
// for placeholders, writes control characters as they are and knows no tabs.
func protect(name, s string) string {
	if name != fieldPage {
		s = visible(s)
	}
	return strings.NewReplacer("{", markOpen, "}", markClose, "\t", markTab,
		"\r\n", "\n", "\r", "\n").Replace(s)
}

// fill writes the values into every part of the template, and the body and
// the contents into the text.
func (t *Template) fill(out parts, b *body, values map[string]string) error {
	for _, name := range t.filled {
		filled, err := t.fillPart(name, b, values)
		if err != nil {
			return fmt.Errorf("template %s: %s: %w", t.name, name, err)
		}
		out[name] = filled
	}
	return nil
}

// fillPart copies a part and replaces the paragraphs with placeholders. Each
// is a fragment of its own for go-docx, whose time grows with the square of
// the placeholders it is given.
func (t *Template) fillPart(name string, b *body, values map[string]string) ([]byte, error) {
	source := t.parts[name]
	var out bytes.Buffer
	out.Grow(len(source) + b.size(name == t.document))
	from := int64(0)
	for _, p := range outermost(t.scans[name]) {
		fragment := source[p.start:p.end]
		if !bytes.ContainsAny(fragment, "{") {
			continue
		}
		out.Write(source[from:p.start])
		from = p.end
		switch {
		case name == t.document && p.words == "{"+fieldBody+"}":
			out.Write(b.xml.Bytes())
			out.WriteString(b.sectionEnd(sectionProperties(fragment)))
		case name == t.document && p.words == "{"+fieldContents+"}":
			b.contents(&out, sectionProperties(fragment))
		default:
			filled, err := fillParagraph(fragment, values)
			if err != nil {
				return nil, fmt.Errorf("in %q: %w", shorten(p.words), err)
			}
			out.Write(filled)
		}
	}
	out.Write(source[from:])
	return out.Bytes(), nil
}

func outermost(s *scan) []paragraph {
	ps := slices.DeleteFunc(slices.Clone(s.paragraphs), func(p paragraph) bool { return !p.outer })
	slices.SortFunc(ps, func(a, b paragraph) int { return int(a.start - b.start) })
	return ps
}

var sectPr = regexp.MustCompile(`(?s)<w:sectPr.*</w:sectPr>`)

// sectionProperties are the set-up of the section that ends with a paragraph.
func sectionProperties(fragment []byte) string { return string(sectPr.Find(fragment)) }

// library guards go-docx v0.5.0, which counts runs in variables of its package.
var library sync.Mutex

// fillParagraph replaces the placeholders of one w:p element. What go-docx
// made of it is compared with what it should be, because it leaves
// placeholders standing without an error.
func fillParagraph(fragment []byte, values map[string]string) ([]byte, error) {
	library.Lock()
	defer library.Unlock()
	simple := simplify(fragment)
	parser := godocx.NewRunParser(simple)
	if err := parser.Execute(); err != nil {
		return nil, fmt.Errorf("find runs: %w", err)
	}
	found, err := godocx.ParsePlaceholders(parser.Runs(), simple)
	if err != nil {
		return nil, fmt.Errorf("find placeholders: %w", err)
	}
	names := map[string]bool{}
	for _, p := range found {
		names[strings.Trim(p.Text(simple), "{}")] = true
	}
	// Replace edits the slice that it was given, so it gets a copy.
	replacer := godocx.NewReplacer(bytes.Clone(simple), found)
	for _, name := range slices.Sorted(maps.Keys(names)) {
		if err := replacer.Replace(name, protect(name, values[name])); err != nil {
			return nil, fmt.Errorf("replace {%s}: %w", name, err)
		}
	}
	filled := replacer.Bytes()
	if got, want := textOf(filled), expected(textOf(simple), values); got != want {
		return nil, fmt.Errorf("it became %q instead of %q", shorten(got), shorten(want))
	}
	return finish(filled), nil
}

var (
	text        = regexp.MustCompile(`<w:t(?:\s[^>]*)?>([^<]*)</w:t>`)
	placeholder = regexp.MustCompile(`\{[^{}]*\}`)
)

// textOf is the text of a fragment, without line breaks and tabs.
func textOf(fragment []byte) string {
	var b strings.Builder
	for _, m := range text.FindAllSubmatch(fragment, -1) {
		b.Write(m[1])
	}
	return html.UnescapeString(b.String())
}

// expected is what the text must be once its placeholders are replaced.
func expected(words string, values map[string]string) string {
	return placeholder.ReplaceAllStringFunc(words, func(p string) string {
		name := strings.Trim(p, "{}")
		return strings.ReplaceAll(protect(name, values[name]), "\n", "")
	})
}

var (
	emptyRun  = regexp.MustCompile(`<w:r(\s[^>]*)?/>`)
	emptyText = regexp.MustCompile(`<w:t(\s[^>]*)?/>`)
	runParts  = regexp.MustCompile(`(?s)<w:r(?:\s[^>]*)?>|</w:r>|<w:rPr>.*?</w:rPr>|<w:t(?:\s[^>]*)?>([^<]*)</w:t>`)
)

// simplify splits runs so that each holds one text, and that text no more
// than one placeholder or part of one: go-docx v0.5.0 sees only the last text
// of a run and miscounts where braces of two placeholders meet.
func simplify(fragment []byte) []byte {
	fragment = emptyText.ReplaceAll(emptyRun.ReplaceAll(fragment, nil), nil)
	var out bytes.Buffer
	var properties []string // of the open runs, innermost last
	texts := 0
	from := 0
	for _, m := range runParts.FindAllSubmatchIndex(fragment, -1) {
		out.Write(fragment[from:m[0]])
		from = m[1]
		token := string(fragment[m[0]:m[1]])
		switch {
		case strings.HasPrefix(token, "</w:r>"):
			properties = properties[:max(0, len(properties)-1)]
			texts = 0
		case strings.HasPrefix(token, "<w:rPr>"):
			if len(properties) > 0 && properties[len(properties)-1] == "" {
				properties[len(properties)-1] = token
			}
		case strings.HasPrefix(token, "<w:t"):
			for _, piece := range pieces(string(fragment[m[2]:m[3]])) {
				if texts++; texts > 1 && len(properties) > 0 {
					out.WriteString(`</w:r><w:r>` + properties[len(properties)-1])
				}
				out.WriteString(`<w:t xml:space="preserve">` + piece + `</w:t>`)
			}
			continue
		default:
			properties = append(properties, "")
			texts = 0
		}
		out.WriteString(token)
	}
	out.Write(fragment[from:])
	return out.Bytes()
}

// pieces cuts a text before every { and after every }.
func pieces(s string) (ps []string) {
	for s != "" {
		cut := len(s)
		if i := strings.IndexByte(s[1:], '{'); i >= 0 {
			cut = i + 1
		}
		if i := strings.IndexByte(s[:cut], '}'); i >= 0 {
			cut = i + 1
		}
		ps = append(ps, s[:cut])
		s = s[cut:]
	}
	return ps
}

// finish puts back what go-docx lost or never knew: spaces beside line
// breaks, tabs, page numbers.
func finish(b []byte) []byte {
	s := strings.ReplaceAll(string(b), "<w:t>", `<w:t xml:space="preserve">`)
	s = strings.ReplaceAll(s, markTab, `</w:t><w:tab/><w:t xml:space="preserve">`)
	for _, f := range [...]struct{ mark, instruction string }{{markPage, " PAGE "}, {markPages, " NUMPAGES "}} {
		for {
			at := strings.Index(s, f.mark)
			if at < 0 {
				break
			}
			run := `<w:r>` + propertiesAt(s[:at])
			s = s[:at] + `</w:t></w:r>` + run + `<w:fldChar w:fldCharType="begin"/></w:r>` + run + `<w:instrText xml:space="preserve">` + f.instruction +
				`</w:instrText></w:r>` + run + `<w:fldChar w:fldCharType="separate"/></w:r>` + run + `<w:t>1</w:t></w:r>` + run +
				`<w:fldChar w:fldCharType="end"/></w:r>` + run + `<w:t xml:space="preserve">` + s[at+len(f.mark):]
		}
	}
	return []byte(unprotect.Replace(s))
}

var unprotect = strings.NewReplacer(markOpen, "{", markClose, "}")

// propertiesAt are the properties of the run that is open at the end of s.
func propertiesAt(s string) string {
	at := max(strings.LastIndex(s, "<w:r>"), strings.LastIndex(s, "<w:r "))
	if at < 0 {
		return ""
	}
	s = s[at:]
	if i, j := strings.Index(s, "<w:rPr>"), strings.Index(s, "</w:rPr>"); i >= 0 && j > i {
		return s[i : j+len("</w:rPr>")]
	}
	return ""
}
