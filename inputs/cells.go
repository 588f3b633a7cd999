package inputs

import (
	"math"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"

	"selfassess/inputs/columns"
	"selfassess/inputs/xlsx"
	"selfassess/ogp"
)

// prose reads prose or a name. A number keeps the form it is shown in, as far
// as that can be told: a date becomes ISO, a percentage keeps its sign.
func (f *field) prose() string {
	if f.Kind == xlsx.Bool {
		return answerWord(f.Text)
	}
	if f.Kind != xlsx.Number {
		return f.Text
	}
	n, err := strconv.ParseFloat(f.Text, 64)
	if err != nil {
		return f.Text
	}
	as := plainNumber(n, f.Text)
	if d, ok := serialDate(n, f.book.Date1904); ok && f.Style.Date {
		as = d.String()
	} else if f.Style.Percent {
		as = strconv.FormatFloat(math.Round(n*1e8)/1e6, 'f', -1, 64) + "%"
	} else {
		return as
	}
	f.report(ogp.ValueRead, "as", as)
	return as
}

// exact is up to where a spreadsheet keeps every digit of a number.
const exact = 1e15

// plainNumber writes a number without an exponent. What is longer than a
// spreadsheet is exact stays as it was stored: digits would be made up.
func plainNumber(n float64, stored string) string {
	if math.IsNaN(n) || math.Abs(n) >= exact {
		return stored
	}
	return strconv.FormatFloat(n, 'f', -1, 64)
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
	if key := f.keyed(word); key != "" {
		return key
	}
	code := ogp.ValueUnknown
	switch f.spec.Kind {
	case columns.Level:
		code = ogp.LevelUnknown
	case columns.Section:
		code = ogp.SectionUnknown
	case columns.Answer:
		code = ogp.AnswerUnreadable
	}
	f.reportAbout(f.shown(word), code, ogp.KeyArg("choices"), f.choices(), ogp.KeyArg("nearest"), f.nearest(word),
		ogp.KeyArg("offer"), f.offer())
	return ""
}

// choices are the terms of the words of the closed set.
func (f *field) choices() string {
	terms := make([]string, len(f.spec.Keys))
	for i, k := range f.spec.Keys {
		terms[i] = f.spec.Set + "." + k
	}
	return strings.Join(terms, "\n")
}

// within is the only word of the set that stands in a text: "Yes, gladly". It
// is not asked of levels: "not completed" would mean the opposite.
func (f *field) within(text string) (key string) {
	for folded, k := range f.words.sets[f.spec.Set] {
		if !slices.Contains(f.spec.Keys, k) || len(folded) < 2 ||
			!strings.Contains(" "+fold(spaced.Replace(text))+" ", " "+folded+" ") {
			continue
		}
		if key != "" && key != k {
			return ""
		}
		key = k
	}
	return key
}

var spaced = strings.NewReplacer(",", " ", ".", " ", "(", " ", ")", " ", "/", " ", ":", " ")

// nearest is the term of the word that a misspelt one most probably means, in
// any language; permanent names are misspelt too.
func (f *field) nearest(word string) string {
	word, _, _ = strings.Cut(word, " (")
	if key := f.within(word); key != "" && f.spec.Kind != columns.Level {
		return f.spec.Set + "." + key
	}
	for _, c := range f.words.words {
		labels := make([]string, len(f.spec.Keys))
		for i, k := range f.spec.Keys {
			labels[i] = c.Label(f.spec.Set, k)
		}
		if i := slices.Index(labels, ogp.Nearest(word, labels)); i >= 0 {
			return f.spec.Set + "." + f.spec.Keys[i]
		}
	}
	if i := slices.Index(f.spec.Keys, ogp.Nearest(word, f.spec.Keys)); i >= 0 {
		return f.spec.Set + "." + f.spec.Keys[i]
	}
	return ""
}

// offered is how many choices a hint names; longer lists are in the drop-down.
const offered = 8

// offer is the term that says what can be entered, for the hint of a finding.
func (f *field) offer() string {
	if len(f.spec.Keys) > offered {
		return "reading.from_list"
	}
	return "reading.one_of"
}

// one reads the only word of a cell; a number or truth value is its text.
func (f *field) one() string {
	switch {
	case f.Kind == xlsx.Bool && f.spec.Kind == columns.Answer:
		return answerWord(f.Text)
	case f.Kind == xlsx.Number:
		return f.choice(f.seen())
	}
	return f.choice(f.Text)
}

func (f *field) level() ogp.Level {
	key := f.one()
	for _, l := range ogp.Levels {
		if l.Key() == key {
			return l
		}
	}
	return ogp.NotReported
}

