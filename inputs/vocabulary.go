package inputs

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
	"golang.org/x/text/unicode/norm"

	"selfassess/inputs/columns"
	"selfassess/inputs/xlsx"
	"selfassess/ogp"
	"selfassess/templates"
)

// vocabulary recognises words of all shipped languages.
type vocabulary struct {
	words      []*templates.Catalogue
	sets       map[string]map[string]string // closed set → folded word → key
	headers    map[string]map[string]string // sheet → folded header → column key
	sheets     map[string][]string          // folded sheet name → sheet keys
	months     map[string]int
	nothing    map[string]bool   // "n/a", "-": words for an empty cell
	noLink     map[string]bool   // "none": words for an empty cell of links
	levelForms map[string]string // what people write for a level: "complete"
	levelWords map[string]bool   // words beside a level that change nothing: "progress"
	unwritten  map[string]bool   // "to be completed": words in the place of a text
	longest    int               // of these, in bytes
	totals     map[string]bool   // "total": words for a row of sums
	dateWords  map[string]bool   // "of", "th": words of a date that change nothing
	languages  map[string]ogp.Lang
	ours       []*ourTexts     // what our own sheets say, in each language
	labels     map[string]bool // of them, those beside which a value stands

	copyChannels []*regexp.Regexp // what the channel of remarks out of reviewed copies says
}

// newVocabulary builds the lookup tables for the sheets' columns once.
func newVocabulary(words []*templates.Catalogue) *vocabulary {
	v := &vocabulary{words: words, sets: map[string]map[string]string{}, headers: map[string]map[string]string{},
		sheets: map[string][]string{}, months: map[string]int{}, nothing: map[string]bool{}, noLink: map[string]bool{},
		levelForms: map[string]string{}, levelWords: map[string]bool{}, unwritten: map[string]bool{},
		totals: map[string]bool{}, dateWords: map[string]bool{}, languages: map[string]ogp.Lang{}}
	for _, l := range columns.Layouts() {
		v.learnHeaders(l.Key, keysOf(l))
		for _, s := range l.Columns {
			v.learnSet(s.Set, s.Keys)
		}
		for _, c := range words {
			v.learnSheet(c.Label("sheet", l.Key), l.Key)
		}
	}
	v.learnHeaders(columns.PlanLayout().Key, keysOf(columns.PlanLayout()))
	v.learnHeaders("fields", []string{"field", "value"})
	v.learnHeaders("meta", columns.Facts)
	v.learnHeaders(columns.Check, []string{"item", "asked", "filled", "open", "state"})
	v.learnHeaders(columns.NotCarried, []string{"sheet", "cell", "row", "column", "text", "fix"})
	for _, s := range columns.PlanFields {
		v.learnSet(s.Set, s.Keys)
	}
	for _, c := range words {
		for _, key := range append([]string{"plan"}, columns.OwnSheets...) {
			v.learnSheet(c.Label("sheet", key), key)
		}
	}
	v.learnWords()
	v.learnTexts()
	return v
}

func keysOf(l columns.Layout) []string {
	keys := make([]string, len(l.Columns))
	for i, s := range l.Columns {
		keys[i] = s.Key
	}
	return keys
}

// learnHeaders learns how the columns of a sheet may be headed: by their key,
// or by their label in any language.
func (v *vocabulary) learnHeaders(sheet string, keys []string) {
	m := map[string]string{}
	for _, key := range keys {
		m[fold(key)] = key
	}
	for _, c := range v.words {
		for _, key := range keys {
			m[fold(c.Label("column."+sheet, key))] = key
		}
	}
	v.headers[sheet] = m
}

func (v *vocabulary) learnSheet(name, key string) {
	for _, known := range v.sheets[fold(name)] {
		if known == key {
			return
		}
	}
	v.sheets[fold(name)] = append(v.sheets[fold(name)], key)
}

func (v *vocabulary) learnSet(set string, keys []string) {
	if set == "" {
		return
	}
	m := v.sets[set]
	if m == nil {
		m = map[string]string{}
		v.sets[set] = m
	}
	for _, k := range keys {
		m[fold(k)] = k
		for _, c := range v.words {
			m[fold(c.Label(set, k))] = k
			for _, synonym := range c.List("synonym." + set + "." + k) {
				m[fold(synonym)] = k
			}
		}
	}
}

