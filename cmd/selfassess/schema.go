package main

import (
	"slices"

	"github.com/spf13/cobra"

	"selfassess/cmd/internal/secretariat"
	"selfassess/templates"
)

func schemaCommand(p *program) *cobra.Command {
	return p.command(&cobra.Command{
		Use:               "schema [workbooks | report | record]",
		Short:             p.short("schema"),
		Long:              p.long("schema"),
		Example:           "selfassess schema report > report.schema.json",
		ValidArgsFunction: completeFixed(secretariat.Schemas()...),
	}, anyArguments, schema)
}

func schema(c call) (int, error) {
	known := secretariat.Schemas()
	name := append(c.more, known[0])[0]
	switch {
	case len(c.more) > 1:
		return 0, usageError{c.text(templates.CLIUnexpected, "argument", inQuotes(c.more[1])), c.text(templates.CLIOneSchema)}
	case !slices.Contains(known, name):
		return 0, usageError{c.text(templates.CLIUnknownSchema, "schema", inQuotes(name)),
			c.didYouMean(name, known, c.text(templates.CLISchemas, "schemas", c.list(known)))}
	}
	return exitDone, secretariat.WriteSchema(c.stdout, name)
}
