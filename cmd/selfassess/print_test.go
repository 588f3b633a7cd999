package main

import (
	"bytes"
	"testing"

	"selfassess/cmd/internal/secretariat"
)

func TestWrittenTellsWhereFilesStand(t *testing.T) {
	for _, c := range []struct {
		w        secretariat.Written
		quiet    bool
		out, err string
		why      string
	}{
		{secretariat.Written{Paths: []string{"o/a", "o/b"}}, false, "o/a\no/b\n", "", "nothing to tell"},
		{secretariat.Written{Paths: []string{"o/a (2)", "o/b (2)"}, InUse: "o/b"}, true, "o/a (2)\no/b (2)\n",
			"o/b is open in another program, so the new files have a number in their names: o/a (2), o/b (2)\n" +
				"  hint: the files without the number are as they were; close that file, run again, and remove those with the number\n",
			"who looks at the usual names would see the earlier files"},
		{secretariat.Written{Paths: []string{"o/a"}, Unlocked: true}, false, "o/a\n",
			"o is on a drive that cannot keep two runs apart\n" +
				"  hint: let nobody else run selfassess on this folder at the same time\n", "nothing else can tell"},
		{secretariat.Written{Paths: []string{"o/a"}, Unlocked: true}, true, "o/a\n", "", "it is no error"},
		{secretariat.Written{}, false, "", "", "a run that had nothing to write"},
	} {
		var out, err bytes.Buffer
		terminal{stderr: &err, quiet: c.quiet}.written(&out, c.w)
		if out.String() != c.out || err.String() != c.err {
			t.Errorf("%s: got %q and %q, want %q and %q", c.why, out.String(), err.String(), c.out, c.err)
		}
	}
}
