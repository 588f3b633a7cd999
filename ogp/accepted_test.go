package ogp

import (
	"slices"
	"strings"
	"testing"
)

// late is a warning about a milestone of a return.
func late(found string) Finding {
	return Finding{Code: MilestoneLate, At: Place{File: "a.xlsx", Sheet: "Milestones", Cell: "AF2"}, Row: "1.1", Found: found,
		Args: map[string]string{"due": "2025-01-01"}}
}

// ofA is a plan that accepts something, and a return of agency A.
func ofA(rows ...Acceptance) (*Plan, []Return) {
	return &Plan{File: "plan.xlsx", Accepted: rows}, []Return{{File: "a.xlsx", Agency: "A",
		Progress: []Progress{{Milestone: "1.1", Origin: from("a.xlsx", "Milestones", 2)}}}}
}

func whereOf(t *testing.T, f Finding) string {
	t.Helper()
	listed, accepted := NewAcceptances(ofA()).Apply([]Finding{f})
	if len(listed) != 1 || accepted != nil {
		t.Fatalf("%v is accepted by nobody", f)
	}
	return listed[0].Where
}

func TestWhatAWarningIsKnownBy(t *testing.T) {
	place := func(f Finding) string { where, _, _ := strings.Cut(whereOf(t, f), " #"); return where }
	for _, c := range []struct {
		why, want string
		finding   Finding
	}{
		{"a cell of a return", "A › return_milestones › 1.1 › level", late("x")},
		{"a sheet of a return", "A › return_milestones › 1.1 › -", Finding{Code: LevelBlank, At: Place{File: "a.xlsx", Sheet: "Milestones"}, Row: "1.1"}},
		{"a sheet of which no row was read", "A › return_commitments › 1 › level",
			Finding{Code: LevelBlank, At: Place{File: "a.xlsx", Sheet: "Blatt 1"}, Row: "1", Args: map[string]string{KeyArg("column"): "column.return_commitments.level"}}},
		{"the plan", "plan › Narrative › lessons › -", Finding{Code: SectionBlank, At: Place{File: "plan.xlsx", Sheet: "Narrative"}, Row: "lessons"}},
		{"a file of an agency", "B › - › - › -", Finding{Code: ReturnNamed, At: Place{File: "x.xlsx"}, Args: map[string]string{"agency": "B"}}},
		{"a file of nobody", "- › - › - › -", Finding{Code: FileLink, At: Place{File: "x.xlsx"}}},
		{"a column that the finder names", "A › return_milestones › 1.1 › progress::fr",
			Finding{Code: PersonalData, At: Place{File: "a.xlsx", Sheet: "Milestones", Cell: "ZZ2"}, Row: "1.1", Column: "progress::fr"}},
	} {
		if got := place(c.finding); got != c.want {
			t.Errorf("%s: %q, want %q", c.why, got, c.want)
		}
	}
	moved := late("x")
	moved.At.Cell = "AF9"
	if whereOf(t, moved) != whereOf(t, late("x")) {
		t.Error("a row that moved is another warning")
	}
	other := late("x")
	other.Args = map[string]string{"due": "2025-02-01"}
	whole, more := late("0555…"), late("0555…")
	whole.Whole, more.Whole = "0555 123 456", "0555 123 457"
	file, file2 := Finding{Code: FileLink, At: Place{File: "x.xlsx"}}, Finding{Code: FileLink, At: Place{File: "y.xlsx"}}
	for _, pair := range [][2]Finding{{late("x"), late("y")}, {late("x"), other}, {whole, more}, {file, file2}} {
		if whereOf(t, pair[0]) == whereOf(t, pair[1]) {
			t.Errorf("these are one warning: %+v", pair)
		}
	}
	listed, _ := NewAcceptances(ofA()).Apply([]Finding{{Code: LevelUnknown, At: late("").At}, {Code: ValueRead, At: late("").At}})
	for _, f := range listed {
		if f.Where != "" {
			t.Errorf("%s, which is no warning, could be accepted at %q", f.Code, f.Where)
		}
	}
}

// TestRowsWithoutIDsAreToldByWhatTheySay: the numbers that Merge gives them may
// be those of other rows tomorrow.
func TestRowsWithoutIDsAreToldByWhatTheySay(t *testing.T) {
	where := func(comments ...Comment) (all []string) {
		p := &Plan{File: "plan.xlsx", Comments: comments}
		for i := range p.Comments {
			p.Comments[i].Origin = from("plan.xlsx", "Comments", i+2)
		}
		listed, _ := NewAcceptances(p, nil).Apply(Merge(p, nil).Findings)
		for _, f := range listed {
			if f.Code == CommentUnanswered {
				all = append(all, f.Where)
			}
		}
		return all
	}
	good, bad, named := Comment{Text: words("Good")}, Comment{Text: words("Bad")}, Comment{ID: "K7", Text: words("Bad")}
	alone, both := where(good), where(bad, good)
	if len(both) != 2 || both[0] == both[1] || both[1] != alone[0] && both[0] != alone[0] {
		t.Errorf("a comment is known by %q alone, and by %q beside another", alone, both)
	}
	if got := where(named)[0]; !strings.HasPrefix(got, "plan › comments › K7 › ") {
		t.Errorf("a comment with an id is known by %q", got)
	}
}

