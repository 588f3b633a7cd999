package reviews

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"selfassess/ogp"
)

// FuzzText reads any text part and any part of comments: it ends, in remarks
// or in a refusal, and every remark is whole.
func FuzzText(f *testing.F) {
	f.Add(p(from("1")+r("x")+to("1")+`<w:del`+by+`>`+deleted("y")+`</w:del>`), comment("1", "Ada", r("a"), r("b")))
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
			if !(&ogp.Comment{ID: m.ID}).Undecided() {
				t.Errorf("a comment with the id %s is not known to come from a copy", m.ID)
			}
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

// FuzzPDF reads any file as a PDF: it ends, in remarks or in a refusal that is
// no fault, and every remark is whole.
func FuzzPDF(f *testing.F) {
	f.Add(sheets(`/Subtype /Highlight /QuadPoints [` + quad(680, 0, 3) + `] /Contents (Why?)`))
	f.Add(sheets(`/Subtype /Caret /Rect [62 676 68 684] /Contents (Three)`, `/Subtype /StrikeOut /QuadPoints [`+quad(680, 0, 3)+`] /RT /Group /IRT 10 0 R`, `/Subtype /Text /IRT 10 0 R /State (Completed)`))
	f.Add(sheets(`/Subtype /FreeText /Rect [300 570 400 590] /RC (<p>One &amp; <b>two</b></p>)`, `/Subtype /Stamp /Name /Approved`, `/Subtype /Ink`))
	f.Add([]byte("%PDF-1.7\n5 0 obj <</Type /ObjStm /N 2 /First 8>> stream\n1 0 2 30 <</Type /Catalog /Pages 2 0 R>> <</Kids [<</Type /Page /Annots [<</Subtype /Text /Contents <FEFF0041>>>]>>]>>\nendstream"))
	f.Fuzz(func(t *testing.T, b []byte) {
		var refused *Refusal
		file, err := OpenPDF(b)
		if err == nil {
			var c *Copy
			if c, err = file.Read(func(string) bool { return true }, nil); err == nil {
				whole(t, c)
			}
		}
		if err != nil && (!errors.As(err, &refused) || refused.Reason == "fault") {
			t.Fatal(err)
		}
	})
}

func whole(t *testing.T, c *Copy) {
	seen := map[string]bool{}
	for _, m := range c.Remarks {
		if m.ID == "" || seen[string(m.ID)] {
			t.Errorf("the id %q stands twice, or is none", m.ID)
		}
		seen[string(m.ID)] = true
		if !(&ogp.Comment{ID: m.ID}).Undecided() {
			t.Errorf("a comment with the id %s is not known to come from a copy", m.ID)
		}
		if m.Text == "" && m.Old == "" && (m.Kind != Marking || m.Quote == "") {
			t.Errorf("an empty remark: %+v", m)
		}
		for _, s := range []string{m.Text, m.Old, m.Quote, m.Author, m.Page} {
			if !utf8.ValidString(s) || strings.ContainsRune(s, 0) {
				t.Errorf("%q is not whole", s)
			}
		}
		if m.Tag != "" && !c.Tags[m.Tag] {
			t.Errorf("the place %q is none of the file's", m.Tag)
		}
	}
}
