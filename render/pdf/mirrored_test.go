package pdf

import (
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"selfassess/ogp"
	"selfassess/render"
	"selfassess/render/pdf/pdftest"
)

// arabic is a short report with every block, as a government that works in
// Arabic would write it, with Latin names, addresses and brackets in its texts.
func arabic() *render.Document {
	fact := func(label, value string) render.Fact { return render.Fact{Label: label, Value: text(value)} }
	series := []render.Series{{Name: "مكتمل", Fill: render.FillCompleted}, {Name: "متقدم", Fill: render.FillSubstantial},
		{Name: "محدود", Fill: render.FillLimited}, {Name: "لم يبدأ", Fill: render.FillNotStarted}, {Name: "غير مبلَّغ عنه", Fill: render.FillNotReported}}
	names := [4]string{"لم يبدأ", "محدود", "متقدم", "مكتمل"}
	row := func(number, title, date string, l ogp.Level, level, count string) render.Row {
		return render.Row{Cells: []render.Cell{cell(number), cell(title), cell(date), levelCell(l, level), cell(count)}}
	}
	summary := &render.Section{ID: "summary", Kind: render.Summary, Heading: render.Words("الملخص التنفيذي"), Contents: true, Blocks: []render.Block{
		render.Paragraph{Style: render.Opening, Spans: text("اكتمل التزامان من أصل ٨ التزامات، وبلغت ٣ التزامات أخرى مستوى «متقدم».")},
		render.KeyFigures{Items: []render.KeyFigure{{Figure: "٢ من ٨", Label: "التزامات مكتملة (٢٥٫٠٪)"}, {Figure: "٢١ من ٣٩", Label: "مراحل مكتملة"}}},
		render.Chart{ID: "figure-1", Label: "الشكل ١", Caption: "الالتزامات حسب مستوى الإنجاز", Alt: "التزامان مكتملان.", Series: series, Legend: true,
			Bars: []render.Bar{{Label: "الالتزامات", Values: []int{2, 3, 1, 1, 1}}, {Label: "Data.gov", Values: []int{1, 0, 0, 2, 0}}}, Shares: []string{"٢٥٫٠٪", "٣٧٫٥٪", "١٢٫٥٪", "١٢٫٥٪", "١٢٫٥٪"}},
		render.Chart{ID: "figure-2", Label: "الشكل ٢", Caption: "الاجتماعات", Alt: "الاجتماعات.", Series: []render.Series{{Name: "محتسب", Fill: render.FillCounts}, {Name: "غير مستوفٍ", Fill: render.FillFalls}},
			Bars: []render.Bar{{Label: "السنة ١", Values: []int{2, 1}, Mark: 2}, {Label: "السنة ٢", Values: []int{1, 2}, Mark: 2}}, Marker: &render.Marker{Label: "المطلوب: ٢"}},
	}}
	record := &render.Section{ID: "commitment-1", Kind: render.CommitmentRecord, Eyebrow: "الالتزام ١", Heading: render.Words("سجل علني للعقود"), Contents: true, Blocks: []render.Block{
		render.Facts{Items: []render.Fact{fact("الجهة المنفذة", "وزارة المالية"), fact("الفترة", "١ يوليو ٢٠٢٤ – ٣٠ يونيو ٢٠٢٦"), fact("الموقع", "contracts.example.org"), fact("معرّف الخطة", "VLM-2024-2026"),
			{Label: "الأدلة", Value: []render.Span{{Text: "data.example.org/register", URL: "https://data.example.org/register"}, {Text: " (دليل ٣)"}}}}},
		render.Label{Text: render.Words("مستوى الإنجاز: متقدم")},
		render.LevelBoxes{Names: names, Marked: ogp.Substantial},
		render.Box{Blocks: []render.Block{render.Paragraph{Style: render.Small, Spans: text("يُستنتج من مراحله: متقدم (٣ من ٥).")}, render.Facts{Items: []render.Fact{fact("المراحل", "٣ من ٥ مكتملة")}}}},
		render.Label{Text: render.Words("ما المشكلة العامة التي سيعالجها الالتزام؟")},
		para("كانت العقود التي تتجاوز حد المناقصة تُنشر في أربعين موقعاً، ونصفها صور ممسوحة (PDF) لا تُقرأ آلياً؛ ونُشر ٤٥٪ منها في عام 2023 على contracts.example.org/a-(b) وحده."),
		para("Open Contracting Partnership (OCP) قدّمت المعيار OCDS 1.1."),
		para("The register was reviewed by an expert from abroad, in English (see annex 6)."),
		render.List{Items: [][]render.Span{text("نشر السجل قبل ٣٠ ديسمبر ٢٠٢٥ [أُنجز]."), text("E04 · ١٠ أكتوبر ٢٠٢٤ · First progress meeting"), text("An English item."), {{Text: "الإطار: "}, {Text: "Data standard", URL: "https://example.org/ocds", Lang: "en"}, {Text: "."}}}},
		render.Table{ID: "table-1", Label: "الجدول ١", Caption: "مراحل الالتزام ١", RowHeads: 1, Note: render.Words("تُحتسب المراحل المسحوبة ضمن المجموع."),
			Columns: []render.Column{{Head: "الرقم", Fixed: true}, {Head: "المرحلة", Width: 3}, {Head: "الموعد", Fixed: true}, {Head: "مستوى الإنجاز", Fixed: true}, {Head: "الأدلة", Right: true}},
			Rows: []render.Row{row("1.1", "إصدار التعليمات الخاصة بنشر العقود (المادة ١٢)", "٣٠ ديسمبر ٢٠٢٤", ogp.Completed, "مكتمل", "٨"),
				row("1.2", "Open Contracting Data Standard 1.1", "٣١ مارس ٢٠٢٥", ogp.Limited, "محدود", "١٢"),
				row("1.3", "https://contracts.example.org/register/very-long-address/2025", "—", ogp.NotReported, "غير مبلَّغ عنه", "٠"),
				{Total: true, Cells: []render.Cell{cell("الكل"), cell(""), cell(""), cell(""), cell("٢٠")}}}},
		render.Paragraph{Style: render.Missing, Spans: text("لم يُقدَّم نص.")},
		render.Paragraph{Spans: []render.Span{{Text: "انظر "}, {Text: "الجدول ١", Ref: "table-1"}, {Text: " و"}, {Text: "الملخص", Ref: "summary"}, {Text: "."}}},
	}}
	return &render.Document{Lang: "ar-JO", RightToLeft: true,
		Cover: render.Cover{Publisher: render.Words("جمهورية فيلمارا · رئاسة الوزراء"), Title: render.Words("تقرير التقييم الذاتي لنهاية المدة"), Subtitle: render.Words("Third Open Government Action Plan"), Period: render.Words("١ يوليو ٢٠٢٤ – ٣٠ يونيو ٢٠٢٦"), Date: render.Words("٣٠ سبتمبر ٢٠٢٦"), Notice: render.Words("مسودة مطروحة لتعليقات الجمهور")},
		Meta: render.Meta{Title: "تقرير التقييم الذاتي", Author: "رئاسة الوزراء", Subject: render.Words("خطة العمل الثالثة"), Program: "selfassess 1.0", Date: ogp.Day(2026, 9, 30),
			Running: render.Words("تقرير التقييم الذاتي ٢٠٢٤ – ٢٠٢٦"), Country: render.Words("جمهورية فيلمارا"), Draft: "مسودة", LineNumbers: true},
		Labels: render.Labels{Contents: "المحتويات", Page: "الصفحة {page} من {pages}", Figure: "الشكل", Ticked: "محدَّد"},
		Sections: []*render.Section{summary,
			{ID: "implementation", Kind: render.Chapter, Number: "II", Heading: render.Words("تنفيذ التزامات خطة العمل"), Contents: true, Blocks: []render.Block{para("تُعرض الالتزامات حسب المحاور.")}, Sections: []*render.Section{record}}},
	}
}

