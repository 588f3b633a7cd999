package inputs

import (
	"archive/zip"
	"bytes"
	"fmt"
	"hash/crc32"
	"io"
	"path"
	"sort"
	"strings"
)

// The limits of a workbook file. A plan of 400 commitments with 1,000 events
// stays below a tenth of each.
const (
	maxFile    = 20 << 20  // bytes of the file
	maxEntries = 1000      // parts in the zip
	maxPart    = 64 << 20  // bytes of one part, unpacked
	maxSum     = 128 << 20 // bytes of all parts, unpacked
	maxRatio   = 500       // unpacked to packed, for parts over 1 MiB
)

// refusal is why a file is not read: its kind is wrong, or it is damaged or
// beyond the limits. Both name it in a word of the catalogue.
type refusal struct {
	kind   string // key of the catalogue's set file_kind, or ""
	reason string // key of the catalogue's set refused, or ""
	detail string // e.g. the part
}

func (r refusal) Error() string { return strings.TrimSpace(r.kind + r.reason + " " + r.detail) }

func refuse(reason, detail string) error { return refusal{reason: reason, detail: detail} }

// container is the zip of one workbook, unpacked and checked.
type container map[string][]byte // by lower-case name

// unpack reads every entry to its end and compares length and checksum,
// which excelize 2.11.1 does not.
func unpack(b []byte) (container, error) {
	if err := sniff(b); err != nil {
		return nil, err
	}
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return nil, refuse("damaged", "")
	}
	if len(z.File) > maxEntries {
		return nil, refuse("too_many_parts", "")
	}
	if err := checkEntries(z.File); err != nil {
		return nil, err
	}
	parts := make(container, len(z.File))
	for _, f := range z.File {
		if strings.HasSuffix(f.Name, "/") {
			continue // exceljs writes entries for folders
		}
		key := strings.ToLower(f.Name)
		if _, twice := parts[key]; twice {
			return nil, refuse("part_twice", f.Name)
		}
		if parts[key], err = readEntry(f); err != nil {
			return nil, err
		}
	}
	return parts, nil
}

// checkEntries judges what the zip's directory declares, before anything is
// unpacked or allocated.
func checkEntries(files []*zip.File) error {
	var sum uint64
	for _, f := range files {
		clean := path.Clean(f.Name)
		switch {
		case strings.ContainsAny(f.Name, `\:`) || path.IsAbs(f.Name) || clean == ".." || strings.HasPrefix(clean, "../"):
			return refuse("bad_name", f.Name)
		case f.Flags&1 != 0:
			return refuse("encrypted_part", f.Name)
		case f.Method != zip.Store && f.Method != zip.Deflate:
			return refuse("bad_method", f.Name)
		case f.UncompressedSize64 > maxPart:
			return refuse("too_big", f.Name)
		case f.UncompressedSize64 > 1<<20 && f.UncompressedSize64/maxRatio > f.CompressedSize64:
			return refuse("too_big", f.Name)
		}
		if sum += f.UncompressedSize64; sum > maxSum {
			return refuse("too_big", "")
		}
	}
	return checkOverlap(files)
}

// checkOverlap refuses entries that share bytes.
func checkOverlap(files []*zip.File) error {
	type span struct{ from, to int64 }
	spans := make([]span, 0, len(files))
	for _, f := range files {
		from, err := f.DataOffset()
		if err != nil {
			return refuse("damaged", f.Name)
		}
		spans = append(spans, span{from, from + int64(f.CompressedSize64)})
	}
	sort.Slice(spans, func(i, j int) bool { return spans[i].from < spans[j].from })
	for i := 1; i < len(spans); i++ {
		if spans[i].from < spans[i-1].to {
			return refuse("damaged", "")
		}
	}
	return nil
}

func readEntry(f *zip.File) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, refuse("damaged", f.Name)
	}
	defer r.Close()
	b := make([]byte, 0, f.UncompressedSize64+1)
	w := bytes.NewBuffer(b)
	n, err := io.Copy(w, io.LimitReader(r, int64(f.UncompressedSize64)+1))
	if err != nil || uint64(n) != f.UncompressedSize64 || crc32.ChecksumIEEE(w.Bytes()) != f.CRC32 {
		return nil, refuse("damaged", f.Name)
	}
	return w.Bytes(), nil
}

