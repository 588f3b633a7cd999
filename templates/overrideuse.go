package templates

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"selfassess/ogp"
)

// Languages are the tags of all languages that there are, with those that the
// ministry has added.
func (o *Overrides) Languages() []string {
	tags := Languages()
	for _, l := range o.langs {
		if l.all != nil && l.base == nil {
			tags = append(tags, l.tag)
		}
	}
	slices.Sort(tags)
	return slices.Compact(tags)
}

// For returns the words for a language tag as [For] does, with the texts of the
// ministry.
func (o *Overrides) For(tag string) (c *Catalogue, ok bool, err error) {
	served, ok := Among(tag, append(o.tags(), Languages()...))
	if !ok {
		return nil, false, nil
	}
	for _, l := range o.langs {
		if l.tag != served || l.all == nil {
			continue
		}
		if tag == served {
			return l.all, true, nil
		}
		return l.all.in(tag), true, nil
	}
	return For(tag)
}

// tags are those of the languages that can be used.
func (o *Overrides) tags() (tags []string) {
	for _, l := range o.langs {
		if l.all != nil {
			tags = append(tags, l.tag)
		}
	}
	return tags
}

// Read returns the words that are read, as [Read] does: those of the program
// and, before those of the same language, those of the ministry. What was
// written in the program's own words is still read.
func (o *Overrides) Read() ([]*Catalogue, error) {
	shipped, err := Read()
	if err != nil || len(o.tags()) == 0 {
		return shipped, err
	}
	all := slices.Clone(shipped)
	isRead := func(key string) bool { return shipped[0].Has(key) || strings.HasPrefix(key, synonyms) }
	for _, l := range o.langs {
		if l.all == nil {
			continue
		}
		served, _ := Shipped(l.tag)
		at := slices.IndexFunc(shipped, func(c *Catalogue) bool { return c.Tag == served })
		var base *Catalogue
		if at >= 0 {
			base = shipped[at]
		}
		c, err := l.over(base, isRead)
		if err != nil {
			return nil, err
		}
		if at = slices.Index(all, base); at < 0 || base == all[0] {
			at = len(all)
		}
		all = slices.Insert(all, at, c)
	}
	return all, nil
}

// Drafts returns what of unfinished languages would be read.
func (o *Overrides) Drafts() (all []*Catalogue, err error) {
	for _, l := range o.langs {
		if len(l.lacks) == 0 {
			continue
		}
		c, err := l.over(nil, func(key string) bool { return slices.Contains(readFiles, homes()[key]) })
		if err != nil {
			return nil, err
		}
		all = append(all, c)
	}
	return all, nil
}

// Unfinished tells of each added language how many texts it lacks.
func (o *Overrides) Unfinished() (fs []ogp.Finding) {
	for _, l := range o.langs {
		if n := len(l.lacks); n > 0 {
			fs = append(fs, OwnTextFinding(ogp.OwnLanguageUnfinished, path.Dir(l.file), l.tag, "language", l.tag, "lacks", strconv.Itoa(n)))
		}
	}
	return fs
}

// Known are the tags of all languages, those included that lack texts.
func (o *Overrides) Known() []string {
	tags := Languages()
	for _, l := range o.langs {
		tags = append(tags, l.tag)
	}
	slices.Sort(tags)
	return slices.Compact(tags)
}

// Lacking is how many texts an added language lacks.
func (o *Overrides) Lacking(tag string) (n int) {
	for _, l := range o.langs {
		if l.tag == tag {
			n += len(l.lacks)
		}
	}
	return n
}

// Added are how many texts of each language are the ministry's.
func (o *Overrides) Added() map[string]int {
	own := map[string]int{}
	for _, l := range o.langs {
		own[l.tag] = len(l.own)
	}
	return own
}

// Size is how many texts are the ministry's.
func (o *Overrides) Size() (n int) {
	for _, l := range o.langs {
		n += len(l.own)
	}
	return n
}
