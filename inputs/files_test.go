package inputs

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"selfassess/inputs/xlsx"
)

// A file may vanish between the listing of the folder and its reading.
func TestAReturnThatVanishesIsNamed(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, ReturnsDir), 0o777); err != nil {
		t.Fatal(err)
	}
	p := &Project{}
	p.readReturns(dir, []string{"inputs/a.xlsx", "inputs/b.xlsx"}, newVocabulary(nil), &knowledge{})
	if len(p.Findings) != 2 || p.Findings[0].Args["@reason"] != "unreadable.vanished" || len(p.Returns) != 0 {
		t.Errorf("found %+v", p.Findings)
	}
}

// A folder that holds too much is read as far as it goes, the smaller files
// first.
func TestAFolderHoldsOnlySoMuch(t *testing.T) {
	q := &queue{}
	for i, tt := range []struct {
		w    xlsx.Size
		fits bool
	}{
		{xlsx.Size{Cells: maxFolderCells - 10, Text: 100}, true},
		{xlsx.Size{Cells: 10, Text: maxFolderText - 100}, true},
		{xlsx.Size{Text: 1}, false},
		{xlsx.Size{}, false}, // the folder is closed: what follows is no smaller
	} {
		if got := q.fits(tt.w); got != tt.fits {
			t.Errorf("file %d with %+v fits: %v", i, tt.w, got)
		}
	}
}

// What is unpacked is bounded before it is unpacked, and a file whose parts
// nobody needs is read to its end all the same.
func TestAPartThatNobodyNeedsIsRead(t *testing.T) {
	b := rezip(t, blankPlan(t), nil, "xl/media/a.png", "a picture")
	i := bytes.LastIndex(b, []byte("PK\x01\x02"))
	b[i+16]++ // its checksum
	if _, err := openBook(b); err == nil {
		t.Error("it was accepted")
	}
}
