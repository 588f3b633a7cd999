package typeset

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"codeberg.org/go-fonts/dejavu/dejavusans"
	"codeberg.org/go-fonts/dejavu/dejavusansbold"
	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
	"github.com/go-text/typesetting/language"
)

const noto = "/usr/share/fonts/truetype/noto/"

// shaped is text of one script, with the fonts that it is set in.
var shapedScripts = []struct {
	script, lang string
	turned       bool // from right to left
	fonts        []string
	words        string
}{
	{"latn", "en", false, []string{"LiberationSans", "LiberationSans-Bold", "DejaVuSans", "DejaVuSans-Bold"},
		"office affluent fjord AVATAR Tokyo LTD. Type P.A. “Yes” 12,345.67 fi ffl W. V, r. f) (j f’s L’ Ty"},
	{"latn", "vi", false, []string{"LiberationSans", "DejaVuSans"}, "Chính phủ mở minh bạch trách nhiệm giải trình người dân Ưu Đổi mới ế ộ ữ"},
	{"latn", "yo", false, []string{"LiberationSans", "DejaVuSans"}, "Ìjọba tó ṣí sílẹ̀ gbọ́ ohùn àwọn ṣàlàyé wọ́n ṣe ń ná ẹ̀tọ́ Ọ̀yọ́"},
	{"latn", "ha", false, []string{"LiberationSans", "DejaVuSans"}, "Buɗaɗɗiyar ’yan ƙasa Ƙwaryar ɓangare Ƴan"},
	{"grek", "el", false, []string{"LiberationSans", "DejaVuSans"}, "ανοικτή διακυβέρνηση Διαφάνεια ΛΟΓΟΔΟΣΙΑ συμμετοχή πολιτών ΰ Ἡ δημοκρατία"},
	{"cyrl", "ru", false, []string{"LiberationSans", "LiberationSans-Bold", "DejaVuSans"}, "Открытое подотчётность ТАРУ Гагарин Уд. съезд йод й ё"},
	{"cyrl", "mn", false, []string{"LiberationSans", "DejaVuSans"}, "мэдээллээ өөрөө төсвийн гүйцэтгэлийг үнэн өкмөт жаңы Ң"},
	{"geor", "ka", false, []string{"DejaVuSans", "DejaVuSans-Bold", "NotoSansGeorgian-Regular", "NotoSansGeorgian-Bold"},
		"ღია მმართველობა გამჭვირვალობას ანგარიშვალდებულება მოქალაქეთა"},
	{"armn", "hy", false, []string{"DejaVuSans", "NotoSansArmenian-Regular"}, "Բաց կառավարումը թափանցիկություն հաշվետվողականություն և մասնակցություն։ ﬓ"},
	{"hebr", "he", true, []string{"LiberationSans", "DejaVuSans", "NotoSansHebrew-Regular"}, "ממשל פתוח פירושו שקיפות אחריות שיתוף הציבור בְּרֵאשִׁית בָּרָא אֱלֹהִים שָׁלוֹם"},
	{"arab", "ar", true, []string{"DejaVuSans", "DejaVuSans-Bold", "NotoNaskhArabic-Regular", "NotoNaskhArabic-Bold", "NotoSansArabic-Regular"},
		"الحكومة المفتوحة الشفافية والمساءلة ومشاركة المواطنين الالتزامات القرارات السلام عليكم ورحمة الله المملكة الأردنية محمد لله بِسْمِ اللَّهِ لآ إلى هؤلاء شيئًا ١٢٣"},
	{"arab", "ur", true, []string{"NotoNaskhArabic-Regular", "NotoSansArabic-Regular"}, "کھلی حکومت مطلب شفافیت جواب دہی شہریوں شرکت ہے پاکستان احتساب بدعنوانی معلومات رسائی جمہوریہ پنجاب بجٹ لئے"},
	{"tfng", "zgh", false, []string{"DejaVuSans", "NotoSansTifinagh-Regular"}, "ⵜⴰⵏⴱⴰⴹⵜ ⵜⴳⵍⴷⵉⵜ ⵍⵎⵖⵔⵉⴱ ⴰⵣⵔⴼ ⵓⴽⵛⵛⵓⵎ ⵉⵙⴰⵍⵏ"},
	{"sinh", "si", false, []string{"NotoSansSinhala-Regular", "NotoSansSinhala-Bold"},
		"විවෘත රාජ්\u200dය පාලනය විනිවිදභාවය වගවීම පුරවැසි සහභාගිත්වය ශ්\u200dරී ලංකාව ක්\u200dරමය ප්\u200dරජාතන්ත්\u200dරවාදී සමාජවාදී ජනරජය ඤාණ සංඥා ක්ෂ ඬ ඖෂධ කෞ කෝ කො කේ"},
	{"taml", "ta", false, []string{"NotoSansTamil-Regular", "NotoSansTamil-Bold"},
		"திறந்த அரசாங்கம் வெளிப்படைத்தன்மை பொறுப்புக்கூறல் மற்றும் குடிமக்களின் பங்கேற்பு ஸ்ரீ க்ஷ கௌரவ தொழில்நுட்பம் ஜனநாயகம் நூறு"},
	{"hang", "ko", false, []string{"/usr/share/fonts/truetype/nanum/NanumGothic.ttf", "/usr/share/fonts/truetype/nanum/NanumGothicBold.ttf"}, "열린 정부는 투명성 책임성 시민 참여를 뜻합니다 대한민국"},
	{"deva", "hi", false, []string{"NotoSansDevanagari-Regular"}, "खुली सरकार पारदर्शिता जवाबदेही नागरिकों भागीदारी क्ष ज्ञान र्क कृपया विद्या"},
	{"khmr", "km", false, []string{"NotoSansKhmer-Regular"}, "រដ្ឋាភិបាល តម្លាភាព ការចូលរួម ស្ត្រី ខ្មែរ"},
	{"mymr", "my", false, []string{"NotoSansMyanmar-Regular"}, "အစိုးရ ပွင့်လင်းမြင်သာမှု မြန်မာ ကျွန်ုပ်"},
	{"ethi", "am", false, []string{"NotoSansEthiopic-Regular"}, "ግልጽ መንግሥት ተጠያቂነት ዜጎች"},
}

