package inputs

import (
	"errors"
	"time"
)

// What the package below, reviews, reads Word documents with: the zip and the
// XML of an Office file, under the rules that hold for workbooks.

// Parts are the parts of an Office file, whatever their names' case.
type Parts struct{ c *container }

// Unpack judges the zip of an Office file; Refusal tells what an error of it,
// and of the methods of Parts, means. Reading ends with the time that the
// reading of a workbook may take.
func Unpack(b []byte) (Parts, error) {
	c, err := unpack(b, deadline(time.Now().Add(timeBudget)))
	return Parts{c}, err
}

// Names are the names of the parts in lower case, in order.
func (p Parts) Names() []string { return p.c.names() }

// Has tells whether there is a part.
func (p Parts) Has(name string) bool { return p.c.has(name) }

// Get unpacks a part; nil if there is none.
func (p Parts) Get(name string) ([]byte, error) { return p.c.part(name) }

// Rest reads the parts that nobody asked for, so that damage is found wherever
// it is.
func (p Parts) Rest() error { return p.c.checkRest() }

// Refusal tells why a file is not read: what kind of file it is, or why its
// content is refused, as keys of the catalogue, with the part that it is about.
func Refusal(err error) (kind, reason, part string) {
	if r, ok := errors.AsType[refusal](err); ok {
		return r.kind, r.reason, r.detail
	}
	return "", "fault", err.Error()
}

// TimeLimit is how long the reading of one file may take, for readers of other
// formats.
const TimeLimit = timeBudget

// ReadFile reads a file that somebody sent, at most a byte more than the limit.
// One beyond its own limits is refused by Unpack without being read. Obstacle
// tells what an error means.
func ReadFile(path string, limit int) ([]byte, error) { return readFile(path, limit) }

// Obstacle is why a file could not be read, as a key of the catalogue's set
// unreadable.
func Obstacle(err error) string { return obstacle(err) }

// documentDepth is how deep the elements of a Word document may nest: tables
// in tables in text boxes stay far below it.
const documentDepth = 512

// Node is a tag or a text of an XML part.
type Node struct {
	s *scanner
	t token
}

// Start tells a start tag, End an end tag; what is neither is text.
func (n Node) Start() bool { return n.t == startTag }

// End tells an end tag. That of an empty element follows its start tag.
func (n Node) End() bool { return n.t == endTag }

// Name is the name of the tag without its prefix.
func (n Node) Name() string { return string(n.s.name) }

// Attr is the value of an attribute of a start tag, told by its name without
// the prefix, or "".
func (n Node) Attr(name string) string { return attributes(n.s.attrs).text(name) }

// Text is the text, entities replaced.
func (n Node) Text() string { return string(n.s.appendTo(nil)) }

// Walk calls visit for every tag and text of a part; one that is missing has
// none. A document type declaration and whatever is not well-formed is an
// error. ErrStop from visit ends the walk without one.
func (p Parts) Walk(name string, visit func(Node) error) error {
	b, err := p.c.part(name)
	if err != nil || b == nil {
		return err
	}
	at, err := walkTo(documentDepth, b, p.c.end, func(t token, s *scanner) error { return visit(Node{s, t}) })
	if errors.Is(err, ErrStop) {
		return nil
	}
	return badXML(name, err, at)
}

// ErrStop ends a walk.
var ErrStop = errors.New("stop")
