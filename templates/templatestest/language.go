// Package templatestest makes catalogues for tests: what is said in the
// language of a reader can only be told apart from what is said in another
// one if there are two.
package templatestest

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"selfassess/templates"
)

// Marked is a catalogue of the language tag whose texts are those of the
// reference language between ‹ and ›, with the tag before them. It is read as
// a language that the program ships.
func Marked(t testing.TB, tag string) *templates.Catalogue { return catalogue(t, tag, tag) }

// Bracketed is a catalogue of the language tag in which every word that can be
// read stands between ‹ and ›: with it and a plan in another script, a letter
// outside brackets is one that somebody has written into the code.
func Bracketed(t testing.TB, tag string) *templates.Catalogue { return catalogue(t, tag, "") }

// catalogue has the texts of the reference language between brackets, with a
// mark before them.
func catalogue(t testing.TB, tag, mark string) *templates.Catalogue {
	t.Helper()
	en, err := templates.Load(templates.Reference)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, key := range en.Keys() {
		if list := en.List(key); list != nil {
			fmt.Fprintf(&b, "%s = [%s]\n", key, strings.Join(quoted(list), ", "))
			continue
		}
		fmt.Fprintf(&b, "%s = %q\n", key, Mark(mark, en.Text(templates.Term(key))))
	}
	c, err := templates.LoadFrom(fstest.MapFS{"lang/" + tag + "/all.toml": {Data: []byte(b.String())}}, tag)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// Mark is how a text of the reference language reads in a marked catalogue.
func Mark(tag, text string) string { return tag + "‹" + text + "›" }

func quoted(list []string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = strconv.Quote(s)
	}
	return out
}
