package outputs

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"testing/synctest"
	"time"
)

func TestReplaceWritesAllAndLeavesNoLitter(t *testing.T) {
	dir := filepath.Join(fresh(t), "to", "be", "made")
	w, err := Replace(in(dir, set("new", 2)))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := contents(t, dir), "a.txt=new a.txt b.txt=new b.txt"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	want := filepath.Join(dir, "a.txt") + " " + filepath.Join(dir, "b.txt")
	if got := strings.Join(w.Paths, " "); got != want || w.InUse != "" || w.Unlocked {
		t.Errorf("got %+v, want the paths %s", w, want)
	}
}

// What cannot be written is told by the name that the person knows, and
// nothing is left of the attempt.
func TestReplaceNamesWhatIsInTheWay(t *testing.T) {
	long := strings.Repeat("n", 300)
	for _, c := range []struct {
		name  string
		files []File
		dir   string
		want  string // {dir} is the directory of the test
	}{
		{"a folder has the name of a file", set("new", 3), "", "replace {dir}/c.txt: something that is not a plain file is in its place; move it away and run again"},
		{"a file has the name of the folder", set("new", 1), "a.txt", "make the folder {dir}/a.txt: {dir}/a.txt is a file; move it away or name another folder, and run again"},
		{"a file is above the folder", set("new", 1), "a.txt/below", "make the folder {dir}/a.txt/below: {dir}/a.txt is a file; move it away or name another folder, and run again"},
		{"the name of the folder is too long", set("new", 1), long, "make the folder {dir}/" + long + ": file name too long"},
		{"a name is too long", []File{{"b.txt", []byte("new b.txt")}, {long, nil}}, "", "replace {dir}/" + long + ": file name too long"},
		{"a name that the exchange needs", []File{{journalName, nil}}, "", "write {dir}/.selfassess.journal: that is not the name of a file"},
		{"a file is named twice", []File{{"a.txt", nil}, {"c.txt/../a.txt", nil}}, "", "write {dir}/a.txt: it is named twice"},
		{"a folder has the name of the lock", set("new", 1), "locked", "write to {dir}/locked: {dir}/locked/.selfassess.lock is not a plain file; move it away and run again"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if runtime.GOOS == "windows" {
				t.Skip("the system says it in other words")
			}
			dir := fresh(t, set("old", 2)...)
			for _, sub := range []string{"c.txt", "locked/" + lockName} {
				if err := os.MkdirAll(filepath.Join(dir, sub), 0o755); err != nil {
					t.Fatal(err)
				}
			}
			before := contents(t, dir)
			_, err := Replace(in(filepath.Join(dir, c.dir), c.files))
			if want := strings.ReplaceAll(c.want, "{dir}", dir); err == nil || err.Error() != want {
				t.Errorf("got  %v\nwant %s", err, want)
			}
			if got := contents(t, dir); got != before {
				t.Errorf("left %s, was %s", got, before)
			}
		})
	}
}

func TestReplaceMayNotWriteThere(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("folders have no such rights there")
	}
	dir := fresh(t)
	locked := filepath.Join(dir, "locked")
	if err := os.Mkdir(locked, 0o755); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(locked, "a.txt"), "old a.txt")
	for _, path := range []string{locked, dir} {
		if err := os.Chmod(path, 0o555); err != nil {
			t.Fatal(err)
		}
	}
	defer os.Chmod(dir, 0o755)
	defer os.Chmod(locked, 0o755)
	for job, want := range map[string]string{
		"unprivileged locked": "write to locked: permission denied",
		"unprivileged absent": "make the folder absent: permission denied",
	} {
		if code, output := child(t, dir, job); code != 1 || output != want {
			t.Errorf("exit code %d, %q; want 1, %q", code, output, want)
		}
	}
	if got, want := contents(t, locked), "a.txt=old a.txt"; got != want {
		t.Errorf("left %s, was %s", got, want)
	}
}

// A disk that is really full: a small one, in memory.
func TestReplaceOnAFullDisk(t *testing.T) {
	dir := mountSmallDisk(t, 64<<10)
	if _, err := Replace(in(dir, set("old", 2))); err != nil {
		t.Fatal(err)
	}
	big := []File{set("new", 1)[0], {"b.txt", make([]byte, 100<<10)}}
	want := "write " + filepath.Join(dir, "b.txt") + ": no space left on device"
	if _, err := Replace(in(dir, big)); err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
	if got, want := contents(t, dir), listing(set("old", 2)); got != want {
		t.Errorf("left %s, want %s", got, want)
	}
}

