package typeset

import (
	"slices"
	"sort"
	"strings"
	"testing"
	"unicode"
)

// lines sets text in a document of a language and returns its lines.
func lines(t testing.TB, lang, text string, width float64) (*Page, []Line) {
	t.Helper()
	f, err := New(Info{Lang: lang, Width: 600, Height: 800})
	if err != nil {
		t.Fatal(err)
	}
	return f.NewPage(), f.Paragraph(Span{Text: text, Size: 10}).Break(width)
}

var mirrored = []rune("()[]{}<>«»")

// seen returns the characters of a line as they stand on paper, from left to
// right; brackets are given as they look.
func seen(p *Page, l Line) string {
	type stretch struct {
		x    float64
		text string
	}
	var all []stretch
	at := slices.Clone(p.places(l, 0))
	for _, f := range l.frags {
		items := slices.Clone(p.file.shaper.items([]rune(f.word.text()), f.word.levels(), l.spans[f.span].cut()))
		if f.added {
			items = []item{{text: []rune{'-'}, level: f.word.pieces[0].level}}
		}
		for _, it := range items {
			text := slices.Clone(it.text)
			if it.level%2 == 1 {
				slices.Reverse(text)
				for i, r := range text {
					if k := slices.Index(mirrored, r); k >= 0 {
						text[i] = mirrored[k^1]
					}
				}
			}
			all = append(all, stretch{at[0], string(text)})
			at = at[1:]
		}
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].x < all[j].x })
	var b strings.Builder
	for _, s := range all {
		b.WriteString(s.text)
	}
	return b.String()
}

// TestOverridesDoNotTurnTextRound: what is honest is heeded, what turns
// letters round is not.
func TestOverridesDoNotTurnTextRound(t *testing.T) {
	for _, c := range []struct{ text, want, why string }{
		{"see \u202Elevel\u202C here", "see level here", "a Latin word in an override"},
		{"see \u202Elevel here", "see level here", "an override that does not end"},
		{"\u202E/* admin only */\u202C", "/* admin only */", "code in an override reads as code"},
		{"\u202D\u05D0\u05D1\u202C", "\u05D1\u05D0", "Hebrew in an override to the right"},
		{"a \u2067b, \u05D0\u2069 c", "a \u05D0 ,b c", "an isolate is heeded"},
		{"a \u202Bb, \u05D0\u202C c", "a \u05D0 ,b c", "an embedding too"},
		{"a \u2068\u05D0, b\u2069 c", "a b ,\u05D0 c", "an isolate that finds its direction"},
	} {
		p, ls := lines(t, "en", c.text, 500)
		if got := seen(p, ls[0]); got != c.want {
			t.Errorf("%q is seen as %q, want %q: %s", c.text, got, c.want, c.why)
		}
	}
}

func TestEachLineHasItsOwnDirection(t *testing.T) {
	const hebrew, arabic = "שקיפות", "الشفافية"
	for _, c := range []struct {
		lang, text string
		want       []bool
		why        string
	}{
		{"en", "", []bool{false}, "nothing, in a document of English"},
		{"he", "", []bool{false}, "nothing is drawn, so it has no direction"},
		{"en", "12%", []bool{false}, "no letters: the direction of the document"},
		{"he", "12%", []bool{true}, "no letters: the direction of the document"},
		{"ar-MA", "(1)", []bool{true}, "Arabic, of a country"},
		{"ur", "-", []bool{true}, "Urdu"},
		{"az-Arab", "-", []bool{true}, "a script that is named"},
		{"az", "-", []bool{false}, "a script that is not"},
		{"?", "-", []bool{false}, "not a language"},
		{"en", hebrew + " text", []bool{true}, "Hebrew comes first"},
		{"he", "text " + hebrew, []bool{false}, "Latin comes first"},
		{"en", "1. " + arabic + " text", []bool{true}, "numbers are passed over"},
		{"en", "text\n" + hebrew + "\r\n1\n\ntext", []bool{false, true, false, false, false}, "each line for itself"},
		{"fa", "text\n" + hebrew + "\n1\n\n" + hebrew, []bool{false, true, true, true, true}, "each line for itself"},
		{"en", "\u2067" + hebrew + "\u2069 text", []bool{false}, "an isolate is passed over"},
	} {
		_, ls := lines(t, c.lang, c.text, 500)
		var got []bool
		for _, l := range ls {
			got = append(got, l.RightToLeft())
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q: %v, want %v: %s", c.lang, c.text, got, c.want, c.why)
		}
	}
}

// TestShortTextsRunAsMirroredPagesDo: running text goes by its first letter.
func TestShortTextsRunAsMirroredPagesDo(t *testing.T) {
	f, err := New(Info{Lang: "ar", Width: 600, Height: 800, RightToLeft: true})
	if err != nil {
		t.Fatal(err)
	}
	p := f.NewPage()
	for _, c := range []struct{ text, short, running, why string }{
		{"II. אבג", "גבא .II", "II. גבא", "a heading behind a Latin number"},
		{"Latin alone.", "Latin alone.", "Latin alone.", "no letter runs from right to left"},
		{"E04 · 10 אבג 2024", "2024 גבא 10 · E04", "E04 · 10 2024 גבא", "a date behind a Latin number"},
		{"OPM אבג (12)", "(12) גבא OPM", "OPM (12) גבא", "brackets"},
		{"אבג E01، 8 דהו", "והד 8 ،E01 גבא", "והד 8 ،E01 גבא", "a comma parts the items of a list"},
		{"אבג a · b", "b · a גבא", "b · a גבא", "so does a dot between spaces"},
		{"אבג a·b", "a·b גבא", "a·b גבא", "but not within a word"},
		{"12%", "12%", "12%", "a number"},
	} {
		for _, as := range []struct {
			shaped *Paragraph
			want   string
		}{{f.Short(Span{Text: c.text, Size: 10}), c.short}, {f.Paragraph(Span{Text: c.text, Size: 10}), c.running}} {
			if got := seen(p, as.shaped.Break(500)[0]); got != as.want {
				t.Errorf("%q is seen as %q, want %q: %s", c.text, got, as.want, c.why)
			}
		}
	}
}

