package hostile

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"selfassess/inputs/inputstest"
)

// TestWordsWithoutEndInThePDF fills the cells of a plan with what Excel lets
// them hold and no line can part. The report keeps the bounds of a file.
func TestWordsWithoutEndInThePDF(t *testing.T) {
	const most, cells = 32767, 24
	long := os.Getenv("SELFASSESS_LONG") != ""
	for what, word := range map[string]string{"letters": "a", "Arabic": "سجل", "marks": "a\u0301\u0489", "spaces that do not break": "a\u00a0"} {
		if !long && what != "letters" {
			continue
		}
		t.Run(what, func(t *testing.T) {
			text := strings.Repeat(word, most/len([]rune(word)))
			plan := planText
			for i := range cells {
				plan += fmt.Sprintf("\nmilestone: 2.%d\ncommitment: 2\ntext: %s\nend: 2025-12-31\n", i+2, text)
			}
			pdf := printed(t, plan)
			if !bytes.HasPrefix(pdf, []byte("%PDF-")) {
				t.Error("no PDF was written")
			}
		})
	}
}

// printed is the PDF that the program makes of a plan without returns.
func printed(t *testing.T, plan string) []byte {
	t.Helper()
	path, err := program()
	if err != nil {
		t.Fatal(err)
	}
	book, err := inputstest.Plan(plan)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "plan.xlsx"), book, 0o666); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), timeout)
	defer cancel()
	cmd := exec.CommandContext(ctx, path, "build", "--format", "pdf", dir)
	var errs bytes.Buffer
	cmd.Stderr = &errs
	if err := cmd.Run(); err != nil && cmd.ProcessState == nil {
		t.Fatal(err)
	}
	bounded(t, cmd.ProcessState, errs.String())
	files, _ := filepath.Glob(filepath.Join(dir, "outputs", "*.pdf"))
	if len(files) != 1 {
		t.Fatalf("the PDFs are %q\n%s", files, errs.String())
	}
	b, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	return b
}
