package render

import "selfassess"

// Place is a section of the report as the sheet of public comments names it.
type Place struct {
	ID     string // of the section
	Title  string
	Target string // what a comment on it is about: a commitment's number, a section key
}

// sectionTargets are the sections that have a key of their own. A section
// that is not here belongs to the one above it, or to the report as a whole.
var sectionTargets = map[string]selfassess.SectionKey{
	"summary": selfassess.SecSummary, "introduction": selfassess.SecIntroduction, "process-cycle": selfassess.SecCycle,
	"process-development": selfassess.SecDevelopment, "process-implementation": selfassess.SecImplProcess,
	"process-report": selfassess.SecReport, "irm": selfassess.SecIRM, "implementation": selfassess.SecImplementation,
	"eligibility": selfassess.SecEligibility, "peer-exchange": selfassess.SecPeerExchange, "lessons": selfassess.SecLessons,
	"other-initiatives": selfassess.SecOther, "next-steps": selfassess.SecNextSteps, "conclusion": selfassess.SecConclusion,
	"standard-1": selfassess.SecCycle, "standard-3": selfassess.SecDevelopment, "standard-4": selfassess.SecReport,
	"standard-5": selfassess.SecImplProcess,
}

// Places lists the sections in order. Every target is one that a comment of
// the next build may have.
func (e *Edition) Places() (places []Place) {
	targets := map[string]string{}
	for id, key := range sectionTargets {
		targets[id] = string(key)
	}
	for i := range e.Report.Commitments {
		number := string(e.Report.Commitments[i].Number)
		targets["commitment-"+number] = number
	}
	var walk func(ss []*Section, above string)
	walk = func(ss []*Section, above string) {
		for _, s := range ss {
			target, ok := targets[s.ID]
			if !ok {
				target = above
			}
			places = append(places, Place{ID: s.ID, Title: s.Title(), Target: target})
			walk(s.Sections, target)
		}
	}
	walk(e.Document().Sections, selfassess.ReportTarget)
	return places
}
