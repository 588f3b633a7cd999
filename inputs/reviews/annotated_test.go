package reviews

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// sheets makes a PDF of two pages with the annotations on the first. Three
// sections begin on it: "a" at the top, "b" below, "c" on the second page.
// The lines of the text are 20 points apart, the first one at 700.
func sheets(annotations ...string) []byte {
	const text = `/H1 <</MCID 0>> BDC BT /F 10 Tf 50 700 Td (Heading a) Tj ET EMC
/P <</MCID 1>> BDC BT /F 10 Tf 50 680 Td (One of nine. ) Tj 0 -20 Td (Two of nine.) Tj ET EMC
/Artifact <</Type /Pagination>> BDC BT /F 10 Tf 20 660 Td (3) Tj ET EMC
/H1 <</MCID 2>> BDC BT /F 10 Tf 50 600 Td (Heading b) Tj ET EMC
/P <</MCID 3>> BDC BT /F 10 Tf 50 580 Td (Text of b) Tj ET EMC`
	const widths = `/FirstChar 32 /Widths [` // every character is 5 points wide
	objects := []string{
		`<</Type /Catalog /Pages 2 0 R /Names <</Dests <</Names [(a) [3 0 R /XYZ 0 712 null] (b) [3 0 R /XYZ 0 612 null] (c) [4 0 R /XYZ 0 712 null]]>>>> /PageLabels <</Nums [0 <</S /r>> 1 <</S /D>>]>>>>`,
		`<</Type /Pages /Kids [3 0 R 4 0 R] /Count 2 /MediaBox [0 0 600 800] /Resources <</Font <</F 5 0 R>>>>>>`,
		`<</Type /Page /Parent 2 0 R /Contents 6 0 R /Annots [` + refs(10, len(annotations)) + `]>>`,
		`<</Type /Page /Parent 2 0 R /Contents 7 0 R>>`,
		`<</Type /Font /Subtype /Type1 /BaseFont /X ` + widths + strings.Repeat("500 ", 95) + `]>>`,
		stream(text),
		stream(`/P <</MCID 0>> BDC BT /F 10 Tf 50 700 Td (Text of c) Tj ET EMC`),
		`<</Title (The report) /CreationDate (D:20260930000000Z)>>`,
	}
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	for i, o := range objects {
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	for i, a := range annotations {
		fmt.Fprintf(&b, "%d 0 obj\n<</Type /Annot /T (Ada) /M (D:20260914153200+02'00') %s>>\nendobj\n", 10+i, a)
	}
	b.WriteString("trailer\n<</Root 1 0 R /Info 8 0 R>>\n")
	return b.Bytes()
}

func refs(from, n int) (s string) {
	for i := range n {
		s += fmt.Sprintf("%d 0 R ", from+i)
	}
	return s
}

func stream(s string) string { return fmt.Sprintf("<</Length %d>>\nstream\n%s\nendstream", len(s), s) }

// quad is the place of characters of a line: column from to column to.
func quad(y, from, to int) string {
	x0, x1 := 50+5*from, 50+5*to
	return fmt.Sprintf("%d %d %d %d %d %d %d %d ", x0, y+8, x1, y+8, x0, y-2, x1, y-2)
}

func readPDF(t testing.TB, b []byte) *Copy {
	t.Helper()
	p, err := OpenPDF(b)
	if err != nil {
		t.Fatal(err)
	}
	c, err := p.Read(func(string) bool { return true }, nil)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// annotated is what line tells of a Word document, with the page.
func annotated(r *Remark) string {
	s := fmt.Sprintf("%d [%s] p%s %s %s %s:", r.Kind, r.Tag, r.Page, r.Author, r.Date, r.Time)
	for _, f := range []struct{ name, value string }{{"quote", r.Quote}, {"old", r.Old}, {"text", r.Text}} {
		if f.value != "" {
			s += fmt.Sprintf(" %s=%q", f.name, f.value)
		}
	}
	if r.ReplyTo != nil {
		s += fmt.Sprintf(" answers=%q", r.ReplyTo.Text+r.ReplyTo.Old)
	}
	if r.Resolved {
		s += " resolved"
	}
	return s
}

func TestAnnotationsAreRemarks(t *testing.T) {
	const head = " pi Ada 2026-09-14 15:32:"
	tests := []struct {
		why         string
		annotations []string
		want        []string
		wordless    string
	}{
		{"a passage with a note", []string{`/Subtype /Highlight /QuadPoints [` + quad(680, 0, 3) + `] /Contents (Why?)`},
			[]string{"0 [a]" + head + ` quote="One" text="Why?"`}, ""},
		{"a passage over two lines, corners in another order", []string{`/Subtype /Underline /QuadPoints [85 678 115 678 115 688 85 688 50 658 65 658 65 668 50 668] /Contents (Why?)`},
			[]string{"0 [a]" + head + ` quote="nine. Two" text="Why?"`}, ""},
		{"nothing is said", []string{`/Subtype /Squiggly /QuadPoints [` + quad(580, 0, 4) + `]`}, []string{"8 [b]" + head + ` quote="Text"`}, ""},
		{"the passage stands in the note once more", []string{`/Subtype /Highlight /QuadPoints [` + quad(580, 0, 4) + `] /Contents (Text )`}, []string{"8 [b]" + head + ` quote="Text"`}, ""},
		{"nothing is marked that is text", []string{`/Subtype /Highlight /QuadPoints [` + quad(300, 0, 4) + `]`}, nil, "i"},
		{"a number of a line is no passage", []string{`/Subtype /Highlight /QuadPoints [10 670 80 670 10 655 80 655] /Contents (x)`}, []string{"0 [a]" + head + ` quote="Two of" text="x"`}, ""},
		{"struck out", []string{`/Subtype /StrikeOut /QuadPoints [` + quad(680, 0, 3) + `]`}, []string{"2 [a]" + head + ` old="One"`}, ""},
		{"struck out, with a reason", []string{`/Subtype /StrikeOut /QuadPoints [` + quad(680, 0, 3) + `] /Contents (Too few)`}, []string{"2 [a]" + head + ` old="One" text="Too few"`}, ""},
		{"put in", []string{`/Subtype /Caret /Rect [62 676 68 684] /Contents (hundred)`}, []string{"1 [a]" + head + ` quote="One" text="hundred"`}, ""},
		{"replaced, in Acrobat's way", []string{`/Subtype /Caret /Rect [62 676 68 684] /Contents (Three)`, `/Subtype /StrikeOut /QuadPoints [` + quad(680, 0, 3) + `] /RT /Group /IRT 10 0 R`},
			[]string{"3 [a]" + head + ` old="One" text="Three"`}, ""},
		{"replaced, the other way round", []string{`/Subtype /StrikeOut /QuadPoints [` + quad(680, 0, 3) + `]`, `/Subtype /Caret /Rect [62 676 68 684] /Contents (Three) /RT /Group /IRT 10 0 R`},
			[]string{"3 [a]" + head + ` old="One" text="Three"`}, ""},
		{"a note beside a line, and answers to it", []string{`/Subtype /Text /Rect [20 575 40 590] /Contents (Hm)`, `/Subtype /Text /Rect [0 0 0 0] /IRT 10 0 R /Contents (Second) /CreationDate (D:20260916)`, `/Subtype /Text /Rect [0 0 0 0] /IRT 11 0 R /Contents (First) /CreationDate (D:20260915)`},
			[]string{"0 [b]" + head + ` quote="Text of b" text="Hm"`, `0 [b] pi Ada 2026-09-15 : quote="" text="First" answers="Hm"`, `0 [b] pi Ada 2026-09-16 : quote="" text="Second" answers="Hm"`}, ""},
		{"states are no remarks", []string{`/Subtype /Text /Rect [20 575 40 590] /Contents (Hm)`, `/Subtype /Text /Rect [0 0 0 0] /IRT 10 0 R /StateModel (Review) /State (Accepted) /Contents (Accepted set by Ada)`},
			[]string{"0 [b]" + head + ` quote="Text of b" text="Hm"`}, ""},
		{"the last state says that it is done", []string{`/Subtype /Text /Rect [20 575 40 590] /Contents (Hm)`, `/Subtype /Text /IRT 10 0 R /State (None)`, `/Subtype /Text /IRT 10 0 R /State (Completed)`},
			[]string{"0 [b]" + head + ` quote="Text of b" text="Hm" resolved`}, ""},
		{"answers in a circle", []string{`/Subtype /Text /Rect [20 575 40 590] /Contents (A) /IRT 11 0 R`, `/Subtype /Text /Rect [20 575 40 590] /Contents (B) /IRT 10 0 R`},
			[]string{"0 [b]" + head + ` quote="Text of b" text="A"`, "0 [b]" + head + ` quote="Text of b" text="B"`}, ""},
		{"text on the page, in rich text alone", []string{`/Subtype /FreeText /Rect [300 570 400 590] /RC (<?xml version="1.0"?><body xmlns="http://www.w3.org/1999/xhtml"><p>One &amp; <b>two</b></p><p>three</p></body>)`},
			[]string{"0 [b]" + head + ` quote="Text of b" text="One & two\nthree"`}, ""},
		{"words in the window alone", []string{`/Subtype /Text /Rect [20 575 40 590] /Popup <</Subtype /Popup /Contents (In it)>>`}, []string{"0 [b]" + head + ` quote="Text of b" text="In it"`}, ""},
		{"a frame around words", []string{`/Subtype /Square /Rect [45 570 75 595] /Contents (Odd)`}, []string{"0 [b]" + head + ` quote="Text" text="Odd"`}, ""},
		{"stamps", []string{`/Subtype /Stamp /Rect [100 300 200 400] /Name /Approved`, `/Subtype /Stamp /Rect [100 200 200 300] /Name /Approved /Contents (Not by me)`, `/Subtype /Stamp /Rect [100 100 200 200] /Name /#23xyz`},
			[]string{"9 [b]" + head + ` text="Approved"`, "0 [b]" + head + ` text="Not by me"`}, "i"},
		{"drawings, empty notes, links, fields", []string{`/Subtype /Ink /Rect [1 300 2 302]`, `/Subtype /Text /Rect [1 1 2 2]`, `/Subtype /Link /Rect [1 1 2 2] /Contents (x)`, `/Subtype /Widget /Rect [1 1 2 2] /Contents (x)`}, nil, "i i"},
		{"a note above all text is about what begins there", []string{`/Subtype /Text /Rect [20 770 40 790] /Contents (x)`}, []string{"0 [a]" + head + ` text="x"`}, ""},
		{"no date, no author", []string{`/Subtype /Highlight /QuadPoints [` + quad(680, 0, 3) + `] /Contents (x) /T () /M (yesterday)`}, []string{`0 [a] pi   : quote="One" text="x"`}, ""},
		{"in UTF-16, with a mark of the language", []string{`/Subtype /Highlight /QuadPoints [` + quad(680, 0, 3) + `] /Contents <FEFF001B00640065001B6F225B57D83DDE00>`}, []string{"0 [a]" + head + ` quote="One" text="漢字😀"`}, ""},
		{"in the encoding of PDF's own", []string{`/Subtype /Highlight /QuadPoints [` + quad(680, 0, 3) + `] /Contents (\240 \215x\216 \(\\\))`}, []string{"0 [a]" + head + ` quote="One" text="€ “x” (\\)"`}, ""},
		{"in UTF-8", []string{`/Subtype /Highlight /QuadPoints [` + quad(680, 0, 3) + `] /Contents <EFBBBFC3A9>`}, []string{"0 [a]" + head + ` quote="One" text="é"`}, ""},
		{"in the order of the page, not of the file", []string{`/Subtype /Text /Rect [20 575 40 590] /Contents (2)`, `/Subtype /Text /Rect [20 675 40 690] /Contents (1)`},
			[]string{"0 [a]" + head + ` quote="One of nine." text="1"`, "0 [b]" + head + ` quote="Text of b" text="2"`}, ""},
	}
	for _, tt := range tests {
		c := readPDF(t, sheets(tt.annotations...))
		var got []string
		for _, r := range c.Remarks {
			got = append(got, annotated(r))
		}
		want := append([]string(nil), tt.want...)
		for i := range want {
			want[i] = strings.ReplaceAll(want[i], ` quote=""`, "")
		}
		if diff := cmp.Diff(want, got); diff != "" || strings.Join(c.Wordless, " ") != tt.wordless {
			t.Errorf("%s: without words on %v\n%s", tt.why, c.Wordless, diff)
		}
	}
}

func TestPlacesThatAProgramRemovedAreTakenFromTheReport(t *testing.T) {
	note := `/Subtype /Highlight /QuadPoints [` + quad(580, 0, 4) + `]`
	whole := sheets(note)
	base := readPDF(t, whole)
	bare := bytes.Replace(whole, []byte("/Names <<"), []byte("/Nomes <<"), 1)
	longer := bytes.Replace(bare, []byte("/Kids [3 0 R 4 0 R]"), []byte("/Kids [3 0 R 4 0 R <</Type /Page>>]"), 1)
	tests := []struct {
		why  string
		b    []byte
		base *Copy
		want string
	}{
		{"the places are there", whole, nil, "b"},
		{"they are not", bare, nil, ""},
		{"the report has them", bare, base, "b"},
		{"the report has other pages", longer, base, ""},
	}
	for _, tt := range tests {
		p, err := OpenPDF(tt.b)
		if err != nil {
			t.Fatal(err)
		}
		c, err := p.Read(func(string) bool { return true }, tt.base)
		if err != nil || len(c.Remarks) != 1 || c.Remarks[0].Tag != tt.want {
			t.Errorf("%s: %v, %v; want %q", tt.why, c.Remarks, err, tt.want)
		}
	}
}

func TestSectionsSayWhatStandsInThem(t *testing.T) {
	c := readPDF(t, sheets())
	var got []string
	for _, p := range c.Passages {
		got = append(got, p.Tag+": "+p.Text)
	}
	want := []string{"a: Heading aOne of nine. Two of nine.", "b: Heading bText of b", "c: Text of c"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	p, err := OpenPDF(sheets())
	if err != nil {
		t.Fatal(err)
	}
	if p.Title != "The report" || p.Created.String() != "2026-09-30" || p.Across != 600 || p.Down != 800 {
		t.Errorf("the file says %q, %s, %v × %v", p.Title, p.Created, p.Across, p.Down)
	}
}

// One remark has one id in every copy that holds it, wherever it stands in
// the file; marks without words are told apart by what they mark.
func TestAnnotationsKeepTheirIDs(t *testing.T) {
	highlight := `/Subtype /Highlight /Contents (Why?) /QuadPoints [` + quad(680, 0, 3) + `]`
	one, two := `/Subtype /Underline /QuadPoints [`+quad(680, 0, 3)+`]`, `/Subtype /Underline /QuadPoints [`+quad(580, 0, 4)+`]`
	a, b := readPDF(t, sheets(highlight, one, two)), readPDF(t, sheets(two, highlight))
	ids := map[string]string{}
	for _, r := range a.Remarks {
		ids[r.Quote+r.Text] = string(r.ID)
	}
	for _, r := range b.Remarks {
		if ids[r.Quote+r.Text] != string(r.ID) {
			t.Errorf("%q is %s in one copy and %s in the other", r.Quote, ids[r.Quote+r.Text], r.ID)
		}
	}
	if len(ids) != 3 || len(b.Remarks) != 2 {
		t.Errorf("%v and %v", a.Remarks, b.Remarks)
	}
}
