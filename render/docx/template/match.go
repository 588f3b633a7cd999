package template

import (
	"slices"

	"selfassess/ogp"
)

// match pairs the beginnings and ends of blocks, in order of their beginnings.
func (c *compiler) match(tags []*tag) (all []*block) {
	var open []*block
	crossed := map[string]int{}
	for i, t := range tags {
		switch {
		case t.opens():
			b := &block{open: t}
			if len(open) > 0 {
				b.outer = open[len(open)-1]
			}
			open = append(open, b)
		case t.sign == '/' && crossed[t.name] > 0:
			crossed[t.name]--
		case t.sign == '/':
			k := len(open) - 1
			for k >= 0 && open[k].open.name != t.name {
				k--
			}
			if k < 0 {
				open = c.notOpened(t, open)
				continue
			}
			for _, inner := range open[k+1:] {
				c.broken[inner.open.name] = true
				if closesLater(inner.open.name, tags[i+1:]) {
					crossed[inner.open.name]++
					c.find(ogp.TemplateCrossed, t.at, "tag", t.raw, "inner", inner.open.raw, "closing", written('/', inner.open.name))
				} else {
					c.find(ogp.TemplateNotClosed, inner.open.at, "tag", inner.open.raw, "closing", written('/', inner.open.name))
				}
			}
			open[k].close = t
			open[k].open.mate, t.mate = t, open[k].open
			all = append(all, open[k])
			open = open[:k]
		}
	}
	for _, b := range open {
		if c.slipped[b.open.name] {
			continue
		}
		c.broken[b.open.name] = true
		c.find(ogp.TemplateNotClosed, b.open.at, "tag", b.open.raw, "closing", written('/', b.open.name))
	}
	order := map[*tag]int{}
	for i, t := range tags {
		order[t] = i
	}
	slices.SortFunc(all, func(a, b *block) int { return order[a.open] - order[b.open] })
	return all
}

func closesLater(name string, tags []*tag) bool {
	return slices.ContainsFunc(tags, func(t *tag) bool { return t.sign == '/' && t.name == name })
}

// notOpened reports an end without a beginning. One that is nearly the end
// of the innermost block is taken for it, so that one slip is one finding.
func (c *compiler) notOpened(t *tag, open []*block) []*block {
	if c.slipped[t.name] {
		return open
	}
	var names []string
	for _, b := range open {
		names = append(names, b.open.name)
	}
	near := ogp.Nearest(t.name, names)
	args := []string{"tag", t.raw}
	if near != "" {
		args = append(args, "nearest", written('/', near))
	}
	c.find(ogp.TemplateNotOpened, t.at, args...)
	if n := len(open); n > 0 && open[n-1].open.name == near {
		c.broken[near] = true
		return open[:n-1]
	}
	return open
}
