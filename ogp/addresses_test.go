package ogp

import (
	"fmt"
	"strings"
	"testing"
)

func TestAddressesInATextAreFoundWithoutWhatStandsAroundThem(t *testing.T) {
	const a = "https://example.org/a"
	for _, c := range []struct{ why, text, want string }{
		{"none", "nothing: here", ""},
		{"alone", a, "[" + a + "]"},
		{"at the end of a sentence", "See " + a + ".", "See [" + a + "]."},
		{"before other stops", a + "; " + a + ", " + a + ": " + a + "! " + a + "?", "[" + a + "]; [" + a + "], [" + a + "]: [" + a + "]! [" + a + "]?"},
		{"several stops", "See " + a + "…", "See [" + a + "]…"},
		{"in brackets", "(" + a + ") [" + a + "], {" + a + "}", "([" + a + "]) [[" + a + "]], {[" + a + "]}"},
		{"brackets of its own", "(see https://example.org/A_(b)).", "(see [https://example.org/A_(b)])."},
		{"brackets with more behind them", "(" + a + ")/b", "([" + a + "])/b"},
		{"angle brackets", "<" + a + ">", "<[" + a + "]>"},
		{"quotes", `"` + a + `" ` + "“" + a + "” „" + a + "“ «" + a + "» '" + a + "' ‘" + a + "’", `"[` + a + `]" ` + "“[" + a + "]” „[" + a + "]“ «[" + a + "]» '[" + a + "]' ‘[" + a + "]’"},
		{"markdown", "[list](" + a + ")", "[list]([" + a + "])"},
		{"Chinese stops", "见" + a + "。又" + a + "，" + a + "）", "见[" + a + "]。又[" + a + "]，[" + a + "]）"},
		{"Chinese words behind it", "请访问https://example.org/a了解", "请访问[https://example.org/a]了解"},
		{"Arabic commas", a + "، " + a + "؛ " + a + "؟", "[" + a + "]، [" + a + "]؛ [" + a + "]؟"},
		{"Devanagari stop", a + "।", "[" + a + "]।"},
		{"letters of any script in its path", "https://example.org/wiki/中国 https://bg.example/Търговия", "[https://example.org/wiki/中国] [https://bg.example/Търговия]"},
		{"a no-break space behind it", a + "\u00a0and", "[" + a + "]\u00a0and"},
		{"a line break behind it", a + "\nand", "[" + a + "]\nand"},
		{"a dash behind it", a + "—" + "and", "[" + a + "]—and"},
		{"capitals", "HTTPS://Example.org/A", "[HTTPS://Example.org/A→https://Example.org/A]"},
		{"invisible characters", "https://exam\u200bple.org/\u00ada\u2060\ufeff.", "[https://exam\u200bple.org/\u00ada→https://example.org/a]\u2060\ufeff."},
		{"marks of direction", "\u202a" + a + "\u202c", "\u202a[" + a + "]\u202c"},
		{"parameters", a + "?x=1&y=%20#z.", "[" + a + "?x=1&y=%20#z]."},
		{"mail", "mailto:office@example.org.", "[mailto:office@example.org]."},
		{"mail without its scheme is none", "office@example.org", ""},
		{"www without its scheme is none", "www.example.org", ""},
		{"within a word", "xhttps://example.org", ""},
		{"other schemes", "ftp://example.org javascript:alert(1) file:///c:/a data:text/html,x", ""},
		{"no host", "http:// https://. mailto:nobody", ""},
		{"a name before the host", "https://example.org@evil.example/", ""},
		{"a host that deceives", "https://exаmple.org/", ""},
		{"wrapped by a mail program", "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2Fa&data=x%40y.example.", "[https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2Fa&data=x%40y.example→" + a + "]."},
		{"wrapped so that nobody can tell", "https://url.us.m.mimecastprotect.com/s/abc", ""},
		{"too long", "https://example.org/" + strings.Repeat("a", 2000), ""},
		{"not UTF-8", "\xff" + a + "\xff", "\xff[" + a + "]\xff"},
	} {
		got, from := "", 0
		found := AddressesIn(c.text)
		for _, f := range found {
			got += c.text[from:f.From] + "[" + c.text[f.From:f.To]
			if f.URL != c.text[f.From:f.To] {
				got += "→" + f.URL
			}
			got, from = got+"]", f.To
		}
		if len(found) > 0 {
			got += c.text[from:]
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.why, fmt.Sprintf("%q", got), fmt.Sprintf("%q", c.want))
		}
	}
}

// However a text is made, its addresses stand in it one behind the other, and
// may be links.
func FuzzAddressesIn(f *testing.F) {
	f.Add("see (https://example.org/a_(b)), mailto:a@b.example。")
	f.Add("https://https://https://a")
	f.Fuzz(func(t *testing.T, s string) {
		at := 0
		for _, a := range AddressesIn(s) {
			if a.From < at || a.To <= a.From || a.To > len(s) || !Permitted(a.URL) {
				t.Fatalf("%+v in %q", a, s)
			}
			at = a.To
		}
	})
}
