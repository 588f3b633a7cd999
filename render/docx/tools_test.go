package docx

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"selfassess/ogp"
	"selfassess/render/docx/intake"
)

// tool finds a program that only some machines have. Where tools are required
// a missing one is a failure.
func tool(t *testing.T, name string) string {
	t.Helper()
	p, err := exec.LookPath(name)
	if err != nil {
		if os.Getenv("SELFASSESS_REQUIRE_TOOLS") != "" {
			t.Fatalf("%s is not installed, and it is required here", name)
		}
		t.Skipf("%s is not installed", name)
	}
	return p
}

func saved(t *testing.T, file []byte, base string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), base)
	if err := os.WriteFile(name, file, 0o644); err != nil {
		t.Fatal(err)
	}
	return name
}

func TestMicrosoftsValidatorFindsNothing(t *testing.T) {
	validator := tool(t, "ooxml-validator")
	report := written(t, everything())
	book := saved(t, []byte(part(t, report, "word/embeddings/chart3.xlsx")), "chart.xlsx")
	for _, name := range []string{saved(t, report, "report.docx"), book} {
		for _, version := range []string{"Office2013", "Microsoft365"} {
			out, err := exec.Command(validator, name, "--officeVersion", version).CombinedOutput()
			if err != nil || !strings.Contains(string(out), `"ok": true`) {
				t.Errorf("%s: %v\n%s", version, err, out)
			}
		}
	}
}

func TestLibreOfficeReadsEveryWord(t *testing.T) {
	office := tool(t, "soffice")
	name := saved(t, written(t, everything()), "report.docx")
	dir := filepath.Dir(name)
	out, err := exec.Command(office, "-env:UserInstallation=file://"+filepath.Join(dir, "profile"), "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", dir, name).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	b, err := os.ReadFile(filepath.Join(dir, "report.txt"))
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, want := range []string{"Public register of government contracts", "Train 300 procurement officers", "Fourth Open Government Action Plan", "✓ Substantial", "66.7 %"} {
		if !strings.Contains(string(b), want) {
			t.Errorf("LibreOffice's text lacks %q", want)
		}
	}
}

// readParts unpacks a file as it is.
func readParts(file string, b []byte) (parts, *ogp.Finding) {
	ps, finding := intake.Open(file, b)
	return parts(ps), finding
}
