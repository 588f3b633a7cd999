package xlsx

import (
	"bytes"
	"cmp"
	"path/filepath"
	"strings"

	"selfassess/inputs/office"
)

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

// defaultWorkbook is where the workbook part is as a rule.
const defaultWorkbook = "xl/workbook.xml"

// findWorkbook allows plain .xlsx workbooks only, and returns the name of the
// part that lists the sheets.
func findWorkbook(f *office.File) (main string, err error) {
	if kind, err := openDocument(f); err != nil || kind != "" {
		return "", cmp.Or(err, error(office.Refusal{Kind: kind}))
	}
	if !f.Has("[Content_Types].xml") {
		return "", office.Refusal{Kind: packedKind(f.Names())}
	}
	if main, err = mainPart(f); err != nil {
		return "", err
	}
	// SheetJS declares a type for .bin in every workbook: what counts is the
	// type of the workbook part.
	declared, err := f.ContentType(main)
	switch kind := workbookTypes[declared]; {
	case err != nil:
		return "", err
	case kind == "" && !f.Has(main) && main != defaultWorkbook:
		return "", office.Refuse("part_missing", main)
	case kind == "":
		return "", office.Refusal{Kind: "other"}
	case kind != "xlsx":
		return "", office.Refusal{Kind: kind}
	}
	for _, name := range f.Names() {
		if strings.Contains(name, "vbaproject") {
			return "", office.Refusal{Kind: "xlsm"}
		}
	}
	return main, nil
}

// packedKind tells what a zip is that is no file of an office program, by the
// names of its parts: a document of Apple's programs, or a packed folder.
func packedKind(names []string) string {
	for _, name := range names {
		switch {
		case strings.HasSuffix(name, ".iwa"), name == "index.zip", name == "index.apxl", name == "index.xml":
			return "numbers"
		case strings.HasPrefix(name, "xl/"), strings.HasPrefix(name, "word/"), strings.HasPrefix(name, "ppt/"):
			return "other" // a damaged one
		}
	}
	return "archive"
}

// mainPart is where the format's first relation leads. Two of them would be
// two workbooks.
func mainPart(f *office.File) (string, error) {
	found, err := f.Relations("")
	if err != nil {
		return "", err
	}
	main := defaultWorkbook
	for i, n := 0, 0; i < len(found); i++ {
		if found[i].Kind() == "officeDocument" {
			if n++; n > 1 {
				return "", office.Refuse("part_twice", found[i].Target)
			}
			main = found[i].Target
		}
	}
	return main, nil
}

// openDocument tells the kind of a file that states it as OpenDocument does.
func openDocument(f *office.File) (string, error) {
	b, err := f.Part("mimetype")
	switch {
	case err != nil || b == nil:
		return "", err
	case bytes.Contains(b, []byte("opendocument.spreadsheet")):
		return "ods", nil
	case bytes.Contains(b, []byte("opendocument.text")):
		return "odt", nil
	}
	return "other", nil
}

// IsSpreadsheet tells by the name whether a file is meant as a workbook: other
// formats are opened, too, so that their kind can be named.
func IsSpreadsheet(name string) bool {
	switch strings.ToLower(filepath.Ext(strings.TrimRight(name, ". "))) {
	case ".xlsx", ".xls", ".xlsm", ".xlsb", ".xltx", ".ods", ".csv":
		return true
	}
	return false
}
