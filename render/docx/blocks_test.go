package docx

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"selfassess/ogp"
	"selfassess/render"
	"selfassess/render/compose"
	"selfassess/templates"
)

// blocksBody is a template's text with every kind of block.
const blocksBody = `<w:p><w:r><w:t>{#commitments}</w:t></w:r></w:p>` +
	`<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:bookmarkStart w:id="7" w:name="commitment"/><w:r><w:t>{commitment.number} {commitment.title}</w:t></w:r><w:bookmarkEnd w:id="7"/></w:p>` +
	`<w:p><w:r><w:t>{commitment.record}</w:t></w:r></w:p>` +
	`<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="6000"/></w:tblGrid>` +
	`<w:tr><w:tc><w:p><w:r><w:t>{#milestones}{milestone.number}</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>{milestone.title}{/milestones}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>` +
	`<w:p><w:r><w:t>{/commitments}</w:t></w:r></w:p>` +
	`<w:p><w:r><w:t>{^comments}Nobody commented.{/comments}</w:t></w:r></w:p>` +
	`<w:p><w:r><w:t>{@chart.levels}</w:t></w:r></w:p>`

// blocksTemplate is the built-in template with another text.
func blocksTemplate(t testing.TB) *Template {
	t.Helper()
	contents := `<w:p><w:pPr><w:pStyle w:val="TOCHeading"/></w:pPr><w:r><w:t xml:space="preserve">{label.contents}</w:t></w:r></w:p>`
	b := changed(t, textPart, func(s string) string {
		from, to := strings.Index(s, contents), strings.LastIndex(s, "<w:sectPr>")
		return s[:from] + blocksBody + s[to:]
	})
	tpl, findings := Parse("blocks.docx", b, compose.Schema)
	if findings != nil {
		t.Fatal(findings)
	}
	return tpl
}

// sized is an edition with n commitments of ten milestones each.
func sized(t testing.TB, n int) *render.Edition {
	t.Helper()
	e := edition(t)
	plan := e.Report.Plan
	for i := range n {
		id := ogp.ID(fmt.Sprint(i + 1))
		plan.Commitments = append(plan.Commitments, ogp.Commitment{Number: id, Title: txt("Commitment " + string(id)), Description: txt(strings.Repeat("Words. ", 40))})
		for k := range 10 {
			plan.Milestones = append(plan.Milestones, ogp.Milestone{Number: ogp.ID(fmt.Sprintf("%d.%d", i+1, k+1)), Commitment: id, Text: txt("Milestone")})
		}
	}
	e.Report = ogp.Merge(plan, nil)
	e.Statistics = e.Report.Statistics()
	return e
}

func blocksReport(t testing.TB, n int) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := blocksTemplate(t).Write(&out, sized(t, n)); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestBlocksOfATemplateAreValidAtEverySize(t *testing.T) {
	validator := tool(t, "ooxml-validator")
	for _, n := range []int{0, 40} {
		name := filepath.Join(t.TempDir(), "report.docx")
		if err := os.WriteFile(name, blocksReport(t, n), 0o644); err != nil {
			t.Fatal(err)
		}
		for _, version := range []string{"Office2013", "Microsoft365"} {
			out, err := exec.Command(validator, name, "--officeVersion", version).CombinedOutput()
			if err != nil || !strings.Contains(string(out), `"ok": true`) {
				t.Errorf("%d commitments, %s: %v\n%s", n, version, err, out)
			}
		}
	}
}

func TestBlocksOfATemplateGiveTheSameBytes(t *testing.T) {
	if !bytes.Equal(blocksReport(t, 200), blocksReport(t, 200)) {
		t.Error("two runs differ")
	}
}

func TestIDsStayUniqueInBlocks(t *testing.T) {
	uniqueIDs(t, part(t, blocksReport(t, 5), textPart))
}

