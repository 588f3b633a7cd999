package secretariat

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"selfassess/inputs/forms"
	"selfassess/ogp"
	"selfassess/outputs/eml"
	"selfassess/render"
	"selfassess/templates"
)

// text is a letter on its way to paper: paragraphs in one language.
type text struct {
	*templates.Catalogue
	strings.Builder
	plan    *ogp.Plan
	to      string // the address, if the plan has one
	subject string
	levels  bool // the form asks for levels
	views   bool // and for views; or for these alone
}

// write puts the letter into words.
func (l *letter) write(p *ogp.Plan) *text {
	t := &text{Catalogue: l.words, plan: p, levels: true}
	if l.agency != nil {
		t.levels, t.views = p.FormOf(l.agency.ID).Asks()
	}
	switch l.about {
	case formSent:
		t.formSent(l)
	case viewsCame:
		t.viewsCame(l)
	case allWell:
		t.allWell(l)
	case unusable:
		t.refused(l)
	case nothingCame:
		t.missing(l)
	case severalCame:
		t.conflict(l)
	default:
		t.mend(l)
	}
	t.ending()
	return t
}

// body is what the letter says. Lines end as Windows has them, so that every
// editor shows them; a paragraph is one line.
func (t *text) body() string {
	return strings.ReplaceAll(strings.TrimRight(t.String(), "\n")+"\n", "\n", "\r\n")
}

// plain is the letter as a text to copy into an e-mail, with its address and
// its subject before it.
func (t *text) plain() []byte {
	var head string
	if t.to != "" {
		head = t.words(templates.LetterTo, "address", t.to) + "\r\n"
	}
	return []byte(head + t.words(templates.LetterSubject, "text", t.subject) + "\r\n\r\n" + t.body())
}

// draft is the letter as an e-mail that is ready to be sent.
func (t *text) draft(attached []eml.Attachment) []byte {
	d := eml.Draft{To: t.to, Subject: t.subject, Text: t.body(), Attachments: attached}
	return d.Bytes()
}

// paragraph writes a line and a blank one after it.
func (t *text) paragraph(s string) { t.line(s + "\n") }

func (t *text) line(s string) { t.WriteString(s + "\n") }

// sentence writes a paragraph of the catalogue.
func (t *text) sentence(term templates.Term, values ...string) { t.paragraph(t.words(term, values...)) }

func (t *text) words(term templates.Term, values ...string) string {
	return t.Text(term, append(values, "plan", oneLine(t.plan.Title.In(ogp.Lang(t.Tag))))...)
}

// digits is a number as the language writes it.
func (t *text) digits(n int) string { return render.NewLocale(t.Catalogue).Digits(n) }

func (t *text) count(term templates.Term, n int, values ...string) string {
	return t.Count(term, n, t.digits(n), append(values, "plan", oneLine(t.plan.Title.In(ogp.Lang(t.Tag))))...)
}

// oneLine is a value of a workbook in a line of the letter.
func oneLine(s string) string { return ogp.Visible(strings.Join(strings.Fields(s), " ")) }

// fileName is the name of a file in a line of the letter.
func fileName(name string) string { return ogp.Visible(path.Base(name)) }

// heading notes address and subject, and writes the greeting.
func (t *text) heading(a *ogp.Agency, subject string) {
	t.subject = subject
	if a != nil {
		t.to = oneLine(a.Contact.Email)
	}
	switch {
	case a == nil:
		t.sentence(templates.LetterGreetingAnyone)
	case a.Contact.Name != "":
		t.sentence(templates.LetterGreeting, "name", oneLine(a.Contact.Name))
	case !a.Name.Blank():
		t.sentence(templates.LetterGreetingAgency, "agency", oneLine(a.Name.In(ogp.Lang(t.Tag))))
	default:
		t.sentence(templates.LetterGreetingAgency, "agency", string(a.ID))
	}
}

// either is the first term, or the second one for a body that is only asked how
// it sees what others carry out.
func (t *text) either(levels, views templates.Term) templates.Term {
	if t.views && !t.levels {
		return views
	}
	return levels
}

// gaps says what becomes of what is left blank.
func (t *text) gaps() {
	t.sentence(t.either(templates.LetterMissingGaps, templates.LetterViewsGaps), "level", t.Label("level", "not_reported"))
}

