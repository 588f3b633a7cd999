package inputs

import (
	"bytes"
	"encoding/xml"
	"math"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"selfassess/inputs/columns"
	"selfassess/inputs/xlsx"
	"selfassess/ogp"
	"selfassess/templates"
)

// fuzzField is a cell of the sheet Milestones, alone in its workbook.
func fuzzField(v *vocabulary, known *knowledge, key, text string, kind uint8) *field {
	l := columns.Progress.Layout()
	kinds := []xlsx.Kind{xlsx.Text, xlsx.Number, xlsx.ISODate, xlsx.Bool, xlsx.Error}
	c := xlsx.Cell{Col: 1, Text: text, Kind: kinds[int(kind)%len(kinds)]}
	t := &table{reading: newReading("f", &xlsx.Workbook{}, v, known), grid: &xlsx.Sheet{Name: "s"}, layout: l}
	return &field{table: t, Cell: c, row: 2, spec: &l.Columns[l.Column(key)]}
}

func (f *field) found(codes ...ogp.Code) bool {
	return slices.ContainsFunc(f.findings, func(f ogp.Finding) bool { return slices.Contains(codes, f.Code) })
}

// ambiguous is a date that reads one way in one country and another in the
// next.
var ambiguous = regexp.MustCompile(`^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$`)

// FuzzDate reads a cell as a date: it is a date that exists, and the same one
// when it is printed and read again, or something is said of it and the text
// is kept.
func FuzzDate(f *testing.F) {
	for _, s := range []string{"2025-06-30", "2025-06", "2025", "03/04/2025", "4.4.2025", "13/04/2025", "30 June 2025", "June 2025", "31 June 2025", "ongoing", "31.12.25", "Q3 2025",
		"9999-99-99", "0000 ", "0000-01-01T00:00:00", "2025-06-30T24:00:00", "2025-02-29", "1899-12-31", "2201-01-01", "30 June 02025", "6 May 2025-06", "+2025", "2025/6/5", "2025-06-30\u00a0", "n/a"} {
		f.Add(s, uint8(0), false)
	}
	for _, s := range []string{"45838", "60", "61", "0", "-1", "1e308", "NaN", "Inf", "2025", "2025.5", "2958465", "45838.9999999", "109938", "0x1p15", "45_838"} {
		f.Add(s, uint8(1), false)
		f.Add(s, uint8(1), true)
	}
	f.Add("2025-06-30T00:00:00Z", uint8(2), false)
	f.Add("1", uint8(3), false)
	v := newVocabulary([]*templates.Catalogue{english(f)})
	f.Fuzz(func(t *testing.T, s string, kind uint8, date1904 bool) {
		fd := fuzzField(v, &knowledge{}, "actual_end", s, kind)
		fd.book.Date1904 = date1904
		if !fd.prepare() {
			if xlsx.Clean(s) != "" && len(fd.findings) == 0 {
				t.Errorf("%q was passed over, and nothing says so", s)
			}
			return
		}
		d := fd.date()
		switch {
		case d.Known():
			checkDate(t, v, s, d)
			if fd.found(ogp.DateAmbiguous, ogp.DateUnreadable, ogp.DateWords) {
				t.Errorf("%q was read as %v and reported as unread: %v", s, d, fd.findings)
			}
			if fd.Kind == xlsx.Text && fd.Text != d.String() && !fd.found(ogp.DateRead) && bare(strings.TrimSpace(strings.ReplaceAll(fd.Text, "\u00a0", " "))) != d.String() {
				t.Errorf("%q was read as %v, and nothing says so", s, d)
			}
			if m := ambiguous.FindStringSubmatch(fd.Text); m != nil && fd.Kind == xlsx.Text && m[1] != m[2] && small(m[1]) && small(m[2]) && pad(m[1]) != pad(m[2]) {
				t.Errorf("%q has two readings, and was read as %v", s, d)
			}
			if fd.Kind == xlsx.Number && d.Full() {
				checkSerial(t, fd.Text, date1904, d)
			}
		case d.Words != "":
			if d.Words != fd.Text || !fd.found(ogp.DateWords) {
				t.Errorf("%q was kept as the words %q, with %v", s, d.Words, fd.findings)
			}
		case !slices.ContainsFunc(fd.findings, func(f ogp.Finding) bool { return f.Severity() == ogp.Error }):
			t.Errorf("%q was read as no date, and nothing says so", s)
		case len(fd.unplaced) != 1 || fd.unplaced[0].Cells[0].Text != fd.shown(fd.Text):
			t.Errorf("%q was read as no date, and is not kept: %+v", s, fd.unplaced)
		}
	})
}

