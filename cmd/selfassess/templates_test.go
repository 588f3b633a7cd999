package main

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"maps"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"selfassess/cmd/internal/secretariat"
	"selfassess/ogp"
	"selfassess/render/compose"
	"selfassess/render/docx"
)

func templatesDir(parts ...string) string {
	return filepath.Join(append([]string{"..", "..", "testdata", "templates"}, parts...)...)
}

// keptTemplates are the templates in testdata/templates by the program that
// wrote them, with the stories that the program has no words for.
var keptTemplates = []struct {
	file  string
	lacks []string
}{
	{"python-docx/report.docx", []string{"box", "control", "footnotes", "endnotes"}},
	{"docx.js/report.docx", []string{"control"}},
	{"libreoffice/report.docx", nil},
	{"libreoffice/by-way-of-odt.docx", nil},
}

// testDay is the day on which the tests that read projects take place.
func testDay() time.Time { return time.Date(2026, 9, 30, 12, 0, 0, 0, time.UTC) }

// sampleProject is the sample, read once.
var sampleProject = sync.OnceValues(func() (*secretariat.Project, error) {
	c := call{dir: filepath.Join("..", "..", "testdata", "sample"), terminal: terminal{stderr: io.Discard}, now: testDay}
	return c.open(ogp.Day(2026, 9, 30))
})

// fill fills a template with the sample, twice.
func fill(t *testing.T, file string, template []byte) []byte {
	t.Helper()
	p, err := sampleProject()
	if err != nil {
		t.Fatal(err)
	}
	once := func() []byte {
		word, findings := docx.Parse(file, template, compose.Schema)
		if word == nil {
			t.Fatal(findings)
		}
		var out bytes.Buffer
		if err := word.Write(&out, p.Edition(secretariat.BuildOptions{})); err != nil {
			t.Fatal(err)
		}
		return out.Bytes()
	}
	first := once()
	if !bytes.Equal(first, once()) {
		t.Errorf("two runs differ")
	}
	return first
}

// Whatever program wrote a template, and however it split the tags, the same
// text comes out, in every part of the document.
func TestTemplatesOfEveryProgramGiveTheSameText(t *testing.T) {
	d := readDraft(t)
	if *update {
		plain := partsOf(t, fill(t, "report.docx", d.write(t, plainHabit)))
		keepTemplate(t, "expected.txt", []byte(joinStories(plain.stories(t))))
	}
	for _, k := range keptTemplates {
		t.Run(k.file, func(t *testing.T) {
			b, err := os.ReadFile(templatesDir(filepath.FromSlash(k.file)))
			if err != nil {
				t.Fatal(err)
			}
			checkFilled(t, fill(t, k.file, b), k.lacks)
		})
	}
	for _, h := range wordHabits {
		t.Run("Word/"+h.name, func(t *testing.T) {
			checkFilled(t, fill(t, h.name, d.write(t, h.write)), nil)
		})
	}
}

// checkFilled compares a filled document with the text that is expected, and
// looks for what makes Word call a file damaged.
func checkFilled(t *testing.T, file []byte, lacks []string) {
	t.Helper()
	ps := partsOf(t, file)
	ps.sound(t)
	got := ps.stories(t)
	b, err := os.ReadFile(templatesDir("expected.txt"))
	if err != nil {
		t.Fatal(err)
	}
	want := splitStories(string(b))
	for _, name := range lacks {
		if name == "control" {
			inControl := func(line string) bool { return strings.HasPrefix(line, "In a content control") }
			want["body"] = slices.DeleteFunc(want["body"], inControl)
		}
		delete(want, name)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("another text (-expected +got):\n%s", diff)
	}
}

// packageParts are the XML parts of a Word document by name.
type packageParts map[string]string

