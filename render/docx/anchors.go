package docx

import (
	"fmt"
	"strconv"
	"strings"

	"selfassess/render"
)

// nameAnchors gives a bookmark to everything that a link may lead to.
func (b *body) nameAnchors(s *render.Section) error {
	if err := b.nameAnchor(s.ID); err != nil {
		return err
	}
	for _, block := range s.Blocks {
		if err := b.nameBlock(block); err != nil {
			return err
		}
	}
	for _, child := range s.Sections {
		if err := b.nameAnchors(child); err != nil {
			return err
		}
	}
	return nil
}

func (b *body) nameBlock(block render.Block) error {
	switch block := block.(type) {
	case render.Table:
		return b.nameAnchor(block.ID)
	case render.Chart:
		return b.nameAnchor(block.ID)
	}
	return nil
}

// bookmarkLimit is the longest name that Word allows.
const bookmarkLimit = 40

// nameAnchor makes a bookmark's name of an id: letters, digits and low lines,
// hidden from Word's list of bookmarks by the low line before it.
func (b *body) nameAnchor(id string) error {
	if id == "" {
		return nil
	}
	if b.anchors[id] != "" {
		return fmt.Errorf("the id %q stands twice", id)
	}
	b.anchors[id] = b.freeName("_" + id)
	return nil
}

// freeName is a name for a bookmark that no other has.
func (b *body) freeName(name string) string {
	stem := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' {
			return r
		}
		return '_'
	}, name)
	name = stem[:min(len(stem), bookmarkLimit)]
	for n := 2; b.taken[strings.ToLower(name)]; n++ {
		tail := "_" + strconv.Itoa(n)
		name = stem[:min(len(stem), bookmarkLimit-len(tail))] + tail
	}
	b.taken[strings.ToLower(name)] = true
	return name
}

// bookmark writes the start of an anchor's bookmark and returns its end.
func (b *body) bookmark(id string) string {
	if name := b.anchors[id]; name != "" {
		return b.startBookmark(name)
	}
	return ""
}

// namedBookmark writes the start of a bookmark whose name begins as programs
// look for it, and returns its end.
func (b *body) namedBookmark(prefix, id string) string {
	return b.startBookmark(b.freeName(prefix + id))
}

func (b *body) startBookmark(name string) string {
	n := strconv.Itoa(b.numbers.Bookmark)
	b.numbers.Bookmark++
	b.xml.WriteString(`<w:bookmarkStart w:id="` + n + `" w:name="` + name + `"/>`)
	return `<w:bookmarkEnd w:id="` + n + `"/>`
}
