package pdf

import (
	"strings"

	"selfassess/render"
	"selfassess/render/pdf/typeset"
	"selfassess/templates/numbers"
)

// box is the least thing that is placed on a page: a line, a table row, a
// chart. Heights are in points.
type box struct {
	before, height float64
	least          float64 // what must fit to begin it; 0 means all of it
	keep           bool    // no page may end behind it
	firm           bool    // not even where a page cannot hold all that is to be kept together
	newPage        bool
	room           float64 // begins a page unless the one before has this much left
	late           bool    // drawn when all page numbers are known
	baseline       float64 // of a line of text that reviewers can count, from its top; 0 for all else
	part           *part
	ground         int  // number of what it stands on with others; 0 for the paper
	head           *box // table head, drawn again when the box begins a page
	draw           func(p *typeset.Page, y float64)
	// split cuts a box that is taller than a page: the first part is at most
	// avail points high. rest is nil when nothing is left.
	split func(avail float64) (first, rest *box)
}

func (b *box) need() float64 {
	if b.least > 0 {
		return b.least
	}
	return b.height
}

// part is a section as it is set.
type part struct {
	section *render.Section
	title   string
	running string
	depth   int           // in the contents, 0 the outermost
	page    string        // its number
	e       *typeset.Elem // of the heading
}

// layout collects the boxes of a document and places them.
type layout struct {
	sheet
	appearance
	f        *typeset.File
	d        *render.Document
	numbers  numbers.Style
	boxes    []*box
	part     *part
	parts    map[*render.Section]*part
	places   map[string]string // names of what can be linked to, by id
	titles   map[string]string // and what it is called
	named    map[string]bool   // the names given
	pages    []page
	numbered int     // pages that have their sheet
	front    int     // pages before the body, the cover among them
	wait     bool    // pages are drawn when all are laid out
	y        float64 // where the next box stands
	fresh    bool    // the page is empty
	space    float64 // wanted before the next box
	inset    float64 // of text on a ground, at either side
	grounded int     // grounds so far
	scale    float64 // of text: 1, or less in a summary that would just not fit on its page
	trial    bool    // a layout that is only measured
	err      error

	counts []typeset.Line // numbers of lines, as they are drawn in the margin
}

// page is what stands on one page.
type page struct {
	part   *part
	number string
	items  []item
	sheet  *typeset.Page
}

type item struct {
	b        *box
	y        float64
	repeated bool // a table head that was drawn before
}

func newLayout(f *typeset.File, d *render.Document, a appearance) *layout {
	l := &layout{sheet: sheetOf(d.Meta.Paper), appearance: a, f: f, d: d, scale: 1, y: top, fresh: true, front: 1,
		numbers: numbers.Of(d.Lang),
		parts:   map[*render.Section]*part{}, places: map[string]string{}, titles: map[string]string{}, named: map[string]bool{}}
	l.collect(d.Sections)
	return l
}

func (l *layout) add(b *box) *box {
	b.part = l.part
	b.before = max(b.before, l.space)
	l.space = 0
	l.boxes = append(l.boxes, b)
	return b
}

// gap asks for space before the next box. At a page's top it is lost.
func (l *layout) gap(h float64) { l.space = max(l.space, h*l.tight()) }

// scaled is a style as it is set in a section that is set tighter.
func (l *layout) scaled(s style) style {
	s.size, s.leading = s.size*l.scale, s.leading*l.scale
	s.before, s.after = s.before*l.tight(), s.after*l.tight()
	return s
}

// tight is how far space shrinks: three times as much as text.
func (l *layout) tight() float64 { return 1 - 3*(1-l.scale) }

// tightness is the scale at which a summary stands on one page: it is read
// as a page. A summary too long for that is set like all else.
func (l *layout) tightness(s *render.Section) float64 {
	for _, scale := range []float64{1, 0.97, 0.94, 0.91, 0.88} {
		trial := newLayout(l.f, &render.Document{Lang: l.d.Lang, Meta: render.Meta{Paper: l.d.Meta.Paper}, Sections: []*render.Section{s}}, l.appearance)
		trial.scale, trial.trial = scale, true
		trial.section(s, &typeset.Elem{}, nil)
		trial.paginate()
		if len(trial.pages) <= 1 {
			return scale
		}
	}
	return 1
}

