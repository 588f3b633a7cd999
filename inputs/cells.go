package inputs

import (
	"math"
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
	"selfassess/templates"
	"selfassess/templates/numbers"
)

// prose reads prose or a name. A number keeps the form it is shown in, as far
// as that can be told: a date becomes ISO, a percentage keeps its sign.
func (f *field) prose() string {
	if f.Kind == xlsx.Bool {
		return answerWord(f.Text)
	}
	if f.Kind != xlsx.Number {
		if f.layout.Key != columns.Accepted.Key && f.words.isUnwritten(f.Text) { // nothing of that is published
			f.report(ogp.TextUnwritten)
		}
		return f.Text
	}
	n, err := strconv.ParseFloat(f.Text, 64)
	if err != nil {
		return f.Text
	}
	if d, ok := f.shownDay(f.Cell); ok {
		return d.String()
	}
	if !f.Style.Percent {
		return plainNumber(n, f.Text)
	}
	as := strconv.FormatFloat(math.Round(n*1e8)/1e6, 'f', -1, 64) + "%"
	f.report(ogp.ValueRead, "as", as)
	return as
}

// exact is up to where a spreadsheet keeps every digit of a number.
const exact = 1e15

// plainNumber writes a number without an exponent. What is longer than a
// spreadsheet is exact stays as it was stored, and so does what is very small:
// digits would be made up.
func plainNumber(n float64, stored string) string {
	if math.IsNaN(n) || math.Abs(n) >= exact || strings.Contains(stored, "E-") {
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
		if key := f.words.levelIn(word); key != "" {
			f.reportAbout(word, ogp.ValueRead, ogp.KeyArg("as"), "level."+key)
			return key
		}
		code = ogp.LevelUnknown
	case columns.Section:
		code = ogp.SectionUnknown
	case columns.Answer:
		code = ogp.AnswerUnreadable
	}
	args := []string{ogp.KeyArg("choices"), f.choices(), ogp.KeyArg("nearest"), f.nearest(word), ogp.KeyArg("offer"), f.offer()}
	if code == ogp.LevelUnknown {
		args = append(args, ogp.KeyArg("word"), f.listable(word), ogp.KeyArg("remedy"), "reading.pick_level")
	}
	f.reportAbout(f.shown(word), code, args...)
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
	text = " " + fold(spaced.Replace(text)) + " "
	for folded, k := range f.words.sets[f.spec.Set] {
		if !slices.Contains(f.spec.Keys, k) || len(folded) < 2 || !strings.Contains(text, " "+folded+" ") {
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
	if word, _, _ = strings.Cut(word, " ("); !isWord(word) {
		return ""
	}
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

// level reads a level, by the plan's vocabulary too.
func (f *field) level() ogp.Level {
	if l := f.byVocabulary(); l != ogp.NotReported {
		return l
	}
	key := f.one()
	for _, l := range ogp.Levels {
		if l.Key() == key {
			return l
		}
	}
	f.levelUnread = true
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
	for _, s := range strings.FieldsFunc(f.Text, func(r rune) bool { return r == ';' || r == '؛' || r == '\n' }) {
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
	if !isWord(word) {
		return ""
	}
	if key := f.words.sets[f.spec.Set][fold(word)]; slices.Contains(f.spec.Keys, key) {
		return key
	}
	return ""
}

// chosen splits a list of words of a closed set: at commas and the like too,
// where that gives any word of the set. The others are then asked about.
func (f *field) chosen() (words []string) {
	for _, item := range f.items() {
		parts := between.Split(item, -1)
		if f.keyed(item) != "" || !slices.ContainsFunc(parts, func(s string) bool { return f.keyed(s) != "" }) {
			parts = []string{item}
		}
		for _, part := range parts {
			if part = strings.TrimSpace(part); part != "" {
				words = append(words, part)
			}
		}
	}
	return words
}

// count reads a whole number of people or things. A number below the least
// that the column allows is none.
func (f *field) count() ogp.Count {
	n := f.wholeNumber()
	if n.Known && n.N < f.spec.Least {
		f.reportAbout(f.seen(), ogp.NumberTooSmall, "least", f.least())
		return ogp.Count{}
	}
	return n
}

func (f *field) least() string { return strconv.Itoa(f.spec.Least) }

// wholeNumber reads a number of 0 or more.
func (f *field) wholeNumber() ogp.Count {
	if f.Kind == xlsx.Number {
		n, err := strconv.ParseFloat(f.Text, 64)
		if err == nil && n >= 0 && n == math.Trunc(n) && n <= 1e9 && !f.Style.Percent && !f.Style.Date {
			return ogp.Counted(int(n))
		}
		f.reportAbout(f.seen(), ogp.NumberUnreadable, "least", f.least())
		return ogp.Count{}
	}
	digits := strings.TrimSpace(strings.Map(westernDigit, norm.NFKC.String(xlsx.WithoutUnseen(f.Text))))
	digits = f.numberStyle().Ungrouped(digits)
	n, err := strconv.ParseUint(strings.ReplaceAll(digits, " ", ""), 10, 30)
	if err != nil || f.Kind != xlsx.Text || !wholeNumber.MatchString(digits) {
		f.report(ogp.NumberUnreadable, "least", f.least())
		return ogp.Count{}
	}
	if f.single == "" || digits != f.Text { // a table of text has no other numbers
		f.report(ogp.NumberAsText, "as", strconv.FormatUint(n, 10))
	}
	return ogp.Counted(int(n))
}

// seen is a number as its format shows it: as a percentage or as a day.
func (f *field) seen() string {
	n, err := strconv.ParseFloat(f.Text, 64)
	if err != nil {
		return f.Text
	}
	if d, ok := f.shownDay(f.Cell); ok {
		return d.String()
	}
	if f.Style.Percent {
		return strconv.FormatFloat(math.Round(n*1e8)/1e6, 'f', -1, 64) + "%"
	}
	return plainNumber(n, f.Text)
}

// numberStyle is how numbers are written in the language of the workbook. Forms
// in English are filled in by people of all languages: what a comma or a point
// means there is asked.
func (f *field) numberStyle() numbers.Style {
	if l := string(f.inLanguage()); l != "" && l != templates.Reference && !strings.HasPrefix(l, templates.Reference+"-") {
		return numbers.Of(l)
	}
	return numbers.Style{}
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
