package inputs

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"math"
	"math/big"
	"os"
	"path/filepath"
	"regexp"
	"runtime/metrics"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"selfassess/inputs/columns"
	"selfassess/inputs/office"
	"selfassess/inputs/xlsx"
	"selfassess/ogp"
	"selfassess/templates"
)

// smallParts is a return that has every kind of part that is looked into, as
// small as can be, so that a fuzzer spends its time on the bytes that matter.
var smallParts = []struct{ name, xml string }{
	{"xl/worksheets/sheet1.xml", `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheetData>` +
		`<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>level</t></is></c><c r="C1" t="str"><v>actual_end</v></c><c r="D1" t="s"><v>1</v></c><c r="E1" t="s"><v>2</v></c></row>` +
		`<row r="2"><c r="A2" s="0"><v>1.1</v></c><c r="B2" t="s"><v>3</v></c><c r="C2" s="1"><v>45823</v></c><c r="D2" t="inlineStr"><is><r><t>rich</t></r><r><t xml:space="preserve"> text</t></r></is></c></row>` +
		`<row r="4" hidden="1"><c r="A4" t="str"><f>A2&amp;"0"</f><v>1.10</v></c><c r="B4" t="e"><v>#N/A</v></c><c r="C4" t="d"><v>2025-06-30T00:00:00</v></c><c r="D4" s="2" t="b"><v>1</v></c><c r="E4"><f>HYPERLINK("https://example.org/a","a")</f></c></row>` +
		`</sheetData><mergeCells count="1"><mergeCell ref="D5:E5"/></mergeCells><hyperlinks><hyperlink ref="D2" r:id="rId1"/></hyperlinks></worksheet>`},
	{"xl/sharedStrings.xml", `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="4" uniqueCount="4"><si><t>milestone</t></si><si><t>progress</t></si><si><r><t>evi</t></r><r><rPr><b/></rPr><t>dence</t></r></si><si><t xml:space="preserve">Completed _x000D_</t></si></sst>`},
	{"xl/styles.xml", `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd;@"/></numFmts><fonts count="2"><font/><font><strike/></font></fonts>` +
		`<fills count="1"><fill/></fills><borders count="1"><border/></borders><cellXfs count="3"><xf numFmtId="0" fontId="0"/><xf numFmtId="164" fontId="0"/><xf numFmtId="9" fontId="1"/></cellXfs></styleSheet>`},
	{"xl/workbook.xml", `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><workbookPr date1904="0"/><sheets><sheet name="Milestones" sheetId="1" r:id="rId1"/></sheets></workbook>`},
	{"xl/_rels/workbook.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + relates("rId1", "worksheet", "worksheets/sheet1.xml") + relates("rId2", "styles", "styles.xml") + relates("rId3", "sharedStrings", "/xl/sharedStrings.xml") + `</Relationships>`},
	{"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + relates("rId1", "officeDocument", "xl/workbook.xml") + relates("rId2", "custom-properties", "docProps/custom.xml") + `</Relationships>`},
	{"xl/worksheets/_rels/sheet1.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="https://example.org/b?c&amp;d" TargetMode="External"/>` + relates("rId2", "comments", "../comments1.xml") + `</Relationships>`},
	{"xl/comments1.xml", `<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors><author>A</author></authors><commentList><comment ref="D2" authorId="0"><text><t>ask again</t></text></comment></commentList></comments>`},
	{"docProps/custom.xml", `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="agency"><vt:lpwstr>moh</vt:lpwstr></property></Properties>`},
	{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
		`<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`},
}

func relates(id, kind, target string) string {
	return `<Relationship Id="` + id + `" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/` + kind + `" Target="` + target + `"/>`
}

// smallWorkbook is the small return with one part replaced. Its parts are
// stored as they are, which is quick and keeps every checksum right.
func smallWorkbook(t testing.TB, part int, xml []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i, p := range smallParts {
		f, err := w.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Store})
		if err != nil {
			t.Fatal(err)
		}
		if i == part {
			f.Write(xml)
		} else {
			io.WriteString(f, p.xml)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// fuzzPlan is a plan that the fuzzed returns answer.
func fuzzPlan() (*ogp.Plan, *knowledge) {
	p := &ogp.Plan{ID: "P", Agencies: []ogp.Agency{{ID: "moh"}}, Commitments: []ogp.Commitment{{Number: "1", Lead: []ogp.ID{"moh"}}},
		Milestones: []ogp.Milestone{{Number: "1.1", Commitment: "1"}, {Number: "1.10", Commitment: "1"}}}
	return p, &knowledge{plan: columns.NewLookup(p), planID: p.ID, language: "en", agencies: []ogp.ID{"moh"}, commitments: []ogp.ID{"1"}, milestones: []ogp.ID{"1.1", "1.10"}}
}

// The program may take for a small file what these allow, on a busy machine.
const (
	fuzzTime = 5 * time.Second
	fuzzHeap = 64 << 20
)

func allocated() uint64 {
	sample := []metrics.Sample{{Name: "/gc/heap/allocs:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}

// readWithin reads a workbook as a return, and insists that it is read or
// refused with words, soon, and without eating the machine. It returns nil
// for a file that was refused.
func readWithin(t *testing.T, b []byte, v *vocabulary) *xlsx.Workbook {
	t.Helper()
	start, before := time.Now(), allocated()
	book, err := xlsx.Open(b, office.NewMemory(), office.TimeLimit)
	r, ok := errors.AsType[office.Refusal](err)
	if err != nil && (!ok || r.Kind == "" && !v.words[0].Has("refused."+r.Reason) || r.Kind != "" && !v.words[0].Has("file_kind."+r.Kind)) {
		t.Errorf("refused without words: %v", err)
	}
	if r.Reason == "fault" {
		t.Errorf("the reader panics: %v", err)
	}
	plan, known := fuzzPlan()
	o := readReturn("a.xlsx", b, nil, v, known, office.NewMemory())
	ret, role, findings, unplaced := o.ret, o.role, o.findings, o.unplaced
	if role == RefusedRole && len(findings) == 0 {
		t.Error("refused, and nothing says so")
	}
	if ret != nil {
		report := ogp.Merge(plan, []ogp.Return{*ret})
		findings, unplaced = append(findings, report.Findings...), append(unplaced, report.Unplaced...)
	}
	codes := ogp.Codes()
	for _, f := range findings {
		if !slices.Contains(codes, f.Code) {
			t.Errorf("a finding of no known kind: %+v", f)
		}
		v.words[0].Advice(f)
	}
	for _, u := range unplaced {
		if !slices.ContainsFunc(findings, func(f ogp.Finding) bool { return f.Code == u.Code }) {
			t.Errorf("left out, and no finding says so: %+v", u)
		}
	}
	if took := time.Since(start); took > fuzzTime {
		t.Errorf("took %v", took)
	}
	if heap := allocated() - before; heap > fuzzHeap+uint64(len(b))*500 {
		t.Errorf("%d MiB for a file of %d bytes", heap>>20, len(b))
	}
	if err != nil {
		return nil
	}
	return book
}

// FuzzWorkbookBytes spoils whole files: the zip and what is in it.
func FuzzWorkbookBytes(f *testing.F) {
	f.Add(smallWorkbook(f, -1, nil))
	f.Add([]byte("PK\x05\x06" + strings.Repeat("\x00", 18)))
	f.Add([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"))
	for _, name := range []string{"sample/inputs/MDA.xlsx", "sample/inputs/comments.xlsx", "sample-faulty/inputs/broken.xlsx", "sample-faulty/inputs/table.xlsx"} {
		b, err := os.ReadFile(filepath.Join("..", "testdata", filepath.FromSlash(name)))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	v := newVocabulary([]*templates.Catalogue{english(f)})
	f.Fuzz(func(t *testing.T, b []byte) { readWithin(t, b, v) })
}

// FuzzWorkbookPart replaces one XML part of a sound workbook, behind the zip
// and its checksums. Where the workbook is read, encoding/xml must take the
// part to its end, and excelize must read the same cells.
func FuzzWorkbookPart(f *testing.F) {
	for i, p := range smallParts {
		f.Add(uint8(i), []byte(p.xml))
	}
	for _, s := range []string{`<row r="1"><c r="A1" t="s"><v>0</v></c></row>`, `<row><c><f>1+1</f></c></row>`, `<row><c t="inlineStr"><is><t>a</t></is></c><c><v>2</v></c></row>`,
		`<row r="3"><c r="B3" t="s"><v>1<!-- -->1</v></c></row>`, `<row><c t="str"><v><![CDATA[<&]]>&#x41;</v></c></row>`} {
		f.Add(uint8(0), []byte(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`+s+`</sheetData></worksheet>`))
	}
	// What the scanner once took for more than it is.
	for _, s := range []string{`<? ?><a/>`, `<?1?><a/>`, "<?xml\tversion=\"2.0\"?><a/>", `<?xml x="encoding='utf-16'" version="1.0"?><a/>`} {
		f.Add(uint8(0), []byte(s))
	}
	f.Add(uint8(1), []byte(`<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>a</t><rPh><t>b</t></rPh></si></sst>`))
	v := newVocabulary([]*templates.Catalogue{english(f)})
	f.Fuzz(func(t *testing.T, part uint8, xml []byte) {
		i := int(part) % len(smallParts)
		b := smallWorkbook(t, i, xml)
		book := readWithin(t, b, v)
		if book == nil {
			return
		}
		const checked = 7 // the first parts are those that the preflight walks
		if i < checked || smallParts[i].name == "[Content_Types].xml" {
			mustBeXML(t, xml)
		}
		if i < 2 && plainShape(xml) {
			compareWithLibrary(t, b, book)
		}
	})
}

func mustBeXML(t *testing.T, b []byte) {
	t.Helper()
	for d := xml.NewDecoder(bytes.NewReader(b)); ; {
		if _, err := d.Token(); err == io.EOF {
			return
		} else if err != nil {
			t.Fatalf("the scanner took what encoding/xml does not: %v", err)
		}
	}
}

// within says where the elements that hold cells may stand.
var within = map[string]string{"sheetData": "worksheet", "row": "sheetData", "c": "row", "v": "c", "f": "c", "is": "c", "t": "is si r", "r": "is si", "si": "sst"}

// plainShape tells whether a sheet, or a list of strings, is built as the
// format has it. The library reads others in ways of its own: the last of two
// values, the runs without the text beside them, the numbers of an attribute
// that is none. Formulas that are a truth value or a link are one here.
func plainShape(b []byte) bool {
	if bytes.Contains(b, []byte("TRUE()")) || bytes.Contains(b, []byte("FALSE()")) || bytes.Contains(b, []byte("HYPERLINK(")) {
		return false
	}
	var open []string
	children := map[string]int{}
	d := xml.NewDecoder(bytes.NewReader(b))
	for {
		token, err := d.Token()
		if err != nil {
			return err == io.EOF
		}
		switch e := token.(type) {
		case xml.StartElement:
			name, parent := e.Name.Local, ""
			if len(open) > 0 {
				parent = open[len(open)-1]
			} else if e.Name.Space != "http://schemas.openxmlformats.org/spreadsheetml/2006/main" {
				return false
			}
			allowed, known := within[name]
			if known && !slices.Contains(strings.Fields(allowed), parent) || !known && slices.ContainsFunc(open, func(o string) bool { return o == "c" || o == "si" }) {
				return false
			}
			if open = append(open, name); name == "c" || name == "si" || name == "r" || name == "is" {
				clear(children)
			}
			if children[name]++; known && children[name] > 1 && slices.Contains([]string{"v", "f", "is", "t", "sheetData"}, name) ||
				children["v"]+children["is"] > 1 || children["r"] > 0 && slices.Contains(open[:len(open)-1], "si") && name == "t" && parent == "si" {
				return false
			}
			if !plainAttributes(e) {
				return false
			}
		case xml.EndElement:
			open = open[:len(open)-1]
		}
	}
}

// plainAttributes wants numbers where numbers belong, and every name once.
func plainAttributes(e xml.StartElement) bool {
	seen := map[string]bool{}
	for _, a := range e.Attr {
		if a.Name.Space == "xmlns" || a.Name.Local == "xmlns" {
			continue
		}
		if seen[a.Name.Local] || e.Name.Local == "f" {
			return false
		}
		seen[a.Name.Local] = true
		if _, err := strconv.Atoi(a.Value); err != nil && (a.Name.Local == "s" || e.Name.Local == "sst") {
			return false
		}
	}
	return true
}

// compareWithLibrary insists that excelize finds the cells that were read,
// and no others. Line breaks are one kind for both; space around a number is
// none of it; half a surrogate pair is nothing there, and a mark here; escaped
// characters in stored values stay escaped there.
func compareWithLibrary(t *testing.T, b []byte, book *xlsx.Workbook) {
	t.Helper()
	library, err := excelize.OpenReader(bytes.NewReader(b), excelize.Options{RawCellValue: true})
	if err != nil {
		return
	}
	defer library.Close()
	for _, g := range book.Sheets {
		rows, err := library.GetRows(g.Name)
		if err != nil {
			continue
		}
		own, numbers := map[string]string{}, map[string]bool{}
		for _, row := range g.Rows {
			for _, c := range row.Cells {
				own[xlsx.Ref(c.Col, row.N)], numbers[xlsx.Ref(c.Col, row.N)] = same(c.Text), c.Kind == xlsx.Number
			}
		}
		for i, row := range rows {
			for j, want := range row {
				cell := xlsx.Ref(j+1, i+1)
				if numbers[cell] {
					want = shown(want) // excelize gives it as it is stored
				}
				if want = same(want); own[cell] != want {
					t.Errorf("%s!%s: read as %q, by excelize as %q", g.Name, cell, own[cell], want)
				}
				delete(own, cell)
			}
		}
		for cell, text := range own {
			if text != "" {
				t.Errorf("%s!%s: read as %q, by excelize not at all", g.Name, cell, text)
			}
		}
	}
}

var oneBreak = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\uFFFD", "")

// escaped is a character as workbooks write those that XML cannot hold.
var escaped = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

func same(s string) string {
	s = escaped.ReplaceAllStringFunc(s, func(e string) string {
		n, _ := strconv.ParseUint(e[2:6], 16, 32)
		return string(rune(n))
	})
	return strings.TrimSpace(oneBreak.Replace(s))
}

// shown is a stored number as people see it: with 15 digits, and an exponent
// only where it is very large or small.
func shown(stored string) string {
	f, err := strconv.ParseFloat(stored, 64)
	if err != nil || strings.ContainsAny(stored, "xXpP_") || math.IsNaN(f) || math.IsInf(f, 0) {
		return stored
	}
	switch abs := math.Abs(f); {
	case abs >= 1e30:
		return strconv.FormatFloat(f, 'E', -1, 64)
	case abs >= 1e15:
		n, _ := new(big.Rat).SetString(stored)
		digits := n.FloatString(40)
		return strings.TrimRight(strings.TrimRight(digits, "0"), ".")
	case abs != 0 && abs < 1e-9:
		f, _ = strconv.ParseFloat(strconv.FormatFloat(f, 'g', 15, 64), 64)
		return strconv.FormatFloat(f, 'E', -1, 64)
	case abs == 0:
		return "0"
	}
	f, _ = strconv.ParseFloat(strconv.FormatFloat(f, 'g', 15, 64), 64)
	return strconv.FormatFloat(f, 'f', -1, 64)
}
