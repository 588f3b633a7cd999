package render

import (
	"strings"

	"selfassess/ogp"
	"selfassess/templates"
)

func plain(s string) []Span { return []Span{{Text: s}} }

func para(s string) Paragraph { return Paragraph{Spans: plain(s)} }

func small(s string) Paragraph { return Paragraph{Spans: plain(s), Style: Small} }

// say is a paragraph of the catalogue's words.
func (w *composer) say(t templates.Term, values ...string) Paragraph {
	return para(w.Text(t, values...))
}

// missing says that nothing was given.
func (w *composer) missing(t templates.Term) Paragraph {
	return Paragraph{Spans: plain(w.Text(t)), Style: Missing}
}

// words returns text in the reader's language, and the language if it is
// another one.
func (w *composer) words(t ogp.Text) (s string, lang string) {
	if s, ok := t[w.lang]; ok {
		return s, ""
	}
	if main := w.plan.Language; main != "" && main != w.lang {
		lang = string(main)
	}
	return t.Main(), lang
}

// in is words as one span.
func (w *composer) in(t ogp.Text) []Span {
	s, lang := w.words(t)
	if s == "" {
		return nil
	}
	return []Span{{Text: s, Lang: lang}}
}

// prose turns text into paragraphs and lists: a line starting with "- " or
// "• " is a list item, an empty line ends a paragraph, other line breaks are
// kept. Nothing else is markup.
func (w *composer) prose(t ogp.Text) []Block {
	s, lang := w.words(t)
	return proseBlocks(s, lang)
}

func proseBlocks(s, lang string) []Block {
	var blocks []Block
	var lines []string
	var items [][]Span
	endParagraph := func() {
		if len(lines) > 0 {
			blocks = append(blocks, Paragraph{Spans: []Span{{Text: strings.Join(lines, "\n"), Lang: lang}}})
			lines = nil
		}
	}
	endList := func() {
		if len(items) > 0 {
			blocks = append(blocks, List{Items: items})
			items = nil
		}
	}
	for line := range strings.Lines(s) {
		line = strings.TrimRight(line, "\r\n\t ")
		switch item, ok := listItem(line); {
		case ok:
			endParagraph()
			items = append(items, []Span{{Text: item, Lang: lang}})
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

// paragraphs turns text into the paragraphs of a table cell; a list item
// keeps its bullet, since a cell holds no lists.
func (w *composer) paragraphs(t ogp.Text, style ParagraphStyle) []Paragraph {
	var ps []Paragraph
	for _, b := range w.prose(t) {
		switch b := b.(type) {
		case Paragraph:
			b.Style = style
			ps = append(ps, b)
		case List:
			for _, item := range b.Items {
				spans := append([]Span{{Text: "• "}}, item...)
				ps = append(ps, Paragraph{Spans: spans, Style: style})
			}
		}
	}
	return ps
}

// section returns the text of a section of the Narrative sheet; a required
// one without text says so.
func (w *composer) section(key ogp.SectionKey) []Block {
	if t := w.narrative[key]; !t.Blank() {
		return w.prose(t)
	}
	if key.Optional() {
		return nil
	}
	return []Block{w.missing(templates.NoText)}
}

// labelled puts a label before blocks, if there are any.
func (w *composer) labelled(t templates.Term, blocks ...Block) []Block {
	if len(blocks) == 0 {
		return nil
	}
	return append([]Block{Label{w.Text(t)}}, blocks...)
}

// optional is a field of a form that is left out where nothing was written.
func (w *composer) optional(t templates.Term, text ogp.Text) []Block {
	return w.labelled(t, w.prose(text)...)
}

// named is a short text with its name before it: "Requested by. Text". Long
// text follows in its own paragraphs.
func (w *composer) named(name string, text ogp.Text) []Block {
	blocks := w.prose(text)
	if len(blocks) == 0 {
		return nil
	}
	head := Span{Text: name + " ", Bold: true}
	if p, ok := blocks[0].(Paragraph); ok {
		blocks[0] = Paragraph{Spans: append([]Span{head}, p.Spans...)}
		return blocks
	}
	return append([]Block{Paragraph{Spans: []Span{head}}}, blocks...)
}

// linkSpans writes links one after the other; a line that is no permitted
// link is printed as it was typed.
func linkSpans(links []ogp.Link) []Span {
	var spans []Span
	for i, l := range links {
		if i > 0 {
			spans = append(spans, Span{Text: " · "})
		}
		spans = append(spans, linkSpan(l))
	}
	return spans
}

// linkSpan prints an address as it was typed, with its scheme: the report
// holds every text as it was written, and is printed on paper too.
func linkSpan(l ogp.Link) Span {
	text := l.Text
	if text == "" {
		text = l.URL
	}
	return Span{Text: text, URL: l.URL}
}

func linkList(links []ogp.Link) []Block {
	if len(links) == 0 {
		return nil
	}
	items := make([][]Span, len(links))
	for i, l := range links {
		items[i] = []Span{linkSpan(l)}
	}
	return []Block{List{items}}
}

// facts collects labels and values and leaves out what is not known.
type facts struct {
	w     *composer
	items []Fact
}

func (f *facts) add(t templates.Term, value ...Span) {
	for _, s := range value {
		if s.Text != "" {
			f.items = append(f.items, Fact{f.w.Text(t), value})
			return
		}
	}
}

func (f *facts) text(t templates.Term, value string) { f.add(t, Span{Text: value}) }

func (f *facts) blocks() []Block {
	if len(f.items) == 0 {
		return nil
	}
	return []Block{Facts{f.items}}
}
