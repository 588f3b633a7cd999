package office

import (
	"errors"
	"fmt"
	"time"
)

// What the visitor of a walk sees of the tag or text at which it stands.

// Start tells a start tag.
func (s *Scanner) Start() bool { return s.at == startTag }

// End tells an end tag. That of an empty element follows its start tag.
func (s *Scanner) End() bool { return s.at == endTag }

// IsText tells a text; comments and CDATA sections divide one into several.
func (s *Scanner) IsText() bool { return s.at == charData }

// Name is the name of the tag.
func (s *Scanner) Name() string { return string(s.name) }

// Is tells whether that is the name of the tag.
func (s *Scanner) Is(name string) bool { return string(s.name) == name }

// Attr is the value of an attribute of a start tag, or "".
func (s *Scanner) Attr(name string) string { return s.Attributes().Text(name) }

// Attributes are those of a start tag.
func (s *Scanner) Attributes() Attributes { return Attributes(s.attrs) }

// Text is the text, entities replaced.
func (s *Scanner) Text() string { return string(s.AppendTo(nil)) }

// Raw is the text as it is written.
func (s *Scanner) Raw() []byte { return s.text }

// AppendTo adds the text to b, with its entities replaced.
func (s *Scanner) AppendTo(b []byte) []byte {
	if s.cdata {
		return append(b, s.text...)
	}
	return appendUnescaped(b, s.text)
}

// Within tells whether the innermost open element has the name.
func (s *Scanner) Within(name string) bool {
	return len(s.open) > 0 && string(local(s.open[len(s.open)-1])) == name
}

// Under tells whether any open element has the name. A tag that starts an
// element has opened it, unless it is empty.
func (s *Scanner) Under(name string) bool {
	for _, o := range s.open {
		if string(local(o)) == name {
			return true
		}
	}
	return false
}

// Depth is how many elements are open, with that of a tag itself.
func (s *Scanner) Depth() int {
	if s.close || s.at == endTag {
		return len(s.open) + 1
	}
	return len(s.open)
}

// Ancestor is the name of the open element at a depth, counted from 1.
func (s *Scanner) Ancestor(depth int) string { return string(local(s.open[depth-1])) }

// ErrStop ends a walk without an error.
var ErrStop = errors.New("stop")

// Walk calls visit for every tag and text of a part; one that is missing has
// none. What is not well-formed is a [Refusal].
func (f *File) Walk(name string, visit func(*Scanner) error) error {
	b, err := f.Part(name)
	if err != nil || b == nil {
		return err
	}
	at, err := walk(b, f.limits.Depth, f.end, visit)
	return located(name, err, at)
}

// Walk is the same for XML that is at hand already, without an end of time.
// The error does not say where the fault is.
func Walk(xml []byte, depth int, visit func(*Scanner) error) error {
	_, err := walk(xml, depth, time.Time{}, visit)
	if errors.Is(err, ErrStop) {
		return nil
	}
	return err
}

// walk returns where it stopped, if it did not come to the end.
func walk(b []byte, depth int, end time.Time, visit func(*Scanner) error) (at int, err error) {
	s, err := newScanner(b)
	if err != nil {
		return 0, err
	}
	s.limit, s.end = depth, end
	for {
		s.at, err = s.next()
		if err == nil && s.at == endOfPart {
			return s.pos, nil
		}
		if err == nil {
			err = visit(s)
		}
		if err != nil {
			return s.pos, err
		}
	}
}

// located says in which part a fault is, and at which byte of it.
func located(name string, err error, at int) error {
	var f fault
	switch {
	case errors.Is(err, ErrStop):
		return nil
	case errors.As(err, &f):
		return Refuse(string(f), fmt.Sprintf("%s, byte %d", name, at))
	}
	return err
}
