package office

import (
	"bytes"
	"regexp"
)

// beginnings are the first bytes of files that are no zips, and their kinds.
var beginnings = []struct{ bytes, kind string }{
	{"%PDF", "pdf"}, {"{\\rtf", "rtf"},
	{"7z\xbc\xaf\x27\x1c", "archive"}, {"Rar!\x1a\x07", "archive"}, {"\x1f\x8b", "archive"}, {"BZh", "archive"},
	{"\xfd7zXZ\x00", "archive"},
	{"\xff\xd8\xff", "picture"}, {"\x89PNG\r\n", "picture"}, {"GIF8", "picture"}, {"II*\x00", "picture"},
	{"MM\x00*", "picture"}, {"BM", "picture"}, {"\x00\x00\x00", "picture"}, {"RIFF", "picture"},
	{"L\x00\x00\x00\x01\x14\x02\x00", "shortcut"}, {"bplist00", "shortcut"},
}

// headings are how texts begin that are no tables, in small letters. An e-mail
// and a web page in one file both begin with lines of a head.
var headings = []struct {
	pattern *regexp.Regexp
	kind    string
}{
	{regexp.MustCompile(`^(<!--.*?-->\s*)?<(html|!doctype html|table|head|meta|body|div)\b`), "html"},
	{regexp.MustCompile(`(?s)^(mime-version|from|content-type): .*multipart/related`), "html"},
	{regexp.MustCompile(`(?m)\A(?:[a-z][a-z0-9-]*: ?.*(?:\r?\n[ \t].*)*\r?\n)*` +
		`(?:received|return-path|delivered-to|mime-version|message-id|from|subject): `), "eml"},
	{regexp.MustCompile(`^\{\s*"(?:url|doc_id|resource_id|resource_key|email)"\s*:`), "gsheet"},
	{regexp.MustCompile(`^\[(?:internetshortcut|desktop entry|\{000214a0)`), "shortcut"},
	{regexp.MustCompile(`(?s)^<\?xml.*(?:progid="excel\.sheet"|schemas-microsoft-com:office:spreadsheet)`), "xml2003"},
	{regexp.MustCompile(`(?s)^<\?xml.*<office:document\b`), "fods"},
	{regexp.MustCompile(`(?s)^<\?xml.*<plist\b`), "shortcut"},
	{regexp.MustCompile(`^<\?xml`), "xml"},
}

// sniff tells by the first bytes what a file is, whatever its name says.
func (l Limits) sniff(b []byte) error {
	is := func(prefix string) bool { return bytes.HasPrefix(b, []byte(prefix)) }
	switch {
	case len(bytes.Trim(b, "\x00")) == 0 && len(b) <= l.File:
		return Refuse("empty", "") // a placeholder of a file in a cloud has zeros only
	case len(b) > l.File:
		return Refuse("too_big", "")
	case is("PK\x03\x04"):
		return nil
	case is("MZ"), is("\x7fELF"), is("#!"):
		return Refuse("before_zip", "")
	case is("\xd0\xcf\x11\xe0"):
		return Refusal{Kind: CompoundKind(b)}
	}
	kind := textKind(b)
	if kind == "" && bytes.Contains(b, []byte("PK\x05\x06")) {
		return Refuse("before_zip", "")
	}
	for _, beginning := range beginnings {
		if kind == "" && is(beginning.bytes) {
			kind = beginning.kind
		}
	}
	switch {
	case kind == "picture" && is("\x00\x00\x00") && !bytes.Contains(b[:min(len(b), 32)], []byte("ftyp")):
		return Refuse("damaged", "")
	case kind != "":
		return Refusal{Kind: kind}
	}
	return Refuse("damaged", "")
}

// textKind tells what a file of letters is: "csv" if nothing shows that it is
// anything else, "" if it is none.
func textKind(b []byte) string {
	if bytes.HasPrefix(b, []byte("\xff\xfe")) || bytes.HasPrefix(b, []byte("\xfe\xff")) {
		return "csv"
	}
	head := bytes.ToLower(bytes.TrimSpace(bytes.TrimPrefix(b[:min(len(b), 2048)], []byte("\xef\xbb\xbf"))))
	for _, h := range headings {
		if h.pattern.Match(head) {
			return h.kind
		}
	}
	if bytes.HasPrefix(b, []byte("%PDF")) || bytes.HasPrefix(b, []byte("{\\rtf")) || !isText(b[:min(len(b), 4096)]) {
		return ""
	}
	return "csv"
}

// streams are the names of what is in a compound file, and what the file is
// then. A sensitivity label encrypts as a password does, but for people and not
// for who knows a word.
var streams = []struct{ name, kind string }{
	{"DRMEncryptedDataSpace", "labelled"}, {"\x09DRMContent", "labelled"}, {"EncryptedPackage", "encrypted"},
	{"WordDocument", "doc"}, {"PowerPoint Document", "ppt"}, {"__properties_version1.0", "msg"}, {"__substg1.0_", "msg"},
}

// CompoundKind tells what a file of the format before 2007 is, by the names of
// its streams, which are stored as UTF-16: a new one that is "encrypted", or
// "labelled", a "doc" …, or else an "xls".
func CompoundKind(b []byte) string {
	for _, s := range streams {
		var wide []byte
		for _, c := range []byte(s.name) {
			wide = append(wide, c, 0)
		}
		if bytes.Contains(b, wide) {
			return s.kind
		}
	}
	return "xls"
}

func isText(b []byte) bool {
	for _, c := range b {
		if c < ' ' && c != '\n' && c != '\t' && c != '\r' {
			return false
		}
	}
	return bytes.ContainsAny(b, ",;\t\n")
}
