package inputstest

import (
	"fmt"
	"math/rand/v2"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"selfassess/inputs"
	"selfassess/inputs/columns"
	"selfassess/ogp"
)

// Secret is a word that stands nowhere else, in a place of a project that is
// not published.
type Secret struct {
	Word  string
	Where string
	By    string // the agency that it comes from; "" for the secretariat, "?" for anybody or the plan's contact
	Read  bool   // the program reads what stands there, so that its record has it
}

// Secrets makes a random project, with a secret in every place that is not
// published, and much besides that is.
func Secrets(seed uint64) (map[string][]byte, []Secret, error) {
	p := &planter{chooser: &chooser{Rand: rand.New(rand.NewPCG(seed, 23)), files: map[string][]byte{}}}
	if err := p.plant(); err != nil {
		return nil, nil, fmt.Errorf("project %d with secrets: %w", seed, err)
	}
	return p.files, p.secrets, nil
}

type planter struct {
	*chooser
	policy  string // of the plan for contacts
	by      string // who writes
	secrets []Secret
}

// secret is a new one, of letters and digits that every format keeps together.
func (p *planter) secret(where string) string { return p.add(where, true) }

// unread is one in a place that the program does not look at.
func (p *planter) unread(where string) string { return p.add(where, false) }

func (p *planter) add(where string, read bool) string {
	word := fmt.Sprintf("Zq%04dx", len(p.secrets)+1000)
	p.secrets = append(p.secrets, Secret{word, where, p.by, read})
	return word
}

func (p *planter) plant() error {
	text := p.planText()
	b, err := Plan(text)
	if err != nil {
		return err
	}
	plan, err := ReadPlan(b)
	if err != nil {
		return err
	}
	if p.files[inputs.PlanFile], err = p.spoil("the plan", b); err != nil {
		return err
	}
	for i := range 2 {
		p.by = "?"
		b, err := p.answers(plan)
		if err != nil {
			return err
		}
		if err := p.send(fmt.Sprintf("random return %d", i), b); err != nil {
			return err
		}
	}
	p.by = ""
	p.files["history/"+p.secret("the name of an earlier report")+".json"] = p.moment("2025-06-30", p.unread("a text of an earlier report"))
	return p.returns(plan)
}

// send spoils a workbook and puts it among the inputs, under a name that is
// private, too.
func (p *planter) send(what string, b []byte) error {
	b, err := p.spoil(what, b)
	if err != nil {
		return err
	}
	folder := ""
	if p.oneIn(2) {
		folder = "from " + p.secret("the name of the folder of "+what)
	}
	name := path.Join(inputs.ReturnsDir, folder, p.secret("the name of the file of "+what)+" final FINAL (2).xlsx")
	p.files[name] = b
	return nil
}

// returns are those whose content is known: one that replaces another, two
// that contradict each other, and a workbook of comments.
func (p *planter) returns(plan *ogp.Plan) error {
	agreed := p.mark()
	for _, s := range []struct {
		what, agency string
		text         func() string
	}{
		{"a superseded return", "moh", func() string { return p.full("superseded", 1) }},
		{"the return that counts", "moh", p.counted},
		{"one of two returns", "mof", func() string { return p.one(agreed) }},
		{"the other of two returns", "mof", func() string { return p.one(agreed) }},
	} {
		p.by = s.agency
		b, err := Return(plan, s.agency, s.text())
		if err == nil && s.what == "the return that counts" {
			b, err = p.hideLink(b)
		}
		if err != nil {
			return err
		}
		if err := p.send(s.what, b); err != nil {
			return err
		}
	}
	p.by = ""
	b, err := Raw(p.comments())
	if err != nil {
		return err
	}
	p.files["inputs/"+p.secret("the name of a file that is no workbook")+".pdf"] =
		[]byte("%PDF-1.4 " + p.unread("a file that is no workbook"))
	return p.send("a workbook of comments", b)
}

