package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"selfassess/inputs"
	"selfassess/inputs/inputstest"
	"selfassess/ogp"
	"selfassess/templates"
)

// commentsOf copies the sample, builds it, lets mark change the Word document
// and returns the comments that the project holds after selfassess comments,
// by id, with what the command said.
func commentsOf(t *testing.T, mark func(document []byte) []byte) (map[ogp.ID]ogp.Comment, string) {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("../../testdata/sample")); err != nil {
		t.Fatal(err)
	}
	var out, messages bytes.Buffer
	must := func(args ...string) {
		t.Helper()
		if code := run(args, terminal{stdout: &out, stderr: &messages}, time.Now); code != exitDone {
			t.Fatalf("selfassess %s: exit code %d\n%s", strings.Join(args, " "), code, messages.String())
		}
	}
	must("build", "--quiet", "--draft", "--format", "docx", "--out", filepath.Join(dir, "out"), dir)
	document, err := os.ReadFile(filepath.Join(dir, "out", "report.en.docx"))
	if err != nil {
		t.Fatal(err)
	}
	reviewed := filepath.Join(dir, "reviewed.docx")
	if err := os.WriteFile(reviewed, mark(document), 0o666); err != nil {
		t.Fatal(err)
	}
	messages.Reset()
	must("comments", dir, reviewed)
	words, err := templates.Read()
	if err != nil {
		t.Fatal(err)
	}
	p, err := inputs.ReadProject(dir, words)
	if err != nil {
		t.Fatal(err)
	}
	all := map[ogp.ID]ogp.Comment{}
	for _, r := range p.Returns {
		if !strings.HasSuffix(r.File, "comments-reviewed.xlsx") {
			continue
		}
		for _, c := range r.Comments {
			all[c.ID] = c
		}
	}
	for _, f := range ogp.Merge(p.Plan, p.Returns).Findings {
		if f.Code == ogp.CommentTarget || f.Code == ogp.CommentTwice {
			t.Errorf("the next build says: %s %v", f.Code, f)
		}
	}
	for _, f := range p.Findings {
		if strings.HasSuffix(f.At.File, "comments-reviewed.xlsx") {
			t.Errorf("the workbook is not read without a word: %s at %s", f.Code, f.At)
		}
	}
	return all, messages.String()
}

func TestEveryWordOfACommentComesBack(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 8))
	alphabet := []rune("abc XYZ 0123 ,;.:-+=@'\"<>&{}[]()|/\\ éüß 漢字 ع ب 🙂 _x0041_ \u2028\u00a0 %$#")
	var marks []inputstest.Mark
	tags := []string{"summary", "introduction", "commitment-4", "commitment-1", "annex-3", "conclusion", ""}
	texts := []string{"=1+1", "@sum", "'quoted", "n/a", "-", "1.10", "2026-09-14", "TRUE", "#REF!", "a\nb\n\nc",
		strings.Repeat("long words ", 9000)}
	for range 60 {
		var s strings.Builder
		for range 1 + random.IntN(60) {
			s.WriteRune(alphabet[random.IntN(len(alphabet))])
		}
		texts = append(texts, s.String())
	}
	for i, text := range texts {
		marks = append(marks, inputstest.Mark{
			Does: "comment", Tag: tags[i%len(tags)], N: 1,
			Author: fmt.Sprintf("Reviewer %d", i), At: "2026-09-14T10:00:00Z", Text: text,
		})
	}
	all, messages := commentsOf(t, func(document []byte) []byte {
		b, err := inputstest.Reviewed(document, marks)
		if err != nil {
			t.Fatal(err)
		}
		return b
	})
	if strings.Contains(messages, "without tracking") {
		t.Errorf("comments are taken for changes:\n%s", messages)
	}
	plain := func(s string) string { return strings.Join(strings.Fields(s), "") }
	byAuthor := map[string]string{}
	for id, c := range all {
		if !strings.Contains(string(id), "-part") {
			byAuthor[c.Author] += plain(c.Text[""])
		}
	}
	for part := 2; part < 9; part++ {
		for id, c := range all {
			if strings.HasSuffix(string(id), fmt.Sprintf("-part%d", part)) {
				_, rest, _ := strings.Cut(c.Text[""], ": ")
				byAuthor[c.Author] += plain(rest)
			}
		}
	}
	for _, m := range marks {
		if strings.TrimSpace(m.Text) == "" {
			continue
		}
		if got := byAuthor[m.Author]; !strings.HasSuffix(got, plain(m.Text)) {
			t.Errorf("%s in %q wrote %.80q and it came back as %.120q", m.Author, m.Tag, m.Text, got)
		}
	}
}

