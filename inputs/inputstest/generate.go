package inputstest

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"strings"
)

// Size is the size of a generated project.
type Size struct {
	Commitments int
	Milestones  int // of each commitment
	Events      int
	Returns     int  // one an agency; every agency leads some commitments
	Themes      int  // 0 for a few
	Careless    bool // every other completed milestone lacks its evidence

	Counterparts int // each states a view of all that it follows
	Followed     int // commitments that each follows, all different; 0 for one
}

// The sizes of the benchmarks: a small, a usual and a very large plan.
var (
	Small  = Size{Commitments: 12, Milestones: 4, Events: 10, Returns: 4}
	Medium = Size{Commitments: 40, Milestones: 8, Events: 60, Returns: 14}
	Large  = Size{Commitments: 400, Milestones: 10, Events: 1000, Returns: 134}
	// Wide is a very large plan with a theme for every agency, as some plans of
	// whole governments have it, and answers with 2,500 findings.
	Wide = Size{Commitments: 400, Milestones: 10, Events: 1000, Returns: 134, Themes: 134, Careless: true}
	// Voiced is Large with 40 counterparts, who state a view of everything.
	Voiced = Size{Commitments: 400, Milestones: 10, Events: 1000, Returns: 134, Counterparts: 40, Followed: 10}
)

// Generate makes a project of the size in dir: dir/plan.xlsx and one return
// an agency in dir/inputs. The same seed gives the same texts. Each commitment
// has 15 fields of 200 to 800 characters, five in the plan and ten in the
// return. The project has no findings of severity error.
func Generate(dir string, size Size, seed int64) error {
	return newGenerator(size, uint64(seed)).project().write(dir)
}

type generator struct {
	size   Size
	random *rand.Rand
	voices *generator        // of what counterparts say
	levels map[string]string // that agencies state, by commitment and milestone
}

func newGenerator(size Size, seed uint64) *generator {
	return &generator{size: size, random: rand.New(rand.NewPCG(seed, 0)), levels: map[string]string{},
		voices: &generator{random: rand.New(rand.NewPCG(seed, 1))}}
}

func (g *generator) project() *project {
	p := &project{plan: g.plan()}
	for a := range g.size.Returns {
		p.returns = append(p.returns, agencyText{agencyID(a), g.answers(a)})
	}
	for k := range g.size.Counterparts {
		p.returns = append(p.returns, agencyText{counterpartID(k), g.views(k)})
	}
	return p
}

func agencyID(a int) string { return fmt.Sprintf("A%03d", a+1) }

// lead is the agency that leads commitment c: neighbours have the same.
func (g *generator) lead(c int) int { return c * g.size.Returns / g.size.Commitments }

func number(c int) string { return fmt.Sprint(c + 1) }

func milestoneNumber(c, m int) string { return fmt.Sprintf("%d.%d", c+1, m+1) }

func (g *generator) plan() string {
	var r records
	r.sheet("Plan")
	r.fields("plan_id", "GEN-2024-2026", "country", "Generated Republic", "title", "Generated Action Plan",
		"start", "2024-07-01", "end", "2026-06-30", "language", "en", "coordinating_agency", "Generated Office",
		"contact_name", "Head of the Open Government Unit",
		"forum_name", "Forum", "forum_rules_url", "https://gov.example/rules",
		"website_url", "https://gov.example", "repository_url", "https://gov.example/files", "report_date", "2026-09-30")
	r.end()
	r.sheet("Agencies")
	for a := range g.size.Returns {
		r.fields("agency", agencyID(a), "name", "Ministry of "+g.title(2))
		r.end()
	}
	g.counterparts(&r)
	r.sheet("Commitments")
	for c := range g.size.Commitments {
		g.commitment(&r, c)
	}
	r.sheet("Milestones")
	for c := range g.size.Commitments {
		for m := range g.size.Milestones {
			start, end := g.span(m)
			r.fields("milestone", milestoneNumber(c, m), "commitment", number(c), "text", g.sentence(),
				"start", start, "end", end)
			r.end()
		}
	}
	r.sheet("Narrative")
	for _, section := range []string{"introduction", "process_cycle", "process_development", "process_implementation",
		"process_report", "irm", "lessons", "next_steps", "conclusion"} {
		r.fields("section", section, "text", g.prose()+"\n\n"+g.prose())
		r.end()
	}
	return r.String()
}

var generatedValues = []string{"transparency", "civic_participation", "public_accountability", "technology_innovation"}

