package main

import (
	"github.com/spf13/cobra"

	"selfassess/cmd/internal/secretariat"
)

func initCommand(p *program) *cobra.Command {
	return p.command(&cobra.Command{
		Use:   "init DIR",
		Short: "make a new project with an empty plan workbook",
		Long: "Makes DIR with plan.xlsx, to be filled by the secretariat, and the folders inputs (for the returns of " +
			"the agencies), outputs (for the report) and history (for the report.json of earlier reports). A .gitignore " +
			"keeps the folder internal, which build makes, out of a repository. DIR must be new or empty.",
		Example:           "selfassess init plan-2024-2026",
		ValidArgsFunction: completeFolder,
	}, newProject, initProject)
}

func initProject(c call) (int, error) {
	written, err := secretariat.Init(secretariat.InitOptions{Dir: c.dir})
	if err != nil {
		return 0, err
	}
	c.written(c.stdout, written)
	c.progress("next: fill in plan.xlsx, then run selfassess forms %s", c.dir)
	return exitDone, nil
}
