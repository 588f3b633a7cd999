package compose

import (
	"strings"

	"selfassess/render"
	"selfassess/templates"
)

// finish goes through all that was composed, once it is whole, and gives every
// span what is heard of it: its language, and words for what is only a mark.
type finish struct {
	lang string // of what is marked as foreign, or ""
	none string // what is said of a dash that stands for nothing
}

func newFinish(w *source) finish {
	return finish{lang: w.foreign(), none: w.Text(templates.NotGiven)}
}

func (f finish) document(d *render.Document) {
	c, m := &d.Cover, &d.Meta
	for _, l := range []*render.Line{&c.Publisher, &c.Title, &c.Subtitle, &c.Period, &c.Date, &c.Notice,
		&m.Subject, &m.Running, &m.Country} {
		*l = f.spans(*l)
	}
	for _, s := range []*string{&m.Title, &m.Author, &m.Keywords, &d.Labels.Logo} {
		*s = unmarked(*s)
	}
	f.sections(d.Sections)
}

func (f finish) sections(all []*render.Section) {
	for _, s := range all {
		s.Heading, s.Running = f.spans(s.Heading), f.spans(s.Running)
		f.blocks(s.Blocks)
		f.sections(s.Sections)
	}
}

func (f finish) blocks(all []render.Block) []render.Block {
	for i, b := range all {
		all[i] = f.block(b)
	}
	return all
}

func (f finish) block(b render.Block) render.Block {
	switch b := b.(type) {
	case render.Paragraph:
		b.Spans = f.spans(b.Spans)
		return b
	case render.List:
		for i, item := range b.Items {
			b.Items[i] = f.spans(item)
		}
	case render.Label:
		b.Text = f.spans(b.Text)
		return b
	case render.Facts:
		for i := range b.Items {
			b.Items[i].Value = f.spans(b.Items[i].Value)
		}
	case render.Box:
		f.blocks(b.Blocks)
	case render.Table:
		return f.table(b)
	case render.Chart:
		return f.chart(b)
	}
	return b
}

func (f finish) table(t render.Table) render.Table {
	for _, r := range t.Rows {
		for _, c := range r.Cells {
			for i := range c.Paras {
				c.Paras[i].Spans = f.spans(c.Paras[i].Spans)
			}
		}
	}
	t.Note = f.spans(t.Note)
	return t
}

func (f finish) chart(c render.Chart) render.Chart {
	for i := range c.Bars {
		c.Bars[i].Label = unmarked(c.Bars[i].Label)
	}
	c.Alt = unmarked(c.Alt)
	return c
}

func (f finish) spans(all []render.Span) []render.Span {
	var done []render.Span
	for _, s := range all {
		if s.Text == render.None && s.Said == "" {
			s.Said = f.none
		}
		done = append(done, f.parted(s)...)
	}
	return done
}

// parted is a span as one or several, each in one language.
func (f finish) parted(s render.Span) []render.Span {
	if f.lang == "" {
		return []render.Span{s}
	}
	var parts []render.Span
	part := func(text, lang string) {
		if text = unmarked(text); text != "" {
			s.Text, s.Lang = text, lang
			parts = append(parts, s)
		}
	}
	text, own := s.Text, s.Lang
	for {
		before, rest, found := strings.Cut(text, string(foreignStart))
		part(before, own)
		if !found {
			return parts
		}
		inner, after, _ := strings.Cut(rest, string(foreignEnd))
		part(inner, f.lang)
		text = after
	}
}
