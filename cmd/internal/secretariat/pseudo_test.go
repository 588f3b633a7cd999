package secretariat

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"selfassess/inputs"
	"selfassess/inputs/columns"
	"selfassess/inputs/inputstest"
	"selfassess/ogp"
	"selfassess/render/pdf/pdftest"
	"selfassess/templates"
	"selfassess/templates/templatestest"
)

// greekPlan is a plan of which nothing is written in Latin letters.
const greekPlan = `
== sheet Plan
plan_id: 2024-2026
country: Δημοκρατία
title: Τρίτο σχέδιο δράσης
start: 2024-07-01
end: 2026-06-30
original_end: 2026-03-31
language: el
coordinating_agency: Γραφείο
contact_name: Υπεύθυνος
contact_title: Προϊστάμενος
forum_name: Φόρουμ
report_date: 2026-09-30
returns_due: 2026-08-31
comment_start: 2026-09-01
comment_end: 2026-09-21
percent_not_started: 0
percent_limited: 10
percent_substantial: 50
percent_completed: 100

== sheet Agencies
agency: 1
name: Υπουργείο Οικονομικών
contact_name: Οικονόμου

agency: 2
name: Υπουργείο Δικαιοσύνης

agency: 3
name: Οργάνωση πολιτών
kind: civil_society

agency: 4
name: Φόρουμ
kind: forum

== sheet Commitments
commitment: 1
title: Μητρώο συμβάσεων
theme: Χρήμα
lead: 1
supporting: 2
counterparts: 3
start: 2024-07-01
end: 2026-06-30
problem: Πρόβλημα
description: Περιγραφή
values: transparency; civic_participation
irm_level: limited
forum_view: Καλό

commitment: 2
title: Καθαρός αέρας
theme: Περιβάλλον
lead: 2
change: amended
change_date: 2025-02-01
change_reason: Νέος νόμος

commitment: 3
title: Τρίτη
lead: 1
change: withdrawn
change_date: 2025-02-01
change_reason: Νέος νόμος

== sheet Milestones
milestone: 1.1
commitment: 1
text: Άνοιγμα
end: 2025-03-31
responsible: 1

milestone: 1.2
commitment: 1
text: Δημοσίευση
end: 2025-10-31
revised_end: 2025-12-31

milestone: 2.1
commitment: 2
text: Σταθμοί
end: 2026-05

== sheet Implementation
milestone: 1.1
activity: Εργασία
risk: Κίνδυνος
status: limited

== sheet Narrative
section: summary
text: Περίληψη.

section: foreword
text: Πρόλογος.
author: Υπουργός
author_title: Υπουργός

== sheet Recommendations
number: 1
recommendation: Σύσταση
addressed: partly
how: Έτσι
next_plan: yes

== sheet Consultations
title: Συνάντηση
start: 2024-10-14
phase: implementation
type: forum_meeting
format: hybrid
organiser: 1
civil_society: 12
government: 2050
participants: 2062
results_presented: yes
comments_invited: yes
senior_official: Υπουργός

title: Σειρά
start: 2025-01-10
end: 2025-05-10
times: 3
phase: implementation
type: workshop

== sheet Comments
comment: 7
received: 2026-09-03
channel: Γράμμα
sector: citizens
target: 1
text: Σχόλιο
outcome: accepted
response: Απάντηση

== sheet Repository
date: 2025-01-10
what: Έκθεση
kind: implementation

== sheet Peer exchange
date: 2025-01-10
with: Κύπρος
topic: Θέμα
direction: given

== sheet Vocabulary
word: Σε εξέλιξη
means: limited
`

