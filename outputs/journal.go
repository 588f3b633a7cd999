package outputs

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"selfassess/templates"
)

// The names that belong to an exchange. Files wait under numbers, so that no
// name gets longer than the disk allows and none must be taken on trust.
const (
	ownPrefix   = ".selfassess."
	lockName    = ownPrefix + "lock"
	journalName = ownPrefix + "journal"
	newSuffix   = ".new"
	oldSuffix   = ".old"
)

func stagedName(i int) string { return fmt.Sprint(ownPrefix, i, newSuffix) }
func oldName(i int) string    { return fmt.Sprint(ownPrefix, i, oldSuffix) }

// journal is what an exchange is about to do: file i waits under stagedName(i)
// and gets its name; the earlier file of that name goes to oldName(i).
//
// It is on the disk before the first file is moved, and until the last one
// is, so that what a killed run began can be completed.
type journal []entry

type entry struct {
	Name    string `json:"name"`
	SHA256  string `json:"sha256"`  // of the new file
	Earlier bool   `json:"earlier"` // a file of this name was there
}

// save writes the journal in one step: it is there in full, or not at all.
func (f *folder) save(j journal) error {
	b, err := json.Marshal(j)
	if err != nil {
		return err
	}
	if err := f.write(journalName+newSuffix, b); err != nil {
		return err
	}
	if err := f.rename(f.path(journalName+newSuffix), f.path(journalName)); err != nil {
		return err
	}
	return f.syncDir(f.dir)
}

// load reads the journal of a run that was killed. Anybody can have put it
// there: it must not lead out of the directory.
func (f *folder) load() (journal, error) {
	const most = 1 << 20 // bytes; an entry has some hundred
	info, err := os.Lstat(f.path(journalName))
	if err != nil {
		return nil, err
	}
	var j journal
	if info.Mode().IsRegular() && info.Size() <= most {
		b, err := os.ReadFile(f.path(journalName))
		if err != nil {
			return nil, err
		}
		if json.Unmarshal(b, &j) == nil && j.sound() {
			return j, nil
		}
	}
	return nil, templates.Failure(templates.CLIJournalDamaged, "path", f.path(journalName), "beginning", strings.TrimSuffix(ownPrefix, "."))
}

func (j journal) sound() bool {
	seen := map[string]bool{}
	for _, e := range j {
		if !plainName(e.Name) || seen[e.Name] {
			return false
		}
		seen[e.Name] = true
	}
	return len(j) > 0
}

// plainName tells whether a name stays in its directory, and is not one of
// those that an exchange needs.
func plainName(name string) bool {
	return filepath.IsLocal(name) && filepath.Base(name) == name && name != "." &&
		!strings.Contains(name, "\x00") && !strings.HasPrefix(name, ownPrefix)
}

func sum(b []byte) string {
	s := sha256.Sum256(b)
	return hex.EncodeToString(s[:])
}

// holds tells whether a file has the content with the given sum.
func (f *folder) holds(name, sha256sum string) bool {
	if !f.isFile(name) {
		return false
	}
	in, err := os.Open(f.path(name))
	if err != nil {
		return false
	}
	defer in.Close()
	h := sha256.New()
	_, err = io.Copy(h, in)
	return err == nil && hex.EncodeToString(h.Sum(nil)) == sha256sum
}

// exists tells whether something bears the name. When the disk cannot tell,
// something may.
func (f *folder) exists(name string) bool {
	_, err := os.Lstat(f.path(name))
	return !errors.Is(err, os.ErrNotExist)
}

func (f *folder) isFile(name string) bool {
	info, err := os.Lstat(f.path(name))
	return err == nil && info.Mode().IsRegular()
}
