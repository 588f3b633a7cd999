package docx

import (
	"bytes"

	"selfassess/render"
	"selfassess/render/docx/wordxml"
)

// tocInstruction is what Word does when its user asks for an update: levels 1
// to 3, linked, without page numbers, which nobody but Word could know and
// which would be stale as soon as the text is edited.
var (
	tocInstruction = ` TOC \o "1-3" \n \h \z `
	fieldStart     = `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">` +
		wordxml.Escaped(tocInstruction) + `</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`
	fieldEnd = `<w:r><w:fldChar w:fldCharType="end"/></w:r>`
)

// entry is a line of the table of contents.
type entry struct {
	section *render.Section
	depth   int
}

func (b *body) entries() (es []entry) {
	var walk func(ss []*render.Section, depth int)
	walk = func(ss []*render.Section, depth int) {
		for _, s := range ss {
			if s.Contents {
				es = append(es, entry{s, depth})
			}
			walk(s.Sections, depth+1)
		}
	}
	walk(b.d.Sections, 1)
	return es
}

// contents writes the table of contents: a field of Word's, whose result is
// complete and linked as it stands. What ends a section there stands in a
// paragraph of its own after it, or LibreOffice 7.4 takes the page numbers of
// the section's footer for a part of the field and leaves them out.
func (b *body) contents(out *bytes.Buffer) {
	es := b.entries()
	for i, e := range es {
		out.WriteString(`<w:p><w:pPr><w:pStyle w:val="` + b.t.numbered(contentsPrefix, e.depth, deepestContents) + `"/>`)
		out.WriteString(`</w:pPr>`)
		if i == 0 {
			out.WriteString(fieldStart)
		}
		name := b.anchors[e.section.ID]
		if name != "" {
			out.WriteString(`<w:hyperlink w:anchor="` + name + `" w:history="1">`)
		}
		for _, s := range e.section.Title() {
			out.WriteString(`<w:r>`)
			if s.Lang != "" {
				out.WriteString(`<w:rPr>` + wordxml.Language(s.Lang) + `</w:rPr>`)
			}
			wordxml.Text(out, s.Text)
			out.WriteString(`</w:r>`)
		}
		if name != "" {
			out.WriteString(`</w:hyperlink>`)
		}
		if i == len(es)-1 {
			out.WriteString(fieldEnd)
		}
		out.WriteString(`</w:p>`)
	}
}

// sectionEnd is a paragraph that ends a section, as Word's own breaks are.
func (b *body) sectionEnd(properties string) string {
	if properties == "" {
		return ""
	}
	return `<w:p><w:pPr><w:pStyle w:val="` + b.t.style(typeParagraph, styleSeparator) + `"/>` + properties +
		`</w:pPr></w:p>`
}
