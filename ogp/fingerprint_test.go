package ogp

import (
	"slices"
	"testing"
)

func TestFingerprintSeesWordsAndNotSpaces(t *testing.T) {
	const text = "Of 9 commitments, 33.3 % were completed.\nOne was not."
	tests := []struct {
		why, text string
		same      bool
	}{
		{"as it was", text, true},
		{"a line break became a space", "Of 9 commitments, 33.3 % were completed. One was not.", true},
		{"a no-break space became an ordinary one", "Of 9 commitments, 33.3 % were completed.\nOne was not.", true},
		{"a soft hyphen was put in", "Of 9 commit\u00adments, 33.3 % were completed.\nOne was not.", true},
		{"another figure", "Of 8 commitments, 33.3 % were completed.\nOne was not.", false},
		{"another case", "of 9 commitments, 33.3 % were completed.\nOne was not.", false},
		{"a sentence less", "Of 9 commitments, 33.3 % were completed.", false},
	}
	for _, tt := range tests {
		if got := Fingerprint(tt.text) == Fingerprint(text); got != tt.same {
			t.Errorf("%s: the same is %v, want %v", tt.why, got, tt.same)
		}
	}
	if n := len(Fingerprint("")); n != 16 {
		t.Errorf("a fingerprint has %d characters, want 16", n)
	}
}

// The fingerprint of a return is over what its author said and who it is of:
// not over the file, the place of a row, or what the form says by itself.
func TestFingerprintOfAReturnIsOverWhatWasRead(t *testing.T) {
	form := func() Return {
		return Return{File: "inputs/a.xlsx", Agency: "A", Submission: 1, Results: []Result{
			{Commitment: "1", Level: Completed, Results: Text{"": "Done."}, Evidence: []Link{{Text: "https://example.org"}}, Origin: Origin{Row: 5}},
			{Commitment: "2"}},
			Progress: []Progress{{Milestone: "1.1", Level: Limited}},
			Events:   []Event{{Title: Text{"": "Meeting"}, Start: Day(2025, 5, 5)}}}
	}
	sound := form()
	want := sound.Fingerprint()
	if len(want) != 128 {
		t.Fatalf("%d digits, want the 128 of SHA-512", len(want))
	}
	tests := []struct {
		why    string
		change func(*Return)
		same   bool
	}{
		{"another name of the file", func(r *Return) { r.File = "inputs/b (2).xlsx" }, true},
		{"rows in another order", func(r *Return) { slices.Reverse(r.Results) }, true},
		{"rows in other places", func(r *Return) { r.Results[0].Row, r.Results[0].Sheet = 9, "Compromisos" }, true},
		{"a row in which nothing is filled in is gone", func(r *Return) { r.Results = r.Results[:1] }, true},
		{"what the form says by itself", func(r *Return) { r.Results[0].Role = "lead"; r.Issued = Day(2026, 7, 1); r.Language = "fr" }, true},
		{"another agency", func(r *Return) { r.Agency = "B" }, false},
		{"the next submission", func(r *Return) { r.Submission = 2 }, false},
		{"another level", func(r *Return) { r.Results[0].Level = Substantial }, false},
		{"the same level of another commitment", func(r *Return) { r.Results[0].Commitment = "3" }, false},
		{"another word", func(r *Return) { r.Results[0].Results = Text{"": "Done"} }, false},
		{"the word in another language", func(r *Return) { r.Results[0].Results = Text{"fr": "Done."} }, false},
		{"a cell that was blank", func(r *Return) { r.Results[1].Level = NotStarted }, false},
		{"a cell less", func(r *Return) { r.Events[0].Start = Date{} }, false},
		{"a value that moves to the next column", func(r *Return) { r.Results[0].Results, r.Results[0].PublicUse = nil, Text{"": "Done."} }, false},
	}
	for _, tt := range tests {
		r := form()
		tt.change(&r)
		if same := r.Fingerprint() == want; same != tt.same {
			t.Errorf("%s: the same is %v, want %v", tt.why, same, tt.same)
		}
	}
}
