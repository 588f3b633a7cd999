package render

import (
	"cmp"
	"slices"
	"strings"

	"selfassess/ogp"
)

// Document is the report as blocks: what stands on the pages, in order, for
// every format that is laid out by code. It holds no sizes, colours or fonts;
// it holds all words, already in the reader's language.
//
// Texts are plain: a format escapes what its files take for markup. "\n" is a
// line break wherever it stands, in a cell or a caption as well. A format makes
// the contents itself, from the sections that ask for it, and prints the cover,
// Meta.Draft across the pages, and every section, however deep; Meta.Title is
// for the properties of the file. [Document.Texts] lists what must be found in
// the file again.
//
// What is heard is part of the contract: a [Span] has its language and, where
// its text is a mark, the words for it; a table says which columns name its
// rows; a disc stands beside the name of its level and is not said.
type Document struct {
	Lang        string // BCP 47, of all text that does not say otherwise
	RightToLeft bool   // as that language is written
	Cover       Cover
	Meta        Meta
	Sections    []*Section
	Labels      Labels
}

// Line is text on one line of which a part may be in another language: a
// report in English has the headings of a plan in Spanish. An empty one is
// nothing.
type Line []Span

// Words is a line in the document's language.
func Words(s string) Line {
	if s == "" {
		return nil
	}
	return Line{{Text: s}}
}

// String is the text alone.
func (l Line) String() string {
	var b strings.Builder
	for _, s := range l {
		b.WriteString(s.Text)
	}
	return b.String()
}

// after is the line behind words in the document's language.
func (l Line) after(words string) Line {
	if len(l) == 0 || l[0].Lang != "" {
		return append(Words(words), l...)
	}
	l = slices.Clone(l)
	l[0].Text = words + l[0].Text
	return l
}

// Cover is the title page.
type Cover struct {
	Publisher Line // "Republic of Example · Office of the Prime Minister"
	Title     Line // "End-of-Term Self-Assessment Report"
	Subtitle  Line // title of the action plan
	Period    Line // "1 July 2024 – 30 June 2026"
	Date      Line // "30 September 2026"
	Notice    Line // "Draft for public comment, 1 – 21 September 2026", or nothing
}

// Meta is what file properties and running heads say.
type Meta struct {
	Title      string // of the file: kind of report, country, period
	Author     string // the coordinating agency
	Subject    Line   // title of the action plan
	Keywords   string
	Program    string // "selfassess 1.0"
	Identifier string // of the plan
	Date       ogp.Date
	Running    Line   // running head: "End-of-Term Self-Assessment Report 2024 – 2026"
	Country    Line   // foot
	Draft      string // the word across the page ("DRAFT"), or "" for a final report

	Paper       Paper
	LineNumbers bool // lines are counted at the edge of each page, where the format can
}

// Paper is the size of the pages.
type Paper uint8

// The papers.
const (
	A4 Paper = iota
	Letter
)

// Labels are the few words that a format itself must print.
type Labels struct {
	Contents string // heading of the table of contents
	Page     string // "Page {page} of {pages}"
	Figure   string // alternative text prefix and such: "Figure"
	Ticked   string // said by screen readers of the marked level: "marked"
	Logo     string // the same of a logo: "Logo of …"
}

// Section is a part of the report with a heading. Its level is its depth in
// the tree (the top is 1), so no level can be skipped.
type Section struct {
	ID       string // stable anchor: "implementation", "commitment-4", "annex-1"
	Kind     SectionKind
	Number   string // "II.C", "Annex 1" or ""
	Eyebrow  string // small line above the heading: "Commitment 4"
	Colon    string // between the two where they are one line; ": " if it is empty
	Heading  Line   // without the number
	Running  Line   // what the running head says on its pages; nothing inherits
	Contents bool   // it stands in the table of contents and the bookmarks
	Blocks   []Block
	Sections []*Section
}

// Title is the heading as one line, for contents and bookmarks, behind its
// number ("II.C. …") or what stands above it ("Commitment 4: …").
func (s *Section) Title() Line {
	switch {
	case s.Eyebrow != "":
		return s.Heading.after(s.Eyebrow + cmp.Or(s.Colon, ": "))
	case s.Number != "":
		return s.Heading.after(s.Number + ". ")
	}
	return s.Heading
}

// SectionKind says how a section begins.
type SectionKind uint8

// The kinds of section.
const (
	Plain            SectionKind = iota // a heading within the flow
	Summary                             // the one-page summary: front matter, starts a page
	Chapter                             // starts a page
	CommitmentRecord                    // a completion template: has an eyebrow; several may stand on a page
)

// Block is one of [Paragraph], [List], [Label], [Facts], [LevelBoxes], [Box],
// [KeyFigures], [Table] and [Chart]. A format that meets another fails: a
// report from which something is missing looks whole. A list, a table or a
// chart may be empty; see [Chart.Empty].
type Block interface{ block() }

