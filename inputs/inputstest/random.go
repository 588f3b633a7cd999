package inputstest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"selfassess/inputs/columns"
	"selfassess/ogp"
)

// Random makes a project in which everything that people do to workbooks
// happens now and then. Its files come by their names. Texts, dates and large
// numbers stand there once, so that they can be looked for afterwards. The
// same seed makes the same project.
func Random(seed uint64) (map[string][]byte, error) {
	c := &chooser{Rand: rand.New(rand.NewPCG(seed, 11)), files: map[string][]byte{}}
	if err := c.project(); err != nil {
		return nil, fmt.Errorf("random project %d: %w", seed, err)
	}
	return c.files, nil
}

// chooser makes the choices.
type chooser struct {
	*rand.Rand
	marks       int
	commitments []string
	milestones  []string
	files       map[string][]byte
}

// oneIn is true once in n times.
func (c *chooser) oneIn(n int) bool { return c.IntN(n) == 0 }

func (c *chooser) pick(of ...string) string { return of[c.IntN(len(of))] }

// markedTexts are texts of several scripts and shapes; each # becomes a number.
var markedTexts = []string{
	"Text # ends.",
	"Line # of two,\nand line # too.",
	"- point #, and\n- more of #.",
	"Über # – „ça“ & <b> ends.",
	"=# is no formula.",
	"# ½ 漢字 😀 ends.",
	"פסקה # (כולה): 45% \"open\".",
	"الالتزام # – ٤٥٪، انتهى.\nשורה # שנייה.",
}

// mark is a text that stands nowhere else.
func (c *chooser) mark() string {
	c.marks++
	return strings.ReplaceAll(c.pick(markedTexts...), "#", strconv.Itoa(c.marks))
}

func (c *chooser) text() string {
	if c.oneIn(3) {
		return ""
	}
	return c.mark()
}

// date is a day that no other cell has, or what people write in its place.
func (c *chooser) date() string {
	c.marks++
	day := time.Date(2024, 7, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, c.marks)
	iso := day.Format(time.DateOnly)
	return c.pick("", iso, iso, iso, day.Format("2 January 2006"),
		fmt.Sprintf("some day %d", c.marks), "03/04/2025", "31/02/2025")
}

func (c *chooser) level() string {
	c.marks++
	return c.pick("Not started", "Limited", "Substantial", "Completed", "completed", "", randomWord,
		fmt.Sprintf("nearly done %d", c.marks))
}

func (c *chooser) count() string {
	c.marks++
	return c.pick("", strconv.Itoa(100_000+c.marks), fmt.Sprintf("about %d", c.marks), "2.5")
}

func (c *chooser) percent() string {
	c.marks++
	return c.pick("", "", strconv.Itoa(c.IntN(101)), fmt.Sprintf("%d.%02d", 2+c.IntN(97), c.IntN(100)), fmt.Sprintf("about %d %%", c.marks))
}

func (c *chooser) answer() string { return c.pick("", "Yes", "No", "perhaps") }

// link is an address, or a text where one should be.
func (c *chooser) link() string {
	c.marks++
	return c.pick("", fmt.Sprintf("https://example.org/%d", c.marks), fmt.Sprintf("see folder %d", c.marks))
}

// randomWord is what a plan may say to be a level.
const randomWord = "In full swing"

var randomAgencies = []string{"moh", "mof", "moj"}

func (c *chooser) project() error {
	plan, err := Plan(c.plan())
	if err != nil {
		return err
	}
	c.files["plan.xlsx"] = plan
	p, err := ReadPlan(plan)
	if err != nil {
		return err
	}
	for i := range 1 + c.IntN(4) {
		name := fmt.Sprintf("inputs/return-%d.xlsx", i)
		if c.oneIn(6) && i > 0 {
			c.files[name] = c.files["inputs/return-0.xlsx"] // sent twice
			continue
		}
		if c.files[name], err = c.answers(p); err != nil {
			return err
		}
	}
	for _, day := range []string{"2025-01-31", "2025-06-30", "2025-12-31"}[c.IntN(4):] {
		c.files["history/"+day+".json"] = c.moment(day, c.mark())
	}
	return nil
}

