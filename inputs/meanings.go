package inputs

import (
	"slices"
	"strconv"

	"selfassess/inputs/columns"
	"selfassess/ogp"
	"selfassess/templates"
)

// Clash is a word that is read and means two things, be it in two languages:
// nobody could tell which of them a cell says.
type Clash struct {
	Word              string
	Language, Key     string // whose word it is, and its key in the catalogue
	Other, OtherWords string // the key of what it means besides, and the language of that
}

// Clashes are the words of the languages that mean two things where they are
// read: in the headers of one sheet, among the sheets of one workbook, in one
// closed set, or among months; and words of lists, such as that of what is no
// level, that are also the name of a level or of a month.
func Clashes(all []*templates.Catalogue) []Clash {
	m := meanings{first: map[[2]string]meaning{}}
	for _, c := range all {
		m.learn(c)
	}
	for _, c := range all {
		for _, list := range blurring {
			for _, word := range c.List(list) {
				m.alone(c, list, word)
			}
		}
	}
	return m.clashes
}

// blurring are the lists whose words must not be the name of a level or of a
// month: such as those of what means that a cell is empty.
var blurring = []string{"nothing", "unwritten", "no_link", "totals", "date_words", "level_words"}

func (m *meanings) alone(c *templates.Catalogue, list, word string) {
	for _, where := range []string{"level", "month"} {
		if is, known := m.first[[2]string{where, fold(word)}]; known {
			m.clashes = append(m.clashes, Clash{Word: word, Language: c.Tag, Key: list, Other: is.key, OtherWords: is.language})
		}
	}
}

// meanings is what words mean, by where they are read.
type meanings struct {
	first   map[[2]string]meaning // where and folded word
	clashes []Clash
}

// meaning is one of them: the key of the thing, and that of the word.
type meaning struct{ of, key, language string }

func (m *meanings) add(where, word, of, key, language string) {
	at, now := [2]string{where, fold(word)}, meaning{of, key, language}
	switch was, known := m.first[at]; {
	case !known:
		m.first[at] = now
	case was.of != of:
		m.clashes = append(m.clashes, Clash{Word: word, Language: language, Key: key, Other: was.key, OtherWords: was.language})
	}
}

func (m *meanings) learn(c *templates.Catalogue) {
	books := map[string][]string{"plan": {columns.PlanLayout().Key}, "return": slices.Clone(columns.OwnSheets)}
	for _, l := range append(columns.PlanLayouts(), columns.PlanLayout()) {
		m.learnLayout(c, l)
		if l.Key != columns.PlanLayout().Key {
			books["plan"] = append(books["plan"], l.Key)
		}
	}
	for _, l := range columns.ReturnLayouts() {
		m.learnLayout(c, l)
		books["return"] = append(books["return"], l.Key)
	}
	for _, key := range columns.Facts {
		m.label(c, "column.meta", "column.meta", key)
	}
	for _, book := range []string{"plan", "return"} {
		for _, key := range books[book] {
			m.label(c, "sheet of "+book, "sheet", key)
		}
	}
	for i := 1; i <= 12; i++ {
		key := strconv.Itoa(i)
		m.label(c, "month", "month", key)
		m.label(c, "month", "month_short", key)
		m.list(c, "month", "synonym.month."+key, key)
	}
	for _, l := range ogp.Levels {
		m.list(c, "level", "level_form."+l.Key(), l.Key())
	}
}

func (m *meanings) learnLayout(c *templates.Catalogue, l columns.Layout) {
	for _, s := range l.Columns {
		m.label(c, "column."+l.Key, "column."+l.Key, s.Key)
		if s.Set == "" {
			continue
		}
		for _, k := range s.Keys {
			m.label(c, s.Set, s.Set, k)
			m.list(c, s.Set, "synonym."+s.Set+"."+k, k)
			m.add(s.Set, k, k, s.Set+"."+k, c.Tag)
		}
	}
}

func (m *meanings) label(c *templates.Catalogue, where, set, key string) {
	m.add(where, c.Label(set, key), key, set+"."+key, c.Tag)
}

func (m *meanings) list(c *templates.Catalogue, where, list, of string) {
	for _, word := range c.List(list) {
		m.add(where, word, of, list, c.Tag)
	}
}
