// Package reviews reads back what reviewers did to a copy of the report.
//
// In comes a Word document or a PDF, which may be damaged, hostile or saved by
// another program. [Open] unpacks a document, and [File.Read] walks through its
// text; out comes a [Copy] with its [Remark]s: comments, annotations, tracked
// changes, and changes that were not tracked, each with author, date, words and
// place.
//
// The place is the tag of a content control that the report was written with,
// or, in a PDF, the name of a place. Programs drop such controls, so that a
// section whose control is gone is known again by the bookmark at its heading
// or by its first words; see [Section]. What nobody tracked is seen by
// comparison with the sums that the report carries of itself; see [Facts].
//
// Documents come in through office, under the same guard as workbooks, and
// PDFs through the package pdf below. Nothing here knows what a section is
// about, and no words for readers belong here.
package reviews

import (
	"selfassess/ogp"
)

// Kind is what a reviewer did.
type Kind uint8

// The kinds of remark. Ids are made of their numbers: new ones stand at the
// end.
const (
	Comment Kind = iota
	Insertion
	Deletion
	Replacement
	Move // within the document: Tag is where from, To where to
	RowInserted
	RowDeleted
	Untracked // the words differ from those of the report, and nothing says who changed them
	Marking   // a passage is marked, and nothing is said
	Stamp     // Text is the name of a stamp, such as "Approved"
)

// Remark is something that a reviewer said about a passage, or did to it.
type Remark struct {
	ID     ogp.ID // the same in every copy and in every run; see number
	Kind   Kind
	Author string
	Date   ogp.Date
	Time   string // "15:32", as far as it is known
	Tag    string // of the innermost content control, or of the place in a PDF, or ""
	Page   string // number of the page of a PDF, as it is shown
	Quote  string // the passage that a comment is about, or the words before an insertion
	Text   string // what was said or inserted
	Old    string // what was taken out
	To     string // tag of the place that a passage was moved to

	ReplyTo  *Remark
	Resolved bool

	passage int      // index of the passage in which it begins, or -1
	pieces  []string // of a change that is still being read
	row     [2]int   // of a row: where its text begins and ends
	move    string   // name that both ends of a move share
	joined  bool     // nothing stands between it and the remark before it
}

// Passage is a paragraph of the text.
type Passage struct {
	Tag      string // of the innermost content control, or ""
	Text     string // as it was before tracked changes
	marks    []string
	contents bool // of a table of contents: every word is a link
	linked   int  // bytes of text within links
}

// Copy is a document as a reviewer left it.
type Copy struct {
	Passages []Passage
	Remarks  []*Remark
	Formats  int // tracked changes of looks, and of nothing but spaces
	Tags     map[string]bool
	Wordless []string // pages of a PDF with drawings and the like that say nothing in words

	template string // as Facts has it
	editor   string // who saved it last, as the file has it
	starts   []sectionStart
	pages    int
}

// Facts are what the report said of itself when it was written.
type Facts struct {
	AsOf     ogp.Date
	Draft    bool
	Lang     string            // of the report; "" for English
	Template string            // fingerprint of a template other than the built-in one
	Sums     map[string]string // tag → fingerprint of the section's own words
}

// Section is a section as other programs leave it recognisable.
type Section struct {
	Tag   string
	first string // its first paragraph
	marks map[string]bool
}

// Outline lists the sections of a copy of which every control is in place.
func (c *Copy) Outline() (sections []Section) {
	at := map[string]int{}
	for _, p := range c.Passages {
		if p.Tag == "" {
			continue
		}
		i, seen := at[p.Tag]
		if !seen {
			i = len(sections)
			at[p.Tag] = i
			sections = append(sections, Section{Tag: p.Tag, first: folded(p.Text), marks: map[string]bool{}})
		}
		for _, m := range p.marks {
			sections[i].marks[m] = true
		}
	}
	return sections
}
