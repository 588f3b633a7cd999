package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"selfassess/inputs/inputstest"
	"selfassess/render/pdf/pdftest"
)

// sinhalaPlan has the joiners of its letters as |.
var sinhalaPlan = strings.ReplaceAll(`
== sheet Plan
plan_id: LKA-1
country: ශ්|රී ලංකාව
title: විවෘත රාජ්|ය ක්|රියාකාරී සැලැස්ම
start: 2024-07-01
end: 2026-06-30
language: en
coordinating_agency: ජනාධිපති කාර්යාලය
contact_name: ප්|රධානියා
report_date: 2026-09-30

== sheet Agencies
agency: MOF
name: මුදල් අමාත්|යාංශය

== sheet Commitments
commitment: 1
title: පොදු ප්|රසම්පාදන ලේඛනය
description: රජයේ ගිවිසුම් සියල්ල මහජනතාවට විවෘත කිරීම.
lead: MOF
`, "|", "\u200d")

// TestFontsThatAreNamedAreThoseOfThePDF builds a plan that the program alone
// has no font for, with fonts of a folder and with those of the computer.
func TestFontsThatAreNamedAreThoseOfThePDF(t *testing.T) {
	fonts, dir := t.TempDir(), t.TempDir()
	for _, name := range []string{"NotoSansSinhala-Regular.ttf", "NotoSansSinhala-Bold.ttf"} {
		b, err := os.ReadFile("/usr/share/fonts/truetype/noto/" + name)
		if err != nil {
			missing(t, name)
		}
		if err := os.WriteFile(filepath.Join(fonts, name), b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	plan, err := inputstest.Plan(sinhalaPlan)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "plan.xlsx"), plan, 0o644); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		why   string
		flags []string
		font  bool
	}{
		{"a folder", []string{"--fonts", fonts}, true},
		{"the computer", []string{"--fonts", "system"}, true},
		{"none", nil, false},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			out := t.TempDir()
			var messages bytes.Buffer
			args := append([]string{"build", dir, "--out", out, "--format", "pdf"}, tt.flags...)
			if code := run(args, terminal{stdout: io.Discard, stderr: &messages}, time.Now); code != exitDone {
				t.Fatalf("exit code %d: %s", code, &messages)
			}
			if found := !strings.Contains(messages.String(), "character-without-font"); found != tt.font {
				t.Errorf("all characters have a font: %v, want %v\n%s", found, tt.font, &messages)
			}
			b, err := os.ReadFile(filepath.Join(out, "report.en.pdf"))
			if err != nil {
				t.Fatal(err)
			}
			f := readPDF(t, b)
			if !strings.Contains(f.Root.Text(), "විවෘත රාජ්\u200dය ක්\u200dරියාකාරී සැලැස්ම") {
				t.Error("the title is not in the text")
			}
			used := false
			for _, o := range f.Objects {
				d, ok := o.(pdftest.Dict)
				name, _ := d["FontName"].(pdftest.Name)
				used = used || ok && strings.Contains(string(name), "NotoSansSinhala-Bold")
			}
			if used != tt.font {
				t.Errorf("the font is in the file: %v, want %v", used, tt.font)
			}
		})
	}
}
