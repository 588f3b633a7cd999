package secretariat

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"selfassess/inputs"
)

// reportNames are the names that files of a report have: with a language, and
// with a number if another program held the first of that name.
var reportNames = regexp.MustCompile(`^report(?:\.[A-Za-z0-9-]+)?(?: \([2-9]\))?\.(?:docx|pdf|json)$`)

// Earlier are the files of earlier reports that lie beside those that were
// written. Whoever publishes the folder publishes them, too, and they may say
// what would not be published today.
func (b *Build) Earlier(w Written) (paths []string) {
	if w.InUse != "" {
		return nil // of these another message tells
	}
	entries, _ := os.ReadDir(b.Dir()) // it has been written to
	for _, e := range entries {
		path := filepath.Join(b.Dir(), e.Name())
		if e.Type().IsRegular() && reportNames.MatchString(e.Name()) && !slices.Contains(w.Paths, path) {
			paths = append(paths, path)
		}
	}
	return paths
}

// Private is what lies in the folder of the report, or below it, and is not for
// publication: who publishes that folder publishes it, too. Links to folders
// are followed, as a program that uploads them does.
func (b *Build) Private() (paths []string) {
	out, dir := b.Dir(), b.project.Dir
	var private []string
	for _, name := range inputs.PlanFiles {
		private = append(private, filepath.Join(dir, name))
	}
	private = append(private, filepath.Join(dir, inputs.ReturnsDir), formsDir(dir), toFixDir(dir), internalDir(dir))
	for _, path := range private {
		if lies(path, out) {
			paths = append(paths, path)
		}
	}
	return paths
}

// lies tells whether something is there, and is a folder or lies below it.
func lies(path, folder string) bool {
	path, err := resolved(path)
	if err != nil {
		return false
	}
	if folder, err = resolved(folder); err != nil {
		return false
	}
	below, err := filepath.Rel(folder, path)
	return err == nil && below != ".." && !strings.HasPrefix(below, ".."+string(filepath.Separator))
}

func resolved(path string) (string, error) {
	path, err := filepath.EvalSymlinks(path)
	if err != nil {
		return "", err
	}
	return filepath.Abs(path)
}
