package inputs

import (
	"slices"

	"selfassess/inputs/columns"
	"selfassess/inputs/xlsx"
	"selfassess/ogp"
)

// An id that is mistyped as that of its neighbour is an id like any other. What
// tells is the grey text of the plan that stands beside it.

// aboutOf tells for each grey text of a return whose it is in the plan.
func aboutOf(p *ogp.Plan) map[string][]ogp.ID {
	about := map[string][]ogp.ID{}
	learn := func(sheet string, id ogp.ID, texts ogp.Text) {
		for _, text := range texts {
			if key := aboutKey(sheet, text); !slices.Contains(about[key], id) {
				about[key] = append(about[key], id)
			}
		}
	}
	for i := range p.Commitments {
		learn(columns.Results.Key, p.Commitments[i].Number, p.Commitments[i].Title)
	}
	for i := range p.Milestones {
		learn(columns.Progress.Key, p.Milestones[i].Number, p.Milestones[i].Text)
	}
	return about
}

func aboutKey(sheet, text string) string { return sheet + "\x00" + fold(xlsx.Clean(text)) }

// beside are the ids that the plan has for the grey text of the row, and the
// key of the column in which it stands.
func (f *field) beside() (ids []ogp.ID, column string) {
	for _, c := range f.columns {
		s := &f.layout.Columns[c.spec]
		if !s.Locked || s.Kind != columns.Prose || f.cells == nil {
			continue
		}
		if text, there := f.cells.At(c.col); there {
			return f.known.about[aboutKey(f.layout.Key, text.Text)], s.Key
		}
	}
	return nil, ""
}

// reportAstray reports an id beside which the text of another one stands: one
// of the two is wrong, and only the author knows which. An id that the plan does
// not have is reported later, with the nearest that it has; but not where the
// text says that another one is meant.
func (f *field) reportAstray(place any) {
	id, isID := place.(*ogp.ID)
	if !isID || *id == "" || f.foreign != "" {
		return
	}
	ids, column := f.beside()
	if len(ids) == 0 || slices.Contains(ids, *id) {
		return // as in most rows: before all ids of the plan are looked through
	}
	meant := *id
	if !f.knows(string(meant)) {
		meant = f.nearestID(meant)
	}
	if meant != "" && !slices.Contains(ids, meant) {
		f.reportAbout(string(*id), ogp.IDOtherRow, ogp.EitherArg("choices"), joined(ids, "\n"),
			ogp.KeyArg("textcolumn"), "column."+f.layout.Key+"."+column)
	}
}

// nearestID is the id of the plan that a misspelt one most probably means.
func (f *field) nearestID(id ogp.ID) ogp.ID {
	known := make([]string, len(f.knownIDs()))
	for i, k := range f.knownIDs() {
		known[i] = string(k)
	}
	return ogp.ID(ogp.Nearest(string(id), known))
}
