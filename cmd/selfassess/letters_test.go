package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"selfassess"
	"selfassess/inputs"
	"selfassess/inputs/inputstest"
	"selfassess/outputs"
	"selfassess/templates"
	"selfassess/templates/templatestest"
)

const letterPlan = `
== sheet Plan
plan_id: TST-1
country: Testland
title: First plan
start: 2024-07-01
end: 2026-06-30
language: en
coordinating_agency: Office of the Premier
contact_name: Head of Unit
contact_email: ogp@example.org

== sheet Agencies
agency: mof
name: Ministry of Finance

agency: aud
name: Audit Office

== sheet Commitments
commitment: 1
title: Public register of contracts
lead: mof

commitment: 2
title: Audit reports
lead: aud

== sheet Milestones
milestone: 1.1
commitment: 1
text: Open the register
end: 2025-03-31

milestone: 1.2
commitment: 1
text: Fill the register
end: 2025-03-31
`

const letterReturn = `
== sheet Commitments
commitment: 1
level: In progress
results: A register.

== sheet Milestones
milestone: 1.1
level: done
actual_end: 03/04/2025

milestone: 1.2
level: done
actual_end: 03/04/2025
`

// inLanguages reads a project whose one form is in the second language, with
// the words of both.
func inLanguages(t *testing.T) *project {
	t.Helper()
	en, err := templates.Load("en")
	if err != nil {
		t.Fatal(err)
	}
	fr := templatestest.Marked(t, "fr")
	dir := t.TempDir()
	write := func(name string, b []byte, err error) {
		t.Helper()
		if err == nil {
			err = os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755)
		}
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, name), b, 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	b, err := inputstest.Plan(letterPlan)
	write("plan.xlsx", b, err)
	all := []*templates.Catalogue{en, fr}
	in, err := inputs.ReadProject(dir, all)
	if err != nil {
		t.Fatal(err)
	}
	b, err = inputstest.Return(in.Plan, "mof", letterReturn)
	write("inputs/mof.xlsx", b, err)
	c := call{terminal: terminal{stdout: io.Discard, stderr: io.Discard}, dir: dir, now: time.Now}
	p, err := c.openIn(all, selfassess.Date{})
	if err != nil || len(p.returns) != 1 {
		t.Fatalf("%d returns, %v", len(p.returns), err)
	}
	p.returns[0].Language = "fr" // as a form in that language says of itself
	return p
}

