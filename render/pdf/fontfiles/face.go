package fontfiles

import (
	"encoding/binary"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"unicode/utf16"
)

// Face is one font of a file, by what its headers say.
type Face struct {
	path          string
	place         int    // which of the names given it was found under
	family        string // in small letters, without spaces
	named         string // the same, as programs that know four fonts to a family call it
	weight, width int    // as in OS/2: 400 is regular, width 5 is ordinary
	italic        bool
	revision      uint32
	checksum      uint32
	tables        []table
	characters    [][2]rune // ranges, sorted; the font's own table decides
}

// table is where a table of the font lies in its file.
type table struct {
	tag      string
	at, size int64
}

// Reason says why a file cannot be used: a key of the catalogue.
type Reason string

// The reasons.
const (
	Unreadable Reason = "unreadable" // the system does not let us read it
	OtherKind  Reason = "kind"       // not a TrueType font
	PostScript Reason = "postscript" // outlines of PostScript
	Bitmaps    Reason = "bitmaps"    // pictures or colours instead of outlines
	Embedding  Reason = "embedding"  // its maker forbids to put it into documents
	Unencoded  Reason = "unencoded"  // it does not tell which characters it has
	Damaged    Reason = "damaged"
	TooLarge   Reason = "large"
	Nastaliq   Reason = "nastaliq"
)

// Name is the name of the file, without its folder.
func (f *Face) Name() string { return filepath.Base(f.path) }

func (f *Face) slant() int {
	if f.italic {
		return 1
	}
	return 0
}

// Has tells whether the font claims to have a character. It may be wrong on
// the side of claiming too much.
func (f *Face) Has(r rune) bool {
	i := sort.Search(len(f.characters), func(i int) bool { return f.characters[i][1] >= r })
	return i < len(f.characters) && f.characters[i][0] <= r
}

// wanted are the tables that setting text needs. Without those of variations
// a variable font is what its outlines are without them: its default style.
var wanted = []string{"GDEF", "GPOS", "GSUB", "OS/2", "ankr", "cmap", "cvt ", "feat", "fpgm", "glyf", "head", "hhea",
	"hmtx", "kern", "kerx",
	"loca", "maxp", "morx", "name", "post", "prep"}

// The limits of what is read. The largest fonts with outlines of all Chinese
// characters have some 25 MB.
const (
	mostBytes  = 64 << 20 // of the tables of one font
	mostHeader = 4 << 20  // of a table that is read before a font is chosen
	mostFonts  = 64       // in a collection
	mostTables = 128
)

// open reads the headers of a file. A collection of which some fonts can be
// used is no reason to complain.
func open(path string) ([]*Face, Reason) {
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() { // to open a pipe may wait for ever
		return nil, Unreadable
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, Unreadable
	}
	defer file.Close()
	return faces(file, info.Size(), path)
}

func faces(r io.ReaderAt, size int64, path string) (found []*Face, why Reason) {
	head, err := section(r, size, 0, 12)
	if err != nil {
		return nil, OtherKind
	}
	starts := []int64{0}
	if string(head[:4]) == "ttcf" {
		n := int64(u32(head, 8))
		list, err := section(r, size, 12, 4*min(n, mostFonts))
		if err != nil {
			return nil, Damaged
		}
		starts = starts[:0]
		for i := 0; i < len(list); i += 4 {
			starts = append(starts, int64(u32(list, i)))
		}
	}
	for _, at := range starts {
		f, reason := face(r, size, at)
		if reason != "" {
			why = reason
			continue
		}
		f.path = path
		found = append(found, f)
	}
	switch {
	case len(found) > 0:
		why = ""
	case why == "":
		why = Damaged // an empty collection
	}
	return found, why
}

// section reads a part of a file that must lie within it.
func section(r io.ReaderAt, size, at, n int64) ([]byte, error) {
	if at < 0 || n < 0 || at > size || n > size-at {
		return nil, io.ErrUnexpectedEOF
	}
	b := make([]byte, n)
	if _, err := r.ReadAt(b, at); err != nil && err != io.EOF {
		return nil, err
	}
	return b, nil
}

func u16(b []byte, at int) int    { return int(binary.BigEndian.Uint16(b[at:])) }
func u32(b []byte, at int) uint32 { return binary.BigEndian.Uint32(b[at:]) }

// face reads the headers of the font that begins at a place of the file.
func face(r io.ReaderAt, size, at int64) (*Face, Reason) {
	start, err := section(r, size, at, 12)
	if err != nil {
		return nil, Damaged
	}
	switch kind := string(start[:4]); {
	case kind == "OTTO":
		return nil, PostScript
	case kind != "\x00\x01\x00\x00" && kind != "true":
		return nil, OtherKind
	}
	f := &Face{}
	n := u16(start, 4)
	if n > mostTables {
		return nil, Damaged
	}
	list, err := section(r, size, at+12, int64(16*n))
	if err != nil {
		return nil, Damaged
	}
	pictures := false
	for i := range n {
		e := list[16*i:]
		t := table{string(e[:4]), int64(u32(e, 8)), int64(u32(e, 12))}
		switch t.tag {
		case "CBDT", "EBDT", "bdat", "sbix", "SVG ", "CFF ", "CFF2":
			pictures = true
		}
		if !slices.Contains(wanted, t.tag) || f.size(t.tag) > 0 {
			continue
		}
		if t.at > size || t.size > size-t.at {
			return nil, Damaged
		}
		f.tables = append(f.tables, t)
	}
	if f.size("glyf") == 0 {
		if pictures {
			return nil, Bitmaps
		}
		return nil, Damaged
	}
	return f, f.headers(r, size)
}

