package compose

import (
	"strings"

	"selfassess/ogp"
	"selfassess/render"
	"selfassess/templates"
)

// statisticsTags are the figures of the report as a whole.
var statisticsTags = tags(
	tallyTags("commitments", func(w *source, _ *render.Edition) ogp.Tally { return w.stats.Commitments.Levels }),
	flowTags("commitments", func(w *source) ogp.Flow { return w.stats.Commitments }),
	timeTags("commitments", func(w *source) ogp.Times { return w.stats.Commitments.Time }),
	tallyTags("milestones", func(w *source, _ *render.Edition) ogp.Tally { return w.stats.Milestones.Levels }),
	flowTags("milestones", func(w *source) ogp.Flow { return w.stats.Milestones }),
	timeTags("milestones", func(w *source) ogp.Times { return w.stats.Milestones.Time }),
	evidenceTags("commitments", templates.EvidenceCommitments, func(s *ogp.Statistics) (int, int, []ogp.ID) {
		return s.CommitmentsWithEvidence, s.Commitments.Assessed, s.UnsupportedCommitments
	}),
	evidenceTags("milestones", templates.EvidenceMilestones, func(s *ogp.Statistics) (int, int, []ogp.ID) {
		return s.MilestonesWithEvidence, s.Milestones.Assessed, s.UnsupportedMilestones
	}))

// ruled gives a tag a meaning that is made by a rule of the catalogue.
func ruled(t render.Tag, rule string, values func(*templates.Catalogue) []string) render.Tag {
	t.Means = func(words *templates.Catalogue) string {
		return words.Text(templates.Term("tag_pattern."+rule), values(words)...)
	}
	return t
}

// tallyTags are a number, "n of m" and a share for every level, for
// substantial and completed together, and the number of all.
func tallyTags[T any](prefix string, of func(*source, T) ogp.Tally) []render.Tag {
	what := func(words *templates.Catalogue) string { return words.Label("tag_counted", prefix) }
	all := []render.Tag{ruled(value(prefix+".assessed", func(w *source, item T) string {
		return w.Number(of(w, item).Total())
	}), "assessed",
		func(words *templates.Catalogue) []string { return []string{"what", what(words)} })}
	add := func(name string, level func(*templates.Catalogue) string, n func(ogp.Tally) int) {
		values := func(words *templates.Catalogue) []string { return []string{"what", what(words), "level", level(words)} }
		all = append(all,
			ruled(value(prefix+"."+name, func(w *source, item T) string { return w.Number(n(of(w, item))) }), "number", values),
			ruled(value(prefix+"."+name+"_of", func(w *source, item T) string {
				t := of(w, item)
				return w.Of(n(t), t.Total())
			}), "of", values),
			ruled(value(prefix+"."+name+"_share", func(w *source, item T) string {
				t := of(w, item)
				return w.Share(n(t), t.Total())
			}), "share", values))
	}
	for _, l := range ogp.AllLevels {
		add(l.Key(), func(words *templates.Catalogue) string { return words.Label("level", l.Key()) },
			func(t ogp.Tally) int { return t[l] })
	}
	add("high", func(words *templates.Catalogue) string { return words.Text("tag_pattern.high") }, ogp.Tally.High)
	return all
}

// flowTags lead from what was planned to what is assessed.
func flowTags(prefix string, of func(*source) ogp.Flow) []render.Tag {
	part := func(name string, n func(ogp.Flow) int) render.Tag {
		return ruled(word(prefix+"."+name, func(w *source) string { return w.Number(n(of(w))) }), name,
			func(words *templates.Catalogue) []string { return []string{"what", words.Label("tag_counted", prefix)} })
	}
	return []render.Tag{
		part("planned", func(f ogp.Flow) int { return f.Planned }),
		part("added", func(f ogp.Flow) int { return f.Added }),
		part("withdrawn", func(f ogp.Flow) int { return f.Withdrawn }),
		part("merged", func(f ogp.Flow) int { return f.Merged }),
	}
}

// timeTags are a number and a share for every state of time.
func timeTags(prefix string, of func(*source) ogp.Times) []render.Tag {
	var all []render.Tag
	for _, s := range ogp.TimeStates {
		values := func(words *templates.Catalogue) []string {
			return []string{"what", words.Label("tag_counted", prefix), "level", words.Label(templates.TimeStateSet, s.Key())}
		}
		name := prefix + ".time_" + s.Key()
		all = append(all,
			ruled(word(name, func(w *source) string { return w.Number(of(w)[s]) }), "number", values),
			ruled(word(name+"_share", func(w *source) string { return w.Share(of(w)[s], of(w).Total()) }), "share", values))
	}
	return all
}