// paginate gives every box collected so far a page and a height.
func (l *layout) paginate() {
	begin := func(b *box) {
		l.pages = append(l.pages, page{part: b.part})
		l.y, l.fresh = top, true
	}
	held := 0 // boxes before it stand on the page of the one before them
	for i := 0; i < len(l.boxes); i++ {
		b := l.boxes[i]
		if i >= held {
			height := 0.0
			height, held = l.chain(i)
			if len(l.pages) == 0 || b.newPage && !l.fresh || !l.fresh && l.y+height > l.bottom+0.01 {
				begin(b)
			}
		}
		for b != nil {
			p := &l.pages[len(l.pages)-1]
			if l.fresh && b.head != nil {
				p.items = append(p.items, item{b.head, l.y, true})
				l.y += b.head.height
			}
			if !l.fresh {
				l.y += b.before
			}
			var rest *box
			if b.split != nil && l.y+b.height > l.bottom {
				b, rest = b.split(l.bottom - l.y)
			}
			p.items = append(p.items, item{b: b, y: l.y})
			l.y += b.height
			l.fresh = false
			if b = rest; b != nil {
				begin(b)
				held = i + 1 // what was to follow the whole has less room
			}
		}
	}
	l.boxes = nil
}

// closeUp takes space from between the boxes collected so far if that saves a
// last page of a few lines.
func (l *layout) closeUp() {
	const few = 120 // points
	pages, height := l.measure(l.boxes)
	if pages < 2 || height > few {
		return
	}
	for _, k := range []float64{0.94, 0.88, 0.82, 0.76, 0.7} {
		closer := make([]*box, len(l.boxes))
		for i, b := range l.boxes {
			c := *b
			c.before *= k
			closer[i] = &c
		}
		if n, _ := l.measure(closer); n < pages {
			l.boxes = closer
			return
		}
	}
}

// measure returns how many pages boxes would reach, and how much of the last.
func (l *layout) measure(boxes []*box) (pages int, height float64) {
	trial := layout{sheet: l.sheet, boxes: boxes, y: l.y, fresh: l.fresh}
	if len(l.pages) > 0 {
		trial.pages = []page{{}} // the one that was begun
	}
	trial.paginate()
	return len(trial.pages), trial.y - top
}

// kept is the height of what must stand on the page of the next box.
func (l *layout) kept() (height float64) {
	for i := len(l.boxes) - 1; i >= 0 && l.boxes[i].keep; i-- {
		height += l.boxes[i].before + l.boxes[i].need()
	}
	return height
}

// chain is the height of a box and of those that must follow it at once, as
// far as one page has room for them. It also returns the box behind them.
func (l *layout) chain(from int) (height float64, end int) {
	room := 0.0 // wanted by a box among them
	defer func() { height = max(height, min(room, l.bottom-top)) }()
	avail := l.bottom - top
	if head := l.boxes[from].head; head != nil {
		avail -= head.height
	}
	for end = from; end < len(l.boxes); end++ {
		b := l.boxes[end]
		more := b.before + b.need()
		if end > from && (height+more > avail || b.newPage) {
			break
		}
		room = max(room, height+b.room)
		if height += more; !b.keep {
			return height, end + 1
		}
	}
	if end < len(l.boxes) {
		for last, h := end, height; last > from; last-- {
			b := l.boxes[last-1]
			if !b.firm {
				return h, last
			}
			h -= b.before + b.need()
		}
	}
	return height, end
}

