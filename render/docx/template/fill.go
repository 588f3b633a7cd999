package template

import (
	"bytes"
	"strings"

	"selfassess/ogp"
	"selfassess/render"
	"selfassess/render/docx/wordxml"
)

// Numbers are the next free ones of what must not be numbered alike in a
// file. They are shared with whoever writes blocks beside the template.
type Numbers struct{ Bookmark, Drawing, Control int }

// Filling is what a part is filled with, beside the values.
type Filling struct {
	Numbers   *Numbers
	Separator string // the paragraph between two tables
	// Flush, if there is one, takes away what is written, and may do so
	// whenever it is that many bytes: nothing looks back at it.
	Flush func(written *bytes.Buffer)
	Chunk int
	// Link, if there is one, returns the relationship by which the text leads
	// to an address, or "". LinkStyle is what sets a run in the style of links.
	Link      func(address string) string
	LinkStyle string
	// Relate, if there is one, returns the relationship by which the part leads
	// to an address, or "".
	Relate func(address string) string
	// Unled, if there is one, is told of every link that leads nowhere.
	Unled func(Unled)
	// Copy, if there is one, makes a copy of the part that a reference leads to,
	// by its number, with the values of an item, and returns the relation to it.
	Copy func(reference int, scopes []*render.Scope) (relation string, err error)
	// List, if there is one, returns the number of a list like another one that
	// begins anew.
	List func(id string) string
	// Enclose, if there is one, begins the content control of an item that is a
	// section, and returns what ends it when the item is written.
	Enclose func(out *bytes.Buffer, g *render.Group, item *render.Scope) (end func(written []byte))
	// LaidOut writes what a tag for more than text stands for. ends is the
	// set-up of a section that ends there, or "".
	Bookmarks map[string]bool // the names that are taken, in lower case, as Word compares them
	LaidOut   func(out *bytes.Buffer, t *render.Tag, s *render.Scope, ends string) error
}

// Fill writes the part with the values of a report. It may be called side by
// side.
func (c *Compiled) Fill(out *bytes.Buffer, root *render.Scope, with Filling) error {
	return c.FillAt(out, []*render.Scope{root}, with)
}

// FillAt writes a part that stands in a block, with the scopes of its place.
func (c *Compiled) FillAt(out *bytes.Buffer, scopes []*render.Scope, with Filling) error {
	out.Grow(c.size)
	f := &filler{Filling: with, out: out, scopes: scopes, marks: map[string]string{}, fresh: map[string]bool{},
		copies: map[string]int{}, open: map[string]int{}, lists: map[string]string{}, written: make([]bool, c.firsts)}
	return f.all(c.pieces)
}

type filler struct {
	Filling
	out     *bytes.Buffer
	scopes  []*render.Scope
	held    int               // paragraphs and tables around that may go again
	again   bool              // what it writes beside others must be written in order
	part    bool              // it writes some of the items of a block, beside others
	share   int               // how much of them it may hold
	gone    int               // how much was taken away
	seen    int               // how much was written that a reader sees
	marks   map[string]string // the name under which a bookmark was last written, by its name in the template
	fresh   map[string]bool   // bookmarks whose next copy has its name already
	lists   map[string]string // the number of a list's last copy, by its number in the template
	copies  map[string]int    // the number of a bookmark's last copy, by its name in the template
	open    map[string]int    // the number under which it was last written, by its number in the template
	written []bool            // what is written the first time only
}

func (f *filler) all(pieces []piece) error {
	for i := range pieces {
		if err := f.piece(&pieces[i]); err != nil {
			return err
		}
	}
	return nil
}

func (f *filler) piece(p *piece) error {
	switch p.kind {
	case literal:
		f.out.WriteString(p.bytes)
	case text:
		f.text(p)
	case page:
		f.page(p)
	case words:
		value, _ := p.tag.Text(f.scopes[p.depth])
		f.out.WriteString(wordxml.Escaped(strings.Join(strings.Fields(value), " ")))
	case link:
		return f.link(p)
	case partCopy:
		return f.partCopy(p)
	case links:
		f.links(p)
	case laidOut:
		return f.LaidOut(f.out, p.tag, f.scopes[p.depth], p.ends)
	case loop:
		return f.loop(p)
	case present, absent:
		if f.has(p) == (p.kind == present) {
			return f.all(p.kids)
		}
	case paragraph:
		return f.paragraph(p)
	case seen:
		f.seen++
	case table:
		return f.table(p)
	case gap:
		if bytes.HasSuffix(f.out.Bytes(), []byte(tableEnd)) {
			f.out.WriteString(f.Separator)
		}
	case filling:
		if !endsWithParagraph(f.out.Bytes()) {
			f.out.WriteString(p.bytes)
		}
	default:
		f.number(p)
	}
	return nil
}

const tableEnd = "</w:tbl>"

// endsWithParagraph tells whether the last element written is a paragraph.
func endsWithParagraph(b []byte) bool {
	if bytes.HasSuffix(b, []byte("</w:p>")) {
		return true
	}
	at := bytes.LastIndexByte(b, '<')
	return at >= 0 && bytes.HasSuffix(b, []byte("/>")) &&
		(bytes.HasPrefix(b[at:], []byte("<w:p ")) || bytes.HasPrefix(b[at:], []byte("<w:p/")))
}