func (t *text) mend(l *letter) {
	s := &l.sent[0]
	number := t.digits(l.number)
	t.heading(l.agency, t.count(templates.LetterSubjectMend, len(s.points)))
	t.sentence(t.either(templates.LetterThanks, templates.LetterThanksViews), "file", fileName(s.ret.File), "number", number)
	t.paragraph(t.count(templates.LetterMend, len(s.points)))
	t.sentence(templates.LetterCopy, "copy", s.copy, "next", t.digits(l.number+1))
	t.due()
	t.points(s.points)
	t.others(l)
}

func (t *text) conflict(l *letter) {
	t.heading(l.agency, t.words(templates.LetterSubjectConflict))
	t.sentence(templates.LetterConflict, "number", t.digits(l.number))
	for _, s := range l.sent {
		t.line("- " + fileName(s.ret.File))
	}
	t.line("")
	t.sentence(templates.LetterConflictAsk)
	t.sentence(templates.LetterConflictCopy, "next", t.digits(l.number+1))
	for _, s := range l.sent {
		t.line(t.words(templates.LetterConflictLine, "copy", s.copy, "file", fileName(s.ret.File)))
	}
	t.line("")
	t.due()
	for _, s := range l.sent {
		if rest := withoutConflict(s.points); len(rest) > 0 {
			t.paragraph(t.headed(templates.LetterConflictFile, "copy", s.copy, "file", fileName(s.ret.File)))
			t.points(rest)
		}
	}
	t.others(l)
}

// withoutConflict leaves out what the letter itself is about.
func withoutConflict(ps []forms.Advised) []forms.Advised {
	return slices.DeleteFunc(slices.Clone(ps), func(p forms.Advised) bool { return p.Code == ogp.ReturnsConflict })
}

// headed is a text underlined.
func (t *text) headed(term templates.Term, values ...string) string {
	s := t.words(term, values...)
	return s + "\n" + strings.Repeat("-", len([]rune(s)))
}

func (t *text) refused(l *letter) {
	f := l.refused
	file := fileName(f.At.File)
	a := t.Advice(*f)
	t.heading(l.agency, t.words(templates.LetterSubjectRefused, "file", file))
	t.sentence(templates.LetterRefused, "file", file, "message", a.Message)
	t.sentence(templates.LetterNoCopy)
	remedy := templates.Term(templates.LetterRefusedSet + "." + string(f.Code))
	t.paragraph(t.words(remedy, "fix", cmp.Or(a.Remedy, a.Fix), "readme", t.Label("sheet", "readme")))
	if l.agency != nil {
		t.sentence(templates.LetterForm, "form", formName(l.agency.ID))
	}
	t.due()
}

func (t *text) missing(l *letter) {
	t.heading(l.agency, t.words(t.either(templates.LetterSubjectMissing, templates.LetterSubjectNoViews)))
	t.sentence(t.either(templates.LetterMissing, templates.LetterMissingViews), "form", formName(l.agency.ID))
	t.due()
	t.gaps()
	t.sentence(templates.LetterMissingSent)
}

func (t *text) formSent(l *letter) {
	t.heading(l.agency, t.words(templates.LetterSubjectForm))
	t.sentence(t.either(templates.LetterFormSent, templates.LetterFormViews), "form", formName(l.agency.ID))
	if t.levels && t.views {
		t.sentence(templates.LetterFormAlsoViews)
	}
	t.due()
	t.sentence(templates.LetterFormHow, "readme", t.Label("sheet", "readme"), "check", t.Label("sheet", "check"))
	t.gaps()
}

func (t *text) viewsCame(l *letter) {
	t.heading(l.agency, t.words(templates.LetterSubjectAnswer))
	t.sentence(templates.LetterViewsCame, "number", t.digits(l.number), "form", formName(l.agency.ID),
		"said", t.Label("column.return_milestones", "views"))
	t.sentence(templates.LetterViewsAnswer, "response", t.Label("column.return_milestones", "view_response"),
		"next", t.digits(l.number+1))
	t.due()
}

func (t *text) allWell(l *letter) {
	t.heading(l.agency, t.words(t.either(templates.LetterSubjectThanks, templates.LetterSubjectViews)))
	t.sentence(t.either(templates.LetterThanks, templates.LetterThanksViews), "file", fileName(l.file), "number", t.digits(l.number))
	t.sentence(templates.LetterAllWell)
}

