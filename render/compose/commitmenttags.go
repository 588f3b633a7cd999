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
			list("views", func(_ *source, m milestoneItem) []*ogp.View { return each(m.Stated()) }, viewTags,
				linkGroup(func(v *ogp.View) []ogp.Link { return v.Evidence })),
			linkGroup(milestoneItem.EvidenceLinks)),
		list("results", func(_ *source, c commitmentItem) []resultItem { return each(c.Results) }, resultTags,
			linkGroup(func(r resultItem) []ogp.Link { return r.Evidence })),
		list("views", func(_ *source, c commitmentItem) []*ogp.View { return each(c.Stated()) }, viewTags,
			linkGroup(func(v *ogp.View) []ogp.Link { return v.Evidence })),
		linkGroup(commitmentItem.Evidence))
	g.Section = func(s *render.Scope) (id, title string) {
		w, c := of[commitmentItem](s)
		head := recordHead(w, c)
		return head.ID, unmarked(head.Title().String())
	}
	return g
}

var commitmentTags = recordTags("commitment", ogp.CommitmentFields,
	func(c commitmentItem) *ogp.Commitment { return &c.Commitment },
	as("commitment", "number"),
	own(value("commitment.heading", (*source).commitmentName)),
	these("title", "theme", "lead", "supporting"),
	own(value("commitment.period", func(w *source, c commitmentItem) string { return periodWords(w, c.Start, c.End) })),
	these("start", "end", "revised_end", "values", "policy_areas"),
	own(
		value("commitment.level", func(w *source, c commitmentItem) string { return w.Level(c.Level) }),
		value("commitment.conflict", func(w *source, c commitmentItem) string { return conflictWord(w.words, c.Conflict) }),
		value("commitment.then", thenWords),
		value("commitment.level_note", levelLine),
		value("commitment.time", func(w *source, c commitmentItem) string { return w.timeState(c.Time) }),
		date("commitment.ended", func(c commitmentItem) ogp.Date { return c.Ended }),
		value("commitment.implied", func(w *source, c commitmentItem) string {
			if l, ok := c.Implied(); ok {
				return w.Level(l)
			}
			return ""
		}),
	),
	these("problem", "description", "contribution", "relevance", "additional", "stakeholders", "state_actors",
		"other_actors", "change", "change_date", "change_reason", "merged_into"),
	own(value("commitment.outside", func(w *source, c commitmentItem) string {
		if c.Active() {
			return ""
		}
		return w.Text(templates.ChangeOutside)
	})),
	as("irm_level", "irm"),
	these("forum_view", "corrective_action"),
	own(
		value("commitment.behind", func(w *source, c commitmentItem) string { return strings.Join(behindWords(w, c), "\n") }),
		value("commitment.continues", continuesWords),
		value("commitment.milestones_completed", func(w *source, c commitmentItem) string { return completedOf(w.words, c) }),
		value("commitment.unfinished", func(w *source, c commitmentItem) string { return dueWords(w.words, c) }),
		value("commitment.evidence_number", func(w *source, c commitmentItem) string { return w.Number(len(w.evidence[c])) }),
		addresses("commitment.evidence", commitmentItem.Evidence),
		value("commitment.contacts", func(w *source, c commitmentItem) string { return spanLines(contactItems(w, c)) }),
		blocks("commitment.record", func(w *composer, c commitmentItem) []render.Block {
			return commitmentRecord(w, c).Blocks
		}),
	),
	own(levelMarks("commitment", func(c commitmentItem) ogp.Level { return c.Level })...),
)

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

