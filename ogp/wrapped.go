package ogp

import (
	"encoding/base64"
	"net/url"
	"regexp"
	"strings"
	"unicode"
)

// Mail programs put an address of their own around the links in what somebody
// receives, often with the address of that reader in it. How the one that is
// meant is found again, their makers have published or it shows in any such link.

// wrapper is a service that puts its own address around others.
type wrapper struct {
	host, path string // the end of the name of its host; how the rest begins
	inner      func(address, below string) string
}

var wrappers = []wrapper{
	{".safelinks.protection.outlook.com", "", parameter("url")},
	{".safelinks.protection.office365.us", "", parameter("url")},
	{"statics.teams.cdn.office.net", "/evergreen-assets/safelinks", parameter("url")},
	{"urldefense.proofpoint.com", "/v1/", parameter("u")},
	{"urldefense.proofpoint.com", "/v2/", proofpoint2},
	{"urldefense.proofpoint.com", "/v3/", proofpoint3},
	{"urldefense.com", "/v3/", proofpoint3},
	{"urldefense.us", "/v3/", proofpoint3},
	{"urldefense.com", "/v2/", proofpoint2},
	{".mimecast.com", "/s/", unknown},
	{".mimecastprotect.com", "/", unknown},
	{"linkprotect.cudasvc.com", "/url", parameter("a")},
	{"secure-web.cisco.com", "/", lastPart},
	{"clicktime.symantec.com", "/", parameter("u")},
	{".trendmicro.com", "/wis/clicktime", parameter("url")},
	{".fireeye.com", "/", parameter("u")},
	{".protection.sophos.com", "", parameter("u")},
	{"scanmail.trustwave.com", "/", parameter("u")},
	{"l.facebook.com", "/l.php", parameter("u")},
	{"lm.facebook.com", "/l.php", parameter("u")},
	{"www.facebook.com", "/l.php", parameter("u")},
	{"l.messenger.com", "/l.php", parameter("u")},
	{"l.workplace.com", "/l.php", parameter("u")},
	{"l.instagram.com", "/", parameter("u")},
	{"www.linkedin.com", "/redir/", parameter("url")},
	{"www.linkedin.com", "/safety/go", parameter("url")},
	{"slack-redir.net", "/link", parameter("url")},
	{"out.reddit.com", "/", parameter("url")},
	{"vk.com", "/away.php", parameter("to")},
	{"deref-gmx.net", "/mail/", parameter("redirectUrl")},
	{"deref-web.de", "/mail/", parameter("redirectUrl")},
	{"deref-gmx.com", "/mail/", parameter("redirectUrl")},
	{"deref-mail.com", "/mail/", parameter("redirectUrl")},
	{".awstrack.me", "/L0/", firstPart},
	{"awstrack.me", "/L0/", firstPart},
	{".ct.sendgrid.net", "/ls/click", unknown},
	{".list-manage.com", "/track/click", unknown},
	{"url.emailprotection.link", "/", unknown},
	{"shared.outlook.inky.com", "/link", unknown},
	{"www.youtube.com", "/redirect", parameter("q")},
	{"protect.checkpoint.com", "/v", underlined},
	{"url.avanan.click", "/v", underlined},
}

// Unwrapped puts the addresses that are meant in the place of wrapped ones, and
// tells of each. One whose inner address cannot be told stays.
func Unwrapped(text string, tell func(host, inner string)) string {
	if !strings.Contains(text, "://") {
		return text
	}
	var b strings.Builder
	for text != "" {
		start, end := nextAddress(text)
		b.WriteString(text[:start])
		address := text[start:end]
		for _, d := range inAddress(address) {
			if d.kind == wrappedKind && d.inner != "" {
				tell(hostOf(d.text), d.inner)
				address = d.inner + strings.TrimPrefix(address, d.text)
			}
		}
		b.WriteString(address)
		text = text[end:]
	}
	return b.String()
}

var googleHost = regexp.MustCompile(`^(?:www\.)?google\.[a-z]{2,3}(?:\.[a-z]{2})?$`)

