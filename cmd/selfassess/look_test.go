package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"codeberg.org/go-fonts/dejavu/dejavusans"
	"codeberg.org/go-fonts/dejavu/dejavusansbold"
	"github.com/rogpeppe/go-internal/testscript"

	"selfassess/render/pdf/pdftest"
	"selfassess/templates"
)

// restyle TEMPLATE WHAT=VALUE... changes a Word template that was made from the
// built-in one: colours of its theme by their names, its fonts by "minorFont"
// and "majorFont", its "logo" to a file, and "words" that stand before all else.
func restyleTemplate(ts *testscript.TestScript, neg bool, args []string) {
	changes := map[string]string{}
	for _, a := range args[1:] {
		what, value, _ := strings.Cut(a, "=")
		if changes[what] = value; what == "logo" {
			changes[what] = ts.ReadFile(value)
		}
	}
	b, err := restyled([]byte(ts.ReadFile(args[0])), changes)
	ts.Check(err)
	save(ts, args[0], b)
}

func restyled(file []byte, changes map[string]string) ([]byte, error) {
	from, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	to := zip.NewWriter(&out)
	for _, f := range from.File {
		r, err := f.Open()
		if err != nil {
			return nil, err
		}
		b, err := io.ReadAll(r)
		if err != nil {
			return nil, err
		}
		w, err := to.Create(f.Name)
		if err != nil {
			return nil, err
		}
		if _, err := io.WriteString(w, restyledPart(f.Name, string(b), changes)); err != nil {
			return nil, err
		}
	}
	err = to.Close()
	return out.Bytes(), err
}

func restyledPart(name, part string, changes map[string]string) string {
	for what, value := range changes {
		switch {
		case name == "word/media/logo.png" && what == "logo":
			return value
		case name == "word/document.xml" && what == "words":
			part = strings.Replace(part, "<w:body>", "<w:body><w:p><w:r><w:t>"+value+"</w:t></w:r></w:p>", 1)
		case name == "word/theme/theme1.xml" && strings.HasSuffix(what, "Font"):
			part = regexp.MustCompile(`(<a:`+what+`><a:latin typeface=")[^"]*`).ReplaceAllString(part, "${1}"+value)
		case name == "word/theme/theme1.xml":
			part = regexp.MustCompile(`(<a:`+what+`><a:srgbClr val=")[^"]*`).ReplaceAllString(part, "${1}"+value)
		}
	}
	return part
}

// TestFontsOfTheTemplateAreThoseOfThePDF gives the PDF the fonts of a template
// from a folder, and none.
func TestFontsOfTheTemplateAreThoseOfThePDF(t *testing.T) {
	dir := t.TempDir()
	fonts := filepath.Join(dir, "fonts")
	template, err := restyled(templates.ReportDOCX(), map[string]string{"minorFont": "DejaVu Sans", "majorFont": "Liberation Sans"})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(filepath.Join(dir, "sample"), os.DirFS("../../testdata/sample")); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(fonts, 0o777); err != nil {
		t.Fatal(err)
	}
	for name, b := range map[string][]byte{"own.docx": template, "fonts/a.ttf": dejavusans.TTF, "fonts/b.ttf": dejavusansbold.TTF} {
		if err := os.WriteFile(filepath.Join(dir, name), b, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	pages := map[string]int{}
	for _, tt := range []struct {
		why   string
		flags []string
		want  []string // fonts of bold and of plain text, and of headings
	}{
		{"at hand", []string{"--fonts", fonts}, []string{"DejaVuSans", "DejaVuSans-Bold", "LiberationSans-Bold"}},
		{"not at hand", nil, []string{"LiberationSans", "LiberationSans-Bold"}},
	} {
		out := filepath.Join(dir, tt.why)
		args := append([]string{"build", filepath.Join(dir, "sample"), "--template", filepath.Join(dir, "own.docx"), "--format", "pdf", "--out", out}, tt.flags...)
		var messages bytes.Buffer
		if code := run(args, terminal{stdout: io.Discard, stderr: &messages}, time.Now); code != exitDone {
			t.Fatalf("%s: exit code %d: %s", tt.why, code, &messages)
		}
		if told := strings.Contains(messages.String(), "template-font-missing"); told != (tt.flags == nil) {
			t.Errorf("%s: that a font is missing is said: %v\n%s", tt.why, told, &messages)
		}
		b, err := os.ReadFile(filepath.Join(out, "report.en.pdf"))
		if err != nil {
			t.Fatal(err)
		}
		f := readPDF(t, b)
		pages[tt.why] = len(f.Pages)
		if got := fontsOf(f); !slices.Equal(slices.DeleteFunc(got, func(s string) bool { return s == "DejaVuSans" && tt.flags == nil }), tt.want) {
			t.Errorf("%s: the fonts are %q, want %q", tt.why, got, tt.want)
		}
	}
	// The letters of DejaVu are a sixth broader than those of the program.
	if got, own := pages["at hand"], pages["not at hand"]; got*10 > own*11 {
		t.Errorf("the report has %d pages in broad letters and %d in those of the program", got, own)
	}
}

// fontsOf are the names of the fonts in a file, in their order.
func fontsOf(f *pdftest.File) (names []string) {
	for _, o := range f.Objects {
		if d, ok := o.(pdftest.Dict); ok && d["FontName"] != nil {
			_, name, _ := strings.Cut(fmt.Sprint(d["FontName"]), "+")
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}
