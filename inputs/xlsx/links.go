package xlsx

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"selfassess/inputs/office"
)

// A cell may lead to an address that its text does not show. The address is
// then content of the cell like its text.

// hyperlink is where a cell leads to.
type hyperlink struct {
	id   string // of the relation that has the address
	part string // of the page, which many programs keep apart from the address
}

// link notes that a cell leads somewhere; of a range, its first cell.
func (p *sheetPart) link(s *office.Scanner) error {
	if len(p.links) > maxLinks {
		return office.Refuse("too_many_links", p.part)
	}
	first, _, _ := strings.Cut(s.Attr("ref"), ":")
	if id := relation(s); id != "" {
		if p.links == nil {
			p.links = map[position]hyperlink{}
		}
		col, row := SplitRef(first)
		p.links[position{col, row}] = hyperlink{id: id, part: s.Attr("location")}
	}
	return nil
}

// resolveLinks turns the relations of a sheet's links into addresses. Links
// to places in the workbook say nothing to a reader of the report.
func (b *book) resolveLinks(p *sheetPart) error {
	if len(p.links) == 0 {
		return nil
	}
	found, err := b.relations(p.part)
	if err != nil {
		return err
	}
	addresses := map[string]string{}
	for _, r := range found {
		if r.Kind() == "hyperlink" && r.External {
			// SheetJS 0.18 escapes once more what it has read.
			addresses[r.ID] = strings.ReplaceAll(r.Target, "&amp;", "&")
		}
	}
	for i := range p.sheet.Rows {
		row := &p.sheet.Rows[i]
		for j := range row.Cells {
			c := &row.Cells[j]
			at := position{c.Col, row.N}
			if !c.linked {
				c.Link = p.links[at].address(addresses)
				if err := b.keep(p, c.Link); err != nil {
					return err
				}
			}
			delete(p.links, at)
		}
	}
	for at, link := range p.links {
		if address := link.address(addresses); address != "" {
			p.sheet.Bare = append(p.sheet.Bare, Note{Ref(at.col, at.row), address})
			if err := b.keep(p, address); err != nil {
				return err
			}
		}
	}
	slices.SortFunc(p.sheet.Bare, func(a, b Note) int {
		ac, ar := SplitRef(a.Cell)
		bc, br := SplitRef(b.Cell)
		return cmp.Or(ar-br, ac-bc)
	})
	return nil
}

func (h hyperlink) address(addresses map[string]string) string {
	address := addresses[h.id]
	if address != "" && h.part != "" && !strings.Contains(address, "#") {
		address += "#" + h.part
	}
	return address
}

// linkFormula is a formula that makes a link to a fixed address.
var linkFormula = regexp.MustCompile(`^HYPERLINK\(\s*"((?:[^"]|"")*)"`)

// fixedLink is such a formula whose text is fixed, too: some programs write
// every link so. It is a value and no calculation. OpenDocument has a semicolon
// in the place of the comma.
var fixedLink = regexp.MustCompile(`^HYPERLINK\(\s*"(?:[^"]|"")*"\s*[,;]\s*"((?:[^"]|"")*)"\s*\)$`)

// FollowFormula takes from a formula where its cell leads, and the text that a
// fixed link shows.
func (c *Cell) FollowFormula(formula string) (fixed bool) {
	if !strings.HasPrefix(formula, "HYPERLINK(") {
		return false
	}
	if m := linkFormula.FindStringSubmatch(formula); m != nil {
		c.Link, c.linked = strings.ReplaceAll(m[1], `""`, `"`), true
	}
	m := fixedLink.FindStringSubmatch(formula)
	if m == nil {
		return false
	}
	c.Formula = false
	if c.Text == "" {
		c.Kind, c.Text = Text, strings.ReplaceAll(m[1], `""`, `"`)
	}
	return true
}
