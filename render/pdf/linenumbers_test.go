package pdf

import (
	"slices"
	"strconv"
	"testing"

	"selfassess/render"
	"selfassess/render/pdf/pdftest"
)

// counts are the numbers that stand as artifacts left of the text of a page,
// with their heights.
func counts(t testing.TB, p *pdftest.Page) (numbers []int, heights []float64) {
	t.Helper()
	for _, m := range p.Marks {
		if !m.Artifact() || m.Props["Type"] != name("Pagination") || m.Props["Subtype"] != nil || p.Number == 1 {
			continue
		}
		for _, r := range m.Runs {
			if r.X0 >= left-10 {
				continue
			}
			n, err := strconv.Atoi(r.Text)
			if err != nil {
				t.Fatalf("%q stands in the margin", r.Text)
			}
			numbers, heights = append(numbers, n), append(heights, r.Y)
		}
	}
	return numbers, heights
}

// placed is where the content of a page stands: x and y of its texts.
func placed(p *pdftest.Page) (at [][2]float64) {
	for _, m := range p.Marks {
		for _, r := range m.Runs {
			if !m.Artifact() {
				at = append(at, [2]float64{r.X0, r.Y})
			}
		}
	}
	return at
}

func TestNumbersOfLinesLeaveTheTextAlone(t *testing.T) {
	for _, d := range []*render.Document{demo(), plan(3), one(para(words(5000)))} {
		plain := good(t, written(t, d))
		d.Meta.LineNumbers = true
		f := good(t, written(t, d))
		if a, b := plain.Tags(), f.Tags(); a != b || len(f.Pages) != len(plain.Pages) {
			t.Errorf("the text reads otherwise with numbers:\n%s\nand without:\n%s", b, a)
		}
		counted := 0
		for i, p := range f.Pages {
			lines := placed(p)
			if !slices.Equal(lines, placed(plain.Pages[i])) {
				t.Errorf("page %d: the text stands elsewhere with numbers", i+1)
			}
			numbers, heights := counts(t, p)
			for k, n := range numbers {
				if n != k+1 {
					t.Fatalf("page %d counts %v", i+1, numbers)
				}
				if !slices.ContainsFunc(lines, func(at [2]float64) bool { return at[1] == heights[k] }) {
					t.Errorf("page %d: the number %d is beside no line", i+1, n)
				}
			}
			counted += len(numbers)
			if n, _ := counts(t, plain.Pages[i]); len(n) > 0 {
				t.Errorf("page %d is counted though nobody asked for it", i+1)
			}
		}
		if counted == 0 {
			t.Error("no line is counted")
		}
	}
}

// Word counts neither the lines of tables nor charts: two reviewers, one with
// each document, mean lines of the same kind.
func TestOnlyLinesOfTextAreCounted(t *testing.T) {
	tests := []struct {
		why    string
		blocks []render.Block
		want   int
	}{
		{"a paragraph of two lines", []render.Block{para("one\ntwo")}, 2},
		{"a list", []render.Block{render.List{Items: [][]render.Span{text("one"), text("two")}}}, 2},
		{"a table, of which the caption and the note count", []render.Block{milestones(7)}, 1},
		{"a chart", []render.Block{bars(3)}, 0},
		{"facts, two in a line", []render.Block{render.Facts{Items: []render.Fact{{Label: "a", Value: text("b")}, {Label: "c", Value: text("d")}, {Label: "e", Value: text("f")}}}}, 2},
		{"boxes", []render.Block{render.LevelBoxes{Names: [4]string{"a", "b", "c", "d"}}}, 0},
	}
	for _, tt := range tests {
		total := lineCount(t, one(append(tt.blocks, para("end"))...)) - lineCount(t, one(para("end")))
		if total != tt.want {
			t.Errorf("%s: %d counted, want %d", tt.why, total, tt.want)
		}
	}
}

// lineCount is the number of lines that are counted.
func lineCount(t testing.TB, d *render.Document) (n int) {
	t.Helper()
	d.Meta.LineNumbers = true
	for _, p := range good(t, written(t, d)).Pages {
		numbers, _ := counts(t, p)
		n += len(numbers)
	}
	return n
}
