package pdf

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"selfassess/render"
	"selfassess/render/pdf/pdftest"
)

func TestRomanNumerals(t *testing.T) {
	for n, want := range map[int]string{1: "i", 4: "iv", 9: "ix", 14: "xiv", 40: "xl", 99: "xcix", 400: "cd", 1994: "mcmxciv"} {
		if got := roman(n); got != want {
			t.Errorf("%d is %s, want %s", n, got, want)
		}
	}
}

// nothing is a document of a cover alone.
func nothing() *render.Document {
	return &render.Document{Lang: "en", Cover: render.Cover{Title: render.Words("Report")}, Meta: render.Meta{Title: "Report"}}
}

// margin is the text of a page that is no content, a line for each.
func margin(p *pdftest.Page) (text string) {
	for _, m := range p.Marks {
		for _, r := range m.Runs {
			if m.Artifact() {
				text += r.Text + "\n"
			}
		}
	}
	return text
}

// TestPageNumbersAgree looks at each place where a page has a number: its
// foot, the contents, and what programs show.
func TestPageNumbersAgree(t *testing.T) {
	long := demo() // contents of several pages
	for i := range 150 {
		long.Sections = append(long.Sections, &render.Section{ID: fmt.Sprint("more-", i), Kind: render.Chapter, Heading: render.Words(fmt.Sprint("More ", i)), Contents: true})
	}
	shared := demo() // the body begins on the page of the contents
	shared.Sections = []*render.Section{{ID: "a", Heading: render.Words("Within"), Contents: true, Blocks: []render.Block{para(distinct(1, 9000))}},
		{ID: "b", Heading: render.Words("Behind"), Contents: true}}
	bare := demo()
	bare.Sections = []*render.Section{{ID: "a", Heading: render.Words("Not in the contents")}}
	for _, tt := range []struct {
		why   string
		d     *render.Document
		front int
	}{{"one page of contents", demo(), 2}, {"several", long, 6}, {"shared", shared, 2}, {"no contents", bare, 1}, {"only a cover", nothing(), 1}} {
		t.Run(tt.why, func(t *testing.T) {
			f := good(t, written(t, tt.d))
			labels := f.Labels()
			body := len(labels) - tt.front
			for i, label := range labels {
				want := label + "\n"
				switch {
				case i == 0:
					continue
				case i >= tt.front:
					want = fmt.Sprintf("Page %s of %d\n", label, body)
				}
				if got := margin(f.Pages[i]); !strings.Contains("\n"+got, "\n"+want) {
					t.Errorf("the foot of page %d, %q, is not in %q", i+1, want, got)
				}
			}
			if tt.front < len(labels) && (labels[tt.front] != "1" || labels[0] != "i") {
				t.Errorf("the pages are %q", labels)
			}
			var got, want []string
			for _, e := range f.All("TOCI") {
				got = append(got, e.Elements()[0].Text()) // behind it stands what is within the entry
			}
			pages := map[string]int{}
			for _, p := range f.Places() {
				pages[p.Name] = p.Page - 1
			}
			for _, e := range entries(tt.d.Sections, 0) {
				want = append(want, e.section.Title().String()+" "+labels[pages[e.section.ID]])
			}
			if !slices.Equal(got, want) {
				t.Errorf("the contents are\n%q, want\n%q", got, want)
			}
		})
	}
}

// TestPlacesAreNamedByIds follows names that an address may end in.
func TestPlacesAreNamedByIds(t *testing.T) {
	d := demo()
	ids := []string{"commitment-1", "commitment-1/2", "commitment-1 2", "commitment-4 bis", "commitment-Ⅳ", "commitment-א", "commitment-1.a_b"}
	links := render.Paragraph{}
	for i, id := range ids {
		d.Sections = append(d.Sections, &render.Section{ID: id, Kind: render.Chapter, Heading: render.Words(fmt.Sprint("Odd ", i)), Contents: true})
		links.Spans = append(links.Spans, render.Span{Text: fmt.Sprint("to ", i), Ref: id})
	}
	for i := range 300 {
		d.Sections = append(d.Sections, &render.Section{ID: fmt.Sprint("more-", i), Heading: render.Words(fmt.Sprint("More ", i))})
	}
	d.Sections = append(d.Sections, &render.Section{ID: "links", Heading: render.Words("Links"), Blocks: []render.Block{links}})
	f := good(t, written(t, d))
	var names []string
	for _, p := range f.Places() {
		names = append(names, p.Name)
	}
	for _, n := range names {
		if !regexp.MustCompile(`^[A-Za-z0-9._-]+$`).MatchString(n) {
			t.Errorf("%q needs an escape in an address", n)
		}
	}
	for _, want := range []string{"summary", "implementation", "commitment-4", "annex-1", "table-1", "table-12", "figure-1", "figure-3",
		"commitment-1", "commitment-1-2", "commitment-1-2-2", "commitment-4-bis", "commitment-u2163", "commitment-u5d0", "commitment-1.a_b", "more-0", "more-299"} {
		if !slices.Contains(names, want) {
			t.Errorf("no place %q", want)
		}
	}
	to := 0
	for _, r := range annotations(f) {
		link := f.Objects[r].(dict)
		if s, ok := link["Contents"].(pdftest.String); ok && strings.HasPrefix(string(s), "Odd ") && link["P"] == f.Pages[len(f.Pages)-1].Object {
			to++
			if at, ok := link["Dest"].(pdftest.String); !ok || !slices.Contains(names, string(at)) {
				t.Errorf("a link leads to no place: %v", link)
			}
		}
	}
	if to != len(ids) {
		t.Errorf("%d links, want %d", to, len(ids))
	}
}

// TestOtherProgramsKnowPlacesAndPages asks poppler for the named places, and
// MuPDF for the names of pages.
func TestOtherProgramsKnowPlacesAndPages(t *testing.T) {
	file := filepath.Join(t.TempDir(), "demo.pdf")
	if err := os.WriteFile(file, written(t, plan(40)), 0o644); err != nil {
		t.Fatal(err)
	}
	t.Run("poppler", func(t *testing.T) {
		out, err := exec.Command(tool(t, "pdfinfo"), "-dests", file).CombinedOutput()
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range []string{`"commitment-0"`, `"commitment-39"`, `"table-7"`, `"figure-1"`} {
			if !strings.Contains(string(out), want) {
				t.Errorf("no %s in\n%s", want, out)
			}
		}
	})
	t.Run("MuPDF", func(t *testing.T) {
		out, err := exec.Command(tool(t, "mutool"), "show", file, "trailer/Root/PageLabels", "outline").CombinedOutput()
		if err != nil || strings.Contains(string(out), "warning") || !strings.Contains(string(out), "#nameddest=") && !strings.Contains(string(out), "Commitment 39") {
			t.Errorf("%v\n%s", err, out)
		}
	})
}
