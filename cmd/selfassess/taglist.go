package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"selfassess/cmd/internal/secretariat"
	"selfassess/render"
	"selfassess/templates"
)

func templateListCommand(p *program) *cobra.Command {
	c := &cobra.Command{
		Use:               "list [WORD…]",
		Short:             p.short("template_list"),
		Long:              p.long("template_list"),
		Example:           "selfassess template list milestone end",
		ValidArgsFunction: completeTagWord,
	}
	all := c.Flags().Bool("all", false, p.flag("template_list_all"))
	return p.command(c, anyArguments, func(c call) (int, error) { return templateList(c, *all) })
}

func templateList(c call, all bool) (int, error) {
	words, err := c.allWords()
	if err != nil {
		return 0, err
	}
	l := tagList{call: c, catalogue: words, printed: map[*render.Tag]string{}}
	switch {
	case all && len(c.more) > 0:
		return 0, usageError{c.text(templates.CLIAllAndWords), c.text(templates.CLIAllAndWordsHint)}
	case all:
		l.group(secretariat.Tags(), nil)
	case len(c.more) > 0:
		return exitDone, l.search(c.more)
	default:
		l.overview()
	}
	return exitDone, nil
}

// tagList prints the tags of the schema.
type tagList struct {
	call
	catalogue *templates.Catalogue
	wanted    []string               // words in lower case that a tag must have
	printed   map[*render.Tag]string // the first tag of a group: the group that showed it
}

// search prints the tags with all of the words.
func (l tagList) search(words []string) error {
	for _, w := range words {
		if w = strings.ToLower(strings.Trim(w, "{}#@?^/ ")); w != "" {
			l.wanted = append(l.wanted, w)
		}
	}
	if l.group(secretariat.Tags(), nil); len(l.printed) > 0 {
		return nil
	}
	return usageError{l.text(templates.CLINoTag, "words", inQuotes(strings.Join(words, " "))),
		l.didYouMean(words[len(words)-1], tagWords(secretariat.Tags()), l.text(templates.CLINoTagHint))}
}

// tagWords are the words that names of tags and groups are made of.
func tagWords(g *render.Group) (words []string) {
	for i := range g.Tags {
		words = append(words, g.Tags[i].Name)
		words = append(words, strings.FieldsFunc(g.Tags[i].Name, func(r rune) bool { return r == '.' || r == '_' })...)
	}
	for _, inner := range g.Groups {
		words = append(append(words, inner.Name), tagWords(inner)...)
	}
	return words
}

// has tells whether one of the texts has all of the words that are wanted.
func (l tagList) has(texts ...string) bool {
	return slices.ContainsFunc(texts, func(s string) bool {
		s = strings.ToLower(s)
		return !slices.ContainsFunc(l.wanted, func(w string) bool { return !strings.Contains(s, w) })
	})
}

// chosen are the tags of a group that are wanted: all of one that is wanted
// by its name, else those that no other group has shown.
func (l tagList) chosen(g *render.Group) (tags []*render.Tag) {
	whole := g.Name != "" && l.has(g.Name)
	if !whole && l.printed[&g.Tags[0]] != "" {
		return nil
	}
	for i := range g.Tags {
		if t := &g.Tags[i]; whole || l.has(t.Name+" "+t.Meaning(l.catalogue)) {
			tags = append(tags, t)
		}
	}
	return tags
}

// group prints the tags of a group that are wanted, and then those of the
// groups in it. Tags that several groups share are printed once.
func (l tagList) group(g *render.Group, around []string) {
	indent := strings.Repeat("  ", len(around))
	shared := l.printed[&g.Tags[0]]
	if tags := l.chosen(g); len(tags) > 0 {
		if g.Name == "" {
			l.print("%s\n\n", g.Meaning(l.catalogue))
		} else {
			l.print("\n%s%s: %s\n\n", indent, g.Meaning(l.catalogue), l.block(g.Name, around))
		}
		if shared != "" {
			l.print("%s  %s\n", indent, l.catalogue.Text("tag_list.same", "group", "{#"+shared+"}"))
			return
		}
		l.printed[&g.Tags[0]] = g.Name
		for _, t := range tags {
			l.print("%s  %-36s %s\n", indent, "{"+t.Sign()+t.Name+"}", t.Meaning(l.catalogue))
		}
	}
	if shared != "" {
		return
	}
	for _, inner := range g.Groups {
		if g.Name == "" {
			l.group(inner, nil)
		} else {
			l.group(inner, append(around, g.Name))
		}
	}
}

// block is how a group is written: where not all tags are printed, with the
// groups around it.
func (l tagList) block(name string, around []string) string {
	block := "{#" + name + "} … {/" + name + "}"
	if l.wanted != nil {
		for _, outer := range slices.Backward(around) {
			block = "{#" + outer + "} " + block + " {/" + outer + "}"
		}
	}
	return block
}

// overview prints what tags there are, without the tags themselves.
func (l tagList) overview() {
	l.print("%s\n\n", secretariat.Tags().Meaning(l.catalogue))
	tags := secretariat.Tags().Tags
	for len(tags) > 0 {
		series, _, _ := strings.Cut(tags[0].Name, ".")
		n := slices.IndexFunc(tags, func(t render.Tag) bool { return !strings.HasPrefix(t.Name, series+".") })
		if n < 0 {
			n = len(tags)
		}
		l.print("  %-34s %4d  %s\n", "{"+tags[0].Sign()+series+".…}", n, l.catalogue.Label("tag_series", series))
		tags = tags[n:]
	}
	l.print("\n%s\n\n", l.catalogue.Text("tag_list.groups"))
	for _, g := range secretariat.Tags().Groups {
		l.outline(g, 0)
	}
	l.print("\n%s\n", l.catalogue.Text("tag_list.more"))
}

// outline prints a group with the number of its tags, and the groups in it.
func (l tagList) outline(g *render.Group, depth int) {
	first, meaning := l.printed[&g.Tags[0]], g.Meaning(l.catalogue)
	if first != "" && depth > 0 && len(g.Groups) > 0 {
		meaning = l.catalogue.Text("tag_list.same", "group", "{#"+first+"}")
	}
	l.print("  %-34s %4d  %s\n", strings.Repeat("  ", depth)+"{#"+g.Name+"}", len(g.Tags), meaning)
	if first != "" {
		return
	}
	l.printed[&g.Tags[0]] = g.Name
	for _, inner := range g.Groups {
		l.outline(inner, depth+1)
	}
}
