package outputs

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"selfassess/inputs/lockedfile"
	"selfassess/templates"
)

// File is a finished file and where it belongs.
type File struct {
	Path string
	Data []byte
}

// Written says where the files of a run stand.
type Written struct {
	Paths    []string // in the order in which the files were given
	InUse    string   // a file that another program holds open, for which all names got a number; "" if none
	Unlocked bool     // a drive has no locks: nothing keeps two runs apart there
}

// lastNumber bounds the second names: "report (2).json" up to "report (9).json".
const lastNumber = 9

// Replace writes all files, into directories that are made if need be, or none.
//
// An error means that the earlier files are as they were. If one of them is
// open in another program, the whole set gets second names, so that no old
// and new files stand under one series of names. A run that is killed leaves
// in a directory either earlier or new files under the final names, maybe not
// all of them, and never both; the next Replace or Recover completes the set.
// What belongs together therefore goes to one directory: a kill can come
// between two of them. They are exchanged one after the other, in the order in
// which the files name them: what must be there if another is goes first.
func Replace(files []File) (Written, error) { return replace(osDisk{}, files) }

func replace(d disk, files []File) (w Written, err error) {
	folders, err := arrange(d, files)
	if err != nil {
		return w, err
	}
	for _, f := range folders {
		unlock, err := f.await()
		switch {
		case locksMissing(err):
			// The lock keeps a rare accident away; that a drive has none
			// must not keep people from their report. The caller tells them.
			w.Unlocked = true
		case err != nil:
			return w, err
		default:
			defer unlock()
		}
		if err := f.finishEarlier(); err != nil {
			return w, err
		}
	}
	defer func() {
		for _, f := range folders {
			if !f.halfway {
				f.clear() // what cannot be removed now is removed by the next run
			}
		}
	}()
	for _, f := range folders {
		if err := f.stage(files); err != nil {
			return w, err
		}
	}
	number, inUse, err := put(folders)
	if err != nil {
		return w, err
	}
	w.InUse = inUse
	for _, file := range files {
		w.Paths = append(w.Paths, numbered(file.Path, number))
	}
	return w, nil
}

// folder is a directory in which files are exchanged as one.
type folder struct {
	disk
	dir     string
	info    os.FileInfo
	files   []int   // which of the run's files go here
	staged  journal // what is staged of these
	journal journal // the exchange that is going on
	halfway bool    // neither completed nor undone: nothing may be removed
}

func (f *folder) path(name string) string { return filepath.Join(f.dir, name) }

// arrange sorts files by directory, however the directories are written, and
// makes those that are not there.
func arrange(d disk, files []File) (folders []*folder, err error) {
	for i, file := range files {
		dir, name := filepath.Dir(file.Path), filepath.Base(file.Path)
		if !plainName(name) {
			return nil, templates.Failure(templates.CLIWriteNoName, "path", file.Path)
		}
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return nil, noFolder(dir, err)
		}
		info, err := os.Stat(dir)
		if err != nil {
			return nil, templates.FailureOf(lockedfile.Cause(err), templates.CLIWriteTo, "folder", dir)
		}
		n := slices.IndexFunc(folders, func(f *folder) bool { return os.SameFile(f.info, info) })
		if n < 0 {
			n = len(folders)
			folders = append(folders, &folder{disk: d, dir: dir, info: info})
		}
		f := folders[n]
		if slices.ContainsFunc(f.files, func(n int) bool { return filepath.Base(files[n].Path) == name }) {
			return nil, templates.Failure(templates.CLIWriteTwice, "path", file.Path)
		}
		f.files = append(f.files, i)
	}
	return folders, nil
}

// noFolder says why a folder cannot be made: mostly because a file has its name,
// or that of one above it.
func noFolder(dir string, err error) error {
	for above := filepath.Clean(dir); above != filepath.Dir(above); above = filepath.Dir(above) {
		if _, errLink := os.Lstat(above); errLink != nil {
			continue
		}
		what := templates.CLIMakeFolderFile
		info, errThere := os.Stat(above)
		switch {
		case errThere != nil:
			what = templates.CLIMakeFolderLink
		case info.IsDir():
			return templates.FailureOf(lockedfile.Cause(err), templates.CLIMakeFolder, "folder", dir)
		}
		return templates.Failure(what, "folder", dir, "above", above)
	}
	return templates.FailureOf(lockedfile.Cause(err), templates.CLIMakeFolder, "folder", dir)
}

// stage writes the folder's files under temporary names and flushes them to
// the disk.
func (f *folder) stage(files []File) error {
	for i, n := range f.files {
		file := files[n]
		if err := f.write(stagedName(i), file.Data); err != nil {
			return templates.FailureOf(lockedfile.Cause(err), templates.CLIWriteFile, "path", file.Path)
		}
		f.staged = append(f.staged, entry{Name: filepath.Base(file.Path), SHA256: sum(file.Data)})
	}
	return nil
}

// write makes a file that is on the disk, not only on its way there.
func (f *folder) write(name string, data []byte) error {
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
func put(folders []*folder) (number int, inUse string, err error) {
	err = exchange(folders, 1)
	var held *inUseError
	if errors.Is(err, errHalfway) || !errors.As(err, &held) {
		return 1, "", err
	}
	for n := 2; n <= lastNumber; n++ {
		if err := exchange(folders, n); err == nil || errors.Is(err, errHalfway) {
			return n, held.path, err
		}
	}
	last := filepath.Base(numbered(held.path, lastNumber))
	return 0, "", templates.FailureOf(held, templates.CLIInUseAll, "last", last)
}

// numbered is the name of a file in a series of second names, "report (2).json".
func numbered(name string, n int) string {
	if n == 1 {
		return name
	}
	ext := filepath.Ext(name)
	return fmt.Sprintf("%s (%d)%s", strings.TrimSuffix(name, ext), n, ext)
}

// inUseError says that another program holds a file.
type inUseError struct {
	path string
	err  error
}

func (e *inUseError) Error() string { return e.Unwrap().Error() }

func (e *inUseError) Unwrap() error {
	return templates.FailureOf(e.err, templates.CLIReplaceInUse, "path", e.path)
}

// retryWaits are the waits between tries to rename or remove a file that is in
// use, about a second in all: virus scanners and indexers let go by then,
// people do not.
var retryWaits = []time.Duration{50 * time.Millisecond, 100 * time.Millisecond, 200 * time.Millisecond,
	300 * time.Millisecond, 350 * time.Millisecond}

func retry(try func() error) error { return lockedfile.Retry(retryWaits, inUse, try) }
