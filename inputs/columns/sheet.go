package columns

import (
	"slices"

	"selfassess/ogp"
)

// Sheet is one table of the format: its columns in the order in which the
// blank workbook has them.
type Sheet[T any] struct {
	Key     string // of the catalogue's texts
	ID      string // key of the column that every row must have
	Columns []Column[T]
	Origin  func(*T) *ogp.Origin
}

// Layout is a sheet without its records.
type Layout struct {
	Key, ID string
	Columns []Spec
}

// Layout is the sheet without its records.
func (s Sheet[T]) Layout() Layout {
	l := Layout{Key: s.Key, ID: s.ID}
	for _, c := range s.Columns {
		l.Columns = append(l.Columns, c.Spec)
	}
	return l
}

// Column returns the index of the column with the key, or -1.
func (l Layout) Column(key string) int {
	return slices.IndexFunc(l.Columns, func(s Spec) bool { return s.Key == key })
}

// Stored are the columns that hold values, not formulas of the form.
func (l Layout) Stored() (kept []Spec) {
	for _, s := range l.Columns {
		if s.Kind != Computed && !s.Ignored {
			kept = append(kept, s)
		}
	}
	return kept
}

// LayoutOf is the layout with the columns that the records need beside those
// of every workbook: behind each column that can be translated, one for each of
// the languages, and for each in which the records say something there.
func (s Sheet[T]) LayoutOf(records []T, languages ...ogp.Lang) Layout {
	l := Layout{Key: s.Key, ID: s.ID}
	for _, c := range s.Columns {
		l.Columns = append(l.Columns, c.Spec)
		if !c.Translatable() {
			continue
		}
		langs := slices.Clone(languages)
		for i := range records {
			for name := range s.Origin(&records[i]).Columns {
				key, lang, ok := ogp.CutLang(name)
				if ok && key == c.Key && (*c.At(&records[i]).(*ogp.Text))[lang] != "" && !slices.Contains(langs, lang) {
					langs = append(langs, lang)
				}
			}
		}
		slices.Sort(langs[len(languages):])
		for _, lang := range langs {
			translation := c.Spec
			translation.Lang, translation.Required = lang, false
			l.Columns = append(l.Columns, translation)
		}
	}
	return l
}

// Translatable tells the columns that may have one for a further language beside
// them: texts that whoever has the workbook fills in.
func (s Spec) Translatable() bool { return s.Localised && !s.Locked }

// LanguagesOf are the languages for which the sheet of the records has columns,
// filled or not, in a fixed order.
func (s Sheet[T]) LanguagesOf(records []T) (langs []ogp.Lang) {
	for i := range records {
		for name := range s.Origin(&records[i]).Columns {
			if key, lang, ok := ogp.CutLang(name); ok && s.translates(key) && !slices.Contains(langs, lang) {
				langs = append(langs, lang)
			}
		}
	}
	slices.Sort(langs)
	return langs
}

func (s Sheet[T]) translates(key string) bool {
	return slices.ContainsFunc(s.Columns, func(c Column[T]) bool { return c.Key == key && c.Translatable() })
}

// Layouts are the tables of all workbooks; the sheet Plan is none.
func Layouts() []Layout {
	return append(append(PlanLayouts(), ReturnLayouts()...), Translations.Layout())
}

// PlanLayouts are the tables of the plan workbook in its order.
func PlanLayouts() []Layout {
	return []Layout{Agencies.Layout(), Commitments.Layout(), Milestones.Layout(), Activities.Layout(), Narrative.Layout(),
		Recommendations.Layout(), Consultations.Layout(), Comments.Layout(), Repository.Layout(), PeerExchanges.Layout(),
		Accepted.Layout(), Vocabulary.Layout()}
}

// ReturnLayouts are the tables that only a return has.
func ReturnLayouts() []Layout { return []Layout{Results.Layout(), Progress.Layout()} }
