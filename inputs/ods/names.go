package ods

import (
	"strconv"

	"selfassess/inputs/office"
)

// The namespaces of the format, and of what two programs add to it.
const (
	format        = "urn:oasis:names:tc:opendocument:xmlns:"
	officeNames   = format + "office:1.0"
	tableNames    = format + "table:1.0"
	textNames     = format + "text:1.0"
	drawNames     = format + "drawing:1.0"
	styleNames    = format + "style:1.0"
	numberNames   = format + "datastyle:1.0"
	metaNames     = format + "meta:1.0"
	formNames     = format + "form:1.0"
	scriptNames   = format + "script:1.0"
	manifestNames = format + "manifest:1.0"
	linkNames     = "http://www.w3.org/1999/xlink"
	calcNames     = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"
	gnumericNames = "http://www.gnumeric.org/odf-extension/1.0"
)

// part is what the elements of a part of the file may be called.
func part(root string) office.Vocabulary {
	return office.Vocabulary{Root: root, Spaces: []string{officeNames, tableNames, textNames, drawNames, styleNames,
		numberNames, metaNames, formNames, scriptNames}}
}

// is tells whether an attribute has a value.
func is(s *office.Scanner, space, name, value string) bool {
	return string(s.RawIn(name, space)) == value
}

// endless is a number of rows or columns that no sheet has.
const endless = 1 << 24

// repeated is how often an element counts.
func repeated(s *office.Scanner, name string) int {
	raw := s.RawIn(name, tableNames)
	if raw == nil {
		return 1
	}
	n, err := strconv.ParseUint(string(raw), 10, 63)
	if err != nil && len(raw) < 19 {
		return 1
	}
	return int(min(max(n, 1), endless))
}

// isHidden tells whether a row or column is out of sight.
func isHidden(s *office.Scanner) bool {
	return is(s, tableNames, "visibility", "collapse") || is(s, tableNames, "visibility", "filter")
}
