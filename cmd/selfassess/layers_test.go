package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// layers are the packages that each package may import from this module:
// workbooks come in on one side, files go out on the other, and no arrow
// turns back. A name that ends in "/" stands for all packages below it.
var layers = []struct {
	path string
	may  []string
}{
	{"selfassess/ogp", nil},
	{"selfassess/ogp/ogptest", []string{"selfassess/ogp"}}, // not the tables that it is to judge
	{"selfassess/templates", []string{"selfassess/ogp"}},
	{"selfassess/templates/numbers", nil}, // it knows digits, not words
	{"selfassess/templates/", []string{"selfassess/ogp", "selfassess/templates"}},
	{"selfassess/inputs", []string{"selfassess/ogp", "selfassess/templates", "selfassess/templates/numbers", "selfassess/inputs/office", "selfassess/inputs/xlsx", "selfassess/inputs/ods", "selfassess/inputs/csv",
		"selfassess/inputs/columns", "selfassess/inputs/lockedfile", "selfassess/inputs/moments"}},
	{"selfassess/inputs/columns", []string{"selfassess/ogp", "selfassess/templates"}}, // reading and writing stand on it
	{"selfassess/inputs/forms", []string{"selfassess/ogp", "selfassess/templates", "selfassess/templates/numbers", "selfassess/inputs/columns", "selfassess/inputs/xlsx"}},
	{"selfassess/inputs/office", nil},                         // it knows files, not spreadsheets
	{"selfassess/inputs/moments", []string{"selfassess/ogp"}}, // it knows no files
	{"selfassess/inputs/lockedfile", nil},                     // it does not know what a file holds
	{"selfassess/inputs/xlsx", []string{"selfassess/inputs/office"}},
	{"selfassess/inputs/csv", []string{"selfassess/inputs/office", "selfassess/inputs/xlsx"}},
	{"selfassess/inputs/ods", []string{"selfassess/inputs/office", "selfassess/inputs/xlsx"}}, // it gives the same workbooks
	{"selfassess/inputs/reviews/pdf", nil},                                                    // it knows files, not reports
	{"selfassess/inputs/reviews", []string{"selfassess/ogp", "selfassess/inputs/office", "selfassess/inputs/reviews/pdf"}},
	{"selfassess/inputs/", []string{"selfassess/ogp", "selfassess/templates", "selfassess/inputs", "selfassess/inputs/"}}, // for tests
	{"selfassess/render", []string{"selfassess/ogp", "selfassess/templates", "selfassess/templates/numbers"}},
	{"selfassess/render/compose", []string{"selfassess/ogp", "selfassess/templates", "selfassess/render"}}, // no format may import it
	{"selfassess/render/pdf", []string{"selfassess/ogp", "selfassess/templates", "selfassess/templates/numbers", "selfassess/render", "selfassess/render/pdf/fontfiles", "selfassess/render/pdf/typeset"}},
	{"selfassess/render/pdf/typeset", []string{"selfassess/render/pdf/fontfiles", "selfassess/render/pdf/typeset/bidi"}}, // it knows pages and text, not reports
	{"selfassess/render/pdf/typeset/bidi", nil}, // it knows characters
	{"selfassess/render/pdf/fontfiles", nil},    // it knows files, not text
	{"selfassess/render/pdf/pdftest", nil},      // what it judges it must not share
	{"selfassess/render/docx", []string{"selfassess/ogp", "selfassess/templates", "selfassess/templates/numbers", "selfassess/render",
		"selfassess/inputs/office", // templates are Office files, too
		"selfassess/render/docx/intake", "selfassess/render/docx/picture", "selfassess/render/docx/template", "selfassess/render/docx/wordxml"}},
	{"selfassess/render/docx/intake", []string{"selfassess/ogp", "selfassess/inputs/office"}}, // it knows no tags
	{"selfassess/render/docx/template", []string{"selfassess/ogp", "selfassess/render", "selfassess/render/docx/wordxml"}},
	{"selfassess/render/docx/picture", []string{"selfassess/render", "selfassess/templates/numbers"}},
	{"selfassess/render/docx/wordxml", nil}, // it knows text and its XML, not reports
	{"selfassess/render/", []string{"selfassess/ogp", "selfassess/templates", "selfassess/render"}},
	{"selfassess/outputs/eml", nil},
	{"selfassess/outputs", []string{"selfassess/ogp", "selfassess/templates", "selfassess/render",
		"selfassess/render/data", "selfassess/render/docx", "selfassess/render/pdf", "selfassess/inputs/lockedfile"}},
	{"selfassess/cmd/internal/secretariat", []string{"selfassess/ogp", "selfassess/templates", "selfassess/inputs", "selfassess/inputs/columns", "selfassess/inputs/forms",
		"selfassess/inputs/lockedfile", "selfassess/inputs/reviews",
		"selfassess/render", "selfassess/render/compose", "selfassess/render/data", "selfassess/render/docx", "selfassess/render/pdf", "selfassess/outputs", "selfassess/outputs/eml"}},
	{"selfassess/cmd/selfassess", []string{"selfassess/ogp", "selfassess/templates", "selfassess/render", "selfassess/cmd/internal/secretariat"}},
}

