package pdf

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"selfassess/render"
)

// counts are the numbers that stand as artifacts left of the text of a page,
// with their heights: number → y.
func (r *reader) counts(page int) (numbers []int, heights []string) {
	shown := regexp.MustCompile(`([-\d.]+) ([-\d.]+) Td \[((?:[^\]\\]|\\.)*)\] TJ`)
	if page == r.pages[0] { // the cover has the word of a draft in such an artifact, and no lines
		return nil, nil
	}
	font := ""
	content := string(r.stream[number(r.body[page], "Contents")])
	from := strings.LastIndex(content, "/Artifact <</Type /Layout>> BDC")
	for _, at := range regexp.MustCompile(`/(F\d+) [\d.]+ Tf |`+shown.String()).FindAllStringSubmatchIndex(content, -1) {
		if at[2] >= 0 {
			font = content[at[2]:at[3]]
			continue
		}
		m := []string{"", "", content[at[4]:at[5]], content[at[6]:at[7]], content[at[8]:at[9]]}
		x, _ := strconv.ParseFloat(m[2], 64)
		if x >= left-10 || at[0] < from || from < 0 {
			continue
		}
		n, err := strconv.Atoi(r.decode(font, token.FindAllString(m[4], -1)))
		if err != nil {
			r.t.Fatalf("%q stands in the margin", m[4])
		}
		numbers, heights = append(numbers, n), append(heights, m[3])
	}
	return numbers, heights
}

// placed is where the content of a page stands, line by line.
func (r *reader) placed(page int) (at []string) {
	content := string(r.stream[number(r.body[page], "Contents")])
	for _, m := range regexp.MustCompile(`(?s)<</MCID \d+>> BDC\n(.*?)EMC`).FindAllStringSubmatch(content, -1) {
		at = append(at, regexp.MustCompile(`[-\d.]+ [-\d.]+ T[dm]`).FindAllString(m[1], -1)...)
	}
	return at
}

func TestNumbersOfLinesLeaveTheTextAlone(t *testing.T) {
	for _, d := range []*render.Document{demo(), plan(3), one(para(words(5000)))} {
		plain, without, _ := check(t, written(t, d))
		d.Meta.LineNumbers = true
		r, with, faults := check(t, written(t, d))
		for _, f := range faults {
			t.Error(f)
		}
		var a, b strings.Builder
		without.dump(&a, 0)
		with.dump(&b, 0)
		if a.String() != b.String() || len(r.pages) != len(plain.pages) {
			t.Errorf("the text reads otherwise with numbers:\n%s\nand without:\n%s", &b, &a)
		}
		counted := 0
		for i, p := range r.pages {
			if !slices.Equal(r.placed(p), plain.placed(plain.pages[i])) {
				t.Errorf("page %d: the text stands elsewhere with numbers", i+1)
			}
			numbers, heights := r.counts(p)
			for k, n := range numbers {
				if n != k+1 {
					t.Fatalf("page %d counts %v", i+1, numbers)
				}
				if !slices.ContainsFunc(r.placed(p), func(s string) bool {
					return strings.HasSuffix(s, " "+heights[k]+" Td") || strings.HasSuffix(s, " "+heights[k]+" Tm")
				}) {
					t.Errorf("page %d: the number %d is beside no line", i+1, n)
				}
			}
			counted += len(numbers)
			if n, _ := plain.counts(plain.pages[i]); len(n) > 0 {
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
		d := one(append(tt.blocks, para("end"))...)
		d.Meta.LineNumbers = true
		r := read(t, written(t, d))
		total := 0
		for _, p := range r.pages {
			n, _ := r.counts(p)
			total += len(n)
		}
		d = one(para("end"))
		d.Meta.LineNumbers = true
		r = read(t, written(t, d))
		for _, p := range r.pages {
			n, _ := r.counts(p)
			total -= len(n)
		}
		if total != tt.want {
			t.Errorf("%s: %d counted, want %d", tt.why, total, tt.want)
		}
	}
}
