package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/pflag"

	"selfassess/inputs"
	"selfassess/outputs"
	"selfassess/templates"
)

func initCommand() command {
	return command{name: "init", args: "DIR", summary: "make a new project with an empty plan workbook",
		detail: "Makes DIR with plan.xlsx, to be filled by the secretariat, and the folders inputs\n" +
			"(for the returns of the agencies) and outputs (for the report). DIR must be new or empty.",
		example: "selfassess init plan-2024-2026",
		prepare: func(*pflag.FlagSet) func(call) (int, error) { return initProject }}
}

func initProject(c call) (int, error) {
	if err := c.mayInit(); err != nil {
		return 0, err
	}
	words, err := templates.Load(templates.Reference)
	if err != nil {
		return 0, err
	}
	var plan bytes.Buffer
	if err := inputs.WritePlan(&plan, words); err != nil {
		return 0, fmt.Errorf("init %s: %w", c.dir, err)
	}
	for _, sub := range projectFolders() {
		if err := os.MkdirAll(filepath.Join(c.dir, sub), 0o755); err != nil {
			return 0, fmt.Errorf("init %s: %w", c.dir, err)
		}
	}
	written, err := outputs.Replace([]outputs.File{{Path: filepath.Join(c.dir, "plan.xlsx"), Data: plan.Bytes()}})
	if err != nil {
		return 0, err
	}
	c.written(c.stdout, written)
	c.progress("next: fill in plan.xlsx, then run selfassess forms %s", c.dir)
	return exitDone, nil
}

// projectFolders are those that a new project has.
func projectFolders() []string { return []string{"inputs", "outputs"} }

// mayInit tells why the directory cannot become a project, if so. What an
// init that was killed has left there is not in the way.
func (c call) mayInit() error {
	if err := outputs.Recover(c.dir); err != nil {
		return fmt.Errorf("init %s: %w", c.dir, err)
	}
	entries, err := os.ReadDir(c.dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("init %s: it cannot be made a folder: %w", c.dir, err)
	}
	for _, e := range entries {
		inside, err := os.ReadDir(filepath.Join(c.dir, e.Name()))
		if err != nil || len(inside) > 0 || !slices.Contains(projectFolders(), e.Name()) {
			return fmt.Errorf("init %s: the directory is not empty; name a new one", c.dir)
		}
	}
	return nil
}
