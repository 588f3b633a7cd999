// Package csv reads tables of text: fields that a comma, a semicolon or a tab
// parts, as spreadsheets save one of their sheets.
//
// In come the bytes of a file. [Open] refuses what is damaged, what is in
// another encoding than UTF-8 or UTF-16, or passes a limit (see
// [office.Refusal]); out comes an [xlsx.Workbook] of one sheet without a name,
// whose cells are texts, each where a spreadsheet would show it.
//
// The reader of the standard library is not used: it takes one mark that parts
// fields, drops empty lines, and reads on where a quotation mark is missing.
//
// Nothing here may know what a table is for.
package csv

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"time"
	"unicode/utf16"
	"unicode/utf8"

	"selfassess/inputs/office"
	"selfassess/inputs/xlsx"
)

// The limits of a table are those of a workbook.
const (
	maxRow    = 20_000
	maxColumn = 256
	maxFields = 400_000
	maxFilled = 120_000
	maxField  = 1 << 20 // bytes; Excel's own limit is 32,767 characters
)

// Open reads all fields of a file. An error is an [office.Refusal].
func Open(b []byte, _ *office.Memory, limit time.Duration) (w *xlsx.Workbook, err error) {
	defer func() {
		if r := recover(); r != nil {
			w, err = nil, office.Refuse("fault", fmt.Sprint(r))
		}
	}()
	if len(b) > xlsx.Limits.File {
		return nil, office.Refuse("too_big", "")
	}
	text, err := decode(b)
	if err != nil {
		return nil, err
	}
	budget := office.NewBudget(xlsx.Limits, time.Now().Add(limit))
	if budget.Spend(len(text)) != nil {
		return nil, office.Refuse("too_slow", "")
	}
	mark, text := parting(text)
	p := &parser{rest: text, mark: mark, budget: budget}
	rows, err := p.table()
	if err != nil {
		return nil, err
	}
	w = &xlsx.Workbook{Props: map[string]string{}, Sheets: []*xlsx.Sheet{{Rows: rows}}}
	w.Size = xlsx.Size{Cells: p.filled, Text: p.text}
	return w, nil
}

// decode turns the encodings that spreadsheets offer as Unicode into UTF-8.
// Any other would be a guess: the same bytes are letters in each of them.
func decode(b []byte) ([]byte, error) {
	var order binary.ByteOrder
	switch {
	case bytes.HasPrefix(b, []byte("\xff\xfe")):
		order = binary.LittleEndian
	case bytes.HasPrefix(b, []byte("\xfe\xff")):
		order = binary.BigEndian
	}
	text := bytes.TrimPrefix(b, []byte("\xef\xbb\xbf"))
	if order != nil {
		if len(b)%2 != 0 {
			return nil, office.Refuse("cut", "")
		}
		units := make([]uint16, 0, len(b)/2)
		for i := 2; i < len(b); i += 2 {
			units = append(units, order.Uint16(b[i:]))
		}
		text = make([]byte, 0, len(b))
		for _, r := range utf16.Decode(units) {
			text = utf8.AppendRune(text, r)
		}
	}
	if !utf8.Valid(text) || bytes.IndexByte(text, 0) >= 0 {
		return nil, office.Refuse("csv_encoding", "")
	}
	return text, nil
}

// headDepth is how many rows are looked at to tell what parts the fields.
const headDepth = 30

// parting tells what parts the fields: the mark that stands as often in one row
// as in the others. Excel may say it in a first line of its own.
func parting(text []byte) (mark byte, rest []byte) {
	line, after, _ := bytes.Cut(text, []byte("\n"))
	if said := bytes.TrimPrefix(bytes.TrimSuffix(line, []byte("\r")), []byte("sep=")); len(line) > 4 && len(said) == 1 {
		if c := said[0]; c == ',' || c == ';' || c == '\t' {
			return c, after
		}
	}
	mark = ','
	bestRows, bestMarks := 0, 0
	for _, c := range []byte(",;\t") {
		if rows, marks := agreement(text, c); rows*marks > 0 && (rows > bestRows || rows == bestRows && marks > bestMarks) {
			mark, bestRows, bestMarks = c, rows, marks
		}
	}
	return mark, text
}

