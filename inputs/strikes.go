package inputs

import (
	"bytes"

	"selfassess/ogp"
)

// strikes gathers what is struck through in a text whose runs are formatted
// one by one: people cross out what no longer holds.
type strikes struct {
	on   bool // the current run is struck through
	text []byte
}

// start takes the beginning of an element within a text.
func (k *strikes) start(name string, a attributes) {
	switch name {
	case "si", "c":
		k.on, k.text = false, k.text[:0]
	case "r":
		k.on = false
	case "strike":
		v := a.text("val")
		k.on = v != "0" && v != "false"
	}
}

// hold takes characters of the text.
func (k *strikes) hold(s *scanner) {
	if k.on {
		k.text = s.appendTo(k.text)
	}
}

func (k *strikes) found() string { return string(bytes.TrimSpace(k.text)) }

// reportStruck says what of a cell is struck through: all of it by the format
// of the cell, or a part.
func (f *field) reportStruck() {
	switch {
	case f.style.struck:
		f.report(ogp.StruckThrough)
	case f.struck != "":
		f.reportAbout(clean(unescapeControls(f.struck)), ogp.StruckThrough)
	}
}
