package inputstest

import (
	"fmt"
	"html"
	"regexp"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// Habit is a way of writing the same cells that some programs have and the
// library of this one has not. It is done to a finished workbook.
type Habit struct {
	Name   string
	Why    string // who writes so
	change func(h *habitual, name, part string) string
	rename func(name string) string // of the parts; nil keeps them
}

// habitual is what a change may ask of the workbook.
type habitual struct{ strings []string } // the insides of the shared strings

// Apply writes a workbook in the manner of the habit.
func (h Habit) Apply(b []byte) ([]byte, error) {
	book := &habitual{}
	_, err := Rezip(b, func(name string, part []byte) []byte {
		if name == "xl/sharedStrings.xml" {
			for _, m := range sharedString.FindAllStringSubmatch(string(part), -1) {
				book.strings = append(book.strings, m[1])
			}
		}
		return part
	})
	if err != nil {
		return nil, err
	}
	rename := h.rename
	if rename == nil {
		rename = func(name string) string { return name }
	}
	var renamed []string
	out, err := Rezip(b, func(name string, part []byte) []byte {
		changed := h.change(book, name, string(part))
		if changed == "" {
			return nil
		}
		if as := rename(name); as != name {
			renamed = append(renamed, as, changed)
			return nil
		}
		return []byte(changed)
	})
	if err != nil || renamed == nil {
		return out, err
	}
	return Rezip(out, nil, renamed...)
}

// Habits are those that are known.
func Habits() []Habit {
	return []Habit{
		{Name: "strict", Why: "Strict Open XML, as Excel can save it", change: strict},
		{Name: "prefixed", Why: "every element has a prefix: Open XML SDK, SAP", change: prefixed},
		{Name: "without references", Why: "rows and cells are counted, not named: light exporters", change: onSheets(uncounted)},
		{Name: "inline strings", Why: "texts stand in their cells: streaming writers", change: inline},
		{Name: "plain strings", Why: "texts are stored like results of formulas: SheetJS", change: plain},
		{Name: "phonetic guides", Why: "readings of Japanese words stand beside them", change: onStrings(phonetic)},
		{Name: "1904", Why: "days are counted from 1904: Excel for Mac", change: from1904},
		{Name: "days as text", Why: "days are stored as ISO 8601 with a type of their own", change: onSheets(isoDays)},
		{Name: "floats", Why: "whole numbers are written as 12.0: Apache POI", change: onSheets(floats)},
		{Name: "exponents", Why: "numbers are written as 1.2E1: some Java writers", change: onSheets(exponents)},
		{Name: "absolute targets", Why: "relations name parts from the root: openpyxl", change: absolute},
		{Name: "single quotes", Why: "attributes stand in single quotes", change: onSheets(singleQuotes)},
		{Name: "indented", Why: "XML is laid out for people", change: onSheets(indented)},
		{Name: "CDATA", Why: "texts are not escaped but enclosed", change: onStrings(enclosed)},
		{Name: "numeric characters", Why: "files are ASCII, other characters are numbers", change: asASCII},
		{Name: "carriage returns", Why: "lines end as on Windows", change: onStrings(carriageReturns)},
		{Name: "byte order marks", Why: "every part begins with one: .NET writers", change: marked},
		{Name: "Excel's own attributes", Why: "spans, heights and identities of rows and sheets", change: onSheets(decorated)},
		{Name: "filled blanks", Why: "blank cells hold empty texts: database exports", change: onSheets(filledBlanks)},
		{Name: "nothing hidden", Why: "SheetJS and Google Sheets forget what is hidden how", change: replacing(` state="hidden"`, ``)},
		{Name: "deeply hidden", Why: "hidden sheets are out of the menu's reach", change: replacing(` state="hidden"`, ` state="veryHidden"`)},
		{Name: "no properties", Why: "exceljs forgets the properties of a document", change: without("docProps/custom.xml")},
		{Name: "no styles", Why: "scripts write bare values", change: bare},
		{Name: "other names", Why: "parts have names of the program's own: SharePoint", change: otherNames, rename: otherName},
		{Name: "links as formulas", Why: "Google Sheets writes links as formulas", change: linksAsFormulas},
	}
}

// SameParts tells whether two workbooks hold the same parts.
func SameParts(a, b []byte) (bool, error) {
	parts := func(b []byte) (all string, err error) {
		_, err = Rezip(b, func(name string, part []byte) []byte {
			all += name + "\x00" + string(part) + "\x00"
			return part
		})
		return all, err
	}
	first, err := parts(a)
	if err != nil {
		return false, err
	}
	second, err := parts(b)
	return first == second, err
}

var (
	sharedString = regexp.MustCompile(`(?s)<si>(.*?)</si>`)
	cellXML      = regexp.MustCompile(`(?s)<c r="([A-Z]+)(\d+)"( s="\d+")?( t="\w+")?>(.*?)</c>`)
	rowXML       = regexp.MustCompile(`(?s)<row r="(\d+)"([^>]*)>(.*?)</row>`)
	numberXML    = regexp.MustCompile(`(<c r="[A-Z]+\d+"(?: s="\d+")?)><v>([\d.]+)</v></c>`)
	textXML      = regexp.MustCompile(`(?s)<t[^>]*>(.*?)</t>`)
	cellRef      = regexp.MustCompile(` r="([A-Z]+\d+)"`)
	tagXML       = regexp.MustCompile(`<[^?!][^>]*>`)
)

func isSheet(name string) bool {
	return strings.HasPrefix(name, "xl/worksheets/") && strings.HasSuffix(name, ".xml")
}

func onSheets(change func(sheet string) string) func(*habitual, string, string) string {
	return func(_ *habitual, name, part string) string {
		if isSheet(name) {
			return change(part)
		}
		return part
	}
}

func onStrings(change func(text string) string) func(*habitual, string, string) string {
	return func(_ *habitual, name, part string) string {
		if name == "xl/sharedStrings.xml" {
			return change(part)
		}
		return part
	}
}

func replacing(old, new string) func(*habitual, string, string) string {
	return func(_ *habitual, _, part string) string { return strings.ReplaceAll(part, old, new) }
}

// without leaves a part out, and all that speaks of it.
func without(left string) func(*habitual, string, string) string {
	element := `(Override|Relationship)`
	mention := regexp.MustCompile(`<` + element + `[^>]*` + regexp.QuoteMeta(left) + `[^>]*>(</` + element + `>)?`)
	return func(_ *habitual, name, part string) string {
		if name == left {
			return ""
		}
		return mention.ReplaceAllString(part, "")
	}
}

func strict(_ *habitual, name, part string) string {
	const usual, own = "http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/"
	part = strings.NewReplacer(
		usual+"spreadsheetml/2006/main", own+"spreadsheetml/main",
		usual+"officeDocument/2006/relationships", own+"officeDocument/relationships",
		usual+"drawingml/2006/main", own+"drawingml/main").Replace(part)
	if isSheet(name) {
		return isoDays(part)
	}
	return part
}

func prefixed(_ *habitual, name, part string) string {
	if !isSheet(name) && name != "xl/workbook.xml" && name != "xl/sharedStrings.xml" && name != "xl/styles.xml" {
		return part
	}
	part = regexp.MustCompile(`<(/?)([A-Za-z0-9]+)([ />])`).ReplaceAllString(part, `<${1}main:${2}${3}`)
	return strings.Replace(part, ` xmlns="`, ` xmlns:main="`, 1)
}

// uncounted fills the gaps before it takes the references away.
func uncounted(sheet string) string {
	last := 0
	return rowXML.ReplaceAllStringFunc(sheet, func(row string) string {
		m := rowXML.FindStringSubmatch(row)
		n, _ := strconv.Atoi(m[1])
		gap := strings.Repeat("<row/>", n-last-1)
		last = n
		column := 0
		cells := cellXML.ReplaceAllStringFunc(m[3], func(cell string) string {
			c := cellXML.FindStringSubmatch(cell)
			at, _ := excelize.ColumnNameToNumber(c[1])
			gap := strings.Repeat("<c/>", at-column-1)
			column = at
			return gap + "<c" + c[3] + c[4] + ">" + c[5] + "</c>"
		})
		return gap + "<row" + m[2] + ">" + cells + "</row>"
	})
}

// eachText rewrites the cells that hold a shared string; write gets what
// stands before the type, and the inside of the string.
func (h *habitual) eachText(sheet string, write func(start, inside string) string) string {
	return cellXML.ReplaceAllStringFunc(sheet, func(cell string) string {
		c := cellXML.FindStringSubmatch(cell)
		i, err := strconv.Atoi(strings.TrimSuffix(strings.TrimPrefix(c[5], "<v>"), "</v>"))
		if c[4] != ` t="s"` || err != nil || i >= len(h.strings) {
			return cell
		}
		return write(`<c r="`+c[1]+c[2]+`"`+c[3], h.strings[i])
	})
}

// inlineText is a cell that holds its text itself.
func inlineText(start, inside string) string {
	return start + ` t="inlineStr"><is>` + inside + `</is></c>`
}

func inline(h *habitual, name, part string) string {
	if !isSheet(name) {
		return part
	}
	return h.eachText(part, inlineText)
}

func plain(h *habitual, name, part string) string {
	if !isSheet(name) {
		return part
	}
	return h.eachText(part, func(start, inside string) string {
		text := ""
		for _, t := range textXML.FindAllStringSubmatch(inside, -1) {
			text += t[1]
		}
		return start + ` t="str"><v>` + text + `</v></c>`
	})
}

func phonetic(part string) string {
	return strings.ReplaceAll(part, "</si>", `<rPh sb="0" eb="1"><t>よみ</t></rPh><phoneticPr fontId="1"/></si>`)
}

// onDays rewrites the numbers that are days: in these workbooks all numbers
// between 1995 and 2064 are.
func onDays(sheet string, write func(start string, day float64) string) string {
	return numberXML.ReplaceAllStringFunc(sheet, func(cell string) string {
		m := numberXML.FindStringSubmatch(cell)
		if n, err := strconv.ParseFloat(m[2], 64); err == nil && n > 35000 && n < 60000 {
			return write(m[1], n)
		}
		return cell
	})
}

func from1904(_ *habitual, name, part string) string {
	if name == "xl/workbook.xml" {
		return strings.Replace(part, "<workbookPr ", `<workbookPr date1904="1" `, 1)
	}
	if !isSheet(name) {
		return part
	}
	return onDays(part, func(start string, day float64) string { return fmt.Sprintf("%s><v>%v</v></c>", start, day-1462) })
}

func isoDays(sheet string) string {
	return onDays(sheet, func(start string, day float64) string {
		t, _ := excelize.ExcelDateToTime(day, false)
		return start + ` t="d"><v>` + t.Format("2006-01-02T15:04:05") + `</v></c>`
	})
}

func floats(sheet string) string {
	return regexp.MustCompile(`(<c r="[A-Z]+\d+"(?: s="\d+")?><v>\d+)</v>`).ReplaceAllString(sheet, "$1.0</v>")
}

func exponents(sheet string) string {
	return numberXML.ReplaceAllStringFunc(sheet, func(cell string) string {
		m := numberXML.FindStringSubmatch(cell)
		n, _ := strconv.ParseFloat(m[2], 64)
		return m[1] + "><v>" + strconv.FormatFloat(n, 'E', -1, 64) + "</v></c>"
	})
}

func absolute(_ *habitual, name, part string) string {
	if name != "xl/_rels/workbook.xml.rels" {
		return part
	}
	return regexp.MustCompile(`Target="([a-z])`).ReplaceAllString(part, `Target="/xl/$1`)
}

func singleQuotes(sheet string) string {
	return tagXML.ReplaceAllStringFunc(sheet, func(tag string) string {
		if strings.Contains(tag, "'") {
			return tag
		}
		return strings.ReplaceAll(tag, `"`, `'`)
	})
}

func indented(sheet string) string {
	element := regexp.MustCompile(`(<(?:row|c|v|f|hyperlink)[ >])|(</(?:row|c|sheetData)>)`)
	return element.ReplaceAllString(sheet, "\r\n\t$1$2")
}

func enclosed(part string) string {
	return textXML.ReplaceAllStringFunc(part, func(t string) string {
		text := html.UnescapeString(textXML.FindStringSubmatch(t)[1])
		return "<t><![CDATA[" + text + "]]></t>"
	})
}

func asASCII(_ *habitual, name, part string) string {
	if !strings.HasSuffix(name, ".xml") {
		return part
	}
	var b strings.Builder
	for _, r := range part {
		if r < 0x80 {
			b.WriteRune(r)
		} else {
			fmt.Fprintf(&b, "&#x%X;", r)
		}
	}
	return b.String()
}

func carriageReturns(part string) string {
	return textXML.ReplaceAllStringFunc(part, func(t string) string {
		return strings.NewReplacer("&#xD;", "", "&#xA;", "_x000D_\n", "\n", "_x000D_\n").Replace(t)
	})
}

func marked(_ *habitual, name, part string) string {
	if strings.HasSuffix(name, ".xml") || strings.HasSuffix(name, ".rels") {
		return "\ufeff" + part
	}
	return part
}

func decorated(sheet string) string {
	const spreadsheetml = "http://schemas.microsoft.com/office/spreadsheetml/"
	sheet = strings.Replace(sheet, "<worksheet ", `<worksheet xmlns:x14ac="`+spreadsheetml+`2009/9/ac" `+
		`xmlns:xr="`+spreadsheetml+`2014/revision" xr:uid="{00000000-0001-0000-0000-000000000000}" `, 1)
	return strings.ReplaceAll(sheet, "<row ", `<row spans="1:29" x14ac:dyDescent="0.25" `)
}

// blanks are the ways to write a cell that looks empty, from behind its style.
var blanks = []string{
	` t="inlineStr"><is><t></t></is></c>`,
	` t="str"><v></v></c>`,
	` t="s"></c>`,
	`><v></v></c>`,
	` t="inlineStr"><is><t xml:space="preserve">  </t></is></c>`,
}

func filledBlanks(sheet string) string {
	n := 0
	return regexp.MustCompile(`(<c r="[A-Z]+\d+" s="\d+")></c>`).ReplaceAllStringFunc(sheet, func(cell string) string {
		n++
		return strings.Replace(cell, "></c>", blanks[n%len(blanks)], 1)
	})
}

// bare leaves the styles out, and with them what only looks.
func bare(h *habitual, name, part string) string {
	if isSheet(name) {
		part = regexp.MustCompile(`(<(?:c|row|col) [^>]*?) s="\d+"`).ReplaceAllString(part, "$1")
		for _, element := range []string{"dataValidations", "sheetViews", "cols", "extLst"} {
			part = regexp.MustCompile(`(?s)<`+element+`[ >].*</`+element+`>`).ReplaceAllString(part, "")
		}
		return regexp.MustCompile(`(?s)<conditionalFormatting.*</conditionalFormatting>`).ReplaceAllString(part, "")
	}
	if name == "xl/workbook.xml" {
		part = regexp.MustCompile(`(?s)<definedNames>.*</definedNames>`).ReplaceAllString(part, "")
	}
	part = without("styles.xml")(h, strings.TrimPrefix(name, "xl/"), part)
	return without("theme1.xml")(h, strings.TrimPrefix(name, "xl/theme/"), part)
}

var otherNamed = strings.NewReplacer(
	"sharedStrings.xml", "sharedStrings2.xml",
	"workbook.xml", "workbook22.xml",
	"styles.xml", "styles2.xml",
	"worksheets/sheet", "worksheets/table",
	"worksheets/_rels/sheet", "worksheets/_rels/table")

func otherName(name string) string { return otherNamed.Replace(name) }

func otherNames(_ *habitual, name, part string) string {
	if name == "[Content_Types].xml" || strings.HasSuffix(name, ".rels") {
		return otherNamed.Replace(part)
	}
	return part
}

// linksAsFormulas knows the addresses that these workbooks have.
func linksAsFormulas(h *habitual, name, part string) string {
	if !isSheet(name) {
		return part
	}
	sheet := h.eachText(part, func(start, inside string) string {
		text := textXML.FindStringSubmatch(inside)[1]
		ref := cellRef.FindStringSubmatch(start)[1]
		if !strings.Contains(part, `<hyperlink ref="`+ref+`"`) {
			return inlineText(start, inside)
		}
		formula := `HYPERLINK("` + html.EscapeString(writersLinks[text]) + `","` + text + `")`
		return start + ` t="str"><f>` + formula + `</f><v>` + text + `</v></c>`
	})
	return regexp.MustCompile(`(?s)<hyperlinks>.*</hyperlinks>`).ReplaceAllString(sheet, "")
}
