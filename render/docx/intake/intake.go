// Package intake takes a Word template in: the bytes of a file that anybody
// may have made → its parts, without what is nobody's business.
//
// A report is published, and everything that its template holds comes with it.
// So a template is judged as strictly as a return. What would fetch, run or
// carry something is refused: macros, embedded files, fields that read other
// files, pictures on servers, links to a computer's own files. What its makers
// left behind is taken out, and told where somebody could miss it: the file it
// hangs on, the source of a mail merge, protection, comments, who they are.
//
// What is kept is what relations of a known kind lead to, and nothing else. No
// tags are known here, and nothing is written.
package intake

import (
	"maps"
	"path"
	"slices"
	"strings"

	"selfassess/inputs/office"
	"selfassess/ogp"
)

// Parts are the files within a Word document by name.
type Parts map[string][]byte

// The parts and relations that everything begins with.
const (
	TypesPart = "[Content_Types].xml"
	officeRel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
)

// intake is one template on its way in.
type intake struct {
	file  string // its name, for findings
	parts Parts
	names map[string]string // of the parts, by their names in lower case
	role  map[string]string // of the parts that are kept: the last word of the relation that leads there
	gone  map[string]bool   // parts that are left behind, and known
	used  map[string]map[string]bool
	shown map[string]bool // names, in lower case, of properties and variables that the text shows
	told
}

// Read unpacks a template and cleans it. There are parts unless the file as a
// whole cannot be read; with an error among the findings they must not be used
// for a report.
func Read(file string, b []byte) (Parts, []ogp.Finding) {
	ps, f := Open(file, b)
	if f != nil {
		return nil, []ogp.Finding{*f}
	}
	i := &intake{file: file, parts: ps, names: map[string]string{}, role: map[string]string{}, gone: map[string]bool{},
		used: map[string]map[string]bool{}, shown: map[string]bool{}, told: newTold()}
	for name := range ps {
		i.names[strings.ToLower(name)] = name
	}
	if f := i.wellFormed(); f != nil {
		return nil, []ogp.Finding{*f}
	}
	i.clean()
	return i.parts, i.findings(file)
}

func (i *intake) clean() {
	i.follow("")
	for _, name := range slices.Sorted(maps.Keys(i.role)) {
		i.tidy(name)
	}
	i.leave()
	i.macros()
	i.properties()
	i.parts.forgetOrigins()
}

// The bounds of what a template may hold in words and their mark-up. One as
// long as a report of a hundred commitments stays below a third.
const (
	maxText     = 24 << 20
	maxElements = 250_000
	depth       = 256 // how deep elements may nest
)

// wellFormed judges the XML of all parts, before any of it is used.
func (i *intake) wellFormed() *ogp.Finding {
	text, elements := 0, 0
	for _, name := range slices.Sorted(maps.Keys(i.parts)) {
		if !isXML(name) {
			continue
		}
		if text += len(i.parts[name]); text > maxText {
			return Refused(i.file, "too_much_text", name)
		}
		err := office.Walk(i.parts[name], depth, func(s *office.Scanner) error {
			if s.Start() {
				elements++
			}
			if elements > maxElements {
				return office.ErrStop
			}
			return nil
		})
		switch {
		case elements > maxElements:
			return Refused(i.file, "too_much_text", name)
		case err != nil && strings.HasPrefix(name, "customXml/"):
			i.parts[name] = []byte("<none/>") // no program reads it, and it is left behind
		case err != nil && err.Error() == "xml_doctype":
			return Refused(i.file, "xml_doctype", name)
		case err != nil:
			return Refused(i.file, "bad_xml", name)
		}
	}
	return nil
}

// isXML tells by the name whether a part is XML.
func isXML(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".xml", ".rels", ".svg", ".vml":
		return true
	}
	return false
}
