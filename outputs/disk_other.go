//go:build !windows

package outputs

import (
	"errors"
	"os"
	"syscall"

	"github.com/gofrs/flock"
)

// inUse tells whether another program stands in the way of an operation. Open
// files do not, on these systems; drives that other computers share may say so.
func inUse(err error) bool {
	return errors.Is(err, syscall.EBUSY) || errors.Is(err, syscall.ETXTBSY)
}

// locksMissing tells whether the drive has no locks, as some that other
// computers share.
func locksMissing(err error) bool {
	return errors.Is(err, errors.ErrUnsupported) || errors.Is(err, syscall.ENOLCK)
}

// syncDir makes the names in a directory last. Some drives cannot and say
// that the call is not valid; there is nothing more to do there.
func (osDisk) syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	err = d.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, errors.ErrUnsupported) {
		err = nil
	}
	return errors.Join(err, d.Close())
}

// unlockAndRemove removes the file while it is locked: afterwards another run
// might have locked it.
func unlockAndRemove(l *flock.Flock) {
	os.Remove(l.Path())
	l.Unlock()
}
