package main

import (
	"github.com/spf13/pflag"

	"selfassess/cmd/internal/secretariat"
)

func schemaCommand() command {
	return command{name: "schema", summary: "print the format of the workbooks as JSON",
		detail: "Prints every sheet with its columns, types and permitted values as Frictionless Table\n" +
			"Schemas, from the tables with which the program reads and writes them.",
		example: "selfassess schema > schema.json",
		prepare: func(*pflag.FlagSet) func(call) (int, error) { return schema }}
}

func schema(c call) (int, error) { return exitDone, secretariat.WriteSchema(c.stdout) }
