package xlsx

import "testing"

func TestNumbersAreTakenAsPeopleSeeThem(t *testing.T) {
	for stored, want := range map[string]string{
		"12": "12", "12.0": "12", "1.2E1": "12", "1.2e+1": "12", "-0.5": "-0.5", "0.30000000000000004": "0.3", "1.1000000000000001": "1.1",
		"12345678901234567": "12345678901234567", "1E300": "1E300", "45566.75": "45566.75", "NaN": "NaN", "": "",
	} {
		if got := Shown(stored); got != want {
			t.Errorf("%q is taken as %q, want %q", stored, got, want)
		}
	}
}
