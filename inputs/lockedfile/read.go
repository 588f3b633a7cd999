package lockedfile

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"time"
)

// What keeps a file from being read, beside what the system says.
var (
	errChanging = errors.New("the file is being written")
	errSpecial  = errors.New("it is not a plain file")
)

// waits are how long is waited for a file that another program holds: time
// enough to save a workbook.
var waits = []time.Duration{150 * time.Millisecond, 150 * time.Millisecond, 150 * time.Millisecond}

// Read reads a whole file at once that somebody sent, at most a byte more than
// the limit, which office.Open then refuses. It tries again while another
// program holds the file. [Obstacle] tells what an error means.
func Read(path string, limit int) (b []byte, err error) {
	err = Retry(waits, temporary, func() (err error) {
		b, err = readOnce(path, limit)
		return err
	})
	return b, err
}

// temporary tells errors that may be gone a moment later.
func temporary(err error) bool { return isLocked(err) || errors.Is(err, errChanging) }

// readOnce tells by size and time whether the file changed while it was read.
func readOnce(path string, limit int) ([]byte, error) {
	before, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !before.Mode().IsRegular() {
		return nil, errSpecial // opening it may wait for ever
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var b bytes.Buffer
	b.Grow(int(min(before.Size(), int64(limit))) + bytes.MinRead)
	if _, err := io.Copy(&b, io.LimitReader(f, int64(limit)+1)); err != nil {
		return nil, err
	}
	after, err := f.Stat()
	if err != nil {
		return nil, err
	}
	changed := after.Size() != before.Size() || !after.ModTime().Equal(before.ModTime())
	if changed || after.Size() <= int64(limit) && after.Size() != int64(b.Len()) {
		return nil, errChanging
	}
	return b.Bytes(), nil
}

// Obstacle is why a file could not be read: a key of the catalogue's set
// unreadable.
func Obstacle(err error) string {
	switch {
	case isLocked(err):
		return "locked"
	case errors.Is(err, errChanging):
		return "changing"
	case errors.Is(err, errSpecial):
		return "special"
	case errors.Is(err, fs.ErrNotExist):
		return "vanished"
	case errors.Is(err, fs.ErrPermission):
		return "denied"
	}
	return "failed"
}
