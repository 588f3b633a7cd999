package inputs

import (
	"math"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"selfassess"
)

// prose reads prose or a name. A number keeps the form it is shown in, as far
// as that can be told: a date becomes ISO, a percentage keeps its sign.
func (f *field) prose() string {
	if f.kind == boolCell {
		return answerWord(f.text)
	}
	if f.kind != numberCell {
		return f.text
	}
	n, err := strconv.ParseFloat(f.text, 64)
	if err != nil {
		return f.text
	}
	as := strconv.FormatFloat(n, 'f', -1, 64)
	if d, ok := serialDate(n, f.book.date1904); ok && f.style.date {
		as = d.String()
	} else if f.style.percent {
		as = strconv.FormatFloat(math.Round(n*1e8)/1e6, 'f', -1, 64) + "%"
	} else {
		return as
	}
	f.report(selfassess.ValueRead, "as", as)
	return as
}

func answerWord(b string) string {
	if b == "1" {
		return "yes"
	}
	return "no"
}

// choice reads one word of a closed set: a label in any shipped language, the
// key, or a synonym. Nothing is guessed.
func (f *field) choice(word string) string {
	if key := f.words.sets[f.spec.set][fold(word)]; key != "" && slices.Contains(f.spec.keys, key) {
		return key
	}
	code := selfassess.ValueUnknown
	switch f.spec.kind {
	case levelKind:
		code = selfassess.LevelUnknown
	case sectionKind:
		code = selfassess.SectionUnknown
	case answerKind:
		code = selfassess.AnswerUnreadable
	}
	f.reportAbout(f.shown(word), code, selfassess.Term("choices"), f.choices(), selfassess.Term("nearest"), f.nearest(word), selfassess.Term("offer"), f.offer())
	return ""
}

// choices are the terms of the words of the closed set.
func (f *field) choices() string {
	terms := make([]string, len(f.spec.keys))
	for i, k := range f.spec.keys {
		terms[i] = f.spec.set + "." + k
	}
	return strings.Join(terms, "\n")
}

// nearest is the term of the word that a misspelt one most probably means, in
// any language; permanent names are misspelt too.
func (f *field) nearest(word string) string {
	for _, c := range f.words.words {
		labels := make([]string, len(f.spec.keys))
		for i, k := range f.spec.keys {
			labels[i] = c.Label(f.spec.set, k)
		}
		if i := slices.Index(labels, selfassess.Nearest(word, labels)); i >= 0 {
			return f.spec.set + "." + f.spec.keys[i]
		}
	}
	if i := slices.Index(f.spec.keys, selfassess.Nearest(word, f.spec.keys)); i >= 0 {
		return f.spec.set + "." + f.spec.keys[i]
	}
	return ""
}

// offered is how many choices a hint names; longer lists are in the drop-down.
const offered = 8

// offer is the term that says what can be entered, for the hint of a finding.
func (f *field) offer() string {
	if len(f.spec.keys) > offered {
		return "reading.from_list"
	}
	return "reading.one_of"
}

// one reads the only word of a cell; a number or truth value is its text.
func (f *field) one() string {
	if f.kind == boolCell && f.spec.kind == answerKind {
		return answerWord(f.text)
	}
	return f.choice(f.text)
}

func (f *field) level() selfassess.Level {
	key := f.one()
	for _, l := range selfassess.Levels {
		if l.Key() == key {
			return l
		}
	}
	return selfassess.NotReported
}

func (f *field) answer() selfassess.Answer {
	switch f.one() {
	case "yes":
		return selfassess.Yes
	case "no":
		return selfassess.No
	case "partly":
		return selfassess.Partly
	}
	return selfassess.Unstated
}

// items splits a list at semicolons and line breaks.
func (f *field) items() []string {
	var items []string
	for _, s := range strings.FieldsFunc(f.text, func(r rune) bool { return r == ';' || r == '\n' }) {
		s = strings.TrimSpace(s)
		s = strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(s, "- "), "• "))
		if s != "" && !slices.Contains(items, s) {
			items = append(items, s)
		}
	}
	return items
}

// count reads a whole number of people or things.
func (f *field) count() selfassess.Count {
	if f.kind == numberCell {
		n, err := strconv.ParseFloat(f.text, 64)
		if err == nil && n >= 0 && n == math.Trunc(n) && n <= 1e9 {
			return selfassess.Counted(int(n))
		}
		f.report(selfassess.NumberUnreadable)
		return selfassess.Count{}
	}
	digits := strings.Map(westernDigit, f.text)
	n, err := strconv.ParseUint(strings.ReplaceAll(digits, " ", ""), 10, 30)
	if err != nil || f.kind != textCell || !wholeNumber.MatchString(digits) {
		f.report(selfassess.NumberUnreadable)
		return selfassess.Count{}
	}
	f.report(selfassess.NumberAsText, "as", strconv.FormatUint(n, 10))
	return selfassess.Counted(int(n))
}

// wholeNumber is plain digits, or groups of three with spaces between them.
var wholeNumber = regexp.MustCompile(`^(\d+|\d{1,3}( \d{3})+)$`)

