package inputs

import (
	"slices"
	"strconv"
	"strings"

	"selfassess/inputs/columns"
	"selfassess/inputs/xlsx"
	"selfassess/ogp"
)

// How the cells of a column get into a record: by the type of their place.

func readColumn[T any](f *field, c *columns.Column[T], t *T) {
	if c.Plan == nil {
		f.into(c.At(t))
		return
	}
	if f.astray {
		return // nothing of the plan to compare with; the row is kept
	}
	if c.At != nil {
		c.At(t).(ogp.Word).Set(f.Text)
	}
	if want := c.Plan(f.known.plan, t); want != nil || c.At == nil {
		f.compare(want)
	}
}

// into reads the cell into its place in a record; see columns.Column.
func (f *field) into(place any) {
	switch p := place.(type) {
	case *ogp.Text:
		if *p == nil {
			*p = ogp.Text{}
		}
		(*p)[f.lang] = f.prose()
	case *ogp.Date:
		*p = f.date()
	case ogp.Counter:
		p.Set(f.count())
	case *ogp.ID:
		*p = f.named()
	case *[]ogp.ID:
		*p = f.identifiers()
	case ogp.Scope:
		if *p.All = f.words.sets["scope"][fold(f.Text)] == "all"; !*p.All {
			*p.Commitments = f.identifiers()
		}
	case *ogp.Level:
		*p = f.level()
	case *ogp.Percent:
		*p = f.percent()
	case *ogp.Answer:
		*p = f.answer()
	case *[]ogp.Link:
		*p = f.links()
	case *ogp.Link:
		f.link(p)
	case ogp.Word:
		f.setWord(p)
	case ogp.Words:
		f.setWords(p)
	}
}

func (f *field) setWord(w ogp.Word) {
	switch {
	case f.spec.Tags:
		if l, ok := f.readLanguage(f.Text); ok {
			w.Set(string(l))
		}
	case f.spec.Set == "":
		w.Set(f.prose())
	default:
		word := f.one()
		if word == f.spec.Nothing {
			word = ""
		}
		w.Set(word)
	}
}

func (f *field) setWords(w ogp.Words) {
	switch {
	case f.spec.Tags:
		w.Set(f.languages())
	case f.spec.Set == "":
		f.Text = f.prose()
		w.Set(f.items())
	default:
		f.setChoices(w)
	}
}

// setChoices reads words of a closed set, each once.
func (f *field) setChoices(w ogp.Words) {
	keys := w.Get()
	for _, item := range f.chosen() {
		if k := f.choice(item); k != "" && !slices.Contains(keys, k) {
			keys = append(keys, k)
		}
	}
	w.Set(keys)
}

// compare reports a grey cell that no longer holds the plan's value. In a row
// or a return that the plan does not know there is nothing to compare: the
// finding about that says what is wrong, and the cell is kept.
func (f *field) compare(want any) {
	if want == nil || f.foreign != "" {
		f.keep(ogp.Finding{Code: f.unknown(), Row: f.id}, []ogp.Cell{{Column: f.spec.Key, Text: f.Text, At: f.where()}})
		return
	}
	var texts []string
	switch v := want.(type) {
	case ogp.Text:
		for _, l := range v.Langs() {
			texts = append(texts, v[l])
		}
	case ogp.Date:
		if d, ok := f.parsedDate(); ok && d == v || f.mayMean(v) {
			return
		}
		if d, ok := f.storedDay(); ok && d == v { // its format shows less
			return
		}
		texts = append(texts, v.String())
		if d, ok := f.parsedDate(); ok { // a format that shows a number hides a day
			f.reportAbout(d.String(), ogp.LockedChanged, "plan", v.String())
			return
		}
	case ogp.ID:
		texts = append(texts, string(v))
		if f.Kind == xlsx.Number { // an id that a program turned into a number
			f.Text = f.prose()
		}
	case columns.Role:
		if f.words.sets["role"][fold(f.Text)] == string(v) {
			return
		}
		f.report(ogp.LockedChanged, ogp.KeyArg("plan"), "role."+string(v))
		return
	}
	for _, t := range texts {
		if t == f.Text || fold(xlsx.Clean(t)) == fold(f.Text) {
			return
		}
	}
	f.report(ogp.LockedChanged, "plan", strings.Join(texts, betweenLanguages))
}

// betweenLanguages stands between the plan's text and its translations.
const betweenLanguages = " / "

// unknown is the code of a return, or of a row of one, that the plan does not
// know.
func (f *field) unknown() ogp.Code {
	switch {
	case f.foreign != "":
		return f.foreign
	case f.layout.Key == "return_milestones":
		return ogp.MilestoneNone
	}
	return ogp.CommitmentNone
}

// storedDay is the day that a number stands for.
func (f *field) storedDay() (ogp.Date, bool) {
	n, err := strconv.ParseFloat(f.Text, 64)
	if err != nil || f.Kind != xlsx.Number {
		return ogp.Date{}, false
	}
	return serialDate(n, f.book.Date1904)
}

// parsedDate reads a date and reports nothing.
func (f *field) parsedDate() (ogp.Date, bool) {
	findings, unplaced := f.findings, f.unplaced
	d := f.date()
	f.findings, f.unplaced = findings, unplaced
	return d, !d.Blank()
}

// mayMean tells whether digits can mean a day that is known: a table of text
// has the days of the plan in the order of the computer that saved it.
func (f *field) mayMean(day ogp.Date) bool {
	m := numericDate.FindStringSubmatch(f.Text)
	if m == nil || f.single == "" {
		return false
	}
	year := m[3]
	if len(year) == 2 {
		year = "20" + year
	}
	return slices.Contains(readings(m[1], m[2], m[3], year, m[2], m[1], year, m[1], m[2]), day)
}
