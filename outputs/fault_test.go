package outputs

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// situations are the directories that a run can meet: how many files it
// writes, and which of them are there already.
var situations = []struct {
	name    string
	count   int
	earlier []File
}{
	{"one new file", 1, nil},
	{"one earlier file", 1, set("old", 1)},
	{"three new files", 3, nil},
	{"three earlier files", 3, set("old", 3)},
	{"an earlier file among new ones", 3, set("old", 3)[1:2]},
}

// Every step of every kind fails in turn, until a run meets no fault.
func TestAFaultAtAnyStepLeavesTheEarlierFiles(t *testing.T) {
	t.Parallel()
	kinds := []struct {
		kind string
		then fault
	}{
		{locking, failOnce}, {creating, failOnce}, {writing, failOnce}, {writing, short}, {syncing, failOnce}, {closing, failOnce},
		{renaming, failOnce}, {renaming, failDone}, {flushing, failOnce},
	}
	for _, s := range situations {
		after := set("new", s.count)
		for _, k := range kinds {
			n := 1
			for ; ; n++ {
				at := fmt.Sprintf("%s, %s %d fails (%d)", s.name, k.kind, n, k.then)
				dir := fresh(t, s.earlier...)
				d := &faulty{disk: osDisk{}, kind: k.kind, at: n, then: k.then}
				_, err := replace(d, in(dir, after))
				if !d.sprung {
					break
				}
				if k.then == short && n%2 == 1 {
					continue // that step is the first half of a write
				}
				if err == nil {
					t.Errorf("%s: no error", at)
				}
				if got := contents(t, dir); got != listing(s.earlier) {
					t.Errorf("%s: left %s", at, got)
				}
				replaceCleanly(t, at, dir, after)
			}
			if n == 1 {
				t.Errorf("%s: no %s at all", s.name, k.kind)
			}
		}
	}
}

// What cannot be removed does not make a run fail whose files are in place;
// the next run removes it.
func TestARemovalThatFailsIsMadeUpForByTheNextRun(t *testing.T) {
	t.Parallel()
	for _, s := range situations {
		after := set("new", s.count)
		for _, then := range []fault{failOnce, failOnward} {
			for n := 1; ; n++ {
				at := fmt.Sprintf("%s, remove %d fails (%d)", s.name, n, then)
				dir := fresh(t, s.earlier...)
				d := &faulty{disk: osDisk{}, kind: removing, at: n, then: then}
				if _, err := replace(d, in(dir, after)); err != nil {
					t.Errorf("%s: %v", at, err)
				}
				if !d.sprung {
					break
				}
				if err := recoverIn(sound(), dir); err != nil {
					t.Errorf("%s: %v", at, err)
				}
				if got := contents(t, dir); got != listing(after) {
					t.Errorf("%s: left %s", at, got)
				}
			}
		}
	}
}

// A run that has said that it failed is not carried out later, whatever of it
// could not be removed at once.
func TestARunThatFailedStaysUndone(t *testing.T) {
	t.Parallel()
	for _, s := range situations {
		for n, more := 1, true; more; n++ {
			for m, again := 1, true; again; m++ {
				dir := fresh(t, s.earlier...)
				first := &faulty{disk: osDisk{}, kind: renaming, at: n}
				second := &faulty{disk: first, kind: removing, at: m}
				replace(second, in(dir, set("new", s.count)))
				more, again = first.sprung, second.sprung
				if !first.sprung {
					break
				}
				if err := errors.Join(recoverIn(sound(), dir), whole(t, dir, s.earlier, s.earlier)); err != nil {
					t.Errorf("%s, rename %d and remove %d fail: %v", s.name, n, m, err)
				}
			}
		}
	}
}

// What somebody has edited after a kill is neither taken back nor mixed with
// what was there before.
func TestWhatIsEditedAfterAKillStays(t *testing.T) {
	t.Parallel()
	edits := 0
	for n, more := 1, true; more; n++ {
		dir := fresh(t, set("old", 3)...)
		d := &faulty{disk: osDisk{}, at: n, then: die}
		replace(d, in(dir, set("new", 3)))
		more = d.sprung
		path := filepath.Join(dir, "a.txt")
		if b, _ := os.ReadFile(path); string(b) != "new a.txt" {
			continue
		}
		edits++
		write(t, path, "edited a.txt")
		if err := recoverIn(sound(), dir); err != nil {
			t.Errorf("killed at step %d: %v", n, err)
		}
		if got, want := contents(t, dir), "a.txt=edited a.txt b.txt=new b.txt c.txt=new c.txt"; got != want {
			t.Errorf("killed at step %d: got %s", n, got)
		}
	}
	if edits < 5 {
		t.Errorf("only %d edits", edits)
	}
}

