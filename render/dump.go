package render

import (
	"fmt"
	"iter"
	"strconv"
	"strings"

	"selfassess/ogp"
)

// String is the document as a readable tree, for golden files: one line a
// section, label, paragraph and row.
func (d *Document) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "document %s\ncover: %s\nmeta: %s\nlabels: %s\n", d.Lang,
		joinLines(d.Cover.lines()), strings.Join(d.Meta.texts(), " | "), strings.Join(d.Labels.texts(), " | "))
	for _, s := range d.Sections {
		s.dump(&b, 1)
	}
	return b.String()
}

func (s *Section) dump(b *strings.Builder, depth int) {
	kind := [...]string{"", " (summary)", " (chapter)", " (record)"}[s.Kind]
	fmt.Fprintf(b, "\n%s %s%s [%s]\n", strings.Repeat("#", depth), dumpSpans(s.Title()), kind, s.ID)
	for _, block := range s.Blocks {
		dumpBlock(b, block)
	}
	for _, sub := range s.Sections {
		sub.dump(b, depth+1)
	}
}

func dumpBlock(b *strings.Builder, block Block) {
	switch x := block.(type) {
	case Paragraph:
		style := [...]string{"", "opening: ", "small: ", "missing: ", "- "}[x.Style]
		fmt.Fprintf(b, "%s%s\n", style, dumpSpans(x.Spans))
	case List:
		for _, item := range x.Items {
			fmt.Fprintf(b, "- %s\n", dumpSpans(item))
		}
	case Label:
		fmt.Fprintf(b, "label: %s\n", dumpSpans(x.Text))
	case Facts:
		for _, f := range x.Items {
			fmt.Fprintf(b, "fact: %s = %s\n", f.Label, dumpSpans(f.Value))
		}
	case LevelBoxes:
		fmt.Fprintf(b, "boxes: %s", strings.Join(x.Names[:], " | "))
		fmt.Fprintf(b, " → %s\n", x.mark())
	case Box:
		b.WriteString("box:\n")
		for _, inner := range x.Blocks {
			b.WriteString("  ")
			dumpBlock(b, inner)
		}
	case KeyFigures:
		for _, k := range x.Items {
			fmt.Fprintf(b, "figure: %s – %s\n", dumpSpans([]Span{{Text: k.Figure, Said: k.Said}}), k.Label)
		}
	case Table:
		x.dump(b)
	case Chart:
		x.dump(b)
	default:
		fmt.Fprintf(b, "unknown block %T\n", block)
	}
}

// mark is the name of the marked level, or why none is marked.
func (l LevelBoxes) mark() string {
	for i, v := range ogp.Levels {
		if l.Marked == v {
			return l.Names[i]
		}
	}
	return l.State
}

func dumpSpans(spans []Span) string {
	var b strings.Builder
	for _, s := range spans {
		text := strings.ReplaceAll(s.Text, "\n", "⏎")
		switch {
		case s.URL != "":
			text = "<" + text + " → " + s.URL + ">"
		case s.Ref != "":
			text = "<" + text + " → #" + s.Ref + ">"
		}
		if s.Bold || s.Alert {
			text = "*" + text + "*"
		}
		if s.Said+s.Leads != "" {
			text += "(" + s.Said + s.Leads + ")"
		}
		if s.Lang != "" {
			text += "@" + s.Lang
		}
		b.WriteString(text)
	}
	return b.String()
}

func (t Table) dump(b *strings.Builder) {
	heads := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		heads[i] = c.Head
	}
	fmt.Fprintf(b, "table %s. %s [rows named by %d]\n  | %s\n", t.Label, t.Caption, t.RowHeads, strings.Join(heads, " | "))
	for _, r := range t.Rows {
		cells := make([]string, len(r.Cells))
		for i, c := range r.Cells {
			cells[i] = c.dump()
		}
		mark := "-"
		if r.Total {
			mark = "="
		}
		fmt.Fprintf(b, "  %s %s\n", mark, strings.Join(cells, " | "))
	}
	if len(t.Note) > 0 {
		fmt.Fprintf(b, "  note: %s\n", dumpSpans(t.Note))
	}
}

func (c Cell) dump() string {
	parts := make([]string, len(c.Paras))
	for i, p := range c.Paras {
		parts[i] = dumpSpans(p.Spans)
		if p.Style == Item {
			parts[i] = "- " + parts[i]
		}
	}
	text := strings.Join(parts, " / ")
	if c.Level != nil {
		text = [...]string{"?", "○", "◔", "◕", "●"}[*c.Level] + " " + text
	}
	return text
}

