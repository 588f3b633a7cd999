package main

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"selfassess/cmd/internal/secretariat"
)

// dirLeftOut ends the help of commands that take arguments as project does.
const dirLeftOut = "Inside the folder of a project, DIR may be left out."

// arguments takes the arguments of a command: the folder or the file that it
// is about, and what follows.
type arguments func(p *program, c *cobra.Command, args []string) (dir string, more []string, err error)

// anyArguments takes any number of them.
func anyArguments(_ *program, _ *cobra.Command, args []string) (string, []string, error) {
	return "", args, nil
}

func oneFile(_ *program, c *cobra.Command, args []string) (string, []string, error) {
	return one(c, "file", args)
}

// newProject takes a folder that is not yet a project.
func newProject(_ *program, c *cobra.Command, args []string) (string, []string, error) {
	return one(c, "project directory", args)
}

// project takes the folder of a project, which may be left out inside it.
func project(p *program, c *cobra.Command, args []string) (string, []string, error) {
	if len(args) == 0 && secretariat.IsProject(".") {
		args = []string{"."}
	}
	dir, _, err := one(c, "project directory", args)
	if err == nil {
		err = p.folderOfProject(dir)
	}
	if len(args) == 0 && secretariat.ProjectOf(".") != "" {
		err = usageError{"the project directory is missing", above + strings.Join(append(p.typed(), ".."), " ")}
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
		return usageError{"the project directory is missing", "for example: " + c.Example}
	}
	return usageError{"the project directory is missing", above + strings.Join(slices.Insert(typed, i, ".."), " ")}
}

// isCopy tells whether a file is called as a reviewed copy is.
func isCopy(path string) bool {
	return slices.Contains(copyKinds(), strings.ToLower(strings.TrimPrefix(filepath.Ext(path), ".")))
}

func copyKinds() []string { return []string{"docx", "pdf"} }

func one(c *cobra.Command, called string, args []string) (string, []string, error) {
	switch {
	case len(args) == 0:
		return "", nil, usageError{"the " + called + " is missing", "for example: " + c.Example}
	case args[0] == "" && len(args) == 1:
		return "", nil, usageError{"the " + called + " is empty", "for example: " + c.Example}
	}
	return args[0], nil, tooMany(c, args, 1)
}

func tooMany(c *cobra.Command, args []string, want int) error {
	if len(args) > want {
		return usageError{fmt.Sprintf("unexpected argument %q", args[want]), "for example: " + c.Example}
	}
	return nil
}

// above begins the hint for someone who stands a folder too deep.
const above = "the project is the folder above: "

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
	return usageError{dir + " is a folder of a project, not the project", above + strings.Join(typed, " ")}
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
