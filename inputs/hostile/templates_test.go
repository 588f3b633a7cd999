package hostile

import (
	"bytes"
	"context"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"selfassess/inputs/inputstest"
)

// A Word template comes from a ministry, an agency that makes corporate looks
// or the web: what it holds must neither reach a published report nor cost the
// machine.

// template is the built-in one as the real program writes it.
var template = sync.OnceValues(func() ([]byte, error) {
	path, err := built()
	if err != nil {
		return nil, err
	}
	file := filepath.Join(filepath.Dir(path), "template.docx")
	if err := exec.Command(path, "template", "new", file).Run(); err != nil {
		return nil, err
	}
	return os.ReadFile(file)
})

// spoilt is the built-in template with changes: before the first paragraph of
// the document, in its relations, in its settings, and with further parts.
type spoilt struct {
	why       string
	body      string
	relations []string // kind, target and, of targets that are elsewhere, "External"
	settings  string
	parts     []string // name, content, name, content …
	links     string   // where many links lead; "#" is the number of one

	says []string // lines that are printed, whole
	exit int
}

const (
	office  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	objects = `<w:p xmlns:o="urn:schemas-microsoft-com:office:office"><w:r><w:object><o:OLEObject Type="Link" ProgID="htafile"/></w:object></w:r></w:p>`
)

func fieldOf(code string) string {
	return `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>` + code +
		`</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`
}

// refused is what is printed of something that no report may hold.
func refused(part, what, remedy string) []string {
	return []string{"x.docx: error: in " + part + ": " + what + " [template-unsafe]", "  hint: " + remedy}
}

