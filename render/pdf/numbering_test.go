package pdf

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"selfassess/render"
)

func TestRomanNumerals(t *testing.T) {
	for n, want := range map[int]string{1: "i", 4: "iv", 9: "ix", 14: "xiv", 40: "xl", 99: "xcix", 400: "cd", 1994: "mcmxciv"} {
		if got := roman(n); got != want {
			t.Errorf("%d is %s, want %s", n, got, want)
		}
	}
}

// labels are what programs call the pages, by the file's /PageLabels.
func (r *reader) labels() (out []string) {
	style, from := "", 0
	starts := map[int]string{}
	for _, m := range regexp.MustCompile(`(\d+) <</S /(\w)>>`).FindAllStringSubmatch(between(r.catalog(), "/PageLabels <</Nums [", "]"), -1) {
		n, _ := strconv.Atoi(m[1])
		starts[n] = m[2]
	}
	for i := range r.pages {
		if s, ok := starts[i]; ok {
			style, from = s, i
		}
		switch style {
		case "r":
			out = append(out, roman(i-from+1))
		case "D":
			out = append(out, strconv.Itoa(i-from+1))
		default:
			r.fault("page %d has no label", i+1)
		}
	}
	return out
}

func (r *reader) catalog() string {
	for _, d := range r.body {
		if strings.HasPrefix(d, "<</Type /Catalog") {
			return d
		}
	}
	return ""
}

func between(s, from, to string) string {
	_, s, _ = strings.Cut(s, from)
	s, _, _ = strings.Cut(s, to)
	return s
}

// places are the named places in their order, each with the index of its
// page. Limits that are not true are faults.
func (r *reader) places() (names []string, pages map[string]int) {
	pages = map[string]int{}
	var walk func(n int, root bool)
	walk = func(n int, root bool) {
		from := len(names)
		for _, kid := range refRe.FindAllStringSubmatch(between(r.body[n], "/Kids [", "]"), -1) {
			k, _ := strconv.Atoi(kid[1])
			walk(k, false)
		}
		for _, m := range regexp.MustCompile(`\(([^()]*)\) \[(\d+) 0 R /XYZ`).FindAllStringSubmatch(r.body[n], -1) {
			page, _ := strconv.Atoi(m[2])
			names = append(names, m[1])
			pages[m[1]] = slices.Index(r.pages, page)
		}
		limits := between(r.body[n], "/Limits [", "]")
		if want := fmt.Sprintf("(%s) (%s)", names[from], names[len(names)-1]); !root && limits != want {
			r.fault("a node with names %s has the limits %s", want, limits)
		}
		if root && limits != "" {
			r.fault("the root has limits")
		}
	}
	if root := number(r.catalog(), "Dests"); root > 0 {
		walk(root, true)
	}
	return names, pages
}

// TestPageNumbersAgree looks at each place where a page has a number: its
// foot, the contents, and what programs show.
func TestPageNumbersAgree(t *testing.T) {
	long := demo() // contents of several pages
	for i := range 150 {
		long.Sections = append(long.Sections, &render.Section{ID: fmt.Sprint("more-", i), Kind: render.Chapter, Heading: fmt.Sprint("More ", i), Contents: true})
	}
	shared := demo() // the body begins on the page of the contents
	shared.Sections = []*render.Section{{ID: "a", Heading: "Within", Contents: true, Blocks: []render.Block{para(distinct(1, 9000))}},
		{ID: "b", Heading: "Behind", Contents: true}}
	bare := demo()
	bare.Sections = []*render.Section{{ID: "a", Heading: "Not in the contents"}}
	for _, tt := range []struct {
		why   string
		d     *render.Document
		front int
	}{{"one page of contents", demo(), 2}, {"several", long, 6}, {"shared", shared, 2}, {"no contents", bare, 1}, {"only a cover", &render.Document{}, 1}} {
		t.Run(tt.why, func(t *testing.T) {
			r, root, faults := check(t, written(t, tt.d))
			labels := r.labels()
			body := len(labels) - tt.front
			for i, label := range labels {
				want := label + "\n"
				switch {
				case i == 0:
					continue
				case i >= tt.front:
					want = fmt.Sprintf("Page %s of %d\n", label, body)
				}
				if got := r.margin[r.pages[i]]; !strings.Contains("\n"+got, "\n"+want) {
					t.Errorf("the foot of page %d, %q, is not in %q", i+1, want, got)
				}
			}
			if tt.front < len(labels) && (labels[tt.front] != "1" || labels[0] != "i") {
				t.Errorf("the pages are %q", labels)
			}
			var got, want []string
			root.walk(func(n *node) {
				if n.tag == "TOCI" {
					got = append(got, n.text)
				}
			})
			_, pages := r.places()
			for _, e := range entries(tt.d.Sections, 0) {
				want = append(want, e.section.Title()+" "+labels[pages[e.section.ID]])
			}
			if !slices.Equal(got, want) {
				t.Errorf("the contents are\n%q, want\n%q", got, want)
			}
			for _, f := range append(faults, r.faults...) {
				t.Error(f)
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
		d.Sections = append(d.Sections, &render.Section{ID: id, Kind: render.Chapter, Heading: fmt.Sprint("Odd ", i), Contents: true})
		links.Spans = append(links.Spans, render.Span{Text: fmt.Sprint("to ", i), Ref: id})
	}
	for i := range 300 {
		d.Sections = append(d.Sections, &render.Section{ID: fmt.Sprint("more-", i), Heading: fmt.Sprint("More ", i)})
	}
	d.Sections = append(d.Sections, &render.Section{ID: "links", Heading: "Links", Blocks: []render.Block{links}})
	r := read(t, written(t, d))
	names, pages := r.places()
	if !slices.IsSorted(names) || len(slices.Compact(slices.Clone(names))) != len(names) {
		t.Errorf("the names are not in order: %q", names)
	}
	for _, n := range names {
		if !regexp.MustCompile(`^[A-Za-z0-9._-]+$`).MatchString(n) {
			t.Errorf("%q needs an escape in an address", n)
		}
	}
	for _, want := range []string{"summary", "implementation", "commitment-4", "annex-1", "table-1", "table-12", "figure-1", "figure-3",
		"commitment-1", "commitment-1-2", "commitment-1-2-2", "commitment-4-bis", "commitment-u2163", "commitment-u5d0", "commitment-1.a_b", "more-0", "more-299"} {
		if i, ok := pages[want]; !ok || i < 0 {
			t.Errorf("no place %q, or not on a page", want)
		}
	}
	to := 0
	for _, b := range r.body {
		if strings.Contains(b, "/Subtype /Link") && strings.Contains(b, "/Contents (to ") {
			to++
			if _, ok := pages[between(b, "/Dest (", ")")]; !ok {
				t.Errorf("a link leads to no place: %s", b)
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
