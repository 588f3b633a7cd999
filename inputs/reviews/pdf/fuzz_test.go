package pdf

import (
	"errors"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// FuzzPage reads any content of a page with any table of characters, and any
// annotation: it ends, and every text is one.
func FuzzPage(f *testing.F) {
	f.Add("BT /F 10 Tf 10 10 Td (Text) Tj ET", "1 beginbfchar <41> <0041> endbfchar", "/Subtype /Text /Contents (x) /M (D:2026)")
	f.Add("q 1 0 0 1 5 5 cm BT /F 10 Tf [<0041> -20 (b)] TJ T* (x) ' 0 0 (t) \" ET Q", "beginbfrange <0000> <00ff> <D83D> <01> <02> [<0041>] endbfrange", "/Subtype /Highlight /QuadPoints [1 2 3 4 5 6 7 8] /RC (<p>&amp;x<br>)")
	f.Add("/Span <</MCID 3 /ActualText <FEFF0041>>> BDC BI /W 1 ID xxEI EI (a) Tj EMC /X Do", "", "/Subtype /Caret /IRT 7 0 R /T <FEFF001B0064>")
	f.Fuzz(func(t *testing.T, content, table, note string) {
		b := file("<</Type /Catalog /Pages 2 0 R /Names <</Dests <</Names [(a) [3 0 R /XYZ 0 9 null]]>>>>>>", pages,
			"<</Type /Page /Contents 4 0 R /Annots [7 0 R] /Resources <</Font <</F 5 0 R>> /XObject <</X 8 0 R>>>>>>", stream("", content),
			"<</Subtype /Type0 /ToUnicode 6 0 R>>", stream("", table), "<<"+note+">>", stream("/Subtype /Form", content))
		text, notes, err := all(b)
		var d Damage
		if err != nil && !errors.As(err, &d) {
			t.Fatal(err)
		}
		for _, n := range notes {
			text += n.Text + n.Author + n.Day + n.Time + n.State + n.Name
		}
		if !utf8.ValidString(text) || strings.ContainsRune(text, 0) {
			t.Errorf("%q is no text", text)
		}
	})
}

func TestAFileWithoutInfoIsNamedByItsPacket(t *testing.T) {
	const packet = `<?xpacket begin="" id="x"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Report &amp; annexes</rdf:li></rdf:Alt></dc:title><xmp:CreateDate>2026-09-30T00:00:00Z</xmp:CreateDate>
</rdf:Description></rdf:RDF></x:xmpmeta>`
	f, err := Open(file("<</Type /Catalog /Pages 2 0 R /Metadata 4 0 R>>", pages, "<</Type /Page>>", stream("", packet)), time.Now().Add(time.Minute))
	if err != nil {
		t.Fatal(err)
	}
	if f.Title() != "Report & annexes" || f.Created() != "2026-09-30" {
		t.Errorf("it calls itself %q, of %q", f.Title(), f.Created())
	}
}
