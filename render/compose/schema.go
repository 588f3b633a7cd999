package compose

import (
	"selfassess/ogp"
	"selfassess/render"
	"selfassess/templates"
)

// Schema is the one place where a name in a template becomes a value: the
// report as a whole, and the groups that repeat within it. The meaning of
// every name stands in the catalogue, under tag.<name> and tag_group.<name>;
// names that are made by a rule have a meaning that is made by a rule.
//
// What blocks print and what tags print comes from the same functions. A tag
// has no value where a block says that there is none, so that a template can
// ask for it.
var Schema = &render.Group{
	Tags:   tags(reportTags, planTags, narrativeTags, statisticsTags, viewFigures, labelTags),
	Groups: reportGroups,
}

var reportGroups = []*render.Group{
	commitmentGroup("commitments", func(_ *source, e *render.Edition) []commitmentItem {
		return each(e.Report.Commitments)
	}),
	reportGroup("authors", signed, authorTags),
	reportGroup("themes", themeItems, themeTags,
		commitmentGroup("commitments", func(_ *source, t *themeItem) []commitmentItem { return t.Commitments })),
	reportGroup("agencies", agencyItems, agencyTags,
		commitmentGroup("commitments", func(_ *source, a *agencyItem) []commitmentItem { return a.leads }),
		commitmentGroup("supported", func(_ *source, a *agencyItem) []commitmentItem { return a.supports })),
	reportGroup("values", func(w *source) []*ogp.Group { return each(w.stats.ByValue) }, valueTags),
	reportGroup("levels", func(*source) []ogp.Level { return ogp.AllLevels[:] }, levelTags),
	reportGroup("moments", func(w *source) []*ogp.Moment { return each(w.report.Moments) }, momentTags),
	reportGroup("key_figures", func(w *source) []*render.KeyFigure { return each(keyFigures(w).Items) }, figureTags),
	reportGroup("late_milestones", lateMilestones, milestoneTags),
	reportGroup("unfinished_milestones", unfinishedMilestones, milestoneTags),
	reportGroup("differences", func(w *source) []*ogp.Difference { return each(w.stats.Differences) }, differenceTags),
	disagreementGroup(),
	reportGroup("asked", func(w *source) []*ogp.Asked { return each(w.stats.Asked) }, askedTags),
	commitmentGroup("conflicts", func(w *source, _ *render.Edition) []commitmentItem { return conflictingCommitments(w) }),
	commitmentGroup("late_commitments", func(w *source, _ *render.Edition) []commitmentItem { return behind(w) }),
	reportGroup("contributions", contributionItems, contributionTags),
	reportGroup("changes", changesOf, changeTags),
	eventGroup("consultations", func(*ogp.Event) bool { return true }),
	eventGroup("forum_meetings", func(e *ogp.Event) bool { return e.Type == ogp.ForumMeeting }),
	eventGroup("co_creation_events", func(e *ogp.Event) bool { return e.Phase == ogp.CoCreation }),
	eventGroup("implementation_events", func(e *ogp.Event) bool { return e.Phase == ogp.Implementation }),
	eventGroup("report_events", func(e *ogp.Event) bool { return e.Phase == ogp.SelfAssessment }),
	reportGroup("comments", func(w *source) []commentItem { return each(w.report.Comments) }, commentTags),
	reportGroup("outcomes", outcomeItems, outcomeTags),
	reportGroup("recommendations", func(w *source) []*ogp.Recommendation { return each(w.plan.Recommendations) },
		recommendationTags),
	reportGroup("peer_exchanges", func(w *source) []*ogp.PeerExchange { return each(w.plan.PeerExchange) }, exchangeTags),
	reportGroup("lessons", lessonItems, lessonTags),
	reportGroup("requirements", func(w *source) []requirementItem { return each(w.edition.Requirements) }, requirementTags,
		yearGroup("years", func(_ *source, q requirementItem) []ogp.YearTest { return q.Years }),
		yearGroup("calendar_years", func(_ *source, q requirementItem) []ogp.YearTest { return q.Calendar }),
		countingGroup(func(q requirementItem) []ogp.ID { return q.Counting }),
		shortGroup(func(q requirementItem) []ogp.Short { return q.Short }),
		linkGroup(func(q requirementItem) []ogp.Link { return q.Links })),
	yearGroup("meeting_years", func(w *source, _ *render.Edition) []ogp.YearTest { return testedYears(w, "5.1") }),
	yearGroup("update_years", func(w *source, _ *render.Edition) []ogp.YearTest { return testedYears(w, "2.2") }),
	reportGroup("senior_years", func(w *source) []*ogp.YearTest { return each(w.report.SeniorReviews()) }, seniorTags),
	reportGroup("updates", func(w *source) []*ogp.RepositoryUpdate { return each(w.report.Repository) }, updateTags),
	reportGroup("returns", func(w *source) []*ogp.ReturnStatus { return each(w.report.Returns) }, returnTags),
	reportGroup("findings", kindItems, findingTags),
	reportGroup("rules", func(*source) []templates.Term { return methodRules }, ruleTags),
}

