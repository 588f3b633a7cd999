package template

import (
	"os"
	"strings"
	"testing"

	"selfassess/render"
	"selfassess/render/compose"
)

// script makes a template of bytes, each of which chooses what comes next, so
// that a fuzzer works on the shape of templates and not on their spelling.
type script struct {
	rest []byte
	open []string
}

func (s *script) next(n int) int {
	if len(s.rest) == 0 {
		return 0
	}
	b := int(s.rest[0])
	s.rest = s.rest[1:]
	return b % n
}

var (
	openings = []string{"{#commitments}", "{#milestones}", "{#comments}", "{?plan.forum}", "{^plan.forum}", "{?milestones}"}
	leafTags = []string{"word", "{plan.country}", "{commitment.title}", "{milestone.title}", "{plan.forum}", " "}
)

// words is the text of a paragraph: ends that fit more often than not.
func (s *script) words() string {
	var b strings.Builder
	for range s.next(4) {
		switch k := s.next(8); {
		case k < 2:
			tag := openings[s.next(len(openings))]
			s.open = append(s.open, strings.Trim(tag, "{}#?^"))
			b.WriteString(tag)
		case k < 4 && len(s.open) > 0:
			b.WriteString("{/" + s.open[len(s.open)-1] + "}")
			s.open = s.open[:len(s.open)-1]
		default:
			b.WriteString(leafTags[s.next(len(leafTags))])
		}
	}
	return b.String()
}

func (s *script) paragraph() string {
	text := s.words()
	if cut := s.next(3); cut > 0 && len(text) > cut {
		return p(r(text[:len(text)/cut]), `<w:bookmarkStart w:id="1" w:name="a"/>`, r(text[len(text)/cut:]), `<w:bookmarkEnd w:id="1"/>`)
	}
	return p(text)
}

func (s *script) blocks(depth int) string {
	var b strings.Builder
	for range 1 + s.next(5) {
		switch k := s.next(8); {
		case k == 0 && depth < 2:
			b.WriteString(`<w:tbl>`)
			for range 1 + s.next(3) {
				b.WriteString(`<w:tr>`)
				for range 1 + s.next(2) {
					b.WriteString(`<w:tc>` + s.blocks(depth+1) + s.paragraph() + `</w:tc>`)
				}
				b.WriteString(`</w:tr>`)
			}
			b.WriteString(`</w:tbl>` + p("x"))
		case k == 1 && depth < 2:
			b.WriteString(p("x", `<w:r><w:txbxContent>`+s.blocks(depth+1)+s.paragraph()+`</w:txbxContent></w:r>`))
		default:
			b.WriteString(s.paragraph())
		}
	}
	return b.String()
}

// checkShape fills a random template and looks for what Word calls damaged.
func checkShape(t *testing.T, e *render.Edition, choices []byte) (right bool) {
	t.Helper()
	s := &script{rest: choices}
	body := s.blocks(0)
	for len(s.open) > 0 {
		body += p("{/" + s.open[len(s.open)-1] + "}")
		s.open = s.open[:len(s.open)-1]
	}
	c, findings, err := Compile(Source{Schema: compose.Schema, File: "x", Kind: Text, XML: []byte(documentHead + body + documentTail)})
	if err != nil {
		t.Fatalf("%v: %s", err, body)
	}
	if len(findings) > 0 {
		return false
	}
	out := bothWays(t, c, e)
	root, err := parse(out.Bytes())
	if err != nil {
		t.Fatalf("%v\nfrom %s\nto %s", err, body, out.String())
	}
	root.walk(func(n *node) bool {
		last := lastBlock(n)
		switch {
		case (n.name == "w:tc" || n.name == boxContent) && (last == nil || last.name != "w:p"):
			t.Errorf("a %s does not end with a paragraph\nfrom %s\nto %s", n.name, body, out.String())
		case n.name == "w:tbl" && n.child("w:tr") == nil:
			t.Errorf("a table has no rows\nfrom %s\nto %s", body, out.String())
		}
		return true
	})
	if strings.Contains(out.String(), "{#") || strings.Contains(out.String(), "{/") {
		t.Errorf("an end of a block is left\nfrom %s\nto %s", body, out.String())
	}
	return true
}

func TestTemplatesOfEveryShapeGiveWholeDocuments(t *testing.T) {
	e := edition(t)
	right := 0
	seed := uint32(1)
	shapes := 1500
	if os.Getenv("SELFASSESS_LONG") != "" {
		shapes = 10_000
	}
	for range shapes {
		choices := make([]byte, 60)
		for i := range choices {
			seed = seed*1664525 + 1013904223
			choices[i] = byte(seed >> 24)
		}
		if checkShape(t, e, choices) {
			right++
		}
		if t.Failed() {
			return
		}
	}
	if right < 200 {
		t.Errorf("only %d of the templates were right", right)
	}
}

func FuzzShapes(f *testing.F) {
	f.Add([]byte("a table of blocks"))
	e := edition(f)
	f.Fuzz(func(t *testing.T, choices []byte) { checkShape(t, e, choices) })
}
