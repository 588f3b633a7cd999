package template

import (
	"bytes"
	"os"
	"strconv"
	"strings"
	"testing"

	"selfassess/render/compose"
)

// complete is a body with all names that real templates use.
func complete(t *testing.T, kind, xml string, links map[string]string) (*Compiled, string) {
	t.Helper()
	c, findings, err := Compile(Source{Schema: compose.Schema, File: "x.docx", Part: "word/document.xml", Kind: kind, XML: []byte(xml),
		Links: links, Hidden: map[string]bool{"Secret": true, "Open": false}})
	if err != nil {
		t.Fatal(err)
	}
	return c, advice(t, findings)
}

// Tracked changes are read as if they had been accepted.
func TestTrackedChangesAreReadAsAccepted(t *testing.T) {
	const who = ` w:id="1" w:author="Zq" w:date="2026-01-01T00:00:00Z"`
	mark := func(kind string) string { return `<w:pPr><w:rPr><w:` + kind + who + `/></w:rPr></w:pPr>` }
	for _, c := range []struct{ why, body, want string }{
		{"a word", p(`<w:del`+who+`><w:r><w:delText>{plan.contry}</w:delText></w:r></w:del>`, `<w:ins`+who+`>`+r("{plan.country}")+`</w:ins>`), p("Example")},
		{"a word that moved", p(`<w:moveFromRangeStart`+who+`/><w:moveFrom`+who+`>`+r("a")+`</w:moveFrom><w:moveFromRangeEnd w:id="1"/>`, "b", `<w:moveTo`+who+`>`+r("c")+`</w:moveTo>`), p("b", "c")},
		{"an insertion within an insertion that was deleted", p(`<w:ins` + who + `><w:del` + who + `>` + r("a") + `</w:del>` + r("b") + `</w:ins>`), p("b")},
		{"the look", p(`<w:pPr><w:jc w:val="left"/><w:pPrChange` + who + `><w:pPr/></w:pPrChange></w:pPr><w:r><w:rPr><w:b/><w:rPrChange` + who + `><w:rPr/></w:rPrChange></w:rPr><w:t>a</w:t></w:r>`),
			`<w:p><w:pPr><w:jc w:val="left"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t></w:r></w:p>`},
		{"the end of a paragraph", `<w:p>` + mark("del") + r("a") + `</w:p>` + p("b"), p("a", "b")},
		{"the end of a paragraph before an empty one", `<w:p>` + mark("del") + r("a") + `</w:p><w:p/>`, p("a")},
		{"a new paragraph", `<w:p>` + mark("ins") + r("a") + `</w:p>`, `<w:p><w:pPr><w:rPr></w:rPr></w:pPr>` + r("a") + `</w:p>`},
		{"rows", tbl(`<w:tr><w:trPr><w:del`+who+`/></w:trPr>`+cell("a")+`</w:tr>`, `<w:tr><w:trPr><w:ins`+who+`/></w:trPr>`+cell("b")+`</w:tr>`), tbl(`<w:tr><w:trPr></w:trPr>` + cell("b") + `</w:tr>`)},
		{"a table", tbl(`<w:tr><w:trPr><w:del`+who+`/></w:trPr>`+cell("a")+`</w:tr>`) + p("b"), p("b")},
		{"a cell", tbl(`<w:tr><w:tc><w:tcPr><w:cellDel` + who + `/></w:tcPr>` + p("a") + `</w:tc>` + cell("b") + `</w:tr>`), tbl(row("b"))},
		{"an end of a block", p(`<w:ins`+who+`>`+r("{#commitments}")+`</w:ins>`) + p("{commitment.title}") + p("{/commitments}"), p("Alpha") + p("Beta")},
	} {
		compiled, told := complete(t, Text, documentHead+c.body+documentTail, nil)
		if !strings.Contains(told, "tracked changes are read as accepted") || strings.Count(told, "\n") > 1 {
			t.Errorf("%s: %s", c.why, told)
		}
		got := strings.TrimSuffix(strings.TrimPrefix(bothWays(t, compiled, edition(t)).String(), documentHead), documentTail)
		if got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.why, got, c.want)
		}
	}
}

