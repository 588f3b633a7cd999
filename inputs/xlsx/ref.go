package xlsx

import (
	"math"
	"strconv"
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
func SplitRef(ref string) (col, row int) {
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
