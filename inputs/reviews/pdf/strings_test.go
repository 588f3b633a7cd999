package pdf

import (
	"testing"
	"time"
)

// Programs write the title in as many languages as they like, in any order, and
// leave the first item of a list blank.
func TestTitleAndDayOfTheMetadataPacket(t *testing.T) {
	list := func(items string) string {
		return `<dc:title><rdf:Alt>` + items + `</rdf:Alt></dc:title>`
	}
	const spanish, german = `<rdf:li xml:lang="es">Informe</rdf:li>`, `<rdf:li xml:lang="de">Bericht</rdf:li>`
	const usual, blank = `<rdf:li xml:lang="x-default">Report</rdf:li>`, `<rdf:li xml:lang="x-default"> </rdf:li>`
	const day = `<xmp:CreateDate>2026-09-30T08:00:00Z</xmp:CreateDate>`
	for _, tt := range []struct{ why, packet, title, day string }{
		{"one item", list(usual), "Report", ""},
		{"the default language first", list(usual + spanish), "Report", ""},
		{"the default language last", list(spanish + german + usual), "Report", ""},
		{"written in capitals", list(spanish + `<rdf:li xml:lang="X-Default">Report</rdf:li>`), "Report", ""},
		{"no default language", list(spanish + german), "Informe", ""},
		{"a blank item first", list(`<rdf:li> </rdf:li>` + german), "Bericht", ""},
		{"a blank item in the default language", list(blank + german), "Bericht", ""},
		{"an attribute lang of no language", list(spanish + `<rdf:li lang="x-default">Other</rdf:li>`), "Informe", ""},
		{"nothing but blank items", list(blank + blank), "", ""},
		{"marked words within an item", list(`<rdf:li>Re<b>po</b>rt</rdf:li>`), "Report", ""},
		{"no list", `<dc:title> Report </dc:title>`, "Report", ""},
		{"a title of something else", `<xmp:title>Other</xmp:title>` + list(usual), "Report", ""},
		{"a packet that ends within the list", `<dc:title><rdf:Alt>` + spanish + `<rdf:li xml:lang="x-def`, "Informe", ""},
		{"a day", day, "", "2026-09-30"},
		{"both", list(usual) + day, "Report", "2026-09-30"},
	} {
		packet := stream("/Type /Metadata /Subtype /XML", `<rdf:RDF`+
			` xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/"`+
			` xmlns:xmp="http://ns.adobe.com/xap/1.0/">`+tt.packet+`</rdf:RDF>`)
		f, err := Open(file("<</Type /Catalog /Pages 2 0 R /Metadata 3 0 R>>", "<</Type /Pages /Kids [4 0 R]>>",
			packet, "<</Type /Page>>"), time.Now().Add(time.Minute))
		if err != nil {
			t.Fatalf("%s: %v", tt.why, err)
		}
		if title, created := f.Title(), f.Created(); title != tt.title || created != tt.day {
			t.Errorf("%s: title %q and day %q, not %q and %q", tt.why, title, created, tt.title, tt.day)
		}
	}
}
