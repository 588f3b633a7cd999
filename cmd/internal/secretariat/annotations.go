package secretariat

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"selfassess/inputs/reviews"
	"selfassess/ogp"
	"selfassess/render"
	"selfassess/render/pdf"
)

// annotations reads a reviewed PDF, says what is to be said of it as a whole,
// and returns the remarks that are new, as rows of the sheet of comments.
func (r *review) annotations(c reviewed) ([]ogp.Comment, error) {
	base, err := r.basePDF(c.pdf, true)
	if err != nil {
		return nil, err
	}
	read, err := c.pdf.Read(r.isSection, base.copy)
	if err != nil {
		r.refuse(c.path, err)
		return nil, nil
	}
	stale := differing(base.copy, read)
	if len(stale) > 0 { // the copy may be one of the final report
		final, err := r.basePDF(c.pdf, false)
		if err != nil {
			return nil, err
		}
		if s := differing(final.copy, read); len(s) < len(stale) {
			base, stale = final, s
		}
	}
	switch {
	case len(read.Tags) == 0:
		r.find(ogp.ReviewForeign, c.path)
	case c.pdf.Title != base.title:
		r.find(ogp.ReviewOther, c.path, "title", excerpt(c.pdf.Title), "report", base.title)
	case len(stale) > 0:
		r.find(ogp.ReviewStale, c.path, "sections", r.titles(stale))
	}
	if n := len(read.Wordless); n > 0 {
		const most = 20 // pages that are named
		pages := slices.Compact(read.Wordless)
		if len(pages) > most {
			pages = append(pages[:most], "…")
		}
		r.find(ogp.ReviewWordless, c.path, "count", strconv.Itoa(n), "pages", strings.Join(pages, ", "))
	}
	return r.fresh(c, read.Remarks), nil
}

// isSection tells whether a named place of a PDF is a section: one of today,
// or a commitment that the report no longer has.
func (r *review) isSection(place string) bool {
	_, known := r.places[place]
	return known || strings.HasPrefix(place, "commitment-")
}

// differing lists the sections whose words are not the same in a copy.
func differing(base, c *reviews.Copy) (tags []string) {
	was, is := c.Sums(), base.Sums()
	for _, p := range base.Passages {
		if p.Tag != "" && was[p.Tag] != is[p.Tag] {
			tags = append(tags, p.Tag)
		}
	}
	return tags
}

// today is the report as it is written today.
type today struct {
	title string
	copy  *reviews.Copy
}

// basePDF is the report as it is written today, read as a copy is read: with
// the date and on the paper of that copy.
func (r *review) basePDF(c *reviews.PDF, draft bool) (today, error) {
	asOf := c.Created
	if !asOf.Known() {
		asOf = r.p.Report.AsOf
	}
	words := r.p.Words
	if c.Lang != "" {
		words = r.wordsOf(c.Lang)
	}
	e := r.p.on(asOf).editionIn(words, BuildOptions{Draft: draft, Final: !draft})
	if c.Down > 0 && c.Across/c.Down > letterAspect {
		e.Paper = render.Letter
	}
	title := e.Document().Meta.Title
	key := fmt.Sprint("pdf", asOf, draft, e.Paper, words.Tag)
	if b := r.bases[key]; b != nil {
		return today{title, b}, nil
	}
	for _, p := range e.Places() {
		r.places[p.ID] = p
	}
	var out bytes.Buffer
	if err := pdf.Write(&out, e, pdf.Options{}); err != nil {
		return today{}, err
	}
	file, err := reviews.OpenPDF(out.Bytes())
	if err != nil {
		return today{}, fmt.Errorf("read the report as it is written: %w", err)
	}
	b, err := file.Read(r.isSection, nil)
	if err != nil {
		return today{}, fmt.Errorf("read the report as it is written: %w", err)
	}
	r.bases[key] = b
	return today{title, b}, nil
}

// letterAspect lies between the shapes of A4 (0.707) and US Letter (0.773),
// width by height.
const letterAspect = 0.74
