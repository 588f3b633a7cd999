package render

import "selfassess/ogp"

// Place is a section of the report as the sheet of public comments names it.
type Place struct {
	ID     string // of the section
	Title  string
	Target string // what a comment on it is about: a commitment's number, a section key
}

// sectionTargets are the sections that have a key of their own. A section
// that is not here belongs to the one above it, or to the report as a whole.
var sectionTargets = map[string]ogp.SectionKey{
	"summary": ogp.SecSummary, "introduction": ogp.SecIntroduction, "process-cycle": ogp.SecCycle,
	"process-development": ogp.SecDevelopment, "process-implementation": ogp.SecImplProcess,
	"process-report": ogp.SecReport, "irm": ogp.SecIRM, "implementation": ogp.SecImplementation,
	"eligibility": ogp.SecEligibility, "peer-exchange": ogp.SecPeerExchange, "lessons": ogp.SecLessons,
	"other-initiatives": ogp.SecOther, "next-steps": ogp.SecNextSteps, "conclusion": ogp.SecConclusion,
	"standard-1": ogp.SecCycle, "standard-3": ogp.SecDevelopment, "standard-4": ogp.SecReport,
	"standard-5": ogp.SecImplProcess,
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
			places = append(places, Place{ID: s.ID, Title: s.Title().String(), Target: target})
			walk(s.Sections, target)
		}
	}
	walk(e.Document().Sections, ogp.ReportTarget)
	return places
}
