package compose

import (
	"selfassess/ogp"
	"selfassess/render"
	"selfassess/templates"
)

// viewTags are what one body says of one commitment or milestone.
var viewTags = []render.Tag{
	value("view.agency", func(w *source, v *ogp.View) string { return w.agency(v.Agency) }),
	value("view.submission", func(w *source, v *ogp.View) string { return w.Number(v.Submission) }),
	value("view.level", func(w *source, v *ogp.View) string {
		if v.Level == ogp.NotReported {
			return ""
		}
		return w.Level(v.Level)
	}),
	prose("view.text", func(v *ogp.View) ogp.Text { return v.Text }),
	addresses("view.evidence", func(v *ogp.View) []ogp.Link { return v.Evidence }),
}

// viewFigures are the views of the report as a whole, compared with the levels.
var viewFigures = tags([]render.Tag{
	word("views.compared", viewWords),
	word("views.silent", silentWords),
},
	comparedTags("counterparts", templates.ViewsCounterparts, func(s *ogp.Statistics) ogp.Views { return s.Counterparts }),
	comparedTags("forum", templates.ViewsTheForum, func(s *ogp.Statistics) ogp.Views { return s.Forum }))

// comparedTags are on how many the government and others both spoke, and on
// which of these they differ. Where they never both spoke none has a value.
func comparedTags(who string, name templates.Term, views func(*ogp.Statistics) ogp.Views) (all []render.Tag) {
	for _, what := range []string{"commitments", "milestones"} {
		add := func(part string, f func(w *source, n ogp.Compared) string) {
			t := word("views."+who+"_"+what+"_"+part, func(w *source) string {
				n := views(w.stats).Milestones
				if what == "commitments" {
					n = views(w.stats).Commitments
				}
				if n.Spoke == 0 {
					return ""
				}
				return f(w, n)
			})
			all = append(all, ruled(t, "views_"+part, func(words *templates.Catalogue) []string {
				return []string{"what", words.Label("tag_counted", what), "who", words.Text(name)}
			}))
		}
		add("spoke", func(w *source, n ogp.Compared) string { return w.Number(n.Spoke) })
		add("differ", func(w *source, n ogp.Compared) string { return w.Number(len(n.Differ)) })
		add("differ_of", func(w *source, n ogp.Compared) string { return w.Of(len(n.Differ), n.Spoke) })
		add("differ_share", func(w *source, n ogp.Compared) string { return w.Share(len(n.Differ), n.Spoke) })
		add("differ_list", func(w *source, n ogp.Compared) string { return idList(w.words, n.Differ) })
	}
	return all
}

// askedTags say of a body how much it was asked about, and spoke on.
var askedTags = []render.Tag{
	value("asked.agency", func(w *source, a *ogp.Asked) string { return w.agency(a.Agency) }),
	value("asked.commitments", func(w *source, a *ogp.Asked) string { return w.Of(a.Stated, a.Commitments) }),
	value("asked.milestones", func(w *source, a *ogp.Asked) string {
		if a.Milestones == 0 {
			return ""
		}
		return w.Of(a.Judged, a.Milestones)
	}),
}

var disagreementTags = []render.Tag{
	value("disagreement.number", func(_ *source, d *difference) string { return string(d.number) }),
	prose("disagreement.what", func(d *difference) ogp.Text { return d.what }),
	value("disagreement.level", func(w *source, d *difference) string { return w.Level(d.level) }),
}

var answerTags = []render.Tag{
	value("answer.agency", func(w *source, a *answer) string { return w.agency(a.agency) }),
	prose("answer.text", func(a *answer) ogp.Text { return a.text }),
}

// disagreementGroup is all on which government and others differ, as the table
// of differences has it.
func disagreementGroup() *render.Group {
	return reportGroup("disagreements", func(w *source) []*difference { return each(disagreements(w)) }, disagreementTags,
		list("views", func(_ *source, d *difference) []*ogp.View { return each(d.views) }, viewTags,
			linkGroup(func(v *ogp.View) []ogp.Link { return v.Evidence })),
		list("answers", func(_ *source, d *difference) []*answer { return each(d.answers) }, answerTags))
}
