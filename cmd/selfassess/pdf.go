package main

import (
	"fmt"

	"selfassess/outputs"
	"selfassess/render/pdf"
)

var pdfStandards = map[string]pdf.Standard{"": pdf.Standard1, "1": pdf.Standard1, "2": pdf.Standard2}

// checkedPDF refuses what cannot be meant of the PDF.
func (o buildOptions) checkedPDF(formats []outputs.Format) error {
	if _, known := pdfStandards[o.pdfStandard]; !known {
		return usageError{fmt.Sprintf("unknown PDF standard %q", o.pdfStandard), "give 1 for PDF/UA-1 and PDF/A-2a, which archives and readers know, or 2 for PDF/UA-2 and PDF/A-4"}
	}
	for _, flag := range []struct {
		name  string
		given bool
	}{{"--pdf-standard", o.pdfStandard != ""}, {"--attach-data", o.attachData}} {
		if flag.given && !hasFormat(formats, "pdf") {
			return usageError{flag.name + " is of the PDF, which is not among the formats", "add pdf to --format, or leave " + flag.name + " out"}
		}
	}
	return nil
}
