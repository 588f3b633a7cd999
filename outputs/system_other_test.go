//go:build !windows

package outputs

import (
	"fmt"
	"os/exec"
	"syscall"
	"testing"
)

// heldOpen is what the system says of a file that is in use.
const heldOpen = syscall.EBUSY

// becomeNobody gives up the rights of the system's administrator.
func becomeNobody() error {
	if syscall.Getuid() != 0 {
		return nil
	}
	return syscall.Setuid(65534)
}

// mountSmallDisk mounts a disk of the given bytes, where that is allowed.
func mountSmallDisk(t *testing.T, size int) string {
	dir := fresh(t)
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", fmt.Sprint("size=", size), "tmpfs", dir).CombinedOutput(); err != nil {
		t.Skipf("no small disk can be mounted here: %v: %s", err, out)
	}
	t.Cleanup(func() {
		if out, err := exec.Command("umount", dir).CombinedOutput(); err != nil {
			t.Errorf("umount: %v: %s", err, out)
		}
	})
	return dir
}
