package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"strings"
	"testing"

	"selfassess/ogp"
	"selfassess/render"
	"selfassess/render/compose"
	"selfassess/templates"
)

func ptr(l ogp.Level) *ogp.Level { return &l }

func text1(s string) []render.Span { return []render.Span{{Text: s}} }

func para(s string) render.Paragraph { return render.Paragraph{Spans: text1(s)} }

func cells(texts ...string) (cs []render.Cell) {
	for _, s := range texts {
		cs = append(cs, render.Cell{Paras: []render.Paragraph{para(s)}})
	}
	return cs
}

// everything is a document with every block, every style and every fill.
func everything() *render.Document {
	fills := []render.Series{{Name: "Completed", Fill: render.FillCompleted}, {Name: "Substantial", Fill: render.FillSubstantial},
		{Name: "Limited", Fill: render.FillLimited}, {Name: "Not started", Fill: render.FillNotStarted}, {Name: "Not reported", Fill: render.FillNotReported}}
	summary := &render.Section{ID: "summary", Kind: render.Summary, Heading: render.Words("Summary"), Contents: true, Blocks: []render.Block{
		render.Paragraph{Style: render.Opening, Spans: text1("Of 9 commitments assessed, 3 were completed and 3 more were substantially completed. One lead agency has not reported. The forum met the partnership’s requirement for meetings in the first year of the plan and missed it in the second by one meeting.")},
		render.KeyFigures{Items: []render.KeyFigure{{Figure: "3 of 9", Label: "commitments completed (33.3 %)"}, {Figure: "6 of 9", Label: "substantial or completed (66.7 %)"},
			{Figure: "27 of 41", Label: "milestones completed (65.9 %)"}, {Figure: "3 of 4", Label: "meetings required by standard 5.1 that count"}}},
		render.Chart{ID: "figure-1", Label: "Figure 1", Caption: "Commitments by completion level", Alt: "3 completed, 3 substantial, 1 limited, 1 not started, 1 not reported.",
			Series: fills, Bars: []render.Bar{{Values: []int{3, 3, 1, 1, 1}}}, Legend: true, Shares: []string{"33.3 %", "33.3 %", "11.1 %", "11.1 %", "11.1 %"}},
		render.Chart{ID: "figure-2", Label: "Figure 2", Caption: "By theme", Alt: "Three themes.", Series: fills,
			Bars: []render.Bar{{Label: "Open data and records", Values: []int{2, 1, 0, 1, 0}}, {Label: "Participation in budgets", Values: []int{1, 1, 0, 0, 0}}, {Label: "Integrity and procurement", Values: []int{0, 1, 1, 0, 1}}}},
		render.Chart{ID: "figure-3", Label: "Figure 3", Caption: "Meetings in each plan year", Alt: "Two in the first year, one in the second; two and one are required.",
			Series: []render.Series{{Name: "Count", Fill: render.FillCounts}, {Name: "Fall short", Fill: render.FillFalls}},
			Bars:   []render.Bar{{Label: "July 2024 – June 2025", Values: []int{2, 2}, Mark: 2}, {Label: "July 2025 – June 2026", Values: []int{1, 2}, Mark: 1}},
			Marker: &render.Marker{Label: "Required"}},
		render.Table{ID: "table-1", Label: "Table 1", Caption: "Meetings with civil society against minimum requirement 5.1", RowHeads: 1,
			Columns: []render.Column{{Head: "Plan year", Fixed: true}, {Head: "Held", Right: true, Fixed: true}, {Head: "Counted", Right: true, Fixed: true}, {Head: "Result", Fixed: true}, {Head: "Why others do not count", Width: 2}},
			Rows: []render.Row{{Cells: cells("Jul 2024 – Jun 2025", "4", "2", "Met", "No results presented: 14 Oct, 3 Dec 2024")},
				{Cells: []render.Cell{cells("Jul 2025 – Jun 2026")[0], cells("3")[0], cells("1")[0], {Paras: []render.Paragraph{{Spans: []render.Span{{Text: "Not met", Alert: true}}}}}, cells("No comments invited: 9 Sep 2025. Civil society absent: 20 Jan 2026")[0]}},
				{Total: true, Cells: cells("Both years", "7", "3", "", "")}},
			Note: render.Words("A meeting counts if civil society was invited.")},
	}}
	commitment := &render.Section{ID: "commitment-4", Kind: render.CommitmentRecord, Eyebrow: "Commitment 4", Heading: render.Words("Public register of government contracts"), Contents: true, Blocks: []render.Block{
		render.Facts{Items: []render.Fact{{Label: "Lead agency", Value: text1("Ministry of Finance")}, {Label: "Period", Value: text1("1 July 2024 – 30 June 2026")}, {Label: "OGP values", Value: text1("Transparency, Public accountability")}}},
		render.Label{Text: render.Words("Completion level")},
		render.Box{Blocks: []render.Block{render.LevelBoxes{Names: [4]string{"Not started", "Limited", "Substantial", "Completed"}, Marked: ogp.Substantial},
			render.Paragraph{Style: render.Small, Spans: text1("Declared by the Ministry of Finance.")},
			render.Facts{Items: []render.Fact{{Label: "Milestones", Value: text1("3 of 5 completed")}}}}},
		render.Paragraph{Style: render.Small, Spans: text1("Its milestones imply: substantial (3 of 5 completed). Declared by the Ministry of Finance, return 2 of 14 August 2026.")},
		render.Label{Text: render.Words("What is the public problem that the commitment will address?")},
		para("Contracts above the tender threshold were published in forty separate places, half of them as scanned pages. In 2023 fewer than one award in five could be traced from tender to payment."),
		render.Label{Text: render.Words("Next steps")},
		render.Paragraph{Style: render.Missing, Spans: text1("No text was provided.")},
		render.List{Items: [][]render.Span{text1("Payments of the remaining agencies by December 2026."), {{Text: "A duty to publish amendments", Bold: true}, {Text: " within ten days is in the procurement bill; a longer line shows that the bullet hangs as it should over two lines."}}}},
		render.Table{ID: "table-2", Label: "Table 2", Caption: "Milestones of commitment 4", RowHeads: 2, Columns: []render.Column{{Head: "No.", Fixed: true}, {Head: "Milestone", Width: 3}, {Head: "Planned end", Fixed: true}, {Head: "Actual end", Width: 2}, {Head: "Completion level", Fixed: true}},
			Rows: milestones()},
		render.Label{Text: render.Words("Evidence")},
		render.Paragraph{Spans: []render.Span{{Text: "contracts.example.gov/statistics", URL: "https://contracts.example.gov/statistics?a=1&b=2"}, {Text: " · "}, {Text: "see the summary", Ref: "summary"}, {Text: " · "}, {Text: "El registro", Lang: "es"}, {Text: "\nState: ", Muted: true}, {Text: "Audit Office; Statistics Example."}}},
		render.LevelBoxes{Names: [4]string{"Not started", "Limited", "Substantial", "Completed"}, State: "Not reported"},
		render.KeyFigures{Items: []render.KeyFigure{{Figure: "1", Label: "follows a table"}}},
	}}
	theme := &render.Section{ID: "theme-1", Number: "III.A", Heading: render.Words("Open data and records"), Contents: true, Blocks: []render.Block{para("Five commitments.")}, Sections: []*render.Section{commitment}}
	chapter := &render.Section{ID: "implementation", Kind: render.Chapter, Number: "III", Heading: render.Words("Implementation of commitments"), Contents: true, Blocks: []render.Block{para("Text.")}, Sections: []*render.Section{theme}}
	return &render.Document{Lang: "en", Sections: []*render.Section{summary, chapter},
		Meta: render.Meta{Title: "End-of-Term Self-Assessment Report, Example, 2024 – 2026", Author: "Office of the Prime Minister", Program: "selfassess 1.0",
			Date: ogp.Day(2026, 9, 30), Running: render.Words("End-of-Term Self-Assessment Report 2024 – 2026"), Country: render.Words("Republic of Example"), Draft: "DRAFT"},
		Labels: render.Labels{Contents: "Contents", Page: "Page {page} of {pages}", Figure: "Figure", Ticked: "marked"}}
}

