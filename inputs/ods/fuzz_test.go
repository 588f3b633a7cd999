package ods

import (
	"archive/zip"
	"bytes"
	"errors"
	"testing"

	"selfassess/inputs/office"
)

const (
	head = `<o:document-content xmlns:o="` + officeNames + `" xmlns:t="` + tableNames + `" xmlns:x="` + textNames + `" xmlns:d="` + drawNames +
		`" xmlns:s="` + styleNames + `" xmlns:n="` + numberNames + `" xmlns:l="` + linkNames + `" xmlns:c="` + calcNames + `"><o:body><o:spreadsheet>`
	foot = `</o:spreadsheet></o:body></o:document-content>`
)

// FuzzContent reads any XML as the sheets of a spreadsheet: it ends in a
// workbook whose rows and cells ascend, or in a refusal, and in no fault.
func FuzzContent(f *testing.F) {
	for _, s := range []string{
		`<t:table t:name="a"><t:table-column t:visibility="filter"/><t:table-row t:number-rows-repeated="3"><t:table-cell o:value-type="float" o:value="1e3"/>` +
			`<t:covered-table-cell o:value-type="string"><x:p>a<x:s x:c="2"/><x:tab/><x:a l:href="u">b</x:a></x:p></t:covered-table-cell></t:table-row></t:table>`,
		`<t:table t:name="a"><t:shapes><d:frame><d:object l:href="a"/><d:image/></d:frame></t:shapes><t:table-row><t:table-cell t:formula="of:=TRUE()">` +
			`<o:annotation><x:p>n</x:p></o:annotation><x:p><x:span>c</x:span></x:p></t:table-cell></t:table-row></t:table>`,
		`<t:table t:name="a"><t:table-row-group><t:table-row t:visibility="collapse"><t:table-cell o:value-type="date" o:date-value="2025-01-01T10:00:00"/>` +
			`<t:table-cell o:value-type="time" o:time-value="PT1H2M3S" t:number-columns-spanned="2"/></t:table-row></t:table-row-group></t:table>`,
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, body string) {
		w, err := Open(spreadsheet(t, head+body+foot), office.NewMemory(), office.TimeLimit)
		if err != nil {
			if r, ok := errors.AsType[office.Refusal](err); !ok || r.Reason == "fault" {
				t.Fatalf("ended with %v", err)
			}
			return
		}
		for _, g := range w.Sheets {
			last := 0
			for _, row := range g.Rows {
				if row.N <= last || row.N > maxRow {
					t.Fatalf("row %d follows row %d", row.N, last)
				}
				last = row.N
				for i, c := range row.Cells {
					if c.Col < 1 || c.Col > maxColumn || i > 0 && c.Col <= row.Cells[i-1].Col {
						t.Fatalf("row %d: the column %d stands at place %d", row.N, c.Col, i)
					}
				}
			}
		}
	})
}

// spreadsheet is the least of a file around the content.
func spreadsheet(t *testing.T, content string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, part := range [][2]string{{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
		{manifestPart, `<m:manifest xmlns:m="` + manifestNames + `"/>`}, {contentPart, content}} {
		w, err := z.Create(part[0])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(part[1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
