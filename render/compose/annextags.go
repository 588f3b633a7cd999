package compose

import (
	"selfassess/ogp"
	"selfassess/render"
	"selfassess/templates"
)

type requirementItem = *ogp.Requirement

var requirementTags = []render.Tag{
	value("requirement.number", func(_ *source, q requirementItem) string { return q.Number }),
	value("requirement.name", func(w *source, q requirementItem) string {
		return w.Label(templates.RequirementShortSet, requirementKey(q.Number))
	}),
	value("requirement.text", func(w *source, q requirementItem) string { return requirementWords(w.words, q.Number) }),
	value("requirement.result", func(w *source, q requirementItem) string { return w.verdict(q.Verdict).Text }),
	value("requirement.why", func(w *source, q requirementItem) string { return capital(w.reasons(q.Why)) }),
	value("requirement.gap", func(w *source, q requirementItem) string {
		if q.Gap == nil {
			return ""
		}
		return gapWords(w.words, q.Gap)
	}),
	value("requirement.notice", func(w *source, q requirementItem) string {
		if q.Notice == nil {
			return ""
		}
		return noticeWords(w.words, q.Notice)
	}),
	value("requirement.outside", func(w *source, q requirementItem) string {
		if q.Number != "5.1" || len(q.Short) == 0 {
			return ""
		}
		return w.Text(templates.MeetingsOutside, "list", shortWords(w, q.Short))
	}),
	addresses("requirement.links", func(q requirementItem) []ogp.Link { return q.Links }),
}

// testedYears are the years in which a requirement is tested.
func testedYears(w *source, number string) []ogp.YearTest {
	if q := w.requirement(number); q != nil {
		return q.Years
	}
	return nil
}

type yearItem = *ogp.YearTest

func yearGroup[P any](name string, years func(*source, P) []ogp.YearTest) *render.Group {
	return list(name, func(w *source, item P) []yearItem { return each(years(w, item)) }, yearTags,
		countingGroup(func(y yearItem) []ogp.ID { return y.Events }),
		shortGroup(func(y yearItem) []ogp.Short { return y.Short }))
}

var yearTags = []render.Tag{
	value("year.name", func(w *source, y yearItem) string {
		if y.Verdict == "" { // a calendar year, which is not tested
			return w.Date(ogp.Date{Year: y.Year})
		}
		return w.planYear(*y)
	}),
	value("year.held", func(w *source, y yearItem) string { return w.Number(y.Held) }),
	value("year.counted", func(w *source, y yearItem) string { return w.Number(y.Qualifying) }),
	value("year.required", func(w *source, y yearItem) string { return w.Number(y.Required) }),
	value("year.result", func(w *source, y yearItem) string {
		if y.Verdict == "" {
			return ""
		}
		return w.yearResult(*y).Text
	}),
	value("year.why", func(w *source, y yearItem) string { return whyWords(w, *y) }),
}

func countingGroup[T any](f func(T) []ogp.ID) *render.Group {
	return list("counting", func(_ *source, item T) []*ogp.ID { return each(f(item)) }, countingTags)
}

var countingTags = []render.Tag{
	value("counting.item", func(w *source, id *ogp.ID) string { return itemWords(w, *id) }),
}

func shortGroup[T any](f func(T) []ogp.Short) *render.Group {
	return list("falling_short", func(_ *source, item T) []*ogp.Short { return each(f(item)) }, shortTags)
}

var shortTags = []render.Tag{
	value("falling_short.item", func(w *source, s *ogp.Short) string { return itemWords(w, s.ID) }),
	value("falling_short.why", func(w *source, s *ogp.Short) string { return w.reasons(sureOf(s.Why)) }),
}

var seniorTags = []render.Tag{
	value("senior_year.name", func(w *source, y yearItem) string { return w.planYear(*y) }),
	value("senior_year.events", func(w *source, y yearItem) string { return w.Number(y.Qualifying) }),
	value("senior_year.who", func(w *source, y yearItem) string { return seniorWords(w, *y) }),
}

var authorTags = []render.Tag{
	value("author.section", func(w *source, n *ogp.Narrative) string { return targetWords(w, string(n.Section)) }),
	prose("author.name", func(n *ogp.Narrative) ogp.Text { return n.Author }),
	prose("author.title", func(n *ogp.Narrative) ogp.Text { return n.AuthorTitle }),
}

var changeTags = []render.Tag{
	value("change.number", func(_ *source, x *change) string { return x.number() }),
	written("change.what", func(w *source, x *change) (string, string) {
		if x.milestone != nil {
			return w.translated(x.milestone.Text)
		}
		return w.oneLanguage(w.commitmentName(x.commitment))
	}),
	member("change.kind", "change", func(x *change) string { return string(x.kind) }),
	value("change.into", func(w *source, x *change) string {
		if into := w.report.MergedInto(x.commitment); into != nil && x.milestone == nil {
			return string(into.Number)
		}
		return ""
	}),
	date("change.date", func(x *change) ogp.Date { return x.on }),
	prose("change.reason", func(x *change) ogp.Text { return x.reason }),
}

var updateTags = recordTags("update", ogp.RepositoryFields,
	func(u *ogp.RepositoryUpdate) *ogp.RepositoryUpdate { return u })

var returnTags = []render.Tag{
	value("return.agency", func(w *source, s *ogp.ReturnStatus) string { return w.agency(s.Agency) }),
	value("return.submission", func(w *source, s *ogp.ReturnStatus) string {
		if s.File == "" {
			return ""
		}
		return w.Number(s.Submission)
	}),
	date("return.issued", func(s *ogp.ReturnStatus) ogp.Date { return s.Issued }),
	value("return.status", func(w *source, s *ogp.ReturnStatus) string {
		words, _ := returnWords(w.words, *s)
		return words
	}),
	value("return.missing", func(w *source, s *ogp.ReturnStatus) string {
		if words, amiss := returnWords(w.words, *s); amiss {
			return words
		}
		return ""
	}),
	value("return.superseded", func(w *source, s *ogp.ReturnStatus) string { return capital(supersededWords(w.words, *s)) }),
}

var findingTags = []render.Tag{
	value("finding.kind", func(w *source, k *kindItem) string { return k.name(w.words) }),
	value("finding.errors", func(w *source, k *kindItem) string { return w.Number(k.counts[ogp.Error]) }),
	value("finding.warnings", func(w *source, k *kindItem) string { return w.Number(k.counts[ogp.Warning]) }),
	value("finding.notes", func(w *source, k *kindItem) string { return w.Number(k.counts[ogp.Note]) }),
}

var ruleTags = []render.Tag{
	value("rule.text", func(w *source, t templates.Term) string { return w.Text(t) }),
}
