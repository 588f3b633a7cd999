package pdf

import (
	"selfassess/render"
	"selfassess/render/pdf/typeset"
)

// Options are what a person may choose about the file; the zero value is the
// usual one.
type Options struct {
	Fonts       *Fonts       // nil for those of the program
	Look        *render.Look // nil for that of the program
	Standard    Standard
	Attachments []Attachment // with them the file follows PDF/A-3a, or PDF/A-4f
}

// Standard is a family of standards for accessible and archival files.
type Standard = typeset.Standard

// The families.
const (
	Standard1 = typeset.First  // PDF/UA-1 and PDF/A-2a
	Standard2 = typeset.Second // PDF/UA-2, WTPDF 1.0 and PDF/A-4
)

// Attachment is a file that the PDF carries.
type Attachment = typeset.Attachment
