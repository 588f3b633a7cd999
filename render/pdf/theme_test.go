package pdf

import (
	"fmt"
	"math"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"selfassess/ogp"
	"selfassess/render"
	"selfassess/render/pdf/pdftest"
	"selfassess/render/pdf/typeset"
)

// green is the look of a ministry, with none of the program's own colours.
func green() *render.Look {
	return &render.Look{Colors: colours("1D2B1F FFFFFF 5A6A4F F4F1E6 1E6B3C C8932B E9DDBB 8C2F1B CFD6C4 5C8A6A 0B6E4F 4F5B46")}
}

// colours reads those of a theme in its order.
func colours(list string) (c [render.ThemeColors]render.Color) {
	for i, s := range strings.Fields(list) {
		fmt.Sscanf(s, "%02X%02X%02X", &c[i].R, &c[i].G, &c[i].B)
	}
	return c
}

var painted = regexp.MustCompile(`(?m)(?:^|\s)([0-9.]+) ([0-9.]+) ([0-9.]+) (?:rg|RG)\s`)

// paints are the colours that the pages of a file are drawn in. It fails on
// any other way to choose one.
func paints(t *testing.T, f *pdftest.File) map[typeset.Color]bool {
	t.Helper()
	used := map[typeset.Color]bool{}
	for _, o := range f.Objects {
		s, ok := o.(*pdftest.Stream)
		if !ok || s.Dict["Type"] != nil || s.Dict["Length1"] != nil || s.Dict["N"] != nil {
			continue // fonts, metadata, the profile of the screen
		}
		data, err := s.Data()
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(data), " BDC\n") {
			continue // the tables of characters of fonts
		}
		if other := regexp.MustCompile(`\s(?:g|G|k|K|cs|CS|sc|SC|scn|SCN|sh)\s`).Find(data); other != nil {
			t.Errorf("a colour is chosen by %q", other)
		}
		for _, m := range painted.FindAllStringSubmatch(string(data), -1) {
			var part [3]float64
			for i := range part {
				fmt.Sscan(m[i+1], &part[i])
			}
			of := func(v float64) uint8 { return uint8(math.Round(v * 255)) }
			used[typeset.Color{R: of(part[0]), G: of(part[1]), B: of(part[2])}] = true
		}
	}
	for _, o := range f.Objects {
		if d, ok := o.(pdftest.Dict); ok && (d["C"] != nil || d["BC"] != nil || d["Shading"] != nil) {
			t.Errorf("an object has a colour of its own: %v", d)
		}
	}
	return used
}

// colourful is a document with everything that is drawn: all blocks, links,
// the word of a draft, numbers of lines.
func colourful() *render.Document {
	d := demo()
	d.Meta.Draft, d.Meta.LineNumbers = "DRAFT", true
	return d
}

func TestNoColourOfTheProgramIsLeftInTheLookOfAMinistry(t *testing.T) {
	own := paints(t, good(t, written(t, colourful())))
	for tone, c := range builtIn {
		if !own[c] {
			t.Errorf("tone %d is not in the document, so that this test would not see it", tone)
		}
	}
	look := green()
	look.Logo = aLogo()
	for _, standard := range []Standard{Standard1, Standard2} {
		themed := paints(t, good(t, writtenWith(t, colourful(), Options{Look: look, Standard: standard})))
		for c := range themed {
			if c != paper && slices.Contains(builtIn[:], c) {
				t.Errorf("%s is a colour of the program", hex(c))
			}
		}
		for _, c := range []render.ThemeColor{render.Dark1, render.Dark2, render.Accent1, render.Accent2, render.Accent3, render.Accent4,
			render.Accent5, render.Hyperlink} {
			if !themed[typeset.Color(look.Colors[c])] {
				t.Errorf("%s, which can be read as it is, is not used", c)
			}
		}
	}
}

