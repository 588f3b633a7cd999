package templates

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"

	"selfassess/ogp"
)

// check holds the texts of a language to the reference: their keys, their
// names, their plural forms, and the room that they have.
func (o *Overrides) check(ref *Catalogue, l *override) {
	forms := Forms(l.tag)
	nearest := nearestKeys{all: slices.DeleteFunc(ref.Keys(), OfTerminal)}
	for _, key := range sortedKeys(l.own) {
		t := l.own[key]
		_, text := ref.words[unregional(key)]
		_, list := ref.lists[key]
		text = text && !OfTerminal(key)
		word, ofSet := strings.CutPrefix(key, synonyms)
		switch {
		case text && t.isList:
			o.add(ogp.OwnTextKind, t.file, strings.Join(t.list, ", "), "key", key, ogp.KeyArg("wanted"), "own_text_kind.text")
		case (list || ofSet && ref.words[word] != "") && !t.isList:
			o.add(ogp.OwnTextKind, t.file, t.text, "key", key, ogp.KeyArg("wanted"), "own_text_kind.list")
		case t.isList && (list || ofSet && ref.words[word] != ""):
		case hasForms(headOf(key)) && !OfTerminal(key):
			o.checkForm(ref, key, t, forms)
		case !text:
			o.add(ogp.OwnTextUnknown, t.file, t.text, "key", key, "nearest", nearest.to(key))
		default:
			o.checkText(ref, key, unregional(key), t)
		}
	}
}

// checkForm looks at a plural form.
func (o *Overrides) checkForm(ref *Catalogue, key string, t ownText, forms []string) {
	head := headOf(key)
	if form := key[len(head)+1:]; !slices.Contains(forms, form) {
		o.add(ogp.OwnTextForm, t.file, t.text, "key", key, "form", form, "forms", strings.Join(forms, ", "))
		return
	}
	o.checkText(ref, key, head+".other", t)
}

var aName = regexp.MustCompile(`\{([a-z][a-z_]*|word\.[a-z_A-Z]+)\}`)

func namesIn(text string) (names []string) {
	for _, m := range aName.FindAllStringSubmatch(text, -1) {
		names = append(names, m[1])
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// checkText looks at what is in a text, beside that of a key of the reference.
func (o *Overrides) checkText(ref *Catalogue, key, like string, t ownText) {
	english := ref.words[like]
	if named := ref.named[like]; named != "" {
		english = named
	}
	extra, lacks := unlikeNames(ref, key, english, t.text)
	for _, name := range extra {
		o.add(ogp.OwnTextName, t.file, t.text, "key", key, "name", "{"+name+"}", "names", braced(namesIn(english)))
	}
	if len(lacks) > 0 {
		o.add(ogp.OwnTextLacks, t.file, t.text, "key", key, "names", braced(lacks))
	}
	for _, r := range t.text {
		if unicode.IsControl(r) && (r != '\n' || !strings.Contains(english, "\n")) || r == '\ufffd' ||
			strings.HasPrefix(key, "sheet.") && strings.ContainsRune(`:\/?*[]`, r) {
			o.add(ogp.OwnTextCharacter, t.file, t.text, "key", key, "character", visibleRune(r))
			break
		}
	}
	if most, long := room(key, t.text); long {
		o.add(ogp.OwnTextLong, t.file, t.text, "key", key, "most", strconv.Itoa(most), "length", strconv.Itoa(units(t.text)))
	}
}

func visibleRune(r rune) string {
	if unicode.IsPrint(r) {
		return string(r)
	}
	return "U+" + strings.ToUpper(strconv.FormatInt(int64(r)+0x10000, 16))[1:]
}

// unlikeNames are the names of a text that the English one does not have, and
// those that it has and the text lacks.
func unlikeNames(ref *Catalogue, key, english, text string) (extra, lacks []string) {
	want, have := namesIn(english), namesIn(text)
	for _, name := range have {
		_, word := ref.words[name]
		known := slices.Contains(want, name) || strings.HasPrefix(name, wordSet+".") && word ||
			slices.Contains(ofFinding(key), name) || key == "format.percent" && name == "sign"
		if !known {
			extra = append(extra, name)
		}
	}
	if form := strings.TrimPrefix(key, headOf(key)+"."); form == "zero" || form == "one" || form == "two" {
		have = append(have, "n") // which the form says itself, as English does in its own
		if one, ok := ref.words[headOf(key)+".one"]; ok {
			want = slices.DeleteFunc(want, func(name string) bool { return !slices.Contains(namesIn(one), name) })
		}
	}
	for _, name := range want {
		if !slices.Contains(have, name) && !strings.HasPrefix(key, findingSet) && !strings.HasPrefix(name, wordSet+".") {
			lacks = append(lacks, name)
		}
	}
	return extra, lacks
}

const findingSet = "finding."

// ofFinding are the names that the text of a finding may have, whether or not
// the English one has them. Which of them it needs is a matter of its words.
func ofFinding(key string) []string {
	code, is := strings.CutPrefix(headOf(key), findingSet)
	if !is {
		return nil
	}
	return append(ogp.Code(code).Args(), "found", "row", "file", "sheet", "cell")
}

func braced(names []string) string {
	list := make([]string, len(names))
	for i, name := range names {
		list[i] = "{" + name + "}"
	}
	return strings.Join(list, ", ")
}

// room is how many characters Excel has for a text, if it is longer.
func room(key, text string) (most int, long bool) {
	switch {
	case strings.HasPrefix(key, "sheet."):
		most = 31
	case strings.HasPrefix(key, "help."):
		most = 255
	case key == "alert.title":
		most = 32
	case strings.HasPrefix(key, "alert."):
		most = 225
	default:
		return 0, false
	}
	return most, units(text) > most
}

// units are the characters of a text as Excel counts them.
func units(s string) int { return len(utf16.Encode([]rune(s))) }

// Forms are the plural forms that whole numbers have in a language, in the
// order of CLDR.
func Forms(tag string) (forms []string) {
	lang := language.Make(tag)
	seen := map[plural.Form]bool{}
	for n := range 1201 {
		seen[plural.Cardinal.MatchPlural(lang, n, 0, 0, 0, 0)] = true
	}
	seen[plural.Cardinal.MatchPlural(lang, 1_000_000, 0, 0, 0, 0)] = true
	seen[plural.Other] = true
	for _, name := range []string{"zero", "one", "two", "few", "many", "other"} {
		if seen[pluralForms[name]] {
			forms = append(forms, name)
		}
	}
	return forms
}

// nearestKeys looks for the key that was meant: for some of many only, since
// each is compared with all.
type nearestKeys struct {
	all   []string
	asked int
}

func (n *nearestKeys) to(key string) string {
	if n.asked++; n.asked > 40 || len(key) > 100 {
		return ""
	}
	return ogp.Nearest(key, n.all)
}
