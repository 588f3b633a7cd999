package ogp

import "slices"

// Field is a row of a table of fields: one field of the records of type R.
//
// What holds for a field wherever it is read, merged or printed stands in its
// row. Cells, the joining of rows, the columns of workbooks, the data files and
// the tags of templates all walk the tables, so that a field which has a row is
// forgotten nowhere.
type Field[R any] struct {
	FieldInfo
	at func(*R) any // a pointer to the field; see valueOf for the types that it may have
}

// FieldInfo is a field without its records.
type FieldInfo struct {
	Key      string   // its permanent name: of its column, in data files, of its tag
	Identity bool     // the record's own id
	Parent   bool     // the id of the record within which this one lies
	FromPlan bool     // in a return: the plan says it, and the agency need not
	Required bool     // a row without it is not complete
	Personal bool     // about a person by its purpose
	Links    bool     // addresses
	Together bool     // a text: what several rows about one thing say is put together
	Of       Register // of ids: what they name
	Choices  Choices  // of words: the closed set that they are of
	Least    int      // of a number: the least that it may be
	Default  string   // of a word: the one that holds where none is given
	Pattern  string   // of an id: the regular expression that it must match, or ""
	Voice    Voice    // of a return: whose field it is
	OwnWord  bool     // a text: what the plan calls something, see OwnWords
	Added    bool     // it came when the format was in use: data files have it only where it says anything
}

// Register is a kind of record that ids name.
type Register string

// The registers. Ids of no register are compared with no list.
const (
	AgencyIDs     Register = "agencies"
	CommitmentIDs Register = "commitments"
	MilestoneIDs  Register = "milestones"
	LanguageTags  Register = "languages" // of the world, by BCP 47
)

// Voice says who fills a field of a return in.
type Voice uint8

// The voices.
const (
	OfGovernment Voice = iota // who carries a commitment out
	OfViews                   // who follows it from outside
	OfBoth
)

// InViews tells whether counterparts fill the field in, or it says what their
// row is about.
func (i *FieldInfo) InViews() bool { return i.Voice != OfGovernment || !i.Own() }

// InResults tells the same of those who carry a commitment out.
func (i *FieldInfo) InResults() bool { return i.Voice != OfViews }

// Choices are the permanent names of a closed set of words.
type Choices struct {
	Set  string   // the set's key in the catalogue; "" if any words will do
	Keys []string // in the order in which they are offered
	None string   // the name of saying nothing, if that has one
}

// Own tells whether the field is something that the author of the row says, and
// not only what the row is about.
func (i *FieldInfo) Own() bool { return !i.Identity && !i.Parent && !i.FromPlan }

// trait marks a row of a table.
type trait func(*FieldInfo)

func identity(i *FieldInfo)    { i.Identity, i.Required = true, true }
func givenLater(i *FieldInfo)  { i.Required = false } // an id that Merge gives where there is none
func parent(i *FieldInfo)      { i.Parent, i.Required = true, true }
func fromPlan(i *FieldInfo)    { i.FromPlan = true }
func required(i *FieldInfo)    { i.Required = true }
func aboutPerson(i *FieldInfo) { i.Personal = true }
func together(i *FieldInfo)    { i.Together = true }
func added(i *FieldInfo)       { i.Added = true }
func ownWord(i *FieldInfo)     { i.OwnWord, i.Added = true, true }
func ofViews(i *FieldInfo)     { i.Voice = OfViews }
func alsoOfViews(i *FieldInfo) { i.Voice = OfBoth }

// partly allows a third answer.
func partly(i *FieldInfo) { i.Choices.Keys = []string{Yes.Key(), Partly.Key(), No.Key()} }

// atLeast says what a number must not be below.
func atLeast(n int) trait { return func(i *FieldInfo) { i.Least = n } }

// of says what ids name.
func of(r Register) trait { return func(i *FieldInfo) { i.Of = r } }

// matching limits an id to a pattern.
func matching(pattern string) trait { return func(i *FieldInfo) { i.Pattern = pattern } }

// only allows some words of a set.
func only[S ~string](words ...S) trait {
	return func(i *FieldInfo) { i.Choices.Keys = plain(words) }
}

// or says which word holds where none is given.
func or[S ~string](word S) trait { return func(i *FieldInfo) { i.Default = string(word) } }

// field makes a row of a table.
func field[R any](key string, at func(*R) any, traits ...trait) Field[R] {
	v := valueOf(at(new(R)))
	f := Field[R]{FieldInfo{Key: key, Links: isLinks(v), Choices: choicesOf(v)}, at}
	for _, mark := range traits {
		mark(&f.FieldInfo)
	}
	return f
}

// Value is the field of a record, to be looked at or changed in place: one of
// *Text, *Date, *Level, *Percent, *Answer, *ID, *[]ID, *Link, *[]Link, Counter, Word,
// Words and Scope.
func (f *Field[R]) Value(r *R) any { return valueOf(f.at(r)) }

// Fields are a table: all fields of the records of type R, in the order of
// their columns.
type Fields[R any] []Field[R]

// Blank tells whether the field of the record says nothing.
func (f *Field[R]) Blank(r *R) bool { return blank(f.Value(r)) }

// filled tells whether the record says anything in the fields asked for.
func (fs Fields[R]) filled(r *R, which func(*FieldInfo) bool) bool {
	for i := range fs {
		if which(&fs[i].FieldInfo) && !blank(fs[i].Value(r)) {
			return true
		}
	}
	return false
}

// cells are the cells that hold anything of the fields asked for.
func (fs Fields[R]) cells(r *R, o *Origin, which func(*FieldInfo) bool) []Cell {
	l := cellList{origin: o}
	for i := range fs {
		if which(&fs[i].FieldInfo) {
			l.addValue(fs[i].Key, fs[i].Value(r))
		}
	}
	return l.cells
}

func allFields(*FieldInfo) bool { return true }

// infos are the fields without their records.
func (fs Fields[R]) infos() []*FieldInfo {
	all := make([]*FieldInfo, len(fs))
	for i := range fs {
		all[i] = &fs[i].FieldInfo
	}
	return all
}

// allInfos are the fields of all records.
func allInfos() []*FieldInfo {
	return slices.Concat(PlanFields.infos(), AgencyFields.infos(), CommitmentFields.infos(), MilestoneFields.infos(),
		ActivityFields.infos(), NarrativeFields.infos(), RecommendationFields.infos(), RepositoryFields.infos(),
		PeerExchangeFields.infos(), EventFields.infos(), CommentFields.infos(), ResultFields.infos(), ProgressFields.infos(),
		AcceptedFields.infos(), LevelWordFields.infos(), TranslationFields.infos())
}
