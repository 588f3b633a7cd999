package inputs

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// A plain text is folded in a shorter way, which must lead to the same.
func TestPlainTextsAreFoldedAsAllOthers(t *testing.T) {
	alphabet := []rune("abXYZ09 .:-_*?!  \t\n\x00\x7f~éİſ…\u00a0\u00ad\u200bﬁＡ")
	random := rand.New(rand.NewPCG(1, 2))
	plain := 0
	for range 20_000 {
		text := make([]rune, random.IntN(6))
		for i := range text {
			text[i] = alphabet[random.IntN(len(alphabet))]
		}
		s := string(text)
		if !isPlain(s) {
			continue
		}
		plain++
		if got, want := strings.ToLower(s), foldUnicode(s); got != want {
			t.Fatalf("%q is folded to %q, and as any text to %q", s, got, want)
		}
	}
	if plain < 1000 {
		t.Fatalf("only %d of the texts were plain", plain)
	}
}