func partsOf(t *testing.T, file []byte) packageParts {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	ps := packageParts{}
	for _, f := range z.File {
		if _, twice := ps[f.Name]; twice {
			t.Errorf("the part %s stands twice", f.Name)
		}
		part, err := z.Open(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(part)
		if err != nil {
			t.Fatal(err)
		}
		ps[f.Name] = string(b)
	}
	return ps
}

// sound looks for what Word calls damaged: ids that stand twice, links
// between parts that lead nowhere, and tags that were left.
func (ps packageParts) sound(t *testing.T) {
	t.Helper()
	for name, part := range ps {
		if !strings.HasSuffix(name, ".xml") && !strings.HasSuffix(name, ".rels") || name == "word/settings.xml" {
			continue
		}
		if left := blockEnd.FindString(part); left != "" {
			t.Errorf("%s still holds %s", name, left)
		}
		if strings.HasSuffix(name, ".rels") {
			unique(t, name, part, `<Relationship\s[^>]*\bId="([^"]*)"`)
			ps.targetsExist(t, name)
			continue
		}
		part = forOldVersions.ReplaceAllString(part, "")
		for _, m := range relationUse.FindAllStringSubmatch(part, -1) {
			if ps.target(name, m[1]) == "" {
				t.Errorf("%s: %s leads nowhere", name, m[0])
			}
		}
		for _, pattern := range []string{`<w:bookmarkStart\s[^>]*w:id="([^"]*)"`, `<w:bookmarkStart\s[^>]*w:name="([^"]*)"`, `<w:bookmarkEnd\s[^>]*w:id="([^"]*)"`,
			`<wp:docPr\s[^>]*\bid="([^"]*)"`, `<w:sdtPr>(?:[^/]|/[^w]|/w[^:])*?<w:id w:val="([^"]*)"`, `w14:paraId="([^"]*)"`, `<v:(?:shape|rect)\s[^>]*\bid="([^"]*)"`,
			`<w:(?:ins|del|moveTo)\s[^>]*w:id="([^"]*)"`, `<w:(?:foot|end)note\s[^>]*w:id="([^"]*)"`} {
			unique(t, name, part, pattern)
		}
		if starts, ends := strings.Count(part, "<w:bookmarkStart "), strings.Count(part, "<w:bookmarkEnd "); starts != ends {
			t.Errorf("%s: %d bookmarks begin and %d end", name, starts, ends)
		}
	}
}

var (
	blockEnd    = regexp.MustCompile(`\{[#?^/@][a-z]|\{(?:plan|report|commitment|milestone|label)\.`)
	relationUse = regexp.MustCompile(`\br:(?:id|embed|link)="([^"]+)"`)
)

func unique(t *testing.T, name, part, pattern string) {
	t.Helper()
	seen := map[string]bool{}
	for _, m := range regexp.MustCompile(pattern).FindAllStringSubmatch(part, -1) {
		if seen[m[1]] {
			t.Errorf("%s: %s stands twice: %s", name, m[1], pattern)
		}
		seen[m[1]] = true
	}
}

func (ps packageParts) targetsExist(t *testing.T, rels string) {
	t.Helper()
	dir := path.Dir(path.Dir(rels))
	for _, r := range relationElement.FindAllString(ps[rels], -1) {
		if attribute(r, "TargetMode") == "External" {
			continue
		}
		target := attribute(r, "Target")
		if !strings.HasPrefix(target, "/") {
			target = path.Join(dir, target)
		}
		if _, ok := ps[strings.TrimPrefix(target, "/")]; !ok {
			t.Errorf("%s: %s is not there", rels, target)
		}
	}
}

// stories are the texts of a document, a line for each paragraph that has
// words: "body", "header first", "footnotes" and so on.
func (ps packageParts) stories(t *testing.T) map[string][]string {
	t.Helper()
	found := map[string][]string{}
	document := ps["word/document.xml"]
	body, boxes := paragraphs(t, forOldVersions.ReplaceAllString(document, ""))
	found["body"] = body
	if boxes != nil {
		found["box"] = boxes
	}
	if _, old := paragraphs(t, forNewVersions.ReplaceAllString(document, "")); !slices.Equal(old, boxes) {
		t.Errorf("the boxes for old versions of Word hold another text: %q, not %q", old, boxes)
	}
	for _, m := range pageReference.FindAllStringSubmatch(ps["word/document.xml"], -1) {
		turn := attribute(m[0], "w:type")
		part := "word/" + strings.TrimPrefix(ps.target("word/document.xml", attribute(m[0], "r:id")), "/word/")
		found[m[1]+" "+turn], _ = paragraphs(t, ps[part])
	}
	for _, name := range []string{"footnotes", "endnotes"} {
		if lines, _ := paragraphs(t, ps["word/"+name+".xml"]); lines != nil {
			found[name] = lines
		}
	}
	return found
}

// What stands twice in a part, for new versions of Word and for old ones.
var (
	forNewVersions = regexp.MustCompile(`(?s)<mc:Choice .*?</mc:Choice>`)
	forOldVersions = regexp.MustCompile(`(?s)<mc:Fallback>.*?</mc:Fallback>`)
)

var pageReference = regexp.MustCompile(`<w:(header|footer)Reference\s[^>]*>`)

// attribute is the value of an attribute in a start tag, or "".
func attribute(element, name string) string {
	_, value, _ := strings.Cut(element, " "+name+`="`)
	value, _, _ = strings.Cut(value, `"`)
	return value
}

// target is the part to which a relationship of a part leads.
func (ps packageParts) target(part, id string) string {
	dir, base := filepath.Split(part)
	for _, r := range relationElement.FindAllString(ps[dir+"_rels/"+base+".rels"], -1) {
		if attribute(r, "Id") == id {
			return attribute(r, "Target")
		}
	}
	return ""
}

var relationElement = regexp.MustCompile(`<Relationship\s[^>]*>`)

// paragraphs are the texts of the paragraphs of a part that have words, and
// those in text boxes. What was deleted does not count.
func paragraphs(t *testing.T, part string) (lines, boxes []string) {
	t.Helper()
	if part == "" {
		return nil, nil
	}
	type story struct {
		lines []string
		text  []string // of the paragraphs that are open
	}
	stories := []*story{{}}
	in := ""
	for d := xml.NewDecoder(strings.NewReader(part)); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return stories[0].lines, boxes
		}
		if err != nil {
			t.Fatal(err)
		}
		s := stories[len(stories)-1]
		write := func(words string) {
			if n := len(s.text); n > 0 {
				s.text[n-1] += words
			}
		}
		switch e := token.(type) {
		case xml.StartElement:
			in = e.Name.Local
			switch in {
			case "p":
				s.text = append(s.text, "")
			case "br":
				write(" ")
			case "tab":
				write("\t")
			case "txbxContent":
				stories = append(stories, &story{})
			}
		case xml.EndElement:
			in = ""
			switch e.Name.Local {
			case "p":
				if n := len(s.text); n > 0 {
					if line := strings.TrimSpace(s.text[n-1]); line != "" {
						s.lines = append(s.lines, line)
					}
					s.text = s.text[:n-1]
				}
			case "txbxContent":
				boxes = append(boxes, s.lines...)
				stories = stories[:len(stories)-1]
			}
		case xml.CharData:
			if in == "t" {
				write(string(e))
			}
		}
	}
}

