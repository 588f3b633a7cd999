package ogp

import (
	"sort"
	"strconv"
	"strings"
)

// Lang is a language as a BCP 47 tag. The empty Lang means the plan's main
// (administrative) language.
type Lang string

// LangMark stands between a column's key and a language.
const LangMark = "::"

// InLang is the name of the column that holds a translation: "results::en".
// The text in the main language stands in the column itself.
func InLang(column string, l Lang) string {
	if l == "" {
		return column
	}
	return column + LangMark + string(l)
}

// CutLang splits the name of a column into its key and its language; found is
// false, and the language empty, where the name has none.
func CutLang(name string) (column string, l Lang, found bool) {
	column, lang, found := strings.Cut(name, LangMark)
	return column, Lang(lang), found
}

// Text is prose in one or more languages. The key "" holds the main language,
// so that a sheet can be read before it is known which language that is.
// Blank text has no entry: len(t) == 0 means that nothing was written.
type Text map[Lang]string

// In returns the text in language l, or in the main language if there is no
// translation.
func (t Text) In(l Lang) string {
	if s, ok := t[l]; ok {
		return s
	}
	return t[""]
}

// Main returns the text in the plan's main language.
func (t Text) Main() string { return t[""] }

// Blank tells whether nothing was written in any language.
func (t Text) Blank() bool { return len(t) == 0 }

// Langs returns the languages of t in a fixed order, the main one first.
func (t Text) Langs() []Lang {
	ls := make([]Lang, 0, len(t))
	for l := range t {
		ls = append(ls, l)
	}
	sort.Slice(ls, func(i, j int) bool { return ls[i] < ls[j] })
	return ls
}

// ID names a commitment, a milestone, an agency, an event or a comment.
// Ids are text: "1.10" is not "1.1".
type ID string

// CompareIDs orders ids as a reader counts: runs of digits by their number,
// everything else by its characters, so that 1.2 < 1.10 and 9 < 10.
func CompareIDs(a, b ID) int {
	x, y := string(a), string(b)
	for x != "" && y != "" {
		var p, q string
		p, x = cutRun(x)
		q, y = cutRun(y)
		if c := compareRuns(p, q); c != 0 {
			return c
		}
	}
	if c := strings.Compare(x, y); c != 0 {
		return c
	}
	return strings.Compare(string(a), string(b)) // 01 and 1: equal as numbers, still two ids
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// cutRun splits s after its first run of digits or of non-digits.
func cutRun(s string) (run, rest string) {
	i := 1
	for i < len(s) && isDigit(s[i]) == isDigit(s[0]) {
		i++
	}
	return s[:i], s[i:]
}

func compareRuns(p, q string) int {
	if isDigit(p[0]) && isDigit(q[0]) {
		p, q = strings.TrimLeft(p, "0"), strings.TrimLeft(q, "0")
		if len(p) != len(q) {
			return len(p) - len(q)
		}
	}
	return strings.Compare(p, q)
}

// Answer is the reply to a yes/no question. A blank cell is Unstated, never No.
type Answer uint8

// The answers. Partly is allowed only for recommendations of the IRM.
const (
	Unstated Answer = iota
	Yes
	No
	Partly
)

// Key returns the permanent name of the answer in data files, "" if unstated.
func (a Answer) Key() string { return [...]string{"", "yes", "no", "partly"}[a] }

// Count is a number of people or things. The zero value is "not stated",
// which is not 0.
type Count struct {
	N     int
	Known bool
}

// Counted returns the known count n.
func Counted(n int) Count { return Count{n, true} }

// Plus adds two counts; a count that is not stated adds nothing.
func (c Count) Plus(d Count) Count { return Count{c.N + d.N, c.Known || d.Known} }

func (c Count) String() string {
	if !c.Known {
		return ""
	}
	return strconv.Itoa(c.N)
}

// Link is one line of a links cell. Only http, https and mailto are links
// (URL is set); anything else keeps its text and has no URL.
type Link struct {
	Text string // as it was typed
	URL  string // "" if Text is not a permitted link
}

// Contact is a point of contact. What of it is printed in public outputs is
// the plan's PublishContacts.
type Contact struct {
	Name, Title, Department, Email, Phone string
}

// Blank tells whether nothing of the contact is known.
func (c Contact) Blank() bool { return c == Contact{} }
