package main

import (
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"selfassess/cmd/internal/secretariat"
	"selfassess/templates"
)

// arguments takes the arguments of a command: the folder or the file that it
// is about, and what follows.
type arguments func(p *program, c *cobra.Command, args []string) (dir string, more []string, err error)

// anyArguments takes any number of them.
func anyArguments(_ *program, _ *cobra.Command, args []string) (string, []string, error) {
	return "", args, nil
}

func oneFile(p *program, c *cobra.Command, args []string) (string, []string, error) {
	return p.one(c, "file", args)
}

// newProject takes a folder that is not yet a project.
func newProject(p *program, c *cobra.Command, args []string) (string, []string, error) {
	return p.one(c, "project", args)
}

// project takes the folder of a project, which may be left out inside it.
func project(p *program, c *cobra.Command, args []string) (string, []string, error) {
	if len(args) == 0 && secretariat.IsProject(".") {
		args = []string{"."}
	}
	dir, _, err := p.one(c, "project", args)
	if err == nil {
		err = p.folderOfProject(dir)
	}
	if len(args) == 0 && secretariat.ProjectOf(".") != "" {
		err = usageError{p.label(templates.CLIMissingSet, "project"), p.above(append(p.typed(), ".."))}
	}
	return dir, nil, err
}

// projectAndCopies takes the folder of a project, which may be left out inside
// it, and reviewed copies.
func projectAndCopies(p *program, c *cobra.Command, args []string) (string, []string, error) {
	if secretariat.IsProject(".") && (len(args) == 0 || isCopy(args[0])) {
		return ".", args, nil
	}
	if len(args) > 0 && isCopy(args[0]) { // what is missing is the project
		return "", nil, p.noProject(c, args[0])
	}
	dir, _, err := project(p, c, args[:min(1, len(args))])
	if err != nil {
		return "", nil, err
	}
	return dir, args[1:], nil
}

// noProject says where the folder of the project stands in front of a copy.
func (p *program) noProject(c *cobra.Command, copied string) error {
	typed := p.typed()
	i := slices.Index(typed, quoted(copied))
	if i < 0 || secretariat.ProjectOf(".") == "" {
		return usageError{p.label(templates.CLIMissingSet, "project"), p.example(c.Example)}
	}
	return usageError{p.label(templates.CLIMissingSet, "project"), p.above(slices.Insert(typed, i, ".."))}
}

// isCopy tells whether a file is called as a reviewed copy is.
func isCopy(path string) bool {
	return slices.Contains(copyKinds(), strings.ToLower(strings.TrimPrefix(filepath.Ext(path), ".")))
}

func copyKinds() []string { return []string{"docx", "pdf"} }

func (t terminal) one(c *cobra.Command, called string, args []string) (string, []string, error) {
	switch {
	case len(args) == 0:
		return "", nil, usageError{t.label(templates.CLIMissingSet, called), t.example(c.Example)}
	case args[0] == "" && len(args) == 1:
		return "", nil, usageError{t.label(templates.CLIEmptySet, called), t.example(c.Example)}
	}
	return args[0], nil, t.tooMany(c, args, 1)
}

func (t terminal) tooMany(c *cobra.Command, args []string, want int) error {
	if len(args) > want {
		return usageError{t.text(templates.CLIUnexpected, "argument", inQuotes(args[want])), t.example(c.Example)}
	}
	return nil
}

// above is the hint for someone who stands a folder too deep: the command that
// was meant.
func (t terminal) above(typed []string) string {
	return t.text(templates.CLIAbove, "command", strings.Join(typed, " "))
}

// folderOfProject refuses a folder of a project in the place of the project,
// and says the command that was meant.
func (p *program) folderOfProject(dir string) error {
	meant := secretariat.ProjectOf(dir)
	if meant == "" {
		return nil
	}
	typed := p.typed()
	for i := len(typed) - 1; i > 0; i-- {
		if typed[i] == quoted(dir) {
			typed[i] = quoted(meant)
			break
		}
	}
	return usageError{p.text(templates.CLIFolderOfProject, "folder", dir), p.above(typed)}
}

// typed is the command as it was typed, word by word.
func (p *program) typed() []string {
	typed := []string{"selfassess"}
	for _, a := range p.args {
		typed = append(typed, quoted(a))
	}
	return typed
}

// quoted is a word as it is typed in a shell.
func quoted(word string) string {
	if word == "" || strings.ContainsAny(word, " \t'&()$;|<>*?") {
		return `"` + word + `"`
	}
	return word
}
