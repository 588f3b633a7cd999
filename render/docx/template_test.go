package docx

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"selfassess/templates"
)

func fieldNames() (names []string) {
	for name := range record() {
		names = append(names, name)
	}
	return names
}

// edited is the built-in template with a replacement in one part.
func edited(t *testing.T, name, old, new string) []byte {
	t.Helper()
	ps, err := readParts(templates.ReportDOCX())
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(ps[name]), old) {
		t.Fatalf("%s does not hold %s", name, old)
	}
	ps[name] = []byte(strings.Replace(string(ps[name]), old, new, 1))
	var out bytes.Buffer
	if err := ps.write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

const (
	countryRun = `<w:t xml:space="preserve">{plan.country}</w:t>`
	bodyRun    = `<w:t xml:space="preserve">{report.body}</w:t>`
	footerPart = "word/footer1.xml"
)

func TestMistakesInATemplateAreReportedWithPlaceAndRemedy(t *testing.T) {
	known := "report.docx: "
	for _, c := range []struct{ why, part, old, new, want string }{
		{"a misspelt name", footerPart, countryRun, `<w:t>{plan.contry}</w:t>`,
			`word/footer1.xml, in "{plan.contry}{label.page}": unknown placeholder {plan.contry}; did you mean {plan.country}?`},
		{"capitals", footerPart, countryRun, `<w:t>{Plan.Country}</w:t>`,
			`word/footer1.xml, in "{Plan.Country}{label.page}": unknown placeholder {Plan.Country}; did you mean {plan.country}?`},
		{"an unclosed one", footerPart, countryRun, `<w:t>{plan.country</w:t>`,
			`word/footer1.xml, in "{plan.country{label.page}": a { without a } after it`},
		{"a brace too many", footerPart, countryRun, `<w:t>plan.country}</w:t>`,
			`word/footer1.xml, in "plan.country}{label.page}": a } without a { before it`},
		{"no body", textPart, bodyRun, `<w:t>Here comes nothing.</w:t>`,
			`the text must hold one paragraph {report.body}, where the report's body goes; it holds 0`},
		{"a body with words beside it", textPart, bodyRun, `<w:t>See {report.body}</w:t>`,
			`word/document.xml, in "See {report.body}": {report.body} must be alone in a paragraph of the text, outside tables and boxes`},
		{"a body in a footer", footerPart, countryRun + `</w:r>`, `<w:t>{report.body}</w:t></w:r>`,
			`word/footer1.xml, in "{report.body}{label.page}": {report.body} must be alone in a paragraph of the text, outside tables and boxes`},
		{"a style that was removed", "word/styles.xml", `<w:name w:val="Report Table"/>`, `<w:name w:val="My Table"/>`,
			`the table style "Report Table" is missing; copy it from the built-in template`},
	} {
		_, err := Parse("report.docx", edited(t, c.part, c.old, c.new), fieldNames())
		if want := "template " + known + c.want; err == nil || err.Error() != want {
			t.Errorf("%s:\n got %v\nwant %s", c.why, err, want)
		}
	}
}

func TestAllMistakesAreReportedAtOnce(t *testing.T) {
	_, err := Parse("report.docx", edited(t, footerPart, countryRun, `<w:t>{a} {b}</w:t>`), fieldNames())
	if err == nil || strings.Count(err.Error(), "unknown placeholder") != 2 {
		t.Errorf("got %v", err)
	}
}

func TestAFileThatIsNoTemplateIsAnError(t *testing.T) {
	for _, b := range [][]byte{nil, []byte("PK\x03\x04 not a zip")} {
		if _, err := Parse("x.docx", b, nil); err == nil || !strings.HasPrefix(err.Error(), "read template x.docx: ") {
			t.Errorf("got %v", err)
		}
	}
}

// Word splits what a person typed into runs: where the spelling is marked,
// where a letter was made bold, where typing paused.
func TestPlaceholdersSplitByWordAreFound(t *testing.T) {
	for _, c := range []struct{ why, new, want string }{
		{"over three runs with marks between", `<w:t>{plan</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:rPr><w:b/></w:rPr><w:t>.coun</w:t></w:r><w:r><w:t>try} now</w:t>`, "Republic of Example now"},
		{"brace by brace", `<w:t>{</w:t></w:r><w:r><w:t>plan.country</w:t></w:r><w:r><w:t>}</w:t>`, "Republic of Example"},
		{"end and start in one run", `<w:t>{plan.coun</w:t></w:r><w:r><w:t>try}, {plan.</w:t></w:r><w:r><w:t>country} {plan.country}</w:t>`, "Republic of Example, Republic of Example Republic of Example"},
		{"two texts in one run", `<w:t>{plan.country}</w:t><w:br/><w:t>{plan.country}</w:t>`, "Republic of Example\nRepublic of Example"},
		{"runs without text between", `<w:t>{plan.</w:t></w:r><w:r w:rsidR="00AA11BB"/><w:r><w:t/></w:r><w:r><w:t>country}</w:t>`, "Republic of Example"},
	} {
		tpl, err := Parse("report.docx", edited(t, footerPart, countryRun, c.new), fieldNames())
		if err != nil {
			t.Errorf("%s: %v", c.why, err)
			continue
		}
		var out bytes.Buffer
		if err := tpl.Write(&out, everything(), record()); err != nil {
			t.Errorf("%s: %v", c.why, err)
			continue
		}
		if got := words(t, part(t, out.Bytes(), footerPart)); !strings.HasPrefix(got, c.want+"\t") {
			t.Errorf("%s: got %q", c.why, got)
		}
	}
}

