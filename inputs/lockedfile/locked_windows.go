package lockedfile

import (
	"errors"
	"syscall"
)

// isLocked tells that another program, mostly Excel, has the file open and
// shares it with nobody.
func isLocked(err error) bool {
	const sharingViolation, lockViolation = syscall.Errno(32), syscall.Errno(33)
	return errors.Is(err, sharingViolation) || errors.Is(err, lockViolation)
}
