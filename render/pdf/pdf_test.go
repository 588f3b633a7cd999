package pdf

import (
	"bytes"
	"os"
	"testing"
)

func TestSameDocumentSameBytes(t *testing.T) {
	var a, b bytes.Buffer
	for _, w := range []*bytes.Buffer{&a, &b} {
		if err := WriteDocument(w, demo()); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("two runs differ")
	}
	if name := os.Getenv("PDF_DEMO"); name != "" {
		if err := os.WriteFile(name, a.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