var strangersTemplates = []spoilt{
	{why: "nothing is spoiled", exit: 0},
	{why: "another document to be taken in", body: `<w:altChunk r:id="z"/>`, parts: []string{"word/a.html", "x"}, exit: 3,
		says: refused("word/document.xml", "another document that Word would take in (altChunk)",
			"open it in Word, which takes the other document in; delete what of it does not belong there, and save it again as Word Document (.docx)")},
	{why: "another document from elsewhere", body: `<w:altChunk r:id="rId91"/>`, relations: []string{"aFChunk https://a.example/a.html External"}, exit: 3,
		says: refused("word/document.xml", `another document that Word would fetch and take in ("https://a.example/a.html")`,
			"ask whoever made the template for one without it: whoever opens the template in Word fetches the other document")},
	{why: "an object of another program", body: objects, exit: 3,
		says: refused("word/document.xml", `a file of another program ("OLEObject")`,
			"delete the embedded or linked file in Word, or copy it and put it back as a picture (Paste Special › Picture)")},
	{why: "macros", relations: []string{"vbaProject vbaProject.bin"}, parts: []string{"word/vbaProject.bin", "\xd0\xcf\x11\xe0"}, exit: 3,
		says: refused("word/document.xml", "code that would run, or a part of it (word/vbaProject.bin)",
			"open it in Word, take away macros, form controls and add-ins (Developer › Design Mode shows controls), and save it as Word Document (.docx)")},
	{why: "a field that runs a program", body: fieldOf(`DDEAUTO c:\\windows\\system32\\cmd.exe "/k calc"`), exit: 3,
		says: refused("word/document.xml", `a field that fetches or runs something ("DDEAUTO c:\\windows\\system32\\cmd.exe '/k calc'")`,
			"show the codes of fields in Word with Alt+F9, and delete this field, or press Ctrl+Shift+F9 in it to keep its words alone")},
	{why: "a field that fetches text", body: fieldOf(`INCLUDETEXT "\\\\server\\share\\a.docx"`), exit: 3,
		says: refused("word/document.xml", `a field that fetches or runs something ("INCLUDETEXT '\\\\server\\share\\a.docx'")`,
			"show the codes of fields in Word with Alt+F9, and delete this field, or press Ctrl+Shift+F9 in it to keep its words alone")},
	{why: "a picture that is fetched", body: fieldOf(`INCLUDEPICTURE "https://a.example/p.png"`), exit: 3,
		says: refused("word/document.xml", `a field that fetches or runs something ("INCLUDEPICTURE 'https://a.example/p.png'")`,
			"show the codes of fields in Word with Alt+F9, and delete this field, or press Ctrl+Shift+F9 in it to keep its words alone")},
	{why: "a name that leaves the file", parts: []string{"../../a.txt", "x"}, exit: 3,
		says: []string{"x.docx: error: the template cannot be read: a part of it has a name that leads out of the file ../../a.txt [template-refused]"}},
	{why: "twins that only Windows takes for one", parts: []string{"word/Document.xml", "<a/>"}, exit: 3,
		says: []string{"x.docx: error: the template cannot be read: a part of it is there twice, and it cannot be told which one counts word/Document.xml [template-refused]"}},
	{why: "the file that it is attached to", exit: 0,
		settings: `<w:attachedTemplate r:id="rId91"/>`, relations: []string{"attachedTemplate file:///C:/Users/name/corporate.dotx External"},
		says: []string{"x.docx: note: the report does not take over the file that the template is attached to [template-taken-out]"}},
	{why: "the addressees of a mail merge", exit: 0,
		settings: `<w:mailMerge><w:mainDocumentType w:val="formLetters"/><w:query w:val="SELECT * FROM citizens"/></w:mailMerge>`,
		says:     []string{"x.docx: note: the report does not take over the addressees of a mail merge, nor where they are kept [template-taken-out]"}},
	{why: "a password", exit: 0, settings: `<w:documentProtection w:edit="readOnly" w:enforcement="1"/>`,
		says: []string{"x.docx: note: the report does not take over the protection of the template [template-taken-out]"}},
	{why: "tracked changes that are switched on", exit: 0, settings: `<w:trackRevisions/>`,
		says: []string{"x.docx: note: the report does not take over that changes are tracked [template-taken-out]"}},
	{why: "a million elements in a small file", body: strings.Repeat("<w:r/>", 1<<20), exit: 3},
	{why: "much text in a small file", body: "<w:p><w:r><w:t>" + strings.Repeat("word ", 8<<20) + "</w:t></w:r></w:p>", exit: 3},
	{why: "many links to files", links: "file:///C:/#.docx", exit: 3},
	{why: "many links with tags", links: "https://a.example/{plan.country}/#", exit: 0},
	{why: "many variables", exit: 0, settings: "<w:docVars>" + numbered(50_000, `<w:docVar w:name="v#" w:val="x"/>`) + "</w:docVars>"},
	{why: "many mistakes of one kind", body: "<w:p><w:r><w:t>" + strings.Repeat("{plan.contry} ", 20000) + "</w:t></w:r></w:p>", exit: 3},
}

// manyLinks are relations to addresses, each to another one.
func (s *spoilt) manyLinks() string {
	if s.links == "" {
		return ""
	}
	return numbered(50_000, `<Relationship Id="many#" Type="`+office+`hyperlink" Target="`+s.links+`" TargetMode="External"/>`)
}

func (s *spoilt) make() ([]byte, error) {
	b, err := template()
	if err != nil {
		return nil, err
	}
	relations, where := "", "word/_rels/document.xml.rels"
	for _, r := range s.relations {
		f := strings.Fields(r)
		relations += `<Relationship Id="rId91" Type="` + office + f[0] + `" Target="` + f[1] + `"`
		if len(f) == 3 {
			relations += ` TargetMode="External"`
		}
		relations += `/>`
	}
	relations += s.manyLinks()
	extra := s.parts
	if s.settings != "" && relations != "" {
		extra = append(extra, "word/_rels/settings.xml.rels",
			`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`+relations+`</Relationships>`)
		relations = ""
	}
	into := func(part []byte, after, what string) []byte {
		return bytes.Replace(part, []byte(after), []byte(after+what), 1)
	}
	return inputstest.Rezip(b, func(name string, part []byte) []byte {
		switch name {
		case where:
			return bytes.Replace(part, []byte("</Relationships>"), []byte(relations+"</Relationships>"), 1)
		case "word/document.xml":
			return into(part, "<w:body>", s.body)
		case "word/settings.xml":
			part = bytes.Replace(part, []byte("<w:settings "), []byte(`<w:settings xmlns:r="`+strings.TrimSuffix(office, "/")+`" `), 1)
			return into(part, `<w:zoom w:percent="100"/>`, s.settings)
		}
		return part
	}, extra...)
}