var milestoneTags = recordTags("milestone", ogp.MilestoneFields,
	func(m milestoneItem) *ogp.Milestone { return &m.Milestone },
	as("milestone", "number"),
	as("text", "title"),
	these("output", "responsible"),
	unseen("commitment"), // it stands around the milestone
	own(
		value("milestone.level", func(w *source, m milestoneItem) string { return w.Level(m.Level) }),
		value("milestone.then", milestoneThen),
		value("milestone.conflict", func(w *source, m milestoneItem) string { return conflictWord(w.words, m.Conflict) }),
	),
	these("start"),
	own(date("milestone.end", func(m milestoneItem) ogp.Date { return m.Due() })),
	as("end", "planned_end"),
	these("revised_end"),
	own(
		date("milestone.actual_start", func(m milestoneItem) ogp.Date {
			if a := m.Actual(); a != nil {
				return a.ActualStart
			}
			return ogp.Date{}
		}),
		date("milestone.actual_end", milestoneItem.ActualEnd),
		value("milestone.late", func(w *source, m milestoneItem) string { return howLate(w.words, m) }),
		value("milestone.time", func(w *source, m milestoneItem) string { return w.timeState(m.Time) }),
		prose("milestone.delay_reason", decided(func(p progressItem) ogp.Text { return p.DelayReason })),
		prose("milestone.corrective_action", decided(func(p progressItem) ogp.Text { return p.CorrectiveAction })),
		prose("milestone.risk_occurred", decided(func(p progressItem) ogp.Text { return p.RiskOccurred })),
		prose("milestone.progress", decided(func(p progressItem) ogp.Text { return p.Progress })),
		addresses("milestone.evidence", milestoneItem.EvidenceLinks),
	),
	these("change", "change_date", "change_reason"),
	own(levelMarks("milestone", func(m milestoneItem) ogp.Level { return m.Level })...),
)

// decided takes a text from the row that decides a milestone's level.
func decided(f func(progressItem) ogp.Text) func(milestoneItem) ogp.Text {
	return func(m milestoneItem) ogp.Text {
		if a := m.Actual(); a != nil {
			return f(a)
		}
		return nil
	}
}

var progressTags = recordTags("progress", ogp.ProgressFields, func(p progressItem) progressItem { return p },
	unseen("milestone", "view_level", "view"), // it stands around the progress; views have a group
	own(
		value("progress.agency", func(w *source, p progressItem) string { return w.agency(p.Agency) }),
		value("progress.submission", func(w *source, p progressItem) string { return w.Number(p.Submission) }),
	),
	these("level", "actual_start", "actual_end"),
	as("progress", "text"),
	these("delay_reason", "corrective_action", "risk_occurred", "evidence"),
)

var activityTags = recordTags("activity", ogp.ActivityFields, func(a activityItem) activityItem { return a },
	unseen("milestone"), // it stands around the activity
	own(value("activity.agency", func(w *source, a activityItem) string { return w.agency(a.Agency) })),
	as("activity", "text"),
	own(value("activity.dates", func(w *source, a activityItem) string { return periodWords(w, a.Start, a.End) })),
	these("start", "end"),
	own(value("activity.responsible", func(w *source, a activityItem) string { return w.actor(a.Responsible) })),
	these("output", "resources", "risk", "mitigation", "status"),
)

var resultTags = recordTags("result", ogp.ResultFields, func(r resultItem) resultItem { return r },
	unseen("commitment", "role", // the one stands around the result, and the other in the plan
		"view_level", "view"), // views have a group
	own(
		value("result.agency", func(w *source, r resultItem) string { return w.agency(r.Agency) }),
		value("result.submission", func(w *source, r resultItem) string { return w.Number(r.Submission) }),
		value("result.level", func(w *source, r resultItem) string {
			if r.Level == ogp.NotReported {
				return ""
			}
			return w.Level(r.Level)
		}),
	),
	these("results", "public_use", "next_steps", "continues"),
	as("challenge", "challenge_kinds"),
	as("challenge_text", "challenges"),
	these("lessons", "communications", "expertise", "co_production", "use_feedback", "state_actors", "other_actors",
		"evidence", "additional"),
	own(contactTags("result", func(r resultItem) ogp.Contact { return r.Contact })...),
)
