package secretariat

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"selfassess/inputs"
	"selfassess/inputs/lockedfile"
	"selfassess/outputs"
	"selfassess/templates"
)

// journalName is the file that remembers which files of the folder this program
// wrote, and how they were: so that it takes away what is no longer true, and
// never what somebody put there or has changed.
const journalName = ".written-by-selfassess"

// journal is what that file says: the checksum of each file.
type journal map[string]string

// readJournal reads it; without it nothing in the folder is ours.
func readJournal(dir string) (journal, error) {
	j := journal{}
	b, _, err := plain(filepath.Join(dir, journalName))
	if err != nil {
		return nil, err
	}
	for line := range strings.Lines(string(b)) {
		sum, name, ok := strings.Cut(strings.TrimRight(line, "\r\n"), "  ")
		if ok && name == filepath.Base(name) && name != journalName {
			j[name] = sum
		}
	}
	return j, nil
}

// bytes is the journal as it is written, in order of names.
func (j journal) bytes() []byte {
	var b bytes.Buffer
	names := make([]string, 0, len(j))
	for name := range j {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		fmt.Fprintf(&b, "%s  %s\n", j[name], name)
	}
	return b.Bytes()
}

func checksum(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// longest is how many bytes are read of a file that may be replaced: of a longer
// one, enough to see that it is none of ours.
const longest = 64 << 20

// plain returns the content of a file that may be replaced, and false if
// nothing is there. What is no plain file, such as a pipe, a device or a link,
// is never opened: that may wait for ever.
func plain(path string) (b []byte, there bool, err error) {
	info, err := os.Lstat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, false, nil
	case err == nil && !info.Mode().IsRegular():
		return nil, true, templates.Failure(templates.CLINotPlain, "path", path)
	case err == nil:
		b, err = lockedfile.Read(path, longest)
	}
	if err != nil {
		return nil, true, templates.FailureOf(unreadable(path, err), templates.CLINothingWritten)
	}
	return b, true, nil
}

// protect fails if one of the files would take the place of one that somebody
// put there or changed since this program wrote it.
func (j journal) protect(files []outputs.File) error {
	for _, f := range files {
		there, exists, err := plain(f.Path)
		if err != nil {
			return err
		}
		if exists && !bytes.Equal(there, f.Data) && checksum(there) != j[filepath.Base(f.Path)] {
			return templates.Failure(templates.CLINotOurs, "path", f.Path, "folder", inputs.ReturnsDir)
		}
	}
	return nil
}

// outdated sorts the files of earlier runs that are no longer true: those that
// are as they were written may go, those that somebody changed stay.
func (j journal) outdated(dir string, files []outputs.File) (remove, keep []string) {
	for name, sum := range j {
		path := filepath.Join(dir, name)
		if slices.ContainsFunc(files, func(f outputs.File) bool { return f.Path == path }) {
			continue
		}
		there, exists, err := plain(path)
		switch {
		case !exists && err == nil:
		case err == nil && checksum(there) == sum:
			remove = append(remove, path)
		default:
			keep = append(keep, path)
		}
	}
	slices.Sort(remove)
	slices.Sort(keep)
	return remove, keep
}

// next is the journal of this run. What an earlier run wrote and what is still
// there stays in it, so that a run that is cut short loses nothing.
func (j journal) next(files []outputs.File, still ...[]string) journal {
	n := journal{}
	for _, f := range files {
		n[filepath.Base(f.Path)] = checksum(f.Data)
	}
	for _, path := range slices.Concat(still...) {
		name := filepath.Base(path)
		n[name] = j[name]
	}
	return n
}

// beside is the journal after a run whose files took second names, because one
// of the first is open in another program: the earlier files are as they were,
// and a later run takes the second ones away.
func (j journal) beside(files []outputs.File, second []string) journal {
	n := maps.Clone(j)
	for i, path := range second {
		n[filepath.Base(path)] = checksum(files[i].Data)
	}
	return n
}

func (j journal) save(dir string) error {
	_, err := outputs.Replace([]outputs.File{{Path: filepath.Join(dir, journalName), Data: j.bytes()}})
	return err
}