func TestTemplatesOfStrangers(t *testing.T) {
	for _, s := range strangersTemplates {
		t.Run(s.why, func(t *testing.T) {
			b, err := s.make()
			if err != nil {
				t.Fatal(err)
			}
			dir := t.TempDir()
			if err := os.WriteFile(filepath.Join(dir, "x.docx"), b, 0o666); err != nil {
				t.Fatal(err)
			}
			path, err := program() // anew for each: what the last case took in this process is forgotten
			if err != nil {
				t.Fatal(err)
			}
			ctx, cancel := context.WithTimeout(t.Context(), timeout)
			defer cancel()
			cmd := exec.CommandContext(ctx, path, "template", "check", "x.docx")
			cmd.Dir = dir
			var out, errs bytes.Buffer
			cmd.Stdout, cmd.Stderr = &out, &errs
			if err := cmd.Run(); err != nil && cmd.ProcessState == nil {
				t.Fatal(err)
			}
			bounded(t, cmd.ProcessState, errs.String())
			if exit := cmd.ProcessState.ExitCode(); exit != s.exit {
				t.Errorf("exit code %d, want %d", exit, s.exit)
			}
			lines := strings.Split(out.String(), "\n")
			if len(lines) > 2*100+10 {
				t.Errorf("%d lines are printed", len(lines))
			}
			if len(lines) > 60 {
				lines = lines[:60]
			}
			for i, want := range s.says {
				if !strings.Contains(out.String(), want+"\n") {
					t.Errorf("line %d is not said:\n%s\nbut\n%s", i, want, strings.Join(lines, "\n"))
				}
			}
		})
	}
}

// A block that repeats a book for each of many milestones makes no report that
// a program opens: nothing is written, in bounds, and the remedy is told.
func TestBlocksOfStrangersWithoutEnd(t *testing.T) {
	book, err := inputstest.Plan(planText + numbered(40, "\nmilestone: 2.1#\ncommitment: 2\ntext: x\nend: 2025-12-31\n"))
	if err != nil {
		t.Fatal(err)
	}
	words := filled(`<w:p><w:r><w:t>` + strings.Repeat("word ", 4<<20) + `</w:t></w:r></w:p>`)
	line := func(s string) string { return `<w:p><w:r><w:t>` + s + `</w:t></w:r></w:p>` }
	cell := func(s string) string { return `<w:tr><w:tc>` + s + `</w:tc></w:tr>` }
	for why, body := range map[string]string{
		"in the text": line("{#commitments}") + line("{#milestones}") + words + line("{/milestones}") + line("{/commitments}"),
		"in a table": line("{#commitments}") + `<w:tbl>` + cell(line("{#milestones}")+words) + cell(line("{/milestones}")) + `</w:tbl>` +
			line("{/commitments}"),
	} {
		if why == "in the text" && os.Getenv("SELFASSESS_LONG") == "" {
			continue // half a gigabyte is written before it ends
		}
		s := spoilt{body: body}
		b, err := s.make()
		if err != nil {
			t.Fatal(err)
		}
		dir := t.TempDir()
		for name, b := range map[string][]byte{"plan.xlsx": book, "x.docx": b} {
			if err := os.WriteFile(filepath.Join(dir, name), b, 0o666); err != nil {
				t.Fatal(err)
			}
		}
		path, err := program() // what this case took here is forgotten
		if err != nil {
			t.Fatal(err)
		}
		exit, says := ran(t, io.Discard, path, "build", dir, "--format", "docx", "--template", filepath.Join(dir, "x.docx"), "-q")
		const want = "the blocks of the template make a report too long for any program to open; put less text between {#…} and {/…}\n"
		if exit != 1 || !strings.HasSuffix(says, want) {
			t.Errorf("%s: exit code %d, said is %s", why, exit, says)
		}
		if _, err := os.Stat(filepath.Join(dir, "outputs", "report.en.docx")); err == nil {
			t.Errorf("%s: a report was written", why)
		}
	}
}
