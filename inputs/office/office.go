// Package office opens the files of office programs as what they are: zips
// of parts, most of them XML, tied together by relations.
//
// In come the bytes of a file that anybody may have made, with the [Limits]
// that hold for its kind. [Open] judges the directory of the zip before
// anything is unpacked; out comes a [File] that gives its parts one by one,
// their [Relation]s, and a [Scanner] that walks through the XML of a part. What
// is damaged, is of another kind or passes a limit ends in a [Refusal], whose
// reason the caller puts into words.
//
// Workbooks, reviewed copies of the report and Word templates all come in
// through this package. The standard library and those built on it are made
// for files that mean well: archive/zip reads what overlaps or precedes an
// archive, encoding/xml is slow and takes declarations of document types, and
// readers of workbooks drop errors in silence.
//
// One guard holds for all three: what a hostile person may send to an agency
// may reach a secretariat as a template, too.
//
// Nothing here may know what a spreadsheet or a report is, nothing is written,
// and nothing of this module is imported.
package office

import (
	"archive/zip"
	"bytes"
	"hash/crc32"
	"io"
	"path"
	"slices"
	"strings"
	"time"
)

// Limits are what a file may hold, so that a small one cannot fill the memory.
type Limits struct {
	File  int   // bytes of the file
	Parts int   // parts in the zip
	Part  int64 // bytes of one part, unpacked
	Sum   int64 // bytes of all parts, unpacked
	Ratio int64 // unpacked to packed, for parts over 1 MiB
	Depth int   // how deep the elements of a part may nest
	Work  int64 // bytes looked at: parts are unpacked and walked through, each time anew; 0 for no limit
	Text  int64 // bytes of all texts that are taken out of the parts; 0 for no limit
}

// Default are the limits of files that people fill in. The largest honest ones
// stay below a tenth of each.
var Default = Limits{File: 20 << 20, Parts: 1000, Part: 64 << 20, Sum: 128 << 20, Ratio: 500, Depth: 64,
	Work: 256 << 20, Text: 32 << 20}

// TimeLimit is how long the reading of one file may take. The largest that
// the limits allow takes a tenth of it, on a slow machine.
const TimeLimit = 30 * time.Second

// File is an Office file whose directory was judged. Parts are unpacked as
// they are asked for; in the end [File.Rest] reads the others too, so that
// damage is found wherever it is.
type File struct {
	limits   Limits
	files    map[string]*zip.File // by name, in lower case
	order    []string             // of the names in the file
	read     map[string]bool
	size     int64
	trailing bool
	budget   *Budget
	spare    []byte // memory of the last part that was walked through
}

// Open judges the directory of the zip. An error is a [Refusal].
func Open(b []byte, l Limits) (*File, error) {
	if err := l.sniff(b); err != nil {
		return nil, err
	}
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return nil, Refuse("cut", "")
	}
	f := &File{limits: l, files: make(map[string]*zip.File, len(z.File)), read: map[string]bool{},
		budget: NewBudget(l, time.Time{})}
	if f.trailing, err = l.checkEnds(b); err != nil {
		return nil, err
	}
	if len(z.File) > l.Parts {
		return nil, Refuse("too_many_parts", "")
	}
	if f.size, err = l.checkEntries(z.File); err != nil {
		return nil, err
	}
	if err := l.checkPlaces(b, z.File); err != nil {
		return nil, err
	}
	return f, f.list(z.File)
}

// list notes the parts by their names.
func (f *File) list(files []*zip.File) error {
	for _, entry := range files {
		if strings.HasSuffix(entry.Name, "/") {
			continue // exceljs writes entries for folders
		}
		key := f.key(entry.Name)
		if f.files[key] != nil {
			return Refuse("part_twice", entry.Name)
		}
		f.files[key] = entry
		f.order = append(f.order, key)
	}
	return nil
}

// key is a name as it counts: neither case nor a step aside makes another part.
func (f *File) key(name string) string { return strings.ToLower(path.Clean(name)) }

// StopAt sets the time at which reading is given up. Without it there is none.
func (f *File) StopAt(end time.Time) { f.budget.end = end }

// Budget is what the reading of the file may still cost.
func (f *File) Budget() *Budget { return f.budget }

// Size is the length of all parts together, unpacked.
func (f *File) Size() int64 { return f.size }

// Trailing tells whether bytes follow the end of the zip.
func (f *File) Trailing() bool { return f.trailing }

// Has tells whether there is a part.
func (f *File) Has(name string) bool { return f.files[f.key(name)] != nil }

// Names are the names of the parts in order.
func (f *File) Names() []string {
	names := slices.Clone(f.order)
	slices.Sort(names)
	return names
}

// Part unpacks a part and compares its length and checksum; nil if there is
// none.
func (f *File) Part(name string) ([]byte, error) {
	return f.unpack(name, nil)
}

// unpack puts a part into memory that may serve for it.
func (f *File) unpack(name string, memory []byte) ([]byte, error) {
	entry := f.files[f.key(name)]
	if entry == nil {
		return nil, nil
	}
	if size := entry.UncompressedSize64; uint64(cap(memory)) < size || memory == nil {
		memory = make([]byte, size)
	}
	memory = memory[:entry.UncompressedSize64]
	return memory, f.inflate(entry, memory)
}

// All unpacks all parts, in the order in which they stand in the file, and
// gives them under their names as they are written.
func (f *File) All() (map[string][]byte, error) {
	parts := make(map[string][]byte, len(f.files))
	for _, key := range f.order {
		b, err := f.Part(key)
		if err != nil {
			return nil, err
		}
		parts[path.Clean(f.files[key].Name)] = b
	}
	return parts, nil
}

// Rest reads the parts to their end that nobody asked for.
func (f *File) Rest() error {
	for _, name := range f.Names() {
		if entry := f.files[name]; !f.read[name] {
			if err := f.inflate(entry, nil); err != nil {
				return err
			}
		}
	}
	return nil
}

// inflate is as strict as the directory is detailed, which excelize 2.11.1 is
// not: a part that is longer or shorter than declared, or has another
// checksum, would be cut in silence. Where there is no memory to unpack into,
// the part is only read.
func (f *File) inflate(entry *zip.File, memory []byte) error {
	f.read[f.key(entry.Name)] = true
	r, err := entry.Open()
	if err != nil {
		return Refuse("damaged", entry.Name)
	}
	defer r.Close()
	const step = 1 << 18
	sum, size := uint32(0), int(entry.UncompressedSize64)
	var scratch []byte
	if memory == nil {
		scratch = make([]byte, min(step, size))
	}
	for done := 0; done < size; {
		n := min(step, size-done)
		chunk := scratch
		if memory != nil {
			chunk = memory[done:]
		}
		if f.budget.Spend(n) != nil {
			return Refuse("too_slow", entry.Name)
		}
		if _, err := io.ReadFull(r, chunk[:n]); err != nil {
			return Refuse("damaged", entry.Name)
		}
		sum = crc32.Update(sum, crc32.IEEETable, chunk[:n])
		done += n
	}
	n, err := io.ReadFull(r, make([]byte, 1))
	if n > 0 || err != io.EOF || sum != entry.CRC32 {
		return Refuse("damaged", entry.Name)
	}
	return nil
}
