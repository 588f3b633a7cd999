package docx

import (
	"bytes"
	"fmt"
	"path"
	"strconv"

	"selfassess/render"
	"selfassess/render/docx/wordxml"
	"selfassess/templates/numbers"
)

const chartType = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"

// chartFile is a chart as a part of its own.
type chartFile struct {
	number int
	name   string
	xml    []byte
	book   []byte // the workbook with its figures

	picture *pendingPicture // for programs that draw no charts
}

// Measures of charts in English Metric Units, 12,700 to the point.
const (
	emuPerPoint  = 12700
	emuPerTwip   = 635
	barHeight    = 23 * emuPerPoint
	axisHeight   = 9 * emuPerPoint
	legendHeight = 24 * emuPerPoint
	columnHeight = 140 * emuPerPoint // of a chart of upright bars
)

// chart writes a figure: its caption, and the drawing.
func (b *body) chart(c render.Chart) error {
	if err := checkBars(c); err != nil {
		return err
	}
	b.caption(c.ID, c.Label, c.Caption)
	return b.drawing(c)
}

func checkBars(c render.Chart) error {
	for _, bar := range c.Bars {
		if len(bar.Values) != len(c.Series) {
			return fmt.Errorf("%s: bar %q has %d values for %d series", c.Label, bar.Label, len(bar.Values), len(c.Series))
		}
	}
	return nil
}

// drawing writes a chart as Word's own drawing within the text, with the
// figures in words for those who cannot see it.
func (b *body) drawing(c render.Chart) error {
	if err := checkBars(c); err != nil {
		return err
	}
	if len(c.Bars) == 0 || len(c.Series) == 0 {
		return nil
	}
	b.closeTable()
	number := b.t.charts + len(b.charts)
	file := "charts/chart" + strconv.Itoa(number) + ".xml"
	book, err := chartBook(c)
	if err != nil {
		return err
	}
	b.charts = append(b.charts, chartFile{number: number, name: path.Join(path.Dir(b.t.document), file),
		xml: chartXML(c, b.d.Lang, b.d.RightToLeft), book: book})
	width, height := b.t.page.width*emuPerTwip, chartHeight(c)
	image := b.picture(c, width, height)
	b.open(b.t.style(typeParagraph, styleFigure), b.upright())
	b.xml.WriteString(`<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">` +
		`<mc:Choice xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" Requires="wps">`)
	b.inline(c, width, height, `<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">`+
		`<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="`+
		b.relation("chart", file, false)+`"/></a:graphicData>`)
	b.xml.WriteString(`</mc:Choice><mc:Fallback>`)
	b.inline(c, width, height, image)
	b.xml.WriteString(`</mc:Fallback></mc:AlternateContent></w:r>`)
	b.close()
	return nil
}

// inline writes a drawing that stands in the line like a letter.
func (b *body) inline(c render.Chart, width, height int, graphic string) {
	fmt.Fprintf(&b.xml, `<w:drawing>`+
		`<wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" distB="0" `+
		`distL="0" distR="0">`+
		`<wp:extent cx="%d" cy="%d"/><wp:docPr id="%d" name="%s" descr="%s"/><wp:cNvGraphicFramePr/>`+
		`<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">%s</a:graphic></wp:inline></w:drawing>`,
		width, height, b.numbers.Drawing, wordxml.Attribute(c.Label), wordxml.Attribute(c.Alt), graphic)
	b.numbers.Drawing++
}

// picture draws the chart as it is shown by programs that draw no charts.
// Those that know Word's shapes of 2010 are taken to draw charts, too: Word
// and LibreOffice do, and there is no name for charts alone that both know.
func (b *body) picture(c render.Chart, width, height int) (graphic string) {
	last := &b.charts[len(b.charts)-1]
	last.picture = b.pictures.draw(c, float64(width)/emuPerPoint, float64(height)/emuPerPoint, b.t.palette, b.d.Lang, b.d.RightToLeft)
	file := "media/chart" + strconv.Itoa(last.number) + ".png"
	return fmt.Sprintf(`<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">`+
		`<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr>`+
		`<pic:cNvPr id="%d" name="%s" descr="%s"/><pic:cNvPicPr/></pic:nvPicPr>`+
		`<pic:blipFill><a:blip r:embed="%s"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>`+
		`<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%d" cy="%d"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>`+
		`</a:prstGeom></pic:spPr></pic:pic></a:graphicData>`,
		last.number, wordxml.Attribute(c.Label), wordxml.Attribute(c.Alt), b.relation("image", file, false), width, height)
}

func chartHeight(c render.Chart) int {
	if c.Marker != nil {
		return columnHeight
	}
	h := len(c.Bars)*barHeight + axisHeight
	if c.Legend {
		h += legendHeight
	}
	return h
}