func TestATemplateWithoutTheBodyNeedsNoStyles(t *testing.T) {
	b := changed(t, textPart, func(s string) string {
		from, to := strings.Index(s, "<w:p>"), strings.LastIndex(s, "<w:sectPr>")
		return s[:from] + `<w:p><w:r><w:t>{plan.country}</w:t></w:r></w:p><w:p><w:r><w:t>{@chart.levels}</w:t></w:r></w:p>` + s[to:]
	})
	ps, _ := readParts("x.docx", b)
	ps["word/styles.xml"] = []byte(`<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>`)
	var file, out bytes.Buffer
	if err := ps.write(&file); err != nil {
		t.Fatal(err)
	}
	tpl, findings := Parse("x.docx", file.Bytes(), compose.Schema)
	if findings != nil {
		t.Fatal(findings)
	}
	if err := tpl.Write(&out, sized(t, 1)); err != nil {
		t.Fatal(err)
	}
	if xml := part(t, out.Bytes(), textPart); strings.Contains(xml, `w:pStyle w:val=""`) || !strings.Contains(xml, "<c:chart") {
		t.Errorf("got %s", xml)
	}
}

func BenchmarkBlocks(b *testing.B) {
	for _, n := range []int{40, 400} {
		tpl, e := blocksTemplate(b), sized(b, n)
		e.Document()
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				var out bytes.Buffer
				if err := tpl.Write(&out, e); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkParse(b *testing.B) {
	file := templates.ReportDOCX()
	for b.Loop() {
		if _, findings := Parse("report.docx", file, compose.Schema); findings != nil {
			b.Fatal(findings)
		}
	}
}

// withNotes is the built-in template with a footnote, and a footer of its own
// on the first page.
func withNotes(t testing.TB, note, footer string) []byte {
	t.Helper()
	const namespaces = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	text := func(s string) string { return `<w:p><w:r><w:t>` + s + `</w:t></w:r></w:p>` }
	b := changed(t, textPart, func(s string) string {
		s = strings.Replace(s, `<w:r><w:t xml:space="preserve">{plan.period}`, `<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t xml:space="preserve">{plan.period}`, 1)
		return strings.Replace(s, `<w:sectPr><w:pgSz`, `<w:sectPr><w:footerReference w:type="first" r:id="rIdFirst"/><w:pgSz`, 1)
	})
	ps, _ := readParts("x.docx", b)
	ps["word/footnotes.xml"] = []byte(`<w:footnotes` + namespaces + `><w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>` +
		`<w:footnote w:type="continuationSeparator" w:id="1"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>` +
		`<w:footnote w:id="2">` + text(note) + `</w:footnote></w:footnotes>`)
	ps["word/first.xml"] = []byte(`<w:ftr` + namespaces + `>` + text(footer) + `</w:ftr>`)
	ps.addRelations(textPart, []byte(`<Relationship Id="rIdNotes" Type="`+officeRel+`footnotes" Target="footnotes.xml"/><Relationship Id="rIdFirst" Type="`+officeRel+`footer" Target="first.xml"/>`))
	ps.addType("word/footnotes.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml")
	ps.addType("word/first.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml")
	var file bytes.Buffer
	if err := ps.write(&file); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

func TestNotesAndFootersAreFilled(t *testing.T) {
	tpl, findings := Parse("x.docx", withNotes(t, "By {plan.coordinating_agency}: {#commitments}{commitment.title}; {/commitments}", "{plan.country}, {label.page}"), compose.Schema)
	if findings != nil {
		t.Fatal(findings)
	}
	var out bytes.Buffer
	if err := tpl.Write(&out, sized(t, 2)); err != nil {
		t.Fatal(err)
	}
	if got := words(t, part(t, out.Bytes(), "word/footnotes.xml")); !strings.Contains(got, "By Office of the Prime Minister: Commitment 1; Commitment 2; ") {
		t.Errorf("footnote: %q", got)
	}
	if got := words(t, part(t, out.Bytes(), "word/first.xml")); got != "Republic of Example, Page 1 of 1\n" {
		t.Errorf("footer: %q", got)
	}
}

func TestMistakesNameThePartInPlainWords(t *testing.T) {
	_, findings := Parse("x.docx", withNotes(t, "{plan.contry}", "{commitment.title}"), compose.Schema)
	for i, want := range []string{`in the footer of the first page (word/first.xml), in the paragraph "{commitment.title}": {commitment.title} stands outside`,
		`in the footnotes (word/footnotes.xml), in the paragraph "{plan.contry}": there is no tag {plan.contry}`} {
		if len(findings) != 2 || !strings.HasPrefix(told(t, findings[i]), want) {
			t.Errorf("got %v, want %s", findings, want)
		}
	}
}
