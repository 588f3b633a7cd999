package secretariat

import "selfassess/render/pdf"

// Fonts are those that a PDF is written with.
type Fonts = pdf.Fonts

// SystemFonts stands among the folders of OpenFonts for those of the computer.
const SystemFonts = pdf.SystemFonts

// OpenFonts returns the fonts of the program and of the named folders.
func OpenFonts(folders []string) (*Fonts, error) { return pdf.FontsIn(folders) }

// AddLacking adds to the findings which characters the PDF has no font for.
func (p *Project) AddLacking(fonts *Fonts) error {
	fs, err := fonts.Lacking(p.Report, p.Findings)
	p.add(fs...)
	return err
}