// isWord tells texts that may be a word of a closed set or a date from those
// that are too long for it, and would cost much time to compare.
func isWord(text string) bool { return len(text) <= 2_000 }

// levelIn is the level that a text says but for its grammar: "Complete", "2.
// Limited progress", "NS (not started)". Words that leave room for another one,
// such as "under way" or "not yet completed", are none.
func (v *vocabulary) levelIn(text string) (level string) {
	if !isWord(text) {
		return ""
	}
	words := strings.FieldsFunc(fold(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '%' && r != '\'' })
	for from := 0; from < len(words); {
		key, n := v.levelAt(words[from:])
		switch {
		case n == 0 && v.levelWords[words[from]]:
			n = 1
		case n == 0 || level != "" && level != key:
			return ""
		default:
			level = key
		}
		from += n
	}
	return level
}

// levelAt is the longest name of a level that words begin with.
func (v *vocabulary) levelAt(words []string) (key string, length int) {
	for n := min(len(words), 4); n > 0; n-- {
		name := strings.Join(words[:n], " ")
		if key := cmp.Or(v.sets["level"][name], v.levelForms[name]); key != "" {
			return key, n
		}
	}
	return "", 0
}

// levelCodes are the short codes of the levels, the same in every language.
var levelCodes = map[string]ogp.Level{"ns": ogp.NotStarted, "lp": ogp.Limited, "sp": ogp.Substantial,
	"c": ogp.Completed}

// answerCodes are the ways to say yes and no that need no language.
var answerCodes = map[string]string{"true": "yes", "1": "yes", "✓": "yes", "✔": "yes", "y": "yes", "false": "no",
	"0": "no", "n": "no"}

func (v *vocabulary) learnWords() {
	for i := 1; i <= 12; i++ {
		for _, c := range v.words {
			v.months[fold(c.Label("month", strconv.Itoa(i)))] = i
			v.months[fold(c.Label("month_short", strconv.Itoa(i)))] = i
			for _, w := range c.List("synonym.month." + strconv.Itoa(i)) {
				v.months[fold(w)] = i
			}
		}
	}
	for _, c := range v.words {
		for key, text := range c.Regional() {
			if n, err := strconv.Atoi(key[strings.LastIndex(key, ".")+1:]); err == nil && strings.HasPrefix(key, "month") {
				v.months[fold(text)] = n
			}
		}
	}
	for code, l := range levelCodes {
		v.sets["level"][code] = l.Key()
	}
	for _, c := range v.words {
		for _, l := range ogp.Levels {
			for _, form := range c.List("level_form." + l.Key()) {
				v.levelForms[fold(form)] = l.Key()
			}
		}
		for _, w := range c.List("level_words") {
			v.levelWords[fold(w)] = true
		}
	}
	v.learnSet("role", []string{"lead", "supporting", "counterpart"})
	v.learnSet("scope", []string{"all"})
	v.learnSet("answer", []string{"yes", "no", "partly"})
	for code, a := range answerCodes {
		v.sets["answer"][code] = a
	}
	for _, c := range v.words {
		for _, w := range c.List("nothing") {
			v.nothing[fold(w)] = true
			v.nothing[strings.ToLower(strings.TrimSpace(w))] = true
		}
		for _, w := range c.List("no_link") {
			v.noLink[fold(w)] = true
		}
		for _, w := range c.List("unwritten") {
			v.unwritten[fold(w)] = true
			v.longest = max(v.longest, len(fold(w)))
		}
		for _, w := range c.List("totals") {
			v.totals[fold(w)] = true
		}
		for _, w := range c.List("date_words") {
			v.dateWords[fold(w)] = true
		}
		v.learnLanguage(ogp.Lang(c.Tag))
	}
}

// prefer puts the words of a language first: what the reader names itself, such
// as the sheet that a table of text is, has the name of that language.
func (v *vocabulary) prefer(l ogp.Lang) {
	served, _ := templates.Among(string(l), tagsOf(v.words))
	if i := slices.IndexFunc(v.words, func(c *templates.Catalogue) bool { return c.Tag == served }); i > 0 {
		first := v.words[i]
		v.words = slices.Insert(slices.Delete(slices.Clone(v.words), i, i+1), 0, first)
		v.ours[0], v.ours[i] = v.ours[i], v.ours[0]
	}
}

