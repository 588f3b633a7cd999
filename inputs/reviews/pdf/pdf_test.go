package pdf

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"
)

// file writes objects, numbered from 1, and a trailer.
func file(objects ...string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	for i, o := range objects {
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	b.WriteString("trailer\n<</Root 1 0 R>>\n")
	return b.Bytes()
}

func stream(entries, data string) string {
	return fmt.Sprintf("<<%s /Length %d>>\nstream\n%s\nendstream", entries, len(data), data)
}

func deflated(s string) string {
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	_, _ = z.Write([]byte(s))
	_ = z.Close()
	return b.String()
}

const catalog, pages, onePage = "<</Type /Catalog /Pages 2 0 R>>", "<</Type /Pages /Kids [3 0 R]>>", "<</Type /Page /Contents 4 0 R /Resources <</Font <</F 5 0 R>>>>>>"

// all reads everything that a file holds.
func all(b []byte) (text string, notes []Annotation, err error) {
	f, err := Open(b, time.Now().Add(time.Minute))
	if err != nil {
		return "", nil, err
	}
	f.Places()
	f.Title()
	f.Created()
	f.Size()
	if notes, err = f.Annotations(); err != nil {
		return "", nil, err
	}
	for i := range f.Pages() {
		f.Label(i)
		glyphs, err := f.Text(i)
		if err != nil {
			return "", nil, err
		}
		for _, g := range glyphs {
			text += g.Text
		}
	}
	return text, notes, nil
}

func TestObjectsAreFoundHoweverTheFileIsWritten(t *testing.T) {
	const content = "BT /F 10 Tf 10 10 Td (Text) Tj ET"
	const plain = "<</Type /Font /Subtype /Type1>>"
	packed := func(objects ...string) string { // of objects from 2 on
		head, body := "", ""
		for i, o := range objects {
			head += fmt.Sprintf("%d %d ", i+2, len(body))
			body += o + " "
		}
		return stream(fmt.Sprintf("/Type /ObjStm /N %d /First %d /Filter /FlateDecode", len(objects), len(head)), deflated(head+body))
	}
	row := func(predictor byte, s string) string { // as a table of one row
		out := []byte{predictor}
		for i := range len(s) {
			before := byte(0)
			if i > 0 && predictor == 1 {
				before = s[i-1]
			}
			out = append(out, s[i]-before)
		}
		return string(out)
	}
	tests := []struct {
		why string
		b   []byte
	}{
		{"objects and a trailer", file(catalog, pages, onePage, stream("", content), plain)},
		{"no trailer", bytes.Split(file(catalog, pages, onePage, stream("", content), plain), []byte("trailer"))[0]},
		{"something before it", append([]byte("HTTP/1.1 200 OK\r\n\r\n"), file(catalog, pages, onePage, stream("", content), plain)...)},
		{"line ends of another system", bytes.ReplaceAll(file(catalog, pages, onePage, stream("", content), plain), []byte("\n"), []byte("\r\n"))},
		{"a wrong length", bytes.Replace(file(catalog, pages, onePage, stream("", content), plain), []byte("/Length 33"), []byte("/Length 12"), 1)},
		{"a length that stands elsewhere", file(catalog, pages, onePage, "<</Length 6 0 R>>\nstream\n"+content+"\nendstream", plain, "33")},
		{"changed by an addition at the end", append(file(catalog, pages, onePage, stream("", "BT /F 10 Tf (Old) Tj ET"), plain), "4 0 obj\n"+stream("", content)+"\nendobj\n"...)},
		{"compressed, with a table of it", append(file(catalog, packed(pages, onePage)[:0]+"null"), "6 0 obj\n"+packed(pages, onePage, stream("", "")[:0]+"null", plain)+"\nendobj\n4 0 obj\n"+stream("/Filter [/FlateDecode]", deflated(content))+"\nendobj\n9 0 obj\n"+stream("/Type /XRef /Root 1 0 R", "")+"\nendobj\n"...)},
		{"content in two parts", file(catalog, pages, strings.Replace(onePage, "4 0 R", "[4 0 R 6 0 R]", 1), stream("", "BT /F 10 Tf 10 10 Td (Te) Tj"), plain, stream("", "(xt) Tj ET"))},
		{"in hexadecimal", file(catalog, pages, onePage, stream("/Filter /AHx", fmt.Sprintf("%x>", content)), plain)},
		{"differences of a row", file(catalog, pages, onePage, stream(fmt.Sprintf("/Filter /FlateDecode /DecodeParms <</Predictor 11 /Columns %d>>", len(content)), deflated(row(1, content))), plain)},
		{"a drawing with a name", file(catalog, pages, "<</Type /Page /Contents 6 0 R /Resources <</XObject <</X 4 0 R>>>>>>", stream("/Subtype /Form /Resources <</Font <</F 5 0 R>>>>", content), plain, stream("", "/X Do"))},
		{"other operators", file(catalog, pages, onePage, stream("", "q BT 14 TL /F 10 Tf 1 0 0 1 10 10 Tm [(T) -20 (e)] TJ T* (x) ' 0 0 (t) \" ET Q"), plain)},
		{"codes of two bytes", file(catalog, pages, onePage, stream("", "BT /F 10 Tf <00010002> Tj <0003> Tj ET"), "<</Type /Font /Subtype /Type0 /ToUnicode 6 0 R /DescendantFonts [<</W [1 [500 500] 3 9 600]>>]>>",
			stream("", "1 beginbfchar <0001> <0054> endbfchar 1 beginbfrange <0002> <0002> [<0065>] <0003> <0004> <00780074> endbfrange"))},
		{"other text stands in for what is drawn", file(catalog, pages, onePage, stream("", "BT /F 10 Tf /Span <</ActualText (Te)>> BDC (Abc) Tj EMC (xt) Tj ET"), plain)},
	}
	for _, tt := range tests {
		if text, _, err := all(tt.b); err != nil || text != "Text" {
			t.Errorf("%s: %q, %v", tt.why, text, err)
		}
	}
}

func TestCharactersStandWhereTheyAreDrawn(t *testing.T) {
	f, err := Open(file(catalog, pages, onePage, stream("", "q 2 0 0 2 100 200 cm BT /F 10 Tf 10 20 Td (ab) Tj ET Q /Artifact BMC BT /F 10 Tf 5 5 Td (c) Tj ET EMC"),
		"<</Type /Font /Subtype /Type1 /FirstChar 97 /Widths [500 600 700]>>"), time.Now().Add(time.Minute))
	if err != nil {
		t.Fatal(err)
	}
	glyphs, err := f.Text(0)
	if err != nil || len(glyphs) != 3 {
		t.Fatalf("%v, %v", glyphs, err)
	}
	if got, want := glyphs[1].Rect, (Rect{130, 236, 142, 256}); got != want {
		t.Errorf("the second character stands at %v, want %v", got, want)
	}
	if glyphs[1].Artifact || !glyphs[2].Artifact {
		t.Error("what is an artifact is not told")
	}
}

func TestPagesHaveTheirLabels(t *testing.T) {
	kids := strings.Repeat("3 0 R ", 1)
	objects := []string{"<</Type /Catalog /Pages 2 0 R /PageLabels <</Kids [<</Nums [0 <</S /r>> 3 <</S /D /St 7>>]>> <</Nums [5 <</P (A-) /S /A>> 6 <</P (end)>>]>>]>>>>", "", "<</Type /Page>>"}
	for i := range 7 {
		objects = append(objects, "<</Type /Page>>")
		kids += fmt.Sprintf("%d 0 R ", i+4)
	}
	objects[1] = "<</Type /Pages /Kids [" + kids + "]>>"
	f, err := Open(file(objects...), time.Now().Add(time.Minute))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for i := range f.Pages() {
		got = append(got, f.Label(i))
	}
	if s := strings.Join(got, " "); s != "i ii iii 7 8 A-A end end" {
		t.Errorf("the pages are called %s", s)
	}
}

// What no program writes ends in a refusal or in less than is there, within
// the time and the memory that any file may take.
func TestHostileFilesEnd(t *testing.T) {
	zeros := deflated(strings.Repeat("\x00", 40<<20))
	nested := func(open, end string, n int) string { return strings.Repeat(open, n) + strings.Repeat(end, n) }
	many := func(n int, s string) string { return strings.Repeat(s, n) }
	bombs := []string{catalog, "<</Type /Pages /Kids [3 0 R]>>", "<</Type /Page /Contents [" + many(20, "4 0 R ") + "]>>", stream("/Filter /FlateDecode", zeros)}
	tests := []struct {
		why  string
		b    []byte
		want string // of the refusal; "" if the file is read, "*" for either
	}{
		{"nothing", nil, "cut"},
		{"a head alone", []byte("%PDF-1.7\n"), "cut"},
		{"half of it", file(catalog, pages, onePage)[:60], "cut"},
		{"pages in a circle", file(catalog, "<</Type /Pages /Kids [2 0 R 3 0 R 3 0 R] /Parent 2 0 R>>", "<</Type /Page /Parent 3 0 R>>"), ""},
		{"a page tree without pages", file(catalog, "<</Type /Pages /Kids [2 0 R]>>"), "cut"},
		{"a reference to itself", file(catalog, "2 0 R"), "cut"},
		{"encrypted", append(file(catalog, pages, onePage), "trailer\n<</Root 1 0 R /Encrypt 9 0 R>>\n"...), "encrypted"},
		{"a table of objects that leads to itself", append(file(catalog, pages, onePage), "trailer\n<</Root 1 0 R /Prev 0>>\nstartxref\n0\n%%EOF\n"...), ""},
		{"arrays in arrays", file(catalog, pages, nested("[", "]", 3_000_000)), "bomb"},
		{"dictionaries in dictionaries", file(catalog, pages, nested("<</A ", ">>", 1_000_000)), ""},
		{"dictionaries and arrays in turn", file(catalog, pages, nested("<</A [", "]>>", 500_000)), ""},
		{"brackets that nobody closes", file(catalog, pages, "<</A ("+many(5_000_000, "(")), ""},
		{"a stream that unpacks to much", file(bombs...), "bomb"},
		{"a stream packed twice", file(catalog, pages, onePage, stream("/Filter [/FlateDecode /FlateDecode]", deflated(zeros))), "*"},
		{"filters without end", file(catalog, pages, onePage, stream("/Filter ["+many(1000, "/AHx ")+"]", "41>")), ""},
		{"an object stream that names millions", file(catalog, pages, onePage, stream("/Type /ObjStm /N 9000000 /First 3000000 /Filter /FlateDecode", deflated(many(3_000_000, "1 ")))), "*"},
		{"more numbers than there are things", file(catalog, pages, "<</Type /Page /Annots ["+many(5_000_000, "1 ")+"]>>"), "bomb"},
		{"annotations that are one and the same", file(catalog, pages, "<</Type /Page /Annots ["+many(300_000, "4 0 R ")+"]>>", "<</Subtype /Text /Contents (x)>>"), ""},
		{"annotations without number", file(catalog, pages, "<</Type /Page /Annots ["+many(100_000, "<</Subtype/Ink>>")+"]>>"), "bomb"},
		{"a long text that all annotations share", file(catalog, pages, "<</Type /Page /Annots ["+many(40_000, "<</Subtype/Text/Contents 4 0 R>>")+"]>>", "("+many(1<<20, "x")+")"), "bomb"},
		{"drawings that draw themselves", file(catalog, pages, "<</Type /Page /Contents 4 0 R /Resources 5 0 R>>", stream("/Subtype /Form", many(50, "/X Do ")), "<</XObject <</X 4 0 R>>>>"), "bomb"},
		{"a drawing a million times", file(catalog, pages, "<</Type /Page /Contents 4 0 R /Resources 5 0 R>>", stream("", many(400_000, "/X Do ")), "<</XObject <</X 6 0 R>>>>", stream("/Subtype /Form", many(1000, "q Q "))), "bomb"},
		{"states kept without end", file(catalog, pages, onePage, stream("", many(1_000_000, "q "))), ""},
		{"marks without end", file(catalog, pages, onePage, stream("", many(500_000, "/P <</MCID 1>> BDC "))), ""},
		{"a font whose characters are long", file(catalog, pages, onePage, stream("", "BT /F 1 Tf "+many(200_000, "(aaaaaaaaaa) Tj ")), "<</Subtype /Type1 /ToUnicode 6 0 R>>",
			stream("", "1 beginbfrange <00> <ff> <"+many(60_000, "0041")+"> endbfrange")), "bomb"},
		{"ranges of all codes", file(catalog, pages, onePage, stream("", "BT /F 1 Tf (a) Tj"), "<</Subtype /Type0 /ToUnicode 6 0 R>>",
			stream("", "beginbfrange "+many(50_000, "<0000> <ffff> <0041> ")+" endbfrange")), "bomb"},
		{"no font, no content", file(catalog, pages, "<</Type /Page /Contents 99 0 R /Resources 3>>"), ""},
		{"numbers beyond all measure", file(catalog, pages, onePage, stream("", "BT /F 1e999 Tf 99999999999999999999999999 -9999999999999999999 Td 9999999999 0 0 9999999999 0 0 cm (a) Tj (b) Tj"), "<</Subtype /Type1 /Widths [9999999999999]>>"), ""},
		{"a name tree in a circle", file("<</Type /Catalog /Pages 2 0 R /Names <</Dests 4 0 R>> /PageLabels 4 0 R>>", pages, onePage, "<</Kids [4 0 R 4 0 R] /Names [(a) 4 0 R 1] /Nums [-1 -1 99999999999 4 0 R]>>"), ""},
		{"a metadata packet that grows", file("<</Type /Catalog /Pages 2 0 R /Metadata 4 0 R>>", pages, "<</Type /Page>>", stream("/Filter /FlateDecode", deflated(`<!DOCTYPE a [<!ENTITY b "c">]><x xmlns="http://purl.org/dc/elements/1.1/">`+many(1_000_000, "<title>&b;")))), ""},
	}
	for _, tt := range tests {
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		began := time.Now()
		_, _, err := all(tt.b)
		took := time.Since(began)
		runtime.ReadMemStats(&after)
		var d Damage
		if err != nil && !errors.As(err, &d) || tt.want != "*" && string(d) != tt.want {
			t.Errorf("%s: %v, want %q", tt.why, err, tt.want)
		}
		if grown := int64(after.TotalAlloc - before.TotalAlloc); grown > 1<<30 || took > 20*time.Second {
			t.Errorf("%s: %v, and %d MB in all", tt.why, took, grown>>20)
		}
		t.Logf("%-45s %8s %5d MB %v", tt.why, took.Round(time.Millisecond), (after.TotalAlloc-before.TotalAlloc)>>20, err)
	}
}

func TestReadingEndsInTime(t *testing.T) {
	b := file(catalog, pages, onePage, stream("", strings.Repeat("q Q ", 100_000)))
	f, err := Open(b, time.Now().Add(time.Minute))
	if err != nil {
		t.Fatal(err)
	}
	f.end = time.Now()
	var d Damage
	if _, err := f.Text(0); !errors.As(err, &d) || d != "too_slow" {
		t.Errorf("after its time, reading ends with %v", err)
	}
}
