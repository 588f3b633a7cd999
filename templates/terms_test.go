package templates

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
)

// constants returns the string constants that a Go file declares, by name.
func constants(t *testing.T, file string) map[string]string {
	t.Helper()
	tree, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]string{}
	ast.Inspect(tree, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok {
			return true
		}
		for i, v := range spec.Values {
			if lit, ok := v.(*ast.BasicLit); ok && lit.Kind == token.STRING {
				value, _ := strconv.Unquote(lit.Value)
				found[spec.Names[i].Name] = value
			}
		}
		return true
	})
	return found
}

// reportKeys are the keys of report.toml without their plural forms, and the
// closed sets among them.
func reportKeys(t *testing.T, sets map[string]bool) map[string]bool {
	t.Helper()
	b, err := os.ReadFile("lang/en/report.toml")
	if err != nil {
		t.Fatal(err)
	}
	var tree map[string]map[string]any
	if err := toml.Unmarshal(b, &tree); err != nil {
		t.Fatal(err)
	}
	keys := map[string]bool{}
	for section, texts := range tree {
		if sets[section] {
			continue
		}
		for k := range texts {
			keys[section+"."+k] = true
		}
	}
	return keys
}

func TestEveryTermHasWordsAndEveryWordATerm(t *testing.T) {
	sets, terms := map[string]bool{}, map[string]string{}
	for name, value := range constants(t, "terms.go") {
		if strings.HasSuffix(name, "Set") && !strings.Contains(value, ".") {
			sets[value] = true
			continue
		}
		if other := terms[value]; other != "" {
			t.Errorf("%s and %s are both %q", name, other, value)
		}
		terms[value] = name
	}
	keys := reportKeys(t, sets)
	for value, name := range terms {
		if !keys[value] {
			t.Errorf("term %s: report.toml has no key %s", name, value)
		}
	}
	for key := range keys {
		if terms[key] == "" {
			t.Errorf("report.toml: no term for the key %s", key)
		}
	}
}

func TestEveryReasonAndVerdictHasWords(t *testing.T) {
	c, err := Load(Reference)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for name, value := range constants(t, "../standards.go") {
		if !c.Has(ReasonSet+"."+value) && !c.Has(VerdictSet+"."+value) {
			t.Errorf("%s: no words for %q", name, value)
		}
		n++
	}
	if n < 20 {
		t.Fatalf("only %d constants were found in standards.go", n)
	}
}

func TestEveryTermIsPrinted(t *testing.T) {
	used := map[string]bool{}
	entries, err := os.ReadDir("../render")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), ".go") || strings.HasSuffix(e.Name(), "_test.go") {
			continue
		}
		tree, err := parser.ParseFile(token.NewFileSet(), "../render/"+e.Name(), nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(tree, func(n ast.Node) bool {
			if s, ok := n.(*ast.SelectorExpr); ok {
				used[s.Sel.Name] = true
			}
			return true
		})
	}
	for name := range constants(t, "terms.go") {
		if !used[name] {
			t.Errorf("%s is printed nowhere", name)
		}
	}
}
