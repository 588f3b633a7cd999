package ogp

import "testing"

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
