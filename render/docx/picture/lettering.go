package picture

import (
	"bytes"
	"fmt"
	"image/color"
	"strings"
	"sync"
	"unicode"

	"codeberg.org/go-fonts/dejavu/dejavusans"
	"codeberg.org/go-fonts/dejavu/dejavusansbold"
	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	ot "github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
)

// fonts are those of the PDF, so that both look alike: of each weight, in the
// order in which they are asked for a character. One is read when it is first
// needed, which most are not, and shared by all pictures.
var fonts = [2][]func() (*font.Font, error){
	{reading(liberationsansregular.TTF), reading(dejavusans.TTF)},
	{reading(liberationsansbold.TTF), reading(dejavusansbold.TTF)},
}

func reading(b []byte) func() (*font.Font, error) {
	return sync.OnceValues(func() (*font.Font, error) {
		face, err := font.ParseTTF(bytes.NewReader(b))
		if err != nil {
			return nil, fmt.Errorf("read font: %w", err)
		}
		return face.Font, nil
	})
}

// family is the faces of one weight in one picture: a face remembers what was
// asked of it, and must not be shared by pictures that are drawn side by side.
type family struct {
	weight int
	faces  []*font.Face
}

// newFamily has the first face of a weight.
func newFamily(weight int) (*family, error) {
	f := &family{weight: weight}
	return f, f.extend()
}

// extend adds the next face.
func (f *family) extend() error {
	parsed, err := fonts[f.weight][len(f.faces)]()
	if err == nil {
		f.faces = append(f.faces, font.NewFace(parsed))
	}
	return err
}

// ResolveFace returns the first face that has the character, or the first.
func (f *family) ResolveFace(r rune) *font.Face {
	for i := range fonts[f.weight] {
		if i == len(f.faces) && f.extend() != nil {
			break
		}
		if _, ok := f.faces[i].NominalGlyph(r); ok {
			return f.faces[i]
		}
	}
	return f.faces[0]
}

// fine is by how much larger text is shaped than drawn: the shaper rounds to
// whole units, which would set small letters apart.
const fine = 64

// lettering is text in lines that are shaped and broken.
type lettering struct {
	lines []shaping.Line
	size  float64
}

// letter shapes text in the order of its script and breaks it at a width.
func (c *canvas) letter(text string, size float64, bold bool, width float64) lettering {
	weight := 0
	if bold {
		weight = 1
	}
	runes := []rune(plain(text))
	if len(runes) == 0 {
		return lettering{size: size}
	}
	in := shaping.Input{Text: runes, RunEnd: len(runes), Direction: c.direction, Size: fixed.Int26_6(size * fine * 64),
		Language: language.NewLanguage(c.lang)}
	var runs []shaping.Output
	for _, part := range c.segmenter.Split(in, c.fonts[weight]) {
		runs = append(runs, c.shaper.Shape(part))
	}
	lines, _ := c.wrapper.WrapParagraph(shaping.WrapConfig{Direction: c.direction}, int(width*fine), runes,
		shaping.NewSliceIterator(runs))
	// The wrapper keeps its lines for the next text.
	kept := make([]shaping.Line, len(lines))
	for i, l := range lines {
		kept[i] = make(shaping.Line, len(l))
		for _, run := range l {
			kept[i][run.VisualIndex] = run
		}
	}
	return lettering{kept, size}
}

// plain is text in one line: the library fails at line breaks.
func plain(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r), unicode.IsControl(r):
			return ' '
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// lead is the distance of two lines.
func (t lettering) lead() float64 { return t.size * 1.25 }

func (t lettering) height() float64 { return float64(len(t.lines)) * t.lead() }

func width(l shaping.Line) (w float64) {
	for _, run := range l {
		w += points(run.Advance)
	}
	return w
}

func points(n fixed.Int26_6) float64 { return float64(n) / 64 / fine }

// width is that of the widest line.
func (t lettering) width() (w float64) {
	for _, l := range t.lines {
		w = max(w, width(l))
	}
	return w
}

// draw puts the lines below y, from x on; where text runs from right to left
// they end at x + avail.
func (c *canvas) draw(t lettering, x, y, avail float64, ink color.Color) {
	y += t.size * 0.95
	for _, l := range t.lines {
		at := x
		if c.direction == di.DirectionRTL {
			at += avail - width(l)
		}
		for _, run := range l {
			c.glyphs(run, at, y)
			at += points(run.Advance)
		}
		y += t.lead()
	}
	c.fill(ink)
}

// glyphs adds the outlines of a run to the path.
func (c *canvas) glyphs(run shaping.Output, x, y float64) {
	scale := points(run.Size) / float64(run.Face.Upem())
	for _, g := range run.Glyphs {
		ox, oy := x+points(g.XOffset), y-points(g.YOffset)
		if outline, ok := run.Face.GlyphData(g.GlyphID).(font.GlyphOutline); ok {
			c.outline(outline, ox, oy, scale)
		}
		x += points(g.Advance)
	}
}

func (c *canvas) outline(o font.GlyphOutline, x, y, scale float64) {
	for _, s := range o.Segments {
		var corners [6]float64
		n := 0
		for _, p := range s.ArgsSlice() {
			corners[n], corners[n+1] = x+float64(p.X)*scale, y-float64(p.Y)*scale
			n += 2
		}
		if s.Op == ot.SegmentOpMoveTo {
			c.move(corners[0], corners[1])
			continue
		}
		c.to(corners[:n]...)
	}
}
