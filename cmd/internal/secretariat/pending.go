package secretariat

import (
	"slices"
	"strconv"

	"selfassess/ogp"
	"selfassess/templates"
)

// pending says of every further language of the report how many of its texts
// nobody has translated into it.
func (p *Project) pending(tags []string) (fs []ogp.Finding) {
	plan := p.Report.Plan
	for _, tag := range tags {
		if ogp.Lang(tag) == plan.Language || plan.Language == "" {
			continue
		}
		if n := len(p.Report.Untranslated(ogp.Lang(tag))); n > 0 {
			fs = append(fs, ogp.Finding{Code: ogp.TranslationPending, At: plan.At("other_languages"), Found: tag,
				Args: map[string]string{"language": tag, "count": strconv.Itoa(n)}})
		}
	}
	return fs
}

// furtherLanguages are those that the plan names and the program has words of.
func (p *Project) furtherLanguages(plan *ogp.Plan) (tags []string) {
	for _, l := range plan.OtherLanguages {
		if _, ok := templates.Among(string(l), p.languages.tags); ok && !slices.Contains(tags, string(l)) {
			tags = append(tags, string(l))
		}
	}
	return tags
}
