package inputs

import (
	"archive/zip"
	"bytes"
	"hash/crc32"
	"io"
	"path"
	"slices"
	"sort"
	"strings"
	"time"
)

// The limits of a workbook file. A plan of 400 commitments with 1,000 events
// stays below a tenth of each.
const (
	maxFile     = 20 << 20  // bytes of the file
	maxEntries  = 1000      // parts in the zip
	maxPart     = 64 << 20  // bytes of one part, unpacked
	maxSum      = 128 << 20 // bytes of all parts, unpacked
	maxRatio    = 500       // unpacked to packed, for parts over 1 MiB
	maxTrailing = 1024      // bytes after the end of the zip
)

// timeBudget is how long the reading of one workbook may take. The largest
// that the limits allow takes a tenth of it, on a slow machine.
const timeBudget = 30 * time.Second

// deadline is when reading is given up; the zero deadline never is.
type deadline time.Time

func (d deadline) passed() bool { return !time.Time(d).IsZero() && time.Now().After(time.Time(d)) }

// refusal is why a file is not read: its kind is wrong, or it is damaged or
// beyond the limits. Both name it in a word of the catalogue.
type refusal struct {
	kind   string // key of the catalogue's set file_kind, or ""
	reason string // key of the catalogue's set refused, or ""
	detail string // for technical people: e.g. the part
}

func (r refusal) Error() string { return strings.TrimSpace(r.kind + r.reason + " " + r.detail) }

func refuse(reason, detail string) error { return refusal{reason: reason, detail: detail} }

// remedies are the keys of the catalogue's set refused_remedy: what to do
// about a file that was refused. The others are saved again.
var remedies = map[string]string{
	"empty": "again", "cut": "again", "damaged": "again",
	"before_zip": "distrust", "after_zip": "distrust", "too_many_parts": "distrust", "bomb": "distrust", "part_twice": "distrust",
	"overlap": "distrust", "bad_name": "distrust", "xml_doctype": "distrust", "xml_depth": "distrust",
	"too_big": "smaller", "too_many_cells": "smaller", "too_much_text": "smaller", "too_slow": "smaller", "too_much_together": "fewer",
}

func (r refusal) remedy() string {
	if key := remedies[r.reason]; key != "" {
		return key
	}
	return "save"
}

// container is the zip of one workbook. Its directory is judged before
// anything is unpacked; parts are unpacked one by one as they are asked for,
// and in the end the others are read too, so that damage is found wherever it
// is.
type container struct {
	files    map[string]*zip.File // by lower-case name
	read     map[string]bool
	size     int64 // of all parts, unpacked
	trailing bool  // bytes follow the end of the zip
	end      deadline
}

// unpack judges the directory of the zip.
func unpack(b []byte, end deadline) (*container, error) {
	if err := sniff(b); err != nil {
		return nil, err
	}
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return nil, refuse("cut", "")
	}
	c := &container{files: make(map[string]*zip.File, len(z.File)), read: map[string]bool{}, end: end}
	if c.trailing, err = checkEnds(b); err != nil {
		return nil, err
	}
	if len(z.File) > maxEntries {
		return nil, refuse("too_many_parts", "")
	}
	if c.size, err = checkEntries(z.File); err != nil {
		return nil, err
	}
	if first, err := checkOverlap(z.File); err != nil {
		return nil, err
	} else if first != 30+int64(b[26])+int64(b[27])<<8+int64(b[28])+int64(b[29])<<8 {
		return nil, refuse("before_zip", "")
	}
	for _, f := range z.File {
		if strings.HasSuffix(f.Name, "/") {
			continue // exceljs writes entries for folders
		}
		key := strings.ToLower(f.Name)
		if c.files[key] != nil {
			return nil, refuse("part_twice", f.Name)
		}
		c.files[key] = f
	}
	return c, nil
}

// checkEnds refuses a zip that begins or ends with something else: such a
// file can be a program, a picture or a second archive at the same time.
func checkEnds(b []byte) (trailing bool, err error) {
	const length = 22 // of the record that ends a zip
	i := bytes.LastIndex(b, []byte("PK\x05\x06"))
	if i < 0 || i+length > len(b) {
		return false, refuse("cut", "")
	}
	le := func(at, n int) (v int) {
		for k := n - 1; k >= 0; k-- {
			v = v<<8 | int(b[i+at+k])
		}
		return v
	}
	directory, offset, end := le(12, 4), le(16, 4), i+length+le(20, 2)
	const elsewhere = 0xffffffff // the values stand in a record of zip64
	if directory != elsewhere && offset != elsewhere && offset+directory < i && !bytes.HasPrefix(b[offset+directory:], []byte("PK\x06\x06")) {
		return false, refuse("before_zip", "")
	}
	if len(b)-end > maxTrailing {
		return false, refuse("after_zip", "")
	}
	return len(b) > end, nil
}