// What Word hides is left out and named; the ends of blocks may be hidden.
func TestHiddenTextIsLeftOut(t *testing.T) {
	hidden := func(s string) string { return `<w:r><w:rPr><w:vanish/></w:rPr><w:t>` + s + `</w:t></w:r>` }
	styled := func(style, s string) string {
		return `<w:r><w:rPr><w:rStyle w:val="` + style + `"/></w:rPr><w:t>` + s + `</w:t></w:r>`
	}
	for _, c := range []struct{ why, body, want, told string }{
		{"words", p("a", hidden("ask the minister")), p("a"), `such as "ask the minister"; places: 1`},
		{"a tag", p("a", hidden("{plan.country}")), p("a"), `such as "{plan.country}"`},
		{"words in a style", p("a", styled("Secret", "zq")), p("a"), `such as "zq"`},
		{"all words of a paragraph's style", p(`<w:pPr><w:pStyle w:val="Secret"/></w:pPr>`, "zq"), p(`<w:pPr><w:pStyle w:val="Secret"/></w:pPr>`), `such as "zq"`},
		{"words shown in a hidden paragraph", p(`<w:pPr><w:pStyle w:val="Secret"/></w:pPr>`, styled("Open", "a")), p(`<w:pPr><w:pStyle w:val="Secret"/></w:pPr>`, styled("Open", "a")), ""},
		{"words that are not hidden", p(`<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>a</w:t></w:r>`), p(`<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>a</w:t></w:r>`), ""},
		{"ends of blocks", p(hidden("{#commitments}")) + p("{commitment.title}") + p(hidden("{/commitments}")), p("Alpha") + p("Beta"), ""},
		{"a row", tbl(row("a"), `<w:tr><w:trPr><w:hidden/></w:trPr>`+cell("zq")+`</w:tr>`), tbl(row("a")), `such as "zq"`},
		{"a drawing", p("a", `<w:r><w:drawing><wp:docPr id="1" hidden="1"/></w:drawing></w:r>`), p("a", `<w:r></w:r>`), "places: 1"},
		{"the code of an index", p(`<w:r><w:rPr><w:vanish/></w:rPr><w:instrText> XE "a" </w:instrText></w:r>`), p(`<w:r><w:rPr><w:vanish/></w:rPr><w:instrText> XE "a" </w:instrText></w:r>`), ""},
	} {
		compiled, told := complete(t, Text, documentHead+c.body+documentTail, nil)
		if !strings.Contains(told, c.told) || c.told == "" && told != "" {
			t.Errorf("%s: told %q", c.why, told)
		}
		got := strings.TrimSuffix(strings.TrimPrefix(bothWays(t, compiled, edition(t)).String(), documentHead), documentTail)
		if got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.why, got, c.want)
		}
	}
}

// related fills a part whose links get relations, which are named after their
// addresses.
func related(t *testing.T, c *Compiled) string {
	t.Helper()
	var addresses []string
	with := stub()
	with.Relate = func(address string) string {
		addresses = append(addresses, address)
		return "to" + strconv.Itoa(len(addresses))
	}
	with.List = func(id string) string { return id + "anew" }
	var out strings.Builder
	b := fillWith(t, c, with)
	out.WriteString(strings.TrimSuffix(strings.TrimPrefix(b, documentHead), documentTail))
	for _, a := range addresses {
		out.WriteString("\n" + a)
	}
	return out.String()
}

