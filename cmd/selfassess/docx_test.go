package main

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// docx SOURCE TARGET makes a Word document of the lines of a text.
func makeDocx(ts *testscript.TestScript, neg bool, args []string) {
	file, err := docxOf(ts.ReadFile(args[0]))
	ts.Check(err)
	save(ts, args[1], file)
}

// docxOf is a Word document of the lines of a text, one paragraph each: the
// least that Word opens.
func docxOf(text string) ([]byte, error) {
	var body bytes.Buffer
	for line := range strings.Lines(text) {
		body.WriteString(`<w:p><w:r><w:t xml:space="preserve">`)
		if err := xml.EscapeText(&body, []byte(strings.TrimRight(line, "\n"))); err != nil {
			return nil, err
		}
		body.WriteString(`</w:t></w:r></w:p>`)
	}
	const relations = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`
	const types = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`
	var file bytes.Buffer
	z := zip.NewWriter(&file)
	for _, p := range []struct{ name, content string }{{"[Content_Types].xml", types}, {"_rels/.rels", relations},
		{"word/document.xml", `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>` +
			body.String() + `</w:body></w:document>`},
	} {
		w, err := z.Create(p.name)
		if err != nil {
			return nil, err
		}
		if _, err := io.WriteString(w, p.content); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return file.Bytes(), nil
}

// wordfile SOURCE TARGET makes a Word document of parts. "== NAME" begins a
// part, whose lines are its XML; NAMES stands for Word's namespaces. Those of the
// text are what stands in its body, those of relations (.rels) an id, a kind, a
// target and, if it leads out of the file, the word External.
func makeWordFile(ts *testscript.TestScript, neg bool, args []string) {
	parts := map[string]string{
		"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
			`<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
		"_rels/.rels": relationsOf("rId1 officeDocument word/document.xml"),
	}
	for _, section := range strings.Split("\n"+ts.ReadFile(args[0]), "\n== ")[1:] {
		name, content, _ := strings.Cut(strings.TrimSpace(section), "\n")
		switch {
		case name == "word/document.xml":
			content = `<w:document NAMES><w:body>` + content + `</w:body></w:document>`
		case strings.HasSuffix(name, ".rels"):
			content = relationsOf(content)
		}
		parts[name] = strings.ReplaceAll(content, "NAMES", partNames)
	}
	var file bytes.Buffer
	z := zip.NewWriter(&file)
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		w, err := z.Create(name)
		ts.Check(err)
		_, err = io.WriteString(w, parts[name])
		ts.Check(err)
	}
	ts.Check(z.Close())
	save(ts, args[1], file.Bytes())
}

const partNames = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"` +
	` xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:v="urn:schemas-microsoft-com:vml"`

// relationsOf are relations of which each line gives one.
func relationsOf(lines string) string {
	all := `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	for line := range strings.Lines(lines) {
		f := strings.Fields(line)
		all += `<Relationship Id="` + f[0] + `" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/` + f[1] + `" Target="` + f[2] + `"`
		if len(f) > 3 {
			all += ` TargetMode="` + f[3] + `"`
		}
		all += `/>`
	}
	return all + `</Relationships>`
}

// words FILE prints the text of a Word document, one paragraph a line.
func printWords(ts *testscript.TestScript, neg bool, args []string) {
	b := []byte(ts.ReadFile(args[0]))
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	ts.Check(err)
	f, err := z.Open("word/document.xml")
	ts.Check(err)
	d := xml.NewDecoder(f)
	for {
		token, err := d.Token()
		if err == io.EOF {
			return
		}
		ts.Check(err)
		switch e := token.(type) {
		case xml.CharData:
			fmt.Fprint(ts.Stdout(), string(e))
		case xml.EndElement:
			if e.Name.Local == "p" {
				fmt.Fprintln(ts.Stdout())
			}
		}
	}
}
