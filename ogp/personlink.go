package ogp

import (
	"net/url"
	"regexp"
	"strings"
	"unicode"
)

// Addresses of pages hold numbers and @ signs that are about nobody. They may
// also carry the address of who reads them: in their parameters, and where a
// mail program has put its own address around the one that is meant.

// cutAddresses takes the addresses of pages out of a text.
func cutAddresses(text string) (rest string, addresses []string) {
	var b strings.Builder
	for text != "" {
		start, end := nextAddress(text)
		b.WriteString(text[:start])
		if start < end {
			addresses = append(addresses, text[start:end])
			b.WriteByte('\n')
		}
		text = text[end:]
	}
	return b.String(), addresses
}

// nextAddress is where the first address of a page stands; both are the length
// of the text if there is none.
func nextAddress(text string) (start, end int) {
	start = len(text)
	if i := strings.Index(text, "://"); i >= 0 {
		for start = i; start > 0 && isSchemeChar(text[start-1]); {
			start--
		}
	}
	for _, www := range []string{"www.", "WWW."} {
		if i := strings.Index(text, www); i >= 0 && i < start {
			start = i
		}
	}
	end = start
	for i, r := range text[start:] {
		if unicode.IsSpace(r) || strings.ContainsRune("\"<>“”«»„", r) {
			return start, start + i
		}
		end = start + i + len(string(r))
	}
	return start, end
}

func isSchemeChar(c byte) bool { return isDigit(c) || 'a' <= c|0x20 && c|0x20 <= 'z' }

// inAddress is what the address of a page tells of people.
func inAddress(address string) []datum {
	address = strings.TrimRight(address, ".,;:!?)]}'")
	scheme, rest, ok := strings.Cut(address, "://")
	if !ok {
		scheme, rest = "", address
	}
	host, below := rest, ""
	if i := strings.IndexAny(rest, "/?#"); i >= 0 {
		host, below = rest[:i], rest[i:]
	}
	if i := strings.LastIndexByte(host, '@'); i >= 0 && !strings.Contains(host[:i], "\\") {
		return []datum{{kind: loginKind, text: rest[:i+1]}}
	}
	host = strings.ToLower(host)
	if strings.EqualFold(scheme, "file") && ownFolder("file", host, below) == "" {
		return []datum{{kind: pathKind, text: address}}
	}
	if w := wrapperOf(host, below); w != nil {
		return []datum{{kind: wrappedKind, text: address, inner: meant(w, address, below)}}
	}
	if name := ownFolder(strings.ToLower(scheme), host, below); name != "" {
		return append([]datum{{kind: loginKind, text: name}}, inParameters(below)...)
	}
	return inParameters(below)
}

var (
	folderOfUser  = regexp.MustCompile(`(?i)/(?:users|home|documents(?:%20| )and(?:%20| )settings)/([^/?#]+)`)
	personalDrive = regexp.MustCompile(`(?i)/personal/([^/?#]+)`)
)

// ownFolder is the name of whoever has the folder of a file: on a computer, or
// on a drive that a ministry has for each of its people.
func ownFolder(scheme, host, below string) string {
	form := personalDrive
	if scheme == "file" {
		form = folderOfUser
	} else if !strings.HasSuffix(host, "-my.sharepoint.com") {
		return ""
	}
	if at := form.FindStringSubmatch(below); at != nil {
		return at[1]
	}
	return ""
}

// inParameters looks for e-mail addresses, however often they were escaped, and
// for telephone numbers where a parameter or a page is named after them.
func inParameters(below string) (found []datum) {
	if !strings.ContainsAny(below, "@%=") && !strings.HasPrefix(below, "/+") {
		return nil
	}
	for range 3 {
		if !strings.Contains(below, "%") {
			break
		}
		if s, err := url.PathUnescape(below); err == nil {
			below = s
		}
	}
	if strings.Contains(below, "@") {
		for _, at := range emailForm.FindAllStringIndex(below, -1) {
			if isEmail(below[:at[0]], below[at[0]:at[1]], "") {
				found = append(found, datum{kind: emailKind, text: below[at[0]:at[1]]})
			}
		}
	}
	if strings.Contains(below, "=") {
		for _, number := range numberParameter.FindAllStringSubmatch(below, -1) {
			found = append(found, datum{kind: phoneKind, text: number[1]})
		}
	}
	return found
}

var numberParameter = regexp.MustCompile(`(?i)[?&#;](?:phone|tel|telephone|mobile|msisdn|whatsapp)=(\+?\d[\d ()-]{6,16}\d)`)

// hostOf is the host of an address.
func hostOf(address string) string {
	if _, after, ok := strings.Cut(address, "://"); ok {
		address = after
	}
	if i := strings.IndexAny(address, "/?#"); i >= 0 {
		return address[:i]
	}
	return address
}
