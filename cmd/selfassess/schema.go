package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"selfassess/cmd/internal/secretariat"
)

func schemaCommand(p *program) *cobra.Command {
	return p.command(&cobra.Command{
		Use:   "schema [workbooks | report | record]",
		Short: "print the format of the workbooks or of the data as JSON",
		Long: "Prints every sheet with its columns, types and permitted values as Frictionless Table Schemas, from " +
			"the tables with which the program reads and writes them, as .xlsx, as .ods, or sheet by sheet as .csv with " +
			"the names or the labels of the columns in a header. With the word report or record it prints the " +
			"JSON Schema of report.json, which is published, or of record.json, which is kept beside it; every key " +
			"says what it means.",
		Example:           "selfassess schema report > report.schema.json",
		ValidArgsFunction: completeFixed(secretariat.Schemas()...),
	}, anyArguments, schema)
}

func schema(c call) (int, error) {
	known := secretariat.Schemas()
	name := append(c.more, known[0])[0]
	switch {
	case len(c.more) > 1:
		return 0, usageError{fmt.Sprintf("unexpected argument %q", c.more[1]), "one word says which schema is meant"}
	case !slices.Contains(known, name):
		return 0, usageError{fmt.Sprintf("there is no schema %q", name),
			didYouMean(name, known, "schemas: "+strings.Join(known, ", "))}
	}
	return exitDone, secretariat.WriteSchema(c.stdout, name)
}
