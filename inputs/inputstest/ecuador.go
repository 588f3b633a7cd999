package inputstest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
)

// Statement is what one body says of one milestone.
type Statement struct {
	Milestone, Agency string
	Level             string // its key; "" where words are all that is said
	Voice             Voice
}

// Voice is who speaks.
type Voice uint8

// The three voices.
const (
	Government Voice = iota
	Counterpart
	Forum
)

// The shape of [Ecuador], after the plan of Ecuador of 2019–22: each milestone
// has a state by its agency, one by its counterpart in civil society, and one by
// the core group.
const (
	EcuadorCommitments = 10
	EcuadorMilestones  = 59
	EcuadorViews       = 113 // of counterparts and the forum
	EcuadorBothSpoke   = 54  // milestones with a level, and a counterpart's view with one
	EcuadorDiffer      = 16  // of these
)

// Milestones of [Ecuador] that leave the path, from 0.
var (
	ecuadorNotReported = []int{17, 40}                    // by the government; counterparts spoke
	ecuadorNotViewed   = []int{5, 23, 50}                 // by a counterpart; the government spoke
	ecuadorWordsAlone  = []int{9}                         // the forum states no level
	ecuadorNoForum     = []int{3, 14, 28, 36, 44, 51, 57} // the forum says nothing
	ecuadorTwoViews    = []int{43, 44, 45, 46, 47}        // of two counterparts
)

// Ecuador makes a project with three voices in dir, and gives all that was
// stated. It is always the same.
func Ecuador(dir string) ([]Statement, error) {
	return threeVoices(dir, 2019, (*ecuador).decide)
}

// RandomVoices is the same plan with what chance lets everybody state.
func RandomVoices(dir string, seed uint64) ([]Statement, error) {
	return threeVoices(dir, seed, (*ecuador).decideByChance)
}

func threeVoices(dir string, seed uint64, decide func(*ecuador)) ([]Statement, error) {
	e := &ecuador{generator: generator{size: Size{Commitments: EcuadorCommitments, Milestones: 6, Returns: 5},
		random: rand.New(rand.NewPCG(seed, 0))}}
	decide(e)
	p := &project{plan: e.plan()}
	for a := range e.size.Returns {
		p.returns = append(p.returns, agencyText{agencyID(a), e.answers(agencyID(a))})
	}
	for _, body := range append(e.counterparts(), forumID) {
		p.returns = append(p.returns, agencyText{body, e.answers(body)})
	}
	return e.statements, p.write(dir)
}

const forumID = "FORUM"

type ecuador struct {
	generator
	statements []Statement
}

func (e *ecuador) counterparts() (ids []string) {
	for k := range 6 {
		ids = append(ids, counterpartID(k))
	}
	return ids
}

// followers are the counterparts of commitment c: one, but of the eighth two.
func (e *ecuador) followers(c int) []string {
	first := counterpartID(c % 5)
	if c == 7 {
		return []string{first, counterpartID(5)}
	}
	return []string{first}
}

// decide settles who says what.
func (e *ecuador) decide() {
	differ := 0
	for i := range EcuadorMilestones {
		c, id := i/e.size.Milestones, milestoneNumber(i/e.size.Milestones, i%e.size.Milestones)
		level := (i*7 + i/5) % 4
		say := func(agency string, level int, voice Voice) {
			e.statements = append(e.statements, Statement{id, agency, generatedLevels[level%4], voice})
		}
		reported, viewed := !slices.Contains(ecuadorNotReported, i), !slices.Contains(ecuadorNotViewed, i)
		if reported {
			say(agencyID(e.lead(c)), level, Government)
		}
		if viewed {
			other := 0
			if reported && i%3 == 1 && differ < EcuadorDiffer {
				other, differ = 1+i%2*2, differ+1
			}
			bodies := e.followers(c)
			say(bodies[0], level+other, Counterpart)
			if slices.Contains(ecuadorTwoViews, i) {
				say(bodies[1], level+other*(i%2), Counterpart) // it agrees now with the one, now with the other
			}
		}
		switch {
		case slices.Contains(ecuadorWordsAlone, i):
			e.statements = append(e.statements, Statement{id, forumID, "", Forum})
		case !slices.Contains(ecuadorNoForum, i):
			say(forumID, level+i%5/4, Forum)
		}
	}
}

func (e *ecuador) decideByChance() {
	for i := range EcuadorMilestones {
		c, id := i/e.size.Milestones, milestoneNumber(i/e.size.Milestones, i%e.size.Milestones)
		say := func(agency string, voice Voice) {
			switch n := e.random.IntN(7); {
			case n < 4:
				e.statements = append(e.statements, Statement{id, agency, generatedLevels[n], voice})
			case n == 4:
				e.statements = append(e.statements, Statement{id, agency, "", voice})
			}
		}
		say(agencyID(e.lead(c)), Government)
		for _, body := range e.followers(c) {
			say(body, Counterpart)
		}
		say(forumID, Forum)
	}
}

func (e *ecuador) plan() string {
	var r records
	r.sheet("Plan")
	r.fields("plan_id", "GEN-2019-2022", "country", "Generated Republic", "title", "Generated Action Plan of Three Voices",
		"start", "2019-12-01", "end", "2022-08-31", "language", "en", "coordinating_agency", "Generated Office",
		"contact_name", "Head of the Open Government Unit", "forum_name", "Core Group", "report_date", "2022-11-30")
	r.end()
	r.sheet("Agencies")
	for a := range e.size.Returns {
		r.fields("agency", agencyID(a), "name", "Ministry of "+e.title(2))
		r.end()
	}
	for _, id := range e.counterparts() {
		r.fields("agency", id, "name", "Foundation for "+e.title(2), "kind", "civil_society")
		r.end()
	}
	r.fields("agency", forumID, "name", "Core Group", "kind", "forum")
	r.end()
	r.sheet("Commitments")
	for c := range EcuadorCommitments {
		r.fields("commitment", number(c), "title", e.title(5), "theme", fmt.Sprintf("Theme %d", c/4+1),
			"lead", agencyID(e.lead(c)), "counterparts", strings.Join(e.followers(c), "; "), "problem", e.prose(), "description", e.prose())
		r.end()
	}
	r.sheet("Milestones")
	for i := range EcuadorMilestones {
		c, m := i/e.size.Milestones, i%e.size.Milestones
		r.fields("milestone", milestoneNumber(c, m), "commitment", number(c), "text", e.sentence(),
			"start", fmt.Sprintf("2020-%02d-01", m+1), "end", fmt.Sprintf("2021-%02d-28", m+1))
		r.end()
	}
	return r.String()
}

// answers is the return of a body of any voice.
func (e *ecuador) answers(body string) string {
	var r records
	r.sheet("Milestones")
	for i, s := range e.statements {
		switch {
		case s.Agency != body:
			continue
		case s.Voice == Government:
			r.fields("milestone", s.Milestone, "level", s.Level, "progress", e.sentence())
			if i%4 != 0 {
				r.fields("view_response", e.sentence())
			}
		default:
			r.fields("milestone", s.Milestone, "view_level", s.Level, "view", e.sentence())
			if i%3 == 0 {
				r.fields("evidence", "https://forum.example/"+s.Milestone)
			}
		}
		r.end()
	}
	return r.String()
}
