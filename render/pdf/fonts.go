package pdf

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"selfassess/ogp"
	"selfassess/render/pdf/fontfiles"
	"selfassess/render/pdf/typeset"
)

// Fonts are the fonts that reports are set in: those of the program, and
// those of folders for the scripts that these lack. The folders are read when
// such a script is met. They may serve several reports at a time.
type Fonts struct {
	open func() (*typeset.Fonts, error) // reads those of the program when first called
	more *fontfiles.Set                 // those of folders; nil if there are none
}

// SystemFonts is the name that stands for the computer's own fonts.
const SystemFonts = fontfiles.System

// FontsIn returns the fonts of the program and of the named folders, in this
// order; SystemFonts stands for the computer's own. It fails on a folder that
// holds no fonts.
func FontsIn(folders []string) (*Fonts, error) {
	var more *fontfiles.Set
	if len(folders) > 0 {
		var err error
		if more, err = fontfiles.Open(folders); err != nil {
			return nil, err
		}
	}
	return &Fonts{sync.OnceValues(func() (*typeset.Fonts, error) { return typeset.With(more) }), more}, nil
}

func (f *Fonts) typeset() (*typeset.Fonts, error) {
	if f == nil {
		return typeset.Embedded()
	}
	return f.open()
}

// Lacking tells which characters of a report no font has: for each file and
// script one finding, at the first cell. Beside the report, the findings so
// far are looked through: they name files and quote what is in no record. If
// fonts of the computer were asked, it also tells which files cannot be used.
func (f *Fonts) Lacking(r *ogp.Report, findings []ogp.Finding) ([]ogp.Finding, error) {
	l := lacking{fonts: f, known: map[rune]kind{}, found: map[lackKey]*lack{}}
	if r != nil {
		r.EachCell(func(c ogp.Cell) { l.look(c.At, c.Text) })
	}
	for _, k := range findings {
		l.look(ogp.Place{File: k.At.File}, k.At.File)
		l.look(ogp.Place{File: k.At.File, Sheet: k.At.Sheet}, k.At.Sheet)
		l.look(k.At, k.Found)
	}
	if l.err != nil || len(l.known) == 0 {
		return nil, l.err
	}
	return append(l.findings(), refused(l.set)...), nil
}

// LackingIn is the first character of a text that no font has, as it can be
// quoted.
func (f *Fonts) LackingIn(text string) (char string, lacks bool, err error) {
	var set *typeset.Fonts
	for _, r := range text {
		if typeset.Shown(r) || !typeset.IsText(r) {
			continue
		}
		if set == nil {
			if set, err = f.typeset(); err != nil {
				return "", false, err
			}
		}
		if !set.Has(r) {
			return visible(r), true, nil
		}
	}
	return "", false, nil
}

// lacking collects the characters without a font.
type lacking struct {
	fonts *Fonts
	set   *typeset.Fonts // once they were needed
	err   error
	known map[rune]kind // what was looked up
	found map[lackKey]*lack
}

type lackKey struct {
	file string
	kind
}

// kind is what a finding says of a character; the zero kind is one that has a
// font.
type kind struct {
	without bool
	script  string
	emoji   bool // which asks for another font than other signs
}

// lack is what one file lacks of one script.
type lack struct {
	first ogp.Place
	char  rune
	cells map[ogp.Place]bool
}

func (l *lacking) look(at ogp.Place, text string) {
	for _, r := range text {
		if typeset.Shown(r) {
			continue
		}
		k := lackKey{at.File, l.kind(r)}
		if !k.without {
			continue
		}
		have := l.found[k]
		if have == nil {
			have = &lack{at, r, map[ogp.Place]bool{}}
			l.found[k] = have
		}
		if at.Before(have.first) {
			have.first, have.char = at, r
		}
		have.cells[at] = true
	}
}

func (l *lacking) kind(r rune) kind {
	k, known := l.known[r]
	if known {
		return k
	}
	if l.set == nil && l.err == nil {
		l.set, l.err = l.fonts.typeset()
	}
	if l.err == nil && typeset.IsText(r) && !l.set.Has(r) {
		k = kind{true, fontfiles.ScriptOf(r), r >= 0x1F000 && r <= 0x1FAFF}
	}
	l.known[r] = k
	return k
}

func (l *lacking) findings() (fs []ogp.Finding) {
	keys := slices.SortedFunc(maps.Keys(l.found), func(a, b lackKey) int {
		return cmp.Or(strings.Compare(a.file, b.file), strings.Compare(a.script, b.script),
			strings.Compare(fmt.Sprint(a.emoji), fmt.Sprint(b.emoji)))
	})
	for _, k := range keys {
		have := l.found[k]
		font, pkg := fontfiles.Advice(k.script, k.emoji)
		args := map[string]string{"code": fmt.Sprintf("U+%04X", have.char), "count": strconv.Itoa(len(have.cells)),
			"font": font, "package": pkg}
		script, term := ogp.KeyArg("script"), ""
		switch {
		case k.script == "":
			term = "font_kind.unknown"
		case k.script == fontfiles.Symbols && k.emoji:
			term = "font_kind.emoji"
		case k.script == fontfiles.Symbols:
			term = "font_kind.symbols"
		default:
			script, term = "script", strings.ReplaceAll(k.script, "_", " ")
		}
		args[script] = term
		fs = append(fs, ogp.Finding{Code: ogp.CharacterNoFont, At: have.first, Found: visible(have.char), Args: args})
	}
	return fs
}

// refused tells which of the named files cannot be used.
func refused(set *typeset.Fonts) (fs []ogp.Finding) {
	for _, r := range set.Refused() {
		fs = append(fs, ogp.Finding{Code: ogp.FontNotUsed, At: ogp.Place{File: r.File},
			Args: map[string]string{ogp.KeyArg("reason"): "font_refused." + string(r.Reason)}})
	}
	return fs
}

// visible is a character as it can be quoted: marks stand on a circle.
func visible(r rune) string {
	if unicode.Is(unicode.M, r) {
		return "\u25CC" + string(r)
	}
	return string(r)
}
