package inputstest

import (
	"path/filepath"
	"slices"
	"strings"
)

// MidTerm makes in dir the project of which the sample keeps the report in its
// folder history: its plan as it was on the day that source/mid-term/plan.txt
// names, and the other texts of that folder as returns.
func MidTerm(source, dir string) error {
	texts, err := readTexts(source)
	if err != nil {
		return err
	}
	then, err := readTexts(filepath.Join(source, "mid-term"))
	if err != nil {
		return err
	}
	plan, err := planThen(texts["plan"], then["plan"])
	if err != nil {
		return err
	}
	p := project{plan: plan}
	for _, name := range sortedNames(then) {
		if name != "plan" {
			p.returns = append(p.returns, agencyText{name, then[name]})
		}
	}
	return p.write(dir)
}

// sheetsThen are the sheets of a plan that say the same at all its moments, and
// cameLater what only the end of the term has brought.
var (
	sheetsThen = []string{"Plan", "Agencies", "Commitments", "Milestones"}
	cameLater  = []string{"irm_level", "corrective_action"}
)

// planThen is the plan with what was otherwise, and without what came later.
func planThen(plan, otherwise string) (string, error) {
	book, err := Parse(plan)
	if err != nil {
		return "", err
	}
	changed, err := Parse(otherwise)
	if err != nil {
		return "", err
	}
	rows := changed.Sheets[0].Records[0]
	var kept Book
	for _, s := range book.Sheets {
		if !slices.Contains(sheetsThen, s.Name) {
			continue
		}
		for i, r := range s.Records {
			s.Records[i] = slices.DeleteFunc(r, func(p Pair) bool {
				return slices.Contains(cameLater, p.Key) || s.Name == "Plan" && rows.Get(p.Key) != ""
			})
		}
		if s.Name == "Plan" {
			s.Records = append(s.Records, rows)
		}
		kept.Sheets = append(kept.Sheets, s)
	}
	return kept.text(), nil
}

// text is the book as Parse reads it, without literal cells.
func (b Book) text() string {
	var t strings.Builder
	for _, s := range b.Sheets {
		t.WriteString("== sheet " + s.Name + "\n")
		for _, r := range s.Records {
			for _, p := range r {
				value := strings.ReplaceAll(strings.ReplaceAll(p.Value, "\n\n", "\n.\n"), "\n", "\n  ")
				t.WriteString(p.Key + ": " + value + "\n")
			}
			t.WriteString("\n")
		}
	}
	return t.String()
}
