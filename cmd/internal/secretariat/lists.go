package secretariat

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"selfassess/inputs"
	"selfassess/inputs/forms"
	"selfassess/ogp"
	"selfassess/outputs"
	"selfassess/render/data"
	"selfassess/templates"
)

// listKind is a format in which findings can be listed; the ending of a file
// names it.
type listKind struct {
	ending string
	write  func(io.Writer, []ogp.Finding, *templates.Catalogue) error
}

func listKinds() []listKind {
	return []listKind{{".xlsx", forms.WriteFindings}, {".csv", data.WriteFindingsCSV}, {".json", data.WriteFindings}}
}

// ListEndings are the endings of files that findings can be listed in.
func ListEndings() (endings []string) {
	for _, k := range listKinds() {
		endings = append(endings, k.ending)
	}
	return endings
}

// CanList tells whether the ending of a path says in which format findings
// are to be listed there.
func CanList(path string) bool {
	_, ok := listKindOf(path)
	return ok
}

func listKindOf(path string) (listKind, bool) {
	for _, k := range listKinds() {
		if strings.EqualFold(filepath.Ext(path), k.ending) {
			return k, true
		}
	}
	return listKind{}, false
}

// IsSource tells whether a path is the plan workbook of a project or lies in
// its folder of returns, however it is written.
func IsSource(dir, path string) bool {
	for _, name := range inputs.PlanFiles {
		if same(path, filepath.Join(dir, name)) {
			return true
		}
	}
	abs, err := filepath.Abs(path)
	if err != nil {
		return false
	}
	for above := filepath.Dir(abs); ; above = filepath.Dir(above) {
		if same(above, filepath.Join(dir, inputs.ReturnsDir)) {
			return true
		}
		if above == filepath.Dir(above) {
			return false
		}
	}
}

func same(a, b string) bool {
	x, err := os.Stat(a)
	if err != nil {
		return false
	}
	y, err := os.Stat(b)
	return err == nil && os.SameFile(x, y)
}

// WriteLists writes the findings once to every path.
func (p *Project) WriteLists(paths []string) (Written, error) {
	files, err := p.lists(paths)
	if err != nil {
		return Written{}, err
	}
	return outputs.Replace(files)
}

// WriteFindings writes the findings as JSON.
func (p *Project) WriteFindings(w io.Writer, onlyErrors bool) error {
	list := p.Findings
	if onlyErrors {
		list = slices.DeleteFunc(slices.Clone(list), func(f ogp.Finding) bool { return f.Severity() != ogp.Error })
	}
	return data.WriteFindings(w, list, p.Words)
}

func (p *Project) lists(paths []string) (files []outputs.File, err error) {
	for _, path := range paths {
		path = filepath.Clean(path)
		if slices.ContainsFunc(files, func(f outputs.File) bool { return f.Path == path }) {
			continue
		}
		kind, ok := listKindOf(path)
		if !ok {
			return nil, fmt.Errorf("list %s: its ending does not say what to write", path)
		}
		var b bytes.Buffer
		if err := kind.write(&b, p.Findings, p.Words); err != nil {
			return nil, fmt.Errorf("list %s: %w", path, err)
		}
		files = append(files, outputs.File{Path: path, Data: b.Bytes()})
	}
	return files, nil
}
