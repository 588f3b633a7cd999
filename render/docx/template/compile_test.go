package template

import (
	"strings"
	"testing"

	"selfassess/ogp"
	"selfassess/render"
	"selfassess/render/compose"
)

func TestMistakesNameTheTagAndTheRemedy(t *testing.T) {
	list := "choose a tag from those that selfassess template list shows"
	for _, c := range []struct {
		why, body string
		want      []string // of each finding, a part of what is said
	}{
		{"a misspelt name", p("{plan.contry}"), []string{`there is no tag {plan.contry} | did you mean "{plan.country}"? if not: ` + list}},
		{"a misspelt name in a block", p("{#commitments}") + p("{commitment.titel}") + p("{/commitments}"), []string{`did you mean "{commitment.title}"`}},
		{"nothing near", p("{xyz}"), []string{"there is no tag {xyz} | " + list}},
		{"a misspelt group, and its tags", p("{#comitments}") + p("{commitment.title}") + p("{/comitments}"), []string{`did you mean "{#commitments}"`, `{commitment.title} stands outside`}},
		{"a tag outside of its block", p("{commitment.title}"), []string{"{commitment.title} stands outside of the block that it belongs to | write {#commitments} before it and {/commitments} after it"}},
		{"a group outside of its group", p("{#milestones}x{/milestones}"), []string{"write {#commitments} before it"}},
		{"a group as a value", p("{commitments}"), []string{"write {#commitments} … {/commitments}"}},
		{"a value as a group", p("{#plan.country}x{/plan.country}"), []string{"write {?plan.country}"}},
		{"a chart as a value", p("{chart.levels}"), []string{"write {@chart.levels}"}},
		{"a value as a chart", p("{@plan.country}"), []string{"write {plan.country}"}},
		{"a chart with words beside it", p("See {@chart.levels}"), []string{"{@chart.levels} cannot stand here"}},
		{"a chart in a table", tbl(row("{@chart.levels}")), []string{"{@chart.levels} cannot stand here"}},
		{"the body in a block", p("{#commitments}") + p("{report.body}") + p("{/commitments}"), []string{"{report.body} cannot stand here"}},
		{"no end, and the tags within are not blamed", p("{#commitments}") + p("{commitment.title}"), []string{"the block {#commitments} has no end | write {/commitments} where the block ends"}},
		{"no end within another block", p("{?plan.forum}") + p("{#commitments}") + p("{commitment.title}") + p("{/plan.forum}"), []string{"the block {#commitments} has no end"}},
		{"no beginning", p("{/commitments}"), []string{"{/commitments} ends a block that was not begun"}},
		{"a misspelt end", p("{#commitments}") + p("{commitment.title}") + p("{/comitments}"), []string{`did you mean "{/commitments}"`}},
		{"crossed", p("{#commitments}") + p("{?plan.forum}") + p("{/commitments}") + p("{/plan.forum}"), []string{"{/commitments} stands within the block {?plan.forum}, which has not ended yet | write {/plan.forum} before {/commitments}"}},
		{"in and out of a table", p("{#commitments}") + tbl(row("{commitment.title}{/commitments}")), []string{"the block from {#commitments} to {/commitments} cannot be repeated as a whole"}},
		{"words before the beginning and other paragraphs", p("a {#commitments} b") + p("c{/commitments}"), []string{"cannot be repeated as a whole"}},
		{"in and out of a box", p("{#commitments}", `<w:r><w:txbxContent>`+p("{/commitments}")+`</w:txbxContent></w:r>`), []string{"{/commitments} ends a block that was not begun", "the block {#commitments} has no end"}},
		{"rows that overlap", tbl(row("{#commitments}", "x"), row("{/commitments}{#comments}", "x"), row("{/comments}", "x")), []string{"the block from {#comments} to {/comments} cannot"}},
		{"two blocks in one row", tbl(row("{#commitments}x", "{/commitments}", "{#comments}", "{/comments}")), []string{"the block from {#comments} to {/comments} cannot"}},
		{"a footnote in a repeated block", p("{#commitments}") + p("x", `<w:r><w:footnoteReference w:id="2"/></w:r>`) + p("{/commitments}"), []string{"a footnote or an endnote stands in a block that is repeated"}},
		{"a brace that is not closed", p("{plan.country"), []string{"a { has no } after it"}},
		{"a brace within braces", p("{plan.{country}}"), []string{"a { has no } after it", "{country}} has more than one brace on a side"}},
		{"a brace that is no tag", p("A set { of things"), []string{`a { has no } after it, at "{ of things" | take the brace away, or write ( or [ in its place: braces are for tags alone`}},
		{"a tag without its end, before another one", p("{#commitments {commitment.title}"), []string{"| write {#commitments}"}},
		{"the beginning of a block without its brace", p("{#commitments") + p("{commitment.title}") + p("{/commitments}"), []string{"| write {#commitments}"}},
		{"the end of a block without its brace", p("{#commitments}") + p("{commitment.title}") + p("{/commitments"), []string{"| write {/commitments}"}},
		{"a tag without its beginning", p("of plan.country} and"), []string{`a } has no { before it, at "of plan.country}" | write {plan.country}`}},
		{"a brace too many before a tag", p("{{plan.country}"), []string{"{{plan.country} has more than one brace on a side | write {plan.country};"}},
		{"the body beside words", p("See {report.body}"), []string{"with nothing beside it, outside of tables, boxes and blocks that are repeated"}},
		{"braces of another program", p("{{plan.contry}} and {{ commitment.title }}"), []string{"{{plan.contry}} has more than one brace on a side | write {plan.country};", "write {commitment.title};"}},
		{"a block of another program", p("{{#each items}}"), []string{"{{#each items}} has more than one brace on a side | write {#each items};"}},
		{"a box that is there twice, for new and for old versions of Word", p(`<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:txbxContent>` + p("{x}") + `</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>` + p("{x}") + `</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>`), []string{"there is no tag {x}"}},
		{"a mistake that only old versions of Word show", p(`<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:txbxContent>` + p("y") + `</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>` + p("{x}") + `</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>`), []string{"there is no tag {x}"}},
		{"an empty tag", p("{}"), []string{"there is no tag {}"}},
		{"three at once", p("{a.b}") + p("{c.d}") + p("{e.f}"), []string{"{a.b}", "{c.d}", "{e.f}"}},
	} {
		t.Run(c.why, func(t *testing.T) {
			_, findings := compiled(t, c.body)
			got := advice(t, findings)
			if len(findings) != len(c.want) {
				t.Fatalf("%d findings, not %d:\n%s", len(findings), len(c.want), got)
			}
			for _, want := range c.want {
				if !strings.Contains(got, want) {
					t.Errorf("not said: %s\n%s", want, got)
				}
			}
		})
	}
}

