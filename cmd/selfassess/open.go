package main

import (
	"selfassess/cmd/internal/secretariat"
	"selfassess/ogp"
)

// open puts the project in order and reads it. The report speaks of asOf, or
// of the day that the plan states, or of today.
func (c call) open(asOf ogp.Date) (*secretariat.Project, error) {
	if err := secretariat.Recover(c.dir); err != nil {
		// It does not keep anyone from reading; who writes there is stopped.
		say(c.stderr, "what a killed run left cannot be put in order: %v", err)
	}
	return secretariat.Open(secretariat.OpenOptions{
		Dir: c.dir, AsOf: asOf, Today: today(c.now()), Program: "selfassess " + version, Progress: c.stage,
	})
}

// stage shows what takes time.
func (c call) stage(now secretariat.Stage, folder string) {
	switch now {
	case secretariat.Reading:
		c.progress("reading the workbooks in %s …", folder)
	case secretariat.Writing:
		c.progress("writing the report to %s …", folder)
	}
}

const fontsHelp = "further fonts for the PDF, such as those of the template, from a `FOLDER`, or \"" + secretariat.SystemFonts +
	"\" for those of this computer; may be given several times"

// openFonts returns the fonts of the program and of the named folders.
func openFonts(folders []string) (*secretariat.Fonts, error) {
	fonts, err := secretariat.OpenFonts(folders)
	if err != nil {
		return nil, usageError{
			err.Error(),
			"after --fonts name a folder that holds .ttf or .ttc files, or write --fonts " + secretariat.SystemFonts,
		}
	}
	return fonts, nil
}
