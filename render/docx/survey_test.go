package docx

import (
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"selfassess/inputs/office"
	"selfassess/render/compose"
	"selfassess/render/docx/template"
	"selfassess/templates"
)

// A part that is read to the middle hides the numbers that follow, which a
// report would give again.
func TestAPartWhoseNumbersCannotAllBeReadIsRefused(t *testing.T) {
	const twice = `<w:bookmarkStart w:id="7" w:id="8" w:name="a"/>`
	many := "<w:p"
	for i := range 129 {
		many += ` w:a` + strconv.Itoa(i) + `="1"`
	}
	many += "/>"
	before := func(end, xml string) func(string) string {
		return func(s string) string { return strings.Replace(s, end, xml+end, 1) }
	}
	becomes := func(s string) func(string) string { return func(string) string { return s } }
	const control = `<w:comments><w:sdt><w:sdtPr><w:id w:val="7"/></w:sdtPr></w:sdt>`
	for _, c := range []struct {
		why, part string
		change    func(string) string
		refused   bool
	}{
		{"an attribute twice in the text", textPart, before("</w:body>", twice), true},
		{"an attribute twice in a footer", footerPart, before("</w:ftr>", twice), true},
		{"more attributes than any tag has", footerPart, before("</w:ftr>", many), true},
		{"a control in comments that end early", "word/comments.xml", becomes(control + twice), true},
		{"comments that end well", "word/comments.xml", becomes(control + "</w:comments>"), false},
		{"XML of others", "customXml/item1.xml", becomes(`<!DOCTYPE a><a b="1" b="2"/>`), false},
		{"a picture", "word/media/image9.png", becomes("\x89PNG sdtPr"), false},
	} {
		tpl, findings := Parse("x.docx", changed(t, c.part, c.change), compose.Schema)
		want := "a part of it is damaged: " + c.part + ";"
		switch {
		case !c.refused && tpl == nil:
			t.Errorf("%s: refused: %v", c.why, findings)
		case c.refused && (tpl != nil || len(findings) != 1 || !strings.Contains(told(t, findings[0]), want)):
			t.Errorf("%s: got %v, want %s", c.why, findings, want)
		}
	}
}

// Two readers judge the parts that may hold tags: what encoding/xml takes of
// templates that were kept, the scanner takes.
func TestBothReadersTakeTheTemplatesThatWereKept(t *testing.T) {
	files := map[string][]byte{"the built-in one": templates.ReportDOCX()}
	for _, name := range kept(t, "../../testdata/templates/*/*.docx") {
		files[name] = read(t, name)
	}
	for file, b := range files {
		ps, finding := readParts(file, b)
		if finding != nil {
			t.Fatal(finding)
		}
		for name, part := range ps {
			if path.Ext(name) == ".xml" {
				checkBothTake(t, file+" "+name, part)
			}
		}
	}
	const head = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`
	for _, name := range kept(t, "template/testdata/fuzz/FuzzTemplatesNeverPanic/*") {
		_, literal, _ := strings.Cut(string(read(t, name)), "string(")
		body, err := strconv.Unquote(strings.TrimSuffix(strings.TrimSpace(literal), ")"))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		checkBothTake(t, name, []byte(head+body+"</w:body></w:document>"))
	}
}

func checkBothTake(t *testing.T, name string, part []byte) {
	t.Helper()
	_, _, err := template.Compile(template.Source{Schema: compose.Schema, Part: name, Kind: template.Text, XML: part})
	if err != nil {
		return
	}
	if err := walk(part, func(*office.Scanner) {}); err != nil {
		t.Errorf("%s: encoding/xml takes it, the scanner says %v", name, err)
	}
}

// kept are the files of a pattern, of which there are some.
func kept(t *testing.T, pattern string) []string {
	t.Helper()
	names, err := filepath.Glob(pattern)
	if err != nil || len(names) == 0 {
		t.Fatalf("no %s: %v", pattern, err)
	}
	return names
}

func read(t *testing.T, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return b
}
