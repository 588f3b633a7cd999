package render

// Look is how a template looks, for a format that has no template of its own:
// the colours and the fonts of its theme, and its logo.
type Look struct {
	Colors      [ThemeColors]Color
	Text, Heads string // families of fonts, by the names that Word has for them
	Logo        *Logo  // nil if there is none
}

// Color is a colour of a screen.
type Color struct{ R, G, B uint8 }

// ThemeColor is a place for a colour in a theme, as Office knows them.
type ThemeColor uint8

// The places, in the order of a theme.
const (
	Dark1 ThemeColor = iota // text
	Light1
	Dark2
	Light2
	Accent1
	Accent2
	Accent3
	Accent4
	Accent5
	Accent6
	Hyperlink
	FollowedHyperlink
	ThemeColors // how many there are
)

// String is the name of the place within a theme, and its key in the catalogue.
func (c ThemeColor) String() string {
	return [...]string{"dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6",
		"hlink", "folHlink"}[c]
}

// Logo is a picture that stands for who publishes the report, on white.
type Logo struct {
	Width, Height int    // in pixels
	Pixels        []byte // red, green and blue, row by row
	Alt           string // what the template says to those who cannot see it; "" if it says nothing
	Decoration    bool   // those need not know of it
}
