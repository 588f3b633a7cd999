package data

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"testing"
)

// FuzzIndents compares with the library, however the text is cut into pieces.
func FuzzIndents(f *testing.F) {
	for _, s := range []string{
		`{}`, `[]`, `{"a":[]}`, `[[],{},[{}]]`, `{"a":"{\"b\":[1,2]}","c":[true,null,-1.5e3],"d":{"e":""}}`, `"\\"`, `["\\\"",","]`, `1`,
	} {
		f.Add(s, uint64(1))
	}
	f.Fuzz(func(t *testing.T, s string, seed uint64) {
		var compact, want, got bytes.Buffer
		if json.Compact(&compact, []byte(s)) != nil {
			t.Skip("not JSON")
		}
		if err := json.Indent(&want, compact.Bytes(), "", "  "); err != nil {
			t.Fatal(err)
		}
		w := &indenter{out: &got}
		random := rand.New(rand.NewPCG(seed, 0))
		for rest := compact.Bytes(); len(rest) > 0; {
			n := 1 + random.IntN(len(rest))
			if _, err := w.Write(rest[:n]); err != nil {
				t.Fatal(err)
			}
			rest = rest[n:]
		}
		if got.String() != want.String() {
			t.Errorf("%s\nbecame\n%s\nwant\n%s", s, &got, &want)
		}
	})
}
