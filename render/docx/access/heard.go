package access

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
)

// dataTable looks at a table of several rows, which is more than layout: it has
// a caption, and says which column names its rows.
func (c *checker) dataTable(n *node, name string) {
	c.caption(n, name, "")
	if look := n.find("tblLook"); look == nil || look.attr["firstColumn"] != "1" {
		c.fault("%s does not mark its first column as names of rows", name)
	}
	columns, rows := false, false
	n.children("tr")[0].walk(func(m *node) {
		if m.name != "bookmarkStart" {
			return
		}
		both := strings.HasPrefix(m.attr["name"], "Title")
		columns = columns || both || strings.HasPrefix(m.attr["name"], "ColumnTitle")
		rows = rows || both || strings.HasPrefix(m.attr["name"], "RowTitle")
	})
	if !columns || !rows {
		c.fault("no bookmarks say where the titles of %s stand", name)
	}
}

// caption looks for the caption in the paragraph before a table or a chart, and
// whether the alternative text says it once more.
func (c *checker) caption(n *node, name, alt string) {
	before := n.before()
	if before == nil || c.sheet.name(before) != "caption" {
		c.fault("no caption stands before %s", name)
		return
	}
	_, title, _ := strings.Cut(before.words(), ". ")
	if title != "" && strings.Contains(alt, title) {
		c.fault("the caption of %s is heard twice", name)
	}
}

// before is the element before n, also where n is the first in a content
// control.
func (n *node) before() *node {
	var last *node
	for _, k := range n.up.kids {
		if k == n {
			break
		}
		last = k
	}
	if last == nil && n.up.name == "sdtContent" {
		return n.up.up.before()
	}
	return last
}

var contentsField = regexp.MustCompile(`^\s*TOC\s`)

// contents looks at the contents: a field of Word's, with the style of each
// line one level below the one above at most.
func (c *checker) contents() {
	found, before := false, 0
	c.body.walk(func(n *node) {
		found = found || n.name == "instrText" && contentsField.MatchString(n.text)
		if n.name != "p" {
			return
		}
		level, ok := strings.CutPrefix(c.sheet.name(n), "toc ")
		depth, err := strconv.Atoi(level)
		if !ok || err != nil || n.words() == "" {
			return
		}
		if depth > before+1 {
			c.fault("the contents skip from level %d to %d at %q", before, depth, n.words())
		}
		before = depth
	})
	if before > 0 && !found {
		c.fault("the contents are no field")
	}
}

// marksForTheEye finds what is seen and not heard: cells that hold nothing but
// a mark, and lists whose bullets are typed.
func (c *checker) marksForTheEye() {
	c.body.walk(func(n *node) {
		switch n.name {
		case "tc":
			said := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }
			if words := strings.TrimSpace(n.words()); words != "" && !strings.ContainsFunc(words, said) {
				c.fault("a cell holds %q, of which nothing is heard", words)
			}
		case "p":
			words := n.words()
			if strings.HasPrefix(words, "• ") || strings.HasPrefix(words, "- ") {
				c.fault("a list is typed: %q", words)
			}
		}
	})
}

// name is the name of a paragraph's style, in lower case as Word compares it.
func (s stylesheet) name(p *node) string {
	if style := s.styles[styleOf(p, "pPr", "pStyle")]; style != nil {
		if n := style.child("name"); n != nil {
			return strings.ToLower(n.attr["val"])
		}
	}
	return ""
}
