package render

import (
	"strings"

	"selfassess/ogp"
	"selfassess/templates"
)

// Group is a set of names that a template may hold, with the groups that
// repeat within it. The schema's root is the report as a whole; a group below
// it is repeated once for each of its items, between {#name} and {/name}.
//
// The names of an item's tags begin with the word for one item
// ("commitment.title"), so that a tag means the same however deep it stands,
// and those of the groups around it can be used beside it.
type Group struct {
	Name   string // "commitments"; "" for the root
	Tags   []Tag
	Groups []*Group
	items  func(*composer, any) []any

	section func(*composer, any) (id, title string) // of an item that is one in the report laid out by the program
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

// Tag is a name that stands for something of its group's item.
type Tag struct {
	Name   string
	Kind   TagKind
	means  func(*templates.Catalogue) string // nil: the catalogue has a meaning of its own for the tag
	text   func(*composer, any) (text, lang string)
	links  func(*composer, any) []ogp.Link // of a tag for addresses, whose text has one on each line
	chart  func(*composer, any) Chart
	blocks func(*composer, any) []Block
}

// Addressed tells whether the tag stands for addresses.
func (t *Tag) Addressed() bool { return t.links != nil }

// Meaning says in words what the tag stands for.
func (t *Tag) Meaning(words *templates.Catalogue) string {
	if t.means != nil {
		return t.means(words)
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

// Scope is one item of a group, or the report as a whole, from which tags take
// their values.
type Scope struct {
	item    any
	compose *composer
}

// Root is the scope of the report as a whole. Scopes may be asked for items
// and texts side by side, but for charts and blocks only one after the other,
// because these are numbered as they are made.
func (e *Edition) Root() *Scope { return &Scope{item: e, compose: newComposer(e)} }

// Items are the scopes of a group within this one, in the report's order.
func (s *Scope) Items(g *Group) []*Scope {
	items := g.items(s.compose, s.item)
	scopes := make([]*Scope, len(items))
	for i, item := range items {
		scopes[i] = &Scope{item: item, compose: s.compose}
	}
	return scopes
}

// Sections tells whether the items of the group are sections of the report
// laid out by the program.
func (g *Group) Sections() bool { return g.section != nil }

// Section is the id and the title of the section that the item of a group is
// in the report laid out by the program. Ask only of a group of sections.
func (s *Scope) Section(g *Group) (id, title string) {
	return g.section(s.compose, s.item)
}

// Text is the value of a tag of this scope's group, as it was written, line
// breaks as "\n", and its language if that is not the document's. A value
// that is not known is "".
func (s *Scope) Text(t *Tag) (text, lang string) { return t.text(s.compose, s.item) }

// Links are the lines of the text of a tag for addresses, each with where it
// leads to, if to anywhere.
func (s *Scope) Links(t *Tag) []Span {
	links := t.links(s.compose, s.item)
	spans := make([]Span, len(links))
	for i, l := range links {
		spans[i] = linkSpan(l)
	}
	return spans
}

// Chart is the chart of a chart tag of this scope's group. One that is empty
// is left out.
func (s *Scope) Chart(t *Tag) Chart { return t.chart(s.compose, s.item) }

// Blocks are what a blocks tag of this scope's group stands for.
func (s *Scope) Blocks(t *Tag) []Block { return t.blocks(s.compose, s.item) }

// value is a tag for text in the document's language.
func value[T any](name string, f func(*composer, T) string) Tag {
	return Tag{Name: name, text: func(w *composer, item any) (string, string) { return f(w, item.(T)), "" }}
}

// prose is a tag for text that somebody wrote, which keeps its language.
func prose[T any](name string, f func(T) ogp.Text) Tag {
	return Tag{Name: name, text: func(w *composer, item any) (string, string) { return w.words(f(item.(T))) }}
}

// word is a tag for a word of the catalogue.
func word(name string, f func(*composer) string) Tag {
	return Tag{Name: name, text: func(w *composer, _ any) (string, string) { return f(w), "" }}
}

// blocks is a tag for blocks laid out by the program.
func blocks[T any](name string, f func(*composer, T) []Block) Tag {
	return Tag{Name: name, Kind: BlocksTag, blocks: func(w *composer, item any) []Block { return f(w, item.(T)) }}
}

// drawing is a tag for a chart.
func drawing[T any](name string, f func(*composer, T) Chart) Tag {
	return Tag{Name: name, Kind: ChartTag, chart: func(w *composer, item any) Chart { return f(w, item.(T)) }}
}

// list is a group whose items come from an item of the group around it.
func list[P, T any](name string, items func(*composer, P) []T, tags []Tag, groups ...*Group) *Group {
	return &Group{Name: name, Tags: tags, Groups: groups, items: func(w *composer, parent any) []any {
		found := items(w, parent.(P))
		all := make([]any, len(found))
		for i, item := range found {
			all[i] = item
		}
		return all
	}}
}

// each points at the elements of a slice, whose items are not copied.
func each[T any](all []T) []*T {
	found := make([]*T, len(all))
	for i := range all {
		found[i] = &all[i]
	}
	return found
}

// date is a tag for a date.
func date[T any](name string, f func(T) ogp.Date) Tag {
	return value(name, func(w *composer, item T) string { return w.Date(f(item)) })
}

// count is a tag for a number; one that is not known is no value.
func count[T any](name string, f func(T) ogp.Count) Tag {
	return value(name, func(w *composer, item T) string {
		n := f(item)
		if !n.Known {
			return ""
		}
		return w.Number(n.N)
	})
}

// reply is a tag for the answer to a question; silence is no value.
func reply[T any](name string, f func(T) ogp.Answer) Tag {
	return value(name, func(w *composer, item T) string { return w.setWord("answer", f(item).Key()) })
}

// member is a tag for one word of a closed set.
func member[T any](name, set string, f func(T) string) Tag {
	return value(name, func(w *composer, item T) string { return w.setWord(set, f(item)) })
}

// addresses is a tag for links as they were typed, one a line.
func addresses[T any](name string, f func(T) []ogp.Link) Tag {
	t := value(name, func(_ *composer, item T) string { return linkLines(f(item)) })
	t.links = func(_ *composer, item any) []ogp.Link { return f(item.(T)) }
	return t
}

// address is a tag for one link.
func address[T any](name string, f func(T) ogp.Link) Tag {
	return addresses(name, func(item T) []ogp.Link { return []ogp.Link{f(item)} })
}

func linkLines(links []ogp.Link) string {
	lines := make([]string, len(links))
	for i, l := range links {
		lines[i] = linkSpan(l).Text
	}
	return strings.Join(lines, "\n")
}

// linkGroup repeats what lies in it for every link.
func linkGroup[T any](f func(T) []ogp.Link) *Group {
	return list("links", func(_ *composer, item T) []*ogp.Link { return each(f(item)) }, linkTags)
}

var linkTags = []Tag{
	address("link.address", func(l *ogp.Link) ogp.Link { return *l }),
}

// tags joins tags and series of tags.
func tags(series ...[]Tag) []Tag {
	var all []Tag
	for _, s := range series {
		all = append(all, s...)
	}
	return all
}
