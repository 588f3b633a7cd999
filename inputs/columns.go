package inputs

import (
	"slices"
	"strings"

	"selfassess/inputs/xlsx"
	"selfassess/ogp"
	"selfassess/templates"
)

// kind is how a column is stored, checked and offered for filling.
type kind uint8

const (
	prose kind = iota // text with line breaks
	short             // one line: a name, an address
	dateKind
	countKind
	linkKind
	choiceKind
	levelKind
	answerKind
	sectionKind
	commitmentKind // ids
	milestoneKind
	agencyKind
	otherID
	computed // a formula of the form; never read
)

// spec is a column without its records: what reading, the blank workbook and
// the schema share.
type spec struct {
	key       string
	lang      ogp.Lang // of a column that holds a translation
	kind      kind
	list      bool // several values in one cell
	localised bool // may have a column for each further language
	required  bool
	locked    bool // grey in a return: it comes from the plan
	defines   bool // ids come into being here
	ignored   bool
	pattern   string   // regular expression of the values, or ""
	set       string   // closed set in the catalogue, or ""
	keys      []string // permanent names of the set
}

// column is one column of a sheet: how its cell gets into a record, and what
// the record puts into a cell.
type column[T any] struct {
	spec
	read  func(f *field, t *T)
	write func(w *wording, t *T, lang ogp.Lang) any // string, ogp.Date, int or nil
}

// wording is what writing a value needs: words, and the plan for the grey
// columns of a return.
type wording struct {
	*templates.Catalogue
	plan *lookup
}

// main returns text in the language of the form.
func (w *wording) main(t ogp.Text) string { return t.In(ogp.Lang(w.Tag)) }

// mark changes a column: required, locked, defining.
type mark func(*spec)

func required(s *spec) { s.required = true }
func locked(s *spec)   { s.locked = true }
func defines(s *spec)  { s.defines, s.required = true, true }

func marked(s spec, marks []mark) spec {
	for _, m := range marks {
		m(&s)
	}
	return s
}

// text is prose that may be translated.
func text[T any](key string, at func(*T) *ogp.Text, marks ...mark) column[T] {
	return column[T]{
		spec: marked(spec{key: key, kind: prose, localised: true}, marks),
		read: func(f *field, t *T) { put(at(t), f.lang, f.prose()) },
		write: func(_ *wording, t *T, lang ogp.Lang) any {
			return text2cell((*at(t))[lang])
		},
	}
}

func put(t *ogp.Text, lang ogp.Lang, s string) {
	if *t == nil {
		*t = ogp.Text{}
	}
	(*t)[lang] = s
}

// text2cell keeps absent values out of cells.
func text2cell(s string) any {
	if s == "" {
		return nil
	}
	return s
}

// name is a short text in one language.
func name[T any, S ~string](key string, at func(*T) *S, marks ...mark) column[T] {
	return column[T]{
		spec:  marked(spec{key: key, kind: short}, marks),
		read:  func(f *field, t *T) { *at(t) = S(f.prose()) },
		write: func(_ *wording, t *T, _ ogp.Lang) any { return text2cell(string(*at(t))) },
	}
}

// words is a free list.
func words[T any](key string, at func(*T) *[]string, marks ...mark) column[T] {
	return column[T]{
		spec:  marked(spec{key: key, kind: short, list: true}, marks),
		read:  func(f *field, t *T) { f.Text = f.prose(); *at(t) = f.items() },
		write: func(_ *wording, t *T, _ ogp.Lang) any { return text2cell(strings.Join(*at(t), "; ")) },
	}
}

// id is one id.
func id[T any](key string, k kind, at func(*T) *ogp.ID, marks ...mark) column[T] {
	return column[T]{
		spec:  marked(spec{key: key, kind: k}, marks),
		read:  func(f *field, t *T) { *at(t) = f.identifier() },
		write: func(_ *wording, t *T, _ ogp.Lang) any { return text2cell(string(*at(t))) },
	}
}

// ids is a list of ids.
func ids[T any](key string, k kind, at func(*T) *[]ogp.ID, marks ...mark) column[T] {
	return column[T]{
		spec:  marked(spec{key: key, kind: k, list: true}, marks),
		read:  func(f *field, t *T) { *at(t) = f.identifiers() },
		write: func(_ *wording, t *T, _ ogp.Lang) any { return joinIDs(*at(t)) },
	}
}

func joinIDs(ids []ogp.ID) any {
	s := make([]string, len(ids))
	for i, id := range ids {
		s[i] = string(id)
	}
	return text2cell(strings.Join(s, "; "))
}

