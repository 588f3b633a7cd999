package render

import "selfassess/templates"

// Group is a set of names that a template may hold, with the groups that
// repeat within it. The root of a schema is the report as a whole; a group
// below it is repeated once for each of its items, between {#name} and {/name}.
//
// The names of an item's tags begin with the word for one item
// ("commitment.title"), so that a tag means the same however deep it stands,
// and those of the groups around it can be used beside it.
type Group struct {
	Name   string // "commitments"; "" for the root
	Tags   []Tag
	Groups []*Group
	Items  func(around *Scope) []*Scope // in the report's order; nil for the root

	// Section is the id and the title of the section that an item is in the
	// report laid out by the program; nil if items are no sections there.
	Section func(*Scope) (id, title string)
}

// TagKind says what a tag stands for, and so where it may stand.
type TagKind uint8

// The kinds of tag.
const (
	ValueTag    TagKind = iota // text, anywhere: {commitment.title}
	PageTag                    // text with {page} and {pages} for the numbers that Word counts
	ChartTag                   // a chart, alone in its paragraph: {@chart.levels}
	BlocksTag                  // blocks laid out by the program, alone in its paragraph: {commitment.record}
	BodyTag                    // all sections of the report, alone in its paragraph
	ContentsTag                // the table of contents of those sections, alone in its paragraph
)

// Tag is a name that stands for something of its group's item. Besides its
// name it has the function that its kind asks for; a tag for addresses has
// Text and Links. Values and links may be asked for side by side, but charts
// and blocks only one after the other, because these are numbered as they are
// made.
type Tag struct {
	Name  string
	Kind  TagKind
	Means func(*templates.Catalogue) string // nil: the catalogue has a meaning of its own for the tag

	// Text is the value as it was written, line breaks as "\n", and its
	// language if that is not the document's. What is not known is "".
	Text func(*Scope) (text, lang string)
	// Links are the lines of Text, each with where it leads to, if to anywhere.
	Links func(*Scope) []Span
	// Chart is left out where it is empty.
	Chart  func(*Scope) Chart
	Blocks func(*Scope) []Block
}

// Scope is one item of a group, or the report as a whole, from which tags
// take their values. What it holds is known only to those who made the schema.
type Scope struct {
	Item   any // a commitment, a milestone …
	Source any // the report that it is of
}

// Addressed tells whether the tag stands for addresses.
func (t *Tag) Addressed() bool { return t.Links != nil }

// Meaning says in words what the tag stands for.
func (t *Tag) Meaning(words *templates.Catalogue) string {
	if t.Means != nil {
		return t.Means(words)
	}
	return words.Label("tag", t.Name)
}

// Meaning says in words what repeats the group.
func (g *Group) Meaning(words *templates.Catalogue) string {
	if g.Name == "" {
		return words.Label("tag_group", "report")
	}
	return words.Label("tag_group", g.Name)
}

// Sign is what stands before the name of a tag in a template.
func (t *Tag) Sign() string {
	if t.Kind == ChartTag {
		return "@"
	}
	return ""
}
