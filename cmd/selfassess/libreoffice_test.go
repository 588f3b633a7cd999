package main

import (
	"os"
	"path/filepath"
	"sync"
	"testing"
)

func TestLibreOfficeOpensEveryWordDocument(t *testing.T) {
	saved := convertCases(t, "pdf")
	eachCase(t, func(t *testing.T, b built) {
		if info, err := os.Stat(filepath.Join(saved, filepath.Base(b.dir)+".pdf")); err != nil || info.Size() < 10_000 {
			t.Errorf("no document came out: %v", err)
		}
	})
}

// After LibreOffice has read and saved the document, every link of the
// contents must still lead to a heading, and that heading must say what the
// entry says.
func TestContentsLeadToHeadingsAfterLibreOffice(t *testing.T) {
	saved := convertCases(t, "docx:MS Word 2007 XML")
	eachCase(t, func(t *testing.T, b built) {
		for _, path := range []string{
			filepath.Join(saved, filepath.Base(b.dir)+".docx"), b.path("report.en.docx"),
		} {
			file, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			checkContents(t, partsOf(t, file))
		}
	})
}

// convertCases lets LibreOffice save the Word documents of all cases, and
// returns the folder with what came out, named after the folders of the cases.
func convertCases(t *testing.T, format string) string {
	t.Helper()
	soffice := tool(t, "soffice")
	all, err := cases()
	if err != nil {
		t.Fatal(err)
	}
	in, out := t.TempDir(), t.TempDir()
	var files []string
	for _, b := range all {
		file := filepath.Join(in, filepath.Base(b.dir)+".docx")
		document, err := os.ReadFile(b.path("report.en.docx"))
		if err == nil {
			err = os.WriteFile(file, document, 0o666)
		}
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	convert(t, soffice, format, out, files...)
	return out
}

// convert runs LibreOffice, one run after the other and with a profile of its
// own: a second one would talk to the first, and both would hang. To make the
// profile takes longer than to convert a file, so all runs have the same.
func convert(t *testing.T, soffice, format, out string, files ...string) {
	t.Helper()
	office.Lock()
	defer office.Unlock()
	profile, err := officeProfile()
	if err != nil {
		t.Fatal(err)
	}
	args := []string{
		"-env:UserInstallation=file://" + filepath.ToSlash(profile),
		"--headless", "--convert-to", format, "--outdir", out,
	}
	output(t, soffice, append(args, files...)...)
}

var (
	office        sync.Mutex
	officeProfile = sync.OnceValues(func() (string, error) {
		dir, err := os.MkdirTemp("", "selfassess-office-")
		cleanup = append(cleanup, func() { os.RemoveAll(dir) })
		return dir, err
	})
)
