package secretariat

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"selfassess/outputs"
)

// While a file is open elsewhere, the set stands under second names. The
// earlier files stay known as ours, and the second ones become so: the next
// run takes them away.
func TestSecondNamesAreRemembered(t *testing.T) {
	dir := t.TempDir()
	path := func(name string) string { return filepath.Join(dir, name) }
	earlier := journal{"MOF.txt": checksum([]byte("old")), "gone.txt": checksum([]byte("x"))}
	files := []outputs.File{{Path: path("MOF.txt"), Data: []byte("new")}, {Path: path("MOF.xlsx"), Data: []byte("book")}}
	second := []string{path("MOF (2).txt"), path("MOF (2).xlsx")}
	now := earlier.beside(files, second)
	for name, content := range map[string]string{
		"MOF.txt": "old", "MOF (2).txt": "new", "MOF (2).xlsx": "book", "gone.txt": "x",
	} {
		if now[name] != checksum([]byte(content)) {
			t.Errorf("%s is not known as it was written", name)
		}
		write(t, dir, name, []byte(content))
	}
	if err := now.protect(files[:1]); err != nil {
		t.Errorf("the earlier file cannot be replaced: %v", err)
	}
	remove, keep := now.outdated(dir, files)
	want := []string{path("MOF (2).txt"), path("MOF (2).xlsx"), path("gone.txt")}
	if !slices.Equal(remove, want) || len(keep) > 0 {
		t.Errorf("remove %q, keep %q, want %q to go", remove, keep, want)
	}
}

func TestOnlyOwnUnchangedFilesOfTheFolderGo(t *testing.T) {
	root := t.TempDir()
	dir := filepath.Join(root, "to-fix")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{
		"plan.xlsx", "to-fix/old.txt", "to-fix/edited.txt", "to-fix/theirs.txt", "to-fix/current.txt",
	} {
		if err := os.WriteFile(filepath.Join(root, name), []byte(name), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	for name, content := range map[string]string{
		"../plan.xlsx": "plan.xlsx", "old.txt": "to-fix/old.txt", "edited.txt": "before", "gone.txt": "gone",
		"current.txt": "to-fix/current.txt",
	} {
		b.WriteString(checksum([]byte(content)) + "  " + name + "\r\n")
	}
	if err := os.WriteFile(filepath.Join(dir, journalName), b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	current := []outputs.File{{Path: filepath.Join(dir, "current.txt"), Data: []byte("new")}}
	w, err := readJournal(dir)
	if err != nil {
		t.Fatal(err)
	}
	remove, keep := w.outdated(dir, current)
	if !slices.Equal(remove, []string{filepath.Join(dir, "old.txt")}) ||
		!slices.Equal(keep, []string{filepath.Join(dir, "edited.txt")}) {
		t.Errorf("remove %q, keep %q", remove, keep)
	}
	if err := w.protect(current); err != nil {
		t.Errorf("a file of an earlier run cannot be replaced: %v", err)
	}
	for _, name := range []string{"edited.txt", "theirs.txt"} {
		if err := w.protect([]outputs.File{{Path: filepath.Join(dir, name), Data: []byte("new")}}); err == nil {
			t.Errorf("%s would be overwritten", name)
		}
	}
	next := w.next(current, remove, keep)
	if len(next) != 3 || next["current.txt"] != checksum([]byte("new")) ||
		next["edited.txt"] != checksum([]byte("before")) {
		t.Errorf("the next journal is %v", next)
	}
}
