package secretariat

import (
	"errors"
	"io/fs"
	"os"
	"strings"

	"selfassess/render/pdf"
	"selfassess/templates"
)

// Fonts are those that a PDF is written with.
type Fonts = pdf.Fonts

// SystemFonts stands among the folders of OpenFonts for those of the computer.
const SystemFonts = pdf.SystemFonts

// OpenFonts returns the fonts of the program and of the named folders.
func OpenFonts(folders []string) (*Fonts, error) {
	fonts, err := pdf.FontsIn(folders)
	if err == nil {
		return fonts, nil
	}
	for _, folder := range folders {
		info, errThere := os.Stat(folder)
		switch {
		case folder == SystemFonts:
		case errors.Is(errThere, fs.ErrNotExist):
			return nil, templates.Failure(templates.CLIFontsMissing, "folder", folder)
		case errThere == nil && !info.IsDir():
			return nil, templates.Failure(templates.CLIFontsFile, "path", folder)
		case strings.HasSuffix(err.Error(), "no font files in "+folder):
			return nil, templates.Failure(templates.CLIFontsNone, "folder", folder)
		}
	}
	return nil, err
}

// AddLacking adds to the findings which characters the PDF has no font for.
func (p *Project) AddLacking(fonts *Fonts) error {
	fs, err := fonts.Lacking(p.Report, p.Findings)
	p.add(fs...)
	return err
}