func TestAMistakeSaysWhereItStands(t *testing.T) {
	body := `<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>` + r("What was done") + `</w:p>` + p("Some words", "{plan.contry}")
	_, findings := compiled(t, body)
	want := `in the text (word/document.xml), below the heading "What was done", in the paragraph "Some words{plan.contry}": there is no tag {plan.contry}`
	if got := advice(t, findings); !strings.HasPrefix(got, want) {
		t.Errorf("got %s", got)
	}
	_, findings, err := Compile(Source{Schema: compose.Schema, File: "x.docx", Part: "word/footer2.xml", Kind: "footer_first",
		XML: []byte(`<w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">` + p("{x}") + `</w:ftr>`)})
	if want := `in the footer of the first page (word/footer2.xml), in the paragraph "{x}": there is no tag {x}`; err != nil || !strings.HasPrefix(advice(t, findings), want) {
		t.Errorf("got %s, %v", advice(t, findings), err)
	}
}

func TestMistakesStandInTheOrderOfTheText(t *testing.T) {
	_, findings := compiled(t, p("{a.b}")+p("{#commitments}")+p("{@chart.levels} x")+p("{c}}")+p("{/comments}"))
	got := advice(t, findings)
	at := 0
	for _, want := range []string{"there is no tag {a.b}", "{#commitments} has no end", "{@chart.levels} cannot", "{c}} has more", "{/comments} ends a block"} {
		i := strings.Index(got, want)
		if i < at {
			t.Errorf("%q stands at %d, after %d:\n%s", want, i, at, got)
		}
		at = i
	}
}

func TestPartsThatAreNoWordPartsAreErrors(t *testing.T) {
	deep := strings.Repeat("<w:p>", 500) + strings.Repeat("</w:p>", 500)
	for _, c := range []struct{ why, xml, want string }{
		{"no XML", documentHead + "<w:p>", "XML syntax error"},
		{"Strict Open XML", `<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"/>`, "Strict Open XML"},
		{"other names for Word's elements", `<d:document xmlns:d="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>`, "not named as Word names it"},
		{"a document type", `<!DOCTYPE x [<!ENTITY a "b">]>` + documentHead + documentTail, "document type"},
		{"elements without end", documentHead + deep + documentTail, "nested too deeply"},
	} {
		_, _, err := Compile(Source{Schema: compose.Schema, XML: []byte(c.xml)})
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", c.why, err)
		}
	}
}