// drawPages draws what was laid out, up to a section that opens a page or goes
// on on the last one, and lets it go: a long report is never held as a whole.
func (l *layout) drawPages(opens bool) {
	if n := len(l.boxes); l.trial || n == 0 || l.boxes[n-1].keep {
		return
	}
	if opens {
		l.closeUp()
	}
	l.paginate()
	full := len(l.pages)
	if !opens {
		full-- // more is to come on the last page
	}
	for i := l.numbered; i < full; i++ {
		pg := &l.pages[i]
		pg.sheet, pg.number = l.f.NewPage(), l.number(i)
		pg.sheet.Label = l.called(pg)
		late, other := false, false
		for _, it := range pg.items {
			if p := it.b.part; p != nil && p.page == "" {
				p.page = pg.number
			}
			late, other = late || it.b.late, other || !it.b.late
		}
		// What goes on from a page that must wait waits too, so that elements
		// get their content in reading order.
		l.wait = l.wait || late && other
		if !late && !l.wait {
			l.draw(pg)
		}
	}
	l.numbered = max(l.numbered, full)
}

// finish draws what could not be drawn before: the contents, and the margins
// with the number of pages.
func (l *layout) finish() {
	if n := len(l.boxes); n > 0 {
		l.boxes[n-1].keep = false // nothing follows
	}
	l.drawPages(true)
	for i := range l.pages {
		l.draw(&l.pages[i])
	}
	l.f.Front = l.front
	for i := range l.pages {
		pg := &l.pages[i]
		pg.sheet.Behind(func() { l.margins(pg.sheet, pg.part, l.foot(pg)) })
	}
}

// draw draws a page once and lets its boxes go.
func (l *layout) draw(pg *page) {
	l.grounds(pg)
	for _, it := range pg.items {
		if it.repeated {
			pg.sheet.Artifact(typeset.Repeated, func() { it.b.draw(pg.sheet, it.y) })
			continue
		}
		it.b.draw(pg.sheet, it.y)
	}
	if l.d.Meta.LineNumbers {
		l.numberLines(pg)
	}
	pg.items = nil
	pg.sheet.Finish()
}

// margins draws the word DRAFT, the running head and the foot.
func (l *layout) margins(p *typeset.Page, at *part, foot string) {
	l.stamp(p, pale)
	running := l.d.Labels.Contents
	if at != nil {
		running = at.running
	}
	half := l.width/2 - 10
	p.Artifact(typeset.Header, func() {
		used := l.fitted(p, margins, l.d.Meta.Running.String(), left, 11*mm+7, half, false)
		l.fitted(p, margins, running, l.right, 11*mm+7, l.width-used-20, true)
		p.Rule(left, 11*mm+14, l.width, 0.5, l.tone(rules))
	})
	p.Artifact(typeset.Footer, func() {
		l.fitted(p, margins, l.d.Meta.Country.String(), left, l.down-12*mm, half, false)
		l.fitted(p, margins, foot, l.right, l.down-12*mm, half, true)
	})
}

// fitted draws one line of text; what does not fit is cut and ends in "…". It
// returns the width that was used.
func (l *layout) fitted(p *typeset.Page, s style, text string, x, y, avail float64, toLeft bool) float64 {
	if text == "" {
		return 0
	}
	const most = 500 // characters: no line holds more, and this is done for every page
	all := []rune(text)
	lines := l.short(s, string(all[:min(len(all), most)])).Break(avail - 10)
	line := lines[0]
	if len(lines) > 1 || len(all) > most {
		cut := all[:lines[0].Len()]
		line = l.short(s, strings.TrimRight(string(cut), " ")+"…").Break(avail)[0]
	}
	if toLeft {
		x -= line.Width
	}
	p.Line(line, x, y, nil)
	return line.Width
}

// stamp draws the word of a draft across the page, below all text.
func (l *layout) stamp(p *typeset.Page, c tone) {
	word := l.d.Meta.Draft
	if word == "" {
		return
	}
	s := style{size: 100, color: c, bold: true}
	natural := l.f.Paragraph(l.span(s, word)).Natural()
	if avail := 170 * mm; natural > avail {
		s.size *= avail / natural
	}
	line := l.f.Paragraph(l.span(s, word)).Break(10 * l.width)[0]
	p.Artifact(typeset.Watermark, func() {
		p.Turned(l.across/2, l.down/2, 32, func() {
			p.Line(line, -line.Width/2, s.size*0.36, nil)
		})
	})
}
