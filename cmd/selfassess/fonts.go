package main

import (
	"selfassess/render/pdf"
)

const fontsHelp = "further fonts for the PDF, from a `FOLDER`, or \"" + pdf.SystemFonts + "\" for those of this computer; may be given several times"

// openFonts returns the fonts of the program and of the named folders.
func openFonts(folders []string) (*pdf.Fonts, error) {
	fonts, err := pdf.FontsIn(folders)
	if err != nil {
		return nil, usageError{err.Error(), "after --fonts name a folder that holds .ttf or .ttc files, or write --fonts " + pdf.SystemFonts}
	}
	return fonts, nil
}

// addLacking adds which characters the PDF has no font for.
func (p *project) addLacking(fonts *pdf.Fonts) error {
	fs, err := fonts.Lacking(p.report, p.findings)
	p.add(fs...)
	return err
}
