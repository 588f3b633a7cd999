package template

import (
	"fmt"
	"strings"
	"testing"

	"selfassess/ogp"
)

func TestBlocksAreWrittenWhereTheyStand(t *testing.T) {
	open, end := p("{#commitments}"), p("{/commitments}")
	for _, c := range []struct{ why, body, want string }{
		{"a value", p("in {plan.country}."), p("in ", "Example", ".")},
		{"blanks within the braces", p("{ plan.country }"), p("Example")},
		{"no value, no run", p("a", "{plan.forum}", "b"), p("a", "b")},
		{"paragraphs", open + p("{commitment.title}") + p("!") + end, p("Alpha") + p("!") + p("Beta") + p("!")},
		{"the ends in the paragraphs themselves", p("{#commitments}{commitment.title}") + p("!{/commitments}"), p("Alpha") + p("!") + p("Beta") + p("!")},
		{"the end at the beginning of the next paragraph", open + p("{commitment.title}") + p("{/commitments}after"), p("Alpha") + p("Beta") + p("after")},
		{"two ends in one paragraph", open + p("{commitment.title}") + p("{#milestones}") + p("{milestone.title}") + p("{/milestones}{/commitments}"),
			p("Alpha") + p("First") + p("Second") + p("Beta")},
		{"an end and a beginning in one paragraph", open + p("{commitment.title}") + p("{/commitments}{#commitments}") + p("{commitment.number}") + end,
			p("Alpha") + p("Beta") + p("1") + p("2")},
		{"within a paragraph", p("All: {#commitments}{commitment.title}; {/commitments}."), p("All: ", "Alpha", "; ", "Beta", "; ", ".")},
		{"within a paragraph, nested", p("{#commitments}{commitment.title}{?milestones} ({#milestones}{milestone.number} {/milestones}){/milestones}. {/commitments}"),
			p("Alpha", " (", "1.1", " ", "1.2", " ", ")", ". ", "Beta", ". ")},
		{"no items within a paragraph of its own", p("{#comments}{comment.text}{/comments}") + p("x"), p("x")},
		{"no items, and other words", p("Comments: {#comments}{comment.text}{/comments}"), p("Comments: ")},
		{"a row", tbl(row("{#commitments}{commitment.number}", "{commitment.title}{/commitments}")), tbl(row("1", "Alpha"), row("2", "Beta"))},
		{"a row below a head", tbl(row("N", "T"), row("{#comments}{comment.id}", "{comment.text}{/comments}")), tbl(row("N", "T"))},
		{"no rows, no table", p("a") + tbl(row("{#comments}{comment.id}", "{comment.text}{/comments}")) + p("b"), p("a") + p("b")},
		{"rows with rows in them", tbl(row("{#commitments}{commitment.title}", "<w:p></w:p>"), row("{#milestones}{milestone.number}", "{milestone.title}{/milestones}{/commitments}")),
			tbl(row("Alpha", "<w:p></w:p>"), row("1.1", "First"), row("1.2", "Second"), row("Beta", "<w:p></w:p>"))},
		{"rows between rows that hold only the ends", tbl(row("{#commitments}", "<w:p></w:p>"), row("{commitment.number}", "{commitment.title}"), row("<w:p></w:p>", "{/commitments}")),
			tbl(row("1", "Alpha"), row("2", "Beta"))},
		{"a tag before the beginning in its row", tbl(row("{commitment.number}", "{#commitments}{commitment.title}", "x{/commitments}")), tbl(row("1", "Alpha", "x"), row("2", "Beta", "x"))},
		{"a list in a cell", tbl(row(p("{#commitments}")+p("{commitment.title}")+p("{/commitments}"), "x")), tbl(row(p("Alpha")+p("Beta"), "x"))},
		{"an empty list in a cell", tbl(row(p("{#comments}")+p("{comment.text}")+p("{/comments}"), "x")), tbl(row("<w:p></w:p>", "x"))},
		{"a whole table", open + tbl(row("{commitment.title}")) + end, tbl(row("Alpha")) + `<w:p/>` + tbl(row("Beta"))},
		{"a condition on a value", p("{?plan.country}") + p("in {plan.country}") + p("{/plan.country}") + p("{?plan.forum}") + p("no") + p("{/plan.forum}"), p("in ", "Example")},
		{"a condition on a group", p("{?comments}") + p("some") + p("{/comments}") + p("{^comments}") + p("none") + p("{/comments}"), p("none")},
		{"a condition on a whole paragraph", p("{?plan.forum}Forum: {plan.forum}{/plan.forum}") + p("{^plan.forum}No forum{/plan.forum}"), p("No forum")},
		{"conditions side by side in a paragraph", p("{?plan.forum}a{/plan.forum}{?comments}b{/comments}") + p("x"), p("x")},
		{"a condition on rows", tbl(row("{?plan.forum}a", "b{/plan.forum}"), row("{^plan.forum}c", "d{/plan.forum}")), tbl(row("c", "d"))},
		{"a value of the group around", open + p("{#milestones}{commitment.number}/{milestone.number} {/milestones}") + end, p("1", "/", "1.1", " ", "1", "/", "1.2", " ")},
		{"blocks laid out by the program", open + p("{commitment.record}") + end, `<laid>commitment.record</laid><laid>commitment.record</laid>`},
		{"a chart", p("a") + p(" {@chart.levels} "), p("a") + `<laid>chart.levels</laid>`},
	} {
		t.Run(c.why, func(t *testing.T) {
			if got := filled(t, c.body, edition(t)); got != c.want {
				t.Errorf("%s\n got %s\nwant %s", c.why, got, c.want)
			}
		})
	}
}

