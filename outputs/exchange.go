package outputs

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"selfassess/inputs/lockedfile"
	"selfassess/templates"
)

// errHalfway marks an exchange that could be neither completed nor undone.
// Its files must stay as they are, for the next run.
var errHalfway = templates.Failure(templates.CLIHalfway)

// exchange puts the staged files in the places of the earlier ones, under
// names with the number. If that fails, the earlier ones are put back, in all
// folders. The staged files stay for another try; clear removes them.
func exchange(folders []*folder, number int) error {
	for i, f := range folders {
		err := f.exchange(number)
		if err == nil {
			continue
		}
		for _, f := range folders[:i+1] {
			if undo := f.rollBack(f.journal); undo != nil {
				f.halfway = true
				err = fmt.Errorf("%w; %w in %s: %v", err, errHalfway, f.dir, undo)
			}
		}
		return err
	}
	return nil
}

func (f *folder) exchange(number int) error {
	f.journal = nil
	for _, e := range f.staged {
		e.Name = numbered(e.Name, number)
		info, err := os.Lstat(f.path(e.Name))
		e.Earlier = err == nil
		if err == nil && !info.Mode().IsRegular() {
			return templates.Failure(templates.CLIReplaceSpecial, "path", f.path(e.Name))
		}
		f.journal = append(f.journal, e)
	}
	if err := f.save(f.journal); err != nil {
		return templates.FailureOf(lockedfile.Cause(err), templates.CLIWriteTo, "folder", f.dir)
	}
	return f.forward(f.journal)
}

// forward carries a journal out, from wherever it was left. All earlier files
// lose their names before the first new file gets its own, so that old and
// new ones never stand side by side.
func (f *folder) forward(j journal) error {
	for i, e := range j {
		if f.exists(stagedName(i)) && f.exists(e.Name) && !f.exists(oldName(i)) {
			if err := f.move(e.Name, oldName(i), e.Name); err != nil {
				return err
			}
		}
	}
	for i, e := range j {
		if f.exists(stagedName(i)) {
			if err := f.move(stagedName(i), e.Name, e.Name); err != nil {
				return err
			}
		}
	}
	if err := f.syncDir(f.dir); err != nil {
		return templates.FailureOf(lockedfile.Cause(err), templates.CLIWriteTo, "folder", f.dir)
	}
	return nil
}

// rollBack puts everything where it was before. It stops at the first thing
// it cannot do, because to go on would put old files beside new ones. What
// it moves stays at hand, so that the journal can still be carried out if
// this is where the run is killed.
//
// A file that is not the one of the journal belongs to somebody, who edited
// or put it there: it stays.
func (f *folder) rollBack(j journal) error {
	for i, e := range j {
		if !f.exists(stagedName(i)) && (!e.Earlier || f.exists(oldName(i))) && f.holds(e.Name, e.SHA256) {
			if err := f.move(e.Name, stagedName(i), e.Name); err != nil {
				return err
			}
		}
	}
	for i, e := range j {
		if f.exists(oldName(i)) && !f.exists(e.Name) {
			if err := f.move(oldName(i), e.Name, e.Name); err != nil {
				return err
			}
		}
	}
	// Should this fail, the moves reach the disk a little later; that the
	// directory cannot be flushed may be why the run is being undone.
	_ = f.syncDir(f.dir)
	return nil
}

// move renames within the directory; name is the file as the person knows it.
func (f *folder) move(from, to, name string) error {
	err := retry(func() error { return f.rename(f.path(from), f.path(to)) })
	switch {
	case err == nil:
		return nil
	case inUse(err):
		return &inUseError{f.path(name), lockedfile.Cause(err)}
	}
	return templates.FailureOf(lockedfile.Cause(err), templates.CLIReplaceFile, "path", f.path(name))
}

// Recover completes in each directory what a run that was killed has begun:
// either all of its files get their names, or the earlier ones come back. It
// costs one look where there is nothing to do, and leaves alone a directory
// in which another run is writing.
func Recover(dirs ...string) error {
	var errs []error
	for _, dir := range dirs {
		f := &folder{disk: osDisk{}, dir: dir}
		if len(f.leftovers()) == 0 {
			continue
		}
		unlock, err := f.lock(f.path(lockName))
		switch {
		case errors.Is(err, errLocked):
			continue
		case locksMissing(err):
			unlock = func() {}
		case err != nil:
			errs = append(errs, templates.FailureOf(lockedfile.Cause(err), templates.CLIWriteTo, "folder", dir))
			continue
		}
		errs = append(errs, f.finishEarlier())
		unlock()
	}
	return errors.Join(errs...)
}

// finishEarlier completes or undoes what a run that is dead has left: whoever
// holds the lock knows that all that lies in the directory is of such a run.
func (f *folder) finishEarlier() error {
	j, err := f.load()
	switch {
	case errors.Is(err, os.ErrNotExist):
	case err != nil:
		return err
	default:
		if f.finishable(j) && f.forward(j) == nil {
			break
		}
		if err := f.rollBack(j); err != nil {
			return err
		}
	}
	if err := f.clear(); err != nil {
		return templates.FailureOf(err, templates.CLICleanUp, "folder", f.dir)
	}
	return nil
}

// finishable tells whether every new file waits, whole, or has its place.
func (f *folder) finishable(j journal) bool {
	for i, e := range j {
		ready := f.holds(stagedName(i), e.SHA256) && (f.isFile(e.Name) || !f.exists(e.Name))
		// A file that somebody has edited since is in its place as well: it
		// is the new one if the earlier one is known to have gone.
		placed := !f.exists(stagedName(i)) && f.isFile(e.Name) &&
			(!e.Earlier || f.exists(oldName(i)) || f.holds(e.Name, e.SHA256))
		if !ready && !placed {
			return false
		}
	}
	return true
}

// clear removes what an exchange leaves. The order matters: without its new
// files a journal cannot be carried out any more, and the earlier files may
// go only when there is no journal that needs them.
func (f *folder) clear() error {
	rank := func(name string) int {
		switch {
		case strings.HasSuffix(name, newSuffix):
			return 0
		case name == journalName:
			return 1
		case name == lockName:
			return -1 // goes with the lock
		}
		return 2
	}
	all := f.leftovers()
	var errs []error
	for r := range 3 {
		if r == 2 && f.exists(journalName) {
			break
		}
		for _, name := range all {
			if rank(name) == r {
				errs = append(errs, retry(func() error { return f.remove(f.path(name)) }))
			}
		}
	}
	return errors.Join(errs...)
}

// leftovers lists the files in the directory that belong to an exchange.
func (f *folder) leftovers() []string {
	entries, _ := os.ReadDir(f.dir) // a directory that is not there holds none
	var names []string
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ownPrefix) && !e.IsDir() {
			names = append(names, e.Name())
		}
	}
	return names
}
