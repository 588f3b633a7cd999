package template_test

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"

	"selfassess/render"
	"selfassess/render/docx/template"
)

// text is a tag for text.
func text(name string, value func(*render.Scope) string) render.Tag {
	return render.Tag{Name: name, Text: func(s *render.Scope) (string, string) { return value(s), "" }}
}

// schema are the names that the templates of the example may hold: the title
// of a plan, and of each of its commitments the title. The program's own is
// compose.Schema.
var schema = &render.Group{
	Tags: []render.Tag{text("plan.title", func(*render.Scope) string { return "Fourth Action Plan" })},
	Groups: []*render.Group{{
		Name: "commitments",
		Items: func(*render.Scope) []*render.Scope {
			return []*render.Scope{{Item: "Open contracts"}, {Item: "Open courts"}}
		},
		Tags: []render.Tag{text("commitment.title", func(s *render.Scope) string { return s.Item.(string) })},
	}},
}

// document is the text of a Word file, a paragraph for each of the texts.
func document(paragraphs ...string) []byte {
	return []byte(`<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>` +
		`<w:p><w:r><w:t>` + strings.Join(paragraphs, `</w:t></w:r></w:p><w:p><w:r><w:t>`) + `</w:t></w:r></w:p>` +
		`</w:body></w:document>`)
}

var (
	endOfParagraph = regexp.MustCompile(`</w:p>`)
	element        = regexp.MustCompile(`<[^>]*>`)
)

// lines are the paragraphs of a Word file as lines.
func lines(xml string) string {
	return element.ReplaceAllString(endOfParagraph.ReplaceAllString(xml, "\n"), "")
}

// A template is compiled once, against the names that it may hold, and then
// filled as often as wanted. The paragraphs that only begin and end a block
// are not in the result.
func Example() {
	compiled, findings, err := template.Compile(template.Source{
		File: "letter.docx", Part: "word/document.xml", Kind: template.Text, Schema: schema,
		XML: document("{plan.title}", "{#commitments}", "We promised: {commitment.title}", "{/commitments}"),
	})
	if err != nil || len(findings) > 0 {
		fmt.Println(err, findings)
		return
	}
	var out bytes.Buffer
	if err := compiled.Fill(&out, &render.Scope{}, template.Filling{Numbers: &template.Numbers{}}); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(lines(out.String()))
	// Output:
	// Fourth Action Plan
	// We promised: Open contracts
	// We promised: Open courts
}

// Mistakes come out before there is any data, with the name that was most
// probably meant.
func ExampleCompile_mistake() {
	_, findings, _ := template.Compile(template.Source{
		File: "letter.docx", Part: "word/document.xml", Kind: template.Text, Schema: schema,
		XML: document("{plan.titel}"),
	})
	for _, f := range findings {
		fmt.Println(f.Code, f.Args["tag"], "nearest:", f.Args["nearest"])
	}
	// Output:
	// template-tag-unknown {plan.titel} nearest: {plan.title}
}
