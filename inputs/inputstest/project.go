package inputstest

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"selfassess/inputs"
	"selfassess/templates"
)

// project is a whole project as texts.
type project struct {
	plan    string
	lang    string // of its workbooks; "" is the reference language
	returns []agencyText
}

// agencyText is the text of one return. Its file is named after the agency,
// and after what tells several returns of one agency apart: "MOF", "MOF-old".
type agencyText struct{ name, text string }

func (r agencyText) agency() string {
	agency, _, _ := strings.Cut(r.name, "-")
	return agency
}

// write makes the workbooks of the project in dir: plan.xlsx and the returns
// in inputs.
func (p *project) write(dir string) error {
	b, err := PlanIn(cmp.Or(p.lang, templates.Reference), p.plan)
	if err != nil {
		return fmt.Errorf("make the plan: %w", err)
	}
	if err := save(b, dir, inputs.PlanFile); err != nil {
		return err
	}
	plan, err := readPlan(dir)
	if err != nil {
		return err
	}
	for _, r := range p.returns {
		b, err := Return(plan, r.agency(), r.text)
		if err != nil {
			return fmt.Errorf("make the return %s: %w", r.name, err)
		}
		if err := save(b, dir, inputs.ReturnsDir, r.name+".xlsx"); err != nil {
			return err
		}
	}
	return nil
}

// save writes a file below dir.
func save(b []byte, dir string, name ...string) error {
	path := filepath.Join(append([]string{dir}, name...)...)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, b, 0o644)
}
