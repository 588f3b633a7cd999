package template

import (
	"regexp"
	"slices"
	"strings"
)

// Fields are either one element or a row of runs: a beginning, a code that may
// be split, a result and an end. In a code stand the names of bookmarks, and
// the address of a link, which may be a tag.

// field is one whose marks stand side by side.
type field struct {
	begin, separate, end *node
	codes                []*node // what its code is made of
	nested               bool    // another field stands in its code
}

// joinFields puts the code of every field below n into one run, and makes
// links of those whose address holds a tag.
func (c *compiler) joinFields(n *node) {
	for _, k := range n.kids {
		if k.name == "w:fldSimple" {
			if address, ok := linkOf(unescape(k.attribute("w:instr"))); ok {
				k.name, k.start, k.end, k.address = "w:hyperlink", "<w:hyperlink>", "</w:hyperlink>", address
			}
		}
	}
	for _, f := range fieldsIn(n) {
		if !f.nested {
			f.join(n)
		}
	}
	for _, k := range n.kids {
		c.joinFields(k)
	}
}

// fieldsIn are the fields among the kids of n, those within others first. One
// that does not end there is none.
func fieldsIn(n *node) (whole []*field) {
	var open []*field
	for _, k := range n.kids {
		last := len(open) - 1
		switch mark := markOf(k); {
		case mark == "begin":
			if last >= 0 && open[last].separate == nil {
				open[last].nested = true
			}
			open = append(open, &field{begin: k})
		case last < 0:
		case mark == "separate":
			open[last].separate = k
		case mark == "end":
			open[last].end = k
			whole = append(whole, open[last])
			open = open[:last]
		case open[last].separate == nil:
			for _, t := range k.kids {
				if t.name == "w:instrText" {
					open[last].codes = append(open[last].codes, t)
				}
			}
		}
	}
	return whole
}

// markOf tells which mark of a field a run holds.
func markOf(run *node) string {
	if run.name != "w:r" {
		return ""
	}
	return run.child("w:fldChar").attribute("w:fldCharType")
}

// join puts the code of a field into its first run, or a link in its place.
func (f *field) join(n *node) {
	var code, raw strings.Builder
	for _, t := range f.codes {
		code.WriteString(plainText(t))
		for _, text := range t.kids {
			raw.WriteString(text.text)
		}
	}
	if address, ok := linkOf(code.String()); ok {
		f.link(n, address)
		return
	}
	if len(f.codes) < 2 {
		return
	}
	first := f.codes[0]
	first.start, first.end, first.kids = `<w:instrText xml:space="preserve">`, `</w:instrText>`, nil
	first.add(&node{text: raw.String()})
	for _, t := range f.codes[1:] {
		t.replace()
	}
}

// link puts a link with the result of the field in its place.
func (f *field) link(n *node, address string) {
	link := &node{name: "w:hyperlink", start: "<w:hyperlink>", end: "</w:hyperlink>", address: address}
	from, to := f.begin.index(), f.end.index()
	if f.separate != nil {
		for _, k := range slices.Clone(n.kids[f.separate.index()+1 : to]) {
			link.add(k)
		}
	}
	n.kids = slices.Replace(n.kids, from, to+1, link)
	link.parent, link.was = n, from
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
