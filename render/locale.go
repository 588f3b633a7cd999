package render

import "selfassess/templates"

// Locale is how a language writes dates, numbers and percentages, with its
// words.
type Locale struct {
	*templates.Catalogue
}
