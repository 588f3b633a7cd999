package compose

import (
	"selfassess/ogp"
	"selfassess/render"
	"selfassess/templates"
)

func plain(s string) []render.Span { return []render.Span{{Text: s}} }

// noted joins the sentences of a note below a table.
func noted(sentences ...string) render.Line {
	if words := joinWords(" ", sentences...); words != "" {
		return plain(words)
	}
	return nil
}

func para(s string) render.Paragraph { return render.Paragraph{Spans: plain(s)} }

func small(s string) render.Paragraph { return render.Paragraph{Spans: plain(s), Style: render.Small} }

// linkSpans writes links one after the other; a line that is no permitted
// link is printed as it was typed.
func linkSpans(links []ogp.Link) []render.Span {
	var spans []render.Span
	for i, l := range links {
		if i > 0 {
			spans = append(spans, render.Span{Text: " · "})
		}
		spans = append(spans, linkSpan(l))
	}
	return spans
}

// linkSpan prints an address as it was typed, with its scheme: the report
// holds every text as it was written, and is printed on paper too.
func linkSpan(l ogp.Link) render.Span {
	text := l.Text
	if text == "" {
		text = l.URL
	}
	return render.Span{Text: text, URL: l.URL}
}

// facts collects labels and values and leaves out what is not known.
type facts struct {
	w     words
	items []render.Fact
}

func (f *facts) add(t templates.Term, value ...render.Span) {
	for _, s := range value {
		if s.Text != "" {
			f.items = append(f.items, render.Fact{Label: f.w.Text(t), Value: value})
			return
		}
	}
}

func (f *facts) text(t templates.Term, value string) { f.add(t, render.Span{Text: value}) }

func (f *facts) blocks() []render.Block {
	if len(f.items) == 0 {
		return nil
	}
	return []render.Block{render.Facts{Items: f.items}}
}

// line is the facts one after the other: "Place Port Arden · Organiser …".
func (f *facts) line() []render.Block {
	var spans []render.Span
	for i, item := range f.items {
		if i > 0 {
			spans = append(spans, render.Span{Text: " · ", Muted: true})
		}
		spans = append(append(spans, render.Span{Text: item.Label + " ", Muted: true}), item.Value...)
	}
	if len(spans) == 0 {
		return nil
	}
	return []render.Block{render.Paragraph{Spans: spans}}
}

func remark(s string) render.Paragraph {
	return render.Paragraph{Spans: []render.Span{{Text: s, Muted: true}}, Style: render.Small}
}

// paragraph is one of the catalogue's words.
func (w words) paragraph(t templates.Term, values ...string) render.Paragraph {
	return para(w.Text(t, values...))
}

// missing says that nothing was given.
func (w words) missing(t templates.Term) render.Paragraph {
	return render.Paragraph{Spans: plain(w.Text(t)), Style: render.Missing}
}

// labelled puts a label before blocks, if there are any.
func (w words) labelled(t templates.Term, blocks ...render.Block) []render.Block {
	if len(blocks) == 0 {
		return nil
	}
	return append([]render.Block{render.Label{Text: plain(w.Text(t))}}, blocks...)
}
