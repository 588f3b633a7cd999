package data

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"unicode/utf8"

	"selfassess/ogp"
)

// encoder writes values as JSON without indents. Records and texts it writes
// by itself: the library would read through what their own methods make once
// more for every record around them.
type encoder struct {
	bytes.Buffer
	library *json.Encoder // writes into the buffer
	lines   bool          // every record of a list begins a line
	out     io.Writer     // takes what is written so far, now and then; or nil
}

func newEncoder() *encoder {
	e := &encoder{}
	e.library = json.NewEncoder(&e.Buffer)
	e.library.SetEscapeHTML(false)
	return e
}

// encode writes a value with indents and a line break at the end.
func encode(out io.Writer, v any) error {
	e := newEncoder()
	e.out = &indenter{out: out}
	err := errors.Join(e.value(v), e.flush(0))
	if err == nil {
		_, err = io.WriteString(out, "\n")
	}
	if err != nil {
		return fmt.Errorf("write JSON: %w", err)
	}
	return nil
}

// flush hands on what is written, if it is more than a number of bytes.
func (e *encoder) flush(room int) error {
	if e.out == nil || e.Len() <= room {
		return nil
	}
	_, err := e.out.Write(e.Bytes())
	e.Reset()
	return err
}

func (e *encoder) value(v any) error {
	switch v := v.(type) {
	case record:
		return e.record(v)
	case []later:
		return e.records(v)
	case []ogp.Cell:
		return e.cells(v)
	case text:
		return e.value(v.value())
	case string:
		return e.text(v)
	case *string:
		if v != nil {
			return e.text(*v)
		}
		e.WriteString("null")
	case nil:
		e.WriteString("null")
	case bool:
		e.WriteString(strconv.FormatBool(v))
	default:
		return e.plain(v)
	}
	return nil
}

// plain writes what the library knows, without the line break that it adds.
func (e *encoder) plain(v any) error {
	if err := e.library.Encode(v); err != nil {
		return err
	}
	e.Truncate(e.Len() - 1)
	return nil
}

// text writes a text. Most need no escapes, and nobody to look for them but
// this loop: there are as many as there are cells.
func (e *encoder) text(s string) error {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < ' ' || c >= utf8.RuneSelf || c == '"' || c == '\\' {
			return e.plain(s)
		}
	}
	e.WriteByte('"')
	e.WriteString(s)
	e.WriteByte('"')
	return nil
}

// cells writes cells as they were read: the key of the column, where the cell
// stands, and its value as data files have it.
func (e *encoder) cells(list []ogp.Cell) error {
	e.WriteByte('[')
	for i := range list {
		if i > 0 {
			e.WriteByte(',')
		}
		c := &list[i]
		e.WriteString(`{"column":`)
		err := e.text(c.Column)
		e.WriteString(`,"cell":`)
		if c.At.Cell == "" {
			e.WriteString("null")
		} else {
			err = errors.Join(err, e.text(c.At.Cell))
		}
		e.WriteString(`,"text":`)
		if err = errors.Join(err, e.text(c.Text)); err != nil {
			return err
		}
		e.WriteByte('}')
	}
	e.WriteByte(']')
	return nil
}

func (e *encoder) record(r record) error {
	e.WriteByte('{')
	first := true
	for _, m := range r {
		if _, ok := m.value.(unsaid); ok {
			continue
		}
		if !first {
			e.WriteByte(',')
		}
		first = false
		e.WriteString(`"` + m.key + `":`) // keys are names, without anything to escape
		if err := e.value(m.value); err != nil {
			return err
		}
	}
	e.WriteByte('}')
	return nil
}

func (e *encoder) records(list []later) error {
	e.WriteByte('[')
	for i, made := range list {
		if i > 0 {
			e.WriteByte(',')
		}
		if e.lines {
			e.WriteByte('\n')
		}
		if err := errors.Join(e.record(made()), e.flush(64<<10)); err != nil {
			return err
		}
	}
	e.WriteByte(']')
	return nil
}

// MarshalJSON writes a record that lies in a value which only the library
// knows, such as a part of a schema.
func (r record) MarshalJSON() ([]byte, error) {
	e := newEncoder()
	err := e.record(r)
	return e.Bytes(), err
}
