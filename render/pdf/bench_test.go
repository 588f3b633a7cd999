package pdf

import (
	"fmt"
	"io"
	"testing"

	"selfassess/render"
)

// distinct is text that no cache of paragraphs can help with: every word
// has its number of the place it stands at.
func distinct(seed, n int) string {
	b := make([]byte, 0, n)
	for i := 0; len(b) < n; i++ {
		b = fmt.Appendf(b, "%s ", []string{"payments", "of", "the", "remaining", "agencies", "register", fmt.Sprintf("in%d", seed*31+i), "was", "opened", "and", "procurement"}[(seed+i*7)%11])
	}
	return string(b)
}

// plan is a report of n commitments, each with a record of some four pages.
func plan(n int) *render.Document {
	d := demo()
	d.Sections = d.Sections[:1]
	chapter := &render.Section{ID: "implementation", Kind: render.Chapter, Number: "II", Heading: render.Words("Implementation"), Contents: true}
	for i := range n {
		s := &render.Section{ID: fmt.Sprintf("commitment-%d", i), Kind: render.CommitmentRecord, Eyebrow: fmt.Sprintf("Commitment %d", i), Heading: render.Words(distinct(i, 50)), Contents: true}
		for k := range 8 {
			s.Blocks = append(s.Blocks, render.Label{Text: render.Words(distinct(k, 40))}, para(distinct(i*100+k, 900)))
		}
		t := milestones(12)
		t.ID = fmt.Sprintf("table-%d", i)
		for k := range t.Rows {
			t.Rows[k].Cells[1] = cell(distinct(i*77+k, 90))
		}
		s.Blocks = append(s.Blocks, t, milestones(8))
		chapter.Sections = append(chapter.Sections, s)
	}
	d.Sections = append(d.Sections, chapter)
	return d
}

// BenchmarkReport writes reports of 40 and 400 commitments. It counts pages
// by the bookmarks' file, so pages a second can be read off.
func BenchmarkReport(b *testing.B) {
	for _, n := range []int{40, 400} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			d := plan(n)
			pages := 0
			for b.Loop() {
				p, err := write(io.Discard, d, Options{})
				if err != nil {
					b.Fatal(err)
				}
				pages = p
			}
			b.ReportMetric(float64(pages), "pages")
			b.ReportMetric(float64(pages*b.N)/b.Elapsed().Seconds(), "pages/s")
		})
	}
}