func (f *Face) size(tag string) int64 {
	for _, t := range f.tables {
		if t.tag == tag {
			return t.size
		}
	}
	return 0
}

// headers reads what tells fonts apart, and whether this one may be used.
func (f *Face) headers(r io.ReaderAt, size int64) Reason {
	total := int64(0)
	read := map[string][]byte{}
	for _, t := range f.tables {
		total += t.size
		switch t.tag {
		case "OS/2", "cmap", "head", "name":
			if t.size > mostHeader {
				return TooLarge
			}
			b, err := section(r, size, t.at, t.size)
			if err != nil {
				return Damaged
			}
			read[t.tag] = b
		}
	}
	head, os2 := read["head"], read["OS/2"]
	switch {
	case total > mostBytes:
		return TooLarge
	case len(head) < 54:
		return Damaged
	case len(os2) >= 10 && !embeddable(u16(os2, 8)):
		return Embedding
	}
	f.revision, f.checksum = u32(head, 4), u32(head, 8)
	f.weight, f.width, f.italic = 400, 5, u16(head, 44)&2 != 0
	if u16(head, 44)&1 != 0 {
		f.weight = 700
	}
	if len(os2) >= 64 {
		f.weight, f.width = u16(os2, 4), u16(os2, 6)
		f.italic = f.italic || u16(os2, 62)&(1|1<<9) != 0 // italic, or oblique
	}
	f.family = plainFamily(familyName(read["name"], true))
	f.named = plainFamily(familyName(read["name"], false))
	if strings.Contains(f.family, "nastal") {
		// The shaping library loses the heights at which letters of this style
		// hang on each other: half of the words come out wrong.
		return Nastaliq
	}
	if len(read["cmap"]) < 4 {
		return Damaged
	}
	f.characters = characters(read["cmap"])
	if len(f.characters) == 0 {
		return Unencoded
	}
	return ""
}

// embeddable tells whether a font may be put into documents, in part. Of
// several permissions the widest holds.
func embeddable(rights int) bool {
	const restricted, usable, noSubset, bitmapsOnly = 0x2, 0x4 | 0x8, 0x100, 0x200
	return (rights&restricted == 0 || rights&usable != 0) && rights&(noSubset|bitmapsOnly) == 0
}

func plainFamily(name string) string { return strings.ToLower(strings.ReplaceAll(name, " ", "")) }

// familyName is the family as its makers call it, in English if it is there:
// without weights, or with them, as Word lists it.
func familyName(t []byte, whole bool) string {
	if len(t) < 6 {
		return ""
	}
	best, name := 0, ""
	for i := range u16(t, 2) {
		if 6+12*i+12 > len(t) {
			break
		}
		r := t[6+12*i:]
		id, lang := u16(r, 6), u16(r, 4)
		rank := 0
		switch {
		case u16(r, 0) != 3 || id != 1 && (id != 16 || !whole):
			continue
		case id == 16 && lang == 0x409:
			rank = 4
		case id == 1 && lang == 0x409:
			rank = 3
		case id == 16:
			rank = 2
		default:
			rank = 1
		}
		from := u16(t, 4) + u16(r, 10)
		to := from + u16(r, 8)
		if rank <= best || to > len(t) {
			continue
		}
		best, name = rank, text16(t[from:to])
	}
	return name
}

func text16(b []byte) string {
	units := make([]uint16, 0, len(b)/2)
	for i := 0; i+1 < len(b); i += 2 {
		units = append(units, uint16(u16(b, i)))
	}
	return string(utf16.Decode(units))
}

// Data reads the font out of its file, as a font file of its own with the
// tables that setting text needs.
func (f *Face) Data() ([]byte, error) {
	file, err := os.Open(f.path)
	if err != nil {
		return nil, fmt.Errorf("read font: %w", err)
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return nil, fmt.Errorf("read font: %w", err)
	}
	return f.data(file, info.Size())
}

func (f *Face) data(r io.ReaderAt, size int64) ([]byte, error) {
	out := make([]byte, 12+16*len(f.tables))
	copy(out, "\x00\x01\x00\x00")
	binary.BigEndian.PutUint16(out[4:], uint16(len(f.tables)))
	for i, t := range f.tables {
		b, err := section(r, size, t.at, t.size)
		if err != nil {
			return nil, fmt.Errorf("read font %s: %w", f.Name(), err)
		}
		e := out[12+16*i:]
		copy(e, t.tag)
		binary.BigEndian.PutUint32(e[8:], uint32(len(out)))
		binary.BigEndian.PutUint32(e[12:], uint32(len(b)))
		out = append(out, b...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	return out, nil
}
