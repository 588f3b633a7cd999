package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// The templates are files that anyone can make again from their parts: in
// order, without times, and with nothing of the machine where they were zipped.
func TestTemplatesArePackedAlike(t *testing.T) {
	for _, name := range []string{"report.docx", "example.docx"} {
		path := filepath.Join("..", "..", "templates", name)
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		ps, finding := readParts(name, b)
		if finding != nil {
			t.Fatal(finding)
		}
		if *update {
			var out bytes.Buffer
			if err := ps.write(&out); err != nil {
				t.Fatal(err)
			}
			b = out.Bytes()
			if err := os.WriteFile(path, b, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, f := range z.File {
			got = append(got, f.Name)
			if f.ModifiedDate != 33 || f.ModifiedTime != 0 || len(f.Extra) > 0 || f.Comment != "" || f.CreatorVersion>>8 != 0 {
				t.Errorf("%s: %s keeps when or where it was zipped; run this test with -update", name, f.Name)
			}
			if filepath.Ext(f.Name) == ".png" {
				continue
			}
			if err := wellFormed(ps[f.Name]); err != nil {
				t.Errorf("%s: %s: %v", name, f.Name, err)
			}
		}
		if want := ps.names(); !slices.Equal(got, want) {
			t.Errorf("%s: the parts stand as %q\nwant %q; run this test with -update", name, got, want)
		}
	}
}

func wellFormed(b []byte) error {
	for d := xml.NewDecoder(bytes.NewReader(b)); ; {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}
