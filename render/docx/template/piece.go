package template

import "selfassess/render"

// pieceKind says what is written for a piece of a compiled part.
type pieceKind uint8

const (
	literal     pieceKind = iota // bytes, as they stand
	text                         // the value of a tag as a run
	page                         // the same, with Word's page numbers
	words                        // the value of a tag within an attribute or a text that is no run's
	link                         // an element that leads to an address with values
	links                        // addresses, each on a line of its own, as links
	laidOut                      // blocks, a chart, the body: written by the caller
	loop                         // the kids once for every item of a group
	present                      // the kids if there is a value or an item
	absent                       // the kids if there is none
	paragraph                    // the kids if anything of them is seen, else what must be kept
	seen                         // tells the paragraph around it that something is seen
	table                        // the kids if a row is among them
	gap                          // a paragraph between two tables, which would become one
	filling                      // a paragraph at the end of a cell or box that has none
	bookmark                     // the start of a bookmark, with an id and a name of its own
	bookmarkEnd                  // its end
	reference                    // the name of a bookmark that a link leads to
	drawingID                    // a number that no other drawing has
	controlID                    // a number that no other content control has
	listID                       // the number of a list that begins anew
	first                        // bytes that are written the first time only
	partCopy                     // the relation to a part of which each copy of a block has its own
)

// piece is a part of a compiled part.
type piece struct {
	kind  pieceKind
	bytes string // literal, first: what is written; text, links: the run up to its words; bookmark, reference: the name
	// text: the run up to where its language stands, and from there up to its words; links: the same with its style
	before  string
	after   string
	linked  bool      // text: addresses in it are links
	link    [2]string // the run of such a link, up to its style and from there
	id      string    // bookmark: the id in the template
	tag     *render.Tag
	group   *render.Group
	depth   int    // of the scope that tag and group belong to
	ends    string // laidOut: the set-up of the section that ends there
	kids    []piece
	kept    []piece   // paragraph: what stays when it goes
	single  bool      // loop: its items must be written one after the other
	whole   bool      // loop: a content control may hold each of its items; link: without an address nothing is written
	number  int       // first, partCopy: which of them it is
	leadsTo []segment // link: the address
	names   []string  // loop: the bookmarks in it, which have names of their own in each copy
	lists   []string  // loop: the lists that begin anew with each copy
}

// Compiled is a part that is ready to be filled.
type Compiled struct {
	pieces []piece
	size   int
	firsts int
	Uses   []*render.Tag // the tags that it holds, in order, repeated as they are
	Tags   int           // how many tags there are, ends of blocks included

	references []Reference
	kept       map[string]bool
}

// Has tells whether the part holds a tag of the kind.
func (c *Compiled) Has(kind render.TagKind) bool {
	for _, t := range c.Uses {
		if t.Kind == kind {
			return true
		}
	}
	return false
}
