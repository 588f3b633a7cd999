package reviews

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzText reads any text part and any part of comments: it ends, in remarks
// or in a refusal, and every remark is whole.
func FuzzText(f *testing.F) {
	f.Add(p(from("1")+r("x")+to("1")+`<w:del`+by+`>`+gone("y")+`</w:del>`), said1("1", "Ada", r("a"), r("b")))
	f.Add(in("a", `<w:tbl><w:tr><w:trPr><w:ins/></w:trPr><w:tc>`+p(r("x"))+`</w:tc></w:tr></w:tbl>`), `<w:p/>`)
	f.Add(`</w:body><w:p>`, `<w:comment>`)
	f.Add(`<w:ins><w:p><w:pPr><w:rPr><w:ins/></w:rPr></w:pPr></w:p></w:ins><w:tr/><w:tr><w:trPr><w:del/></w:trPr></w:tr>`, ``)
	f.Add(`<w:pPr><w:p><w:sdtPr><w:tag w:val="a"/></w:sdtPr></w:p></w:pPr><w:hyperlink/><w:t>x</w:t>`, `<w:comment w:id="1"/><w:p/>`)
	f.Fuzz(func(t *testing.T, body, comments string) {
		file, err := Open(packed(t, body, map[string]string{"comments": `<w:comments ` + word + `>` + comments + `</w:comments>`, "footnotes": `<w:footnotes ` + word + `>` + body + `</w:footnotes>`}))
		var refused *Refusal
		if err != nil {
			if !errors.As(err, &refused) {
				t.Fatalf("%v is no refusal", err)
			}
			return
		}
		c, err := file.Read(outline("a", "b"))
		if err != nil {
			if !errors.As(err, &refused) || refused.Reason == "fault" {
				t.Fatalf("%v", err)
			}
			return
		}
		seen := map[string]bool{}
		for _, m := range c.Remarks {
			if m.ID == "" || seen[string(m.ID)] {
				t.Errorf("the id %q stands twice, or is none", m.ID)
			}
			seen[string(m.ID)] = true
			if m.Kind != Comment && m.Text == "" && m.Old == "" {
				t.Errorf("an empty remark: %+v", m)
			}
			for _, s := range []string{m.Text, m.Old, m.Quote, m.Author} {
				if !utf8.ValidString(s) || strings.TrimSpace(s) != s && s == "" {
					t.Errorf("%q is not whole", s)
				}
			}
			if m.Tag != "" && m.Tag != "a" && m.Tag != "b" {
				t.Errorf("the place %q is none of the report's", m.Tag)
			}
		}
	})
}