// Every value of the schema can be asked for, of every item.
func TestEveryTagCanBeWritten(t *testing.T) {
	var body strings.Builder
	var write func(g *render.Group)
	write = func(g *render.Group) {
		if g.Name != "" {
			body.WriteString(p("{#" + g.Name + "}"))
		}
		for _, tag := range g.Tags {
			body.WriteString(p("{" + tag.Sign() + tag.Name + "}"))
		}
		for _, inner := range g.Groups {
			write(inner)
		}
		if g.Name != "" {
			body.WriteString(p("{/" + g.Name + "}"))
		}
	}
	write(compose.Schema)
	e := edition(t)
	e.Report.Events = []ogp.Event{{ID: "E1", Title: txt("Event")}}
	e.Report.Comments = []ogp.Comment{{ID: "C1", Text: txt("Comment")}}
	e.Report.Commitments[0].Results = []ogp.Result{{Agency: "mof", Results: txt("Results")}}
	got := filled(t, body.String(), e)
	for _, want := range []string{"Event", "Comment", "Results", "Ministry of Finance", "Second"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing", want)
		}
	}
}

var literals = []string{"{plan.country} {#commitments} { } {{", `a < b & c > d "e" 'f' </w:t> &amp; ]]>`, "one\ntwo\tthree", "  two  spaces  ", "a\x00b\x01c\x02d", "a\xffb", "$1 ${1}", "😀 ქართული"}

func TestAnyTextInAnyPlaceComesBackUnchanged(t *testing.T) {
	for _, s := range literals {
		checkLiteral(t, s)
	}
}

func FuzzTextComesBackUnchanged(f *testing.F) {
	for _, s := range literals {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { checkLiteral(t, s) })
}

func checkLiteral(t *testing.T, s string) {
	t.Helper()
	body := p("{plan.title}", "|") + p("{#commitments}{commitment.title}|{/commitments}") + tbl(row("{#commitments}{commitment.title}", "|{/commitments}")) + p("{?plan.title}{plan.title}|{/plan.title}")
	e := editionOf(t, &ogp.Plan{ID: "P", Title: txt(s), Commitments: []ogp.Commitment{{Number: "1", Title: txt(s)}}})
	got := asRead(t, filled(t, body, e))
	want := strings.ToValidUTF8(s, "\uFFFD")
	if strings.ContainsAny(s, "\r\x00\x01\x02") || want != s {
		return // what XML cannot hold is tested where text is written
	}
	if n := strings.Count(got, want+"|"); s != "" && n < 4 {
		t.Errorf("%q stands %d times in %q", s, n, got)
	}
}

func FuzzTemplatesNeverPanic(f *testing.F) {
	f.Add(p("{#commitments}") + p("{commitment.title}") + p("{/commitments}"))
	f.Add(tbl(row("{#commitments}{commitment.title}", "{?milestones}x{/milestones}{/commitments}")))
	f.Add(p("{plan.") + p(r("{")+r("plan.country")+r("}}")))
	f.Add(`<w:p><w:r><w:t>{report.body}</w:t></w:r><w:r/></w:p><w:tbl/>`)
	f.Add(`<w:p><w:sdt><w:sdtContent>` + r("{#comments}") + `</w:sdtContent></w:sdt><w:hyperlink>` + r("{/comments}") + `</w:hyperlink></w:p>`)
	f.Add(`<w:tbl><w:tr><w:tc>` + p("{#commitments}{/commitments}{#comments}") + `</w:tc></w:tr><w:tr><w:tc>` + p("{/comments}") + `</w:tc></w:tr></w:tbl>`)
	e := edition(f)
	f.Fuzz(func(t *testing.T, body string) {
		c, findings, err := Compile(Source{Schema: compose.Schema, File: "x", Kind: Text, XML: []byte(documentHead + body + documentTail)})
		if err != nil || len(findings) > 0 {
			return
		}
		out := bothWays(t, c, e)
		if err := wellFormed(out.Bytes()); err != nil {
			t.Fatalf("%v: %s", err, out.String())
		}
	})
}

// asRead is the text of a part as a reader gets it.
func asRead(t *testing.T, s string) string {
	t.Helper()
	root, err := parse([]byte(documentHead + s + documentTail))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	root.walk(func(n *node) bool {
		switch n.name {
		case "w:t":
			b.WriteString(plainText(n))
		case "w:br":
			b.WriteByte('\n')
		case "w:tab":
			b.WriteByte('\t')
		}
		return true
	})
	return b.String()
}
