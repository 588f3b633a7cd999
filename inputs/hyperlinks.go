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
