package pdf

import (
	"strings"

	"selfassess/ogp"
	"selfassess/render"
	"selfassess/render/pdf/fontfiles"
	"selfassess/render/pdf/typeset"
)

// likeOurs are families that look as the program's own does.
var likeOurs = map[string]bool{"": true, "arial": true, "helvetica": true, "liberationsans": true, "arimo": true}

func ownFamily(name string) bool { return likeOurs[strings.ToLower(strings.ReplaceAll(name, " ", ""))] }

// In returns the fonts with those of a look before them. A family that is not
// among them is a finding at the file of the template; what is set in it then
// has the fonts of the program.
func (f *Fonts) In(look *render.Look, file string) (*Fonts, []ogp.Finding, error) {
	if ownFamily(look.Text) && ownFamily(look.Heads) {
		return f, nil, nil
	}
	var more *fontfiles.Set
	if f != nil {
		more = f.more
	}
	set, err := typeset.With(more)
	if err != nil {
		return nil, nil, err
	}
	text, heads := pairOf(more, look.Text), pairOf(more, look.Heads)
	hasText, hasHeads := false, false
	if text != nil || heads != nil {
		hasText, hasHeads = set.SetIn(text, heads)
	}
	findings := without(look, file, hasText || ownFamily(look.Text), hasHeads || ownFamily(look.Heads))
	if len(findings) > 0 {
		findings = append(findings, refused(set)...)
	}
	return &Fonts{func() (*typeset.Fonts, error) { return set, nil }, more}, findings, nil
}

// pairOf finds a family; nil if it is not there, or if ours does as well.
func pairOf(more *fontfiles.Set, family string) *fontfiles.Pair {
	if more == nil || ownFamily(family) {
		return nil
	}
	pair, ok := more.Family(family)
	if !ok {
		return nil
	}
	return &pair
}

// without tells which families are not at hand: once, if it is one for all.
func without(look *render.Look, file string, hasText, hasHeads bool) (fs []ogp.Finding) {
	find := func(family, use string) {
		fs = append(fs, ogp.Finding{Code: ogp.TemplateFont, At: ogp.Place{File: file}, Found: family,
			Args: map[string]string{ogp.KeyArg("use"): "template_font." + use}})
	}
	switch {
	case !hasText && !hasHeads && strings.EqualFold(look.Text, look.Heads):
		find(look.Text, "all")
		return fs
	case !hasText:
		find(look.Text, "text")
	}
	if !hasHeads {
		find(look.Heads, "heads")
	}
	return fs
}
