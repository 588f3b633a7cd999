package outputs

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// File is a finished file and where it belongs.
type File struct {
	Path string
	Data []byte
}

// staged is a file that waits beside its target under a temporary name.
type staged struct {
	target, temp string
	backup       string // where the earlier file is kept; "" if there was none
	done         bool   // the new file has taken its place
}

// Replace writes all files or none. Each is written in full beside its
// target and flushed to the disk; only when all are there do they take the
// names of the earlier ones. If one of them cannot (it is open in Word, say),
// those that were already exchanged are put back.
func Replace(files []File) (err error) {
	var all []staged
	defer func() {
		if err != nil {
			undo(all)
		}
		for _, s := range all {
			os.Remove(s.temp) // gone already if all went well
		}
	}()
	for _, f := range files {
		temp, err := stage(f)
		if err != nil {
			return fmt.Errorf("write %s: %w", f.Path, cause(err))
		}
		all = append(all, staged{target: f.Path, temp: temp})
	}
	for i := range all {
		if err := all[i].exchange(); err != nil {
			return fmt.Errorf("replace %s: %w (close it in other programs and run again)", all[i].target, cause(err))
		}
	}
	for _, s := range all {
		if s.backup != "" {
			os.Remove(s.backup)
		}
	}
	return nil
}

// stage writes a temporary file in the target's directory, which is created
// if need be: only within one directory is a rename sure to be one step.
func stage(f File) (temp string, err error) {
	dir := filepath.Dir(f.Path)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return "", err
	}
	out, err := os.CreateTemp(dir, tempPrefix(f.Path)+"*"+tempSuffix)
	if err != nil {
		return "", err
	}
	clean(f.Path, out.Name()) // before the new bytes: litter may be what fills the disk
	_, err = out.Write(f.Data)
	err = errors.Join(err, out.Chmod(0o644), out.Sync())
	if err = errors.Join(err, out.Close()); err != nil {
		os.Remove(out.Name())
		return "", err
	}
	return out.Name(), nil
}

// exchange puts the new file into the place of the earlier one, which gets a
// second name first, so that at every moment there is a whole file. Where
// the disk has no second names, the earlier file is moved aside.
func (s *staged) exchange() error {
	info, err := os.Lstat(s.target)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return err
	case !info.Mode().IsRegular():
		return errors.New("something that is not a file is in its place")
	default:
		backup := s.temp + asideSuffix
		if os.Link(s.target, backup) != nil {
			if err := os.Rename(s.target, backup); err != nil {
				return err
			}
		}
		s.backup = backup
	}
	err = os.Rename(s.temp, s.target)
	s.done = err == nil
	return err
}

// undo puts the earlier files back, the last exchanged first.
func undo(all []staged) {
	for i := len(all) - 1; i >= 0; i-- {
		switch s := all[i]; {
		case s.backup != "":
			os.Rename(s.backup, s.target)
			os.Remove(s.backup) // a second name of the same file outlives the renaming
		case s.done:
			os.Remove(s.target) // there was none before
		}
	}
}

// The names that files have while they are exchanged: ".NAME.*.tmp" for the
// new one, and with asideSuffix for the earlier one.
const (
	tempSuffix  = ".tmp"
	asideSuffix = ".old"
)

func tempPrefix(target string) string { return "." + filepath.Base(target) + "." }

// abandoned is the age from which a temporary file is litter of a run that
// was killed. A run that is alive needs its files for seconds.
const abandoned = time.Minute

// clean removes what a run that was killed has left beside the target; an
// earlier file that it had moved aside comes back. fresh is a file just
// written there: its time is that of the disk, which may differ from ours.
func clean(target, fresh string) {
	now, err := os.Stat(fresh)
	if err != nil {
		return
	}
	dir := filepath.Dir(target)
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		name := strings.TrimSuffix(e.Name(), asideSuffix)
		if !strings.HasPrefix(name, tempPrefix(target)) || !strings.HasSuffix(name, tempSuffix) {
			continue
		}
		path := filepath.Join(dir, e.Name())
		info, err := os.Lstat(path)
		if err != nil || !info.Mode().IsRegular() || now.ModTime().Sub(info.ModTime()) < abandoned {
			continue
		}
		if _, err := os.Lstat(target); errors.Is(err, fs.ErrNotExist) && strings.HasSuffix(path, asideSuffix) {
			os.Rename(path, target)
			continue
		}
		os.Remove(path)
	}
}

// cause takes the operation and the path, which name the temporary file, off
// an error: the person knows the file by its own name.
func cause(err error) error {
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
