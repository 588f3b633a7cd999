package ogp

// Told is how many meetings answer a question: surely with yes, perhaps, since
// something of them is blank or their date too vague.
type Told struct{ Yes, Perhaps int }

// EvidenceOfAction answers the two questions by which the IRM looks for
// evidence of action on requirement 5.1, on what was recorded up to the report's
// date within the plan: meetings during implementation at which civil society
// was present, and those at which results were presented, too, and comments
// invited.
func (r *Report) EvidenceOfAction() (met, presented Told) {
	if len(r.years()) == 0 {
		return met, presented
	}
	from, to := r.Plan.Start, r.lastDay(r.Plan.End)
	for _, e := range r.EventsSoFar() {
		w := e.window()
		if !w.touches(from, to) {
			continue
		}
		why := e.shortOfMeeting()
		var attended []Reason
		for _, reason := range why {
			switch reason {
			case WrongPhase, PhaseNotRecorded, NotAMeeting, CivilSocietyAbsent, CivilSocietyNotRecorded:
				attended = append(attended, reason)
			}
		}
		met.add(e.Meetings(), w.inside(from, to), attended)
		presented.add(e.Meetings(), w.inside(from, to), why)
	}
	return met, presented
}

func (t *Told) add(n int, inside bool, why []Reason) {
	switch {
	case inside && len(why) == 0:
		t.Yes += n
	case unrecorded(why):
		t.Perhaps += n
	}
}
