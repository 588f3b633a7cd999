package template

import (
	"regexp"
	"slices"
	"strings"
)

// Fields are either one element or a row of runs: a beginning, a code that may
// be split, a result and an end. In a code stand the names of bookmarks, and
// the address of a link, which may be a tag.

// field is one whose parts stand side by side.
type field struct {
	begin, separate, end int // among the kids of its parent
	code                 string
}

// joinFields puts the code of every field below n into one run, and makes
// links of those whose address holds a tag.
func (c *compiler) joinFields(n *node) {
	for i := 0; i < len(n.kids); i++ {
		k := n.kids[i]
		if k.name == "w:fldSimple" {
			if address, ok := linkOf(unescape(k.attribute("w:instr"))); ok {
				k.name, k.start, k.end, k.address = "w:hyperlink", "<w:hyperlink>", "</w:hyperlink>", address
			}
		}
		if f, ok := fieldAt(n, i); ok {
			c.joinField(n, f)
			k = n.kids[i]
		}
		c.joinFields(k)
	}
}

// fieldAt reads the field that begins with the i-th kid, if none is in its
// code.
func fieldAt(n *node, i int) (f field, ok bool) {
	if markOf(n.kids[i]) != "begin" {
		return f, false
	}
	f = field{begin: i, separate: -1}
	depth := 0
	var code strings.Builder
	for j := i + 1; j < len(n.kids); j++ {
		k := n.kids[j]
		switch mark := markOf(k); {
		case mark == "begin" && f.separate < 0:
			return f, false
		case mark == "begin":
			depth++
		case mark == "end" && depth > 0:
			depth--
		case mark == "end":
			f.end, f.code = j, code.String()
			return f, true
		case mark == "separate" && depth == 0:
			f.separate = j
		case f.separate < 0:
			for _, t := range k.kids {
				if t.name == "w:instrText" {
					code.WriteString(plainText(t))
				}
			}
		}
	}
	return f, false
}

// markOf tells which mark of a field a run holds.
func markOf(run *node) string {
	if run.name != "w:r" {
		return ""
	}
	return run.child("w:fldChar").attribute("w:fldCharType")
}

func (c *compiler) joinField(n *node, f field) {
	if address, ok := linkOf(f.code); ok {
		link := &node{name: "w:hyperlink", start: "<w:hyperlink>", end: "</w:hyperlink>", address: address}
		if f.separate >= 0 {
			for _, k := range slices.Clone(n.kids[f.separate+1 : f.end]) {
				link.add(k)
			}
		}
		n.kids = slices.Replace(n.kids, f.begin, f.end+1, link)
		link.parent, link.was = n, f.begin
		return
	}
	last := f.end
	if f.separate >= 0 {
		last = f.separate
	}
	var first *node
	for _, k := range slices.Clone(n.kids[f.begin+1 : last]) {
		for _, t := range slices.Clone(k.kids) {
			switch {
			case t.name != "w:instrText":
			case first == nil:
				first = t
			default:
				for _, text := range t.kids {
					first.add(text)
				}
				t.replace()
			}
		}
	}
	if first != nil && len(first.kids) > 1 {
		joined := ""
		for _, t := range first.kids {
			joined += t.text
		}
		first.kids = nil
		first.start, first.end = `<w:instrText xml:space="preserve">`, `</w:instrText>`
		first.add(&node{text: joined})
	}
}

// linkField is the code of a field that leads to an address.
var linkField = regexp.MustCompile(`(?i)^\s*HYPERLINK\s+(?:\\[mn]\s+)*"([^"]*)"\s*(?:\\[a-z]\s*(?:"[^"]*")?\s*)*$`)

// linkOf is the address to which a field leads, if a tag is in it.
func linkOf(code string) (address string, ok bool) {
	m := linkField.FindStringSubmatch(code)
	if m == nil {
		return "", false
	}
	return Decoded(m[1])
}

// codeWord is a name in the code of a field.
var codeWord = regexp.MustCompile(`[\pL_][\pL\pN_]*`)

// code writes the code of a field in a repeated block, with references where
// it names bookmarks that are repeated with it.
func (e *emitter) code(xml string) {
	from := 0
	for _, at := range codeWord.FindAllStringIndex(xml, -1) {
		if name := xml[at[0]:at[1]]; e.moving[name] {
			e.pending.WriteString(xml[from:at[0]])
			e.add(piece{kind: reference, bytes: name})
			from = at[1]
		}
	}
	e.pending.WriteString(xml[from:])
}