// A disk that fails for good can keep a run from putting things back. It may
// leave names without a file then, but not old files beside new ones, and
// nothing is lost.
func TestADiskThatFailsForGoodMixesNothing(t *testing.T) {
	t.Parallel()
	halfway := 0
	for _, s := range situations {
		after := set("new", s.count)
		for _, kind := range []string{creating, writing, syncing, closing, renaming, flushing} {
			for n := 1; ; n++ {
				at := fmt.Sprintf("%s, every %s from %d fails", s.name, kind, n)
				dir := fresh(t, s.earlier...)
				d := &faulty{disk: osDisk{}, kind: kind, at: n, then: failOnward}
				_, err := replace(d, in(dir, after))
				if !d.sprung {
					break
				}
				if err == nil {
					t.Errorf("%s: no error", at)
				}
				if err := mixed(t, dir); err != nil {
					t.Errorf("%s: %v", at, err)
				}
				if errors.Is(err, errHalfway) {
					halfway++
				} else if got := contents(t, dir); got != listing(s.earlier) {
					t.Errorf("%s: left %s, and said only %v", at, got, err)
				}
				if err := errors.Join(recoverIn(sound(), dir), whole(t, dir, s.earlier, after)); err != nil {
					t.Errorf("%s: then %v", at, err)
				}
			}
		}
	}
	if halfway == 0 {
		t.Error("no run was stopped halfway; the test tests nothing")
	}
}

// A run dies at each step, and the run that completes it dies at each of its
// own. The disk plays dead here, which is quick enough for all pairs.
func TestAKillAtAnyStepMixesNothing(t *testing.T) {
	t.Parallel()
	kills := 0
	for _, s := range situations {
		for n, more := 1, true; more; n++ {
			for m, again := 1, true; again; m++ {
				more, again = killTwice(t, s.earlier, set("new", s.count), n, m)
				kills++
			}
		}
	}
	if kills < 300 {
		t.Errorf("only %d kills", kills)
	}
}

// killTwice kills a run at step n and the one that comes to complete it at
// step m, and tells which of the two got that far.
func killTwice(t *testing.T, before, after []File, n, m int) (first, second bool) {
	t.Helper()
	dir := fresh(t, before...)
	run := &faulty{disk: osDisk{}, at: n, then: die}
	replace(run, in(dir, after))
	errs := []error{mixed(t, dir)}
	next := &faulty{disk: osDisk{}, at: m, then: die}
	recoverIn(next, dir)
	errs = append(errs, mixed(t, dir), recoverIn(sound(), dir), whole(t, dir, before, after))
	if err := errors.Join(errs...); err != nil {
		t.Errorf("%s, %d earlier: killed at step %d, then at %d: %v", listing(after), len(before), n, m, err)
	}
	return run.sprung, next.sprung
}

// The process really dies, at each step, and so do those that come to
// complete its work, each one step later than the one before.
func TestAKilledProcessMixesNothing(t *testing.T) {
	t.Parallel()
	before, after := set("old", 3), set("new", 3)
	for n := 1; ; n++ {
		at := fmt.Sprintf("killed at step %d", n)
		dir := fresh(t, before...)
		code, output := child(t, dir, fmt.Sprintf("replace new 3 %d", n))
		if code == 0 {
			if n < 30 {
				t.Errorf("only %d steps", n)
			}
			return
		}
		if code != -1 {
			t.Fatalf("%s: exit code %d, %s", at, code, output)
		}
		if err := mixed(t, dir); err != nil {
			t.Errorf("%s: %v", at, err)
		}
		for m := 1; n%4 == 0; m++ {
			code, output := child(t, dir, fmt.Sprintf("recover %d", m))
			if err := mixed(t, dir); err != nil {
				t.Errorf("%s, then at %d: %v", at, m, err)
			}
			if code == 0 {
				break
			}
			if code != -1 {
				t.Fatalf("%s, then at %d: exit code %d, %s", at, m, code, output)
			}
		}
		if err := errors.Join(recoverIn(sound(), dir), whole(t, dir, before, after)); err != nil {
			t.Errorf("%s: in the end %v", at, err)
		}
	}
}

// Two runs at once: one waits for the other, and whoever comes last has
// written all.
func TestTwoRunsAtOnceDoNotMix(t *testing.T) {
	t.Parallel()
	dir := fresh(t)
	for range 20 {
		first := started(t, dir, "replace left 3 0")
		second := started(t, dir, "replace right 3 0")
		for _, wait := range []func() (int, string){first, second} {
			if code, output := wait(); code != 0 {
				t.Errorf("exit code %d: %s", code, output)
			}
		}
		if err := whole(t, dir, set("left", 3), set("right", 3)); err != nil {
			t.Fatal(err)
		}
	}
}

// replaceCleanly checks that a directory can be used again after a fault.
func replaceCleanly(t *testing.T, at, dir string, files []File) {
	t.Helper()
	w, err := replace(sound(), in(dir, files))
	if err != nil {
		t.Errorf("%s: the next run: %v", at, err)
	}
	if got := contents(t, dir); got != listing(files) {
		t.Errorf("%s: the next run left %s", at, got)
	}
	if len(w.Paths) != len(files) || !strings.HasPrefix(w.Paths[0], dir) {
		t.Errorf("%s: the next run says it wrote %v", at, w.Paths)
	}
}
