package office

import (
	"cmp"
	"errors"
	"fmt"
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
func (s *Scanner) Attributes() Attributes { return Attributes{s.attrs, s} }

// Text is the text, entities replaced.
func (s *Scanner) Text() string { return string(s.AppendTo(nil)) }

// Raw is the text as it is written.
func (s *Scanner) Raw() []byte { return s.text }

// AppendTo adds the text to b, with its entities replaced. What is taken out
// of a part, here or elsewhere, counts against the budget of the file.
func (s *Scanner) AppendTo(b []byte) []byte {
	if !s.mayTake(len(s.text)) {
		return b
	}
	if s.cdata {
		return append(b, s.text...)
	}
	return appendUnescaped(b, s.text)
}

// take is a text of the part, with its entities replaced.
func (s *Scanner) take(raw []byte) string {
	if len(raw) == 0 || !s.mayTake(len(raw)) {
		return ""
	}
	return unescape(raw)
}

// mayTake counts a text; the walk ends after the first that is too much.
func (s *Scanner) mayTake(n int) bool {
	if s.err == nil {
		s.err = s.budget.Keep(n)
	}
	return s.err == nil
}

// Within tells whether the innermost open element has the name.
func (s *Scanner) Within(name string) bool {
	return len(s.names) > 0 && string(s.names[len(s.names)-1]) == name
}

// Under tells whether any open element has the name. A tag that starts an
// element has opened it, unless it is empty.
func (s *Scanner) Under(name string) bool {
	for _, o := range s.names {
		if string(o) == name {
			return true
		}
	}
	return false
}

// Opens tells whether the open element at a depth, counted from 1, has the
// name.
func (s *Scanner) Opens(depth int, name string) bool {
	return depth <= len(s.names) && string(s.names[depth-1]) == name
}

// Depth is how many elements are open, with that of a tag itself.
func (s *Scanner) Depth() int {
	if s.close || s.at == endTag {
		return len(s.names) + 1
	}
	return len(s.names)
}

// Ancestor is the name of the open element at a depth, counted from 1.
func (s *Scanner) Ancestor(depth int) string { return string(s.names[depth-1]) }

// ErrStop ends a walk without an error.
var ErrStop = errors.New("stop")

// Walk calls visit for every tag and text of a part, whatever namespaces their
// names belong to; one that is missing has none. What is not well-formed is a
// [Refusal].
func (f *File) Walk(name string, visit func(*Scanner) error) error {
	return f.walk(name, nil, visit)
}

// WalkAs does the same for a part of which is known what it must be: another
// outermost element is a [Refusal], and elements of other namespaces are
// passed over with all that is in them. Of alternate contents, that is
// visited which Excel shows.
func (f *File) WalkAs(name string, names Vocabulary, visit func(*Scanner) error) error {
	return f.walk(name, &names, visit)
}

func (f *File) walk(name string, names *Vocabulary, visit func(*Scanner) error) error {
	memory := f.spare
	f.spare = nil // a visitor may walk through another part
	b, err := f.unpack(name, memory)
	if err != nil || b == nil {
		f.spare = memory
		return err
	}
	at, err := walk(b, names, f.limits.Depth, f.budget, visit)
	f.spare = b
	return located(name, err, at)
}

// Walk is the same for XML that is at hand already, without a budget. The
// error does not say where the fault is.
func Walk(xml []byte, depth int, visit func(*Scanner) error) error {
	_, err := walk(xml, nil, depth, nil, visit)
	if errors.Is(err, ErrStop) {
		return nil
	}
	return err
}

// walk returns where it stopped, if it did not come to the end.
func walk(b []byte, names *Vocabulary, depth int, budget *Budget, visit func(*Scanner) error) (at int, err error) {
	if err := budget.Spend(len(b)); err != nil {
		return 0, err
	}
	s, err := newScanner(b)
	if err != nil {
		return 0, err
	}
	s.limit, s.budget = depth, budget
	if names != nil {
		s.space = newSpaces(*names)
	}
	for {
		s.at, err = s.next()
		if err == nil && s.at == endOfPart {
			return s.pos, cmp.Or(s.spend(), s.space.check())
		}
		if err == nil {
			err = s.visit(visit)
		}
		if s.err != nil {
			return s.pos, s.err
		}
		if err != nil {
			return s.pos, err
		}
	}
}

// visit shows a tag or text to whom it is for.
func (s *Scanner) visit(visit func(*Scanner) error) error {
	if s.space == nil {
		return visit(s)
	}
	is := s.space.role
	if s.at == charData {
		is = s.space.around()
	}
	hook := s.space.Foreign
	switch {
	case is == counted, s.at == charData && (is == wrapper || is == choosing):
		return visit(s)
	case hook != nil && (is == foreign || is == skippedIn):
		return hook(s)
	}
	return nil
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
