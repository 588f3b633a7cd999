package typeset

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"encoding/xml"
	"fmt"
	"math"
	"strings"
	"unicode"
)

// dictionary is the file's Info. It says the same as the XMP packet.
func (i Info) dictionary() string {
	var b strings.Builder
	for _, e := range []struct{ key, value string }{
		{"Title", i.Title}, {"Author", i.Author}, {"Subject", i.Subject}, {"Keywords", i.Keywords},
		{"Creator", i.Program}, {"Producer", i.Program},
	} {
		if e.value != "" {
			fmt.Fprintf(&b, "/%s %s ", e.key, text(e.value))
		}
	}
	if !i.Date.IsZero() {
		fmt.Fprintf(&b, "/CreationDate %s /ModDate %[1]s", i.date())
	}
	return "<<" + b.String() + ">>"
}

// date is the date of the file as PDF writes it.
func (i Info) date() string { return i.Date.UTC().Format("(D:20060102150405+00'00')") }

// readable replaces what nobody can read and XML cannot hold, the same in all
// that the file says of itself: controls by spaces, characters for private
// use and those that are none by the sign for it.
func readable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case isText(r):
			return r
		case unicode.Is(unicode.Cc, r):
			return ' '
		}
		return unicode.ReplacementChar
	}, s)
}

func escaped(s string) string {
	var b bytes.Buffer
	xml.EscapeText(&b, []byte(bounded(readable(s), mostText))) // a Buffer does not fail
	return b.String()
}

// alternatives are a text in XMP for who asks for no language, and for who
// asks for its own.
func (i Info) alternatives(lang string) string {
	return `<rdf:li xml:lang="x-default">%[1]s</rdf:li><rdf:li xml:lang="` + escaped(lang) + `">%[1]s</rdf:li>`
}

// xmp is the metadata packet.
func (i Info) xmp() []byte {
	var b bytes.Buffer
	field := func(format, value string) {
		if value != "" {
			fmt.Fprintf(&b, format+"\n", escaped(value))
		}
	}
	b.WriteString("<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" + `<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""` +
		` xmlns:dc="http://purl.org/dc/elements/1.1/"` +
		` xmlns:xmp="http://ns.adobe.com/xap/1.0/"` +
		` xmlns:pdf="http://ns.adobe.com/pdf/1.3/"` +
		` xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"` +
		` xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
`)
	field("<dc:title><rdf:Alt>"+i.alternatives(i.Lang)+"</rdf:Alt></dc:title>", i.Title)
	field(`<dc:creator><rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq></dc:creator>`, i.Author)
	field("<dc:description><rdf:Alt>"+i.alternatives(cmp.Or(i.SubjectLang, i.Lang))+"</rdf:Alt></dc:description>", i.Subject)
	field(`<dc:identifier>%s</dc:identifier>`, i.Identifier)
	field(`<dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>`, i.Lang)
	field(`<pdf:Keywords>%s</pdf:Keywords>`, i.Keywords)
	field(`<pdf:Producer>%s</pdf:Producer>`, i.Program)
	field(`<xmp:CreatorTool>%s</xmp:CreatorTool>`, i.Program)
	if !i.Date.IsZero() {
		d := i.Date.UTC().Format("2006-01-02T15:04:05Z")
		field(`<xmp:CreateDate>%s</xmp:CreateDate>`, d)
		field(`<xmp:ModifyDate>%s</xmp:ModifyDate>`, d)
		field(`<xmp:MetadataDate>%s</xmp:MetadataDate>`, d)
	}
	b.WriteString(i.Standard.claims(len(i.Attachments) > 0) + `</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`)
	return b.Bytes()
}

// srgb builds an ICC profile of sRGB (IEC 61966-2-1) from its published
// primaries, adapted to D50, and its transfer curve.
func srgb() []byte {
	be := binary.BigEndian
	numbers := func(head string, values ...float64) []byte {
		b := []byte(head)
		for _, v := range values {
			b = be.AppendUint32(b, uint32(int32(math.Round(v*65536))))
		}
		return b
	}
	words := func(s string) []byte { // one English record
		b := []byte("mluc\x00\x00\x00\x00\x00\x00\x00\x01\x00\x00\x00\x0cenUS")
		b = be.AppendUint32(b, uint32(2*len(s)))
		b = be.AppendUint32(b, 28)
		for _, c := range []byte(s) {
			b = append(b, 0, c)
		}
		return b
	}
	xyz := "XYZ \x00\x00\x00\x00"
	curve := numbers("para\x00\x00\x00\x00\x00\x03\x00\x00", 2.4, 1/1.055, 0.055/1.055, 1/12.92, 0.04045)
	tags := []table{
		{"desc", words("sRGB")},
		{"cprt", words("No copyright, use freely")},
		{"wtpt", numbers(xyz, 0.9642, 1, 0.8249)},
		{"chad", numbers("sf32\x00\x00\x00\x00", 1.0478112, 0.0228866, -0.0501270, 0.0295424, 0.9904844, -0.0170491,
			-0.0092345, 0.0150436, 0.7521316)},
		{"rXYZ", numbers(xyz, 0.4360747, 0.2225045, 0.0139322)},
		{"gXYZ", numbers(xyz, 0.3850649, 0.7168786, 0.0971045)},
		{"bXYZ", numbers(xyz, 0.1430804, 0.0606169, 0.7141733)},
		{"rTRC", curve}, {"gTRC", curve}, {"bTRC", curve},
	}
	head := make([]byte, 128)
	copy(head[8:], "\x04\x20\x00\x00mntrRGB XYZ \x07\xE4\x00\x01\x00\x01\x00\x00\x00\x00\x00\x00acsp")
	copy(head[68:], numbers("", 0.9642, 1, 0.8249))
	index := be.AppendUint32(nil, uint32(len(tags)))
	start := len(head) + 4 + 12*len(tags)
	var body []byte
	for _, t := range tags {
		for len(body)%4 != 0 {
			body = append(body, 0)
		}
		index = append(index, t.tag...)
		index = be.AppendUint32(index, uint32(start+len(body)))
		index = be.AppendUint32(index, uint32(len(t.data)))
		body = append(body, t.data...)
	}
	for len(body)%4 != 0 {
		body = append(body, 0)
	}
	out := append(append(head, index...), body...)
	be.PutUint32(out, uint32(len(out)))
	return out
}
