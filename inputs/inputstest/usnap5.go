package inputstest

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// usFacts is what a published national report says of its plan, as it was
// taken down in testdata/us-nap5/facts.json. Null means that the source does
// not say it; such cells stay blank.
type usFacts struct {
	Country   string            `json:"country"`
	PlanTitle string            `json:"plan_title"`
	Start     string            `json:"start_date"`
	End       string            `json:"end_date"`
	Sections  map[string]string `json:"sections"`

	Commitments   []usCommitment   `json:"commitments"`
	Consultations []usConsultation `json:"consultations"`
}

type usCommitment struct {
	Number           int           `json:"number"`
	Title            string        `json:"title"`
	Theme            string        `json:"theme"`
	LeadAgencies     []string      `json:"lead_agencies"`
	LeadUnit         string        `json:"lead_unit"`
	LeadPrinted      []string      `json:"lead_agency_printed"`
	Supporting       []string      `json:"supporting_agencies"`
	Problem          string        `json:"problem"`
	Description      string        `json:"description"`
	Contribution     string        `json:"contribution"`
	Start            string        `json:"start"`
	End              string        `json:"end"`
	Completion       string        `json:"completion"`
	CompletionSource string        `json:"completion_source"`
	Results          string        `json:"results"`
	NextSteps        string        `json:"next_steps"`
	Evidence         []string      `json:"evidence_links"`
	Milestones       []usMilestone `json:"milestones"`
}

type usMilestone struct {
	ID       string   `json:"id"`
	Text     string   `json:"text"`
	Start    string   `json:"start"`
	End      string   `json:"end"`
	Printed  string   `json:"status_printed"`
	AsOf     string   `json:"status_as_of"`
	Status   string   `json:"status"`
	Evidence []string `json:"evidence_links"`
}

type usConsultation struct {
	Date             string   `json:"date"`
	DateEnd          string   `json:"date_end"`
	Title            string   `json:"title"`
	Format           string   `json:"format"`
	Participants     *int     `json:"participants_count"`
	Sectors          []string `json:"participants_sectors"`
	ResultsPresented string   `json:"results_presented"`
	Comments         string   `json:"comments_collected"`
	Link             string   `json:"link"`
	Note             string   `json:"note"`
}

// usAgencies gives the agencies of the case their short ids.
var usAgencies = map[string]string{
	"Council on Environmental Quality":              "CEQ",
	"Department of Agriculture":                     "USDA",
	"Department of Commerce":                        "DOC",
	"Department of Education":                       "ED",
	"Department of Health and Human Services":       "HHS",
	"Department of Housing and Urban Development":   "HUD",
	"Department of Justice":                         "DOJ",
	"Department of State":                           "STATE",
	"Department of the Treasury":                    "TREASURY",
	"Domestic Policy Council":                       "DPC",
	"General Services Administration":               "GSA",
	"Internal Revenue Service":                      "IRS",
	"National Aeronautics and Space Administration": "NASA",
	"National Archives and Records Administration":  "NARA",
	"National Institutes of Health":                 "NIH",
	"National Science Foundation":                   "NSF",
	"National Security Council":                     "NSC",
	"Office of Management and Budget":               "OMB",
	"Office of Science and Technology Policy":       "OSTP",
	"Social Security Administration":                "SSA",
	"U.S. Digital Service":                          "USDS",
	"White House Counsel's Office":                  "WHCO",
}

// USNAP5 makes a project in dir of the real case: facts is the content of
// testdata/us-nap5/facts.json. It writes dir/plan.xlsx and one return a lead
// agency in dir/inputs. A milestone in progress becomes "limited", because
// the source does not say how far it has come; a commitment's level is the
// case's own "completion".
func USNAP5(facts []byte, dir string) error {
	var f usFacts
	if err := json.Unmarshal(facts, &f); err != nil {
		return fmt.Errorf("read the facts: %w", err)
	}
	leads, others, err := f.agencies()
	if err != nil {
		return err
	}
	p := &project{plan: f.plan(append(slices.Clone(leads), others...))}
	for _, name := range leads {
		p.returns = append(p.returns, agencyText{usAgencies[name], f.answers(name)})
	}
	return p.write(dir)
}

// agencies returns the names of the agencies that lead, and of those that
// only support, each in order of first appearance.
func (f *usFacts) agencies() (leads, others []string, err error) {
	for _, c := range f.Commitments {
		for _, name := range c.LeadAgencies {
			if !slices.Contains(leads, name) {
				leads = append(leads, name)
			}
		}
	}
	for _, c := range f.Commitments {
		for _, name := range c.Supporting {
			if !slices.Contains(leads, name) && !slices.Contains(others, name) {
				others = append(others, name)
			}
		}
	}
	for _, name := range append(slices.Clone(leads), others...) {
		if usAgencies[name] == "" {
			return nil, nil, fmt.Errorf("name the agencies: %q has no short id", name)
		}
	}
	return leads, others, nil
}

