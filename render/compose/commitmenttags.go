package compose

import (
	"strings"

	"selfassess/ogp"
	"selfassess/render"
	"selfassess/templates"
)

type (
	commitmentItem = *ogp.CommitmentReport
	milestoneItem  = *ogp.MilestoneReport
	resultItem     = *ogp.Result
	progressItem   = *ogp.Progress
	activityItem   = *ogp.Activity
)

// commitmentGroup is a group of commitments with everything that belongs to
// them. Wherever it stands, its tags are the same.
func commitmentGroup[P any](name string, items func(*source, P) []commitmentItem) *render.Group {
	g := list(name, items, commitmentTags,
		list("milestones", func(_ *source, c commitmentItem) []milestoneItem { return each(c.Milestones) }, milestoneTags,
			list("progress", func(_ *source, m milestoneItem) []progressItem { return each(m.Progress) }, progressTags,
				linkGroup(func(p progressItem) []ogp.Link { return p.Evidence })),
			list("activities", func(_ *source, m milestoneItem) []activityItem { return each(m.Activities) }, activityTags),
			linkGroup(milestoneItem.EvidenceLinks)),
		list("results", func(_ *source, c commitmentItem) []resultItem { return each(c.Results) }, resultTags,
			linkGroup(func(r resultItem) []ogp.Link { return r.Evidence })),
		linkGroup(commitmentItem.Evidence))
	g.Section = func(s *render.Scope) (id, title string) {
		w, c := of[commitmentItem](s)
		head := recordHead(w, c)
		return head.ID, head.Title()
	}
	return g
}

var commitmentTags = tags([]render.Tag{
	value("commitment.number", func(_ *source, c commitmentItem) string { return string(c.Number) }),
	value("commitment.heading", (*source).commitmentName),
	prose("commitment.title", func(c commitmentItem) ogp.Text { return c.Title }),
	prose("commitment.theme", func(c commitmentItem) ogp.Text { return c.Theme }),
	value("commitment.lead", func(w *source, c commitmentItem) string { return w.agencyList(c.Lead) }),
	value("commitment.supporting", func(w *source, c commitmentItem) string { return w.agencyList(c.Supporting) }),
	value("commitment.period", func(w *source, c commitmentItem) string { return w.Span(c.Start, c.End) }),
	date("commitment.start", func(c commitmentItem) ogp.Date { return c.Start }),
	date("commitment.end", func(c commitmentItem) ogp.Date { return c.End }),
	date("commitment.revised_end", func(c commitmentItem) ogp.Date { return c.RevisedEnd }),
	value("commitment.values", func(w *source, c commitmentItem) string { return setWords(w.words, "value", c.Values) }),
	value("commitment.policy_areas", func(_ *source, c commitmentItem) string {
		return strings.Join(c.PolicyAreas, ", ")
	}),
	value("commitment.level", func(w *source, c commitmentItem) string { return w.Level(c.Level) }),
	value("commitment.conflict", func(w *source, c commitmentItem) string { return conflictWord(w.words, c.Conflict) }),
	value("commitment.level_note", levelLine),
	value("commitment.implied", func(w *source, c commitmentItem) string {
		if l, ok := c.Implied(); ok {
			return w.Level(l)
		}
		return ""
	}),
	prose("commitment.problem", func(c commitmentItem) ogp.Text { return c.Problem }),
	prose("commitment.description", func(c commitmentItem) ogp.Text { return c.Description }),
	prose("commitment.contribution", func(c commitmentItem) ogp.Text { return c.Contribution }),
	prose("commitment.relevance", func(c commitmentItem) ogp.Text { return c.Relevance }),
	prose("commitment.additional", func(c commitmentItem) ogp.Text { return c.Additional }),
	prose("commitment.stakeholders", func(c commitmentItem) ogp.Text { return c.Stakeholders }),
	prose("commitment.state_actors", func(c commitmentItem) ogp.Text { return c.StateActors }),
	prose("commitment.other_actors", func(c commitmentItem) ogp.Text { return c.OtherActors }),
	member("commitment.change", "change", func(c commitmentItem) string { return string(c.Change) }),
	date("commitment.change_date", func(c commitmentItem) ogp.Date { return c.ChangeDate }),
	prose("commitment.change_reason", func(c commitmentItem) ogp.Text { return c.ChangeReason }),
	value("commitment.outside", func(w *source, c commitmentItem) string {
		if c.Active() {
			return ""
		}
		return w.Text(templates.ChangeOutside)
	}),
	member("commitment.irm", "irm_level", func(c commitmentItem) string { return string(c.IRM) }),
	prose("commitment.forum_view", func(c commitmentItem) ogp.Text { return c.ForumView }),
	prose("commitment.corrective_action", func(c commitmentItem) ogp.Text { return c.CorrectiveAction }),
	value("commitment.continues", continuesWords),
	addresses("commitment.evidence", commitmentItem.Evidence),
	value("commitment.contacts", func(w *source, c commitmentItem) string { return spanLines(contactItems(w, c)) }),
	blocks("commitment.record", func(w *composer, c commitmentItem) []render.Block {
		return commitmentRecord(w, c).Blocks
	}),
}, levelMarks("commitment", func(c commitmentItem) ogp.Level { return c.Level }))

