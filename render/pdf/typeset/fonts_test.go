package typeset

import (
	"bytes"
	"encoding/binary"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"codeberg.org/go-fonts/dejavu/dejavusans"
	"codeberg.org/go-fonts/liberation/liberationsansregular"

	"selfassess/render/pdf/fontfiles"
)

func cutOf(inBold bool) cut { return (&Span{Bold: inBold}).cut() }

// parts tells how a text is divided: the font of each part and its text.
func parts(s *shaper, text string, bold bool) string {
	var out []string
	for _, it := range s.items([]rune(text), "", cutOf(bold)) {
		name := it.font.name
		if it.missing {
			name = "none"
		}
		out = append(out, name+" "+string(it.text))
	}
	return strings.Join(out, " | ")
}

func TestLettersOfAWordHaveOneFont(t *testing.T) {
	fonts, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		text, want string
		bold       bool
		why        string
	}{
		{"plain", "LiberationSans plain", false, "Latin"},
		{"Ọ̀yọ́", "LiberationSans Ọ̀yọ́", false, "marks that no letter is made with"},
		{"Прозрачность", "LiberationSans Прозрачность", false, "Cyrillic"},
		{"ꓘat", "DejaVuSans ꓘ | LiberationSans at", false, "letters of another script do not take the word with them"},
		{"aₙb", "DejaVuSans aₙb", false, "one letter that the first font lacks takes the word with it"},
		{"ღია,", "DejaVuSans ღია,", false, "the mark behind a word goes with it"},
		{"ᲦᲘᲐ", "DejaVuSans ᲦᲘᲐ", false, "Georgian capitals, which are drawn as small letters"},
		{"≤5", "LiberationSans ≤5", false, "a sign of the first font"},
		{"✓5", "DejaVuSans ✓ | LiberationSans 5", false, "a sign takes no digits with it"},
		{"a→b", "LiberationSans a→b", false, "an arrow of the first font"},
		{"✓", "DejaVuSans-Bold ✓", true, "a sign in bold"},
		{"𝖠", "DejaVuSans 𝖠", true, "a letter that the bold font lacks"},
		{"අa", "none අ | LiberationSans a", false, "what no font has stands alone"},
		{"කෙ", "none ක | none ෙ", false, "each character that no font has"},
	}
	for _, tt := range tests {
		if got := parts(newShaper(fonts, "en"), tt.text, tt.bold); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.why, got, tt.want)
		}
	}
}

// with returns fonts of Debian beside those of the program.
func with(t *testing.T, names ...string) *Fonts {
	t.Helper()
	dir := t.TempDir()
	for _, name := range names {
		b, err := os.ReadFile(noto + name + ".ttf")
		if err != nil {
			missing(t, "a font is not installed: %v", err)
		}
		if err := os.WriteFile(filepath.Join(dir, name+".ttf"), b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return among(t, dir)
}

func among(t testing.TB, dir string) *Fonts {
	t.Helper()
	set, err := fontfiles.Open([]string{dir})
	if err != nil {
		t.Fatal(err)
	}
	fonts, err := With(set)
	if err != nil {
		t.Fatal(err)
	}
	return fonts
}

func TestFontsOfTheComputerAreForWhatTheyWereMadeFor(t *testing.T) {
	fonts := with(t, "NotoSans-Regular", "NotoSansSinhala-Regular", "NotoSansSinhala-Bold", "NotoNaskhArabic-Regular", "NotoSansGeorgian-Regular")
	tests := []struct {
		text, want string
		bold       bool
		why        string
	}{
		{"plain", "LiberationSans plain", false, "Latin stays as it is everywhere"},
		{"Прозрачность", "LiberationSans Прозрачность", false, "Cyrillic, too"},
		{"✓5", "DejaVuSans ✓ | LiberationSans 5", false, "signs, too"},
		{"ශ්\u200dරී", "NotoSansSinhala-Regular ශ්\u200dරී", false, "a script that the program has no font for"},
		{"ශ්\u200dරී", "NotoSansSinhala-Bold ශ්\u200dරී", true, "its bold font"},
		{"ہے", "NotoNaskhArabic-Regular ہے", false, "the letters of Urdu"},
		{"حکومت", "NotoNaskhArabic-Regular حکومت", false, "and its other words alike"},
		{"حکومت", "NotoNaskhArabic-Regular حکومت", true, "the regular font, where a family has no bold one"},
		{"ღია", "NotoSansGeorgian-Regular ღია", false, "a font that was made for the script comes before DejaVu"},
		{"12₾", "LiberationSans 12 | NotoSans-Regular ₾", false, "a sign that the program lacks"},
		{"தமிழ்", "none த | none ம | none ி | none ழ | none ்", false, "a script that no font has"},
	}
	for _, tt := range tests {
		if got := parts(newShaper(fonts, "en"), tt.text, tt.bold); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.why, got, tt.want)
		}
	}
}