func (c *chooser) plan() string {
	var r records
	r.sheet("Plan")
	r.fields("plan_id", "R-1", "country", c.mark(), "title", c.mark(),
		"start", "2024-07-01", "end", "2026-06-30", "language", "en",
		"coordinating_agency", c.mark(), "contact_name", c.mark(), "report_date", "2026-09-30", "publish_contacts", "all")
	if c.oneIn(3) {
		r.fields("percent_not_started", "0", "percent_limited", "10", "percent_substantial", "50", "percent_completed", c.pick("100", "100", "30"))
	}
	r.end()
	r.sheet("Agencies")
	for _, a := range randomAgencies {
		c.record(&r, columns.Agencies.Layout(), "agency", a, "name", c.mark())
		r.end()
	}
	r.sheet("Commitments")
	for i := range 1 + c.IntN(4) {
		number := c.pick(strconv.Itoa(i+1), strconv.Itoa(i+1)+".10")
		c.commitments = append(c.commitments, number)
		c.record(&r, columns.Commitments.Layout(), "commitment", number, "title", c.mark(),
			"theme", c.pick("", "Theme one", "Theme two"), "lead", c.pick("moh", "mof", "moh; moj", "nobody"),
			"supporting", c.pick("", "moj", "mof"), "change", c.pick("", "", "Added", "Withdrawn", "Merged"))
		r.end()
	}
	r.sheet("Milestones")
	for i := range c.IntN(7) {
		of := c.pick(append(c.commitments, "77")...)
		c.milestones = append(c.milestones, fmt.Sprintf("%s.%d", of, i+1))
		c.record(&r, columns.Milestones.Layout(), "milestone", c.milestones[i], "commitment", of, "text", c.mark(),
			"responsible", c.pick("", "", "mof", "nobody"), "change", c.pick("", "", "", "Withdrawn"))
		r.end()
	}
	c.activities(&r)
	if c.oneIn(2) {
		r.sheet("Vocabulary")
		c.record(&r, columns.Vocabulary.Layout(), "word", randomWord, "means", c.pick("Limited", "Substantial", "nearly"))
		r.end()
	}
	c.events(&r)
	r.sheet("Comments")
	for range c.IntN(3) {
		c.record(&r, columns.Comments.Layout(), "comment", c.pick("", "C1", "C2"), "text", c.mark(),
			"target", c.pick("", "1", "the whole"), "publish_name", "Yes")
		r.end()
	}
	return r.String()
}

// activities are steps of milestones: of those that the plan and several returns
// tell of, and of others.
func (c *chooser) activities(r *records) {
	r.sheet("Implementation")
	for range c.IntN(4) {
		c.record(r, columns.Activities.Layout(), "milestone", c.pick(append(c.milestones, "9.99")...),
			"activity", c.pick(c.mark(), "Write the rules", "Train the staff"))
		r.end()
	}
}

func (c *chooser) events(r *records) {
	r.sheet("Consultations")
	for range c.IntN(4) {
		c.record(r, columns.Consultations.Layout(), "event", c.pick("", "", "E1", "E2"),
			"title", c.pick(c.mark(), "Yearly meeting"), "start", c.pick("2025-05-05", c.date()),
			"place", c.pick("", "Town hall"), "commitments", c.pick("", "all", "1; 2", "55"))
		r.end()
	}
}

// record writes a record: what is given, as key, value, key, value …, and of
// the other columns of its sheet now and then what people write into such ones.
// Names of people are left out: they are lost with rows that count for nothing.
func (c *chooser) record(r *records, l columns.Layout, given ...string) {
	r.fields(given...)
	for _, s := range l.Stored() {
		if !s.Locked && !slices.Contains(given, s.Key) && !ogp.AboutPerson(s.Key) {
			r.field(s.Key, c.value(s))
		}
	}
}

func (c *chooser) value(s columns.Spec) string {
	switch s.Kind {
	case columns.Date:
		return c.date()
	case columns.Count:
		return c.count()
	case columns.Percent:
		return c.percent()
	case columns.Link:
		return c.link()
	case columns.Level:
		return c.level()
	case columns.Answer:
		return c.answer()
	case columns.Choice:
		c.marks++
		return c.pick("", c.pick(s.Keys...), fmt.Sprintf("word %d", c.marks))
	case columns.Agency:
		return c.pick(randomAgencies...)
	case columns.Commitment:
		return c.pick(c.commitments...)
	case columns.Prose:
		return c.text()
	case columns.Short:
		c.marks++
		return c.pick("", fmt.Sprintf("Words %d; and more", c.marks), fmt.Sprintf("Words %d", c.marks))
	}
	return ""
}