// joinStories is the text of expected.txt.
func joinStories(stories map[string][]string) string {
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(stories)) {
		b.WriteString("== " + name + "\n" + strings.Join(stories[name], "\n") + "\n")
	}
	return b.String()
}

func splitStories(text string) map[string][]string {
	stories := map[string][]string{}
	name := ""
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		if head, ok := strings.CutPrefix(line, "== "); ok {
			name = head
			continue
		}
		stories[name] = append(stories[name], line)
	}
	return stories
}

// filledTemplates are the corpus filled with the sample, in a folder.
func filledTemplates(t *testing.T) (dir string, files []string) {
	t.Helper()
	dir = t.TempDir()
	add := func(name string, template []byte) {
		name = filepath.Join(dir, strings.NewReplacer("/", "-", " ", "-").Replace(name))
		if err := os.WriteFile(name, fill(t, name, template), 0o666); err != nil {
			t.Fatal(err)
		}
		files = append(files, name)
	}
	for _, k := range keptTemplates {
		b, err := os.ReadFile(templatesDir(filepath.FromSlash(k.file)))
		if err != nil {
			t.Fatal(err)
		}
		add(k.file, b)
	}
	d := readDraft(t)
	for _, h := range wordHabits {
		add("word/"+h.name+".docx", d.write(t, h.write))
	}
	return dir, files
}

func TestOpenXMLValidatorFindsNoErrorsInFilledTemplates(t *testing.T) {
	validator := tool(t, "ooxml-validator")
	_, files := filledTemplates(t)
	for i, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			t.Parallel()
			versions := []string{"Office2013", "Microsoft365"}
			if i > len(keptTemplates) { // the habits differ in elements that both know
				versions = versions[1:]
			}
			for _, office := range versions {
				out, err := exec.Command(validator, file, "--officeVersion", office).CombinedOutput()
				if err != nil || !bytes.Contains(out, []byte(`"ok": true`)) {
					t.Errorf("%s: %v\n%.2000s", office, err, out)
				}
			}
		})
	}
}

