package ogp

import (
	"slices"
	"strconv"
	"strings"
	"testing"
)

// event is a row of the Consultations sheet of an agency's return, or of the
// plan workbook for agency "".
func event(agency ID, row int, e Event) Event {
	file := "plan.xlsx"
	if agency != "" {
		file = string(agency) + ".xlsx"
	}
	e.Origin = from(file, "Consultations", row)
	return e
}

// mergeRows merges events as rows of the plan workbook ("") and of agencies.
func mergeRows(plan []Event, byAgency map[ID][]Event) *Report {
	p := plainPlan()
	p.Events = plan
	var returns []Return
	for _, a := range []ID{"C", "A", "B"} {
		if rows := byAgency[a]; rows != nil {
			returns = append(returns, Return{File: string(a) + ".xlsx", Agency: a, Plan: "P-1", Events: rows})
		}
	}
	return Merge(p, returns)
}

func TestWhichRowsAreOneEvent(t *testing.T) {
	meeting := func(id ID, start, place string) Event {
		e := Event{ID: id, Title: words("Forum meeting"), Place: words(place)}
		if start != "" {
			e.Start = day(start)
		}
		return e
	}
	for _, c := range []struct {
		why  string
		rows []Event
		want []ID
	}{
		{"equal ids", []Event{meeting("F1", "2023-03-01", "Here"), meeting("F1", "2023-03-02", "There")}, []ID{"F1"}},
		{"other ids, same occasion", []Event{meeting("F1", "2023-03-01", "Here"), meeting("F2", "2023-03-01", "Here")}, []ID{"F1", "F2"}},
		{"no ids, same title, start and place", []Event{meeting("", "2023-03-01", "Here"), meeting("", "2023-03-01", "Here")}, []ID{"E1"}},
		{"no ids, case and spacing differ", []Event{meeting("", "2023-03-01", "Town  hall"), meeting("", "2023-03-01", "town hall ")}, []ID{"E1"}},
		{"no ids, another place", []Event{meeting("", "2023-03-01", "Here"), meeting("", "2023-03-01", "There")}, []ID{"E1", "E2"}},
		{"no ids, another day", []Event{meeting("", "2023-03-01", "Here"), meeting("", "2023-03-02", "Here")}, []ID{"E1", "E2"}},
		{"no ids and no date", []Event{meeting("", "", "Here"), meeting("", "", "Here")}, []ID{"E1", "E2"}},
		{"one has the id", []Event{meeting("", "2023-03-01", "Here"), meeting("F1", "2023-03-01", "Here")}, []ID{"F1"}},
		{"two have an id: it cannot be told whose the third is", []Event{meeting("F1", "2023-03-01", "Here"),
			meeting("", "2023-03-01", "Here"), meeting("F2", "2023-03-01", "Here")}, []ID{"E1", "F1", "F2"}},
		{"given ids are skipped", []Event{meeting("E1", "2023-05-01", "Here"), meeting("", "2023-03-01", "Here")}, []ID{"E2", "E1"}},
	} {
		for i := range c.rows {
			c.rows[i] = event("A", 2+i, c.rows[i])
		}
		var got []ID
		for _, e := range mergeRows(nil, map[ID][]Event{"A": c.rows}).Events {
			got = append(got, e.ID)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: events %v, want %v", c.why, got, c.want)
		}
	}
}

func TestRowsOfOneEventFillEachOther(t *testing.T) {
	r := mergeRows(
		[]Event{event("", 2, Event{ID: "F1", Title: words("Forum"), Start: day("2023-03-01"), ResultsPresented: Yes,
			Sectors: map[Sector]Count{CivilSociety: Counted(4)}, Points: words("Said here"), Commitments: []ID{"1"}})},
		map[ID][]Event{
			"A": {event("A", 2, Event{ID: "F1", Title: Text{"": "Forum", "fr": "Le forum"}, Start: day("2023-03-01"), CommentsInvited: Yes,
				Sectors: map[Sector]Count{"media": Counted(1)}, Points: words("Said there"), Commitments: []ID{"2", "1"}})},
		})
	e := r.Events[0]
	if e.ResultsPresented != Yes || e.CommentsInvited != Yes || e.Participants() != Counted(5) {
		t.Errorf("blank cells were not filled from the other row: %+v", e)
	}
	if e.Title["fr"] != "Le forum" || e.Points.Main() != "Said here\n\nSaid there" || !slices.Equal(e.Commitments, []ID{"1", "2"}) {
		t.Errorf("texts and lists were not put together: %+v", e)
	}
	if e.Agency != "" || e.File != "plan.xlsx" {
		t.Errorf("the event is said to come from %q, want the secretariat's row", e.File)
	}
	wantCodes(t, r.Findings, EventJoined, "A.xlsx › Consultations!AR2 [F1]")
	wantCodes(t, r.Findings, EventConflict)
}

func TestRowsOfOneEventThatDisagree(t *testing.T) {
	r := mergeRows(nil, map[ID][]Event{
		"A": {event("A", 2, Event{ID: "F1", Title: words("Forum"), ResultsPresented: Yes, Total: Counted(20)})},
		"B": {event("B", 2, Event{ID: "F1", Title: words("Open day"), ResultsPresented: No, Total: Counted(30)})},
	})
	e := r.Events[0]
	if e.ResultsPresented != Unstated || e.Total.Known {
		t.Errorf("a disputed answer or count was counted: %v, %v", e.ResultsPresented.Key(), e.Total)
	}
	if e.Title.Main() != "Forum" {
		t.Errorf("title %q, want the first agency's", e.Title.Main())
	}
	wantCodes(t, r.Findings, EventConflict,
		"A.xlsx › Consultations!AR2 [F1]", "A.xlsx › Consultations!AT2 [F1]", "A.xlsx › Consultations!AV2 [F1]",
		"B.xlsx › Consultations!AR2 [F1]", "B.xlsx › Consultations!AT2 [F1]", "B.xlsx › Consultations!AV2 [F1]")
	var kept []string
	for _, u := range r.Unplaced {
		kept = append(kept, u.Cells[0].Text)
	}
	slices.Sort(kept)
	if !slices.Equal(kept, []string{"20", "30", "Open day", "no", "yes"}) {
		t.Errorf("kept of the disputed cells: %q", kept)
	}
}

