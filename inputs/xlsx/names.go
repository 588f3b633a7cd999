package xlsx

import "selfassess/inputs/office"

// The namespaces of workbooks, in both editions of the format: the usual one
// and the strict one.
const (
	usual  = "http://schemas.openxmlformats.org/"
	strict = "http://purl.oclc.org/ooxml/"
	later  = "http://schemas.microsoft.com/office/spreadsheetml/"
)

var (
	mainSpaces     = []string{usual + "spreadsheetml/2006/main", strict + "spreadsheetml/main"}
	relationSpaces = []string{usual + "officeDocument/2006/relationships", strict + "officeDocument/relationships"}
	propertySpaces = []string{
		usual + "officeDocument/2006/custom-properties", strict + "officeDocument/customProperties",
		usual + "officeDocument/2006/docPropsVTypes", strict + "officeDocument/docPropsVTypes",
	}
	drawingSpaces = []string{
		usual + "drawingml/2006/spreadsheetDrawing", strict + "drawingml/spreadsheetDrawing",
		usual + "drawingml/2006/main", strict + "drawingml/main",
	}
	richSpaces = []string{later + "2017/richdata", later + "2017/richdata2"}
)

// What the parts are called that hold nothing to be read as a value: from
// them comes only what is told of, so that one without a namespace, which no
// program shows, is told of as well.
var (
	externalLinks = office.Vocabulary{Root: "externalLink", Spaces: mainSpaces, Bare: true}
	notes         = office.Vocabulary{Root: "comments", Spaces: mainSpaces, Bare: true}
	threads       = office.Vocabulary{Root: "ThreadedComments", Spaces: []string{later + "2018/threadedcomments"}, Bare: true}
	drawings      = office.Vocabulary{Root: "wsDr", Spaces: drawingSpaces, Bare: true}
)

// mainNames is the vocabulary of a part whose elements are those of workbooks.
func mainNames(root string) office.Vocabulary {
	return office.Vocabulary{Root: root, Spaces: mainSpaces}
}

// relation is the value of an attribute that names a relation.
func relation(s *office.Scanner) string { return s.AttrIn("id", relationSpaces...) }
