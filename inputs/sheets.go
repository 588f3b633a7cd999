package inputs

import (
	"slices"
	"strings"

	"selfassess/inputs/columns"
	"selfassess/inputs/xlsx"
	"selfassess/ogp"
)

// What a sheet is, its name tells. Programs and people change names: they put
// "Table 1" behind them, copy sheets, translate or shorten. Where a name tells
// nothing, what stands on the sheet does.

// likeness is what a sheet is by what it holds: the key of a sheet, "" for none.
type likeness struct {
	key  string
	full bool // most of what such a sheet holds is there
}

// find returns the sheet of a layout: by its name, by the name kept for it
// among the facts, or, if there is none, by what it holds. Further sheets of
// that kind are reported: which one counts is for people to say.
func (r *reading) find(l columns.Layout) *xlsx.Sheet {
	named, alike := r.candidates(l.Key)
	all := append(named, alike...)
	if len(all) == 0 {
		return nil
	}
	found := all[0]
	r.used[found] = true
	if len(named) == 0 {
		r.reportRenamed(found, l.Key)
	}
	for _, g := range all[1:] {
		r.used[g] = true
		r.leaveOut(ogp.Finding{Code: ogp.SheetTwice, At: r.place(g, ""), Found: g.Name,
			Args: map[string]string{"other": found.Name}}, r.sheetCells(g))
	}
	return found
}

func (r *reading) reportRenamed(g *xlsx.Sheet, key string) {
	r.add(ogp.Finding{Code: ogp.SheetRenamed, At: r.place(g, ""), Found: g.Name, Args: labelled("expected", "sheet", key)})
}

// candidates are the sheets that bear the name of a kind, and those of no known
// name that hold what it holds: renamed sheets, and copies. A sheet that holds
// only a part of it is one only if there is no other.
func (r *reading) candidates(key string) (named, alike []*xlsx.Sheet) {
	var partly []*xlsx.Sheet
	for _, g := range r.book.Sheets {
		if r.used[g] {
			continue
		}
		like := r.likenessOf(g)
		switch {
		case r.isNamed(g, key):
			named = append(named, g)
		case like.key != key:
		case like.full:
			alike = append(alike, g)
		default:
			partly = append(partly, g)
		}
	}
	if len(named)+len(alike) == 0 {
		return nil, partly
	}
	return named, alike
}

// has tells whether there is a sheet of the kind.
func (r *reading) has(l columns.Layout) bool {
	named, alike := r.candidates(l.Key)
	return len(named)+len(alike) > 0
}

// isNamed tells whether a sheet bears the name of a kind and holds nothing that
// says otherwise.
func (r *reading) isNamed(g *xlsx.Sheet, key string) bool {
	return slices.Contains(r.keysOf(g), key) && r.likenessOf(g).key == ""
}

// keysOf are the kinds whose name a sheet has: "Commitments" is one of the plan
// and one of a return.
func (r *reading) keysOf(g *xlsx.Sheet) []string {
	keys := r.words.sheets[fold(g.Name)]
	if fold(g.Name) == columns.FactSheet {
		return []string{columns.FactSheet}
	}
	for fact, name := range r.meta {
		if name == g.Name {
			keys = append(slices.Clip(keys), strings.TrimPrefix(fact, columns.SheetFact("")))
		}
	}
	return keys
}

// likenessOf is what a sheet is by what it holds. It is asked only where the
// name does not tell, or where the table that it promises is not there.
func (r *reading) likenessOf(g *xlsx.Sheet) likeness {
	if known, ok := r.likenesses[g]; ok {
		return known
	}
	var like likeness
	if keys := r.keysOf(g); !slices.ContainsFunc(keys, func(key string) bool { return r.bearsOut(g, key) }) {
		like = r.likeTable(g, layouts)
		if len(keys) == 0 && !like.full {
			if own := r.likeOwn(g); own != "" {
				like = likeness{own, true}
			}
		}
	}
	r.likenesses[g] = like
	return like
}

// bearsOut tells whether a sheet holds the table that its name promises, or
// promises none.
func (r *reading) bearsOut(g *xlsx.Sheet, key string) bool {
	i := slices.IndexFunc(layouts, func(l columns.Layout) bool { return l.Key == key })
	return i < 0 || r.findHeader(g, layouts[i]) != nil
}

