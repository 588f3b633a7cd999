package docx

import (
	"bytes"
	"fmt"
	"maps"

	"selfassess/inputs/office"
	"selfassess/ogp"
	"selfassess/render"
	"selfassess/render/docx/template"
)

// body writes the blocks of a document as the content of w:body, and gathers
// what belongs into other parts: links and charts.
type body struct {
	t         *Template
	d         *render.Document
	xml       bytes.Buffer
	packing   *compressor // takes what is finished of the text
	flowing   bool        // the report's body is being written, piece by piece
	counting  bool        // lines are counted in what is written now
	pictures  pictures
	anchors   map[string]string // id of a section, table or chart → bookmark
	taken     map[string]bool   // bookmarks in lower case, as Word compares them
	numbers   template.Numbers  // the next free ones
	words     bytes.Buffer      // of the section that is being written
	collected int               // as far as words are those of xml
	sums      []passageSum      // what the sections say, for reading a copy back
	items     []string          // tags of sections in blocks of the template, and what these say
	itemText  map[string]*bytes.Buffer
	links     map[string]string // address → relationship
	rels      bytes.Buffer
	relCount  int
	relStem   string
	charts    []chartFile
	name      string         // the heading above
	numbered  map[string]int // captions with a number of Word's, by its kind
	table     bool           // the last thing written is a table, which needs a paragraph after it
	held      bool           // what is written stays on the page of what follows
	lists     *lists
	ground    string // properties of paragraphs in a box, or ""
	tight     bool   // the last thing written has no space after it of its own
}

func newBody(t *Template, d *render.Document) *body {
	b := &body{t: t, d: d, anchors: map[string]string{}, numbered: map[string]int{}, taken: maps.Clone(t.names),
		numbers: t.numbers, links: map[string]string{}, itemText: map[string]*bytes.Buffer{}, relStem: "report",
		pictures: newPictures(), lists: newLists(t)}
	for bytes.Contains(t.parts[office.RelationsPart(t.document)], []byte(`"`+b.relStem)) {
		b.relStem += "x"
	}
	return b
}

// nameAll gives their names to the places that links lead to, the contents
// before the body too.
func (b *body) nameAll() error {
	for _, s := range b.d.Sections {
		if err := b.nameAnchors(s); err != nil {
			return err
		}
	}
	return nil
}

func (b *body) write() error {
	for _, s := range b.d.Sections {
		if err := b.section(s, 1); err != nil {
			return err
		}
	}
	if b.table {
		b.empty()
	}
	return nil
}

// empty writes the paragraph that Word needs between two tables.
func (b *body) empty() {
	b.open(b.t.style(typeParagraph, styleSeparator), "")
	b.close()
}

func (b *body) section(s *render.Section, depth int) error {
	b.openControl(s)
	b.words.Reset()
	b.collected = b.xml.Len()
	b.heading(s, depth)
	head := headOf(s)
	for i, block := range s.Blocks {
		b.held = i < head
		if err := b.block(block, depth); err != nil {
			return fmt.Errorf("section %q: %w", s.Title().String(), err)
		}
	}
	b.fingerprint(s)
	for _, child := range s.Sections {
		if err := b.section(child, depth+1); err != nil {
			return err
		}
	}
	b.closeControl(s)
	b.flushBody()
	return nil
}

// flushBody gives what was written of the report's body to the compressor, if
// it is much.
func (b *body) flushBody() {
	if !b.flowing || b.xml.Len() < chunk {
		return
	}
	b.collect()
	b.packing.flush(&b.xml)
	b.collected = 0
}

// heading writes the heading of a section, in the built-in heading style of
// its depth. It is the whole title in one piece, "Commitment 4: …", so that
// Word's navigation, its contents and screen readers say just that.
func (b *body) heading(s *render.Section, depth int) {
	b.closeTable()
	b.name = s.Heading.String()
	above := ""
	switch {
	case s.Kind == render.Summary || s.Kind == render.Chapter:
		above = `<w:pageBreakBefore/><w:spacing w:before="0"/>`
	case depth == 1: // a chapter that follows on the page of another
		above = `<w:spacing w:before="480"/>`
	}
	b.open(b.t.heading(depth, s.Contents), above)
	end := b.bookmark(s.ID)
	style := ""
	if s.Kind == render.CommitmentRecord {
		style = charCommitment
	}
	b.line(style, s.Title())
	b.xml.WriteString(end)
	b.close()
}