// answers is the return of an agency, with what its people did to it.
func (c *chooser) answers(p *ogp.Plan) ([]byte, error) {
	var r records
	if c.oneIn(4) {
		r.sheet("Read me")
		r.fields("submission", "2")
		r.end()
	}
	r.sheet("Commitments")
	for _, number := range append(slices.Clone(c.commitments), c.pick("", "88")) {
		if number == "" || c.oneIn(4) {
			continue
		}
		c.record(&r, columns.Results.Layout(), "commitment", number)
		r.end()
	}
	r.sheet("Milestones")
	for _, number := range append(slices.Clone(c.milestones), c.pick("", "9.99")) {
		if number == "" || c.oneIn(4) {
			continue
		}
		c.record(&r, columns.Progress.Layout(), "milestone", number)
		r.end()
	}
	c.activities(&r)
	c.events(&r)
	b, err := Return(p, c.pick(randomAgencies...), r.String())
	if err != nil {
		return nil, err
	}
	return Edit(b, func(f *excelize.File) error {
		for range c.IntN(4) {
			if err := c.damage(f); err != nil {
				return err
			}
		}
		return nil
	})
}

// damage is one of the things that people do to a form.
func (c *chooser) damage(f *excelize.File) error {
	sheet := c.pick("Commitments", "Milestones", "Consultations", "Implementation")
	if i, _ := f.GetSheetIndex(sheet); i < 0 {
		return nil // renamed before
	}
	row, col := 5+c.IntN(4), 5+c.IntN(6)
	switch c.IntN(12) {
	case 0: // a column of their own between ours
		if err := f.InsertCols(sheet, "C", 1); err != nil {
			return err
		}
		f.SetCellStr(sheet, "C4", c.mark())
		return f.SetCellStr(sheet, "C6", c.mark())
	case 1: // rows above the table
		if err := f.InsertRows(sheet, 1, 2); err != nil {
			return err
		}
		return f.SetCellStr(sheet, "A1", c.mark())
	case 2:
		name := "Our notes " + strconv.Itoa(c.marks)
		if _, err := f.NewSheet(name); err != nil {
			return err
		}
		return f.SetCellStr(name, "B2", c.mark())
	case 3: // beside the table
		return f.SetCellStr(sheet, cellName(60, row), c.mark())
	case 4: // far below it
		return f.SetCellStr(sheet, cellName(col, 300), c.mark())
	case 5: // over whatever is there
		return f.SetCellStr(sheet, cellName(col, row), c.mark())
	case 6:
		return f.SetCellValue(sheet, cellName(col, row), c.pick("#", "x") == "x")
	case 7:
		return f.SetCellFloat(sheet, cellName(col, row), 1000.5+float64(c.marks), -1, 64)
	case 8:
		return f.DuplicateRowTo(sheet, row, 12)
	case 9:
		return f.SetSheetName(sheet, "Renamed "+sheet)
	case 10:
		return f.SetRowVisible(sheet, row, false)
	default:
		return f.SetCellStr(sheet, cellName(1, row), c.mark()) // another id
	}
}

// Written are the cells of a workbook that hold anything and were not in the
// blank one: who looks for lost texts looks for these. Dates and numbers are
// as they are stored.
func Written(b []byte, blank ...[]byte) ([]Cell, error) {
	ours := map[string]bool{}
	for _, o := range blank {
		cells, err := allCells(o)
		if err != nil {
			return nil, err
		}
		for _, c := range cells {
			ours[c.Sheet+"\x00"+c.Text] = true
		}
	}
	cells, err := allCells(b)
	return slices.DeleteFunc(cells, func(c Cell) bool {
		return ours[strings.TrimPrefix(c.Sheet, "Renamed ")+"\x00"+c.Text]
	}), err
}

func allCells(b []byte) (cells []Cell, err error) {
	_, err = Edit(b, func(f *excelize.File) error {
		for _, sheet := range f.GetSheetList() {
			rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
			if err != nil {
				return err
			}
			for i, row := range rows {
				for j, text := range row {
					if strings.TrimSpace(text) != "" {
						cells = append(cells, Cell{sheet, cellName(j+1, i+1), text})
					}
				}
			}
		}
		return nil
	})
	return cells, err
}