func (c Chart) dump(b *strings.Builder) {
	fmt.Fprintf(b, "chart %s. %s\n  alt: %s\n", c.Label, c.Caption, c.Alt)
	for _, bar := range c.Bars {
		fmt.Fprintf(b, "  %s: %v", bar.Label, bar.Values)
		if c.Marker != nil {
			fmt.Fprintf(b, " against %d", bar.Mark)
		}
		b.WriteString("\n")
	}
	if c.Legend {
		fmt.Fprintf(b, "  legend: %s\n", strings.Join(c.legend(), ", "))
	}
	if c.Marker != nil {
		fmt.Fprintf(b, "  marker: %s\n", c.Marker.Label)
	}
}

// legend is the name of every series with its share.
func (c Chart) legend() []string {
	names := make([]string, len(c.Series))
	for i, s := range c.Series {
		names[i] = s.Name
		if i < len(c.Shares) {
			names[i] += " " + c.Shares[i]
		}
	}
	return names
}

func joinLines(lines []Line) string {
	texts := make([]string, len(lines))
	for i, l := range lines {
		texts[i] = dumpSpans(l)
	}
	return strings.Join(texts, " | ")
}

func (c Cover) lines() []Line {
	return []Line{c.Publisher, c.Title, c.Subtitle, c.Period, c.Date, c.Notice}
}

func (m Meta) texts() []string {
	return []string{m.Title, m.Author, dumpSpans(m.Subject), m.Keywords, m.Identifier, m.Program, m.Date.String(),
		dumpSpans(m.Running), dumpSpans(m.Country), m.Draft}
}

func (l Labels) texts() []string { return []string{l.Contents, l.Page, l.Figure, l.Ticked} }

// Texts returns every piece of text that the document's pages print, in the
// order in which it is read: the cover, headings, and the text of every span.
// Alternative texts of charts are not among them, nor what file properties say.
func (d *Document) Texts() iter.Seq[string] { return d.all(reading{}) }

// Heard returns the same as it is heard: words where a text is but a mark, and
// of charts the caption alone.
func (d *Document) Heard() iter.Seq[string] { return d.all(reading{aloud: true}) }

// reading takes the texts out of a document.
type reading struct{ aloud bool }

func (d *Document) all(r reading) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, l := range d.Cover.lines() {
			if s := l.String(); s != "" && !yield(s) {
				return
			}
		}
		for _, s := range d.Sections {
			if !r.section(s, yield) {
				return
			}
		}
	}
}

func (r reading) section(s *Section, yield func(string) bool) bool {
	for _, text := range []string{s.Eyebrow, s.Number, s.Heading.String()} {
		if text != "" && !yield(text) {
			return false
		}
	}
	for _, b := range s.Blocks {
		for _, text := range r.block(b) {
			if text != "" && !yield(text) {
				return false
			}
		}
	}
	for _, sub := range s.Sections {
		if !r.section(sub, yield) {
			return false
		}
	}
	return true
}

func (r reading) block(b Block) []string {
	var texts []string
	switch x := b.(type) {
	case Paragraph:
		texts = r.spans(x.Spans)
	case List:
		for _, item := range x.Items {
			texts = append(texts, r.spans(item)...)
		}
	case Label:
		texts = r.spans(x.Text)
	case Facts:
		for _, f := range x.Items {
			texts = append(append(texts, f.Label), r.spans(f.Value)...)
		}
	case LevelBoxes:
		texts = append(x.Names[:], x.State)
	case Box:
		for _, inner := range x.Blocks {
			texts = append(texts, r.block(inner)...)
		}
	case KeyFigures:
		for _, k := range x.Items {
			texts = append(append(texts, r.spans([]Span{{Text: k.Figure, Said: k.Said}})...), k.Label)
		}
	case Table:
		texts = r.table(x)
	case Chart:
		texts = r.chart(x)
	}
	return texts
}

func (r reading) spans(spans []Span) []string {
	texts := make([]string, len(spans))
	for i, s := range spans {
		texts[i] = s.Text
		if r.aloud && s.Said != "" {
			texts[i] = s.Said
		}
	}
	if r.aloud { // words may begin in one and end in the next
		return []string{strings.Join(texts, "")}
	}
	return texts
}

func (r reading) table(t Table) []string {
	texts := []string{t.Label, t.Caption}
	for _, c := range t.Columns {
		texts = append(texts, c.Head)
	}
	for _, row := range t.Rows {
		for _, c := range row.Cells {
			for _, p := range c.Paras {
				texts = append(texts, r.spans(p.Spans)...)
			}
		}
	}
	return append(texts, r.spans(t.Note)...)
}

func (r reading) chart(c Chart) []string {
	texts := []string{c.Label, c.Caption}
	if r.aloud {
		return texts
	}
	for _, bar := range c.Bars {
		texts = append(texts, bar.Label)
		for _, v := range bar.Values {
			if v != 0 {
				texts = append(texts, strconv.Itoa(v))
			}
		}
	}
	if c.Legend {
		for i, s := range c.Series {
			texts = append(texts, s.Name)
			if i < len(c.Shares) {
				texts = append(texts, c.Shares[i])
			}
		}
	}
	return texts
}
