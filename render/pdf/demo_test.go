package pdf

import (
	"fmt"
	"strings"

	"selfassess/ogp"
	"selfassess/render"
)

func text(s string) []render.Span { return []render.Span{{Text: s}} }

func para(s string) render.Paragraph { return render.Paragraph{Spans: text(s)} }

func words(n int) string {
	const some = "Payments of the remaining agencies are linked by December; a duty to publish amendments within ten days is in the procurement bill, and three local councils publish through the register without being obliged to. "
	return strings.Repeat(some, n/len(some)+1)[:n]
}

func cell(s string) render.Cell { return render.Cell{Paras: []render.Paragraph{para(s)}} }

func levelCell(l ogp.Level, s string) render.Cell {
	c := cell(s)
	c.Level = &l
	return c
}

var levelNames = []string{"Not reported", "Not started", "Limited", "Substantial", "Completed"}

func levelSeries() []render.Series {
	return []render.Series{{Name: "Completed", Fill: render.FillCompleted}, {Name: "Substantial", Fill: render.FillSubstantial},
		{Name: "Limited", Fill: render.FillLimited}, {Name: "Not started", Fill: render.FillNotStarted}, {Name: "Not reported", Fill: render.FillNotReported}}
}

func milestones(n int) render.Table {
	t := render.Table{ID: "table-12", Label: "Table 12", Caption: "Milestones of commitment 4", RowHeads: 1,
		Columns: []render.Column{{Head: "No.", Fixed: true}, {Head: "Milestone", Width: 3}, {Head: "Planned end", Fixed: true},
			{Head: "Actual end", Width: 1.5}, {Head: "Completion level", Fixed: true}}}
	for i := range n {
		l := ogp.Level(i % 5)
		end := render.Cell{Paras: []render.Paragraph{{Spans: []render.Span{{Text: "Feb 2026 "}, {Text: "(2 months late: dependencies)", Muted: true}}}}}
		if i%3 == 0 {
			end = cell("—")
		}
		t.Rows = append(t.Rows, render.Row{Cells: []render.Cell{cell(fmt.Sprintf("4.%d", i+1)), cell(words(30 + 23*(i%5))), cell("30 Dec 2025"), end, levelCell(l, levelNames[l])}})
	}
	return t
}

