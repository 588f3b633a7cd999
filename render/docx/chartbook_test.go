package docx

import (
	"encoding/xml"
	"strconv"
	"strings"
	"testing"

	"selfassess/inputs/office"
)

// cached is what a chart shows and where its workbook is said to hold it.
type cached struct {
	Series []struct {
		Name   reference `xml:"tx>strRef"`
		Labels reference `xml:"cat>strRef"`
		Values reference `xml:"val>numRef"`
	} `xml:"chart>plotArea>barChart>ser"`
	Line []struct {
		Name   reference `xml:"tx>strRef"`
		Values reference `xml:"val>numRef"`
	} `xml:"chart>plotArea>lineChart>ser"`
}

type reference struct {
	Formula string   `xml:"f"`
	Texts   []string `xml:"strCache>pt>v"`
	Numbers []string `xml:"numCache>pt>v"`
}

// cellsOf reads the cells of a chart's workbook: "B2" → "3".
func cellsOf(t *testing.T, book []byte) map[string]string {
	t.Helper()
	var sheet struct {
		Cells []struct {
			Ref  string `xml:"r,attr"`
			Text string `xml:"is>t"`
			V    string `xml:"v"`
		} `xml:"sheetData>row>c"`
	}
	if err := xml.Unmarshal([]byte(part(t, book, "xl/worksheets/sheet1.xml")), &sheet); err != nil {
		t.Fatal(err)
	}
	cells := map[string]string{}
	for _, c := range sheet.Cells {
		cells[c.Ref] = c.Text + c.V
	}
	return cells
}

// named lists the cells that a formula refers to: "Sheet1!$B$2:$B$4".
func named(t *testing.T, formula string) (refs []string) {
	t.Helper()
	from, to, several := strings.Cut(strings.ReplaceAll(strings.TrimPrefix(formula, "Sheet1!"), "$", ""), ":")
	if !several {
		to = from
	}
	first, err1 := strconv.Atoi(from[1:])
	last, err2 := strconv.Atoi(to[1:])
	if err1 != nil || err2 != nil || from[0] != to[0] {
		t.Fatalf("%q names no cells of a column", formula)
	}
	for row := first; row <= last; row++ {
		refs = append(refs, from[:1]+strconv.Itoa(row))
	}
	return refs
}

// What Word shows of a chart and what its editor opens are the same figures.
func TestTheWorkbookOfAChartHoldsWhatTheChartShows(t *testing.T) {
	file := written(t, everything())
	for n := 1; n <= 3; n++ {
		name := "chart" + strconv.Itoa(n)
		chart := "word/charts/" + name + ".xml"
		rels, err := office.ReadRelations(chart, []byte(part(t, file, office.RelationsPart(chart))))
		if err != nil {
			t.Fatal(err)
		}
		cells := cellsOf(t, []byte(part(t, file, rels[0].Target)))
		var c cached
		if err := xml.Unmarshal([]byte(part(t, file, "word/charts/"+name+".xml")), &c); err != nil {
			t.Fatal(err)
		}
		checked := map[string]bool{}
		check := func(r reference) {
			shown := append(r.Texts, r.Numbers...)
			refs := named(t, r.Formula)
			if len(refs) != len(shown) {
				t.Errorf("%s: %s names %d cells for %d values", name, r.Formula, len(refs), len(shown))
				return
			}
			for i, ref := range refs {
				checked[ref] = true
				if cells[ref] != shown[i] {
					t.Errorf("%s: the chart shows %q, its workbook has %q in %s", name, shown[i], cells[ref], ref)
				}
			}
		}
		for _, s := range c.Series {
			check(s.Name)
			check(s.Labels)
			check(s.Values)
		}
		for _, s := range c.Line {
			check(s.Name)
			check(s.Values)
		}
		if len(checked) == 0 || len(checked) != len(cells) {
			t.Errorf("%s shows %d cells of %d", name, len(checked), len(cells))
		}
	}
}