func TestTagsAreFilledWhereverWordsCanStand(t *testing.T) {
	field := func(code string) string {
		return `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>` + code[:4] + `</w:instrText></w:r><w:r><w:instrText>` + code[4:] +
			`</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>` + r("x") + `<w:r><w:fldChar w:fldCharType="end"/></w:r>`
	}
	links := map[string]string{"rId1": "https://a.example/{commitment.number}?t={commitment.title}", "rId2": "{plan.website}"}
	for _, c := range []struct{ why, body, want string }{
		{"an alternative text", p(`<w:r><w:drawing><wp:docPr id="3" descr="Map of {plan.country}"/></w:drawing></w:r>`), p(`<w:r><w:drawing><wp:docPr id="3" descr="Map of Example"/></w:drawing></w:r>`)},
		{"an alternative text in a block", p("{#commitments}") + p(`<w:r><w:drawing><wp:docPr id="3" descr="{commitment.title}"/></w:drawing></w:r>`) + p("{/commitments}"),
			p(`<w:r><w:drawing><wp:docPr id="200" descr="Alpha"/></w:drawing></w:r>`) + p(`<w:r><w:drawing><wp:docPr id="201" descr="Beta"/></w:drawing></w:r>`)},
		{"a watermark", p(`<w:r><w:pict><v:shape id="s"><v:textpath string="{plan.country}"/></v:shape></w:pict></w:r>`), p(`<w:r><w:pict><v:shape id="s"><v:textpath string="Example"/></v:shape></w:pict></w:r>`)},
		{"an equation, split", p(`<m:oMath><m:r><m:t>{plan.</m:t></m:r><m:r><m:t>country} = {x}</m:t></m:r></m:oMath>`), p(`<m:oMath><m:r><m:t>Example</m:t></m:r><m:r><m:t> = {x}</m:t></m:r></m:oMath>`)},
		{"what is no tag", p(`<w:r><w:drawing><wp:docPr id="3" uri="{28A0092B-C50C-407E-A947-70E740481C1C}" descr="{x}"/></w:drawing></w:r>`), p(`<w:r><w:drawing><wp:docPr id="3" uri="{28A0092B-C50C-407E-A947-70E740481C1C}" descr="{x}"/></w:drawing></w:r>`)},
		{"links in a block", p("{#commitments}") + p(`<w:hyperlink r:id="rId1" w:history="1">`+r("see")+`</w:hyperlink>`) + p("{/commitments}"),
			p(`<w:hyperlink r:id="to1" w:history="1">`+r("see")+`</w:hyperlink>`) + p(`<w:hyperlink r:id="to2" w:history="1">`+r("see")+`</w:hyperlink>`) +
				"\nhttps://a.example/1?t=Alpha\nhttps://a.example/2?t=Beta"},
		{"a link without an address", p(`<w:hyperlink r:id="rId2">` + r("see") + `</w:hyperlink>`), p("see")},
		{"a link of a picture without an address", p(`<w:r><w:drawing><wp:docPr id="3"><a:hlinkClick r:id="rId2"/></wp:docPr></w:drawing></w:r>`), p(`<w:r><w:drawing><wp:docPr id="3"></wp:docPr></w:drawing></w:r>`)},
		{"a field", p(field(`HYPERLINK "https://a.example/{plan.country}" \o "tip"`)), p(`<w:hyperlink r:id="to1">`+r("x")+`</w:hyperlink>`) + "\nhttps://a.example/Example"},
		{"a field in one element", p(`<w:fldSimple w:instr=" HYPERLINK &quot;https://a.example/%7Bplan.country%7D&quot; ">` + r("x") + `</w:fldSimple>`), p(`<w:hyperlink r:id="to1">`+r("x")+`</w:hyperlink>`) + "\nhttps://a.example/Example"},
	} {
		compiled, told := complete(t, Text, documentHead+c.body+documentTail, links)
		if told != "" {
			t.Errorf("%s: told %q", c.why, told)
			continue
		}
		if got := related(t, compiled); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.why, got, c.want)
		}
	}
}

// Where no tag is filled, none stands in silence.
func TestTagsWhereNoneIsFilledAreMistakes(t *testing.T) {
	field := func(code string) string {
		return p(`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>` + code + `</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`)
	}
	picture := func(s string) string {
		return p(`<w:r><w:drawing><wp:docPr id="3" descr="` + s + `"/></w:drawing></w:r>`)
	}
	for _, c := range []struct{ why, body, want string }{
		{"the name of a field", field("{plan.country}"), `{plan.country} stands in the code of a field, where no tag is filled`},
		{"the code of a field", field(`IF {plan.country} = "" "a"`), `{plan.country} stands in the code of a field`},
		{"a style", p(`<w:pPr><w:pStyle w:val="{plan.country}"/></w:pPr>`), `{plan.country} stands in a name or another setting`},
		{"a chart in a description", picture("{@chart.levels}"), `{@chart.levels} cannot stand in an address, a description, a chart or a property`},
		{"the body in a description", picture("{report.body}"), `{report.body} cannot stand in an address`},
		{"a block in a description", picture("{?plan.forum}a{/plan.forum}"), `{?plan.forum} cannot stand in an address`},
		{"a misspelt tag in a description", picture("{plan.contry}"), `in the paragraph "{plan.contry}": there is no tag {plan.contry} | did you mean "{plan.country}"?`},
		{"a tag outside of its block in a description", picture("{commitment.title}"), `{commitment.title} stands outside of the block`},
	} {
		if _, told := complete(t, Text, documentHead+p("{plan.country}")+c.body+documentTail, nil); !strings.Contains(told, c.want) {
			t.Errorf("%s: told %q, not %q", c.why, told, c.want)
		}
	}
}

