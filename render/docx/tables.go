package docx

import (
	"strconv"
	"strings"

	"selfassess/ogp"
	"selfassess/render"
	"selfassess/render/docx/wordxml"
)

// grid is what a w:tbl begins with.
type grid struct {
	style       string
	widths      []int  // of columns, in twentieths of a point
	look        string // which rows and columns of the style are special
	caption     string // name of the table for screen readers
	description string // what else they say of it, or ""
}

func (b *body) tableStart(g grid) {
	b.openTable()
	b.xml.WriteString(`<w:tbl><w:tblPr><w:tblStyle w:val="` + b.t.style(typeTable, g.style) + `"/><w:tblW w:w="` +
		strconv.Itoa(sum(g.widths)) + `" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook ` + g.look + `/>`)
	if g.caption != "" {
		b.xml.WriteString(`<w:tblCaption w:val="` + wordxml.Attribute(g.caption) + `"/>`)
	}
	if g.description != "" {
		b.xml.WriteString(`<w:tblDescription w:val="` + wordxml.Attribute(g.description) + `"/>`)
	}
	b.xml.WriteString(`</w:tblPr><w:tblGrid>`)
	for _, w := range g.widths {
		b.xml.WriteString(`<w:gridCol w:w="` + strconv.Itoa(w) + `"/>`)
	}
	b.xml.WriteString(`</w:tblGrid>`)
}

func (b *body) tableEnd() { b.xml.WriteString(`</w:tbl>`) }

const (
	rowStart    = `<w:tr><w:trPr><w:cantSplit/></w:trPr>`
	tallStart   = `<w:tr>`
	headerStart = `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>`
	rowEnd      = `</w:tr>`
)

// cellStart opens a cell; properties come in the schema's order after tcW.
func (b *body) cellStart(width int, properties string) {
	b.xml.WriteString(`<w:tc><w:tcPr><w:tcW w:w="`)
	b.xml.WriteString(strconv.Itoa(width))
	b.xml.WriteString(`" w:type="dxa"/>`)
	b.xml.WriteString(properties)
	b.xml.WriteString(`</w:tcPr>`)
}

func (b *body) cellEnd() { b.xml.WriteString(`</w:tc>`) }

// tableLook names the special rows and columns of a table, which screen
// readers know headers by.
func tableLook(lastRow, firstColumn bool) string {
	value := 0x0020 | 0x0400 | 0x0200
	if lastRow {
		value |= 0x0040
	}
	if firstColumn {
		value |= 0x0080
	}
	hex := strings.ToUpper(strconv.FormatInt(int64(value), 16))
	return `w:val="` + strings.Repeat("0", 4-len(hex)) + hex + `" w:firstRow="1" w:lastRow="` + bit(lastRow) +
		`" w:firstColumn="` + bit(firstColumn) + `" w:lastColumn="0" w:noHBand="1" w:noVBand="1"`
}

func bit(b bool) string {
	if b {
		return "1"
	}
	return "0"
}

// dataTable writes a table with its caption above and its note below.
func (b *body) dataTable(t render.Table) error {
	b.caption(t.ID, t.Label, t.Caption)
	if len(t.Columns) > 0 {
		if err := b.tableRows(t); err != nil {
			return err
		}
	}
	if len(t.Note) > 0 {
		b.closeTable()
		return b.paragraph(styleNote, "", t.Note)
	}
	return nil
}

func (b *body) tableRows(t render.Table) error {
	widths := columnWidths(t, b.t.page.width)
	lastTotal := len(t.Rows) > 0 && t.Rows[len(t.Rows)-1].Total
	b.tableStart(grid{style: tableReport, widths: widths, look: tableLook(lastTotal, t.RowHeads > 0),
		caption: label(t.Label, t.Caption)})
	b.xml.WriteString(headerStart)
	for i, c := range t.Columns {
		b.cellStart(widths[i], set(t.Columns, i))
		b.open(b.t.style(typeParagraph, cellStyle(c)), `<w:keepNext/>`)
		end := b.titles(t, i)
		b.run("", c.Head)
		b.xml.WriteString(end)
		b.close()
		b.cellEnd()
	}
	b.xml.WriteString(rowEnd)
	together := short(t.Rows, widths, b.t.page.height)
	for i, r := range t.Rows {
		last := i == len(t.Rows)-1
		if err := b.tableRow(t, r, widths, last && len(t.Note) > 0 ||
			!last && (together || i == 0 && low(r, widths))); err != nil {
			return err
		}
		b.flushBody()
	}
	b.tableEnd()
	return nil
}

// titles marks the cells that say where the titles of columns and rows stand,
// by the names of bookmarks that JAWS and NVDA look for in Word files: the
// header row alone, which Word knows, leaves it open which column names a row.
func (b *body) titles(t render.Table, column int) (end string) {
	switch {
	case column == 0 && t.RowHeads == 1:
		return b.namedBookmark("Title_", t.ID)
	case column == 0:
		return b.namedBookmark("ColumnTitle_", t.ID)
	case column == t.RowHeads-1:
		return b.namedBookmark("RowTitle_", t.ID)
	}
	return ""
}

// set sets words apart from the figures in the column before, which stand at
// its right.
func set(columns []render.Column, i int) string {
	if !follows(columns, i) {
		return ""
	}
	return `<w:tcMar><w:left w:w="` + strconv.Itoa(leftMargin+apart) + `" w:type="dxa"/></w:tcMar>`
}