func TestRemarksSurviveLibreOffice(t *testing.T) {
	soffice := tool(t, "soffice")
	marks, err := inputstest.Marks(`
comment | commitment-4 | 3 | Ada | 2026-09-14T10:00:00Z | About the lead
insert | introduction | 2 | Ada | 2026-09-14T10:01:00Z | and more
replace | process-cycle | 2 | Bob | 2026-09-14T10:02:00Z | New words
rewrite | irm | 2 | | | Nobody marked this.
comment | annex-3 | 2 | Bob | 2026-09-14T10:03:00Z | A good table`)
	if err != nil {
		t.Fatal(err)
	}
	ours, _ := commentsOf(t, func(document []byte) []byte { return marked(t, document, marks) })
	theirs, messages := commentsOf(t, func(document []byte) []byte {
		dir := t.TempDir()
		name := filepath.Join(dir, "in.docx")
		if err := os.WriteFile(name, marked(t, document, marks), 0o666); err != nil {
			t.Fatal(err)
		}
		convert(t, soffice, "docx:MS Word 2007 XML", filepath.Join(dir, "out"), name)
		b, err := os.ReadFile(filepath.Join(dir, "out", "in.docx"))
		if err != nil {
			t.Fatal(err)
		}
		return b
	})
	if len(ours) != len(marks) || len(theirs) != len(marks) {
		t.Errorf("%d and %d remarks, want %d\n%s", len(ours), len(theirs), len(marks), messages)
	}
	for id, c := range ours {
		if got := theirs[id]; got.Target != c.Target || got.Text[""] != c.Text[""] {
			t.Errorf("%s is about %q and says %q; through LibreOffice about %q and %q",
				id, c.Target, c.Text[""], got.Target, got.Text[""])
		}
	}
}

func marked(t *testing.T, document []byte, marks []inputstest.Mark) []byte {
	t.Helper()
	b, err := inputstest.Reviewed(document, marks)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// Words that a template of one's own adds are no change of a reviewer, once
// the template is named.
func TestWordsOfATemplateAreNoChange(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("../../testdata/sample")); err != nil {
		t.Fatal(err)
	}
	template := filepath.Join(dir, "own.docx")
	runs(t, "template", "new", template)
	b, err := os.ReadFile(template)
	if err != nil {
		t.Fatal(err)
	}
	b, err = inputstest.Rezip(b, func(name string, part []byte) []byte {
		if name != "word/document.xml" {
			return part
		}
		words := "<w:p><w:r><w:t>Words of the ministry</w:t></w:r></w:p>"
		return bytes.Replace(part, []byte("<w:body>"), []byte("<w:body>"+words), 1)
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(template, b, 0o666); err != nil {
		t.Fatal(err)
	}
	runs(t, "build", "--quiet", "--draft", "--format", "docx", "--template", template, dir)
	report := filepath.Join(dir, "outputs", "report.en.docx")
	const change = `the text was changed without tracking: "" became "Words of the ministry"`
	messages := runs(t, "comments", "--template", template, dir, report)
	if strings.Contains(messages, "without tracking") {
		t.Errorf("with the template:\n%s", messages)
	}
	if messages := runs(t, "comments", dir, report); !strings.Contains(messages, change) {
		t.Errorf("without the template:\n%s", messages)
	}
}
