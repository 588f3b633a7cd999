package inputs

import (
	"net/url"
	"regexp"
	"slices"
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

// plainAddresses takes out of the addresses in a text what nobody can see, and
// the address that a mail program has put around another one: it may carry the
// e-mail address of whoever received it.
func (f *field) plainAddresses(text string) string {
	if f.spec.Ignored || !strings.Contains(text, "://") {
		return text
	}
	if !xlsx.IsPlain(text) {
		text = seenAddress.ReplaceAllStringFunc(text, func(address string) string {
			seen := strings.Map(func(r rune) rune {
				if unseenInAddress(r) {
					return -1
				}
				return r
			}, address)
			if seen != address {
				f.reportAbout(address, ogp.ValueRead, "as", seen)
			}
			return seen
		})
	}
	return ogp.Unwrapped(text, func(host, inner string) { f.reportAbout(host, ogp.LinkWrapped, "as", inner) })
}

// seenAddress is an address as people see it: it ends at a space, but for those
// that only look like none.
var seenAddress = regexp.MustCompile(`[A-Za-z][A-Za-z0-9+.\x{200b}-\x{200f}\x{2060}-\x{2064}\x{feff}\x{ad}-]*:[\x{200b}-\x{200f}\x{2060}-\x{2064}\x{feff}\x{ad}]*//[^ \t\n\r\x{3000}\x{2002}-\x{2006}\x{2008}-\x{200a}\x{205f}"<>]+`)

// unseenInAddress tells what has no place in an address and no room on paper,
// and the spaces that do not break a line.
func unseenInAddress(r rune) bool {
	return xlsx.WithoutUnseen(string(r)) == "" || r == '\u00a0' || r == '\u202f' || r == '\u2007'
}

func aroundAddress(r rune) bool { return unicode.IsSpace(r) || unseenInAddress(r) }

// links reads one link a line. An address that the cell leads to without
// showing it is a link of its own. A line of words says where something can be
// seen; only what looks like an address and is none is worth a warning.
func (f *field) links() (links []ogp.Link) {
	address := f.hidden()
	for _, line := range strings.Split(f.prose(), "\n") {
		line = strings.TrimFunc(line, aroundAddress)
		line = strings.TrimFunc(strings.TrimPrefix(strings.TrimPrefix(line, "- "), "• "), aroundAddress)
		switch parts := addressesIn(line); {
		case line == "":
		case f.withholdPath(line):
		case ogp.Permitted(line):
			links = append(links, ogp.Link{Text: line, URL: line})
		case parts != nil:
			for _, part := range parts {
				links = append(links, ogp.Link{Text: part, URL: part})
			}
		case ogp.Permitted(address) || f.spec.List && !likeAddress(line):
			links = append(links, ogp.Link{Text: line})
		default:
			links = append(links, f.unsafe(line))
		}
	}
	switch {
	case address == "" || f.withholdPath(address):
	case ogp.Permitted(address):
		links = append(links, ogp.Link{Text: address, URL: address})
	default:
		links = append(links, f.unsafe(address))
	}
	return links
}

var betweenAddresses = regexp.MustCompile(`[;,]?\s+(?:[a-z]{2,5}\s+)?|[;,]`)

// addressesIn are the addresses of a line that holds nothing else than several.
func addressesIn(line string) (parts []string) {
	if strings.Count(line, "://") < 2 {
		return nil
	}
	parts = betweenAddresses.Split(strings.TrimRight(line, ".,; "), -1)
	if slices.ContainsFunc(parts, func(s string) bool { return !ogp.Permitted(s) }) {
		return nil
	}
	return parts
}

var (
	scheme = regexp.MustCompile(`(?i)^[a-z][a-z0-9+.-]*:\S`)
	domain = regexp.MustCompile(`^[\pL\d-]+(?:\.[\pL\d-]+)*\.\pL{2,}(?:[/?#:]\S*)?$`)
)

// likeAddress tells what is an address, or meant as one.
func likeAddress(s string) bool {
	first, _, _ := strings.Cut(s, " ")
	return strings.Contains(s, "://") && scheme.MatchString(s) || scheme.MatchString(s) && first == s || domain.MatchString(s) ||
		strings.HasPrefix(strings.ToLower(s), "www.") || strings.HasPrefix(s, "//") || strings.HasPrefix(s, `\\`)
}

// localPath is where a file lies on a computer or in the network of an office.
var localPath = regexp.MustCompile(`(?i)^["'<(]*(?:file:|[a-z]:[\\/]|\\\\[^\\\s]|~/|/(?:home|users|volumes|mnt|media)/)`)

// withholdPath reports a path in the place of a link: it is no evidence that
// anybody could open, and tells whose computer it is. It is kept in the record.
func (f *field) withholdPath(text string) bool {
	if !localPath.MatchString(text) {
		return false
	}
	f.reportAbout(text, ogp.LinkLocal)
	return true
}

// unsafe keeps as text what is not allowed as a link.
func (f *field) unsafe(text string) ogp.Link {
	before, behind, spaced := strings.Cut(text, " ")
	if spaced && ogp.Permitted(before) && behind != "" {
		f.reportAbout(text, ogp.LinkSpace, "before", before)
	} else {
		f.reportAbout(text, ogp.LinkUnsafe)
	}
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
