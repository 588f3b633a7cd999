package compose

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"selfassess/ogp"
	"selfassess/render"
	"selfassess/templates"
	"selfassess/templates/templatestest"
)

// everyGroup visits every group of the schema with the groups around it.
func everyGroup(visit func(g *render.Group, around []*render.Group)) {
	var walk func(g *render.Group, around []*render.Group)
	walk = func(g *render.Group, around []*render.Group) {
		visit(g, around)
		for _, inner := range g.Groups {
			walk(inner, append(slices.Clip(around), g))
		}
	}
	walk(Schema, nil)
}

func TestEveryTagAndGroupHasAMeaning(t *testing.T) {
	unfilled := regexp.MustCompile(`^$|[\[\]{}]`)
	for _, language := range templates.Languages() {
		words, err := templates.Load(language)
		if err != nil {
			t.Fatal(err)
		}
		known := map[string]bool{}
		everyGroup(func(g *render.Group, _ []*render.Group) {
			if m := g.Meaning(words); unfilled.MatchString(m) {
				t.Errorf("%s: the meaning of the group %q is %q", language, g.Name, m)
			}
			known["tag_group."+g.Name] = true
			for i := range g.Tags {
				tag := &g.Tags[i]
				if m := tag.Meaning(words); unfilled.MatchString(m) && !known["tag."+tag.Name] {
					t.Errorf("%s: the meaning of %s is %q: say under [tag] of template.toml what it stands for", language, tag.Name, m)
				}
				if tag.Means == nil {
					known["tag."+tag.Name] = true
				}
			}
		})
		known["tag_group.report"] = true
		for _, key := range words.Keys() {
			if (strings.HasPrefix(key, "tag.") || strings.HasPrefix(key, "tag_group.")) && !known[key] {
				t.Errorf("%s: %s is the meaning of nothing", language, key)
			}
		}
	}
}

// What the rules of meanings say is told apart by a catalogue that names each
// of its texts.
func TestNoRuleOfMeaningsIsLeftOver(t *testing.T) {
	marked := templatestest.Marked(t, "fr")
	var all strings.Builder
	everyGroup(func(g *render.Group, _ []*render.Group) {
		for i := range g.Tags {
			all.WriteString(g.Tags[i].Meaning(marked) + "\n")
		}
	})
	for _, key := range marked.Keys() {
		if !strings.HasPrefix(key, "tag_pattern.") && !strings.HasPrefix(key, "tag_counted.") && !strings.HasPrefix(key, "tag_contact.") {
			continue
		}
		text, _, _ := strings.Cut(marked.Text(templates.Term(key)), "{")
		if !strings.Contains(all.String(), text) {
			t.Errorf("no meaning is made of %s", key)
		}
	}
}

// A name means the same wherever it stands: tags of one name are one tag.
func TestTagsOfOneNameAreOneTag(t *testing.T) {
	first, home := map[string]*render.Tag{}, map[*render.Tag]string{}
	everyGroup(func(g *render.Group, around []*render.Group) {
		names := map[string]bool{}
		for _, inner := range g.Groups {
			if names[inner.Name] {
				t.Errorf("%s holds two groups %s", g.Name, inner.Name)
			}
			names[inner.Name] = true
		}
		for i := range g.Tags {
			tag := &g.Tags[i]
			if other := first[tag.Name]; other != nil && other != tag {
				t.Errorf("%s stands for two things, in %q and in %q", tag.Name, home[other], g.Name)
			}
			first[tag.Name], home[tag] = tag, g.Name
			for _, outer := range around {
				if len(outer.Tags) > 0 && &outer.Tags[0] == &g.Tags[0] {
					t.Errorf("%s within %s: its tags hide those around it", g.Name, outer.Name)
				}
			}
		}
	})
	if len(first) < 400 {
		t.Errorf("only %d tags", len(first))
	}
}

func TestNamesOfTagsCanBeTyped(t *testing.T) {
	name := regexp.MustCompile(`^[a-z0-9_]+(\.[a-z0-9_]+)*$`)
	everyGroup(func(g *render.Group, _ []*render.Group) {
		if g.Name != "" && !name.MatchString(g.Name) {
			t.Errorf("group %q", g.Name)
		}
		for _, tag := range g.Tags {
			if !name.MatchString(tag.Name) {
				t.Errorf("tag %q", tag.Name)
			}
		}
	})
}

// shown is the value of every tag of every item, by the tag's name.
type shown map[string][]string

func valuesOf(e *render.Edition) shown {
	all := shown{}
	var walk func(s *render.Scope, g *render.Group)
	walk = func(s *render.Scope, g *render.Group) {
		for i := range g.Tags {
			t := &g.Tags[i]
			switch {
			case t.Text != nil:
				text, lang := t.Text(s)
				all[t.Name] = append(all[t.Name], text+lang)
			case t.Chart != nil:
				if c := t.Chart(s); !c.Empty() {
					all[t.Name] = append(all[t.Name], c.Alt)
				}
			}
		}
		for _, inner := range g.Groups {
			for _, item := range inner.Items(s) {
				walk(item, inner)
			}
		}
	}
	walk(e.Root(), Schema)
	return all
}

func (s shown) String() string {
	names := make([]string, 0, len(s))
	for name := range s {
		names = append(names, name)
	}
	slices.Sort(names)
	var b strings.Builder
	for _, name := range names {
		fmt.Fprintf(&b, "%s = %q\n", name, s[name])
	}
	return b.String()
}