func milestones() (rows []render.Row) {
	levels := []ogp.Level{ogp.Completed, ogp.Substantial, ogp.Limited, ogp.NotStarted, ogp.NotReported}
	words := []string{"Completed", "Substantial", "Limited", "Not started", "Not reported"}
	names := []string{"Publish the data standard after consultation", "Open the register for ministries", "Connect 100 further bodies", "Link payments to contracts", "Train 300 procurement officers"}
	for i, l := range levels {
		c := cells("4."+string(rune('1'+i)), names[i], "Dec 2024", "Nov 2024", words[i])
		c[4].Level = ptr(l)
		switch i {
		case 0:
			c[0].Paras[0].Spans[0].Ref, c[0].Paras[0].Spans[0].Leads = "commitment-4", "Commitment 4"
		case 1:
			c[1].Paras = append(c[1].Paras, render.Paragraph{Style: render.Item, Spans: text1("first for those that buy most")})
		case 3:
			c[3].Paras[0].Spans[0] = render.Span{Text: "—", Said: "not given"}
		}
		if i == 2 {
			c[3].Paras[0].Spans = append(c[3].Paras[0].Spans, render.Span{Text: " (2 months late: dependencies)", Muted: true})
		}
		rows = append(rows, render.Row{Cells: c})
	}
	return rows
}