// others says how to reach those who say something else about the same thing:
// only both together can tell which of the two is right.
func (t *text) others(l *letter) {
	if len(l.others) == 0 {
		return
	}
	t.sentence(templates.LetterOthers)
	for _, a := range l.others {
		c := a.Contact
		reach := []string{cmp.Or(a.Name.In(ogp.Lang(t.Tag)), string(a.ID))}
		for _, s := range []string{c.Name, c.Title, c.Department, c.Email, c.Phone} {
			if s != "" {
				reach = append(reach, s)
			}
		}
		if len(reach) == 1 {
			reach = append(reach, t.words(templates.LetterNoContact))
		}
		t.line("- " + oneLine(strings.Join(reach, ", ")))
	}
	t.line("")
}

// due says by which day answers are to come, if the plan does.
func (t *text) due() {
	if due := t.plan.ReturnsDue; !due.Blank() {
		t.sentence(templates.LetterDue, "date", render.NewLocale(t.Catalogue).Date(due))
	}
}

// points lists what to mend and what to check, by sheets, each with what to do.
func (t *text) points(asked []forms.Advised) {
	n := 0
	intro := map[ogp.Severity]templates.Term{ogp.Error: templates.LetterErrors, ogp.Warning: templates.LetterWarnings}
	for _, severity := range []ogp.Severity{ogp.Error, ogp.Warning} {
		var list []forms.Advised
		for _, a := range asked {
			if a.Severity() == severity {
				list = append(list, a)
			}
		}
		if len(list) == 0 {
			continue
		}
		t.sentence(intro[severity])
		for _, ps := range t.group(list) {
			t.paragraph(ps[0].sheet)
			for _, p := range ps {
				n++
				t.point(n, p)
			}
		}
		if severity == ogp.Warning {
			t.sentence(templates.LetterRight)
		}
	}
}

// sheetName says on which sheet of the copy a point stands, or of the file
// that was sent.
func (t *text) sheetName(a forms.Advised) string {
	switch {
	case a.Sheet == "":
		return t.words(templates.LetterWhole)
	case !a.InCopy:
		return t.words(templates.LetterSheetSent, "sheet", oneLine(a.Sheet))
	}
	return t.words(templates.LetterSheet, "sheet", oneLine(a.Sheet))
}

// point is what is wrong for one reason on one sheet: messages, each with the
// cells that it is about, and what to do.
type point struct {
	sheet, fix string
	code       ogp.Code
	messages   []message
}

type message struct {
	text  string
	cells []string
}

// group puts together what has the same remedy on the same sheet, and the
// sheets in the order in which they come.
func (t *text) group(asked []forms.Advised) (sheets [][]point) {
	for _, a := range asked {
		name := t.sheetName(a)
		i := slices.IndexFunc(sheets, func(ps []point) bool { return ps[0].sheet == name })
		if i < 0 {
			i, sheets = len(sheets), append(sheets, nil)
		}
		k := slices.IndexFunc(sheets[i], func(p point) bool { return p.code == a.Code && p.fix == a.Fix })
		if k < 0 {
			k, sheets[i] = len(sheets[i]), append(sheets[i], point{sheet: name, fix: a.Fix, code: a.Code})
		}
		sheets[i][k].add(a)
	}
	return sheets
}

// add tells a message once, whatever number of cells it is about.
func (p *point) add(a forms.Advised) {
	k := slices.IndexFunc(p.messages, func(m message) bool { return m.text == a.Message })
	if k < 0 {
		k, p.messages = len(p.messages), append(p.messages, message{text: a.Message})
	}
	if a.Cell != "" {
		p.messages[k].cells = append(p.messages[k].cells, a.Cell)
	}
}

func (t *text) point(n int, p point) {
	mark := t.digits(n) + ". "
	for _, m := range p.messages {
		line := m.text
		if len(m.cells) > 0 {
			cells := t.count(templates.LetterCell, len(m.cells), "cells", strings.Join(m.cells, ", "))
			line = t.words(templates.LetterPoint, "cells", cells, "message", m.text)
		}
		t.line(mark + line)
		mark = strings.Repeat(" ", len(mark))
	}
	t.paragraph(mark + t.words(templates.LetterFix, "fix", p.fix))
}

// ending signs with what the plan tells of its point of contact.
func (t *text) ending() {
	t.sentence(templates.LetterQuestions)
	t.sentence(templates.LetterRegards)
	c := t.plan.Contact
	agency := t.plan.CoordinatingAgency.In(ogp.Lang(t.Tag))
	for _, s := range []string{c.Name, c.Title, c.Department, agency, c.Email, c.Phone} {
		if s = oneLine(s); s != "" {
			t.line(s)
		}
	}
}
