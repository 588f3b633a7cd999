package typeset

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"strings"
	"testing"
)

func TestJoinedPartsAreOneStream(t *testing.T) {
	long := strings.Repeat("q 1 0 0 1 72 72 cm BT /F0 9 Tf (\x00\x01) Tj ET Q\n", 9000)
	for _, c := range []struct{ back, front, why string }{
		{"", "", "an empty page"},
		{"", "content", "a page without margins"},
		{"margins", "", "a page without content"},
		{"margins", "content", "a page"},
		{long, long[:70_001], "more than the modulus of the sum"},
		{strings.Repeat("\xFF", 65521), "\x00", "a sum near the modulus"},
	} {
		var back packed
		if c.back != "" {
			back = squeeze([]byte(c.back), false)
		}
		r, err := zlib.NewReader(bytes.NewReader(join(back, squeeze([]byte(c.front), true))))
		if err != nil {
			t.Fatalf("%s: %v", c.why, err)
		}
		got, err := io.ReadAll(r)
		if err != nil || string(got) != c.back+c.front {
			t.Errorf("%s: %d bytes, %v; want %d", c.why, len(got), err, len(c.back+c.front))
		}
	}
}

// TestWordsAreForgottenInTime sets more words than are remembered: their
// number stays bounded, and a word that comes again is set as before.
func TestWordsAreForgottenInTime(t *testing.T) {
	fonts, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	s := newShaper(fonts, "")
	set := func(text string) word { return *s.word([]rune(text), nil, regular, "") }
	first := set("AVAST")
	for i := range 3 * mostWords {
		set(fmt.Sprint("w", i))
	}
	if n := len(s.words) + len(s.older); n > 2*mostWords {
		t.Errorf("%d words are remembered, at most %d may be", n, 2*mostWords)
	}
	again := set("AVAST")
	if again.width != first.width || again.pieces[0] != first.pieces[0] {
		t.Errorf("%+v is set as %+v the second time", first, again)
	}
}
