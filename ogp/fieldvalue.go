package ogp

// Counter is a field that holds a count.
type Counter interface {
	Get() Count
	Set(Count)
}

// Word is a field that holds a word, or a short text in one language.
type Word interface {
	Get() string
	Set(string)
}

// Words is a field that holds a list of words.
type Words interface {
	Get() []string
	Set([]string)
}

// Scope is a field that holds a list of commitments, or says "all".
type Scope struct {
	Commitments *[]ID
	All         *bool
}

// valueOf makes of a pointer to a field the value that Field.Value promises.
// A new type of words has its line here, and its closed set in choicesOf.
func valueOf(p any) any {
	switch p := p.(type) {
	case *Count:
		return count{p}
	case *string:
		return word[string]{p}
	case *Lang:
		return word[Lang]{p}
	case *AgencyKind:
		return word[AgencyKind]{p}
	case *Change:
		return word[Change]{p}
	case *IRMLevel:
		return word[IRMLevel]{p}
	case *Phase:
		return word[Phase]{p}
	case *EventType:
		return word[EventType]{p}
	case *EventFormat:
		return word[EventFormat]{p}
	case *Sector:
		return word[Sector]{p}
	case *Outcome:
		return word[Outcome]{p}
	case *Direction:
		return word[Direction]{p}
	case *SectionKey:
		return word[SectionKey]{p}
	case *ReportKind:
		return word[ReportKind]{p}
	case *ContactPolicy:
		return word[ContactPolicy]{p}
	case *Outline:
		return word[Outline]{p}
	case *[]string:
		return wordList[string]{p}
	case *[]Lang:
		return wordList[Lang]{p}
	case *[]OGPValue:
		return wordList[OGPValue]{p}
	case *[]Challenge:
		return wordList[Challenge]{p}
	}
	return p
}

// choicesOf is the closed set of a value's words.
func choicesOf(v any) Choices {
	switch v.(type) {
	case *Level:
		return Choices{"level", levelKeys(), NotReported.Key()}
	case *Answer:
		return Choices{Set: "answer", Keys: []string{Yes.Key(), No.Key()}}
	case word[AgencyKind]:
		return Choices{Set: "agency_kind", Keys: plain(AgencyKinds)}
	case word[Change]:
		return Choices{"change", plain([]Change{noChange, Added, Amended, Withdrawn, Merged}), string(noChange)}
	case word[IRMLevel]:
		return Choices{Set: "irm_level", Keys: plain(IRMLevels)}
	case word[Phase]:
		return Choices{Set: "phase", Keys: plain(Phases)}
	case word[EventType]:
		return Choices{Set: "event_type", Keys: plain(EventTypes)}
	case word[EventFormat]:
		return Choices{Set: "event_format", Keys: plain(EventFormats)}
	case word[Sector]:
		return Choices{Set: "sector", Keys: plain(Sectors)}
	case word[Outcome]:
		return Choices{Set: "outcome", Keys: plain(Outcomes)}
	case word[Direction]:
		return Choices{Set: "direction", Keys: plain(Directions)}
	case word[SectionKey]:
		return Choices{Set: "narrative_section", Keys: plain(SectionKeys)}
	case word[ReportKind]:
		return Choices{Set: "report_kind", Keys: plain([]ReportKind{EndOfTerm, MidTerm})}
	case word[ContactPolicy]:
		return Choices{Set: "contact_policy", Keys: plain([]ContactPolicy{PublishAll, PublishName, PublishNone})}
	case word[Outline]:
		return Choices{Set: "outline", Keys: plain([]Outline{AnnexOutline, StandardsOutline})}
	case wordList[OGPValue]:
		return Choices{Set: "value", Keys: plain(OGPValues)}
	case wordList[Challenge]:
		return Choices{Set: "challenge", Keys: plain(Challenges)}
	}
	return Choices{}
}

func isLinks(v any) bool {
	switch v.(type) {
	case *Link, *[]Link:
		return true
	}
	return false
}

// noChange is the permanent name of Unchanged.
const noChange Change = "none"

func levelKeys() []string {
	keys := make([]string, len(Levels))
	for i, l := range Levels {
		keys[i] = l.Key()
	}
	return keys
}

// plain are words without their type.
func plain[S ~string](list []S) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = string(s)
	}
	return out
}

type count struct{ p *Count }

func (c count) Get() Count  { return *c.p }
func (c count) Set(n Count) { *c.p = n }

// sectorCount is the count of one sector, which lies in a map. An unknown one
// has no entry.
type sectorCount struct {
	of     *map[Sector]Count
	sector Sector
}

func (c sectorCount) Get() Count { return (*c.of)[c.sector] }

func (c sectorCount) Set(n Count) {
	switch {
	case !n.Known:
		delete(*c.of, c.sector)
		return
	case *c.of == nil:
		*c.of = map[Sector]Count{}
	}
	(*c.of)[c.sector] = n
}

type word[S ~string] struct{ p *S }

func (w word[S]) Get() string  { return string(*w.p) }
func (w word[S]) Set(s string) { *w.p = S(s) }

type wordList[S ~string] struct{ p *[]S }

func (w wordList[S]) Get() []string { return plain(*w.p) }

func (w wordList[S]) Set(list []string) {
	*w.p = nil
	for _, s := range list {
		*w.p = append(*w.p, S(s))
	}
}

// blank tells whether a value says nothing.
func blank(v any) bool {
	if t, ok := v.(*Text); ok {
		return t.Blank()
	}
	return cellText(v) == ""
}

// cellText is a value, other than a text, as a cell of a data file holds it.
func cellText(v any) string {
	switch v := v.(type) {
	case *Date:
		return v.String()
	case *Level:
		return levelCell(*v)
	case *Percent:
		return v.String()
	case *Answer:
		return v.Key()
	case *ID:
		return string(*v)
	case *[]ID:
		return joined(*v)
	case *Link:
		return v.Text
	case *[]Link:
		return linkLines(*v)
	case Counter:
		return v.Get().String()
	case Word:
		return v.Get()
	case Words:
		return joined(v.Get())
	case Scope:
		return scope(*v.Commitments, *v.All)
	}
	panic("a field of a type that valueOf does not know") // a fault of a table, which its test would find
}

// assign gives a field the value of another record.
func assign(v, from any) {
	switch v := v.(type) {
	case *Text:
		*v = *from.(*Text)
	case *Date:
		*v = *from.(*Date)
	case *Level:
		*v = *from.(*Level)
	case *Percent:
		*v = *from.(*Percent)
	case *Answer:
		*v = *from.(*Answer)
	case *ID:
		*v = *from.(*ID)
	case *[]ID:
		*v = *from.(*[]ID)
	case *[]Link:
		*v = *from.(*[]Link)
	case Words:
		v.Set(from.(Words).Get())
	case Scope:
		*v.Commitments, *v.All = *from.(Scope).Commitments, *from.(Scope).All
	case *Link:
		*v = *from.(*Link)
	case Counter:
		v.Set(from.(Counter).Get())
	case Word:
		v.Set(from.(Word).Get())
	}
}
