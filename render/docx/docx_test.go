package docx

import (
	"bytes"
	"fmt"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"selfassess/ogp"
	"selfassess/render"
)

const textPart = "word/document.xml"

func TestTwoRunsGiveTheSameBytes(t *testing.T) {
	if !bytes.Equal(written(t, everything()), written(t, everything())) {
		t.Error("two runs differ")
	}
}

func TestDocumentsMayBeWrittenSideBySide(t *testing.T) {
	want := written(t, everything())
	d := everything()
	files := make(chan []byte)
	for range 4 {
		go func() {
			var out bytes.Buffer
			if err := writeDocument(&out, d, edition(t)); err != nil {
				t.Error(err)
			}
			files <- out.Bytes()
		}()
	}
	for range 4 {
		if !bytes.Equal(<-files, want) {
			t.Error("a document written beside others differs")
		}
	}
}

func TestNoPlaceholderIsLeft(t *testing.T) {
	file := written(t, everything())
	for _, name := range []string{textPart, "word/header1.xml", "word/header2.xml", "word/footer1.xml", "word/footer2.xml"} {
		if left := braces.FindString(part(t, file, name)); left != "" {
			t.Errorf("%s still holds %s", name, left)
		}
	}
}

// braces finds what looks like a placeholder of the template.
var braces = regexp.MustCompile(`\{[a-z]+\.[a-z_]+\}`)

func TestHeaderAndFooterHoldTheirWordsAndPageNumbers(t *testing.T) {
	file := written(t, everything())
	if got := words(t, part(t, file, "word/header1.xml")); got != "End-of-Term Self-Assessment Report 2024 – 2026\n" {
		t.Errorf("header: %q", got)
	}
	footer := part(t, file, "word/footer1.xml")
	if got := words(t, footer); got != "Republic of Example\t\tPage 1 of 1\n" && got != "Republic of Example\tPage 1 of 1\n" {
		t.Errorf("footer: %q", got)
	}
	for _, field := range []string{" PAGE ", " NUMPAGES "} {
		if !strings.Contains(footer, ">"+field+"<") {
			t.Errorf("footer lacks the field %q", field)
		}
	}
}

func TestDraftIsMarkedOnlyWhileItIsOne(t *testing.T) {
	d := everything()
	for _, word := range []string{"DRAFT", ""} {
		d.Meta.Draft = word
		file := written(t, d)
		for _, name := range []string{"word/header1.xml", "word/header2.xml"} {
			if got := strings.Contains(part(t, file, name), `string="DRAFT"`); got != (word != "") {
				t.Errorf("draft %q, %s: watermark %v", word, name, got)
			}
		}
	}
}

func TestContentsListEverySectionAndLeadToIt(t *testing.T) {
	xml := part(t, written(t, everything()), textPart)
	for _, title := range []string{"Summary", "III. Implementation of commitments", "III.A. Open data and records", "Commitment 4: Public register of government contracts"} {
		entry := regexp.MustCompile(`w:anchor="([^"]+)" w:history="1"><w:r><w:t xml:space="preserve">` + regexp.QuoteMeta(title) + `<`)
		m := entry.FindStringSubmatch(xml)
		if m == nil {
			t.Errorf("the contents lack %q", title)
			continue
		}
		if !strings.Contains(xml, `w:name="`+m[1]+`"/>`) {
			t.Errorf("%q leads to %s, which is nowhere", title, m[1])
		}
	}
	if strings.Contains(xml, "PAGEREF") || strings.Contains(xml, "w:dirty") {
		t.Error("the contents ask to be updated")
	}
}

func TestIDsAreUnique(t *testing.T) {
	uniqueIDs(t, part(t, written(t, everything()), textPart))
}

func uniqueIDs(t *testing.T, xml string) {
	t.Helper()
	for _, re := range []string{`<w:bookmarkStart w:id="(\d+)"`, `<w:bookmarkStart [^>]*w:name="([^"]+)"`, `<wp:docPr id="(\d+)"`} {
		seen := map[string]bool{}
		all := regexp.MustCompile(re).FindAllStringSubmatch(xml, -1)
		if len(all) < 3 {
			t.Fatalf("%s finds %d", re, len(all))
		}
		for _, m := range all {
			if seen[m[1]] {
				t.Errorf("%s: %s stands twice", re, m[1])
			}
			seen[m[1]] = true
		}
	}
}

