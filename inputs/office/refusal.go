package office

import "strings"

// Refusal is why a file is not read: it is of another kind, or it is damaged
// or beyond the limits.
type Refusal struct {
	Kind   string // what it is: a key of the catalogue's set file_kind, or ""
	Reason string // what is wrong with it: a key of the set refused, or ""
	Part   string // for technical people: where in it
}

func (r Refusal) Error() string { return strings.TrimSpace(r.Kind + r.Reason + " " + r.Part) }

// Refuse gives the refusal of a file that is damaged or beyond the limits.
func Refuse(reason, part string) error { return Refusal{Reason: reason, Part: part} }
