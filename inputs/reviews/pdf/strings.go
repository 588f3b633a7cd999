package pdf

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"html"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// Text is what a text string says: in UTF-16 or UTF-8, told by its first
// bytes, or in the encoding of PDF's own.
func Text(s String) string {
	switch {
	case strings.HasPrefix(string(s), "\xfe\xff"):
		return utf16Text(string(s[2:]), 0)
	case strings.HasPrefix(string(s), "\xff\xfe"): // no PDF should, some do
		return utf16Text(string(s[2:]), 1)
	case strings.HasPrefix(string(s), "\xef\xbb\xbf"):
		return sound(string(s[3:]))
	}
	var b strings.Builder
	for i := range len(s) {
		b.WriteRune(ownEncoding(s[i]))
	}
	return sound(b.String())
}

// utf16Text decodes pairs of bytes, of which the one at high is the first.
// Marks of a language stand between escape characters and are left out.
func utf16Text(s string, high int) string {
	units := make([]uint16, 0, len(s)/2)
	within := false
	for i := 0; i+1 < len(s); i += 2 {
		u := uint16(s[i+high])<<8 | uint16(s[i+1-high])
		if u == 0x1b {
			within = !within
			continue
		}
		if !within {
			units = append(units, u)
		}
	}
	return sound(string(utf16.Decode(units)))
}

// lineBreaks makes one kind of line breaks of all.
var lineBreaks = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n")

// sound has line breaks of one kind and none of the characters that no
// document can hold.
func sound(s string) string {
	s = lineBreaks.Replace(strings.ToValidUTF8(s, "\ufffd"))
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r == 0x7f || r == 0xfffe || r == 0xffff {
			return -1
		}
		return r
	}, s)
}

// ownEncoding is PDFDocEncoding, which is Latin-1 but for these.
func ownEncoding(c byte) rune {
	switch {
	case c >= 0x18 && c <= 0x1f:
		return []rune("˘ˇˆ˙˝˛˚˜")[c-0x18]
	case c >= 0x80 && c <= 0x9e:
		return []rune("•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž")[c-0x80]
	case c == 0xa0:
		return '€'
	}
	return rune(c)
}

// plainText is the text of XHTML, as annotations hold it: paragraphs are
// lines. What is no XML gives what can be read of it.
func plainText(s string) string {
	var b strings.Builder
	for s != "" {
		text, rest, _ := strings.Cut(s, "<")
		b.WriteString(html.UnescapeString(text))
		switch {
		case strings.HasPrefix(rest, "!--"):
			_, s, _ = strings.Cut(rest, "-->")
		case strings.HasPrefix(rest, "![CDATA["):
			text, s, _ = strings.Cut(rest[len("![CDATA["):], "]]>")
			b.WriteString(text)
		default:
			var tag string
			if tag, s = cutTag(rest); endsLine(tag) {
				b.WriteByte('\n')
			}
		}
	}
	return strings.TrimSpace(sound(b.String()))
}

// cutTag cuts a tag off, in which ">" may stand within quotes.
func cutTag(s string) (tag, rest string) {
	var quote byte
	for i := range len(s) {
		switch c := s[i]; {
		case quote == 0 && c == '>':
			return s[:i], s[i+1:]
		case quote == 0 && (c == '"' || c == '\''):
			quote = c
		case c == quote:
			quote = 0
		}
	}
	tag, rest, _ = strings.Cut(s, ">") // a quote that does not end
	return tag, rest
}

// endsLine tells the tags after which a new line begins.
func endsLine(tag string) bool {
	name, end := strings.CutPrefix(tag, "/")
	name, empty := strings.CutSuffix(name, "/")
	name, _, _ = strings.Cut(strings.TrimSpace(name), " ")
	switch name[strings.IndexByte(name, ':')+1:] {
	case "br":
		return !end
	case "p", "div":
		return end || empty
	}
	return false
}

// Title is what the file calls itself.
func (f *File) Title() string {
	if s, ok := f.get(f.info["Title"]).(String); ok {
		return f.textString(s)
	}
	return f.property("http://purl.org/dc/elements/1.1/", "title")
}

// Lang is the tag of the language that the file says it is in, or "".
func (f *File) Lang() string {
	s, _ := f.get(f.root["Lang"]).(String)
	return f.textString(s)
}

// Created is when the file was made, as "2026-09-30", or "".
func (f *File) Created() string {
	if s, ok := f.get(f.info["CreationDate"]).(String); ok {
		day, _ := moment(f.textString(s))
		return day
	}
	s := f.property("http://ns.adobe.com/xap/1.0/", "CreateDate")
	return s[:min(len(s), len("2006-01-02"))]
}

// property is the text of an element of the metadata packet. Of a list it is
// the item in the default language, or the first that says something.
func (f *File) property(space, name string) string {
	const most = 1 << 20 // bytes of a packet; others have a few thousand
	packet := f.stream(f.root["Metadata"])
	d := xml.NewDecoder(bytes.NewReader(packet[:min(len(packet), most)]))
	for {
		t, err := d.Token()
		if err != nil {
			return ""
		}
		if t, ok := t.(xml.StartElement); ok && t.Name.Space == space && t.Name.Local == name {
			return propertyValue(d)
		}
	}
}

// propertyValue reads an element to its end, or as far as it is written.
func propertyValue(d *xml.Decoder) string {
	var b strings.Builder
	first, usual := "", false
	for open := 1; open > 0; {
		t, err := d.Token()
		if err != nil {
			break
		}
		switch t := t.(type) {
		case xml.StartElement:
			if open++; t.Name.Local == "li" {
				usual = isDefault(t.Attr)
				b.Reset()
			}
		case xml.CharData:
			b.Write(t)
		case xml.EndElement:
			if open--; t.Name.Local != "li" {
				break
			}
			text := sound(strings.TrimSpace(b.String()))
			if b.Reset(); usual && text != "" {
				return text
			}
			first = cmp.Or(first, text)
		}
	}
	return cmp.Or(first, sound(strings.TrimSpace(b.String())))
}

// isDefault tells whether an item of a list is in the language that counts
// where none is asked for.
func isDefault(attributes []xml.Attr) bool {
	const xmlSpace = "http://www.w3.org/XML/1998/namespace"
	return slices.ContainsFunc(attributes, func(a xml.Attr) bool {
		return a.Name == xml.Name{Space: xmlSpace, Local: "lang"} && strings.EqualFold(a.Value, "x-default")
	})
}

// moment reads "D:20260914153200+02'00'" as "2026-09-14" and "15:32": the
// clock of who wrote it. The time is "" if it is not told.
func moment(s string) (day, time string) {
	s = strings.TrimPrefix(strings.TrimSpace(s), "D:")
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	if n < 8 || !utf8.ValidString(s) {
		return "", ""
	}
	day = s[:4] + "-" + s[4:6] + "-" + s[6:8]
	if n >= 12 {
		time = s[8:10] + ":" + s[10:12]
	}
	return day, time
}
