package template

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"selfassess/ogp"
	"selfassess/render"
	"selfassess/render/compose"
	"selfassess/templates"
)

func txt(s string) ogp.Text { return ogp.Text{"": s} }

// edition has the commitments Alpha, with two milestones, and Beta, with
// none; no forum, and no comments.
func edition(t testing.TB) *render.Edition {
	t.Helper()
	return editionOf(t, &ogp.Plan{ID: "EXM-04", Country: txt("Example"), Title: txt("Fourth Plan"), Language: "en",
		Agencies:    []ogp.Agency{{ID: "mof", Name: txt("Ministry of Finance")}},
		Commitments: []ogp.Commitment{{Number: "1", Title: txt("Alpha"), Lead: []ogp.ID{"mof"}}, {Number: "2", Title: txt("Beta")}},
		Milestones:  []ogp.Milestone{{Number: "1.1", Commitment: "1", Text: txt("First")}, {Number: "1.2", Commitment: "1", Text: txt("Second")}}})
}

func editionOf(t testing.TB, p *ogp.Plan) *render.Edition {
	t.Helper()
	words, err := templates.Load(templates.Reference)
	if err != nil {
		t.Fatal(err)
	}
	r := ogp.Merge(p, nil)
	return compose.Edition(render.Edition{Report: r, Statistics: r.Statistics(), Locale: render.NewLocale(words), AsOf: ogp.Day(2026, 9, 30), Program: "selfassess test"})
}

const (
	documentHead = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="urn:r" xmlns:wp="urn:wp" xmlns:w14="urn:w14" xmlns:mc="urn:mc" xmlns:wps="urn:wps"><w:body>`
	documentTail = `</w:body></w:document>`
)

// r is a run, and p a paragraph of runs or of text.
func r(s string) string { return `<w:r><w:t xml:space="preserve">` + s + `</w:t></w:r>` }

func p(runs ...string) string {
	for i, s := range runs {
		if !strings.HasPrefix(s, "<") {
			runs[i] = r(s)
		}
	}
	return `<w:p>` + strings.Join(runs, "") + `</w:p>`
}

func cell(s string) string {
	if !strings.HasPrefix(s, "<") {
		s = p(s)
	}
	return `<w:tc>` + s + `</w:tc>`
}

func row(cells ...string) string {
	for i := range cells {
		cells[i] = cell(cells[i])
	}
	return `<w:tr>` + strings.Join(cells, "") + `</w:tr>`
}

func tbl(rows ...string) string { return `<w:tbl>` + strings.Join(rows, "") + `</w:tbl>` }

func compiled(t testing.TB, body string) (*Compiled, []ogp.Finding) {
	t.Helper()
	c, findings, err := Compile(Source{Schema: compose.Schema, File: "x.docx", Part: "word/document.xml", Kind: Text, XML: []byte(documentHead + body + documentTail),
		Headings: map[string]bool{"Heading1": true}})
	if err != nil {
		t.Fatal(err)
	}
	return c, findings
}

// filled is the body of a document filled from an edition.
func filled(t testing.TB, body string, e *render.Edition) string {
	t.Helper()
	c, findings := compiled(t, body)
	if c == nil {
		t.Fatalf("%s", advice(t, findings))
	}
	out := bothWays(t, c, e)
	text := strings.TrimSuffix(strings.TrimPrefix(out.String(), documentHead), documentTail)
	if err := wellFormed(out.Bytes()); err != nil {
		t.Fatalf("%v: %s", err, text)
	}
	return text
}

// bothWays is a part filled from an edition: the same whether it is taken away
// now and then or in the end.
func bothWays(t testing.TB, c *Compiled, e *render.Edition) *bytes.Buffer {
	t.Helper()
	whole, pieces, rest := &bytes.Buffer{}, &bytes.Buffer{}, &bytes.Buffer{}
	if err := c.Fill(whole, e.Root(), stub()); err != nil {
		t.Fatal(err)
	}
	with := stub()
	with.Chunk, with.Flush = 1, func(b *bytes.Buffer) { b.WriteTo(pieces) }
	if err := c.Fill(rest, e.Root(), with); err != nil {
		t.Fatal(err)
	}
	if rest.WriteTo(pieces); !bytes.Equal(pieces.Bytes(), whole.Bytes()) {
		t.Fatalf("taken away in pieces: %s\nas a whole: %s", pieces, whole)
	}
	return whole
}

// stub writes the name of a tag for what it stands for.
func stub() Filling {
	return Filling{Numbers: &Numbers{Bookmark: 100, Drawing: 200, Control: 300}, Separator: `<w:p/>`, Bookmarks: map[string]bool{"here__3": true},
		LaidOut: func(out *bytes.Buffer, t *render.Tag, _ *render.Scope, ends string) error {
			fmt.Fprintf(out, "<laid>%s%s</laid>", t.Name, ends)
			return nil
		}}
}

func wellFormed(b []byte) error {
	d := xml.NewDecoder(bytes.NewReader(b))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}

func advice(t testing.TB, findings []ogp.Finding) string {
	t.Helper()
	words, err := templates.Load(templates.Reference)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, f := range findings {
		a := words.Advice(f)
		lines = append(lines, a.Message+" | "+a.Fix)
	}
	return strings.Join(lines, "\n")
}

// fillWith is a part filled from the edition in a way of its own.
func fillWith(t testing.TB, c *Compiled, with Filling) string {
	t.Helper()
	var out bytes.Buffer
	if err := c.Fill(&out, edition(t).Root(), with); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// grows demands that n times as much takes time like its length, not like its
// square: about as long as n times what is small. So both take the same share of
// a machine that has other things to do, and the best of a few turns counts.
func grows(t *testing.T, what string, n int, small, big func()) {
	t.Helper()
	took := func(times int, work func()) time.Duration {
		start := time.Now()
		for range times {
			work()
		}
		return time.Since(start)
	}
	least, most := time.Hour, time.Hour
	for range 20 {
		least, most = min(least, took(n, small)), min(most, took(1, big))
		if most < 4*least {
			return
		}
	}
	t.Errorf("%s: %d times as much took %v instead of %v", what, n, most, least)
}