// idsOrAll is a list of commitments, or the word for all of them.
func idsOrAll[T any](key string, at func(*T) (*[]ogp.ID, *bool), marks ...mark) column[T] {
	return column[T]{
		spec: marked(spec{key: key, kind: commitmentKind, list: true}, marks),
		read: func(f *field, t *T) {
			list, all := at(t)
			if *all = f.words.sets["scope"][fold(f.Text)] == "all"; !*all {
				*list = f.identifiers()
			}
		},
		write: func(w *wording, t *T, _ ogp.Lang) any {
			list, all := at(t)
			if *all {
				return w.Label("scope", "all")
			}
			return joinIDs(*list)
		},
	}
}

// date is a day, month or year.
func date[T any](key string, at func(*T) *ogp.Date, marks ...mark) column[T] {
	return column[T]{
		spec:  marked(spec{key: key, kind: dateKind}, marks),
		read:  func(f *field, t *T) { *at(t) = f.date() },
		write: func(_ *wording, t *T, _ ogp.Lang) any { return date2cell(*at(t)) },
	}
}

func date2cell(d ogp.Date) any {
	if d.Blank() {
		return nil
	}
	return d
}

// count is a number of people or things.
func count[T any](key string, at func(*T) *ogp.Count, marks ...mark) column[T] {
	return column[T]{
		spec: marked(spec{key: key, kind: countKind}, marks),
		read: func(f *field, t *T) { *at(t) = f.count() },
		write: func(_ *wording, t *T, _ ogp.Lang) any {
			if c := *at(t); c.Known {
				return c.N
			}
			return nil
		},
	}
}

// choice is one word of a closed set.
func choice[T any, E ~string](key, set string, keys []E, at func(*T) *E, marks ...mark) column[T] {
	return column[T]{
		spec: marked(spec{key: key, kind: choiceKind, set: set, keys: plain(keys)}, marks),
		read: func(f *field, t *T) { *at(t) = E(f.one()) },
		write: func(w *wording, t *T, _ ogp.Lang) any {
			if *at(t) == "" {
				return nil
			}
			return w.Label(set, string(*at(t)))
		},
	}
}

// choices is a list of words of a closed set.
func choices[T any, E ~string](key, set string, keys []E, at func(*T) *[]E, marks ...mark) column[T] {
	return column[T]{
		spec: marked(spec{key: key, kind: choiceKind, list: true, set: set, keys: plain(keys)}, marks),
		read: func(f *field, t *T) {
			for _, item := range f.chosen() {
				if k := f.choice(item); k != "" && !slices.Contains(*at(t), E(k)) {
					*at(t) = append(*at(t), E(k))
				}
			}
		},
		write: func(w *wording, t *T, _ ogp.Lang) any {
			var labels []string
			for _, k := range *at(t) {
				labels = append(labels, w.Label(set, string(k)))
			}
			return text2cell(strings.Join(labels, "; "))
		},
	}
}

func plain[E ~string](keys []E) []string {
	s := make([]string, len(keys))
	for i, k := range keys {
		s[i] = string(k)
	}
	return s
}

// change is what happened to a commitment or milestone; "none" is blank.
func change[T any](key string, at func(*T) *ogp.Change, marks ...mark) column[T] {
	keys := []ogp.Change{"none", ogp.Added, ogp.Amended, ogp.Withdrawn, ogp.Merged}
	c := choice(key, "change", keys, at, marks...)
	c.read = func(f *field, t *T) {
		if *at(t) = ogp.Change(f.one()); *at(t) == "none" {
			*at(t) = ogp.Unchanged
		}
	}
	return c
}

// level is a completion level.
func level[T any](key string, at func(*T) *ogp.Level, marks ...mark) column[T] {
	var keys []string
	for _, l := range ogp.Levels {
		keys = append(keys, l.Key())
	}
	return column[T]{
		spec: marked(spec{key: key, kind: levelKind, set: "level", keys: keys}, marks),
		read: func(f *field, t *T) { *at(t) = f.level() },
		write: func(w *wording, t *T, _ ogp.Lang) any {
			if *at(t) == ogp.NotReported {
				return nil
			}
			return w.Label("level", at(t).Key())
		},
	}
}

// answer is yes or no; with partly, three answers are allowed.
func answer[T any](key string, at func(*T) *ogp.Answer, marks ...mark) column[T] {
	return column[T]{
		spec: marked(spec{key: key, kind: answerKind, set: "answer", keys: []string{"yes", "no"}}, marks),
		read: func(f *field, t *T) { *at(t) = f.answer() },
		write: func(w *wording, t *T, _ ogp.Lang) any {
			if *at(t) == ogp.Unstated {
				return nil
			}
			return w.Label("answer", at(t).Key())
		},
	}
}

func partly(s *spec) { s.keys = []string{"yes", "partly", "no"} }

