package lockedfile

import (
	"io/fs"
	"runtime"
	"syscall"
	"testing"

	"selfassess/templates"
)

// held is what the system says while another program has a file.
func held() error {
	if runtime.GOOS == "windows" {
		return syscall.Errno(32)
	}
	return syscall.EBUSY
}

func TestAFileThatAnotherProgramHoldsIsTriedAgain(t *testing.T) {
	tests := []struct {
		why   string
		fails []error // one attempt after the other
		tries int
		key   string // of the obstacle; "" if it was read in the end
	}{
		{"free at once", nil, 1, ""},
		{"locked for a moment", []error{held(), held()}, 3, ""},
		{"being written for a moment", []error{errChanging}, 2, ""},
		{"locked for good", []error{held(), held(), held(), held(), held()}, 1 + len(waits), "locked"},
		{"written without an end", []error{errChanging, errChanging, errChanging, errChanging, errChanging}, 1 + len(waits), "changing"},
		{"gone: waiting does not help", []error{fs.ErrNotExist, fs.ErrNotExist}, 1, "vanished"},
		{"closed to us: waiting does not help", []error{fs.ErrPermission, fs.ErrPermission}, 1, "denied"},
	}
	c, err := templates.Load("en")
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			t.Parallel()
			tries := 0
			b := []byte(nil)
			err := Retry(waits, temporary, func() error {
				if tries++; tries <= len(tt.fails) {
					return &fs.PathError{Op: "open", Path: "x", Err: tt.fails[tries-1]}
				}
				b = []byte("x")
				return nil
			})
			if tries != tt.tries {
				t.Errorf("tried %d times, want %d", tries, tt.tries)
			}
			if tt.key == "" {
				if err != nil || string(b) != "x" {
					t.Errorf("not read in the end: %v", err)
				}
				return
			}
			if err == nil || Obstacle(err) != tt.key || !c.Has("unreadable."+tt.key) {
				t.Errorf("ended with %v, want %s in words", err, tt.key)
			}
		})
	}
}