func TestAgenciesAreWrittenToInTheLanguageOfTheirForm(t *testing.T) {
	p := inLanguages(t)
	files, _, err := p.toFix("to-fix")
	if err != nil {
		t.Fatal(err)
	}
	content := map[string]string{}
	for _, f := range files {
		content[filepath.Base(f.Path)] = string(f.Data)
	}
	letter := content["mof.txt"]
	for _, want := range []string{"fr‹Subject: ", "fr‹Dear colleagues at Ministry of Finance,›", `fr‹unknown level "In progress"›`, "fr‹Kind regards,›"} {
		if !strings.Contains(letter, want) {
			t.Errorf("the letter does not say %q:\n%s", want, letter)
		}
	}
	if !strings.Contains(content["aud.txt"], "Subject: Your return") || strings.Contains(content["aud.txt"], "‹") {
		t.Errorf("who has sent nothing is written to in the language of the report:\n%s", content["aud.txt"])
	}
	if list := content["findings.csv"]; !strings.Contains(list, `unknown level ""In progress""`) || strings.Contains(list, "‹") {
		t.Errorf("the list is not in the language of the report:\n%s", list)
	}
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "inputs"), 0o755); err != nil {
		t.Fatal(err)
	}
	plan, err := inputstest.Plan(letterPlan)
	if err != nil {
		t.Fatal(err)
	}
	for name, b := range map[string][]byte{"plan.xlsx": plan, "inputs/copy.xlsx": []byte(content["mof.xlsx"])} {
		if err := os.WriteFile(filepath.Join(dir, name), b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	in, err := inputs.ReadProject(dir, p.languages)
	if err != nil || len(in.Returns) != 1 {
		t.Fatalf("%d returns, %v", len(in.Returns), err)
	}
	if r := in.Returns[0]; r.Language != "fr" || r.Submission != 2 {
		t.Errorf("the copy is in %q with number %d", r.Language, r.Submission)
	}
}

func TestALetterGroupsWhatHasOneRemedy(t *testing.T) {
	p := inLanguages(t)
	p.returns[0].Language = "en"
	letters, clean := p.letters()
	if len(letters) != 2 || len(clean) != 0 {
		t.Fatalf("%d letters, clean %q", len(letters), clean)
	}
	got := string(letters[0].text(p.report.Plan))
	want := `Subject: 5 points in your return need your attention (First plan)

Dear colleagues at Ministry of Finance,

Thank you for your return on the action plan “First plan” (your file mof.xlsx, submission number 1).

Before it can go into the report as you meant it, 5 points need your attention. You find them below, sheet by sheet.

The attached workbook mof.xlsx already holds your answers. Its first sheet lists the points below, and the cells are marked. Please make the corrections there and send it back to us. Its submission number is already raised to 2, so that it takes the place of your earlier return.

The cells named below are those of the file that you sent; in the attached workbook they may stand elsewhere.

To be mended:

Sheet Commitments

1. Cell E5: unknown level "In progress"
`
	if strings.Contains(strings.ReplaceAll(got, "\r\n", ""), "\n") {
		t.Error("a line does not end with CRLF")
	}
	got = strings.ReplaceAll(got, "\r\n", "\n")
	if !strings.HasPrefix(got, want) {
		t.Errorf("the letter begins:\n%s\nwant\n%s", got, want)
	}
	for _, want := range []string{"\n2. Cells G5, G6: unknown level \"done\"\n   What to do: ", "\n3. Cells I5, I6: the date \"03/04/2025\" can be 2025-04-03 or 2025-03-04\n   What to do: enter 2025-04-03 or 2025-03-04\n",
		"\nKind regards,\n\nHead of Unit\nOffice of the Premier\nogp@example.org\n"} {
		if !strings.Contains(got, want) {
			t.Errorf("the letter does not say\n%s\nbut\n%s", want, got)
		}
	}
}

func TestOnlyOwnUnchangedFilesOfTheFolderGo(t *testing.T) {
	root := t.TempDir()
	dir := filepath.Join(root, "to-fix")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"plan.xlsx", "to-fix/old.txt", "to-fix/edited.txt", "to-fix/theirs.txt", "to-fix/current.txt"} {
		if err := os.WriteFile(filepath.Join(root, name), []byte(name), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	for name, content := range map[string]string{"../plan.xlsx": "plan.xlsx", "old.txt": "to-fix/old.txt", "edited.txt": "before", "gone.txt": "gone", "current.txt": "to-fix/current.txt"} {
		b.WriteString(checksum([]byte(content)) + "  " + name + "\r\n")
	}
	if err := os.WriteFile(filepath.Join(dir, journal), b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	current := []outputs.File{{Path: filepath.Join(dir, "current.txt"), Data: []byte("new")}}
	w := readJournal(dir)
	remove, keep := w.outdated(dir, current)
	if !slices.Equal(remove, []string{filepath.Join(dir, "old.txt")}) || !slices.Equal(keep, []string{filepath.Join(dir, "edited.txt")}) {
		t.Errorf("remove %q, keep %q", remove, keep)
	}
	if err := w.protect(current); err != nil {
		t.Errorf("a file of an earlier run cannot be replaced: %v", err)
	}
	for _, name := range []string{"edited.txt", "theirs.txt"} {
		if err := w.protect([]outputs.File{{Path: filepath.Join(dir, name), Data: []byte("new")}}); err == nil {
			t.Errorf("%s would be overwritten", name)
		}
	}
	next := w.next(current, remove, keep)
	if len(next) != 3 || next["current.txt"] != checksum([]byte("new")) || next["edited.txt"] != checksum([]byte("before")) {
		t.Errorf("the next journal is %v", next)
	}
}

func TestEveryRefusalHasWordsForItsSender(t *testing.T) {
	en, err := templates.Load("en")
	if err != nil {
		t.Fatal(err)
	}
	codes := selfassess.Codes()
	for _, key := range en.Keys() {
		if code, ok := strings.CutPrefix(key, templates.LetterRefusedSet+"."); ok && !slices.Contains(codes, selfassess.Code(code)) {
			t.Errorf("%s is no code", code)
		}
	}
	for _, code := range []selfassess.Code{selfassess.FileKind, selfassess.FileRefused, selfassess.PlanWrong, selfassess.AgencyUnknown, selfassess.ReturnUnknown} {
		if !en.Has(templates.LetterRefusedSet + "." + string(code)) {
			t.Errorf("nothing tells the sender about %s", code)
		}
	}
}
