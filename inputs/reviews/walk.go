package reviews

import (
	"slices"
	"strings"

	"selfassess/inputs/office"
	"selfassess/ogp"
)

// Read reads the remarks and the passages of the document. sections are those
// of the report as it was written; without them, those that the document says
// it has are taken.
func (f *File) Read(sections []Section) (c *Copy, err error) {
	defer recovered(&err)
	known := map[string]bool{}
	for _, s := range sections {
		known[s.Tag] = true
	}
	if sections == nil && f.Facts != nil {
		for tag := range f.Facts.Sums {
			known[tag] = true
		}
	}
	w := newWalker(known, &f.budget)
	w.out.editor = f.Editor
	if f.Facts != nil {
		w.out.template = f.Facts.Template
	}
	if err := f.walk(f.main, w.visit); err != nil {
		return nil, err
	}
	w.out.findSections(sections)
	if err := f.readNotes(w); err != nil {
		return nil, err
	}
	if err := f.readEdges(w); err != nil {
		return nil, err
	}
	if w.changesDone(); f.failed != nil {
		return nil, refused(f.failed)
	}
	comments, err := f.comments()
	if err != nil {
		return nil, err
	}
	if w.place(comments); f.failed != nil {
		return nil, refused(f.failed)
	}
	w.out.number()
	return w.out, refused(f.parts.Rest())
}

// readNotes reads footnotes and endnotes, which belong where their mark is.
func (f *File) readNotes(w *walker) error {
	for _, kind := range []string{"footnotes", "endnotes"} {
		w.aside, w.noteKind = true, strings.TrimSuffix(kind, "s")
		for _, name := range f.related(kind) {
			if err := f.walk(name, w.visit); err != nil {
				return err
			}
			w.part()
		}
	}
	return nil
}

// readEdges reads headers and footers, which belong to no section.
func (f *File) readEdges(w *walker) error {
	w.aside, w.noteKind, w.noteTag = true, "", ""
	for _, kind := range []string{"header", "footer"} {
		for _, name := range f.related(kind) {
			if err := f.walk(name, w.visit); err != nil {
				return err
			}
			w.part()
		}
	}
	return nil
}

// walker walks through the text once and takes note of everything.
type walker struct {
	*budget
	out   *Copy
	known map[string]bool

	skip     int      // depth within an element that is passed over
	controls []string // of each open content control, the section in it: its own, or that around it
	props    []string // open properties of a paragraph, run, row …
	links    []bool   // open links: whether they, or those around them, lead into the document
	text     bool     // within an element whose text counts

	paras   []*paragraph // open ones, innermost last
	rows    []*row
	changes []change // open ones
	moves   map[string]string

	shown, all strings.Builder // the text with changes accepted, and with both
	last       *Remark         // the tracked change that the next may continue
	gap        bool            // something stands between
	ranges     map[string]*span
	order      []string       // ids of comments, as they begin
	notes      map[string]int // "footnote 2" → passage of its mark
	aside      bool           // not in the text itself
	noteKind   string
	noteTag    string
}

type paragraph struct {
	index int
	text  strings.Builder
	mark  *change // of the paragraph's end
}

type row struct {
	remarks, from int // what was there when it began
	change        *change
}

// change is an open tracked change.
type change struct {
	inserted, deleted int // places of the innermost open changes of a kind, this one included, or -1
	kind              Kind
	author, time      string
	date              ogp.Date
	move              string
}

// span is the passage of a comment, as places in the two texts.
type span struct {
	passage          int
	shown, all       int
	shownEnd, allEnd int
	tag              string
	aside, ended     bool
}

func newWalker(known map[string]bool, b *budget) *walker {
	return &walker{budget: b, out: &Copy{Tags: map[string]bool{}}, known: known, moves: map[string]string{},
		ranges: map[string]*span{}, notes: map[string]int{}}
}

// part ends a part: nothing open in it goes on in the next.
func (w *walker) part() {
	w.skip, w.props, w.links, w.text, w.noteTag = 0, nil, nil, false, ""
	w.controls, w.paras, w.rows, w.changes, w.last = nil, nil, nil, nil, nil
}

func (w *walker) visit(n *office.Scanner) error {
	switch {
	case n.Start():
		w.start(n, n.Name())
	case n.End():
		w.end(n.Name())
	case w.text && w.skip == 0 && w.keep(len(n.Raw())):
		w.add(n.Text())
	}
	return nil
}

// properties are elements that hold no text.
var properties = []string{"pPr", "rPr", "trPr", "tcPr", "tblPr", "tblPrEx", "sectPr", "sdtPr", "tblGrid"}

func (w *walker) start(n *office.Scanner, name string) {
	switch {
	case w.skip > 0:
		w.skip++
	case strings.HasSuffix(name, "Change"):
		w.out.Formats++
		w.skip = 1
	case name == "Fallback": // the same once more, for programs of earlier years
		w.skip = 1
	case slices.Contains(properties, name):
		w.props = append(w.props, name)
	case len(w.props) > 0:
		w.property(n, name)
	default:
		w.element(n, name)
	}
}

// property reads an element among properties.
func (w *walker) property(n *office.Scanner, name string) {
	switch name {
	case "tag":
		if tag := n.Attr("val"); w.props[len(w.props)-1] == "sdtPr" && w.known[tag] && len(w.controls) > 0 {
			w.controls[len(w.controls)-1] = tag
			w.out.Tags[tag] = true
		}
	case "ins", "moveTo", "del", "moveFrom":
		c := w.changed(n, name)
		switch inner := w.props[len(w.props)-1]; {
		case inner == "trPr" && len(w.rows) > 0:
			w.rows[len(w.rows)-1].change = &c
		case inner == "rPr" && w.props[0] == "pPr" && len(w.paras) > 0:
			w.paras[len(w.paras)-1].mark = &c
		}
	}
}

