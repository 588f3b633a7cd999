package docx

import (
	"bytes"
	"cmp"
	"fmt"
	"strings"
	"unicode/utf8"

	"selfassess/render/docx/wordxml"
)

// markDraft lays the word across every page that has a header, in the way
// Word's own watermarks are made, so that Word's menu can remove it again.
func markDraft(t *Template, out parts, word string) {
	n := 0
	for _, name := range t.filled {
		if !t.isHeader(name) {
			continue
		}
		n++
		b := out[name]
		at := bytes.LastIndex(b, []byte("</w:p>"))
		if at < 0 {
			continue
		}
		out[name] = []byte(string(b[:at]) + watermark(n, word, t.pale(), t.face()) + string(b[at:]))
	}
}

func (t *Template) isHeader(name string) bool {
	for _, r := range t.parts.relations(t.document) {
		if r.Target == name && r.Type == officeRel+"header" {
			return true
		}
	}
	return false
}

// pale is a little of the template's ink: text stays legible above it.
func (t *Template) pale() string {
	r, g, b, _ := t.palette.Ink.RGBA()
	little := func(c uint32) int { return 255 - (255-int(c>>8))/13 }
	return fmt.Sprintf("#%02x%02x%02x", little(r), little(g), little(b))
}

// face is the template's typeface for text.
func (t *Template) face() string {
	theme := t.parts[t.parts.related(t.document, officeRel+"theme")]
	return cmp.Or(inTheme(theme, "minorFont", [2]string{"latin", "typeface"}), "Arial")
}

// watermark is a run with the word as a drawing in pale grey behind the text.
// It is marked as decoration: the cover says in words that this is a draft.
func watermark(n int, word, colour, face string) string {
	width := min(440, 88*max(1, utf8.RuneCountInString(word)))
	style := fmt.Sprintf("position:absolute;margin-left:0;margin-top:0;width:%dpt;height:%dpt;rotation:315;"+
		"z-index:-251656192;"+
		"mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;"+
		"mso-position-vertical-relative:margin", width, width/3)
	return `<w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" ` +
		`xmlns:w10="urn:schemas-microsoft-com:office:word">` +
		shapeType() + fmt.Sprintf(`<v:shape id="PowerPlusWaterMarkObject%d" o:spid="_x0000_s%d" type="#_x0000_t136" `+
		`alt="%s" style="%s" o:allowincell="f" fillcolor="%s" stroked="f">`,
		n, 2048+n, wordxml.Attribute(word), style, colour) +
		`<v:textpath style="font-family:&quot;` + wordxml.Attribute(face) +
		`&quot;;font-size:1pt;font-weight:bold" string="` + wordxml.Attribute(strings.Join(strings.Fields(word), " ")) +
		`"/>` +
		`<w10:wrap anchorx="margin" anchory="margin"/></v:shape></w:pict></w:r>`
}

// shapeType is VML's "text along a straight line", which a shape refers to.
// Each header is a part of its own and needs it again.
func shapeType() string {
	return `<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" ` +
		`path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas>` +
		`<v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>` +
		`<v:f eqn="sum 21600 0 @3"/>` +
		`<v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/>` +
		`<v:f eqn="mid @5 @6"/>` +
		`<v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>` +
		`<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" ` +
		`o:connectangles="270,180,90,0"/>` +
		`<v:textpath on="t" fitshape="t"/><v:handles><v:h position="#0,bottomRight" xrange="6629,14971"/></v:handles>` +
		`<o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>`
}
