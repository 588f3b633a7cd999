// Package docx writes the report as a Word document.
//
// In comes a Document of blocks and the named values of a report; a template
// made in Word gives cover, header, footer, styles, theme and page set-up.
// Out goes a DOCX whose body uses only the template's styles, by their names,
// so that whoever restyles the template restyles the report.
//
// The template's {placeholders} are filled by go-docx, one paragraph at a
// time; {report.contents} and {report.body} are paragraphs that make way for
// the table of contents and the body, written here. No fonts, colours or
// words for readers belong here, and no facts beyond those in the blocks.
package docx

import (
	"fmt"
	"io"

	"selfassess/render"
	"selfassess/templates"
)

// Write writes the edition with the built-in template. The same edition gives
// the same bytes.
func Write(w io.Writer, e *render.Edition) error {
	d := e.Document()
	return WriteDocument(w, d, e.Record())
}

// WriteDocument writes a document with the built-in template. record holds
// the values of the template's placeholders by name.
func WriteDocument(w io.Writer, d *render.Document, record map[string]string) error {
	names := make([]string, 0, len(record))
	for name := range record {
		names = append(names, name)
	}
	t, err := Parse("report.docx", templates.ReportDOCX(), names)
	if err != nil {
		return err
	}
	return t.Write(w, d, record)
}

// Write writes a document with this template. A template may be used for any
// number of documents, one after the other.
func (t *Template) Write(w io.Writer, d *render.Document, record map[string]string) error {
	values := make(map[string]string, len(record)+1)
	for name, v := range record {
		values[name] = v
	}
	values[fieldPage] = pagePattern(d.Labels.Page)
	out := t.parts.clone()
	b := newBody(t, d)
	if err := b.write(); err != nil {
		return fmt.Errorf("write Word body: %w", err)
	}
	if err := t.fill(out, b, values); err != nil {
		return err
	}
	if d.Meta.LineNumbers {
		out[t.document] = b.numberLines(out[t.document])
	}
	if d.Meta.Draft != "" {
		markDraft(t, out, d.Meta.Draft)
	}
	if err := b.attach(out); err != nil {
		return err
	}
	out.properties(d)
	if err := out.write(w); err != nil {
		return fmt.Errorf("write Word file: %w", err)
	}
	return nil
}
