package template

import (
	"regexp"
	"slices"
	"strings"
)

// switches are elements that are on where they stand. Other programs than
// Word write so with a value that Microsoft's schema does not know.
var switches = []string{"w:tblHeader", "w:cantSplit", "w:hideMark", "w:noWrap", "w:tcFitText", "w:bidiVisual"}

var (
	switchedOn = regexp.MustCompile(` w:val="(?:true|1)"`)
	// LibreOffice gives the shapes for old versions of Word a second id, and
	// to boxes a path as well, which only other shapes have.
	shapeExcess = regexp.MustCompile(` (?:ID|path)="[^"]*"`)
)

// shapes are the drawings of old versions of Word; each has an id.
var shapes = []string{"v:shape", "v:rect", "v:roundrect", "v:oval", "v:line", "v:polyline", "v:arc", "v:curve",
	"v:image", "v:group"}

// tidy is a start tag as Word would write it, where another program wrote
// what Word reads but its schema does not allow.
func tidy(name, start string) string {
	switch {
	case slices.Contains(switches, name):
		return switchedOn.ReplaceAllString(start, "")
	case strings.HasPrefix(name, "v:") && name != "v:shape" && slices.Contains(shapes, name):
		return shapeExcess.ReplaceAllString(start, "")
	}
	return start
}
