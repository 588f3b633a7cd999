package docx

import (
	"encoding/hex"
	"image/color"
	"strconv"

	"selfassess/render/docx/picture"
)

// palette reads the colours of a theme that charts use, so that the pictures
// of charts change with the template as the charts do. What a theme does not
// say is black.
func palette(theme []byte) picture.Palette {
	p := picture.Palette{Ink: themeColour(theme, "dk1")}
	for i := range p.Accents {
		p.Accents[i] = themeColour(theme, "accent"+strconv.Itoa(i+1))
	}
	return p
}

// themeColour is the colour of a name; those of the system, which a theme may
// use for text and ground, stand there with what they were last.
func themeColour(theme []byte, name string) color.Color {
	stated := inTheme(theme, name, [2]string{"srgbClr", "val"}, [2]string{"sysClr", "lastClr"})
	b, err := hex.DecodeString(stated)
	if err != nil || len(b) != 3 {
		return color.RGBA{A: 255}
	}
	return color.RGBA{b[0], b[1], b[2], 255}
}
