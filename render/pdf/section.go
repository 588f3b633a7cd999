package pdf

import (
	"fmt"
	"strconv"

	"selfassess/render"
	"selfassess/render/pdf/typeset"
)

// section lays out a section and those within it.
func (l *layout) section(s *render.Section, parent *typeset.Elem, above *part) {
	p := &part{section: s, title: s.Title().String(), running: s.Running.String()}
	depth := 1
	if above != nil {
		depth = above.depth + 1
		if p.running == "" {
			p.running = above.running
		}
	}
	if p.running == "" {
		p.running = p.title
	}
	p.depth = depth
	l.parts[s] = p
	l.part = p
	if s.Kind == render.Summary && above == nil && !l.trial {
		l.scale = l.tightness(s)
		defer func() { l.scale = 1 }()
	}
	if s.Kind != render.Plain {
		l.drawPages(opensPage(s))
	}
	e := parent.Add("Sect")
	begins := len(l.boxes)
	l.heading(s, e, p)
	for _, b := range s.Blocks {
		if err := l.block(b, e, p); err != nil && l.err == nil {
			l.err = fmt.Errorf("section %q: %w", s.ID, err)
		}
		if _, ok := b.(render.Box); ok && s.Kind == render.CommitmentRecord {
			l.holdHead(begins)
		}
	}
	for _, sub := range s.Sections {
		l.section(sub, e, p)
	}
}

// hTag is the tag of a heading; PDF 1.7 has six levels.
func hTag(depth int) string { return "H" + strconv.Itoa(min(depth, 6)) }

func (l *layout) heading(s *render.Section, parent *typeset.Elem, p *part) {
	opens := opensPage(s)
	st := [...]style{title, heading, third}[min(p.depth, 3)-1]
	text := s.Title()
	if p.depth > 3 {
		st = fourth
	}
	switch {
	case opens:
		st = title
	case s.Kind == render.CommitmentRecord:
		st = record
	}
	st = l.scaled(st)
	if s.Eyebrow != "" {
		text = s.Heading
	}
	e := parent.Add(hTag(p.depth))
	p.e = e
	from := len(l.boxes)
	if s.Eyebrow != "" {
		l.lines(l.short(eyebrow, s.Eyebrow+" "), eyebrow, e, 0)
	}
	if s.Eyebrow != "" && tongue(text) != "" {
		e.Lang = l.d.Lang // of what stands above
	}
	par := l.f.Short(l.spans(text, st)...)
	l.lineBoxes(par.Balance(l.width), par.Spans(), st, e, 0)
	boxes := l.boxes[from:]
	for _, b := range boxes {
		b.keep = true
	}
	boxes[0].newPage = opens
	boxes[0].before = max(st.before, map[bool]float64{true: 26}[p.depth == 1])
	switch {
	case s.Kind == render.CommitmentRecord:
		boxes[0].room = recordRoom
		l.ruleAbove(boxes[0])
	case p.depth == 1 && !opens:
		boxes[0].room = chapterRoom
	}
	l.gap(st.after)
	l.mark(boxes[0], s, p)
}

// opensPage tells whether a section starts a page.
func opensPage(s *render.Section) bool { return s.Kind == render.Summary || s.Kind == render.Chapter }

// chapterRoom is what must be left on a page for a chapter to follow on it.
const chapterRoom = 160

// recordRoom is what the record of a commitment needs to begin on a page.
const recordRoom = 130

// holdHead keeps the head of a record on one page, from its heading to the box
// that was just laid out, unless a long text among them would leave much of the
// page before it empty.
func (l *layout) holdHead(from int) {
	const most = 0.6 // of a page
	height := 0.0
	for _, b := range l.boxes[from:] {
		height += b.before + b.need()
	}
	if height > most*(l.bottom-top) {
		return
	}
	l.boxes[from].room = 0
	for _, b := range l.boxes[from : len(l.boxes)-1] {
		b.keep, b.firm = true, true
	}
}

// ruleAbove sets a record apart from the one above it.
func (l *layout) ruleAbove(b *box) {
	draw := b.draw
	b.draw = func(pg *typeset.Page, y float64) {
		if y > top+1 {
			pg.Decorate(func() { pg.Rule(left, y-9, l.width, 1.2, l.tone(brand)) })
		}
		draw(pg, y)
	}
}

// mark makes the box the place of its section: for links and bookmarks.
func (l *layout) mark(b *box, s *render.Section, p *part) {
	draw := b.draw
	b.draw = func(pg *typeset.Page, y float64) {
		l.f.Place(l.places[s.ID], p.e, pg, y)
		if s.Contents {
			l.f.Bookmark(p.depth, p.title, p.e, pg, y)
		}
		draw(pg, y)
	}
}

// block lays out one block.
func (l *layout) block(b render.Block, e *typeset.Elem, p *part) error {
	switch b := b.(type) {
	case render.Paragraph:
		l.paragraph(b, e)
	case render.List:
		l.list(b, e)
	case render.Label:
		l.label(b, e, p)
	case render.Facts:
		l.facts(b, e)
	case render.LevelBoxes:
		l.levelBoxes(b, e)
	case render.Box:
		return l.box(b, e, p)
	case render.KeyFigures:
		l.keyFigures(b, e)
	case render.Table:
		l.table(b, e)
	case render.Chart:
		l.chart(b, e)
	default:
		return fmt.Errorf("a block of type %T cannot be drawn", b)
	}
	return nil
}
