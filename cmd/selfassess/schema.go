package main

import (
	"github.com/spf13/cobra"

	"selfassess/cmd/internal/secretariat"
)

func schemaCommand(p *program) *cobra.Command {
	return p.command(&cobra.Command{
		Use:   "schema",
		Short: "print the format of the workbooks as JSON",
		Long: "Prints every sheet with its columns, types and permitted values as Frictionless Table Schemas, from " +
			"the tables with which the program reads and writes them.",
		Example:           "selfassess schema > schema.json",
		ValidArgsFunction: cobra.NoFileCompletions,
	}, noArgument, schema)
}

func schema(c call) (int, error) { return exitDone, secretariat.WriteSchema(c.stdout) }
