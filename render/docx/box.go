package docx

import (
	"strconv"

	"selfassess/render"
)

// boxGround is the ground of a box, in a pale tint of the brand colour of the
// theme. Its edges have the same colour, so that text stands apart from them.
var boxGround = `<w:pBdr>` + edge("top", 2) + edge("left", 4) + edge("bottom", 2) + edge("right", 4) +
	`</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="EEF3F7" w:themeFill="accent1" w:themeFillTint="12"/>`

func edge(side string, space int) string {
	return `<w:` + side + ` w:val="single" w:sz="4" w:space="` + strconv.Itoa(space) +
		`" w:color="EEF3F7" w:themeColor="accent1" w:themeTint="12"/>`
}

// box writes blocks on a ground of their own, held on one page.
func (b *body) box(box render.Box, depth int) error {
	held := b.held
	b.ground = boxGround
	defer func() { b.held, b.ground = held, "" }()
	for i, block := range box.Blocks {
		b.held = held || i < len(box.Blocks)-1
		if err := b.block(block, depth); err != nil {
			return err
		}
	}
	return nil
}

// headOf is how many blocks stand before the box of a commitment's record,
// which stays on their page.
func headOf(s *render.Section) int {
	for i, block := range s.Blocks {
		if _, ok := block.(render.Box); ok && s.Kind == render.CommitmentRecord {
			return i
		}
	}
	return 0
}

func (b *body) keeping(keep bool) string {
	if keep {
		return `<w:keepNext/>`
	}
	return ""
}
