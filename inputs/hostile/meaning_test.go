package hostile

import (
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// inPlan replaces parts of the text of the plan.
func inPlan(pairs ...string) string { return strings.NewReplacer(pairs...).Replace(planText) }

// joint is a plan in which both agencies lead commitment 1, and MOF is
// responsible for milestone 1.2.
var joint = inPlan("title: Public register of contracts\nlead: MOJ", "title: Public register of contracts\nlead: MOJ; MOF", "text: Publish the contracts\n", "text: Publish the contracts\nresponsible: MOF\n")

const mofOf1 = `
== sheet Commitments
commitment: 1
level: %s
results: We say so too.
evidence: https://example.org/mof

commitment: 2
level: Completed
results: The law is in force.
evidence: https://example.org/law

== sheet Milestones
milestone: 1.1
level: %s
actual_end: 2025-05-31

milestone: 1.2
level: Completed
actual_end: 2025-12-01

milestone: 2.1
level: Completed
actual_end: 2025-11-30
evidence: https://example.org/law
`

func project(plan, moj, mof string) map[string]string {
	return map[string]string{"plan": plan, "MOJ": moj, "MOF": mof}
}

func TestTwoThatSayDifferentThings(t *testing.T) {
	readAll(t, []reading{
		{why: "two rows of one milestone that differ", edit: cells("Milestones!A8", "1.1", "Milestones!G8", "Limited"), found: "row-twice Milestones!A8", at: milestone + "level", want: `"not_reported"`},
		{why: "two rows of one milestone that say the same", edit: func(f *excelize.File) { f.DuplicateRowTo("Milestones", 5, 8) }, found: "row-twice Milestones!A8", at: milestone + "level", want: `"completed"`},
		{why: "joint leads agree", texts: project(joint, justice, fmt.Sprintf(mofOf1, "Completed", "Completed")), at: first + "level", want: `"completed"`},
		{why: "joint leads disagree", texts: project(joint, justice, fmt.Sprintf(mofOf1, "Limited", "Completed")), found: "level-conflict Commitments!E5\nmof: challenge-missing " + resultCell("challenge") + "\nmof: level-conflict Commitments!E5", at: first + "level", want: `"not_reported"`},
		{why: "joint leads disagree on a milestone", texts: project(joint, justice, fmt.Sprintf(mofOf1, "Completed", "Limited")), found: "milestone-conflict Milestones!G5\nmof: milestone-conflict Milestones!G5\nmof: ended-not-completed Milestones!I5", at: milestone + "conflict", want: `true`},
		{why: "a level of an agency that only supports", texts: project(planText, justice, sound+"\n== sheet Commitments\ncommitment: 1.10\nlevel: Limited\nresults: We helped."), found: "mof: level-not-decisive Commitments!E5", at: "commitments.1.level", want: `"substantial"`, kept: []string{"We helped."}},
		{why: "a commitment that the agency has nothing to do with", texts: project(planText, justice, sound+"\n== sheet Commitments\ncommitment: 1\nlevel: Limited\nresults: We know better."), found: "mof: level-not-decisive Commitments!E7\nmof: row-not-expected Commitments!A7", at: first + "level", want: `"completed"`, kept: []string{"We know better."}},
	})
}

func TestNumbersThatThePlanDoesNotHave(t *testing.T) {
	readAll(t, []reading{
		{why: "a commitment", cell: "Commitments!A5", value: "11", found: "commitment-unknown Commitments!A5", kept: []string{"The register is public."}},
		{why: "with a word", cell: "Commitments!A5", value: "Commitment 1", found: "commitment-unknown Commitments!A5", kept: []string{"The register is public.", `did you mean "1"?`}},
		{why: "with a space behind", cell: "Commitments!A6", value: "1.10 ", at: "commitments.1.level", want: `"substantial"`},
		{why: "a milestone of their own", edit: cells("Milestones!A9", "1.3", "Milestones!C9", "Train the users", "Milestones!G9", "Completed"), found: "milestone-unknown Milestones!A9", kept: []string{"Train the users"}},
		{why: "a milestone of their own without a number", edit: cells("Milestones!C9", "Train the users", "Milestones!G9", "Completed"), found: "row-without-id Milestones!A9", kept: []string{"Train the users"}},
		{why: "twice in the plan", texts: project(planText+"\nmilestone: 1.1\ncommitment: 2\ntext: Another text\n", justice, sound), found: "plan: milestone-twice Milestones!A8", kept: []string{"Another text"}},
		{why: "a commitment twice in the plan", texts: project(inPlan("== sheet Milestones", "commitment: 1\ntitle: Another one\nlead: MOF\n\n== sheet Milestones"), justice, sound), found: "plan: commitment-twice Commitments!A8", kept: []string{"Another one"}},
		{why: "two numbers that are one as numbers", texts: map[string]string{"plan": inPlan("commitment: 1.10\ntitle", "commitment: 1.1\ntitle: Nearly the same\nlead: MOF\n\ncommitment: 1.10\ntitle"), "MOJ": justice, "MOF": sound + "\n== cells\nCommitments!E5: Limited\nCommitments!F5: Yes.\n" + resultCell("challenge") + ": Funding"}, at: "commitments.2.commitment", want: `"1.10"`},
	})
}

func TestAgenciesThatDoNotAnswer(t *testing.T) {
	readAll(t, []reading{
		{why: "one does not", texts: map[string]string{"plan": planText, "MOJ": justice}, found: "plan: return-missing Agencies!A6", at: "statistics.commitments.levels.not_reported", want: "1"},
		{why: "none does", texts: map[string]string{"plan": planText}, found: "plan: no-returns", at: "statistics.milestones.levels.not_reported", want: "3"},
		{why: "one has nothing to report", texts: project(inPlan("name: Ministry of Finance\n", "name: Ministry of Finance\n\nagency: MOD\nname: Ministry of Defence\n"), justice, sound)},
		{why: "a milestone is in nobody's return", edit: func(f *excelize.File) { f.RemoveRow("Milestones", 5) }, found: "level-blank Milestones", at: milestone + "level", want: `"not_reported"`},
		{why: "one was renamed in the plan", texts: map[string]string{"plan": strings.ReplaceAll(planText, "MOJ", "MOJH"), "forms": planText, "MOJ": justice, "MOF": sound}, found: "agency-unknown\nplan: return-missing Agencies!A5", kept: []string{`did you mean "MOJH"?`, "The register is public."}},
		{why: "one has another name", texts: map[string]string{"plan": inPlan("name: Ministry of Justice", "name: Ministry of Justice and Home Affairs"), "forms": planText, "MOJ": justice, "MOF": sound}, at: "record.returns.0.file", want: `"inputs/moj.xlsx"`},
		{why: "two ids that differ in case alone", texts: map[string]string{"plan": inPlan("agency: MOF", "agency: moj", "lead: MOF", "lead: moj", "supporting: MOF", "supporting: moj"), "MOJ": justice, "moj-2": sound}, at: "record.returns.1.file", want: `"inputs/moj-2.xlsx"`},
	})
}

func TestDatesThatContradict(t *testing.T) {
	readAll(t, []reading{
		{why: "the actual end before the actual start", cell: "Milestones!I5", value: "2024-08-31", found: "date-order Milestones!I5"},
		{why: "an actual end after the plan", cell: "Milestones!I6", value: "2026-08-01", found: "corrective-action-missing Milestones!M6\nmilestone-ended-after-plan Milestones!I6"},
		{why: "an actual end after the report", cell: "Milestones!I6", value: "2026-12-01", found: "date-after-report Milestones!I6"},
		{why: "an actual start after the report", edit: cells("Milestones!H6", "2026-12-01", "Milestones!I6", nil), found: "completed-without-end Milestones!I6\ndate-after-report Milestones!H6"},
		{why: "the report speaks of another day", args: []string{"--as-of", "2025-06-30"}, found: "date-after-report Milestones!I6\nmof: date-after-report Milestones!I5"},
		{why: "the day of the report itself", cell: "Milestones!I6", value: "2026-09-30", found: "corrective-action-missing Milestones!M6\nmilestone-ended-after-plan Milestones!I6"},
		{why: "the month of the report", cell: "Milestones!I6", value: "2026-09", found: "corrective-action-missing Milestones!M6\nmilestone-ended-after-plan Milestones!I6"},
		{why: "a plan without a date of the report", alone: true, texts: project(inPlan("report_date: 2026-09-30\n", ""), strings.Replace(justice, "actual_end: 2025-12-01", "actual_end: 2025-12-31", 1), sound), found: "plan: report-date-today Plan!B23"},
		{why: "an end of a milestone after the plan", texts: project(inPlan("text: Adopt the law\nend: 2025-12-31", "text: Adopt the law\nend: 2026-12-31"), justice, sound), found: "plan: milestone-after-plan Milestones!G7"},
		{why: "completed without an end", cell: "Milestones!I5", value: nil, found: "completed-without-end Milestones!I5"},
		{why: "completed without evidence", cell: "Milestones!K5", value: nil, found: "completed-without-evidence Milestones!K5"},
		{why: "not started, and begun", edit: cells("Milestones!G5", "Not started", "Milestones!I5", nil), found: "corrective-action-missing Milestones!M5\nlevel-differs Commitments!E5\nmilestone-overdue Milestones!L5\nnot-started-with-dates Milestones!H5"},
		{why: "not started, and ended", edit: cells("Milestones!G5", "Not started"), found: "corrective-action-missing Milestones!M5\nended-not-completed Milestones!I5\nlevel-differs Commitments!E5\nmilestone-overdue Milestones!L5\nnot-started-with-dates Milestones!H5"},
		{why: "limited, and ended", edit: cells("Milestones!G5", "Limited"), found: "corrective-action-missing Milestones!M5\nended-not-completed Milestones!I5\nlevel-differs Commitments!E5\nmilestone-overdue Milestones!L5"},
		{why: "not started, with words why", edit: cells("Milestones!G5", "Not started", "Milestones!H5", nil, "Milestones!I5", nil, "Milestones!L5", "The budget was cut."), found: "corrective-action-missing Milestones!M5\nlevel-differs Commitments!E5"},
		{why: "limited, with what is done about it", edit: cells("Milestones!G5", "Limited", "Milestones!I5", nil, "Milestones!L5", "The budget was cut.", "Milestones!M5", "A second tender."), found: "level-differs Commitments!E5"},
		{why: "all milestones completed, and the commitment not started", edit: cells("Commitments!E5", "Not started"), found: "challenge-missing " + resultCell("challenge") + "\nlevel-differs Commitments!E5"},
	})
}

func TestConsultations(t *testing.T) {
	at := func(ref string) string { return "Consultations!" + ref }
	readAll(t, []reading{
		{why: "none at all", texts: project(planText, justice[:strings.Index(justice, "== sheet Consultations")], sound), at: "statistics.consultations", want: `{"by_phase":{"co_creation":0,"implementation":0,"self_assessment":0},"comments_answered":0,"comments_at_events":null,"comments_received":0,"events":0,"events_with_attendance":0,"meetings":0,"participants":null}`},
		{why: "after the plan", cell: at("D5"), value: "2026-07-15", found: "event-after-end " + at("D5")},
		{why: "before the plan", cell: at("D5"), value: "2024-01-15", found: "date-outside-plan " + at("D5")},
		{why: "before the plan, when it was made", edit: cells(at("D5"), "2024-01-15", eventCell("phase"), "Co-creation"), found: "event-undecided " + eventCell("notice_date")},
		{why: "after the report", cell: at("D5"), value: "2026-12-15", found: "date-after-report " + at("D5")},
		{why: "the last day before the first", cell: at("E5"), value: "2025-02-01", found: "date-order " + at("E5")},
		{why: "the notice after the event", cell: eventCell("notice_date"), value: "2025-02-04", found: "notice-after-event " + eventCell("notice_date")},
		{why: "the notice on the day", cell: eventCell("notice_date"), value: "2025-02-03"},
		{why: "nobody came", edit: cells(eventCell("government"), 0, eventCell("civil_society"), 0, eventCell("participants"), 0), at: event + "participants", want: "0"},
		{why: "a negative number of people", cell: eventCell("civil_society"), value: -3, found: "number-unreadable " + eventCell("civil_society")},
		{why: "half a person", cell: eventCell("civil_society"), value: 2.5, found: "number-unreadable " + eventCell("civil_society")},
		{why: "fewer than the groups", cell: eventCell("participants"), value: 10, found: "participants-sum " + eventCell("participants"), at: event + "participants", want: "10"},
		{why: "more than some groups: others were there", cell: eventCell("participants"), value: 30, at: event + "participants", want: "30"},
		{why: "groups without a total", cell: eventCell("participants"), value: nil, at: event + "participants", want: "15"},
		{why: "without a date", cell: at("D5"), value: nil, found: "event-undecided " + at("D5"), at: "statistics.consultations.participants", want: "15"},
		{why: "no meeting at all", cell: eventCell("times"), value: 0, found: "number-too-small " + eventCell("times"), at: event + "times", want: "1"},
		{why: "as many meetings as it says", edit: cells(eventCell("end"), "2025-05-03", eventCell("times"), 4), at: event + "times", want: "4"},
		{why: "one meeting unless it says more", at: event + "times", want: "1"},
		{why: "the same event in two returns", texts: project(planText, justice, sound+"\n== sheet Consultations\ntitle: Forum meeting\nstart: 2025-02-03\nplace: Town Hall\nparticipants: 15\n"), found: "mof: event-joined Consultations!B5", at: "statistics.consultations.events", want: "1"},
		{why: "the same event with other numbers", texts: project(planText, justice, sound+"\n== sheet Consultations\ntitle: Forum meeting\nstart: 2025-02-03\nplace: Town Hall\nparticipants: 20\n"), found: "event-conflict " + eventCell("participants") + "\nmof: event-conflict " + eventCell("participants") + "\nmof: event-joined Consultations!B5", at: event + "participants_stated", want: "null", kept: []string{"20"}},
	})
}

func TestWhatIsAboutAPerson(t *testing.T) {
	cell := eventCell("points")
	is := func(text string) reading {
		return reading{why: text, cell: cell, value: text, found: "personal-data " + cell, kept: []string{text}}
	}
	not := func(text string) reading {
		return reading{why: "not " + text, cell: cell, value: text, kept: []string{text}}
	}
	quoted := is("write to anna.example@mail.example.org")
	quoted.at, quoted.want = "record.findings.0.found", `"anna…"`
	readAll(t, []reading{
		quoted, is("Call +64 21 555 0123 for more"), is("phone: 555 01 23"), is("Tel. (021) 555-0123"), is("ring 021 555 0123"), is("0044 20 7946 0018"), is("her passport no. LA1234567"), is("ID number 1985 0101 1234"), is("IBAN DE89370400440532013000"),
		not("https://example.org/@name/4412345678"), not("On 01.02.2025 15:30, 12 people came"), not("2024-2026"), not("01.02.2025-03.04.2025"), not("the budget is 1 500 000 000"), not("commitments 1.1, 1.2, 1.10, 2.1 and 3.4"), not("milestone id 1.10"), not("1,234,567 views"), not("2025-02-03 to 2025-02-05"), not("02/03/2025 - 05/03/2025"), not("ISO 27001:2022 and Act 2016/679"), not("from 12 to 145 000 users, 85 % of 170 588"), not("ISBN 978-92-64-12345-6"), not("telecommunications in 2024 and 2025"), not("the @ sign"),
		{why: "in a column for contacts", cell: resultCell("contact_email"), value: "anna.example@mail.example.org"},
		{why: "in a link", cell: "Milestones!K5", value: "mailto:ogp@example.org", found: "personal-data Milestones!K5"},
		{why: "in a wrapped link", cell: "Milestones!K5", value: "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org&data=05%7Canna%40example.org", found: "link-wrapped Milestones!K5", not: []string{"anna"}},
		{why: "in a wrapped link that nobody can unwrap", cell: "Milestones!K5", value: "https://protect-eu.mimecast.com/s/AbCdE?domain=example.org", found: "personal-data Milestones!K5"},
		{why: "in results", cell: "Commitments!F5", value: "Write to anna.example@mail.example.org", found: "personal-data Commitments!F5"},
		{why: "in a public comment", texts: project(planText+"\n== sheet Comments\ntext: Call me at +64 21 555 0123\noutcome: Noted\nauthor: a.b@example.org\n", justice, sound), found: "plan: personal-data Comments!I5"},
	})
}

func TestCommitmentsThatChanged(t *testing.T) {
	changed := func(how string) string {
		return inPlan("title: Access to information\nlead: MOF", "title: Access to information\nlead: MOF\nchange_date: 2025-05-01\nchange_reason: One law for both.\nchange: "+how)
	}
	readAll(t, []reading{
		{why: "withdrawn after the form was sent", texts: map[string]string{"plan": changed("withdrawn"), "forms": planText, "MOJ": justice, "MOF": sound}, at: "statistics.commitments", want: `{"added":0,"assessed":2,"levels":{"completed":1,"limited":0,"not_reported":0,"not_started":0,"substantial":1},"merged":0,"planned":3,"time":{"after_plan":0,"end_not_stated":0,"late":0,"no_due_date":1,"not_finished_when_due":0,"not_reported":0,"not_yet_due":0,"on_time":1},"withdrawn":1}`, kept: []string{"The law is in force."}},
		{why: "merged", texts: map[string]string{"plan": changed("merged"), "forms": planText, "MOJ": justice, "MOF": sound}, found: "plan: merged-into-missing Commitments!V7", at: "statistics.commitments.merged", want: "1"},
		{why: "merged into another", texts: map[string]string{"plan": changed("merged\nmerged_into: 1"), "forms": planText, "MOJ": justice, "MOF": sound}, at: "statistics.commitments.merged", want: "1"},
		{why: "merged into itself", texts: map[string]string{"plan": changed("merged\nmerged_into: 2"), "forms": planText, "MOJ": justice, "MOF": sound}, found: "plan: merged-into-itself Commitments!V7"},
		{why: "merged into one that there is not", texts: map[string]string{"plan": changed("merged\nmerged_into: 17"), "forms": planText, "MOJ": justice, "MOF": sound}, found: "plan: commitment-unknown Commitments!V7"},
		{why: "not merged, with a number all the same", texts: map[string]string{"plan": changed("amended\nmerged_into: 1"), "forms": planText, "MOJ": justice, "MOF": sound}, found: "plan: merged-into-without-merger Commitments!V7"},
		{why: "amended", texts: map[string]string{"plan": changed("amended"), "forms": planText, "MOJ": justice, "MOF": sound}, at: "statistics.commitments.assessed", want: "3"},
		{why: "added", texts: map[string]string{"plan": changed("added"), "forms": planText, "MOJ": justice, "MOF": sound}, at: "statistics.commitments.planned", want: "2"},
	})
}

func TestPlansOfEverySize(t *testing.T) {
	bare := planText[:strings.Index(planText, "== sheet Commitments")]
	readAll(t, []reading{
		{why: "no commitment", texts: map[string]string{"plan": bare}, at: "statistics.commitments.assessed", want: "0"},
		{why: "one commitment", texts: map[string]string{"plan": bare + "== sheet Commitments\ncommitment: 1\ntitle: One\nlead: MOJ\n", "MOJ": "== sheet Commitments\ncommitment: 1\nlevel: Completed\nresults: Done.\nevidence: https://example.org/"}, at: "statistics.commitments.assessed", want: "1"},
		{why: "300 commitments with 3,000 milestones", alone: true, texts: map[string]string{"plan": bare + many(300, 10, 1), "MOJ": ""}, found: "return-blank", at: "statistics.milestones.assessed", want: "3000"},
		{why: "80 agencies", alone: true, texts: ofMany(80), at: "statistics.commitments.levels.completed", want: "80"},
	})
}

// many is the text of n commitments with some milestones each, spread over
// agencies A1, A2 …; a single one is MOJ.
func many(n, milestones, agencies int) string {
	var c, m strings.Builder
	for i := 1; i <= n; i++ {
		lead := "MOJ"
		if agencies > 1 {
			lead = fmt.Sprintf("A%d", (i-1)%agencies+1)
		}
		fmt.Fprintf(&c, "commitment: %d\ntitle: Commitment number %d\nlead: %s\n\n", i, i, lead)
		for k := 1; k <= milestones; k++ {
			fmt.Fprintf(&m, "milestone: %d.%d\ncommitment: %d\ntext: Do it\nend: 2025-12-31\n\n", i, k, i)
		}
	}
	return "== sheet Commitments\n" + c.String() + "== sheet Milestones\n" + m.String()
}

func ofMany(n int) map[string]string {
	plan, agencies := planText[:strings.Index(planText, "== sheet Agencies")], "== sheet Agencies\n"
	texts := map[string]string{}
	for i := 1; i <= n; i++ {
		agencies += fmt.Sprintf("agency: A%d\nname: Agency number %d\n\n", i, i)
		texts[fmt.Sprintf("A%d", i)] = fmt.Sprintf("== sheet Commitments\ncommitment: %d\nlevel: Completed\nresults: Done.\nevidence: https://example.org/\n\n== sheet Milestones\nmilestone: %d.1\nlevel: Completed\nactual_end: 2025-10-01\nevidence: https://example.org/", i, i)
	}
	texts["plan"] = plan + agencies + many(n, 1, n)
	return texts
}
