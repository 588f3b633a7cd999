package main

import "golang.org/x/sys/windows"

// displayLanguages are those in which Windows speaks to this person, the
// preferred one first.
func displayLanguages() []string {
	names, err := windows.GetUserPreferredUILanguages(windows.MUI_LANGUAGE_NAME)
	if err != nil {
		return nil // then English
	}
	return names
}