// agreement tells how many of the first rows have equally many of a mark, and
// how many that is.
func agreement(text []byte, mark byte) (rows, marks int) {
	p := &parser{rest: text, mark: mark}
	counts := map[int]int{}
	for range headDepth {
		fields, err := p.record(nil)
		if err != nil || fields == nil {
			break
		}
		counts[len(fields)-1]++
	}
	for n, of := range counts {
		if n > 0 && (of > rows || of == rows && n > marks) {
			rows, marks = of, n
		}
	}
	return rows, marks
}

// parser takes a table apart.
type parser struct {
	rest   []byte
	mark   byte
	row    int            // that is read
	budget *office.Budget // nil if rows are only counted

	fields, filled, text int
}

// table reads all rows, and keeps those with content.
func (p *parser) table() (rows []xlsx.Row, err error) {
	var fields []string
	for {
		if fields, err = p.record(fields[:0]); err != nil || fields == nil {
			return rows, err
		}
		row := xlsx.Row{N: p.row}
		for i, text := range fields {
			if text == "" {
				continue
			}
			if p.row > maxRow || i >= maxColumn {
				return nil, office.Refuse("too_many_cells", xlsx.Ref(min(i+1, maxColumn+1), p.row))
			}
			row.Cells = append(row.Cells, xlsx.Cell{Col: i + 1, Text: text, Kind: xlsx.Text})
			p.text += len(text)
		}
		p.fields += len(fields)
		if p.filled += len(row.Cells); p.filled > maxFilled || p.fields > maxFields {
			return nil, office.Refuse("too_many_cells", "")
		}
		if len(row.Cells) > 0 {
			rows = append(rows, row)
		}
	}
}

// record reads the fields of the next row; nil if there is none.
func (p *parser) record(fields []string) ([]string, error) {
	if len(p.rest) == 0 {
		return nil, nil
	}
	p.row++
	for {
		text, err := p.field()
		if err != nil {
			return nil, err
		}
		fields = append(fields, text)
		switch {
		case len(p.rest) == 0:
			return fields, nil
		case p.rest[0] == p.mark:
			p.rest = p.rest[1:]
			if len(p.rest) == 0 { // nothing follows the last mark
				return append(fields, ""), nil
			}
		default:
			p.endLine()
			return fields, nil
		}
		if len(fields) > maxFields {
			return nil, office.Refuse("too_many_cells", "")
		}
	}
}

// endLine steps over the end of a line, of whichever kind.
func (p *parser) endLine() {
	if bytes.HasPrefix(p.rest, []byte("\r\n")) {
		p.rest = p.rest[1:]
	}
	p.rest = p.rest[1:]
}

// field reads one field, up to the mark or the end of the line behind it.
func (p *parser) field() (string, error) {
	if len(p.rest) > 0 && p.rest[0] == '"' {
		return p.quoted()
	}
	n := bytes.IndexAny(p.rest, string(rune(p.mark))+"\r\n")
	if n < 0 {
		n = len(p.rest)
	}
	return p.keep(p.take(n))
}

// quoted reads a field in quotation marks; two of them stand for one.
func (p *parser) quoted() (string, error) {
	var text []byte
	for p.rest = p.rest[1:]; ; {
		n := bytes.IndexByte(p.rest, '"')
		if n < 0 {
			return "", office.Refuse("csv_quote", fmt.Sprint("row ", p.row))
		}
		if part := p.take(n); p.budget != nil {
			text = append(text, part...)
		}
		p.rest = p.rest[1:]
		if len(p.rest) == 0 || p.rest[0] != '"' {
			break
		}
		if p.rest = p.rest[1:]; p.budget != nil {
			text = append(text, '"')
		}
		if len(text) > maxField {
			return "", office.Refuse("too_much_text", fmt.Sprint("row ", p.row))
		}
	}
	if len(p.rest) > 0 && p.rest[0] != p.mark && p.rest[0] != '\r' && p.rest[0] != '\n' {
		return "", office.Refuse("csv_quote", fmt.Sprint("row ", p.row))
	}
	return p.keep(text)
}

func (p *parser) take(n int) (taken []byte) {
	taken, p.rest = p.rest[:n], p.rest[n:]
	return taken
}

// keep counts a text that stays. Where rows are only counted, none does.
func (p *parser) keep(text []byte) (string, error) {
	if p.budget == nil || len(text) == 0 {
		return "", nil
	}
	if len(text) > maxField || p.budget.Keep(len(text)) != nil {
		return "", office.Refuse("too_much_text", fmt.Sprint("row ", p.row))
	}
	return string(text), nil
}
