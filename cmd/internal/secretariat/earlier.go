package secretariat

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
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
