package pdf

import (
	"fmt"
	"strconv"
	"strings"

	"selfassess/render"
)

// number gives a page that was laid out its number, as it is printed at its
// foot and in the contents and as programs show it. Pages before the body
// count with Roman numerals, the cover first; the body begins with page 1.
func (l *layout) number(i int) string {
	if l.pages[i].part == nil {
		l.front = i + 2
		return roman(l.front)
	}
	return l.digits(i + 2 - l.front)
}

// foot is the number of a page in words. The body's pages tell how many there
// are; the others have the bare numeral.
func (l *layout) foot(pg *page) string {
	if pg.part == nil {
		return pg.number
	}
	return strings.NewReplacer("{page}", pg.number,
		"{pages}", l.digits(len(l.pages)+1-l.front)).Replace(l.d.Labels.Page)
}

// called is what programs are told to call a page whose number they could not
// count to by themselves.
func (l *layout) called(pg *page) string {
	if pg.part == nil || l.digits(1) == "1" {
		return ""
	}
	return pg.number
}

// digits is a number as the language of the document writes it.
func (l *layout) digits(n int) string { return l.numbers.Digits(strconv.Itoa(n)) }

// roman is n in small Roman numerals.
func roman(n int) string {
	var b strings.Builder
	for _, d := range []struct {
		value int
		sign  string
	}{{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"},
		{9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}} {
		for ; n >= d.value; n -= d.value {
			b.WriteString(d.sign)
		}
	}
	return b.String()
}

// collect gives a name to every place that links may lead to.
func (l *layout) collect(sections []*render.Section) {
	for _, s := range sections {
		l.name(s.ID)
		l.titles[s.ID] = s.Title().String()
		for _, b := range s.Blocks {
			switch b := b.(type) {
			case render.Table:
				l.name(b.ID)
			case render.Chart:
				l.name(b.ID)
			}
		}
		l.collect(s.Sections)
	}
}

// name names the place with an id as the end of an address can name it,
// report.en.pdf#commitment-4: in letters and digits that need no escape. Ids
// that become equal by it are told apart by a number.
func (l *layout) name(id string) {
	if id == "" || l.places[id] != "" {
		return
	}
	var b strings.Builder
	for _, r := range id {
		switch {
		case 'a' <= r && r <= 'z', 'A' <= r && r <= 'Z', '0' <= r && r <= '9', r == '-', r == '.', r == '_':
			b.WriteRune(r)
		case r < 128:
			b.WriteByte('-')
		default:
			fmt.Fprintf(&b, "u%x", r)
		}
	}
	name := b.String()
	for n := 2; l.named[name]; n++ {
		name = b.String() + "-" + strconv.Itoa(n)
	}
	l.places[id], l.named[name] = name, true
}