// Word splits what a person typed into runs, and puts marks between them.
func TestTagsAreFoundHoweverTheyAreSplit(t *testing.T) {
	bold := `<w:rPr><w:b/></w:rPr>`
	for _, c := range []struct{ why, runs, want string }{
		{"over runs with marks between", r("{plan") + `<w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="1" w:name="a"/>` + r(".coun") + `<w:bookmarkEnd w:id="1"/><w:lastRenderedPageBreak/>` + r("try}"),
			r("Example") + `<w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="1" w:name="a"/><w:bookmarkEnd w:id="1"/><w:lastRenderedPageBreak/>`},
		{"half bold, first bold", `<w:r>` + bold + `<w:t>{plan.</w:t></w:r>` + r("country}"), `<w:r>` + bold + `<w:t xml:space="preserve">Example</w:t></w:r>`},
		{"half bold, last bold", r("{plan.") + `<w:r>` + bold + `<w:t>country}</w:t></w:r>`, r("Example")},
		{"brace by brace", r("{") + r("plan.country") + r("}"), r("Example")},
		{"end and beginning in one run", r("{plan.coun") + r("try}{plan.") + r("country}"), r("Example") + r("Example")},
		{"in what Word takes for a name", `<w:smartTag w:element="place"><w:smartTagPr><w:attr w:name="x"/></w:smartTagPr>` + r("{plan.country") + `</w:smartTag>` + r("}"), r("Example")},
		{"under revision", `<w:ins w:id="7" w:author="A">` + r("{plan.coun") + `</w:ins>` + r("try}") + `<w:del w:id="8"><w:r><w:delText>{old}</w:delText></w:r></w:del>`, r("Example")},
		{"in a link", `<w:hyperlink r:id="rId4">` + r("{plan.coun") + r("try}") + `</w:hyperlink>`, `<w:hyperlink r:id="rId4">` + r("Example") + `</w:hyperlink>`},
		{"with a break and a tab beside it", `<w:r><w:t>a</w:t><w:tab/><w:t>{plan.country}</w:t><w:br/><w:t>b</w:t></w:r>`, r("a") + `<w:r><w:tab/></w:r>` + r("Example") + `<w:r><w:br/></w:r>` + r("b")},
	} {
		t.Run(c.why, func(t *testing.T) {
			if got, want := filled(t, p(c.runs), edition(t)), p(c.want); got != want {
				t.Errorf("%s\n got %s\nwant %s", c.why, got, want)
			}
		})
	}
}

func TestTextBoxesAreFilledInBothOfTheirForms(t *testing.T) {
	box := func(s string) string {
		return `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wps:txbx><w:txbxContent>` + s +
			`</w:txbxContent></wps:txbx></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>` + s + `</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>`
	}
	in := p("{#commitments}") + p("{commitment.number}", box(p("{commitment.title}")+p("{#comments}")+p("x")+p("{/comments}"))) + p("{/commitments}")
	want := p("1", box(p("Alpha"))) + p("2", box(p("Beta")))
	if got := filled(t, in, edition(t)); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got := filled(t, p(box(p("{#comments}")+p("x")+p("{/comments}"))), edition(t)); got != p(box("<w:p></w:p>")) {
		t.Errorf("an empty box: %s", got)
	}
}