// usSections tells under which section of the report the case's own sections
// stand.
var usSections = [][2]string{
	{"introduction", "introduction"}, {"process_cycle", "process"}, {"irm", "irm_recommendations"},
	{"lessons", "lessons_learned"}, {"next_steps", "next_steps"}, {"conclusion", "conclusion"},
}

func (f *usFacts) plan(agencies []string) string {
	var r records
	r.sheet("Plan")
	r.fields("plan_id", "USA-2022-2024", "country", f.Country, "title", f.PlanTitle, "start", f.Start, "end", f.End,
		"language", "en", "coordinating_agency", "General Services Administration",
		"contact_name", "U.S. Open Government Secretariat", "website_url", "https://open.usa.gov",
		"report_date", "2024-08-05", "report_kind", "mid_term")
	r.end()
	r.sheet("Agencies")
	for _, name := range agencies {
		r.fields("agency", usAgencies[name], "name", name)
		r.end()
	}
	r.sheet("Commitments")
	for _, c := range f.Commitments {
		c.promise(&r)
	}
	r.sheet("Milestones")
	for _, c := range f.Commitments {
		for _, m := range c.Milestones {
			r.fields("milestone", m.ID, "commitment", fmt.Sprint(c.Number), "text", m.Text, "start", m.Start, "end", m.End)
			r.end()
		}
	}
	r.sheet("Narrative")
	for _, s := range usSections {
		if text := f.Sections[s[1]]; text != "" {
			r.fields("section", s[0], "text", text)
			r.end()
		}
	}
	r.sheet("Consultations")
	for _, e := range f.Consultations {
		e.event(&r, f.Start)
	}
	return r.String()
}

func (c *usCommitment) promise(r *records) {
	r.fields("commitment", fmt.Sprint(c.Number), "title", c.Title, "theme", c.Theme,
		"lead", usIDs(c.LeadAgencies), "supporting", usIDs(c.Supporting), "start", c.Start, "end", c.End,
		"problem", c.Problem, "description", c.Description, "contribution", c.Contribution,
		"additional", "Lead as printed in the source: "+strings.Join(c.LeadPrinted, "; "))
	r.end()
}

func usIDs(names []string) string {
	ids := make([]string, len(names))
	for i, name := range names {
		ids[i] = usAgencies[name]
	}
	return strings.Join(ids, "; ")
}

var usFormats = map[string]string{"virtual": "online", "written submissions": "online", "hybrid": "hybrid"}

var usAnswers = map[string]string{"y": "yes", "n": "no"} // "unknown" stays blank

// event writes a consultation. The source names the sectors that took part
// but does not count them; they go into the points, so that no count is
// invented.
func (e *usConsultation) event(r *records, start string) {
	phase, kind := "implementation", "public_meeting"
	if e.Date < start { // ISO dates sort as text
		phase = "co_creation"
	}
	if e.Format == "written submissions" {
		kind = "written_consultation"
	}
	participants := ""
	if e.Participants != nil {
		participants = fmt.Sprint(*e.Participants)
	}
	r.fields("title", e.Title, "start", e.Date, "end", e.DateEnd, "phase", phase, "type", kind,
		"format", usFormats[e.Format], "participants", participants,
		"results_presented", usAnswers[e.ResultsPresented], "comments_invited", usAnswers[e.Comments],
		"points", "Took part: "+strings.Join(e.Sectors, ", ")+".\n"+e.Note, "links", e.Link)
	r.end()
}

var usLevels = map[string]string{"completed": "completed", "in_progress": "limited", "not_started": "not_started"}

// answers is the return of the agency with the name.
func (f *usFacts) answers(agency string) string {
	var r, ms records
	r.sheet("Commitments")
	ms.sheet("Milestones")
	for _, c := range f.Commitments {
		if !slices.Contains(c.LeadAgencies, agency) {
			continue
		}
		r.fields("commitment", fmt.Sprint(c.Number), "level", c.Completion, "results", c.Results, "next_steps", c.NextSteps,
			"evidence", strings.Join(c.Evidence, "\n"), "department", c.LeadUnit, "additional", c.CompletionSource)
		r.end()
		for _, m := range c.Milestones {
			ms.fields("milestone", m.ID, "level", usLevels[m.Status], "evidence", strings.Join(m.Evidence, "\n"),
				"progress", fmt.Sprintf("The tracker says %q as of %s.", m.Printed, m.AsOf))
			ms.end()
		}
	}
	return r.String() + ms.String()
}