func small(s string) bool { n, _ := strconv.Atoi(s); return n >= 1 && n <= 12 }

// checkDate insists that a date exists, lies in the years of dates, and is
// the same when it is written and read again.
func checkDate(t *testing.T, v *vocabulary, s string, d ogp.Date) {
	t.Helper()
	if again, err := ogp.ParseDate(d.String()); err != nil || again != d {
		t.Errorf("%q was read as %v, which is not a date: %v", s, d, err)
	}
	if d.Year < ogp.FirstYear || d.Year > ogp.LastYear {
		t.Errorf("%q was read as %v, outside the years of dates", s, d)
	}
	fd := fuzzField(v, &knowledge{}, "actual_end", d.String(), 0)
	if again := fd.date(); again != d || len(fd.findings) > 0 {
		t.Errorf("%q was read as %v, which is read as %v", s, d, again)
	}
}

// checkSerial insists that the two systems of day numbers agree, and that the
// day after is one more.
func checkSerial(t *testing.T, text string, date1904 bool, d ogp.Date) {
	t.Helper()
	n, err := strconv.ParseFloat(text, 64)
	if err != nil {
		t.Fatalf("%q is no number and was read as the day %v", text, d)
	}
	const apart = 1462 // days between the first days of the two
	other := n - apart
	if date1904 {
		other = n + apart
	}
	if again, ok := serialDate(other, !date1904); ok && again != d {
		t.Errorf("day %v is %v in one system and %v in the other", n, d, again)
	}
	if next, ok := serialDate(n+1, date1904); ok && next != d.AddDays(1) {
		t.Errorf("the day after %v is %v", d, next)
	}
}

// FuzzID reads a cell as an id: a text is itself, and a number is an id only
// where it can be no other. 1.10 never becomes 1.1.
func FuzzID(f *testing.F) {
	for _, s := range []string{"1.1", "1.10", "1.100", "2.5", "2.50", "1e3", "-0", "0x10", "\u202e1", ";", "1.1000000000000001", "1.1; 1.10", "1,1", "- 1.10\n\u2022 2.5", "NaN", "1 . 1", "\u00a01.1", "01.1"} {
		for kind := range uint8(4) {
			f.Add(s, kind, false)
			f.Add(s, kind, true)
		}
	}
	v := newVocabulary([]*templates.Catalogue{english(f)})
	ids := []ogp.ID{"1.1", "1.10", "2.5", "3", "x"}
	f.Fuzz(func(t *testing.T, s string, kind uint8, defines bool) {
		fd := fuzzField(v, &knowledge{milestones: ids}, "milestone", s, kind)
		spec := *fd.spec
		fd.spec, spec.Defines = &spec, defines
		if !fd.prepare() {
			return
		}
		id := fd.identifier()
		if id == "" && len(fd.findings) == 0 {
			t.Errorf("%q is no id, and nothing says so", s)
		}
		if id == "" {
			return
		}
		if fd.Kind != xlsx.Number {
			squeezed := strings.Join(strings.Fields(xlsx.Clean(s)), " ")
			if string(id) != squeezed && (xlsx.IsPlain(squeezed) || !slices.Contains(ids, id) && norm.NFC.String(squeezed) == squeezed && xlsx.WithoutUnseen(squeezed) == squeezed) {
				t.Errorf("the text %q was read as %q", s, id)
			}
			return
		}
		n, _ := strconv.ParseFloat(fd.Text, 64)
		same := 0
		for _, known := range ids {
			if v, err := strconv.ParseFloat(string(known), 64); err == nil && v == n {
				same++
			}
		}
		v, err := strconv.ParseFloat(string(id), 64)
		whole := defines && n == math.Trunc(n) && math.Abs(n) < 1e15
		if err != nil || v != n || !whole && (same != 1 || !slices.Contains(ids, id)) {
			t.Errorf("the number %q was read as %q; %d ids have its value", s, id, same)
		}
	})
}

