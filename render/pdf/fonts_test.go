package pdf

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"selfassess/ogp"
	"selfassess/render/pdf/typeset"
	"selfassess/templates"
)

// reportOf is a report of one text in each of some cells of a file.
func reportOf(texts map[string]string) *ogp.Report {
	r := &ogp.Report{Plan: &ogp.Plan{}}
	for cell, text := range texts {
		file, at, _ := strings.Cut(cell, "!")
		row := 0
		fmt.Sscanf(at, "H%d", &row)
		r.Comments = append(r.Comments, ogp.Comment{Text: ogp.Text{"": text},
			Origin: ogp.Origin{File: file, Sheet: "Comments", Row: row, Columns: map[string]string{"text": "H"}}})
	}
	return r
}

func inBrief(f ogp.Finding) string {
	return fmt.Sprintf("%s %v %s %s%s %s %s", f.Code, f.At, f.Args["code"], f.Args["script"], f.Args["@script"]+f.Args["@reason"], f.Args["count"], f.Args["font"])
}

func TestCharactersWithoutFontAreFindings(t *testing.T) {
	tests := []struct {
		why   string
		texts map[string]string
		want  []string
	}{
		{"what the program's fonts have", map[string]string{"a.xlsx!H2": "Ọ̀ Ж Ω շ ღ א ب ⵣ ≤ → ✓ ₹ ₺ ₽ “–…” a\u0301 soft\u00ADhyphen zero\u200Bwidth \u200F"}, nil},
		{"one finding for a script of a file, at its first cell", map[string]string{"a.xlsx!H12": "අ", "a.xlsx!H3": "ශ්\u200dරී අ", "a.xlsx!H100": "ලංකාව", "a.xlsx!H4": "plain"},
			[]string{"character-without-font a.xlsx › Comments!H3 U+0DC1 Sinhala 3 Noto Sans Sinhala"}},
		{"one for each file and script", map[string]string{"a.xlsx!H2": "අ த", "b.xlsx!H2": "अ 정부"},
			[]string{"character-without-font a.xlsx › Comments!H2 U+0D85 Sinhala 1 Noto Sans Sinhala", "character-without-font a.xlsx › Comments!H2 U+0BA4 Tamil 1 Noto Sans Tamil",
				"character-without-font b.xlsx › Comments!H2 U+0905 Devanagari 1 Noto Sans Devanagari", "character-without-font b.xlsx › Comments!H2 U+C815 Hangul 1 Nanum Gothic"}},
		{"letters of Urdu, which the fonts for Arabic lack", map[string]string{"a.xlsx!H2": "ہے"}, []string{"character-without-font a.xlsx › Comments!H2 U+06C1 Arabic 1 Noto Naskh Arabic"}},
		{"signs", map[string]string{"a.xlsx!H2": "12 ₾"}, []string{"character-without-font a.xlsx › Comments!H2 U+20BE font_kind.symbols 1 Noto Sans Symbols2"}},
		{"emoji", map[string]string{"a.xlsx!H2": "🚀"}, []string{"character-without-font a.xlsx › Comments!H2 U+1F680 font_kind.emoji 1 Symbola"}},
		{"code points that are no characters yet", map[string]string{"a.xlsx!H2": "\U0002FFF0"}, []string{"character-without-font a.xlsx › Comments!H2 U+2FFF0 font_kind.unknown 1 Noto Sans"}},
		{"what is no text has a finding of its own", map[string]string{"a.xlsx!H2": "\uE000 \x01 \uFFFE"}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			fonts, err := FontsIn(nil)
			if err != nil {
				t.Fatal(err)
			}
			fs, err := fonts.Lacking(reportOf(tt.texts), nil)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, f := range fs {
				got = append(got, inBrief(f))
			}
			if g, w := strings.Join(got, "\n"), strings.Join(tt.want, "\n"); g != w {
				t.Errorf("got\n%s\nwant\n%s", g, w)
			}
		})
	}
}

func TestNamesOfFilesAndSheetsNeedFontsToo(t *testing.T) {
	fonts, err := FontsIn(nil)
	if err != nil {
		t.Fatal(err)
	}
	fs, err := fonts.Lacking(nil, []ogp.Finding{{Code: ogp.SheetUnknown, At: ogp.Place{File: "සෞඛ්\u200dය.xlsx", Sheet: "தாள்"}}})
	if err != nil || len(fs) != 2 || fs[0].At != (ogp.Place{File: "සෞඛ්\u200dය.xlsx"}) || fs[1].At.Sheet != "தாள்" {
		t.Errorf("got %v, %v", fs, err)
	}
}

func TestFontsOfAFolderMendWhatIsLacking(t *testing.T) {
	fonts := fontsOf(t, notoOf("NotoSansSinhala"))
	fs, err := fonts.Lacking(reportOf(map[string]string{"a.xlsx!H2": "අ த"}), nil)
	if err != nil || len(fs) != 1 || fs[0].Args["script"] != "Tamil" {
		t.Errorf("got %v, %v", fs, err)
	}
}

func TestFilesThatAreNoFontsAreFindingsOnceTheyWereNeeded(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "web.woff2"), []byte("wOF2 and so on, and so on"), 0o644); err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]int{"plain é ✓": 0, "අ": 2} {
		fonts, err := FontsIn([]string{dir})
		if err != nil {
			t.Fatal(err)
		}
		fs, err := fonts.Lacking(reportOf(map[string]string{"a.xlsx!H2": text}), nil)
		if err != nil || len(fs) != want {
			t.Fatalf("%q: %v, %v; want %d", text, fs, err, want)
		}
		if want > 0 && inBrief(fs[1]) != "font-not-used web.woff2  font_refused.kind  " {
			t.Errorf("got %q", inBrief(fs[1]))
		}
	}
}

// A character of the program's own words without a font could be mended by
// nobody.
func TestWordsOfTheProgramNeedNoOtherFonts(t *testing.T) {
	fonts, err := typeset.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	for _, tag := range templates.Languages() {
		c, err := templates.Load(tag)
		if err != nil {
			t.Fatal(err)
		}
		for _, key := range c.Keys() {
			for _, r := range c.Text(templates.Term(key)) {
				if r != '\n' && !fonts.Has(r) {
					t.Errorf("%s: %s has %q (%U)", tag, key, r, r)
				}
			}
		}
	}
}

// Words of the program need no fonts of the computer.
func TestEveryWordOfEveryLanguageIsDrawn(t *testing.T) {
	fonts, err := typeset.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	for _, tag := range templates.Languages() {
		c, err := templates.Load(tag)
		if err != nil {
			t.Fatal(err)
		}
		for _, key := range c.Keys() {
			for _, text := range append(c.List(key), c.Text(templates.Term(key))) {
				for _, r := range text {
					if r != '\n' && !fonts.Has(r) {
						t.Errorf("%s: no font has %c (U+%04X) of %s: %s", tag, r, r, key, text)
					}
				}
			}
		}
	}
}
