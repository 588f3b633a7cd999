package secretariat

import (
	"bytes"
	"cmp"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"selfassess/inputs"
	"selfassess/inputs/forms"
	"selfassess/outputs"
	"selfassess/templates"
)

// InitOptions say where a new project is made.
type InitOptions struct {
	Dir      string // new, or empty
	Language string // tag of that of the plan workbook; "" for English
	Texts    string // the folder with texts of the ministry's own; "" for none
}

// Init makes a project with an empty plan workbook.
func Init(o InitOptions) (Written, error) {
	if err := mayInit(o.Dir); err != nil {
		return Written{}, err
	}
	own, err := ownTexts("", o.Texts)
	if err != nil {
		return Written{}, err
	}
	words, ok, err := own.For(cmp.Or(o.Language, templates.Reference))
	if err != nil {
		return Written{}, err
	}
	if !ok {
		return Written{}, &LanguageError{o.Language, own.Languages()}
	}
	var plan bytes.Buffer
	if err := forms.WritePlan(&plan, words); err != nil {
		return Written{}, templates.FailureOf(err, templates.CLIInitFailed, "folder", o.Dir)
	}
	for _, sub := range newFolders() {
		if err := os.MkdirAll(filepath.Join(o.Dir, sub), 0o755); err != nil {
			return Written{}, templates.FailureOf(err, templates.CLIInitFailed, "folder", o.Dir)
		}
	}
	return outputs.Replace([]outputs.File{
		{Path: filepath.Join(o.Dir, inputs.PlanFile), Data: plan.Bytes()},
		{Path: filepath.Join(o.Dir, ignoreFile), Data: []byte(ignored)},
	})
}

// ignoreFile keeps what must not be published out of a repository, should the
// project be kept in one.
const (
	ignoreFile = ".gitignore"
	ignored    = "# What was read and must not be published: see README, \"The files of a project\".\n/internal/\n"
)

// newFolders are those that a new project has.
func newFolders() []string { return []string{inputs.ReturnsDir, "outputs", inputs.HistoryDir} }

// mayInit tells why the folder cannot become a project, if so. What an Init
// that was killed has left there is not in the way.
func mayInit(dir string) error {
	if err := outputs.Recover(dir); err != nil {
		return templates.FailureOf(err, templates.CLIInitFailed, "folder", dir)
	}
	entries, err := os.ReadDir(dir)
	if info, errThere := os.Stat(dir); errThere == nil && !info.IsDir() {
		return templates.Failure(templates.CLIInitFile, "folder", dir)
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return templates.FailureOf(err, templates.CLIInitUnmakeable, "folder", dir)
	}
	for _, e := range entries {
		inside, err := os.ReadDir(filepath.Join(dir, e.Name()))
		if err != nil || len(inside) > 0 || !slices.Contains(newFolders(), e.Name()) {
			return templates.Failure(templates.CLIInitNotEmpty, "folder", dir)
		}
	}
	return nil
}