func TestTagTreeOfAReportInArabic(t *testing.T) {
	golden(t, filepath.Join("testdata", "tags-mirrored.txt"), good(t, written(t, arabic())).Tags())
}

// inStars writes stars for all text of a document: they have no direction but
// that of the pages. Columns of figures are made columns of text, for digits keep
// their places.
func inStars(d *render.Document, rightToLeft bool) *render.Document {
	if d.Lang = "en"; rightToLeft {
		d.Lang = "he"
	}
	return rewritten(d, []string{"ID", "URL", "Ref", "Lang", "Program", "Page", "Draft"}, func(r rune) rune {
		if r <= ' ' {
			return r
		}
		return '*'
	}, func(name string, v reflect.Value) {
		if name == "Right" || name == "RightToLeft" {
			v.SetBool(name == "RightToLeft" && rightToLeft)
		}
	})
}

// extents are from where to where each line of a mark reaches, by its height,
// and the areas drawn in it.
func extents(m *pdftest.Mark) map[string][2]float64 {
	all := map[string][2]float64{}
	if m.Drawn != (pdftest.Rect{}) {
		all["drawn"] = [2]float64{m.Drawn.X0, m.Drawn.X1}
	}
	for _, r := range m.Runs {
		if r.Blank() || r.Turned {
			continue
		}
		at := fmt.Sprintf("%.1f", r.Y)
		e, ok := all[at]
		if !ok {
			e = [2]float64{math.Inf(1), math.Inf(-1)}
		}
		all[at] = [2]float64{min(e[0], r.X0), max(e[1], r.X1)}
	}
	return all
}

