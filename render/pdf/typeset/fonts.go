package typeset

import (
	"sync"

	"codeberg.org/go-fonts/dejavu/dejavusans"
	"codeberg.org/go-fonts/dejavu/dejavusansbold"
	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
	"github.com/go-text/typesetting/language"

	"selfassess/render/pdf/fontfiles"
)

// Family holds the fonts of one weight in the order in which they are asked
// for a character.
type Family []*Font

// Fonts are the fonts a document is set in: those that are part of the
// program, and those of this computer that are asked where these have none
// for a script. They may serve many documents side by side.
type Fonts struct {
	Regular, Bold Family
	Heads         Family         // of headings; nil for Bold
	named         [3]int         // how many fonts of a look stand before those of the program, by cut
	more          *fontfiles.Set // nil if there are no others

	lock   sync.Mutex
	loaded map[*fontfiles.Face]*Font // nil for one that cannot be used
	broken []fontfiles.Refused
	names  map[language.Script]string
}

// Embedded returns the fonts that are part of the program: Liberation Sans,
// and DejaVu Sans for what it lacks; the bold DejaVu lacks some that the
// regular one has. They are read at the first call.
var Embedded = sync.OnceValues(func() (*Fonts, error) {
	var faces [4]*Font
	for i, data := range [][]byte{liberationsansregular.TTF, dejavusans.TTF, liberationsansbold.TTF, dejavusansbold.TTF} {
		face, err := parseFont(data)
		if err != nil {
			return nil, err
		}
		faces[i] = face
	}
	return &Fonts{Regular: faces[0:2:2], Bold: Family{faces[2], faces[3], faces[1]}}, nil
})

// With returns the embedded fonts and those of folders.
func With(more *fontfiles.Set) (*Fonts, error) {
	f, err := Embedded()
	if err != nil || more == nil {
		return f, err
	}
	return &Fonts{Regular: f.Regular, Bold: f.Bold, more: more,
		loaded: map[*fontfiles.Face]*Font{}, names: map[language.Script]string{}}, nil
}

// SetIn makes the families of text and of headings the first that are asked
// for a character. A family that cannot be read stays out: SetIn tells which of
// the two are in use. It must be called before anything is set.
func (f *Fonts) SetIn(text, heads *fontfiles.Pair) (hasText, hasHeads bool) {
	if text != nil {
		r, b := f.read(text.Regular), f.read(text.Bold)
		if hasText = r != nil && b != nil; hasText {
			f.Heads = f.Bold
			f.Regular, f.Bold = append(Family{r}, f.Regular...), append(Family{b}, f.Bold...)
			f.named[regular], f.named[bold] = 1, 1
		}
	}
	if heads != nil {
		if b := f.read(heads.Bold); b != nil {
			f.Heads = append(Family{b}, f.of(head)...)
			f.named[head], hasHeads = 1, true
		}
	}
	return hasText, hasHeads
}

// Breadth is how much wider than the fonts of the program those of text and of
// headings run: 1 if they are the same.
func (f *Fonts) Breadth() (text, heads float64) {
	ratio := func(c cut, own int) float64 {
		family := f.of(c)
		return family[0].run() / family[own].run()
	}
	return ratio(regular, f.named[regular]), ratio(head, f.named[head])
}

// run is how far letters run that are as frequent as in European languages, in
// parts of the size.
func (f *Font) run() (width float64) {
	const letters = "eeeeeaaaaiiiooonnnntttsssrrrdlluucmpgbfvhyjkqxwz AEIO 1230."
	for _, r := range letters {
		if g, ok := f.glyph(r); ok {
			width += float64(f.advance[g])
		}
	}
	return width / float64(f.upem)
}

// of are the fonts of a cut.
func (f *Fonts) of(c cut) Family {
	switch {
	case c == head && f.Heads != nil:
		return f.Heads
	case c == regular:
		return f.Regular
	}
	return f.Bold
}

// Has tells whether a character can be shown, in both weights.
func (f *Fonts) Has(r rune) bool {
	script, text := language.LookupScript(r), []rune{r}
	return ignorable(r) || isText(r) && f.pick(script, text, regular) != nil && f.pick(script, text, bold) != nil
}

// Shown tells characters that are in the fonts of the program, so that most
// text need not be looked at any closer.
func Shown(r rune) bool {
	return r == '\n' || r == '\t' || r >= ' ' && r < 0x7F || r >= 0xA0 && r < 0x250
}

// IsText tells characters that mean the same to every reader; the others are
// shown by their numbers, whatever fonts there are.
func IsText(r rune) bool { return isText(r) }

// Refused lists the files that cannot be used.
func (f *Fonts) Refused() []fontfiles.Refused {
	if f.more == nil {
		return nil
	}
	list := f.more.Refused()
	f.lock.Lock()
	defer f.lock.Unlock()
	return append(list[:len(list):len(list)], f.broken...)
}

// pick returns the first font that has all characters of a script, or nil.
// Latin, Greek, Cyrillic and what belongs to no script look as the rest of
// the text does, wherever a report is made. For other scripts a font of the
// computer comes before DejaVu: it was made for the script.
func (f *Fonts) pick(script language.Script, text []rune, c cut) *Font {
	family, first := f.of(c), 1+f.named[c]
	switch script {
	case language.Latin, language.Greek, language.Cyrillic, language.Common, language.Inherited:
		first = len(family)
	}
	for i, own := range family {
		if i == first {
			if ft := f.search(script, text, c); ft != nil {
				return ft
			}
		}
		if own.hasAll(text) {
			return own
		}
	}
	if first == len(family) {
		return f.search(script, text, c)
	}
	return nil
}

// search looks for a font of the computer.
func (f *Fonts) search(script language.Script, text []rune, c cut) *Font {
	if f.more == nil || len(text) == 0 {
		return nil
	}
	f.lock.Lock()
	defer f.lock.Unlock()
	name, ok := f.names[script]
	if !ok {
		name = nameOf(script, text)
		f.names[script] = name
	}
	for _, pair := range f.more.For(name) {
		if c != regular {
			if ft := f.load(pair.Bold, text); ft != nil {
				return ft
			}
		}
		if ft := f.load(pair.Regular, text); ft != nil {
			return ft
		}
	}
	return nil
}

// nameOf is the name of a script that the characters show.
func nameOf(script language.Script, text []rune) string {
	for _, r := range text {
		if language.LookupScript(r) == script {
			return fontfiles.ScriptOf(r)
		}
	}
	return fontfiles.Symbols
}

// load reads a font that claims to have all characters, and returns it if it
// does.
func (f *Fonts) load(face *fontfiles.Face, text []rune) *Font {
	for _, r := range text {
		if !face.Has(r) {
			return nil
		}
	}
	ft := f.read(face)
	if ft == nil || !ft.hasAll(text) {
		return nil
	}
	return ft
}

// read reads a font, once; nil if it cannot be used after all.
func (f *Fonts) read(face *fontfiles.Face) *Font {
	ft, known := f.loaded[face]
	if known {
		return ft
	}
	data, err := face.Data()
	if err == nil {
		ft, err = parseFont(data)
	}
	if err != nil {
		f.broken = append(f.broken, fontfiles.Refused{File: face.Name(), Reason: fontfiles.Damaged})
		ft = nil
	} else {
		ft.file = face.Name()
	}
	f.loaded[face] = ft
	return ft
}
