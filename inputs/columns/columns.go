// Package columns is the table of the workbooks' columns: which there are on
// each sheet, how each is filled in, and where in a record its value belongs.
//
// The columns are made from the tables of fields of ogp, and told here is only
// what workbooks add to them. It is one table for all who need it: inputs reads
// by it, forms writes blank workbooks and the schema by it, and a [Column] that
// were only known to one of them would be lost between the two. A [Sheet] is one
// kind of record; a [Layout] is the sheet without its records. [Column.At] gives
// the place of the value in a record, and [Value] what a cell holds of it.
// Beside the columns stand the few marks by which the program knows its own
// workbooks again; see [OwnMark].
//
// Nothing here may read or write a file, or judge a value.
package columns

import (
	"slices"

	"selfassess/ogp"
)

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
	Percent
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
	Least     int       // of a number
	Pattern   string    // regular expression of the values, or ""
	Set       string    // closed set in the catalogue, or ""
	Keys      []string  // permanent names of the set
	Nothing   string    // the one of them that says nothing, as a blank cell does, or ""
	Tags      bool      // tags of languages
	Voice     ogp.Voice // of a return: whose column it is
}

// Column is one column of a sheet.
type Column[T any] struct {
	Spec
	// At gives the place in a record; see [ogp.Field.Value]. It is nil if no
	// record keeps what the cell holds.
	At func(*T) any
	// Plan gives what the plan says, for a grey column of a return, whose value
	// is compared when it comes back; nil if the plan has no such row.
	Plan func(*Lookup, *T) any
}

// columnsOf are the columns of a table of fields.
func columnsOf[T any](fields ogp.Fields[T]) []Column[T] {
	columns := make([]Column[T], len(fields))
	for i := range fields {
		f := &fields[i]
		columns[i] = Column[T]{Spec: specOf(&f.FieldInfo, f.Value(new(T))), At: f.Value}
	}
	return columns
}

// specOf is the column of a field, which its type and its row tell.
func specOf(f *ogp.FieldInfo, value any) Spec {
	s := Spec{Key: f.Key, Required: f.Required, Locked: f.FromPlan, Least: f.Least, Pattern: f.Pattern,
		Set: f.Choices.Set, Keys: f.Choices.Keys, Nothing: f.Choices.None, Tags: f.Of == ogp.LanguageTags,
		Voice: f.Voice}
	switch value.(type) {
	case *ogp.Text:
		s.Kind, s.Localised = Prose, true
	case *ogp.Date:
		s.Kind = Date
	case ogp.Counter:
		s.Kind = Count
	case *ogp.Level:
		s.Kind = Level
	case *ogp.Percent:
		s.Kind = Percent
	case *ogp.Answer:
		s.Kind = Answer
	case *ogp.Link:
		s.Kind = Link
	case *[]ogp.Link:
		s.Kind, s.List = Link, true
	case *ogp.ID:
		s.Kind, s.Defines = idKinds[f.Of], f.Identity && f.Required
	case *[]ogp.ID, ogp.Scope:
		s.Kind, s.List = idKinds[f.Of], true
	case ogp.Word:
		s.Kind = wordKind(f)
	case ogp.Words:
		s.Kind, s.List = wordKind(f), true
	default:
		panic("the column of " + f.Key + " has a type that no column knows yet: " +
			"give it a case in specOf and Wording.value (inputs/columns) and in into (inputs/records.go)")
	}
	return s
}

var idKinds = map[ogp.Register]Kind{
	"": OtherID, ogp.AgencyIDs: Agency, ogp.CommitmentIDs: Commitment, ogp.MilestoneIDs: Milestone,
}

// wordKind is that of a closed set, or of any words. A row whose section is
// unknown has no place.
func wordKind(f *ogp.FieldInfo) Kind {
	switch {
	case f.Choices.Set == "":
		return Short
	case f.Identity:
		return Section
	}
	return Choice
}

// fromPlan is a grey column of a return.
func fromPlan[T any](key string, k Kind, want func(*Lookup, *T) any) Column[T] {
	return Column[T]{Spec: Spec{Key: key, Kind: k, Locked: true}, Plan: want}
}

// todo is the column in which the form itself says what is still missing.
func todo[T any]() Column[T] {
	return Column[T]{Spec: Spec{Key: "todo", Kind: Computed, Locked: true, Ignored: true}}
}

// said is a grey column with what others say. The form knows its own words again
// when it comes back.
func said[T any](key string, v ogp.Voice) Column[T] {
	return Column[T]{Spec: Spec{Key: key, Kind: Prose, Locked: true, Ignored: true, Voice: v}}
}

// after puts columns behind the one with the key.
func after[T any](columns []Column[T], key string, more ...Column[T]) []Column[T] {
	return slices.Insert(columns, at(columns, key)+1, more...)
}

// without leaves the column with the key out.
func without[T any](columns []Column[T], key string) []Column[T] {
	k := at(columns, key)
	return slices.Delete(columns, k, k+1)
}

func at[T any](columns []Column[T], key string) int {
	k := slices.IndexFunc(columns, func(c Column[T]) bool { return c.Key == key })
	if k < 0 {
		panic("there is no column " + key)
	}
	return k
}