// westernDigit turns the digits of other scripts into 0 to 9, and the spaces
// that group thousands into plain ones.
func westernDigit(r rune) rune {
	switch {
	case r == '\u00a0' || r == '\u202f' || r == '\u2009':
		return ' '
	case r > unicode.MaxASCII && unicode.IsDigit(r):
		zero := r
		for unicode.IsDigit(zero-1) && r-zero < 9 {
			zero--
		}
		return '0' + (r - zero)
	}
	return r
}

// identifier reads an id. Ids are text; a number is taken only if exactly
// one known id has its value, because 1.10 typed as a number is stored as 1.1.
func (f *field) identifier() selfassess.ID {
	if f.kind != numberCell {
		return f.checked(selfassess.ID(strings.Join(strings.Fields(strings.ReplaceAll(f.text, "\u00a0", " ")), " ")))
	}
	n, err := strconv.ParseFloat(f.text, 64)
	if err != nil {
		f.report(selfassess.IDInvalid)
		return ""
	}
	typed := selfassess.ID(strconv.FormatFloat(n, 'f', -1, 64))
	fits := f.sameValue(n)
	if day, ok := serialDate(n, f.book.date1904); ok && f.style.date { // "1-2" that a program took for a day
		f.report(selfassess.IDAmbiguous, "choices", day.String()+", "+string(typed))
		return ""
	}
	if f.spec.defines && n == math.Trunc(n) {
		fits = []string{string(typed)} // a whole number has lost nothing
	}
	if len(fits) == 1 {
		if n != math.Trunc(n) || fits[0] != string(typed) {
			f.report(selfassess.IDNumeric, "as", fits[0])
		}
		return selfassess.ID(fits[0])
	}
	if len(fits) == 0 {
		fits = []string{string(typed), string(typed) + "0"}
	}
	f.report(selfassess.IDAmbiguous, "choices", strings.Join(fits, ", "))
	return ""
}

// sameValue lists the known ids whose numeric value is n.
func (f *field) sameValue(n float64) (fits []string) {
	for _, id := range f.knownIDs() {
		if v, err := strconv.ParseFloat(string(id), 64); err == nil && v == n {
			fits = append(fits, string(id))
		}
	}
	return fits
}

func (f *field) knownIDs() []selfassess.ID {
	switch f.spec.kind {
	case commitmentKind:
		return f.known.commitments
	case milestoneKind:
		return f.known.milestones
	case agencyKind:
		return f.known.agencies
	}
	return nil
}

// checked reports ids that could not be written again in a list of ids. Any
// other text is an id: who writes files makes a name of it.
func (f *field) checked(id selfassess.ID) selfassess.ID {
	if strings.ContainsFunc(string(id), func(r rune) bool { return unicode.IsControl(r) || r == '\uFFFD' || r == ';' }) {
		f.report(selfassess.IDInvalid)
	}
	return id
}

// identifiers reads a list of ids in one cell.
func (f *field) identifiers() (ids []selfassess.ID) {
	if f.kind == numberCell {
		if id := f.identifier(); id != "" {
			ids = append(ids, id)
		}
		return ids
	}
	for _, s := range f.items() {
		if f.spec.kind == agencyKind || !strings.Contains(s, ",") {
			ids = append(ids, f.checked(selfassess.ID(s)))
			continue
		}
		for _, part := range strings.Split(s, ",") { // "1, 2" can only be two numbers
			if part = strings.TrimSpace(part); part != "" {
				ids = append(ids, f.checked(selfassess.ID(part)))
			}
		}
	}
	return ids
}

// links reads one link a line. An address that the cell leads to without
// showing it is a link of its own, and the text beside it need not be one.
func (f *field) links() (links []selfassess.Link) {
	address := f.hidden()
	for _, line := range strings.Split(f.prose(), "\n") {
		line = strings.TrimSpace(line)
		line = strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(line, "- "), "• "))
		switch {
		case line == "":
		case permitted(line):
			links = append(links, selfassess.Link{Text: line, URL: line})
		case permitted(address):
			links = append(links, selfassess.Link{Text: line})
		default:
			links = append(links, f.unsafe(line))
		}
	}
	switch {
	case address == "":
	case permitted(address):
		links = append(links, selfassess.Link{Text: address, URL: address})
	default:
		links = append(links, f.unsafe(address))
	}
	return links
}

// unsafe keeps as text what is not allowed as a link.
func (f *field) unsafe(text string) selfassess.Link {
	f.reportAbout(text, selfassess.LinkUnsafe)
	return selfassess.Link{Text: text}
}

// permitted allows web and mail addresses that say where they lead: no user
// part before the host, no spaces or control characters.
func permitted(s string) bool {
	u, err := url.Parse(s)
	if err != nil || len(s) > 2000 || strings.ContainsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) || r == '\\' }) {
		return false
	}
	switch u.Scheme {
	case "http", "https":
		return u.Hostname() != "" && u.User == nil
	case "mailto":
		return strings.Contains(u.Opaque, "@")
	}
	return false
}
