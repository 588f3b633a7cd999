package docx

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"

	"selfassess/inputs/office"
)

// lists are the numbered lists that begin anew in a copy of a repeated block:
// the same list once more, under a number of its own.
type lists struct {
	part   string
	is     map[string]string // number of a list → what it looks like
	starts map[string][]int  // what it looks like → the first number of each level
	next   int
	xml    bytes.Buffer
}

func newLists(t *Template) *lists {
	l := &lists{part: t.parts.related(t.document, officeRel+"numbering"), is: map[string]string{}, starts: map[string][]int{}}
	num, look := "", ""
	_ = walk(t.parts[l.part], func(s *office.Scanner) {
		switch {
		case s.Is("abstractNum"):
			num, look = "", s.Attr("abstractNumId")
		case s.Is("num"):
			num, look = s.Attr("numId"), ""
			if n, err := strconv.Atoi(num); err == nil && n < highestID {
				l.next = max(l.next, n)
			}
		case s.Is("abstractNumId") && num != "":
			l.is[num] = s.Attr("val")
		case s.Is("start") && look != "":
			l.starts[look] = append(l.starts[look], max(0, s.Attributes().Number("val")))
		}
	})
	l.next++
	return l
}

// anew gives the number of a list like the one of a number, which begins again.
func (l *lists) anew(id string) string {
	look, known := l.is[id]
	if !known {
		return id
	}
	number := strconv.Itoa(l.next)
	l.next++
	l.xml.WriteString(`<w:num w:numId="` + number + `"><w:abstractNumId w:val="` + look + `"/>`)
	for level, start := range l.starts[look] {
		l.xml.WriteString(`<w:lvlOverride w:ilvl="` + strconv.Itoa(level) + `"><w:startOverride w:val="` + strconv.Itoa(start) +
			`"/></w:lvlOverride>`)
	}
	l.xml.WriteString(`</w:num>`)
	return number
}

var lastLists = regexp.MustCompile(`<w:numIdMacAtCleanup\b|</w:numbering>`)

// attach adds the lists to those of the file, behind the last of them.
func (l *lists) attach(out parts) {
	if l.xml.Len() == 0 {
		return
	}
	old := string(out[l.part])
	if at := lastLists.FindStringIndex(old); at != nil {
		out[l.part] = []byte(strings.Join([]string{old[:at[0]], l.xml.String(), old[at[0]:]}, ""))
	}
}
