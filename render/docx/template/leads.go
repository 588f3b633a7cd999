package template

import (
	"net/url"
	"slices"
	"strings"

	"selfassess/render"
)

// Links may lead to addresses with tags in them.

// segment is a part of an address: letters, or the value of a tag.
type segment struct {
	text  string // the tag as it is written, if it is one
	found *render.Tag
	depth int
}

// address cuts an address at its tags.
func (c *compiler) address(n *node, address string, scope groups) (all []segment) {
	from := 0
	for _, at := range plainTag.FindAllStringIndex(address, -1) {
		t := newTag(address[at[0]:at[1]], n, c.placeOf(n, address))
		c.tags++
		found, depth := c.words(t, scope)
		all = append(all, segment{text: address[from:at[0]]}, segment{t.raw, found, depth})
		from = at[1]
	}
	return append(all, segment{text: address[from:]})
}

// Decoded is an address with its braces as they were typed: Word writes them
// in another way. ok tells whether a tag is in it.
func Decoded(address string) (decoded string, ok bool) {
	decoded = braces.Replace(address)
	return decoded, plainTag.MatchString(decoded)
}

var braces = strings.NewReplacer("%7B", "{", "%7b", "{", "%7D", "}", "%7d", "}")

// lead learns where a link leads, if a tag says so.
func (c *compiler) lead(n *node, scope groups) {
	if n.address == "" && strings.Contains(n.start, " r:id=") {
		n.address = c.Links[n.attribute("r:id")]
	}
	if n.address != "" && n.leadsTo == nil {
		n.leadsTo = c.address(n, n.address, scope)
	}
}

// Unled is a link that leads nowhere: a tag in its address has no value, or
// what the values make is no address.
type Unled struct {
	Written string // the address as the template has it
	Empty   string // the name of the tag without a value, or ""
	Address string // with its values
}

// Leads tells whether the part holds links to addresses with tags.
func (c *Compiled) Leads() bool { return slices.ContainsFunc(c.pieces, piece.leads) }

func (p piece) leads() bool { return p.kind == link || slices.ContainsFunc(p.kids, piece.leads) }

// link writes an element that leads to an address.
func (f *filler) link(p *piece) error {
	id := ""
	address, empty := f.filledAddress(p.leadsTo)
	if address != "" && f.Relate != nil {
		id = f.Relate(address)
	}
	if id == "" && f.Unled != nil {
		f.Unled(Unled{typed(p.leadsTo), empty, address})
	}
	switch {
	case id == "" && p.whole:
		return nil
	case id == "":
		return f.all(p.kids)
	}
	f.out.WriteString(p.before + id + p.after)
	if err := f.all(p.kids); err != nil {
		return err
	}
	f.out.WriteString(p.bytes)
	return nil
}

// typed is an address as it stands in the template.
func typed(all []segment) string {
	var b strings.Builder
	for _, s := range all {
		b.WriteString(s.text)
	}
	return b.String()
}

// filledAddress is an address with its values, or "" and the name of a tag
// that has none. A value at the beginning is an address itself, also where Word
// has put "http://" before its tag; others become a part of it.
func (f *filler) filledAddress(all []segment) (address, empty string) {
	var b strings.Builder
	for _, s := range all {
		if s.found == nil {
			b.WriteString(s.text)
			continue
		}
		value := escaped(f.value(s), b.String())
		if before := strings.ToLower(strings.TrimSpace(b.String())); before == "" || webStem[before] && s.found.Addressed() {
			b.Reset()
			value = f.first(s)
		}
		if value == "" {
			return "", s.found.Name
		}
		b.WriteString(value)
	}
	return strings.TrimSpace(b.String()), ""
}

// escaped is a value that becomes a part of an address, behind what stands
// before it.
func escaped(value, before string) string {
	if strings.Contains(before, "?") {
		return strings.ReplaceAll(url.QueryEscape(value), "+", "%20")
	}
	return url.PathEscape(value)
}

// webStem are the beginnings that Word gives to what was typed as an address.
var webStem = map[string]bool{"http://": true, "https://": true, "http:///": true, "https:///": true}

func (f *filler) value(s segment) string {
	words, _ := s.found.Text(f.scopes[s.depth])
	return words
}

// first is the first address of a tag, or its words if it holds none.
func (f *filler) first(s segment) string {
	if !s.found.Addressed() {
		return f.value(s)
	}
	for _, l := range s.found.Links(f.scopes[s.depth]) {
		if l.URL != "" {
			return l.URL
		}
	}
	return ""
}
