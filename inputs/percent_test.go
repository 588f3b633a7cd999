package inputs

import (
	"testing"

	"github.com/xuri/excelize/v2"

	"selfassess/inputs/columns"
	"selfassess/ogp"
)

// A percent is read as it is meant, or not at all.
func TestPercents(t *testing.T) {
	for _, tt := range []struct {
		why  string
		put  func(*excelize.File, string, string)
		want string // "" means not stated
		code ogp.Code
	}{
		{"a number", value(83.5), "83.5", ""},
		{"nothing is done", value(0), "0", ""},
		{"all is done", value(100), "100", ""},
		{"more than all", value(100.01), "", ogp.PercentUnreadable},
		{"less than nothing", value(-1), "", ogp.PercentUnreadable},
		{"a share of one by its format", styled(0.835, 10), "83.5", ""},
		{"a share of one that no computer can write", styled(0.07, 9), "7", ""},
		{"all by its format", styled(1, 9), "100", ""},
		{"more than all by its format", styled(83.5, 9), "", ogp.PercentUnreadable},
		{"a little by its format", styled(0.008, 10), "0.8", ""},
		{"a bare number up to one", value(0.835), "", ogp.PercentAmbiguous},
		{"a bare one", value(1), "", ogp.PercentAmbiguous},
		{"a bare number over one", value(1.5), "1.5", ""},
		{"a bare one as text", value("1"), "", ogp.PercentAmbiguous},
		{"with its sign one is one", value("1 %"), "1", ""},
		{"with its sign a half is a half", value("0.5%"), "0.5", ""},
		{"a number as text", value("83,5"), "83.5", ogp.NumberAsText},
		{"as programs write it into a table", value("7.000000000000001%"), "7", ""},
		{"digits of Arabic", value("٨٣٫٥٪"), "83.5", ""},
		{"thousands", value("1.000,5"), "", ogp.PercentUnreadable},
		{"an exponent", value("1e1"), "", ogp.PercentUnreadable},
		{"words", value("about half"), "", ogp.PercentUnreadable},
		{"a range", value("50-60"), "", ogp.PercentUnreadable},
		{"a truth", value(true), "", ogp.PercentUnreadable},
		{"a day", styled(45838, 14), "", ogp.PercentUnreadable},
	} {
		t.Run(tt.why, func(t *testing.T) {
			rec, findings, _ := oneCell(t, columns.Progress, "percent", nil, tt.put)
			if rec.Percent.String() != tt.want {
				t.Errorf("read as %q, want %q", rec.Percent, tt.want)
			}
			checkFinding(t, findings, tt.code)
		})
	}
}