// Charts, drawings and properties are parts without paragraphs of the text.
func TestPartsWithoutTextAreFilled(t *testing.T) {
	const head = `<c:chartSpace xmlns:c="urn:c" xmlns:a="urn:a">`
	c, told := complete(t, "chart", head+`<a:p><a:r><a:t>Results of {plan.</a:t></a:r><a:r><a:t>country}, {plan.title}</a:t></a:r></a:p></c:chartSpace>`, nil)
	if told != "" || c.Tags != 2 {
		t.Fatalf("%d tags; told %q", c.Tags, told)
	}
	want := head + `<a:p><a:r><a:t>Results of Example</a:t></a:r><a:r><a:t>, Fourth Plan</a:t></a:r></a:p></c:chartSpace>`
	if got := fillWith(t, c, stub()); got != want {
		t.Errorf(" got %s\nwant %s", got, want)
	}
}

// Each copy of a block refers to its own bookmarks, whichever comes first.
func TestReferencesFollowTheirCopy(t *testing.T) {
	code := func(s string) string {
		return `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>` + s + `</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`
	}
	marked := `<w:bookmarkStart w:id="1" w:name="_Ref1"/>` + r("x") + `<w:bookmarkEnd w:id="1"/>`
	body := p(code(" REF _Ref1 ")) + p("{#commitments}") + p(code(` PAGEREF _Re`+`f1 \h `), `<w:fldSimple w:instr=" NOTEREF _Ref1 "/>`, `<w:hyperlink w:anchor="_Ref1"/>`) + p(marked) +
		p("{/commitments}") + p(code(" REF _Ref1 "))
	compiled, told := complete(t, Text, documentHead+body+documentTail, nil)
	if told != "" {
		t.Fatal(told)
	}
	got := fillWith(t, compiled, stub())
	first, rest, _ := strings.Cut(got, "PAGEREF")
	copies := strings.Split(rest, "PAGEREF")
	if len(copies) != 2 || !strings.Contains(first, "REF _Ref1 ") {
		t.Fatal(got)
	}
	for i, name := range []string{"_Ref1", "_Ref1__2"} {
		for _, want := range []string{` ` + name + ` \h `, `w:instr=" NOTEREF ` + name + ` "`, `w:anchor="` + name + `"`, `w:name="` + name + `"`} {
			if !strings.Contains(copies[i], want) {
				t.Errorf("copy %d lacks %s: %s", i+1, want, copies[i])
			}
		}
	}
	if !strings.Contains(copies[1], " REF _Ref1 ") {
		t.Errorf("after the block: %s", copies[1])
	}
}

// A numbered list in a block begins anew with the block around what makes it
// a list.
func TestListsBeginAnew(t *testing.T) {
	item := func(level, id int) string {
		return p(`<w:pPr><w:numPr><w:ilvl w:val="` + strconv.Itoa(level) + `"/><w:numId w:val="` + strconv.Itoa(id) + `"/></w:numPr></w:pPr>`)
	}
	block := func(group, body string) string { return p("{#"+group+"}") + body + p("{/"+group+"}") }
	for _, c := range []struct{ why, body, want string }{
		{"one paragraph for each item runs on", block("commitments", item(0, 1)), "1 1"},
		{"milestones begin anew with each commitment", block("commitments", p("x")+block("milestones", item(0, 1))+item(0, 2)+item(0, 2)), "1 1 2 2 2anew 2anew"},
		{"steps in a block are a list", block("commitments", item(0, 1)+item(0, 1)), "1 1 1anew 1anew"},
		{"levels of one list run on", block("commitments", item(0, 1)+item(1, 1)+item(1, 1)), "1 1 1 1 1 1"},
		{"a list that goes on outside runs on", block("commitments", item(0, 1)+item(0, 1)) + item(0, 1), "1 1 1 1 1"},
		{"two that take turns are one", block("commitments", p("{?milestones}")+item(0, 1)+p("{/milestones}")+p("{^milestones}")+item(0, 1)+p("{/milestones}")), "1 1"},
	} {
		compiled, told := complete(t, Text, documentHead+c.body+documentTail, nil)
		if told != "" {
			t.Fatal(told)
		}
		var got []string
		for _, part := range strings.Split(related(t, compiled), `<w:numId w:val="`)[1:] {
			id, _, _ := strings.Cut(part, `"`)
			got = append(got, id)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: got %s, want %s", c.why, got, c.want)
		}
	}
}

