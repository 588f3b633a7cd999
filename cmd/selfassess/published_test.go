package main

import (
	"bytes"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"selfassess/inputs/inputstest"
)

// What stands in outputs may be published as it is: of a project with a secret
// in every place that is not published, no byte and no text of any file there
// tells one, in whatever form. What was read of them is kept in the house.
func TestNothingPrivateIsPublished(t *testing.T) {
	n := 2
	if *randomProjects > 0 {
		n = *randomProjects
	} else if long() {
		n = 10
	}
	template, ofMakers := filepath.Join(t.TempDir(), "tags.docx"), templateWithMakers(t)
	if err := os.WriteFile(template, ofMakers, 0o644); err != nil {
		t.Fatal(err)
	}
	for seed := range uint64(n) {
		files, secrets, err := inputstest.Secrets(seed)
		if err != nil {
			t.Fatal(err)
		}
		secrets = append(secrets, ofTheMakers...)
		dir := filesIn(t, files)
		outs := []string{filepath.Join(dir, "outputs"), filepath.Join(dir, "own")}
		for i, args := range [][]string{{}, {"--template", template, "--draft"}} {
			buildAll(t, append(args, "--attach-data", "--out", outs[i], dir)...)
		}
		found := map[string]bool{}
		for _, out := range outs {
			for name, text := range everything(t, out) {
				for _, s := range secrets {
					if strings.Contains(text, s.Word) && !found[s.Word] {
						found[s.Word] = true
						t.Errorf("project %d: %s, %s, stands in %s: %s", seed, s.Word, s.Where, name, around(text, s.Word))
					}
				}
			}
		}
		kept := everything(t, filepath.Join(dir, "internal"))
		record := strings.Join(slices.Collect(maps.Values(kept)), "\n")
		for _, s := range secrets {
			if s.Read && !strings.Contains(record, s.Word) {
				t.Errorf("project %d: %s, %s, is lost: it is not in the record", seed, s.Word, s.Where)
			}
		}
	}
}

// buildAll builds in all formats, whatever is to be mended.
func buildAll(t *testing.T, args ...string) {
	t.Helper()
	var stderr bytes.Buffer
	code := run(append([]string{"build", "--quiet"}, args...), terminal{stdout: io.Discard, stderr: &stderr}, testDay)
	if code != exitDone && code != exitFindings {
		t.Fatalf("exit code %d\n%s", code, &stderr)
	}
}

// templateWithMakers is a template of all tags, in which its makers have left
// what they say to each other, who they are, and where it lay. The words are
// not those of a project.
func templateWithMakers(t *testing.T) []byte {
	t.Helper()
	const (
		word  = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
		rels  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
		types = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	)
	file, err := docxOf(valueTags())
	if err != nil {
		t.Fatal(err)
	}
	relation := func(id, kind, more string) string {
		return `<Relationship Id="` + id + `" Type="` + kind + `" ` + more + `/>`
	}
	relations := func(list string) string {
		return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + list + `</Relationships>`
	}
	b, err := inputstest.Rezip(file, func(name string, part []byte) []byte {
		add := func(before, what string) []byte {
			if !strings.Contains(string(part), before) {
				t.Fatalf("%s has no %s", name, before)
			}
			return []byte(strings.Replace(string(part), before, what+before, 1))
		}
		switch name {
		case "[Content_Types].xml":
			return add("</Types>", `<Override PartName="/word/comments.xml" ContentType="`+types+`comments+xml"/>`+
				`<Override PartName="/word/people.xml" ContentType="`+types+`people+xml"/>`+
				`<Override PartName="/word/settings.xml" ContentType="`+types+`settings+xml"/>`+
				`<Override PartName="/docProps/custom.xml" ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/>`)
		case "_rels/.rels":
			return add("</Relationships>", relation("m5", rels+"custom-properties", `Target="docProps/custom.xml"`))
		case "word/document.xml":
			return add("</w:p>", `<w:commentRangeStart w:id="7"/><w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>`)
		}
		return part
	},
		"word/_rels/document.xml.rels", relations(relation("m1", rels+"comments", `Target="comments.xml"`)+
			relation("m2", "http://schemas.microsoft.com/office/2011/relationships/people", `Target="people.xml"`)+
			relation("m3", rels+"settings", `Target="settings.xml"`)+
			relation("m6", rels+"customXml", `Target="../customXml/item7.xml"`)),
		"customXml/item7.xml", `<properties>Zq0006x</properties>`,
		"customXml/_rels/item7.xml.rels", relations(relation("rId1", rels+"customXmlProps", `Target="itemProps7.xml"`)),
		"customXml/itemProps7.xml", `<store>Zq0007x</store>`,
		"docProps/custom.xml", `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" `+
			`xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property `+
			`fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="Owner"><vt:lpwstr>Zq0008x</vt:lpwstr></property></Properties>`,
		"word/comments.xml", `<w:comments`+word+`><w:comment w:id="7" w:author="Zq0001x" w:initials="Zq0002x"><w:p><w:r><w:t>Zq0003x</w:t></w:r></w:p></w:comment></w:comments>`,
		"word/people.xml", `<w15:people xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"><w15:person w15:author="Zq0004x"/></w15:people>`,
		"word/settings.xml", `<w:settings`+word+`><w:attachedTemplate xmlns:r="`+strings.TrimSuffix(rels, "/")+`" r:id="m4"/>`+
			`<w:docVars><w:docVar w:name="clerk" w:val="Zq0009x"/></w:docVars></w:settings>`,
		"word/_rels/settings.xml.rels", relations(
			relation("m4", rels+"attachedTemplate", `Target="file:///C:/Users/Zq0005x/report.dotm" TargetMode="External"`)))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// ofTheMakers are the secrets of that template.
var ofTheMakers = []inputstest.Secret{
	{Word: "Zq0001x", Where: "who wrote in the margin of the template"}, {Word: "Zq0002x", Where: "that person's initials"},
	{Word: "Zq0003x", Where: "a remark in the margin of the template"}, {Word: "Zq0004x", Where: "who worked on the template"},
	{Word: "Zq0005x", Where: "where the template lay"}, {Word: "Zq0006x", Where: "what a system for documents keeps in the template"},
	{Word: "Zq0007x", Where: "what belongs to that"}, {Word: "Zq0008x", Where: "a property of the template"},
	{Word: "Zq0009x", Where: "a variable of the template"},
}
