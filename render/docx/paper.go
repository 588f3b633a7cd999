package docx

import (
	"regexp"
	"strconv"
	"strings"

	"selfassess/render"
)

// dimensions are the width and the height of a paper, in twentieths of a point.
type dimensions struct{ width, height int }

var papers = map[render.Paper]dimensions{render.A4: {11906, 16838}, render.Letter: {12240, 15840}}

// Paper is the paper of the template's last section, where the body stands.
func (t *Template) Paper() render.Paper {
	if (dimensions{t.sheet.width, t.sheet.height}) == papers[render.Letter] {
		return render.Letter
	}
	return render.A4
}

var wholeSize = regexp.MustCompile(`<w:pgSz\s[^>]*/>`)

// lower are the margins above and below on letter paper, which is shorter:
// the summary and the contents stay on a page each.
var lower = strings.NewReplacer(`w:top="1531"`, `w:top="1300"`, `w:bottom="1304"`, `w:bottom="1020"`)

// cut lays the built-in template out on letter paper. What stands at the right
// margin moves with it.
func (ps parts) cut(p render.Paper) {
	document := ps.related("", officeRel+"officeDocument")
	text, size := ps[document], papers[p]
	old := sheetOf(text)
	margins := old.left + old.right
	before := old.width - margins
	page := `<w:pgSz w:w="` + strconv.Itoa(size.width) + `" w:h="` + strconv.Itoa(size.height) + `"/>`
	ps[document] = []byte(lower.Replace(string(wholeSize.ReplaceAll(text, []byte(page)))))
	styles := ps.related(document, officeRel+"styles")
	edge := func(width int) string { return `<w:tab w:val="right" w:pos="` + strconv.Itoa(width) + `"/>` }
	ps[styles] = []byte(strings.ReplaceAll(string(ps[styles]), edge(before), edge(size.width-margins)))
}
