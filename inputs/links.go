package inputs

import (
	"net/url"
	"strings"

	"selfassess/inputs/xlsx"
	"selfassess/ogp"
)

// A cell may lead to an address that its text does not show. The address is
// then content of the cell like its text.

// hidden returns the address that the cell leads to and does not show, or "".
func (f *field) hidden() string {
	address := xlsx.Clean(f.Link)
	if address == "" || strings.HasPrefix(address, "#") || strings.Contains(bare(f.Text), bare(address)) {
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
		f.reportAbout(address, ogp.LinkHidden, "text", f.Text)
	}
}

// links reads one link a line. An address that the cell leads to without
// showing it is a link of its own, and the text beside it need not be one.
func (f *field) links() (links []ogp.Link) {
	address := f.hidden()
	for _, line := range strings.Split(f.prose(), "\n") {
		line = strings.TrimSpace(line)
		line = strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(line, "- "), "• "))
		switch {
		case line == "":
		case ogp.Permitted(line):
			links = append(links, ogp.Link{Text: line, URL: line})
		case ogp.Permitted(address):
			links = append(links, ogp.Link{Text: line})
		default:
			links = append(links, f.unsafe(line))
		}
	}
	switch {
	case address == "":
	case ogp.Permitted(address):
		links = append(links, ogp.Link{Text: address, URL: address})
	default:
		links = append(links, f.unsafe(address))
	}
	return links
}

// unsafe keeps as text what is not allowed as a link.
func (f *field) unsafe(text string) ogp.Link {
	f.reportAbout(text, ogp.LinkUnsafe)
	return ogp.Link{Text: text}
}

// link reads a single link.
func (f *field) link(l *ogp.Link) {
	if address := f.hidden(); ogp.Permitted(address) && !ogp.Permitted(f.Text) {
		*l = ogp.Link{Text: address, URL: address}
		f.revealLink()
		return
	}
	for i, found := range f.links() {
		if i == 0 {
			*l = found
			continue
		}
		f.reportAbout(found.Text, ogp.ValueUnknown, offers("reading.one_link")...)
	}
}
