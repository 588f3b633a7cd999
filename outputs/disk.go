package outputs

import (
	"errors"
	"io"
	"os"
	"time"

	"selfassess/inputs/lockedfile"

	"github.com/gofrs/flock"
	"selfassess/templates"
)

// disk is everything by which an exchange changes something. It is apart so
// that tests can make each of these steps fail, or be the last of a run.
type disk interface {
	lock(path string) (unlock func(), err error) // errLocked if another run has it
	create(path string) (file, error)
	rename(from, to string) error
	remove(path string) error
	syncDir(dir string) error
}

type file interface {
	io.WriteCloser
	Sync() error
}

type osDisk struct{}

func (osDisk) create(path string) (file, error) {
	return os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
}

func (osDisk) rename(from, to string) error { return os.Rename(from, to) }
func (osDisk) remove(path string) error     { return os.Remove(path) }

// errLocked says that another run has the lock.
var errLocked = templates.Failure(templates.CLIRunWriting)

// lock takes the lock on a file, which is made for it and gone afterwards.
// The system drops the lock of a run that is killed.
func (osDisk) lock(path string) (unlock func(), err error) {
	// To open a pipe may wait for ever, and a link leads to another folder.
	if info, err := os.Lstat(path); err == nil && !info.Mode().IsRegular() {
		return nil, templates.Failure(templates.CLILockSpecial, "path", path)
	}
	l := flock.New(path, flock.SetFlag(os.O_CREATE|os.O_RDWR), flock.SetPermissions(0o666))
	got, err := l.TryLock()
	switch {
	case err != nil:
		if locksMissing(err) {
			os.Remove(path)
		}
		return nil, err
	case !got:
		return nil, errLocked
	}
	// The run before may have removed the file after we had opened it: then
	// our lock is on a file that nobody else will find.
	mine, err := l.Stat()
	now, errNow := os.Lstat(path)
	if err != nil || errNow != nil || !os.SameFile(mine, now) {
		l.Unlock()
		return nil, errLocked
	}
	return func() { unlockAndRemove(l) }, nil
}

// lockWait is how long to wait for another run, which needs the lock for the
// writing only.
const lockWait = 10 * time.Second

// await takes the lock of the directory as soon as no other run has it.
func (f *folder) await() (unlock func(), err error) {
	const step = 50 * time.Millisecond
	for waited := time.Duration(0); ; waited += step {
		unlock, err = f.lock(f.path(lockName))
		if !errors.Is(err, errLocked) && !inUse(err) || waited >= lockWait {
			break
		}
		time.Sleep(step)
	}
	switch {
	case err == nil || locksMissing(err):
		return unlock, err
	case errors.Is(err, errLocked) || inUse(err):
		return nil, templates.FailureOf(errLocked, templates.CLIRunWritingTo, "folder", f.dir)
	}
	return nil, templates.FailureOf(lockedfile.Cause(err), templates.CLIWriteTo, "folder", f.dir)
}
