package main

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"fmt"
	"html"
	"io"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// draft is a template described in testdata/templates/source: paragraphs as
// lists of runs, tables as lists of rows.
type draft struct {
	Headers, Footers map[string][]draftRun // by the pages that they stand on
	Body             []draftBlock
}

type draftBlock struct {
	Heading      int
	Bullet       bool
	Runs         []draftRun
	Table        [][]draftCell
	Box, Control []draftBlock
}

type draftRun struct {
	Text, Link, Bookmark string
	Bold, Inserted       bool
	Footnote, Endnote    []draftRun
}

// UnmarshalJSON takes a text for a run that has nothing else.
func (r *draftRun) UnmarshalJSON(b []byte) error {
	if b[0] == '"' {
		return json.Unmarshal(b, &r.Text)
	}
	type plain draftRun
	return json.Unmarshal(b, (*plain)(r))
}

// draftCell is a list of runs, or a table.
type draftCell struct {
	runs  []draftRun
	table [][]draftCell
}

// UnmarshalJSON tells a table from runs.
func (c *draftCell) UnmarshalJSON(b []byte) error {
	var inner []struct{ Table [][]draftCell }
	if json.Unmarshal(b, &inner) == nil && inner[0].Table != nil {
		c.table = inner[0].Table
		return nil
	}
	return json.Unmarshal(b, &c.runs)
}

func readDraft(t *testing.T) *draft {
	t.Helper()
	b, err := os.ReadFile(templatesDir("source", "report.json"))
	if err != nil {
		t.Fatal(err)
	}
	var d draft
	if err := json.Unmarshal(b, &d); err != nil {
		t.Fatal(err)
	}
	return &d
}

// wordWriter writes a template in the manner of Word, which has no script: the
// parts, the elements and their order are those that Word saves. A habit
// decides how a text is split into runs.
type wordWriter struct {
	habit     func(w *wordWriter, look, text string) string
	ids       int // the last one used, of whatever needs one
	comments  []int
	aside     int // how deep in a note, a box, a header
	rels      []string
	footnotes string
	endnotes  string
}

func (w *wordWriter) id() int { w.ids++; return w.ids }

const wordNames = `xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:o="urn:schemas-microsoft-com:office:office" ` +
	`xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:v="urn:schemas-microsoft-com:vml" ` +
	`xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:w10="urn:schemas-microsoft-com:office:word" ` +
	`xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" ` +
	`xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" mc:Ignorable="w14 w15"`

const xmlHead = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n"

// textRun is a run as Word writes it.
func textRun(attributes, look, text string) string {
	var b strings.Builder
	b.WriteString(`<w:r` + attributes + `>` + look)
	for i, part := range strings.Split(text, "\t") {
		if i > 0 {
			b.WriteString(`<w:tab/>`)
		}
		if part != "" {
			b.WriteString(`<w:t xml:space="preserve">` + html.EscapeString(part) + `</w:t>`)
		}
	}
	return b.String() + `</w:r>`
}

func (w *wordWriter) runs(rs []draftRun) string {
	var b strings.Builder
	for _, r := range rs {
		look := ""
		if r.Bold {
			look = `<w:rPr><w:b/><w:bCs/></w:rPr>`
		}
		switch {
		case r.Footnote != nil:
			id := w.id()
			w.aside++
			w.footnotes += fmt.Sprintf(`<w:footnote w:id="%d"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr><w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>%s</w:p></w:footnote>`, id, w.runs(r.Footnote))
			w.aside--
			fmt.Fprintf(&b, `<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="%d"/></w:r>`, id)
		case r.Endnote != nil:
			id := w.id()
			w.aside++
			w.endnotes += fmt.Sprintf(`<w:endnote w:id="%d"><w:p><w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:endnoteRef/></w:r>%s</w:p></w:endnote>`, id, w.runs(r.Endnote))
			w.aside--
			fmt.Fprintf(&b, `<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:endnoteReference w:id="%d"/></w:r>`, id)
		case r.Link != "":
			w.rels = append(w.rels, relation("rIdLink"+fmt.Sprint(len(w.rels)), "hyperlink", r.Link, ` TargetMode="External"`))
			fmt.Fprintf(&b, `<w:hyperlink r:id="rIdLink%d" w:history="1">%s</w:hyperlink>`, len(w.rels)-1, w.habit(w, `<w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr>`, r.Text))
		case r.Bookmark != "":
			id := w.id()
			fmt.Fprintf(&b, `<w:bookmarkStart w:id="%d" w:name="%s"/>%s<w:bookmarkEnd w:id="%d"/>`, id, r.Bookmark, w.habit(w, look, r.Text), id)
		case r.Inserted:
			b.WriteString(w.revision("w:ins", textRun("", look, r.Text)))
		default:
			b.WriteString(w.habit(w, look, r.Text))
		}
	}
	return b.String()
}