// TestWhatStoodAtTheLeftStandsAtTheRight compares a report with itself on
// mirrored pages: every line of every element, every artifact, and what is drawn
// in either, on both papers.
func TestWhatStoodAtTheLeftStandsAtTheRight(t *testing.T) {
	const slack = 0.6
	look := green()
	look.Logo = aLogo()
	for _, make := range []func() *render.Document{demo, arabic, func() *render.Document { return onLetter(demo()) }, func() *render.Document { return plan(7) }} {
		pages := func(rightToLeft bool) *pdftest.File {
			d := inStars(make(), rightToLeft)
			d.Meta.LineNumbers = true
			return good(t, writtenWith(t, d, Options{Look: look}))
		}
		usual, mirrored := pages(false), pages(true)
		if len(usual.Pages) != len(mirrored.Pages) {
			t.Fatalf("%d pages are %d when they are mirrored", len(usual.Pages), len(mirrored.Pages))
		}
		compared := 0
		for i, p := range usual.Pages {
			q := mirrored.Pages[i]
			if len(p.Marks) != len(q.Marks) {
				t.Fatalf("page %d: %d marks are %d", i+1, len(p.Marks), len(q.Marks))
			}
			for k, m := range p.Marks {
				got := extents(q.Marks[k])
				for at, e := range extents(m) {
					compared++
					want := [2]float64{p.Box.X1 - e[1], p.Box.X1 - e[0]}
					if g, ok := got[at]; !ok || math.Abs(g[0]-want[0]) > slack || math.Abs(g[1]-want[1]) > slack {
						t.Errorf("page %d, %s %q at %s: from %.1f to %.1f, want %.1f to %.1f", i+1, m.Tag, m.Text, at, g[0], g[1], want[0], want[1])
					}
				}
			}
		}
		if compared < 100 {
			t.Errorf("only %d lines", compared)
		}
		from, to := areas(usual), areas(mirrored)
		for i, a := range from {
			width := usual.Pages[0].Box.X1
			if want := [2]float64{width - a[1], width - a[0]}; i >= len(to) || math.Abs(to[i][0]-want[0]) > slack || math.Abs(to[i][1]-want[1]) > slack {
				t.Errorf("link %d stands from %v, want %v", i, to[i], want)
			}
		}
	}
}

