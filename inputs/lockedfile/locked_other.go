//go:build !windows

package lockedfile

import (
	"errors"
	"syscall"
)

// isLocked tells that another program has the file: seldom here, but file
// servers say so.
func isLocked(err error) bool { return errors.Is(err, syscall.EBUSY) || errors.Is(err, syscall.EAGAIN) }
