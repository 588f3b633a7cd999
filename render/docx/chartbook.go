package docx

import (
	"bytes"
	"fmt"
	"path"
	"strconv"

	"selfassess/render"
	"selfassess/render/docx/wordxml"
)

const (
	workbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	pictureType  = "image/png"
	packageRel   = officeRel + "package"
)

// chartBook is the workbook behind a chart, which Word opens when somebody
// edits the chart's data. It is written part by part: nothing here reads
// workbooks, and the library that does has no business among documents. Its
// cells are those that the chart's series refer to.
func chartBook(c render.Chart) ([]byte, error) {
	const (
		main  = "application/vnd.openxmlformats-officedocument.spreadsheetml."
		sheet = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	)
	book := parts{
		typesPart: []byte(wordxml.Head + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
			`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
			`<Override PartName="/xl/workbook.xml" ContentType="` + main + `sheet.main+xml"/>` +
			`<Override PartName="/xl/worksheets/sheet1.xml" ContentType="` + main + `worksheet+xml"/></Types>`),
		"xl/workbook.xml": []byte(wordxml.Head + `<workbook ` + sheet +
			` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">` +
			`<sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`),
		"xl/worksheets/sheet1.xml": chartSheet(c, sheet),
	}
	book.addRelations("", []byte(`<Relationship Id="rId1" Type="`+officeRel+`officeDocument" Target="xl/workbook.xml"/>`))
	book.addRelations("xl/workbook.xml",
		[]byte(`<Relationship Id="rId1" Type="`+officeRel+`worksheet" Target="worksheets/sheet1.xml"/>`))
	var out bytes.Buffer
	if err := book.write(&out); err != nil {
		return nil, fmt.Errorf("write the workbook of %s: %w", c.Label, err)
	}
	return out.Bytes(), nil
}

// chartSheet holds a column for each series, and the marker's last.
func chartSheet(c render.Chart, namespace string) []byte {
	var out bytes.Buffer
	out.WriteString(wordxml.Head + `<worksheet ` + namespace + `><sheetData><row r="1">`)
	for i := range c.Series {
		textCell(&out, i+1, 1, seriesName(c, i))
	}
	if c.Marker != nil {
		textCell(&out, len(c.Series)+1, 1, c.Marker.Label)
	}
	out.WriteString(`</row>`)
	for k, bar := range c.Bars {
		fmt.Fprintf(&out, `<row r="%d">`, k+2)
		textCell(&out, 0, k+2, bar.Label)
		for i, v := range bar.Values {
			numberCell(&out, i+1, k+2, v)
		}
		if c.Marker != nil {
			numberCell(&out, len(c.Series)+1, k+2, bar.Mark)
		}
		out.WriteString(`</row>`)
	}
	out.WriteString(`</sheetData></worksheet>`)
	return out.Bytes()
}

func textCell(out *bytes.Buffer, col, row int, s string) {
	fmt.Fprintf(out, `<c r="%s%d" t="inlineStr"><is><t xml:space="preserve">`, letter(col), row)
	wordxml.Escape(out, s)
	out.WriteString(`</t></is></c>`)
}

func numberCell(out *bytes.Buffer, col, row, v int) {
	fmt.Fprintf(out, `<c r="%s%d"><v>%d</v></c>`, letter(col), row, v)
}

// attachChart adds the part of a chart with its workbook and its picture.
func (b *body) attachChart(out parts, c chartFile) error {
	dir, number := path.Dir(b.t.document), strconv.Itoa(c.number)
	book, image := path.Join(dir, "embeddings", "chart"+number+".xlsx"), path.Join(dir, "media", "chart"+number+".png")
	png, err := c.picture.image()
	if err != nil {
		return fmt.Errorf("draw %s: %w", image, err)
	}
	for _, p := range []struct {
		name, kind string
		content    []byte
	}{{c.name, chartType, c.xml}, {book, workbookType, c.book}, {image, pictureType, png}} {
		if out[p.name] != nil {
			return fmt.Errorf("the template already has %s", p.name)
		}
		out[p.name] = p.content
		out.addType(p.name, p.kind)
	}
	out.addRelations(c.name,
		[]byte(`<Relationship Id="rId1" Type="`+packageRel+`" Target="../embeddings/`+path.Base(book)+`"/>`))
	return nil
}
