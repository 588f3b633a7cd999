package template

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"selfassess/ogp"
	"selfassess/render"
)

// manyOf is an edition with n commitments, of which the first has n
// milestones.
func manyOf(t testing.TB, n int) *render.Edition {
	t.Helper()
	p := &ogp.Plan{ID: "EXM-04", Country: txt("Example"), Language: "en"}
	for i := range n {
		p.Commitments = append(p.Commitments, ogp.Commitment{Number: ogp.ID(fmt.Sprint(i + 1)), Title: txt(fmt.Sprintf("Title %d.", i+1))})
		p.Milestones = append(p.Milestones, ogp.Milestone{Number: ogp.ID(fmt.Sprint("1.", i+1)), Commitment: "1", Text: txt("Step")})
	}
	return editionOf(t, p)
}

// headed is a table whose first row Word repeats on every page, and whose
// second one stands for all commitments.
func headed() string {
	head := strings.Replace(row("Number", "Title"), "<w:tr>", "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>", 1)
	return tbl(head, row("{#commitments}{commitment.number}", "{commitment.title}{/commitments}"))
}

func TestTablesHaveARowForEveryItemBelowTheirHeader(t *testing.T) {
	for _, n := range []int{0, 1, 31, 1000} {
		got := filled(t, headed()+p("end"), manyOf(t, n))
		if rows, heads := strings.Count(got, "<w:tr>"), strings.Count(got, "<w:tblHeader/>"); rows != n+1 || heads != 1 {
			t.Errorf("%d items: %d rows, %d header rows", n, rows, heads)
		}
		if n > 0 && !strings.Contains(got, fmt.Sprintf(">Title %d.<", n)) {
			t.Errorf("%d items: the last one is missing", n)
		}
		if !strings.Contains(got, "<w:tbl><w:tr><w:trPr><w:cantSplit/><w:tblHeader/>") {
			t.Errorf("%d items: the table does not begin with its header", n)
		}
	}
}

func TestATableOfRowsThatAreRepeatedGoesWithThem(t *testing.T) {
	body := tbl(row("{#commitments}{commitment.number}", "{/commitments}")) + p("end")
	if got := filled(t, body, manyOf(t, 0)); got != p("end") {
		t.Errorf("got %s", got)
	}
}

func TestLongValuesComeBackWhole(t *testing.T) {
	const limit = 32_000 // about what a cell of a workbook holds
	long := strings.Repeat("{#commitments} <ä> & ", limit/20)
	e := editionOf(t, &ogp.Plan{ID: "EXM-04", Country: txt("Example"), Language: "en", Commitments: []ogp.Commitment{{Number: "1", Title: txt(long)}}})
	got := filled(t, headed(), e)
	if read := readBack(t, got); !strings.Contains(read, strings.TrimSpace(long)) {
		t.Errorf("of %d bytes %d came back", len(long), len(read))
	}
}

// readBack is the text of what was filled.
func readBack(t testing.TB, body string) string {
	t.Helper()
	root, err := parse([]byte(documentHead + body + documentTail))
	if err != nil {
		t.Fatal(err)
	}
	return root.words()
}

func TestBlocksAndTablesMayNestDeep(t *testing.T) {
	conditions := p(strings.Repeat("{?plan.country}", 100) + "{plan.country}" + strings.Repeat("{/plan.country}", 100))
	if got := readBack(t, filled(t, conditions, edition(t))); got != "Example" {
		t.Errorf("a hundred conditions: got %q", got)
	}
	nested := row("{#commitments}{commitment.number}", "{/commitments}")
	for range 20 {
		nested = row(tbl(nested)+p("."), "x")
	}
	if got := filled(t, tbl(nested), manyOf(t, 3)); strings.Count(got, "<w:tr>") != 20+3 {
		t.Errorf("twenty tables in each other: %d rows", strings.Count(got, "<w:tr>"))
	}
}

func TestTimeGrowsWithTheItems(t *testing.T) {
	small, big := manyOf(t, 200), manyOf(t, 1600)
	grows(t, "rows", 8, func() { filled(t, headed(), small) }, func() { filled(t, headed(), big) })
}

// setTexts sets every text of a struct.
func setTexts(record any, s string) {
	v := reflect.ValueOf(record).Elem()
	for i := range v.NumField() {
		if v.Field(i).Type() == reflect.TypeFor[ogp.Text]() {
			v.Field(i).Set(reflect.ValueOf(txt(s)))
		}
	}
}

// Whatever a person typed stands in the document as it was typed, whichever
// tag it fills.
func TestTextsOfAllTagsComeBackAsTheyWereTyped(t *testing.T) {
	for _, s := range []string{"{plan.country} {/commitments} {{x}}", `<w:t> & "quotes" ]]>`, "one\ntwo", "tab\tand  spaces", "ქართული 😀 العربية", "$1 \\1 %s"} {
		c, m := ogp.Commitment{Number: "1"}, ogp.Milestone{Number: "1.1", Commitment: "1"}
		plan := &ogp.Plan{ID: "EXM-04", Language: "en"}
		for _, record := range []any{&c, &m, plan} {
			setTexts(record, s)
		}
		plan.Commitments, plan.Milestones = []ogp.Commitment{c}, []ogp.Milestone{m}
		e := editionOf(t, plan)
		for _, name := range []string{"plan.forum", "commitment.title", "commitment.theme", "commitment.problem", "commitment.description",
			"commitment.contribution", "commitment.relevance", "milestone.title", "milestone.output"} {
			tag := "[{" + name + "}]"
			switch {
			case strings.HasPrefix(name, "commitment."):
				tag = "{#commitments}" + tag + "{/commitments}"
			case strings.HasPrefix(name, "milestone."):
				tag = "{#commitments}{#milestones}" + tag + "{/milestones}{/commitments}"
			}
			want := strings.NewReplacer("\n", " ", "\t", " ").Replace(s) // as words writes breaks and tabs
			if got := readBack(t, filled(t, p(tag), e)); got != "["+want+"]" {
				t.Errorf("%s: got %q, want %q", name, got, want)
			}
		}
	}
}
