package hostile

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"selfassess/ogp"
)

// A pipe never ends: opening one would wait for ever.
func TestPipesAreNotOpened(t *testing.T) {
	runAll(t, []hostile{
		{why: "among the returns", lay: laid(func(p string) error { return syscall.Mkfifo(inputsPath(p, "pipe.xlsx"), 0o666) }), code: ogp.FileSkipped, message: "not a plain file"},
		{why: "as the plan", lay: laid(func(p string) error {
			os.Remove(filepath.Join(p, "plan.xlsx"))
			return syscall.Mkfifo(filepath.Join(p, "plan.xlsx"), 0o666)
		}), exit: 3, code: ogp.FileUnreadable, message: "not a plain file"},
	})
}
