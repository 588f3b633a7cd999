package forms

import (
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"selfassess/inputs/columns"
	"selfassess/ogp"
)

// mostNotes is how many notes a sheet of a copy has at most: the shapes of
// notes are numbered in blocks of 1024 a sheet. Every cell is marked.
const mostNotes = 1000

// The size of notes, in pixels and characters.
const (
	noteWidth      = 340
	noteCharacters = 50
	noteLine       = 17
)

// writeNotes marks the cells to be mended, and says at each what to do. Cells
// that were merely read under a rule are not marked: nothing need be done.
func (w *formWriter) writeNotes(advice []Advised) {
	texts := map[copyCell]string{}
	var order []copyCell
	for _, a := range advice {
		if !a.InCopy || a.Severity() == ogp.Note {
			continue
		}
		if texts[a.at] == "" {
			order = append(order, a.at)
		} else {
			texts[a.at] += "\n\n"
		}
		texts[a.at] += oneStop(w.Text("to_fix.cell_note", "severity", w.Label("to_fix", a.Severity().Key()),
			"message", sentence(a.Message), "fix", a.Fix))
	}
	on := map[string]int{}
	for _, s := range order {
		w.paint(s.sheet, s.cell(), s.cell(), s.flagged)
		if on[s.sheet]++; on[s.sheet] <= mostNotes {
			w.note(s, texts[s])
		}
	}
}

func (w *formWriter) note(s copyCell, text string) {
	w.own = append(w.own, columns.OwnMark(text))
	w.do(w.f.AddComment(s.sheet, excelize.Comment{Cell: s.cell(), Author: w.Text("to_fix.author"),
		Width: noteWidth, Height: uint(wrapped(text, noteCharacters)*noteLine + 14),
		Paragraph: []excelize.RichTextRun{{Text: text, Font: &excelize.Font{Family: "Calibri", Size: 10, Color: "1A1A1A"}}}}))
}

// oneStop ends each line once: what a note says may have a full stop of its
// own, or end with the name of a column that is a question.
func oneStop(note string) string {
	lines := strings.Split(note, "\n")
	for i, line := range lines {
		text, stopped := strings.CutSuffix(line, ".")
		if last, _ := utf8.DecodeLastRuneInString(text); stopped && strings.ContainsRune(".?؟", last) {
			lines[i] = text
		}
	}
	return strings.Join(lines, "\n")
}
