package templates

import (
	"maps"
	"slices"
	"strings"

	"selfassess/ogp"
)

// Advice is a finding in words.
type Advice struct {
	Message  string // what is wrong, lower case, no full stop
	Expected string // what was expected
	Fix      string // what to do
	Remedy   string // what of that whoever made the file can do, where somebody else does the rest
}

// foundLimit is how much of a cell a message quotes.
const foundLimit = 80

// Quote cuts what was found to what a message can show, and shows what nobody
// would see in it.
func Quote(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > foundLimit {
		s = string(r[:foundLimit-1]) + "…"
	}
	return ogp.Visible(s)
}

// Advice returns the words of a finding. Terms among its arguments (see
// [ogp.KeyArg]) become words of this language; all others are quoted as they are.
func (c *Catalogue) Advice(f ogp.Finding) Advice {
	values := []string{
		"found", Quote(f.Found), "row", ogp.Visible(string(f.Row)),
		"file", ogp.Visible(f.At.File), "sheet", ogp.Visible(f.At.Sheet), "cell", ogp.Visible(f.At.Cell),
	}
	terms := map[string]string{}
	for k, v := range f.Args {
		if name, ok := strings.CutPrefix(k, ogp.KeyArg("")); ok {
			terms[name] = v
			continue
		}
		if name, ok := strings.CutPrefix(k, ogp.EitherArg("")); ok {
			values = append(values, name, c.either(v))
			continue
		}
		if !ownWords[k] {
			v = Quote(v)
		}
		values = append(values, k, ogp.Visible(v))
	}
	for _, name := range slices.Sorted(maps.Keys(terms)) { // a term may use the values before it: an offer the choices
		values = append(values, name, c.terms(terms[name], values))
	}
	part := func(p string) string { return c.Text(Term("finding."+string(f.Code)+"."+p), values...) }
	a := Advice{Message: c.said(Term("finding."+string(f.Code)+".message"), values), Expected: part("expected"), Fix: part("fix")}
	a.Remedy, _ = valueOf("remedy", values)
	if words, _ := valueOf("words", values); words != "" {
		place := c.said("finding_template", values)
		if heading, _ := valueOf("heading", values); heading != "" {
			place = c.said("finding_template_headed", values)
		}
		a.Message = place + a.Message
	}
	if more, _ := valueOf("more", values); more != "" {
		a.Message = c.Text("finding_more", "message", a.Message, "more", more)
	}
	if nearest, _ := valueOf("nearest", values); nearest != "" {
		a.Fix = c.Text("finding_nearest", values...) + a.Fix
		if a.Remedy != "" {
			a.Remedy = c.Text("finding_nearest", values...) + a.Remedy
		}
	}
	return a
}

// said is the text of a term with values of which nobody knows what they hold:
// within the quotation marks of the text they have others, so that it can be
// seen where they end.
func (c *Catalogue) said(t Term, values []string) string {
	text, own := c.Text(t), slices.Clone(values)
	for i := 0; i+1 < len(own); i += 2 {
		if strings.Contains(text, `"{`+own[i]+`}"`) {
			own[i+1] = strings.ReplaceAll(own[i+1], `"`, "'")
		}
	}
	return c.Text(t, own...)
}

// terms are the texts of one or several terms, one in a line.
func (c *Catalogue) terms(keys string, values []string) string {
	if keys == "" {
		return ""
	}
	var texts []string
	for key := range strings.SplitSeq(keys, "\n") {
		texts = append(texts, strings.TrimSpace(c.said(Term(key), values)))
	}
	return strings.Join(texts, c.Text(FormatComma))
}

// either puts texts, one in a line, together as what is offered for a choice.
func (c *Catalogue) either(lines string) string {
	list := strings.Split(lines, "\n")
	for i := range list {
		list[i] = Quote(list[i])
	}
	last := len(list) - 1
	if last == 0 {
		return list[0]
	}
	either := Term("finding_either")
	if c.SoundsAlike(list[last], "o") {
		either = "finding_either_sound"
	}
	return c.Text(either, "list", strings.Join(list[:last], c.Text(FormatComma)), "last", list[last])
}

// ownWords are values that are never cut: those that come from the catalogue,
// and those that are to be copied.
var ownWords = map[string]bool{"choices": true, "offer": true, "remedy": true, "reason": true, "styles": true, "inner": true, "now": true}

// ListColumns are the permanent names of what a list tells about a finding, in
// their order, the same in every format and in every language. The last is what
// the sheet Accepted asks for, of warnings.
var ListColumns = []string{"severity", "code", "file", "sheet", "cell", "row", "found", "expected", "fix", "message", "where"}

// ListRow is a finding as lists have it: one value for each of ListColumns.
// Severity and code are permanent names; what was found is cut as in messages.
func (c *Catalogue) ListRow(f ogp.Finding) []string {
	a := c.Advice(f)
	return []string{f.Severity().Key(), string(f.Code), ogp.Visible(f.At.File), ogp.Visible(f.At.Sheet), ogp.Visible(f.At.Cell),
		ogp.Visible(string(f.Row)), Quote(f.Found), a.Expected, a.Fix, a.Message, f.Where}
}
