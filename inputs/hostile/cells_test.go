package hostile

import (
	"testing"

	"selfassess"
	"selfassess/inputs/inputstest"
)

// put is the return of MOJ with another value in one cell: a text, a number,
// or anything else that excelize writes.
func put(cell string, value any) func(*testing.T) []byte {
	return func(t *testing.T) []byte {
		t.Helper()
		b, err := inputstest.Put(moj(t), cell, value)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
}

// What people type into cells.
func TestCellsThatAreWrong(t *testing.T) {
	runAll(t, []hostile{
		{why: "a level that is none", make: put("Commitments!E5", "In progress"), exit: 3, code: selfassess.LevelUnknown, at: "Commitments!E5"},
	})
}
