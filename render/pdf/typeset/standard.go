package typeset

import (
	"fmt"
	"slices"
)

// Standard is a family of standards that a file follows, all at once. What
// the families differ in is told here and nowhere else.
type Standard uint8

// The families.
const (
	First  Standard = iota // PDF 1.7: PDF/UA-1 with PDF/A-2a; with PDF/A-3a if files are attached
	Second                 // PDF 2.0: PDF/UA-2 and WTPDF 1.0 with PDF/A-4; with PDF/A-4f if files are attached
)

func (s Standard) version() string {
	if s == Second {
		return "2.0"
	}
	return "1.7"
}

// hasInfo tells whether a file has an Info dictionary beside its XMP packet.
// PDF/A-4 does not allow one.
func (s Standard) hasInfo() bool { return s == First }

// TitleTag is the tag of the title on a cover: PDF 1.7 knows none.
func (s Standard) TitleTag() string {
	if s == Second {
		return "Title"
	}
	return "P"
}

// GroupTag is the tag of a group that has a caption: PDF/UA-2 looks through a
// Div to what is around it, where the caption is neither first nor last.
func (s Standard) GroupTag() string {
	if s == Second {
		return "Sect"
	}
	return "Div"
}

// LineNumbers is the kind of artifact that numbers of lines are; PDF 1.7 has
// no name for it.
func (s Standard) LineNumbers() Artifact {
	if s == Second {
		return Repeated + " /Subtype /LineNum"
	}
	return Repeated
}

// TermList is the attribute of a list whose labels are terms. PDF 1.7 has no
// word for it but that which says that they are no numbers.
func (s Standard) TermList() string {
	if s == Second {
		return "/O /List /ListNumbering /Description"
	}
	return "/O /List /ListNumbering /None"
}

// only17 are the tags that PDF 2.0 took over in the namespace of PDF 1.7,
// which is that of elements that name none.
var only17 = []string{"TOC", "TOCI", "Reference"}

// namespace begins the structure of PDF 2.0 with its namespace, and returns
// what the root of the tree says of it. Readers that know no namespaces are
// told what to take a title for.
func (s Standard) namespace(o *objects) string {
	if s == First {
		return ""
	}
	o.space = o.add("<</Type /Namespace /NS (http://iso.org/pdf2/ssn)>>")
	return fmt.Sprintf("/Namespaces [%d 0 R] /RoleMap <</Title /P>> ", o.space)
}

// inNamespace appends what an element of PDF 2.0 says besides.
func (o *objects) inNamespace(b []byte, e *Elem) []byte {
	if o.space == 0 {
		return b
	}
	if !slices.Contains(only17, e.Tag) {
		b = reference(append(b, "/NS "...), o.space)
	}
	if e.Ref != nil && e.Ref.num > 0 {
		b = append(reference(append(b, "/Ref["...), int(e.Ref.num)), ']')
	}
	return b
}

// destination is a place as others name it. PDF 2.0 says beside the page
// which element stands there.
func (f *File) destination(o *objects, p place) string {
	left := "0"
	if f.info.RightToLeft { // who has enlarged the page stays at the side where lines begin
		left = "null"
	}
	at := fmt.Sprintf("/XYZ %s %s null", left, number(nil, f.height-max(0, p.y-8))) // a little above, so that it can be seen
	page := fmt.Sprintf("[%d 0 R %s]", o.pages[p.page-1], at)
	if f.info.Standard == First {
		return page
	}
	return fmt.Sprintf("<</D %s /SD [%d 0 R %s]>>", page, p.elem.num, at)
}

// jump is the entry of a link or a bookmark that leads to a place, by its
// name if it has one.
func (f *File) jump(o *objects, name string, p place) string {
	switch {
	case f.info.Standard == Second:
		return "/A <</S /GoTo " + f.destination(o, p)[len("<<"):]
	case name != "":
		return "/Dest " + nameText(name)
	}
	return "/Dest " + f.destination(o, p)
}

// claims is what the XMP packet says that the file follows.
func (s Standard) claims(attached bool) string {
	if s == Second {
		conformance := ""
		if attached {
			conformance = "<pdfaid:conformance>F</pdfaid:conformance>\n"
		}
		return `<pdfaid:part>4</pdfaid:part>
<pdfaid:rev>2020</pdfaid:rev>
` + conformance + `<pdfuaid:part>2</pdfuaid:part>
<pdfuaid:rev>2024</pdfuaid:rev>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfd="http://pdfa.org/declarations/">
<pdfd:declarations><rdf:Bag><rdf:li rdf:parseType="Resource">` +
			`<pdfd:conformsTo>http://pdfa.org/declarations/wtpdf#accessibility1.0</pdfd:conformsTo>` +
			`</rdf:li></rdf:Bag></pdfd:declarations>
</rdf:Description>
`
	}
	part := '2'
	if attached {
		part = '3'
	}
	return fmt.Sprintf("<pdfaid:part>%c</pdfaid:part>\n", part) + `<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
` + describeUA
}

// describeUA describes the schema of PDF/UA's identification, which PDF/A-2
// and 3 do not know.
const describeUA = `<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" ` +
	`xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">` +
	`<pdfaProperty:name>part</pdfaProperty:name>` +
	`<pdfaProperty:valueType>Integer</pdfaProperty:valueType>` +
	`<pdfaProperty:category>internal</pdfaProperty:category>` +
	`<pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>` +
	`</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
`