// hideLink lays an address under a cell that shows a text; Excel writes none
// under a blank one.
func (p *planter) hideLink(b []byte) ([]byte, error) {
	return Edit(b, func(f *excelize.File) error {
		tip := p.unread("the tip of a link")
		cell := cellName(columns.Results.Layout().Column("results")+1, columns.HeaderRow+1)
		shown, err := f.GetCellValue("Commitments", cell)
		if err == nil && shown == "" {
			err = f.SetCellStr("Commitments", cell, "Read more there.")
		}
		if err != nil {
			return err
		}
		return f.SetCellHyperLink("Commitments", cell,
			"https://example.org/"+p.secret("an address that no cell shows"), "External",
			excelize.HyperlinkOpts{Tooltip: &tip})
	})
}

// planText is a random plan, with contacts that are withheld.
func (p *planter) planText() string {
	p.policy, p.by = p.pick("none", "name", "all"), "?"
	text := strings.Replace(p.plan(), "publish_contacts: all\n", "publish_contacts: "+p.policy+
		"\nedition: "+p.pick("annex", "standards")+"\n"+
		p.contact("the plan", "contact_title", "contact_email", "contact_phone"), 1)
	if p.policy == "none" {
		text = contactName.ReplaceAllString(text, "contact_name: "+p.secret("the plan's contact, withheld")+"\n")
	}
	for _, a := range randomAgencies {
		p.by = a
		text = strings.Replace(text, "agency: "+a+"\n", "agency: "+a+"\n"+p.contact("agency "+a, contactKeys...), 1)
	}
	p.by = ""
	text = strings.Replace(text, "plan_id: R-1\n", "plan_id: R-1\n"+p.secret("a field that the plan has not")+": "+
		p.secret("what it says")+"\n", 1)
	text = strings.Replace(text, "== sheet Milestones\n", "commitment: 900\ntitle: "+"Of others\nlead: mof\n\n"+
		"commitment: 900\ntitle: "+p.secret("a commitment that is there twice")+"\nlead: mof\n\n"+
		"== sheet Milestones\nmilestone: 900.1\ncommitment: 900\ntext: Of others\nresponsible: mof\n\n", 1)
	var r records
	r.sheet("Narrative")
	r.fields("section", p.secret("an unknown section"), "text", p.secret("the text of an unknown section"))
	r.end()
	r.sheet("Accepted")
	r.fields("code", "section-blank", "where", "plan › Narrative › conclusion › - #611cd910", "reason",
		p.secret("why a warning stands"), "by", p.secret("who lets it stand"))
	r.end()
	r.fields("code", "required-blank", "where", p.secret("where there is no warning"), "reason",
		p.secret("why a warning would stand that is not there"), "by", p.secret("who would let it stand"))
	r.end()
	text = strings.Replace(text, "== sheet Implementation\n", "== sheet Implementation\nmilestone: "+p.secret("an unknown milestone")+
		"\nactivity: "+p.secret("an activity of an unknown milestone")+"\n\n", 1)
	if !strings.Contains(text, "== sheet Vocabulary\n") {
		r.sheet("Vocabulary")
		r.fields("word", "Half way", "means", "Limited", "note", p.secret("a note of the vocabulary"))
		r.end()
		r.fields("word", p.secret("a word that means no level"), "means", p.secret("a level that a word cannot mean"))
		r.end()
	}
	return text + r.String()
}

var contactName = regexp.MustCompile(`contact_name: .*\n(  .*\n)*`)

var contactKeys = []string{"contact_name", "contact_title", "department", "contact_email", "contact_phone"}

// contact are fields of a contact; those that the plan withholds are secrets.
func (p *planter) contact(of string, keys ...string) string {
	var r records
	for _, key := range keys {
		if p.policy == "none" || p.policy == "name" && (key == "contact_email" || key == "contact_phone") {
			r.field(key, p.secret(key+" of "+of+", withheld by "+p.policy))
		} else {
			r.field(key, p.mark())
		}
	}
	return r.String()
}

