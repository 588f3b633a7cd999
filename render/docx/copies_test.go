package docx

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"selfassess/ogp"
	"selfassess/render/compose"
)

// figureParts are the relations of the text to the parts of
// testdata/drawings.txt: id, type, target, type of the content.
var figureParts = [][4]string{
	{"d4", officeRel + "chart", "charts/chart1.xml", chartType},
	{"d5", officeRel + "diagramData", "diagrams/data1.xml", "application/vnd.openxmlformats-officedocument.drawingml.diagramData+xml"},
	{"d6", officeRel + "diagramLayout", "diagrams/layout1.xml", "application/vnd.openxmlformats-officedocument.drawingml.diagramLayout+xml"},
	{"d7", officeRel + "diagramQuickStyle", "diagrams/quickStyle1.xml", "application/vnd.openxmlformats-officedocument.drawingml.diagramStyle+xml"},
	{"d8", officeRel + "diagramColors", "diagrams/colors1.xml", "application/vnd.openxmlformats-officedocument.drawingml.diagramColors+xml"},
	{"d9", "http://schemas.microsoft.com/office/2007/relationships/diagramDrawing", "diagrams/drawing1.xml", "application/vnd.ms-office.drawingml.diagramDrawing+xml"},
}

// figures is the built-in template with another text, with a chart, which has
// colours and a box of its own, and a diagram. lay makes the text of the
// paragraphs of both.
func figures(t testing.TB, lay func(chart, diagram string) string) []byte {
	t.Helper()
	fixture, err := os.ReadFile("testdata/drawings.txt")
	if err != nil {
		t.Fatal(err)
	}
	further := parts{}
	for _, section := range strings.Split(string(fixture), "\n-- ")[1:] {
		name, content, _ := strings.Cut(section, " --\n")
		further[name] = []byte(strings.TrimSpace(content))
	}
	chart, diagram, _ := strings.Cut(string(further[textPart]), "\n")
	ps, finding := readParts("report.docx", changed(t, textPart, func(s string) string {
		from, to := strings.Index(s, "<w:body>")+len("<w:body>"), strings.LastIndex(s, "<w:sectPr")
		return s[:from] + lay(chart, diagram) + s[to:]
	}))
	if finding != nil {
		t.Fatal(finding)
	}
	for name, content := range further {
		if name != textPart {
			ps[name] = content
		}
	}
	for _, d := range figureParts {
		ps.addRelations(textPart, []byte(`<Relationship Id="`+d[0]+`" Type="`+d[1]+`" Target="`+d[2]+`"/>`))
		ps.addType("word/"+d[2], d[3])
	}
	ps.addRelations("word/charts/chart1.xml", []byte(`<Relationship Id="d1" Type="http://schemas.microsoft.com/office/2011/relationships/chartColorStyle" Target="colors1.xml"/>`+
		`<Relationship Id="d3" Type="`+officeRel+`chartUserShapes" Target="../drawings/drawing1.xml"/>`))
	ps.addType("word/charts/colors1.xml", "application/vnd.ms-office.chartcolorstyle+xml")
	ps.addType("word/drawings/drawing1.xml", "application/vnd.openxmlformats-officedocument.drawingml.chartshapes+xml")
	var out bytes.Buffer
	if err := ps.write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func typed(s string) string { return `<w:p><w:r><w:t>` + s + `</w:t></w:r></w:p>` }

// inBlock is a block of the text.
func inBlock(group, s string) string { return typed("{#"+group+"}") + s + typed("{/"+group+"}") }

// figuresReport is the report of three commitments in such a template, the same
// twice.
func figuresReport(t testing.TB, lay func(chart, diagram string) string) []byte {
	t.Helper()
	tpl, findings := Parse("x.docx", figures(t, lay), compose.Schema)
	if tpl == nil || len(findings) > 0 {
		t.Fatal(findings)
	}
	var out, again bytes.Buffer
	for _, w := range []*bytes.Buffer{&out, &again} {
		if err := tpl.Write(w, sized(t, 3)); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(out.Bytes(), again.Bytes()) {
		t.Error("two runs differ")
	}
	return out.Bytes()
}

var (
	figureText     = regexp.MustCompile(`<a:t>([^<]*)`)
	relationOfCopy = regexp.MustCompile(`\sr:(?:id|dm|lo|qs|cs)="(copy\d+)"`)
	ofFigures      = regexp.MustCompile(`^word/(?:charts|diagrams|drawings)/[^/]*$`)
)

// copiesOf are the texts of the parts that copies in the text lead to, in
// order. No two lead to the same part, each is said to be something, and there
// are no others.
func copiesOf(t testing.TB, file []byte) (texts []string) {
	t.Helper()
	ps, finding := readParts("report.docx", file)
	if finding != nil {
		t.Fatal(finding)
	}
	to, used, types := map[string]string{}, map[string]bool{}, ps.types()
	for _, r := range ps.relations(textPart) {
		to[r.ID] = r.Target
	}
	var read func(part string)
	read = func(part string) {
		if used[part] || ps[part] == nil || types[strings.ToLower(part)] == "" {
			t.Fatalf("%s is used twice, is not there, or is not said to be anything", part)
		}
		used[part] = true
		for _, m := range figureText.FindAllSubmatch(ps[part], -1) {
			texts = append(texts, path.Base(path.Dir(part))+" "+string(m[1]))
		}
		if id := drawingOf(ps[part]); id != "" {
			read(to[id])
		}
		for _, r := range ps.relations(part) {
			read(r.Target)
		}
	}
	for _, m := range relationOfCopy.FindAllSubmatch(ps[textPart], -1) {
		read(to[string(m[1])])
	}
	for name := range ps {
		if ofFigures.MatchString(name) && !used[name] {
			t.Errorf("%s is left over", name)
		}
	}
	return texts
}

// A chart and a diagram in a block are copied with each item, with all that
// they lead to, and speak of the item.
func TestFiguresOfABlockAreCopiedWithEachItem(t *testing.T) {
	of := func(n int) []string {
		title, begins := fmt.Sprintf("Commitment %d", n), fmt.Sprintf("diagrams %d begins", n)
		return []string{"charts Milestones of " + title, fmt.Sprintf("drawings No. %d", n), begins, "diagrams " + title, begins, "diagrams " + title}
	}
	all := slices.Concat(of(1), of(2), of(3))
	for _, c := range []struct {
		why  string
		lay  func(chart, diagram string) string
		want []string
	}{
		{"in the text", func(chart, diagram string) string { return inBlock("commitments", chart+diagram) }, all},
		{"in a table", func(chart, diagram string) string {
			return `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="8000"/></w:tblGrid><w:tr><w:tc>` +
				inBlock("commitments", chart+diagram) + `</w:tc></w:tr></w:tbl>` + typed("")
		}, all},
		{"in a block in a block", func(chart, _ string) string { return inBlock("commitments", inBlock("milestones", chart)) },
			slices.Concat(slices.Repeat(of(1)[:2], 10), slices.Repeat(of(2)[:2], 10), slices.Repeat(of(3)[:2], 10))},
		{"in a block that is left out", func(chart, diagram string) string {
			return inBlock("commitments", typed("{^milestones}")+chart+diagram+typed("{/milestones}"))
		}, nil},
		{"twice in a block", func(chart, _ string) string { return inBlock("commitments", chart+chart) },
			slices.Concat(slices.Repeat(of(1)[:2], 2), slices.Repeat(of(2)[:2], 2), slices.Repeat(of(3)[:2], 2))},
	} {
		t.Run(c.why, func(t *testing.T) {
			if got := copiesOf(t, figuresReport(t, c.lay)); !slices.Equal(got, c.want) {
				t.Errorf(" got %q\nwant %q", got, c.want)
			}
		})
	}
}

// What stands outside of blocks is one, and its tags are those of the report;
// mistakes are told with their part; what is hidden does not come along.
func TestFiguresOutsideOfBlocksAreNotCopied(t *testing.T) {
	_, findings := Parse("x.docx", figures(t, func(chart, _ string) string {
		return strings.ReplaceAll(chart, ` descr="Chart of {commitment.title}"`, "") + inBlock("commitments", chart)
	}), compose.Schema)
	const want = "in the chart (word/charts/chart1.xml), in the paragraph \"Milestones of {commitment.title}\": " +
		"{commitment.title} stands outside of the block that it belongs to; write {#commitments} before it and {/commitments} after it"
	if len(findings) != 2 || told(t, findings[0]) != want {
		t.Errorf("%d findings: %s", len(findings), told(t, findings[0]))
	}
	tpl, findings := Parse("x.docx", figures(t, func(chart, _ string) string {
		return typed("{plan.country}") + inBlock("commitments", strings.Replace(chart, `<wp:docPr id`, `<wp:docPr hidden="1" id`, 1))
	}), compose.Schema)
	var out bytes.Buffer
	if len(findings) != 1 || findings[0].Code != ogp.TemplateHidden || tpl.Write(&out, sized(t, 3)) != nil {
		t.Fatal(findings)
	}
	if got := copiesOf(t, out.Bytes()); len(got) > 0 {
		t.Errorf("what is hidden comes along: %q", got)
	}
}

// Those who know the format find nothing to object to.
func TestCopiedFiguresAreValid(t *testing.T) {
	validator := tool(t, "ooxml-validator")
	file := figuresReport(t, func(chart, diagram string) string { return inBlock("commitments", chart+diagram) })
	name := saved(t, file, "report.docx")
	for _, version := range []string{"Office2013", "Microsoft365"} {
		out, err := exec.Command(validator, name, "--officeVersion", version).CombinedOutput()
		if err != nil || !strings.Contains(string(out), `"ok": true`) {
			t.Errorf("%s: %v\n%s", version, err, out)
		}
	}
}
