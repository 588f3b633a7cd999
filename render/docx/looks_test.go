package docx

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"selfassess/render"
	"selfassess/render/compose"
)

// paragraphsOf are the words of the paragraphs in one of the styles, in order.
func paragraphsOf(t *testing.T, xml string, style func(string) bool) (found []string) {
	t.Helper()
	for _, m := range regexp.MustCompile(`(?s)<w:p><w:pPr><w:pStyle w:val="([^"]+)"/>.*?</w:p>`).FindAllStringSubmatch(xml, -1) {
		if style(m[1]) {
			found = append(found, strings.TrimSpace(strings.ReplaceAll(words(t, `<x xmlns:w="w">`+m[0]+`</x>`), "\n", " ")))
		}
	}
	return found
}

// Word makes the contents anew from the paragraphs in its styles Heading 1 to
// 3, if its user asks for it; what stood there before must be just that.
func TestAnUpdateOfTheContentsInWordWouldChangeNoWord(t *testing.T) {
	d := everything()
	d.Sections[1].Blocks = append(d.Sections[1].Blocks, render.Label{Text: render.Words("A label below a chapter")})
	d.Sections[1].Sections = append(d.Sections[1].Sections, &render.Section{ID: "not-listed", Heading: render.Words("Not in the contents"),
		Blocks: []render.Block{render.Label{Text: render.Words("A label below a section")}}})
	xml := part(t, written(t, d), textPart)
	headings := paragraphsOf(t, xml, func(s string) bool { return slices.Contains([]string{"Heading1", "Heading2", "Heading3"}, s) })
	contents := paragraphsOf(t, xml, func(s string) bool { return strings.HasPrefix(s, "TOC") && s != "TOCHeading" })
	if len(contents) < 4 || !slices.Equal(headings, contents) {
		t.Errorf("the contents are %q, the headings %q", contents, headings)
	}
	unlisted := paragraphsOf(t, xml, func(s string) bool { return strings.HasPrefix(s, "UnlistedHeading") })
	if want := []string{"A label below a chapter", "Not in the contents", "A label below a section"}; !slices.Equal(unlisted, want) {
		t.Errorf("outside the contents stand %q, not %q", unlisted, want)
	}
}

func TestNumbersOfCaptionsAreFieldsOnlyWhereWordWouldCountTheSame(t *testing.T) {
	for _, c := range []struct {
		why    string
		labels []string
		fields []string
	}{
		{"in order", []string{"Table 1", "Table 2"}, []string{"Table 1", "Table 2"}},
		{"two kinds", []string{"Table 1", "Figure 1", "Table 2"}, []string{"Table 1", "Figure 1", "Table 2"}},
		{"one that another stands before", []string{"Table 2", "Table 1", "Table 2"}, []string{"Table 1", "Table 2"}},
		{"a number within", []string{"Table A.1"}, nil},
		{"another kind of figures", []string{"جدول ١"}, nil},
		{"a word of another language", []string{"Tableau 1"}, []string{"Tableau 1"}},
		{"two words", []string{"Tabela nr 1"}, nil},
		{"none", []string{"Table", "1"}, nil},
	} {
		s := &render.Section{ID: "s", Heading: render.Words("S")}
		for _, label := range c.labels {
			s.Blocks = append(s.Blocks, render.Table{Label: label, Caption: "Meetings"})
		}
		xml := part(t, written(t, &render.Document{Lang: "en", Sections: []*render.Section{s}}), textPart)
		var fields []string
		for _, m := range regexp.MustCompile(`> SEQ (\S+) \\\* ARABIC <.*?<w:t xml:space="preserve">(\d+)<`).FindAllStringSubmatch(xml, -1) {
			fields = append(fields, m[1]+" "+m[2])
		}
		if !slices.Equal(fields, c.fields) {
			t.Errorf("%s: the fields are %q, not %q", c.why, fields, c.fields)
		}
		want := strings.Join(c.labels, ". Meetings|") + ". Meetings"
		if got := strings.Join(paragraphsOf(t, xml, func(s string) bool { return s == "Caption" }), "|"); got != want {
			t.Errorf("%s: the captions are %q, not %q", c.why, got, want)
		}
	}
}

