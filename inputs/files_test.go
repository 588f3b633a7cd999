package inputs

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"syscall"
	"testing"
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
		{"locked for good", []error{held(), held(), held(), held(), held()}, attempts, "locked"},
		{"written without an end", []error{errChanging, errChanging, errChanging, errChanging, errChanging}, attempts, "changing"},
		{"gone: waiting does not help", []error{fs.ErrNotExist, fs.ErrNotExist}, 1, "vanished"},
		{"closed to us: waiting does not help", []error{fs.ErrPermission, fs.ErrPermission}, 1, "denied"},
	}
	c := english(t)
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			t.Parallel()
			tries := 0
			b, err := patiently(func() ([]byte, error) {
				if tries++; tries <= len(tt.fails) {
					return nil, &fs.PathError{Op: "open", Path: "x", Err: tt.fails[tries-1]}
				}
				return []byte("x"), nil
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
			if err == nil || obstacle(err) != tt.key || !c.Has("unreadable."+tt.key) {
				t.Errorf("ended with %v, want %s in words", err, tt.key)
			}
		})
	}
}

// A file may vanish between the listing of the folder and its reading.
func TestAReturnThatVanishesIsNamed(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, ReturnsDir), 0o777); err != nil {
		t.Fatal(err)
	}
	p := &Project{}
	p.readReturns(dir, []string{"inputs/a.xlsx", "inputs/b.xlsx"}, newVocabulary(nil), &knowledge{})
	if len(p.Findings) != 2 || p.Findings[0].Args["@reason"] != "unreadable.vanished" || len(p.Returns) != 0 {
		t.Errorf("found %+v", p.Findings)
	}
}

// However many workbooks are read at once, what they unpack together stays
// within the room, and one that is larger than the room comes in alone.
func TestTheRoomIsNeverFull(t *testing.T) {
	r := newRoom()
	var wg sync.WaitGroup
	for i := range 200 {
		wg.Go(func() {
			leave := r.enter(int64(i) << 20)
			r.Lock()
			if r.held > maxHeld {
				t.Errorf("%d bytes are held", r.held)
			}
			r.Unlock()
			leave()
		})
	}
	wg.Wait()
	if r.held != 0 {
		t.Errorf("%d bytes are held in the end", r.held)
	}
}

// A folder that holds too much is read as far as it goes, the smaller files
// first.
func TestAFolderHoldsOnlySoMuch(t *testing.T) {
	q := &queue{}
	for i, tt := range []struct {
		w    weight
		fits bool
	}{
		{weight{maxFolderCells - 10, 100}, true},
		{weight{10, maxFolderText - 100}, true},
		{weight{0, 1}, false},
		{weight{0, 0}, false}, // the folder is closed: what follows is no smaller
	} {
		if got := q.fits(tt.w); got != tt.fits {
			t.Errorf("file %d with %+v fits: %v", i, tt.w, got)
		}
	}
}

// What is unpacked is bounded before it is unpacked, and a file whose parts
// nobody needs is read to its end all the same.
func TestAPartThatNobodyNeedsIsRead(t *testing.T) {
	b := rezip(t, blankPlan(t), nil, "xl/media/a.png", "a picture")
	i := bytes.LastIndex(b, []byte("PK\x01\x02"))
	b[i+16]++ // its checksum
	if _, err := openWorkbook("plan.xlsx", b); err == nil {
		t.Error("it was accepted")
	}
}