// Span is a stretch of text in one style.
type Span struct {
	Text  string
	Said  string // what is heard in place of a text that is a mark: "not given" for "—"
	Bold  bool
	Muted bool   // small print: labels, remarks
	Alert bool   // bold and in the colour of "not met"; the words say so too
	URL   string // an external link, as it was typed: http, https or mailto, not escaped
	Ref   string // a link to the Section with this ID
	Leads string // where a link leads, in words, if its text is but a number: "Commitment 4"
	Lang  string // if it is not the document's
}

// ParagraphStyle is the role of a paragraph.
type ParagraphStyle uint8

// The roles.
const (
	Body    ParagraphStyle = iota
	Opening                // the opening paragraph of the summary
	Small                  // a remark below something
	Missing                // says that something was not given: "No text was provided."
	Item                   // of a list in a cell; the format puts the bullet before it
)

// Paragraph is a paragraph. A line break within it is "\n" in a span.
type Paragraph struct {
	Spans []Span
	Style ParagraphStyle
}

// List is a bulleted list.
type List struct{ Items [][]Span }

// Label heads one field of a form, or a small group of blocks: it is a
// heading one level below its section, and stays with the block after it.
type Label struct {
	Text Line
}

// Facts is a short list of label and value, "at a glance".
type Facts struct{ Items []Fact }

// Fact is one label and its value.
type Fact struct {
	Label string
	Value []Span
}

// LevelBoxes are the template's four columns of completion levels with one
// marked. With none marked, State says why ("not reported", "conflicting
// returns").
type LevelBoxes struct {
	Names  [4]string
	Marked ogp.Level // NotReported marks none
	State  string
}

// Box is blocks that are seen as one, on a ground of their own: paragraphs,
// facts and boxes of levels, no other box. Where a page has room for them they
// are not parted; in the record of a commitment not even from what stands above
// them.
type Box struct{ Blocks []Block }

// KeyFigures are figures to be read at a glance, at most four.
type KeyFigures struct{ Items []KeyFigure }

// KeyFigure is a figure such as "3 of 9" and what it counts.
type KeyFigure struct {
	Figure string
	Said   string // as in a [Span]
	Label  string
}

// Table is a table with a caption, one header row and no merged cells.
type Table struct {
	ID       string // anchor, "table-3"
	Label    string // "Table 3"
	Caption  string
	Columns  []Column
	Rows     []Row
	Note     Line // below the table, or nothing
	RowHeads int  // how many of the first columns name the row: its number, its number and title
}

// Column is a column of a table.
type Column struct {
	Head  string
	Right bool    // figures
	Fixed bool    // never broken over lines: dates, numbers
	Width float64 // share of the width among columns that may break; 0 counts as 1
}

// Row is a row of a table.
type Row struct {
	Cells []Cell
	Total bool
}

// Cell is the content of a table cell: the mark of a level, then paragraphs,
// which say the level in words as well.
type Cell struct {
	Level *ogp.Level // a disc before the text, which names the level too
	Paras []Paragraph
}

// Chart is a chart of stacked bars, one series a level. Its figures are
// always in the document beside it, as numbers in the bars and in a table.
type Chart struct {
	ID      string // anchor, "figure-1"
	Label   string // "Figure 1"
	Caption string
	Alt     string // states the figures in words, without the caption, which is heard beside it
	Series  []Series
	Bars    []Bar
	Legend  bool     // entries with shares: for a single bar
	Marker  *Marker  // a line at every bar, e.g. the meetings required in that year
	Shares  []string // legend text after each series' name, e.g. "33.3 %"
}

// Empty tells whether the chart would show nothing: there is nothing to count,
// and nothing that is missed.
func (c Chart) Empty() bool {
	for _, bar := range c.Bars {
		for _, v := range bar.Values {
			if v != 0 {
				return false
			}
		}
	}
	return len(c.Bars) == 0 || c.Marker == nil
}

// Series is one part of every bar. Fill says how it looks.
type Series struct {
	Name string
	Fill Fill
}

// Fill is the look of a series: word, order, shape and shade, never colour
// alone.
type Fill uint8

// The fills.
const (
	FillCompleted Fill = iota
	FillSubstantial
	FillLimited
	FillNotStarted
	FillNotReported
	FillCounts // events that count towards a requirement
	FillFalls  // events that fall short
)

// Bar is one bar: its label and a value for every series.
type Bar struct {
	Label  string
	Values []int
	Mark   int // what this bar is measured against, where the chart has a marker
}

// Marker is a line at each bar, at the value that it is measured against.
type Marker struct {
	Label string // what the line means
}

func (Paragraph) block()  {}
func (List) block()       {}
func (Label) block()      {}
func (Facts) block()      {}
func (LevelBoxes) block() {}
func (Box) block()        {}
func (KeyFigures) block() {}
func (Table) block()      {}
func (Chart) block()      {}