// TestColoursOfAnyThemeCanBeRead tries themes at random: text on its ground
// has 4.5:1, and levels differ in grey.
func TestColoursOfAnyThemeCanBeRead(t *testing.T) {
	random := rand.New(rand.NewPCG(12, 6))
	for n := range 3000 {
		var c [render.ThemeColors]render.Color
		for i := range c {
			c[i] = render.Color{R: uint8(random.IntN(256)), G: uint8(random.IntN(256)), B: uint8(random.IntN(256))}
			if n%5 == 0 { // greys, black and white among them
				v := uint8(random.IntN(18) * 15)
				c[i] = render.Color{R: v, G: v, B: v}
			}
		}
		draft := n%2 == 1
		p, changes := themed(&c, draft)
		least := func(what string, a, b typeset.Color, ratio float64) {
			if got := contrast(a, b); got < ratio {
				t.Errorf("%v, draft %v: %s: %s and %s have %.2f:1, not %.1f:1", c, draft, what, hex(a), hex(b), got, ratio)
			}
		}
		ground := paper
		if draft {
			ground = p[pale]
		}
		for _, text := range []tone{ink, muted, brand, link, alert} {
			least("text", p[text], ground, 4.5)
			least("text in a box", p[text], p[wash], 4.5)
		}
		least("the cover", p[onBrand], p[brand], 4.5)
		least("the cover of a draft", p[onBrand], p[deep], 4.5)
		least("the bar", p[bar], p[brand], 3)
		least("a number", p[onSubstantial], p[substantial], 4.5)
		least("a number", p[onLimited], p[limited], 4.5)
		least("hatching", p[hatching], paper, 3)
		for i, a := range []tone{white, brand, substantial, limited} {
			for _, b := range []tone{white, brand, substantial, limited}[:i] {
				least("levels", p[a], p[b], 1.3)
			}
		}
		if draft {
			least("the word of a draft", p[pale], paper, 1.05)
		}
		said := map[render.ThemeColor]bool{}
		for _, change := range changes {
			said[change.of] = true
		}
		for tone, of := range map[tone]render.ThemeColor{ink: render.Dark1, muted: render.Dark2, brand: render.Accent1, link: render.Hyperlink,
			alert: render.Accent4, substantial: render.Accent2, limited: render.Accent3} {
			if changed := p[tone] != typeset.Color(c[of]); changed != said[of] {
				t.Errorf("%v: %s is changed: %v, and that is said: %v", c, of, changed, said[of])
			}
		}
	}
}

func TestWhatIsChangedOfAThemeIsSaid(t *testing.T) {
	tests := []struct {
		why, theme string
		draft      bool
		want       []string
	}{
		{"all can be read", "1D2B1F FFFFFF 5A6A4F F4F1E6 1E6B3C C8932B E9DDBB 8C2F1B CFD6C4 5C8A6A 0B6E4F 4F5B46", false, nil},
		{"a pale yellow for headings", "1D2B1F FFFFFF 5A6A4F F4F1E6 FFC000 FFE8A6 C9A66B 8C2F1B CFD6C4 5C8A6A 0B6E4F 4F5B46", false,
			[]string{"template-color-pale accent1 #FFC000 1.6 paper #946F00 4.6", "template-color-alike accent2 #FFE8A6 1.2 paper"}},
		{"enough on paper", "1D2B1F FFFFFF 757575 F4F1E6 1E6B3C C8932B E9DDBB 8C2F1B CFD6C4 5C8A6A 0B6E4F 4F5B46", false, nil},
		{"and not above the word of a draft", "1D2B1F FFFFFF 757575 F4F1E6 1E6B3C C8932B E9DDBB 8C2F1B CFD6C4 5C8A6A 0B6E4F 4F5B46", true,
			[]string{"template-color-pale dk2 #757575 4.3 draft #707070 4.6"}},
		{"two levels in one grey", "1D2B1F FFFFFF 5A6A4F F4F1E6 1E6B3C 5C8FD6 8F8F8F 8C2F1B CFD6C4 5C8A6A 0B6E4F 4F5B46", false,
			[]string{"template-color-alike accent3 #8F8F8F 1.0 accent2"}},
	}
	for _, tt := range tests {
		var got []string
		for _, f := range ColorFindings(&render.Look{Colors: colours(tt.theme)}, "ministry.docx", tt.draft) {
			_, of, _ := strings.Cut(f.Args[ogp.KeyArg("color")], ".")
			other := f.Args[ogp.KeyArg("ground")] + f.Args[ogp.KeyArg("other")]
			_, other, _ = strings.Cut(other, ".")
			s := fmt.Sprintf("%s %s %s %s %s %s %s", f.Code, of, f.Found, f.Args["ratio"], other, f.Args["used"], f.Args["usedratio"])
			if f.Code == ogp.TemplateLevel {
				s = strings.Join(strings.Fields(s)[:5], " ")
			}
			got = append(got, s)
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: got %q, want %q", tt.why, got, tt.want)
		}
	}
}