// chartXML is the chart part: bars stacked along the page, one series a
// level; upright where a marker crosses them, since no chart of Word or
// LibreOffice draws a line across bars that lie.
func chartXML(c render.Chart, lang string, turned bool) []byte {
	var out bytes.Buffer
	direction := "bar"
	if c.Marker != nil {
		direction = "col"
	}
	out.WriteString(wordxml.Head +
		`<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" ` +
		`xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ` +
		`xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">` +
		`<c:date1904 val="0"/><c:lang val="` + wordxml.Attribute(lang) +
		`"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>` +
		`<c:barChart><c:barDir val="` + direction + `"/><c:grouping val="stacked"/><c:varyColors val="0"/>`)
	for i, s := range c.Series {
		values := make([]int, len(c.Bars))
		for k, bar := range c.Bars {
			values[k] = bar.Values[i]
		}
		seriesHead(&out, i, seriesName(c, i))
		out.WriteString(shape(s.Fill) + `<c:invertIfNegative val="0"/>` + valueLabels(s.Fill, lang, c.Marker != nil))
		seriesData(&out, c.Bars, i, values)
		out.WriteString(`</c:ser>`)
	}
	out.WriteString(`<c:gapWidth val="35"/><c:overlap val="100"/><c:axId val="111"/><c:axId val="112"/></c:barChart>`)
	if c.Marker != nil {
		marker(&out, c)
	}
	axes(&out, c, turned)
	out.WriteString(`<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr></c:plotArea>`)
	if c.Legend || c.Marker != nil {
		out.WriteString(`<c:legend><c:legendPos val="b"/><c:overlay val="0"/>` + textProperties("tx1", 0) + `</c:legend>`)
	}
	out.WriteString(`<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/>` +
		`</a:ln></c:spPr>` +
		textProperties("tx1", 0) + `<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>`)
	return out.Bytes()
}

// seriesName is what the legend says of a series.
func seriesName(c render.Chart, i int) string {
	if c.Legend && i < len(c.Shares) && c.Shares[i] != "" {
		return c.Series[i].Name + " " + c.Shares[i]
	}
	return c.Series[i].Name
}

func seriesHead(out *bytes.Buffer, i int, name string) {
	fmt.Fprintf(out, `<c:ser><c:idx val="%d"/><c:order val="%d"/><c:tx><c:strRef><c:f>Sheet1!$%s$1</c:f><c:strCache>`+
		`<c:ptCount val="1"/><c:pt idx="0"><c:v>`,
		i, i, letter(i+1))
	wordxml.Escape(out, name)
	out.WriteString(`</c:v></c:pt></c:strCache></c:strRef></c:tx>`)
}

func seriesData(out *bytes.Buffer, bars []render.Bar, i int, values []int) {
	fmt.Fprintf(out, `<c:cat><c:strRef><c:f>Sheet1!$A$2:$A$%d</c:f><c:strCache><c:ptCount val="%d"/>`,
		len(bars)+1, len(bars))
	for k, bar := range bars {
		fmt.Fprintf(out, `<c:pt idx="%d"><c:v>`, k)
		wordxml.Escape(out, bar.Label)
		out.WriteString(`</c:v></c:pt>`)
	}
	fmt.Fprintf(out, `</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:f>Sheet1!$%s$2:$%s$%d</c:f><c:numCache>`+
		`<c:formatCode>General</c:formatCode><c:ptCount val="%d"/>`,
		letter(i+1), letter(i+1), len(bars)+1, len(bars))
	for k, v := range values {
		fmt.Fprintf(out, `<c:pt idx="%d"><c:v>%d</c:v></c:pt>`, k, v)
	}
	out.WriteString(`</c:numCache></c:numRef></c:val>`)
}

// letter names a column of a sheet; no chart has 26 series.
func letter(i int) string { return string(rune('A' + i%26)) }

// shape is the fill and outline of a series. The colours are those of the
// template's theme: level and shade go together, pattern and outline tell
// what shade alone would not.
func shape(f render.Fill) string {
	outline := line("tx1", "solid", 9525)
	fill := ""
	switch f {
	case render.FillCompleted, render.FillCounts:
		fill = solid("accent1")
	case render.FillSubstantial:
		fill = solid("accent2")
	case render.FillLimited:
		fill = solid("accent3")
	case render.FillNotStarted, render.FillFalls:
		fill = `<a:pattFill prst="wdUpDiag"><a:fgClr><a:schemeClr val="accent4"/></a:fgClr><a:bgClr>` +
			`<a:schemeClr val="bg1"/></a:bgClr></a:pattFill>`
	default:
		fill, outline = `<a:solidFill><a:schemeClr val="bg1"/></a:solidFill>`, line("tx1", "sysDash", 9525)
	}
	return `<c:spPr>` + fill + outline + `</c:spPr>`
}

