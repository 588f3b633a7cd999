package pdf

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode"

	"selfassess/render"
	"selfassess/render/pdf/pdftest"
)

// scriptPage is a page of one script: its words, and the fonts of Debian that it
// needs beside those of the program.
type scriptPage struct {
	name, lang string
	text       string
	fonts      []string
}

const (
	notoFonts  = "/usr/share/fonts/truetype/noto"
	nanumFonts = "/usr/share/fonts/truetype/nanum"
)

var scriptPages = []scriptPage{
	{name: "vietnamese", lang: "vi", text: "Chính phủ mở có nghĩa là minh bạch, trách nhiệm giải trình và sự tham gia của người dân."},
	{name: "hausa", lang: "ha", text: "Buɗaɗɗiyar gwamnati tana sauraren ra’ayoyin ’yan ƙasa, kuma tana bayyana yadda ake kashe kuɗin jama’a."},
	{name: "yoruba", lang: "yo", text: "Ìjọba tó ṣí sílẹ̀ máa ń gbọ́ ohùn àwọn ará ìlú, ó sì máa ń ṣàlàyé bí wọ́n ṣe ń ná owó ìlú."},
	{name: "greek", lang: "el", text: "Η ανοικτή διακυβέρνηση σημαίνει διαφάνεια, λογοδοσία και συμμετοχή των πολιτών."},
	{name: "russian", lang: "ru", text: "Открытое правительство — это прозрачность, подотчётность и участие граждан."},
	{name: "kyrgyz", lang: "ky", text: "Ачык өкмөт — бул ачыктык, эсеп берүү жана жарандардын катышуусу; жаңы мыйзамдар баарына жеткиликтүү."},
	{name: "mongolian", lang: "mn", text: "Засгийн газар мэдээллээ өөрөө нийтэлж, төсвийн гүйцэтгэлийг үнэн зөв тайлагнана."},
	{name: "georgian", lang: "ka", text: "ღია მმართველობა ნიშნავს გამჭვირვალობას, ანგარიშვალდებულებასა და მოქალაქეთა ჩართულობას."},
	{name: "georgian capitals", lang: "ka", text: "ᲦᲘᲐ ᲛᲛᲐᲠᲗᲕᲔᲚᲝᲑᲐ ნიშნავს გამჭვირვალობას."},
	{name: "armenian", lang: "hy", text: "Բաց կառավարումը նշանակում է թափանցիկություն, հաշվետվողականություն և քաղաքացիների մասնակցություն։"},
	{name: "hebrew", lang: "he", text: "ממשל פתוח פירושו שקיפות, אחריות ושיתוף הציבור בקבלת החלטות."},
	{name: "arabic", lang: "ar", text: "الحكومة المفتوحة تعني الشفافية والمساءلة ومشاركة المواطنين في الالتزامات والقرارات."},
	{name: "tifinagh", lang: "zgh", text: "ⵜⴰⵏⴱⴰⴹⵜ ⵏ ⵜⴳⵍⴷⵉⵜ ⵏ ⵍⵎⵖⵔⵉⴱ, ⴰⵣⵔⴼ ⵏ ⵓⴽⵛⵛⵓⵎ ⵖⵔ ⵉⵙⴰⵍⵏ."},
	{name: "signs", lang: "en", text: "→ ≤ ≥ ≠ − ✓ ✗ € £ ¥ ₦ ₵ ₸ ₹ ₺ ₽ ₴ ₱ ₫ ₩ ₪ ₡ ₲ ₮ ½ ‰ №"},
	{name: "urdu", lang: "ur", text: "کھلی حکومت کا مطلب شفافیت، جواب دہی اور شہریوں کی شرکت ہے۔", fonts: notoOf("NotoNaskhArabic")},
	{name: "arabic in Naskh", lang: "ar", text: "الحكومة المفتوحة تعني الشفافية والمساءلة ومشاركة المواطنين في الالتزامات والقرارات.", fonts: notoOf("NotoNaskhArabic")},
	{name: "georgian in Noto", lang: "ka", text: "ᲦᲘᲐ ᲛᲛᲐᲠᲗᲕᲔᲚᲝᲑᲐ ნიშნავს გამჭვირვალობას: 12 000 ₾.", fonts: notoOf("NotoSansGeorgian")},
	{name: "sinhala", lang: "si", text: "විවෘත රාජ්\u200dය පාලනය යනු විනිවිදභාවය, වගවීම සහ පුරවැසි සහභාගිත්වයයි; ශ්\u200dරී ලංකාව.", fonts: notoOf("NotoSansSinhala")},
	{name: "tamil", lang: "ta", text: "திறந்த அரசாங்கம் என்பது வெளிப்படைத்தன்மை, பொறுப்புக்கூறல் மற்றும் குடிமக்களின் பங்கேற்பு ஆகும்.", fonts: notoOf("NotoSansTamil")},
	{name: "hangul", lang: "ko", text: "열린 정부는 투명성, 책임성, 시민 참여를 뜻합니다.", fonts: []string{nanumFonts + "/NanumGothic.ttf", nanumFonts + "/NanumGothicBold.ttf"}},
}

