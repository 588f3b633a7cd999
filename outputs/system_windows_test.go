package outputs

import (
	"errors"
	"testing"
)

// heldOpen is what the system says of a file that is in use.
const heldOpen = sharingViolation

func becomeNobody() error { return errors.New("not on Windows") }

func mountSmallDisk(t *testing.T, size int) string {
	t.Skip("no small disk can be mounted here")
	return ""
}