// TestLinesOfAParagraphShareItsDirection breaks a Hebrew paragraph before a
// line of Latin words: it still begins at the right.
func TestLinesOfAParagraphShareItsDirection(t *testing.T) {
	p, ls := lines(t, "en", "אבג דהו Latin words that go on.", 45)
	var got []string
	for _, l := range ls {
		if !l.RightToLeft() {
			t.Errorf("a line from left to right: %q", seen(p, l))
		}
		got = append(got, seen(p, l))
	}
	want := []string{" והד גבא", " Latin", " words", " that go", ".on"}
	if !slices.Equal(got, want) {
		t.Errorf("lines %q, want %q", got, want)
	}
}

// TestLinesStandWhereTheirReaderBegins: spaces at a line's end hang out of it
// on the far side, and the rest fills the room that the line asks for.
func TestLinesStandWhereTheirReaderBegins(t *testing.T) {
	for _, c := range []struct {
		lang, text string
		left       float64
		spaces     int
		why        string
	}{
		{"en", "abc  ", 100, 0, "left to right"},
		{"en", "אבג  ", -1, 2, "right to left: spaces hang out at the left"},
		{"he", "abc אבג (1)  ", 100, 0, "Latin comes first"},
		{"en", "אבג abc  ", -1, 2, "Latin at the end: the spaces are the paragraph's"},
	} {
		p, ls := lines(t, c.lang, c.text, 300)
		l := ls[0]
		x := l.At(100, 300)
		if c.left < 0 {
			c.left = 400 - l.Width
		}
		if x != c.left {
			t.Errorf("%q stands at %v, want %v: %s", c.text, x, c.left, c.why)
		}
		at := p.places(l, x)
		n, out := 0, 0
		for _, f := range l.frags {
			for _, pc := range f.word.pieces {
				right := at[n] + float64(pc.width)*l.spans[f.span].Size/1000
				switch {
				case f.space && at[n] < x-0.01:
					out++
				case !f.space && (at[n] < x-0.01 || right > x+l.Width+0.01):
					t.Errorf("%q: %q reaches out of its line", c.text, f.word.text())
				}
				n++
			}
		}
		if out != c.spaces {
			t.Errorf("%q: %d spaces hang out at the left, want %d: %s", c.text, out, c.spaces, c.why)
		}
	}
}

// FuzzParagraph sets any text in any width: nothing is lost, and what is
// seen is a permutation of what was written.
func FuzzParagraph(f *testing.F) {
	for _, s := range []string{"plain words, and more", "אבג (abc) 12%", "a\nא\n1", "\u202Eabc\u2067א", "soft\u00ADhyphen\u200B", "الالتزامات ١٢٣"} {
		f.Add(s, 40.0, false)
		f.Add(s, 3.0, true)
	}
	f.Fuzz(func(t *testing.T, s string, width float64, hebrew bool) {
		if len(s) > 2000 || !(width >= 1 && width < 2000) {
			t.Skip("no column of a page has this width")
		}
		lang := "en"
		if hebrew {
			lang = "he"
		}
		p, ls := lines(t, lang, s, width)
		var got, want []rune
		for i, l := range ls {
			if n := len(l.frags); n > 0 && l.frags[n-1].added {
				want = append(want, '-')
				if i == len(ls)-1 {
					t.Error("a hyphen at the end of all")
				}
			}
			got = append(got, []rune(seen(p, l))...)
		}
		for _, r := range plain(nil, s) {
			if !ignorable(r) && r != '\n' {
				want = append(want, r)
			}
		}
		if len(got) != len(want) {
			t.Fatalf("%d characters are seen of %d: %q", len(got), len(want), string(got))
		}
		for _, r := range want {
			i := slices.IndexFunc(got, func(g rune) bool { return g == r || unicode.In(r, unicode.Ps, unicode.Pe, unicode.Sm) })
			if i < 0 {
				t.Fatalf("%q is not seen", r)
			}
		}
	})
}

// TestLettersFromRightToLeftAreShownOneByOne: in the order in which they are
// read, each by an operator of its own; a ligature as so many letters.
func TestLettersFromRightToLeftAreShownOneByOne(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
		why  string
	}{
		{"אבג", []string{"א", "ב", "ג"}, "letters"},
		{"שָׁב", []string{"שָׁ", "ב"}, "marks belong to their letter"},
		{"لا", []string{"ل", "ا"}, "a ligature"},
		{"إلى", []string{"إ", "ل", "ى"}, "letters that join"},
		{"للأسف", []string{"ل", "ل", "أ", "س", "ف"}, "a ligature within a word"},
		{"لَا", []string{"لَ", "ا"}, "a ligature with a mark"},
		{"abc", []string{"abc"}, "Latin is shown at once"},
	} {
		_, ls := lines(t, "en", c.text, 500)
		pc := ls[0].frags[0].word.pieces[0]
		var got []string
		for _, array := range strings.Split(pc.shown, "] TJ [") {
			text := ""
			for i := 0; i < len(array); i++ {
				if array[i] != '(' {
					continue
				}
				for i++; array[i] != ')'; i += 2 {
					text += pc.use.codes[int(array[i])<<8|int(array[i+1])].text
				}
			}
			got = append(got, text)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q is shown as %q, want %q: %s", c.text, got, c.want, c.why)
		}
	}
}
