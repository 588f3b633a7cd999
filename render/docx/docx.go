// Package docx writes the report as a Word document.
//
// In comes an edition, and a template made in Word: it gives cover, header,
// footer, styles, theme and page set-up, and its {tags} say where the values
// and the repeated parts of the report go. Out goes a DOCX that uses only the
// template's styles, by their names, so that whoever restyles the template
// restyles the report.
//
// The package below, template, reads the tags and fills them, with go-docx;
// {report.contents}, {report.body}, charts and other tags for more than text
// are written here. No fonts, colours or words for readers belong here, and
// no facts beyond those in the blocks.
package docx

import (
	"fmt"
	"io"

	"selfassess/render"
	"selfassess/render/docx/intake"
	"selfassess/templates"
)

// Write writes the edition with the built-in template. The same edition gives
// the same bytes.
func Write(w io.Writer, e *render.Edition) error {
	t, err := builtIn(e.Paper, e.Schema)
	if err != nil {
		return err
	}
	return t.Write(w, e)
}

func builtIn(paper render.Paper, schema *render.Group) (*Template, error) {
	const name = "report.docx"
	opened, finding := intake.Open(name, templates.ReportDOCX())
	if finding != nil {
		return nil, fmt.Errorf("the built-in template cannot be read: %v", *finding)
	}
	ps := parts(opened)
	if paper != render.A4 {
		ps.cut(paper)
	}
	t, findings := parse(name, ps, schema)
	if len(findings) > 0 {
		return nil, fmt.Errorf("the built-in template has mistakes: %v", findings)
	}
	return t, nil
}

// Write writes the edition with this template. A template may be used for any
// number of editions.
func (t *Template) Write(w io.Writer, e *render.Edition) error {
	return t.write(w, e.Document(), e.Root())
}

// write writes a document and the values of a scope.
func (t *Template) write(w io.Writer, d *render.Document, root *render.Scope) error {
	out := t.parts.clone()
	b := newBody(t, d)
	text, err := compressed(func(p *compressor) error {
		b.packing = p
		if d.RightToLeft {
			p.change = turned
		}
		return t.fill(out, b, root)
	})
	if err != nil {
		return fmt.Errorf("write Word text: %w", err)
	}
	if d.Meta.Draft != "" {
		markDraft(t, out, d.Meta.Draft)
	}
	if err := b.attach(out); err != nil {
		return err
	}
	if d.RightToLeft {
		out.turn(t.document)
	}
	out.properties(d, t.ownProperties(out))
	if err := out.writeWith(w, t.document, text); err != nil {
		return fmt.Errorf("write Word file: %w", err)
	}
	return nil
}
