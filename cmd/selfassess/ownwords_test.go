package main

import (
	"bytes"
	"html"
	"io"
	"io/fs"
	"mime"
	"mime/multipart"
	"net/mail"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"selfassess/inputs"
	"selfassess/inputs/inputstest"
	"selfassess/ogp"
	"selfassess/templates"
)

// oddWords are words for commitments, milestones and agencies that nothing else
// says.
const oddWords = `
word_commitment: quibble;quibbles
word_milestone: zorple;zorples
word_agency: flonk;flonks
`

// usualWords are those of the program.
var usualWords = regexp.MustCompile(`(?i)\b(commitments?|milestones?|agenc(?:y|ies))\b`)

// typedWords finds the value of a line of a project's text, or a line that goes
// on with one.
var typedWords = regexp.MustCompile(`(?m)^(  |[a-z_]+(?:::[a-z]+)?: )(.*)$`)

// withOddWords is a plan or a return as text in which people have typed none of
// the usual words, so that every one that is left comes from the program.
func withOddWords(text string) string {
	text = typedWords.ReplaceAllStringFunc(text, func(line string) string {
		m := typedWords.FindStringSubmatch(line)
		return m[1] + usualWords.ReplaceAllString(m[2], "thing")
	})
	return strings.Replace(text, "\n== sheet Agencies", oddWords+"\n== sheet Agencies", 1)
}

// TestThePlansWordsAreAllThatIsSaid: report, forms, letters and findings of
// projects in which much is right and much is wrong.
func TestThePlansWordsAreAllThatIsSaid(t *testing.T) {
	for _, project := range []struct {
		name string
		make func(t *testing.T, dir string)
	}{
		{"sample", func(t *testing.T, dir string) { makeOdd(t, dir, "sample/source/*.txt") }},
		{"faulty", func(t *testing.T, dir string) {
			makeOdd(t, dir, "sample/source/comments.txt", "sample-faulty/source/plan.txt", "sample-faulty/source/[A-Z]*.txt")
		}},
		{"followed", makeFollowed},
	} {
		t.Run(project.name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			project.make(t, dir)
			for _, args := range [][]string{{"forms", dir}, {"check", "--to-fix", dir},
				{"build", "--as-of", "2025-06-30", "--draft", "--keep", dir}, {"build", "--draft", dir}} {
				var out strings.Builder
				if code := run(args, terminal{stdout: &out, stderr: &out}, testDay); code != exitDone && code != exitFindings {
					t.Fatalf("%v: exit code %d\n%s", args, code, &out)
				}
				if args[0] == "check" {
					refuseUsual(t, "check", out.String())
				}
			}
			said := map[string]bool{}
			for _, folder := range []string{"forms", "to-fix", "outputs"} {
				err := filepath.WalkDir(filepath.Join(dir, folder), func(path string, _ fs.DirEntry, err error) error {
					if text := saidIn(t, path); text != "" {
						name, _ := filepath.Rel(dir, path)
						refuseUsual(t, name, text)
						for _, word := range []string{"quibble", "quibbles", "Quibble", "Quibbles", "zorple", "zorples", "Zorple", "Zorples", "flonk", "flonks", "Flonk", "Flonks"} {
							if regexp.MustCompile(`\b` + word + `\b`).MatchString(text) {
								said[filepath.Ext(path)+" "+word] = true
							}
						}
					}
					return err
				})
				if err != nil {
					t.Fatal(err)
				}
			}
			for _, want := range []string{".xlsx Quibbles", ".xlsx Zorples", ".xlsx flonk", ".docx quibbles", ".docx Zorples", ".docx flonks",
				".pdf quibbles", ".pdf Zorples", ".pdf flonks", ".txt quibbles", ".eml zorples"} {
				if !said[want] {
					t.Errorf("no file has the words %s", want)
				}
			}
		})
	}
}

