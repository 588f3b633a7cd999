package xlsx

import "testing"

func TestFormatsTellWhichPartsOfADayTheyShow(t *testing.T) {
	const day = ShowsYear | ShowsMonth | ShowsDay
	for code, want := range map[string]DateParts{
		"yyyy-mm-dd": day, "m/d/yy h:mm": day, `[$-F800]dddd\,\ mmmm\ dd\,\ yyyy`: day, "[$-809]d mmmm yyyy;@": day, "DD/MM/YYYY": day, "dd.mm.yyyy h:mm:ss": day,
		"mmm-yy": ShowsYear | ShowsMonth, "mm/yyyy": ShowsYear | ShowsMonth, "yyyy-mm;@": ShowsYear | ShowsMonth, `mmmm\ yyyy`: ShowsYear | ShowsMonth, `yyyy"年"m"月"`: ShowsYear | ShowsMonth,
		"yyyy": ShowsYear, "d-mmm": ShowsMonth | ShowsDay, "d. mmm": ShowsMonth | ShowsDay, "dddd": ShowsDay, "yyyy h:mm": ShowsYear,
		"General": 0, "@": 0, "0.00": 0, "h:mm": 0, "[h]:mm:ss": 0, "mm:ss": 0, `0" days"`: 0, `0\d`: 0, "[Red]0": 0, "h:mm AM/PM": 0, "mmm": 0, "# ?/?": 0,
	} {
		if got := datePartsOf(164, code); got != want {
			t.Errorf("%s shows %b, want %b", code, got, want)
		}
	}
	for id, want := range map[int]DateParts{0: 0, 9: 0, 14: day, 15: day, 16: ShowsMonth | ShowsDay, 17: ShowsYear | ShowsMonth, 18: 0, 21: 0, 22: day, 31: day, 49: 0, 58: day} {
		if got := datePartsOf(id, ""); got != want {
			t.Errorf("format %d shows %b, want %b", id, got, want)
		}
	}
}
