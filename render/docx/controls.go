package docx

import (
	"bytes"
	"encoding/xml"
	"html"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf16"

	"selfassess/ogp"
	"selfassess/render"
	"selfassess/render/docx/wordxml"
	"selfassess/templates"
)

// controlLimit is how long Word lets the tag and the title of a content
// control be, in UTF-16 code units.
const controlLimit = 64

// ControlTag is the tag of the content control in which a section stands: its
// id, or, where Word would not take that, its beginning and a checksum.
func ControlTag(id string) string {
	if units(id) <= controlLimit {
		return id
	}
	sum := "-" + ogp.Fingerprint(id)
	return cut(id, controlLimit-len(sum)) + sum
}

func units(s string) (n int) {
	for _, r := range s {
		n += utf16.RuneLen(r)
	}
	return n
}

// cut is the beginning of s in at most n UTF-16 code units.
func cut(s string, n int) string {
	for i, r := range s {
		if n -= utf16.RuneLen(r); n < 0 {
			return s[:i]
		}
	}
	return s
}

// controlTitle is what Word shows at the edge of a content control.
func controlTitle(title string) string {
	title = strings.Join(strings.Fields(wordxml.Visible(title)), " ")
	if units(title) <= controlLimit {
		return title
	}
	return strings.TrimRight(cut(title, controlLimit-1), " ") + "…"
}

// controlled tells whether a section stands in a content control: in a draft,
// which goes to reviewers. In a final report controls would only stand in the
// way: some programs that take text from Word files pass over them.
func (b *body) controlled(s *render.Section) bool { return s.ID != "" && b.d.Meta.Draft != "" }

// openControl begins the content control of a section. It holds the sections
// below as well, each in a control of its own, so that a reviewed copy tells
// where a comment stands. It is not locked: people may edit the document.
func (b *body) openControl(s *render.Section) {
	if b.controlled(s) {
		b.controlStart(&b.xml, s.ID, s.Title().String())
	}
}

func (b *body) controlStart(out *bytes.Buffer, id, title string) {
	out.WriteString(`<w:sdt><w:sdtPr>`)
	if title := controlTitle(title); title != "" {
		out.WriteString(`<w:alias w:val="` + wordxml.Attribute(title) + `"/>`)
	}
	out.WriteString(`<w:tag w:val="` + wordxml.Attribute(ControlTag(id)) + `"/><w:id w:val="` +
		strconv.Itoa(b.numbers.Control) + `"/></w:sdtPr><w:sdtContent>`)
	b.numbers.Control++
}

const controlEnd = `</w:sdtContent></w:sdt>`

func (b *body) closeControl(s *render.Section) {
	if b.controlled(s) {
		b.xml.WriteString(controlEnd)
	}
}

// encloseItem begins the content control of an item of the template that is a
// section of the report. The same section may stand in several of them.
func (b *body) encloseItem(out *bytes.Buffer, g *render.Group, item *render.Scope) (end func(written []byte)) {
	id, title := g.Section(item)
	b.controlStart(out, id, title)
	return func(written []byte) {
		tag := ControlTag(id)
		if b.itemText[tag] == nil {
			b.itemText[tag] = &bytes.Buffer{}
			b.items = append(b.items, tag)
		}
		collectText(b.itemText[tag], written)
		out.WriteString(controlEnd)
	}
}

var (
	oldShape = regexp.MustCompile(`(?s)<mc:Fallback\b.*?</mc:Fallback>`)
	anyText  = regexp.MustCompile(`<w:t(?: [^>]*)?>([^<]*)</w:t>`)
)

// collectText adds the words of a part of a template, but not a second time
// what stands there once more for old versions of Word.
func collectText(words *bytes.Buffer, written []byte) {
	for _, m := range anyText.FindAllSubmatch(oldShape.ReplaceAll(written, nil), -1) {
		words.WriteString(html.UnescapeString(string(m[1])))
	}
}

// fingerprint notes the fingerprint of what a section itself says, without the
// sections below.
func (b *body) fingerprint(s *render.Section) {
	b.collect()
	if s.ID != "" {
		b.sums = append(b.sums, passageSum{ControlTag(s.ID), ogp.Fingerprint(b.words.String())})
	}
}

