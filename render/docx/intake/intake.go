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
	"cmp"
	"maps"
	"path"
	"slices"
	"strconv"
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
	taken map[string]int // how often something was taken out
	more  int            // mistakes beyond those that are listed
	found []ogp.Finding
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
		used: map[string]map[string]bool{}, taken: map[string]int{}}
	for name := range ps {
		i.names[strings.ToLower(name)] = name
	}
	if f := i.wellFormed(); f != nil {
		return nil, []ogp.Finding{*f}
	}
	i.clean()
	return i.parts, i.found
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
	i.tell()
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

// refuse reports what makes the template unusable: what is a key of the
// catalogue's sets template_unsafe and template_unsafe_remedy. What is mended
// in one go is told once.
func (i *intake) refuse(what, part, found string) {
	part = cmp.Or(part, office.RelationsPart(""))
	f := ogp.Finding{Code: ogp.TemplateUnsafe, At: ogp.Place{File: i.file}, Found: found,
		Args: map[string]string{ogp.KeyArg("what"): "template_unsafe." + what, "part": part,
			ogp.KeyArg("remedy"): "template_unsafe_remedy." + what}}
	one := !slices.Contains([]string{"field", "remote", "local", "scheme", "missing"}, what)
	if !slices.ContainsFunc(i.found, func(o ogp.Finding) bool {
		same := o.Code == f.Code && o.Args[ogp.KeyArg("what")] == f.Args[ogp.KeyArg("what")]
		return same && (what == "macros" || o.Args["part"] == part && (one || o.Found == found))
	}) {
		if len(i.found) >= enough {
			i.more++
			return
		}
		i.found = append(i.found, f)
	}
}

// enough is how many mistakes are listed. Nobody reads more.
const enough = 100

// take notes that something was taken out: what is a key of the catalogue's
// set template_taken.
func (i *intake) take(what string) { i.taken[what]++ }

// tell reports what was taken out, each kind once, after what is refused.
func (i *intake) tell() {
	slices.SortStableFunc(i.found, func(a, b ogp.Finding) int { return strings.Compare(a.Args["part"], b.Args["part"]) })
	if i.more > 0 {
		i.found = append(i.found, ogp.Finding{Code: ogp.TemplateMany, At: ogp.Place{File: i.file},
			Args: map[string]string{"count": strconv.Itoa(i.more)}})
	}
	for _, what := range slices.Sorted(maps.Keys(i.taken)) {
		i.found = append(i.found, ogp.Finding{Code: ogp.TemplateTaken, At: ogp.Place{File: i.file},
			Args: map[string]string{ogp.KeyArg("what"): "template_taken." + what, "count": strconv.Itoa(i.taken[what]),
				ogp.KeyArg("remedy"): "template_taken_remedy." + what}})
	}
}
