package compose

import (
	"strings"
	"testing"

	"selfassess/render"
)

// spansOf are all spans of a document, those of its headings and cover too.
func spansOf(d *render.Document) (all []render.Span) {
	for _, l := range []render.Line{d.Cover.Publisher, d.Cover.Subtitle, d.Meta.Subject, d.Meta.Running, d.Meta.Country} {
		all = append(all, l...)
	}
	var blocks func([]render.Block)
	blocks = func(bs []render.Block) {
		for _, b := range bs {
			switch b := b.(type) {
			case render.Paragraph:
				all = append(all, b.Spans...)
			case render.List:
				for _, item := range b.Items {
					all = append(all, item...)
				}
			case render.Label:
				all = append(all, b.Text...)
			case render.Facts:
				for _, f := range b.Items {
					all = append(all, f.Value...)
				}
			case render.Box:
				blocks(b.Blocks)
			case render.Table:
				all = append(all, b.Note...)
				for _, r := range b.Rows {
					for _, c := range r.Cells {
						for _, p := range c.Paras {
							all = append(all, p.Spans...)
						}
					}
				}
			}
		}
	}
	var sections func([]*render.Section)
	sections = func(ss []*render.Section) {
		for _, s := range ss {
			all = append(append(all, s.Title()...), s.Running...)
			blocks(s.Blocks)
			sections(s.Sections)
		}
	}
	sections(d.Sections)
	return all
}

// inNoLanguage are fields that hold no words of a language: addresses, names
// of persons, and what stands where a date or a file should be.
var inNoLanguage = []string{"Links", "Link", "URL", "Evidence", "Website", "Rules", "ReasonedResponse", "Repository",
	"Start", "End", "Date", "Received", "Answered", "Notice", "Author", "Acronym", "Issued"}

// contains tells whether a text holds a token that is not the beginning of
// another.
func contains(text, token string) bool {
	_, after, found := strings.Cut(text, token)
	return found && strings.TrimLeft(after, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.") == after
}

func hasLanguage(path string) bool {
	if strings.HasPrefix(path, "narrative.") {
		return true
	}
	last := path[strings.LastIndex(path, ".")+1:]
	for _, end := range inNoLanguage {
		if strings.HasSuffix(last, end) {
			return false
		}
	}
	return true
}

// A report in English on a plan in Spanish: wherever a text of the plan or of a
// return stands, in a heading, a sentence or a list, its language is said.
func TestWhatIsNotTranslatedKeepsItsLanguage(t *testing.T) {
	p, r, want := fullPlan()
	p.Language = "es"
	e := editionOf(t, p, r)
	d := e.Document()
	if dump := d.String() + d.Meta.Title + d.Meta.Author + d.Labels.Logo; dump != unmarked(dump) {
		t.Error("marks of languages are printed")
	}
	found := map[string]bool{}
	for _, s := range spansOf(d) {
		for path, token := range want {
			if !hasLanguage(path) || !contains(s.Text, token) {
				continue
			}
			found[path] = true
			if s.Lang != "es" {
				t.Errorf("%s is in the language %q: %q", path, s.Lang, s.Text)
			}
		}
		for _, ours := range []string{"Commitment 1", "Declared by", "Theme 1", "Point of contact"} {
			if s.Lang != "" && strings.Contains(s.Text, ours) {
				t.Errorf("words of the report are in the language %q: %q", s.Lang, s.Text)
			}
		}
	}
	if len(found) < 60 {
		t.Errorf("only %d texts were looked at", len(found))
	}
}

// The same of every tag of a template whose value is one text.
func TestTagsSayTheLanguageOfTheirValue(t *testing.T) {
	p, r, _ := fullPlan()
	p.Language = "es"
	e := editionOf(t, p, r)
	root := e.Root()
	for _, tag := range Schema.Tags {
		if tag.Text == nil {
			continue
		}
		text, lang := tag.Text(root)
		if text != unmarked(text) {
			t.Errorf("{%s} prints marks of languages", tag.Name)
		}
		switch tag.Name {
		case "report.publisher", "plan.title", "plan.country", "plan.coordinating_agency", "narrative.lessons":
			if lang != "es" {
				t.Errorf("{%s} is in the language %q: %q", tag.Name, lang, text)
			}
		case "report.title", "report.opening":
			if lang != "" {
				t.Errorf("{%s} is in the language %q: %q", tag.Name, lang, text)
			}
		}
	}
}