var greekReturns = map[string]string{
	"1": `
== sheet Commitments
commitment: 1
level: substantial
percent: 83.5
results: Αποτελέσματα
challenge: funding
lessons: Μάθημα
evidence: Έγγραφο

== sheet Milestones
milestone: 1.1
level: completed
actual_end: 2025-05-10
evidence: Έγγραφο

milestone: 1.2
level: Σε εξέλιξη
progress: Πρόοδος

== sheet Implementation
milestone: 1.1
activity: Εργασία
risk: Άλλος κίνδυνος
`,
	"2": `
== sheet Commitments
commitment: 2
level: Αγνωστο
results: 12/2025

== sheet Milestones
milestone: 2.1
level: not_started
actual_end: 03/04/2025
`,
	"3": `
== sheet Commitments
commitment: 1
view_level: limited
view: Γνώμη
`,
}

// bracketedProject is the plan with its returns in the pseudo-language.
func bracketedProject(t *testing.T) *Project {
	t.Helper()
	words := templatestest.Bracketed(t, "el")
	dir := t.TempDir()
	write(t, dir, "plan.xlsx", must(t)(inputstest.PlanWith(words, greekPlan)))
	all := []*templates.Catalogue{words}
	in, err := inputs.ReadProject(dir, all)
	if err != nil {
		t.Fatal(err)
	}
	for agency, text := range greekReturns {
		write(t, dir, "inputs/"+agency+".xlsx", must(t)(inputstest.ReturnWith(words, in.Plan, agency, text)))
	}
	p, err := open(OpenOptions{Dir: dir, Program: "selfassess 1"}, languages{all, func(string) (*templates.Catalogue, bool, error) { return words, true, nil }, []string{words.Tag}})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// The pseudo-language has every word of the catalogue between brackets, and the
// plan is in Greek: a Latin letter outside brackets is a word that stays English
// in every language. Identifiers, addresses and names of files are in no
// language.
func TestNothingStaysEnglish(t *testing.T) {
	p := bracketedProject(t)
	if _, err := p.WriteForms(FormsOptions{}); err != nil {
		t.Fatal(err)
	}
	if _, err := p.WriteToFix(); err != nil {
		t.Fatal(err)
	}
	b, err := p.Build(BuildOptions{LineNumbers: true})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.Write(); err != nil {
		t.Fatal(err)
	}
	for _, f := range p.Findings {
		a := p.Words.Advice(f)
		notEnglish(t, string(f.Code), a.Message, a.Expected, a.Fix)
	}
	looked := 0
	err = filepath.WalkDir(p.Dir, func(path string, d os.DirEntry, err error) error {
		if d.IsDir() && d.Name() == inputs.ReturnsDir || d.Name() == inputs.PlanFile {
			return map[bool]error{true: filepath.SkipDir}[d.IsDir()] // what was typed
		}
		texts, known, errText := textsOf(path)
		if known {
			looked++
			notEnglish(t, strings.TrimPrefix(path, p.Dir), texts...)
		}
		return errors.Join(err, errText)
	})
	if err != nil || looked < 18 {
		t.Errorf("%d files were looked at: %v", looked, err)
	}
}

var (
	bracketed = regexp.MustCompile(`‹[^‹›]*›`)
	// notWords are in no language: cells, files, codes, times of versions.
	notWords = regexp.MustCompile(`\b[A-Z]{1,2}[0-9]+\b|[\w./-]+\.(?:xlsx|docx|pdf|json|csv|txt)\b|\b[a-z]+(?:-[a-z]+)+\b|` +
		`selfassess 1|\b(?:error|warning|note)s?\b|E[0-9]+|https?://\S+|list_\w+|sheet_\w+|\b[IVX]+(?:\.[A-D])?\b`)
	marks = regexp.MustCompile(`^[0-9a-f ]{12,}$`) // of texts of our own
	latin = regexp.MustCompile(`[A-Za-z]{2,}`)
)

// hidden are the cells of the hidden sheet of facts, and its name; how the
// built-in template calls its logo for those who edit it; and the permanent
// names of sections, by which lists tell their rows apart.
var hidden = slices.Concat([]string{"_meta", "el", "own", "Logo"}, columns.Facts, sectionKeys())

func sectionKeys() (keys []string) {
	for _, s := range ogp.SectionKeys {
		keys = append(keys, string(s))
	}
	return keys
}

// notEnglish reports Latin letters outside brackets.
func notEnglish(t *testing.T, where string, texts ...string) {
	t.Helper()
	for _, text := range texts {
		if slices.Contains(hidden, text) || marks.MatchString(text) || strings.Contains(text, " › ") { // where a warning is, in permanent names
			continue
		}
		rest := text
		for bracketed.MatchString(rest) {
			rest = bracketed.ReplaceAllString(rest, " ")
		}
		rest, _, _ = strings.Cut(rest, "‹") // cut off with its end
		if words := latin.FindAllString(notWords.ReplaceAllString(rest, " "), -1); len(words) > 0 {
			t.Errorf("%s: %q stays English in %.300q", where, slices.Compact(words), text)
		}
	}
}

// textsOf are the texts in a file that people read; known is false for files
// of data.
func textsOf(path string) (texts []string, known bool, err error) {
	b, _ := os.ReadFile(path)
	switch filepath.Ext(path) {
	case ".txt":
		return strings.Split(string(b), "\n"), true, nil
	case ".pdf":
		f, err := pdftest.Read(b)
		if err != nil {
			return nil, true, err
		}
		return []string{strings.Join(f.Words(), " ")}, true, nil
	case ".docx", ".xlsx":
		texts, err = officeTexts(b)
		return texts, true, err
	}
	return nil, false, nil
}

// officeTexts are the texts in the parts of an Office file: of paragraphs and
// cells, and of what is shown at them or said of them.
func officeTexts(b []byte) (texts []string, err error) {
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return nil, err
	}
	for _, f := range z.File {
		if !strings.HasSuffix(f.Name, ".xml") || strings.Contains(f.Name, "styles") || strings.Contains(f.Name, "theme") ||
			strings.HasPrefix(f.Name, "docProps/app") || strings.HasPrefix(f.Name, "docProps/custom") || strings.HasPrefix(f.Name, "customXml") {
			continue
		}
		in, err := f.Open()
		if err != nil {
			return nil, err
		}
		found, err := partTexts(in)
		in.Close()
		if err != nil {
			return nil, err
		}
		texts = append(texts, found...)
	}
	return texts, nil
}

