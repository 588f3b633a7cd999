package csv

import (
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"selfassess/inputs/office"
	"selfassess/inputs/xlsx"
)

// cells lists what was read: "A1=a B1=b", or why nothing was.
func cells(text string) string {
	w, err := Open([]byte(text), nil, office.TimeLimit)
	if err != nil {
		return err.Error()
	}
	var list []string
	for _, row := range w.Sheets[0].Rows {
		for _, c := range row.Cells {
			list = append(list, fmt.Sprintf("%s=%q", xlsx.Ref(c.Col, row.N), c.Text))
		}
	}
	return strings.ReplaceAll(strings.Join(list, " "), `"`, "")
}

func wide(s string, order func(uint16) string, mark string) string {
	var b strings.Builder
	b.WriteString(mark)
	for _, u := range utf16.Encode([]rune(s)) {
		b.WriteString(order(u))
	}
	return b.String()
}

func little(u uint16) string { return string([]byte{byte(u), byte(u >> 8)}) }
func big(u uint16) string    { return string([]byte{byte(u >> 8), byte(u)}) }

func TestTables(t *testing.T) {
	for _, tt := range []struct{ why, text, want string }{
		{"commas", "a,b\nc,d\n", "A1=a B1=b A2=c B2=d"},
		{"semicolons, and commas in texts", "a;b\nc,d;e,f\ng;h\n", "A1=a B1=b A2=c,d B2=e,f A3=g B3=h"},
		{"tabs", "a\tb\r\nc\td", "A1=a B1=b A2=c B2=d"},
		{"a title above", "Title\n\na;b;c\n1;2;3\n", "A1=Title A3=a B3=b C3=c A4=1 B4=2 C4=3"},
		{"what Excel says in a first line", "sep=;\r\na,b;c\r\n", "A1=a,b B1=c"},
		{"line ends of old programs", "a,b\rc,d\r", "A1=a B1=b A2=c B2=d"},
		{"line breaks in quotation marks", "a,\"b\r\nc\"\r\nd,e", `A1=a B1=b\r\nc A2=d B2=e`},
		{"quotation marks in quotation marks", `a,"b ""c"""`, `A1=a B1=b \c\`},
		{"quotation marks within a field", `a,b "c" d`, `A1=a B1=b \c\ d`},
		{"rows of different lengths", "a,b,c\nd\n,e\n", "A1=a B1=b C1=c A2=d B3=e"},
		{"empty fields at the end", "a,b,\nc,,\n", "A1=a B1=b A2=c"},
		{"one column", "a\nb", "A1=a A2=b"},
		{"nothing", "\n\n", ""},
		{"a mark of UTF-8", "\xef\xbb\xbfé,b", "A1=é B1=b"},
		{"UTF-16, little end first", wide("é\tb\n1\t2", little, "\xff\xfe"), "A1=é B1=b A2=1 B2=2"},
		{"UTF-16, big end first", wide("é;😀", big, "\xfe\xff"), "A1=é B1=😀"},
		{"UTF-16 without a mark", wide("a;b", little, ""), "csv_encoding"},
		{"half a character", "\xff\xfea", "cut"},
		{"letters of Windows", "\xe9,b", "csv_encoding"},
		{"a zero byte", "a\x00,b", "csv_encoding"},
		{"a quotation mark that is missing", "a,b\nc,\"d\ne", "csv_quote row 2"},
		{"words behind a quotation mark", "a,\"b\" c", "csv_quote row 1"},
		{"a row far down", strings.Repeat("\n", 20_000) + "a", "too_many_cells A20001"},
		{"a column far right", strings.Repeat(",", 300) + "a", "too_many_cells IW1"},
		{"a million marks", strings.Repeat(",", 1_000_000), "too_many_cells"},
		{"more cells than a return has", strings.Repeat("a,b,c,d,e,f,g,h\n", 16_000), "too_many_cells"},
	} {
		if got := cells(tt.text); got != tt.want {
			t.Errorf("%s: read as %.200s, want %s", tt.why, got, tt.want)
		}
	}
}

// Whatever a file holds, it is read in the same way as it is written: no text
// of a field is lost, and none is made up.
func FuzzTables(f *testing.F) {
	for _, s := range []string{"a,b\n\"c\"\"d\",e", "a;b;c", "\xff\xfea\x00", "sep=\t\na\tb", "\"\n\"", "a\r\n\r\nb"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		begin := time.Now()
		w, err := Open([]byte(s), nil, office.TimeLimit)
		if time.Since(begin) > 2*time.Second {
			t.Errorf("%d bytes took %s", len(s), time.Since(begin))
		}
		if r, ok := err.(office.Refusal); err != nil && (!ok || r.Reason == "fault") {
			t.Fatalf("ended with %v", err)
		}
		if err != nil {
			return
		}
		var again strings.Builder
		last := 1
		for _, row := range w.Sheets[0].Rows {
			again.WriteString(strings.Repeat("\n", row.N-last))
			for last = 1; last < row.Cells[0].Col; last++ {
				again.WriteByte(',')
			}
			for _, c := range row.Cells {
				again.WriteString(strings.Repeat(",", c.Col-last) + `"` + strings.ReplaceAll(c.Text, `"`, `""`) + `"`)
				last = c.Col
			}
			last = row.N
		}
		if got, want := cells("sep=,\n"+again.String()), cells(s); got != want {
			t.Errorf("%q written again is read as %s, before as %s", s, got, want)
		}
	})
}