func (w *wordWriter) revision(element, inner string) string {
	return fmt.Sprintf(`<%s w:id="%d" w:author="Secretariat" w:date="2026-01-01T00:00:00Z">%s</%s>`, element, w.id(), inner, element)
}

func (w *wordWriter) blocks(blocks []draftBlock) string {
	var b strings.Builder
	for _, block := range blocks {
		switch {
		case block.Table != nil:
			b.WriteString(w.table(block.Table))
		case block.Box != nil:
			w.aside++
			b.WriteString(`<w:p>` + w.box(w.blocks(block.Box)) + `</w:p>`)
			w.aside--
		case block.Control != nil:
			fmt.Fprintf(&b, `<w:sdt><w:sdtPr><w:alias w:val="Country"/><w:tag w:val="country"/><w:id w:val="%d"/></w:sdtPr><w:sdtContent>%s</w:sdtContent></w:sdt>`, w.id(), w.blocks(block.Control))
		default:
			style := ""
			if block.Heading > 0 {
				style = fmt.Sprintf(`<w:pPr><w:pStyle w:val="Heading%d"/></w:pPr>`, block.Heading)
			}
			if block.Bullet {
				style = `<w:pPr><w:pStyle w:val="ListBullet"/></w:pPr>`
			}
			fmt.Fprintf(&b, `<w:p w:rsidR="00B31C2D" w:rsidRDefault="00B31C2D">%s%s</w:p>`, style, w.runs(block.Runs))
		}
	}
	return b.String()
}

