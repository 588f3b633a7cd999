package data

import (
	"slices"

	"selfassess/ogp"
)

// record is a record of the workbooks as data: the fields of its table in
// their order, and what was found out about it.
type record []member

// member is a key of a record with its value: a text, a record, records, or
// what encoding/json can write.
type member struct {
	key   string
	value any
}

// unsaid is the value of a key that says nothing and came when the format was in
// use: data files leave it out, and their schema does not ask for it.
type unsaid struct{ value any }

// unsaidIf marks a value that says nothing.
func unsaidIf(nothing bool, value any) any {
	if nothing {
		return unsaid{value}
	}
	return value
}

// later is a record that is made when it is written: a report has thousands.
type later func() record

// records are a list of records of one kind.
func records[R any](list []R, tell func(*R) record) []later {
	out := make([]later, len(list))
	for i := range list {
		out[i] = func() record { return tell(&list[i]) }
	}
	return out
}

// exception tells a field in its own way, or not at all.
type exception[R any] func(*R) []member

// recordOf makes a record from its table, after what comes before. Where a
// field is told in another way than its type says, its key has an exception.
func recordOf[R any](before record, fields ogp.Fields[R], r *R, exceptions map[string]exception[R]) record {
	out := append(make(record, 0, len(before)+len(fields)+8), before...)
	for i := range fields {
		f := &fields[i]
		if tell, ok := exceptions[f.Key]; ok {
			out = append(out, tell(r)...)
			continue
		}
		if !f.Parent { // there the record lies within that one
			n := len(out)
			out = out.with(&f.FieldInfo, f.Value(r))
			for k := n; k < len(out); k++ {
				out[k].value = unsaidIf(f.Added && f.Blank(r), out[k].value)
			}
		}
	}
	return out
}

// with adds a field as its type says. Counts and answers that are not known,
// dates, links and words that were not given are null, but for words that
// every record has. A type that is new has no case: the test of the tables
// names it.
func (r record) with(f *ogp.FieldInfo, v any) record {
	switch v := v.(type) {
	case *ogp.Text:
		return append(r, member{f.Key, text(*v)})
	case *ogp.Date:
		return append(r, member{f.Key, dateOf(*v)})
	case *ogp.Level:
		return append(r, member{f.Key, v.Key()})
	case *ogp.Percent:
		return append(r, member{f.Key, percentOf(*v)})
	case *ogp.Answer:
		return append(r, member{f.Key, answerOf(*v)})
	case *ogp.ID:
		return append(r, member{f.Key, wordOf(f, string(*v))})
	case *[]ogp.ID:
		return append(r, member{f.Key, stringsOf(*v)})
	case *ogp.Link:
		return append(r, member{f.Key, linkOf(*v)})
	case *[]ogp.Link:
		return append(r, member{f.Key, linksOf(*v)})
	case ogp.Counter:
		return append(r, member{f.Key, countOf(v.Get())})
	case ogp.Word:
		return append(r, member{f.Key, wordOf(f, v.Get())})
	case ogp.Words:
		return append(r, member{f.Key, v.Get()})
	case ogp.Scope:
		return append(r, member{f.Key, stringsOf(*v.Commitments)}, member{"all_" + f.Key, *v.All})
	}
	return r
}

func wordOf(f *ogp.FieldInfo, s string) *string {
	switch {
	case s == "" && f.Choices.None != "":
		return &f.Choices.None
	case s == "" && !f.Identity && !f.Required && f.Default == "":
		return nil
	}
	return &s
}

// contactExceptions tell the fields of a contact as one object, of which the
// policy of the plan may leave nothing.
func contactExceptions[R any](p ogp.ContactPolicy, of func(*R) ogp.Contact) map[string]exception[R] {
	nothing := func(*R) []member { return nil }
	return map[string]exception[R]{
		"contact_name":  func(r *R) []member { return []member{{"contact", contactOf(p, of(r))}} },
		"contact_title": nothing, "department": nothing, "contact_email": nothing, "contact_phone": nothing,
	}
}

// value is what the record says under a key.
func (r record) value(key string) any {
	i := slices.IndexFunc(r, func(m member) bool { return m.key == key })
	if u, ok := r[i].value.(unsaid); ok {
		return u.value
	}
	return r[i].value
}

// records are the records within the record under a key.
func (r record) records(key string) []later { return r.value(key).([]later) }

// word is a word that every record has.
func (r record) word(key string) string { return *r.value(key).(*string) }
