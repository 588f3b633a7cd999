// Package eml writes e-mails that are ready to be sent: files of the kind .eml
// (RFC 5322, with attachments by RFC 2045 and 2183), which mail programs open
// as drafts. They name no sender and no day: the program that sends them adds
// both.
package eml

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"mime"
	"mime/quotedprintable"
	"net/mail"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Draft is an e-mail before it is sent.
type Draft struct {
	To          string // an address as users type it; what is none is left for the sender to fill in
	Subject     string
	Text        string // lines end in \n or \r\n
	Attachments []Attachment
}

// Attachment is a file that goes with an e-mail.
type Attachment struct {
	Name string
	Data []byte
}

// Limits of a line, without its end: what readers should get, and the length of
// base64 in one.
const (
	shouldLine = 78
	base64Line = 76
)

// Bytes is the e-mail as a file. The same draft always gives the same bytes.
func (d *Draft) Bytes() []byte {
	var b bytes.Buffer
	// Outlook, and others after it, open a message with this line to be edited.
	b.WriteString("X-Unsent: 1\r\n")
	if to := address(d.To); to != "" {
		b.WriteString("To: " + to + "\r\n")
	}
	header(&b, "Subject", d.Subject)
	b.WriteString("MIME-Version: 1.0\r\n")
	if len(d.Attachments) == 0 {
		d.text(&b)
		return b.Bytes()
	}
	boundary := d.boundary()
	fmt.Fprintf(&b, "Content-Type: multipart/mixed;\r\n boundary=\"%s\"\r\n\r\n", boundary)
	b.WriteString("--" + boundary + "\r\n")
	d.text(&b)
	for _, a := range d.Attachments {
		b.WriteString("\r\n--" + boundary + "\r\n")
		a.write(&b)
	}
	b.WriteString("\r\n--" + boundary + "--\r\n")
	return b.Bytes()
}

// address is one address as the line To holds it; "" for what cannot stand
// there: some mail programs refuse a message with an address that is none.
func address(s string) string {
	a, err := mail.ParseAddress(s)
	if err != nil || strings.ContainsFunc(a.Address, func(r rune) bool { return r >= utf8.RuneSelf }) {
		return ""
	}
	return a.Address
}

// boundary is a line that stands nowhere in the parts: "=_" can be neither in
// base64 nor in quoted-printable. It is made from what is sent, since chance
// would give other bytes each time.
func (d *Draft) boundary() string {
	h := sha256.New()
	fmt.Fprintf(h, "%q %q", d.Subject, d.Text)
	for _, a := range d.Attachments {
		fmt.Fprintf(h, "%q %d", a.Name, len(a.Data))
		h.Write(a.Data)
	}
	return "=_" + hex.EncodeToString(h.Sum(nil)[:16])
}

// text writes the words, as a part or as the whole.
func (d *Draft) text(b *bytes.Buffer) {
	b.WriteString("Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n")
	w := quotedprintable.NewWriter(b)
	lines := strings.ReplaceAll(strings.ToValidUTF8(d.Text, "\uFFFD"), "\r\n", "\n")
	w.Write([]byte(strings.ReplaceAll(lines, "\n", "\r\n"))) // a bytes.Buffer does not fail
	w.Close()
}

// workbook is the type of an .xlsx file.
const workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

func (a *Attachment) write(b *bytes.Buffer) {
	kind := "application/octet-stream"
	if strings.EqualFold(path.Ext(a.Name), ".xlsx") {
		kind = workbook
	}
	b.WriteString("Content-Type: " + kind + "\r\nContent-Transfer-Encoding: base64\r\n")
	b.WriteString("Content-Disposition: attachment;\r\n " + parameter("filename", a.Name) + "\r\n\r\n")
	text := base64.StdEncoding.EncodeToString(a.Data)
	for line := range slices.Chunk([]byte(text), base64Line) {
		b.Write(line)
		b.WriteString("\r\n")
	}
}

// parameter is a parameter of a header by RFC 2231: as it is if it may stand so.
func parameter(name, value string) string {
	plain := func(r rune) bool { return r < ' ' || r > '~' || r == '"' || r == '\\' }
	if !strings.ContainsFunc(value, plain) {
		return fmt.Sprintf("%s=\"%s\"", name, value)
	}
	var b strings.Builder
	for _, c := range []byte(strings.ToValidUTF8(value, "\uFFFD")) {
		if strings.IndexByte("!#$&+-.^_`|~", c) >= 0 || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return name + "*=UTF-8''" + b.String()
}

// header writes a line of text, folded where it is long. A text that is not
// plain ASCII, or with a word that no line can hold or that looks encoded, is
// encoded by RFC 2047.
func header(b *bytes.Buffer, name, text string) {
	words := strings.FieldsFunc(strings.ToValidUTF8(text, "\uFFFD"), func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r)
	})
	line := strings.Join(words, " ")
	odd := func(w string) bool { return len(w) > shouldLine-len(name)-2 || strings.Contains(w, "=?") }
	if encoded := mime.QEncoding.Encode("utf-8", line); encoded != line {
		words = strings.Fields(encoded)
	} else if slices.ContainsFunc(words, odd) {
		words = encodedWords(line)
	}
	b.WriteString(name + ":")
	n := len(name) + 1
	for _, w := range words {
		if n+1+len(w) > shouldLine && n > len(name)+1 {
			b.WriteString("\r\n")
			n = 0
		}
		b.WriteString(" " + w)
		n += 1 + len(w)
	}
	b.WriteString("\r\n")
}

// encodedWords are a plain text in pieces that fit into lines.
func encodedWords(text string) (pieces []string) {
	for piece := range slices.Chunk([]byte(text), 40) {
		pieces = append(pieces, "=?utf-8?b?"+base64.StdEncoding.EncodeToString(piece)+"?=")
	}
	return pieces
}