// edition is an edition whose values stand on the cover of everything.
func edition(t testing.TB) *render.Edition {
	t.Helper()
	words, err := templates.Load(templates.Reference)
	if err != nil {
		t.Fatal(err)
	}
	plan := &ogp.Plan{ID: "EXM-04", Country: txt("Republic of Example"), Title: txt("Fourth Open Government Action Plan"),
		Start: ogp.Day(2024, 7, 1), End: ogp.Day(2026, 6, 30), CoordinatingAgency: txt("Office of the Prime Minister"),
		CommentStart: ogp.Day(2026, 9, 1), CommentEnd: ogp.Day(2026, 9, 21)}
	r := ogp.Merge(plan, nil)
	return compose.Edition(render.Edition{Report: r, Statistics: r.Statistics(), Requirements: r.Requirements(), Locale: render.NewLocale(words),
		AsOf: ogp.Day(2026, 9, 30), Draft: true, Program: "selfassess 1.0"})
}

func txt(s string) ogp.Text { return ogp.Text{"": s} }

// written is a document in the built-in template.
func written(t testing.TB, d *render.Document) []byte {
	t.Helper()
	return writtenWith(t, d, edition(t))
}

func writtenWith(t testing.TB, d *render.Document, e *render.Edition) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := writeDocument(&out, d, e); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func writeDocument(w io.Writer, d *render.Document, e *render.Edition) error {
	tpl, err := builtIn(d.Meta.Paper, e.Schema)
	if err != nil {
		return err
	}
	return tpl.write(w, d, e.Root())
}

// part returns a part of a written file.
func part(t testing.TB, file []byte, name string) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// words reads a part as a reader would: text, with "\n" for line breaks and
// paragraphs, and "\t" for tabs.
func words(t testing.TB, xmlText string) string {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(xmlText))
	var out strings.Builder
	in := false
	for {
		tok, err := d.Token()
		if err == io.EOF {
			return out.String()
		}
		if err != nil {
			t.Fatal(err)
		}
		switch e := tok.(type) {
		case xml.StartElement:
			switch e.Name.Local {
			case "t":
				in = true
			case "br":
				out.WriteString("\n")
			case "tab":
				out.WriteString("\t")
			}
		case xml.EndElement:
			switch e.Name.Local {
			case "t":
				in = false
			case "p":
				out.WriteString("\n")
			}
		case xml.CharData:
			if in {
				out.Write(e)
			}
		}
	}
}
