package inputstest

import (
	"fmt"
	"strings"
)

// records writes the readable text that Plan and Return turn into workbooks.
// It exists so that machine-made projects go the same way as hand-written
// ones.
type records struct{ b strings.Builder }

// sheet begins a sheet; the records that follow belong to it.
func (r *records) sheet(name string) { fmt.Fprintf(&r.b, "== sheet %s\n", name) }

// field writes one field of the open record. A blank value writes nothing:
// a blank cell is "not stated", and must not be told apart from a missing one.
func (r *records) field(key, value string) {
	value = strings.TrimSpace(value)
	if value == "" {
		return
	}
	lines := strings.Split(value, "\n")
	for i, line := range lines {
		if line = strings.TrimRight(line, " "); line == "" {
			line = "."
		}
		if i == 0 {
			fmt.Fprintf(&r.b, "%s: %s\n", key, line)
			continue
		}
		r.b.WriteString("  " + line + "\n")
	}
}

// fields writes pairs of key and value.
func (r *records) fields(pairs ...string) {
	for i := 0; i+1 < len(pairs); i += 2 {
		r.field(pairs[i], pairs[i+1])
	}
}

// end closes the record.
func (r *records) end() { r.b.WriteString("\n") }

func (r *records) String() string { return r.b.String() }
