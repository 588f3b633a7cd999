package secretariat

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"selfassess/inputs"
	"selfassess/inputs/inputstest"
	"selfassess/ogp"
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
func inLanguages(t *testing.T) *Project {
	t.Helper()
	en, err := templates.Load("en")
	if err != nil {
		t.Fatal(err)
	}
	fr := templatestest.Marked(t, "fr")
	dir := t.TempDir()
	write(t, dir, "plan.xlsx", must(t)(inputstest.Plan(letterPlan)))
	all := []*templates.Catalogue{en, fr}
	in, err := inputs.ReadProject(dir, all)
	if err != nil {
		t.Fatal(err)
	}
	write(t, dir, "inputs/mof.xlsx", must(t)(inputstest.Return(in.Plan, "mof", letterReturn)))
	p, err := open(OpenOptions{Dir: dir}, languages{all, func(tag string) (*templates.Catalogue, bool, error) {
		i := slices.IndexFunc(all, func(c *templates.Catalogue) bool { return c.Tag == tag })
		if i < 0 {
			return nil, false, nil
		}
		return all[i], true, nil
	}, []string{"en", "fr"}})
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
	list := content["findings.csv"]
	if !strings.Contains(list, `unknown level ""In progress""`) || strings.Contains(list, "‹") {
		t.Errorf("the list is not in the language of the report:\n%s", list)
	}
	dir := t.TempDir()
	write(t, dir, "plan.xlsx", must(t)(inputstest.Plan(letterPlan)))
	write(t, dir, "inputs/copy.xlsx", []byte(content["mof.xlsx"]))
	in, err := inputs.ReadProject(dir, p.languages.read)
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
	letters, clean, err := p.letters()
	if err != nil || len(letters) != 2 || len(clean) != 0 {
		t.Fatalf("%d letters, clean %q, %v", len(letters), clean, err)
	}
	got := string(letters[0].write(p.Report.Plan).plain())
	want := `Subject: 5 places in your return need your attention (First plan)

Dear colleagues at Ministry of Finance,

Thank you for your return on the action plan “First plan” (your file mof.xlsx, submission number 1).

Before it can go into the report as you meant it, 5 places need your attention. You find them below, sheet by sheet, those that ask for the same together.

The attached workbook mof.xlsx already holds your answers. Its first sheet lists what stands below, and the cells that are named here are marked in it. Please make the corrections there and send it back to us. Its submission number is already raised to 2, so that it takes the place of your earlier return.

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
	for _, want := range []string{"\n2. Cells G5, G6: unknown level \"done\"\n   What to do: ", "\n3. Cells I5, I6: the date \"03/04/2025\" can be 2025-04-03 or 2025-03-04\n   What to do: Enter 2025-04-03 or 2025-03-04\n",
		"\nKind regards,\n\nHead of Unit\nOffice of the Premier\nogp@example.org\n"} {
		if !strings.Contains(got, want) {
			t.Errorf("the letter does not say\n%s\nbut\n%s", want, got)
		}
	}
}

// The agency works in the copy: the letter names the cells that are marked
// there, wherever they stood in the file that was sent.
func TestALetterNamesTheCellsOfTheCopy(t *testing.T) {
	dir := t.TempDir()
	plan, err := inputstest.ReadPlan(write(t, dir, "plan.xlsx", must(t)(inputstest.Plan(letterPlan))))
	if err != nil {
		t.Fatal(err)
	}
	b := must(t)(inputstest.Return(plan, "mof", letterReturn))
	for _, c := range [][2]string{{"A5", "1.2"}, {"A6", "1.1"}, {"C5", "Fill the register"}, {"C6", "Open the register"}, {"G6", "Completed"}, {"A20", "9.9"}, {"G20", "Completed"}} {
		b = must(t)(inputstest.Put(b, "Milestones!"+c[0], c[1]))
	}
	b = must(t)(inputstest.Rezip(b, func(name string, part []byte) []byte {
		return bytes.Replace(part, []byte(`<sheet name="Commitments"`), []byte(`<sheet name="Commitments" state="hidden"`), 1)
	}))
	write(t, dir, "inputs/mof.xlsx", b)
	p, err := Open(OpenOptions{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	letters, _, err := p.letters()
	if err != nil {
		t.Fatal(err)
	}
	text := strings.ReplaceAll(string(letters[0].write(p.Report.Plan).plain()), "\r\n", "\n")
	for _, want := range []string{"Sheet Commitments\n\n1. Cell E5: unknown level \"In progress\"", "Sheet Milestones\n\n2. Cell G6: unknown level \"done\"",
		"Sheet Not carried over\n\n4. Cell E5: the plan has no milestone \"9.9\"", "Sheet Commitments of the file that you sent\n\n5. the sheet Commitments is hidden"} {
		if !strings.Contains(text, want) {
			t.Errorf("the letter does not say\n%s\nbut\n%s", want, text)
		}
	}
}

// Nothing is asked of an agency that has given the reason of a delay.
func TestADelayWithItsReasonAsksForNothing(t *testing.T) {
	done := "level: completed\nresults: A register.\nevidence: https://example.org\n"
	late := "actual_end: 2025-05-31\nevidence: https://example.org\ncorrective_action: None is needed now.\n"
	for _, tt := range []struct {
		reason string
		clean  int
	}{{"", 0}, {"delay_reason: The tender was repeated.\n", 1}} {
		dir := t.TempDir()
		plan, err := inputstest.ReadPlan(write(t, dir, "plan.xlsx", must(t)(inputstest.Plan(letterPlan))))
		if err != nil {
			t.Fatal(err)
		}
		form := "== sheet Commitments\ncommitment: 1\n" + done + "\n== sheet Milestones\nmilestone: 1.1\nlevel: completed\n" + late + tt.reason +
			"\nmilestone: 1.2\nlevel: completed\nactual_end: 2025-03-01\nevidence: https://example.org\n"
		write(t, dir, "inputs/mof.xlsx", must(t)(inputstest.Return(plan, "mof", form)))
		p, err := Open(OpenOptions{Dir: dir})
		if err != nil {
			t.Fatal(err)
		}
		letters, clean, err := p.letters()
		if err != nil || len(clean) != tt.clean {
			t.Errorf("with the reason %q: clean %q, %v", tt.reason, clean, err)
		}
		text := string(letters[0].write(p.Report.Plan).plain())
		if tt.clean == 0 && !strings.Contains(text, "What to do: Enter the reason for the delay") {
			t.Errorf("the reason is not asked for:\n%s", text)
		}
		told := slices.ContainsFunc(p.Findings, func(f ogp.Finding) bool { return f.Code == ogp.MilestoneLate })
		if told != (tt.reason == "") {
			t.Errorf("with the reason %q the delay is a warning: %v", tt.reason, told)
		}
	}
}

func must(t testing.TB) func([]byte, error) []byte {
	return func(b []byte, err error) []byte {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
}

// write puts a file into a project and gives its content back.
func write(t testing.TB, dir, name string, b []byte) []byte {
	t.Helper()
	path := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, b, 0o644); err != nil {
		t.Fatal(err)
	}
	return b
}

func TestEveryRefusalHasWordsForItsSender(t *testing.T) {
	en, err := templates.Load("en")
	if err != nil {
		t.Fatal(err)
	}
	codes := ogp.Codes()
	for _, key := range en.Keys() {
		if code, ok := strings.CutPrefix(key, templates.LetterRefusedSet+"."); ok && !slices.Contains(codes, ogp.Code(code)) {
			t.Errorf("%s is no code", code)
		}
	}
	for _, code := range []ogp.Code{ogp.FileKind, ogp.FileRefused, ogp.PlanWrong, ogp.AgencyUnknown, ogp.ReturnUnknown} {
		if !en.Has(templates.LetterRefusedSet + "." + string(code)) {
			t.Errorf("nothing tells the sender about %s", code)
		}
	}
}
