package docx

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"selfassess/ogp"
	"selfassess/render/compose"
	"selfassess/templates"
)

// edited is the built-in template with a replacement in one part.
func edited(t testing.TB, name, old, new string) []byte {
	t.Helper()
	return changed(t, name, func(s string) string {
		if !strings.Contains(s, old) {
			t.Fatalf("%s does not hold %s", name, old)
		}
		return strings.Replace(s, old, new, 1)
	})
}

// changed is the built-in template with a change to one part.
func changed(t testing.TB, name string, change func(string) string) []byte {
	t.Helper()
	ps, finding := readParts("report.docx", templates.ReportDOCX())
	if finding != nil {
		t.Fatal(finding)
	}
	ps[name] = []byte(change(string(ps[name])))
	var out bytes.Buffer
	if err := ps.write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// writtenIn is the document of everything in a template.
func writtenIn(t testing.TB, template []byte) []byte {
	t.Helper()
	tpl, findings := Parse("report.docx", template, compose.Schema)
	if findings != nil {
		t.Fatal(findings)
	}
	var out bytes.Buffer
	if err := tpl.write(&out, everything(), edition(t).Root()); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

const (
	countryRun = `<w:t xml:space="preserve">{plan.country}</w:t>`
	bodyRun    = `<w:t xml:space="preserve">{report.body}</w:t>`
	footerPart = "word/footer1.xml"
)

// told is what a person reads of a finding.
func told(t *testing.T, f ogp.Finding) string {
	t.Helper()
	words, err := templates.Load(templates.Reference)
	if err != nil {
		t.Fatal(err)
	}
	a := words.Advice(f)
	return a.Message + "; " + a.Fix
}

func TestMistakesInATemplateAreReportedWithPlaceAndRemedy(t *testing.T) {
	footer := `in the footer (word/footer1.xml), in the paragraph "`
	list := `choose a tag from those that selfassess template list shows`
	for _, c := range []struct{ why, part, old, new, want string }{
		{"a misspelt name", footerPart, countryRun, `<w:t>{plan.contry}</w:t>`,
			footer + `{plan.contry} {label.page}": there is no tag {plan.contry}; did you mean "{plan.country}"? if not: ` + list},
		{"capitals", footerPart, countryRun, `<w:t>{Plan.Country}</w:t>`,
			footer + `{Plan.Country} {label.page}": there is no tag {Plan.Country}; did you mean "{plan.country}"? if not: ` + list},
		{"an unclosed one", footerPart, countryRun, `<w:t>{plan.country</w:t>`,
			footer + `{plan.country {label.page}": a { has no } after it, at "{plan.country {label.page}"; write {plan.country}`},
		{"a brace too many", footerPart, countryRun, `<w:t>plan.country}</w:t>`,
			footer + `plan.country} {label.page}": a } has no { before it, at "plan.country}"; write {plan.country}`},
		{"contents without a body", textPart, bodyRun, `<w:t>Here comes nothing.</w:t>`,
			`{report.contents} lists the sections of the report's body, which the template does not hold; put {report.body} in a paragraph of its own, or take {report.contents} away`},
		{"a body with words beside it", textPart, bodyRun, `<w:t>See {report.body}</w:t>`,
			`in the text (word/document.xml), in the paragraph "See {report.body}": {report.body} cannot stand here; put {report.body} in a paragraph of its own in the text, with nothing beside it, outside of tables, boxes and blocks that are repeated`},
		{"a body in a footer", footerPart, countryRun + `</w:r>`, `<w:t>{report.body}</w:t></w:r>`,
			footer + `{report.body} {label.page}": {report.body} cannot stand here; put {report.body} in a paragraph of its own in the text, with nothing beside it, outside of tables, boxes and blocks that are repeated`},
		{"a style that was removed", "word/styles.xml", `<w:name w:val="Plain Table 2"/>`, `<w:name w:val="My Table"/>`,
			`styles are missing: Plain Table 2; begin with the template that selfassess template new FILE writes, or copy the styles from it`},
	} {
		_, findings := Parse("report.docx", edited(t, c.part, c.old, c.new), compose.Schema)
		if len(findings) != 1 || told(t, findings[0]) != c.want {
			t.Errorf("%s:", c.why)
			for _, f := range findings {
				t.Errorf(" got %s", told(t, f))
			}
			t.Errorf("want %s", c.want)
		}
	}
}

func TestAllMistakesAreReportedAtOnce(t *testing.T) {
	_, findings := Parse("report.docx", edited(t, footerPart, countryRun, `<w:t>{a} {b}</w:t>`), compose.Schema)
	if len(findings) != 2 {
		t.Errorf("got %v", findings)
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
		tpl, findings := Parse("report.docx", edited(t, footerPart, countryRun, c.new), compose.Schema)
		if findings != nil {
			t.Errorf("%s: %v", c.why, findings)
			continue
		}
		var out bytes.Buffer
		if err := tpl.write(&out, everything(), edition(t).Root()); err != nil {
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
	file := writtenIn(t, b)
	xml := part(t, file, textPart)
	if !strings.Contains(xml, `<w:pStyle w:val="berschrift1"/>`) || strings.Contains(xml, `"Heading1"`) {
		t.Error("the heading has not the style of the template")
	}
}

func TestATemplateServesMoreThanOneDocument(t *testing.T) {
	tpl, findings := Parse("report.docx", templates.ReportDOCX(), compose.Schema)
	if findings != nil {
		t.Fatal(findings)
	}
	var first, second bytes.Buffer
	for _, out := range []*bytes.Buffer{&first, &second} {
		if err := tpl.write(out, everything(), edition(t).Root()); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Error("the second document differs from the first")
	}
}

func TestWordIsNotToldToUpdateFields(t *testing.T) {
	b := edited(t, "word/settings.xml", `<w:zoom w:percent="100"/>`, `<w:zoom w:percent="100"/><w:updateFields w:val="true"/>`)
	file := writtenIn(t, b)
	if strings.Contains(part(t, file, "word/settings.xml"), "updateFields") {
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
	file := writtenIn(t, b)
	if got := words(t, part(t, file, textPart)); !strings.Contains(got, "Fourth Open Government Action Plan") || !strings.Contains(got, "Next steps") {
		t.Errorf("the document lost words: %.300q", got)
	}
	if dir := os.Getenv("DOCX_KEEP"); dir != "" {
		os.WriteFile(filepath.Join(dir, "again.docx"), file, 0o644)
	}
}

func FuzzParseNeverPanics(f *testing.F) {
	f.Add("<w:t>{plan.country}</w:t>")
	f.Add("<w:t>{plan.</w:t></w:r><w:r/><w:r><w:t>country}}{</w:t>")
	f.Add("</w:r></w:p><w:p><w:r><w:t>{report.contents}</w:t>")
	ps, finding := readParts("report.docx", templates.ReportDOCX())
	if finding != nil {
		f.Fatal(finding)
	}
	footer := string(ps[footerPart])
	f.Fuzz(func(t *testing.T, inner string) {
		ps := ps.clone()
		ps[footerPart] = []byte(strings.Replace(footer, countryRun, inner, 1))
		var b, out bytes.Buffer
		if err := ps.write(&b); err != nil {
			t.Fatal(err)
		}
		tpl, findings := Parse("report.docx", b.Bytes(), compose.Schema)
		if findings != nil {
			return
		}
		if err := tpl.write(&out, everything(), edition(t).Root()); err == nil {
			words(t, part(t, out.Bytes(), footerPart))
		}
	})
}