func TestBookmarksOfLongAndStrangeIDsStayApart(t *testing.T) {
	long := strings.Repeat("a-long-heading-", 6)
	d := &render.Document{Lang: "en", Sections: []*render.Section{{ID: long + "1", Heading: render.Words("A")}, {ID: long + "2", Heading: render.Words("B")}, {ID: "Ä-ß", Heading: render.Words("C")}, {ID: "É-ø", Heading: render.Words("D")}}}
	xml := part(t, written(t, d), textPart)
	seen := map[string]bool{}
	for _, m := range regexp.MustCompile(`w:bookmarkStart w:id="\d+" w:name="([^"]+)"`).FindAllStringSubmatch(xml, -1) {
		if len(m[1]) > 40 || seen[m[1]] {
			t.Errorf("bookmark %q is too long or stands twice", m[1])
		}
		seen[m[1]] = true
	}
	if len(seen) != 4 {
		t.Errorf("%d bookmarks for 4 sections", len(seen))
	}
}

func TestLevelIsSaidByWordTickAndShade(t *testing.T) {
	xml := part(t, written(t, everything()), textPart)
	if !strings.Contains(words(t, xml), "✓ Substantial") {
		t.Error("the marked level has no tick")
	}
	if strings.Count(xml, "✓") != 1 || strings.Count(xml, markedShade) != 1 {
		t.Error("not exactly one box is marked")
	}
	for _, want := range []string{"● Completed", "◕ Substantial", "◔ Limited", "○ Not started", "? Not reported"} {
		if !strings.Contains(words(t, xml), want) {
			t.Errorf("no disc and word %q", want)
		}
	}
}

func TestTablesRepeatTheirHeaderRowAndDoNotSplitRows(t *testing.T) {
	for _, n := range []int{0, 1, 1000} {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			table := render.Table{ID: "t", Label: "Table 1", Columns: []render.Column{{Head: "A"}, {Head: "B", Fixed: true}}}
			for i := range n {
				table.Rows = append(table.Rows, render.Row{Cells: cells("x", fmt.Sprint(i))})
			}
			d := &render.Document{Sections: []*render.Section{{ID: "s", Heading: render.Words("S"), Blocks: []render.Block{table}}}}
			xml := part(t, written(t, d), textPart)
			if strings.Count(xml, "<w:tblHeader/>") != 1 || strings.Count(xml, "<w:cantSplit/>") != n+1 || strings.Count(xml, "<w:tr>") != n+1 {
				t.Errorf("header rows %d, unsplit rows %d, rows %d", strings.Count(xml, "<w:tblHeader/>"), strings.Count(xml, "<w:cantSplit/>"), strings.Count(xml, "<w:tr>"))
			}
		})
	}
}

func TestColumnsFillTheWidthAndFixedOnesFit(t *testing.T) {
	table := render.Table{Columns: []render.Column{{Head: "When", Fixed: true}, {Head: "What", Width: 3}, {Head: "Who"}}}
	table.Rows = []render.Row{{Cells: cells("30 September 2026", strings.Repeat("word ", 40), "Ministry of Finance and Planning")}}
	ws := columnWidths(table, 9184)
	if sum(ws) != 9184 {
		t.Errorf("the columns take %d of 9184", sum(ws))
	}
	if float64(ws[0]) < textWidth("30 September 2026") {
		t.Errorf("the date has %d", ws[0])
	}
	if ws[1] <= ws[2] {
		t.Errorf("the wide column has %d, the narrow one %d", ws[1], ws[2])
	}
}

// Words as hb-shape measures them in DejaVu Sans Bold, in thousandths of an em:
// LibreOffice takes it where Arial has no Arabic.
func TestNoWordOfArabicIsWiderThanItsGuess(t *testing.T) {
	for word, width := range map[string]float64{"المحتسب": 4594, "مراحل": 3198, "عولجت؟": 4045, "ملاحظات": 4453, "استعراض": 4608,
		"يُحتسب": 3581, "مستوى": 3589, "تحذيرات": 4019} {
		const slack = cellMargins - 2*leftMargin
		if got := textWidth(word)*bold + slack; got < width/1000*textSize {
			t.Errorf("%s: %.0f, less than %.0f", word, got, width/1000*textSize)
		}
	}
}

