package compose

import (
	"slices"
	"strings"

	"selfassess/ogp"
	"selfassess/render"
	"selfassess/templates"
)

// finish goes through all that was composed, once it is whole, and gives every
// span what is heard of it: its language, and words for what is only a mark.
// Addresses that somebody typed in a text become links there.
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
		*l = f.line(*l)
	}
	for _, s := range []*string{&m.Title, &m.Author, &m.Keywords, &d.Labels.Logo} {
		*s = unmarked(*s)
	}
	f.sections(d.Sections)
}

func (f finish) sections(all []*render.Section) {
	for _, s := range all {
		s.Heading, s.Running = f.line(s.Heading), f.line(s.Running)
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
		b.Text = f.line(b.Text)
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

// spans finishes text in which an address is a link.
func (f finish) spans(all []render.Span) []render.Span {
	all = f.line(all)
	for i, s := range all {
		found := typedAddresses(s)
		if len(found) == 0 {
			continue
		}
		done := append(slices.Clone(all[:i]), linked(s, found)...)
		for _, s := range all[i+1:] {
			done = append(done, linked(s, typedAddresses(s))...)
		}
		return done
	}
	return all // most texts
}

// typedAddresses are those in a span that is no link itself.
func typedAddresses(s render.Span) []ogp.Address {
	if s.URL != "" || s.Ref != "" {
		return nil
	}
	return ogp.AddressesIn(s.Text)
}

// linked is a span with the addresses that were found in it as links.
func linked(s render.Span, found []ogp.Address) (parts []render.Span) {
	from, text := 0, s.Text
	part := func(to int, address string) {
		if from < to {
			s.Text, s.URL = text[from:to], address
			parts = append(parts, s)
		}
		from = to
	}
	for _, a := range found {
		part(a.From, "")
		part(a.To, a.URL)
	}
	part(len(text), "")
	return parts
}

// line finishes text that is no place for links: of a heading, of the cover.
func (f finish) line(all []render.Span) []render.Span {
	for i, s := range all {
		if s.Text == render.None && s.Said == "" {
			all[i].Said = f.none
		}
	}
	if f.lang == "" {
		return all
	}
	var done []render.Span
	for _, s := range all {
		done = append(done, f.parted(s)...)
	}
	return done
}

// parted is a span as one or several, each in one language.
func (f finish) parted(s render.Span) []render.Span {
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
