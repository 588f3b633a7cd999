package compose

import (
	"strings"

	"selfassess/ogp"
	"selfassess/render"
)

// of takes a scope apart.
func of[T any](s *render.Scope) (*source, T) { return s.Source.(*composer).source, s.Item.(T) }

// value is a tag for text in the document's language, or a name in the plan's.
func value[T any](name string, f func(*source, T) string) render.Tag {
	return render.Tag{Name: name, Text: func(s *render.Scope) (string, string) {
		w, item := of[T](s)
		return w.oneLanguage(f(w, item))
	}}
}

// written is a tag for text with its language.
func written[T any](name string, f func(*source, T) (text, lang string)) render.Tag {
	return render.Tag{Name: name, Text: func(s *render.Scope) (string, string) { return f(of[T](s)) }}
}

// prose is a tag for text that somebody wrote, which keeps its language.
func prose[T any](name string, f func(T) ogp.Text) render.Tag {
	return written(name, func(w *source, item T) (string, string) { return w.translated(f(item)) })
}

// word is a tag for a word of the catalogue.
func word(name string, f func(*source) string) render.Tag {
	return value(name, func(w *source, _ any) string { return f(w) })
}

// blocks is a tag for blocks laid out by the program.
func blocks[T any](name string, f func(*composer, T) []render.Block) render.Tag {
	return render.Tag{Name: name, Kind: render.BlocksTag, Blocks: func(s *render.Scope) []render.Block {
		w := s.Source.(*composer)
		return newFinish(w.source).blocks(f(w, s.Item.(T)))
	}}
}

// drawing is a tag for a chart.
func drawing(name string, f func(*composer) render.Chart) render.Tag {
	return render.Tag{Name: name, Kind: render.ChartTag, Chart: func(s *render.Scope) render.Chart {
		w := s.Source.(*composer)
		return newFinish(w.source).chart(f(w))
	}}
}

// list is a group whose items come from an item of the group around it.
func list[P, T any](name string, items func(*source, P) []T, tags []render.Tag, groups ...*render.Group) *render.Group {
	return &render.Group{Name: name, Tags: tags, Groups: groups, Items: func(around *render.Scope) []*render.Scope {
		found := items(of[P](around))
		scopes := make([]*render.Scope, len(found))
		for i, item := range found {
			scopes[i] = &render.Scope{Item: item, Source: around.Source}
		}
		return scopes
	}}
}

// reportGroup is a group of the report as a whole.
func reportGroup[T any](name string, items func(*source) []T, tags []render.Tag,
	groups ...*render.Group) *render.Group {
	return list(name, func(w *source, _ *render.Edition) []T { return items(w) }, tags, groups...)
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
func date[T any](name string, f func(T) ogp.Date) render.Tag {
	return value(name, func(w *source, item T) string { return w.Date(f(item)) })
}

// count is a tag for a number; one that is not known is no value.
func count[T any](name string, f func(T) ogp.Count) render.Tag {
	return value(name, func(w *source, item T) string {
		n := f(item)
		if !n.Known {
			return ""
		}
		return w.Number(n.N)
	})
}

// reply is a tag for the answer to a question; silence is no value.
func reply[T any](name string, f func(T) ogp.Answer) render.Tag {
	return value(name, func(w *source, item T) string { return w.setWord("answer", f(item).Key()) })
}

// member is a tag for one word of a closed set.
func member[T any](name, set string, f func(T) string) render.Tag {
	return value(name, func(w *source, item T) string { return w.setWord(set, f(item)) })
}

// addresses is a tag for links as they were typed, one a line.
func addresses[T any](name string, f func(T) []ogp.Link) render.Tag {
	t := value(name, func(_ *source, item T) string { return linkLines(f(item)) })
	t.Links = func(s *render.Scope) []render.Span {
		links := f(s.Item.(T))
		spans := make([]render.Span, len(links))
		for i, l := range links {
			spans[i] = linkSpan(l)
		}
		return spans
	}
	return t
}

// address is a tag for one link.
func address[T any](name string, f func(T) ogp.Link) render.Tag {
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
func linkGroup[T any](f func(T) []ogp.Link) *render.Group {
	return list("links", func(_ *source, item T) []*ogp.Link { return each(f(item)) }, linkTags)
}

var linkTags = []render.Tag{
	address("link.address", func(l *ogp.Link) ogp.Link { return *l }),
}

// tags joins tags and series of tags.
func tags(series ...[]render.Tag) []render.Tag {
	var all []render.Tag
	for _, s := range series {
		all = append(all, s...)
	}
	return all
}
