package pdftest

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Fault is a breach of a rule.
type Fault struct {
	Rule   string
	Object Ref // 0 if it is none of one object
	Page   int // 0 if it is on none
	What   string
}

func (f Fault) String() string {
	s := f.Rule + ": "
	if f.Page > 0 {
		s += fmt.Sprintf("page %d: ", f.Page)
	}
	if f.Object > 0 {
		s += fmt.Sprintf("object %d: ", f.Object)
	}
	return s + f.What
}

// Rules are all rules, with what they ask for.
var Rules = map[string]string{
	"file":      "the file can be read by its own table of objects",
	"head":      "version and a line of binary in the head, an ID at the end, no encryption",
	"active":    "nothing runs when the file is opened or a link is followed",
	"stream":    "streams lie in the file, packed by Flate or not at all",
	"language":  "the catalog and every element that says one names a language by BCP 47",
	"title":     "the window shows the title, and there is one",
	"marked":    "the file says that it is tagged, and has a tree of tags",
	"tabs":      "the tab key follows the tags",
	"metadata":  "the metadata are well-formed, name the standards, and agree with Info",
	"intent":    "colours of a device have an output intent",
	"colour":    "only RGB and grey are used",
	"opaque":    "nothing is transparent",
	"picture":   "a picture has as many bytes as pixels, and readers may not change how it looks",
	"string":    "texts for people hold no characters without a meaning",
	"direction": "pages are turned in the direction in which the text of the document runs",
	"labels":    "pages have labels from the first page on",
	"attached":  "attached files say what they are to the document",

	"operator":     "only operators that are known here, with the right operands",
	"unmarked":     "all that is drawn belongs to an element or is an artifact",
	"mark-nesting": "marked content, text and graphics states open and close in order",
	"mcid-twice":   "an MCID occurs once on a page",
	"owner":        "marked content belongs to exactly one element",
	"parent-tree":  "the parent tree leads back from content to its element",

	"parent":      "every element knows its parent",
	"type":        "elements are of standard types",
	"nesting":     "elements stand only where they may",
	"caption":     "a caption is the first or the last in what it describes",
	"captioned":   "what calls a figure by its number is tagged as its caption (Matterhorn 13-003)",
	"headings":    "the first heading is of level 1, and no level is skipped",
	"table":       "all rows of a table have as many cells",
	"scope":       "a header cell says what it is the header of",
	"header":      "a table has header cells",
	"row":         "the rows of a table of several columns begin with what names them (Matterhorn 15-001)",
	"words":       "no words run together where lines or columns part them (Matterhorn 01-006)",
	"script":      "text has letters of the language that it is said to be in (Matterhorn 11-007)",
	"margin":      "what stands above or below all content is a header or a footer (Matterhorn 18-002)",
	"figure":      "a figure has an alternative text and a box that holds it, on its page",
	"link":        "a link has text, an annotation over it, and says where it leads",
	"annotation":  "annotations are printed, lie on their page, and know their element",
	"destination": "what links and bookmarks lead to exists",
	"outline":     "bookmarks are linked to each other and in the order of the pages",
	"namespace":   "elements are of PDF 1.7; in PDF 2.0 they name the namespace that has them",
	"reference":   "in PDF 2.0, entries of the contents refer to their headings",
	"target":      "in PDF 2.0, what leads to a page names the element there",
	"empty":       "no element is without content, but for table cells",
	"order":       "the tags follow the pages: from the first to the last, from above to below",

	"embedded": "fonts are embedded whole",
	"subset":   "the names of a font agree and begin with the tag of a subset",
	"encoding": "codes are the numbers of glyphs",
	"unicode":  "every code that is shown stands for text, none for private characters",
	"glyph":    "every code that is shown has a glyph, other than that for missing ones",
	"width":    "the widths in the file are those of the font",
	"blank":    "text that is not a space shows something",
	"page-box": "no text leaves the page",
	"overlap":  "no text covers other text",
}

const mostOfARule = 8

func (f *File) fault(rule string, object Ref, page int, format string, v ...any) {
	if Rules[rule] == "" {
		panic("no rule " + rule) // a mistake in this package
	}
	f.faults = append(f.faults, Fault{rule, object, page, fmt.Sprintf(format, v...)})
}

// Check reads a file and returns its faults, in the order of their rules and
// pages; of each rule no more than can be read.
func Check(b []byte) []Fault {
	f, err := Read(b)
	if err != nil {
		return []Fault{{Rule: "file", What: err.Error()}}
	}
	return f.Check()
}

// Check returns the faults of a file that was read.
func (f *File) Check() []Fault {
	read := len(f.faults)
	f.frame()
	f.metadata()
	f.drawn()
	f.structure()
	f.people()
	f.places()
	f.modern()
	f.fontFaults()
	f.layout()
	all := slices.Clone(f.faults)
	f.faults = f.faults[:read]
	slices.SortStableFunc(all, func(a, b Fault) int {
		return cmp.Or(strings.Compare(a.Rule, b.Rule), a.Page-b.Page, int(a.Object-b.Object), strings.Compare(a.What, b.What))
	})
	all = slices.Compact(all)
	count := map[string]int{}
	return slices.DeleteFunc(all, func(x Fault) bool {
		count[x.Rule]++
		return count[x.Rule] > mostOfARule
	})
}

// Broken are the names of the rules that are broken.
func Broken(faults []Fault) []string {
	names := map[string]bool{}
	for _, f := range faults {
		names[f.Rule] = true
	}
	return slices.Sorted(maps.Keys(names))
}