// full is a return with a secret in every cell that takes words.
func (p *planter) full(where string, submission int) string {
	var r records
	r.sheet("Read me")
	r.fields("submission", fmt.Sprint(submission))
	r.end()
	row := func(l columns.Layout, given ...string) {
		r.fields(given...)
		for _, s := range l.Stored() {
			free := (s.Kind == columns.Prose || s.Kind == columns.Short) && s.Set == ""
			if free && !s.Locked && !slices.Contains(given, s.Key) {
				r.field(s.Key, p.secret(l.Key+" "+s.Key+", "+where))
			}
		}
		r.end()
	}
	r.sheet("Commitments")
	row(columns.Results.Layout(), "commitment", p.commitments[0])
	r.sheet("Milestones")
	for _, m := range p.milestones[:min(1, len(p.milestones))] {
		row(columns.Progress.Layout(), "milestone", m)
	}
	r.sheet("Implementation")
	for _, m := range p.milestones[:min(1, len(p.milestones))] {
		row(columns.Activities.Layout(), "milestone", m)
	}
	r.sheet("Consultations")
	row(columns.Consultations.Layout())
	return r.String()
}

// counted is a return that counts, with rows and cells in it that do not.
func (p *planter) counted() string {
	var r records
	r.sheet("Read me")
	r.fields("submission", "3")
	r.end()
	r.sheet("Commitments")
	r.fields("commitment", p.commitments[0], "title", p.secret("a grey cell that was changed"),
		"level", p.secret("a level that is none")+" done", "results", p.mark(),
		"Our own notes", p.secret("a column of one's own"))
	r.b.WriteString(p.contact("the return that counts", contactKeys...))
	r.end()
	r.fields("commitment", p.secret("an unknown commitment"), "results", p.secret("a result of an unknown commitment"),
		"contact_name", p.secret("the contact of an unknown commitment"))
	r.end()
	r.sheet("Milestones")
	r.fields("milestone", "900.1", "progress", p.secret("what is for another agency to report"))
	r.end()
	r.fields("milestone", p.secret("an unknown milestone of a return"),
		"progress", p.secret("progress of an unknown milestone"))
	r.end()
	r.sheet("Implementation")
	r.fields("milestone", "900.1", "activity", p.secret("a step for another agency to tell"), "risk", p.secret("its risk"))
	r.end()
	r.fields("milestone", p.secret("an unknown milestone of a step"), "activity", p.secret("a step of an unknown milestone"))
	r.end()
	r.fields("risk", p.secret("a step without a milestone"))
	r.end()
	r.sheet("Consultations")
	r.fields("title", p.mark(), "start", "some day "+p.mark(),
		"government", p.secret("a number that is none")+" people",
		"results_presented", p.secret("an answer that is none"),
		"phase", p.secret("a phase that is none"))
	r.end()
	r.fields("event", p.secret("an event without a title"))
	r.end()
	r.fields("event", "E900", "title", "A meeting told twice", "start", "2025-05-05", "place", "Town hall")
	r.end()
	r.fields("event", "E900", "title", "A meeting told twice", "start", "2025-05-05",
		"place", p.secret("another place of an event"))
	r.end()
	return r.String()
}

// one is one of two returns with the same number.
func (p *planter) one(agreed string) string {
	var r records
	r.sheet("Read me")
	r.fields("submission", "3")
	r.end()
	r.sheet("Commitments")
	r.fields("commitment", p.commitments[0], "results", agreed,
		"public_use", p.secret("a disputed cell"), "evidence", "https://example.org/"+p.secret("a disputed link"))
	r.end()
	r.sheet("Implementation")
	r.fields("milestone", "900.1", "activity", p.secret("a step that only one of two returns has"),
		"responsible", "mof", "risk", p.secret("the risk of a step that only one of two returns has"))
	r.end()
	r.sheet("Consultations")
	r.fields("title", p.secret("an event that only one of two returns has"))
	r.end()
	return r.String()
}

