// Package pdf writes the report as a PDF that everyone can read and that
// archives can keep.
//
// In comes a render.Edition, or its Document of sections and blocks; out goes
// one file, the same bytes for the same Document. Here it is decided where
// things stand on the pages and how they look. What they say is decided in
// package render; how text becomes glyphs and a file is decided in
// render/pdf/typeset.
package pdf

import (
	"fmt"
	"io"
	"time"

	"selfassess/ogp"
	"selfassess/render"
	"selfassess/render/pdf/typeset"
)

// Write writes the report of an edition.
func Write(w io.Writer, e *render.Edition, o Options) error { return WriteDocument(w, e.Document(), o) }

// WriteDocument writes a document. It fails on blocks that it does not know,
// and when w fails.
func WriteDocument(w io.Writer, d *render.Document, o Options) error {
	if _, err := write(w, d, o); err != nil {
		return fmt.Errorf("write pdf: %w", err)
	}
	return nil
}

// write returns the number of pages.
func write(w io.Writer, d *render.Document, o Options) (int, error) {
	fonts, err := o.Fonts.typeset()
	if err != nil {
		return 0, err
	}
	paper := sheetOf(d.Meta.Paper)
	f, err := typeset.New(typeset.Info{
		Width: paper.across, Height: paper.down,
		Title: d.Meta.Title, Author: d.Meta.Author, Subject: d.Meta.Subject.String(), Keywords: d.Meta.Keywords,
		SubjectLang: tongue(d.Meta.Subject),
		Identifier:  d.Meta.Identifier, Lang: d.Lang, RightToLeft: d.RightToLeft, Program: d.Meta.Program, Date: midnight(d.Meta.Date),
		Standard: o.Standard, Attachments: o.Attachments,
		Fonts: fonts,
	})
	if err != nil {
		return 0, err
	}
	l := newLayout(f, d, appearanceOf(o.Look, fonts, d.Meta.Draft != ""))
	l.cover()
	l.contents()
	for _, s := range d.Sections {
		l.section(s, f.Root, nil)
	}
	if l.err != nil {
		return 0, l.err
	}
	l.finish()
	return len(l.pages) + 1, f.Write(w)
}

// tongue is the language of a line that has one of its own as a whole.
func tongue(l render.Line) string {
	for _, s := range l {
		if s.Lang != l[0].Lang {
			return ""
		}
	}
	if len(l) == 0 {
		return ""
	}
	return l[0].Lang
}

// midnight is the first moment of a date, in UTC; the zero time if there is
// no date. The time of the machine never enters the file.
func midnight(d ogp.Date) time.Time {
	if !d.Known() {
		return time.Time{}
	}
	d = d.First()
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
}
