package docx

import (
	"strings"
	"testing"

	"selfassess/render"
)

func TestTextFromRightToLeftIsToldToWord(t *testing.T) {
	for _, c := range []struct{ in, want, why string }{
		{`<w:r><w:t>مرحلة</w:t></w:r>`, `<w:r><w:rPr><w:rtl/></w:rPr><w:t>مرحلة</w:t></w:r>`, "a run without properties"},
		{`<w:r><w:t>Milestone 1.1</w:t></w:r>`, `<w:r><w:t>Milestone 1.1</w:t></w:r>`, "Latin letters"},
		{`<w:r><w:rPr><w:b/><w:lang w:val="ar"/></w:rPr><w:t xml:space="preserve">3 من 9</w:t></w:r>`,
			`<w:r><w:rPr><w:b/><w:rtl/><w:lang w:val="ar"/></w:rPr><w:t xml:space="preserve">3 من 9</w:t></w:r>`,
			"before the language, as the schema has it"},
		{`<w:r><w:rPr><w:b/></w:rPr><w:t>נוסח</w:t><w:br/><w:t>נוסח</w:t></w:r>`,
			`<w:r><w:rPr><w:b/><w:rtl/></w:rPr><w:t>נוסח</w:t><w:br/><w:t>נוסח</w:t></w:r>`, "two lines, once"},
		{`<w:r><w:rPr><w:rtl/></w:rPr><w:t>نص</w:t></w:r>`, `<w:r><w:rPr><w:rtl/></w:rPr><w:t>نص</w:t></w:r>`, "who wrote it has said so"},
		{`<w:tbl><w:tblPr><w:tblStyle w:val="A"/><w:tblW w:w="1"/></w:tblPr>`,
			`<w:tbl><w:tblPr><w:tblStyle w:val="A"/><w:bidiVisual/><w:tblW w:w="1"/></w:tblPr>`, "a table"},
		{`<w:tbl><w:tblPr></w:tblPr>`, `<w:tbl><w:tblPr><w:bidiVisual/></w:tblPr>`, "a table without a style"},
		{`<w:sectPr><w:cols/><w:docGrid/></w:sectPr>`, `<w:sectPr><w:cols/><w:bidi/><w:docGrid/></w:sectPr>`, "pages"},
		{`<w:sectPr><w:bidi/></w:sectPr>`, `<w:sectPr><w:bidi/></w:sectPr>`, "pages that are turned"},
		{``, ``, "nothing"},
	} {
		if got := string(turned([]byte(c.in))); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.why, got, c.want)
		}
	}
}

func TestStylesOfParagraphsAreTurnedAtTheirRoot(t *testing.T) {
	for _, c := range []struct{ in, want, why string }{
		{`<w:style w:type="paragraph" w:styleId="N"><w:pPr><w:keepNext/><w:spacing w:after="1"/></w:pPr></w:style>`,
			`<w:style w:type="paragraph" w:styleId="N"><w:pPr><w:keepNext/><w:bidi/><w:spacing w:after="1"/></w:pPr></w:style>`,
			"in the schema's order"},
		{`<w:style w:type="paragraph"><w:name w:val="N"/><w:rPr><w:b/></w:rPr></w:style>`,
			`<w:style w:type="paragraph"><w:name w:val="N"/><w:pPr><w:bidi/></w:pPr><w:rPr><w:b/></w:rPr></w:style>`,
			"without properties of paragraphs"},
		{`<w:style w:type="paragraph"><w:name w:val="N"/></w:style>`,
			`<w:style w:type="paragraph"><w:name w:val="N"/><w:pPr><w:bidi/></w:pPr></w:style>`, "with a name alone"},
		{`<w:style w:type="paragraph"><w:basedOn w:val="N"/></w:style>`,
			`<w:style w:type="paragraph"><w:basedOn w:val="N"/></w:style>`, "built on another"},
		{`<w:style w:type="character"><w:rPr/></w:style>`, `<w:style w:type="character"><w:rPr/></w:style>`, "of characters"},
	} {
		if got := string(turnedStyles([]byte(c.in))); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.why, got, c.want)
		}
	}
}

func TestParagraphsRunAsTheirLettersDo(t *testing.T) {
	const tight = `<w:keepNext/><w:spacing w:before="1"/>`
	for _, c := range []struct {
		text        string
		rightToLeft bool
		inCell      bool
		want, why   string
	}{
		{"Public register", false, false, tight, "as the document"},
		{"سجل عام", true, false, tight, "as the document that is turned"},
		{"سجل عام", false, false, `<w:keepNext/><w:bidi/><w:spacing w:before="1"/>`, "against it"},
		{"12. Public", true, false, `<w:keepNext/><w:bidi w:val="0"/><w:spacing w:before="1"/>`, "digits have no direction"},
		{"Public", true, true, `<w:keepNext/><w:bidi w:val="0"/><w:spacing w:before="1"/><w:jc w:val="right"/>`, "in a cell"},
		{"12 %", true, true, tight, "no letters"},
		{"E03 · اجتماع المنتدى", true, false, tight, "an id before a sentence"},
		{"سجل: a register of contracts", false, false, tight, "a foreign word before a sentence"},
		{"A register (سجل)", true, false, `<w:keepNext/><w:bidi w:val="0"/><w:spacing w:before="1"/>`, "a foreign word within one"},
	} {
		b := body{d: &render.Document{RightToLeft: c.rightToLeft}}
		b.openFor([]render.Span{{Text: c.text}}, "", tight, c.inCell)
		if got, want := b.xml.String(), `<w:p><w:pPr>`+c.want+`</w:pPr>`; got != want {
			t.Errorf("%s: %s, want %s", c.why, got, want)
		}
	}
}

func TestNumbersOfChartsHaveTheDigitsOfTheCountry(t *testing.T) {
	for lang, want := range map[string]string{"ar-JO": "[$-2000401]0;;;", "ar-MA": "0;;;", "fr": "0;;;"} {
		if got := valueLabels(render.FillCompleted, lang, false); !strings.Contains(got, `formatCode="`+want+`"`) {
			t.Errorf("%s: %s", lang, got)
		}
	}
}