func TestGeorgianCapitalsAreDrawnAsSmallLettersWhereAFontHasNone(t *testing.T) {
	fonts, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	glyphs := func(text string) (list []uint16) {
		s := newShaper(fonts, "ka")
		for _, g := range s.run(s.items([]rune(text), "", regular)[0], "ka") {
			list = append(list, g.glyph)
		}
		return list
	}
	if small := glyphs("ღიაჰ"); !slices.Equal(glyphs("ᲦᲘᲐᲰ"), small) || slices.Contains(small, 0) {
		t.Errorf("capitals are %v, small letters %v", glyphs("ᲦᲘᲐᲰ"), small)
	}
	noto, _ := fontFile(t, "NotoSansGeorgian-Regular")
	if noto.instead('Ღ') != 'Ღ' {
		t.Error("a font that has capitals draws small letters")
	}
}

func TestCharactersShownAtFirstSightAreInTheFirstFonts(t *testing.T) {
	fonts, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	for r := rune(0); r < 0x3000; r++ {
		if !Shown(r) || r == '\n' || r == '\t' || ignorable(r) {
			continue
		}
		if !fonts.Regular[0].hasAll([]rune{r}) || !fonts.Bold[0].hasAll([]rune{r}) {
			t.Errorf("%U is not in the first fonts", r)
		}
	}
}

// set writes a document in fonts.
func set(fonts *Fonts, text string) error {
	f, err := New(Info{Lang: "en", Width: 600, Height: 800, Fonts: fonts})
	if err != nil {
		return err
	}
	p := f.NewPage()
	e := f.Root.Add("P")
	for i, l := range f.Paragraph(Span{Text: text, Size: 10}, Span{Text: text, Size: 10, Bold: true}).Break(400) {
		p.Line(l, 20, 20+float64(i)*12, func(int) *Elem { return e })
	}
	var b bytes.Buffer
	return f.Write(&b)
}

// tableAt returns where a table of a font file stands.
func tableAt(raw []byte, tag string) (entry, at, size int) {
	for i := range u16(raw, 4) {
		if e := 12 + 16*i; string(raw[e:e+4]) == tag {
			return e, u32(raw, e+8), u32(raw, e+12)
		}
	}
	return 0, 0, 0
}

// foreign is a copy of a font that the program's own fonts do not replace: it
// says that its Latin letters are of Sinhala.
func foreign(raw []byte) []byte {
	raw = slices.Clone(raw)
	entry, _, _ := tableAt(raw, "cmap")
	cmap := []byte{0, 0, 0, 1, 0, 3, 0, 10, 0, 0, 0, 12, 0, 12, 0, 0, 0, 0, 0, 28, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0x0D, 0x80, 0, 0, 0x0D, 0xFF, 0, 0, 0, 36}
	binary.BigEndian.PutUint32(raw[entry+8:], uint32(len(raw)))
	binary.BigEndian.PutUint32(raw[entry+12:], uint32(len(cmap)))
	return append(raw, cmap...)
}

const sinhalaText = "අආඇඈ ඉඊඋඌ එඒඓඔ කඛගඝ චඡජඣ"

func TestDamagedFontsAreNamedAndNeverStopTheProgram(t *testing.T) {
	whole := foreign(liberationsansregular.TTF)
	put16 := func(table string, at, v int) func([]byte) {
		return func(b []byte) {
			_, start, _ := tableAt(b, table)
			binary.BigEndian.PutUint16(b[start+at:], uint16(v))
		}
	}
	// itself makes every glyph a composite of the glyph with a number.
	made := func(number int) func([]byte) {
		return func(b []byte) {
			_, loca, size := tableAt(b, "loca")
			_, glyf, _ := tableAt(b, "glyf")
			for i := 0; i+4 <= size; i += 4 {
				binary.BigEndian.PutUint32(b[loca+i:], uint32(i/4*16))
			}
			for g := 0; g*16+16 <= size*4; g++ {
				n := number
				if n < 0 {
					n = g
				}
				copy(b[glyf+g*16:], []byte{0xFF, 0xFF, 0, 0, 0, 0, 0, 9, 0, 9, 0, 2, byte(n >> 8), byte(n), 0, 0})
			}
		}
	}
	tests := []struct {
		why    string
		change func([]byte)
		cut    int
		want   string // of the error; "" if the font is passed over
	}{
		{"no units", put16("head", 18, 0), 0, ""},
		{"more glyphs than outlines", put16("maxp", 4, 0xFFFF), 0, ""},
		{"no glyphs", put16("maxp", 4, 0), 0, ""},
		{"no advances", put16("hhea", 34, 0), 0, ""},
		{"more advances than there are", put16("hhea", 34, 0xFFFF), 0, ""},
		{"outlines beyond their table", put16("loca", 4, 0xFFF0), 0, ""},
		{"cut off", nil, 100_000, ""},
		{"a glyph that holds itself", made(-1), 0, "the font damaged.ttf: glyph"},
		{"components that are not there", made(0xFFF0), 0, "the font damaged.ttf: glyph"},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			b := slices.Clone(whole)
			if tt.change != nil {
				tt.change(b)
			}
			if tt.cut > 0 {
				b = b[:tt.cut]
			}
			dir := t.TempDir()
			if err := os.WriteFile(filepath.Join(dir, "damaged.ttf"), b, 0o644); err != nil {
				t.Fatal(err)
			}
			fonts := among(t, dir)
			err := set(fonts, sinhalaText)
			switch {
			case tt.want == "" && err != nil:
				t.Errorf("the font is not passed over: %v", err)
			case tt.want != "" && (err == nil || !strings.Contains(err.Error(), tt.want)):
				t.Errorf("got %v, want %q", err, tt.want)
			case tt.want == "" && !slices.Equal(fonts.Refused(), []fontfiles.Refused{{File: "damaged.ttf", Reason: fontfiles.Damaged}}):
				t.Errorf("refused: %v", fonts.Refused())
			}
		})
	}
	t.Run("whole", func(t *testing.T) {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, "whole.ttf"), whole, 0o644); err != nil {
			t.Fatal(err)
		}
		fonts := among(t, dir)
		if err := set(fonts, sinhalaText); err != nil || !fonts.Has('අ') || fonts.Refused() != nil {
			t.Errorf("a whole font cannot be used: %v, %v", err, fonts.Refused())
		}
	})
}

