package secretariat

import (
	"os"
	"path/filepath"
	"slices"

	"selfassess/inputs"
	"selfassess/ogp"
	"selfassess/outputs"
	"selfassess/templates"
)

// keeping is where report.json is kept for later reports, which are compared
// with it.
type keeping struct {
	path     string // "" if it is not kept
	replaces bool   // the one of the same day that was kept before
	newDir   bool   // the folder is not there yet
}

// keep decides where the report of a day is kept. Another one is never
// replaced: only that of the same plan and day, under the name that this
// program gives.
func (p *Project) keep(asOf ogp.Date) (k keeping, err error) {
	name := asOf.String() + ".json"
	k.path = filepath.Join(historyDir(p.Dir), name)
	for _, m := range p.moments {
		switch {
		case m.Plan != p.Report.Plan.ID || m.Date != asOf:
		case m.File == inputs.HistoryDir+"/"+name:
			k.replaces = true
		default:
			return keeping{}, templates.Failure(templates.CLIDayKept, "path", filepath.Join(p.Dir, filepath.FromSlash(m.File)),
				"date", asOf.String(), "name", name, "folder", inputs.HistoryDir)
		}
	}
	if _, err := os.Lstat(k.path); err == nil && !k.replaces {
		return keeping{}, templates.Failure(templates.CLIDayThere, "path", k.path, "date", asOf.String())
	}
	_, err = os.Lstat(historyDir(p.Dir))
	k.newDir = err != nil
	return k, nil
}

// drafts is report.json as it is kept, if it is.
func (k keeping) drafts(report []byte) []outputs.Draft {
	if k.path == "" {
		return nil
	}
	return []outputs.Draft{{Path: k.path, Data: report}}
}

// undo removes the folder if the run that failed has made it.
func (k keeping) undo() {
	if k.newDir {
		os.Remove(filepath.Dir(k.path)) // if it is empty
	}
}

// Replaced is the file of the history that was written anew: that of the same
// day; "" if there was none.
func (b *Build) Replaced(w Written) string {
	if !b.keeping.replaces || !slices.Contains(w.Paths, b.keeping.path) {
		return ""
	}
	return b.keeping.path
}
