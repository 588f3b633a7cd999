package render_test

import (
	"fmt"
	"io"
	"os"
	"strings"

	"selfassess/ogp"
	"selfassess/render"
)

// write is a whole format: it writes a report as lines of text. A format that
// is offered to users is a package of its own below render, and a line in
// outputs.Formats.
func write(w io.Writer, e *render.Edition) error {
	d := e.Document()
	if _, err := fmt.Fprintf(w, "%s\n%s, %s\n", d.Cover.Title, d.Cover.Subtitle, d.Cover.Date); err != nil {
		return err
	}
	for _, s := range d.Sections {
		if err := section(w, s); err != nil {
			return err
		}
	}
	return nil
}

// section writes a section and those below it. How deep it stands is its
// place in the tree.
func section(w io.Writer, s *render.Section) error {
	if _, err := fmt.Fprintf(w, "\n%s\n", s.Title()); err != nil {
		return err
	}
	for _, b := range s.Blocks {
		text, err := block(b)
		if err != nil {
			return fmt.Errorf("section %q: %w", s.Title(), err)
		}
		if _, err := io.WriteString(w, text); err != nil {
			return err
		}
	}
	for _, below := range s.Sections {
		if err := section(w, below); err != nil {
			return err
		}
	}
	return nil
}

// block has a case for each type of block that this example needs. A format
// has all of them: what it does not know must be an error, since a report
// from which something is missing looks whole.
func block(b render.Block) (string, error) {
	switch b := b.(type) {
	case render.Paragraph:
		return plain(b.Spans) + "\n", nil
	case render.Label:
		return strings.ToUpper(b.Text.String()) + "\n", nil
	case render.List:
		var lines string
		for _, item := range b.Items {
			lines += "- " + plain(item) + "\n"
		}
		return lines, nil
	case render.LevelBoxes:
		var boxes []string
		for i, name := range b.Names {
			mark := "[ ] "
			if b.Marked == ogp.Levels[i] {
				mark = "[x] "
			}
			boxes = append(boxes, mark+name)
		}
		return strings.Join(boxes, "  ") + "\n", nil
	}
	return "", fmt.Errorf("a block of type %T cannot be written", b)
}

func plain(spans []render.Span) (text string) {
	for _, s := range spans {
		text += s.Text
	}
	return text
}

// A format is tested with a document made by hand. In the program, the
// function Edition of render/compose makes one of the facts.
func Example() {
	report := &render.Document{
		Lang: "en",
		Cover: render.Cover{Title: render.Words("End-of-Term Self-Assessment Report"), Subtitle: render.Words("Fourth Action Plan"),
			Date: render.Words("30 September 2026")},
		Sections: []*render.Section{{ID: "implementation", Number: "IV", Heading: render.Words("Implementation"),
			Sections: []*render.Section{{ID: "commitment-1", Eyebrow: "Commitment 1", Heading: render.Words("Open contracts"),
				Blocks: []render.Block{
					render.Label{Text: render.Words("Completion level")},
					render.LevelBoxes{Names: [4]string{"Not started", "Limited", "Substantial", "Completed"},
						Marked: ogp.Substantial},
					render.Label{Text: render.Words("Results")},
					render.Paragraph{Spans: []render.Span{{Text: "The register is "}, {Text: "public", Bold: true}, {Text: "."}}},
					render.List{Items: [][]render.Span{{{Text: "412 contracts"}}, {{Text: "9 ministries"}}}},
				}}}}},
	}
	e := &render.Edition{Document: func() *render.Document { return report }}
	if err := write(os.Stdout, e); err != nil {
		fmt.Println(err)
	}
	// Output:
	// End-of-Term Self-Assessment Report
	// Fourth Action Plan, 30 September 2026
	//
	// IV. Implementation
	//
	// Commitment 1: Open contracts
	// COMPLETION LEVEL
	// [ ] Not started  [ ] Limited  [x] Substantial  [ ] Completed
	// RESULTS
	// The register is public.
	// - 412 contracts
	// - 9 ministries
}