// has tells whether a value is not empty, or a group has items.
func (f *filler) has(p *piece) bool {
	if p.group != nil {
		return len(p.group.Items(f.scopes[p.depth])) > 0
	}
	words, _ := p.tag.Text(f.scopes[p.depth])
	return words != ""
}

// text writes a value as a run, in the formatting of its tag. No value, no run.
func (f *filler) text(p *piece) {
	words, lang := p.tag.Text(f.scopes[p.depth])
	if words == "" {
		return
	}
	f.seen++
	from := 0
	part := func(to int) {
		if from < to {
			f.head(p, lang)
			wordxml.Text(f.out, words[from:to])
			f.out.WriteString(`</w:r>`)
		}
		from = to
	}
	for _, a := range f.addresses(p, words) {
		part(a.From)
		f.address(p.bytes, p.link[0], p.link[1], words[a.From:a.To], a.URL)
		from = a.To
	}
	part(len(words))
}

// addresses are those in the words of a tag, where there may be links.
func (f *filler) addresses(p *piece, words string) []ogp.Address {
	if f.Link == nil || !p.linked {
		return nil
	}
	found := ogp.AddressesIn(words)
	if f.part && len(found) > 0 {
		f.again = true
		return nil
	}
	return found
}

// address writes a run that is a link, if the document may have one: in its
// own style, or in that of links.
func (f *filler) address(own, before, after, words, url string) {
	head, end, id := own, `</w:r>`, ""
	if f.Link != nil && url != "" {
		id = f.Link(url)
	}
	if id != "" {
		f.out.WriteString(`<w:hyperlink r:id="` + id + `" w:history="1">`)
		end += `</w:hyperlink>`
		if before != "" && f.LinkStyle != "" {
			head = before + f.LinkStyle + after
		}
	}
	f.out.WriteString(head)
	wordxml.Text(f.out, words)
	f.out.WriteString(end)
}

func (f *filler) head(p *piece, lang string) {
	if lang == "" {
		f.out.WriteString(p.bytes)
		return
	}
	f.out.WriteString(p.before)
	f.out.WriteString(wordxml.Language(lang))
	f.out.WriteString(p.after)
}

// links writes addresses, each on a line of its own.
func (f *filler) links(p *piece) {
	if words, _ := p.tag.Text(f.scopes[p.depth]); words == "" {
		return
	}
	f.seen++
	for i, l := range p.tag.Links(f.scopes[p.depth]) {
		if i > 0 {
			f.out.WriteString(p.bytes + `<w:br/></w:r>`)
		}
		f.address(p.bytes, p.before, p.after, l.Text, l.URL)
	}
}

// page writes a value in which {page} and {pages} are numbers that Word
// counts.
func (f *filler) page(p *piece) {
	words, lang := p.tag.Text(f.scopes[p.depth])
	run := func(inner string) {
		f.head(p, lang)
		f.out.WriteString(inner + `</w:r>`)
	}
	for words != "" {
		f.seen++
		at, field := nextField(words)
		if at > 0 {
			f.head(p, lang)
			wordxml.Text(f.out, words[:at])
			f.out.WriteString(`</w:r>`)
		}
		if field == "" {
			return
		}
		run(`<w:fldChar w:fldCharType="begin"/>`)
		run(`<w:instrText xml:space="preserve"> ` + pageFields[field] + ` </w:instrText>`)
		run(`<w:fldChar w:fldCharType="separate"/>`)
		run(`<w:t>1</w:t>`)
		run(`<w:fldChar w:fldCharType="end"/>`)
		words = words[at+len(field):]
	}
}

var pageFields = map[string]string{"{page}": "PAGE", "{pages}": "NUMPAGES"}

// nextField is where the next number of pages stands, and which; or the end.
func nextField(s string) (at int, field string) {
	at = len(s)
	for name := range pageFields {
		if i := strings.Index(s, name); i >= 0 && i < at {
			at, field = i, name
		}
	}
	return at, field
}

// paragraph writes a paragraph unless nothing of it would be seen.
func (f *filler) paragraph(p *piece) error {
	at, before := f.out.Len(), f.seen
	if err := f.hold(p.kids); err != nil {
		return err
	}
	if f.seen > before {
		return nil
	}
	f.out.Truncate(at)
	return f.all(p.kept)
}

// table writes a table unless it has no rows: Word calls such a file damaged.
func (f *filler) table(p *piece) error {
	at := f.out.Len()
	if err := f.hold(p.kids); err != nil {
		return err
	}
	if b := f.out.Bytes()[at:]; !bytes.Contains(b, []byte("<w:tr>")) && !bytes.Contains(b, []byte("<w:tr ")) {
		f.out.Truncate(at)
	}
	return nil
}

// hold writes what may go again as a whole.
func (f *filler) hold(pieces []piece) error {
	f.held++
	defer func() { f.held-- }()
	return f.all(pieces)
}

// flush has what is written taken away, if it is much. The last tag stays,
// since what follows may depend on it.
func (f *filler) flush() {
	if f.Flush == nil || f.held > 0 || f.out.Len() < f.Chunk {
		return
	}
	at := max(0, bytes.LastIndexByte(f.out.Bytes(), '<'))
	tail := string(f.out.Bytes()[at:])
	f.out.Truncate(at)
	f.gone += at
	f.Flush(f.out)
	f.out.WriteString(tail)
}
