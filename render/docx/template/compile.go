// Package template is the language of Word templates: {tags} that stand for
// values, and blocks between {#group}, {?field} or {^field} and {/name} that
// are repeated or left out.
//
// In comes a part of a Word file (the text, a header, the footnotes …). It is
// compiled once, against the schema of tags: all mistakes come out as
// findings before any data is read. Out goes the part with the values in
// place, as often as wanted.
//
// go-docx works on every paragraph with tags, once per template: it joins the
// tags that Word has split over runs and puts a mark in their place. What
// lies between the marks is kept as bytes, so that an item of a repeated
// block costs no more than the copying of its bytes and values, on every core.
//
// No values of a report are known here, and no parts beyond the one that is
// compiled: what asks for more than text (charts, the report's body) is left
// to the caller.
package template

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"selfassess/ogp"
	"selfassess/render"
)

// Source is a part of a template.
type Source struct {
	File     string // of the template, for findings
	Part     string // "word/footer2.xml"
	Kind     string // what readers call it: "text", "header", "footer_first" …
	XML      []byte
	Headings map[string]bool   // ids of the styles of headings
	Hidden   map[string]bool   // ids of styles that say whether their text is hidden
	Schema   *render.Group     // the names that its tags may have
	Links    map[string]string // where links lead that hold tags, by the ids of their relations
	Owned    map[string]bool   // the ids of its relations to parts of which each copy of a block has its own
	At       Reference         // of such a part: the place that leads to it
}

// Text is the kind of the part that holds the text of the document.
const Text = "text"

// compiler compiles one part.
type compiler struct {
	Source
	root *node
	mistakes
	heading string
	count   int             // of paragraphs so far
	notes   map[*node]place // where references to notes stand
	broken  map[string]bool // names of blocks that were not understood
	slipped map[string]bool // those of which an end lacks a brace, which is told
	again   bool            // what is read stands there once more, for old versions of Word
	places  map[*node]place // of the paragraphs
	known   map[string]bool // the names of all tags
	inline  []inline        // tags in attributes and other texts, by the numbers of their marks
	changes int             // tracked ones that were accepted
	unseen  int             // hidden things that were left out
	secret  string          // the first of them
	tags    int
	uses    []*render.Tag

	references []Reference
	kept       map[string]bool // relations to parts of their own that are used outside of blocks
}

// Compile reads a part. An error tells that it is no Word part; mistakes in
// its tags are findings. With mistakes it cannot be filled, and still tells
// which tags it uses.
func Compile(s Source) (*Compiled, []ogp.Finding, error) {
	root, err := parse(s.XML)
	if err != nil {
		return nil, nil, err
	}
	c := &compiler{Source: s, root: root, broken: map[string]bool{}, slipped: map[string]bool{}, notes: map[*node]place{},
		places: map[*node]place{}, mistakes: newMistakes(), kept: map[string]bool{}}
	c.changes = root.accept()
	c.joinFields(root)
	if err := c.paragraphs(root); err != nil {
		return nil, nil, err
	}
	c.hide(root, false)
	joinTexts(root)
	declare(root)
	for _, story := range stories(root) {
		c.structure(story)
	}
	c.resolve(root, s.around(), false)
	wrong := len(c.listed) > 0
	c.tellReadings()
	compiled := &Compiled{Uses: c.uses, Tags: c.tags, references: c.references, kept: c.kept}
	if !wrong {
		c.emit(compiled)
	}
	return compiled, c.findings(c.File), nil
}

// relationships is the namespace by which a drawing names its picture.
const relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

// declare lets the part name its relationships, which a template without
// pictures and links does not.
func declare(root *node) {
	for _, k := range root.kids {
		if k.name != "" && !strings.Contains(k.start, " xmlns:r=") {
			k.start = strings.Replace(k.start, " xmlns:w=", ` xmlns:r="`+relationships+`" xmlns:w=`, 1)
		}
	}
}

// paragraphs finds the tags of every paragraph, those within a paragraph's
// text boxes first.
func (c *compiler) paragraphs(n *node) error {
	if n.name == "w:p" {
		if style := n.child("w:pPr").child("w:pStyle"); style != nil && c.Headings[style.attribute("w:val")] {
			c.heading = strings.TrimSpace(n.words())
		}
	}
	if n.name == "w:p" {
		c.count++
	}
	at := place{heading: c.heading, order: c.count, again: c.again}
	if n.name == "w:p" {
		c.places[n] = at
	}
	if n.name == "w:footnoteReference" || n.name == "w:endnoteReference" {
		at.words = n.above("w:p").words()
		c.notes[n] = at
	}
	if n.name == "mc:Fallback" {
		c.again = true
		defer func() { c.again = false }()
	}
	for _, k := range slices.Clone(n.kids) {
		if err := c.paragraphs(k); err != nil {
			return err
		}
	}
	if n.name != "w:p" {
		return nil
	}
	words := n.words()
	if !strings.ContainsAny(words, "{}") {
		return nil
	}
	at.words = words
	if !c.braces(words, at) {
		return nil
	}
	if err := c.joinTags(n, at); err != nil {
		return fmt.Errorf("in %q: %w", words, err)
	}
	return nil
}

// storyRoots are elements whose content is read for itself: no block runs
// over their ends.
var storyRoots = []string{"w:body", "w:hdr", "w:ftr", "w:footnote", "w:endnote", boxContent}

func stories(root *node) (found []*node) {
	root.walk(func(n *node) bool {
		if slices.Contains(storyRoots, n.name) {
			found = append(found, n)
		}
		return true
	})
	return found
}

// tagsOf are the tags of a story in order, without those of stories in it.
func tagsOf(story *node) (tags []*tag) {
	story.walk(func(n *node) bool {
		if n.tag != nil {
			tags = append(tags, n.tag)
		}
		return n == story || n.name != boxContent
	})
	return tags
}

// structure finds the blocks of a story and puts what they cover below them.
func (c *compiler) structure(story *node) {
	tags := tagsOf(story)
	blocks := c.match(tags)
	seen := map[*node]bool{}
	for _, t := range tags {
		if p := t.node.above("w:p"); p != nil && !seen[p] {
			seen[p] = true
			hoist(p)
		}
	}
	for _, b := range blocks {
		if !c.place(b, story) {
			c.find(ogp.TemplateMisplaced, b.open.at, "tag", b.open.raw, "closing", b.close.raw)
			c.broken[b.open.name] = true
		}
	}
}

// markup is an element as it stands.
func markup(n *node) string {
	if n == nil {
		return ""
	}
	var out bytes.Buffer
	n.write(&out)
	return out.String()
}