// A date in which no line may end is one word, however narrow its column.
func TestColumnsHoldWhatMayNotBeBroken(t *testing.T) {
	const date = "16\u00a0Sep\u00a02024\u00a0–"
	table := render.Table{Columns: []render.Column{{Head: "What", Width: 9}, {Head: "When", Width: 0.1}}}
	table.Rows = []render.Row{{Cells: cells(strings.Repeat("word ", 60), date+" \n28\u00a0Mar\u00a02025")}}
	if ws := columnWidths(table, 9184); float64(ws[1]) < textWidth(date) {
		t.Errorf("the date has %d, and needs %.0f", ws[1], textWidth(date))
	}
}

func TestHeadsOfNarrowColumnsTakeTwoLinesWhereThereIsRoom(t *testing.T) {
	for _, c := range []struct {
		words string
		lines int
		as    string
	}{
		{"In the next plan", 2, "next plan"},
		{"In the next plan", 4, "plan"},
		{"In the next plan", 1, "In the next plan"},
		{"Completed", 3, "Completed"},
	} {
		want := textWidth(c.as) * bold
		if got := narrowest(strings.Fields(c.words), c.lines); got < want-1 || got > want+1 {
			t.Errorf("%q in %d lines is %.0f wide, not %.0f as %q", c.words, c.lines, got, want, c.as)
		}
	}
	table := render.Table{Columns: []render.Column{{Head: "What was recommended", Width: 3}, {Head: "In the next plan"}}}
	table.Rows = []render.Row{{Cells: cells(strings.Repeat("word ", 60), "No")}}
	if ws := columnWidths(table, 9184); float64(ws[1]) < textWidth("next plan")*bold+cellMargins-1 {
		t.Errorf("the narrow column has %d", ws[1])
	}
	for range 4 {
		table.Columns = append(table.Columns, render.Column{Head: "Substantial or completed, share", Right: true})
	}
	if ws := columnWidths(table, 9184); sum(ws) != 9184 || slices.Min(ws[2:]) < int(textWidth("Substantial")) {
		t.Errorf("many columns have %v", ws)
	}
}

func TestTwoTablesInARowStayTwo(t *testing.T) {
	boxes := render.LevelBoxes{Names: [4]string{"a", "b", "c", "d"}, Marked: ogp.Limited}
	d := &render.Document{Sections: []*render.Section{{ID: "s", Heading: render.Words("S"), Blocks: []render.Block{boxes, boxes}}}}
	xml := part(t, written(t, d), textPart)
	if strings.Contains(xml, "</w:tbl><w:tbl>") || strings.Contains(xml, "</w:tbl><w:sectPr>") {
		t.Error("no paragraph after a table")
	}
}

func TestChartHoldsItsFiguresAndWords(t *testing.T) {
	file := written(t, everything())
	xml := part(t, file, textPart)
	if !strings.Contains(xml, `descr="3 completed, 3 substantial, 1 limited, 1 not started, 1 not reported."`) {
		t.Error("the alternative text is missing")
	}
	chart := part(t, file, "word/charts/chart1.xml")
	for _, want := range []string{"<c:v>Completed 33.3 %</c:v>", `<c:pt idx="0"><c:v>3</c:v>`, "wdUpDiag", "sysDash", `<c:grouping val="stacked"/>`, `<c:legend>`} {
		if !strings.Contains(chart, want) {
			t.Errorf("chart 1 lacks %s", want)
		}
	}
	if strings.Contains(part(t, file, "word/charts/chart2.xml"), "<c:legend>") {
		t.Error("chart 2 has a legend that nobody asked for")
	}
	if !strings.Contains(part(t, file, "word/charts/chart3.xml"), "<c:v>Required</c:v>") {
		t.Error("chart 3 lacks its marker")
	}
}

type unknownBlock struct{ render.Paragraph }

func TestWhatCannotBeWrittenIsAnError(t *testing.T) {
	section := func(b render.Block) *render.Document {
		return &render.Document{Sections: []*render.Section{{ID: "s", Heading: render.Words("Results"), Blocks: []render.Block{b}}}}
	}
	twice := &render.Document{Sections: []*render.Section{{ID: "s", Heading: render.Words("A")}, {ID: "s", Heading: render.Words("B")}}}
	for _, c := range []struct {
		why  string
		d    *render.Document
		want string
	}{
		{"a block of a kind that is not known", section(unknownBlock{}), `write Word text: fill word/document.xml: section "Results": cannot write a docx.unknownBlock in Word`},
		{"a link to nowhere", section(render.Paragraph{Spans: []render.Span{{Text: "see", Ref: "none"}}}), `write Word text: fill word/document.xml: section "Results": link "see" leads to "none", which the document lacks`},
		{"an id that stands twice", twice, `write Word text: the id "s" stands twice`},
		{"a chart whose bars do not fit its series", section(render.Chart{Label: "Figure 1", Series: []render.Series{{}}, Bars: []render.Bar{{Label: "x"}}}),
			`write Word text: fill word/document.xml: section "Results": Figure 1: bar "x" has 0 values for 1 series`},
	} {
		var out bytes.Buffer
		err := writeDocument(&out, c.d, edition(t))
		if err == nil || err.Error() != c.want {
			t.Errorf("%s: got %v, want %s", c.why, err, c.want)
		}
	}
}

