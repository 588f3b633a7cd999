package intake

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"selfassess/inputs/office"
	"selfassess/ogp"
)

// told is what is to be said of a template. Of what is mended in the same way
// a few places are listed, and the rest is counted.
type told struct {
	found []ogp.Finding
	known map[string]bool // what was found, and where
	kinds map[string]*kind
	taken map[string]int // how often something was taken out
}

// kind is what is said of things that are mended in the same way.
type kind struct{ last, count int } // where the last one that is listed stands, and how many there are

// fewAlike is how many of a kind are listed.
const fewAlike = 10

func newTold() told {
	return told{known: map[string]bool{}, kinds: map[string]*kind{}, taken: map[string]int{}}
}

// oneByOne is what is mended piece by piece. Everything else that a report must
// not hold is told once of each part, and macros once of the file.
var oneByOne = []string{"field", "remote", "local", "scheme", "missing"}

// refuse reports what makes the template unusable: what is a key of the
// catalogue's sets template_unsafe and template_unsafe_remedy.
func (t *told) refuse(what, part, found string) {
	part = cmp.Or(part, office.RelationsPart(""))
	one := part
	switch {
	case slices.Contains(oneByOne, what):
		one += "\x00" + found
	case what == "macros":
		one = ""
	}
	t.find(one, ogp.Finding{Code: ogp.TemplateUnsafe, Found: found,
		Args: map[string]string{ogp.KeyArg("what"): "template_unsafe." + what, "part": part,
			ogp.KeyArg("remedy"): "template_unsafe_remedy." + what}}, what)
}

// odd names a field whose words are not the report's: why is a key of the sets
// template_field and template_field_remedy.
func (t *told) odd(why, part, code string) {
	t.find(part+"\x00"+code, ogp.Finding{Code: ogp.TemplateField, Found: code,
		Args: map[string]string{ogp.KeyArg("why"): "template_field." + why, "part": part,
			ogp.KeyArg("remedy"): "template_field_remedy." + why}}, why)
}

// find takes a finding of a kind, unless it is known of the place.
func (t *told) find(at string, f ogp.Finding, of string) {
	if at += "\x00" + of; t.known[at] {
		return
	}
	t.known[at] = true
	k := t.kinds[of]
	if k == nil {
		k = &kind{}
		t.kinds[of] = k
	}
	if k.count++; k.count <= fewAlike {
		k.last = len(t.found)
		t.found = append(t.found, f)
	}
}

// elsewhere tells whether a finding is about another document in a part that
// leads to one elsewhere. Opening the template in Word, which mends those that
// lie in the file, would fetch it: one finding says so.
func (t *told) elsewhere(f ogp.Finding) bool {
	part := f.Args["part"]
	return f.Args[ogp.KeyArg("what")] == "template_unsafe.chunk" && t.known[part+"\x00chunk_elsewhere"]
}

// take notes that something was taken out: what is a key of the catalogue's
// set template_taken.
func (t *told) take(what string) { t.taken[what]++ }

// findings are what was found, part by part, and then what was taken out, each
// kind once.
func (t *told) findings(file string) []ogp.Finding {
	for _, k := range t.kinds {
		if k.count > fewAlike {
			t.found[k.last].With("more", strconv.Itoa(k.count-fewAlike))
		}
	}
	t.found = slices.DeleteFunc(t.found, t.elsewhere)
	slices.SortStableFunc(t.found, func(a, b ogp.Finding) int { return strings.Compare(a.Args["part"], b.Args["part"]) })
	for _, what := range slices.Sorted(maps.Keys(t.taken)) {
		t.found = append(t.found, ogp.Finding{Code: ogp.TemplateTaken,
			Args: map[string]string{ogp.KeyArg("what"): "template_taken." + what, "count": strconv.Itoa(t.taken[what]),
				ogp.KeyArg("remedy"): "template_taken_remedy." + what}})
	}
	for i := range t.found {
		t.found[i].At = ogp.Place{File: file}
	}
	return t.found
}
