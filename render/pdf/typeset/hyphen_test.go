package typeset

import (
	"slices"
	"testing"
)

// TestLinesBreakWhereWritersSay: marks that part and join words without being
// seen, and the hyphen of a soft one.
func TestLinesBreakWhereWritersSay(t *testing.T) {
	for _, c := range []struct {
		text  string
		width float64
		want  []string
		why   string
	}{
		{"Donau\u00ADdampf\u00ADschiff", 60, []string{"Donau-", "dampfschiff"}, "a soft hyphen is seen where the line breaks, and only there"},
		{"Donau\u00ADdampf\u00ADschiff", 500, []string{"Donaudampfschiff"}, "it is not seen within a line"},
		{"schiff\u00AD", 25, []string{"schiff"}, "nor at the end of all"},
		{"schiff\u00AD fahrt", 28, []string{"schiff ", "fahrt"}, "nor before a space"},
		{"Donau\u00ADi", 32, []string{"Donaui"}, "the hyphen is wider than what follows: there is room for that"},
		{"Donau\u00ADdampf", 28, []string{"Dona", "u-", "dampf"}, "a part that has no room for its hyphen is cut"},
		{"אבג Inter\u00ADnational", 60, []string{"Inter- גבא", "national"}, "at the end of the word, not of the line"},
		{"zero\u200Bwidth\u200Bspace", 50, []string{"zerowidth", "space"}, "a space without width parts"},
		{"10\u00A0000\u00A0km", 20, []string{"10\u00A00", "00\u00A0k", "m"}, "a space that joins: cut only where nothing else helps"},
		{"costs 10\u00A0km", 45, []string{"costs ", "10\u00A0km"}, "a space that joins"},
		{"2024–2026", 30, []string{"2024–", "2026"}, "behind a dash"},
		{"one – two", 20, []string{"one ", "– ", "two"}, "beside a dash between spaces"},
		{"see https://example.org/ab/cd", 70, []string{"see https://", "example.org/", "ab/cd"}, "addresses behind their strokes"},
		{"see https://example.org/ab/cd", 95, []string{"see ", "https://example.org/", "ab/cd"}, "but the name keeps its scheme where both have avail"},
		{"(well-known)", 40, []string{"(well-", "known)"}, "behind a hyphen, not beside brackets"},
		{"5 % of", 20, []string{"5 % ", "of"}, "no rule against it, but avail"},
		{"ГОСТ 12.3%", 32, []string{"ГОСТ ", "12.3%"}, "not within a number"},
		{"ἀγορά-ἀγορά", 40, []string{"ἀγορά-", "ἀγορά"}, "Greek"},
	} {
		p, ls := lines(t, "en", c.text, c.width)
		var got []string
		for _, l := range ls {
			got = append(got, seen(p, l))
			if l.Width > c.width+0.01 {
				t.Errorf("%q: a line is %v wide, more than %v", c.text, l.Width, c.width)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q in %v points: %q, want %q: %s", c.text, c.width, got, c.want, c.why)
		}
	}
}

// TestNaturalWidthNeedsNoBreak: a column that was given what its text asks
// for does not break it, hyphens or not; nor a word in its longest part.
func TestNaturalWidthNeedsNoBreak(t *testing.T) {
	for _, s := range []string{"Donau\u00ADdampf\u00ADschiff\u00ADi", "one two", "שקיפות 12%", "a\u00ADb"} {
		f, err := New(Info{Lang: "en", Width: 600, Height: 800})
		if err != nil {
			t.Fatal(err)
		}
		p := f.Paragraph(Span{Text: s, Size: 10})
		if n := len(p.Break(p.Natural())); n != 1 {
			t.Errorf("%q takes %d lines in its natural width", s, n)
		}
		for _, l := range p.Break(p.Longest()) {
			if l.Width > p.Longest()+0.01 {
				t.Errorf("%q: a line is wider than the longest part", s)
			}
		}
	}
}