func notoOf(name string) []string {
	return []string{notoFonts + "/" + name + "-Regular.ttf", notoFonts + "/" + name + "-Bold.ttf"}
}

// fontsOf returns the fonts of some files, or skips the test.
func fontsOf(t *testing.T, files []string) *Fonts {
	t.Helper()
	if len(files) == 0 {
		return nil
	}
	dir := t.TempDir()
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			if os.Getenv("SELFASSESS_REQUIRE_TOOLS") == "1" {
				t.Fatalf("a font is required and missing: %v", err)
			}
			t.Skipf("a font is not installed: %v", err)
		}
		if err := os.WriteFile(filepath.Join(dir, filepath.Base(file)), b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	fonts, err := FontsIn([]string{dir})
	if err != nil {
		t.Fatal(err)
	}
	return fonts
}

// document has the words of a page as heading, text, bold text, table and
// list.
func (p scriptPage) document() *render.Document {
	d := one(para(p.text), render.Label{Text: render.Words(p.text)}, render.Paragraph{Spans: []render.Span{{Text: p.text, Bold: true}}},
		render.Table{RowHeads: 1, ID: "t", Caption: p.text, Columns: []render.Column{{Head: p.text}, {Head: "2024"}}, Rows: []render.Row{{Cells: []render.Cell{cell(p.text), cell("1")}}}},
		render.List{Items: [][]render.Span{text(p.text)}})
	d.Lang = p.lang
	return d
}

