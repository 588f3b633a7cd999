package typeset

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"strings"
)

// tag names the subset by what it holds.
func (u *fontUse) tag() string {
	h := sha256.New()
	for _, c := range u.codes {
		fmt.Fprint(h, c.parts, c.text, c.advance, ";")
	}
	sum := h.Sum(nil)
	tag := make([]byte, 6)
	for i := range tag {
		tag[i] = 'A' + sum[i]%26
	}
	return string(tag)
}

func (u *fontUse) descriptor(name string, file int) string {
	m := u.font.metrics
	const symbolic, italic = 4, 64
	flags := symbolic
	if m.italic != 0 {
		flags |= italic
	}
	stem := 50 + m.weight*m.weight/4225 // a customary guess; readers need some value
	return fmt.Sprintf("<</Type /FontDescriptor /FontName /%s /Flags %d /FontBBox [%d %d %d %d] /ItalicAngle %s /Ascent "+
		"%d /Descent %d /CapHeight %d /StemV %d /FontFile2 %d 0 R>>",
		name, flags, m.box[0], m.box[1], m.box[2], m.box[3], number(nil, m.italic), m.ascent, m.descent, m.cap, stem, file)
}

func (u *fontUse) widths() string {
	var b strings.Builder
	b.WriteString("0 [")
	for _, c := range u.codes {
		fmt.Fprintf(&b, "%d ", u.font.width(c.advance))
	}
	return b.String() + "]"
}

// toUnicode maps every code to its exact text.
func (u *fontUse) toUnicode() []byte {
	var b bytes.Buffer
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo <</Registry (Adobe) " +
		"/Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	const most = 100 // in one block, by the specification
	for from := 1; from < len(u.codes); from += most {
		part := u.codes[from:min(from+most, len(u.codes))]
		fmt.Fprintf(&b, "%d beginbfchar\n", len(part))
		for i, c := range part {
			fmt.Fprintf(&b, "<%04X> <%s>\n", from+i, utf16Hex(c.text))
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return b.Bytes()
}
