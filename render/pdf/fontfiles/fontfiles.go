// Package fontfiles finds the fonts in folders of this computer and tells
// what they are good for.
//
// In come names of folders; out come fonts with TrueType outlines, best first
// for each script, and the reason why other files cannot be used. Only the
// headers of files are read, and only when they are first asked for: a report
// that needs no further font reads none. The files may come from anywhere, so
// nothing that they say of themselves is believed unchecked. How text is set
// in a font is decided in render/pdf/typeset.
package fontfiles

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
)

// System is the name that stands for the font folders of the computer.
const System = "system"

// Set is the fonts of some folders. It may be used by several goroutines.
type Set struct {
	places  []place
	scan    sync.Once
	faces   []*Face
	pairs   []Pair
	refused []Refused
	lock    sync.Mutex
	ranked  map[string][]Pair // by script
}

// place is one name that was given, with the folders that it stands for.
type place struct {
	folders []string
	system  bool
}

// Pair is the regular and the bold font of a family. Bold is the same as
// Regular in a family that has none.
type Pair struct{ Regular, Bold *Face }

// Refused is a file that cannot be used.
type Refused struct {
	File   string // its name without the folder
	Reason Reason
}

// Open returns the fonts of the named folders, in this order; System stands
// for the computer's own. It fails on a folder that cannot be read, or that
// holds no file with the name of a font.
func Open(names []string) (*Set, error) {
	s := &Set{ranked: map[string][]Pair{}}
	for _, name := range names {
		if name == System {
			s.places = append(s.places, place{systemFolders(), true})
			continue
		}
		files, err := fontsIn(name)
		switch {
		case err != nil:
			return nil, fmt.Errorf("open fonts: %w", err)
		case len(files) == 0:
			return nil, fmt.Errorf("open fonts: no font files in %s", name)
		}
		s.places = append(s.places, place{folders: []string{name}})
	}
	return s, nil
}

// mostFiles bounds how many files of a folder are looked at: a whole disk may
// be named by mistake.
const mostFiles = 20_000

var errEnough = errors.New("too many files")

// fontsIn lists the files of a folder, and of those in it, that have the name
// of a font. A folder within that cannot be read is passed over.
func fontsIn(folder string) ([]string, error) {
	var files []string
	if info, err := os.Stat(folder); errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("there is no folder %s", folder)
	} else if err != nil {
		return nil, err
	} else if !info.IsDir() {
		return nil, fmt.Errorf("%s is not a folder", folder)
	}
	seen := 0
	err := filepath.WalkDir(folder+string(filepath.Separator), func(path string, d fs.DirEntry, err error) error {
		if seen++; seen > mostFiles {
			return errEnough
		}
		switch {
		case err != nil && path == folder+string(filepath.Separator):
			return err
		case err != nil && d != nil && d.IsDir():
			return fs.SkipDir
		case err == nil && !d.IsDir() && extensions[strings.ToLower(filepath.Ext(path))]:
			files = append(files, path)
		}
		return nil
	})
	if errors.Is(err, errEnough) {
		return nil, fmt.Errorf("%s holds more than %d files; name the folder of the fonts itself", folder, mostFiles)
	}
	return files, err
}

// extensions are those of font files. Some of their kinds cannot be used, and
// whoever put them there is told.
var extensions = map[string]bool{".ttf": true, ".ttc": true, ".otf": true, ".otc": true, ".woff": true, ".woff2": true,
	".pfb": true, ".pfa": true, ".dfont": true, ".fon": true, ".bdf": true, ".pcf": true}

// read looks at all files, once.
func (s *Set) read() {
	s.scan.Do(func() {
		s.lock.Lock()
		defer s.lock.Unlock()
		var faces []*Face
		for i, p := range s.places {
			for _, folder := range p.folders {
				files, _ := fontsIn(folder) // a system folder may be missing
				for _, path := range files {
					found, why := open(path)
					for _, f := range found {
						f.place = i
					}
					faces = append(faces, found...)
					if why != "" && !p.system {
						s.refused = append(s.refused, Refused{filepath.Base(path), why})
					}
				}
			}
		}
		slices.SortStableFunc(faces, compareFaces)
		faces = slices.CompactFunc(faces, func(a, b *Face) bool { return compareFaces(a, b) == 0 })
		s.faces, s.pairs = faces, paired(faces)
		slices.SortFunc(s.refused, func(a, b Refused) int {
			return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Reason, b.Reason))
		})
		s.refused = slices.Compact(s.refused)
	})
}

// Refused lists the files of named folders that cannot be used, by name, once
// a font was asked for. Of the computer's own files nobody wants to know.
func (s *Set) Refused() []Refused {
	s.lock.Lock()
	defer s.lock.Unlock()
	return s.refused
}

// compareFaces orders fonts by what they are, so that the names of folders
// and the order of files in them change nothing.
func compareFaces(a, b *Face) int {
	return cmp.Or(cmp.Compare(a.place, b.place), cmp.Compare(a.family, b.family), cmp.Compare(a.slant(), b.slant()),
		cmp.Compare(a.weight, b.weight), cmp.Compare(a.width, b.width), cmp.Compare(b.revision, a.revision),
		cmp.Compare(a.checksum, b.checksum), cmp.Compare(a.Name(), b.Name()))
}

// paired finds the regular and the bold font of each family.
func paired(faces []*Face) (pairs []Pair) {
	for i := 0; i < len(faces); {
		j := i
		for j < len(faces) && faces[j].place == faces[i].place && faces[j].family == faces[i].family {
			j++
		}
		family := faces[i:j]
		i = j
		regular := nearest(family, 400)
		pairs = append(pairs, Pair{regular, cmp.Or(boldOf(regular, family), regular)})
	}
	return pairs
}

// boldOf is the bold font that goes with a regular one, or nil.
func boldOf(regular *Face, family []*Face) *Face {
	bold := nearest(family, 700)
	if bold.weight >= 600 && bold.slant() == regular.slant() && bold.width == regular.width {
		return bold
	}
	return nil
}

// nearest is the upright font of ordinary width whose weight is nearest.
func nearest(family []*Face, weight int) *Face {
	away := func(a, b int) int { return max(a-b, b-a) }
	return slices.MinFunc(family, func(a, b *Face) int {
		return cmp.Or(cmp.Compare(a.slant(), b.slant()), cmp.Compare(away(a.width, 5), away(b.width, 5)),
			cmp.Compare(away(a.weight, weight), away(b.weight, weight)))
	})
}

// Family is the regular and the bold font of a family as Word names it; false
// if there is none. A light family, say, has the bold of the whole family.
func (s *Set) Family(name string) (Pair, bool) {
	s.read()
	name = plainFamily(name)
	for _, p := range s.pairs {
		if p.Regular.family == name {
			return p, true
		}
	}
	for i := range s.faces {
		if s.faces[i].named != name {
			continue
		}
		family := slices.DeleteFunc(slices.Clone(s.faces), func(f *Face) bool {
			return f.place != s.faces[i].place || f.family != s.faces[i].family
		})
		own := slices.DeleteFunc(slices.Clone(family), func(f *Face) bool { return f.named != name })
		regular := nearest(own, 400)
		return Pair{regular, cmp.Or(boldOf(regular, own), boldOf(regular, family), regular)}, true
	}
	return Pair{}, false
}
