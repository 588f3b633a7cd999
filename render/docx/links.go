package docx

import (
	"fmt"
	"net/url"
	"strconv"
	"strings"

	"selfassess/render"
	"selfassess/render/docx/wordxml"
)

// link opens a span's hyperlink and returns its end, or "" for plain text.
func (b *body) link(s render.Span) (string, error) {
	switch {
	case s.Ref != "":
		name := b.anchors[s.Ref]
		if name == "" && !b.t.has(render.BodyTag) {
			return "", nil // it leads to a part of the report that this template leaves out
		}
		if name == "" {
			return "", fmt.Errorf("link %q leads to %q, which the document lacks", s.Text, s.Ref)
		}
		b.xml.WriteString(`<w:hyperlink w:anchor="` + name + `"` + tooltip(s) + ` w:history="1">`)
	case s.URL != "":
		id := b.address(s.URL)
		if id == "" {
			return "", nil
		}
		b.xml.WriteString(`<w:hyperlink r:id="` + id + `"` + tooltip(s) + ` w:history="1">`)
	default:
		return "", nil
	}
	return `</w:hyperlink>`, nil
}

// tooltip says where a link leads, if its text does not: Word shows it, and its
// screen readers say it.
func tooltip(s render.Span) string {
	if s.Leads == "" {
		return ""
	}
	return ` w:tooltip="` + wordxml.Attribute(s.Leads) + `"`
}

// addressLimit is the longest address with which Word opens a file.
const addressLimit = 2000

// webAddress is the address as a link target, or "" if Word would call the
// file damaged for it; the text of such a link stands as it is.
func webAddress(s string) string {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil {
		return ""
	}
	switch strings.ToLower(u.Scheme) {
	case "http", "https", "ftp":
		if u.Hostname() == "" || strings.ContainsAny(u.Host, " <>\"{}|\\^`%_") {
			return ""
		}
	case "mailto":
		if u.Opaque == "" || strings.Count(u.Opaque, "@") != 1 {
			return ""
		}
	default:
		return ""
	}
	address := u.String()
	if len(address) > addressLimit || strings.ContainsAny(address, " <>\"{}|\\^`") || wordxml.Visible(address) != address {
		return ""
	}
	return address
}

// address returns the relationship to an address, or "" if no link may lead
// there.
func (b *body) address(s string) string {
	if s = webAddress(s); s == "" {
		return ""
	}
	return b.relation("hyperlink", s, true)
}

// linkStyle sets a run in the style of links, if the template has one.
func (b *body) linkStyle() string {
	if id := b.t.style(typeCharacter, charLink); id != "" {
		return `<w:rStyle w:val="` + id + `"/>`
	}
	return ""
}

// relation returns the id of a relationship, the same one for the same target.
func (b *body) relation(kind, target string, external bool) string {
	if id := b.links[target]; id != "" {
		return id
	}
	b.relCount++
	id := b.relStem + strconv.Itoa(b.relCount)
	b.links[target] = id
	b.rels.WriteString(`<Relationship Id="` + id + `" Type="` + officeRel + kind + `" Target="` +
		wordxml.Attribute(target) + `"`)
	if external {
		b.rels.WriteString(` TargetMode="External"`)
	}
	b.rels.WriteString(`/>`)
	return id
}
