package secretariat

import (
	"fmt"
	"slices"
	"strings"

	"selfassess/ogp"
	"selfassess/templates"
)

// languages are those that the program has: of all the words that are read, and
// of one the whole catalogue.
type languages struct {
	read  []*templates.Catalogue
	words func(tag string) (c *templates.Catalogue, ok bool, err error)
	tags  []string
}

// Languages are the tags of the languages that the program has words of.
func Languages() []string { return templates.Languages() }

// LanguageError is why nothing is written in a language: the program lacks its
// words.
type LanguageError struct {
	Tag  string
	Have []string // the languages that there are
}

func (e *LanguageError) Error() string {
	return fmt.Sprintf("there are no words of the language %q", e.Tag)
}

// WordsFor are the words of a language with those of the plan, and with the
// ministry's own texts, for whoever is told of the project in that language; of
// one that there are no words of, those in which the project itself speaks.
func (p *Project) WordsFor(tag ogp.Lang) *templates.Catalogue {
	if string(tag) == p.Words.Tag {
		return p.Words
	}
	if c, ok, err := p.languages.words(string(tag)); ok && err == nil {
		return c
	}
	return p.Words
}

// takeWords lets every language speak with the words that the plan has for it.
// The one that stands in for a language that the program does not have takes
// those of the plan's main language, if it has none itself.
func (p *Project) takeWords(plan *ogp.Plan) {
	own := plan.OwnWords(templates.Reference)
	if own == (ogp.OwnWords{}) {
		own = plan.OwnWords(plan.Language)
	}
	p.Words = p.Words.WithWords(own)
	words := p.languages.words
	p.languages.words = func(tag string) (*templates.Catalogue, bool, error) {
		c, ok, err := words(tag)
		if err == nil && ok {
			c = c.WithWords(plan.OwnWords(ogp.Lang(tag)))
		}
		return c, ok, err
	}
}

// chooseLanguage takes the plan's own language if the program has its words,
// and notes for which languages it has none.
func (p *Project) chooseLanguage(plan *ogp.Plan) error {
	for i, l := range append([]ogp.Lang{plan.Language}, plan.OtherLanguages...) {
		if l == "" {
			continue
		}
		c, ok, err := p.languages.words(string(l))
		switch {
		case err != nil:
			return err
		case ok && i == 0:
			p.Words = c
		case !ok && i == 0:
			p.add(ogp.Finding{Code: ogp.LanguageNotReady, At: plan.At("language"), Found: string(l),
				Args: map[string]string{"language": string(l), "used": p.Words.Tag}})
		case !ok:
			p.add(ogp.Finding{Code: ogp.LanguageUnserved, At: plan.At("other_languages"), Found: string(l),
				Args: map[string]string{"language": string(l)}})
		}
	}
	return nil
}

// wordsIn are the words of the languages that are asked for, each once, or of
// the plan's own and those that it names besides. A language without its region
// is that of the plan, if this has one.
func (p *Project) wordsIn(tags []string) (all []*templates.Catalogue, err error) {
	plan := p.Report.Plan
	if tags == nil {
		all = append(all, p.Words)
		tags = p.furtherLanguages(plan)
	}
	named := append([]ogp.Lang{ogp.Lang(p.Words.Tag)}, plan.OtherLanguages...)
	for _, tag := range tags {
		if i := slices.IndexFunc(named, func(l ogp.Lang) bool { return strings.HasPrefix(string(l), tag+"-") }); i >= 0 {
			tag = string(named[i])
		}
		c, ok, err := p.languages.words(tag)
		switch {
		case err != nil:
			return nil, err
		case !ok:
			return nil, &LanguageError{tag, p.languages.tags}
		}
		if !slices.ContainsFunc(all, func(c *templates.Catalogue) bool { return c.Tag == tag }) {
			all = append(all, c)
		}
	}
	return all, nil
}
