package outputs

import (
	"errors"
	"syscall"

	"github.com/gofrs/flock"
	"os"
)

// What Windows says of a file that another program holds open. Access is
// denied as well while a file that was removed is still open somewhere.
const (
	accessDenied     = syscall.Errno(5)
	sharingViolation = syscall.Errno(32)
	lockViolation    = syscall.Errno(33)
)

func inUse(err error) bool {
	return errors.Is(err, sharingViolation) || errors.Is(err, lockViolation) || errors.Is(err, accessDenied)
}

// locksMissing tells whether the drive has no locks.
func locksMissing(err error) bool { return errors.Is(err, errors.ErrUnsupported) }

// syncDir does nothing: Windows flushes no directories, and NTFS keeps their
// changes in order.
func (osDisk) syncDir(string) error { return nil }

// unlockAndRemove removes the file last: Windows removes none that is open,
// which also saves one that another run has locked in the meantime.
func unlockAndRemove(l *flock.Flock) {
	l.Unlock()
	os.Remove(l.Path())
}
