package intake_test

import (
	"archive/zip"
	"bytes"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"selfassess/ogp"
	"selfassess/render/docx/intake"
	"selfassess/templates"
)

const (
	rels  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	names = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"` +
		` xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"`
)

// word is a small Word document, as changes leave it.
func word(t testing.TB, changes map[string]string) []byte {
	t.Helper()
	parts := map[string]string{
		"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/>` +
			`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
		"_rels/.rels":                  relations(`officeDocument word/document.xml`),
		"word/document.xml":            document(`<w:p/>`),
		"word/_rels/document.xml.rels": relations(`settings settings.xml`),
		"word/settings.xml":            `<w:settings` + names + `/>`,
	}
	maps.Copy(parts, changes)
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(parts[name]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func document(body string) string {
	return `<w:document` + names + `><w:body>` + body + `</w:body></w:document>`
}

// relations are those of lines: a kind and a target, which is outside of the
// file if a third word stands there.
func relations(lines ...string) string {
	var b strings.Builder
	b.WriteString(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	for i, line := range lines {
		f := strings.SplitN(line, " ", 3)
		b.WriteString(`<Relationship Id="rId` + string(rune('1'+i)) + `" Type="` + rels + f[0] + `" Target="` + f[1] + `"`)
		if len(f) == 3 {
			b.WriteString(` TargetMode="External"`)
		}
		b.WriteString(`/>`)
	}
	return b.String() + `</Relationships>`
}

func told(t testing.TB, findings []ogp.Finding) (all []string) {
	t.Helper()
	words, err := templates.Load(templates.Reference)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range findings {
		a := words.Advice(f)
		if a.Fix == "" {
			t.Errorf("%s has no remedy", f.Code)
		}
		all = append(all, f.Severity().Key()+": "+a.Message)
	}
	return all
}

// field is a field whose code stands in several runs.
func field(code ...string) string {
	var b strings.Builder
	b.WriteString(`<w:r><w:fldChar w:fldCharType="begin"/></w:r>`)
	for _, c := range code {
		if strings.HasPrefix(c, "<") {
			b.WriteString(c)
			continue
		}
		b.WriteString(`<w:r><w:instrText>` + c + `</w:instrText></w:r>`)
	}
	return b.String() + `<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>x</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`
}

// What would fetch, run or carry something makes a template unusable.
func TestWhatAReportMustNotHoldIsRefused(t *testing.T) {
	const document1 = "word/document.xml"
	in := func(what string) string { return "error: in word/document.xml: " + what }
	text := func(body string) map[string]string { return map[string]string{document1: document(body)} }
	para := func(inner string) map[string]string { return text(`<w:p>` + inner + `</w:p>`) }
	leads := func(lines ...string) map[string]string {
		return map[string]string{"word/_rels/document.xml.rels": relations(lines...)}
	}
	with := func(more map[string]string, name, part string) map[string]string {
		more[name] = part
		return more
	}
	fetches := func(code string) string { return in(`a field that fetches or runs something ("` + code + `")`) }
	for _, c := range []struct {
		why     string
		changes map[string]string
		want    string
	}{
		{"another document", text(`<w:altChunk r:id="x"/>`), in("another document that Word would take in (altChunk)")},
		{"another document by its relation alone", with(leads("aFChunk a.html"), "word/a.html", "x"), in("another document that Word would take in (altChunk)")},
		{"an object", para(`<w:r><w:object><o:OLEObject Type="Link" ProgID="htafile"/></w:object></w:r>`), in(`a file of another program ("OLEObject")`)},
		{"an object with another prefix", text(`<w:p xmlns:z="urn:schemas-microsoft-com:office:office"><w:r><w:object><z:OLEObject/></w:object></w:r></w:p>`), in(`a file of another program ("OLEObject")`)},
		{"an embedded workbook", with(leads("package embeddings/a.xlsx"), "word/embeddings/a.xlsx", "PK"), in(`a file of another program ("word/embeddings/a.xlsx")`)},
		{"a control", para(`<w:r><w:control r:id="x"/></w:r>`), in("code that would run, or a part of it (control)")},
		{"macros", with(leads("vbaProject vbaProject.bin"), "word/vbaProject.bin", "x"), in("code that would run, or a part of it (word/vbaProject.bin)")},
		{"macros that nothing leads to", map[string]string{"word/vbaProject.bin": "\xd0\xcf\x11\xe0"}, "error: in word/vbaProject.bin: code that would run, or a part of it (vbaProject.bin)"},
		{"macros under another name", map[string]string{"word/media/image1.png": "\xd0\xcf\x11\xe0"}, "error: in word/media/image1.png: code"},
		{"a macro of a form", para(`<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:entryMacro w:val="Run"/></w:ffData></w:fldChar></w:r>`), in("code that would run, or a part of it (entryMacro)")},
		{"a ribbon of its own", map[string]string{"_rels/.rels": relations("officeDocument word/document.xml", "extensibility customUI/a.xml"), "customUI/a.xml": "<a/>"}, "error: in _rels/.rels: code that would run"},
		{"keys", with(leads("keyMapCustomizations customizations.xml"), "word/customizations.xml", "<a/>"), in("code that would run")},
		{"DDE", para(field(" DDEAUTO cmd &quot;/k calc&quot; ")), fetches(`DDEAUTO cmd '/k calc'`)},
		{"DDE in small letters, split", para(field("d", "de", " a b")), fetches("dde a b")},
		{"DDE in one element", para(`<w:fldSimple w:instr="DDE a b"/>`), fetches("DDE a b")},
		{"DDE that was deleted with tracked changes", para(`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:del w:id="1"><w:r><w:delInstrText>DDE a</w:delInstrText></w:r></w:del>`), fetches("DDE a")},
		{"DDE without an end", para(`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DDE a</w:instrText></w:r>`), fetches("DDE a")},
		{"DDE within another field", para(field("IF ", field("DDE a"), " = 1")), fetches("DDE a")},
		{"DDE in another field's result", para(`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF a</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>` + field("DDE a")), fetches("DDE a")},
		{"a name that another field gives", para(field(field("QUOTE 68 68 69"), " a b")), fetches("a b")},
		{"the end of a name that another field gives", para(field("D", field("QUOTE DE"), " a b")), fetches("D a b")},
		{"a code over two paragraphs", text(`<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>INCLUDE</w:instrText></w:r></w:p><w:p><w:r><w:instrText>TEXT a</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`), fetches("INCLUDETEXT a")},
		{"a picture elsewhere", para(field(`INCLUDEPICTURE "https://a.example/a.png"`)), fetches(`INCLUDEPICTURE 'https://a.example/a.png'`)},
		{"text elsewhere, without a space", para(field(`INCLUDETEXT&quot;c:\a.txt&quot;`)), fetches(`INCLUDETEXT'c:\a.txt'`)},
		{"a linked file", para(field(`LINK Excel.Sheet "c:\a.xlsx"`)), fetches(`LINK Excel.Sheet 'c:\a.xlsx'`)},
		{"a database", para(field(`DATABASE \d a`)), fetches(`DATABASE \d a`)},
		{"a macro button", para(field(`MACROBUTTON Run here`)), fetches("MACROBUTTON Run here")},
		{"a remote picture", with(leads("image https://a.example/a.png External"), document1, document(`<w:p><v:imagedata r:id="rId1"/></w:p>`)), in(`something that would be fetched from another place ("https://a.example/a.png")`)},
		{"a remote picture in old drawings", para(`<v:imagedata src="https://a.example/a.png"/>`), in(`something that would be fetched from another place ("https://a.example/a.png")`)},
		{"a remote header", leads("header https://a.example/h.xml External"), in(`something that would be fetched`)},
		{"a subdocument", text(`<w:subDoc r:id="x"/>`), in("the mark of a subdocument, which Word would fetch")},
		{"frames", map[string]string{"word/_rels/document.xml.rels": relations("webSettings web.xml"), "word/web.xml": `<w:webSettings` + names + `><w:frameset/></w:webSettings>`}, "error: in word/web.xml: frames, which fetch other files"},
		{"a link to a file", leads(`hyperlink file:///C:\Users\zq\a.docx External`), in(`a link to a file of this computer or network ("file:///C:\Users\zq\a.docx")`)},
		{"a link to a drive", leads(`hyperlink C:\a.docx External`), in(`a link to a file of this computer or network ("C:\a.docx")`)},
		{"a link to a server", leads(`hyperlink \\server\a.docx External`), in(`a link to a file of this computer or network ("\\server\a.docx")`)},
		{"a link to a file beside it", leads(`hyperlink annex.docx External`), in(`a link to a file of this computer or network ("annex.docx")`)},
		{"a link to a file in a field", para(field(`HYPERLINK "\\\\server\\a.docx"`)), in(`a link to a file of this computer or network ("\\server\a.docx")`)},
		{"a link that runs", leads("hyperlink javascript:alert(1) External"), in(`a link that is none to a web page or an e-mail address ("javascript:alert(1)")`)},
		{"a link of a shape that runs", para(`<v:shape href="vbscript:x"/>`), in(`a link that is none to a web page or an e-mail address ("vbscript:x")`)},
		{"a film", para(`<w:r><z:webVideoPr xmlns:z="urn:z" embeddedHtml="&lt;iframe/&gt;"/></w:r>`), in(`a film, a sound or a web page ("webVideoPr")`)},
		{"a picture that is a page of the web", with(leads("image media/a.png"), "word/media/a.png", "<html/>"), `error: in word/media/a.png: a file of another program ("a.png")`},
		{"a picture with a script", with(leads("image media/a.svg"), "word/media/a.svg", `<svg xmlns="http://www.w3.org/2000/svg"><script>x</script></svg>`), `error: in word/media/a.svg: code that would run`},
		{"a picture that fetches", with(leads("image media/a.svg"), "word/media/a.svg", `<svg xmlns="http://www.w3.org/2000/svg"><image href="https://a.example/a.png"/></svg>`), `error: in word/media/a.svg: something that would be fetched`},
		{"a header that is not there", with(leads("header header1.xml"), document1, document(`<w:p><w:pPr><w:sectPr><w:headerReference r:id="rId1"/></w:sectPr></w:pPr></w:p>`)), in(`something that is not in the file ("word/header1.xml")`)},
		{"a part of an unknown kind that is used", with(with(leads("surprise a.xml"), "word/a.xml", "<a/>"), document1, document(`<w:p r:id="rId1"/>`)), in(`a part of a kind that no report needs ("surprise")`)},
		{"Word's elements under another name", map[string]string{document1: `<x:document xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><x:body/></x:document>`}, in(`names of elements as Word does not write them`)},
		{"names that leave the file", map[string]string{"../a.txt": "x"}, "error: the template cannot be read: a part of it has a name that leads out of the file ../a.txt"},
		{"names with a drive", map[string]string{`C:\a.txt`: "x"}, "error: the template cannot be read: a part of it has a name that leads out of the file"},
		{"twins by case", map[string]string{"word/Document.xml": document("")}, "error: the template cannot be read: a part of it is there twice"},
		{"twins by a step aside", map[string]string{"word/./document.xml": document("")}, "error: the template cannot be read: a part of it is there twice"},
	} {
		t.Run(c.why, func(t *testing.T) {
			_, findings := intake.Read("x.docx", word(t, c.changes))
			got := told(t, findings)
			if !slices.ContainsFunc(got, func(s string) bool { return strings.HasPrefix(s, c.want) }) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// Of what is mended in the same way a few places are listed, and the rest is
// counted; what is the same in one part is told once.
func TestWhatStandsInManyPlacesIsCounted(t *testing.T) {
	var fields strings.Builder
	for i := range 3000 {
		fields.WriteString(field("DDE a"+strconv.Itoa(i)) + field("DDE a b") + field("AUTHOR"))
	}
	_, findings := intake.Read("x.docx", word(t, map[string]string{"word/document.xml": document(`<w:p>` + fields.String() + `</w:p>`)}))
	got := told(t, findings)
	const last = `error: in word/document.xml: a field that fetches or runs something ("DDE a8"); and 2991 more like it`
	if len(got) != 11 || !slices.Contains(got, last) || strings.Contains(strings.Join(got, ""), "AUTHOR\"; and") {
		t.Errorf("got %d findings: %s", len(got), strings.Join(got, "\n"))
	}
}

// What the makers of a template left behind is taken out, and told.
func TestWhatMakersLeftIsTakenOut(t *testing.T) {
	ps, findings := intake.Read("x.docx", word(t, map[string]string{
		"word/document.xml": document(`<!-- zq --><w:p w:rsidR="00zq"><w:permStart w:id="1" w:ed="zq"/><w:commentRangeStart w:id="1"/><w:r><w:t>a</w:t></w:r></w:p>` +
			`<w:p><v:imagedata o:title="C:\Users\zq\Pictures\logo.png"/></w:p>` + `<w:p>` + field("AUTHOR") + field("MERGEFIELD name") + field(`ADDIN zotero`) + `</w:p>`),
		"word/settings.xml": `<w:settings` + names + `><w:writeProtection w:hash="zq"/><w:attachedTemplate r:id="rId1"/><w:trackRevisions/><w:documentProtection w:edit="readOnly"/>` +
			`<w:mailMerge><w:query w:val="SELECT zq"/></w:mailMerge><w:rsids><w:rsidRoot w:val="00zq"/></w:rsids><w:zoom w:percent="100"/></w:settings>`,
		"word/_rels/settings.xml.rels": relations(`attachedTemplate file:///\\zq\a.dotx External`, `mailMergeSource file:///C:\zq.xlsx External`),
		"word/_rels/document.xml.rels": relations(`settings settings.xml`, `comments comments.xml`, `people people.xml`, `chart charts/chart1.xml`, `surprise b.xml`),
		"word/comments.xml":            `<w:comments` + names + `><w:comment w:author="zq"/><w:comment w:author="zq"/></w:comments>`,
		"word/people.xml":              `<a author="zq"/>`, "word/b.xml": "<zq/>", "word/lost.xml": "<zq/>",
		"word/charts/chart1.xml":            `<c:chartSpace xmlns:c="urn:c"><c:externalData xmlns:r="urn:r" r:id="rId1"/></c:chartSpace>`,
		"word/charts/_rels/chart1.xml.rels": relations(`package ../embeddings/a.xlsx`), "word/embeddings/a.xlsx": "PK zq",
		"docProps/app.xml": `<Properties><Company>zq</Company><Manager>zq</Manager><Pages>1</Pages></Properties>`,
		"_rels/.rels":      relations("officeDocument word/document.xml", "extended-properties docProps/app.xml", "thumbnail docProps/zq.jpeg"), "docProps/zq.jpeg": "zq",
	}))
	for name, part := range ps {
		if strings.Contains(string(part)+name, "zq") {
			t.Errorf("%s still tells of its makers: %s", name, part)
		}
	}
	if !strings.Contains(string(ps["word/settings.xml"]), "w:zoom") || !strings.Contains(string(ps["word/document.xml"]), `o:title="logo.png"`) {
		t.Errorf("too much is gone: %s %s", ps["word/settings.xml"], ps["word/document.xml"])
	}
	want := []string{
		`warning: in word/document.xml: the field "AUTHOR" shows who made the template or who opens the report, or where the file lies`,
		`warning: in word/document.xml: the field "MERGEFIELD name" is of a mail merge, which a report is not: what it shows now stands in the report`,
		`warning: in word/document.xml: the field "ADDIN zotero" holds data that nobody sees, which come with the report`,
		"note: the report does not take over the file that the template is attached to",
		"note: the report does not take over the comments in the template; comments: 2",
		"note: the report does not take over the addressees of a mail merge, nor where they are kept",
		"note: the report does not take over parts that nothing in the template leads to",
		"note: the report does not take over the protection of the template",
		"note: the report does not take over that changes are tracked",
		"note: the report does not take over parts of a kind that no report needs",
		"note: the report does not take over the workbook behind a chart; the chart stays as it is shown",
	}
	if got := told(t, findings); !slices.Equal(got, want) {
		t.Errorf("got  %s\nwant %s", strings.Join(got, "\n     "), strings.Join(want, "\n     "))
	}
}

// XML can be spelt in many ways. What leads elsewhere, and what its makers left,
// goes however it is.
func TestNothingStaysBecauseOfItsSpelling(t *testing.T) {
	evil := relations(`attachedTemplate http://zq.example/a.dotm External`)
	for why, spelt := range map[string]string{
		"a prefix":             strings.NewReplacer("<Rel", "<p:Rel", "</Rel", "</p:Rel", "xmlns=", "xmlns:p=").Replace(evil),
		"an entity":            strings.ReplaceAll(evil, `"rId1"`, `"rId&#49;"`),
		"a sign in a value":    strings.ReplaceAll(evil, ` Id=`, ` X=">" Id=`),
		"other marks":          strings.ReplaceAll(evil, `"rId1"`, `'rId1'`),
		"a comment in it":      strings.ReplaceAll(evil, `"/></Rel`, `"><!-- x --></Relationship></Rel`),
		"a type with entities": strings.ReplaceAll(evil, `/attached`, `/a&#116;tached`),
	} {
		ps, findings := intake.Read("x.docx", word(t, map[string]string{"word/_rels/settings.xml.rels": spelt}))
		if got := told(t, findings); len(got) != 1 || !strings.Contains(got[0], "the file that the template is attached to") {
			t.Errorf("%s: told %q", why, got)
		}
		if left := string(ps["word/_rels/settings.xml.rels"]); strings.Contains(left, "zq") {
			t.Errorf("%s: it stays: %s", why, left)
		}
	}
	ps, findings := intake.Read("x.docx", word(t, map[string]string{
		"word/document.xml": document(`<w:p>` + field(`DOCPROPERTY "Shown one"`) + field("DOCVARI", "ABLE Kept") + field("DOCPROPERTY Manager") + `</w:p>`),
		"word/settings.xml": `<w:settings` + names + `><w:docVars><w:docVar w:name='zq1' w:val="zq"/><w:docVar w:name="Kept" w:val="1"></w:docVar><w:docVar w:name="Kep" w:val="zq"/></w:docVars></w:settings>`,
		"_rels/.rels":       relations("officeDocument word/document.xml", "extended-properties docProps/app.xml", "custom-properties docProps/custom.xml"),
		"docProps/app.xml":  `<ap:Properties xmlns:ap="urn:ap"><ap:Company>zq</ap:Company><ap:Manager>Shown</ap:Manager></ap:Properties>`,
		"docProps/custom.xml": `<op:Properties xmlns:op="urn:op" xmlns:vt="urn:vt"><op:property pid="2" name="zq2"><vt:lpwstr>zq</vt:lpwstr></op:property>` +
			`<op:property pid='3' name='Shown one'><vt:lpwstr>1</vt:lpwstr></op:property></op:Properties>`,
	}))
	for name, part := range ps {
		if strings.Contains(string(part), "zq") {
			t.Errorf("%s tells of its makers: %s", name, part)
		}
	}
	if all := string(ps["docProps/app.xml"]) + string(ps["docProps/custom.xml"]) + string(ps["word/settings.xml"]); !strings.Contains(all, "<ap:Manager>Shown<") ||
		!strings.Contains(all, "name='Shown one'") || !strings.Contains(all, `w:name="Kept"`) || len(findings) > 0 {
		t.Errorf("what is shown is gone: %s; told %q", all, told(t, findings))
	}
	_, findings = intake.Read("x.docx", word(t, map[string]string{"[Content_Types].xml": `<p:Types xmlns:p="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<p:Default Extension="xml" ContentType="application/vnd.ms-word.document.macro&#69;nabled.main+xml"/></p:Types>`}))
	if got := told(t, findings); len(got) != 1 || !strings.Contains(got[0], "code that would run") {
		t.Errorf("macros in other letters: told %q", got)
	}
}

// What a report needs, and what shows its makers in no way, comes in whole.
func TestSoundTemplatesComeInWhole(t *testing.T) {
	for name, b := range map[string][]byte{"report.docx": templates.ReportDOCX(), "example.docx": templates.ExampleDOCX()} {
		ps, findings := intake.Read(name, b)
		whole, _ := intake.Open(name, b)
		if len(findings) > 0 || len(ps) != len(whole) {
			t.Errorf("%s: %d of %d parts, %q", name, len(ps), len(whole), told(t, findings))
		}
	}
	_, findings := intake.Read("x.docx", word(t, map[string]string{
		"word/_rels/document.xml.rels": relations(`settings settings.xml`, `hyperlink https://a.example External`, `hyperlink mailto:a@b.example External`, `hyperlink #here External`, `hyperlink %7Bplan.website%7D External`),
		"word/document.xml": document(`<w:p>` + field("PAGE") + field(`HYPERLINK \l "here"`) + field("IF", field("PAGE"), " = 1 a b") + field("=", field("PAGE"), "-1") +
			field(` TOC \o "1-3" `) + `</w:p><w:p><w:r><w:t>DDEAUTO is a word</w:t></w:r></w:p>`),
	}))
	if len(findings) > 0 {
		t.Errorf("got %q", told(t, findings))
	}
}

// A small file must not cost the machine.
func TestSmallFilesStayCheap(t *testing.T) {
	if testing.Short() && os.Getenv("SELFASSESS_LONG") == "" {
		t.Skip("it unpacks much")
	}
	many := strings.Repeat("<w:r/>", 500_000)
	long := strings.Repeat("word ", 6_000_000)
	for why, c := range map[string]string{"elements": many, "text": `<w:p><w:r><w:t>` + long + `</w:t></w:r></w:p>`, "an attribute": `<w:p w:a="` + long + `"/>`,
		"depth": strings.Repeat("<w:p>", 300) + strings.Repeat("</w:p>", 300)} {
		_, findings := intake.Read("x.docx", word(t, map[string]string{"word/document.xml": document(c)}))
		if len(findings) != 1 || findings[0].Code != ogp.TemplateRefused {
			t.Errorf("%s: got %q", why, told(t, findings))
		}
	}
}

// Whatever stands in a part, reading ends, and what is kept can be read.
func FuzzDocuments(f *testing.F) {
	f.Add(`<w:p>` + field("PAGE") + `</w:p><!-- x --><w:p w:rsidR="1" a='>'/>`)
	f.Add(`<w:p><![CDATA[<w:mailMerge>]]></w:p><w:permStart w:id="1"></w:permStart>`)
	f.Fuzz(func(t *testing.T, body string) {
		ps, _ := intake.Read("x.docx", word(t, map[string]string{"word/document.xml": document(body)}))
		if ps == nil {
			return
		}
		changes := map[string]string{}
		for name, part := range ps {
			changes[name] = string(part)
		}
		if again, findings := intake.Read("x.docx", word(t, changes)); again == nil {
			t.Errorf("what was kept cannot be read: %q", told(t, findings))
		}
	})
}