func (f *field) answer() ogp.Answer {
	switch f.one() {
	case "yes":
		return ogp.Yes
	case "no":
		return ogp.No
	case "partly":
		return ogp.Partly
	}
	return ogp.Unstated
}

// items splits a list at semicolons and line breaks.
func (f *field) items() []string {
	var items []string
	for _, s := range strings.FieldsFunc(f.Text, func(r rune) bool { return r == ';' || r == '\n' }) {
		s = strings.TrimSpace(s)
		s = strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(s, "- "), "• "))
		if s != "" && !slices.Contains(items, s) {
			items = append(items, s)
		}
	}
	return items
}

// keyed is the key of a word of the closed set, "" if it is none.
func (f *field) keyed(word string) string {
	if key := f.words.sets[f.spec.Set][fold(word)]; slices.Contains(f.spec.Keys, key) {
		return key
	}
	return ""
}

// chosen splits a list of words of a closed set: at commas too, where that
// gives nothing but words of the set.
func (f *field) chosen() (words []string) {
	for _, item := range f.items() {
		parts := strings.Split(item, ",")
		if f.keyed(item) != "" || slices.ContainsFunc(parts, func(s string) bool { return f.keyed(s) == "" }) {
			parts = []string{item}
		}
		words = append(words, parts...)
	}
	return words
}

// count reads a whole number of people or things.
func (f *field) count() ogp.Count {
	if f.Kind == xlsx.Number {
		n, err := strconv.ParseFloat(f.Text, 64)
		if err == nil && n >= 0 && n == math.Trunc(n) && n <= 1e9 && !f.Style.Percent && !f.Style.Date {
			return ogp.Counted(int(n))
		}
		f.reportAbout(f.seen(), ogp.NumberUnreadable)
		return ogp.Count{}
	}
	digits := strings.TrimSpace(strings.Map(westernDigit, norm.NFKC.String(f.Text)))
	n, err := strconv.ParseUint(strings.ReplaceAll(digits, " ", ""), 10, 30)
	if err != nil || f.Kind != xlsx.Text || !wholeNumber.MatchString(digits) {
		f.report(ogp.NumberUnreadable)
		return ogp.Count{}
	}
	f.report(ogp.NumberAsText, "as", strconv.FormatUint(n, 10))
	return ogp.Counted(int(n))
}

