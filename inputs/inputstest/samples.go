package inputstest

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"selfassess/templates"
)

// Sample makes the project of testdata/sample in dir from the texts in
// source: plan.txt is the plan, comments.txt a further workbook of the
// secretariat, and every other text a return, named after its agency.
func Sample(source, dir string) error { return sampleIn(templates.Reference, source, dir) }

// ArabicSample makes the project of testdata/sample-ar in the same way, with
// workbooks in Arabic.
func ArabicSample(source, dir string) error { return sampleIn("ar-JO", source, dir) }

func sampleIn(lang, source, dir string) error {
	texts, err := readTexts(source)
	if err != nil {
		return err
	}
	p := project{plan: texts["plan"], lang: lang}
	for _, name := range sortedNames(texts) {
		if name != "plan" && name != "comments" {
			p.returns = append(p.returns, agencyText{name, texts[name]})
		}
	}
	if err := p.write(dir); err != nil {
		return err
	}
	b, err := Raw(texts["comments"])
	if err != nil {
		return err
	}
	return save(b, dir, "inputs", "comments.xlsx")
}

// FaultySample makes the project of testdata/sample-faulty in dir. What texts
// cannot say is done to the finished workbooks here.
func FaultySample(source, dir string) error {
	texts, err := readTexts(source)
	if err != nil {
		return err
	}
	p := project{plan: texts["plan"]}
	for _, name := range []string{"MOF", "MOJ", "OPM", "PPA", "PPA-second"} {
		p.returns = append(p.returns, agencyText{name, texts[name]})
	}
	if err := p.write(dir); err != nil {
		return err
	}
	for _, other := range []struct{ file, plan, agency, text string }{
		{"transport", "transport-plan", "MOT", "transport"},
		{"last-term", "old-plan", "MOF", "old"},
	} {
		b, err := returnOf(texts[other.plan], other.agency, texts[other.text])
		if err != nil {
			return fmt.Errorf("make %s: %w", other.file, err)
		}
		if err := save(b, dir, "inputs", other.file+".xlsx"); err != nil {
			return err
		}
	}
	return damage(dir)
}

// returnOf fills a form of a plan that is not the project's.
func returnOf(plan, agency, text string) (b []byte, err error) {
	dir, err := os.MkdirTemp("", "plan")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	if err := (&project{plan: plan}).write(dir); err != nil {
		return nil, err
	}
	p, err := readPlan(dir)
	if err != nil {
		return nil, err
	}
	return Return(p, agency, text)
}

// damage does to finished workbooks what programs and people do to them.
func damage(dir string) error {
	file := func(name string) string { return filepath.Join(dir, "inputs", name+".xlsx") }
	err := errors.Join(
		edit(file("PPA"), func(f *excelize.File) error {
			return replace(f, "Milestones", "1.10", func(cell string) error { return f.SetCellValue("Milestones", cell, 1.1) })
		}),
		edit(file("OPM"), func(f *excelize.File) error {
			return errors.Join(
				replace(f, "Commitments", "To be replaced by a formula that was never calculated.", func(cell string) error {
					// The value is cleared first: excelize 2.11 keeps it as the
					// formula's stored result.
					return errors.Join(f.SetCellValue("Commitments", cell, nil), f.SetCellFormula("Commitments", cell, `"see "&A2`))
				}),
				replace(f, "Commitments", "To be replaced by a text with control characters.", func(cell string) error {
					return f.SetCellStr("Commitments", cell, "Copied from a terminal:\a \x1b[1mbold\x1b[0m words.")
				}))
		}))
	if err != nil {
		return err
	}
	whole, err := os.ReadFile(file("MOJ"))
	if err != nil {
		return err
	}
	return errors.Join(
		save(whole[:len(whole)/2], dir, "inputs", "broken.xlsx"),
		save([]byte("commitment,level\n1,completed\n"), dir, "inputs", "table.xlsx"))
}

// edit changes a workbook in its place.
func edit(path string, change func(*excelize.File) error) error {
	f, err := excelize.OpenFile(path)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := change(f); err != nil {
		return fmt.Errorf("%s: %w", filepath.Base(path), err)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		return err
	}
	return os.WriteFile(path, b.Bytes(), 0o644)
}

// replace calls set with the only cell of a sheet that holds text.
func replace(f *excelize.File, sheet, text string, set func(cell string) error) error {
	cells, err := f.SearchSheet(sheet, text)
	if err != nil {
		return err
	}
	if len(cells) != 1 {
		return fmt.Errorf("%d cells of %s hold %q", len(cells), sheet, text)
	}
	return set(cells[0])
}

// readTexts returns the texts of a folder by their name without .txt.
func readTexts(dir string) (map[string]string, error) {
	paths, err := fs.Glob(os.DirFS(dir), "*.txt")
	if err != nil {
		return nil, err
	}
	texts := map[string]string{}
	for _, path := range paths {
		b, err := os.ReadFile(filepath.Join(dir, path))
		if err != nil {
			return nil, err
		}
		texts[strings.TrimSuffix(path, ".txt")] = string(b)
	}
	if texts["plan"] == "" {
		return nil, fmt.Errorf("%s holds no plan.txt", dir)
	}
	return texts, nil
}

func sortedNames(texts map[string]string) []string {
	var names []string
	for name := range texts {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}