// checkEntries judges what the zip's directory declares, before anything is
// unpacked or allocated.
func checkEntries(files []*zip.File) (size int64, err error) {
	const encrypted = 1 | 1<<6 | 1<<13 // of the part, strongly, of the directory
	for _, f := range files {
		clean := path.Clean(f.Name)
		switch {
		case strings.ContainsAny(f.Name, "\\:\x00") || path.IsAbs(f.Name) || clean == ".." || strings.HasPrefix(clean, "../"):
			return 0, refuse("bad_name", f.Name)
		case f.Flags&encrypted != 0:
			return 0, refuse("encrypted_part", f.Name)
		case f.Method != zip.Store && f.Method != zip.Deflate:
			return 0, refuse("bad_method", f.Name)
		case f.UncompressedSize64 > maxPart:
			return 0, refuse("bomb", f.Name)
		case f.UncompressedSize64 > 1<<20 && f.UncompressedSize64/maxRatio > f.CompressedSize64:
			return 0, refuse("bomb", f.Name)
		}
		if size += int64(f.UncompressedSize64); size > maxSum {
			return 0, refuse("bomb", "")
		}
	}
	return size, nil
}

// checkOverlap refuses entries that share bytes, and tells where the content
// of the first one begins.
func checkOverlap(files []*zip.File) (first int64, err error) {
	type span struct{ from, to int64 }
	spans := make([]span, 0, len(files))
	for _, f := range files {
		from, err := f.DataOffset()
		if err != nil {
			return 0, refuse("damaged", f.Name)
		}
		spans = append(spans, span{from, from + int64(f.CompressedSize64)})
	}
	sort.Slice(spans, func(i, j int) bool { return spans[i].from < spans[j].from })
	for i := 1; i < len(spans); i++ {
		if spans[i].from < spans[i-1].to {
			return 0, refuse("overlap", "")
		}
	}
	if len(spans) == 0 {
		return 0, refuse("cut", "")
	}
	return spans[0].from, nil
}

// has tells whether there is a part.
func (c *container) has(name string) bool { return c.files[strings.ToLower(name)] != nil }

// names are the parts in order.
func (c *container) names() []string {
	names := make([]string, 0, len(c.files))
	for name := range c.files {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// part unpacks a part and compares its length and checksum; nil if there is
// none.
func (c *container) part(name string) ([]byte, error) {
	f := c.files[strings.ToLower(name)]
	if f == nil {
		return nil, nil
	}
	b := bytes.NewBuffer(make([]byte, 0, f.UncompressedSize64+1))
	err := c.inflate(f, b)
	return b.Bytes(), err
}

// checkRest reads the parts to their end that nobody asked for.
func (c *container) checkRest() error {
	for _, name := range c.names() {
		if f := c.files[name]; !c.read[name] {
			if err := c.inflate(f, io.Discard); err != nil {
				return err
			}
		}
	}
	return nil
}

// inflate is as strict as the directory is detailed, which excelize 2.11.1 is
// not: a part that is longer or shorter than declared, or has another
// checksum, would be cut in silence.
func (c *container) inflate(f *zip.File, to io.Writer) error {
	c.read[strings.ToLower(f.Name)] = true
	r, err := f.Open()
	if err != nil {
		return refuse("damaged", f.Name)
	}
	defer r.Close()
	sum := crc32.NewIEEE()
	left := int64(f.UncompressedSize64) + 1
	for w := io.MultiWriter(to, sum); left > 0; {
		if c.end.passed() {
			return refuse("too_slow", f.Name)
		}
		n, err := io.CopyN(w, r, min(left, 1<<20))
		left -= n
		if err == io.EOF {
			break
		}
		if err != nil {
			return refuse("damaged", f.Name)
		}
	}
	if left != 1 || sum.Sum32() != f.CRC32 {
		return refuse("damaged", f.Name)
	}
	return nil
}
