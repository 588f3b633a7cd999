package docx

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"strings"
	"testing"

	"selfassess/render/compose"
	"selfassess/templates"
)

// zipped is a file of parts, named and filled in turn.
func zipped(t *testing.T, names ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(names); i += 2 {
		w, err := z.Create(names[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(names[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// wide is a name as the directory of old Office files writes it.
func wide(s string) (b []byte) {
	for _, c := range []byte(s) {
		b = append(b, c, 0)
	}
	return b
}

func TestFilesThatAreNoTemplatesAreNamedWithTheRemedy(t *testing.T) {
	ole := "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
	strict := edited(t, textPart, "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main")
	for _, c := range []struct {
		why  string
		file []byte
		want string
	}{
		{"nothing", nil, "the template cannot be read: it is empty"},
		{"a damaged zip", templates.ReportDOCX()[:2000], "the template cannot be read: it is damaged or was not transferred completely"},
		{"an old document", []byte(ole), "the template is a Word document of the format used before 2007 (.doc), not a Word document (.docx); open it in Word or LibreOffice and save it as Word Document (.docx)"},
		{"a password", []byte(ole + string(wide("EncryptedPackage"))), "a document that is protected by a password"},
		{"macros", edited(t, typesPart, "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "application/vnd.ms-word.document.macroEnabled.main+xml"), "a Word document with macros (.docm)"},
		{"Pages", zipped(t, "Index/Document.iwa", "x"), "a Pages document (.pages), not a Word document (.docx); open it in Pages and export it to Word (.docx)"},
		{"OpenDocument", zipped(t, "mimetype", "application/vnd.oasis.opendocument.text"), "an OpenDocument text (.odt), not a Word document (.docx); open it in LibreOffice and save it as Word 2007-365 (.docx)"},
		{"Strict Open XML", strict, "a Word document of the kind Strict Open XML"},
		{"a workbook", zipped(t, typesPart, "spreadsheetml.sheet.main"), "an Excel workbook or a presentation"},
		{"another zip", zipped(t, "a", "b"), "another kind of file"},
		{"a PDF", []byte("%PDF-1.7"), "a PDF document"},
		{"a part twice", zipped(t, typesPart, "x", typesPart, "y"), "which one counts [Content_Types].xml"},
		{"a bomb", zipped(t, typesPart, "x", "word/a.xml", strings.Repeat(" ", 4<<20)), "it is larger than it can be word/a.xml"},
		{"a part that is no XML", edited(t, textPart, "</w:body>", ""), "a part of it is damaged: word/document.xml"},
		{"a document type", edited(t, textPart, "<w:document", "<!DOCTYPE a><w:document"), "used for attacks word/document.xml"},
		{"a document type before the styles", edited(t, "word/styles.xml", "<w:styles", "<!DOCTYPE a><w:styles"), "used for attacks word/styles.xml"},
		{"styles that end early", edited(t, "word/styles.xml", "</w:styles>", ""), "a part of it is damaged: word/styles.xml"},
		{"styles as deep as no Word file", edited(t, "word/styles.xml", "</w:styles>", strings.Repeat("<w:a>", 5000)+strings.Repeat("</w:a>", 5000)+"</w:styles>"), "a part of it is damaged: word/styles.xml"},
	} {
		tpl, findings := Parse("x.docx", c.file, compose.Schema)
		if tpl != nil || len(findings) != 1 || !strings.Contains(told(t, findings[0]), c.want) {
			t.Errorf("%s: got %v, want %s", c.why, findings, c.want)
		}
	}
}

// A zip may declare one length and hold another.
func TestAPartLongerThanItSaysIsNotRead(t *testing.T) {
	b := zipped(t, typesPart, "x")
	at := bytes.LastIndex(b, []byte("PK\x01\x02"))
	binary.LittleEndian.PutUint32(b[at+24:], 1<<31-1)
	binary.LittleEndian.PutUint32(b[at+16:], crc32.ChecksumIEEE([]byte("x")))
	if _, findings := Parse("x.docx", b, compose.Schema); len(findings) != 1 || !strings.Contains(told(t, findings[0]), "larger than it can be") {
		t.Errorf("got %v", findings)
	}
}

func TestAWordTemplateIsAsGoodAsADocument(t *testing.T) {
	b := edited(t, typesPart, "wordprocessingml.document.main+xml", "wordprocessingml.template.main+xml")
	tpl, findings := Parse("x.dotx", b, compose.Schema)
	if findings != nil {
		t.Fatal(findings)
	}
	var out bytes.Buffer
	if err := tpl.Write(&out, edition(t)); err != nil {
		t.Fatal(err)
	}
	if types := part(t, out.Bytes(), typesPart); strings.Contains(types, "template.main") {
		t.Error("the report is still a Word template")
	}
}