// shown are the attributes that people see or hear, by their elements.
var shown = map[string][]string{
	"docPr": {"descr", "title"}, "cNvPr": {"descr", "title"}, "tblCaption": {"val"}, "tblDescription": {"val"}, "alias": {"val"},
	"dataValidation": {"prompt", "promptTitle", "error", "errorTitle"}, "sheet": {"name"},
}

var (
	whole    = []string{"p", "si", "is", "oddHeader", "oddFooter", "title", "subject", "keywords"} // what is read as one
	pieces   = []string{"t", "v", "f", "oddHeader", "oddFooter", "title", "subject", "keywords"}   // what holds its letters
	literals = regexp.MustCompile(`"([^"]*)"`)
)

func partTexts(in io.Reader) (texts []string, err error) {
	d := xml.NewDecoder(in)
	var open []string
	var text strings.Builder
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return texts, nil
		}
		if err != nil {
			return nil, err
		}
		switch token := token.(type) {
		case xml.StartElement:
			open = append(open, token.Name.Local)
			for _, a := range token.Attr {
				if slices.Contains(shown[token.Name.Local], a.Name.Local) && token.Name.Space != "" {
					texts = append(texts, a.Value)
				}
			}
		case xml.CharData:
			if len(open) > 0 && slices.Contains(pieces, open[len(open)-1]) {
				piece := string(token)
				if open[len(open)-1] == "f" { // of a formula, what it says
					for _, m := range literals.FindAllStringSubmatch(piece, -1) {
						texts = append(texts, m[1])
					}
					continue
				}
				text.WriteString(piece)
			}
		case xml.EndElement:
			name := open[len(open)-1]
			open = open[:len(open)-1]
			if slices.Contains(whole, name) || name == "v" && !slices.Contains(open, "si") {
				texts = append(texts, text.String())
				text.Reset()
			}
		}
	}
}
