package docx

import (
	"bytes"
	"cmp"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"

	"selfassess/inputs/office"
	"selfassess/ogp"
	"selfassess/render/docx/intake"
	"selfassess/render/docx/template"
)

// depth is how deep the elements of a template may nest and still be looked
// at; what Word writes stays far below it.
const depth = 1 << 12

// walk calls visit for every start tag of a part. With an error it ended
// early. That counts where styles and numbers are read; what else is looked for
// in a text is used only after its numbers were read, and what a theme does not
// say has a value of its own.
func walk(xml []byte, visit func(*office.Scanner)) error {
	return office.Walk(xml, depth, func(s *office.Scanner) error {
		if s.Start() {
			visit(s)
		}
		return nil
	})
}

// sheet is the paper of a document's last section, in twentieths of a point.
type sheet struct {
	width, height            int
	left, right, top, bottom int
}

// sheetOf finds it in the text.
func sheetOf(text []byte) (p sheet) {
	set := func(s *office.Scanner, name string, to *int) {
		if n := s.Attributes().Number(name); n >= 0 {
			*to = n
		}
	}
	_ = walk(text, func(s *office.Scanner) {
		switch {
		case s.Is("pgSz"):
			set(s, "w", &p.width)
			set(s, "h", &p.height)
		case s.Is("pgMar"):
			set(s, "left", &p.left)
			set(s, "right", &p.right)
			set(s, "top", &p.top)
			set(s, "bottom", &p.bottom)
		}
	})
	return p
}

// highestID is the highest number that still leaves room for others: Word
// knows none above 2,147,483,647. Numbers of content controls are large by
// chance; above half of the range they leave too little room, and small
// numbers are free.
const highestID = 1 << 30

// raise makes n the number of an element, if that is higher.
func raise(n *int, number string) {
	if id, err := strconv.Atoi(number); err == nil && id < highestID {
		*n = max(*n, id)
	}
}

// numbered are the elements whose ids come from one stock, beside those whose
// names begin with comment or perm.
var numbered = []string{"bookmarkStart", "ins", "del", "moveFrom", "moveTo"}

// readNumbers learns which numbers are taken and makes them the first free
// ones. A part that the scanner does not read to its end may hide a number
// that a report would then give a second time: it is refused. encoding/xml has
// judged the parts that may hold tags, and takes what the scanner does not: an
// attribute that stands twice in a tag, for one.
func (t *Template) readNumbers(file string) (findings []ogp.Finding) {
	for _, name := range slices.Sorted(maps.Keys(t.parts)) {
		part, isFilled := t.parts[name], slices.Contains(t.filled, name)
		err := addControls(&t.numbers, part)
		if isFilled {
			err = cmp.Or(err, addTaken(&t.numbers, part))
		}
		if err != nil && (isFilled || mayHoldControls(name, part)) {
			findings = append(findings, *intake.Refused(file, "bad_xml", name))
		}
	}
	t.numbers.Bookmark++
	t.numbers.Drawing++
	t.numbers.Control++
	return findings
}

// mayHoldControls tells apart from pictures and whole files in a template, and
// from XML of others, the parts whose content controls count: its comments and
// its building blocks.
func mayHoldControls(name string, part []byte) bool {
	return path.Ext(name) == ".xml" && bytes.Contains(part, []byte("sdtPr"))
}

// addTaken raises the numbers to the highest that a part holds.
func addTaken(n *template.Numbers, part []byte) error {
	return walk(part, func(s *office.Scanner) {
		switch name := s.Name(); {
		case name == "docPr":
			raise(&n.Drawing, s.Attr("id"))
		case slices.Contains(numbered, name), strings.HasPrefix(name, "comment"), strings.HasPrefix(name, "perm"):
			raise(&n.Bookmark, s.Attr("id"))
		}
	})
}

// addControls raises the number of content controls in the same way.
func addControls(n *template.Numbers, part []byte) error {
	return walk(part, func(s *office.Scanner) {
		if s.Is("id") && s.Under("sdtPr") {
			raise(&n.Control, s.Attr("val"))
		}
	})
}

// bookmarks are the names of those in a text, in lower case.
func bookmarks(text []byte) map[string]bool {
	names := map[string]bool{}
	_ = walk(text, func(s *office.Scanner) {
		if name := s.Attr("name"); s.Is("bookmarkStart") && name != "" {
			names[strings.ToLower(name)] = true
		}
	})
	return names
}

// turns tells by the relation of a header or footer on which pages it stands:
// "_first" or "_even"; the usual ones are not there.
func turns(text []byte) map[string]string {
	turns := map[string]string{}
	_ = walk(text, func(s *office.Scanner) {
		id, kind := s.Attr("id"), s.Attr("type")
		isReference := s.Is("headerReference") || s.Is("footerReference")
		if isReference && (kind == "first" || kind == "even") && turns[id] == "" {
			turns[id] = "_" + kind
		}
	})
	return turns
}

// inTheme returns an attribute of the first element of a theme that stands
// directly in another; it must match one of the pairs of element and attribute.
func inTheme(theme []byte, in string, pairs ...[2]string) (value string) {
	_ = walk(theme, func(s *office.Scanner) {
		if value != "" || s.Depth() < 2 || s.Ancestor(s.Depth()-1) != in {
			return
		}
		for _, p := range pairs {
			if s.Is(p[0]) {
				value = s.Attr(p[1])
			}
		}
	})
	return value
}
