package office_test

import (
	"bytes"
	"encoding/xml"
	"io"
	"os"
	"slices"
	"strings"
	"testing"

	"selfassess/inputs/office"
)

// sampleParts are the small parts of a workbook.
func sampleParts(t testing.TB) (parts [][]byte) {
	t.Helper()
	b, err := os.ReadFile("../../testdata/sample/inputs/MDA.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	f, err := office.Open(b, office.Default)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range f.Names() {
		part, err := f.Part(name)
		if err != nil {
			t.Fatal(err)
		}
		if len(part) < 4096 {
			parts = append(parts, part)
		}
	}
	if len(parts) == 0 {
		t.Fatal("the sample has no small parts")
	}
	return parts
}

// piece is a tag or a text of an XML part.
type piece struct {
	kind byte // '<', '>' or ' '
	name string
	text string
}

// FuzzXML reads a part with the scanner and with encoding/xml: what the
// scanner takes has the same tags, the same attributes and the same text.
func FuzzXML(f *testing.F) {
	for _, part := range sampleParts(f) {
		f.Add(part)
	}
	for _, s := range []string{`<a b='&lt;"&#9;'>&#x1F600;&amp;amp;<![CDATA[&amp;]]>x<!-- & -->y</a>`, "\xef\xbb\xbf<a/>", "<?xml version='1.0'?><x:a x:b=\"1\" c = '2' />", "<a>\r\n\r</a>", "<a>]]&gt;</a>",
		"<? ?><a/>", "<a b=\"]]>\"/>", "<a>&#0;</a>", "<a>&#xD800;</a>", "<a>&#99999999999;</a>", "<a b='1' b='2'/>", "<a><b></a></b>", "<a/><a/>", "<a/>x", "<a b=c/>", "<a b/>", "<!DOCTYPE a><a/>"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		if bytes.HasPrefix(b, []byte("\xff\xfe")) || bytes.HasPrefix(b, []byte("\xfe\xff")) {
			return // encoding/xml reads no UTF-16
		}
		var own []piece
		err := office.Walk(b, office.Default.Depth, func(s *office.Scanner) error {
			switch {
			case s.Start():
				own = append(own, piece{'<', s.Name(), s.Attr("b")})
			case s.End():
				own = append(own, piece{'>', s.Name(), ""})
			default:
				own = addText(own, s.Text())
			}
			return nil
		})
		if err != nil {
			return
		}
		theirs := pieces(t, b)
		for i, p := range own {
			own[i].text = lines.Replace(p.text)
		}
		for i, p := range theirs {
			theirs[i].text = lines.Replace(p.text)
		}
		if !slices.Equal(own, theirs) {
			t.Errorf("read as %q, by encoding/xml as %q", own, theirs)
		}
	})
}

// lines makes line breaks one kind.
var lines = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// addText joins text that comments cut.
func addText(list []piece, s string) []piece {
	if n := len(list); n > 0 && list[n-1].kind == ' ' {
		list[n-1].text += s
		return list
	}
	if s == "" {
		return list
	}
	return append(list, piece{' ', "", s})
}

// pieces reads a part with encoding/xml; of the attributes, those of the name
// b, the first of them.
func pieces(t *testing.T, b []byte) (list []piece) {
	t.Helper()
	depth := 0
	for d := xml.NewDecoder(bytes.NewReader(bytes.TrimPrefix(b, []byte("\xef\xbb\xbf")))); ; {
		tok, err := d.RawToken()
		if err == io.EOF {
			return list
		} else if err != nil {
			t.Fatalf("the scanner took what encoding/xml does not: %v", err)
		}
		switch e := tok.(type) {
		case xml.StartElement:
			depth++
			p := piece{'<', e.Name.Local, ""}
			if i := slices.IndexFunc(e.Attr, func(a xml.Attr) bool { return a.Name.Local == "b" }); i >= 0 {
				p.text = e.Attr[i].Value
			}
			list = append(list, p)
		case xml.EndElement:
			depth--
			list = append(list, piece{'>', e.Name.Local, ""})
		case xml.CharData:
			if depth > 0 {
				list = addText(list, string(e))
			}
		}
	}
}
