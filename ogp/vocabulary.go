package ogp

// LevelWord is a row of the sheet Vocabulary: a word by which people of this
// country say a completion level. The secretariat has said what it means, so
// that nobody has to guess.
type LevelWord struct {
	Word  string
	Means Level
	Note  Text
	Origin
}

// LevelWordFields are the fields of a word for a level. Word and level are
// printed with the method of the report; the note stays with the secretariat.
var LevelWordFields = Fields[LevelWord]{
	field("word", func(w *LevelWord) any { return &w.Word }, required),
	field("means", func(w *LevelWord) any { return &w.Means }, required),
	field("note", func(w *LevelWord) any { return &w.Note }),
}

// Cells returns the non-blank cells of the row.
func (w *LevelWord) Cells() []Cell { return LevelWordFields.cells(w, &w.Origin, allFields) }

// told are the cells that are printed.
func (w *LevelWord) told() []Cell {
	return LevelWordFields.cells(w, &w.Origin, func(f *FieldInfo) bool { return f.Key != "note" })
}

// WordRead is a word of the plan's vocabulary by which levels were read.
type WordRead struct {
	Word  string // as the sheet Vocabulary writes it
	Means Level
	Cells int // of rows that count
}

// countWords counts the cells that were read by the plan's vocabulary, in its
// order, in the rows of which the report is made.
func (m *merger) countWords() {
	cells := map[string]int{}
	count := func(o *Origin) {
		if o.LevelWord != "" {
			cells[o.LevelWord]++
		}
	}
	for _, rows := range m.results {
		for i := range rows {
			count(&rows[i].Origin)
		}
	}
	for _, rows := range m.progress {
		for i := range rows {
			count(&rows[i].Origin)
		}
	}
	for i := range m.report.Commitments {
		for k := range m.report.Commitments[i].Milestones {
			for j := range m.report.Commitments[i].Milestones[k].Activities {
				count(&m.report.Commitments[i].Milestones[k].Activities[j].Origin)
			}
		}
	}
	for i := range m.plan.Vocabulary {
		w := &m.plan.Vocabulary[i]
		if n := cells[w.Word]; n > 0 {
			m.report.Vocabulary = append(m.report.Vocabulary, WordRead{w.Word, w.Means, n})
			delete(cells, w.Word) // a row that says the same again counts nothing
		}
	}
}
