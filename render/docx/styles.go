package docx

import (
	"fmt"
	"slices"
	"strings"

	"selfassess/inputs/office"
	"selfassess/render/docx/wordxml"
)

// The names of the styles that the body uses, as Word shows them. Names, not
// ids: a Word in another language renames the ids of built-in styles when it
// saves, and their names stay. Where Word has a style for the purpose it is
// that one, so that its galleries, its navigation and its checker know it.
const (
	styleBody        = "Normal"
	styleLead        = "Lead"
	styleSmall       = "Small"
	styleMissing     = "Missing Text"
	styleCaption     = "caption"
	styleList        = "List Bullet"
	styleFact        = "Fact"
	styleCell        = "Table Text"
	styleFigureCell  = "Table Figure"
	styleNote        = "Table Note"
	styleKeyFigure   = "Key Figure"
	styleKeyLabel    = "Key Figure Label"
	styleBox         = "Level Box"
	styleBoxMarked   = "Level Box Marked"
	styleFigure      = "Figure"
	styleSeparator   = "Separator"
	charStrong       = "Strong"
	charMuted        = "Subtle Emphasis"
	charAlert        = "Intense Emphasis"
	charLink         = "Hyperlink"
	charCommitment   = "Commitment Name"
	charField        = "Field Label"
	charLevel        = "Level Mark"
	charTick         = "Tick"
	tableReport      = "Plain Table 2"
	tableKeyFigures  = "Plain Table 4"
	tableBoxes       = "Table Grid"
	deepestHeading   = 6
	deepestContents  = 3
	headingPrefix    = "heading "
	unlistedPrefix   = "unlisted heading "
	contentsPrefix   = "toc "
	typeParagraph    = "paragraph"
	typeCharacter    = "character"
	typeTable        = "table"
	neededHeadings   = 4
	fallbackContents = "toc 1"
)

// needed are the styles that a template must have, by type.
var needed = map[string][]string{
	typeParagraph: {styleBody, styleLead, styleSmall, styleMissing, styleCaption, styleList, styleFact,
		styleCell, styleFigureCell, styleNote, styleKeyFigure, styleKeyLabel, styleBox, styleBoxMarked, styleFigure,
		styleSeparator,
		"heading 1", "heading 2", "heading 3", "heading 4", fallbackContents},
	typeCharacter: {charStrong, charMuted, charAlert, charLink, charCommitment, charField, charLevel, charTick},
	typeTable:     {tableReport, tableKeyFigures, tableBoxes},
}

// readStyles learns the template's styles, and returns the ids of those of
// headings, and of those that say whether their text is hidden.
func (t *Template) readStyles() (headings, hidden map[string]bool, err error) {
	name := t.parts.related(t.document, officeRel+"styles")
	t.styles, headings, hidden = map[string]string{}, map[string]bool{}, map[string]bool{}
	if t.parts[name] == nil {
		return headings, hidden, nil
	}
	var kind, id string // of the style last begun
	based := map[string]string{}
	err = walk(t.parts[name], func(s *office.Scanner) {
		switch {
		case s.Is("style") && s.Depth() == 2:
			kind, id = s.Attr("type"), wordxml.Escaped(s.Attr("styleId"))
		case s.Is("name") && s.Depth() == 3 && s.Ancestor(2) == "style":
			called := strings.ToLower(s.Attr("val"))
			t.styles[kind+"/"+called] = id
			if strings.HasPrefix(called, headingPrefix) {
				headings[id] = true
			}
		case s.Is("numId") && s.Depth() == 5 && s.Ancestor(3) == "pPr" && id == t.style(typeParagraph, styleList):
			t.bullets = s.Attr("val")
		case s.Is("basedOn") && s.Depth() == 3:
			based[id] = wordxml.Escaped(s.Attr("val"))
		case s.Is("vanish") && s.Depth() == 4 && s.Ancestor(2) == "style":
			hidden[id] = !slices.Contains([]string{"0", "false", "off"}, s.Attr("val"))
		}
	})
	if err != nil {
		return nil, nil, fmt.Errorf("read styles: %w", err)
	}
	inherit(hidden, based)
	return headings, hidden, nil
}

// inherit gives the styles that say nothing what those say on which they are
// based. A circle of styles ends after as many steps as there are styles.
func inherit(says map[string]bool, based map[string]string) {
	for style := range based {
		from := style
		for range len(based) + 1 {
			if _, known := says[from]; known || based[from] == "" {
				break
			}
			from = based[from]
		}
		if is, known := says[from]; known {
			says[style] = is
		}
	}
}

// lacking are the styles that the template should have and has not.
func (t *Template) lacking() (names []string) {
	for _, kind := range []string{typeParagraph, typeCharacter, typeTable} {
		for _, s := range needed[kind] {
			if t.style(kind, s) == "" {
				names = append(names, s)
			}
		}
	}
	return names
}

// style returns the id of a style, or "".
func (t *Template) style(kind, name string) string {
	return t.styles[kind+"/"+strings.ToLower(name)]
}

// numbered returns the id of the style for a depth, such as "heading 3", or
// of the deepest one above it that the template has.
func (t *Template) numbered(prefix string, depth, deepest int) string {
	for depth = min(max(depth, 1), deepest); depth > 0; depth-- {
		if id := t.style(typeParagraph, fmt.Sprint(prefix, depth)); id != "" {
			return id
		}
	}
	return ""
}

// heading returns the id of the style of a heading at a depth. One that does
// not stand in the contents has a style based on Word's: of the same look and
// rank, but an update of the contents in Word leaves it out as well.
func (t *Template) heading(depth int, listed bool) string {
	if !listed && depth <= deepestContents {
		if id := t.style(typeParagraph, fmt.Sprint(unlistedPrefix, depth)); id != "" {
			return id
		}
	}
	return t.numbered(headingPrefix, depth, deepestHeading)
}
