package main

import (
	"os"
	"testing"

	"selfassess/render/docx/access"
)

// The rules of Word's accessibility checker hold for every report, the real
// one too; what each rule finds is tested beside it.
func TestEverybodyCanReadTheWordDocuments(t *testing.T) {
	eachCase(t, func(t *testing.T, b built) {
		file, err := os.ReadFile(b.path("report.en.docx"))
		if err != nil {
			t.Fatal(err)
		}
		faults, err := access.Check(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range faults {
			t.Error(f)
		}
	})
}
