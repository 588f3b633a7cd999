package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"selfassess/inputs"
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
	return []listKind{{".xlsx", inputs.WriteFindings}, {".csv", data.WriteFindingsCSV}, {".json", data.WriteFindings}}
}

// listKindOf returns the kind that the ending of a path names.
func listKindOf(path string) (listKind, error) {
	kinds := listKinds()
	endings := make([]string, len(kinds))
	for i, k := range kinds {
		if strings.EqualFold(filepath.Ext(path), k.ending) {
			return k, nil
		}
		endings[i] = k.ending
	}
	return listKind{}, usageError{fmt.Sprintf("--list %q does not say what to write", path),
		"the ending of the file decides: " + strings.Join(endings, ", ")}
}

// checkLists refuses lists of an unknown kind, and those that would take the
// place of something that people have sent or filled in.
func checkLists(dir string, paths []string) error {
	for _, path := range paths {
		if _, err := listKindOf(path); err != nil {
			return err
		}
		if isSource(dir, path) {
			return usageError{fmt.Sprintf("--list %q would stand among the workbooks that are read", path),
				"give it another place, for example " + filepath.Join(dir, "findings"+filepath.Ext(path))}
		}
	}
	return nil
}

// isSource tells whether the path is the plan workbook or lies in the folder
// of returns, however it is written.
func isSource(dir, path string) bool {
	if same(path, filepath.Join(dir, inputs.PlanFile)) {
		return true
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

// lists writes the findings once for every path.
func (p *project) lists(paths []string) (files []outputs.File, err error) {
	for _, path := range paths {
		path = filepath.Clean(path)
		if slices.ContainsFunc(files, func(f outputs.File) bool { return f.Path == path }) {
			continue
		}
		kind, err := listKindOf(path)
		if err != nil {
			return nil, err
		}
		var b bytes.Buffer
		if err := kind.write(&b, p.findings, p.words); err != nil {
			return nil, fmt.Errorf("list %s: %w", path, err)
		}
		files = append(files, outputs.File{Path: path, Data: b.Bytes()})
	}
	return files, nil
}