func (b *body) block(block render.Block, depth int) error {
	switch block := block.(type) {
	case render.Paragraph:
		return b.textBlock(paragraphStyle(block.Style), block.Spans)
	case render.List:
		for _, item := range block.Items {
			if err := b.textBlock(styleList, item); err != nil {
				return err
			}
		}
	case render.Label:
		b.closeTable()
		b.name = block.Text.String()
		b.open(b.t.heading(depth+1, false), "")
		b.line(charField, block.Text)
		b.close()
	case render.Facts:
		return b.facts(block)
	case render.LevelBoxes:
		b.levelBoxes(block)
	case render.Box:
		return b.box(block, depth)
	case render.KeyFigures:
		b.keyFigures(block)
	case render.Table:
		return b.dataTable(block)
	case render.Chart:
		return b.chart(block)
	default:
		return fmt.Errorf("cannot write a %T in Word", block)
	}
	return nil
}

func paragraphStyle(s render.ParagraphStyle) string {
	switch s {
	case render.Opening:
		return styleLead
	case render.Small:
		return styleSmall
	case render.Missing:
		return styleMissing
	case render.Item:
		return styleList
	}
	return styleBody
}

// gap stands before text that follows a table or facts, which have no space
// after them of their own.
const gap = `<w:spacing w:before="120"/>`

// textBlock writes a paragraph; one without text is nothing.
func (b *body) textBlock(style string, spans []render.Span) error {
	if len(spans) == 0 {
		return nil
	}
	extra := b.keeping(b.held) + b.ground
	if b.tight {
		extra += gap
	}
	b.closeTable()
	return b.paragraph(style, extra, spans)
}

// facts writes label and value in two columns by a tab, held on one page.
func (b *body) facts(f render.Facts) error {
	b.closeTable()
	for i, item := range f.Items {
		keep := b.keeping(b.held || i < len(f.Items)-1)
		b.open(b.t.style(typeParagraph, styleFact), keep+b.ground)
		b.run(charMuted, item.Label)
		b.xml.WriteString(`<w:r><w:tab/></w:r>`)
		if err := b.spans(item.Value, ""); err != nil {
			return err
		}
		b.close()
	}
	b.tight = true
	return nil
}

// closeTable notes that something other than a table begins.
func (b *body) closeTable() { b.table, b.tight = false, false }

// openTable notes that a table begins: two tables without a paragraph between
// them would become one.
func (b *body) openTable() {
	if b.table {
		b.empty()
	}
	b.table, b.tight = true, true
}

func (b *body) paragraph(style, extra string, spans []render.Span) error {
	b.openFor(spans, b.t.style(typeParagraph, style), extra, false)
	defer b.close()
	return b.spans(spans, "")
}

// open begins a paragraph. extra are further properties, in the schema's order.
func (b *body) open(style, extra string) {
	b.xml.WriteString(`<w:p><w:pPr>`)
	if style != "" { // a template without the body may lack it
		b.xml.WriteString(`<w:pStyle w:val="` + style + `"/>`)
	}
	b.xml.WriteString(extra)
	b.xml.WriteString(`</w:pPr>`)
}

func (b *body) close() { b.xml.WriteString(`</w:p>`) }

// attach adds the parts that the body needs and its relationships to them.
func (b *body) attach(out parts) error {
	for _, c := range b.charts {
		if err := b.attachChart(out, c); err != nil {
			return err
		}
	}
	if b.rels.Len() > 0 {
		out.addRelations(b.t.document, b.rels.Bytes())
	}
	return b.attachFacts(out)
}

// disc is the symbol of a level: it fills as the level rises.
func disc(l ogp.Level) string {
	switch l {
	case ogp.Completed:
		return "●"
	case ogp.Substantial:
		return "◕"
	case ogp.Limited:
		return "◔"
	case ogp.NotStarted:
		return "○"
	}
	return "?"
}
