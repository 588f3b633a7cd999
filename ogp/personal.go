package ogp

import (
	"regexp"
	"strings"
)

// What can be told of a person is a matter for that person: texts that are
// published should not carry addresses and numbers of people by accident.
// These checks only warn, and they would rather miss something than cry wolf:
// dates, sums, ranges of years and numbers of commitments are no telephone
// numbers. Contacts, authors and links have columns of their own, with rules
// of their own.

// personal is a kind of datum about a person.
type personal struct {
	term    string // its name in the catalogue
	pattern *regexp.Regexp
	is      func(match string) bool
}

var personals = []personal{
	{"personal.email", regexp.MustCompile(`[\p{L}\d][\p{L}\d._%+-]*@[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.\p{L}{2,}`), nil},
	{"personal.phone", regexp.MustCompile(`(?:\+|\b00)[1-9]\d{0,2}[ ./()-]*\d(?:[ ./()-]*\d){5,12}\b`), nil},
	{"personal.phone", regexp.MustCompile(`(?i)\b(?:tel|tél|phone|mobile|mob|fax|whatsapp|cell)[\p{L}]*[ .:]*(?:no\.?|number|is)?[ .:]*\(?\d(?:[ ./()-]*\d){5,13}\b`), nil},
	{"personal.phone", regexp.MustCompile(`(?:\(0\d{1,4}\)|\b0\d{2,4})[ /-]\d{2,4}(?:[ -]?\d{2,4}){1,3}\b`), func(s string) bool { n := digitsIn(s); return n >= 9 && n <= 12 }},
	{"personal.number", regexp.MustCompile(`(?i)\b(?:id|identity|passport|ssn|social security|tax)(?: card| number| no\.?| id)*[ .:#]*[a-z]{0,3}[ -]?\d[\d -]{5,14}\d\b`), func(s string) bool { return digitsIn(s) >= 7 }},
	{"personal.number", regexp.MustCompile(`\b[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){3,7}(?: ?[A-Z\d]{1,3})?\b`), func(s string) bool { return digitsIn(s) >= 12 }},
}

// webAddress is left out before anything is looked for: addresses of pages
// hold numbers and @ signs.
var webAddress = regexp.MustCompile(`(?i)\b(?:https?://|www\.)\S+`)

func digitsIn(s string) (n int) {
	for i := 0; i < len(s); i++ {
		if isDigit(s[i]) {
			n++
		}
	}
	return n
}

// mayHold tells in one pass whether a text can hold anything of the kind, so
// that most texts cost nothing.
func mayHold(s string) bool {
	digits := 0
	for i := 0; i < len(s); i++ {
		if s[i] == '@' {
			return true
		}
		if isDigit(s[i]) {
			if digits++; digits >= 7 {
				return true
			}
		}
	}
	return false
}

// AboutPerson tells whether a column of any sheet is about a person by its
// purpose: a contact, an author.
func AboutPerson(column string) bool { return aboutPeople[column] }

var aboutPeople = keysOf(func(i *FieldInfo) bool { return i.Personal })

// unasked are the columns whose content is not prose, or is about people by
// its purpose.
var unasked = keysOf(func(i *FieldInfo) bool { return i.Personal || i.Links })

// keysOf are the keys of fields of any record.
func keysOf(which func(*FieldInfo) bool) map[string]bool {
	keys := map[string]bool{}
	for _, i := range allInfos() {
		if which(i) {
			keys[i.Key] = true
		}
	}
	return keys
}

// checkPersonal warns of what is probably about a person in the texts of a
// record. What was found is shown in part only: findings are printed too.
func (m *merger) checkPersonal(row ID, cells []Cell) {
	for _, c := range cells {
		column, _, _ := CutLang(c.Column)
		if unasked[column] || !mayHold(c.Text) {
			continue
		}
		text := webAddress.ReplaceAllString(c.Text, " ")
		seen := map[string]int{}
		for _, p := range personals {
			for _, match := range p.pattern.FindAllString(text, -1) {
				if p.is != nil && !p.is(match) {
					continue
				}
				if seen[p.term]++; seen[p.term] == 1 {
					m.find(PersonalData, c.At, row, hint(match), KeyArg("kind"), p.term)
				}
			}
		}
	}
}

// hint shows enough of a datum to find it: its first letters.
func hint(s string) string {
	r := []rune(strings.TrimSpace(s))
	return string(r[:min(4, len(r)/2)]) + "…"
}

// checkPeople looks through all texts that may be published.
func (m *merger) checkPeople() {
	p, r := m.plan, m.report
	for i := range r.Commitments {
		c := &r.Commitments[i]
		m.checkPersonal(c.Number, c.Commitment.Cells())
		for k := range c.Results {
			m.checkPersonal(c.Number, c.Results[k].own())
		}
		for k := range c.Milestones {
			ms := &c.Milestones[k]
			m.checkPersonal(ms.Number, ms.Milestone.Cells())
			for j := range ms.Progress {
				m.checkPersonal(ms.Number, ms.Progress[j].own())
			}
		}
	}
	for i := range r.Events {
		m.checkPersonal(r.Events[i].ID, r.Events[i].Cells())
	}
	for i := range r.Comments {
		m.checkPersonal(r.Comments[i].ID, r.Comments[i].Cells())
	}
	for i := range p.Narrative {
		n := &p.Narrative[i]
		m.checkPersonal(ID(n.Section), NarrativeFields.cells(n, &n.Origin, (*FieldInfo).Own))
	}
}
