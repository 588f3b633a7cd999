package inputs

import (
	"bytes"
	"encoding/xml"
	"io"
	"math"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"selfassess/ogp"
	"selfassess/templates"
)

// fuzzField is a cell of the sheet Milestones, alone in its workbook.
func fuzzField(v *vocabulary, known *knowledge, key, text string, kind uint8) *field {
	l := progressSheet.layout()
	kinds := []cellKind{textCell, numberCell, isoDateCell, boolCell, errorCell}
	c := cell{col: 1, text: text, kind: kinds[int(kind)%len(kinds)]}
	t := &table{reading: newReading(&workbook{file: "f"}, v, known), grid: &grid{name: "s"}, layout: l}
	return &field{table: t, cell: c, row: 2, spec: &l.columns[l.column(key)]}
}

func (f *field) found(codes ...ogp.Code) bool {
	return slices.ContainsFunc(f.findings, func(f ogp.Finding) bool { return slices.Contains(codes, f.Code) })
}

// twoReadings is a date that reads one way in one country and another in the
// next.
var twoReadings = regexp.MustCompile(`^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$`)

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
		fd.book.date1904 = date1904
		if !fd.settle() {
			if clean(s) != "" && len(fd.findings) == 0 {
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
			if fd.kind == textCell && fd.text != d.String() && !fd.found(ogp.DateRead) && bare(strings.TrimSpace(strings.ReplaceAll(fd.text, "\u00a0", " "))) != d.String() {
				t.Errorf("%q was read as %v, and nothing says so", s, d)
			}
			if m := twoReadings.FindStringSubmatch(fd.text); m != nil && fd.kind == textCell && m[1] != m[2] && small(m[1]) && small(m[2]) && pad(m[1]) != pad(m[2]) {
				t.Errorf("%q has two readings, and was read as %v", s, d)
			}
			if fd.kind == numberCell && d.Full() {
				checkSerial(t, fd.text, date1904, d)
			}
		case d.Words != "":
			if d.Words != fd.text || !fd.found(ogp.DateWords) {
				t.Errorf("%q was kept as the words %q, with %v", s, d.Words, fd.findings)
			}
		case !slices.ContainsFunc(fd.findings, func(f ogp.Finding) bool { return f.Severity() == ogp.Error }):
			t.Errorf("%q was read as no date, and nothing says so", s)
		case len(fd.unplaced) != 1 || fd.unplaced[0].Cells[0].Text != fd.shown(fd.text):
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
		fd.spec, spec.defines = &spec, defines
		if !fd.settle() {
			return
		}
		id := fd.identifier()
		if id == "" && len(fd.findings) == 0 {
			t.Errorf("%q is no id, and nothing says so", s)
		}
		if id == "" {
			return
		}
		if fd.kind != numberCell {
			squeezed := strings.Join(strings.Fields(clean(s)), " ")
			if string(id) != squeezed && (isPlain(squeezed) || !slices.Contains(ids, id) && norm.NFC.String(squeezed) == squeezed && withoutUnseen(squeezed) == squeezed) {
				t.Errorf("the text %q was read as %q", s, id)
			}
			return
		}
		n, _ := strconv.ParseFloat(fd.text, 64)
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
		if !fd.settle() {
			return
		}
		if !isPlain(strings.ReplaceAll(fd.text, "\n", "")) {
			return // letters of other forms become plain ones
		}
		ids := fd.identifiers()
		parts := strings.FieldsFunc(fd.text, func(r rune) bool { return r == ';' || r == '\n' || r == ',' })
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

// piece is a tag or a text of an XML part.
type piece struct {
	kind token
	name string
	text string
}

// FuzzXML reads a part with the scanner and with encoding/xml: what the
// scanner takes has the same tags, the same attributes and the same text.
func FuzzXML(f *testing.F) {
	for _, p := range smallParts {
		f.Add([]byte(p.xml))
	}
	for _, s := range []string{`<a b='&lt;"&#9;'>&#x1F600;&amp;amp;<![CDATA[&amp;]]>x<!-- & -->y</a>`, "\xef\xbb\xbf<a/>", "<?xml version='1.0'?><x:a x:b=\"1\" c = '2' />", "<a>\r\n\r</a>", "<a>]]&gt;</a>",
		"<? ?><a/>", "<a b=\"]]>\"/>", "<a>&#0;</a>", "<a>&#xD800;</a>", "<a>&#99999999999;</a>", "<a b='1' b='2'/>", "<a><b></a></b>", "<a/><a/>", "<a/>x", "<a b=c/>", "<a b/>", "<!DOCTYPE a><a/>"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		if _, wide, _ := decode(b); wide {
			return // encoding/xml reads no UTF-16
		}
		var own []piece
		_, err := walk(b, deadline{}, func(k token, s *scanner) error {
			switch k {
			case startTag:
				own = append(own, piece{startTag, string(s.name), attributes(s.attrs).text("b")})
			case endTag:
				own = append(own, piece{endTag, string(s.name), ""})
			default:
				own = addText(own, string(s.appendTo(nil)))
			}
			return nil
		})
		if err != nil {
			return
		}
		theirs := pieces(t, b)
		for i, p := range own {
			own[i].text = lines.Replace(p.text)
		}
		for i, p := range theirs {
			theirs[i].text = lines.Replace(p.text)
		}
		if !slices.Equal(own, theirs) {
			t.Errorf("read as %q, by encoding/xml as %q", own, theirs)
		}
	})
}

// lines makes line breaks one kind, as clean does later on.
var lines = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// addText joins text that comments cut.
func addText(list []piece, s string) []piece {
	if n := len(list); n > 0 && list[n-1].kind == charData {
		list[n-1].text += s
		return list
	}
	if s == "" {
		return list
	}
	return append(list, piece{charData, "", s})
}

// pieces reads a part with encoding/xml; of the attributes, those of the name
// b, the first of them.
func pieces(t *testing.T, b []byte) (list []piece) {
	t.Helper()
	depth := 0
	for d := xml.NewDecoder(bytes.NewReader(bytes.TrimPrefix(b, []byte("\xef\xbb\xbf")))); ; {
		tok, err := d.RawToken()
		if err == io.EOF {
			return list
		} else if err != nil {
			t.Fatalf("the scanner took what encoding/xml does not: %v", err)
		}
		switch e := tok.(type) {
		case xml.StartElement:
			depth++
			p := piece{startTag, e.Name.Local, ""}
			if i := slices.IndexFunc(e.Attr, func(a xml.Attr) bool { return a.Name.Local == "b" }); i >= 0 {
				p.text = e.Attr[i].Value
			}
			list = append(list, p)
		case xml.EndElement:
			depth--
			list = append(list, piece{endTag, e.Name.Local, ""})
		case xml.CharData:
			if depth > 0 {
				list = addText(list, string(e))
			}
		}
	}
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