// FuzzIDs reads a list of ids: no part of it goes, and none is added.
func FuzzIDs(f *testing.F) {
	for _, s := range []string{"1; 2", "1,2", "1.10;1.1", "- 1\n- 2", ";;", "1;1", "a, b; c", "- 1,- 2"} {
		f.Add(s)
	}
	v := newVocabulary([]*templates.Catalogue{english(f)})
	f.Fuzz(func(t *testing.T, s string) {
		fd := fuzzField(v, &knowledge{}, "milestone", s, 0)
		if !fd.prepare() {
			return
		}
		if !xlsx.IsPlain(strings.ReplaceAll(fd.Text, "\n", "")) {
			return // letters of other forms become plain ones
		}
		ids := fd.identifiers()
		parts := strings.FieldsFunc(fd.Text, func(r rune) bool { return r == ';' || r == '\n' || r == ',' })
		for _, id := range ids {
			if !slices.ContainsFunc(parts, func(p string) bool { return isListed(p, id) }) {
				t.Errorf("%q holds no %q", s, id)
			}
		}
		for _, p := range parts {
			if strings.Trim(p, "- \t\u00a0\u2022") != "" && !slices.ContainsFunc(ids, func(id ogp.ID) bool { return isListed(p, id) }) {
				t.Errorf("of %q, %q is lost", s, p)
			}
		}
	})
}

// isListed tells whether part of a list is the id, behind a bullet or not;
// spaces in an id are single.
func isListed(part string, id ogp.ID) bool {
	part = strings.TrimSpace(part)
	bare := strings.TrimPrefix(strings.TrimPrefix(part, "- "), "\u2022 ")
	return strings.Join(strings.Fields(bare), " ") == string(id) || strings.Join(strings.Fields(part), " ") == string(id)
}

// FuzzRelation gives the relation of a sheet any target: it leads to a part
// of the workbook, or the file is refused.
func FuzzRelation(f *testing.F) {
	for _, s := range []string{"worksheets/sheet1.xml", "/xl/worksheets/sheet1.xml", "../../etc/passwd", "./worksheets//sheet1.xml", "WORKSHEETS/Sheet1.XML", "styles.xml", "workbook.xml", "", "/", "file:///etc/passwd", "worksheets/sheet1.xml#a", "%77orksheets/sheet1.xml"} {
		f.Add(s, "worksheet", false)
		f.Add(s, "worksheet", true)
		f.Add(s, "chartsheet", false)
	}
	v := newVocabulary([]*templates.Catalogue{english(f)})
	f.Fuzz(func(t *testing.T, target, kind string, external bool) {
		var escaped [2]bytes.Buffer
		xml.EscapeText(&escaped[0], []byte(target))
		xml.EscapeText(&escaped[1], []byte(kind))
		mode := ""
		if external {
			mode = ` TargetMode="External"`
		}
		const at = 4 // the relations of the workbook
		part := strings.Replace(smallParts[at].xml, `/worksheet" Target="worksheets/sheet1.xml"`, "/"+escaped[1].String()+`" Target="`+escaped[0].String()+`"`+mode, 1)
		book := readWithin(t, smallWorkbook(t, at, []byte(part)), v)
		if book == nil {
			return
		}
		name := strings.ToLower(path.Join("/xl", target)[1:])
		if strings.HasPrefix(target, "/") {
			name = strings.ToLower(path.Clean(target)[1:])
		}
		if external || !slices.ContainsFunc(smallParts, func(p struct{ name, xml string }) bool { return strings.ToLower(p.name) == name }) {
			t.Errorf("target %q, external %v: the file was read", target, external)
		}
	})
}
