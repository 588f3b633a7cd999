package outputs

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// States in which a killed run and what people did since can leave a
// directory, in the files that wait there.
func TestRecoverMeetsWhatPeopleDidSince(t *testing.T) {
	a, b := sum([]byte("new a")), sum([]byte("new b"))
	journal := func(earlier string) string {
		return `[{"name":"a","sha256":"` + a + `","earlier":` + earlier + `},{"name":"b","sha256":"` + b + `","earlier":` + earlier + `}]`
	}
	for _, c := range []struct {
		before map[string]string
		want   string
		why    string
	}{
		{map[string]string{".selfassess.journal": journal("true"), ".selfassess.0.new": "new a", ".selfassess.1.new": "new b", "a": "old a", "b": "old b"},
			"a=new a b=new b", "all is ready"},
		{map[string]string{".selfassess.0.new": "new a", ".selfassess.1.new": "ne", "a": "old a", "b": "old b"},
			"a=old a b=old b", "nothing was decided yet"},
		{map[string]string{".selfassess.journal": journal("true"), ".selfassess.0.new": "new a", ".selfassess.1.new": "ne", ".selfassess.0.old": "old a", "b": "old b"},
			"a=old a b=old b", "a new file is not whole"},
		{map[string]string{".selfassess.journal": journal("true"), ".selfassess.0.new": "new a", ".selfassess.0.old": "old a", "b": "old b"},
			"a=old a b=old b", "somebody has removed a new file"},
		{map[string]string{".selfassess.journal": journal("true"), "a": "new a", ".selfassess.0.old": "old a", ".selfassess.1.old": "old b"},
			"a=old a b=old b", "a new file has gone, with its name"},
		{map[string]string{".selfassess.journal": journal("true"), "a": "edited", "b": "new b", ".selfassess.0.old": "old a", ".selfassess.1.old": "old b"},
			"a=edited b=new b", "somebody has edited a new file in its place"},
		{map[string]string{".selfassess.journal": journal("false"), "a": "edited", "b": "new b"},
			"a=edited b=new b", "and there was none before"},
		{map[string]string{".selfassess.journal": journal("true"), "a": "edited", ".selfassess.1.new": "new b", ".selfassess.0.old": "old a", ".selfassess.1.old": "old b"},
			"a=edited b=new b", "edited while the other one still waits"},
		{map[string]string{".selfassess.journal": journal("true"), "a": "new a", "b": "new b"},
			"a=new a b=new b", "only the journal was not removed"},
		{map[string]string{".selfassess.0.old": "old a", ".selfassess.1.old": "old b", "a": "new a"},
			"a=new a", "done but for the cleaning, and somebody has moved a file away since"},
		{map[string]string{".selfassess.journal.new": `[{"na`, ".selfassess.0.new": "new a", "a": "old a"},
			"a=old a", "the journal was not whole"},
		{map[string]string{".selfassess.lock": "", "a": "old a"},
			"a=old a", "a lock that nobody holds"},
	} {
		dir := fresh(t)
		for name, text := range c.before {
			write(t, filepath.Join(dir, name), text)
		}
		if err := Recover(dir); err != nil {
			t.Errorf("%s: %v", c.why, err)
		}
		if got := contents(t, dir); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.why, got, c.want)
		}
	}
}

// A journal that no run has written is not carried out, and nothing is
// removed that it may have been about.
func TestAJournalIsNotTrusted(t *testing.T) {
	for _, text := range []string{
		"", "null", "[]", "{}", `[{"name":"a"`, "\x00\x00\x00\x00",
		`[{"name":"../a"}]`, `[{"name":"/etc/a"}]`, `[{"name":".."}]`, `[{"name":""}]`, `[{"name":"a\u0000"}]`,
		`[{"name":".selfassess.lock"}]`, `[{"name":"a"},{"name":"a"}]`,
		`["` + strings.Repeat("a", 2<<20) + `"]`,
	} {
		outer := fresh(t)
		dir := filepath.Join(outer, "outputs")
		if err := os.Mkdir(dir, 0o755); err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(outer, "a"), "outside")
		write(t, filepath.Join(dir, ".selfassess.journal"), text)
		write(t, filepath.Join(dir, ".selfassess.0.new"), "new a")
		write(t, filepath.Join(dir, ".selfassess.0.old"), "old a")
		before := contents(t, outer) + contents(t, dir)
		for _, try := range []func() error{
			func() error { return Recover(dir) },
			func() error { _, err := Replace(in(dir, set("new", 1))); return err },
		} {
			if err := try(); err == nil || !strings.Contains(err.Error(), filepath.Join(dir, journalName)+" is damaged") {
				t.Errorf("%.40q: got %v", text, err)
			}
		}
		if after := contents(t, outer) + contents(t, dir); after != before {
			t.Errorf("%.40q: left %.200s", text, after)
		}
	}
}

func TestRecoverOfNothing(t *testing.T) {
	dir := fresh(t, set("old", 1)...)
	if err := Recover(dir, filepath.Join(dir, "absent"), filepath.Join(dir, "a.txt")); err != nil {
		t.Error(err)
	}
	if got, want := contents(t, dir), "a.txt=old a.txt"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