// makeOdd makes a project of texts of the samples.
func makeOdd(t *testing.T, dir string, texts ...string) {
	t.Helper()
	source, paths := t.TempDir(), []string(nil)
	for _, text := range texts {
		found, err := filepath.Glob(filepath.Join("..", "..", "testdata", filepath.FromSlash(text)))
		if err != nil {
			t.Fatal(err)
		}
		paths = append(paths, found...)
	}
	for _, path := range paths {
		b, err := os.ReadFile(path)
		if err == nil {
			err = os.WriteFile(filepath.Join(source, filepath.Base(path)), []byte(withOddWords(string(b))), 0o666)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := inputstest.Sample(source, dir); err != nil {
		t.Fatal(err)
	}
}

// makeFollowed makes a project with counterparts, comments and steps, of which
// several things are wrong.
func makeFollowed(t *testing.T, dir string) {
	t.Helper()
	plan, err := inputstest.Plan(withOddWords(followedPlan))
	if err == nil {
		err = os.WriteFile(filepath.Join(dir, "plan.xlsx"), plan, 0o666)
	}
	if err == nil {
		err = os.Mkdir(filepath.Join(dir, "inputs"), 0o777)
	}
	if err != nil {
		t.Fatal(err)
	}
	words, err := templates.Read()
	if err != nil {
		t.Fatal(err)
	}
	p, err := inputs.ReadProject(dir, words)
	if err != nil {
		t.Fatal(err)
	}
	for agency, text := range map[string]string{"MOJ": followedMinistry, "COAL": followedCounterpart, "MOF": followedOther} {
		b, err := inputstest.Return(p.Plan, agency, text)
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, "inputs", agency+".xlsx"), b, 0o666)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

// exceptions say the usual words whatever the plan calls its things.
var exceptions = []struct{ text, why string }{
	{`"quibble;quibbles" for commitment, "zorple;zorples" for milestone and "flonk;flonks" for agency`, "the report says what the words stand for"},
	{"Commitments of the plan workbook", "a sheet of the plan workbook, which is made before it has words"},
	{"Milestones of the plan workbook", "a sheet of the plan workbook, which is made before it has words"},
	{"Implementation of commitments", "an entry of a list in the plan workbook"},
	{"sheet Agencies", "a sheet of the plan workbook, which is made before it has words"},
	{"health-milestones.csv", "a name of a file"},
}

// exceptionsLike are those that name a sheet of the plan workbook by its place,
// a place by keys, as the sheet Accepted has them, and what only the command
// line says.
var exceptionsLike = []*regexp.Regexp{
	regexp.MustCompile(`plan\.xlsx( › |,|\n)(Agencies|Commitments|Milestones)\b`),
	regexp.MustCompile(`\S+ › .* #[0-9a-f]{8}`),
	regexp.MustCompile(`returns? replaced by a newer one of the agency`),
}

func refuseUsual(t *testing.T, name, text string) {
	t.Helper()
	for _, e := range exceptions {
		text = strings.ReplaceAll(text, e.text, "")
	}
	for _, e := range exceptionsLike {
		text = e.ReplaceAllString(text, "")
	}
	for _, code := range ogp.Codes() {
		text = strings.ReplaceAll(text, string(code), "")
	}
	for _, at := range usualWords.FindAllStringIndex(text, 5) {
		t.Errorf("%s says %q: …%s…", name, text[at[0]:at[1]], text[max(0, at[0]-60):min(len(text), at[1]+60)])
	}
}

// saidIn is what a file says to people.
func saidIn(t *testing.T, path string) string {
	t.Helper()
	ext := filepath.Ext(path)
	if !slices.Contains([]string{".xlsx", ".docx", ".pdf", ".txt", ".eml", ".csv"}, ext) {
		return ""
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	switch ext {
	case ".pdf":
		pages, err := inputstest.PDFText(b)
		if err != nil {
			t.Fatal(err)
		}
		return strings.Join(pages, "\n")
	case ".docx", ".xlsx":
		return saidInParts(partsOf(t, b))
	case ".eml":
		return saidInMail(t, b)
	}
	return string(b)
}

// saidInMail is the subject and the text of an e-mail, without the workbook that
// is attached.
func saidInMail(t *testing.T, b []byte) string {
	t.Helper()
	m, err := mail.ReadMessage(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	subject, err := new(mime.WordDecoder).DecodeHeader(m.Header.Get("Subject"))
	if err != nil {
		t.Fatal(err)
	}
	body, kind := m.Body, m.Header.Get("Content-Type")
	if _, params, err := mime.ParseMediaType(kind); err == nil && params["boundary"] != "" {
		part, err := multipart.NewReader(m.Body, params["boundary"]).NextPart()
		if err != nil {
			t.Fatal(err)
		}
		body = part
	}
	text, err := io.ReadAll(body)
	if err != nil {
		t.Fatal(err)
	}
	return subject + "\n" + string(text)
}

var (
	markup    = regexp.MustCompile(`<[^>]*>`)
	prompts   = regexp.MustCompile(` (?:prompt|promptTitle|error|errorTitle|descr|title|name)="([^"]*)"`)
	runBreaks = regexp.MustCompile(`</(?:w:p|a:p|si|comment|c|f)>|<w:(?:tab|br)/>`)
)

// saidInParts are the texts of a document or workbook, the messages at its cells
// and the descriptions of its pictures.
func saidInParts(parts packageParts) string {
	var b strings.Builder
	for name, xml := range parts {
		if !strings.HasSuffix(name, ".xml") || strings.Contains(name, "theme") || strings.Contains(name, "styles") ||
			strings.HasPrefix(name, "docProps/") {
			continue
		}
		for _, m := range prompts.FindAllStringSubmatch(xml, -1) {
			b.WriteString(m[1] + "\n")
		}
		xml = strings.ReplaceAll(xml, ">agency<", "><") // the key of a fact, on the hidden sheet
		b.WriteString(markup.ReplaceAllString(runBreaks.ReplaceAllString(xml, "\n"), "") + "\n")
	}
	return html.UnescapeString(b.String())
}

const followedPlan = `
== sheet Plan
plan_id: TST-1
country: Testland
title: First plan
start: 2024-07-01
end: 2026-06-30
language: en
coordinating_agency: Office of the Premier
contact_name: Head of Unit
report_date: 2026-09-30
returns_due: 2026-08-14

== sheet Agencies
agency: MOJ
name: Ministry of Justice

agency: MOF
name: Ministry of Finance

agency: COAL
name: Coalition for Open Contracts
kind: Civil society

agency: FORUM
name: Open Government Forum
kind: Multi-stakeholder forum

== sheet Commitments
commitment: 1
title: Public register of contracts
lead: MOJ; MOF
counterparts: COAL

commitment: 2
title: Nothing on the way
lead: MOF

commitment: 3
title: Merged
lead: MOF
change: Merged
merged_into: 1

== sheet Milestones
milestone: 1.1
commitment: 1
text: Draft the law
end: 2025-01-31

milestone: 1.2
commitment: 1
text: Open the register
end: 2025-06-30
responsible: MOJ

milestone: 3.1
commitment: 3
text: Went on elsewhere

== sheet Implementation
milestone: 1.1
activity: Write it
status: Completed

== sheet Comments
comment: D01
received: 2026-09-03
publish_name: Yes
target: 1
text: Which figure is right?
outcome: Accepted
response: The first.

comment: D02
target: 9
text: And this one?
`

const followedMinistry = `
== sheet Commitments
commitment: 1
level: Completed
results: The register is public.

== sheet Milestones
milestone: 1.1
level: Completed
actual_end: 2025-03-15

milestone: 1.2
level: Limited
percent: 40
view_response: We add them by March.

== sheet Consultations
title: Meeting on the law
start: 2025-03-01
phase: Implementation
commitments: 1; 7
`

const followedOther = `
== sheet Commitments
commitment: 1
level: Limited
results: The register is not complete.

commitment: 2
level: Nearly there

commitment: 9
results: Of no plan.

== sheet Milestones
milestone: 1.1
level: Substantial

milestone: 8.8
level: Completed
`

const followedCounterpart = `
== sheet Commitments
commitment: 1
view_level: Limited
view: The annexes are missing.

== sheet Milestones
milestone: 1.1
view_level: Completed

milestone: 1.2
view_level: Substantial
view: Most contracts are there.
`
