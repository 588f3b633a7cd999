// Package access looks at a finished Word document as Word's accessibility
// checker does, and as the law asks: what it finds is what a person who reads
// with ears or fingers would miss.
//
// In comes the file, and nothing is known of how it was made. It is for tests;
// no words for readers stand here.
package access

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// checker is a document under examination.
type checker struct {
	body   *node
	sheet  stylesheet
	marks  map[string]bool   // bookmarks
	core   *node             // its properties
	leads  map[string]string // text of a link → where it leads
	faults []string
}

// Check returns what is wrong with a document, or nothing.
func Check(file []byte) ([]string, error) {
	c, err := examine(file)
	if err != nil {
		return nil, err
	}
	c.document()
	c.body.walk(func(n *node) {
		if n.name == "bookmarkStart" {
			c.marks[n.attr["name"]] = true
		}
	})
	c.headings()
	c.contents()
	c.blanks()
	c.marksForTheEye()
	c.body.walk(c.element)
	return c.faults, nil
}

// examine reads a document.
func examine(file []byte) (*checker, error) {
	parts, err := open(file)
	if err != nil {
		return nil, err
	}
	c := &checker{marks: map[string]bool{}, leads: map[string]string{}}
	if c.body, err = parse(parts["word/document.xml"]); err != nil {
		return nil, err
	}
	if c.core, err = parse(parts["docProps/core.xml"]); err != nil {
		return nil, err
	}
	c.sheet, err = newStylesheet(parts["word/styles.xml"], parts["word/theme/theme1.xml"])
	return c, err
}

func (c *checker) fault(format string, args ...any) {
	c.faults = append(c.faults, fmt.Sprintf(format, args...))
}

func open(file []byte) (map[string][]byte, error) {
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return nil, err
	}
	parts := map[string][]byte{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			return nil, err
		}
		if parts[f.Name], err = io.ReadAll(r); err != nil {
			return nil, err
		}
		r.Close()
	}
	return parts, nil
}

// document looks for the title and the language.
func (c *checker) document() {
	if t := c.core.find("title"); t == nil || strings.TrimSpace(t.words()) == "" {
		c.fault("the document has no title")
	}
	if c.sheet.lang == "" {
		c.fault("the document has no language")
	}
}

// headings finds skipped levels, and a document without any.
func (c *checker) headings() {
	before := 0
	c.body.walk(func(n *node) {
		level := c.sheet.level(n)
		if level == 0 {
			return
		}
		if level > before+1 {
			c.fault("the heading %q has level %d after level %d", n.words(), level, before)
		}
		if strings.TrimSpace(n.words()) == "" {
			c.fault("a heading of level %d is empty", level)
		}
		before = level
	})
	if before == 0 {
		c.fault("there are no headings")
	}
}

// blanks finds spaces, tabs and empty paragraphs that stand for layout.
func (c *checker) blanks() {
	empty := 0
	c.body.walk(func(n *node) {
		if n.name != "p" {
			return
		}
		if n.words() != "" || n.find("docPr") != nil {
			empty = 0
		} else if n.above("tc") == nil {
			empty++
		}
		if empty == 2 {
			c.fault("empty paragraphs stand one after the other")
		}
		if strings.Contains(n.words(), "   ") || strings.Contains(n.words(), "\t\t\t") {
			c.fault("blanks are repeated in %q", n.words())
		}
	})
}

// element looks at one element; what stands in a fallback is read only where
// the choice beside it is not, and says the same.
func (c *checker) element(n *node) {
	switch n.name {
	case "docPr":
		c.picture(n)
	case "anchor":
		c.fault("%q is not in line with the text", n.find("docPr").attr["name"])
	case "framePr":
		c.fault("a frame is not in line with the text: %q", n.above("p").words())
	case "pict":
		if n.above("Fallback") == nil {
			c.fault("a shape of the older kind stands in the text")
		}
	case "tbl":
		c.table(n)
	case "hyperlink":
		c.link(n)
	case "r":
		c.contrast(n)
	}
}

func (c *checker) picture(n *node) {
	decorative := n.find("decorative") != nil
	switch described := strings.TrimSpace(n.attr["descr"]) != ""; {
	case !described && !decorative:
		c.fault("%q has no alternative text", n.attr["name"])
	case described && decorative:
		c.fault("%q is decoration and has alternative text", n.attr["name"])
	}
	if n.up.find("chart") != nil {
		c.caption(n.above("p"), strconv.Quote(n.attr["name"]), n.attr["descr"])
	}
}

func (c *checker) table(n *node) {
	name := "a table"
	if caption := n.find("tblCaption"); caption != nil {
		name = strconv.Quote(caption.attr["val"])
	} else {
		c.fault("a table has no name: %q", n.words())
	}
	columns := 0
	for i, r := range n.children("tr") {
		cells := len(r.children("tc"))
		if i == 0 {
			columns = cells
			if r.find("tblHeader") == nil {
				c.fault("%s has no header row", name)
			}
		}
		if cells != columns {
			c.fault("%s has a row of %d cells among rows of %d", name, cells, columns)
		}
	}
	if look := n.find("tblLook"); look == nil || look.attr["firstRow"] != "1" {
		c.fault("%s does not mark its first row as the header", name)
	}
	for _, merged := range []string{"gridSpan", "vMerge", "hMerge"} {
		if n.find(merged) != nil {
			c.fault("%s has merged cells", name)
		}
	}
	if n.above("tc") != nil {
		c.fault("%s stands within another", name)
	}
	if len(n.children("tr")) > 1 {
		c.dataTable(n, name)
	}
}

// vague are texts of links that do not say where they lead.
var vague = []string{"click here", "here", "link", "more", "read more", "this", "page"}

func (c *checker) link(n *node) {
	text := strings.TrimSpace(n.words())
	if text == "" || slices.Contains(vague, strings.ToLower(text)) {
		c.fault("the text of a link is %q", text)
	}
	if n.attr["tooltip"] == "" && !strings.ContainsFunc(text, unicode.IsLetter) && text != "" {
		c.fault("nothing says where the link %q leads", text)
	}
	to := n.attr["anchor"] + n.attr["id"]
	if n.attr["tooltip"] == "" && c.leads[text] != "" && c.leads[text] != to {
		c.fault("two links say %q and lead to different places", text)
	}
	c.leads[text] = to
	if to := n.attr["anchor"]; to != "" && !c.marks[to] {
		c.fault("the link %q leads nowhere", text)
	}
}

// contrast compares the colour of a run with its ground: 4.5 to 1, or 3 to 1
// for large text.
func (c *checker) contrast(n *node) {
	words := ""
	for _, t := range n.children("t") {
		words += t.text
	}
	if strings.TrimSpace(words) == "" {
		return
	}
	look := c.sheet.look(n)
	least := 4.5
	if look.size >= 36 || look.bold && look.size >= 28 {
		least = 3
	}
	if got := Contrast(look.colour, look.ground); got < least {
		c.fault("%q has a contrast of %.1f: #%06X on #%06X", words, got, look.colour, look.ground)
	}
}
