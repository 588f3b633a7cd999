package render

import (
	"fmt"
	"reflect"
	"strings"
	"sync"
	"testing"

	"selfassess"
	"selfassess/templates"
)

// reference is the catalogue of the reference language, read once.
var reference = sync.OnceValues(func() (*templates.Catalogue, error) { return templates.Load(templates.Reference) })

func english(t testing.TB) *Locale {
	t.Helper()
	c, err := reference()
	if err != nil {
		t.Fatal(err)
	}
	return NewLocale(c)
}

// editionOf is the edition of a plan and its returns on a fixed date.
func editionOf(t testing.TB, p *selfassess.Plan, returns ...selfassess.Return) *Edition {
	t.Helper()
	r := selfassess.Merge(p, returns)
	return &Edition{Report: r, Statistics: r.Statistics(), Requirements: r.Requirements(), Findings: r.Findings, Locale: english(t),
		AsOf: selfassess.Day(2026, 9, 30), Draft: true, Program: "selfassess test"}
}

func txt(s string) selfassess.Text { return selfassess.Text{"": s} }

// tokens fills every field of v that holds words with a token of its own and
// returns the tokens by the field's path. Ids, dates and closed sets are left
// to the caller.
func tokens(v any, path string) map[string]string {
	found := map[string]string{}
	fillTokens(reflect.ValueOf(v).Elem(), path, found)
	return found
}

func fillTokens(v reflect.Value, path string, found map[string]string) {
	token := "Token of " + path
	switch x := v.Addr().Interface().(type) {
	case *selfassess.Text:
		*x, found[path] = txt(token), token
		return
	case *selfassess.Link:
		*x, found[path] = selfassess.Link{Text: token}, token
		return
	case *[]selfassess.Link:
		*x, found[path] = []selfassess.Link{{Text: token}}, token
		return
	case *[]string:
		*x, found[path] = []string{token}, token
		return
	case *selfassess.Date:
		*x, found[path] = selfassess.Date{Words: token}, token
		return
	case *selfassess.Origin:
		return
	}
	switch {
	case v.Kind() == reflect.String && v.Type() == reflect.TypeOf(""):
		v.SetString(token)
		found[path] = token
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			fillTokens(v.Field(i), path+"."+v.Type().Field(i).Name, found)
		}
	}
}

// fullPlan is a plan in which every record occurs once and every word is a
// token, with the return of its agency.
func fullPlan() (p *selfassess.Plan, r selfassess.Return, want map[string]string) {
	want = map[string]string{}
	take := func(v any, path string) {
		for k, s := range tokens(v, path) {
			want[k] = s
		}
	}
	p = &selfassess.Plan{}
	take(p, "plan")
	p.ID, p.Language, p.PublishContacts, p.File = "TST-1", "en", selfassess.PublishAll, "plan.xlsx"
	delete(want, "plan.File")
	p.Start, p.End = selfassess.Day(2024, 7, 1), selfassess.Day(2026, 6, 30)
	delete(want, "plan.Start")
	delete(want, "plan.End")
	// The date of the report is what the caller made of it.
	delete(want, "plan.ReportDate")

	a := selfassess.Agency{ID: "A"}
	take(&a, "agency")
	b := selfassess.Agency{ID: "B", Name: txt("Second agency")}
	p.Agencies = []selfassess.Agency{a, b}
	c := selfassess.Commitment{}
	take(&c, "commitment")
	c.Number, c.Lead, c.Supporting, c.Change = "1", []selfassess.ID{"A"}, []selfassess.ID{"B"}, selfassess.Amended
	c.IRM, c.Values = "limited", []selfassess.OGPValue{"transparency"}
	p.Commitments = []selfassess.Commitment{c}
	m := selfassess.Milestone{}
	take(&m, "milestone")
	m.Number, m.Commitment, m.Change = "1.1", "1", selfassess.Amended
	p.Milestones = []selfassess.Milestone{m}
	act := selfassess.Activity{}
	take(&act, "activity")
	act.Milestone = "1.1"
	p.Activities = []selfassess.Activity{act}
	for _, k := range selfassess.SectionKeys {
		n := selfassess.Narrative{Section: k, Text: txt("Token of narrative " + string(k))}
		want["narrative."+string(k)] = n.Text.Main()
		p.Narrative = append(p.Narrative, n)
	}
	rec := selfassess.Recommendation{Number: "R1"}
	take(&rec, "recommendation")
	p.Recommendations = []selfassess.Recommendation{rec}
	peer := selfassess.PeerExchange{}
	take(&peer, "peer")
	p.PeerExchange = []selfassess.PeerExchange{peer}
	e := selfassess.Event{ID: "E1", Phase: selfassess.Implementation}
	take(&e, "event")
	p.Events = []selfassess.Event{e}
	com := selfassess.Comment{ID: "C1", PublishName: selfassess.Yes, Outcome: "noted"}
	take(&com, "comment")
	p.Comments = []selfassess.Comment{com}
	up := selfassess.RepositoryUpdate{Kind: selfassess.Implementation}
	take(&up, "update")
	p.Repository = []selfassess.RepositoryUpdate{up}

	res := selfassess.Result{Commitment: "1", Level: selfassess.Substantial}
	take(&res, "result")
	delete(want, "result.Role") // the plan decides the role
	prog := selfassess.Progress{Milestone: "1.1", Level: selfassess.Limited}
	take(&prog, "progress")
	r = selfassess.Return{File: "inputs/a.xlsx", Agency: "A", Plan: "TST-1", Schema: 1, Submission: 1,
		Results: []selfassess.Result{res}, Progress: []selfassess.Progress{prog}}
	return p, r, want
}