func (p scriptPage) write(t *testing.T, fonts *Fonts) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := WriteDocument(&b, p.document(), Options{Fonts: fonts}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestEveryScriptComesBackByTheTree(t *testing.T) {
	for _, p := range scriptPages {
		t.Run(p.name, func(t *testing.T) {
			f := good(t, p.write(t, fontsOf(t, p.fonts)))
			n := 0
			for _, e := range f.All("P", "H2", "Caption", "TH", "TD", "LBody") {
				if strings.TrimSpace(e.Text()) == p.text {
					n++
				}
			}
			if n != 7 {
				t.Errorf("the text is found %d times, want it as two paragraphs, label, caption, head, cell and item", n)
			}
			var b strings.Builder
			for _, e := range f.All("Sect") { // without cover and contents
				if h := e.Elements(); len(h) > 0 && h[0].Text() == "Heading" {
					whole(&b, e, 0)
				}
			}
			fmt.Fprintf(&b, "fonts: %s\n", strings.Join(fontNames(f), " "))
			golden(t, filepath.Join("testdata", "scripts", strings.ReplaceAll(p.name, " ", "-")+".txt"), b.String())
		})
	}
}

// whole writes an element and those in it with all their text.
func whole(b *strings.Builder, e *pdftest.Element, indent int) {
	own := ""
	for _, k := range e.Kids {
		if k.Mark != nil {
			own += k.Mark.Text
		}
	}
	fmt.Fprintln(b, strings.TrimRight(strings.Repeat("  ", indent)+string(e.Tag)+" "+own, " "))
	for _, k := range e.Elements() {
		whole(b, k, indent+1)
	}
}

// fontNames are the fonts in a file, without the tags of their subsets.
func fontNames(f *pdftest.File) (names []string) {
	for _, o := range f.Objects {
		if d, ok := o.(pdftest.Dict); ok && d["Type"] == pdftest.Name("FontDescriptor") {
			_, name, _ := strings.Cut(string(d["FontName"].(pdftest.Name)), "+")
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// TestTheSameFontsMakeTheSameFile keeps fonts under other names, in another
// order and in other folders.
func TestTheSameFontsMakeTheSameFile(t *testing.T) {
	files := append(notoOf("NotoSansSinhala"), notoOf("NotoSerifSinhala")...)
	first := fontsOf(t, files)
	p := scriptPage{lang: "si", text: "ශ්\u200dරී ලංකාව"}
	want := p.write(t, first)
	dir := t.TempDir()
	for i, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(dir, fmt.Sprint(9-i), fmt.Sprintf("x%d.TTF", 5-i))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	other, err := FontsIn([]string{dir})
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(p.write(t, other), want) {
		t.Error("the names of the files and folders change the PDF")
	}
}

// TestFontsServeSeveralReportsAtATime writes pages side by side that ask the
// same folder for fonts.
func TestFontsServeSeveralReportsAtATime(t *testing.T) {
	fonts := fontsOf(t, slices.Concat(notoOf("NotoSansSinhala"), notoOf("NotoSansTamil")))
	var wait sync.WaitGroup
	var files [6][]byte
	for i := range files {
		wait.Go(func() {
			var b bytes.Buffer
			p := scriptPage{lang: "si", text: "රජය தமிழ்"}
			if err := WriteDocument(&b, p.document(), Options{Fonts: fonts}); err != nil {
				t.Error(err)
			}
			files[i] = b.Bytes()
		})
	}
	wait.Wait()
	for _, b := range files[1:] {
		if !bytes.Equal(b, files[0]) {
			t.Error("two pages of the same text differ")
		}
	}
}

// wordsOf are the words of a text without the marks around them, sorted: in
// which order a program tells the words of a line is its own affair.
func wordsOf(s string) []string {
	w := strings.FieldsFunc(s, func(r rune) bool { return !unicode.In(r, unicode.L, unicode.M, unicode.N) && r != 0x200D })
	slices.Sort(w)
	return slices.Compact(w)
}

func TestOtherProgramsReadTheWordsOfEveryScript(t *testing.T) {
	pdftotext := tool(t, "pdftotext")
	for _, p := range scriptPages {
		t.Run(p.name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "page.pdf")
			if err := os.WriteFile(file, p.write(t, fontsOf(t, p.fonts)), 0o644); err != nil {
				t.Fatal(err)
			}
			out, err := exec.Command(pdftotext, file, "-").Output()
			if err != nil {
				t.Fatal(err)
			}
			read := wordsOf(string(out))
			for _, w := range wordsOf(p.text) {
				if _, found := slices.BinarySearch(read, w); !found {
					t.Errorf("no %q in %q", w, read)
				}
			}
		})
	}
}

// TestVeraPDFAcceptsEveryScript shows all pages to the reference validator.
func TestVeraPDFAcceptsEveryScript(t *testing.T) {
	dir := t.TempDir()
	for i, p := range scriptPages {
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprint(i)+".pdf"), p.write(t, fontsOf(t, p.fonts)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, profile := range []string{"ua1", "2a"} {
		for file, clauses := range verdicts(t, profile, dir) {
			if len(clauses) > 0 {
				t.Errorf("%s: %q", file, clauses)
			}
		}
	}
}
