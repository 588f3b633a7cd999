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
