package compose

import (
	"strings"
	"testing"

	"selfassess/ogp"
	"selfassess/render"
)

// A dash is a mark for the eye: everywhere there are words for it.
func TestDashesAreSaidInWords(t *testing.T) {
	p, returns := smallPlan()
	dashes := 0
	for _, s := range spansOf(editionOf(t, p, returns...).Document()) {
		if strings.Trim(s.Text, " —-") == "" && strings.ContainsAny(s.Text, "—-") {
			dashes++
			if s.Said == "" {
				t.Errorf("nothing is said of %q", s.Text)
			}
		}
	}
	if dashes == 0 {
		t.Error("there are no dashes")
	}
}

// Of a cell far to the right one must hear of what it is: every table has a
// column that names its rows.
func TestEveryTableNamesItsRows(t *testing.T) {
	p, r, _ := fullPlan()
	small, returns := smallPlan()
	standards, _ := smallPlan()
	standards.Outline = ogp.StandardsOutline
	for _, e := range []*render.Edition{editionOf(t, p, r), editionOf(t, small, returns...), editionOf(t, standards, returns...)} {
		everyBlock(e.Document(), func(table render.Table) {
			if table.RowHeads < 1 || table.RowHeads >= len(table.Columns) {
				t.Errorf("%d of %d columns of %q name its rows", table.RowHeads, len(table.Columns), table.Caption)
			}
		})
	}
}

// The caption is heard beside a chart: its alternative text does not say it
// once more.
func TestNoTitleIsHeardTwice(t *testing.T) {
	p, returns := smallPlan()
	everyBlock(editionOf(t, p, returns...).Document(), func(c render.Chart) {
		if strings.Contains(c.Alt, c.Caption) || c.Alt == "" {
			t.Errorf("of the chart %q it is said: %q", c.Caption, c.Alt)
		}
	})
}

// everyBlock visits the blocks of one kind, in boxes too.
func everyBlock[T render.Block](d *render.Document, visit func(T)) {
	var blocks func([]render.Block)
	blocks = func(all []render.Block) {
		for _, b := range all {
			if box, ok := b.(render.Box); ok {
				blocks(box.Blocks)
			}
			if x, ok := b.(T); ok {
				visit(x)
			}
		}
	}
	var sections func([]*render.Section)
	sections = func(all []*render.Section) {
		for _, s := range all {
			blocks(s.Blocks)
			sections(s.Sections)
		}
	}
	sections(d.Sections)
}
