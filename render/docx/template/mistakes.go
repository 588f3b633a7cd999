package template

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"selfassess/ogp"
	"selfassess/render"
)

// Nobody reads twenty thousand lines. Of mistakes that are alike, the same one
// in other places, a few are listed, and of all some hundred; the rest is
// counted.
const (
	fewAlike = 5
	most     = 200
)

// mistakes are those of a part.
type mistakes struct {
	listed   []mistake
	kinds    map[string]*kind   // by what is said of them, whatever the place
	unknowns map[string]unknown // what is said of a tag that is not there
	dropped  int                // those of kinds of which none is listed
}

// mistake is a finding and the paragraph that it is about.
type mistake struct {
	ogp.Finding
	order int
	kind  *kind
}

// kind are mistakes that are alike.
type kind struct {
	listed []map[string]string // the arguments of those that are listed
	more   int                 // how many there are beside them
}

func newMistakes() mistakes {
	return mistakes{kinds: map[string]*kind{}, unknowns: map[string]unknown{}}
}

// find reports a mistake. args are name, value, name, value …
func (c *compiler) find(code ogp.Code, at place, args ...string) { c.findIn(code, at, "", args...) }

// findIn reports one of which something was found.
func (c *compiler) findIn(code ogp.Code, at place, found string, args ...string) {
	f := ogp.Finding{Code: code, At: ogp.Place{File: c.File}, Found: found,
		Args: map[string]string{ogp.KeyArg("part"): "template_part." + c.Kind, "partname": c.Part, "heading": at.heading,
			"words": at.words}}
	f.With(args...)
	key := string(code) + "\x00" + strings.Join(args, "\x00")
	k := c.kinds[key]
	if k == nil {
		k = &kind{}
		c.kinds[key] = k
	}
	enough := len(k.listed) >= fewAlike || slices.ContainsFunc(k.listed, func(args map[string]string) bool {
		return maps.Equal(args, f.Args)
	})
	switch {
	case enough && at.again: // it is listed or counted already
	case enough:
		k.more++
	case len(c.listed) >= most:
		c.dropped++
	default:
		k.listed = append(k.listed, f.Args)
		c.listed = append(c.listed, mistake{f, at.order, k})
	}
}

// findings are the mistakes in the order in which a person meets them. The last
// of a kind says how many more there are.
func (m *mistakes) findings(file string) []ogp.Finding {
	slices.SortStableFunc(m.listed, func(a, b mistake) int { return a.order - b.order })
	all := make([]ogp.Finding, len(m.listed))
	for i, found := range slices.Backward(m.listed) {
		all[i] = found.Finding
		if k := found.kind; k.more > 0 {
			all[i].With("more", strconv.Itoa(k.more))
			k.more = 0
		}
	}
	if m.dropped > 0 {
		all = append(all, ogp.Finding{Code: ogp.TemplateMany, At: ogp.Place{File: file},
			Args: map[string]string{"count": strconv.Itoa(m.dropped)}})
	}
	return all
}

// unknown is what is said of a tag that is not there: nothing if a finding
// about its block says enough.
type unknown struct {
	code ogp.Code
	args []string
}

// unknown reports a name that is not in scope.
func (c *compiler) unknown(t *tag, scope groups) {
	key := t.raw + "\x00" + scope[len(scope)-1].Name
	u, known := c.unknowns[key]
	if !known && len(c.listed) >= most {
		c.dropped++
		return
	}
	if !known {
		u = c.whatOf(t, scope)
		c.unknowns[key] = u
	}
	if u.code != "" {
		c.find(u.code, t.at, u.args...)
	}
}

// whatOf tells a tag of a group whose block is missing around it from one that
// does not exist.
func (c *compiler) whatOf(t *tag, scope groups) unknown {
	var home *render.Group
	walkGroups(c.Schema, nil, func(g *render.Group, _ groups) {
		own, inner := groups{g}.tag(t.name)
		group, _ := groups{g}.group(t.name)
		if home == nil && inner == 0 && (own != nil || group != nil) {
			home = g
		}
	})
	switch {
	case home == nil:
		args := []string{"tag", t.raw}
		if near := scope.nearest(t); near != "" {
			args = append(args, "nearest", near)
		}
		return unknown{ogp.TemplateTagUnknown, args}
	case c.broken[home.Name]:
		return unknown{}
	}
	return unknown{ogp.TemplateTagOutside, []string{"tag", t.raw, "block", written('#', home.Name),
		"closing", written('/', home.Name)}}
}
