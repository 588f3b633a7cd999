// Package columns is the table of the workbooks' columns: which there are on
// each sheet, how each is filled in, and where in a record its value belongs.
//
// It is one table for all who need it: inputs reads by it, forms writes blank
// workbooks and the schema by it, and a [Column] that were only known to one of
// them would be lost between the two. A [Sheet] is one kind of record; a
// [Layout] is the sheet without its records. [Column.At] gives the place of the
// value in a record, and [Value] what a cell holds of it. Beside the columns
// stand the few marks by which the program knows its own workbooks again; see
// [OwnMark].
//
// Nothing here may read or write a file, or judge a value.
package columns

import "selfassess/ogp"

// Kind is how a column is stored, checked and offered for filling.
type Kind uint8

// The kinds of columns. Those from Commitment on are ids.
const (
	Prose Kind = iota // text with line breaks
	Short             // one line: a name, an address
	Date
	Count
	Link
	Choice
	Level
	Answer
	Section
	Commitment
	Milestone
	Agency
	OtherID
	Computed // a formula of the form; never read
)

// IsID tells the kinds that are ids.
func (k Kind) IsID() bool { return k >= Commitment }

// Spec is a column without its records: what reading, the blank workbook and
// the schema share.
type Spec struct {
	Key       string
	Lang      ogp.Lang // of a column that holds a translation
	Kind      Kind
	List      bool // several values in one cell
	Localised bool // may have a column for each further language
	Required  bool
	Locked    bool // grey in a return: it comes from the plan
	Defines   bool // ids come into being here
	Ignored   bool
	Pattern   string   // regular expression of the values, or ""
	Set       string   // closed set in the catalogue, or ""
	Keys      []string // permanent names of the set
}

// Column is one column of a sheet.
type Column[T any] struct {
	Spec
	// At gives the place in a record: a pointer to the value, a [Scope] or a
	// [SectorCount]. It is nil if no record keeps what the cell holds.
	At func(*T) any
	// Plan gives what the plan says, for a grey column of a return, whose value
	// is compared when it comes back; nil if the plan has no such row.
	Plan func(*Lookup, *T) any
}

// Scope is a list of commitments, or all of them.
type Scope struct {
	IDs *[]ogp.ID
	All *bool
}

// SectorCount is the people of one sector among those of a consultation.
type SectorCount struct {
	In     *map[ogp.Sector]ogp.Count
	Sector ogp.Sector
}

// Set notes a number, if it is known.
func (s SectorCount) Set(n ogp.Count) {
	if !n.Known {
		return
	}
	if *s.In == nil {
		*s.In = map[ogp.Sector]ogp.Count{}
	}
	(*s.In)[s.Sector] = n
}

// mark changes a column: required, locked, defining.
type mark func(*Spec)

func required(s *Spec) { s.Required = true }
func locked(s *Spec)   { s.Locked = true }
func defines(s *Spec)  { s.Defines, s.Required = true, true }
func partly(s *Spec)   { s.Keys = []string{"yes", "partly", "no"} }

// matching limits the values to a pattern.
func matching(pattern string) mark { return func(s *Spec) { s.Pattern = pattern } }

// place makes a column whose value is at a pointer of a record.
func place[T, V any](s Spec, at func(*T) *V, marks []mark) Column[T] {
	for _, m := range marks {
		m(&s)
	}
	return Column[T]{Spec: s, At: func(t *T) any { return at(t) }}
}

// text is prose that may be translated.
func text[T any](key string, at func(*T) *ogp.Text, marks ...mark) Column[T] {
	return place(Spec{Key: key, Kind: Prose, Localised: true}, at, marks)
}

// name is a short text in one language.
func name[T any, S ~string](key string, at func(*T) *S, marks ...mark) Column[T] {
	return place(Spec{Key: key, Kind: Short}, at, marks)
}

// words is a free list.
func words[T any, S ~string](key string, at func(*T) *[]S, marks ...mark) Column[T] {
	return place(Spec{Key: key, Kind: Short, List: true}, at, marks)
}

// id is one id.
func id[T any](key string, k Kind, at func(*T) *ogp.ID, marks ...mark) Column[T] {
	return place(Spec{Key: key, Kind: k}, at, marks)
}

