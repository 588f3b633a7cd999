package main

import (
	"github.com/spf13/pflag"

	"selfassess/cmd/internal/secretariat"
)

func initCommand() command {
	return command{name: "init", args: "DIR", summary: "make a new project with an empty plan workbook",
		detail: "Makes DIR with plan.xlsx, to be filled by the secretariat, and the folders inputs\n" +
			"(for the returns of the agencies) and outputs (for the report). DIR must be new or empty.",
		example: "selfassess init plan-2024-2026",
		prepare: func(*pflag.FlagSet) func(call) (int, error) { return initProject }}
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