// TestAcceptedWarningsAreNotOfferedTwice: of two warnings about one cell, the
// one that is new is offered to the row that holds no more.
func TestAcceptedWarningsAreNotOfferedTwice(t *testing.T) {
	known, fresh := late("known"), late("fresh")
	row := func(where string) Acceptance {
		return Acceptance{Code: string(MilestoneLate), Where: where, Reason: words("Known")}
	}
	place, _, _ := strings.Cut(whereOf(t, known), "#")
	for _, c := range []struct {
		findings []Finding
		code     Code
		now      string
	}{
		{[]Finding{fresh, known}, AcceptedChanged, whereOf(t, fresh)},
		{[]Finding{known, fresh}, AcceptedChanged, whereOf(t, fresh)},
		{[]Finding{known}, AcceptedNothing, ""},
	} {
		a := NewAcceptances(ofA(row(whereOf(t, known)), row(place+"#00000000")))
		a.Apply(c.findings)
		if got := a.Idle(); len(got) != 1 || got[0].Code != c.code || got[0].Args["now"] != c.now {
			t.Errorf("%v: %+v, want %s and %q", c.findings, got, c.code, c.now)
		}
	}
}

// Two rows for one warning are one too many, and no reason to say that there is none.
func TestAWarningThatIsAcceptedTwiceIsThere(t *testing.T) {
	row := Acceptance{Code: string(MilestoneLate), Where: whereOf(t, late("x")), Reason: words("Known")}
	a := NewAcceptances(ofA(row, row))
	if _, accepted := a.Apply([]Finding{late("x")}); len(accepted) != 1 || len(a.Idle()) != 0 {
		t.Errorf("accepted %v, idle %v", accepted, a.Idle())
	}
}

// Where two warnings of one kind stand at one cell, both are named.
func TestAPrintedPlaceThatMeansTwoWarningsNamesBoth(t *testing.T) {
	a := NewAcceptances(ofA(Acceptance{Code: string(MilestoneLate), Where: "a.xlsx › Milestones!AF2", Reason: words("Known")}))
	a.Apply([]Finding{late("x"), late("y")})
	want := whereOf(t, late("x")) + "\n" + whereOf(t, late("y"))
	if idle := a.Idle(); len(idle) != 1 || idle[0].Args[EitherArg("now")] != want {
		t.Errorf("%+v, want %q", idle, want)
	}
}

func TestWhichWarningsAreAccepted(t *testing.T) {
	where := whereOf(t, late("x"))
	place, _, _ := strings.Cut(where, " #")
	row := func(code Code, where string) Acceptance {
		return Acceptance{Code: string(code), Where: where, Reason: words("Known"), By: "B", Origin: from("plan.xlsx", "Accepted", 2)}
	}
	silent := row(MilestoneLate, where)
	silent.Reason = nil
	for _, c := range []struct {
		why      string
		row      Acceptance
		accepted int
		idle     []Code
	}{
		{"what was found", row(MilestoneLate, where), 1, nil},
		{"typed with other spaces and case", row(MilestoneLate, "  a ›  Return_milestones › 1.1 › level  "+strings.ToUpper(where[strings.Index(where, "#"):])), 1, nil},
		{"without a reason", silent, 0, nil},
		{"another thing was found", row(MilestoneLate, place+" #00000000"), 0, []Code{AcceptedChanged}},
		{"no mark", row(MilestoneLate, place), 0, []Code{AcceptedChanged}},
		{"another code", row(DateOutside, where), 0, []Code{AcceptedNothing}},
		{"another place", row(MilestoneLate, "A › return_milestones › 1.2 › level #00000000"), 0, []Code{AcceptedNothing}},
		{"with signs that keyboards have, and the code as it is printed", Acceptance{Code: "[milestone-late]", Where: strings.ReplaceAll(where, "›", ">"),
			Reason: words("Known"), By: "B"}, 1, nil},
		{"the place as it is printed", row(MilestoneLate, "a.xlsx › Milestones!AF2"), 0, []Code{AcceptedAsPrinted}},
		{"the line as it is printed", row("[milestone-late]", `a.xlsx > milestones!af2: warning: late`), 0, []Code{AcceptedAsPrinted}},
		{"another cell as it is printed", row(MilestoneLate, "inputs/a.xlsx › Milestones!AF3"), 0, []Code{AcceptedNothing}},
		{"a code that there is not", row("milestone-lat", where), 0, []Code{AcceptedUnknown}},
		{"a code of errors", row(LevelUnknown, where), 0, []Code{AcceptedOther}},
		{"a code of notes", row(ValueRead, where), 0, []Code{AcceptedOther}},
		{"of fonts, which are not always asked for", row(CharacterNoFont, where), 0, nil},
		{"blank", Acceptance{}, 0, nil},
	} {
		a := NewAcceptances(ofA(c.row))
		listed, accepted := a.Apply([]Finding{late("x")})
		if len(accepted) != c.accepted || len(listed)+len(accepted) != 1 {
			t.Errorf("%s: accepted %v, listed %v", c.why, accepted, listed)
		}
		var idle []Code
		for _, f := range a.Idle() {
			idle = append(idle, f.Code)
			if f.Code == AcceptedChanged && f.Args["now"] != where {
				t.Errorf("%s: offers %q, want %q", c.why, f.Args["now"], where)
			}
			if f.Code == AcceptedAsPrinted && f.Args[EitherArg("now")] != where {
				t.Errorf("%s: offers %q, want %q", c.why, f.Args[EitherArg("now")], where)
			}
			if f.Code == AcceptedUnknown && f.Args["nearest"] != string(MilestoneLate) {
				t.Errorf("%s: the nearest code is %q", c.why, f.Args["nearest"])
			}
		}
		if !slices.Equal(idle, c.idle) {
			t.Errorf("%s: %v, want %v", c.why, idle, c.idle)
		}
		if c.accepted == 1 && (accepted[0].Reason.Main() != "Known" || accepted[0].By != "B") {
			t.Errorf("%s: why is not kept: %+v", c.why, accepted[0])
		}
	}
}