// tableRow writes a row. held keeps it on the page of what follows.
func (b *body) tableRow(t render.Table, r render.Row, widths []int, held bool) error {
	strong := ""
	if r.Total {
		strong = charStrong
	}
	keep := ""
	if held {
		keep = `<w:keepNext/>`
	}
	if tall(r, widths, b.t.page.height) {
		b.xml.WriteString(tallStart)
	} else {
		b.xml.WriteString(rowStart)
	}
	for i, c := range t.Columns {
		noWrap := ""
		if c.Fixed {
			noWrap = `<w:noWrap/>`
		}
		b.cellStart(widths[i], noWrap+set(t.Columns, i))
		cell := render.Cell{}
		if i < len(r.Cells) {
			cell = r.Cells[i]
		}
		if err := b.cell(cell, b.t.style(typeParagraph, cellStyle(c)), strong, keep); err != nil {
			return err
		}
		b.cellEnd()
	}
	b.xml.WriteString(rowEnd)
	return nil
}

// cell writes the paragraphs of a cell, of which Word wants at least one.
// keep holds it on the page of what follows.
func (b *body) cell(c render.Cell, style, strong, keep string) error {
	paras := c.Paras
	if len(paras) == 0 {
		paras = []render.Paragraph{{}}
	}
	for i, p := range paras {
		b.openFor(p.Spans, style, keep+b.bullet(p), true)
		if i == 0 && c.Level != nil {
			b.run(charLevel, disc(*c.Level))
			b.run("", " ")
		}
		spans := p.Spans
		if p.Style == render.Item && b.t.bullets == "" {
			spans = append([]render.Span{{Text: "• "}}, spans...)
		}
		if p.Style == render.Small || p.Style == render.Missing {
			spans = muted(spans)
		}
		if err := b.spans(spans, strong); err != nil {
			return err
		}
		b.close()
	}
	return nil
}

// bullet makes a paragraph of a cell an item of the list that the style of
// lists has; if the template gives that none, the bullet is typed.
func (b *body) bullet(p render.Paragraph) string {
	if p.Style != render.Item || b.t.bullets == "" {
		return ""
	}
	return `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="` + b.t.bullets + `"/></w:numPr><w:ind w:left="170" w:hanging="170"/>`
}

func muted(spans []render.Span) []render.Span {
	out := make([]render.Span, len(spans))
	for i, s := range spans {
		s.Muted = true
		out[i] = s
	}
	return out
}

func cellStyle(c render.Column) string {
	if c.Right {
		return styleFigureCell
	}
	return styleCell
}

// keyFigures writes the figures side by side, each above what it counts.
func (b *body) keyFigures(k render.KeyFigures) {
	if len(k.Items) == 0 {
		return
	}
	widths := equal(b.t.page.width, len(k.Items))
	words := make([]string, len(k.Items))
	for i, item := range k.Items {
		words[i] = item.Figure + " " + item.Label
	}
	b.tableStart(grid{style: tableKeyFigures, widths: widths, look: tableLook(false, false), caption: b.name,
		description: strings.Join(words, "; ")})
	b.xml.WriteString(headerStart)
	for i, item := range k.Items {
		b.cellStart(widths[i], "")
		b.open(b.t.style(typeParagraph, styleKeyFigure), "")
		b.run("", shown(render.Span{Text: item.Figure, Said: item.Said}))
		b.close()
		b.open(b.t.style(typeParagraph, styleKeyLabel), "")
		b.run("", item.Label)
		b.close()
		b.cellEnd()
	}
	b.xml.WriteString(rowEnd)
	b.tableEnd()
}

// markedShade fills the box of the marked level with the brand colour of the
// theme; the tick and the bold word say the same without colour.
const markedShade = `<w:shd w:val="clear" w:color="auto" w:fill="12466B" w:themeFill="accent1"/>`

// levelBoxes writes the four columns of the completion template.
func (b *body) levelBoxes(l render.LevelBoxes) {
	widths := equal(b.t.page.width, len(l.Names))
	b.tableStart(grid{style: tableBoxes, widths: widths, look: tableLook(false, false), caption: b.name,
		description: b.inWords(l)})
	b.xml.WriteString(headerStart)
	for i, name := range l.Names {
		marked := ogp.Levels[i] == l.Marked
		style, shade := styleBox, ""
		if marked {
			style, shade = styleBoxMarked, markedShade
		}
		b.cellStart(widths[i], shade)
		b.open(b.t.style(typeParagraph, style), b.keeping(b.held))
		if marked {
			b.run(charTick, "✓")
			name = " " + name
		}
		b.run("", name)
		b.close()
		b.cellEnd()
	}
	b.xml.WriteString(rowEnd)
	b.tableEnd()
	if l.State != "" {
		b.closeTable()
		b.open(b.t.style(typeParagraph, styleSmall), b.keeping(b.held)+b.ground+gap)
		b.run(charStrong, l.State)
		b.close()
	}
}

// inWords is what the boxes show, in words.
func (b *body) inWords(l render.LevelBoxes) string {
	for i, name := range l.Names {
		if ogp.Levels[i] == l.Marked {
			return name + " (" + b.d.Labels.Ticked + ")"
		}
	}
	return l.State
}

func equal(width, n int) []int {
	ws := make([]int, n)
	for i := range ws {
		ws[i] = width / n
	}
	return ws
}

func sum(ws []int) (total int) {
	for _, w := range ws {
		total += w
	}
	return total
}