// comments are remarks of which nothing is published, or not all.
func (p *planter) comments() string {
	var r records
	r.sheet("Comments")
	whole := func(where, id string, more ...string) {
		r.fields("comment", id, "received", "2025-04-04",
			"channel", p.secret("channel, "+where), "author", p.secret("author, "+where),
			"text", p.secret("text, "+where), "response", p.secret("response, "+where),
			"change_made", p.secret("change, "+where), "responder", p.secret("responder, "+where))
		r.fields(more...)
		r.end()
	}
	whole("internal", p.secret("the id of an internal remark"), "publish", "No", "publish_name", "Yes")
	whole("undecided", fmt.Sprintf("R-%04d-%08x", p.IntN(2400), p.Uint32()), "publish_name", "Yes")
	whole("that nobody can read whether to publish", "",
		"publish", "ask "+p.secret("an answer that is none"), "publish_name", "Yes")
	r.fields("comment", "", "text", p.mark(), "author", p.secret("a commenter without consent"))
	r.end()
	r.fields("text", p.mark(), "author", p.secret("a commenter who said no"), "publish_name", "No", "publish", "Yes")
	r.end()
	r.fields("text", p.mark(), "author", p.mark(), "publish_name", "Yes")
	r.end()
	return r.String()
}

// spoil puts secrets where nothing is read as a part of a table, or nothing at
// all.
func (p *planter) spoil(what string, b []byte) ([]byte, error) {
	return Edit(b, func(f *excelize.File) error {
		sheet := f.GetSheetList()[0]
		for _, s := range f.GetSheetList() {
			if s == "Milestones" || s == "Comments" {
				sheet = s
			}
		}
		return firstError(
			f.SetCellStr(sheet, "BH9", p.secret("beside a table of "+what)),
			f.SetCellStr(sheet, "BH1", p.secret("above the headers of "+what)),
			f.AddComment(sheet, excelize.Comment{Cell: "B6",
				Author: p.unread("who wrote a note in " + what), Text: p.secret("a note at a cell of " + what)}),
			p.sheets(f, what),
			f.SetDefinedName(&excelize.DefinedName{Name: p.unread("a defined name of " + what),
				RefersTo: `"` + p.unread("what a name of "+what+" means") + `"`}),
			f.SetDocProps(&excelize.DocProperties{
				Creator: p.unread("creator of " + what), LastModifiedBy: p.unread("who changed " + what),
				Title:   p.unread("title of " + what),
				Subject: p.unread("subject of " + what), Keywords: p.unread("keywords of " + what),
				Description: p.unread("description of " + what), Category: p.unread("category of " + what),
			}),
			f.SetAppProps(&excelize.AppProperties{Company: p.unread("company of " + what)}),
			f.SetCustomProps(excelize.CustomProperty{Name: p.unread("name of a property of " + what),
				Value: p.unread("property of " + what)}),
			f.SetHeaderFooter(sheet, &excelize.HeaderFooterOptions{OddHeader: p.unread("page header of " + what)}),
			f.AddShape(sheet, &excelize.Shape{Cell: "BK3", Type: "rect",
				Paragraph: []excelize.RichTextRun{{Text: p.secret("a drawing in " + what)}}}),
			p.rename(f, sheet, what),
		)
	})
}

// sheets adds sheets of one's own.
func (p *planter) sheets(f *excelize.File, what string) error {
	seen, hidden := p.secret("the name of a sheet of "+what), p.secret("the name of a hidden sheet of "+what)
	_, err := f.NewSheet(seen)
	if err == nil {
		_, err = f.NewSheet(hidden)
	}
	return firstError(err,
		f.SetCellStr(seen, "B2", p.secret("a sheet of one's own in "+what)),
		f.SetCellStr(hidden, "B2", p.secret("a hidden sheet of "+what)),
		f.SetSheetVisible(hidden, false, p.oneIn(2)))
}

// rename gives a sheet a name of one's own, by which it is still known from
// its headers.
func (p *planter) rename(f *excelize.File, sheet, what string) error {
	if sheet != "Milestones" || p.oneIn(2) {
		return nil
	}
	return f.SetSheetName(sheet, "Our "+p.secret("the name of a table's sheet in "+what))
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
