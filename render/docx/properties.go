package docx

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"

	"selfassess/render"
	"selfassess/render/docx/wordxml"
)

// properties writes what Word shows under File › Info, and the language of
// all text that does not say otherwise. The dates are those of the report:
// the clock would make every run another file. own are those that the template
// states by tags.
func (ps parts) properties(d *render.Document, own map[string]string) {
	name := ps.related("", coreRel)
	if name == "" {
		name = "docProps/core.xml"
		ps.addRelations("", []byte(`<Relationship Id="reportCore" Type="`+coreRel+`" Target="`+name+`"/>`))
	}
	ps.addType(name, "application/vnd.openxmlformats-package.core-properties+xml")
	var out bytes.Buffer
	out.WriteString(wordxml.Head +
		`<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ` +
		`xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" ` +
		`xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`)
	for _, p := range [...]struct{ element, value string }{
		{"dc:title", d.Meta.Title}, {"dc:subject", d.Meta.Subject.String()}, {"dc:creator", d.Meta.Author},
		{"cp:keywords", d.Meta.Keywords}, {"dc:description", d.Meta.Program},
		{"cp:lastModifiedBy", d.Meta.Author}, {"dc:language", d.Lang},
		{"cp:category", ""},
	} {
		if value, stated := own[p.element[3:]]; stated {
			p.value = value
		}
		if p.value != "" {
			out.WriteString(`<` + p.element + `>` + wordxml.Escaped(p.value) + `</` + p.element + `>`)
		}
	}
	if t, ok := timestamp(d); ok {
		for _, e := range []string{"created", "modified"} {
			out.WriteString(`<dcterms:` + e + ` xsi:type="dcterms:W3CDTF">` + t + `</dcterms:` + e + `>`)
		}
	}
	out.WriteString(`</cp:coreProperties>`)
	ps[name] = out.Bytes()
	ps.language(d.Lang)
}

func timestamp(d *render.Document) (string, bool) {
	day := d.Meta.Date
	if day.Year == 0 {
		return "", false
	}
	return fmt.Sprintf("%04d-%02d-%02dT00:00:00Z", day.Year, max(1, day.Month), max(1, day.Day)), true
}

var (
	defaults  = regexp.MustCompile(`(?s)<w:rPrDefault>.*?</w:rPrDefault>`)
	themeLang = regexp.MustCompile(`(<w:themeFontLang\s[^>]*w:val=")[^"]*"`)
	langTag   = regexp.MustCompile(`<w:lang\s[^>]*/>`)
)

// language sets the document's language in the defaults of the styles.
func (ps parts) language(tag string) {
	document := ps.related("", officeRel+"officeDocument")
	if settings := ps.related(document, officeRel+"settings"); tag != "" && settings != "" {
		ps[settings] = themeLang.ReplaceAll(ps[settings],
			[]byte(`${1}`+strings.ReplaceAll(wordxml.Attribute(tag), "$", "")+`"`))
	}
	name := ps.related(document, officeRel+"styles")
	if tag == "" || ps[name] == nil {
		return
	}
	ps[name] = defaults.ReplaceAllFunc(ps[name], func(b []byte) []byte {
		s := langTag.ReplaceAllString(string(b), "")
		s = strings.Replace(s, `<w:rPr/>`, `<w:rPr></w:rPr>`, 1)
		return []byte(strings.Replace(s, `</w:rPr>`, wordxml.Language(tag)+`</w:rPr>`, 1))
	})
}
