package hostile

import (
	"testing"

	"selfassess"
)

// What is wrong with the file as a whole.
func TestFilesThatAreNoSoundWorkbooks(t *testing.T) {
	runAll(t, []hostile{
		{why: "an empty file", make: func(*testing.T) []byte { return nil }, exit: 3, code: selfassess.FileRefused},
		{why: "a file cut in the middle", make: func(t *testing.T) []byte { b := moj(t); return b[:len(b)/2] }, exit: 3, code: selfassess.FileRefused},
	})
}
