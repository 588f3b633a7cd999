package secretariat

import (
	"errors"
	"io/fs"
	"os"
	"strings"

	"selfassess/inputs/lockedfile"
	"selfassess/ogp"
	"selfassess/outputs"
	"selfassess/render"
	"selfassess/render/compose"
	"selfassess/render/docx"
	"selfassess/templates"
)

// Template is a Word template without mistakes.
type Template = docx.Template

// Tags are all tags that a Word template may hold, in their groups.
func Tags() *render.Group { return compose.Schema }

// ReadTemplate reads a Word template, and finds what is to be said of it. If
// there are mistakes in it, no template comes back.
func ReadTemplate(file string) (*Template, []ogp.Finding, error) {
	b, err := lockedfile.Read(file, docx.MaxFile)
	if err != nil {
		return nil, nil, templates.FailureOf(unreadable(file, err), templates.CLIReadTemplate)
	}
	t, findings := docx.Parse(file, b, compose.Schema)
	return t, findings, nil
}

// TemplateOptions say which template is written where.
type TemplateOptions struct {
	File    string
	Example bool // a short one to learn from, in the place of the built-in one
}

// ErrNoDocument says that a name is not one of a Word document.
var ErrNoDocument = errors.New("it is not the name of a Word document")

// NewTemplate writes a Word template to a new file.
func NewTemplate(o TemplateOptions) (Written, error) {
	switch _, err := os.Lstat(o.File); {
	case err == nil:
		return Written{}, templates.Failure(templates.CLITemplateThere, "file", o.File)
	case !errors.Is(err, fs.ErrNotExist):
		return Written{}, templates.FailureOf(lockedfile.Cause(err), templates.CLITemplateUnwritable, "file", o.File)
	case !strings.HasSuffix(strings.ToLower(o.File), ".docx"):
		return Written{}, ErrNoDocument
	}
	template := templates.ReportDOCX()
	if o.Example {
		template = templates.ExampleDOCX()
	}
	return outputs.Replace([]outputs.File{{Path: o.File, Data: template}})
}
