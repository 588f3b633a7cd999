// Package inputstest builds workbooks from readable text, for tests and for
// the sample projects.
//
// In comes text such as
//
//	# a comment
//	== sheet Commitments
//	commitment: 1
//	title: Public register of contracts
//	results: first line
//	  second line of the same cell
//	  .
//	  a line after an empty one
//
//	commitment: 2
//
//	== cells
//	Milestones!E14: 03/04/2025
//
// Records are separated by blank lines; the keys are those of the format. Out
// goes the real blank plan workbook or form with those cells filled, so that
// what is tested is what people fill in. Nothing here may be used by the
// program itself.
package inputstest

import (
	"fmt"
	"strings"

	"selfassess/ogp"
)

// Book is a workbook as text: records by sheet, then literal cells.
type Book struct {
	Sheets []Sheet
	Cells  []Cell
}

// Sheet is one sheet's records, in their order.
type Sheet struct {
	Name    string
	Records []Record
}

// Record is one row.
type Record []Pair

// Pair is one cell: the column's key and the text.
type Pair struct{ Key, Value string }

// Cell is a literal text for one cell: "Milestones!E14".
type Cell struct{ Sheet, Ref, Text string }

// Get returns the value of a key, "" if it is not there.
func (r Record) Get(key string) string {
	for _, p := range r {
		if p.Key == key {
			return p.Value
		}
	}
	return ""
}

// parser holds where the next line goes.
type parser struct {
	book   Book
	cells  bool
	record Record
}

// Parse reads a workbook from text. An error names the line.
func Parse(text string) (Book, error) {
	var p parser
	for i, line := range strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n") {
		if err := p.line(line); err != nil {
			return Book{}, fmt.Errorf("line %d: %w", i+1, err)
		}
	}
	p.endRecord()
	return p.book, nil
}

func (p *parser) line(line string) error {
	if more, ok := strings.CutPrefix(line, "  "); ok && strings.TrimSpace(line) != "" {
		return p.more(more)
	}
	line = strings.TrimRight(line, " \t")
	switch {
	case line == "":
		p.endRecord()
		return nil
	case strings.HasPrefix(line, "#"):
		return nil
	case strings.HasPrefix(line, "=="):
		return p.section(strings.TrimSpace(strings.TrimPrefix(line, "==")))
	}
	if p.cells {
		at, text, ok := strings.Cut(line, ":")
		sheet, ref, named := strings.Cut(at, "!")
		if !ok || !named {
			return fmt.Errorf("%q is not Sheet!A1: text", line)
		}
		p.book.Cells = append(p.book.Cells, Cell{sheet, ref, strings.TrimSpace(text)})
		return nil
	}
	return p.pair(line)
}

func (p *parser) section(s string) error {
	p.endRecord()
	name, isSheet := strings.CutPrefix(s, "sheet ")
	switch {
	case s == "cells":
		p.cells = true
	case isSheet:
		p.cells = false
		p.book.Sheets = append(p.book.Sheets, Sheet{Name: strings.TrimSpace(name)})
	default:
		return fmt.Errorf("%q is neither == sheet NAME nor == cells", s)
	}
	return nil
}

// pair reads "key: value". A key may name a language: "results::en: text".
func (p *parser) pair(line string) error {
	if len(p.book.Sheets) == 0 {
		return fmt.Errorf("%q stands before the first == sheet", line)
	}
	i := strings.Index(strings.ReplaceAll(line, ogp.LangMark, "\x00\x00"), ":")
	if i < 0 {
		return fmt.Errorf("%q is not key: value", line)
	}
	p.record = append(p.record, Pair{strings.TrimSpace(line[:i]), strings.TrimSpace(line[i+1:])})
	return nil
}

// more adds a line to the last value; a single dot is an empty line.
func (p *parser) more(line string) error {
	if len(p.record) == 0 {
		return fmt.Errorf("%q continues nothing", line)
	}
	line = strings.TrimRight(line, " \t")
	if line == "." {
		line = ""
	}
	last := &p.record[len(p.record)-1]
	if last.Value == "" {
		last.Value = line
	} else {
		last.Value += "\n" + line
	}
	return nil
}

func (p *parser) endRecord() {
	if len(p.record) > 0 {
		s := &p.book.Sheets[len(p.book.Sheets)-1]
		s.Records = append(s.Records, p.record)
		p.record = nil
	}
}