// demo holds every block.
func demo() *render.Document {
	link := render.Paragraph{Spans: []render.Span{{Text: "contracts.example.gov/statistics", URL: "https://contracts.example.gov/statistics"}, {Text: " · see "},
		{Text: "Commitment 4", Ref: "commitment-4"}, {Text: " and "}, {Text: "Table 12", Ref: "table-12"}, {Text: ". "}, {Text: "State:", Muted: true}, {Text: " Audit Office. "}, {Text: "Not met", Alert: true}}}
	meetings := render.Table{RowHeads: 1, ID: "table-1", Label: "Table 1", Caption: "Meetings with civil society against minimum requirement 5.1",
		Columns: []render.Column{{Head: "Plan year"}, {Head: "Held", Right: true, Fixed: true}, {Head: "Counted", Right: true, Fixed: true}, {Head: "Required", Right: true, Fixed: true}, {Head: "Result", Fixed: true}, {Head: "Why others do not count", Width: 2}},
		Rows: []render.Row{
			{Cells: []render.Cell{cell("1 · Jul 2024 – Jun 2025"), cell("4"), cell("2"), cell("2"), {Paras: []render.Paragraph{{Spans: []render.Span{{Text: "Met", Bold: true}}}}}, cell("No results presented: 14 Oct, 3 Dec 2024")}},
			{Cells: []render.Cell{cell("2 · Jul 2025 – Jun 2026"), cell("3"), cell("1"), cell("2"), {Paras: []render.Paragraph{{Spans: []render.Span{{Text: "Not met", Alert: true}}}}}, cell("No comments invited: 9 Sep 2025. Civil society absent: 20 Jan 2026")}},
			{Total: true, Cells: []render.Cell{cell("Term"), cell("7"), cell("3"), cell("4"), cell("—"), cell("")}},
		}, Note: render.Words("A meeting counts if its results were presented and comments were invited.")}
	summary := &render.Section{ID: "summary", Kind: render.Summary, Heading: render.Words("Summary"), Contents: true, Blocks: []render.Block{
		render.Paragraph{Style: render.Opening, Spans: text("Of 9 commitments assessed, 3 were completed and 3 more were substantially completed. One lead agency has not reported. The forum met the partnership's requirement for meetings in the first year of the plan and missed it in the second by one meeting.")},
		render.KeyFigures{Items: []render.KeyFigure{{Figure: "3 of 9", Label: "commitments completed (33.3 %)"}, {Figure: "6 of 9", Label: "substantial or completed (66.7 %)"}, {Figure: "27 of 41", Label: "milestones completed (65.9 %)"}, {Figure: "3 of 4", Label: "meetings required by standard 5.1 that count"}}},
		render.Chart{ID: "figure-1", Label: "Figure 1", Caption: "Commitments by completion level", Alt: "Of 9 commitments, 3 are completed.", Series: levelSeries(), Bars: []render.Bar{{Values: []int{3, 3, 1, 1, 1}}}, Legend: true, Shares: []string{"33.3 %", "33.3 %", "11.1 %", "11.1 %", "11.1 %"}},
		render.Chart{ID: "figure-2", Label: "Figure 2", Caption: "By theme", Alt: "By theme.", Series: levelSeries(), Bars: []render.Bar{{Label: "Open data and records", Values: []int{2, 1, 0, 1, 0}}, {Label: "Participation in budgets and in much else that matters", Values: []int{1, 1, 0, 0, 0}}, {Label: "Integrity and procurement", Values: []int{0, 1, 1, 0, 1}}}},
		render.Chart{ID: "figure-3", Label: "Figure 3", Caption: "Meetings", Alt: "Meetings.", Series: []render.Series{{Name: "Counts", Fill: render.FillCounts}, {Name: "Falls short", Fill: render.FillFalls}}, Bars: []render.Bar{{Label: "Year 1", Values: []int{2, 2}, Mark: 2}, {Label: "Year 2", Values: []int{1, 2}, Mark: 1}}, Marker: &render.Marker{Label: "2 required"}},
		meetings,
	}}
	record := &render.Section{ID: "commitment-4", Kind: render.CommitmentRecord, Eyebrow: "Commitment 4", Heading: render.Words("Public register of government contracts"), Running: render.Words("Theme 1 · Open data and records"), Contents: true, Blocks: []render.Block{
		render.Facts{Items: []render.Fact{{Label: "Lead agency", Value: text("Ministry of Finance")}, {Label: "Period", Value: text("1 July 2024 – 30 June 2026")}, {Label: "Supported by", Value: text("Audit Office; Statistics")}, {Label: "OGP values", Value: text("Transparency, Public accountability")}, {Label: "Other actors", Value: text(words(210))}}},
		render.Label{Text: render.Words("Completion level")},
		render.LevelBoxes{Names: [4]string{"Not started", "Limited", "Substantial", "Completed"}, Marked: ogp.Substantial},
		render.Paragraph{Style: render.Small, Spans: text("Its milestones imply: substantial (3 of 5 completed). Declared by the Ministry of Finance, return 2 of 14 August 2026.")},
		render.Box{Blocks: []render.Block{render.LevelBoxes{Names: [4]string{"Not started", "Limited", "Substantial", "Completed"}, State: "Not reported"},
			render.Facts{Items: []render.Fact{{Label: "Milestones", Value: text("0 of 5 completed")}, {Label: "Next steps", Value: text(words(40))}}}}},
		render.Label{Text: render.Words("What is the public problem that the commitment will address?")},
		para("Contracts above the tender threshold were published in forty separate places, half of them as scanned pages.\nIn 2023 fewer than one award in five could be traced from tender to payment."),
		render.Label{Text: render.Words("Next steps")}, render.Paragraph{Style: render.Missing, Spans: text("No text was provided.")},
		milestones(6), render.Label{Text: render.Words("Evidence")}, link,
		render.List{Items: [][]render.Span{text(words(150)), text("Short."), {{Text: "A link: "}, {Text: "Data standard", URL: "https://example.gov/ä b"}}}},
	}}
	scripts := &render.Section{ID: "scripts", Heading: render.Words("Scripts and other characters"), Contents: true, Blocks: []render.Block{
		para("Ελληνικά: διαφάνεια. Русский: прозрачность. ქართული: გამჭვირვალობა. Հայերեն: թափանցիկություն."),
		para("Hebrew שקיפות ממשלתית 2024 in a line; Arabic الشفافية الحكومية ١٢٣ and 45% there; العربية."),
		para("Emoji 😀 🚀 and 漢字 missing; control \x01\x02 characters; braces {a} {{b}}; operators `) Tj ET` (a\\b) <<>>; Z\u0301\u0302\u0303\u0304a\u0327lgo; soft\u00ADhyphen; zero\u200Bwidth."),
		para("https://very.long.example.gov/" + strings.Repeat("averyveryverylongpath", 12)),
		render.Table{RowHeads: 1, Columns: []render.Column{{Head: "A", Fixed: true}, {Head: "Text"}}, Rows: []render.Row{{Cells: []render.Cell{cell("x"), cell(words(9000))}}}},
	}}
	return &render.Document{Lang: "en",
		Cover:  render.Cover{Publisher: render.Words("Republic of Example · Office of the Prime Minister"), Title: render.Words("End-of-Term Self-Assessment Report"), Subtitle: render.Words("Fourth Open Government Action Plan"), Period: render.Words("2024 – 2026"), Date: render.Words("30 September 2026"), Notice: render.Words("Draft for public comment, 1 – 21 September 2026")},
		Meta:   render.Meta{Title: "End-of-Term Self-Assessment Report", Author: "Office of the Prime Minister", Subject: render.Words("Republic of Example"), Keywords: "OGP", Program: "selfassess 1.0", Date: ogp.Day(2026, 9, 30), Running: render.Words("End-of-Term Self-Assessment Report 2024 – 2026"), Country: render.Words("Republic of Example"), Draft: "DRAFT"},
		Labels: render.Labels{Contents: "Contents", Page: "Page {page} of {pages}", Figure: "Figure", Ticked: "marked"},
		Sections: []*render.Section{summary,
			{ID: "implementation", Kind: render.Chapter, Number: "II", Heading: render.Words("Implementation"), Contents: true, Blocks: []render.Block{para(words(900)), para(words(700))},
				Sections: []*render.Section{{ID: "theme", Number: "II.A", Heading: render.Words("Open data and records"), Contents: true, Blocks: []render.Block{para(words(500))}, Sections: []*render.Section{record}}}},
			{ID: "annex-1", Kind: render.Chapter, Number: "Annex 1", Heading: render.Words("Consultation records"), Contents: true, Blocks: []render.Block{milestones(60)}, Sections: []*render.Section{scripts}},
		},
	}
}