// Files that are in use for good: the whole set gets second names.
func TestReplaceGivesSecondNamesWhileAFileIsInUse(t *testing.T) {
	for _, c := range []struct {
		held    string // names in use
		folders string // names that folders have
		want    string // what is there in the end; "" for no change
		err     string
		why     string
	}{
		{held: "b.txt", want: "a (2).txt=new a.txt a.txt=old a.txt b (2).txt=new b.txt b.txt=old b.txt",
			why: "all get a number, also those that are not in use"},
		{held: "a.txt, b (2).txt", want: "a (3).txt=new a.txt a.txt=old a.txt b (2).txt=older b (3).txt=new b.txt b.txt=old b.txt",
			why: "a second name is in use as well"},
		{held: "a.txt", want: "a (2).txt=new a.txt a.txt=old a.txt b (2).txt=new b.txt b.txt=old b.txt",
			why: "what has a second name from an earlier run is replaced"},
		{held: "a.txt", folders: "b (2).txt", want: "a (3).txt=new a.txt a.txt=old a.txt b (2).txt/ b (3).txt=new b.txt b.txt=old b.txt",
			why: "a folder is in the way of a second name"},
		{held: "a.txt", folders: "b (2).txt, b (3).txt, b (4).txt, b (5).txt, b (6).txt, b (7).txt, b (8).txt, b (9).txt",
			err: "replace {dir}/a.txt: it is open in another program (" + heldOpen.Error() + `); close it and run again (the names up to "a (9).txt" cannot be used either)`,
			why: "no name is free"},
	} {
		synctest.Test(t, func(t *testing.T) { // so that waiting takes no time
			dir := fresh(t, set("old", 2)...)
			for name := range strings.SplitSeq(c.folders, ", ") {
				if err := os.MkdirAll(filepath.Join(dir, name), 0o755); err != nil {
					t.Fatal(err)
				}
			}
			if strings.Contains(c.held, "b (2)") || strings.Contains(c.why, "earlier run") {
				write(t, filepath.Join(dir, "b (2).txt"), "older")
			}
			before := contents(t, dir)
			held := strings.Split(c.held, ", ")
			d := &faulty{disk: osDisk{}, held: func(name string) bool { return name == held[0] || len(held) > 1 && name == held[1] }}
			w, err := replace(d, in(dir, set("new", 2)))
			want := c.want
			if c.err != "" {
				want = before
				if message := strings.ReplaceAll(c.err, "{dir}", dir); err == nil || err.Error() != message {
					t.Errorf("%s: got %v\nwant %s", c.why, err, message)
				}
			} else if err != nil || w.InUse != filepath.Join(dir, held[0]) || contents(t, filepath.Dir(w.Paths[1])) != want {
				t.Errorf("%s: %+v, %v", c.why, w, err)
			}
			if got := contents(t, dir); got != want {
				t.Errorf("%s:\n got %s\nwant %s", c.why, got, want)
			}
		})
	}
}

// A file that is let go within a second keeps its name.
func TestReplaceWaitsForAFileThatIsInUseBriefly(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		dir := fresh(t, set("old", 2)...)
		free := time.Now().Add(800 * time.Millisecond)
		d := &faulty{disk: osDisk{}, held: func(name string) bool { return name == "b.txt" && time.Now().Before(free) }}
		w, err := replace(d, in(dir, set("new", 2)))
		if err != nil || w.InUse != "" {
			t.Errorf("%+v, %v", w, err)
		}
		if got, want := contents(t, dir), listing(set("new", 2)); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	})
}

func TestReplaceWaitsForAnotherRun(t *testing.T) {
	for _, c := range []struct {
		busy time.Duration
		err  string
	}{
		{busy: lockWait - time.Second},
		{busy: lockWait + time.Second, err: "another run of selfassess is writing to {dir}; wait for it to end and run again"},
	} {
		synctest.Test(t, func(t *testing.T) {
			dir := fresh(t, set("old", 2)...)
			unlock, err := osDisk{}.lock(filepath.Join(dir, lockName))
			if err != nil {
				t.Fatal(err)
			}
			time.AfterFunc(c.busy, unlock)
			start := time.Now()
			if err := Recover(dir); err != nil || time.Since(start) > 0 {
				t.Errorf("who only looks is stopped for %v: %v", time.Since(start), err)
			}
			_, err = Replace(in(dir, set("new", 2)))
			if want := strings.ReplaceAll(c.err, "{dir}", dir); c.err == "" && err != nil || c.err != "" && (err == nil || err.Error() != want) {
				t.Errorf("busy for %v: got %v, want %q", c.busy, err, want)
			}
			time.Sleep(2 * time.Second) // the other run ends
			want := listing(set("new", 2))
			if c.err != "" {
				want = listing(set("old", 2))
			}
			if got := contents(t, dir); got != want {
				t.Errorf("busy for %v: got %s, want %s", c.busy, got, want)
			}
		})
	}
}

// Some drives have no locks; the report is written all the same.
func TestReplaceGoesOnWhereThereAreNoLocks(t *testing.T) {
	dir := fresh(t, set("old", 2)...)
	d := &faulty{disk: osDisk{}, kind: locking, at: 1, with: syscall.ENOSYS}
	w, err := replace(d, in(dir, set("new", 2)))
	if err != nil || !w.Unlocked {
		t.Errorf("%+v, %v", w, err)
	}
	if got, want := contents(t, dir), listing(set("new", 2)); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