func (g *generator) commitment(r *records, c int) {
	themes := cmp.Or(g.size.Themes, 3+g.size.Commitments/40)
	r.fields("commitment", number(c), "title", g.title(5), "theme", fmt.Sprintf("Theme %d", c*themes/g.size.Commitments+1),
		"lead", agencyID(g.lead(c)), "start", "2024-07-01", "end", "2026-06-30",
		"problem", g.prose(), "description", g.prose(), "contribution", g.prose(),
		"values", generatedValues[c%4]+"; "+generatedValues[(c+1)%4], "relevance", g.prose(), "additional", g.prose(),
		"counterparts", strings.Join(g.followers(c), "; "))
	r.end()
}

// span is when the m-th milestone of a commitment is to be done.
func (g *generator) span(m int) (start, end string) {
	month := 1 + m*11/g.size.Milestones
	return fmt.Sprintf("2025-%02d-01", month), fmt.Sprintf("2025-%02d-28", month+1)
}

// answers is the return of agency a.
func (g *generator) answers(a int) string {
	var r, ms records
	r.sheet("Commitments")
	ms.sheet("Milestones")
	for c := range g.size.Commitments {
		if g.lead(c) != a {
			continue
		}
		g.result(&r, c)
		for m := range g.size.Milestones {
			g.progress(&ms, c, m)
		}
	}
	ms.sheet("Consultations")
	for e := a; e < g.size.Events; e += g.size.Returns {
		g.event(&ms, e)
	}
	return r.String() + ms.String()
}

var generatedLevels = []string{"not_started", "limited", "substantial", "completed"}

// level is what is stated of a commitment or milestone.
func (g *generator) level(of string) string {
	g.levels[of] = generatedLevels[g.random.IntN(4)]
	return g.levels[of]
}

func (g *generator) result(r *records, c int) {
	r.fields("commitment", number(c), "level", g.level(number(c)),
		"results", g.prose(), "public_use", g.prose(), "next_steps", g.prose(), "continues", "yes",
		"challenge", "funding; dependencies", "challenge_text", g.prose(), "lessons", g.prose(),
		"communications", g.prose(), "expertise", g.prose(), "co_production", g.prose(), "use_feedback", g.prose(),
		"evidence", "https://gov.example/evidence/"+number(c), "contact_title", "Director", "department", g.title(2),
		"additional", g.prose())
	r.end()
}

func (g *generator) progress(r *records, c, m int) {
	level := g.level(milestoneNumber(c, m))
	start, end := g.span(m)
	r.fields("milestone", milestoneNumber(c, m), "level", level, "progress", g.sentence())
	switch level {
	case "completed":
		r.fields("actual_start", start, "actual_end", end)
		if !g.size.Careless || m%2 == 0 {
			r.fields("evidence", "https://gov.example/evidence/"+milestoneNumber(c, m))
		}
	case "not_started":
		r.fields("delay_reason", g.sentence())
	default:
		r.fields("actual_start", start)
	}
	r.end()
}

func (g *generator) event(r *records, e int) {
	civil, officials := 1+g.random.IntN(40), 1+g.random.IntN(20)
	r.fields("event", fmt.Sprintf("E%04d", e+1), "title", g.title(6),
		"start", fmt.Sprintf("%d-%02d-%02d", 2025+e%2, 1+e%6, 1+e%28), "phase", "implementation",
		"type", "public_meeting", "format", "in_person", "place", g.title(1), "commitments", number(e%g.size.Commitments),
		"government", fmt.Sprint(officials), "civil_society", fmt.Sprint(civil), "participants", fmt.Sprint(officials+civil),
		"results_presented", "yes", "comments_invited", "yes", "comments_received", fmt.Sprint(g.random.IntN(30)),
		"points", g.sentence(), "follow_up", g.sentence())
	r.end()
}

// syllables make words that can be read aloud and broken into lines like
// those of a real language.
var syllables = strings.Fields("ba be do fa ga go ka ke la le lo ma me mi na ne no pa pe ra re ri ro sa se si so " +
	"ta te ti to va ve vo zan der lin mor nas per sol tan vel wen")

func (g *generator) word() string {
	var b strings.Builder
	for range 1 + g.random.IntN(4) {
		b.WriteString(syllables[g.random.IntN(len(syllables))])
	}
	return b.String()
}

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

func (g *generator) title(words int) string {
	ws := make([]string, words)
	for i := range ws {
		ws[i] = g.word()
	}
	return capital(strings.Join(ws, " "))
}

func (g *generator) sentence() string { return g.title(6+g.random.IntN(12)) + "." }

// prose is a text of 200 to 800 characters, whole sentences up to the cut.
func (g *generator) prose() string {
	length := 200 + g.random.IntN(600)
	var b strings.Builder
	for b.Len() < length {
		b.WriteString(g.sentence() + " ")
	}
	return strings.TrimRight(b.String()[:length-1], " .,") + "."
}