// layouts are the tables of both workbooks, made once.
var layouts = columns.Layouts()

// likeTable is the table, among some, of which a sheet has the most columns. It is whole
// with two thirds of them; a part is told by the sheet's name, or by a header
// that says little else.
func (r *reading) likeTable(g *xlsx.Sheet, among []columns.Layout) (best likeness) {
	most := 0
	for _, l := range among {
		t := r.findHeader(g, l)
		if t == nil {
			continue
		}
		head, known := t.headerRow(), map[string]bool{}
		for _, c := range head.Cells {
			if key, _, ok := r.words.header(l.Key, c.Text); ok {
				known[key] = true
			}
		}
		full := 3*len(known) >= 2*len(l.Columns)
		part := 3*len(known) >= 2*len(head.Cells) && len(known) >= 3 || r.words.mentions(g.Name, l.Key)
		if (full || part) && len(known) > most {
			most, best = len(known), likeness{l.Key, full}
		}
	}
	return best
}

// mentions tells whether the name of a sheet holds the name of a kind: "Copy
// of Milestones".
func (v *vocabulary) mentions(name, key string) bool {
	folded := " " + fold(spaced.Replace(name)) + " "
	for known, keys := range v.sheets {
		if slices.Contains(keys, key) && strings.Contains(folded, " "+known+" ") {
			return true
		}
	}
	return false
}

// leastFields and leastFacts are how many fields of a plan, and facts about a
// return, tell a sheet that holds them.
const leastFields, leastFacts = 4, 2

// likeOwn is the kind of a sheet that is no table: the sheet Plan, those of the
// facts, and those that only tell something.
func (r *reading) likeOwn(g *xlsx.Sheet) string {
	stored, shown := r.factsOn(g)
	switch {
	case len(stored) > leastFacts:
		return columns.FactSheet
	case len(shown) >= leastFacts && (shown["submission"] || shown["plan_id"]):
		return columns.ReadMe
	case r.fieldsOn(g) >= leastFields:
		return columns.PlanLayout().Key
	case r.headedLike(g, columns.NotCarried):
		return columns.NotCarried
	case r.headedLike(g, columns.Check):
		return columns.Check
	case r.saysOurs(g):
		return columns.Lists
	}
	return ""
}

// factsOn are the facts that a sheet states beside their keys, as the hidden
// sheet has them, and those beside their labels, as people see them.
func (r *reading) factsOn(g *xlsx.Sheet) (stored, shown map[string]bool) {
	stored, shown = map[string]bool{}, map[string]bool{}
	for _, row := range g.Rows {
		label := row.Cells[0].Text
		switch key, _ := r.words.fact(label); {
		case strings.HasPrefix(label, columns.SheetFact("")):
			stored[label] = true
		case key == "":
		case label == key:
			stored[key] = true
		default:
			shown[key] = true
		}
	}
	return stored, shown
}

// fieldsOn counts the rows that begin with the name of a field of the plan.
func (r *reading) fieldsOn(g *xlsx.Sheet) int {
	found := map[string]bool{}
	for _, row := range g.Rows {
		if key := r.words.headers["plan"][fold(row.Cells[0].Text)]; key != "" {
			found[key] = true
		}
	}
	return len(found)
}

// headedLike tells whether one of the first rows is the header of a list of
// our own.
func (r *reading) headedLike(g *xlsx.Sheet, key string) bool {
	for _, row := range g.Rows {
		known := 0
		for _, c := range row.Cells {
			if _, _, ok := r.words.header(key, c.Text); ok {
				known++
			}
		}
		if row.N <= headerDepth && known >= 4 {
			return true
		}
	}
	return false
}

// leastWords are how many of our words tell that a sheet is ours: somebody else
// may have noted a single one, such as Completed.
const leastWords = 8

// saysOurs tells whether two thirds of what a sheet says are our own words.
func (r *reading) saysOurs(g *xlsx.Sheet) bool {
	all, ours, words := 0, 0, 0
	for _, row := range g.Rows {
		for i, c := range row.Cells {
			all++
			if c.Formula || r.isOurs(row, i) {
				ours++
			}
			if r.isOurWord(c) {
				words++
			}
		}
	}
	return words >= leastWords && 3*ours >= 2*all
}