// seen is a number as its format shows it: as a percentage or as a day.
func (f *field) seen() string {
	n, err := strconv.ParseFloat(f.Text, 64)
	if err != nil {
		return f.Text
	}
	if d, ok := serialDate(n, f.book.Date1904); ok && f.Style.Date {
		return d.String()
	}
	if f.Style.Percent {
		return strconv.FormatFloat(math.Round(n*1e8)/1e6, 'f', -1, 64) + "%"
	}
	return plainNumber(n, f.Text)
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
func (f *field) identifier() ogp.ID {
	if f.Kind != xlsx.Number {
		return f.checked(f.canonical(f.Text))
	}
	n, err := strconv.ParseFloat(f.Text, 64)
	if err != nil {
		f.report(ogp.IDInvalid)
		return ""
	}
	typed := ogp.ID(plainNumber(n, f.Text))
	fits := f.sameValue(n)
	if day, ok := serialDate(n, f.book.Date1904); ok && f.Style.Date { // "1-2" that a program took for a day
		f.report(ogp.IDAmbiguous, "choices", day.String()+", "+string(typed))
		return ""
	}
	if f.spec.Defines && n == math.Trunc(n) && math.Abs(n) < exact {
		fits = []string{string(typed)} // a whole number has lost nothing
	}
	if len(fits) == 1 {
		if n != math.Trunc(n) || fits[0] != string(typed) {
			f.report(ogp.IDNumeric, "as", fits[0])
		}
		return ogp.ID(fits[0])
	}
	if len(fits) == 0 {
		fits = []string{string(typed), string(typed) + "0"}
	}
	f.report(ogp.IDAmbiguous, "choices", strings.Join(fits, ", "))
	return ""
}

// canonical is an id as it is compared: letters in one form, single spaces,
// and nothing that cannot be seen. Letters and digits of another width or
// script are read as the plain ones, with a note, where that gives an id that
// is known; otherwise they stay, since they may be meant.
func (f *field) canonical(text string) ogp.ID {
	id := ogp.ID(strings.Join(strings.Fields(norm.NFC.String(xlsx.WithoutUnseen(text))), " "))
	if xlsx.IsPlain(string(id)) {
		return id
	}
	plain := ogp.ID(strings.Join(strings.Fields(strings.Map(westernDigit, norm.NFKC.String(string(id)))), " "))
	if plain != id && slices.Contains(f.knownIDs(), plain) {
		f.reportAbout(text, ogp.ValueRead, "as", string(plain))
		return plain
	}
	return id
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

func (f *field) knownIDs() []ogp.ID {
	switch f.spec.Kind {
	case columns.Commitment:
		return f.known.commitments
	case columns.Milestone:
		return f.known.milestones
	case columns.Agency:
		return f.known.agencies
	}
	return nil
}

// checked reports ids that could not be written again in a list of ids. Any
// other text is an id: who writes files makes a name of it.
func (f *field) checked(id ogp.ID) ogp.ID {
	if strings.ContainsFunc(string(id), func(r rune) bool { return unicode.IsControl(r) || r == '\uFFFD' || r == ';' }) {
		f.report(ogp.IDInvalid)
	}
	return id
}

// identifiers reads a list of ids in one cell.
func (f *field) identifiers() (ids []ogp.ID) {
	if f.Kind == xlsx.Number {
		if id := f.identifier(); id != "" {
			ids = append(ids, id)
		}
		return ids
	}
	for _, s := range f.items() {
		if f.spec.Kind == columns.Agency || !strings.Contains(s, ",") {
			ids = append(ids, f.checked(f.canonical(s)))
			continue
		}
		for _, part := range strings.Split(s, ",") { // "1, 2" can only be two numbers
			if part = strings.TrimSpace(part); part != "" {
				ids = append(ids, f.checked(f.canonical(part)))
			}
		}
	}
	return ids
}

// links reads one link a line. An address that the cell leads to without
// showing it is a link of its own, and the text beside it need not be one.
func (f *field) links() (links []ogp.Link) {
	address := f.hidden()
	for _, line := range strings.Split(f.prose(), "\n") {
		line = strings.TrimSpace(line)
		line = strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(line, "- "), "• "))
		switch {
		case line == "":
		case permitted(line):
			links = append(links, ogp.Link{Text: line, URL: line})
		case permitted(address):
			links = append(links, ogp.Link{Text: line})
		default:
			links = append(links, f.unsafe(line))
		}
	}
	switch {
	case address == "":
	case permitted(address):
		links = append(links, ogp.Link{Text: address, URL: address})
	default:
		links = append(links, f.unsafe(address))
	}
	return links
}

// unsafe keeps as text what is not allowed as a link.
func (f *field) unsafe(text string) ogp.Link {
	f.reportAbout(text, ogp.LinkUnsafe)
	return ogp.Link{Text: text}
}

// permitted allows web and mail addresses that say where they lead: no user
// part before the host, no spaces or control characters.
func permitted(s string) bool {
	u, err := url.Parse(s)
	odd := func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) || r == '\\' }
	if err != nil || len(s) > 2000 || strings.ContainsFunc(s, odd) {
		return false
	}
	switch u.Scheme {
	case "http", "https":
		return u.Hostname() != "" && u.User == nil && !mixesScripts(u.Hostname())
	case "mailto":
		return strings.Contains(u.Opaque, "@")
	}
	return false
}

// mixesScripts tells whether a part of a host's name has Latin letters beside
// Cyrillic or Greek ones, which look alike: such a name is made to deceive.
func mixesScripts(host string) bool {
	for label := range strings.SplitSeq(host, ".") {
		if strings.ContainsFunc(label, func(r rune) bool { return unicode.Is(unicode.Latin, r) }) &&
			strings.ContainsFunc(label, func(r rune) bool { return unicode.In(r, unicode.Cyrillic, unicode.Greek) }) {
			return true
		}
	}
	return false
}

// readLanguage reads a tag, or with a note a language's name.
func (f *field) readLanguage(s string) (ogp.Lang, bool) {
	if tag, err := language.Parse(s); err == nil && tag != language.Und {
		return ogp.Lang(tag.String()), true
	}
	if l, ok := f.words.language(s); ok {
		f.reportAbout(s, ogp.ValueRead, "as", string(l))
		return l, true
	}
	f.reportAbout(s, ogp.ValueUnknown, offers("reading.language_tag")...)
	return "", false
}

// languages reads a list of them.
func (f *field) languages() (list []string) {
	f.Text = strings.ReplaceAll(f.Text, ",", ";")
	for _, item := range f.items() {
		if l, ok := f.readLanguage(item); ok {
			list = append(list, string(l))
		}
	}
	return list
}