func spanLines(items [][]render.Span) string {
	lines := make([]string, len(items))
	for i, spans := range items {
		for _, s := range spans {
			lines[i] += s.Text
		}
	}
	return strings.Join(lines, "\n")
}

func conflictWord(w words, conflict bool) string {
	if !conflict {
		return ""
	}
	return w.Text(templates.LevelConflict)
}

// levelMarks are a tag for every level, which has a value, a mark to be
// printed in a form, if the item has that level.
func levelMarks[T any](prefix string, of func(T) ogp.Level) []render.Tag {
	marks := make([]render.Tag, len(ogp.AllLevels))
	for i, l := range ogp.AllLevels {
		marks[i] = value(prefix+"."+l.Key(), func(w *source, item T) string {
			if of(item) != l {
				return ""
			}
			return w.Text(templates.LabelMark)
		})
		marks[i].Means = func(words *templates.Catalogue) string {
			return words.Text("tag_pattern.mark", "mark", words.Text(templates.LabelMark),
				"level", words.Label("level", l.Key()))
		}
	}
	return marks
}

var milestoneTags = tags([]render.Tag{
	value("milestone.number", func(_ *source, m milestoneItem) string { return string(m.Number) }),
	prose("milestone.title", func(m milestoneItem) ogp.Text { return m.Text }),
	prose("milestone.output", func(m milestoneItem) ogp.Text { return m.Output }),
	value("milestone.responsible", func(w *source, m milestoneItem) string { return w.agency(m.Responsible) }),
	value("milestone.level", func(w *source, m milestoneItem) string { return w.Level(m.Level) }),
	value("milestone.conflict", func(w *source, m milestoneItem) string { return conflictWord(w.words, m.Conflict) }),
	date("milestone.start", func(m milestoneItem) ogp.Date { return m.Start }),
	date("milestone.end", func(m milestoneItem) ogp.Date { return m.Due() }),
	date("milestone.planned_end", func(m milestoneItem) ogp.Date { return m.End }),
	date("milestone.revised_end", func(m milestoneItem) ogp.Date { return m.RevisedEnd }),
	date("milestone.actual_start", func(m milestoneItem) ogp.Date {
		if a := m.Actual(); a != nil {
			return a.ActualStart
		}
		return ogp.Date{}
	}),
	date("milestone.actual_end", milestoneItem.ActualEnd),
	value("milestone.late", func(w *source, m milestoneItem) string {
		if m.Timing() != ogp.Late {
			return ""
		}
		return lateness(w.words, m)
	}),
	prose("milestone.delay_reason", decided(func(p progressItem) ogp.Text { return p.DelayReason })),
	prose("milestone.progress", decided(func(p progressItem) ogp.Text { return p.Progress })),
	addresses("milestone.evidence", milestoneItem.EvidenceLinks),
	member("milestone.change", "change", func(m milestoneItem) string { return string(m.Change) }),
	date("milestone.change_date", func(m milestoneItem) ogp.Date { return m.ChangeDate }),
	prose("milestone.change_reason", func(m milestoneItem) ogp.Text { return m.ChangeReason }),
}, levelMarks("milestone", func(m milestoneItem) ogp.Level { return m.Level }))

