package docx

import (
	"bytes"
	"fmt"
	"os/exec"
	"strings"
	"testing"

	"selfassess/render"
	"selfassess/render/compose"
)

// allTags is the text of a template with every tag of every group, each alone
// in its paragraph. What holds the whole report is left out.
func allTags() string {
	var b strings.Builder
	p := func(s string) { b.WriteString(`<w:p><w:r><w:t>` + s + `</w:t></w:r></w:p>`) }
	var write func(g *render.Group)
	write = func(g *render.Group) {
		if g.Name != "" {
			p("{#" + g.Name + "}")
		}
		for _, t := range g.Tags {
			if t.Kind != render.BodyTag && t.Kind != render.ContentsTag {
				p("{" + t.Sign() + t.Name + "}")
			}
		}
		for _, inner := range g.Groups {
			write(inner)
		}
		if g.Name != "" {
			p("{/" + g.Name + "}")
		}
	}
	write(compose.Schema)
	return b.String()
}

func allTagsTemplate(t testing.TB) *Template {
	t.Helper()
	b := changed(t, textPart, func(s string) string {
		from, to := strings.Index(s, "<w:p>"), strings.LastIndex(s, "<w:sectPr>")
		return s[:from] + allTags() + s[to:]
	})
	tpl, findings := Parse("all.docx", b, compose.Schema)
	if findings != nil {
		t.Fatal(findings)
	}
	return tpl
}

func TestEveryTagGivesAValidDocumentAtEverySize(t *testing.T) {
	validator := tool(t, "ooxml-validator")
	tpl := allTagsTemplate(t)
	for _, n := range []int{0, 3} {
		var out bytes.Buffer
		if err := tpl.Write(&out, sized(t, n)); err != nil {
			t.Fatal(err)
		}
		if n > 0 { // without commitments there are no bookmarks
			uniqueIDs(t, part(t, out.Bytes(), textPart))
		}
		name := saved(t, out.Bytes(), "all.docx")
		for _, version := range []string{"Office2013", "Microsoft365"} {
			said, err := exec.Command(validator, name, "--officeVersion", version).CombinedOutput()
			if err != nil || !strings.Contains(string(said), `"ok": true`) {
				t.Errorf("%d commitments, %s: %v\n%s", n, version, err, said)
			}
		}
	}
}

func TestEveryTagOfAnEmptyReportIsFilled(t *testing.T) {
	var out bytes.Buffer
	if err := allTagsTemplate(t).Write(&out, sized(t, 0)); err != nil {
		t.Fatal(err)
	}
	xml := part(t, out.Bytes(), textPart)
	if strings.Contains(words(t, xml), "{") {
		t.Error("a tag is left")
	}
	// Meetings are missing, which their chart shows; the others show nothing.
	if n := strings.Count(xml, "<c:chart "); n != 1 {
		t.Errorf("%d charts", n)
	}
}

func BenchmarkEveryTag(b *testing.B) {
	tpl := allTagsTemplate(b)
	for _, n := range []int{40, 400} {
		e := sized(b, n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				var out bytes.Buffer
				if err := tpl.Write(&out, e); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