func TestOnlyRowsThatWouldFillAPageMayBreak(t *testing.T) {
	for _, c := range []struct {
		why  string
		text string
		may  bool
	}{
		{"a line", "Done.", false},
		{"a long paragraph", strings.Repeat("What was done and what was learned. ", 20), false},
		{"more than a page", strings.Repeat("What was done and what was learned. ", 300), true},
		{"many short lines", strings.Repeat("Done.\n", 70), true},
	} {
		table := render.Table{Label: "Table 1", Columns: []render.Column{{Head: "No."}, {Head: "What"}}, Rows: []render.Row{{Cells: cells("1", c.text)}}}
		d := &render.Document{Sections: []*render.Section{{ID: "s", Heading: render.Words("S"), Blocks: []render.Block{table}}}}
		xml := part(t, written(t, d), textPart)
		held := 1 // the header row
		if !c.may {
			held = 2
		}
		if got := strings.Count(xml, "<w:cantSplit/>"); got != held {
			t.Errorf("%s: %d rows are held together, not %d", c.why, got, held)
		}
	}
}

func TestShortTablesStayTogetherAndLongOnesBeginWithTwoRows(t *testing.T) {
	for _, c := range []struct {
		rows, held int // with the header row
		note       string
	}{{1, 1, ""}, {2, 2, ""}, {5, 5, ""}, {5, 6, "A note."}, {60, 2, ""}, {60, 3, "A note."}} {
		table := render.Table{Label: "Table 1", Note: render.Words(c.note), Columns: []render.Column{{Head: "What"}}}
		for range c.rows {
			table.Rows = append(table.Rows, render.Row{Cells: cells("Done.")})
		}
		d := &render.Document{Sections: []*render.Section{{ID: "s", Heading: render.Words("S"), Blocks: []render.Block{table}}}}
		xml := part(t, written(t, d), textPart)
		if got := strings.Count(xml, `<w:pStyle w:val="TableText"/><w:keepNext/>`); got != c.held {
			t.Errorf("%d rows and the note %q: %d rows are held, not %d", c.rows, c.note, got, c.held)
		}
	}
}

// A ministry changes colours and fonts in the theme, and nowhere else. The
// symbols of levels are the one exception: text faces lack them.
func TestColoursAndFontsAreThoseOfTheTheme(t *testing.T) {
	d := everything()
	file := written(t, d)
	for _, name := range []string{textPart, "word/styles.xml", "word/numbering.xml", "word/header1.xml", "word/header2.xml", "word/footer1.xml",
		"word/charts/chart1.xml", "word/charts/chart2.xml", "word/charts/chart3.xml"} {
		xml := part(t, file, name)
		for _, e := range regexp.MustCompile(`<[^>]*(?:w:color|w:fill|w:val)="[0-9A-Fa-f]{6}"[^>]*>`).FindAllString(xml, -1) {
			if !strings.Contains(e, "w:theme") {
				t.Errorf("%s: a colour of its own: %s", name, e)
			}
		}
		if strings.Contains(xml, "srgbClr") {
			t.Errorf("%s: a drawing has a colour of its own", name)
		}
		for _, e := range regexp.MustCompile(`<w:rFonts[^>]*>|<a:latin[^>]*>`).FindAllString(xml, -1) {
			if !strings.Contains(e, "Theme=") && !strings.Contains(e, `"+mn-lt"`) && !strings.Contains(e, "Segoe UI Symbol") {
				t.Errorf("%s: a font of its own: %s", name, e)
			}
		}
	}
	if n := strings.Count(part(t, file, "word/styles.xml"), `w:ascii="Segoe UI Symbol"`); n != 1 {
		t.Errorf("the font of symbols stands in %d styles", n)
	}
}

func TestTheWatermarkTakesColourAndFontFromTheTheme(t *testing.T) {
	b := edited(t, "word/theme/theme1.xml", `<a:dk1><a:srgbClr val="1B2733"/>`, `<a:dk1><a:srgbClr val="500000"/>`)
	tpl, findings := Parse("report.docx", b, compose.Schema)
	if len(findings) > 0 {
		t.Fatal(findings)
	}
	if got := tpl.pale(); got != "#f2ecec" {
		t.Errorf("the watermark is %s", got)
	}
	if got := tpl.face(); got != "Arial" {
		t.Errorf("its face is %s", got)
	}
}

