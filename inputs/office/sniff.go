package office

import (
	"bytes"
)

// sniff tells by the first bytes what a file is, whatever its name says.
func (l Limits) sniff(b []byte) error {
	is := func(prefix string) bool { return bytes.HasPrefix(b, []byte(prefix)) }
	head := bytes.ToLower(bytes.TrimSpace(bytes.TrimPrefix(b[:min(len(b), 512)], []byte("\xef\xbb\xbf"))))
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
	case is("%PDF"):
		return Refusal{Kind: "pdf"}
	case bytes.HasPrefix(head, []byte("<html")), bytes.HasPrefix(head, []byte("<!doctype html")),
		bytes.HasPrefix(head, []byte("<table")):
		return Refusal{Kind: "html"}
	case bytes.HasPrefix(head, []byte("<?xml")):
		return Refusal{Kind: "xml"}
	case isText(b[:min(len(b), 4096)]), is("\xff\xfe"), is("\xfe\xff"):
		return Refusal{Kind: "csv"}
	}
	if bytes.Contains(b, []byte("PK\x05\x06")) {
		return Refuse("before_zip", "")
	}
	return Refuse("damaged", "")
}

// CompoundKind tells what a file of the format before 2007 is, by the names of
// its streams, which are stored as UTF-16: a new one that is "encrypted", a
// "doc", or else an "xls".
func CompoundKind(b []byte) string {
	wide := func(s string) []byte {
		var w []byte
		for _, c := range []byte(s) {
			w = append(w, c, 0)
		}
		return w
	}
	if bytes.Contains(b, wide("EncryptedPackage")) {
		return "encrypted"
	}
	if bytes.Contains(b, wide("WordDocument")) {
		return "doc"
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
