package ogp

import "strconv"

// Origin keeps where a record was read, so that a finding made long after
// reading can still point at a cell. The columns are shared by all records of
// one sheet.
type Origin struct {
	File, Sheet string
	Row         int               // 1-based; 0 if the record was not read from a row
	Columns     map[string]string // column key → letters, e.g. "level" → "E"
	LevelWord   string            // the word of the plan's vocabulary by which its level was read, or ""
	ViewWord    string            // likewise of the level that a counterpart states
	LevelUnread bool              // its level could not be read

	LevelByPercent bool             // its level is that of its percent, by the plan's thresholds
	Filled         map[string]Place // of cells that a row of another sheet has filled in, by column key
}

// At returns the place of the cell under the column key, or of the row's
// sheet if there is no such column.
func (o Origin) At(key string) Place {
	if p, ok := o.Filled[key]; ok {
		return p
	}
	p := Place{File: o.File, Sheet: o.Sheet}
	if c := o.Columns[key]; c != "" && o.Row > 0 {
		p.Cell = c + strconv.Itoa(o.Row)
	}
	return p
}

// rowKey is a row of a sheet of a file.
type rowKey struct {
	file, sheet string
	row         int
}

func (o *Origin) rowKey() rowKey { return rowKey{o.File, o.Sheet, o.Row} }

// String returns the place as people write it: "inputs/health.xlsx ›
// Milestones!E14".
func (p Place) String() string {
	s := p.File
	if p.Sheet != "" {
		s += " › " + p.Sheet
	}
	if p.Cell != "" {
		s += "!" + p.Cell
	}
	return Visible(s)
}