// spoiled changes some bytes of a font, mostly in the tables that are read
// with most trust. Each change takes six bytes of choices.
func spoiled(raw, choices []byte) []byte {
	b := slices.Clone(raw)
	tags := []string{"GSUB", "GPOS", "GDEF", "cmap", "loca", "glyf", "maxp", "hhea", "hmtx", "head", "name", "post", "kern", "OS/2"}
	for ; len(choices) >= 6; choices = choices[6:] {
		entry, at, size := tableAt(b, tags[int(choices[0])%len(tags)])
		if size == 0 || at+size > len(b) {
			continue
		}
		where := u32(choices, 1) & 0xFFFFFF
		switch choices[1] % 6 {
		case 0: // its place or its length
			b[entry+8+where%8] = choices[5]
		case 1, 2: // near its beginning, where the counts are
			b[at+where%min(size, 64)] = choices[5]
		default:
			b[at+where%size] = []byte{0, 1, 0x7F, 0x80, 0xFF, choices[5]}[int(choices[5])%6]
		}
	}
	return b
}

// wholeFonts are fonts to be spoiled, with text that they are asked for: those of
// Debian, too, where they are installed.
func wholeFonts() (fonts [][2]string) {
	for _, raw := range [][]byte{liberationsansregular.TTF, dejavusans.TTF} {
		fonts = append(fonts, [2]string{string(foreign(raw)), sinhalaText})
	}
	for name, text := range map[string]string{"NotoSansSinhala-Regular": "ශ්\u200dරී ලංකාව සෞඛ්\u200dය කෝ", "NotoNaskhArabic-Regular": "ہے لآ بِسْمِ اللَّهِ شہریوں"} {
		if raw, err := os.ReadFile(noto + name + ".ttf"); err == nil {
			fonts = append(fonts, [2]string{string(raw), text})
		}
	}
	slices.SortFunc(fonts, func(a, b [2]string) int { return strings.Compare(a[1]+a[0], b[1]+b[0]) })
	return fonts
}

func setSpoiled(t *testing.T, raw []byte, text string) {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "spoiled.ttf"), raw, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := set(among(t, dir), text); err != nil && !strings.Contains(err.Error(), "spoiled.ttf") {
		t.Fatalf("the error does not name the file: %v", err)
	}
}

func TestSpoiledFontsNeverStopTheProgram(t *testing.T) {
	fonts := wholeFonts()
	for seed := range uint64(160) {
		r := rand.New(rand.NewPCG(seed, 3))
		choices := make([]byte, 6*(1+r.IntN(6)))
		for i := range choices {
			choices[i] = byte(r.Uint64())
		}
		f := fonts[seed%uint64(len(fonts))]
		setSpoiled(t, spoiled([]byte(f[0]), choices), f[1])
	}
}

// FuzzFont sets text in fonts that are spoiled as the choices say.
func FuzzFont(f *testing.F) {
	fonts := wholeFonts()
	for i := range fonts {
		f.Add(byte(i), []byte("\x00\x01\x00\x00\x04\x02"))
	}
	f.Fuzz(func(t *testing.T, which byte, choices []byte) {
		font := fonts[int(which)%len(fonts)]
		setSpoiled(t, spoiled([]byte(font[0]), choices[:min(len(choices), 60)]), font[1])
	})
}
