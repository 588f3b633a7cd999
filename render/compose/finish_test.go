package compose

import (
	"slices"
	"testing"

	"selfassess/render"
)

// Addresses in texts are links; those in headings and on the cover are not,
// which stand in contents and running heads too.
func TestTypedAddressesAreLinksInTextOnly(t *testing.T) {
	const page = "https://a.example/x"
	p, returns := smallPlan()
	p.Narrative[0].Text = txt("See " + page + ".\n- (" + page + ")")
	p.Commitments[0].Title = txt("Register " + page)
	p.Title, p.Country = txt(page), txt(page)
	d := editionOf(t, p, returns...).Document()
	if n := len(slices.DeleteFunc(spansOf(d), func(s render.Span) bool { return s.URL != page || s.Text != page })); n != 4 {
		t.Errorf("%d links, want 4: of a paragraph, of a list, of two facts", n)
	}
	var lines []render.Span
	for _, l := range []render.Line{d.Cover.Publisher, d.Cover.Subtitle, d.Meta.Running, d.Meta.Country} {
		lines = append(lines, l...)
	}
	everyBlock(d, func(l render.Label) { lines = append(lines, l.Text...) })
	for _, s := range d.Sections {
		lines = append(lines, s.Title()...)
	}
	for _, s := range lines {
		if s.URL != "" {
			t.Errorf("%q is a link", s.Text)
		}
	}
}