var reportTags = []render.Tag{
	{Name: "report.body", Kind: render.BodyTag},
	{Name: "report.contents", Kind: render.ContentsTag},
	value("report.title", func(_ *source, e *render.Edition) string { return e.Document().Cover.Title.String() }),
	value("report.date", func(_ *source, e *render.Edition) string { return e.Document().Cover.Date.String() }),
	value("report.notice", func(_ *source, e *render.Edition) string { return e.Document().Cover.Notice.String() }),
	value("report.running", func(_ *source, e *render.Edition) string { return e.Document().Meta.Running.String() }),
	word("report.publisher", publisher),
	word("report.opening", openingWords),
	word("report.since", sinceWords),
	word("report.since_milestones", milestonesSince),
	word("report.due_since", dueSince),
	word("report.gone_since", goneWords),
	word("report.corrective", correctiveWords),
	word("report.contributions", contributionsWords),
	word("report.events", eventWords),
	word("report.forum_meetings", func(w *source) string { return forumWords(w, forumMeetings(w)) }),
	word("report.comments", commentWords),
	word("report.comment_window", commentWindowWords),
	word("report.extension", extensionWords),
	word("report.left_out", leftOutWords),
	word("report.compiled", compiledWords),
	word("report.checks", checkWords),
	word("report.unplaced", unplacedWords),
	word("report.accepted", acceptedWords),
	word("report.percents", thresholdWords),
	word("report.vocabulary", vocabularyWords),
	word("report.privacy", func(w *source) string { return w.Text(privacyTerm(w)) }),
	drawing("chart.levels", commitmentsChart),
	drawing("chart.milestones", milestonesChart),
	drawing("chart.themes", themesChart),
	drawing("chart.history", historyChart),
	drawing("chart.meetings", func(w *composer) render.Chart { return meetingsChart(w, testedYears(w.source, "5.1")) }),
}

var planTags = recordTags("plan", ogp.PlanFields, func(e *render.Edition) *ogp.Plan { return e.Report.Plan },
	own(
		word("plan.country", func(w *source) string { return w.title(w.plan.Country) }),
		word("plan.title", func(w *source) string { return w.title(w.plan.Title) }),
	),
	as("plan_id", "id"),
	own(
		value("plan.period", func(_ *source, e *render.Edition) string { return e.Document().Cover.Period.String() }),
		word("plan.years", planYears),
	),
	these("start", "end", "original_end"),
	own(word("plan.coordinating_agency", func(w *source) string { return w.actor(w.plan.CoordinatingAgency) })),
	as("forum_name", "forum"),
	as("forum_rules_url", "forum_rules"),
	as("website_url", "website"),
	as("repository_url", "repository"),
	as("reasoned_response_url", "responses"),
	these("comment_start", "comment_end"),
	// What decides how the report is made is seen in the report itself.
	unseen("language", "other_languages", "report_date", "returns_due", "report_kind", "publish_contacts", "edition"),
	own(contactTags("plan", func(e *render.Edition) ogp.Contact { return e.Report.Plan.Contact })...),
)

// contactTags are a contact as far as the plan publishes contacts.
func contactTags[T any](prefix string, of func(T) ogp.Contact) []render.Tag {
	part := func(name string, f func(words, ogp.Contact) string) render.Tag {
		t := value(prefix+"."+name, func(w *source, item T) string { return f(w.words, w.plan.PublishContacts.Public(of(item))) })
		t.Means = func(c *templates.Catalogue) string { return c.Label("tag_contact", name) }
		return t
	}
	return []render.Tag{
		part("contact", words.contactLine),
		part("contact_name", func(_ words, c ogp.Contact) string { return c.Name }),
		part("contact_title", func(_ words, c ogp.Contact) string { return c.Title }),
		part("contact_department", func(_ words, c ogp.Contact) string { return c.Department }),
		part("contact_email", func(_ words, c ogp.Contact) string { return c.Email }),
		part("contact_phone", func(_ words, c ogp.Contact) string { return c.Phone }),
	}
}

// narrativeTags are the texts of the Narrative sheet, by section.
var narrativeTags = func() []render.Tag {
	all := make([]render.Tag, len(ogp.SectionKeys))
	for i, k := range ogp.SectionKeys {
		all[i] = written("narrative."+string(k), func(w *source, _ any) (string, string) {
			return w.translated(w.narrative[k])
		})
		all[i].Means = func(words *templates.Catalogue) string {
			return words.Text("tag_pattern.narrative", "section", words.Label("narrative_section", string(k)))
		}
	}
	return all
}()
