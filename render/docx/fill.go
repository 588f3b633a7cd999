package docx

import (
	"bytes"
	"fmt"

	"selfassess/inputs/office"
	"selfassess/render"
	"selfassess/render/docx/template"
)

// fill writes the values into every part of the template, and the body and
// the contents into the text, which goes to the compressor.
func (t *Template) fill(out parts, b *body, root *render.Scope) error {
	if t.has(render.BodyTag) {
		if err := b.nameAll(); err != nil {
			return err
		}
	}
	b.counting = b.d.Meta.LineNumbers && !t.has(render.BodyTag)
	copier := t.newCopier(out, b)
	for _, name := range t.filled {
		var filled bytes.Buffer
		links := newPartLinks(t.parts[office.RelationsPart(name)])
		with := template.Filling{Numbers: &b.numbers, Separator: b.separator(), Bookmarks: b.taken, LaidOut: b.laidOut,
			Relate: links.relate, List: b.lists.anew}
		var copies *copiesIn
		if len(t.copied[name]) > 0 {
			copies = copier.in(name)
			with.Copy = copies.copy
		}
		if name == t.document {
			with.Relate = b.address
			with.Chunk, with.Flush = chunk, b.flush
			with.Link, with.LinkStyle = b.address, b.linkStyle()
			if b.d.Meta.Draft != "" && !t.has(render.BodyTag) {
				with.Enclose = b.encloseItem
			}
		}
		if err := t.compiled[name].Fill(&filled, root, with); err != nil {
			return fmt.Errorf("fill %s: %w", name, err)
		}
		if name == t.document {
			b.flush(&filled)
		}
		out[name] = filled.Bytes()
		if links.xml.Len() > 0 {
			out.addRelations(name, links.xml.Bytes())
		}
		if copies != nil {
			out.addRelations(name, copies.relations.Bytes())
		}
	}
	copier.attach()
	b.lists.attach(out)
	return nil
}

// flush takes what the template's text is filled with.
func (b *body) flush(written *bytes.Buffer) {
	if b.counting {
		countLines(written)
	}
	b.packing.flush(written)
}

// report writes the report's body between what stands before and after it in
// the template. Lines are counted from here on.
func (b *body) report(before *bytes.Buffer) error {
	b.flush(before)
	b.flowing = true
	if err := b.write(); err != nil {
		return err
	}
	b.flowing = false
	b.packing.flush(&b.xml)
	b.counting = b.d.Meta.LineNumbers
	return nil
}

// separator is the paragraph that Word needs between two tables.
func (b *body) separator() string {
	if style := b.t.style(typeParagraph, styleSeparator); style != "" {
		return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr></w:p>`
	}
	return `<w:p/>`
}

// laidOut writes what a tag for more than text stands for.
func (b *body) laidOut(out *bytes.Buffer, tag *render.Tag, s *render.Scope, ends string) error {
	switch tag.Kind {
	case render.BodyTag:
		if err := b.report(out); err != nil {
			return err
		}
	case render.ContentsTag:
		b.contents(out)
	case render.ChartTag:
		c := tag.Chart(s)
		if c.Empty() {
			out.WriteString(b.separator())
			break
		}
		return b.apart(out, ends, func() error { return b.drawing(c) })
	case render.BlocksTag:
		return b.apart(out, ends, func() error { return b.blocks(tag.Blocks(s)) })
	default:
		return fmt.Errorf("cannot write {%s} in Word", tag.Name)
	}
	out.WriteString(b.sectionEnd(ends))
	return nil
}

// apart writes blocks that are no part of the report's body.
func (b *body) apart(out *bytes.Buffer, ends string, write func() error) error {
	report := b.xml
	defer func() { b.xml = report }()
	b.xml = bytes.Buffer{}
	b.closeTable()
	if err := write(); err != nil {
		return err
	}
	if b.table {
		b.empty()
	}
	out.Write(b.xml.Bytes())
	out.WriteString(b.sectionEnd(ends))
	return nil
}

// blocks writes blocks one level below the template's own headings.
func (b *body) blocks(blocks []render.Block) error {
	const depth = 2
	for _, block := range blocks {
		if err := b.nameBlock(block); err != nil {
			return err
		}
	}
	for _, block := range blocks {
		if err := b.block(block, depth); err != nil {
			return err
		}
	}
	return nil
}
