package compose

import (
	"selfassess/ogp"
	"selfassess/templates"
)

// openingWords is the opening paragraph, made from the figures.
func openingWords(w *source) string {
	sentences := []string{assessedWords(w)}
	if w.stats.Commitments.Assessed > 0 {
		sentences = append(sentences, reportedWords(w), conflictWords(w), unfinishedWords(w), untimedWords(w),
			aboveImpliedWords(w), ratedWords(w), viewWords(w))
	}
	if q := w.requirement("5.1"); q != nil {
		sentences = append(sentences, meetingsWords(w, q))
	}
	return joinWords(" ", sentences...)
}

func assessedWords(w *source) string {
	t := w.stats.Commitments.Levels
	n := t.Total()
	if n == 0 {
		return w.Text(templates.SummaryNone)
	}
	subject := w.Plural(templates.SummaryOf, n)
	done := w.Plural(templates.SummaryCompleted, t[ogp.Completed])
	if t[ogp.Completed] == 0 {
		done = w.Text(templates.SummaryNoneCompleted)
	}
	if t[ogp.Substantial] == 0 {
		return w.Text(templates.SummaryAssessedOne, "of", subject, "completed", done)
	}
	more := w.Plural(templates.SummarySubstantial, t[ogp.Substantial])
	if t[ogp.Completed] > 0 {
		more = w.Plural(templates.SummaryMore, t[ogp.Substantial])
	}
	return w.Text(templates.SummaryAssessed, "of", subject, "completed", done, "more", more)
}

// fewNames is how many silent agencies are named; Annex 5 lists them all.
const fewNames = 3

// reportedWords says from which lead agencies the report has a return, and,
// since that is another thing, for how many commitments they stated a level.
func reportedWords(w *source) string {
	leads, silent := leadAgencies(w)
	n, k, returned := len(leads), len(silent), ""
	switch {
	case n == 0:
		return w.Text(templates.SummaryNoLeads)
	case k == 0:
		returned = w.Plural(templates.SummaryReturned, n)
	case k == n:
		returned = w.Plural(templates.SummaryNoReturns, n)
	case k > fewNames:
		returned = w.Text(templates.SummarySilentMany, "of", w.Of(k, n))
	default:
		returned = w.Text(templates.SummarySilent, "of", w.Of(k, n), "names", w.And(namesOf(w, silent)))
	}
	return w.Text(templates.SummaryReported, "returned", returned, "levels", levelsWords(w))
}

// levelsWords counts commitments with conflicting levels among those without
// one: as many as the tables show as not reported.
func levelsWords(w *source) string {
	t := w.stats.Commitments.Levels
	switch n := t[ogp.NotReported]; n {
	case 0:
		return w.Plural(templates.SummaryAllLevels, t.Total())
	case t.Total():
		return w.Plural(templates.SummaryNoLevels, n)
	default:
		return w.Plural(templates.SummaryUnreported, n, "of", w.Of(n, t.Total()))
	}
}

// leadAgencies are those that lead a commitment that counts, and of these the
// ones that no return came from, in the order of the plan. A lead that the plan
// does not know can send none.
func leadAgencies(w *source) (leads, silent []ogp.ID) {
	came := map[ogp.ID]bool{}
	for _, s := range w.report.Returns {
		came[s.Agency] = s.File != "" || len(s.Conflict) > 0
	}
	seen := map[ogp.ID]bool{}
	for i := range w.report.Commitments {
		c := &w.report.Commitments[i]
		for _, id := range c.Lead {
			if !c.Active() || seen[id] {
				continue
			}
			seen[id] = true
			leads = append(leads, id)
			if !came[id] {
				silent = append(silent, id)
			}
		}
	}
	return leads, silent
}

func namesOf(w *source, agencies []ogp.ID) []string {
	names := make([]string, len(agencies))
	for i, id := range agencies {
		names[i] = w.agency(id)
	}
	return names
}

func conflictWords(w *source) string {
	n := 0
	for i := range w.report.Commitments {
		if c := &w.report.Commitments[i]; c.Conflict && c.Active() {
			n++
		}
	}
	if n == 0 {
		return ""
	}
	return w.Plural(templates.SummaryConflicts, n)
}

// unfinishedWords says how much of the work was due and is not done: of the
// milestones or, where the plan has none, of the commitments.
func unfinishedWords(w *source) string {
	some, all, f := templates.SummaryUnfinished, templates.SummaryNoneFinished, w.stats.Milestones
	if f.Assessed == 0 {
		some, all, f = templates.SummaryUnfinishedCommitments, templates.SummaryNoCommitmentFinished, w.stats.Commitments
	}
	switch n := f.Time[ogp.NotFinished]; n {
	case 0:
		return ""
	case f.Assessed:
		return w.Plural(all, n)
	default:
		return w.Plural(some, n, "of", w.Of(n, f.Assessed))
	}
}

// untimedWords says of how much of it that cannot be told, so that the number
// of what was not finished is not taken for all of it.
func untimedWords(w *source) string {
	term, f := templates.SummaryUntimed, w.stats.Milestones
	if f.Assessed == 0 {
		term, f = templates.SummaryUntimedCommitments, w.stats.Commitments
	}
	n := f.Time[ogp.TimeNotReported] + f.Time[ogp.EndNotStated] + f.Time[ogp.NoDueDate]
	if n == 0 || n == f.Assessed {
		return ""
	}
	return w.Plural(term, n, "of", w.Of(n, f.Assessed))
}

// aboveImpliedWords says how many levels were declared that are higher than
// what was done for them; section IV lists those that are lower as well.
func aboveImpliedWords(w *source) string {
	n := 0
	for _, d := range w.stats.Differences {
		if d.Declared > d.Implied {
			n++
		}
	}
	if n == 0 {
		return ""
	}
	return w.Plural(templates.SummaryAboveImplied, n)
}

// ratedWords tells the IRM's ratings from the government's levels where they
// are lower.
func ratedWords(w *source) string {
	if len(w.stats.RatedLower) == 0 {
		return ""
	}
	return w.Plural(templates.SummaryRated, w.stats.Rated) + " " +
		w.Plural(templates.SummaryRatedLower, len(w.stats.RatedLower), "list", idList(w.words, w.stats.RatedLower))
}
