// Package lockedfile reads and replaces files beside which people work: others may
// have them open.
//
// In comes a path or an operation, out come bytes and errors that can be told
// to people. Nothing here knows what a file holds.
package lockedfile

import (
	"errors"
	"io/fs"
	"os"
	"time"
)

// Retry tries again, after the waits in turn, as long as an error may be
// gone a moment later.
func Retry(waits []time.Duration, temporary func(error) bool, try func() error) error {
	err := try()
	for _, wait := range waits {
		if err == nil || !temporary(err) {
			return err
		}
		time.Sleep(wait)
		err = try()
	}
	return err
}

// Cause takes the operation and the path off an error, which the person knows
// by another name.
func Cause(err error) error {
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		return path.Err
	case errors.As(err, &link):
		return link.Err
	}
	return err
}
