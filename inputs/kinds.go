package inputs

import (
	"bytes"
	"cmp"
	"path"
	"strings"
)

// sniff tells by the first bytes what a file is, whatever its name says.
func sniff(b []byte) error {
	is := func(prefix string) bool { return bytes.HasPrefix(b, []byte(prefix)) }
	head := bytes.ToLower(bytes.TrimSpace(bytes.TrimPrefix(b[:min(len(b), 512)], []byte("\xef\xbb\xbf"))))
	switch {
	case len(bytes.Trim(b, "\x00")) == 0 && len(b) <= maxFile:
		return refuse("empty", "") // a placeholder of a file in a cloud has zeros only
	case len(b) > maxFile:
		return refuse("too_big", "")
	case is("PK\x03\x04"):
		return nil
	case is("MZ"), is("\x7fELF"), is("#!"):
		return refuse("before_zip", "")
	case is("\xd0\xcf\x11\xe0"):
		return refusal{kind: compoundKind(b)}
	case is("%PDF"):
		return refusal{kind: "pdf"}
	case bytes.HasPrefix(head, []byte("<html")), bytes.HasPrefix(head, []byte("<!doctype html")), bytes.HasPrefix(head, []byte("<table")):
		return refusal{kind: "html"}
	case bytes.HasPrefix(head, []byte("<?xml")):
		return refusal{kind: "xml"}
	case isText(b[:min(len(b), 4096)]), is("\xff\xfe"), is("\xfe\xff"):
		return refusal{kind: "csv"}
	}
	if bytes.Contains(b, []byte("PK\x05\x06")) {
		return refuse("before_zip", "")
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
func (c *container) checkKind() error {
	if kind, err := c.openDocument(); err != nil || kind != "" {
		return cmp.Or(err, error(refusal{kind: kind}))
	}
	if !c.has("[content_types].xml") {
		for name := range c.files {
			if isSpreadsheet(name) {
				return refusal{kind: "archive"}
			}
		}
		return refusal{kind: "other"}
	}
	book, err := c.findWorkbook()
	if err != nil {
		return err
	}
	// SheetJS declares a type for .bin in every workbook: what counts is the
	// type of the workbook part.
	kind, byName := "", false
	err = c.walk("[Content_Types].xml", func(t token, s *scanner) error {
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
		return err
	case kind == "" && !c.has(book) && book != usualBook:
		return refuse("part_missing", book)
	case kind == "":
		return refusal{kind: "other"}
	case kind != "xlsx":
		return refusal{kind: kind}
	}
	for name := range c.files {
		if strings.Contains(name, "vbaproject") {
			return refusal{kind: "xlsm"}
		}
	}
	return nil
}

// openDocument tells the kind of a file that states it as OpenDocument does.
func (c *container) openDocument() (string, error) {
	b, err := c.part("mimetype")
	switch {
	case err != nil || b == nil:
		return "", err
	case bytes.Contains(b, []byte("opendocument.spreadsheet")):
		return "ods", nil
	}
	return "other", nil
}
