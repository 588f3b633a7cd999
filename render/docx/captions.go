package docx

import (
	"strconv"
	"strings"
	"unicode"

	"selfassess/render/docx/wordxml"
)

// caption writes the caption of a table or figure, which stays with it. Its
// number is a field of Word's with the right result: Word numbers anew when
// somebody adds a table, lists tables and figures, and offers them for
// references, but does not ask to update anything.
func (b *body) caption(id, name, text string) {
	if name == "" && text == "" {
		return
	}
	b.closeTable()
	b.open(b.t.style(typeParagraph, styleCaption), "")
	end := b.bookmark(id)
	if kind, number, ok := b.number(name); ok {
		b.run("", strings.TrimSuffix(name, number))
		b.field(` SEQ `+kind+` \* ARABIC `, number)
		name = ""
		if text != "" {
			text = ". " + text
		}
	}
	if s := label(name, text); s != "" {
		b.run("", s)
	}
	b.xml.WriteString(end)
	b.close()
}

func label(name, text string) string {
	if name == "" || text == "" {
		return name + text
	}
	return name + ". " + text
}

// number splits the label of a caption, such as "Table 3", where its number is
// the one that Word would count: then, and only then, a field may stand for it.
// Captions are counted by their word, as Word itself does.
func (b *body) number(name string) (kind, number string, ok bool) {
	kind = strings.TrimRight(name, "0123456789")
	number = name[len(kind):]
	kind = strings.TrimSpace(kind)
	word := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) }
	if kind == "" || strings.TrimFunc(kind, word) != "" || len(kind) > bookmarkLimit ||
		number != strconv.Itoa(b.numbered[kind]+1) {
		return "", "", false
	}
	b.numbered[kind]++
	return kind, number, true
}

// field writes a field of Word's with its result.
func (b *body) field(instruction, result string) {
	b.xml.WriteString(`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">`)
	wordxml.Escape(&b.xml, instruction)
	b.xml.WriteString(`</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`)
	b.run("", result)
	b.xml.WriteString(`<w:r><w:fldChar w:fldCharType="end"/></w:r>`)
}
