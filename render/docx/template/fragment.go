package template

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	godocx "github.com/lukasjarosch/go-docx"
)

// joinTags finds the tags of a paragraph, however Word has split them, and
// makes of each a run of its own, in the formatting of its first character.
func (c *compiler) joinTags(p *node, at place) error {
	unwrap(p)
	texts := splitRuns(p)
	raws := make([]string, len(texts))
	for i, t := range texts {
		for _, k := range t.kids {
			raws[i] += k.text
		}
	}
	for len(raws) > 0 {
		n := groupEnd(raws)
		if err := c.putTags(texts[:n], raws[:n], at); err != nil {
			return err
		}
		texts, raws = texts[n:], raws[n:]
	}
	return nil
}

// groupEnd is how many texts are given to go-docx together: its time grows
// with the square of what it is given. No tag runs over the end of a group.
func groupEnd(raws []string) int {
	const enough = 50
	open := false
	for i, raw := range raws {
		if strings.HasPrefix(raw, "{") {
			open = true
		}
		if strings.HasSuffix(raw, "}") {
			open = false
		}
		if i+1 >= enough && !open {
			return i + 1
		}
	}
	return len(raws)
}

// putTags makes tags of the texts of a group.
func (c *compiler) putTags(texts []*node, raws []string, at place) error {
	found, names, err := replaceTags(raws)
	if err != nil {
		return err
	}
	for i, t := range texts {
		run := t.parent
		switch mark, isMark := strings.CutPrefix(found[i], markOpen); {
		case isMark:
			n, err := strconv.Atoi(strings.TrimSuffix(mark, markClose))
			if err != nil || n >= len(names) {
				return fmt.Errorf("the tags were replaced by %q", found[i])
			}
			run.tag = newTag(names[n], run, at)
			unbind(run)
			c.tags++
		case found[i] == "":
			run.replace()
		default:
			t.kids = []*node{{text: found[i], parent: t}}
		}
	}
	return nil
}

// wrappers are elements around runs that say nothing of their look: what
// Word recognised as a name, and what a system for documents marked.
var wrappers = []string{"w:smartTag", "w:customXml"}

func unwrap(p *node) {
	for i := 0; i < len(p.kids); i++ {
		k := p.kids[i]
		if slices.Contains(wrappers, k.name) {
			inner := slices.DeleteFunc(slices.Clone(k.kids), func(n *node) bool {
				return strings.HasSuffix(n.name, "Pr") && n.name != "w:rPr"
			})
			k.replace(inner...)
			i--
			continue
		}
		if k.name != "w:r" && k.name != boxContent {
			unwrap(k)
		}
	}
}

// splitRuns gives every text of a paragraph, cut before each { and after each
// }, a run of its own, and returns the texts in order.
func splitRuns(n *node) (texts []*node) {
	for _, k := range slices.Clone(n.kids) {
		if k.name != "w:r" {
			if k.name != boxContent && k.name != "w:pPr" {
				texts = append(texts, splitRuns(k)...)
			}
			continue
		}
		if k.child("w:t") == nil {
			continue
		}
		runs := splitRun(k)
		k.replace(runs...)
		for _, r := range runs {
			if t := r.child("w:t"); t != nil {
				texts = append(texts, t)
			}
		}
	}
	return texts
}

func splitRun(r *node) (runs []*node) {
	properties := r.child("w:rPr")
	begin := func() *node {
		run := &node{name: r.name, start: r.start, end: r.end}
		if properties != nil {
			copied := *properties
			run.add(&copied)
		}
		runs = append(runs, run)
		return run
	}
	var others *node // the run of what is no text
	for _, k := range r.kids {
		switch k.name {
		case "w:rPr":
		case "w:t":
			others = nil
			raw := ""
			for _, t := range k.kids {
				raw += t.text
			}
			for _, piece := range pieces(raw) {
				t := &node{name: "w:t", start: `<w:t xml:space="preserve">`, end: `</w:t>`}
				t.add(&node{text: piece})
				begin().add(t)
			}
		default:
			if others == nil {
				others = begin()
			}
			others.add(k)
		}
	}
	return runs
}

// pieces cuts a text before every { and after every }.
func pieces(s string) (ps []string) {
	for s != "" {
		cut := len(s)
		if i := strings.IndexByte(s[1:], '{'); i >= 0 {
			cut = i + 1
		}
		if i := strings.IndexByte(s[:cut], '}'); i >= 0 {
			cut = i + 1
		}
		ps = append(ps, s[:cut])
		s = s[cut:]
	}
	return ps
}

// unbind frees the content controls around a tag from what Word would put
// in its place when it opens the file: a property of the document, or the
// prompt.
func unbind(n *node) {
	for n = n.above("w:sdt"); n != nil; n = n.parent.above("w:sdt") {
		if properties := n.child("w:sdtPr"); properties != nil {
			properties.kids = slices.DeleteFunc(properties.kids, func(k *node) bool {
				return k.name == "w:dataBinding" || k.name == "w15:dataBinding" || k.name == "w:showingPlcHdr"
			})
		}
	}
}

// Marks around the number of a tag. They are control characters, which no
// text of a template can hold.
const (
	markOpen  = "\x01"
	markClose = "\x02"
)

// library guards go-docx v0.5.0, which counts runs in variables of its package.
var library sync.Mutex

var simpleText = regexp.MustCompile(`<w:t>([^<]*)</w:t>`)

// replaceTags has go-docx replace every {tag} in the texts of a paragraph,
// over whose ends tags may run, by the tag's number between marks. It gets
// nothing but the texts, each in a run of its own, since it sees only the
// last text of a run and takes equations for runs. What it made is compared
// with what it should be, because it leaves tags standing without an error.
func replaceTags(texts []string) (replaced, tags []string, err error) {
	library.Lock()
	defer library.Unlock()
	var b strings.Builder
	b.WriteString("<w:p>")
	for _, t := range texts {
		b.WriteString("<w:r><w:t>" + t + "</w:t></w:r>")
	}
	b.WriteString("</w:p>")
	simple := []byte(b.String())
	parser := godocx.NewRunParser(simple)
	if err := parser.Execute(); err != nil {
		return nil, nil, fmt.Errorf("find runs: %w", err)
	}
	found, err := godocx.ParsePlaceholders(parser.Runs(), simple)
	if err != nil {
		return nil, nil, fmt.Errorf("find tags: %w", err)
	}
	for _, p := range found {
		if raw := p.Text(simple); !slices.Contains(tags, raw) {
			tags = append(tags, raw)
		}
	}
	// Replace edits the slice that it was given, so it gets a copy.
	replacer := godocx.NewReplacer(slices.Clone(simple), found)
	marks := make([]string, 0, 2*len(tags))
	for i, raw := range tags {
		mark := markOpen + strconv.Itoa(i) + markClose
		if err := replacer.Replace(raw, mark); err != nil {
			return nil, nil, fmt.Errorf("replace %s: %w", raw, err)
		}
		marks = append(marks, raw, mark)
	}
	for _, m := range simpleText.FindAllSubmatch(replacer.Bytes(), -1) {
		replaced = append(replaced, string(m[1]))
	}
	got, want := strings.Join(replaced, ""), strings.NewReplacer(marks...).Replace(strings.Join(texts, ""))
	if len(replaced) != len(texts) || got != want {
		return nil, nil, fmt.Errorf("the tags of %q were not replaced", strings.Join(texts, ""))
	}
	return replaced, tags, nil
}
