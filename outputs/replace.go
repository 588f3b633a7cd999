package outputs

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// File is a finished file and its name in the directory where it belongs.
type File struct {
	Name string
	Data []byte
}

// Written says where the files of a run stand.
type Written struct {
	Paths    []string // in the order in which the files were given
	InUse    string   // a file that another program holds open, for which all names got a number; "" if none
	Unlocked bool     // the drive has no locks: nothing keeps two runs apart
}

// lastNumber bounds the second names: "report (2).json" up to "report (9).json".
const lastNumber = 9

// Replace writes all files into dir, which is made if need be, or none.
//
// An error means that the earlier files are as they were. If one of them is
// open in another program, the whole set gets second names, so that no old
// and new files stand under one series of names. A run that is killed leaves
// either earlier or new files under the final names, maybe not all of them,
// and never both; the next Replace or Recover completes the set.
//
// All files of a call go to one directory, because only what is under one
// lock and in one journal can be exchanged as one.
func Replace(dir string, files []File) (Written, error) {
	return folder{osDisk{}, dir}.replace(files)
}

// folder is a directory in which files are exchanged.
type folder struct {
	disk
	dir string
}

func (f folder) path(name string) string { return filepath.Join(f.dir, name) }

func (f folder) replace(files []File) (w Written, err error) {
	if err := os.MkdirAll(f.dir, 0o755); err != nil {
		return w, fmt.Errorf("make the folder %s: %w", f.dir, cause(err))
	}
	unlock, err := f.await()
	switch {
	case locksMissing(err):
		// The lock keeps a rare accident away; that a drive has none must
		// not keep people from their report. The caller tells them.
		w.Unlocked = true
	case err != nil:
		return w, err
	default:
		defer unlock()
	}
	if err := f.settle(); err != nil {
		return w, err
	}
	staged, err := f.stage(files)
	if err == nil {
		w.Paths, w.InUse, err = f.put(staged)
	}
	if !errors.Is(err, errHalfway) {
		f.clear() // what cannot be removed now is removed by the next run
	}
	return w, err
}

// stage writes all files under temporary names and flushes them to the disk.
func (f folder) stage(files []File) (journal, error) {
	var j journal
	for i, file := range files {
		if !plainName(file.Name) {
			return nil, fmt.Errorf("write %q: that is not the name of a file", file.Name)
		}
		if err := f.write(stagedName(i), file.Data); err != nil {
			return nil, fmt.Errorf("write %s: %w", f.path(file.Name), cause(err))
		}
		j = append(j, entry{Name: file.Name, SHA256: sum(file.Data)})
	}
	return j, nil
}

// write makes a file that is on the disk, not only on its way there.
func (f folder) write(name string, data []byte) error {
	out, err := f.create(f.path(name))
	if err != nil {
		return err
	}
	n, err := out.Write(data)
	if err == nil && n < len(data) {
		err = io.ErrShortWrite
	}
	if err == nil {
		err = out.Sync()
	}
	return errors.Join(err, out.Close())
}

// put gives the staged files their names or, while another program holds one
// of these, the first second names that are free or can be replaced.
func (f folder) put(staged journal) (paths []string, inUse string, err error) {
	err = f.exchange(staged)
	var held *heldError
	switch {
	case err == nil:
		return f.paths(staged), "", nil
	case errors.Is(err, errHalfway) || !errors.As(err, &held):
		return nil, "", err
	}
	for n := 2; n <= lastNumber; n++ {
		numbered := staged.numbered(n)
		switch err := f.exchange(numbered); {
		case err == nil:
			return f.paths(numbered), held.path, nil
		case errors.Is(err, errHalfway):
			return nil, "", err
		}
	}
	return nil, "", fmt.Errorf("%w (the names up to %q cannot be used either)", held, staged.numbered(lastNumber)[0].Name)
}

func (f folder) paths(j journal) []string {
	var all []string
	for _, e := range j {
		all = append(all, f.path(e.Name))
	}
	return all
}

// heldError says that another program holds a file.
type heldError struct {
	path string
	err  error
}

func (e *heldError) Error() string {
	return fmt.Sprintf("replace %s: it is open in another program (%v); close it and run again", e.path, e.err)
}

// patience is how long to wait between tries to rename or remove a file that
// is in use, about a second in all: virus scanners and indexers let go by
// then, people do not.
var patience = [...]time.Duration{50 * time.Millisecond, 100 * time.Millisecond, 200 * time.Millisecond, 300 * time.Millisecond, 350 * time.Millisecond}

func patiently(try func() error) error {
	err := try()
	for _, d := range patience {
		if err == nil || !inUse(err) {
			return err
		}
		time.Sleep(d)
		err = try()
	}
	return err
}

// cause takes the operation and the path, which name a temporary file, off
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
