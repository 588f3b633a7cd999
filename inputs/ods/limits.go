package ods

import "selfassess/inputs/office"

// The limits of a spreadsheet's sheets are those of a workbook.
const (
	maxRow     = 20_000   // of a cell that holds something
	maxColumn  = 256      // of a cell that holds something
	maxCells   = 400_000  // that stand in the file, empty ones included
	maxFilled  = 120_000  // with content, as often as they count
	maxText    = 16 << 20 // bytes of all texts, as often as they count
	maxStyles  = 70_000
	maxSheets  = 1_000
	maxSpaces  = 32_767 // that one element stands for: the most that a cell holds in Excel
	maxMerges  = 2_000
	maxLinks   = 20_000 // of a cell
	maxNotes   = 20_000 // of a sheet
	lastColumn = 16_384 // that a sheet can have
	lastRow    = 1 << 20
)

// sum is what a spreadsheet adds up to.
type sum struct{ cells, filled, text int }

func (s *sum) exceeds() bool { return s.cells > maxCells || s.filled > maxFilled }

// add counts bytes that are kept, and checks all sums.
func (s *sum) add(part string, text int) error {
	switch s.text += text; {
	case s.text > maxText:
		return office.Refuse("too_much_text", part)
	case s.exceeds():
		return office.Refuse("too_many_cells", part)
	}
	return nil
}