func solid(colour string) string {
	return `<a:solidFill><a:schemeClr val="` + colour + `"/></a:solidFill>`
}

func line(colour, dash string, width int) string {
	return `<a:ln w="` + strconv.Itoa(width) + `">` + solid(colour) + `<a:prstDash val="` + dash + `"/></a:ln>`
}

// valueLabels print the number in each bar, and nothing for none. On a
// pattern the number stands on white, or the pattern would hide it.
func valueLabels(f render.Fill, lang string, crossed bool) string {
	place := "ctr"
	if crossed {
		place = "inBase" // in the middle the marker's line could cross it
	}
	colour, ground := "tx1", `<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>`
	switch f {
	case render.FillCompleted, render.FillCounts:
		colour = "bg1"
	case render.FillNotStarted, render.FillFalls:
		ground = `<c:spPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:ln><a:noFill/></a:ln></c:spPr>`
	}
	return `<c:dLbls><c:numFmt formatCode="` + valueFormat(lang) + `" sourceLinked="0"/>` + ground + textProperties(colour, 1) +
		`<c:dLblPos val="` + place +
		`"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/>` +
		`<c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>`
}

// valueFormat shows whole numbers above zero in the digits of the language.
func valueFormat(lang string) string {
	if numbers.Of(lang).Digits("0") == "٠" {
		return `[$-2000401]0;;;` // the 2 asks for the digits of Arabic
	}
	return "0;;;"
}

// marker writes the line that bars are measured against.
func marker(out *bytes.Buffer, c render.Chart) {
	out.WriteString(`<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>`)
	values := make([]int, len(c.Bars))
	for i := range values {
		values[i] = c.Bars[i].Mark
	}
	// Every bar has a mark of its own: a line from bar to bar would slope where
	// they differ, and a line has two ends, which a single bar has not.
	symbol := `<c:marker><c:symbol val="dash"/><c:size val="20"/><c:spPr>` + solid("tx1") + `</c:spPr></c:marker>`
	seriesHead(out, len(c.Series), c.Marker.Label)
	out.WriteString(`<c:spPr><a:ln w="22225"><a:noFill/></a:ln></c:spPr>` + symbol)
	seriesData(out, c.Bars, len(c.Series), values)
	out.WriteString(`<c:smooth val="0"/></c:ser><c:marker val="1"/><c:axId val="111"/><c:axId val="112"/></c:lineChart>`)
}

// axes writes the two axes: names beside the bars, no scale, since every bar
// holds its number.
func axes(out *bytes.Buffer, c render.Chart, turned bool) {
	unnamed := "1"
	for _, bar := range c.Bars {
		if bar.Label != "" {
			unnamed = "0"
		}
	}
	order, at, scale, across := "maxMin", "l", "minMax", "b"
	switch {
	case c.Marker != nil && turned:
		order, at, across = "maxMin", "b", "r"
	case c.Marker != nil:
		order, at, across = "minMax", "b", "l"
	case turned:
		at, scale = "r", "maxMin"
	}
	fmt.Fprintf(out, `<c:catAx><c:axId val="111"/><c:scaling><c:orientation val="%s"/></c:scaling><c:delete val="%s"/>`+
		`<c:axPos val="%s"/><c:numFmt formatCode="General" sourceLinked="0"/>`+
		`<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:spPr><a:ln><a:noFill/>`+
		`</a:ln></c:spPr>%s<c:crossAx val="112"/><c:crosses val="autoZero"/>`+
		`<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>`,
		order, unnamed, at, textProperties("tx1", 0))
	fmt.Fprintf(out, `<c:valAx><c:axId val="112"/><c:scaling><c:orientation val="%s"/><c:max val="%d"/>`+
		`<c:min val="0"/></c:scaling><c:delete val="1"/><c:axPos val="%s"/>`+
		`<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>`+
		`<c:tickLblPos val="nextTo"/><c:crossAx val="111"/><c:crosses val="autoZero"/></c:valAx>`,
		scale, largest(c), across)
}

// largest is the end of the scale: the longest bar fills the width.
func largest(c render.Chart) int {
	most := 1
	for _, bar := range c.Bars {
		total := 0
		for _, v := range bar.Values {
			total += v
		}
		most = max(most, total)
	}
	if c.Marker != nil {
		for _, bar := range c.Bars {
			most = max(most, bar.Mark+1)
		}
	}
	return most
}

func textProperties(colour string, bold int) string {
	return `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="850" b="` + strconv.Itoa(bold) + `">` +
		solid(colour) +
		`<a:latin typeface="+mn-lt"/></a:defRPr></a:pPr><a:endParaRPr/></a:p></c:txPr>`
}
