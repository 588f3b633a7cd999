// Package moments reads the report.json of an earlier report.
//
// In come bytes that anybody may have written, out comes an [ogp.Moment], or
// the reason why there is none. Only levels, numbers and the day are taken; a
// file that says one of them twice, or not at all, is refused: nothing is
// guessed. It must not hold findings or names of files.
package moments

import (
	"bytes"
	"encoding/json"
	"unicode/utf8"

	"selfassess/ogp"
)

// Schemas are the shapes of report.json that are read, all that were shipped.
var Schemas = []string{"selfassess-report/1"}

// Limit is how long a file may be: several times the report of the largest
// plan that is known.
const Limit = 24 << 20

// The bounds of what is taken from a file.
const (
	mostMembers = 1000    // of an object
	mostItems   = 100_000 // commitments and milestones
	deepest     = 64      // lists and objects within each other
)

// Refusal is why a file is not read: a key of the catalogue's set
// moment_refused.
type Refusal string

func (r Refusal) Error() string { return string(r) }

// The refusals.
const (
	TooBig    Refusal = "too_big"
	Encoding  Refusal = "encoding" // not UTF-8
	Broken    Refusal = "broken"   // not JSON, or cut off
	TooDeep   Refusal = "too_deep"
	Twice     Refusal = "twice"    // a key, or a number
	Other     Refusal = "other"    // JSON, and no report
	Newer     Refusal = "newer"    // of a shape that is not known
	Lacking   Refusal = "lacking"  // the day, a level …
	TooMany   Refusal = "too_many" // commitments and milestones
	NotOfTerm Refusal = "kind"     // an unknown kind of report
)

// Read reads a report.json.
func Read(b []byte) (ogp.Moment, error) {
	if len(b) > Limit {
		return ogp.Moment{}, TooBig
	}
	b = bytes.TrimPrefix(b, []byte("\ufeff"))
	if !utf8.Valid(b) {
		return ogp.Moment{}, Encoding
	}
	if depth(b) > deepest {
		return ogp.Moment{}, TooDeep
	}
	if !json.Valid(b) {
		return ogp.Moment{}, Broken
	}
	r := &reader{}
	m := r.moment(b)
	if r.failed != "" {
		return ogp.Moment{}, r.failed
	}
	return m, nil
}

// depth is how deep lists and objects stand within each other. It is asked
// before anything walks through them.
func depth(b []byte) int {
	level, most, quoted := 0, 0, false
	for i := 0; i < len(b); i++ {
		switch c := b[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '{' || c == '[':
			level++
			most = max(most, level)
		case c == '}' || c == ']':
			level--
		}
	}
	return most
}
