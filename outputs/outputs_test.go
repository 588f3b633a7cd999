package outputs

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// contents lists a directory as "name=content", folders as "name/".
func contents(t *testing.T, dir string) string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, e := range entries {
		if e.IsDir() {
			all = append(all, e.Name()+"/")
			continue
		}
		b, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, e.Name()+"="+string(b))
	}
	return strings.Join(all, " ")
}

func TestReplaceWritesAllAndLeavesNoLitter(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "a"), "old a")
	err := Replace([]File{{filepath.Join(dir, "a"), []byte("new a")}, {filepath.Join(dir, "b"), []byte("new b")}})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := contents(t, dir), "a=new a b=new b"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// A folder that bears the name of an output stands for any target that cannot
// be replaced.
func TestReplaceLeavesEverythingWhenOneFileCannotBeWritten(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "a"), "old a")
	if err := os.Mkdir(filepath.Join(dir, "c"), 0o755); err != nil {
		t.Fatal(err)
	}
	before := contents(t, dir)
	err := Replace([]File{{filepath.Join(dir, "a"), []byte("new a")}, {filepath.Join(dir, "b"), []byte("new b")}, {filepath.Join(dir, "c"), []byte("new c")}})
	if err == nil || !strings.Contains(err.Error(), filepath.Join(dir, "c")) {
		t.Fatalf("error %v does not name the file", err)
	}
	if got := contents(t, dir); got != before {
		t.Errorf("got %s, want %s", got, before)
	}
}

func TestReplaceNamesTheFileWhenTheDirectoryCannotBeMade(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "file"), "x")
	target := filepath.Join(dir, "file", "report.pdf")
	if err := Replace([]File{{target, []byte("x")}}); err == nil || !strings.Contains(err.Error(), target) {
		t.Fatalf("error %v does not name %s", err, target)
	}
}

func TestFileName(t *testing.T) {
	for _, c := range []struct{ id, want, why string }{
		{"MoF", "MoF", "a plain id stays"},
		{"Justice & Home", "Justice---Home", "blanks and signs are not safe everywhere"},
		{"../../etc/passwd", "-..-etc-passwd", "an id must not lead out of the folder"},
		{"con", "_con", "a device on Windows"},
		{"COM1.x", "_COM1.x", "a device with an ending is one too"},
		{"Conseil", "Conseil", "only the whole name is a device"},
		{"end.", "end", "Windows drops a dot at the end"},
		{"", "_", "a file needs a name"},
		{"Ministère", "Ministère", "letters of every script stay"},
	} {
		if got := FileName(c.id); got != c.want {
			t.Errorf("FileName(%q) = %q, want %q: %s", c.id, got, c.want, c.why)
		}
	}
}
