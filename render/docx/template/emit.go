package template

import (
	"bytes"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"selfassess/render"
)

// emitter writes a tree as pieces.
type emitter struct {
	pending bytes.Buffer
	pieces  []piece
	depth   int             // of blocks around
	repeats bool            // one of them may be written more than once
	watched bool            // within a paragraph that goes if nothing in it is seen
	split   map[string]bool // bookmarks with their ends in different blocks, by id
	moving  map[string]bool // bookmarks in a repeated block, by name
	firsts  int
	lists   map[string]*node // the block with whose copies a list begins anew, by its number
	inline  []inline

	references []Reference
	text       bool // it is the text of the document, which alone has links and content controls of its own
}

// emit gives what was compiled its pieces.
func (c *compiler) emit(to *Compiled) {
	e := &emitter{text: c.Kind == Text, inline: c.inline, lists: lists(c.root), references: c.references}
	e.split, e.moving = bookmarks(c.root)
	e.all(c.root.kids)
	e.flush()
	to.pieces, to.firsts = e.pieces, e.firsts
	for _, p := range e.pieces {
		to.size += len(p.bytes)
	}
}

func (e *emitter) flush() {
	for rest := e.pending.String(); rest != ""; {
		before, after, marked := strings.Cut(rest, markOpen)
		if before != "" {
			e.pieces = append(e.pieces, piece{kind: literal, bytes: before})
		}
		if !marked {
			break
		}
		number, after, _ := strings.Cut(after, markClose)
		n, _ := strconv.Atoi(number)
		e.pieces = append(e.pieces, piece{kind: words, tag: e.inline[n].found, depth: e.inline[n].depth})
		rest = after
	}
	e.pending.Reset()
}

func (e *emitter) add(p piece) {
	e.flush()
	e.pieces = append(e.pieces, p)
}

// apart returns what emit writes as pieces of their own.
func (e *emitter) apart(emit func()) []piece {
	e.flush()
	outer := e.pieces
	e.pieces = nil
	emit()
	e.flush()
	inner := e.pieces
	e.pieces = outer
	return inner
}

func (e *emitter) all(kids []*node) {
	for i, k := range kids {
		if k.name == "w:tbl" && (e.depth > 0 || i > 0 && kids[i-1].block != nil) {
			e.add(piece{kind: gap})
		}
		e.node(k)
	}
}

func (e *emitter) node(n *node) {
	switch {
	case n.block != nil:
		e.block(n)
	case n.tag != nil:
		e.tag(n)
	case n.name == "" && n.parent != nil && n.parent.name == "w:instrText" && len(e.moving) > 0 && e.repeats:
		e.code(n.text)
	case n.leadsTo != nil:
		e.link(n)
	case n.name == "":
		e.pending.WriteString(n.text)
		e.all(n.kids)
	case n.name == "w:p" && holdsOnlyBlocks(n) && !e.watched:
		e.paragraph(n)
	case n.name == "w:tbl" && slices.ContainsFunc(n.kids, func(k *node) bool { return k.block != nil }):
		e.add(piece{kind: table, kids: e.apart(func() { e.element(n) })})
	case n.copied != nil:
		e.referring(n)
	case e.repeats && e.numbered(n):
	case e.split[n.attribute("w:id")] && strings.HasPrefix(n.name, "w:bookmark"):
	default:
		e.element(n)
	}
}

func (e *emitter) element(n *node) {
	start := n.start
	if e.repeats {
		start = identity.ReplaceAllString(start, "")
	}
	e.pending.WriteString(start)
	e.all(n.kids)
	if last := lastBlock(n); slices.Contains(containers, n.name) &&
		(last == nil || last.name != "w:p" || holdsOnlyBlocks(last)) {
		spare := n.spare
		if spare == nil && last != nil {
			spare = last.child("w:pPr")
		}
		e.add(piece{kind: filling, bytes: "<w:p>" + markup(spare) + "</w:p>"})
	}
	e.pending.WriteString(n.end)
	if e.watched && n.name == "w:r" && slices.ContainsFunc(leaves(n), func(l leaf) bool { return !l.blank() }) {
		e.add(piece{kind: seen})
	}
}

// identity are attributes with which Word knows an element again; an element
// that is written twice must not have them.
var identity = regexp.MustCompile(` (?:w14:paraId|w14:textId|wp14:anchorId|wp14:editId|o:spid)="[^"]*"`)

// lastBlock is the last kid that is neither text nor a bookmark.
func lastBlock(n *node) *node {
	for _, k := range slices.Backward(n.kids) {
		if (k.name != "" || k.block != nil || k.tag != nil) && !strings.HasPrefix(k.name, "w:bookmark") {
			return k
		}
	}
	return nil
}

// holdsOnlyBlocks tells whether a paragraph holds nothing but blocks, so that
// it goes when none of them is written.
func holdsOnlyBlocks(p *node) bool {
	if p.name != "w:p" {
		return false
	}
	blocks := false
	p.walk(func(k *node) bool {
		blocks = blocks || k.block != nil
		return !blocks && k.name != boxContent
	})
	return blocks && !slices.ContainsFunc(gather(p, false), func(l leaf) bool { return l.tag != nil || !l.blank() })
}

func (e *emitter) paragraph(n *node) {
	p := piece{kind: paragraph}
	p.kids = e.apart(func() {
		e.watched = true
		e.element(n)
		e.watched = false
	})
	p.kept = e.apart(func() {
		n.walk(func(k *node) bool {
			if slices.Contains(anchors, k.name) && k.around() == n.around() {
				e.node(k)
			}
			return k.block == nil && k.name != boxContent
		})
		for _, end := range sectionEnd(n) {
			e.element(end)
		}
	})
	e.add(p)
}

