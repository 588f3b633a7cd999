package ogp

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

const planted = "anna.example@mail.example.org"

// TestPersonalDataAreFoundInEveryPublishedField plants an address in each field
// of each record in turn.
func TestPersonalDataAreFoundInEveryPublishedField(t *testing.T) {
	plantAll(t, "plan", PlanFields, func(p *Plan, _ *Return) *Plan { return p })
	plantAll(t, "agencies", AgencyFields, func(p *Plan, _ *Return) *Agency { return &p.Agencies[0] })
	plantAll(t, "commitments", CommitmentFields, func(p *Plan, _ *Return) *Commitment { return &p.Commitments[0] })
	plantAll(t, "milestones", MilestoneFields, func(p *Plan, _ *Return) *Milestone { return &p.Milestones[0] })
	plantAll(t, "implementation", ActivityFields, func(p *Plan, _ *Return) *Activity { return &p.Activities[0] })
	plantAll(t, "narrative", NarrativeFields, func(p *Plan, _ *Return) *Narrative { return &p.Narrative[0] })
	plantAll(t, "recommendations", RecommendationFields, func(p *Plan, _ *Return) *Recommendation { return &p.Recommendations[0] })
	plantAll(t, "consultations", EventFields, func(p *Plan, _ *Return) *Event { return &p.Events[0] })
	plantAll(t, "comments", CommentFields, func(p *Plan, _ *Return) *Comment { return &p.Comments[0] })
	plantAll(t, "repository", RepositoryFields, func(p *Plan, _ *Return) *RepositoryUpdate { return &p.Repository[0] })
	plantAll(t, "peer exchange", PeerExchangeFields, func(p *Plan, _ *Return) *PeerExchange { return &p.PeerExchange[0] })
	plantAll(t, "results", ResultFields, func(_ *Plan, r *Return) *Result { return &r.Results[0] })
	plantAll(t, "progress", ProgressFields, func(_ *Plan, r *Return) *Progress { return &r.Progress[0] })
	plantAll(t, "consultations of a return", EventFields, func(_ *Plan, r *Return) *Event { return &r.Events[0] })
	plantAll(t, "comments of a return", CommentFields, func(_ *Plan, r *Return) *Comment { return &r.Comments[0] })
}

// meant are the fields that hold just what is looked for.
var meantFields = []string{"contact_email", "contact_phone"}

// plantAll plants in each field of a table. A field of a type that holds no
// words of its author's is passed over; one of a new type is named.
func plantAll[R any](t *testing.T, sheet string, fields Fields[R], of func(*Plan, *Return) *R) {
	t.Helper()
	for i := range fields {
		f := &fields[i]
		p, r := everything()
		if f.Voice == OfViews {
			p.Commitments[0].Lead, p.Commitments[0].Counterparts = nil, []ID{"A"}
		}
		if !plant(t, f.FieldInfo, f.Value(of(p, r))) {
			continue
		}
		want := []string{f.Key}
		if slices.Contains(meantFields, f.Key) {
			want = nil
		}
		var got []string
		for _, found := range Merge(p, []Return{*r}).Findings {
			if found.Code == PersonalData {
				got = append(got, found.Column)
			}
		}
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%s, %s: an address in it is found in %q, want %q: lookThrough the records (ogp/personal.go), "+
				"and give a new type of words a case in written", sheet, f.Key, got, want)
		}
	}
}

// plant puts the address into a field, if that can hold one.
func plant(t *testing.T, f FieldInfo, value any) bool {
	t.Helper()
	switch v := value.(type) {
	case *Text:
		*v = Text{"": "words " + planted}
	case *Date:
		*v = Date{Words: "ask " + planted}
	case *Link:
		*v = Link{Text: "mailto:" + planted, URL: "mailto:" + planted}
	case *[]Link:
		*v = []Link{{Text: "https://example.org", URL: "https://example.org"}, {Text: "https://example.org/?u=" + planted}}
	case *ID:
		if f.Parent || f.Key == "commitment" && f.Of != "" && !f.Identity { // the record that it names has it as its own
			return false
		}
		*v = planted
	case *[]ID:
		*v = append(*v, planted)
	case Scope:
		*v.Commitments = []ID{planted}
	case Word:
		if f.Choices.Set != "" || f.Of != "" {
			return false
		}
		v.Set("by " + planted)
	case Words:
		if f.Choices.Set != "" || f.Of != "" {
			return false
		}
		v.Set([]string{"words", planted})
	case *Level, *Percent, *Answer, Counter:
		return false
	default:
		t.Errorf("%s has a type that this test cannot fill: give it a case", f.Key)
	}
	return true
}

