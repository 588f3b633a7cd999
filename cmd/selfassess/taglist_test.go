package main

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"selfassess/render"
	"selfassess/render/compose"
	"selfassess/templates"
)

func listed(t *testing.T, args ...string) string {
	t.Helper()
	return printed(t, append([]string{"template", "list"}, args...)...)
}

// A tag that is not listed cannot be found.
func TestEveryTagIsListedUnderItsNameAndItsMeaning(t *testing.T) {
	words, err := templates.Load(templates.Reference)
	if err != nil {
		t.Fatal(err)
	}
	all := listed(t, "--all")
	seen := map[string]bool{}
	var each func(g *render.Group)
	each = func(g *render.Group) {
		for i := range g.Tags {
			tag := &g.Tags[i]
			line := "{" + tag.Sign() + tag.Name + "}"
			if !strings.Contains(all, line+" ") {
				t.Errorf("%s is not listed", line)
			}
			if i%20 == 0 && !seen[tag.Name] {
				meaning := strings.Fields(strings.Trim(tag.Meaning(words), "{}"))
				for _, asked := range [][]string{{line}, {strings.ToUpper(tag.Name)}, meaning} {
					if !strings.Contains(listed(t, asked...), line+" ") {
						t.Errorf("%q does not find %s", asked, line)
					}
				}
			}
			seen[tag.Name] = true
		}
		for _, inner := range g.Groups {
			each(inner)
		}
	}
	each(compose.Schema)
}

// The list of groups is short, counts every tag of the report as a whole, and
// says what each series is about.
func TestTheOverviewOfTagsIsShortAndWhole(t *testing.T) {
	words, err := templates.Load(templates.Reference)
	if err != nil {
		t.Fatal(err)
	}
	got := listed(t)
	if n := strings.Count(got, "\n"); n > 75 {
		t.Errorf("it has %d lines", n)
	}
	series, sizes := map[string]bool{}, map[string]int{}
	for i := range compose.Schema.Tags {
		first, _, _ := strings.Cut(compose.Schema.Tags[i].Name, ".")
		series["tag_series."+first] = true
		sizes[first]++
	}
	for _, g := range compose.Schema.Groups {
		if line := fmt.Sprintf("\n  %-34s %4d  ", "{#"+g.Name+"}", len(g.Tags)); !strings.Contains(got, line) {
			t.Errorf("there is no line %q", line)
		}
	}
	for _, key := range words.Keys() {
		if strings.HasPrefix(key, "tag_series.") && !series[key] {
			t.Errorf("%s is the meaning of nothing", key)
		}
	}
	for key := range series {
		name := strings.TrimPrefix(key, "tag_series.")
		meaning := words.Label("tag_series", name)
		if strings.Count(got, name+".…}") != 1 || !strings.Contains(got, meaning) {
			t.Errorf("%s stands %d times, with %q", name, strings.Count(got, name+".…}"), meaning)
		}
		if counted := regexp.MustCompile(`[{@]` + name + `\.…\} +` + fmt.Sprint(sizes[name]) + ` `); !counted.MatchString(got) {
			t.Errorf("%s has %d tags, and not in the list", name, sizes[name])
		}
	}
}