// wrapperOf is the service that made an address, or nil.
func wrapperOf(host, below string) *wrapper {
	if strings.HasPrefix(below, "/url?") && googleHost.MatchString(host) {
		return &wrapper{inner: parameter("q", "url")}
	}
	for i := range wrappers {
		if w := &wrappers[i]; strings.HasSuffix(host, w.host) && strings.HasPrefix(below, w.path) {
			return w
		}
	}
	return nil
}

// meant is the address within a wrapped one, or "" if it cannot be told. It may
// be wrapped once more.
func meant(w *wrapper, address, below string) string {
	inner := w.inner(address, below)
	if !strings.HasPrefix(inner, "https://") && !strings.HasPrefix(inner, "http://") ||
		strings.ContainsFunc(inner, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }) {
		return ""
	}
	if found := inAddress(inner); len(inner) < len(address) && len(found) == 1 && found[0].kind == wrappedKind {
		return found[0].inner
	}
	return inner
}

// parameter reads the address from the first of the parameters that has one.
func parameter(names ...string) func(address, below string) string {
	return func(_, below string) string {
		_, query, _ := strings.Cut(below, "?")
		query, _, _ = strings.Cut(query, "#")
		for part := range strings.SplitSeq(strings.ReplaceAll(query, "&amp;", "&"), "&") {
			name, value, _ := strings.Cut(part, "=")
			value, err := url.QueryUnescape(value)
			for _, n := range names {
				switch {
				case name != n || err != nil:
				case strings.HasPrefix(value, "http"):
					return value
				default:
					return decoded(value)
				}
			}
		}
		return ""
	}
}

// decoded is a text in the writing of base64, or "".
func decoded(s string) string {
	s = strings.NewReplacer("-", "+", "_", "/").Replace(strings.TrimRight(s, "="))
	b, err := base64.RawStdEncoding.DecodeString(s)
	if err != nil {
		return ""
	}
	return string(b)
}

func unknown(_, _ string) string { return "" }

// proofpoint2 has "-" for "%" and "_" for "/".
func proofpoint2(address, below string) string {
	_, query, _ := strings.Cut(below, "?")
	for part := range strings.SplitSeq(query, "&") {
		if value, ok := strings.CutPrefix(part, "u="); ok {
			s, _ := url.PathUnescape(strings.NewReplacer("-", "%", "_", "/").Replace(value))
			return s
		}
	}
	return ""
}

// proofpoint3 has the address between "__" and "__;". Its characters that are
// special stand behind that, one for each "*", and a run of them for "**" with
// a letter that tells how many.
func proofpoint3(address, _ string) string {
	_, rest, _ := strings.Cut(address, "/v3/__")
	inner, rest, ok := strings.Cut(rest, "__;")
	if !ok {
		return ""
	}
	coded, _, _ := strings.Cut(rest, "!")
	special := []rune(decoded(coded))
	var b strings.Builder
	for i := 0; i < len(inner); i++ {
		n := 1
		switch {
		case inner[i] != '*':
			b.WriteByte(inner[i])
			continue
		case i+2 < len(inner) && inner[i+1] == '*':
			n = 2 + strings.IndexByte(runLengths, inner[i+2])
			i += 2
		}
		if n = min(n, len(special)); n < 1 {
			return ""
		}
		b.WriteString(string(special[:n]))
		special = special[n:]
	}
	return oneSlash.ReplaceAllString(b.String(), "$1//")
}

// oneSlash is what some programs leave of the two.
var oneSlash = regexp.MustCompile(`^(https?:)/+`)

const runLengths = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

// lastPart has the whole address as the last part of the path.
func lastPart(_, below string) string {
	s, _ := url.PathUnescape(below[strings.LastIndexByte(below, '/')+1:])
	return s
}

// firstPart has the whole address as the part of the path behind the first.
func firstPart(_, below string) string {
	_, rest, _ := strings.Cut(below[1:], "/")
	rest, _, _ = strings.Cut(rest, "/")
	s, _ := url.PathUnescape(rest)
	return s
}

// underlined has the address between "___".
func underlined(address, _ string) string {
	_, rest, _ := strings.Cut(address, "___")
	inner, _, _ := strings.Cut(rest, "___")
	return inner
}
