package inputs

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"selfassess/inputs/columns"
	"selfassess/ogp"
	"selfassess/templates"
)

// A plan may call commitments, milestones and agencies otherwise. Its words head
// columns and name sheets of the forms, so that they are known again when these
// come back; the program's own words still are, too.

// ownWord is a cell of the sheet Plan with such a word.
type ownWord struct {
	cell *field
	text *ogp.Text // of the plan, where it was read into
}

// wordTerms are what stands in the catalogue for the things that have words of
// the plan: the term in singular and plural, and the sheets that are called so.
var wordTerms = []struct {
	field  string
	terms  []templates.Term
	sheets []string
}{
	{columns.WordCommitment, []templates.Term{"word.commitment", "word.commitments"}, []string{columns.Commitments.Key, columns.Results.Key}},
	{columns.WordMilestone, []templates.Term{"word.milestone", "word.milestones"}, []string{columns.Milestones.Key, columns.Progress.Key}},
	{columns.WordAgency, []templates.Term{"word.agency", "word.agencies"}, []string{columns.Agencies.Key}},
}

// noteOwnWord remembers the cell of a word, until all of them are read.
func (t *table) noteOwnWord(f *field, p *ogp.Plan) {
	i := slices.IndexFunc(ogp.PlanFields, func(x ogp.Field[ogp.Plan]) bool { return x.Key == f.spec.Key })
	if x := &ogp.PlanFields[i]; x.OwnWord {
		t.ownWords = append(t.ownWords, ownWord{f, x.Value(p).(*ogp.Text)})
	}
}

// settleOwnWords takes away the words that cannot be used, and says why; their
// cells are kept. Of two words that are the same, neither can be told from the
// other in a header, and both go.
func (t *table) settleOwnWords(p *ogp.Plan) {
	for _, w := range t.ownWords {
		if _, why := ogp.ParseOwnWord(w.said()); why != "" {
			w.refuse(why, "")
		}
	}
	taken := make([]string, len(t.ownWords))
	for i, w := range t.ownWords {
		taken[i] = t.takenBy(w)
	}
	for i, w := range t.ownWords {
		if taken[i] != "" {
			w.refuse(ogp.OwnWordTaken, taken[i])
		}
	}
}

func (w ownWord) said() string { return (*w.text)[w.cell.lang] }

func (w ownWord) refuse(why, other string) {
	w.cell.report(ogp.OwnWordUnreadable, ogp.KeyArg("reason"), "own_word."+why, "other", other,
		"most", strconv.Itoa(ogp.LongestOwnWord), "run", strconv.Itoa(ogp.LongestUnbroken))
	if delete(*w.text, w.cell.lang); len(*w.text) == 0 {
		*w.text = nil
	}
}

// takenBy is the word for something else that a word of the plan is the same
// as: another one of the plan in that language, one of the program in any, or
// the name of a sheet.
func (t *table) takenBy(w ownWord) string {
	own, why := ogp.ParseOwnWord(w.said())
	if why != "" {
		return ""
	}
	mine := func(word string) bool { return fold(word) == fold(own.Singular) || fold(word) == fold(own.Plural) }
	for _, other := range t.ownWords {
		theirs, why := ogp.ParseOwnWord(other.said())
		if why == "" && other.text != w.text && other.cell.lang == w.cell.lang {
			for _, word := range []string{theirs.Singular, theirs.Plural} {
				if mine(word) {
					return word
				}
			}
		}
	}
	for _, c := range t.words.words {
		if word := takenIn(c, w.cell.spec.Key, mine); word != "" {
			return word
		}
	}
	return ""
}

// takenIn is the word of a language for something else than a field of the plan
// is about.
func takenIn(c *templates.Catalogue, field string, mine func(string) bool) string {
	var sheets []string
	for _, of := range wordTerms {
		if of.field == field {
			sheets = of.sheets
			continue
		}
		for _, term := range of.terms {
			if word := c.Text(term); mine(word) {
				return word
			}
		}
	}
	for _, key := range c.Keys() {
		sheet, is := strings.CutPrefix(key, "sheet.")
		if word := c.Text(templates.Term(key)); is && !slices.Contains(sheets, sheet) && mine(word) {
			return word
		}
	}
	return ""
}

// learnOwnWords lets the vocabulary know what our sheets say in the words of the
// plan. The language that stands in for one that the program does not have says
// them in those of the plan's main language.
func (v *vocabulary) learnOwnWords(p *ogp.Plan) {
	var own []*templates.Catalogue
	for _, c := range v.words {
		of := []ogp.OwnWords{p.OwnWords(ogp.Lang(c.Tag))}
		if c.Tag == templates.Reference {
			of = append(of, p.OwnWords(p.Language))
		}
		for _, words := range slices.Compact(of) {
			if words != (ogp.OwnWords{}) {
				own = append(own, c.WithWords(words))
			}
		}
	}
	if own != nil {
		*v = *v.with(own...)
	}
}

// with is the vocabulary with further words.
func (v *vocabulary) with(more ...*templates.Catalogue) *vocabulary {
	all := newVocabulary(slices.Concat(v.words, more))
	maps.Copy(all.languages, v.languages)
	return all
}

// sheetName is what the forms of the plan call a sheet.
func (v *vocabulary) sheetName(key string) string {
	i := slices.IndexFunc(v.words, func(c *templates.Catalogue) bool { return c.Own() != (ogp.OwnWords{}) })
	return v.words[max(0, i)].Label("sheet", key)
}

// learnFormWords lets a form be read in the words that it was written with: the
// plan may have others by now.
func (r *reading) learnFormWords(language string) {
	text := func(key string) ogp.Text { return ogp.Text{"": r.meta[key]} }
	own := (&ogp.Plan{WordCommitment: text(columns.WordCommitment), WordMilestone: text(columns.WordMilestone),
		WordAgency: text(columns.WordAgency)}).OwnWords("")
	tag, served := templates.Among(language, tagsOf(r.words.words))
	if !served {
		tag = templates.Reference
	}
	written := slices.DeleteFunc(slices.Clone(r.words.words), func(c *templates.Catalogue) bool { return c.Tag != tag })
	known := slices.ContainsFunc(written, func(c *templates.Catalogue) bool { return c.Own() == own })
	if !known {
		written = slices.DeleteFunc(written, func(c *templates.Catalogue) bool { return c.Own() != ogp.OwnWords{} })
		for i, c := range written {
			written[i] = c.WithWords(own)
		}
		r.words = r.words.with(written...)
	}
}
