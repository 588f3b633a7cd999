package main

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
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