// However many mistakes a template has, a few of each kind are listed, of all
// some hundred, and the rest is counted.
func TestMistakesWithoutEndAreCounted(t *testing.T) {
	const at = `in the text (word/document.xml), in the paragraph "`
	for _, c := range []struct {
		why, body string
		n         int
		want      string // what is said last
	}{
		{"one tag in one paragraph", p(strings.Repeat("{a.b}", 3000)), 1, "there is no tag {a.b}; and 2999 more like it |"},
		{"one tag in many paragraphs", p("{plan.contry}") + p("a{plan.contry}") + p("b{plan.contry}") + p("c{plan.contry}") + p("d{plan.contry}") + p("e{plan.contry}") + p("f{plan.contry}"), 5,
			at + `d{plan.contry}": there is no tag {plan.contry}; and 2 more like it | did you mean "{plan.country}"?`},
		{"many tags", p(numbers(3000, "{a.b#}")), 201, "more mistakes than are listed: 2800 | "},
		{"two in one place", p("{a.b}{c.d}{a.b}"), 2, at + `{a.b}{c.d}{a.b}": there is no tag {c.d} |`},
		{"one that old versions of Word show once more", p(`<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>` + p("{a.b}") + `</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>` + p("{a.b}") +
			`</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>`), 1, at + `{a.b}": there is no tag {a.b} |`},
		{"ends of blocks", strings.Repeat(p("{/commitments}"), 3000), 1, "{/commitments} ends a block that was not begun; and 2999 more like it |"},
	} {
		_, findings := compiled(t, c.body)
		if last := advice(t, findings[len(findings)-1:]); len(findings) != c.n || !strings.Contains(last, c.want) {
			t.Errorf("%s: %d findings, the last of which is %s", c.why, len(findings), last)
		}
	}
}

// numbers are texts with their numbers, in the place of "#".
func numbers(n int, text string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.ReplaceAll(text, "#", strconv.Itoa(i)))
	}
	return b.String()
}

// Addresses in the texts of many items get their relations in order, on any
// number of cores.
func TestAddressesInManyItemsAreLinkedInOrder(t *testing.T) {
	plan := many(300)
	for i := range plan.Commitments {
		plan.Commitments[i].Title = txt("See https://a.example/" + strconv.Itoa(i))
	}
	c, told := complete(t, Text, documentHead+p("{#commitments}")+p("{commitment.title}")+p("{/commitments}")+documentTail, nil)
	if told != "" {
		t.Fatal(told)
	}
	var addresses []string
	with := stub()
	with.Link = func(address string) string {
		addresses = append(addresses, address)
		return strconv.Itoa(len(addresses))
	}
	var out bytes.Buffer
	if err := c.Fill(&out, editionOf(t, plan).Root(), with); err != nil {
		t.Fatal(err)
	}
	for i, a := range addresses {
		if a != "https://a.example/"+strconv.Itoa(i) {
			t.Fatalf("the address %d is %s", i, a)
		}
	}
	if got := strings.Count(out.String(), "<w:hyperlink "); got != 300 || len(addresses) != 300 {
		t.Errorf("%d links to %d addresses", got, len(addresses))
	}
}

// No shape of a paragraph makes the work grow with the square of what it
// holds. The sizes are those at which that would be seen.
func TestStrangeParagraphsTakeTimeLikeTheirLength(t *testing.T) {
	if os.Getenv("SELFASSESS_LONG") == "" {
		t.Skip("it takes its time: SELFASSESS_LONG=1")
	}
	mark := func(kind string) string { return `<w:r><w:fldChar w:fldCharType="` + kind + `"/></w:r>` }
	for why, shape := range map[string]func(n int) string{
		"runs":           func(n int) string { return p(strings.Repeat(r("a"), n)) },
		"hidden runs":    func(n int) string { return p(strings.Repeat(`<w:r><w:rPr><w:vanish/></w:rPr><w:t>a</w:t></w:r>`, n)) },
		"fields, no end": func(n int) string { return p(strings.Repeat(mark("begin")+mark("separate"), n)) },
		"tags of equation": func(n int) string {
			return p(`<m:oMath>` + strings.Repeat(`<m:r><m:t>{plan.country}</m:t></m:r>`, n) + `</m:oMath>`)
		},
		"joined paragraphs": func(n int) string {
			return strings.Repeat(`<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>`+r("a")+`</w:p>`, n) + p("b")
		},
	} {
		small, big := shape(4000), shape(32_000)
		grows(t, why, 8, func() { compiled(t, small) }, func() { compiled(t, big) })
	}
}