// Styles of Word's own have Word's own names and ids; the others are named
// here, because no style of Word's is for their purpose.
func TestStylesAreWordsOwnWhereItHasOne(t *testing.T) {
	ours := []string{"Commitment Name", "Cover Publisher", "Fact", "Field Label", "Figure", "Key Figure", "Key Figure Label", "Lead", "Level Box", "Level Box Marked",
		"Level Mark", "Missing Text", "Separator", "Small", "Table Figure", "Table Note", "Table Text", "Tick", "Unlisted Heading 2", "Unlisted Heading 3"}
	words := map[string]string{"caption": "Caption", "header": "Header", "footer": "Footer", "Normal Table": "TableNormal"}
	xml := part(t, written(t, everything()), "word/styles.xml")
	var custom []string
	for _, m := range regexp.MustCompile(`<w:style ([^>]*)w:styleId="([^"]+)"><w:name w:val="([^"]+)"/>`).FindAllStringSubmatch(xml, -1) {
		if strings.Contains(m[1], "customStyle") {
			custom = append(custom, m[3])
			continue
		}
		id := words[m[3]]
		if id == "" {
			id = strings.ReplaceAll(m[3], " ", "")
			id = strings.ToUpper(id[:1]) + id[1:]
			id = strings.Replace(id, "Toc", "TOC", 1)
		}
		if id != m[2] {
			t.Errorf("the built-in style %q has the id %q, not %q", m[3], m[2], id)
		}
	}
	slices.Sort(custom)
	if !slices.Equal(custom, ours) {
		t.Errorf("styles of our own are\n%q, not\n%q", custom, ours)
	}
}

func TestTablesSayToScreenReadersWhatTheyAre(t *testing.T) {
	xml := part(t, written(t, everything()), textPart)
	for _, want := range []string{`<w:tblCaption w:val="Completion level"/><w:tblDescription w:val="Substantial (marked)"/>`,
		`<w:tblCaption w:val="Summary"/><w:tblDescription w:val="3 of 9 commitments completed (33.3 %); `,
		`<w:tblCaption w:val="Table 2. Milestones of commitment 4"/>`} {
		if !strings.Contains(xml, want) {
			t.Errorf("the text lacks %s", want)
		}
	}
	if n, all := strings.Count(xml, "<w:tblCaption "), strings.Count(xml, "<w:tbl>"); n != all {
		t.Errorf("%d of %d tables have a name", n, all)
	}
}

func TestTheLogosPlaceIsEmptyAndCanBeFilled(t *testing.T) {
	file := written(t, everything())
	xml := part(t, file, textPart)
	if n := strings.Count(xml, `<w:alias w:val="Logo"/>`); n != 1 {
		t.Fatalf("%d places for a logo", n)
	}
	control := regexp.MustCompile(`(?s)<w:sdt><w:sdtPr><w:alias w:val="Logo".*?</w:sdt>`).FindString(xml)
	for _, want := range []string{"<w:picture/>", `name="Logo"`, "decorative", "<wp:inline "} {
		if !strings.Contains(control, want) {
			t.Errorf("the place of the logo lacks %s: %s", want, control)
		}
	}
	if png := part(t, file, "word/media/logo.png"); len(png) > 200 {
		t.Errorf("the empty logo has %s bytes", fmt.Sprint(len(png)))
	}
}

func TestTheBuiltInTemplateFillsLetterPaper(t *testing.T) {
	d := everything()
	wide := part(t, written(t, d), textPart)
	d.Meta.Paper = render.Letter
	file := written(t, d)
	xml := part(t, file, textPart)
	if n := strings.Count(xml, `<w:pgSz w:w="12240" w:h="15840"/>`); n != 3 || strings.Count(xml, "<w:pgSz ") != n {
		t.Errorf("%d sections are on letter paper", n)
	}
	const a4Text, letterText = 11906 - 2*1361, 12240 - 2*1361
	styles := part(t, file, "word/styles.xml")
	if n := strings.Count(styles, fmt.Sprintf(`w:pos="%d"`, letterText)); n != 3 || strings.Contains(styles, fmt.Sprintf(`w:pos="%d"`, a4Text)) {
		t.Errorf("%d tabs stand at the right margin", n)
	}
	for _, c := range []struct {
		why, xml string
		width    int
	}{{"A4", wide, a4Text}, {"Letter", xml, letterText}} {
		for _, m := range regexp.MustCompile(`<w:tblW w:w="(\d+)"`).FindAllStringSubmatch(c.xml, -1) {
			if m[1] != fmt.Sprint(c.width/4*4) && m[1] != fmt.Sprint(c.width) {
				t.Errorf("%s: a table is %s wide, the text %d", c.why, m[1], c.width)
			}
		}
		if !strings.Contains(c.xml, fmt.Sprintf(`<wp:extent cx="%d"`, c.width*emuPerTwip)) {
			t.Errorf("%s: no chart is as wide as the text", c.why)
		}
	}
}

func TestATemplateKnowsItsPaper(t *testing.T) {
	for _, paper := range []render.Paper{render.A4, render.Letter} {
		tpl, err := builtIn(paper, compose.Schema)
		if err != nil || tpl.Paper() != paper {
			t.Errorf("%v: the template has %v, %v", paper, tpl.Paper(), err)
		}
	}
}
