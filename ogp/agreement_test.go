package ogp_test

import (
	"slices"
	"testing"

	"selfassess/ogp"
	"selfassess/ogp/ogptest"
)

// filledReturn is a return of agency A with one row of every kind, every field
// of which says something, and the rows by their kind.
func filledReturn(file string) (*ogp.Return, map[string]any) {
	r := &ogp.Return{File: file, Agency: "A", Plan: "P", Submission: 1, Results: make([]ogp.Result, 1), Progress: make([]ogp.Progress, 1),
		Events: make([]ogp.Event, 1), Comments: make([]ogp.Comment, 1), Repository: make([]ogp.RepositoryUpdate, 1)}
	res, pro, ev, com, rep := &r.Results[0], &r.Progress[0], &r.Events[0], &r.Comments[0], &r.Repository[0]
	n := ogptest.Fill(ogp.ResultFields, res, 1)
	n = ogptest.Fill(ogp.ProgressFields, pro, n)
	n = ogptest.Fill(ogp.EventFields, ev, n)
	n = ogptest.Fill(ogp.CommentFields, com, n)
	ogptest.Fill(ogp.RepositoryFields, rep, n)
	res.Commitment, pro.Milestone, com.Publish = "1", "1.1", ogp.Yes
	for _, o := range []*ogp.Origin{&res.Origin, &pro.Origin, &ev.Origin, &com.Origin, &rep.Origin} {
		o.File = file
	}
	return r, map[string]any{"Result": res, "Progress": pro, "Event": ev, "Comment": com, "RepositoryUpdate": rep}
}

// printed are the cells of the file that may be published.
func printed(r *ogp.Report, file string) (cells []ogp.Cell) {
	r.EachCell(func(c ogp.Cell) {
		if c.At.File == file {
			cells = append(cells, ogp.Cell{Column: c.Column, Text: c.Text})
		}
	})
	return cells
}

// Two returns with one number that differ in one field agree on all others,
// which are published; of that one neither statement is, and both are kept.
func TestReturnsWithOneNumberAgreeOnAllButWhatDiffers(t *testing.T) {
	wholeRow := map[string]bool{ // without them the row cannot be told from others, or says nothing
		"Result.Commitment": true, "Progress.Milestone": true, "Event.ID": true, "Event.Title": true,
		"Comment.ID": true, "Comment.Text": true, "Comment.Publish": true,
	}
	for _, kind := range []string{"Result", "Progress", "Event", "Comment", "RepositoryUpdate"} {
		_, rows := filledReturn("a.xlsx")
		for i, f := range ogptest.Fields(rows[kind]) {
			if inNoTable[f.Path] != "" {
				continue
			}
			a, rowsA := filledReturn("a.xlsx")
			b, rowsB := filledReturn("b.xlsx")
			ogptest.Fields(rowsB[kind])[i].Change()
			before, after := cellsIn(rowsA[kind]), cellsIn(rowsB[kind])
			r := ogp.Merge(stated(), []ogp.Return{*b, *a})
			got := printed(r, "a.xlsx")
			if len(printed(r, "b.xlsx")) > 0 {
				t.Errorf("%s: cells of both files are printed", f.Path)
			}
			for _, c := range before {
				agreed := slices.Contains(after, c) && !wholeRow[f.Path] && kind != "RepositoryUpdate" &&
					c.Column != "view_level" && c.Column != "view" // a lead's are left out
				if slices.Contains(got, c) != agreed {
					t.Errorf("%s differs: %s %q is printed: %v, want %v", f.Path, c.Column, c.Text, !agreed, agreed)
				}
			}
			for _, cells := range [][]ogp.Cell{before, after} {
				for _, c := range cells {
					if !slices.Contains(got, c) && !isKept(r, c) {
						t.Errorf("%s differs: %s %q is lost", f.Path, c.Column, c.Text)
					}
				}
			}
		}
	}
}

func cellsIn(row any) (cells []ogp.Cell) {
	of, _ := cellsOf(row)
	for _, c := range of {
		cells = append(cells, ogp.Cell{Column: c.Column, Text: c.Text})
	}
	return cells
}

// isKept tells whether the report holds a cell that is not published.
func isKept(r *ogp.Report, want ogp.Cell) bool {
	cells := []ogp.Cell{}
	for _, u := range r.Unplaced {
		cells = append(cells, u.Cells...)
	}
	for i := range r.Internal {
		cells = append(cells, r.Internal[i].Cells()...)
	}
	return slices.ContainsFunc(cells, func(c ogp.Cell) bool { return c.Column == want.Column && c.Text == want.Text })
}

func TestLevelsOnWhichReturnsWithOneNumberAgreeCount(t *testing.T) {
	for _, c := range []struct {
		why     string
		returns []ogp.Level
		want    ogp.Level
	}{
		{"two that agree on the level", []ogp.Level{ogp.Limited, ogp.Limited}, ogp.Limited},
		{"two that do not", []ogp.Level{ogp.Limited, ogp.Completed}, ogp.NotReported},
		{"one that is silent", []ogp.Level{ogp.Limited, ogp.NotReported}, ogp.NotReported},
		{"the third differs", []ogp.Level{ogp.Limited, ogp.Limited, ogp.Completed}, ogp.NotReported},
	} {
		var returns []ogp.Return
		for i, l := range c.returns {
			results := string(rune('a' + i)) // so that no two are the same
			returns = append(returns, ogp.Return{File: results + ".xlsx", Agency: "A", Plan: "P", Submission: 1,
				Results: []ogp.Result{{Commitment: "1", Level: l, Results: ogp.Text{"": results}, Lessons: ogp.Text{"": "all", "fr": results}}}})
		}
		for range 2 {
			r := ogp.Merge(stated(), returns)
			got := r.Commitments[0]
			if got.Level != c.want || got.Conflict {
				t.Errorf("%s: level %s, conflict %v", c.why, got.Level.Key(), got.Conflict)
			}
			if len(got.Results) != 1 || !got.Results[0].Results.Blank() || got.Results[0].Lessons["fr"] != "" || got.Results[0].Lessons[""] != "all" {
				t.Errorf("%s: the report has %+v", c.why, got.Results)
			}
			slices.Reverse(returns)
		}
	}
}

// Rows about one thing that stand several times in a return are taken if all
// returns have the same ones, and else by none.
func TestSeveralRowsAboutOneThingInReturnsWithOneNumber(t *testing.T) {
	row := func(text string) ogp.Event {
		return ogp.Event{Title: ogp.Text{"": "Meeting"}, Points: ogp.Text{"": text}}
	}
	for _, c := range []struct {
		why  string
		a, b []ogp.Event
		want int
	}{
		{"the same rows in another order", []ogp.Event{row("x"), row("y")}, []ogp.Event{row("y"), row("x")}, 2},
		{"one row more", []ogp.Event{row("x"), row("y")}, []ogp.Event{row("x")}, 0},
		{"one row differs", []ogp.Event{row("x"), row("y")}, []ogp.Event{row("x"), row("z")}, 0},
	} {
		a := ogp.Return{File: "a.xlsx", Agency: "A", Plan: "P", Submission: 1, Events: c.a}
		b := ogp.Return{File: "b.xlsx", Agency: "A", Plan: "P", Submission: 1, Events: c.b,
			Repository: []ogp.RepositoryUpdate{{What: ogp.Text{"": "what tells them apart"}}}}
		r := ogp.Merge(stated(), []ogp.Return{a, b})
		if len(r.Events) != c.want {
			t.Errorf("%s: %d events, want %d", c.why, len(r.Events), c.want)
		}
	}
}
