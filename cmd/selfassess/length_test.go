package main

import (
	"os"
	"strings"
	"testing"
)

// What one has to print and read stays as short as it can be told.
func TestTheSampleReportIsShort(t *testing.T) {
	const most = 45
	eachCase(t, func(t *testing.T, b built) {
		if n := len(b.pdf(t).Pages); strings.HasPrefix(b.name, "sample") && n > most {
			t.Errorf("the report has %d pages, more than %d", n, most)
		}
	})
}

// The data of the samples are what their schema says.
func TestDataOfSamplesAreWhatTheirSchemaSays(t *testing.T) {
	eachCase(t, func(t *testing.T, b built) {
		text, err := os.ReadFile(b.path("report.json"))
		if err != nil {
			t.Fatal(err)
		}
		checkSchema(t, "report", text)
	})
}
