package data

import "io"

// indenter writes compact JSON with indents, as encoding/json does it, while it
// comes in: a report is too large to lie in memory twice.
type indenter struct {
	out    io.Writer
	ready  []byte
	depth  int
	inText bool
	escape bool // the next byte of the text is escaped
	opened bool // nothing has come since a bracket was opened
}

// Write takes the next piece of the JSON; it may begin and end anywhere.
func (w *indenter) Write(piece []byte) (int, error) {
	w.ready = w.ready[:0]
	for i := 0; i < len(piece); i++ {
		if !w.inText {
			w.mark(piece[i])
			continue
		}
		start := i
		for i < len(piece) && w.textGoesOn(piece[i]) {
			i++
		}
		w.ready = append(w.ready, piece[start:min(i+1, len(piece))]...)
	}
	if _, err := w.out.Write(w.ready); err != nil {
		return 0, err
	}
	return len(piece), nil
}

// textGoesOn tells whether a text goes on after this byte of it.
func (w *indenter) textGoesOn(c byte) bool {
	switch {
	case w.escape:
		w.escape = false
	case c == '\\':
		w.escape = true
	case c == '"':
		w.inText = false
	}
	return w.inText
}

// mark writes a byte outside of texts.
func (w *indenter) mark(c byte) {
	switch c {
	case '}', ']':
		w.depth--
		if !w.opened {
			w.line()
		}
		w.opened = false
	default:
		if w.opened {
			w.line()
		}
		w.opened = false
	}
	w.ready = append(w.ready, c)
	switch c {
	case '{', '[':
		w.depth++
		w.opened = true
	case ',':
		w.line()
	case ':':
		w.ready = append(w.ready, ' ')
	case '"':
		w.inText = true
	}
}

// line begins a line with its indent.
func (w *indenter) line() {
	w.ready = append(w.ready, '\n')
	for range w.depth {
		w.ready = append(w.ready, "  "...)
	}
}
