package intake

import (
	"regexp"
	"strings"

	"selfassess/inputs/office"
)

// unsafeFields fetch, run or print something when Word brings them up to
// date, by their names.
var unsafeFields = map[string]bool{
	"DDE": true, "DDEAUTO": true, "INCLUDETEXT": true, "INCLUDEPICTURE": true, "INCLUDE": true, "LINK": true, "DATABASE": true,
	"IMPORT": true, "EMBED": true, "MACROBUTTON": true, "RD": true, "PRINT": true, "HTMLCONTROL": true, "HTMLACTIVEX": true,
	"CONTROL": true, "OCX": true, "MACRO": true, "DATA": true,
}

// oddFields show what is not the report's: a key of the catalogue's set
// template_field, by the names of the fields.
var oddFields = map[string]string{
	"AUTHOR": "maker", "LASTSAVEDBY": "maker", "USERNAME": "maker", "USERINITIALS": "maker", "USERADDRESS": "maker",
	"FILENAME": "maker", "TEMPLATE": "maker", "INFO": "maker",
	"MERGEFIELD": "merge", "MERGEREC": "merge", "MERGESEQ": "merge", "NEXT": "merge", "NEXTIF": "merge", "SKIPIF": "merge",
	"ADDRESSBLOCK": "merge", "GREETINGLINE": "merge", "ASK": "asks", "AUTOTEXT": "asks", "AUTOTEXTLIST": "asks", "GLOSSARY": "asks", "ADDIN": "hidden", "PRIVATE": "hidden",
}

// fields reads the codes of a part's fields, however they are split and
// nested.
type fields struct {
	*intake
	part string
	open []field
	base []int // how many were open where a text box began
}

// field is one whose end was not seen yet.
type field struct {
	code   []byte
	nested bool // another field stands in its code, before its name is whole
	shown  bool // its code has ended
}

func (f *fields) see(s *office.Scanner) {
	switch {
	case s.Is("txbxContent") && s.Start():
		f.base = append(f.base, len(f.open))
	case s.Is("txbxContent") && s.End() && len(f.base) > 0:
		f.close(f.base[len(f.base)-1])
		f.base = f.base[:len(f.base)-1]
	case s.Is("fldChar") && s.Start():
		f.mark(s.Attr("fldCharType"))
	case s.Is("fldSimple") && s.Start():
		f.nest()
		f.judge(s.Attr("instr"), false)
	case s.IsText() && len(f.open) > 0 && (s.Within("instrText") || s.Within("delInstrText") || s.Within("t")):
		if last := &f.open[len(f.open)-1]; !last.shown && len(last.code) < maxCode {
			last.code = s.AppendTo(last.code)
		}
	}
}

// maxCode is how much of a field's code is looked at.
const maxCode = 1 << 12

func (f *fields) mark(kind string) {
	switch n := len(f.open); {
	case kind == "begin":
		f.nest()
		f.open = append(f.open, field{})
	case kind == "separate" && n > 0:
		f.open[n-1].shown = true
	case kind == "end" && n > 0:
		f.close(n - 1)
	}
}

// nest notes that a field begins in the code of another one.
func (f *fields) nest() {
	if n := len(f.open); n > 0 && !f.open[n-1].shown {
		code := strings.TrimLeft(string(f.open[n-1].code), " \t\n")
		f.open[n-1].nested = f.open[n-1].nested || !strings.ContainsAny(code, " \t\n=") && !wholeNames[strings.ToUpper(code)]
	}
}

// wholeNames are those of fields after which another one often stands without
// a space.
var wholeNames = map[string]bool{"IF": true, "=": true, "HYPERLINK": true, "QUOTE": true, "REF": true, "COMPARE": true, "SET": true}

// close judges the fields that are open beyond the first n.
func (f *fields) close(n int) {
	for k := len(f.open) - 1; k >= n; k-- {
		f.judge(string(f.open[k].code), f.open[k].nested)
	}
	if n < len(f.open) {
		f.open = f.open[:n]
	}
}

var linkedTo = regexp.MustCompile(`(?i)^\s*HYPERLINK\s+(?:\\[mn]\s+)*(?:"([^"]*)"|([^\s\\"]\S*))`)

// namedBy finds what a field shows, in quotation marks or without.
var namedBy = regexp.MustCompile(`^\w+\s*(?:"([^"]*)|([^\s"\\]+))`)

// judge looks at the code of a field. One whose name another field gives can
// be any.
func (f *fields) judge(code string, computed bool) {
	name, _, _ := strings.Cut(strings.TrimLeft(strings.Join(strings.Fields(code), " "), ` "`), " ")
	name = strings.ToUpper(strings.TrimRight(name, `"`))
	if i := strings.IndexAny(name, `\"`); i > 0 {
		name = name[:i]
	}
	code = strings.Join(strings.Fields(code), " ")
	switch {
	case unsafeFields[name] || computed:
		f.refuse("field", f.part, code)
	case strings.HasPrefix(name, "{") || strings.Contains(name, "%7B"):
		f.refuse("field", f.part, code)
	case oddFields[name] != "":
		f.odd(oddFields[name], f.part, code)
	case name == "DOCPROPERTY" || name == "DOCVARIABLE":
		if m := namedBy.FindStringSubmatch(code); m != nil {
			f.show(m[1] + m[2])
		}
	case name == "HYPERLINK":
		if m := linkedTo.FindStringSubmatch(code); m != nil {
			f.address(f.part, strings.ReplaceAll(m[1]+m[2], `\\`, `\`))
		}
	}
}