// evidenceTags are how many have evidence, and which are completed without.
func evidenceTags(what string, unsupported templates.Term,
	of func(*ogp.Statistics) (with, total int, without []ogp.ID)) []render.Tag {
	part := func(name string, f func(w *source, with, total int, without []ogp.ID) string) render.Tag {
		return word("evidence."+what+name, func(w *source) string {
			with, total, without := of(w.stats)
			return f(w, with, total, without)
		})
	}
	return []render.Tag{
		part("", func(w *source, with, total int, _ []ogp.ID) string {
			if total == 0 {
				return ""
			}
			return w.Of(with, total)
		}),
		part("_share", func(w *source, with, total int, _ []ogp.ID) string { return w.Share(with, total) }),
		part("_without", func(w *source, with, total int, _ []ogp.ID) string { return w.Number(total - with) }),
		part("_unsupported", func(w *source, _, _ int, without []ogp.ID) string { return w.Number(len(without)) }),
		part("_unsupported_list", func(w *source, _, _ int, without []ogp.ID) string {
			return unsupportedWords(w.words, unsupported, without)
		}),
	}
}

// groupTags are the two tallies of a grouping.
func groupTags[T any](prefix string, of func(T) *ogp.Group) []render.Tag {
	return tags(tallyTags(prefix+".commitments", func(_ *source, item T) ogp.Tally { return of(item).Commitments }),
		tallyTags(prefix+".milestones", func(_ *source, item T) ogp.Tally { return of(item).Milestones }))
}

var themeTags = tags([]render.Tag{
	value("theme.number", func(w *source, t *themeItem) string { return w.Number(t.number) }),
	value("theme.name", func(w *source, t *themeItem) string { return w.themeName(ogp.Group{Name: t.Text}) }),
}, groupTags("theme", func(t *themeItem) *ogp.Group { return &t.figures }))

var agencyTags = recordTags("agency", ogp.AgencyFields, (*agencyItem).record,
	as("agency", "id"),
	own(value("agency.name", func(w *source, a *agencyItem) string { return w.agencyName(a.figures) })),
	these("acronym"),
	own(contactTags("agency", func(a *agencyItem) ogp.Contact { return a.record().Contact })...),
	own(groupTags("agency", func(a *agencyItem) *ogp.Group { return &a.figures })...),
)

// record is what the plan says of the agency, which may be nothing but its id.
func (a *agencyItem) record() *ogp.Agency {
	if a.agency == nil {
		return &ogp.Agency{ID: a.id}
	}
	return a.agency
}

var valueTags = tags([]render.Tag{
	value("value.name", func(w *source, g *ogp.Group) string { return w.valueName(*g) }),
}, groupTags("value", func(g *ogp.Group) *ogp.Group { return g }))

var levelTags = []render.Tag{
	value("level.name", func(w *source, l ogp.Level) string { return w.Level(l) }),
	value("level.commitments", func(w *source, l ogp.Level) string { return w.Number(w.stats.Commitments.Levels[l]) }),
	value("level.commitments_share", func(w *source, l ogp.Level) string {
		return w.Share(w.stats.Commitments.Levels[l], w.stats.Commitments.Levels.Total())
	}),
	value("level.milestones", func(w *source, l ogp.Level) string { return w.Number(w.stats.Milestones.Levels[l]) }),
	value("level.milestones_share", func(w *source, l ogp.Level) string {
		return w.Share(w.stats.Milestones.Levels[l], w.stats.Milestones.Levels.Total())
	}),
}

var momentTags = tags([]render.Tag{
	value("moment.report", func(w *source, m *ogp.Moment) string { return earlierReport(w.words, m) }),
	value("moment.date", func(w *source, m *ogp.Moment) string { return w.Date(m.Date) }),
},
	tallyTags("moment.commitments", func(_ *source, m *ogp.Moment) ogp.Tally {
		commitments, _ := m.Levels()
		return commitments
	}),
	tallyTags("moment.milestones", func(_ *source, m *ogp.Moment) ogp.Tally {
		_, milestones := m.Levels()
		return milestones
	}))

var figureTags = []render.Tag{
	value("key_figure.figure", func(_ *source, k *render.KeyFigure) string { return k.Figure }),
	value("key_figure.label", func(_ *source, k *render.KeyFigure) string { return k.Label }),
}

var differenceTags = []render.Tag{
	value("difference.number", func(_ *source, d *ogp.Difference) string { return string(d.Commitment) }),
	written("difference.title", func(w *source, d *ogp.Difference) (string, string) {
		if c := w.report.Commitment(d.Commitment); c != nil {
			return w.translated(c.Title)
		}
		return "", ""
	}),
	value("difference.declared", func(w *source, d *ogp.Difference) string { return w.Level(d.Declared) }),
	value("difference.implied", func(w *source, d *ogp.Difference) string { return w.Level(d.Implied) }),
}

var contributionTags = []render.Tag{
	value("contribution.way", func(w *source, x *contributed) string { return w.Text(x.name) }),
	value("contribution.commitments", func(w *source, x *contributed) string { return w.Number(len(x.to)) }),
	value("contribution.which", func(w *source, x *contributed) string {
		var numbers []string
		for _, id := range x.to {
			numbers = append(numbers, string(id))
		}
		return strings.Join(numbers, w.Text(templates.FormatComma))
	}),
}
