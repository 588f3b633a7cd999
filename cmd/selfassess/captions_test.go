package main

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"selfassess/cmd/internal/secretariat"
	"selfassess/ogp"
	"selfassess/render"
	"selfassess/render/docx"
)

// Tables and figures are counted in the order in which they are read, so that
// Word, which counts for itself, counts alike: the number of each is a field.
func TestTablesAndFiguresAreCountedInTheOrderOfReading(t *testing.T) {
	for _, outline := range []ogp.Outline{ogp.AnnexOutline, ogp.StandardsOutline} {
		p, err := sampleProject()
		if err != nil {
			t.Fatal(err)
		}
		report, plan := *p.Report, *p.Report.Plan
		plan.Outline = outline
		report.Plan = &plan
		asked := *p
		asked.Report = &report
		e := asked.Edition(secretariat.BuildOptions{})
		tables, figures := 0, 0
		eachBlock(e.Document().Sections, func(b render.Block) {
			switch b := b.(type) {
			case render.Table:
				tables++
				if want := fmt.Sprint("Table ", tables); b.Label != want {
					t.Errorf("%s outline: %s, %q, is read as %s", outline, b.Label, b.Caption, want)
				}
			case render.Chart:
				figures++
				if want := fmt.Sprint("Figure ", figures); b.Label != want {
					t.Errorf("%s outline: %s, %q, is read as %s", outline, b.Label, b.Caption, want)
				}
			}
		})
		var file bytes.Buffer
		if err := docx.Write(&file, e); err != nil {
			t.Fatal(err)
		}
		text := partsOf(t, file.Bytes())["word/document.xml"]
		n, m := strings.Count(text, " SEQ Table "), strings.Count(text, " SEQ Figure ")
		if tables < 20 || n != tables || m != figures {
			t.Errorf("%s outline: of %d tables and %d figures Word counts %d and %d", outline, tables, figures, n, m)
		}
	}
}

func eachBlock(sections []*render.Section, visit func(render.Block)) {
	for _, s := range sections {
		for _, b := range s.Blocks {
			visit(b)
		}
		eachBlock(s.Sections, visit)
	}
}
