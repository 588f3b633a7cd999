package inputs

import (
	"slices"
	"strconv"
	"testing"

	"selfassess/inputs/columns"
	"selfassess/ogp"
	"selfassess/templates"
)

// All languages are read at once, so that a word must not mean one thing in
// one of them and something else in another.
func TestNoWordMeansTwoThings(t *testing.T) {
	all, err := templates.Read()
	if err != nil {
		t.Fatal(err)
	}
	means := map[string]map[string]string{} // where it is read → folded word → what it means
	learn := func(where, word, key, lang string) {
		if means[where] == nil {
			means[where] = map[string]string{}
		}
		if was := means[where][fold(word)]; was != "" && was != key {
			t.Errorf("%s: %s: %q is %s, and %s as well", lang, where, word, key, was)
		}
		means[where][fold(word)] = key
	}
	for _, c := range all {
		sheets := map[string][]string{"plan": {columns.PlanLayout().Key}, "return": slices.Clone(columns.OwnSheets)}
		for _, l := range append(columns.PlanLayouts(), columns.PlanLayout()) {
			for _, s := range l.Columns {
				learn("the headers of "+l.Key, c.Label("column."+l.Key, s.Key), s.Key, c.Tag)
				learnSets(learn, c, s)
			}
			if l.Key != columns.PlanLayout().Key {
				sheets["plan"] = append(sheets["plan"], l.Key)
			}
		}
		for _, l := range columns.ReturnLayouts() {
			for _, s := range l.Columns {
				learn("the headers of "+l.Key, c.Label("column."+l.Key, s.Key), s.Key, c.Tag)
				learnSets(learn, c, s)
			}
			sheets["return"] = append(sheets["return"], l.Key)
		}
		for _, key := range columns.Facts {
			learn("the facts", c.Label("column.meta", key), key, c.Tag)
		}
		for book, keys := range sheets {
			for _, key := range keys {
				learn("the sheets of a "+book, c.Label("sheet", key), key, c.Tag)
			}
		}
		for i := 1; i <= 12; i++ {
			key := strconv.Itoa(i)
			for _, word := range append(c.List("synonym.month."+key), c.Label("month", key), c.Label("month_short", key)) {
				learn("months", word, key, c.Tag)
			}
		}
		for _, l := range ogp.Levels {
			for _, word := range c.List("level_form." + l.Key()) {
				learn("the set level", word, l.Key(), c.Tag)
			}
		}
	}
	for _, list := range []string{"nothing", "unwritten", "no_link", "totals", "date_words", "level_words"} {
		for _, c := range all {
			if len(c.List(list)) == 0 {
				t.Errorf("%s: the list %s is empty", c.Tag, list)
			}
			for _, word := range c.List(list) {
				for where, key := range map[string]string{"the set level": means["the set level"][fold(word)], "months": means["months"][fold(word)]} {
					if key != "" {
						t.Errorf("%s: %q of the list %s is %s of %s", c.Tag, word, list, key, where)
					}
				}
			}
		}
	}
}

func learnSets(learn func(where, word, key, lang string), c *templates.Catalogue, s columns.Spec) {
	if s.Set == "" {
		return
	}
	for _, k := range s.Keys {
		for _, word := range append(c.List("synonym."+s.Set+"."+k), c.Label(s.Set, k), k) {
			learn("the set "+s.Set, word, k, c.Tag)
		}
	}
}
