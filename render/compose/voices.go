package compose

import (
	"maps"

	"selfassess/ogp"
	"selfassess/render"
	"selfassess/templates"
)

// voice is a text and the agencies that wrote it.
type voice struct {
	agencies []ogp.ID
	text     ogp.Text
}

// voices collects one field of the returns: identical texts are one voice
// with all names, different ones are kept apart.
func voices(results []ogp.Result, field func(*ogp.Result) ogp.Text) []voice {
	var vs []voice
next:
	for i := range results {
		t := field(&results[i])
		if t.Blank() {
			continue
		}
		for k := range vs {
			if maps.Equal(vs[k].text, t) {
				vs[k].agencies = append(vs[k].agencies, results[i].Agency)
				continue next
			}
		}
		vs = append(vs, voice{[]ogp.ID{results[i].Agency}, t})
	}
	return vs
}

func (w *source) voiceNames(v voice) string {
	names := make([]string, len(v.agencies))
	for i, id := range v.agencies {
		names[i] = w.agency(id)
	}
	return w.And(names)
}

// statementBlocks prints one field of the returns. The name of the agency is left out
// where the only lead is the only one who wrote.
func statementBlocks(w *source, c *ogp.CommitmentReport, field func(*ogp.Result) ogp.Text) []render.Block {
	vs := voices(c.Results, field)
	if len(vs) == 1 && len(c.Lead) == 1 && len(vs[0].agencies) == 1 && vs[0].agencies[0] == c.Lead[0] {
		return w.prose(vs[0].text)
	}
	var blocks []render.Block
	for _, v := range vs {
		blocks = append(blocks, w.named(w.Text(templates.VoiceName, "agency", w.voiceNames(v)), v.text)...)
	}
	return blocks
}

// requiredStatements is a field of the form that is there even if nobody wrote,
// except for a commitment that was withdrawn or merged.
func requiredStatements(w *source, t templates.Term, c *ogp.CommitmentReport, field func(*ogp.Result) ogp.Text) []render.Block {
	blocks := statementBlocks(w, c, field)
	if len(blocks) == 0 && c.Active() {
		blocks = []render.Block{w.missing(templates.NoText)}
	}
	return w.labelled(t, blocks...)
}

func optionalStatements(w *source, t templates.Term, c *ogp.CommitmentReport, field func(*ogp.Result) ogp.Text) []render.Block {
	return w.labelled(t, statementBlocks(w, c, field)...)
}
