package secretariat_test

import (
	"fmt"
	"os"
	"path/filepath"

	"selfassess/cmd/internal/secretariat"
	"selfassess/ogp"
)

// A project is opened once; then it can be asked who has sent a return, and
// its report can be written.
func Example() {
	dir, err := os.MkdirTemp("", "project")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	if err := os.CopyFS(dir, os.DirFS(filepath.Join("..", "..", "..", "testdata", "sample"))); err != nil {
		fmt.Println(err)
		return
	}
	p, err := secretariat.Open(secretariat.OpenOptions{
		Dir: dir, Today: ogp.Day(2026, 11, 28), Program: "example",
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	r := p.Returned()
	fmt.Println(r.Received, "of", r.Expected, "returns; missing:", r.Missing)
	b, err := p.Build(secretariat.BuildOptions{
		Formats: []string{"docx", "json"}, Draft: true,
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	written, err := b.Write()
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, path := range written.Paths {
		fmt.Println(filepath.Base(path))
	}
	// Output:
	// 8 of 9 returns; missing: [MEW]
	// report.en.docx
	// report.json
	// record.json
	// findings.xlsx
}
