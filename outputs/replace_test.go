package outputs

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

// What a killed run left is removed by the next one, and an earlier file that
// it had moved aside is not lost; files of a run that is alive stay.
func TestReplaceCleansUpAfterAKilledRun(t *testing.T) {
	dir := t.TempDir()
	old := time.Now().Add(-time.Hour)
	litter := func(name, text string, age time.Time) {
		path := filepath.Join(dir, name)
		write(t, path, text)
		if err := os.Chtimes(path, age, age); err != nil {
			t.Fatal(err)
		}
	}
	litter(".a.123.tmp", "half", old)
	litter(".a.123.tmp.old", "old a", old)
	litter(".a.456.tmp", "of another run", time.Now())
	litter(".b.123.tmp", "half", old)
	litter(".ab.123.tmp", "of something else", old)
	write(t, filepath.Join(dir, "b"), "old b")
	if err := os.Mkdir(filepath.Join(dir, "c"), 0o755); err != nil {
		t.Fatal(err)
	}
	files := []File{{filepath.Join(dir, "a"), []byte("new a")}, {filepath.Join(dir, "b"), []byte("new b")}, {filepath.Join(dir, "c"), []byte("new c")}}
	if err := Replace(files); err == nil {
		t.Fatal("a folder was replaced")
	}
	if got, want := contents(t, dir), ".a.456.tmp=of another run .ab.123.tmp=of something else a=old a b=old b c/"; got != want {
		t.Errorf("after a run that failed:\n got %s\nwant %s", got, want)
	}
	if err := Replace(files[:2]); err != nil {
		t.Fatal(err)
	}
	if got, want := contents(t, dir), ".a.456.tmp=of another run .ab.123.tmp=of something else a=new a b=new b c/"; got != want {
		t.Errorf("after a run that went well:\n got %s\nwant %s", got, want)
	}
}
