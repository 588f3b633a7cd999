package office

import (
	"archive/zip"
	"bytes"
	"cmp"
	"path"
	"sort"
	"strings"
)

// The guard of the zip: what is judged before anything is unpacked.

// maxTrailing is how many bytes may follow the end of a zip.
const maxTrailing = 1024

// checkEnds refuses a zip that begins or ends with something else: such a
// file can be a program, a picture or a second archive at the same time.
func (l Limits) checkEnds(b []byte) (trailing bool, err error) {
	const length = 22 // of the record that ends a zip
	i := bytes.LastIndex(b, []byte("PK\x05\x06"))
	if i < 0 || i+length > len(b) {
		return false, Refuse("cut", "")
	}
	le := func(at, n int) (v int) {
		for k := n - 1; k >= 0; k-- {
			v = v<<8 | int(b[i+at+k])
		}
		return v
	}
	directory, offset, end := le(12, 4), le(16, 4), i+length+le(20, 2)
	const elsewhere = 0xffffffff // the values stand in a record of zip64
	if directory != elsewhere && offset != elsewhere && offset+directory < i &&
		!bytes.HasPrefix(b[offset+directory:], []byte("PK\x06\x06")) {
		return false, Refuse("before_zip", "")
	}
	if len(b)-end > maxTrailing {
		return false, Refuse("after_zip", "")
	}
	return len(b) > end, nil
}

// checkEntries judges what the zip's directory declares, before anything is
// unpacked or allocated.
func (l Limits) checkEntries(files []*zip.File) (size int64, err error) {
	for _, f := range files {
		if err := cmp.Or(checkName(f), checkKey(f), checkMethod(f), l.checkSize(f, size)); err != nil {
			return 0, err
		}
		size += int64(f.UncompressedSize64)
	}
	return size, nil
}

func checkName(f *zip.File) error {
	clean := path.Clean(f.Name)
	if strings.ContainsAny(f.Name, "\\:\x00") || path.IsAbs(f.Name) || clean == ".." || strings.HasPrefix(clean, "../") {
		return Refuse("bad_name", f.Name)
	}
	return nil
}

// checkKey refuses a part that needs a password.
func checkKey(f *zip.File) error {
	const plainly, strongly, directory = 1, 1 << 6, 1 << 13 // the ways to encrypt
	if f.Flags&(plainly|strongly|directory) != 0 {
		return Refuse("encrypted_part", f.Name)
	}
	return nil
}

func checkMethod(f *zip.File) error {
	if f.Method != zip.Store && f.Method != zip.Deflate {
		return Refuse("bad_method", f.Name)
	}
	return nil
}

// checkSize judges a part after others of a size.
func (l Limits) checkSize(f *zip.File, before int64) error {
	size := f.UncompressedSize64
	if size > uint64(l.Part) || size > 1<<20 && size/uint64(l.Ratio) > f.CompressedSize64 {
		return Refuse("bomb", f.Name)
	}
	if before+int64(size) > l.Sum {
		return Refuse("bomb", "")
	}
	return nil
}

// checkPlaces refuses entries that share bytes, and a first one that does not
// stand at the beginning of the file.
func (l Limits) checkPlaces(b []byte, files []*zip.File) error {
	type span struct{ from, to int64 }
	spans := make([]span, 0, len(files))
	for _, f := range files {
		from, err := f.DataOffset()
		if err != nil {
			return Refuse("damaged", f.Name)
		}
		spans = append(spans, span{from, from + int64(f.CompressedSize64)})
	}
	sort.Slice(spans, func(i, j int) bool { return spans[i].from < spans[j].from })
	for i := 1; i < len(spans); i++ {
		if spans[i].from < spans[i-1].to {
			return Refuse("overlap", "")
		}
	}
	if len(spans) == 0 {
		return Refuse("cut", "")
	}
	header := 30 + int64(b[26]) + int64(b[27])<<8 + int64(b[28]) + int64(b[29])<<8
	if spans[0].from != header {
		return Refuse("before_zip", "")
	}
	return nil
}
