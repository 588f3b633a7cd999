package ogp

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestWhatNobodySeesIsWrittenOut(t *testing.T) {
	for s, want := range map[string]string{
		"inputs/Ministry of Justice.xlsx":               "inputs/Ministry of Justice.xlsx",
		"Réponse n° 3 – “été” 漢字 وزارة 😀.xlsx":          "Réponse n° 3 – “été” 漢字 وزارة 😀.xlsx",
		"a\n0 errors, 0 warnings\r\nb.xlsx":             `a\n0 errors, 0 warnings\r\nb.xlsx`,
		"\x1b[31mRED\x1b]0;title\x07":                   `\u001b[31mRED\u001b]0;title\u0007`,
		"\u009b31m \u0085 \x7f":                         `\u009b31m \u0085 \u007f`,
		"moj\u202excod.xlsx \u2066x\u2069 \u200f\u061c": `moj\u202excod.xlsx \u2066x\u2069 \u200f\u061c`,
		"zero\u200bwidth\ufeff soft\u00adhyphen":        `zero\u200bwidth\ufeff soft\u00adhyphen`,
		"a\u200db می\u200cخواهم क\u094d\u200dष":         "a\\u200db می\u200cخواهم क\u094d\u200dष",
		"line\u2028paragraph\u2029tab\t":                `line\u2028paragraph\u2029tab\t`,
		"filler\u3164\u115f\u2800":                      `filler\u3164\u115f\u2800`,
		"tag\U000e0041":                                 `tag\udb40\udc41`,
		"bytes \x9b31m \xff":                            `bytes \x9b31m \xff`,
	} {
		if got := Visible(s); got != want {
			t.Errorf("%q is shown as %s, want %s", s, got, want)
		}
		if again := Visible(want); again != want {
			t.Errorf("shown again, %s becomes %s", want, again)
		}
	}
	if got := VisibleLines("a\tb\nc\rd"); got != "a\tb\nc\\rd" {
		t.Errorf("lines are shown as %q", got)
	}
}

// What stands in JSON is read again as what it was.
func FuzzVisible(f *testing.F) {
	f.Add("a\u202eb\u009b\n\U000e0041")
	f.Fuzz(func(t *testing.T, s string) {
		if strings.ContainsFunc(Visible(s), isInvisible) && !strings.ContainsFunc(s, isJoiner) {
			t.Errorf("%q is shown with what nobody sees", s)
		}
		if !utf8.ValidString(s) {
			return
		}
		b, err := json.Marshal(s)
		if err != nil {
			t.Fatal(err)
		}
		var back string
		if err := json.Unmarshal([]byte(VisibleLines(string(b))), &back); err != nil || back != s {
			t.Errorf("%q is read again as %q, %v", s, back, err)
		}
	})
}