// missing skips a test for what is not installed.
func missing(t *testing.T, format string, v ...any) {
	t.Helper()
	if os.Getenv("SELFASSESS_REQUIRE_TOOLS") == "1" {
		t.Fatalf(format, v...)
	}
	t.Skipf(format, v...)
}

// fontFile returns a font of the program or of Debian, and its file.
func fontFile(t *testing.T, name string) (*Font, string) {
	t.Helper()
	own := map[string][]byte{"LiberationSans": liberationsansregular.TTF, "LiberationSans-Bold": liberationsansbold.TTF,
		"DejaVuSans": dejavusans.TTF, "DejaVuSans-Bold": dejavusansbold.TTF}
	data, path := own[name], name
	var err error
	switch {
	case data != nil:
		path = filepath.Join(t.TempDir(), name+".ttf")
		err = os.WriteFile(path, data, 0o644)
	case !filepath.IsAbs(name):
		path = noto + name + ".ttf"
		fallthrough
	default:
		if data, err = os.ReadFile(path); err != nil {
			missing(t, "a font is not installed: %v", err)
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	f, err := parseFont(data)
	if err != nil {
		t.Fatal(err)
	}
	return f, path
}

func alone(f *Font) *shaper {
	return newShaper(&Fonts{Regular: Family{f}, Bold: Family{f}}, "en")
}

// told writes glyphs as hb-shape does.
func told(glyphs []glyph) string {
	parts := make([]string, len(glyphs))
	for i, g := range glyphs {
		parts[i] = fmt.Sprintf("%d=%d", g.glyph, g.lo)
		if g.dx != 0 || g.dy != 0 {
			parts[i] += fmt.Sprintf("@%d,%d", g.dx, g.dy)
		}
		parts[i] += fmt.Sprintf("+%d", g.advance)
	}
	return "[" + strings.Join(parts, "|") + "]"
}

// TestWordsAreShapedAsHarfBuzzShapesThem compares numbers, clusters and
// places of the glyphs with those of HarfBuzz itself, word by word.
func TestWordsAreShapedAsHarfBuzzShapesThem(t *testing.T) {
	judge, err := exec.LookPath("hb-shape")
	if err != nil {
		missing(t, "hb-shape is not installed")
	}
	for _, c := range shapedScripts {
		for _, name := range c.fonts {
			t.Run(c.lang+" in "+strings.TrimSuffix(filepath.Base(name), ".ttf"), func(t *testing.T) {
				f, path := fontFile(t, name)
				words := strings.Fields(c.words)
				direction, level := "ltr", "\x00"
				if c.turned {
					direction, level = "rtl", "\x01"
				}
				cmd := exec.Command(judge, "--no-glyph-names", "--font-file="+path, "--text-file=-", "--script="+c.script, "--language="+c.lang, "--direction="+direction)
				cmd.Stdin = strings.NewReader(strings.Join(words, "\n"))
				out, err := cmd.Output()
				if err != nil {
					t.Fatal(err)
				}
				want := strings.Fields(string(out))
				if len(want) != len(words) {
					t.Fatalf("%d answers for %d words", len(want), len(words))
				}
				s := alone(f)
				for i, w := range words {
					text := []rune(w)
					items := s.items(text, strings.Repeat(level, len(text)), regular)
					if len(items) != 1 || items[0].missing {
						t.Errorf("%s is set in %d parts", w, len(items))
						continue
					}
					if got := told(s.run(items[0], c.lang)); got != want[i] {
						t.Errorf("%s (%U):\n got %s\nwant %s", w, text, got, want[i])
					}
				}
			})
		}
	}
}

// TestPairsAreWhatHarfBuzzMakesOfTheWord holds the quick way for words of
// ASCII to the slow one.
func TestPairsAreWhatHarfBuzzMakesOfTheWord(t *testing.T) {
	fonts, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(1, 2))
	quick := 0
	for _, f := range []*Font{fonts.Regular[0], fonts.Regular[1], fonts.Bold[0], fonts.Bold[1]} {
		s := alone(f)
		for _, lang := range []string{"en", "tr", "nl", "ro"} {
			for range 3000 {
				text := make([]rune, 1+random.IntN(14))
				for i := range text {
					text[i] = rune('!' + random.IntN('~'-'!'+1))
					if random.IntN(3) > 0 { // mostly letters, some of which go together
						text[i] = []rune("fijlTAVWLyaeoPr.,-")[random.IntN(18)]
					}
				}
				it := item{text: text, font: f, script: language.Latin}
				got, ok := s.paired(it, lang)
				if !ok {
					continue
				}
				quick++
				was := told(got)
				if want := told(s.harfbuzz(it, lang)); was != want {
					t.Fatalf("%s, %s %q:\n got %s\nwant %s", f.name, lang, string(text), was, want)
				}
			}
		}
	}
	if quick < 1000 {
		t.Errorf("only %d words went the quick way", quick)
	}
}
