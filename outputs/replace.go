package outputs

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// File is a finished file and where it belongs.
type File struct {
	Path string
	Data []byte
}

// staged is a file that waits beside its target under a temporary name.
type staged struct {
	target, temp string
	backup       string // where the earlier file went; "" if there was none
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
	out, err := os.CreateTemp(dir, "."+filepath.Base(f.Path)+".*.tmp")
	if err != nil {
		return "", err
	}
	_, err = out.Write(f.Data)
	err = errors.Join(err, out.Chmod(0o644), out.Sync())
	if err = errors.Join(err, out.Close()); err != nil {
		os.Remove(out.Name())
		return "", err
	}
	return out.Name(), nil
}

// exchange moves the earlier file aside and the new one into its place.
func (s *staged) exchange() error {
	if info, err := os.Lstat(s.target); err == nil {
		if !info.Mode().IsRegular() {
			return errors.New("something that is not a file is in its place")
		}
		if err := os.Rename(s.target, s.temp+".old"); err != nil {
			return err
		}
		s.backup = s.temp + ".old"
	} else if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return os.Rename(s.temp, s.target)
}

// undo puts the earlier files back, the last exchanged first.
func undo(all []staged) {
	for i := len(all) - 1; i >= 0; i-- {
		s := all[i]
		if _, err := os.Lstat(s.temp); err == nil && s.backup == "" {
			continue // never exchanged
		}
		if s.backup == "" {
			os.Remove(s.target) // there was none before
			continue
		}
		os.Rename(s.backup, s.target)
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
