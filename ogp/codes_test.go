package ogp

import (
	"go/ast"
	"go/parser"
	"go/token"
	"testing"
)

func TestEveryCodeIsInTheList(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "code.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	declared := 0
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok || len(spec.Values) != 1 {
			return true
		}
		name, isName := spec.Type.(*ast.Ident)
		value, isText := spec.Values[0].(*ast.BasicLit)
		if !isName || !isText || name.Name != "Code" {
			return true
		}
		declared++
		code := Code(value.Value[1 : len(value.Value)-1])
		if _, ok := codes[code]; !ok {
			t.Errorf("%s (%q) is not in codes (ogp/code.go): add a row with its severity and the arguments of its texts", spec.Names[0].Name, code)
		}
		return true
	})
	if declared != len(Codes()) || declared == 0 {
		t.Errorf("%d codes are declared and %d are in the list: two may share a name", declared, len(Codes()))
	}
}
