package reviews

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"selfassess/ogp"
)

const (
	relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	wide      = "http://schemas.microsoft.com/office/2011/relationships/"
	word      = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"`
)

// packed is a Word document with a body and further parts, by kind of relation.
func packed(t testing.TB, body string, further map[string]string) []byte {
	t.Helper()
	parts := map[string]string{
		"_rels/.rels": `<Relationships><Relationship Id="a" Type="` + relations + `officeDocument" Target="word/document.xml"/>` +
			`<Relationship Id="b" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
		"word/document.xml": `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document ` + word + `><w:body>` + body + `</w:body></w:document>`,
		"docProps/core.xml": `<c xmlns:cp="x" xmlns:d="y"><cp:lastModifiedBy>Reviewer</cp:lastModifiedBy><d:modified>2026-09-20T08:00:00Z</d:modified></c>`,
	}
	rels := ""
	for i, kind := range slices.Sorted(maps.Keys(further)) {
		parts["word/"+kind+".xml"] = further[kind]
		stem := relations
		if kind == "commentsExtended" {
			stem = wide
		}
		rels += fmt.Sprintf(`<Relationship Id="r%d" Type="%s%s" Target="%s.xml"/>`, i, stem, kind, kind)
	}
	parts["word/_rels/document.xml.rels"] = `<Relationships>` + rels + `</Relationships>`
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, parts[name]); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func read(t testing.TB, b []byte, sections []Section) (*File, *Copy) {
	t.Helper()
	f, err := Open(b)
	if err != nil {
		t.Fatal(err)
	}
	c, err := f.Read(sections)
	if err != nil {
		t.Fatal(err)
	}
	return f, c
}

// in is a section in its content control.
func in(tag, content string) string {
	return `<w:sdt><w:sdtPr><w:rPr><w:b/></w:rPr><w:alias w:val="x"/><w:tag w:val="` + tag + `"/><w:id w:val="7"/></w:sdtPr><w:sdtContent>` + content + `</w:sdtContent></w:sdt>`
}

func p(runs string) string { return `<w:p><w:pPr><w:pStyle w:val="Normal"/></w:pPr>` + runs + `</w:p>` }
func r(text string) string { return `<w:r><w:t xml:space="preserve">` + text + `</w:t></w:r>` }
func deleted(text string) string {
	return `<w:r><w:delText xml:space="preserve">` + text + `</w:delText></w:r>`
}

const by = ` w:id="1" w:author="Ada" w:date="2026-09-14T15:32:00Z"`

// outline is the report with these sections as it was written.
func outline(tags ...string) (sections []Section) {
	for _, tag := range tags {
		sections = append(sections, Section{Tag: tag, first: "Heading " + tag, marks: map[string]bool{"_" + tag: true}})
	}
	return sections
}

// line is a remark in short.
func line(r *Remark) string {
	kind := [...]string{"comment", "insert", "delete", "replace", "move", "row in", "row out", "untracked"}[r.Kind]
	s := fmt.Sprintf("%s [%s] %s:", kind, r.Tag, r.Author)
	for _, part := range []struct{ name, text string }{{"old", r.Old}, {"text", r.Text}, {"quote", r.Quote}, {"to", r.To}} {
		if part.text != "" {
			s += fmt.Sprintf(" %s=%q", part.name, part.text)
		}
	}
	if r.ReplyTo != nil {
		s += fmt.Sprintf(" answers=%q", r.ReplyTo.Text)
	}
	if r.Resolved {
		s += " resolved"
	}
	return s
}

func TestTrackedChangesAreToldAsPeopleThinkOfThem(t *testing.T) {
	tests := []struct {
		why, body string
		want      []string
		formats   int
	}{
		{"a word in the middle", p(r("One ") + `<w:ins` + by + `>` + r("small ") + `</w:ins>` + r("step.")),
			[]string{`insert [a] Ada: text="small" quote="One"`}, 0},
		{"one insertion in many runs and elements", p(`<w:ins` + by + `>` + r("An ") + r("in") + `</w:ins><w:bookmarkStart w:id="3" w:name="x"/><w:ins` + by + `>` + r("sertion") + `</w:ins>`),
			[]string{`insert [a] Ada: text="An insertion"`}, 0},
		{"taken out and put in at one place", p(r("It was ") + `<w:del` + by + `>` + deleted("lim") + deleted("ited") + `</w:del><w:ins` + by + `>` + r("substantial") + `</w:ins>` + r(".")),
			[]string{`replace [a] Ada: old="limited" text="substantial"`}, 0},
		{"the same by two people is two remarks", p(`<w:del` + by + `>` + deleted("a") + `</w:del><w:ins w:id="2" w:author="Bob" w:date="2026-09-14T15:32:00Z">` + r("b") + `</w:ins>`),
			[]string{`delete [a] Ada: old="a"`, `insert [a] Bob: text="b" quote="a"`}, 0},
		{"put in by one, taken out by another: both said something", p(`<w:ins` + by + `><w:del w:id="2" w:author="Bob" w:date="2026-09-15T15:32:00Z">` + deleted("never mind") + `</w:del></w:ins>`),
			[]string{`insert [a] Ada: text="never mind"`, `delete [a] Bob: old="never mind"`}, 0},
		{"two paragraphs at once", `<w:p><w:pPr><w:rPr><w:ins` + by + `/></w:rPr></w:pPr><w:ins` + by + `>` + r("First.") + `</w:ins></w:p>` + p(`<w:ins`+by+`>`+r("Second.")+`</w:ins>`+r(" Old.")),
			[]string{`insert [a] Ada: text="First.\nSecond."`}, 0},
		{"a passage moved to another section", p(`<w:moveFromRangeStart w:id="5" w:name="move1"/><w:moveFrom`+by+`>`+r("A sentence.")+`</w:moveFrom><w:moveFromRangeEnd w:id="5"/>`) +
			in("b", p(`<w:moveToRangeStart w:id="6" w:name="move1"/><w:moveTo`+by+`>`+r("A sentence.")+`</w:moveTo><w:moveToRangeEnd w:id="6"/>`)),
			[]string{`move [a] Ada: old="A sentence." text="A sentence." to="b"`}, 0},
		{"a move of which one end is gone is what is left", p(`<w:moveFromRangeStart w:id="5" w:name="move1"/><w:moveFrom` + by + `>` + r("A sentence.") + `</w:moveFrom><w:moveFromRangeEnd w:id="5"/>`),
			[]string{`delete [a] Ada: old="A sentence."`}, 0},
		{"a row put in is one remark, not one for each cell", `<w:tbl><w:tr><w:trPr><w:ins` + by + `/></w:trPr><w:tc>` + p(`<w:ins`+by+`>`+r("4.1")+`</w:ins>`) + `</w:tc><w:tc>` + p(`<w:ins`+by+`>`+r("Publish")+`</w:ins>`) + `</w:tc></w:tr></w:tbl>`,
			[]string{`row in [a] Ada: text="4.1 | Publish"`}, 0},
		{"a row taken out, with what another person wrote in it", `<w:tbl><w:tr><w:trPr><w:del` + by + `/></w:trPr><w:tc>` + p(`<w:del`+by+`>`+deleted("4.2")+`</w:del><w:ins w:id="9" w:author="Bob" w:date="2026-09-14T15:00:00Z">`+r("why?")+`</w:ins>`) + `</w:tc></w:tr></w:tbl>`,
			[]string{`insert [a] Bob: text="why?" quote="4.2"`, `row out [a] Ada: old="4.2why?"`}, 0},
		{"looks are counted only", p(`<w:r><w:rPr><w:b/><w:rPrChange` + by + `><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr><w:t>Bold</w:t></w:r>`), nil, 1},
		{"a break between paragraphs is no word", `<w:p><w:pPr><w:rPr><w:del` + by + `/></w:rPr></w:pPr>` + r("One") + `</w:p>` + p(r("Two")), nil, 1},
		{"field codes and fallbacks are not text", p(`<w:ins` + by + `><w:r><w:instrText>PAGE</w:instrText></w:r><mc:AlternateContent><mc:Choice Requires="wps">` + r("box") + `</mc:Choice><mc:Fallback>` + r("box") + `</mc:Fallback></mc:AlternateContent></w:ins>`),
			[]string{`insert [a] Ada: text="box"`}, 0},
		{"no author, no date, no id", p(`<w:ins>` + r("who?") + `</w:ins>`), []string{`insert [a] : text="who?"`}, 0},
	}
	for _, tt := range tests {
		_, c := read(t, packed(t, in("a", p(r("Heading"))+tt.body), nil), outline("a", "b"))
		var got []string
		for _, m := range c.Remarks {
			got = append(got, line(m))
		}
		if diff := cmp.Diff(tt.want, got); diff != "" || c.Formats != tt.formats {
			t.Errorf("%s: %d changes of looks, want %d\n%s", tt.why, c.Formats, tt.formats, diff)
		}
	}
}

// from and to are the ends of the passage of a comment.
func from(id string) string { return `<w:commentRangeStart w:id="` + id + `"/>` }
func to(id string) string {
	return `<w:commentRangeEnd w:id="` + id + `"/><w:r><w:commentReference w:id="` + id + `"/></w:r>`
}

func comment(id, author string, paragraphs ...string) string {
	s := `<w:comment w:id="` + id + `" w:author="` + author + `" w:date="2026-09-14T10:0` + id + `:00Z" w:initials="XY">`
	for i, text := range paragraphs {
		s += fmt.Sprintf(`<w:p w14:paraId="0%s0%d">%s</w:p>`, id, i, text)
	}
	return s + `</w:comment>`
}

func TestCommentsComeBackWithTheirPassage(t *testing.T) {
	body := p(r("The cover")) +
		in("a", p(r("Heading a"))+p(r("The ")+from("1")+r("register")+to("1")+r(" opened."))+
			p(r("Both "))+p(from("2")+r("end")+from("3"))+p(r("and begin")+to("2")+r(" here"))+
			`<w:tbl><w:tr><w:tc>`+p(from("4")+r("cell"))+`</w:tc><w:tc>`+p(r("next")+to("4"))+`</w:tc></w:tr></w:tbl>`+
			in("b", p(r("Heading b"))+from("5")+p(r("Whole paragraph."))+`<w:commentRangeEnd w:id="5"/>`+p(`<w:r><w:commentReference w:id="5"/></w:r>`+r("A note")+`<w:r><w:footnoteReference w:id="2"/></w:r>`))+
			p(`<w:del`+by+`>`+from("7")+deleted("taken out")+to("7")+`</w:del>`))
	comments := `<w:comments ` + word + `>` + comment("1", "Ada", r("Which one?")) + comment("2", "Bob", r("First line, "), r("second &amp; &lt;last&gt;")) +
		comment("3", "", r("open end")) + comment("4", "Bob", `<w:pPr><w:numPr><w:ilvl w:val="0"/></w:numPr></w:pPr>`+r("one"), `<w:pPr><w:numPr/></w:pPr>`+r("two")) +
		comment("5", "Ada", `<w:r><w:annotationRef/></w:r>`+r("Thanks")) + comment("6", "Eve", r("in a note")) + comment("7", "Eve", r("why?")) + comment("8", "Eve", r("nowhere")) + comment("9", "Bob") + `</w:comments>`
	extended := `<w15:commentsEx xmlns:w15="x"><w15:commentEx w15:paraId="0100" w15:done="1"/><w15:commentEx w15:paraId="0500" w15:paraIdParent="0100" w15:done="0"/></w15:commentsEx>`
	notes := `<w:footnotes ` + word + `><w:footnote w:id="2">` + p(from("6")+r("small print")+to("6")) + `</w:footnote></w:footnotes>`
	_, c := read(t, packed(t, body, map[string]string{"comments": comments, "commentsExtended": extended, "footnotes": notes}), outline("a", "b"))
	var got []string
	for _, m := range c.Remarks {
		got = append(got, line(m))
	}
	want := []string{
		`comment [a] Ada: text="Which one?" quote="register" resolved`,
		`comment [a] Bob: text="First line,\nsecond & <last>" quote="end and begin"`,
		`comment [a] XY: text="open end"`,
		`comment [a] Bob: text="• one\n• two" quote="cell next"`,
		`comment [b] Ada: text="Thanks" quote="Whole paragraph." answers="Which one?"`,
		`delete [a] Ada: old="taken out"`,
		`comment [a] Eve: text="why?" quote="taken out"`,
		`comment [b] Eve: text="in a note" quote="small print"`,
		`comment [] Eve: text="nowhere"`,
		`comment [] Bob:`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if d := c.Remarks[0]; d.Date != ogp.Day(2026, 9, 14) || d.Time != "10:01" {
		t.Errorf("the first comment is of %v, %s", d.Date, d.Time)
	}
}

func TestASectionWithoutItsControlIsToldByItsBookmarkOrItsWords(t *testing.T) {
	heading := func(tag string) string {
		return p(`<w:bookmarkStart w:id="1" w:name="_` + tag + `"/>` + r("Heading "+tag) + `<w:bookmarkEnd w:id="1"/>`)
	}
	contents := p(`<w:hyperlink w:anchor="_a">`+r("Heading a")+`</w:hyperlink>`) + p(`<w:hyperlink w:anchor="_b">`+r("Heading b")+`</w:hyperlink>`)
	tests := []struct{ why, body, want string }{
		{"all in place", in("a", heading("a")+in("b", heading("b")+p(r("x")))+p(r("y"))) + in("c", heading("c")), "a b b a c"},
		{"one inside another is gone", in("a", heading("a")+heading("b")+p(r("x"))) + in("c", heading("c")), "a b b c"},
		{"all are gone", contents + heading("a") + heading("b") + p(r("x")) + heading("c"), "- - a b b c"},
		{"all are gone, bookmarks too", contents + p(r("Heading  a")) + p(r("Heading b")) + p(r("x")) + p(r("Heading c")), "- - a b b c"},
		{"words of a heading in the text do not begin it where its bookmark is elsewhere", in("a", heading("a")+p(r("Heading c"))+p(r("x"))+p(r("x"))+p(r("x"))) + heading("c"), "a a a a a c"},
		{"a control of somebody else's is none of ours", in("a", heading("a")+in("other", p(r("x")))) + in("b", heading("b")) + in("c", heading("c")), "a a b c"},
	}
	for _, tt := range tests {
		_, c := read(t, packed(t, tt.body, nil), outline("a", "b", "c"))
		var got []string
		for _, q := range c.Passages {
			tag := q.Tag
			if tag == "" {
				tag = "-"
			}
			got = append(got, tag)
		}
		if s := strings.Join(got, " "); s != tt.want {
			t.Errorf("%s: %s, want %s", tt.why, s, tt.want)
		}
	}
}

// report is a document that says of itself what its sections say.
func report(t *testing.T, body string) []byte {
	_, c := read(t, packed(t, body, nil), outline("a", "b"))
	facts := `<report xmlns="urn:selfassess:report:1" asof="2026-09-30" draft="true">`
	sums := c.Sums()
	for _, tag := range []string{"a", "b"} {
		facts += `<section tag="` + tag + `" sum="` + sums[tag] + `"/>`
	}
	return packed(t, body, map[string]string{"customXml": facts + `</report>`})
}

func TestWordsThatNobodyMarkedAreReported(t *testing.T) {
	written := in("a", p(r("Heading a"))+p(r("One of nine."))+in("b", p(r("Heading b"))+p(r("Text."))))
	tests := []struct {
		why, old, new, today string // in the copy, and in the report since
		want                 []string
		stale                string
		saved                string // by whom; "Reviewer" if it is not told
	}{
		{"nothing was changed", "", "", "", nil, "", ""},
		{"a figure", r("One of nine."), r("Two of nine."), "", []string{`untracked [a] Reviewer: old="One of nine." text="Two of nine."`}, "", ""},
		{"a tracked change is no such change", r("One of nine."), r("One of ") + `<w:del` + by + `>` + deleted("nine.") + `</w:del><w:ins` + by + `>` + r("ten.") + `</w:ins>`, "", nil, "", ""},
		{"other runs and spaces", r("One of nine."), r("One") + r("  of ") + `<w:r><w:tab/></w:r>` + r("nine."), "", nil, "", ""},
		{"a paragraph more", p(r("Text.")), p(r("Text.")) + p(r("More.")), "", []string{`untracked [b] Reviewer: text="More."`}, "", ""},
		{"saved by a program that keeps the name of who wrote the report", p(r("Text.")), p(r("Text.")) + p(r("More.")), "", []string{`untracked [b] : text="More."`}, "", "Cabinet Office"},
		{"a paragraph less", p(r("Text.")), "", "", []string{`untracked [b] Reviewer: old="Text."`}, "", ""},
		{"the report has changed since, the copy has not", "", "", "Other text.", nil, "b", ""},
	}
	for _, tt := range tests {
		original := report(t, written)
		f, err := Open(original)
		if err != nil {
			t.Fatal(err)
		}
		facts := f.Facts
		if facts == nil || facts.AsOf != ogp.Day(2026, 9, 30) || !facts.Draft {
			t.Fatalf("%s: the facts are %+v", tt.why, facts)
		}
		changed, today := written, written
		if tt.old != "" {
			changed = strings.Replace(written, tt.old, tt.new, 1)
		}
		if tt.today != "" {
			today = strings.Replace(written, "Text.", tt.today, 1)
		}
		_, base := read(t, packed(t, today, nil), outline("a", "b"))
		file, c := read(t, packed(t, changed, nil), base.Outline())
		file.Facts = facts
		base.editor = "Cabinet Office" // who wrote the report
		if tt.saved != "" {
			file.Editor = tt.saved
		}
		found, stale := file.Untracked(c, base)
		var got []string
		for _, m := range found {
			got = append(got, line(m))
		}
		if diff := cmp.Diff(tt.want, got); diff != "" || strings.Join(stale, " ") != tt.stale {
			t.Errorf("%s: stale %q\n%s", tt.why, stale, diff)
		}
	}
}

func TestIDsAreTheSameInEveryCopy(t *testing.T) {
	comments := func(id string) map[string]string {
		return map[string]string{"comments": `<w:comments ` + word + `>` + strings.ReplaceAll(comment("1", "Ada", r("Which one?")), `w:id="1"`, `w:id="`+id+`"`) + `</w:comments>`}
	}
	_, one := read(t, packed(t, in("a", p(from("1")+r("x")+to("1"))), comments("1")), outline("a"))
	_, two := read(t, packed(t, in("a", p(r("more"))+p(from("4")+r("edited since")+to("4"))), comments("4")), outline("a"))
	if len(one.Remarks) != 1 || len(two.Remarks) != 1 || one.Remarks[0].ID != two.Remarks[0].ID {
		t.Fatalf("%v and %v", one.Remarks, two.Remarks)
	}
	twice := map[string]string{"comments": `<w:comments ` + word + `>` + comment("1", "Ada", r("Typo")) + strings.ReplaceAll(comment("1", "Bob", r("Typo")), `w:id="1"`, `w:id="2"`) + `</w:comments>`}
	_, c := read(t, packed(t, in("a", p(from("1")+r("x")+to("1")+from("2")+r("y")+to("2"))), twice), outline("a"))
	if len(c.Remarks) != 2 || c.Remarks[0].ID == c.Remarks[1].ID {
		t.Errorf("two comments alike: %v", c.Remarks)
	}
	if id := string(one.Remarks[0].ID); strings.Contains(strings.ToLower(id), "ada") || !strings.HasPrefix(id, "R-1001-") {
		t.Errorf("the id is %s", id)
	}
}

func TestWhatIsNoWordDocumentIsNamed(t *testing.T) {
	zipped := func(names ...string) []byte {
		var out bytes.Buffer
		z := zip.NewWriter(&out)
		for _, n := range names {
			name, content, _ := strings.Cut(n, "=")
			w, _ := z.Create(name)
			_, _ = io.WriteString(w, content)
		}
		_ = z.Close()
		return out.Bytes()
	}
	compound := func(stream string) []byte {
		b := []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
		for _, c := range []byte(stream) {
			b = append(b, c, 0)
		}
		return b
	}
	whole := packed(t, p(r("x")), nil)
	tests := []struct {
		why  string
		b    []byte
		want Refusal
	}{
		{"the format before 2007", compound("WordDocument"), Refusal{Kind: "doc"}},
		{"a password", compound("EncryptedPackage"), Refusal{Kind: "encrypted"}},
		{"OpenDocument", zipped("mimetype=application/vnd.oasis.opendocument.text"), Refusal{Kind: "odt"}},
		{"Pages", zipped("Index/Document.iwa=x"), Refusal{Kind: "pages"}},
		{"Rich Text", []byte(`{\rtf1 text}`), Refusal{Kind: "rtf"}},
		{"a workbook", zipped("_rels/.rels=<Relationships><Relationship Type=\"x/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>", "xl/workbook.xml=<workbook/>"), Refusal{Kind: "workbook"}},
		{"any other zip", zipped("a=b"), Refusal{Kind: "other"}},
		{"nothing", nil, Refusal{Reason: "empty"}},
		{"half of it", whole[:len(whole)/2], Refusal{Reason: "cut"}},
	}
	for _, tt := range tests {
		_, err := Open(tt.b)
		var got *Refusal
		if !errors.As(err, &got) {
			t.Errorf("%s: %v", tt.why, err)
			continue
		}
		if got.Part = ""; *got != tt.want {
			t.Errorf("%s: %+v, want %+v", tt.why, *got, tt.want)
		}
	}
}

func TestADoctypeAndDamagedPartsAreRefused(t *testing.T) {
	for why, body := range map[string]string{
		"a part that is not well-formed": `<w:p></w:sdt>`,
		"nesting without end":            strings.Repeat("<w:sdt>", 600) + strings.Repeat("</w:sdt>", 600),
	} {
		f, err := Open(packed(t, body, nil))
		if err == nil {
			_, err = f.Read(nil)
		}
		var got *Refusal
		if !errors.As(err, &got) || !strings.HasPrefix(got.Reason, "xml_") {
			t.Errorf("%s: %v", why, err)
		}
	}
	f, err := Open(packed(t, p(""), map[string]string{"comments": `<!DOCTYPE x [<!ENTITY e "e">]><w:comments>&e;</w:comments>`}))
	if err != nil {
		t.Fatal(err)
	}
	var got *Refusal
	if _, err = f.Read(nil); !errors.As(err, &got) || got.Reason != "xml_doctype" {
		t.Errorf("a document type declaration: %v", err)
	}
}
