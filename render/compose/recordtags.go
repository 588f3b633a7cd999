package compose

import (
	"slices"
	"strings"

	"selfassess/ogp"
	"selfassess/render"
)

// The tags of a record are made from its table of fields. A field needs to be
// named only where its tag stands at a certain place in the list, has another
// name than its column, or another form than its type gives it; one that is
// not named has its tag at the end. Only of what is about people there is no
// tag without a word here, since not all of it may be printed.

// part is a part of the tags of a record.
type part struct {
	field  string      // the key of a field whose tag is made from the table
	name   string      // of that tag
	tag    *render.Tag // or a tag of its own
	hidden bool        // the field has no tag
}

// these are fields whose tags have the names of their columns.
func these(keys ...string) []part {
	parts := make([]part, len(keys))
	for i, k := range keys {
		parts[i] = part{field: k, name: k}
	}
	return parts
}

// as is a field whose tag has another name than its column.
func as(key, name string) []part { return []part{{field: key, name: name}} }

// own are tags in a form of their own. One that has the name of a field stands
// for it.
func own(tags ...render.Tag) []part {
	parts := make([]part, len(tags))
	for i := range tags {
		parts[i] = part{tag: &tags[i]}
	}
	return parts
}

// unseen are fields that have no tag, or are seen in tags of other names.
func unseen(keys ...string) []part {
	parts := these(keys...)
	for i := range parts {
		parts[i].hidden = true
	}
	return parts
}

// recordTags are the tags of the items that are, or have, a record of the
// table; prefix is the word for one item.
func recordTags[T, R any](prefix string, fields ogp.Fields[R], record func(T) *R, series ...[]part) []render.Tag {
	var all []render.Tag
	named := map[string]bool{}
	for _, p := range slices.Concat(series...) {
		switch {
		case p.tag != nil:
			all = append(all, *p.tag)
			named[strings.TrimPrefix(p.tag.Name, prefix+".")] = true
			continue
		case !p.hidden:
			all = append(all, fieldTag(prefix+"."+p.name, fieldOf(fields, p.field), record))
		}
		named[p.field] = true
	}
	for i := range fields {
		if f := &fields[i]; !named[f.Key] && !f.Personal {
			all = append(all, fieldTag(prefix+"."+f.Key, f, record))
		}
	}
	return all
}

func fieldOf[R any](fields ogp.Fields[R], key string) *ogp.Field[R] {
	i := slices.IndexFunc(fields, func(f ogp.Field[R]) bool { return f.Key == key })
	if i < 0 {
		panic("a tag is made of the field " + key + ", which has no row") // a fault of a list here
	}
	return &fields[i]
}

// fieldTag is the tag of a field in the form that its type gives it.
func fieldTag[T, R any](name string, f *ogp.Field[R], record func(T) *R) render.Tag {
	get := func(item T) any { return f.Value(record(item)) }
	switch f.Value(new(R)).(type) {
	case *ogp.Text:
		return prose(name, func(item T) ogp.Text { return *get(item).(*ogp.Text) })
	case *ogp.Date:
		return date(name, func(item T) ogp.Date { return *get(item).(*ogp.Date) })
	case *ogp.Answer:
		return reply(name, func(item T) ogp.Answer { return *get(item).(*ogp.Answer) })
	case ogp.Counter:
		return count(name, func(item T) ogp.Count { return get(item).(ogp.Counter).Get() })
	case *ogp.Link:
		return address(name, func(item T) ogp.Link { return *get(item).(*ogp.Link) })
	case *[]ogp.Link:
		return addresses(name, func(item T) []ogp.Link { return *get(item).(*[]ogp.Link) })
	}
	return value(name, func(w *source, item T) string { return w.fieldWords(&f.FieldInfo, get(item)) })
}

// fieldWords are words and ids as readers know them.
func (w *source) fieldWords(f *ogp.FieldInfo, v any) string {
	switch v := v.(type) {
	case *ogp.Level:
		return w.Level(*v)
	case *ogp.Percent:
		if !v.Known {
			return ""
		}
		return w.PercentOf(*v)
	case *ogp.ID:
		if f.Of == ogp.AgencyIDs && !f.Identity {
			return w.agency(*v)
		}
		return string(*v)
	case *[]ogp.ID:
		if f.Of == ogp.AgencyIDs {
			return w.agencyList(*v)
		}
		return w.about(false, *v)
	case ogp.Scope:
		return w.about(*v.All, *v.Commitments)
	case ogp.Word:
		if f.Choices.Set != "" {
			return w.setWord(f.Choices.Set, v.Get())
		}
		return v.Get()
	case ogp.Words:
		if f.Choices.Set != "" {
			return setWords(w.words, f.Choices.Set, v.Get())
		}
		return strings.Join(v.Get(), ", ")
	}
	panic("the tag of " + f.Key + " has a type that no tag has a form for: " +
		"give it a case in fieldWords (render/compose/recordtags.go)")
}
