package secretariat

import (
	"slices"

	"selfassess/ogp"
	"selfassess/render/pdf"
)

// takeLook gives the PDF the look of the template, and notes what of it the
// PDF does not take. Without a template nothing is looked at.
func (b *Build) takeLook() error {
	t, p := b.options.Template, b.project
	if t == nil || p.Report == nil || !hasFormat(b.formats, "pdf") {
		return nil
	}
	look, notes := t.Look()
	if look != nil {
		fonts, lacking, err := b.pdf.Fonts.In(look, t.File)
		if err != nil {
			return err
		}
		b.pdf.Fonts, b.pdf.Look = fonts, look
		notes = slices.Concat(notes, lacking, pdf.ColorFindings(look, t.File, p.isDraft(p.Report.AsOf, b.options)))
	}
	b.notes = notes
	return nil
}

// tryLinks notes which links of the template lead nowhere in this report.
func (b *Build) tryLinks() {
	t, p := b.options.Template, b.project
	if t == nil || p.Report == nil || !hasFormat(b.formats, "docx") || !t.Leads() {
		return
	}
	b.notes = append(b.notes, t.Unled(p.Edition(b.options))...)
}

// Findings are those of the project, and what this build notes of its
// template and its languages, which is no part of the report.
func (b *Build) Findings() []ogp.Finding {
	return ogp.SortFindings(slices.Concat(b.project.Findings, b.notes))
}
