package templates

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
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

// vocabularies are the files of words that have terms, with the file of their
// terms and the package that prints them.
var vocabularies = []struct{ words, terms, printer string }{
	{"report.toml", "terms.go", "../render ../render/compose ../render/data"},
	{"letters.toml", "letterterms.go", "../cmd/internal/secretariat"},
	{"reviews.toml", "reviewterms.go", "../cmd/internal/secretariat"},
	{"terminal.toml", "terminalterms.go", "../cmd/selfassess ../cmd/internal/secretariat ../inputs ../outputs ."},
}

// keysOf are the keys of a file of words without their plural forms, and
// without the closed sets among them.
func keysOf(t *testing.T, words string, sets map[string]bool) map[string]bool {
	t.Helper()
	b, err := os.ReadFile("lang/en/" + words)
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
	for _, v := range vocabularies {
		sets, terms := map[string]bool{}, map[string]string{}
		for name, value := range constants(t, v.terms) {
			if strings.HasSuffix(name, "Set") && !strings.Contains(value, ".") {
				sets[value] = true
				continue
			}
			if other := terms[value]; other != "" {
				t.Errorf("%s and %s are both %q", name, other, value)
			}
			terms[value] = name
		}
		keys := keysOf(t, v.words, sets)
		for value, name := range terms {
			if !keys[value] {
				t.Errorf("term %s: %s has no key %s", name, v.words, value)
			}
		}
		for key := range keys {
			if terms[key] == "" {
				t.Errorf("%s: no term for the key %s", v.words, key)
			}
		}
	}
}

func TestEveryReasonAndVerdictHasWords(t *testing.T) {
	c, err := Load(Reference)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for name, value := range constants(t, "../ogp/standards.go") {
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
	for _, v := range vocabularies {
		used := map[string]bool{}
		for _, dir := range strings.Fields(v.printer) {
			maps.Copy(used, selectors(t, dir))
		}
		for name := range constants(t, v.terms) {
			if !used[name] {
				t.Errorf("%s is printed nowhere in %s", name, v.printer)
			}
		}
	}
}

// selectors are the names that the files of a package take from others.
func selectors(t *testing.T, dir string) map[string]bool {
	t.Helper()
	used := map[string]bool{}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), ".go") || strings.HasSuffix(e.Name(), "_test.go") {
			continue
		}
		tree, err := parser.ParseFile(token.NewFileSet(), dir+"/"+e.Name(), nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(tree, func(n ast.Node) bool {
			if s, ok := n.(*ast.SelectorExpr); ok {
				used[s.Sel.Name] = true
			}
			if name, ok := n.(*ast.Ident); ok && dir == "." && e.Name() == "terminal.go" { // which says some of its own
				used[name.Name] = true
			}
			return true
		})
	}
	return used
}
