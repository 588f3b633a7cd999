package compose

import (
	"fmt"
	"reflect"
	"strings"
	"sync"
	"testing"

	"selfassess/ogp"
	"selfassess/render"
	"selfassess/templates"
)

// catalogue is the one of the reference language, read once.
var catalogue = sync.OnceValues(func() (*templates.Catalogue, error) { return templates.Load(templates.Reference) })

func english(t testing.TB) *render.Locale {
	t.Helper()
	c, err := catalogue()
	if err != nil {
		t.Fatal(err)
	}
	return render.NewLocale(c)
}

// editionOf is the edition of a plan and its returns on a fixed date.
func editionOf(t testing.TB, p *ogp.Plan, returns ...ogp.Return) *render.Edition {
	t.Helper()
	r := ogp.MergeAsOf(p, returns, ogp.Day(2026, 9, 30))
	return Edition(render.Edition{Report: r, Statistics: r.Statistics(), Requirements: r.Requirements(), Findings: r.Findings, Locale: english(t),
		AsOf: ogp.Day(2026, 9, 30), Draft: true, Program: "selfassess test"})
}

func txt(s string) ogp.Text { return ogp.Text{"": s} }

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
	case *ogp.Text:
		*x, found[path] = txt(token), token
		return
	case *ogp.Link:
		*x, found[path] = ogp.Link{Text: token}, token
		return
	case *[]ogp.Link:
		*x, found[path] = []ogp.Link{{Text: token}}, token
		return
	case *[]string:
		*x, found[path] = []string{token}, token
		return
	case *ogp.Date:
		*x, found[path] = ogp.Date{Words: token}, token
		return
	case *ogp.Origin:
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
func fullPlan() (p *ogp.Plan, r ogp.Return, want map[string]string) {
	want = map[string]string{}
	take := func(v any, path string) {
		for k, s := range tokens(v, path) {
			want[k] = s
		}
	}
	p = &ogp.Plan{}
	take(p, "plan")
	p.ID, p.Language, p.PublishContacts, p.File = "TST-1", "en", ogp.PublishAll, "plan.xlsx"
	delete(want, "plan.File")
	p.Start, p.End = ogp.Day(2024, 7, 1), ogp.Day(2026, 6, 30)
	delete(want, "plan.Start")
	delete(want, "plan.End")
	// The date of the report is what the caller made of it.
	delete(want, "plan.ReportDate")
	delete(want, "plan.ReturnsDue") // it stands in forms and letters

	a := ogp.Agency{ID: "A"}
	take(&a, "agency")
	b := ogp.Agency{ID: "B", Name: txt("Second agency")}
	p.Agencies = []ogp.Agency{a, b}
	c := ogp.Commitment{}
	take(&c, "commitment")
	c.Number, c.Lead, c.Supporting, c.Change = "1", []ogp.ID{"A"}, []ogp.ID{"B"}, ogp.Amended
	c.IRM, c.Values = "limited", []ogp.OGPValue{"transparency"}
	p.Commitments = []ogp.Commitment{c}
	m := ogp.Milestone{}
	take(&m, "milestone")
	m.Number, m.Commitment, m.Change = "1.1", "1", ogp.Amended
	p.Milestones = []ogp.Milestone{m}
	act := ogp.Activity{}
	take(&act, "activity")
	act.Milestone = "1.1"
	p.Activities = []ogp.Activity{act}
	for _, k := range ogp.SectionKeys {
		n := ogp.Narrative{Section: k, Text: txt("Token of narrative " + string(k))}
		want["narrative."+string(k)] = n.Text.Main()
		n.Author, n.AuthorTitle = txt("Token of author of "+string(k)), txt("Token of title of "+string(k))
		want["narrative.author."+string(k)], want["narrative.title."+string(k)] = n.Author.Main(), n.AuthorTitle.Main()
		p.Narrative = append(p.Narrative, n)
	}
	rec := ogp.Recommendation{Number: "R1"}
	take(&rec, "recommendation")
	p.Recommendations = []ogp.Recommendation{rec}
	peer := ogp.PeerExchange{}
	take(&peer, "peer")
	p.PeerExchange = []ogp.PeerExchange{peer}
	e := ogp.Event{ID: "E1", Phase: ogp.Implementation}
	take(&e, "event")
	p.Events = []ogp.Event{e}
	com := ogp.Comment{ID: "C1", PublishName: ogp.Yes, Outcome: "noted"}
	take(&com, "comment")
	p.Comments = []ogp.Comment{com}
	up := ogp.RepositoryUpdate{Kind: ogp.Implementation}
	take(&up, "update")
	p.Repository = []ogp.RepositoryUpdate{up}

	res := ogp.Result{Commitment: "1", Level: ogp.Substantial}
	take(&res, "result")
	delete(want, "result.Role") // the plan decides the role
	delete(want, "result.View") // it is no counterpart
	prog := ogp.Progress{Milestone: "1.1", Level: ogp.Limited}
	take(&prog, "progress")
	delete(want, "progress.View") // it is no counterpart
	r = ogp.Return{File: "inputs/a.xlsx", Agency: "A", Plan: "TST-1", Schema: 1, Submission: 1,
		Results: []ogp.Result{res}, Progress: []ogp.Progress{prog}}
	return p, r, want
}

func TestNothingThatWasWrittenDisappears(t *testing.T) {
	for _, outline := range []ogp.Outline{ogp.AnnexOutline, ogp.StandardsOutline} {
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
					t.Errorf("%s is printed nowhere: print it in the chapter where it belongs (render/compose)", path)
				}
			}
		})
	}
}

// many is a plan of the size of a large country: commitments × milestones and
// events, with prose of real length.
func many(commitments, milestones, events int) (*ogp.Plan, ogp.Return) {
	prose := txt("")
	for range 8 {
		prose[""] += "The register was opened to everyone and is used by newspapers and by firms. "
	}
	p := &ogp.Plan{ID: "L", Country: txt("Large"), Title: txt("Plan"), Start: ogp.Day(2024, 1, 1), End: ogp.Day(2026, 12, 31),
		Agencies: []ogp.Agency{{ID: "A", Name: txt("Agency")}}}
	r := ogp.Return{File: "inputs/a.xlsx", Agency: "A", Plan: "L", Schema: 1, Submission: 1}
	for i := range commitments {
		number := ogp.ID(fmt.Sprint(i + 1))
		p.Commitments = append(p.Commitments, ogp.Commitment{Number: number, Title: txt("Commitment"), Theme: txt(fmt.Sprint("Theme ", i%9)),
			Lead: []ogp.ID{"A"}, Problem: prose, Description: prose, Contribution: prose, Relevance: prose})
		r.Results = append(r.Results, ogp.Result{Commitment: number, Level: ogp.Limited, Results: prose, PublicUse: prose, NextSteps: prose, Lessons: prose})
		for k := range milestones {
			id := number + "." + ogp.ID(fmt.Sprint(k+1))
			p.Milestones = append(p.Milestones, ogp.Milestone{Number: id, Commitment: number, Text: prose, End: ogp.Day(2025, 1, 31)})
			r.Progress = append(r.Progress, ogp.Progress{Milestone: id, Level: ogp.Completed, ActualEnd: ogp.Day(2025, 3, 31), Progress: prose})
		}
	}
	for i := range events {
		p.Events = append(p.Events, ogp.Event{ID: ogp.ID(fmt.Sprint("E", i)), Title: txt(fmt.Sprint("Event ", i)),
			Start: ogp.Day(2024, 1, 1).AddDays(i % 900), Phase: ogp.Implementation, Points: prose, FollowUp: prose})
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
