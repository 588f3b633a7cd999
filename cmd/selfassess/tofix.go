package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"selfassess/inputs"
	"selfassess/outputs"
)

// journal is the file that remembers which files of the folder this program
// wrote, and how they were: so that it takes away what is no longer true, and
// never what somebody put there or has changed.
const journal = ".written-by-selfassess"

// toFix makes the files of the folder to-fix: for every letter its text and
// its workbooks, and the lists of everything. clean are the agencies that need
// no word.
func (p *project) toFix(dir string) (files []outputs.File, clean []string, err error) {
	letters, clean, err := p.letters()
	if err != nil {
		return nil, nil, err
	}
	add := func(name string, b []byte) {
		files = append(files, outputs.File{Path: filepath.Join(dir, name), Data: b})
	}
	for i := range letters {
		l := &letters[i]
		for _, s := range l.sent {
			add(s.copy, s.book)
		}
		add(l.name+".txt", l.text(p.report.Plan))
	}
	lists, err := p.lists([]string{filepath.Join(dir, "findings.xlsx"), filepath.Join(dir, "findings.csv")})
	return append(files, lists...), clean, err
}

// written is what the journal of a folder says: the checksum of each file.
type written map[string]string

func readJournal(dir string) written {
	w := written{}
	b, _ := os.ReadFile(filepath.Join(dir, journal)) // without it nothing there is ours
	for line := range strings.Lines(string(b)) {
		sum, name, ok := strings.Cut(strings.TrimRight(line, "\r\n"), "  ")
		if ok && name == filepath.Base(name) && name != journal {
			w[name] = sum
		}
	}
	return w
}

// bytes is the journal as it is written, in order of names.
func (w written) bytes() []byte {
	var b bytes.Buffer
	names := make([]string, 0, len(w))
	for name := range w {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		fmt.Fprintf(&b, "%s  %s\n", w[name], name)
	}
	return b.Bytes()
}

func checksum(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// plain returns the content of a file, and false if nothing is there.
func plain(path string) ([]byte, bool, error) {
	info, err := os.Lstat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, false, nil
	case err != nil:
		return nil, false, err
	case !info.Mode().IsRegular():
		return nil, true, nil
	}
	b, err := os.ReadFile(path)
	return b, true, err
}

// protect fails if one of the files would take the place of one that somebody
// put there or changed since this program wrote it.
func (w written) protect(files []outputs.File) error {
	for _, f := range files {
		there, exists, err := plain(f.Path)
		if err != nil {
			return fmt.Errorf("read %s: %w", f.Path, err)
		}
		if exists && !bytes.Equal(there, f.Data) && checksum(there) != w[filepath.Base(f.Path)] {
			return fmt.Errorf("nothing was written: somebody put %s there, or changed it; move it away, or into the folder %s if it is a return, and run again",
				f.Path, inputs.ReturnsDir)
		}
	}
	return nil
}

// outdated sorts the files of earlier runs that are no longer true: those that
// are as they were written may go, those that somebody changed stay.
func (w written) outdated(dir string, files []outputs.File) (remove, keep []string) {
	for name, sum := range w {
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
func (w written) next(files []outputs.File, still ...[]string) written {
	n := written{}
	for _, f := range files {
		n[filepath.Base(f.Path)] = checksum(f.Data)
	}
	for _, path := range slices.Concat(still...) {
		name := filepath.Base(path)
		n[name] = w[name]
	}
	return n
}

// beside is the journal after a run whose files took second names, because one
// of the first is open in another program: the earlier files are as they were,
// and a later run takes the second ones away.
func (w written) beside(files []outputs.File, second []string) written {
	n := maps.Clone(w)
	for i, path := range second {
		n[filepath.Base(path)] = checksum(files[i].Data)
	}
	return n
}

func (w written) save(dir string) error {
	_, err := outputs.Replace([]outputs.File{{Path: filepath.Join(dir, journal), Data: w.bytes()}})
	return err
}

// writeToFix writes the folder to-fix and takes away what is no longer true.
func (c call) writeToFix(p *project, out io.Writer) error {
	dir := toFixDir(c.dir)
	files, clean, err := p.toFix(dir)
	if err != nil {
		return err
	}
	earlier := readJournal(dir)
	if err := earlier.protect(files); err != nil {
		return err
	}
	remove, keep := earlier.outdated(dir, files)
	written, err := outputs.Replace(append(slices.Clip(files), outputs.File{Path: filepath.Join(dir, journal), Data: earlier.next(files, remove, keep).bytes()}))
	if err != nil {
		return err
	}
	notes := written.Paths[len(files)]
	written.Paths = written.Paths[:len(files)] // the journal is nobody's reading
	c.written(out, written)
	if written.InUse != "" {
		err = errors.Join(os.Remove(notes), earlier.beside(files, written.Paths).save(dir))
	} else {
		err = discard(remove, out)
	}
	if err != nil {
		return err
	}
	for _, path := range keep {
		fmt.Fprintf(c.stderr, "%s: no longer true, but somebody changed it; it was left alone\n", path)
	}
	if len(clean) > 0 {
		fmt.Fprintf(out, "nothing to mend: %s\n", strings.Join(clean, ", "))
	}
	return nil
}

// discard removes files that are no longer true, and says so.
func discard(paths []string, out io.Writer) error {
	for _, path := range paths {
		if err := os.Remove(path); err != nil {
			return fmt.Errorf("remove %s, which is no longer true: %w", path, err)
		}
		fmt.Fprintf(out, "removed, since it is no longer true: %s\n", path)
	}
	return nil
}