// sniff tells by the first bytes what a file is, whatever its name says.
func sniff(b []byte) error {
	is := func(prefix string) bool { return bytes.HasPrefix(b, []byte(prefix)) }
	head := bytes.ToLower(bytes.TrimSpace(b[:min(len(b), 512)]))
	switch {
	case len(b) == 0:
		return refuse("empty", "")
	case len(b) > maxFile:
		return refuse("too_big", "")
	case is("PK\x03\x04"):
		return nil
	case is("\xd0\xcf\x11\xe0"):
		return refusal{kind: compoundKind(b)}
	case is("%PDF"):
		return refusal{kind: "pdf"}
	case bytes.HasPrefix(head, []byte("<html")), bytes.HasPrefix(head, []byte("<!doctype html")), bytes.HasPrefix(head, []byte("<table")):
		return refusal{kind: "html"}
	case bytes.HasPrefix(head, []byte("<?xml")):
		return refusal{kind: "xml"}
	case isText(b[:min(len(b), 4096)]):
		return refusal{kind: "csv"}
	}
	return refuse("damaged", "")
}

// compoundKind tells the old binary workbook from an encrypted new one, by
// the names of the streams, which are stored as UTF-16.
func compoundKind(b []byte) string {
	wide := func(s string) []byte {
		var w []byte
		for _, c := range []byte(s) {
			w = append(w, c, 0)
		}
		return w
	}
	if bytes.Contains(b, wide("EncryptedPackage")) {
		return "encrypted"
	}
	if bytes.Contains(b, wide("WordDocument")) {
		return "doc"
	}
	return "xls"
}

func isText(b []byte) bool {
	for _, c := range b {
		if c < ' ' && c != '\n' && c != '\t' && c != '\r' {
			return false
		}
	}
	return bytes.ContainsAny(b, ",;\t\n")
}

// The content types of the workbook part, and what the file is then.
var workbookTypes = map[string]string{
	"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml":         "xlsx",
	"application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml":      "xltx",
	"application/vnd.ms-excel.sheet.macroenabled.main+xml":                               "xlsm",
	"application/vnd.ms-excel.template.macroenabled.main+xml":                            "xlsm",
	"application/vnd.ms-excel.addin.macroenabled.main+xml":                               "xlsm",
	"application/vnd.ms-excel.sheet.binary.macroenabled.main":                            "xlsb",
	"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml":   "docx",
	"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml": "pptx",
}

// checkKind allows plain .xlsx workbooks only.
func (c container) checkKind() error {
	if m, ok := c["mimetype"]; ok {
		if bytes.Contains(m, []byte("opendocument.spreadsheet")) {
			return refusal{kind: "ods"}
		}
		return refusal{kind: "other"}
	}
	types, ok := c["[content_types].xml"]
	if !ok {
		return refusal{kind: "other"}
	}
	book, err := c.book()
	if err != nil {
		return err
	}
	// SheetJS declares a type for .bin in every workbook: what counts is the
	// type of the workbook part.
	kind, byName := "", false
	err = walk(types, func(t token, s *scanner) error {
		if t != startTag || byName {
			return nil
		}
		a := attributes(s.attrs)
		named := "/"+book == strings.ToLower(a.text("PartName"))
		if named || "."+strings.ToLower(a.text("Extension")) == path.Ext(book) {
			kind, byName = workbookTypes[strings.ToLower(a.text("ContentType"))], named
		}
		return nil
	})
	switch {
	case err != nil:
		return refuse("bad_xml", fmt.Sprintf("[Content_Types].xml: %v", err))
	case kind == "" && c[book] == nil && book != usualBook:
		return refuse("part_missing", book)
	case kind == "":
		return refusal{kind: "other"}
	case kind != "xlsx":
		return refusal{kind: kind}
	}
	for name := range c {
		if strings.Contains(name, "vbaproject") {
			return refusal{kind: "xlsm"}
		}
	}
	return nil
}
