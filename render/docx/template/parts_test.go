package template

import (
	"testing"

	"selfassess/render/compose"
)

// A part is what stands in somebody's file: it need not be XML, nor Word's.
func FuzzWholePartsNeverPanic(f *testing.F) {
	body := p("{#commitments}") + tbl(row("{#milestones}{milestone.title}", "{/milestones}")) + p("{/commitments}")
	const names = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	f.Add([]byte(documentHead + body + documentTail))
	f.Add([]byte("\xef\xbb\xbf<?xml version=\"1.0\"?>\r\n<w:hdr" + names + ">" + p("{plan.", "title}") + "</w:hdr>"))
	f.Add([]byte(`<w:footnotes` + names + `><w:footnote w:id="1">` + p("{plan.country}") + `</w:footnote></w:footnotes>`))
	f.Add([]byte(`<x:document xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>`))
	f.Add([]byte(`<w:document` + names + `><w:body><![CDATA[{plan.country}]]><!-- {x} --></w:body></w:document>`))
	e := edition(f)
	f.Fuzz(func(t *testing.T, part []byte) {
		c, findings, err := Compile(Source{Schema: compose.Schema, File: "x", Kind: "header", XML: part})
		if err != nil || len(findings) > 0 {
			return
		}
		out := bothWays(t, c, e)
		if err := wellFormed(out.Bytes()); err != nil {
			t.Fatalf("%v: %s", err, out.String())
		}
	})
}
