package secretariat

import (
	"errors"
	"os"
	"path/filepath"
	"slices"

	"selfassess/outputs"
	"selfassess/templates"
)

// ToFix is what was written to the agencies about their returns.
type ToFix struct {
	Written
	Removed []string // files of earlier runs that are no longer true
	Kept    []string // such files that somebody changed; they were left alone
	Clean   []string // ids of the agencies whose returns need no word but thanks
}

// WriteToFix writes the folder to-fix, and takes away from it what is no
// longer true. With an error comes a result only if files were written before.
func (p *Project) WriteToFix() (*ToFix, error) {
	if p.Report == nil {
		return nil, ErrNoPlan
	}
	dir := toFixDir(p.Dir)
	files, clean, err := p.toFix(dir)
	if err != nil {
		return nil, err
	}
	earlier, err := readJournal(dir)
	if err != nil {
		return nil, err
	}
	if err := earlier.protect(files); err != nil {
		return nil, err
	}
	remove, keep := earlier.outdated(dir, files)
	notes := outputs.File{Path: filepath.Join(dir, journalName), Data: earlier.next(files, remove, keep).bytes()}
	written, err := outputs.Replace(append(slices.Clip(files), notes))
	if err != nil {
		return nil, err
	}
	last := written.Paths[len(files)]
	written.Paths = written.Paths[:len(files)] // the journal is nobody's reading
	done := &ToFix{Written: written, Kept: keep, Clean: clean}
	if written.InUse != "" {
		err = errors.Join(os.Remove(last), earlier.beside(files, written.Paths).save(dir))
	} else {
		done.Removed, err = discard(remove)
	}
	return done, err
}

// toFix makes the files of the folder to-fix: for every letter its text, the
// e-mail and its workbooks, and the lists of everything. clean are the agencies that need
// no word.
func (p *Project) toFix(dir string) (files []outputs.File, clean []string, err error) {
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
		words := l.write(p.Report.Plan)
		add(l.name+".txt", words.plain())
		add(l.name+".eml", words.draft(l.attached()))
	}
	lists, err := p.lists([]string{filepath.Join(dir, "findings.xlsx"), filepath.Join(dir, "findings.csv")})
	return append(files, lists...), clean, err
}

// discard removes files that are no longer true, and returns those that went.
func discard(paths []string) (removed []string, err error) {
	for _, path := range paths {
		if err := os.Remove(path); err != nil {
			return removed, templates.FailureOf(err, templates.CLIRemoveFailed, "path", path)
		}
		removed = append(removed, path)
	}
	return removed, nil
}