func TestTheEndOfASectionStays(t *testing.T) {
	setup := `<w:sectPr><w:pgSz w:w="1"/></w:sectPr>`
	ending := func(s string) string {
		return `<w:p><w:pPr><w:pStyle w:val="X"/>` + setup + `</w:pPr>` + r(s) + `</w:p>`
	}
	bare := `<w:p><w:pPr>` + setup + `</w:pPr></w:p>`
	for _, c := range []struct{ why, body, want string }{
		{"with an end", p("{#commitments}") + p("x") + ending("{/commitments}"), p("x") + p("x") + bare},
		{"with a beginning", ending("{#commitments}") + p("x") + p("{/commitments}"), bare + p("x") + p("x")},
		{"with a paragraph that goes", ending("{#comments}x{/comments}"), bare},
		{"with a chart", ending("{@chart.levels}"), `<laid>chart.levels` + setup + `</laid>`},
	} {
		if got := filled(t, c.body, edition(t)); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.why, got, c.want)
		}
	}
}

func TestNumbersAndNamesStayUniqueInRepeatedBlocks(t *testing.T) {
	body := p("{#commitments}") + `<w:p w14:paraId="00AA"><w:bookmarkStart w:id="5" w:name="here"/><w:r><w:drawing><wp:docPr id="3" name="x"/></w:drawing></w:r><w:bookmarkEnd w:id="5"/>` +
		`<w:hyperlink w:anchor="here">` + r("see") + `</w:hyperlink><w:sdt><w:sdtPr><w:id w:val="9"/></w:sdtPr><w:sdtContent>` + r("{commitment.title}") + `</w:sdtContent></w:sdt>` +
		`<w:commentRangeStart w:id="1"/>` + r("!") + `<w:commentRangeEnd w:id="1"/></w:p>` + p("{/commitments}")
	got := filled(t, body, edition(t))
	for want, n := range map[string]int{`w:id="100" w:name="here"`: 1, `w:id="101" w:name="here__2"`: 1, `<w:bookmarkEnd w:id="100"/>`: 1, `<w:bookmarkEnd w:id="101"/>`: 1,
		`id="200" name`: 1, `id="201" name`: 1, `w:anchor="here"`: 1, `w:anchor="here__2"`: 1, `<w:id w:val="300"/>`: 1, `<w:id w:val="301"/>`: 1, `w:commentRangeStart`: 1, `paraId`: 0} {
		if k := strings.Count(got, want); k != n {
			t.Errorf("%s stands %d times, not %d:\n%s", want, k, n, got)
		}
	}
	third := filled(t, p("{#commitments}")+p(`<w:bookmarkStart w:id="5" w:name="here"/><w:bookmarkEnd w:id="5"/>`, "x")+p("{/commitments}"), editionOf(t, many(4)))
	if strings.Contains(third, "here__3") || !strings.Contains(third, "here__4") || !strings.Contains(third, "here__5") {
		t.Errorf("a name that was taken is taken again: %s", third)
	}
	split := p("{#commitments}") + p(`<w:bookmarkStart w:id="5" w:name="here"/>`, "x") + p("{/commitments}") + p("y", `<w:bookmarkEnd w:id="5"/>`)
	if got := filled(t, split, edition(t)); strings.Contains(got, "bookmark") {
		t.Errorf("half of a bookmark is left: %s", got)
	}
}