// libraries says which packages may use a library.
var libraries = map[string][]string{
	"github.com/xuri/excelize/":       {"selfassess/inputs/forms", "selfassess/inputs/inputstest"},
	"github.com/lukasjarosch/go-docx": {"selfassess/render/docx/template"},
	"codeberg.org/go-pdf/fpdf":        {"selfassess/render/pdf/typeset"},
	"github.com/gofrs/flock":          {"selfassess/outputs", "selfassess/cmd/"}, // there, a test plays a second run
	"github.com/spf13/pflag":          {"selfassess/cmd/selfassess"},
	"github.com/spf13/cobra":          {"selfassess/cmd/selfassess"},
}

// librariesOfTests says which further packages may use a library in their tests.
var librariesOfTests = map[string][]string{
	"github.com/xuri/excelize/": {"selfassess/inputs", "selfassess/inputs/"},
}

// forTests are packages that only tests import.
var forTests = []string{"selfassess/ogp/ogptest", "selfassess/inputs/inputstest", "selfassess/render/docx/access", "selfassess/render/pdf/pdftest"}

// clocks are the packages that may look at the clock, in code that is no test.
var clocks = []string{
	"selfassess/cmd/selfassess", // it tells what day it is
	// A file that comes in is read for some seconds and no longer: the clock
	// decides whether it is read, never what is read.
	"selfassess/inputs/office", "selfassess/inputs/xlsx", "selfassess/inputs/ods", "selfassess/inputs/csv", "selfassess/inputs/reviews", "selfassess/inputs/reviews/pdf",
	"selfassess/inputs/inputstest", // for tests
}

// imported is a package with what it imports.
type imported struct {
	path           string
	imports, tests []string
	files          []string // its code, without tests
}

func packages(t *testing.T) []imported {
	t.Helper()
	out, err := exec.Command("go", "list", "-e", "-f",
		`{{.ImportPath}}|{{join .Imports " "}}|{{join .TestImports " "}} {{join .XTestImports " "}}|{{.Dir}}|{{join .GoFiles "|"}}`,
		"selfassess/...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var ps []imported
	for line := range strings.Lines(string(out)) {
		f := strings.Split(strings.TrimSpace(line), "|")
		p := imported{path: f[0], imports: strings.Fields(f[1]), tests: strings.Fields(f[2])}
		for _, name := range f[4:] {
			p.files = append(p.files, filepath.Join(f[3], name))
		}
		ps = append(ps, p)
	}
	return ps
}

func covers(names []string, path string) bool {
	return slices.ContainsFunc(names, func(n string) bool {
		return n == path || strings.HasSuffix(n, "/") && strings.HasPrefix(path, n)
	})
}

func inModule(path string) bool {
	return strings.HasPrefix(path, "selfassess/")
}

func TestNoArrowTurnsBack(t *testing.T) {
	for _, p := range packages(t) {
		i := slices.IndexFunc(layers, func(l struct {
			path string
			may  []string
		}) bool {
			return covers([]string{l.path}, p.path)
		})
		if i < 0 {
			t.Errorf("%s stands in no layer: add it to the table, with what it may import", p.path)
			continue
		}
		for _, imp := range p.imports {
			if inModule(imp) && !covers(layers[i].may, imp) {
				t.Errorf("%s must not import %s: workbooks come in on one side and files go out on the other; "+
					"an import that follows this way is added to the row of %s in layers", p.path, imp, layers[i].path)
			}
			if covers(forTests, imp) {
				t.Errorf("%s imports %s, which is for tests", p.path, imp)
			}
		}
		for _, imp := range slices.Concat(p.imports, p.tests) {
			if strings.HasPrefix(imp, "selfassess/cmd/") && !strings.HasPrefix(p.path, "selfassess/cmd/") {
				t.Errorf("%s imports %s; only cmd may", p.path, imp)
			}
		}
	}
}

func TestLibrariesStayInTheirPackages(t *testing.T) {
	for _, p := range packages(t) {
		for library, allowed := range libraries {
			uses := func(imp string) bool { return strings.HasPrefix(imp, library) }
			if slices.ContainsFunc(p.imports, uses) && !covers(allowed, p.path) {
				t.Errorf("%s must not import %s", p.path, library)
			}
			if slices.ContainsFunc(p.tests, uses) && !covers(slices.Concat(allowed, librariesOfTests[library]), p.path) {
				t.Errorf("the tests of %s must not import %s", p.path, library)
			}
		}
	}
}

func TestTheDomainStandsOnTheStandardLibrary(t *testing.T) {
	forbidden := []string{"os", "io", "net", "log"}
	allowed := []string{"net/url"} // it takes addresses apart and opens none
	for _, p := range packages(t) {
		if p.path != "selfassess/ogp" {
			continue
		}
		for _, imp := range p.imports {
			first, _, _ := strings.Cut(imp, "/")
			if slices.Contains(allowed, imp) {
				continue
			}
			if strings.Contains(first, ".") || inModule(imp) || slices.Contains(forbidden, first) {
				t.Errorf("ogp must not import %s", imp)
			}
		}
	}
}

// The same workbooks give the same bytes on every day, since only the program
// for people knows which day it is.
func TestOnlyTheProgramLooksAtTheClock(t *testing.T) {
	clock := regexp.MustCompile(`\btime\.(Now|Since|Until)\b`)
	for _, p := range packages(t) {
		for _, file := range p.files {
			b, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if clock.Match(b) && !covers(clocks, p.path) {
				t.Errorf("%s looks at the clock; let a time or a day come in as a value", file)
			}
		}
	}
}
