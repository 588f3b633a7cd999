package compose

import (
	"maps"

	"selfassess/ogp"
	"selfassess/render"
	"selfassess/templates"
)

// statement is a text of returns and the agencies that wrote it.
type statement struct {
	agencies []ogp.ID
	text     ogp.Text
}

// statements collects one field of the returns: identical texts are one
// statement with all names, different ones are kept apart.
func statements(results []ogp.Result, field func(*ogp.Result) ogp.Text) []statement {
	var all []statement
next:
	for i := range results {
		t := field(&results[i])
		if t.Blank() {
			continue
		}
		for k := range all {
			if maps.Equal(all[k].text, t) {
				all[k].agencies = append(all[k].agencies, results[i].Agency)
				continue next
			}
		}
		all = append(all, statement{[]ogp.ID{results[i].Agency}, t})
	}
	return all
}

// authors are the names of the agencies.
func (w *source) authors(s statement) string {
	names := make([]string, len(s.agencies))
	for i, id := range s.agencies {
		names[i] = w.agency(id)
	}
	return w.And(names)
}

// statementBlocks prints one field of the returns. The name of the agency is
// left out where the only lead is the only one who wrote.
func statementBlocks(w *source, c *ogp.CommitmentReport, field func(*ogp.Result) ogp.Text) []render.Block {
	all := statements(c.Results, field)
	if soleLead(c, all) {
		return w.prose(all[0].text)
	}
	var blocks []render.Block
	for _, s := range all {
		blocks = append(blocks, w.named(w.Text(templates.VoiceName, "agency", w.authors(s)), s.text)...)
	}
	return blocks
}

// soleLead tells whether the only lead is the only one who wrote.
func soleLead(c *ogp.CommitmentReport, all []statement) bool {
	return len(all) == 1 && len(c.Lead) == 1 && len(all[0].agencies) == 1 && all[0].agencies[0] == c.Lead[0]
}

// toldField is a field of the form in which agencies tell what they did and what they
// will do. It has a heading, however short: whoever goes from heading to heading
// finds it in every record. It is left out where nobody wrote.
func toldField(w *source, t templates.Term, c *ogp.CommitmentReport, field func(*ogp.Result) ogp.Text) []render.Block {
	return w.labelled(t, statementBlocks(w, c, field)...)
}