func TestEverythingThatWasWrittenCanBeHadByATag(t *testing.T) {
	p, r, want := fullPlan()
	values := valuesOf(editionOf(t, p, r))
	printed := map[string]bool{}
	for _, vs := range values {
		for _, v := range vs {
			printed[v] = true
		}
	}
	for path, token := range want {
		if !anyContains(printed, token) {
			t.Errorf("%s is the value of no tag", path)
		}
	}
}

// allText is everything that the document says, pages, properties and
// alternative texts, with all months cut short.
func allText(e *render.Edition) string {
	d := e.Document()
	var b strings.Builder
	for s := range d.Texts() {
		b.WriteString(s) // the spans of a paragraph are one text
	}
	var walk func(s *render.Section)
	walk = func(s *render.Section) {
		b.WriteString("\n" + s.Title().String())
		for _, block := range s.Blocks {
			if c, ok := block.(render.Chart); ok {
				b.WriteString("\n" + c.Alt)
			}
		}
		for _, sub := range s.Sections {
			walk(sub)
		}
	}
	for _, s := range d.Sections {
		walk(s)
	}
	b.WriteString("\n" + d.Meta.Running.String() + "\n" + d.Meta.Author + "\n" + d.Meta.Country.String())
	return shortened(e, b.String())
}

func shortened(e *render.Edition, s string) string {
	for i := range 12 {
		s = strings.ReplaceAll(s, e.Locale.Label("month", fmt.Sprint(i+1)), e.Locale.Label("month_short", fmt.Sprint(i+1)))
	}
	return strings.ReplaceAll(s, "\u00a0", " ")
}

// What a tag shows, the document shows too: dates and levels, sentences and
// figures, and nothing that it keeps back. Left out are words of the catalogue, such
// as the names of levels and outcomes that nothing has, marks of a form, and figures that are put together of those in the tables.
func TestTagsSayWhatTheDocumentSays(t *testing.T) {
	composed := regexp.MustCompile(`^label\.|^(level|value|outcome)\.name$|_of$|\.(not_started|limited|substantial|completed|not_reported)$`)
	small, returns := smallPlan()
	full, r, _ := fullPlan()
	for _, e := range []*render.Edition{editionOf(t, small, returns...), editionOf(t, full, r), editionOf(t, &ogp.Plan{})} {
		document := allText(e)
		for name, values := range valuesOf(e) {
			if composed.MatchString(name) {
				continue
			}
			for _, v := range values {
				for line := range strings.Lines(shortened(e, v)) {
					line = strings.TrimLeft(strings.TrimSpace(line), "-• ")
					if !strings.Contains(document, line) {
						t.Errorf("%s shows %q, which the document does not: print it in the chapter where it belongs (render/compose)", name, line)
					}
				}
			}
		}
	}
}

func TestTagsNeverPrintWhatThePlanKeepsPrivate(t *testing.T) {
	for _, c := range []struct {
		policy ogp.ContactPolicy
		name   bool
		email  bool
	}{{ogp.PublishAll, true, true}, {ogp.PublishName, true, false}, {"", true, false}, {ogp.PublishNone, false, false}} {
		p, r, want := fullPlan()
		p.PublishContacts = c.policy
		values := valuesOf(editionOf(t, p, r)).String()
		for path, token := range want {
			if !strings.Contains(path, ".Contact.") {
				continue
			}
			private := strings.HasSuffix(path, "Email") || strings.HasSuffix(path, "Phone")
			if got, allowed := strings.Contains(values, token), c.name && (c.email || !private); got != allowed {
				t.Errorf("policy %q: %s printed: %v", c.policy, path, got)
			}
		}
	}
	p, returns := smallPlan()
	if values := valuesOf(editionOf(t, p, returns...)).String(); strings.Contains(values, "Secret Name") || !strings.Contains(values, "Public Name") {
		t.Error("the author of a comment is not printed as the author agreed to")
	}
}

// Every heading, field name and head of a table can be had by a tag, so that
// one template serves all languages.
func TestEveryLabelOfTheDocumentIsATag(t *testing.T) {
	small, returns := smallPlan()
	full, r, _ := fullPlan()
	for _, outline := range []ogp.Outline{ogp.AnnexOutline, ogp.StandardsOutline} {
		small.Outline, full.Outline = outline, outline
		for _, e := range []*render.Edition{editionOf(t, small, returns...), editionOf(t, full, r)} {
			tagged := map[string]bool{}
			for _, values := range valuesOf(e) {
				for _, v := range values {
					tagged[v] = true
				}
			}
			for _, label := range labelsOf(e.Document().Sections) {
				if !tagged[label] && !madeOfValues.MatchString(label) {
					t.Errorf("%q is the value of no tag: add its term (templates/terms.go) to labelTerms (render/compose/labeltags.go)", label)
				}
			}
		}
	}
}

// madeOfValues are labels that a template puts together itself: of a theme and
// its number, of an event's date and title, of a year of the plan, of a level.
var madeOfValues = regexp.MustCompile(`^Completion level: |^Theme \d+ · | · |^Year \d+ of the plan, |^$`)

func labelsOf(sections []*render.Section) (all []string) {
	for _, s := range sections {
		all = append(all, s.Heading.String())
		for _, b := range s.Blocks {
			switch b := b.(type) {
			case render.Label:
				all = append(all, b.Text.String())
			case render.Facts:
				for _, f := range b.Items {
					all = append(all, f.Label)
				}
			case render.Table:
				for _, c := range b.Columns {
					all = append(all, c.Head)
				}
			}
		}
		all = append(all, labelsOf(s.Sections)...)
	}
	return all
}