func (w *walker) element(n *office.Scanner, name string) {
	switch name {
	case "sdt":
		w.controls = append(w.controls, w.section())
	case "p":
		w.openParagraph()
	case "tr":
		w.rows = append(w.rows, &row{remarks: len(w.out.Remarks), from: w.all.Len()})
	case "ins", "del", "moveFrom", "moveTo":
		w.openChange(w.changed(n, name))
	case "moveFromRangeStart", "moveToRangeStart":
		w.moves[strings.TrimSuffix(name, "RangeStart")] = n.Attr("name")
	case "moveFromRangeEnd", "moveToRangeEnd":
		delete(w.moves, strings.TrimSuffix(name, "RangeEnd"))
	case "t", "delText":
		w.text = true
	case "tab", "ptab":
		w.add("\t")
	case "br", "cr":
		w.add("\n")
	case "noBreakHyphen":
		w.add("\u2011")
	case "softHyphen":
		w.add("\u00ad")
	case "hyperlink":
		within := len(w.links) > 0 && w.links[len(w.links)-1]
		w.links = append(w.links, within || n.Attr("anchor") != "")
	case "bookmarkStart":
		w.bookmark(n.Attr("name"))
	case "footnoteReference", "endnoteReference":
		if w.keep(sizeOfEntry) {
			w.notes[strings.TrimSuffix(name, "Reference")+" "+n.Attr("id")] = w.at()
		}
	case "footnote", "endnote":
		w.openNote(name, n.Attr("id"))
	default:
		w.comment(n, name)
	}
}

// comment takes note of where the passage of a comment begins and ends.
func (w *walker) comment(n *office.Scanner, name string) {
	id := n.Attr("id")
	switch name {
	case "commentRangeStart":
		w.begin(id)
	case "commentRangeEnd":
		if s := w.ranges[id]; s != nil && !s.ended {
			s.shownEnd, s.allEnd, s.ended = w.shown.Len(), w.all.Len(), true
		}
	case "commentReference":
		s := w.ranges[id]
		if s == nil {
			s = w.begin(id)
		}
		if !s.ended {
			s.shownEnd, s.allEnd, s.ended = w.shown.Len(), w.all.Len(), true
		}
	}
}

func (w *walker) begin(id string) *span {
	if s := w.ranges[id]; s != nil {
		return s
	}
	w.keep(len(id) + 3*sizeOfEntry)
	s := &span{passage: w.at(), shown: w.shown.Len(), all: w.all.Len(), tag: w.noteTag, aside: w.aside}
	w.ranges[id] = s
	w.order = append(w.order, id)
	return s
}

// at is the passage that is open, or else the next one.
func (w *walker) at() int {
	if len(w.paras) > 0 {
		return w.paras[len(w.paras)-1].index
	}
	return len(w.out.Passages)
}

func (w *walker) changed(n *office.Scanner, name string) change {
	c := change{kind: Insertion, author: person(n.Attr("author"))}
	c.date, c.time = moment(n.Attr("date"))
	if name == "del" || name == "moveFrom" {
		c.kind = Deletion
	}
	if name == "moveFrom" || name == "moveTo" {
		c.move = w.moves[name]
	}
	return c
}

// section is the section that the innermost content control stands in.
func (w *walker) section() string {
	if len(w.controls) == 0 {
		return ""
	}
	return w.controls[len(w.controls)-1]
}

// openChange begins a tracked change, maybe within others.
func (w *walker) openChange(c change) {
	c.inserted, c.deleted = -1, -1
	n := len(w.changes)
	if n > 0 {
		c.inserted, c.deleted = w.changes[n-1].inserted, w.changes[n-1].deleted
	}
	if c.kind == Insertion {
		c.inserted = n
	} else {
		c.deleted = n
	}
	w.changes = append(w.changes, c)
}

func (w *walker) openParagraph() {
	p := &paragraph{index: -1}
	if !w.keep(sizeOfPassage) {
		return
	}
	if !w.aside {
		p.index = len(w.out.Passages)
		w.out.Passages = append(w.out.Passages, Passage{Tag: w.section()})
	}
	w.paras = append(w.paras, p)
}

func (w *walker) bookmark(name string) {
	if i := w.at(); !w.aside && i < len(w.out.Passages) && w.keep(len(name)+sizeOfEntry) {
		w.out.Passages[i].marks = append(w.out.Passages[i].marks, name)
	}
}

// openNote begins a footnote or an endnote; it stands where its mark is.
func (w *walker) openNote(kind, id string) {
	w.noteTag = ""
	if i, ok := w.notes[kind+" "+id]; ok && i < len(w.out.Passages) {
		w.noteTag = w.out.Passages[i].Tag
	}
}

func (w *walker) end(name string) {
	if w.skip > 0 {
		w.skip--
		return
	}
	if slices.Contains(properties, name) {
		w.props = w.props[:max(0, len(w.props)-1)]
		return
	}
	if len(w.props) > 0 {
		return
	}
	switch name {
	case "t", "delText":
		w.text = false
	case "hyperlink":
		w.links = w.links[:max(0, len(w.links)-1)]
	case "sdt":
		w.controls = w.controls[:max(0, len(w.controls)-1)]
	case "ins", "del", "moveFrom", "moveTo":
		w.changes = w.changes[:max(0, len(w.changes)-1)]
	case "p":
		w.closeParagraph()
	case "tr":
		w.closeRow()
	}
}
