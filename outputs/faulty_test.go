package outputs

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// The steps that a disk can fail at.
const (
	locking   = "lock"
	creating  = "create"
	writing   = "write"
	syncing   = "fsync"
	closing   = "close"
	renaming  = "rename"
	removing  = "remove"
	flushing  = "fsync of the directory"
	anyStep   = ""
	untouched = 0 // as the step at which to fail: never
)

// What happens at a step, and after it.
type fault int

const (
	failOnce   fault = iota // the step has no effect and says so
	failOnward              // and so all later steps of its kind
	failDone                // it says that it failed, and did not
	short                   // half of the data is written, and no error returned
	die                     // neither it nor any later step has an effect
	kill                    // the process ends there, as by a power cut
)

// faulty is a disk on which step number "at" of a kind goes wrong.
type faulty struct {
	disk
	kind string
	at   int
	then fault
	with error // instead of an input/output error

	seen   int
	sprung bool
	held   func(path string) bool // these files are in use
}

// step counts, and returns the error with which the step must fail.
func (d *faulty) step(kind string) error {
	if d.then == die && d.sprung {
		return syscall.EIO
	}
	if d.kind != anyStep && d.kind != kind {
		return nil
	}
	d.seen++
	if d.seen != d.at && !(d.then == failOnward && d.sprung) {
		return nil
	}
	d.sprung = true
	if d.then == kill {
		self, _ := os.FindProcess(os.Getpid())
		self.Kill()
		time.Sleep(time.Minute) // the signal is on its way
	}
	if d.with != nil {
		return d.with
	}
	return syscall.EIO
}

func (d *faulty) lock(path string) (func(), error) {
	if err := d.step(locking); err != nil {
		return nil, err
	}
	return d.disk.lock(path)
}

func (d *faulty) create(path string) (file, error) {
	if err := d.step(creating); err != nil {
		return nil, &os.PathError{Op: "open", Path: path, Err: err}
	}
	f, err := d.disk.create(path)
	return &faultyFile{f, d}, err
}

func (d *faulty) rename(from, to string) error {
	if d.held != nil && (d.held(filepath.Base(from)) || d.held(filepath.Base(to))) {
		return &os.LinkError{Op: "rename", Old: from, New: to, Err: heldOpen}
	}
	err := d.step(renaming)
	if err != nil && d.then != failDone {
		return &os.LinkError{Op: "rename", Old: from, New: to, Err: err}
	}
	return errors.Join(d.disk.rename(from, to), err)
}

func (d *faulty) remove(path string) error {
	if err := d.step(removing); err != nil {
		return &os.PathError{Op: "remove", Path: path, Err: err}
	}
	return d.disk.remove(path)
}

func (d *faulty) syncDir(dir string) error {
	if err := d.step(flushing); err != nil {
		return err
	}
	return nil // as Sync below
}

type faultyFile struct {
	file
	disk *faulty
}

// Write is two steps, so that a process can die between the halves.
func (f *faultyFile) Write(b []byte) (int, error) {
	if err := f.disk.step(writing); err != nil {
		return 0, err
	}
	half, err := f.file.Write(b[:len(b)/2])
	if err != nil {
		return half, err
	}
	if err := f.disk.step(writing); err != nil {
		if f.disk.then == short {
			err = nil
		}
		return half, err
	}
	rest, err := f.file.Write(b[len(b)/2:])
	return half + rest, err
}

// Sync does not flush, which would take most of the time of all tests and
// show nothing: no test cuts the power.
func (f *faultyFile) Sync() error { return f.disk.step(syncing) }

func (f *faultyFile) Close() error {
	err := f.file.Close()
	return errors.Join(f.disk.step(closing), err)
}

// sound is a disk without faults.
func sound() disk { return &faulty{disk: osDisk{}} }

// set returns files a, b, c … whose content is their label and name.
func set(label string, count int) []File {
	var files []File
	for i := range count {
		name := string(rune('a'+i)) + ".txt"
		files = append(files, File{Path: name, Data: []byte(label + " " + name)})
	}
	return files
}

// in puts files into a directory.
func in(dir string, files []File) []File {
	var all []File
	for _, f := range files {
		all = append(all, File{Path: filepath.Join(dir, f.Path), Data: f.Data})
	}
	return all
}

// recoverIn does what Recover does, on another disk.
func recoverIn(d disk, dir string) error {
	f := &folder{disk: d, dir: dir}
	if len(f.leftovers()) == 0 {
		return nil
	}
	unlock, err := f.lock(f.path(lockName))
	if err != nil {
		return err
	}
	defer unlock()
	return f.finishEarlier()
}

// fresh makes a directory with earlier files, of those that set returns.
func fresh(t *testing.T, earlier ...File) string {
	t.Helper()
	dir, err := os.MkdirTemp(t.TempDir(), "")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range earlier {
		write(t, filepath.Join(dir, f.Path), string(f.Data))
	}
	return dir
}

// listing is what contents returns of a directory with just these files.
func listing(files []File) string {
	var all []string
	for _, f := range files {
		all = append(all, f.Path+"="+string(f.Data))
	}
	return strings.Join(all, " ")
}

// mixed tells whether earlier and new content stand under final names, or
// content that is neither whole. Some names may be missing.
func mixed(t *testing.T, dir string) error {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ownPrefix) {
			continue
		}
		b, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		label, name, _ := strings.Cut(string(b), " ")
		if name != e.Name() {
			return fmt.Errorf("%s holds %q", e.Name(), b)
		}
		found[label] = true
	}
	if len(found) > 1 {
		return fmt.Errorf("side by side: %s", contents(t, dir))
	}
	return nil
}

// whole tells whether a directory is entirely before or after.
func whole(t *testing.T, dir string, before, after []File) error {
	t.Helper()
	if got := contents(t, dir); got != listing(before) && got != listing(after) {
		return fmt.Errorf("neither as before nor as after: %s", got)
	}
	return nil
}
