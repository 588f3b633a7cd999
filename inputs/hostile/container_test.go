package hostile

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"fmt"
	"io"
	"strings"
	"testing"

	"selfassess/inputs/inputstest"
	"selfassess/ogp"
)

// Where the parts of a form are.
const (
	workbookPart = "xl/workbook.xml"
	workbookRels = "xl/_rels/workbook.xml.rels"
	typesPart    = "[Content_Types].xml"
	stringsPart  = "xl/sharedStrings.xml"
	stylesPart   = "xl/styles.xml"
	// milestones is the sheet that most cases spoil.
	milestones     = "xl/worksheets/sheet3.xml"
	milestonesRels = "xl/worksheets/_rels/sheet3.xml.rels"
	relationTypes  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	plainType      = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
)

// repacked is the return of MOJ with its parts changed, and extra ones.
func repacked(change func(name string, part []byte) []byte, extra ...string) func(*testing.T) []byte {
	return func(t *testing.T) []byte {
		t.Helper()
		b, err := inputstest.Rezip(moj(t), change, extra...)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
}

// part replaces one part; "" leaves it out.
func part(name, with string) func(*testing.T) []byte {
	return repacked(func(n string, b []byte) []byte {
		switch {
		case n != name:
			return b
		case with == "":
			return nil
		}
		return []byte(with)
	})
}

// swap replaces a text in a part; it must be there.
func swap(name, old, with string) func(*testing.T) []byte {
	return func(t *testing.T) []byte {
		t.Helper()
		return repacked(func(n string, b []byte) []byte {
			if n != name {
				return b
			}
			if !bytes.Contains(b, []byte(old)) {
				t.Fatalf("%s has no %q", n, old)
			}
			return bytes.Replace(b, []byte(old), []byte(with), 1)
		})(t)
	}
}

func extra(nameAndContent ...string) func(*testing.T) []byte { return repacked(nil, nameAndContent...) }

func is(s string) func(*testing.T) []byte { return func(*testing.T) []byte { return []byte(s) } }

// patched changes numbers in the last record of that signature.
func patched(signature string, offset int, v uint32) func(*testing.T) []byte {
	return func(t *testing.T) []byte {
		b := moj(t)
		binary.LittleEndian.PutUint32(b[bytes.LastIndex(b, []byte(signature))+offset:], v)
		return b
	}
}

// The records of a zip: one for each part in the directory at its end, and
// one that ends it.
const (
	central = "PK\x01\x02"
	ending  = "PK\x05\x06"
)

// framed puts bytes before and after the return.
func framed(before, after string) func(*testing.T) []byte {
	return func(t *testing.T) []byte { return append(append([]byte(before), moj(t)...), after...) }
}

// swollen adds a part of n spaces, which packs to a thousandth.
func swollen(name string, n int) func(*testing.T) []byte {
	return func(t *testing.T) []byte {
		t.Helper()
		b := moj(t)
		r, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
		if err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		w := zip.NewWriter(&out)
		w.RegisterCompressor(zip.Deflate, func(to io.Writer) (io.WriteCloser, error) { return flate.NewWriter(to, flate.BestSpeed) })
		for _, f := range r.File {
			if f.Name != name {
				if err := w.Copy(f); err != nil {
					t.Fatal(err)
				}
			}
		}
		f, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		for chunk := bytes.Repeat([]byte(" "), 1<<20); n > 0; n -= len(chunk) {
			f.Write(chunk)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		return out.Bytes()
	}
}

// lying adds a part whose directory entry states another size than it has.
func lying(content string, states uint64) func(*testing.T) []byte {
	return func(t *testing.T) []byte {
		t.Helper()
		b := extra("xl/media/a.png", content)(t)
		binary.LittleEndian.PutUint32(b[bytes.LastIndex(b, []byte(central))+24:], uint32(states))
		return b
	}
}

// manyParts are n empty parts.
func manyParts(n int) (list []string) {
	for i := range n {
		list = append(list, fmt.Sprintf("xl/media/%d", i), "")
	}
	return list
}

// overlapping has two directory entries for the same bytes.
func overlapping(t *testing.T) []byte {
	b := extra("xl/media/a", "x", "xl/media/b", "x")(t)
	first := bytes.LastIndex(b[:bytes.LastIndex(b, []byte(central))], []byte(central))
	copy(b[bytes.LastIndex(b, []byte(central))+42:][:4], b[first+42:][:4])
	return b
}

// wide is how the old compound files write the names of their streams.
func wide(s string) string {
	return "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Join(strings.Split(s, ""), "\x00") + "\x00"
}

// ofType states another kind of document than a plain workbook.
func ofType(kind string) func(*testing.T) []byte { return swap(typesPart, plainType, kind) }

// leading adds a relation to a part that leads somewhere.
func leading(rels, kind, target string) func(*testing.T) []byte {
	relation := `<Relationship Id="rIdX" Type="` + relationTypes + kind + `" Target="` + target + `"/>`
	return func(t *testing.T) []byte {
		t.Helper()
		b := moj(t)
		if found := partOf(t, b, rels); found != nil {
			return swap(rels, "</Relationships>", relation+"</Relationships>")(t)
		}
		return extra(rels, `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`+relation+`</Relationships>`)(t)
	}
}

func partOf(t *testing.T, b []byte, name string) []byte {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := r.Open(name)
	if err != nil {
		return nil
	}
	defer f.Close()
	content, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// with adds parts to a file that another function made.
func with(make func(*testing.T) []byte, nameAndContent ...string) func(*testing.T) []byte {
	return func(t *testing.T) []byte {
		t.Helper()
		b, err := inputstest.Rezip(make(t), nil, nameAndContent...)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
}

// What is wrong with the file as a whole.
func TestFilesThatAreNoSoundWorkbooks(t *testing.T) {
	refused := []struct {
		why     string
		make    func(*testing.T) []byte
		message string
	}{
		{"400 MB of spaces instead of a sheet", swollen(milestones, 400<<20), "extremely large"},
		{"a sheet of spaces within the size of a part", swollen(milestones, 60<<20), "extremely large"},
		{"spaces in a picture that nobody shows", swollen("xl/media/a.png", 100<<20), "extremely large"},
		{"a part that states 3.9 GB and has a kilobyte", lying(strings.Repeat("x", 1024), 3_900_000_000), "extremely large"},
		{"a part that states more than it has", lying("x", 1000), "damaged"},
		{"a part that states less than it has", lying(strings.Repeat("x", 1000), 10), "damaged"},
		{"20 MB that are stated as ten bytes", lying(strings.Repeat(" ", 20<<20), 10), "damaged"},
		{"a wrong checksum", patched(central, 16, 12345), "damaged"},
		{"an empty file", is(""), "empty"},
		{"a placeholder of a file in a cloud, all zeros", is(strings.Repeat("\x00", 8192)), "empty"},
		{"eight bytes of a zip", is("PK\x03\x04\x00\x00\x00\x00"), "the end of it is missing"},
		{"a file cut in the middle", func(t *testing.T) []byte { b := moj(t); return b[:len(b)/2] }, "the end of it is missing"},
		{"a file cut three bytes before its end", func(t *testing.T) []byte { b := moj(t); return b[:len(b)-3] }, "the end of it is missing"},
		{"a zip without parts", is(ending + strings.Repeat("\x00", 18)), "begins with something else"},
		{"a file of 21 MB", is(strings.Repeat("x", 21<<20)), "larger than it can be"},
		{"more parts than a workbook has", extra(manyParts(1100)...), "more parts than"},
		{"100,000 parts", extra(manyParts(100_000)...), "more parts than"},
		{"parts that share their bytes", overlapping, "lie over each other"},
		{"a part twice", extra(milestones, "<a/>"), "twice"},
		{"a part twice but for case", extra("XL/worksheets/SHEET3.xml", "<a/>"), "twice"},
		{"a part twice but for the slash", extra(`xl\worksheets\sheet3.xml`, "<a/>"), "leads out"},
		{"a name that leads out of the workbook", extra("../../evil", "x"), "leads out"},
		{"a name that leads out by a detour", extra("xl/../../evil", "x"), "leads out"},
		{"a name from the root", extra("/etc/passwd", "x"), "leads out"},
		{"a name with a drive", extra("C:/evil", "x"), "leads out"},
		{"a name with a zero byte", extra("xl/a\x00.xml", "x"), "leads out"},
		{"a part marked as encrypted", patched(central, 8, 0x00080001), "encrypted"},
		{"a part marked as strongly encrypted", patched(central, 8, 0x00080040), "encrypted"},
		{"a way of packing that nobody knows", patched(central, 10, 99), "packed"},
		{"a program before the zip", framed("MZ\x90\x00", ""), "begins with something else"},
		{"a script before the zip", framed("#!/bin/sh\nexit\n", ""), "begins with something else"},
		{"a picture before the zip", framed("\xff\xd8\xff\xe0\x00\x10JFIF\x00", ""), "begins with something else"},
		{"another zip before the zip", framed("PK\x03\x04"+strings.Repeat("x", 100), ""), "begins with something else"},
		{"20 kB after the zip", framed("", strings.Repeat("x", 20_000)), "follows after its end"},
	}
	var cases []hostile
	for _, r := range refused {
		cases = append(cases, hostile{why: r.why, make: r.make, exit: 3, code: ogp.FileRefused, message: r.message})
	}
	runAll(t, append(cases,
		hostile{why: "a zip within the zip is a part like any other", make: func(t *testing.T) []byte { return extra("xl/media/a.zip", string(moj(t)))(t) }},
		hostile{why: "a few bytes after the zip", make: framed("", "\r\n\r\n"), code: ogp.FileExtra, message: "after its end"},
	))
}

// A file of another kind is called by its name, with the way to a workbook.
func TestFilesOfOtherKinds(t *testing.T) {
	tests := []struct {
		why     string
		make    func(*testing.T) []byte
		message string
	}{
		{"a password", is(wide("EncryptedPackage")), "password"},
		{"a sensitivity label", is(wide("EncryptedPackage") + wide("DRMEncryptedDataSpace")), "sensitivity label"},
		{"an Outlook message", is(wide("__properties_version1.0")), "Outlook message"},
		{"a presentation of that time", is(wide("PowerPoint Document")), "presentation (.ppt)"},
		{"a document of Apple Numbers", zipped("Index/Document.iwa", "x"), "Apple Numbers"},
		{"an e-mail", is("Return-Path: <a@example.org>\r\nReceived: by mx\r\n\twith SMTP\r\nSubject: a\r\n\r\nb"), "an e-mail"},
		{"a link to a Google document", is(`{"doc_id": "1"}`), "Google document"},
		{"a link of Windows", is("L\x00\x00\x00\x01\x14\x02\x00\x00"), "a link to a file"},
		{"a link to a page", is("[InternetShortcut]\r\nURL=https://example.org"), "a link to a file"},
		{"a link of macOS", is(`<?xml version="1.0"?><!DOCTYPE plist><plist version="1.0"></plist>`), "a link to a file"},
		{"a photograph", is("\xff\xd8\xff\xe0\x00\x10JFIF\x00"), "a picture"},
		{"a photograph of a telephone", is("\x00\x00\x00\x18ftypheic\x00\x00"), "a picture"},
		{"a packed file", is("7z\xbc\xaf\x27\x1c"), "packed folder"},
		{"a text with formats", is(`{\rtf1 a}`), "text document (.rtf)"},
		{"a spreadsheet of LibreOffice in one file", is(`<?xml version="1.0"?><office:document xmlns:office="urn:x"/>`), "(.fods)"},
		{"a workbook of the XML of 2003", is(`<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>`), "XML format of 2003"},
		{"the format before 2007", is(wide("Workbook")), "before 2007 (.xls)"},
		{"a Word document of that time", is(wide("WordDocument")), "Word document (.doc)"},
		{"an OpenDocument text", extra("mimetype", "application/vnd.oasis.opendocument.text"), "OpenDocument text (.odt)"},
		{"a binary workbook", ofType("application/vnd.ms-excel.sheet.binary.macroEnabled.main"), "binary Excel workbook (.xlsb)"},
		{"a template", ofType("application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml"), "template (.xltx)"},
		{"a list with semicolons", is("name;address\n1.1;Completed\n"), "text or CSV"},
		{"a list in UTF-16", is("\xff\xfem\x00;\x00l\x00\n\x001\x00;\x002\x00\n\x00"), "text or CSV"},
		{"a web page", is("<html><table></table></html>"), "web page"},
		{"a web page as Excel saves it", is("\xef\xbb\xbf<!DOCTYPE html>\n<html></html>"), "web page"},
		{"a spreadsheet of one XML file", is(`<?xml version="1.0"?><Workbook/>`), "XML file"},
		{"a PDF", is("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), "PDF"},
		{"a Word document", ofType("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"), "Word document (.docx)"},
		{"a presentation", ofType("application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"), "presentation (.pptx)"},
		{"any other zip", part(typesPart, ""), "another kind"},
		{"macros by the kind of the document", ofType("application/vnd.ms-excel.sheet.macroEnabled.main+xml"), "macros (.xlsm)"},
		{"macros in a part", extra("xl/vbaProject.bin", "x"), "macros (.xlsm)"},
		{"macros under another name", with(leading(workbookRels, "vbaProject", "harmless.bin"), "xl/harmless.bin", "x"), "macros (.xlsm)"},
		{"a sheet of old macros", with(leading(workbookRels, "xlMacrosheet", "macrosheets/sheet1.xml"), "xl/macrosheets/sheet1.xml", "<a/>"), "macros (.xlsm)"},
	}
	var cases []hostile
	for _, tt := range tests {
		code := ogp.FileKind
		if strings.Contains(tt.message, "packed") {
			code = ogp.FilePacked
		}
		cases = append(cases, hostile{why: tt.why, make: tt.make, exit: 3, code: code, message: tt.message})
	}
	runAll(t, cases)
}

// What is in a workbook beside cells is named, and goes no further.
func TestWhatIsNotACellIsNamed(t *testing.T) {
	const drawing = `<wsDr xmlns:a="a"><sp><a:p><a:t>A secret </a:t><a:t>answer</a:t></a:p></sp><pic/></wsDr>`
	inSheet := func(kind, target, name, content string) func(*testing.T) []byte {
		return with(leading(milestonesRels, kind, target), name, content)
	}
	inBook := func(kind, target, name, content string) func(*testing.T) []byte {
		return with(leading(workbookRels, kind, target), name, content)
	}
	runAll(t, []hostile{
		{why: "links to other workbooks", make: inBook("externalLink", "externalLinks/externalLink1.xml", "xl/externalLinks/externalLink1.xml", `<externalLink><externalBook/></externalLink>`),
			code: ogp.FileReaching, message: "other workbooks"},
		{why: "a link that starts a program", make: inBook("externalLink", "externalLinks/externalLink1.xml", "xl/externalLinks/externalLink1.xml", `<externalLink><ddeLink ddeService="cmd" ddeTopic="/C calc"/></externalLink>`),
			code: ogp.FileReaching, message: "DDE"},
		{why: "a connection to a database", make: inBook("connections", "connections.xml", "xl/connections.xml", `<connections/>`), code: ogp.FileReaching, message: "databases"},
		{why: "a table from the web", make: inSheet("queryTable", "../queryTables/queryTable1.xml", "xl/queryTables/queryTable1.xml", `<queryTable/>`), code: ogp.FileReaching, message: "from the web"},
		{why: "an embedded file", make: inSheet("oleObject", "../embeddings/oleObject1.bin", "xl/embeddings/oleObject1.bin", "x"), code: ogp.FileReaching, message: "embedded files"},
		{why: "an embedded document", make: inSheet("package", "../embeddings/a.docx", "xl/embeddings/a.docx", "x"), code: ogp.FileReaching, message: "embedded files"},
		{why: "an ActiveX control", make: inSheet("control", "../activeX/activeX1.xml", "xl/activeX/activeX1.xml", `<ocx/>`), code: ogp.FileReaching, message: "ActiveX"},
		{why: "buttons in the menus", make: with(leading("_rels/.rels", "ui/extensibility", "customUI/customUI.xml"), "customUI/customUI.xml", `<customUI/>`), code: ogp.FileReaching, message: "menus"},
		{why: "a picture that is fetched", make: leading(milestonesRels, "image", `http://127.0.0.1:9/a.png" TargetMode="External`), code: ogp.FileReaching, message: "fetched from elsewhere"},
		{why: "a template that is fetched", make: leading(workbookRels, "attachedTemplate", `file://host/share/a.xltx" TargetMode="External`), code: ogp.FileReaching, message: "fetched from elsewhere"},
		{why: "an add-in from the web", make: with(leading("_rels/.rels", "webextensiontaskpanes", "xl/webextensions/taskpanes.xml"), "xl/webextensions/taskpanes.xml", "<a/>"), code: ogp.FileReaching, message: "add-ins"},
		{why: "a text box", make: inSheet("drawing", "../drawings/drawing1.xml", "xl/drawings/drawing1.xml", drawing), code: ogp.FileExtra, at: "Milestones", message: "text boxes", found: "A secret answer"},
		{why: "a picture", make: inSheet("drawing", "../drawings/drawing1.xml", "xl/drawings/drawing1.xml", drawing), code: ogp.FileExtra, at: "Milestones", message: "pictures"},
		{why: "pictures in cells", make: inBook("rdRichValue", "richData/rdrichvalue.xml", "xl/richData/rdrichvalue.xml", "<rvData/>"), code: ogp.FileExtra, message: "pictures in cells"},
		{why: "a conversation at a cell", make: inSheet("threadedComment", "../threadedComments/threadedComment1.xml", "xl/threadedComments/threadedComment1.xml",
			`<ThreadedComments><threadedComment ref="E5"><text>See the annex</text></threadedComment></ThreadedComments>`), code: ogp.CommentNotRead, at: "Milestones!E5", found: "See the annex"},
		{why: "a chart on a sheet of its own", make: func(t *testing.T) []byte {
			b := with(leading(workbookRels, "chartsheet", "chartsheets/sheet1.xml"), "xl/chartsheets/sheet1.xml", "<chartsheet/>")(t)
			b, err := inputstest.Rezip(b, func(n string, p []byte) []byte {
				if n == workbookPart {
					return bytes.Replace(p, []byte("</sheets>"), []byte(`<sheet name="Chart" sheetId="99" r:id="rIdX"/></sheets>`), 1)
				}
				return p
			})
			if err != nil {
				t.Fatal(err)
			}
			return b
		}, code: ogp.FileExtra, at: "Chart", message: "charts"},
		{why: "a part that no relation leads to", make: extra("xl/media/image1.png", "x")},
	})
}
