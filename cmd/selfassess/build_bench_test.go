package main

import (
	"fmt"
	"io"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"selfassess/inputs/inputstest"
)

// BenchmarkBuild measures reading, merging and writing DOCX, PDF and JSON for
// five sizes of plan. Compare the sizes with each other, in one run: the
// time must grow with the size, not faster.
func BenchmarkBuild(b *testing.B) {
	for _, size := range []struct {
		name string
		inputstest.Size
	}{{"S", inputstest.Small}, {"M", inputstest.Medium}, {"L", inputstest.Large}, {"Wide", inputstest.Wide},
		{"Voiced", inputstest.Voiced}} {
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

// BenchmarkCheckProcess runs the program itself, from its start to its end,
// on a plan and 14 returns.
func BenchmarkCheckProcess(b *testing.B) {
	dir := b.TempDir()
	if err := inputstest.Generate(dir, inputstest.Medium, 1); err != nil {
		b.Fatal(err)
	}
	program := filepath.Join(b.TempDir(), "selfassess.exe")
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	var cpu time.Duration
	for b.Loop() {
		c := exec.Command(program, "check", "--quiet", dir)
		if out, err := c.CombinedOutput(); err != nil {
			b.Fatalf("%v\n%s", err, out)
		}
		cpu += c.ProcessState.UserTime() + c.ProcessState.SystemTime()
	}
	b.ReportMetric(float64(cpu.Milliseconds())/float64(b.N), "cpu-ms/op")
}