// collect gathers the words of what was written since it last did.
func (b *body) collect() {
	for rest := b.xml.Bytes()[b.collected:]; ; {
		_, after, found := bytes.Cut(rest, []byte(textStart))
		if !found {
			break
		}
		var text []byte
		text, rest, _ = bytes.Cut(after, []byte(`</w:t>`))
		if bytes.IndexByte(text, '&') < 0 {
			b.words.Write(text)
		} else {
			b.words.WriteString(html.UnescapeString(string(text)))
		}
	}
	b.collected = b.xml.Len()
}

// textStart is how wordxml.Text begins every text.
const textStart = `<w:t xml:space="preserve">`

// passageSum is the fingerprint of what stands in a content control.
type passageSum struct {
	Tag string `xml:"tag,attr"`
	Sum string `xml:"sum,attr"`
}

var dataItem = regexp.MustCompile(`^customXml/item(\d+)\.xml$`)

const (
	dataNamespace = "urn:selfassess:report:1"
	dataID        = "{5A7D1F0C-3B52-4E0B-9C55-6E1C8A8D2F41}"
)

// attachFacts adds a part of data that Word keeps and does not show: the date
// of the report, whether it is a draft, what each section says, and, of a
// template other than the built-in one, a fingerprint. With it a reviewed copy
// tells what was changed in it, even if the workbooks have changed since.
func (b *body) attachFacts(out parts) error {
	n := 0
	for name := range out {
		n = max(n, highest(dataItem, []byte(name)))
	}
	file := "item" + strconv.Itoa(n+1) + ".xml"
	props := "itemProps" + strconv.Itoa(n+1) + ".xml"
	for _, tag := range b.items {
		b.sums = append(b.sums, passageSum{tag, ogp.Fingerprint(b.itemText[tag].String())})
	}
	facts := struct {
		XMLName  xml.Name     `xml:"urn:selfassess:report:1 report"`
		AsOf     string       `xml:"asof,attr"`
		Draft    bool         `xml:"draft,attr"`
		Template string       `xml:"template,attr,omitempty"`
		Lang     string       `xml:"lang,attr,omitempty"` // none for English, in which earlier versions wrote
		Sections []passageSum `xml:"section"`
	}{AsOf: b.d.Meta.Date.String(), Draft: b.d.Meta.Draft != "", Template: b.t.fingerprint, Sections: b.sums}
	if b.d.Lang != templates.Reference {
		facts.Lang = b.d.Lang
	}
	data, err := xml.Marshal(facts)
	if err != nil {
		return err
	}
	out["customXml/"+file] = append([]byte(wordxml.Head), data...)
	out["customXml/"+props] = []byte(wordxml.Head + `<ds:datastoreItem ds:itemID="` + dataID +
		`" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml">` +
		`<ds:schemaRefs><ds:schemaRef ds:uri="` + dataNamespace + `"/></ds:schemaRefs></ds:datastoreItem>`)
	out.addType("customXml/"+file, "application/xml")
	out.addType("customXml/"+props, "application/vnd.openxmlformats-officedocument.customXmlProperties+xml")
	out.addRelations("customXml/"+file,
		[]byte(`<Relationship Id="rId1" Type="`+officeRel+`customXmlProps" Target="`+props+`"/>`))
	up := strings.Repeat("../", strings.Count(b.t.document, "/"))
	out.addRelations(b.t.document,
		[]byte(`<Relationship Id="`+b.relStem+`Facts" Type="`+officeRel+`customXml" Target="`+up+`customXml/`+file+`"/>`))
	return nil
}

var (
	setUp     = regexp.MustCompile(`(?s)<w:sectPr\b[^>]*>.*?</w:sectPr>`)
	lineCount = regexp.MustCompile(`<w:lnNumType\b[^>]*/>`)
	beforeIt  = regexp.MustCompile(`(?s)^.*(?:<w:(?:pgSz|pgMar|paperSrc)\b[^>]*/>|</w:pgBorders>)`)
)

// countLines has the lines of every page of a section counted, so that
// reviewers can say where. The set-up of a section stands at its end.
func countLines(text *bytes.Buffer) {
	counted := setUp.ReplaceAllFunc(text.Bytes(), func(s []byte) []byte {
		s = lineCount.ReplaceAll(s, nil)
		at := len(beforeIt.Find(s))
		if at == 0 {
			return s
		}
		return []byte(string(s[:at]) + `<w:lnNumType w:countBy="1" w:restart="newPage"/>` + string(s[at:]))
	})
	*text = *bytes.NewBuffer(counted)
}
