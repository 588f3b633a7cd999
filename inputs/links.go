package inputs

import (
	"net/url"
	"strings"
	"unicode"

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
		case permitted(line):
			links = append(links, ogp.Link{Text: line, URL: line})
		case permitted(address):
			links = append(links, ogp.Link{Text: line})
		default:
			links = append(links, f.unsafe(line))
		}
	}
	switch {
	case address == "":
	case permitted(address):
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

// permitted allows web and mail addresses that say where they lead: no user
// part before the host, no spaces or control characters.
func permitted(s string) bool {
	u, err := url.Parse(s)
	odd := func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) || r == '\\' }
	if err != nil || len(s) > 2000 || strings.ContainsFunc(s, odd) {
		return false
	}
	switch u.Scheme {
	case "http", "https":
		return u.Hostname() != "" && u.User == nil && !mixesScripts(u.Hostname())
	case "mailto":
		return strings.Contains(u.Opaque, "@")
	}
	return false
}

// mixesScripts tells whether a part of a host's name has Latin letters beside
// Cyrillic or Greek ones, which look alike: such a name is made to deceive.
func mixesScripts(host string) bool {
	for label := range strings.SplitSeq(host, ".") {
		if strings.ContainsFunc(label, func(r rune) bool { return unicode.Is(unicode.Latin, r) }) &&
			strings.ContainsFunc(label, func(r rune) bool { return unicode.In(r, unicode.Cyrillic, unicode.Greek) }) {
			return true
		}
	}
	return false
}

// link reads a single link.
func (f *field) link(l *ogp.Link) {
	if address := f.hidden(); permitted(address) && !permitted(f.Text) {
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