// Another program must read the whole text, up to its last line.
func TestLibreOfficeOpensFilledTemplates(t *testing.T) {
	soffice := tool(t, "soffice")
	dir, files := filledTemplates(t)
	convert(t, soffice, "txt:Text (encoded):UTF8", dir, files...)
	for _, file := range files {
		b, err := os.ReadFile(strings.TrimSuffix(file, ".docx") + ".txt")
		if err != nil {
			t.Error(err)
			continue
		}
		for _, want := range []string{"Open the account to all municipalities", "E10", "D08", "The end of "} {
			if !strings.Contains(string(b), want) {
				t.Errorf("%s: the text lacks %q", filepath.Base(file), want)
			}
		}
	}
}

func TestPythonDocxOpensFilledTemplates(t *testing.T) {
	python, _ := interpreter(t, python, "write.py")
	_, files := filledTemplates(t)
	const script = `
import sys, docx
for name in sys.argv[1:]:
    d = docx.Document(name)
    print(len(d.tables), d.paragraphs[-1].text)
    d.save(name)
`
	lines := strings.Split(strings.TrimSpace(output(t, python, append([]string{"-c", script}, files...)...)), "\n")
	for i, file := range files {
		// The table of all commitments, one for each commitment and each
		// meeting, and that of the comments.
		if want := "23 The end of "; i >= len(lines) || !strings.HasPrefix(lines[i], want) {
			t.Errorf("%s: got %q, want %q", filepath.Base(file), lines[i:min(i+1, len(lines))], want)
		}
	}
}

// interpreter is one that has the module docx, and the module's version.
func interpreter(t *testing.T, found func(t *testing.T) []string, script string) (path, version string) {
	t.Helper()
	for _, path := range found(t) {
		if out, err := exec.Command(path, templatesDir(script), "version", "docx").Output(); err == nil {
			return path, strings.TrimSpace(string(out))
		}
	}
	missing(t, "the module docx of "+script)
	return "", ""
}

// The same with the programs of this machine. What they write is kept by
// go test ./cmd/selfassess -run TemplatesOfProgramsOfThisMachine -update.
func TestTemplatesOfProgramsOfThisMachineGiveTheSameText(t *testing.T) {
	write := map[string]func(t *testing.T, out string) (version string){
		"python-docx": func(t *testing.T, out string) string {
			path, version := interpreter(t, python, "write.py")
			output(t, path, templatesDir("write.py"), "docx", out, templatesDir("source", "report.json"))
			return version
		},
		"docx.js": func(t *testing.T, out string) string {
			path, version := interpreter(t, node, "write.js")
			output(t, path, templatesDir("write.js"), "docx", out, templatesDir("source", "report.json"))
			return version
		},
		"libreoffice": func(t *testing.T, out string) string {
			soffice := tool(t, "soffice")
			dir := t.TempDir()
			original, odt := filepath.Join(dir, "report.docx"), filepath.Join(dir, "by-way-of-odt.odt")
			if err := os.WriteFile(original, readDraft(t).write(t, plainHabit), 0o666); err != nil {
				t.Fatal(err)
			}
			convert(t, soffice, "docx:MS Word 2007 XML", out, original)
			convert(t, soffice, "odt", dir, original)
			if err := os.Rename(filepath.Join(dir, "report.odt"), odt); err != nil {
				t.Fatal(err)
			}
			convert(t, soffice, "docx:MS Word 2007 XML", out, odt)
			return officeVersion(t)
		},
	}
	for program, write := range write {
		t.Run(program, func(t *testing.T) {
			out := t.TempDir()
			version := write(t, out)
			t.Log(program, version)
			for _, k := range keptTemplates {
				name, ok := strings.CutPrefix(k.file, program+"/")
				if !ok {
					continue
				}
				b, err := os.ReadFile(filepath.Join(out, name))
				if err != nil {
					t.Fatal(err)
				}
				if *update {
					keepTemplate(t, k.file, b)
				}
				checkFilled(t, fill(t, k.file, b), k.lacks)
			}
			if *update {
				keepVersion(t, templatesDir("versions.txt"), program, version)
			}
		})
	}
}

func keepTemplate(t *testing.T, file string, b []byte) {
	t.Helper()
	if os.Getenv("CI") == "true" {
		t.Fatal("-update is for people: a run that checks must not change what it checks against")
	}
	path := templatesDir(filepath.FromSlash(file))
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, b, 0o666); err != nil {
		t.Fatal(err)
	}
}