func (e *emitter) block(n *node) {
	b := n.block
	p := piece{kind: absent, group: b.group, tag: b.field, depth: b.depth}
	switch b.open.sign {
	case '#':
		p.kind = loop
	case '?':
		p.kind = present
	}
	repeats := e.repeats
	p.kids = e.apart(func() {
		e.depth++
		e.repeats = repeats || p.kind == loop
		e.all(n.kids)
		e.repeats = repeats
		e.depth--
	})
	if p.kind == loop {
		p.names, p.lists = e.renewed(n)
	}
	p.single = p.kind == loop && slices.ContainsFunc(p.kids, piece.ordered)
	p.whole = p.kind == loop && e.text && p.group.Section != nil && whole(n)
	e.add(p)
}

// ordered tells whether a piece depends on what was written before it.
func (p piece) ordered() bool {
	switch p.kind {
	case laidOut, links, link, bookmark, bookmarkEnd, reference, drawingID, controlID, listID, first, partCopy:
		return true
	}
	return p.whole || slices.ContainsFunc(p.kids, piece.ordered) || slices.ContainsFunc(p.kept, piece.ordered)
}

func (e *emitter) tag(n *node) {
	t := n.tag
	p := piece{kind: text, tag: t.found, depth: t.depth}
	switch t.found.Kind {
	case render.ValueTag:
	case render.PageTag:
		p.kind = page
	default:
		e.add(piece{kind: laidOut, tag: t.found, depth: t.depth, ends: t.ends})
		return
	}
	p.bytes, p.before, p.after = runHead(n)
	if p.kind == text && e.text && n.above("w:hyperlink") == nil {
		before, after := styledHead(n, p.bytes)
		if p.linked, p.link = true, [2]string{before, after}; t.found.Addressed() {
			p.kind, p.before, p.after = links, before, after
		}
	}
	e.add(p)
}

// renewed are the bookmarks in a block, and the lists that begin anew with each
// of its copies.
func (e *emitter) renewed(block *node) (names, anew []string) {
	block.walk(func(n *node) bool {
		if n.name == "w:bookmarkStart" && !e.split[n.attribute("w:id")] {
			names = append(names, n.attribute("w:name"))
		}
		return true
	})
	for id, home := range e.lists {
		if home == block {
			anew = append(anew, id)
		}
	}
	slices.Sort(anew)
	return names, anew
}

// link writes an element that leads to an address with tags. Without an
// address a link is no more than its words, and other elements go.
func (e *emitter) link(n *node) {
	start := n.start
	if e.repeats {
		start = identity.ReplaceAllString(start, "")
	}
	if at := relationID.FindStringIndex(start); at != nil {
		start = start[:at[0]] + start[at[1]:]
	}
	before, after := start[:len(n.name)+1], start[len(n.name)+1:]
	p := piece{kind: link, before: before + ` r:id="`, after: `"` + after, bytes: n.end, leadsTo: n.leadsTo,
		whole: n.name != "w:hyperlink"}
	p.kids = e.apart(func() { e.all(n.kids) })
	e.add(p)
}

var relationID = regexp.MustCompile(` r:id=(?:"[^"]*"|'[^']*')`)

// styledHead is a run up to its words, cut where its style stands. One that
// has a style keeps it.
func styledHead(run *node, head string) (before, after string) {
	properties := run.child("w:rPr")
	if properties.child("w:rStyle") != nil {
		return "", ""
	}
	if properties != nil {
		if before, after, found := strings.Cut(head, properties.start); found {
			return before + properties.start, after
		}
	}
	return head + "<w:rPr>", "</w:rPr>"
}

// whole tells whether a block covers paragraphs and tables of the text
// itself, and no end of a section of pages.
func whole(n *node) bool {
	home := n.parent
	for home != nil && home.block != nil {
		home = home.parent
	}
	if home == nil || home.name != "w:body" {
		return false
	}
	ends := false
	n.walk(func(k *node) bool {
		ends = ends || k.name == "w:sectPr" || k.tag != nil && k.tag.ends != ""
		return !ends
	})
	return !ends
}

// afterLanguage are the properties of runs that stand after their language.
var afterLanguage = []string{"w:eastAsianLayout", "w:specVanish", "w:oMath", "w:rPrChange"}

// runHead is a run up to its words: without a language, since values are in
// the language of the report and not in that of the program in which the
// template was typed, and cut where another language can be set.
func runHead(run *node) (head, before, after string) {
	start := identity.ReplaceAllString(run.start, "")
	properties := run.child("w:rPr")
	if properties == nil || len(properties.kids) == 0 {
		return start, start + "<w:rPr>", "</w:rPr>"
	}
	at := slices.IndexFunc(properties.kids, func(k *node) bool { return slices.Contains(afterLanguage, k.name) })
	if at < 0 {
		at = len(properties.kids)
	}
	var b, a strings.Builder
	b.WriteString(start + properties.start)
	for i, k := range properties.kids {
		switch {
		case k.name == "w:lang":
		case i < at:
			b.WriteString(markup(k))
		default:
			a.WriteString(markup(k))
		}
	}
	a.WriteString(properties.end)
	if len(properties.kids) == 1 && properties.child("w:lang") != nil {
		return start, b.String(), a.String()
	}
	return b.String() + a.String(), b.String(), a.String()
}
