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

// countReadings counts the levels that were read by the plan's vocabulary, in its
// order, and those that were read from percents, in the rows of the report.
func (m *merger) countReadings() {
	cells := map[string]int{}
	count := func(word string, l Level) {
		if word != "" && l != NotReported {
			cells[word]++
		}
	}
	stated := func(o *Origin, l Level) {
		count(o.LevelWord, l)
		if o.LevelByPercent {
			m.report.ByPercent++
		}
	}
	for i := range m.report.Commitments {
		c := &m.report.Commitments[i]
		for k := range c.Results {
			stated(&c.Results[k].Origin, c.Results[k].Level)
		}
		for k := range c.Views {
			count(c.Views[k].ViewWord, c.Views[k].ViewLevel)
		}
		for k := range c.Milestones {
			ms := &c.Milestones[k]
			for j := range ms.Progress {
				stated(&ms.Progress[j].Origin, ms.Progress[j].Level)
			}
			for j := range ms.Views {
				count(ms.Views[j].ViewWord, ms.Views[j].ViewLevel)
			}
			for j := range ms.Activities {
				count(ms.Activities[j].LevelWord, ms.Activities[j].Status)
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