// A Word in another language gives built-in styles other ids when it saves.
func TestStylesAreFoundByTheirNames(t *testing.T) {
	b := edited(t, "word/styles.xml", `w:styleId="Heading1"><w:name w:val="heading 1"/>`, `w:styleId="berschrift1"><w:name w:val="heading 1"/>`)
	tpl, err := Parse("report.docx", b, fieldNames())
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := tpl.Write(&out, everything(), record()); err != nil {
		t.Fatal(err)
	}
	xml := part(t, out.Bytes(), textPart)
	if !strings.Contains(xml, `<w:pStyle w:val="berschrift1"/>`) || strings.Contains(xml, `"Heading1"`) {
		t.Error("the heading has not the style of the template")
	}
}

func TestATemplateServesMoreThanOneDocument(t *testing.T) {
	tpl, err := Parse("report.docx", templates.ReportDOCX(), fieldNames())
	if err != nil {
		t.Fatal(err)
	}
	var first, second bytes.Buffer
	for _, out := range []*bytes.Buffer{&first, &second} {
		if err := tpl.Write(out, everything(), record()); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Error("the second document differs from the first")
	}
}

func TestWordIsNotToldToUpdateFields(t *testing.T) {
	b := edited(t, "word/settings.xml", `<w:zoom w:percent="100"/>`, `<w:zoom w:percent="100"/><w:updateFields w:val="true"/>`)
	tpl, err := Parse("report.docx", b, fieldNames())
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := tpl.Write(&out, everything(), record()); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(part(t, out.Bytes(), "word/settings.xml"), "updateFields") {
		t.Error("Word will ask its user to update the fields")
	}
}

func TestATemplateSavedByLibreOfficeStillWorks(t *testing.T) {
	office := tool(t, "soffice")
	name := saved(t, templates.ReportDOCX(), "report.docx")
	dir := filepath.Join(filepath.Dir(name), "again")
	out, err := exec.Command(office, "-env:UserInstallation=file://"+filepath.Join(dir, "profile"), "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", dir, name).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	b, err := os.ReadFile(filepath.Join(dir, "report.docx"))
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	tpl, err := Parse("report.docx", b, fieldNames())
	if err != nil {
		t.Fatal(err)
	}
	var file bytes.Buffer
	if err := tpl.Write(&file, everything(), record()); err != nil {
		t.Fatal(err)
	}
	if got := words(t, part(t, file.Bytes(), textPart)); !strings.Contains(got, "Fourth Open Government Action Plan") || !strings.Contains(got, "Next steps") {
		t.Errorf("the document lost words: %.300q", got)
	}
	if dir := os.Getenv("DOCX_KEEP"); dir != "" {
		os.WriteFile(filepath.Join(dir, "again.docx"), file.Bytes(), 0o644)
	}
}

func TestSimplifyChangesNoWord(t *testing.T) {
	for _, c := range []struct{ why, in, want string }{
		{"one placeholder a run", `<w:r><w:rPr><w:b/></w:rPr><w:t>a {b} c</w:t></w:r>`,
			`<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">a </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">{b}</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve"> c</w:t></w:r>`},
		{"empty runs and texts go", `<w:r/><w:r><w:t/></w:r>`, `<w:r></w:r>`},
	} {
		if got := string(simplify([]byte(c.in))); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.why, got, c.want)
		}
	}
}

func FuzzParseNeverPanics(f *testing.F) {
	f.Add("<w:t>{plan.country}</w:t>")
	f.Add("<w:t>{plan.</w:t></w:r><w:r/><w:r><w:t>country}}{</w:t>")
	f.Add("</w:r></w:p><w:p><w:r><w:t>{report.contents}</w:t>")
	ps, err := readParts(templates.ReportDOCX())
	if err != nil {
		f.Fatal(err)
	}
	footer := string(ps[footerPart])
	f.Fuzz(func(t *testing.T, inner string) {
		ps := ps.clone()
		ps[footerPart] = []byte(strings.Replace(footer, countryRun, inner, 1))
		var b, out bytes.Buffer
		if err := ps.write(&b); err != nil {
			t.Fatal(err)
		}
		tpl, err := Parse("report.docx", b.Bytes(), fieldNames())
		if err != nil {
			return
		}
		if err := tpl.Write(&out, everything(), record()); err == nil {
			words(t, part(t, out.Bytes(), footerPart))
		}
	})
}
