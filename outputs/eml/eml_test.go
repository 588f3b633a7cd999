package eml

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var drafts = map[string]Draft{
	"one attachment": {
		To: "audit@example.org", Subject: "3 places in your return need your attention (Open Testland)",
		Text:        "Dear Ms Orrin,\r\n\r\nA line.\r\n",
		Attachments: []Attachment{{Name: "AUD.xlsx", Data: bytes.Repeat([]byte{0, 0xff, '\n', '='}, 500)}},
	},
	"no attachment": {To: "a@example.org", Subject: "Thank you", Text: "Dear colleagues,\n\nThank you.\n"},
	"names in other letters": {
		To: "Ministère <planification@example.org>", Subject: "Où en est votre rapport ? (الخطة الوطنية) " + strings.Repeat("é", 80),
		Text:        "Chère collègue,\r\n\r\n" + strings.Repeat("ü", 200) + "\r\n.\r\nFrom here = there\r\n--=_x\r\n",
		Attachments: []Attachment{{"Ministère de l’intérieur.xlsx", []byte("PK")}, {`a "b".csv`, nil}},
	},
	"long words":                  {Subject: strings.Repeat("x", 300) + " and =?utf-8?q?more?=", Text: strings.Repeat("y", 2000) + "\n"},
	"an address of nobody":        {To: "see sheet 2", Subject: "A\r\nBcc: all@example.org", Text: "x\n"},
	"an address in other letters": {To: "büro@example.org", Subject: "x", Text: "x\n"},
}

// addresses are those of the drafts that can stand in an e-mail.
var addresses = map[string]string{"one attachment": "audit@example.org", "no attachment": "a@example.org",
	"names in other letters": "planification@example.org"}

func TestDraftsAreReadAsTheyWereWritten(t *testing.T) {
	for name, d := range drafts {
		t.Run(name, func(t *testing.T) {
			b := d.Bytes()
			if again := d.Bytes(); !bytes.Equal(b, again) {
				t.Error("a second time the bytes differ")
			}
			m, err := mail.ReadMessage(bytes.NewReader(b))
			if err != nil {
				t.Fatal(err)
			}
			for _, header := range []string{"From", "Date", "Bcc"} {
				if v, ok := m.Header[header]; ok {
					t.Errorf("%s: %q, and nobody said so", header, v)
				}
			}
			subject, err := new(mime.WordDecoder).DecodeHeader(m.Header.Get("Subject"))
			if err != nil {
				t.Fatal(err)
			}
			got := Draft{To: m.Header.Get("To"), Subject: subject}
			got.Text, got.Attachments = parts(t, m.Header.Get("Content-Type"), m.Header.Get("Content-Transfer-Encoding"), m.Body)
			want := d
			want.To = addresses[name]
			want.Subject = strings.Join(strings.Fields(d.Subject), " ")
			want.Text = strings.ReplaceAll(strings.ReplaceAll(d.Text, "\r\n", "\n"), "\n", "\r\n")
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
			if m.Header.Get("X-Unsent") != "1" {
				t.Error("mail programs do not open it as a draft")
			}
		})
	}
}

// parts are the text and the attachments of a message.
func parts(t *testing.T, kind, encoding string, body io.Reader) (text string, as []Attachment) {
	t.Helper()
	media, params, err := mime.ParseMediaType(kind)
	if err != nil {
		t.Fatal(err)
	}
	if media == "text/plain" {
		if encoding != "" { // multipart.Part has taken it away already
			body = quotedprintable.NewReader(body)
		}
		b, err := io.ReadAll(body)
		if err != nil {
			t.Fatal(err)
		}
		return string(b), nil
	}
	r := multipart.NewReader(body, params["boundary"])
	for {
		p, err := r.NextPart()
		if err == io.EOF {
			return text, as
		}
		if err != nil {
			t.Fatal(err)
		}
		if p.FileName() == "" {
			text, _ = parts(t, p.Header.Get("Content-Type"), p.Header.Get("Content-Transfer-Encoding"), p)
			continue
		}
		as = append(as, Attachment{p.FileName(), decoded(t, p)})
	}
}

func TestLinesAreShort(t *testing.T) {
	for name, d := range drafts {
		for line := range strings.Lines(string(d.Bytes())) {
			if !strings.HasSuffix(line, "\r\n") {
				t.Errorf("%s: the line %q ends in something else than CR LF", name, line)
			}
			if len(line) > 2+120 { // names of files are not folded
				t.Errorf("%s: a line of %d bytes: %q", name, len(line), line)
			}
		}
	}
}

// python reads a message as programs of others do, and says what is wrong with it.
const python = `
import email, email.policy, json, sys
m = email.message_from_binary_file(sys.stdin.buffer, policy=email.policy.default)
parts = list(m.walk())
print(json.dumps({
    "Defects": [str(d) for p in parts for d in p.defects] + [str(d) for p in parts for v in p.values() for d in v.defects],
    "To": m["To"] or "", "Subject": m["Subject"],
    "Text": m.get_body().get_content(),
    "Names": [p.get_filename() for p in m.iter_attachments()],
    "Sizes": [len(p.get_payload(decode=True)) for p in m.iter_attachments()],
}))`

func TestPythonReadsDrafts(t *testing.T) {
	if _, err := exec.LookPath("python3"); err != nil {
		if os.Getenv("SELFASSESS_REQUIRE_TOOLS") != "" {
			t.Fatal(err)
		}
		t.Skip("python3 is not there: no other program reads the messages")
	}
	for name, d := range drafts {
		t.Run(name, func(t *testing.T) {
			c := exec.Command("python3", "-c", python)
			c.Stdin = bytes.NewReader(d.Bytes())
			var stderr bytes.Buffer
			c.Stderr = &stderr
			out, err := c.Output()
			if err != nil {
				t.Fatalf("%v\n%s", err, &stderr)
			}
			type read struct {
				Defects, Names    []string
				To, Subject, Text string
				Sizes             []int
			}
			var got read
			if err := json.Unmarshal(out, &got); err != nil {
				t.Fatal(err)
			}
			want := read{Defects: []string{}, Names: []string{}, Sizes: []int{}, To: addresses[name],
				Subject: strings.Join(strings.Fields(d.Subject), " "),
				Text:    strings.ReplaceAll(d.Text, "\r\n", "\n")}
			for _, a := range d.Attachments {
				want.Names, want.Sizes = append(want.Names, a.Name), append(want.Sizes, len(a.Data))
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func decoded(t *testing.T, r io.Reader) []byte {
	t.Helper()
	b, err := io.ReadAll(base64.NewDecoder(base64.StdEncoding, r))
	if err != nil {
		t.Fatal(err)
	}
	if len(b) == 0 {
		return nil
	}
	return b
}
