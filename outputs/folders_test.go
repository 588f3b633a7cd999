package outputs

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"testing/synctest"
)

// twoFolders makes two directories with earlier files, and the files that a
// run is to write into both.
func twoFolders(t *testing.T) (one, two string, files []File) {
	t.Helper()
	one, two = fresh(t, set("old", 2)...), fresh(t, set("old", 1)...)
	return one, two, append(in(one, set("new", 2)), in(two, set("new", 2))...)
}

// A fault in one folder undoes what was done in another.
func TestAFaultLeavesTheEarlierFilesInAllFolders(t *testing.T) {
	t.Parallel()
	for _, then := range []fault{failOnce, failDone} {
		n := 1
		for ; ; n++ {
			one, two, files := twoFolders(t)
			d := &faulty{disk: osDisk{}, kind: renaming, at: n, then: then}
			_, err := replace(d, files)
			if !d.sprung {
				break
			}
			if err == nil {
				t.Errorf("rename %d fails: no error", n)
			}
			if got, want := contents(t, one)+" "+contents(t, two), listing(set("old", 2))+" "+listing(set("old", 1)); got != want {
				t.Errorf("rename %d fails: left %s, want %s", n, got, want)
			}
		}
		if n < 8 {
			t.Errorf("only %d renames", n)
		}
	}
}

// A kill can come between two folders, but not within one.
func TestAKillMixesNothingInAnyFolder(t *testing.T) {
	t.Parallel()
	for n, more := 1, true; more; n++ {
		one, two, files := twoFolders(t)
		d := &faulty{disk: osDisk{}, at: n, then: die}
		replace(d, files)
		more = d.sprung
		err := errors.Join(mixed(t, one), mixed(t, two), recoverIn(sound(), one), recoverIn(sound(), two),
			whole(t, one, set("old", 2), set("new", 2)), whole(t, two, set("old", 1), set("new", 2)))
		if err != nil {
			t.Errorf("killed at step %d: %v", n, err)
		}
	}
}

// A disk that fails for good halfway, in one folder or in both.
func TestADiskThatFailsForGoodMixesNothingInAnyFolder(t *testing.T) {
	t.Parallel()
	for n, more := 1, true; more; n++ {
		one, two, files := twoFolders(t)
		d := &faulty{disk: osDisk{}, kind: renaming, at: n, then: failOnward}
		_, err := replace(d, files)
		if more = d.sprung; more && err == nil {
			t.Errorf("renames from %d fail: no error", n)
		}
		err = errors.Join(mixed(t, one), mixed(t, two), recoverIn(sound(), one), recoverIn(sound(), two),
			whole(t, one, set("old", 2), set("new", 2)), whole(t, two, set("old", 1), set("new", 2)))
		if err != nil {
			t.Errorf("renames from %d fail: %v", n, err)
		}
	}
}

func TestAFileInUseGivesAllFoldersSecondNames(t *testing.T) {
	one, two, files := twoFolders(t)
	synctest.Test(t, func(t *testing.T) {
		d := &faulty{disk: osDisk{}, held: func(name string) bool { return name == "b.txt" }}
		if _, err := replace(d, files); err != nil {
			t.Error(err)
		}
	})
	got := contents(t, one) + " | " + contents(t, two)
	want := "a (2).txt=new a.txt a.txt=old a.txt b (2).txt=new b.txt b.txt=old b.txt | a (2).txt=new a.txt a.txt=old a.txt b (2).txt=new b.txt"
	if got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// One folder that is written in several ways is locked once.
func TestAFolderIsOneHoweverItIsWritten(t *testing.T) {
	dir := fresh(t)
	link := filepath.Join(fresh(t), "link")
	if err := os.Symlink(dir, link); err != nil {
		t.Skipf("no links here: %v", err)
	}
	files := []File{{filepath.Join(dir, "a.txt"), []byte("new a.txt")}, {filepath.Join(link, "b.txt"), []byte("new b.txt")}}
	w, err := Replace(files)
	if err != nil || w.Paths[0] != files[0].Path || w.Paths[1] != files[1].Path {
		t.Errorf("%+v, %v", w, err)
	}
	if got, want := contents(t, dir), listing(set("new", 2)); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// What must be there if something else is stands first among the files: a kill
// at any step, and the run that completes it, never leave the second without
// the first.
func TestTheFolderThatIsNamedFirstIsThereFirst(t *testing.T) {
	t.Parallel()
	alone := 0
	for n, more := 1, true; more; n++ {
		for m, again := 1, true; again; m++ {
			record, report := fresh(t), fresh(t, set("old", 2)...)
			files := append(in(record, set("new", 2)), in(report, set("new", 2))...)
			run := &faulty{disk: osDisk{}, at: n, then: die}
			replace(run, files)
			next := &faulty{disk: osDisk{}, at: m, then: die}
			recoverIn(next, record)
			recoverIn(next, report)
			more, again = run.sprung, next.sprung
			if err := errors.Join(recoverIn(sound(), record), recoverIn(sound(), report)); err != nil {
				t.Errorf("killed at step %d, then at %d: %v", n, m, err)
			}
			there, replaced := contents(t, record) == listing(set("new", 2)), contents(t, report) == listing(set("new", 2))
			if replaced && !there {
				t.Errorf("killed at step %d, then at %d: a report without its record: %s", n, m, contents(t, record))
			}
			if there && !replaced {
				alone++
			}
		}
	}
	if alone == 0 {
		t.Error("no run was killed between the two; the test tests nothing")
	}
}
