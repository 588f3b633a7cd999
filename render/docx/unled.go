package docx

import (
	"bytes"
	"maps"
	"strconv"

	"selfassess/ogp"
	"selfassess/render"
	"selfassess/render/docx/template"
)

// Leads tells whether the template holds links to addresses with tags.
func (t *Template) Leads() bool {
	for _, c := range t.compiled {
		if c.Leads() {
			return true
		}
	}
	return false
}

// Unled finds the links of the template that lead nowhere in a report: their
// words stand there alone. Each address of the template is told once, with the
// number of its places.
func (t *Template) Unled(e *render.Edition) (findings []ogp.Finding) {
	at := map[string]int{}
	count := map[string]int{}
	note := func(u template.Unled) {
		if count[u.Written]++; count[u.Written] == 1 {
			at[u.Written] = len(findings)
			findings = append(findings, t.unled(u))
		}
	}
	for _, name := range t.filled {
		if c := t.compiled[name]; c != nil && c.Leads() {
			t.tryLinks(c, e.Root(), note)
		}
	}
	for address, n := range count {
		findings[at[address]].With("count", strconv.Itoa(n))
	}
	return findings
}

// tryLinks fills a part for its links alone.
func (t *Template) tryLinks(c *template.Compiled, root *render.Scope, note func(template.Unled)) {
	numbers := t.numbers
	// What fails here fails again when the report is written, and is told then.
	_ = c.Fill(&bytes.Buffer{}, root, template.Filling{Numbers: &numbers, Bookmarks: maps.Clone(t.names), Relate: webAddress,
		Unled: note, Chunk: chunk, Flush: (*bytes.Buffer).Reset, LaidOut: func(*bytes.Buffer, *render.Tag, *render.Scope, string) error { return nil }})
}

func (t *Template) unled(u template.Unled) ogp.Finding {
	f := ogp.Finding{Code: ogp.TemplateUnled, At: ogp.Place{File: t.File}, Found: u.Written}
	if u.Empty == "" {
		f.With(ogp.KeyArg("why"), "template_unled.wrong", "address", u.Address, ogp.KeyArg("remedy"), "template_unled_remedy.wrong")
		return f
	}
	tag := func(sign string) string { return "{" + sign + u.Empty + "}" }
	f.With(ogp.KeyArg("why"), "template_unled.empty", "tag", tag(""), ogp.KeyArg("remedy"), "template_unled_remedy.empty",
		"block", tag("?"), "closing", tag("/"))
	return f
}
