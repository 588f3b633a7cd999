package main

import (
	"fmt"
	"io"
	"path/filepath"
	"testing"
	"time"

	"selfassess/inputs/inputstest"
)

// BenchmarkBuild measures reading, merging and writing DOCX, PDF and JSON for
// three sizes of plan. Compare the sizes with each other, in one run: the
// time must grow with the size, not faster.
func BenchmarkBuild(b *testing.B) {
	for _, size := range []struct {
		name string
		inputstest.Size
	}{{"S", inputstest.Small}, {"M", inputstest.Medium}, {"L", inputstest.Large}} {
		b.Run(size.name, func(b *testing.B) {
			dir := b.TempDir()
			if err := inputstest.Generate(dir, size.Size, 1); err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				args := []string{"build", "--quiet", "--out", filepath.Join(dir, fmt.Sprint("out", i%2)), dir}
				if code := run(args, terminal{stdout: io.Discard, stderr: io.Discard}, time.Now); code != exitDone {
					b.Fatalf("exit code %d", code)
				}
			}
		})
	}
}
