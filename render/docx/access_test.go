package docx

import (
	"bytes"
	"encoding/hex"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"selfassess/render"
	"selfassess/render/compose"
	"selfassess/render/docx/access"
	"selfassess/templates"
)

func TestEverybodyCanReadTheDocument(t *testing.T) {
	final := everything()
	final.Meta.Draft = ""
	letter := everything()
	letter.Meta.Paper = render.Letter
	for _, c := range []struct {
		why string
		d   *render.Document
	}{{"a draft", everything()}, {"a final report", final}, {"on letter paper", letter}, {"nothing but a heading", &render.Document{Lang: "en",
		Meta: render.Meta{Title: "Report"}, Sections: []*render.Section{{ID: "s", Heading: render.Words("S")}}}}} {
		faults, err := access.Check(written(t, c.d))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range faults {
			t.Errorf("%s: %s", c.why, f)
		}
	}
}

// spoilt is a finished document with a replacement in one part.
func spoilt(t *testing.T, file []byte, name, old, new string) []byte {
	t.Helper()
	ps, finding := readParts("report.docx", file)
	if finding != nil {
		t.Fatal(finding)
	}
	re := regexp.MustCompile(old)
	if !re.Match(ps[name]) {
		t.Fatalf("%s holds no %s", name, old)
	}
	done := false
	ps[name] = re.ReplaceAllFunc(ps[name], func(b []byte) []byte {
		if done {
			return b
		}
		done = true
		return re.ReplaceAll(b, []byte(new))
	})
	var out bytes.Buffer
	if err := ps.write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// Each rule is shown a fault; one that finds nothing would prove nothing.
func TestTheAccessibilityCheckFindsFaults(t *testing.T) {
	file := written(t, everything())
	const styles = "word/styles.xml"
	for _, c := range []struct{ why, part, old, new, want string }{
		{"a chart without words", textPart, `descr="3 completed[^"]*"`, `descr=""`, `"Figure 1" has no alternative text`},
		{"a picture nobody described", textPart, `<a:extLst><a:ext uri="\{C183.*?</a:extLst>`, ``, `"Logo" has no alternative text`},
		{"decoration with words", textPart, `name="Logo"><a:extLst>`, `name="Logo" descr="x"><a:extLst>`, `"Logo" is decoration and has alternative text`},
		{"an object beside the text", textPart, `<wp:inline (.*?)</wp:inline>`, `<wp:anchor $1</wp:anchor>`, `"Logo" is not in line with the text`},
		{"a frame", textPart, `<w:pStyle w:val="Lead"/>`, `<w:pStyle w:val="Lead"/><w:framePr w:w="9"/>`, `a frame is not in line with the text`},
		{"a shape of the older kind", textPart, `<w:p><w:pPr><w:pStyle w:val="Lead"/></w:pPr>`, `$0<w:r><w:pict/></w:r>`, `a shape of the older kind`},
		{"no header row", textPart, `<w:tblHeader/>`, ``, `"Summary" has no header row`},
		{"a header that is not marked", textPart, `w:firstRow="1"`, `w:firstRow="0"`, `"Summary" does not mark its first row`},
		{"merged cells", textPart, `<w:noWrap/>`, `<w:gridSpan w:val="2"/>`, `has merged cells`},
		{"cells merged down", textPart, `<w:noWrap/>`, `<w:vMerge/>`, `has merged cells`},
		{"a row that lacks a cell", textPart, `(?s)(<w:tr><w:trPr><w:cantSplit/></w:trPr>)<w:tc>.*?</w:tc>`, `$1`, `has a row of 4 cells among rows of 5`},
		{"a table without a name", textPart, `<w:tblCaption [^>]*/>`, ``, `a table has no name`},
		{"a table in a table", textPart, `</w:p></w:tc>`, `</w:p><w:tbl><w:tblPr><w:tblLook w:firstRow="1"/><w:tblCaption w:val="inner"/></w:tblPr></w:tbl></w:tc>`, `"inner" stands within another`},
		{"a link that says nothing", textPart, `see the summary`, `Click here`, `the text of a link is "Click here"`},
		{"a link without text", textPart, `see the summary`, ` `, `the text of a link is ""`},
		{"a link to nowhere", textPart, `w:name="_summary"`, `w:name="_other"`, `leads nowhere`},
		{"links of one text to two places", textPart, `>contracts.example.gov/statistics<`, `>see the summary<`, `two links say "see the summary"`},
		{"a link that is a number", textPart, ` w:tooltip="Commitment 4"`, ``, `nothing says where the link "4.1" leads`},
		{"a table without names of rows", textPart, `w:firstColumn="1"`, `w:firstColumn="0"`, `"Table 1. Meetings with civil society against minimum requirement 5.1" does not mark its first column`},
		{"titles that no bookmark names", textPart, `w:name="Title_table_1"`, `w:name="Table_1"`, `no bookmarks say where the titles of "Table 1.`},
		{"titles of rows that no bookmark names", textPart, `w:name="RowTitle_table_2"`, `w:name="Row_table_2"`, `no bookmarks say where the titles of "Table 2.`},
		{"a table without a caption", textPart, `(<w:pStyle w:val=")Caption("/></w:pPr><w:bookmarkStart w:id="\d+" w:name="_table_2")`, `${1}TableText$2`, `no caption stands before "Table 2.`},
		{"a chart without a caption", textPart, `(<w:pStyle w:val=")Caption("/></w:pPr><w:bookmarkStart w:id="\d+" w:name="_figure_1")`, `${1}TableText$2`, `no caption stands before "Figure 1"`},
		{"a title heard twice", textPart, `descr="3 completed`, `descr="Commitments by completion level. 3 completed`, `the caption of "Figure 1" is heard twice`},
		{"contents that skip", textPart, `<w:pStyle w:val="TOC2"/>`, `<w:pStyle w:val="TOC3"/>`, `the contents skip from level 1 to 3`},
		{"contents that are typed", textPart, ` TOC \\o `, ` REF `, `the contents are no field`},
		{"a dash for nothing", textPart, `not given`, `—`, `a cell holds "—", of which nothing is heard`},
		{"a list in a cell that is typed", textPart, `first for those`, `• first for those`, `a list is typed: "• first for those that buy most"`},
		{"a skipped level", textPart, `<w:pStyle w:val="Heading2"/>`, `<w:pStyle w:val="Heading4"/>`, `has level 4 after level 1`},
		{"an empty heading", textPart, `(<w:pStyle w:val="Heading1"/>.*?)<w:t [^>]*>[^<]*</w:t>`, `$1`, `a heading of level 1 is empty`},
		{"spaces for layout", textPart, `Five commitments`, `Five     commitments`, `blanks are repeated`},
		{"tabs for layout", textPart, `<w:tab/>`, `<w:tab/><w:tab/><w:tab/>`, `blanks are repeated`},
		{"empty paragraphs for layout", textPart, `<w:p><w:pPr><w:pStyle w:val="Lead"/>`, `<w:p/><w:p/>$0`, `empty paragraphs stand one after the other`},
		{"no title", "docProps/core.xml", `<dc:title>.*?</dc:title>`, ``, `the document has no title`},
		{"no language", styles, `<w:lang w:val="en"[^>]*/>`, ``, `the document has no language`},
		{"pale text", "word/theme/theme1.xml", `<a:dk2><a:srgbClr val="51606E"/>`, `<a:dk2><a:srgbClr val="A0A8B0"/>`, `has a contrast of 2.4: #A0A8B0 on #FFFFFF`},
		{"a pale brand below white text", "word/theme/theme1.xml", `<a:accent1><a:srgbClr val="12466B"/>`, `<a:accent1><a:srgbClr val="8FBBD9"/>`, `#FFFFFF on #8FBBD9`},
		{"a marked box without its shade", textPart, regexp.QuoteMeta(markedShade), ``, `has a contrast of 1.0: #FFFFFF on #FFFFFF`},
	} {
		faults, err := access.Check(spoilt(t, file, c.part, c.old, c.new))
		if err != nil {
			t.Errorf("%s: %v", c.why, err)
			continue
		}
		if !slices.ContainsFunc(faults, func(f string) bool { return strings.Contains(f, c.want) }) {
			t.Errorf("%s: no %q among %q", c.why, c.want, faults)
		}
	}
	headless := &render.Document{Lang: "en", Meta: render.Meta{Title: "Report"}}
	if faults, err := access.Check(written(t, headless)); err != nil || !slices.Contains(faults, "there are no headings") {
		t.Errorf("no headings: %q, %v", faults, err)
	}
}

// What the check of a document does not see: charts, lines and the watermark.
func TestColoursOfTheThemeCanBeTold(t *testing.T) {
	ps, finding := readParts("report.docx", templates.ReportDOCX())
	if finding != nil {
		t.Fatal(finding)
	}
	colour := func(name string) int {
		if b, err := hex.DecodeString(strings.TrimPrefix(name, "#")); err == nil && len(b) == 3 {
			return int(b[0])<<16 | int(b[1])<<8 | int(b[2])
		}
		r, g, b, _ := themeColour(ps["word/theme/theme1.xml"], name).RGBA()
		return int(r>>8)<<16 | int(g>>8)<<8 | int(b>>8)
	}
	tpl, err := builtIn(render.A4, compose.Schema)
	if err != nil {
		t.Fatal(err)
	}
	const text, graphic = 4.5, 3
	for _, c := range []struct {
		why, on, ground string
		least           float64
	}{
		{"numbers in bars: completed", "lt1", "accent1", text},
		{"numbers in bars: substantial", "dk1", "accent2", text},
		{"numbers in bars: limited", "dk1", "accent3", text},
		{"numbers in bars: not started", "dk1", "lt1", text},
		{"outlines of bars", "dk1", "lt1", graphic},
		{"the outline against the darkest fill's neighbour", "accent1", "accent2", graphic},
		{"the hatch of bars", "accent4", "lt1", graphic},
		{"the rule below a table's head", "accent1", "lt1", graphic},
		{"the rule on the cover", "accent2", "accent1", graphic},
		{"text above the watermark", "dk1", tpl.pale(), text},
		{"labels above the watermark", "dk2", tpl.pale(), text},
		{"headings above the watermark", "accent1", tpl.pale(), text},
		{"alerts above the watermark", "accent4", tpl.pale(), text},
		{"links, also visited ones", "hlink", "lt1", text},
		{"visited links", "folHlink", "lt1", text},
	} {
		if got := access.Contrast(colour(c.on), colour(c.ground)); got < c.least {
			t.Errorf("%s: %s on %s has %.1f to 1, not %v", c.why, c.on, c.ground, got, c.least)
		}
	}
	if got := fmt.Sprintf("%.2f", access.Contrast(0x777777, 0xFFFFFF)); got != "4.48" {
		t.Errorf("the contrast of #777 on white is %s", got)
	}
}

// Words that only a line break or nothing at all sets apart are one word to
// programs that take the text out of a file.
func TestWordsThatRunTogetherAreSeen(t *testing.T) {
	d := &render.Document{Lang: "en", Meta: render.Meta{Title: "T"}, Sections: []*render.Section{{ID: "s", Heading: render.Words("One"), Blocks: []render.Block{
		render.Facts{Items: []render.Fact{{Label: "Two", Value: text1("three")}}},
		render.Paragraph{Spans: text1("four\nfive")}, render.Paragraph{Spans: text1("six \nseven")},
		render.Table{Caption: "Eight", Columns: []render.Column{{Head: "nine"}, {Head: "ten"}}, RowHeads: 1, Rows: []render.Row{{Cells: []render.Cell{
			{Paras: []render.Paragraph{para("eleven"), para("twelve")}}, {Paras: []render.Paragraph{{Spans: []render.Span{{Text: "—", Said: "thirteen"}}}}}}}}}}}}}
	got, err := access.Words(written(t, d))
	if err != nil {
		t.Fatal(err)
	}
	if want := "One Two three fourfive six seven Eight nine ten eleven twelve thirteen"; strings.Join(got, " ") != want {
		t.Errorf("the words are %q, want %q", strings.Join(got, " "), want)
	}
}

// Parts in another language than the report's say so: headings, contents and
// labels as much as text.
func TestEveryPartInAnotherLanguageSaysSo(t *testing.T) {
	es := render.Line{{Text: "Registro", Lang: "es"}}
	d := everything()
	d.Sections[0].Heading = es
	d.Sections[0].Blocks = append(d.Sections[0].Blocks, render.Label{Text: es}, render.Paragraph{Spans: es},
		render.Facts{Items: []render.Fact{{Label: "Title", Value: es}}}, render.List{Items: [][]render.Span{es}},
		render.Table{Caption: "T", Columns: []render.Column{{Head: "A"}, {Head: "B"}}, RowHeads: 1, Note: es,
			Rows: []render.Row{{Cells: []render.Cell{{Paras: []render.Paragraph{{Spans: es}}}, cells("1")[0]}}}})
	text := part(t, written(t, d), textPart)
	const said = `<w:lang w:val="es" w:eastAsia="es" w:bidi="es"/></w:rPr><w:t xml:space="preserve">Registro</w:t>`
	if all, ours := strings.Count(text, ">Registro<"), strings.Count(text, said); all != ours || ours != 8 {
		t.Errorf("%d of %d texts say their language", ours, all)
	}
}