// everything is a plan and a return with a record of every kind, all of which
// may be published.
func everything() (*Plan, *Return) {
	p := &Plan{ID: "P", PublishContacts: PublishAll, Agencies: []Agency{{ID: "A"}},
		Commitments: []Commitment{{Number: "1", Lead: []ID{"A"}}}, Milestones: []Milestone{{Number: "1.1", Commitment: "1"}},
		Activities: []Activity{{Milestone: "1.1"}}, Narrative: []Narrative{{Section: SecLessons}},
		Recommendations: []Recommendation{{Number: "1"}}, Events: []Event{{Title: words("One"), Start: Day(2025, 1, 1)}},
		Comments: []Comment{{Text: words("Good"), PublishName: Yes}}, Repository: []RepositoryUpdate{{}}, PeerExchange: []PeerExchange{{}}}
	r := &Return{File: "a.xlsx", Agency: "A", Plan: "P", Submission: 1,
		Results: []Result{{Agency: "A", Commitment: "1", Level: Limited}}, Progress: []Progress{{Agency: "A", Milestone: "1.1", Level: Limited}},
		Events:   []Event{{Title: words("Two"), Start: Day(2025, 1, 1)}},
		Comments: []Comment{{Text: words("Bad"), PublishName: Yes}}}
	return p, r
}

func TestPersonalDataThatAreNotPublishedAreNotLookedFor(t *testing.T) {
	for _, c := range []struct {
		why   string
		spoil func(*Plan, *Return)
		found string
	}{
		{"a contact by name only", func(p *Plan, _ *Return) {
			p.PublishContacts, p.Contact = PublishName, Contact{Name: "Anna", Email: planted, Phone: "0555 123 456"}
		}, ""},
		{"an address in the name that is published", func(p *Plan, _ *Return) {
			p.PublishContacts, p.Agencies[0].Contact.Name = PublishName, "Anna, "+planted
		}, "contact_name"},
		{"no contact at all", func(p *Plan, r *Return) {
			p.PublishContacts, p.Agencies[0].Contact.Name, r.Results[0].Contact.Department = PublishNone, planted, planted
		}, ""},
		{"an author who did not agree", func(p *Plan, _ *Return) { p.Comments[0].PublishName, p.Comments[0].Author = Unstated, planted }, ""},
		{"an author who agreed", func(p *Plan, _ *Return) { p.Comments[0].PublishName, p.Comments[0].Author = Yes, planted }, "author"},
		{"a translation", func(_ *Plan, r *Return) { r.Results[0].Results = Text{"": "Done", "fr": planted} }, "results::fr"},
		{"a withdrawn commitment is published", func(p *Plan, _ *Return) {
			p.Commitments[0].Change, p.Commitments[0].ChangeReason = Withdrawn, words(planted)
		}, "change_reason"},
		{"a row of no milestone has no place", func(_ *Plan, r *Return) {
			r.Progress = append(r.Progress, Progress{Agency: "A", Milestone: "9.9", Progress: words(planted)})
		}, ""},
	} {
		p, r := everything()
		c.spoil(p, r)
		if got := strings.Join(personalIn(Merge(p, []Return{*r})), " "); got != c.found {
			t.Errorf("%s: found in %q, want %q", c.why, got, c.found)
		}
	}
}

func personalIn(r *Report) (columns []string) {
	for _, f := range r.Findings {
		if f.Code == PersonalData {
			columns = append(columns, f.Column)
		}
	}
	return columns
}

func TestPersonalDataOfAReplacedReturnAreNotLookedFor(t *testing.T) {
	p, r := everything()
	old := *r
	old.File, old.Submission = "old.xlsx", 0
	old.Results = []Result{{Agency: "A", Commitment: "1", Level: Limited, Results: words(planted)}}
	if got := personalIn(Merge(p, []Return{old, *r})); got != nil {
		t.Errorf("found in %q", got)
	}
}

// TestPersonalDataOfAnEventStandWhereTheyWereTyped: an event may be made of
// several rows.
func TestPersonalDataOfAnEventStandWhereTheyWereTyped(t *testing.T) {
	p, r := everything()
	p.Events[0].Origin = from("plan.xlsx", "Consultations", 2)
	r.Events[0].Title, r.Events[0].Origin = p.Events[0].Title, from("a.xlsx", "Consultations", 3)
	p.Events[0].Points, r.Events[0].Points = words("All agreed"), words("Ask ٠٥٥٥ ١٢٣ ٤٥٦")
	for _, f := range Merge(p, []Return{*r}).Findings {
		if f.Code == PersonalData && f.At != r.Events[0].At("points") {
			t.Errorf("found at %s, want %s", f.At, r.Events[0].At("points"))
		}
	}
}