// decided takes a text from the row that decides a milestone's level.
func decided(f func(progressItem) ogp.Text) func(milestoneItem) ogp.Text {
	return func(m milestoneItem) ogp.Text {
		if a := m.Actual(); a != nil {
			return f(a)
		}
		return nil
	}
}

var progressTags = []render.Tag{
	value("progress.agency", func(w *source, p progressItem) string { return w.agency(p.Agency) }),
	value("progress.submission", func(w *source, p progressItem) string { return w.Number(p.Submission) }),
	value("progress.level", func(w *source, p progressItem) string { return w.Level(p.Level) }),
	date("progress.actual_start", func(p progressItem) ogp.Date { return p.ActualStart }),
	date("progress.actual_end", func(p progressItem) ogp.Date { return p.ActualEnd }),
	prose("progress.text", func(p progressItem) ogp.Text { return p.Progress }),
	prose("progress.delay_reason", func(p progressItem) ogp.Text { return p.DelayReason }),
	addresses("progress.evidence", func(p progressItem) []ogp.Link { return p.Evidence }),
}

var activityTags = []render.Tag{
	prose("activity.text", func(a activityItem) ogp.Text { return a.Activity }),
	value("activity.dates", func(w *source, a activityItem) string { return w.Span(a.Start, a.End) }),
	date("activity.start", func(a activityItem) ogp.Date { return a.Start }),
	date("activity.end", func(a activityItem) ogp.Date { return a.End }),
	value("activity.responsible", func(w *source, a activityItem) string { return w.actor(a.Responsible) }),
	prose("activity.output", func(a activityItem) ogp.Text { return a.Output }),
	prose("activity.resources", func(a activityItem) ogp.Text { return a.Resources }),
	prose("activity.risk", func(a activityItem) ogp.Text { return a.Risk }),
	prose("activity.mitigation", func(a activityItem) ogp.Text { return a.Mitigation }),
	value("activity.status", func(w *source, a activityItem) string { return w.Level(a.Status) }),
}

var resultTags = tags([]render.Tag{
	value("result.agency", func(w *source, r resultItem) string { return w.agency(r.Agency) }),
	value("result.submission", func(w *source, r resultItem) string { return w.Number(r.Submission) }),
	value("result.level", func(w *source, r resultItem) string {
		if r.Level == ogp.NotReported {
			return ""
		}
		return w.Level(r.Level)
	}),
	prose("result.results", func(r resultItem) ogp.Text { return r.Results }),
	prose("result.public_use", func(r resultItem) ogp.Text { return r.PublicUse }),
	prose("result.next_steps", func(r resultItem) ogp.Text { return r.NextSteps }),
	reply("result.continues", func(r resultItem) ogp.Answer { return r.Continues }),
	value("result.challenge_kinds", func(w *source, r resultItem) string {
		return setWords(w.words, "challenge", r.Challenges)
	}),
	prose("result.challenges", func(r resultItem) ogp.Text { return r.Challenge }),
	prose("result.lessons", func(r resultItem) ogp.Text { return r.Lessons }),
	prose("result.communications", func(r resultItem) ogp.Text { return r.Communications }),
	prose("result.expertise", func(r resultItem) ogp.Text { return r.Expertise }),
	prose("result.co_production", func(r resultItem) ogp.Text { return r.CoProduction }),
	prose("result.use_feedback", func(r resultItem) ogp.Text { return r.UseFeedback }),
	prose("result.state_actors", func(r resultItem) ogp.Text { return r.StateActors }),
	prose("result.other_actors", func(r resultItem) ogp.Text { return r.OtherActors }),
	addresses("result.evidence", func(r resultItem) []ogp.Link { return r.Evidence }),
	prose("result.additional", func(r resultItem) ogp.Text { return r.Additional }),
}, contactTags("result", func(r resultItem) ogp.Contact { return r.Contact }))