// box is a text box for new versions of Word, and once more for old ones.
func (w *wordWriter) box(content string) string {
	return fmt.Sprintf(`<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="3600000" cy="1800000"/>`+
		`<wp:docPr id="%d" name="Text Box 2" descr="Levels of the commitments"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">`+
		`<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="3600000" cy="1800000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>`+
		`<wps:txbx><w:txbxContent>%s</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>`+
		`<mc:Fallback><w:pict><v:shape id="TextBox%d" style="width:283pt;height:142pt"><v:textbox><w:txbxContent>%s</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
		w.id(), content, w.id(), content)
}

func (w *wordWriter) table(rows [][]draftCell) string {
	var b strings.Builder
	b.WriteString(`<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/><w:tblLook w:val="04A0"/></w:tblPr><w:tblGrid>`)
	b.WriteString(strings.Repeat(`<w:gridCol w:w="3000"/>`, len(rows[0])) + `</w:tblGrid>`)
	for i, row := range rows {
		b.WriteString(`<w:tr w:rsidR="00B31C2D" w:rsidTr="00A41B22">`)
		if i == 0 {
			b.WriteString(`<w:trPr><w:tblHeader/></w:trPr>`)
		}
		for _, c := range row {
			content := `<w:p w:rsidR="00B31C2D">` + w.runs(c.runs) + `</w:p>`
			if c.table != nil {
				content = w.table(c.table) + `<w:p/>`
			}
			b.WriteString(`<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr>` + content + `</w:tc>`)
		}
		b.WriteString(`</w:tr>`)
	}
	return b.String() + `</w:tbl>`
}

const officeRels = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

func relation(id, kind, target, more string) string {
	return fmt.Sprintf(`<Relationship Id="%s" Type="%s%s" Target="%s"%s/>`, id, officeRels, kind, target, more)
}

// write is the whole file.
func (d *draft) write(t *testing.T, habit func(w *wordWriter, look, text string) string) []byte {
	t.Helper()
	w := &wordWriter{habit: habit, aside: 1}
	var types, setup string
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	add := func(name, content string) {
		f, err := z.Create(name)
		if err == nil {
			_, err = io.WriteString(f, content)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	part := func(kind, name, content string) {
		types += fmt.Sprintf(`<Override PartName="/word/%s" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.%s+xml"/>`, name, kind)
		add("word/"+name, xmlHead+content)
	}
	for _, kind := range []struct {
		name, element string
		runs          map[string][]draftRun
	}{{"header", "w:hdr", d.Headers}, {"footer", "w:ftr", d.Footers}} {
		for i, turn := range []string{"even", "default", "first"} {
			file := fmt.Sprintf("%s%d.xml", kind.name, i+1)
			part(kind.name, file, fmt.Sprintf(`<%s %s><w:p>%s</w:p></%s>`, kind.element, wordNames, w.runs(kind.runs[turn]), kind.element))
			id := "rId" + kind.name + turn
			w.rels = append(w.rels, relation(id, kind.name, file, ""))
			setup += fmt.Sprintf(`<w:%sReference w:type="%s" r:id="%s"/>`, kind.name, turn, id)
		}
	}
	w.aside--
	body := w.blocks(d.Body)
	setup += `<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1417" w:bottom="1134" w:left="1417" w:header="708" w:footer="708" w:gutter="0"/><w:titlePg/>`
	part("document.main", "document.xml", `<w:document `+wordNames+`><w:body>`+body+`<w:sectPr>`+setup+`</w:sectPr></w:body></w:document>`)
	for name, notes := range map[string]string{"footnote": w.footnotes, "endnote": w.endnotes} {
		ends := fmt.Sprintf(`<w:%s w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:%s><w:%s w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:%s>`, name, name, name, name)
		part(name+"s", name+"s.xml", fmt.Sprintf(`<w:%ss %s>%s%s</w:%ss>`, name, wordNames, ends, notes, name))
	}
	var comments strings.Builder
	for _, id := range w.comments {
		fmt.Fprintf(&comments, `<w:comment w:id="%d" w:author="Secretariat" w:date="2026-01-01T00:00:00Z" w:initials="S"><w:p><w:r><w:t>Is this the right tag?</w:t></w:r></w:p></w:comment>`, id)
	}
	part("comments", "comments.xml", `<w:comments `+wordNames+`>`+comments.String()+`</w:comments>`)
	part("styles", "styles.xml", `<w:styles `+wordNames+`>`+wordStyles+`</w:styles>`)
	part("settings", "settings.xml", `<w:settings `+wordNames+`><w:evenAndOddHeaders/><w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr><w:endnotePr><w:endnote w:id="-1"/><w:endnote w:id="0"/></w:endnotePr><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`)
	part("numbering", "numbering.xml", `<w:numbering `+wordNames+`><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="ListBullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`)
	for _, kind := range []string{"footnotes", "endnotes", "comments", "styles", "settings", "numbering"} {
		w.rels = append(w.rels, relation("rId"+kind, kind, kind+".xml", ""))
	}
	const packageRels = `http://schemas.openxmlformats.org/package/2006/relationships`
	add("word/_rels/document.xml.rels", xmlHead+`<Relationships xmlns="`+packageRels+`">`+strings.Join(w.rels, "")+`</Relationships>`)
	add("_rels/.rels", xmlHead+`<Relationships xmlns="`+packageRels+`">`+relation("rId1", "officeDocument", "word/document.xml", "")+`</Relationships>`)
	add("[Content_Types].xml", xmlHead+`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`+types+`</Types>`)
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

const wordStyles = `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>` +
	`<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:outlineLvl w:val="0"/></w:pPr></w:style>` +
	`<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:outlineLvl w:val="1"/></w:pPr></w:style>` +
	`<w:style w:type="paragraph" w:styleId="ListBullet"><w:name w:val="List Bullet"/><w:basedOn w:val="Normal"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>` +
	`<w:style w:type="paragraph" w:styleId="FootnoteText"><w:name w:val="footnote text"/><w:basedOn w:val="Normal"/></w:style>` +
	`<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>` +
	`<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="0563C1"/><w:u w:val="single"/></w:rPr></w:style>` +
	`<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>` +
	`<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/></w:style>`

func plainHabit(_ *wordWriter, look, text string) string { return textRun("", look, text) }

// inTags is a habit that writes the inside of each tag, from its second
// letter to its last but one, in a way of its own.
func inTags(inner func(w *wordWriter, look, text string) string) func(w *wordWriter, look, text string) string {
	return func(w *wordWriter, look, text string) string {
		var b strings.Builder
		for {
			from := strings.IndexByte(text, '{')
			to := strings.IndexByte(text, '}')
			if from < 0 || to < from+4 {
				if text != "" {
					b.WriteString(textRun("", look, text))
				}
				return b.String()
			}
			b.WriteString(textRun("", look, text[:from+2]) + inner(w, look, text[from+2:to-1]) + textRun("", look, text[to-1:to+1]))
			text = text[to+1:]
		}
	}
}

// wrapped is a habit that puts something before and after the inside of tags.
func wrapped(around func(w *wordWriter) (before, after string)) func(w *wordWriter, look, text string) string {
	return inTags(func(w *wordWriter, look, text string) string {
		before, after := around(w)
		return before + textRun("", look, text) + after
	})
}

// wordHabits are the ways in which Word splits what somebody typed.
var wordHabits = []struct {
	name, why string
	write     func(w *wordWriter, look, text string) string
}{
	{"one run each", "a text typed in one go", plainHabit},
	{"typed in sessions", "Word notes when what was typed, by numbers of runs", func(w *wordWriter, look, text string) string {
		var b strings.Builder
		for runes := range slices.Chunk([]rune(text), 4) {
			b.WriteString(textRun(fmt.Sprintf(` w:rsidR="%08X"`, 0x00A41B22+w.id()), look, string(runes)))
		}
		return b.String()
	}},
	{"letter by letter", "tracked typing that was accepted", func(_ *wordWriter, look, text string) string {
		var b strings.Builder
		for _, r := range text {
			b.WriteString(textRun("", look, string(r)))
		}
		return b.String()
	}},
	{"two texts in a run", "other programs merge runs so", func(_ *wordWriter, look, text string) string {
		if strings.Contains(text, "\t") || utf8.RuneCountInString(text) < 6 {
			return textRun("", look, text)
		}
		whole := textRun("", look, text)
		return strings.Replace(whole, "{", `{</w:t><w:t xml:space="preserve">`, 1)
	}},
	{"spelling", "the name in a tag is in no dictionary", wrapped(func(*wordWriter) (string, string) {
		return `<w:proofErr w:type="spellStart"/>`, `<w:proofErr w:type="spellEnd"/>`
	})},
	{"half bold", "somebody marked half of a tag", inTags(func(_ *wordWriter, _, text string) string {
		return textRun("", `<w:rPr><w:b/><w:i/></w:rPr>`, text)
	})},
	{"other language", "the keyboard was switched", inTags(func(_ *wordWriter, _, text string) string {
		return textRun("", `<w:rPr><w:noProof/><w:lang w:val="ka-GE"/></w:rPr>`, text)
	})},
	{"smart tag", "Word took a name for a place", wrapped(func(*wordWriter) (string, string) {
		return `<w:smartTag w:uri="urn:schemas-microsoft-com:office:smarttags" w:element="place">`, `</w:smartTag>`
	})},
	{"bookmark", "Word notes where the cursor was", wrapped(func(w *wordWriter) (string, string) {
		id := w.id()
		return fmt.Sprintf(`<w:bookmarkStart w:id="%d" w:name="_Hlk%d"/>`, id, id), fmt.Sprintf(`<w:bookmarkEnd w:id="%d"/>`, id)
	})},
	{"bookmark that ends elsewhere", "a selection that begins in a tag", inTags(func(w *wordWriter, look, text string) string {
		id := w.id()
		return fmt.Sprintf(`<w:bookmarkStart w:id="%d" w:name="_Ref%d"/>`, id, id) + textRun("", look, text[:1]) + fmt.Sprintf(`<w:bookmarkEnd w:id="%d"/>`, id) + textRun("", look, text[1:])
	})},
	{"inserted", "corrected with tracked changes", inTags(func(w *wordWriter, look, text string) string {
		return w.revision("w:ins", textRun("", look, text))
	})},
	{"deleted", "a wrong letter was taken out with tracked changes", wrapped(func(w *wordWriter) (string, string) {
		return w.revision("w:del", `<w:r><w:delText>xyz</w:delText></w:r>`), ""
	})},
	{"comment", "a colleague asks about a tag; Word has no comments outside the text", wrapped(func(w *wordWriter) (string, string) {
		if w.aside > 0 {
			return "", ""
		}
		id := w.id()
		w.comments = append(w.comments, id)
		return fmt.Sprintf(`<w:commentRangeStart w:id="%d"/>`, id),
			fmt.Sprintf(`<w:commentRangeEnd w:id="%d"/><w:r><w:commentReference w:id="%d"/></w:r>`, id, id)
	})},
	{"page break", "Word notes where the page ended", wrapped(func(*wordWriter) (string, string) {
		return `<w:r><w:lastRenderedPageBreak/></w:r>`, `<w:r w:rsidR="00A41B22"/>`
	})},
	{"permission", "a document that only some may edit", wrapped(func(w *wordWriter) (string, string) {
		id := w.id()
		return fmt.Sprintf(`<w:permStart w:id="%d" w:edGrp="everyone"/>`, id), fmt.Sprintf(`<w:permEnd w:id="%d"/>`, id)
	})},
	{"custom XML", "a document of a records system", wrapped(func(*wordWriter) (string, string) {
		return `<w:customXml w:uri="urn:example:records" w:element="name">`, `</w:customXml>`
	})},
}
