package ogp

import "testing"

func TestParseDateReadsISOFormsOfOurTimeOnly(t *testing.T) {
	tests := []struct {
		text string
		want Date
		why  string
	}{
		{"2025-06-30", Day(2025, 6, 30), "a day"},
		{"2025-06", Date{Year: 2025, Month: 6}, "a month"},
		{"2025", Date{Year: 2025}, "a year"},
		{"1900-01-01", Day(1900, 1, 1), "the first day"},
		{"2200-12-31", Day(2200, 12, 31), "the last day"},
		{"0000-01-01", Date{}, "a year that no Date can hold"},
		{"1899", Date{}, "before the first year"},
		{"2568-06-30", Date{}, "a year of the Thai calendar"},
		{"2025-02-29", Date{}, "a day that does not exist"},
		{"2025-6-30", Date{}, "not the ISO form"},
		{"", Date{}, "nothing"},
	}
	for _, tt := range tests {
		got, err := ParseDate(tt.text)
		if got != tt.want || (err == nil) != got.Known() {
			t.Errorf("%s: ParseDate(%q) = %v, %v; want %v", tt.why, tt.text, got, err, tt.want)
		}
	}
}