func TestContentControlsAreFreedFromWhatWordWouldPutThere(t *testing.T) {
	body := p(`<w:sdt><w:sdtPr><w:dataBinding w:xpath="/title"/><w:showingPlcHdr/><w:text/></w:sdtPr><w:sdtContent>` + r("{plan.country}") + `</w:sdtContent></w:sdt>`)
	want := p(`<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>` + r("Example") + `</w:sdtContent></w:sdt>`)
	if got := filled(t, body, edition(t)); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestEndsInContentControlsOfTheirOwnAreFound(t *testing.T) {
	control := func(s string) string { return `<w:sdt><w:sdtPr/><w:sdtContent>` + p(s) + `</w:sdtContent></w:sdt>` }
	if got := filled(t, control("{#commitments}")+p("{commitment.title}")+control("{/commitments}"), edition(t)); got != p("Alpha")+p("Beta") {
		t.Errorf("got %s", got)
	}
}

func TestTextInAnotherLanguageSaysSo(t *testing.T) {
	e := edition(t)
	e.Report.Plan.Language = "ka"
	e.Report.Plan.Forum = txt("ფორუმი")
	for _, c := range []struct{ why, properties, want string }{
		{"none", ``, `<w:r><w:rPr><w:lang w:val="ka" w:eastAsia="ka" w:bidi="ka"/></w:rPr>`},
		{"another language", `<w:rPr><w:b/><w:lang w:val="en-US"/><w:specVanish/></w:rPr>`, `<w:r><w:rPr><w:b/><w:lang w:val="ka" w:eastAsia="ka" w:bidi="ka"/><w:specVanish/></w:rPr>`},
	} {
		got := filled(t, `<w:p><w:r>`+c.properties+`<w:t>{plan.forum}</w:t></w:r></w:p>`, e)
		if want := `<w:p>` + c.want + `<w:t xml:space="preserve">ფორუმი</w:t></w:r></w:p>`; got != want {
			t.Errorf("%s:\n got %s\nwant %s", c.why, got, want)
		}
	}
}

func TestTextInTheReportsLanguageDoesNotKeepThatOfTheTemplate(t *testing.T) {
	for properties, want := range map[string]string{
		`<w:rPr><w:lang w:val="en-US"/></w:rPr>`:                      ``,
		`<w:rPr><w:b/><w:lang w:val="en-US"/><w:specVanish/></w:rPr>`: `<w:rPr><w:b/><w:specVanish/></w:rPr>`,
	} {
		got := filled(t, `<w:p><w:r>`+properties+`<w:t>{plan.country}</w:t></w:r></w:p>`, edition(t))
		if want := `<w:p><w:r>` + want + `<w:t xml:space="preserve">Example</w:t></w:r></w:p>`; got != want {
			t.Errorf("got %s\nwant %s", got, want)
		}
	}
}

// many is a plan with n commitments of one milestone each.
func many(n int) *ogp.Plan {
	plan := &ogp.Plan{ID: "EXM", Country: txt("Example")}
	for i := range n {
		id := ogp.ID(fmt.Sprint(i + 1))
		plan.Commitments = append(plan.Commitments, ogp.Commitment{Number: id, Title: txt("Title " + string(id))})
		plan.Milestones = append(plan.Milestones, ogp.Milestone{Number: id + ".1", Commitment: id, Text: txt("Milestone")})
	}
	return plan
}

func TestManyItemsStandInOrder(t *testing.T) {
	for _, n := range []int{0, 1, 31, 64, 1000} {
		var want []string
		for i := range n {
			want = append(want, row(fmt.Sprint(i+1), fmt.Sprintf("Title %d", i+1)))
		}
		body := tbl(row("N", "T"), row("{#commitments}{commitment.number}", "{commitment.title}{/commitments}"))
		if got := filled(t, body, editionOf(t, many(n))); got != tbl(row("N", "T"), strings.Join(want, "")) {
			t.Errorf("%d rows are not as they should be", n)
		}
		tables := filled(t, p("{#commitments}")+tbl(row("{commitment.title}"))+p("{/commitments}"), editionOf(t, many(n)))
		if strings.Contains(tables, tableEnd+"<w:tbl>") || strings.Count(tables, "<w:tbl>") != n {
			t.Errorf("%d tables: two have become one", n)
		}
	}
}

// A template may be as long as a report: its time must not grow with the
// square of its tags, in one paragraph or in many.
func TestLongTemplatesTakeTimeLikeTheirLength(t *testing.T) {
	const times = 16
	for _, shape := range []func(n int) string{
		func(n int) string { return p(strings.Repeat("{plan.country} ", n)) },
		func(n int) string { return strings.Repeat(p("{plan.country}"), n) },
		func(n int) string { return strings.Repeat(p("{?plan.country}")+p("x")+p("{/plan.country}"), n) },
		func(n int) string { return tbl(strings.Repeat(row("{?plan.country}x", "{/plan.country}"), n)) },
	} {
		small, big := shape(125), shape(125*times)
		grows(t, shape(1), times, func() { compiled(t, small) }, func() { compiled(t, big) })
	}
}
