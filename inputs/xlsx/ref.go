package xlsx

import (
	"math"
	"strconv"
	"strings"
)

// lastColumn is the last that a sheet can have: XFD.
const lastColumn = 16384

// Ref names a cell: column 5, row 14 is E14.
func Ref(col, row int) string { return ColumnName(col) + strconv.Itoa(row) }

// ColumnName is the letters of a column, "" for one that no sheet has.
func ColumnName(col int) string {
	if col < 1 || col > lastColumn {
		return ""
	}
	var letters [3]byte
	i := len(letters)
	for ; col > 0; col = (col - 1) / 26 {
		i--
		letters[i] = byte('A' + (col-1)%26)
	}
	return string(letters[i:])
}

// SplitRef reads "E14" as column 5, row 14; 0, 0 if it is no reference.
func SplitRef(ref string) (col, row int) { return splitRef(ref) }

func splitRef[T string | []byte](ref T) (col, row int) {
	i := 0
	for ; i < len(ref) && 'A' <= ref[i] && ref[i] <= 'Z' && i < 4; i++ {
		col = col*26 + int(ref[i]-'A') + 1
	}
	for ; i < len(ref) && '0' <= ref[i] && ref[i] <= '9' && row < math.MaxInt32; i++ {
		row = row*10 + int(ref[i]-'0')
	}
	if i < len(ref) || col > lastColumn {
		return 0, 0
	}
	return col, row
}

// Range is cells from the upper left one to the lower right one.
type Range struct{ Left, Top, Right, Bottom int }

// Holds tells whether a cell is one of them.
func (r Range) Holds(col, row int) bool {
	return r.Left <= col && col <= r.Right && r.Top <= row && row <= r.Bottom
}

// First is the upper left cell.
func (r Range) First() string { return Ref(r.Left, r.Top) }

func (r Range) String() string { return r.First() + ":" + Ref(r.Right, r.Bottom) }

// readRange reads "D5:E5"; ok is false if it names no cells.
func readRange(ref string) (r Range, ok bool) {
	from, to, several := strings.Cut(ref, ":")
	if !several {
		to = from
	}
	r.Left, r.Top = SplitRef(from)
	r.Right, r.Bottom = SplitRef(to)
	return r, min(r.Left, r.Top, r.Right, r.Bottom) > 0
}

// cellName is a name as the file has it, or "" if it names no cell.
func cellName(ref string) string {
	if col, row := SplitRef(ref); col == 0 || row == 0 {
		return ""
	}
	return ref
}
