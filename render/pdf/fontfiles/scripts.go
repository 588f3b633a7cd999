package fontfiles

import (
	"slices"
	"strings"
	"unicode"
)

// Symbols is the name of the characters that belong to no one script.
const Symbols = "Common"

// ScriptOf returns the name of the script that a character belongs to, as
// Unicode calls it: "Sinhala", "Old_Italic"; Symbols for those of several
// scripts, and "" for code points that are no characters yet.
func ScriptOf(r rune) string {
	for name, t := range unicode.Scripts { // no character belongs to two
		if unicode.Is(t, r) {
			if name == "Inherited" {
				return Symbols
			}
			return name
		}
	}
	return ""
}

// favourites are families to be taken first for a script, besides the one of
// Noto Sans with its name; for any script, those that come with systems.
var favourites = map[string][]string{
	"Arabic":   {"notonaskharabic", "notosansarabic"},
	"Bopomofo": {"wenquanyizenhei", "wenquanyimicrohei", "microsoftjhenghei", "microsoftyahei"},
	"Han": {"wenquanyizenhei", "wenquanyimicrohei", "microsoftyahei", "microsoftjhenghei", "simhei", "simsun",
		"droidsansfallback"},
	"Hangul":   {"nanumgothic", "nanumbarungothic", "malgungothic"},
	"Hiragana": {"ipagothic", "ipapgothic", "vlgothic", "yugothic", "meiryo", "msgothic"},
	"Katakana": {"ipagothic", "ipapgothic", "vlgothic", "yugothic", "meiryo", "msgothic"},
	Symbols: {"notoemoji", "notosanssymbols2", "notosanssymbols", "notosansmath", "symbola", "segoeuisymbol",
		"segoeuiemoji"},
	"": {"nirmalaui", "nirmalatext", "segoeui", "leelawadeeui", "ebrima", "gadugi", "myanmartext", "mvboli"},
}

// unlike are styles that go ill with the report's text, and families for one
// purpose.
var unlike = []string{"serif", "kufi", "mono", "coding", "display", "condensed", "looped", "rashi", "supplement",
	"music", "script", "pen", "brush"}

// For returns the fonts that have characters of a script, best first: from
// the folder that was named first, of a family that is made for the script,
// with the most of its characters, by name.
func (s *Set) For(script string) []Pair {
	s.read()
	s.lock.Lock()
	defer s.lock.Unlock()
	if list, ok := s.ranked[script]; ok {
		return list
	}
	type rank struct {
		Pair
		keys [5]int
	}
	var list []rank
	for _, p := range s.pairs {
		n := p.Regular.covers(script)
		if n == 0 {
			continue
		}
		name := p.Regular.family
		r := rank{p, [5]int{p.Regular.place, liking(script, name), 1, 0, -n}}
		if script != Symbols && strings.Contains(name, plainName(script)) {
			r.keys[2] = 0
		}
		for _, u := range unlike {
			if strings.Contains(name, u) {
				r.keys[3] = 1
			}
		}
		list = append(list, r)
	}
	slices.SortStableFunc(list, func(a, b rank) int { return slices.Compare(a.keys[:], b.keys[:]) })
	pairs := make([]Pair, len(list))
	for i, r := range list {
		pairs[i] = r.Pair
	}
	s.ranked[script] = pairs
	return pairs
}

// liking is the place of a family among those to be taken first.
func liking(script, family string) int {
	own := append(slices.Clip(favourites[script]), "notosans"+plainName(script))
	if i := slices.Index(own, family); i >= 0 {
		return i
	}
	if i := slices.Index(favourites[""], family); i >= 0 {
		return len(own) + i
	}
	return len(own) + len(favourites[""])
}

func plainName(script string) string { return strings.ToLower(strings.ReplaceAll(script, "_", "")) }

// covers counts the characters of a script that a font claims to have; of
// large scripts every so many are looked at, which is enough to compare.
func (f *Face) covers(script string) (n int) {
	const most = 2000
	t := unicode.Scripts[script]
	if t == nil {
		return 0
	}
	total := 0
	each(t, 1, func(rune) { total++ })
	each(t, rune(1+total/most), func(r rune) {
		if f.Has(r) {
			n++
		}
	})
	return n
}

// each calls do with every step-th character of a table's ranges.
func each(t *unicode.RangeTable, step rune, do func(rune)) {
	for _, r := range t.R16 {
		for c := rune(r.Lo); c <= rune(r.Hi); c += rune(r.Stride) * step {
			do(c)
		}
	}
	for _, r := range t.R32 {
		for c := rune(r.Lo); c <= rune(r.Hi); c += rune(r.Stride) * step {
			do(c)
		}
	}
}

// Advice names a font to install for a script, and the package of Debian and
// Ubuntu that holds it. Names are never translated.
func Advice(script string, emoji bool) (font, pkg string) {
	const noto = "fonts-noto-core"
	switch script {
	case Symbols:
		if emoji {
			return "Symbola", "fonts-symbola"
		}
		return "Noto Sans Symbols2", noto
	case "Hangul":
		return "Nanum Gothic", "fonts-nanum"
	case "Han", "Bopomofo":
		return "WenQuanYi Zen Hei", "fonts-wqy-zenhei"
	case "Hiragana", "Katakana":
		return "IPAGothic", "fonts-ipafont-gothic"
	case "Arabic":
		return "Noto Naskh Arabic", noto
	case "Latin", "Greek", "Cyrillic", "":
		return "Noto Sans", noto
	case "Ahom", "Dogra", "Nyiakeng_Puachue_Hmong", "Tangut", "Tibetan", "Yezidi":
		return "Noto Serif " + strings.ReplaceAll(script, "_", " "), noto
	case "Nko":
		return "Noto Sans NKo", noto
	}
	return "Noto Sans " + strings.ReplaceAll(script, "_", " "), noto
}
