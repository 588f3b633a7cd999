package inputs

import (
	"net/url"
	"regexp"
	"strings"

	"selfassess/ogp"
)

// A cell may lead to an address that its text does not show. The address is
// then content of the cell like its text.

// resolveLinks turns the relations of a sheet's links into addresses. Links
// to places in the workbook say nothing to a reader of the report.
func (c *container) resolveLinks(s *sheetPart) error {
	if len(s.links) == 0 {
		return nil
	}
	found, err := c.relations(s.part)
	addresses := map[string]string{}
	for _, r := range found {
		if r.kind == "hyperlink" && r.external {
			// SheetJS 0.18 escapes once more what it has read.
			addresses[r.id] = strings.ReplaceAll(r.target, "&amp;", "&")
		}
	}
	for at, l := range s.links {
		if l.address = addresses[l.id]; l.address != "" && l.part != "" && !strings.Contains(l.address, "#") {
			l.address += "#" + l.part
		}
		s.links[at] = l
	}
	return err
}

// hyperlink is where a cell leads to.
type hyperlink struct {
	id      string // of the relation that has the address
	part    string // of the page, which many programs keep apart from the address
	address string
}

// linkFormula is a formula that makes a link to a fixed address.
var linkFormula = regexp.MustCompile(`^HYPERLINK\(\s*"((?:[^"]|"")*)"`)

// fixedLink is such a formula whose text is fixed, too: some programs write
// every link so. It is a value and no calculation.
var fixedLink = regexp.MustCompile(`^HYPERLINK\(\s*"(?:[^"]|"")*"\s*,\s*"((?:[^"]|"")*)"\s*\)$`)

// linkText returns the text that a fixed link shows.
func linkText(source string) (string, bool) {
	m := fixedLink.FindStringSubmatch(source)
	if m == nil {
		return "", false
	}
	return strings.ReplaceAll(m[1], `""`, `"`), true
}

// target returns the address that a cell leads to, or "".
func (s *sheetPart) target(c *cellFact, row int) string {
	if m := linkFormula.FindStringSubmatch(c.source); m != nil {
		return strings.ReplaceAll(m[1], `""`, `"`)
	}
	return s.links[spot{c.col, row}].address
}

// hidden returns the address that the cell leads to and does not show, or "".
func (f *field) hidden() string {
	address := clean(f.link)
	if address == "" || strings.HasPrefix(address, "#") || strings.Contains(bare(f.text), bare(address)) {
		return ""
	}
	return address
}

// bare is an address without what programs add when they make a link of text.
func bare(s string) string {
	if u, err := url.PathUnescape(s); err == nil {
		s = u
	}
	s = strings.ToLower(strings.TrimSpace(s))
	for _, prefix := range []string{"mailto:", "https://", "http://"} {
		s = strings.TrimPrefix(s, prefix)
	}
	return strings.TrimSuffix(s, "/")
}

// revealLink reports an address in a column that is not for links.
func (f *field) revealLink() {
	if address := f.hidden(); address != "" {
		f.reportAbout(address, ogp.LinkHidden, "text", f.text)
	}
}
