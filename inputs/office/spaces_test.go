package office

import (
	"strings"
	"testing"
	"time"
)

// Names count in their namespaces alone, and of alternate contents that which
// Excel shows.
func TestNamesBelongToNamespaces(t *testing.T) {
	names := Vocabulary{Root: "a", Spaces: []string{"urn:own", "urn:too"}}
	for _, tt := range []struct{ xml, want string }{
		{`<a xmlns="urn:own"><b>1</b></a>`, `a b 1`},
		{`<x:a xmlns:x="urn:own" xmlns="urn:other"><x:b>1</x:b><b>2</b></x:a>`, `a b 1`},
		{`<a xmlns="urn:own" xmlns:x="urn:own"><x:b>1</x:b></a>`, `a b 1`},
		{`<a xmlns="urn:own" xmlns:y="urn:too"><y:b>1</y:b></a>`, `a b 1`},
		{`<a xmlns="urn:own"><b xmlns="urn:other">1<b xmlns="urn:own">2</b></b><b>3</b></a>`, `a b 3`},
		{`<a xmlns="urn:own"><b xmlns="urn:other"/><b>3</b></a>`, `a b 3`},
		{`<a xmlns="urn:own" xmlns:x="urn:other"><b x:i="8" i="9"/></a>`, `a b i=9`},
		{`<a xmlns="urn:own" xmlns:x="urn:other"><b x:i="8"/></a>`, `a b`},
		{`<a xmlns="urn:own" xmlns:m="` + alternates + `" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:n="urn:new">` +
			`<m:AlternateContent><m:Choice Requires="n"><b>1</b></m:Choice><m:Choice Requires="v"><b>2</b></m:Choice>` +
			`<m:Choice Requires="v"><b>3</b></m:Choice><m:Fallback><b>4</b></m:Fallback></m:AlternateContent><b>5</b></a>`, `a b 2 b 5`},
		{`<a xmlns="urn:own" xmlns:m="` + alternates + `" xmlns:n="urn:new">` +
			`<m:AlternateContent><m:Choice Requires="n"><b>1</b></m:Choice><m:Fallback><b>4</b></m:Fallback></m:AlternateContent></a>`, `a b 4`},
		{`<a xmlns="urn:own" xmlns:m="` + alternates + `"><m:Choice Requires=""><b>1</b></m:Choice><m:Fallback><b>4</b></m:Fallback></a>`, `a`},
		{`<a/>`, `part_other`},
		{`<a xmlns="urn:other"/>`, `part_other`},
		{`<b xmlns="urn:own"/>`, `part_other`},
		{`<a xmlns="urn:own"><x:b/></a>`, `xml_malformed`},
		{`<a xmlns="urn:own"><b xmlns:x="urn:own"/><x:b/></a>`, `xml_malformed`},
	} {
		got, deepest := seen(t, tt.xml, names)
		if got != tt.want || deepest > 2 {
			t.Errorf("%s\n  is seen as %q, at depth %d, want %q", tt.xml, got, deepest, tt.want)
		}
	}
}

// seen lists what a visitor sees, and how deep it is.
func seen(t *testing.T, xml string, names Vocabulary) (list string, deepest int) {
	t.Helper()
	var all []string
	_, err := walk([]byte(xml), &names, 8, NewBudget(Default, time.Time{}), func(s *Scanner) error {
		switch {
		case s.Start():
			all = append(all, s.Name())
			if i := s.Attr("i"); i != "" {
				all = append(all, "i="+i)
			}
		case s.IsText():
			all = append(all, s.Text())
		}
		deepest = max(deepest, s.Depth())
		return nil
	})
	if err != nil {
		return err.Error(), deepest
	}
	return strings.Join(all, " "), deepest
}

// What does not count can be asked for.
func TestForeignElementsCanBeSeen(t *testing.T) {
	var all []string
	names := Vocabulary{Root: "a", Spaces: []string{"urn:own"}, Foreign: func(s *Scanner) error {
		if s.IsText() {
			all = append(all, s.Ancestor(s.Depth())+":"+s.Text())
		}
		return nil
	}}
	got, _ := seen(t, `<a xmlns="urn:own" xmlns:x="urn:other"><b>1<x:b>2<b>3</b></x:b>4</b></a>`, names)
	if want := "a b 1 4"; got != want {
		t.Errorf("seen is %q, want %q", got, want)
	}
	if got, want := strings.Join(all, " "), "b:2 b:3"; got != want {
		t.Errorf("foreign is %q, want %q", got, want)
	}
}

// A part that names no namespace is taken where that is said.
func TestPartsWithoutNamespace(t *testing.T) {
	names := Vocabulary{Root: "a", Spaces: []string{"urn:own"}, Bare: true}
	for xml, want := range map[string]string{
		`<a><b>1</b></a>`: "a b 1", `<a xmlns="urn:own"><b>1</b></a>`: "a b 1", `<a xmlns="urn:other"/>`: "part_other",
	} {
		if got, _ := seen(t, xml, names); got != want {
			t.Errorf("%s is seen as %q, want %q", xml, got, want)
		}
	}
}