func TestAddressesThatWordCallsDamagedStayText(t *testing.T) {
	for address, want := range map[string]string{
		"https://a.example/x?y=1&z=ä":                    "https://a.example/x?y=1&z=ä",
		"https://a.example/a b":                          "https://a.example/a%20b",
		"mailto:office@a.example":                        "mailto:office@a.example",
		"https://[bad":                                   "",
		"https://a.example/%zz":                          "",
		"www.example.org":                                "",
		"javascript:alert(1)":                            "",
		"file:///etc/passwd":                             "",
		"https://a.example/" + strings.Repeat("x", 3000): "",
	} {
		if got := webAddress(address); got != want {
			t.Errorf("%.60s: got %q, want %q", address, got, want)
		}
	}
}

func TestPropertiesSayWhatTheReportIs(t *testing.T) {
	file := written(t, everything())
	core := part(t, file, "docProps/core.xml")
	for _, want := range []string{"<dc:title>End-of-Term Self-Assessment Report, Example, 2024 – 2026</dc:title>", "<dc:creator>Office of the Prime Minister</dc:creator>",
		"<dc:language>en</dc:language>", `<dcterms:modified xsi:type="dcterms:W3CDTF">2026-09-30T00:00:00Z</dcterms:modified>`} {
		if !strings.Contains(core, want) {
			t.Errorf("core.xml lacks %s:\n%s", want, core)
		}
	}
	d := everything()
	d.Lang = "fr"
	if !strings.Contains(part(t, written(t, d), "word/styles.xml"), `<w:lang w:val="fr"`) {
		t.Error("the language is not that of the document")
	}
}

// large is a document of n commitments with ten milestones each and long text.
func large(n int) *render.Document {
	d := everything()
	chapter := d.Sections[1]
	record := chapter.Sections[0].Sections[0]
	long := strings.Repeat("A sentence of an agency about what was done and learned. ", 9)
	for i := range n {
		s := *record
		s.ID = fmt.Sprint("record-", i)
		s.Blocks = nil
		for range 15 {
			s.Blocks = append(s.Blocks, render.Label{Text: render.Words("What was done?")}, para(long))
		}
		rows := append(milestones(), milestones()...)
		table := render.Table{ID: fmt.Sprint("table-of-", i), Label: "Table 9", Columns: make([]render.Column, 5), Rows: rows}
		s.Blocks = append(s.Blocks, table)
		chapter.Sections = append(chapter.Sections, &s)
	}
	return d
}

func TestTimeGrowsWithSizeAndNotWithItsSquare(t *testing.T) {
	took := func(n int) time.Duration {
		d := large(n)
		best := time.Hour
		for range 2 {
			start := time.Now()
			written(t, d)
			best = min(best, time.Since(start))
		}
		return best
	}
	small, big := took(20), took(160)
	if big > 30*small+200*time.Millisecond {
		t.Errorf("8 times the commitments took %v instead of %v", big, small)
	}
}

func BenchmarkWrite(b *testing.B) {
	for _, n := range []int{40, 400} {
		d := large(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				b.ReportMetric(float64(len(written(b, d))), "file-bytes")
			}
		})
	}
}

// The document is long enough to be written in several pieces.
func TestTheNumberOfCoresDoesNotChangeTheBytes(t *testing.T) {
	d := large(120)
	d.Meta.LineNumbers = true
	before := runtime.GOMAXPROCS(1)
	defer runtime.GOMAXPROCS(before)
	want := written(t, d)
	if n := len(part(t, want, textPart)); n < 2*chunk {
		t.Fatalf("the text has %d bytes only", n)
	}
	uniqueIDs(t, part(t, want, textPart))
	runtime.GOMAXPROCS(8)
	if !bytes.Equal(written(t, d), want) {
		t.Error("on eight cores other bytes are written than on one")
	}
}
