package compose

import (
	"strings"

	"selfassess/ogp"
	"selfassess/render"
	"selfassess/templates"
)

// translated returns text in the reader's language, and the language if it is
// another one: that of the plan or, where somebody has written in a column for
// a translation alone, the first that there is.
func (w *source) translated(t ogp.Text) (s string, lang string) {
	if s, ok := t[w.lang]; ok {
		return s, ""
	}
	if t.Main() == "" && len(t) > 0 {
		first := t.Langs()[0]
		return t[first], string(first)
	}
	if main := w.plan.Language; main != "" && main != w.lang {
		lang = string(main)
	}
	return t.Main(), lang
}

// in is translated as one span.
func (w *source) in(t ogp.Text) []render.Span {
	s, lang := w.translated(t)
	if s == "" {
		return nil
	}
	return []render.Span{{Text: s, Lang: lang}}
}

// prose turns text into paragraphs and lists: a line starting with "- " or
// "• " is a list item, an empty line ends a paragraph, other line breaks are
// kept. Nothing else is markup.
func (w *source) prose(t ogp.Text) []render.Block {
	s, lang := w.translated(t)
	return marked(proseBlocks(s, lang), w.languageMark(lang), lang)
}

// lineBreak ends a line within a paragraph. The space before it is seen by
// nobody, and keeps words apart where a program that takes the text out of a
// file passes over breaks.
const lineBreak = " \n"

func proseBlocks(s, lang string) []render.Block {
	var blocks []render.Block
	var lines []string
	var items [][]render.Span
	endParagraph := func() {
		if len(lines) > 0 {
			blocks = append(blocks, render.Paragraph{Spans: []render.Span{{Text: strings.Join(lines, lineBreak), Lang: lang}}})
			lines = nil
		}
	}
	endList := func() {
		if len(items) > 0 {
			blocks = append(blocks, render.List{Items: items})
			items = nil
		}
	}
	for line := range strings.Lines(s) {
		line = strings.TrimRight(line, "\r\n\t ")
		switch item, ok := listItem(line); {
		case ok:
			endParagraph()
			items = append(items, []render.Span{{Text: item, Lang: lang}})
		case strings.TrimSpace(line) == "":
			endParagraph()
			endList()
		default:
			endList()
			lines = append(lines, line)
		}
	}
	endParagraph()
	endList()
	return blocks
}

func listItem(line string) (string, bool) {
	line = strings.TrimLeft(line, " \t\u00a0")
	for _, mark := range []string{"- ", "• "} {
		if item, ok := strings.CutPrefix(line, mark); ok && strings.TrimSpace(item) != "" {
			return strings.TrimSpace(item), true
		}
	}
	return "", false
}

// paragraphs turns text into the paragraphs of a table cell, and the items of
// lists in it into items.
func (w *source) paragraphs(t ogp.Text, style render.ParagraphStyle) []render.Paragraph {
	var ps []render.Paragraph
	for _, b := range w.prose(t) {
		switch b := b.(type) {
		case render.Paragraph:
			b.Style = style
			ps = append(ps, b)
		case render.List:
			for _, item := range b.Items {
				ps = append(ps, render.Paragraph{Spans: item, Style: render.Item})
			}
		}
	}
	return ps
}

// outsideCells are the paragraphs of a cell as they stand on a page: items that
// follow each other are a list.
func outsideCells(ps []render.Paragraph) (blocks []render.Block) {
	for i, p := range ps {
		switch {
		case p.Style != render.Item:
			blocks = append(blocks, p)
		case i > 0 && ps[i-1].Style == render.Item:
			l := blocks[len(blocks)-1].(render.List)
			blocks[len(blocks)-1] = render.List{Items: append(l.Items, p.Spans)}
		default:
			blocks = append(blocks, render.List{Items: [][]render.Span{p.Spans}})
		}
	}
	return blocks
}

// section returns the texts of a section of the Narrative sheet, each with its
// author if it names one; a required one without text says so.
func (w *source) section(key ogp.SectionKey) []render.Block {
	var blocks []render.Block
	for i := range w.plan.Narrative {
		if n := &w.plan.Narrative[i]; n.Section == key {
			blocks = append(blocks, w.prose(n.Text)...)
			blocks = append(blocks, signature(w, n)...)
		}
	}
	if w.narrative[key].Blank() && !key.Optional() {
		blocks = append(blocks, w.missing(templates.NoText))
	}
	return blocks
}

// optionalField is a field of a form that is left out where nothing was
// written.
func optionalField(w *source, t templates.Term, text ogp.Text) []render.Block {
	return w.runIn(t, w.prose(text)...)
}

// named is a short text with its name before it: "Requested by. Text". Long
// text follows in its own paragraphs.
func (w *source) named(name string, text ogp.Text) []render.Block {
	blocks := w.prose(text)
	if len(blocks) == 0 {
		return nil
	}
	return headed(name, blocks)
}

// headed puts a name before the text of blocks, on the same line.
func headed(name string, blocks []render.Block) []render.Block {
	head := render.Span{Text: name + " ", Bold: true}
	if p, ok := blocks[0].(render.Paragraph); ok {
		spans := append([]render.Span{head}, p.Spans...)
		if p.Style == render.Missing { // the name is there
			for i := range p.Spans {
				spans[i+1].Muted = true
			}
			p.Style = render.Body
		}
		p.Spans = spans
		return append([]render.Block{p}, blocks[1:]...)
	}
	return append([]render.Block{render.Paragraph{Spans: []render.Span{head}}}, blocks...)
}

// runIn is a field of a form whose label stands on the line of its text.
func (w words) runIn(t templates.Term, blocks ...render.Block) []render.Block {
	if len(blocks) == 0 {
		return nil
	}
	name := w.Text(t)
	if !strings.HasSuffix(name, "?") && !strings.HasSuffix(name, "؟") {
		name = w.Text(templates.VoiceHead, "what", name)
	}
	return headed(name, blocks)
}
