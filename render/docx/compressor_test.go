package docx

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"strings"
	"testing"

	"selfassess/ogp"
	"selfassess/render"
)

// A long text is compressed in pieces; read again, it is the whole one.
func TestWhatIsCompressedInPiecesIsReadAsAWhole(t *testing.T) {
	for _, n := range []int{0, 1, 2, 3, 4, 50} {
		var want bytes.Buffer
		p, err := compressed(func(p *compressor) error {
			var b bytes.Buffer
			for i := range n {
				fmt.Fprintf(&want, "%d %s;", i, strings.Repeat("ä<w:t>", i*i*10))
				fmt.Fprintf(&b, "%d %s;", i, strings.Repeat("ä<w:t>", i*i*10))
				if p.flush(&b); b.Len() != 0 {
					t.Fatalf("%d bytes stay in the buffer", b.Len())
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		if p.size != uint64(want.Len()) || p.sum != crc32.ChecksumIEEE(want.Bytes()) {
			t.Errorf("%d pieces: of %d bytes %d were counted", n, want.Len(), p.size)
		}
		var file bytes.Buffer
		if err := (parts{"a.xml": []byte("a"), "b.xml": nil, "c.xml": []byte("c")}).writeWith(&file, "b.xml", p); err != nil {
			t.Fatal(err)
		}
		if got := part(t, file.Bytes(), "b.xml"); got != want.String() {
			t.Errorf("%d pieces: %d of %d bytes come back", n, len(got), want.Len())
		}
	}
}

func TestAnErrorOfWhoWritesEndsThePress(t *testing.T) {
	broken := errors.New("broken")
	_, err := compressed(func(p *compressor) error {
		var b bytes.Buffer
		for range 10 {
			b.WriteString("text")
			p.flush(&b)
		}
		return broken
	})
	if !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
	d := everything()
	d.Sections[1].Blocks = append(d.Sections[1].Blocks, render.Paragraph{Spans: []render.Span{{Text: "x", Ref: "nowhere"}}})
	if err := writeDocument(io.Discard, d, edition(t)); err == nil || !strings.Contains(err.Error(), "nowhere") {
		t.Errorf("a link that leads nowhere: %v", err)
	}
}

// A section that is longer than what is compressed at a time says what it says.
func TestALongSectionKeepsItsFingerprint(t *testing.T) {
	table := render.Table{ID: "table-9", Label: "Table 9", Columns: []render.Column{{Head: "Number"}, {Head: "Text"}}}
	for i := range 4000 {
		table.Rows = append(table.Rows, render.Row{Cells: cells(fmt.Sprint(i), `“Über” <&> "x"`)})
	}
	d := everything()
	d.Sections = append(d.Sections, &render.Section{ID: "long", Heading: render.Words("Long"), Blocks: []render.Block{para("First."), table, para("Last.")}})
	file := written(t, d)
	text := part(t, file, textPart)
	if len(text) < 4*chunk {
		t.Fatalf("the text is too short for this test: %d bytes", len(text))
	}
	for _, c := range controls(t, text) {
		if c.path == "long" {
			want := `<section tag="long" sum="` + ogp.Fingerprint(c.text) + `">`
			if facts := part(t, file, "customXml/item1.xml"); !strings.Contains(facts, want) {
				t.Errorf("%s is not among %s", want, facts[strings.Index(facts, `tag="long"`)-20:])
			}
			if !strings.HasPrefix(c.text, "Long") || !strings.HasSuffix(c.text, "Last.") {
				t.Errorf("the section says %.40q … %q", c.text, c.text[len(c.text)-20:])
			}
			return
		}
	}
	t.Error("the section is missing")
}

// The long part stands in the zip as the others do.
func TestAllPartsArePackedAlike(t *testing.T) {
	file := written(t, everything())
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	first := z.File[0]
	for _, f := range z.File {
		if f.Method != first.Method || f.Flags != first.Flags || f.CreatorVersion != first.CreatorVersion || f.ReaderVersion != first.ReaderVersion || f.ModifiedDate != first.ModifiedDate {
			t.Errorf("%s: %+v, but %s: %+v", f.Name, f.FileHeader, first.Name, first.FileHeader)
		}
	}
}
