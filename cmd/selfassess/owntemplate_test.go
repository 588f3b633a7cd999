package main

import (
	"archive/zip"
	"bytes"
	"html"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"selfassess/cmd/internal/secretariat"
	"selfassess/inputs"
	"selfassess/inputs/inputstest"
	"selfassess/inputs/reviews"
	"selfassess/render"
	"selfassess/render/compose"
	"selfassess/render/docx"
	"selfassess/templates"
)

// ownTemplate is the example template with another body.
func ownTemplate(t *testing.T, body string) []byte {
	t.Helper()
	ps := partsOf(t, templates.ExampleDOCX())
	text := ps["word/document.xml"]
	begin, end := strings.Index(text, "<w:body>")+len("<w:body>"), strings.LastIndex(text, "<w:sectPr")
	ps["word/document.xml"] = text[:begin] + body + text[end:]
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, name := range slices.Sorted(maps.Keys(ps)) {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(ps[name])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func typed(texts ...string) (body string) {
	for _, s := range texts {
		body += `<w:p><w:r><w:t xml:space="preserve">` + html.EscapeString(s) + `</w:t></w:r></w:p>`
	}
	return body
}

// filledWith fills a template with the sample.
func filledWith(t *testing.T, template []byte, o secretariat.BuildOptions) []byte {
	t.Helper()
	p, err := sampleProject()
	if err != nil {
		t.Fatal(err)
	}
	word, findings := docx.Parse("own.docx", template, compose.Schema)
	if word == nil {
		t.Fatalf("%v", findings)
	}
	var out bytes.Buffer
	if err := word.Write(&out, p.Edition(o)); err != nil {
		t.Fatal(err)
	}
	partsOf(t, out.Bytes()).sound(t)
	return out.Bytes()
}

var hyperlink = regexp.MustCompile(`<w:hyperlink r:id="([^"]+)"[^>]*>(.*?)</w:hyperlink>`)

// Addresses in a template of one's own can be clicked on, as in the built-in
// one, and look as the template's author wants.
func TestAddressesInATemplateAreLinks(t *testing.T) {
	styled := `<w:p><w:r><w:rPr><w:rStyle w:val="Strong"/></w:rPr><w:t>{plan.website}</w:t></w:r></w:p>`
	linked := `<w:p><w:hyperlink w:anchor="here"><w:r><w:t>{plan.website}</w:t></w:r></w:hyperlink></w:p>`
	bold := `<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{plan.repository}</w:t></w:r></w:p>`
	body := typed("Web: {plan.website}.", "{#commitments}", "{commitment.evidence}",
		"{#links}", "- {link.address}", "{/links}", "{/commitments}") + styled + linked + bold
	file := filledWith(t, ownTemplate(t, body), secretariat.BuildOptions{})
	ps := partsOf(t, file)
	text := ps["word/document.xml"]
	p, err := sampleProject()
	if err != nil {
		t.Fatal(err)
	}
	want := []string{p.Report.Plan.Website.URL}
	for _, c := range p.Report.Commitments {
		for range 2 { // as lines of one value, and one by one
			for _, l := range c.Evidence() {
				want = append(want, l.URL)
			}
		}
	}
	want = append(want, p.Report.Plan.Website.URL, p.Report.Plan.RepositoryURL.URL)
	var got []string
	for _, m := range hyperlink.FindAllStringSubmatch(text, -1) {
		got = append(got, ps.target("word/document.xml", m[1]))
		if strings.Contains(m[2], "<w:hyperlink") {
			t.Errorf("a link within a link: %s", m[0])
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("the links lead to %q\nwant %q", got, want)
	}
	for _, look := range []string{
		`<w:rPr><w:rStyle w:val="Strong"/></w:rPr>`, `<w:rPr><w:rStyle w:val="Hyperlink"/><w:b/></w:rPr>`,
		`<w:hyperlink w:anchor="here"><w:r><w:t `,
	} {
		if !strings.Contains(text, look) {
			t.Errorf("the text lacks %s", look)
		}
	}
}

// A draft in a template of one's own tells, as the built-in one does, which
// commitment a remark is about; what repeats rows or words stays as it is.
func TestCommitmentsOfATemplateStandInControlsInADraft(t *testing.T) {
	rows := `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>` +
		typed("{#commitments}{commitment.number}{/commitments}") + `</w:tc></w:tr></w:tbl>`
	body := typed("{#commitments}", "{commitment.title}", "{commitment.problem}", "{/commitments}") + rows +
		typed("All: {#commitments}{commitment.number} {/commitments}",
			"{#themes}", "{plan.country}", "{#commitments}", "{commitment.number}", "{/commitments}", "{/themes}",
			"{#comments}", "{comment.text}", "{/comments}")
	template := ownTemplate(t, body)
	p, err := sampleProject()
	if err != nil {
		t.Fatal(err)
	}
	n := len(p.Report.Commitments)
	draft := filledWith(t, template, secretariat.BuildOptions{Draft: true})
	if got := strings.Count(partsOf(t, draft)["word/document.xml"], `<w:tag w:val="commitment-`); got != 2*n {
		t.Errorf("%d controls for %d commitments that are written twice", got, n)
	}
	final := partsOf(t, filledWith(t, template, secretariat.BuildOptions{Final: true}))["word/document.xml"]
	if strings.Contains(final, "commitment-") {
		t.Error("a final report has controls")
	}
	checkSums(t, draft)
}

// checkSums compares what a document says of its sections with what is read.
func checkSums(t *testing.T, document []byte) {
	t.Helper()
	file, err := reviews.Open(document)
	if err != nil {
		t.Fatal(err)
	}
	read, err := file.Read(nil)
	if err != nil {
		t.Fatal(err)
	}
	if file.Facts == nil || file.Facts.Template == "" {
		t.Fatalf("the document says of itself %+v", file.Facts)
	}
	sums := read.Sums()
	for tag, sum := range file.Facts.Sums {
		if sums[tag] != sum {
			t.Errorf("%s was written as %s and is read as %s", tag, sum, sums[tag])
		}
	}
}

func TestDraftsInAllKeptTemplatesSayWhatTheyHold(t *testing.T) {
	kept := map[string][]byte{"example.docx": templates.ExampleDOCX()}
	for _, k := range keptTemplates {
		b, err := os.ReadFile(templatesDir(filepath.FromSlash(k.file)))
		if err != nil {
			t.Fatal(err)
		}
		kept[k.file] = b
	}
	for name, b := range kept {
		t.Run(name, func(t *testing.T) {
			checkSums(t, filledWith(t, b, secretariat.BuildOptions{Draft: true, LineNumbers: true}))
		})
	}
}

// A remark on a copy in a template of one's own comes back with its
// commitment, and words that the built-in template has are not missed in it.
func TestRemarksOnATemplateOfOnesOwnFindTheirCommitment(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("../../testdata/sample")); err != nil {
		t.Fatal(err)
	}
	document := filledWith(t, templates.ExampleDOCX(), secretariat.BuildOptions{Draft: true})
	marked, err := inputstest.Reviewed(document, []inputstest.Mark{
		{Does: "comment", Tag: "commitment-4", N: 1, Author: "Reviewer", At: "2026-09-14T10:00:00Z", Text: "Is it so?"},
		{Does: "rewrite", Tag: "commitment-5", N: 1, Text: "Other words"},
	})
	if err != nil {
		t.Fatal(err)
	}
	copied := filepath.Join(dir, "reviewed.docx")
	if err := os.WriteFile(copied, marked, 0o666); err != nil {
		t.Fatal(err)
	}
	var out, messages bytes.Buffer
	code := run([]string{"comments", dir, copied}, terminal{stdout: &out, stderr: &messages}, time.Now)
	if code != exitDone {
		t.Fatalf("exit code %d: %s", code, messages.String())
	}
	words, err := templates.Read()
	if err != nil {
		t.Fatal(err)
	}
	p, err := inputs.ReadProject(dir, words)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range p.Returns {
		if strings.HasSuffix(r.File, "comments-reviewed.xlsx") {
			for _, c := range r.Comments {
				got = append(got, string(c.Target)+": "+c.Text[""])
			}
		}
	}
	if len(got) != 1 || !strings.HasPrefix(got[0], "4: ") || !strings.Contains(got[0], "Is it so?") {
		t.Errorf("the remarks are %q\n%s", got, messages.String())
	}
	if !strings.Contains(messages.String(), "review-other-template") {
		t.Errorf("that the words were not compared is not said:\n%s", messages.String())
	}
	template := filepath.Join(dir, "own.docx")
	if err := os.WriteFile(template, templates.ExampleDOCX(), 0o666); err != nil {
		t.Fatal(err)
	}
	now := runs(t, "comments", "--template", template, dir, copied)
	if strings.Contains(now, "review-other-template") || !strings.Contains(now, "Other words") {
		t.Errorf("with the template named:\n%s", now)
	}
}

// All that Word numbers has a number of its own in the built-in template too,
// and the same report is the same file.
func TestTheBuiltInTemplateGivesSoundDocuments(t *testing.T) {
	p, err := sampleProject()
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range []secretariat.BuildOptions{{Final: true}, {Draft: true}, {Draft: true, LineNumbers: true}} {
		for _, paper := range []render.Paper{render.A4, render.Letter} {
			var twice [2]bytes.Buffer
			for i := range twice {
				e := p.Edition(o)
				e.Paper = paper
				if err := docx.Write(&twice[i], e); err != nil {
					t.Fatal(err)
				}
			}
			partsOf(t, twice[0].Bytes()).sound(t)
			if !bytes.Equal(twice[0].Bytes(), twice[1].Bytes()) {
				t.Errorf("%+v: two runs differ", o)
			}
		}
	}
}