// ids is a list of ids.
func ids[T any](key string, k Kind, at func(*T) *[]ogp.ID, marks ...mark) Column[T] {
	return place(Spec{Key: key, Kind: k, List: true}, at, marks)
}

// idsOrAll is a list of commitments, or the word for all of them.
func idsOrAll[T any](key string, at func(*T) Scope) Column[T] {
	return Column[T]{Spec: Spec{Key: key, Kind: Commitment, List: true}, At: func(t *T) any { return at(t) }}
}

// date is a day, month or year.
func date[T any](key string, at func(*T) *ogp.Date, marks ...mark) Column[T] {
	return place(Spec{Key: key, Kind: Date}, at, marks)
}

// count is a number of people or things.
func count[T any](key string, at func(*T) *ogp.Count, marks ...mark) Column[T] {
	return place(Spec{Key: key, Kind: Count}, at, marks)
}

// choice is one word of a closed set.
func choice[T any, E ~string](key, set string, keys []E, at func(*T) *E, marks ...mark) Column[T] {
	return place(Spec{Key: key, Kind: Choice, Set: set, Keys: plain(keys)}, at, marks)
}

// choices is a list of words of a closed set.
func choices[T any, E ~string](key, set string, keys []E, at func(*T) *[]E, marks ...mark) Column[T] {
	return place(Spec{Key: key, Kind: Choice, List: true, Set: set, Keys: plain(keys)}, at, marks)
}

func plain[E ~string](keys []E) []string {
	s := make([]string, len(keys))
	for i, k := range keys {
		s[i] = string(k)
	}
	return s
}

// section is a section key; a row whose section is unknown has no place.
func section[T any](key string, at func(*T) *ogp.SectionKey) Column[T] {
	c := choice(key, "narrative_section", ogp.SectionKeys, at, required)
	c.Kind = Section
	return c
}

// change is what happened to a commitment or milestone; "none" is blank.
func change[T any](key string, at func(*T) *ogp.Change, marks ...mark) Column[T] {
	return choice(key, "change", []ogp.Change{NoChange, ogp.Added, ogp.Amended, ogp.Withdrawn, ogp.Merged}, at, marks...)
}

// NoChange is the word of the set that stands for no change at all.
const NoChange ogp.Change = "none"

// level is a completion level.
func level[T any](key string, at func(*T) *ogp.Level, marks ...mark) Column[T] {
	var keys []string
	for _, l := range ogp.Levels {
		keys = append(keys, l.Key())
	}
	return place(Spec{Key: key, Kind: Level, Set: "level", Keys: keys}, at, marks)
}

// answer is yes or no; with partly, three answers are allowed.
func answer[T any](key string, at func(*T) *ogp.Answer, marks ...mark) Column[T] {
	return place(Spec{Key: key, Kind: Answer, Set: "answer", Keys: []string{"yes", "no"}}, at, marks)
}

// links is one link a line.
func links[T any](key string, at func(*T) *[]ogp.Link, marks ...mark) Column[T] {
	return place(Spec{Key: key, Kind: Link, List: true}, at, marks)
}

// link is a single link; further lines are reported as no link.
func link[T any](key string, at func(*T) *ogp.Link, marks ...mark) Column[T] {
	return place(Spec{Key: key, Kind: Link}, at, marks)
}

// contact are the columns of a point of contact. The prefix is that of the
// keys; department stands without it.
func contact[T any](at func(*T) *ogp.Contact) []Column[T] {
	return []Column[T]{
		name("contact_name", func(t *T) *string { return &at(t).Name }),
		name("contact_title", func(t *T) *string { return &at(t).Title }),
		name("department", func(t *T) *string { return &at(t).Department }),
		name("contact_email", func(t *T) *string { return &at(t).Email }),
		name("contact_phone", func(t *T) *string { return &at(t).Phone }),
	}
}

// fromPlan is a grey column of a return.
func fromPlan[T any](key string, k Kind, want func(*Lookup, *T) any) Column[T] {
	return Column[T]{Spec: Spec{Key: key, Kind: k, Locked: true}, Plan: want}
}

// todo is the column in which the form itself says what is still missing.
func todo[T any]() Column[T] {
	return Column[T]{Spec: Spec{Key: "todo", Kind: Computed, Locked: true, Ignored: true}}
}