func TestCommentsKeepTheirOwnIDs(t *testing.T) {
	comment := func(id ID, text, received string) Comment {
		return Comment{ID: id, Text: words(text), Received: day(received), Outcome: "noted"}
	}
	p := plainPlan()
	p.Comments = []Comment{comment("7", "First", "2024-02-01"), comment("", "Second", "2024-01-01"), comment("C1", "Third", "2024-03-01")}
	more := Return{File: "more.xlsx", Comments: []Comment{comment("7", "First", "2024-02-01"), comment("7", "Other", "2024-02-02")}}
	r := Merge(p, []Return{more})
	var got []string
	for _, c := range r.Comments {
		got = append(got, string(c.ID)+" "+c.Text.Main())
	}
	if want := []string{"C2 Second", "7 First", "7-1 Other", "C1 Third"}; !slices.Equal(got, want) {
		t.Errorf("comments %q, want %q", got, want)
	}
	if n := len(placesOf(r.Findings, CommentTwice)); n != 1 {
		t.Errorf("%d findings about the id that stands twice, want 1", n)
	}
}

func TestWhichCommentsMayBePublished(t *testing.T) {
	for _, c := range []struct {
		why       string
		comments  []Comment
		published string   // their texts
		undecided []string // findings that ask for a decision
		reply     []string // findings that ask for an answer to what is not published
	}{
		{why: "somebody typed it, and blank is yes", comments: []Comment{{ID: "7"}}, published: "0"},
		{why: "somebody typed it and said no", comments: []Comment{{ID: "7", Publish: No}}, reply: []string{"c.xlsx › Comments!E2 [7]"}},
		{why: "an id like that of a remark, with a time", comments: []Comment{{ID: "R-1532-0a1b2c3d"}},
			undecided: []string{"c.xlsx › Comments!D2 [R-1532-0a1b2c3d]"}},
		{why: "the ids of a second, a continued and a renamed remark",
			comments:  []Comment{{ID: "R-0a1b2c3d-2"}, {ID: "R-0a1b2c3d-part2"}, {ID: "r-0A1B2C3D"}},
			undecided: []string{"c.xlsx › Comments!D2 [R-0a1b2c3d-2]"}},
		{why: "a remark whose id was cleared is known by its channel", comments: []Comment{{Copied: true}},
			undecided: []string{"c.xlsx › Comments!D2 [C1]"}},
		{why: "the decisions", comments: []Comment{{ID: "R-0a1b2c3d", Publish: Yes}, {Copied: true, Publish: Yes}, {ID: "R-0a1b2c3e", Publish: No}},
			published: "01", reply: []string{"c.xlsx › Comments!E4 [R-0a1b2c3e]"}},
		{why: "an id of another kind", comments: []Comment{{ID: "R-1"}, {ID: "R-letter"}}, published: "01"},
		{why: "one no holds for all rows of an id, and both rows are kept",
			comments: []Comment{{ID: "7", Publish: Yes}, {ID: "7", Publish: No}, {ID: "8"}}, published: "2",
			reply: []string{"c.xlsx › Comments!E2 [7-1]", "c.xlsx › Comments!E3 [7]"}},
	} {
		p := plainPlan()
		for i, x := range c.comments {
			x.Text = words(strconv.Itoa(i))
			x.Origin = from("c.xlsx", "Comments", 2+i)
			x.Columns = map[string]string{"publish": "D", "response": "E"}
			p.Comments = append(p.Comments, x)
		}
		r := Merge(p, nil)
		var texts []string
		for i := range r.Comments {
			texts = append(texts, r.Comments[i].Text.Main())
		}
		slices.Sort(texts)
		if got := strings.Join(texts, ""); got != c.published {
			t.Errorf("%s: published are %q, want %q", c.why, got, c.published)
		}
		if got := len(r.Comments) + len(r.Internal); got != len(c.comments) {
			t.Errorf("%s: %d comments of %d are left", c.why, got, len(c.comments))
		}
		if n := r.Statistics().Consultation.CommentsReceived; n != len(texts) {
			t.Errorf("%s: %d comments are counted, %d are published", c.why, n, len(texts))
		}
		t.Log(c.why)
		wantCodes(t, r.Findings, RemarkUndecided, c.undecided...)
		wantCodes(t, r.Findings, RemarkUnanswered, c.reply...)
	}
}

func TestTheSameUpdateIsCountedOnce(t *testing.T) {
	p := plainPlan()
	up := RepositoryUpdate{Date: day("2023-03-01"), What: words("Minutes"), Kind: Implementation}
	p.Repository = []RepositoryUpdate{up}
	r := Merge(p, []Return{{File: "more.xlsx", Repository: []RepositoryUpdate{up, {Date: day("2023-02-01"), What: words("Draft"), Kind: CoCreation}}}})
	if len(r.Repository) != 2 || r.Repository[0].Kind != CoCreation {
		t.Errorf("updates: %+v", r.Repository)
	}
}