// areas are from where to where the links of a file reach.
func areas(f *pdftest.File) (all [][2]float64) {
	for _, r := range annotations(f) {
		a := f.Objects[r].(dict)["Rect"].(pdftest.Array)
		var e [2]float64
		for i := range e {
			switch v := a[2*i].(type) {
			case int:
				e[i] = float64(v)
			case float64:
				e[i] = v
			}
		}
		all = append(all, e)
	}
	return all
}

// TestRulesOfLayoutHoldOnMirroredPages writes random documents of both
// directions from right to left.
func TestRulesOfLayoutHoldOnMirroredPages(t *testing.T) {
	for seed := range uint64(6) {
		d := randomDocument(seed)
		d.Lang, d.RightToLeft = []string{"ar-MA", "he"}[seed%2], true
		f := good(t, writtenWith(t, d, Options{Standard: []Standard{Standard1, Standard2}[seed%2]}))
		checkTexts(t, d, f)
		checkWords(t, d, f)
		checkParagraphs(t, f)
		checkHeadings(t, f)
		checkTables(t, d, f)
		checkArea(t, d, f)
		checkBookmarks(t, f)
	}
}

func TestPagesFromRightToLeftSaySo(t *testing.T) {
	for lang, rightToLeft := range map[string]bool{"ar-JO": true, "ar-MA": true, "en": false} {
		d := arabic()
		if d.Lang, d.RightToLeft = lang, rightToLeft; lang == "en" {
			d = demo()
		}
		f := good(t, written(t, d))
		c := f.Catalog()
		direction, mode := f.Catalog()["ViewerPreferences"].(dict)["Direction"], f.RightToLeft(f.Root)
		if (direction == name("R2L")) != rightToLeft || mode != rightToLeft || c["Lang"].(pdftest.String).Text() != lang {
			t.Errorf("%s: the direction is %v, that of the root %v, the language %v", lang, direction, mode, c["Lang"])
		}
		for _, e := range f.All("P", "LBody", "TD", "H1", "H2", "H3") {
			if text := strings.TrimSpace(e.Text()); rightToLeft && text != "" && f.RightToLeft(e) != runsLeft(text, e.Tag == "P") {
				t.Errorf("%s: %s %q is said to run from right to left: %v", lang, e.Tag, text, f.RightToLeft(e))
			}
		}
	}
}

// runsLeft tells whether the first letter of a running text is Arabic, or any of
// another text; one without letters runs as the pages do.
func runsLeft(text string, running bool) bool {
	latin := false
	for _, r := range text {
		switch {
		case r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z':
			if latin = true; running {
				return false
			}
		case r >= 0x620 && r <= 0x64A:
			return true
		}
	}
	return !latin
}

// TestDigitsOfTheLanguage looks at all numbers that the program counts to: of
// pages at their feet, in the contents and as programs show them, of lines, and
// in bars.
func TestDigitsOfTheLanguage(t *testing.T) {
	for _, c := range []struct{ lang, labels, foot, contents, count, bar string }{
		{"ar-JO", "i ii ١ ٢", "الصفحة ٢ من ٢", "الملخص التنفيذي ١", "١١", "٣"},
		{"ar-MA", "i ii 1 2", "الصفحة 2 من 2", "الملخص التنفيذي 1", "11", "3"},
	} {
		d := arabic()
		d.Lang = c.lang
		f := good(t, written(t, d))
		if got := strings.Join(f.Labels(), " "); got != c.labels {
			t.Errorf("%s: the pages are %q", c.lang, got)
		}
		texts := ""
		for _, m := range f.Pages[3].Marks {
			if m.Artifact() {
				texts += m.Text + "\n"
			}
		}
		if !strings.Contains(texts, c.foot) || !strings.Contains(margin(f.Pages[3]), "\n"+c.count+"\n") {
			t.Errorf("%s: %q and %q are not in the margin of page 4: %q", c.lang, c.foot, c.count, texts)
		}
		if got := f.All("TOCI")[0].Text(); got != c.contents {
			t.Errorf("%s: the contents are %q", c.lang, got)
		}
		if got := f.All("Figure")[0].Text(); !strings.Contains(got, c.bar) {
			t.Errorf("%s: the figure holds %q", c.lang, got)
		}
	}
}

