package ods

import (
	"bytes"
	"path"
	"slices"
	"strings"

	"selfassess/inputs/office"
	"selfassess/inputs/xlsx"
)

// lists are the parts that name libraries of macros, and hold none.
var lists = []string{"script-lc.xml", "script-lb.xml", "dialog-lc.xml", "dialog-lb.xml"}

// refuseMacros refuses a file with programs in it. LibreOffice keeps lists of
// libraries also where there are none.
func (b *book) refuseMacros() error {
	for _, name := range b.file.Names() {
		folder, _, _ := strings.Cut(name, "/")
		isList := slices.Contains(lists, path.Base(name))
		if folder != name && (folder == "scripts" || (folder == "basic" || folder == "dialogs") && !isList) {
			return office.Refusal{Kind: "ods_macros"}
		}
	}
	for name, kind := range b.media {
		if name != "" && name != "/" && (strings.Contains(kind, "oleobject") || strings.Contains(kind, "opendocument") &&
			!strings.Contains(kind, "opendocument.chart")) {
			b.extra("embedded", "")
		}
	}
	return nil
}

// extra notes something that is not a cell.
func (b *book) extra(kind, sheet string) { b.extras[xlsx.Extra{Kind: kind, Sheet: sheet}] = true }

// listExtras lists what was noted, in order.
func (b *book) listExtras() (list []xlsx.Extra) {
	if b.file.Trailing() {
		b.extra("trailing", "")
	}
	for e := range b.extras {
		if e.Kind == "drawings" {
			e.Text = xlsx.Clean(string(b.shapes[e.Sheet]))
		}
		list = append(list, e)
	}
	slices.SortFunc(list, func(a, b xlsx.Extra) int {
		return strings.Compare(a.Sheet+"\x00"+a.Kind+"\x00"+a.Text, b.Sheet+"\x00"+b.Kind+"\x00"+b.Text)
	})
	return list
}

// isRemote tells whether an address leads out of the file.
func isRemote(address []byte) bool {
	return bytes.Contains(address, []byte(":")) || bytes.HasPrefix(address, []byte("//")) ||
		bytes.HasPrefix(address, []byte("../"))
}

// startAside takes an element within a note or among drawings.
func (c *contentScan) startAside(s *office.Scanner) error {
	top := &c.asides[len(c.asides)-1]
	if s.Is("event-listener") {
		return office.Refusal{Kind: "ods_macros"}
	}
	if !top.note && !top.forms {
		if err := c.draw(s); err != nil {
			return err
		}
	}
	return top.prose.start(s, &c.styles)
}

// draw takes an element of a drawing.
func (c *contentScan) draw(s *office.Scanner) error {
	top := &c.asides[len(c.asides)-1]
	href := s.RawIn("href", linkNames)
	switch s.Name() {
	case "frame":
		top.object = false
	case "object":
		kind := "embedded"
		if strings.Contains(c.media[partName(string(href))], "opendocument.chart") {
			kind = "charts"
		}
		top.object = true
		c.extra(kind, "")
	case "object-ole", "plugin", "applet":
		top.object = true
		c.extra("embedded", "")
	case "floating-frame":
		c.extra("remote", "")
	case "image":
		if c.cell.depth > 0 && !top.object && c.row.column < maxColumn {
			c.sheet.AddPicture(c.row.column+1, c.last+1)
		}
		switch {
		case top.object:
		case isRemote(href):
			c.extra("remote", "")
		default:
			c.extra("pictures", c.sheet.Name)
		}
	case "control":
		c.extra("form_controls", "")
	case "event-listener":
		return office.Refusal{Kind: "ods_macros"}
	case "text-box", "custom-shape", "rect", "line", "ellipse", "circle", "polyline", "polygon", "path", "connector",
		"caption", "measure", "regular-polygon", "scene":
		c.extra("drawings", c.sheet.Name)
	}
	return nil
}

// endAside ends an element of a note or a drawing, or all of it.
func (c *contentScan) endAside(s *office.Scanner, depth int) error {
	n := len(c.asides) - 1
	top := &c.asides[n]
	if depth > top.depth {
		top.prose.end(s)
		return nil
	}
	c.asides = c.asides[:n]
	text := xlsx.Clean(string(top.text))
	switch {
	case text == "":
	case top.note:
		c.cell.notes = append(c.cell.notes, text)
	default:
		c.extra("drawings", c.sheet.Name)
		c.shapes[c.sheet.Name] = append(append(c.shapes[c.sheet.Name], text...), '\n')
	}
	return c.sum.add(c.sheet.Name, len(top.text))
}