func TestNothingThatWasWrittenDisappears(t *testing.T) {
	for _, outline := range []selfassess.Outline{selfassess.AnnexOutline, selfassess.StandardsOutline} {
		t.Run(string(outline), func(t *testing.T) {
			p, r, want := fullPlan()
			p.Outline = outline
			printed := map[string]bool{}
			for s := range editionOf(t, p, r).Document().Texts() {
				printed[strings.ReplaceAll(s, "\u00a0", " ")] = true // dates that are not broken
			}
			if len(want) < 90 {
				t.Fatalf("only %d fields were filled", len(want))
			}
			for path, token := range want {
				if !anyContains(printed, token) {
					t.Errorf("%s is printed nowhere", path)
				}
			}
		})
	}
}

// many is a plan of the size of a large country: commitments × milestones and
// events, with prose of real length.
func many(commitments, milestones, events int) (*selfassess.Plan, selfassess.Return) {
	prose := txt("")
	for range 8 {
		prose[""] += "The register was opened to everyone and is used by newspapers and by firms. "
	}
	p := &selfassess.Plan{ID: "L", Country: txt("Large"), Title: txt("Plan"), Start: selfassess.Day(2024, 1, 1), End: selfassess.Day(2026, 12, 31),
		Agencies: []selfassess.Agency{{ID: "A", Name: txt("Agency")}}}
	r := selfassess.Return{File: "inputs/a.xlsx", Agency: "A", Plan: "L", Schema: 1, Submission: 1}
	for i := range commitments {
		number := selfassess.ID(fmt.Sprint(i + 1))
		p.Commitments = append(p.Commitments, selfassess.Commitment{Number: number, Title: txt("Commitment"), Theme: txt(fmt.Sprint("Theme ", i%9)),
			Lead: []selfassess.ID{"A"}, Problem: prose, Description: prose, Contribution: prose, Relevance: prose})
		r.Results = append(r.Results, selfassess.Result{Commitment: number, Level: selfassess.Limited, Results: prose, PublicUse: prose, NextSteps: prose, Lessons: prose})
		for k := range milestones {
			id := number + "." + selfassess.ID(fmt.Sprint(k+1))
			p.Milestones = append(p.Milestones, selfassess.Milestone{Number: id, Commitment: number, Text: prose, End: selfassess.Day(2025, 1, 31)})
			r.Progress = append(r.Progress, selfassess.Progress{Milestone: id, Level: selfassess.Completed, ActualEnd: selfassess.Day(2025, 3, 31), Progress: prose})
		}
	}
	for i := range events {
		p.Events = append(p.Events, selfassess.Event{ID: selfassess.ID(fmt.Sprint("E", i)), Title: txt(fmt.Sprint("Event ", i)),
			Start: selfassess.Day(2024, 1, 1).AddDays(i % 900), Phase: selfassess.Implementation, Points: prose, FollowUp: prose})
	}
	return p, r
}

func BenchmarkComposeLarge(b *testing.B) {
	p, r := many(400, 10, 1000)
	e := editionOf(b, p, r)
	for b.Loop() {
		compose(e)
	}
}
