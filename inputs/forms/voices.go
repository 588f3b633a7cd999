package forms

import (
	"slices"
	"strings"

	"selfassess/inputs/columns"
	"selfassess/ogp"
	"selfassess/templates"
)

// A form asks those who carry commitments out for levels and results, and
// those who follow them for views; a body may be both, of different commitments.

// voices are what a form asks its body for.
type voices struct {
	government bool // levels and results
	outside    bool // views
	followed   bool // others follow what it carries out, so that it may have to answer them
	answers    bool // they have said something
	forum      bool // it is the forum, whose meetings are the plan's
}

func voicesOf(r *ogp.Report, body ogp.ID) (v voices) {
	form := r.Plan.FormOf(body)
	v.forum = r.Plan.IsForum(body)
	v.government, v.outside = form.Asks()
	followed, own := map[ogp.ID]bool{}, map[ogp.ID]bool{}
	for _, c := range form.Commitments {
		own[c.Number] = !c.View
		v.followed = v.followed || !c.View && len(r.Plan.Followers(c.Commitment)) > 0
	}
	for i := range r.Plan.Commitments {
		c := &r.Plan.Commitments[i]
		followed[c.Number] = len(r.Plan.Followers(c)) > 0
	}
	mine := map[ogp.ID]bool{}
	for _, m := range form.Milestones {
		mine[m.Number] = !m.View
		v.followed = v.followed || !m.View && followed[m.Commitment]
	}
	for i := range r.Commitments {
		c := &r.Commitments[i]
		v.answers = v.answers || own[c.Number] && len(c.Views) > 0
		for k := range c.Milestones {
			m := &c.Milestones[k]
			v.answers = v.answers || mine[m.Number] && len(m.Views) > 0
		}
	}
	v.government = v.government || !v.outside
	return v
}

// MayReply tells whether others have stated views of what the body carries out.
func MayReply(r *ogp.Report, body ogp.ID) bool { return voicesOf(r, body).answers }

// columnsFor are the columns that the body needs. One of an answer that it gave
// stays, so that nothing is lost.
func (v voices) columnsFor(all []columns.Spec, held func(key string) bool) []columns.Spec {
	kept := slices.DeleteFunc(slices.Clone(all), func(s columns.Spec) bool {
		switch {
		case s.Key == columns.Response:
			return !v.followed && !held(s.Key)
		case s.Key == columns.Said:
			return !v.answers
		case s.Voice == ogp.OfViews:
			return !v.outside
		case s.Voice == ogp.OfGovernment && !s.Locked && s.Kind != columns.Computed && of(all, "view_level"):
			return !v.government
		}
		return false
	})
	if k := slices.IndexFunc(kept, func(s columns.Spec) bool { return s.Key == "evidence" }); !v.government && k >= 0 {
		evidence := kept[k] // it belongs to the view, and stands behind it
		kept = append(slices.Delete(kept, k, k+1), evidence)
	}
	return kept
}

func of(all []columns.Spec, key string) bool {
	return slices.ContainsFunc(all, func(s columns.Spec) bool { return s.Key == key })
}

// holds tells whether any record says something in a column.
func holds[T any](s columns.Sheet[T], records []T, key string) bool {
	k := slices.IndexFunc(s.Columns, func(c columns.Column[T]) bool { return c.Key == key })
	for i := range records {
		for name := range s.Origin(&records[i]).Columns {
			column, lang, _ := ogp.CutLang(name)
			if column == key && s.Columns[k].Value(columns.Wording{}, &records[i], lang) != nil {
				return true
			}
		}
	}
	return false
}

// viewRows are the rows of the sheet in which views are asked for.
func viewRows[T any](asked []T, view func(T) bool) map[int]bool {
	rows := map[int]bool{}
	for i := range asked {
		if view(asked[i]) {
			rows[columns.HeaderRow+1+i] = true
		}
	}
	return rows
}

// eventRows is the room for consultations. Most of what a form weighs is this
// room, and one who follows from outside holds few.
func (v voices) eventRows() int {
	if v.outside && !v.government && !v.forum {
		return 20
	}
	return 60
}

// commentRows is the room for comments: who follows from outside may comment.
func (v voices) commentRows() int {
	if v.outside {
		return spareRows
	}
	return 0
}

// showOthers fills the grey columns of what others say, and notes that the
// words are the form's own.
func (w *formWriter) showOthers(b block) {
	for j, s := range b.Columns {
		if s.Key != columns.Reported && s.Key != columns.Said {
			continue
		}
		for i := range b.rows {
			id, _ := b.rows[i][b.Column(b.ID)].(string)
			if text := w.others(b, columns.HeaderRow+1+i, ogp.ID(id), s.Key); text != "" {
				b.rows[i][j] = text
				w.own = append(w.own, columns.OwnMark(text))
			}
		}
	}
}

// others are the words for one row: of a commitment, or of a milestone.
func (w *formWriter) others(b block, row int, id ogp.ID, column string) string {
	level, views := ogp.NotReported, []ogp.View(nil)
	if b.Key == columns.Results.Key {
		if c := w.report.Commitment(id); c != nil {
			level, views = c.Level, c.Stated()
		}
	} else if m := w.report.Milestone(id); m != nil {
		level, views = m.Level, m.Stated()
	}
	switch {
	case column == columns.Reported && b.views[row] && level != ogp.NotReported:
		return w.Label("level", level.Key())
	case column == columns.Said && !b.views[row]:
		return w.viewsInWords(views)
	}
	return ""
}

func (w *formWriter) viewsInWords(views []ogp.View) string {
	var lines []string
	for _, v := range views {
		name := string(v.Agency)
		if a := w.source.Agency(v.Agency); a != nil && !a.Name.Blank() {
			name = w.Main(a.Name)
		}
		said := w.Main(v.Text)
		if v.Level != ogp.NotReported {
			said = strings.TrimSpace(w.Label("level", v.Level.Key()) + ". " + said)
		}
		lines = append(lines, w.Text(templates.VoiceAnswer, "agency", name, "answer", said))
	}
	text := strings.Join(lines, "\n")
	if units(text) > splitAt {
		text, _ = split(text) // the whole of it stands in the report
	}
	return text
}