func tagsOf(all []*templates.Catalogue) (tags []string) {
	for _, c := range all {
		tags = append(tags, c.Tag)
	}
	return tags
}

// learnLanguage lets headers name the language: its tag, its name in itself
// and its name in every shipped language.
func (v *vocabulary) learnLanguage(l ogp.Lang) {
	tag, err := language.Parse(string(l))
	if err != nil {
		return
	}
	v.languages[fold(string(l))] = l
	v.languages[fold(display.Self.Name(tag))] = l
	for _, c := range v.words {
		if in, err := language.Parse(c.Tag); err == nil {
			v.languages[fold(display.Languages(in).Name(tag))] = l
		}
	}
}

// header tells which column a header cell names, and in which language; ok is
// false for an unknown header.
func (v *vocabulary) header(sheet, text string) (key string, lang ogp.Lang, ok bool) {
	known := v.headers[sheet]
	if key, ok := known[fold(text)]; ok {
		return key, "", true
	}
	base, tag, found := ogp.CutLang(text)
	rest := string(tag)
	if !found {
		trimmed := strings.TrimRight(text, " \u00a0\n*")
		i := strings.LastIndex(trimmed, "(")
		if i < 0 || !strings.HasSuffix(trimmed, ")") {
			return "", "", false
		}
		base, rest = trimmed[:i], trimmed[i+1:len(trimmed)-1]
	}
	key, ok = known[fold(base)]
	if !ok {
		return "", "", false
	}
	lang, ok = v.language(rest)
	return key, lang, ok
}

// language reads "en", "English", or XLSForm's "English (en)".
func (v *vocabulary) language(s string) (ogp.Lang, bool) {
	if l, ok := v.languages[fold(s)]; ok {
		return l, true
	}
	if i := strings.LastIndex(s, "("); i >= 0 {
		s = strings.TrimSuffix(s[i+1:], ")")
	}
	tag, err := language.Parse(strings.TrimSpace(s))
	if err != nil || tag == language.Und {
		return "", false
	}
	return ogp.Lang(tag.String()), true
}

// fold makes two spellings of a word equal: case, width of letters, accents,
// ligatures, kinds of apostrophes, kinds and amounts of space, line breaks, what
// cannot be seen, and punctuation at the end. Capitals are often typed without
// accents, and Arabic without its vowels.
func fold(s string) string {
	if isPlain(s) {
		s = strings.ToLower(s)
	} else {
		s = foldUnicode(s)
	}
	if t := strings.TrimRight(s, " .:;,*?!…"); t != "" {
		return t
	}
	return s
}

func foldUnicode(s string) string {
	s = strings.ToLower(norm.NFKD.String(xlsx.WithoutUnseen(s)))
	s = oneSpelling.Replace(strings.Map(withoutAccent, s))
	return strings.Join(strings.Fields(s), " ")
}

var oneSpelling = strings.NewReplacer("’", "'", "ʼ", "'", "œ", "oe", "æ", "ae", "ß", "ss", "ى", "ي", "ة", "ه")

// withoutAccent drops the accents of Latin, Greek and Cyrillic letters and the
// points of Hebrew and Arabic ones. Marks of other scripts are letters.
func withoutAccent(r rune) rune {
	switch {
	case r >= 0x300 && r <= 0x36f, r >= 0x591 && r <= 0x5c7 && unicode.Is(unicode.Mn, r),
		r >= 0x610 && r <= 0x61a, r >= 0x64b && r <= 0x65f, r == 0x670, r == 0x640:
		return -1
	}
	return r
}

// isPlain tells whether a text is printable ASCII with one space between
// words, as nearly all the texts are that the program itself has: their case
// is all that is to be made equal. A vocabulary folds some thousand of them.
func isPlain(s string) bool {
	before := byte(' ')
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' || s[i] == ' ' && before == ' ' {
			return false
		}
		before = s[i]
	}
	return before != ' '
}