func TestTheLogoStandsOnTheCoverWhateverItsProportions(t *testing.T) {
	for _, tt := range []struct {
		w, h int
		why  string
	}{{100, 100, "square"}, {1200, 60, "a banner"}, {40, 900, "tall"}, {3, 2, "few pixels"}} {
		look := green()
		look.Logo = &render.Logo{Width: tt.w, Height: tt.h, Pixels: make([]byte, 3*tt.w*tt.h), Alt: "Arms of Velmara"}
		f := good(t, writtenWith(t, demo(), Options{Look: look}))
		figure := f.All("Figure")[0]
		if alt := spoken(figure); alt != "Arms of Velmara" || figure.Page() != 1 {
			t.Fatalf("%s: the first figure is %q on page %d", tt.why, alt, figure.Page())
		}
		var x0, y0, x1, y1 float64
		at := fmt.Sprint(figure.Dict["A"].(pdftest.Dict)["BBox"])
		if _, err := fmt.Sscanf(at, "[%g %g %g %g]", &x0, &y0, &x1, &y1); err != nil {
			t.Fatalf("%s: %s: %v", tt.why, at, err)
		}
		if got, want := (x1-x0)/(y1-y0), float64(tt.w)/float64(tt.h); math.Abs(got/want-1) > 0.05 {
			t.Errorf("%s: it is drawn with the proportions %.2f, not %.2f", tt.why, got, want)
		}
		if x0 < left-0.1 || x1 > a4.right || y1 > a4.down || y0 < a4.down-strip {
			t.Errorf("%s: it stands at %s, outside its place", tt.why, at)
		}
	}
}

func aLogo() *render.Logo {
	return &render.Logo{Width: 2, Height: 1, Pixels: []byte{0x1E, 0x6B, 0x3C, 0xFF, 0xFF, 0xFF}, Alt: "Arms of Velmara"}
}

// spoken is the alternative text of an element.
func spoken(e *pdftest.Element) string {
	alt, _ := e.Dict["Alt"].(pdftest.String)
	return alt.Text()
}

func TestALogoIsToldAsTheTemplateTellsIt(t *testing.T) {
	for _, tt := range []struct {
		why  string
		logo render.Logo
		want string
	}{
		{"it has a text", render.Logo{Alt: "Arms of Velmara"}, "Arms of Velmara"},
		{"it has none", render.Logo{}, "Logo: Office of the Premier"},
		{"it is decoration", render.Logo{Decoration: true}, ""},
	} {
		tt.logo.Width, tt.logo.Height, tt.logo.Pixels = 2, 1, make([]byte, 6)
		d := one(para("Text"))
		d.Labels.Logo = "Logo: Office of the Premier"
		look := green()
		look.Logo = &tt.logo
		got := ""
		for _, e := range good(t, writtenWith(t, d, Options{Look: look})).All("Figure") {
			got += spoken(e)
		}
		if got != tt.want {
			t.Errorf("%s: a screen reader says %q, want %q", tt.why, got, tt.want)
		}
	}
}