// TestFiguresOfAColumnEndTogether: they run from left to right in Arabic, too.
func TestFiguresOfAColumnEndTogether(t *testing.T) {
	f := good(t, written(t, arabic()))
	ends := map[string]float64{}
	for _, e := range f.All("TD") {
		for _, m := range e.Marks() {
			for _, r := range m.Runs {
				ends[strings.TrimSpace(m.Text)] = r.X1
			}
		}
	}
	if a, b, c := ends["٨"], ends["١٢"], ends["٢٠"]; a == 0 || math.Abs(a-b) > 0.2 || math.Abs(a-c) > 0.2 {
		t.Errorf("the figures end at %.1f, %.1f and %.1f", a, b, c)
	}
}

// TestTheWordOfADraftRisesToItsEnd: it stands in the middle of each page, and
// is not written backwards where pages are mirrored.
func TestTheWordOfADraftRisesToItsEnd(t *testing.T) {
	matrix := regexp.MustCompile(`q (\S+) (\S+) (\S+) (\S+) (\S+) (\S+) cm\n1 0 0 1 0 `)
	for _, c := range []struct {
		d    *render.Document
		want string
	}{{demo(), "0.84805 0.52992 -0.52992 0.84805 297.64 420.95"}, {arabic(), "0.84805 -0.52992 0.52992 0.84805 297.64 420.95"},
		{onLetter(demo()), "0.84805 0.52992 -0.52992 0.84805 306 396"}, {onLetter(arabic()), "0.84805 -0.52992 0.52992 0.84805 306 396"}} {
		f := good(t, written(t, c.d))
		for _, p := range f.Pages {
			b, err := f.Objects[p.Dict["Contents"].(ref)].(*pdftest.Stream).Data()
			if err != nil {
				t.Fatal(err)
			}
			m := matrix.FindStringSubmatch(string(b))
			if len(m) == 0 || strings.Join(m[1:], " ") != c.want {
				t.Errorf("%s: page %d is turned by %q, want %s", c.d.Lang, p.Number, m, c.want)
			}
		}
	}
}

// TestOtherProgramsReadMirroredPages in the order in which they were written.
func TestOtherProgramsReadMirroredPages(t *testing.T) {
	file := filepath.Join(t.TempDir(), "arabic.pdf")
	if err := os.WriteFile(file, written(t, arabic()), 0o644); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(tool(t, "pdfinfo"), "-struct-text", file).Output()
	if err != nil {
		t.Fatal(err)
	}
	rest := unmarked(string(out))
	for _, want := range []string{"تقرير التقييم الذاتي لنهاية المدة", "II. تنفيذ التزامات خطة العمل ٢", "II. تنفيذ التزامات خطة العمل", "١ يوليو ٢٠٢٤ – ٣٠ يونيو ٢٠٢٦",
		"ونصفها صور ممسوحة (PDF) لا تُقرأ آلياً؛ ونُشر ٤٥٪ منها في عام 2023 على contracts.example.org/a-(b) وحده.", "نشر السجل قبل ٣٠ ديسمبر ٢٠٢٥ [أُنجز]."} {
		i := strings.Index(rest, unmarked(want))
		if i < 0 {
			t.Errorf("%q does not follow in %q", want, rest)
			continue
		}
		rest = rest[i+len(unmarked(want)):]
	}
}

func TestVeraPDFAcceptsMirroredPages(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "arabic.pdf"), written(t, arabic()), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, profile := range []string{"ua1", "2a"} {
		for file, clauses := range verdicts(t, profile, dir) {
			if len(clauses) > 0 {
				t.Errorf("%s: %q", file, clauses)
			}
		}
	}
}