// links is one link a line.
func links[T any](key string, at func(*T) *[]ogp.Link, marks ...mark) column[T] {
	return column[T]{
		spec: marked(spec{key: key, kind: linkKind, list: true}, marks),
		read: func(f *field, t *T) { *at(t) = f.links() },
		write: func(_ *wording, t *T, _ ogp.Lang) any {
			var lines []string
			for _, l := range *at(t) {
				lines = append(lines, l.Text)
			}
			return text2cell(strings.Join(lines, "\n"))
		},
	}
}

// link is a single link; further lines are reported as no link.
func link[T any](key string, at func(*T) *ogp.Link, marks ...mark) column[T] {
	return column[T]{
		spec: marked(spec{key: key, kind: linkKind}, marks),
		read: func(f *field, t *T) {
			if address := f.hidden(); permitted(address) && !permitted(f.Text) {
				*at(t) = ogp.Link{Text: address, URL: address}
				f.revealLink()
				return
			}
			for i, l := range f.links() {
				if i == 0 {
					*at(t) = l
					continue
				}
				f.reportAbout(l.Text, ogp.ValueUnknown, offers("reading.one_link")...)
			}
		},
		write: func(_ *wording, t *T, _ ogp.Lang) any { return text2cell(at(t).Text) },
	}
}

// contact are the columns of a point of contact. The prefix is that of the
// keys; department stands without it.
func contact[T any](at func(*T) *ogp.Contact) []column[T] {
	return []column[T]{
		name("contact_name", func(t *T) *string { return &at(t).Name }),
		name("contact_title", func(t *T) *string { return &at(t).Title }),
		name("department", func(t *T) *string { return &at(t).Department }),
		name("contact_email", func(t *T) *string { return &at(t).Email }),
		name("contact_phone", func(t *T) *string { return &at(t).Phone }),
	}
}

// fromPlan is a grey column of a return: the plan's value, compared when it
// comes back. keep may be nil if no record keeps what was typed.
func fromPlan[T any](key string, k kind, want func(l *lookup, t *T) any, keep func(t *T, s string)) column[T] {
	return column[T]{
		spec: spec{key: key, kind: k, locked: true},
		read: func(f *field, t *T) {
			if keep != nil {
				keep(t, f.Text)
			}
			if v := want(f.known.plan, t); v != nil || keep == nil {
				f.compare(v)
			}
		},
		write: func(w *wording, t *T, _ ogp.Lang) any {
			switch v := want(w.plan, t).(type) {
			case ogp.Text:
				return text2cell(w.main(v))
			case ogp.Date:
				return date2cell(v)
			case ogp.ID:
				return text2cell(string(v))
			case role:
				return w.Label("role", string(v))
			}
			return nil
		},
	}
}

// role is an agency's part in a commitment: a key of the catalogue's set.
type role string

// compare reports a grey cell that no longer holds the plan's value. In a row
// or a return that the plan does not know there is nothing to compare: the
// finding about that says what is wrong, and the cell is kept.
func (f *field) compare(want any) {
	if want == nil || f.foreign != "" {
		f.keep(ogp.Finding{Code: f.unknown(), Row: f.id}, []ogp.Cell{{Column: f.spec.key, Text: f.Text, At: f.where()}})
		return
	}
	var texts []string
	switch v := want.(type) {
	case ogp.Text:
		for _, l := range v.Langs() {
			texts = append(texts, v[l])
		}
	case ogp.Date:
		if d, ok := f.quietDate(); ok && d == v {
			return
		}
		texts = append(texts, v.String())
	case ogp.ID:
		texts = append(texts, string(v))
		if f.Kind == xlsx.Number { // an id that a program turned into a number
			f.Text = f.prose()
		}
	case role:
		if f.words.sets["role"][fold(f.Text)] == string(v) {
			return
		}
		f.report(ogp.LockedChanged, ogp.KeyArg("plan"), "role."+string(v))
		return
	}
	for _, t := range texts {
		if fold(xlsx.Clean(t)) == fold(f.Text) {
			return
		}
	}
	f.report(ogp.LockedChanged, "plan", strings.Join(texts, " / "))
}

// unknown is the code of a return, or of a row of one, that the plan does not
// know.
func (f *field) unknown() ogp.Code {
	switch {
	case f.foreign != "":
		return f.foreign
	case f.layout.key == "return_milestones":
		return ogp.MilestoneNone
	}
	return ogp.CommitmentNone
}

// quietDate reads a date without a word about how.
func (f *field) quietDate() (ogp.Date, bool) {
	findings, unplaced := f.findings, f.unplaced
	d := f.date()
	f.findings, f.unplaced = findings, unplaced
	return d, !d.Blank()
}
