package templates

// The terms of report.toml, one for every key: a term of several plural forms
// is named without the form. A test compares both ways, so that a word that
// nobody prints and a word that nobody wrote are both found.
const (
	// [format]
	FormatDate     Term = "format.date"
	FormatMonth    Term = "format.month"
	FormatDayMonth Term = "format.day_month"
	FormatSpan     Term = "format.span"
	FormatPercent  Term = "format.percent"
	FormatOf       Term = "format.of"
	FormatComma    Term = "format.comma"
	FormatAnd      Term = "format.and"

	// [label]
	LabelTable      Term = "label.table"
	LabelFigure     Term = "label.figure"
	LabelFigureWord Term = "label.figure_word"
	LabelAnnex      Term = "label.annex"
	LabelContents   Term = "label.contents"
	LabelPage       Term = "label.page"
	LabelTicked     Term = "label.ticked"
	LabelDraft      Term = "label.draft"

	// [report]
	ReportTitle       Term = "report.title"
	ReportTitleMid    Term = "report.title_mid"
	ReportDraft       Term = "report.draft"
	ReportDraftWindow Term = "report.draft_window"
	ReportDraftUntil  Term = "report.draft_until"
	ReportDraftFrom   Term = "report.draft_from"
	ReportKeywords    Term = "report.keywords"

	// [no]
	NoText Term = "no.text"

	// [not]
	NotReported Term = "not.reported"

	// [section]
	SectionSummary        Term = "section.summary"
	SectionIntroduction   Term = "section.introduction"
	SectionProcess        Term = "section.process"
	SectionCycle          Term = "section.cycle"
	SectionDevelopment    Term = "section.development"
	SectionImplProcess    Term = "section.impl_process"
	SectionReport         Term = "section.report"
	SectionIRM            Term = "section.irm"
	SectionImplementation Term = "section.implementation"
	SectionAnalysis       Term = "section.analysis"
	SectionStatistics     Term = "section.statistics"
	SectionEligibility    Term = "section.eligibility"
	SectionPeer           Term = "section.peer"
	SectionClosing        Term = "section.closing"
	SectionLessons        Term = "section.lessons"
	SectionOther          Term = "section.other"
	SectionNext           Term = "section.next"
	SectionConclusion     Term = "section.conclusion"
	SectionInsights       Term = "section.insights"
	SectionAhead          Term = "section.ahead"

	// [annex]
	AnnexConsultation Term = "annex.consultation"
	AnnexComments     Term = "annex.comments"
	AnnexStandards    Term = "annex.standards"
	AnnexChanges      Term = "annex.changes"
	AnnexMethod       Term = "annex.method"

	// [plan]
	PlanTitle       Term = "plan.title"
	PlanCountry     Term = "plan.country"
	PlanPeriod      Term = "plan.period"
	PlanOriginalEnd Term = "plan.original_end"
	PlanCoordinator Term = "plan.coordinator"
	PlanContact     Term = "plan.contact"
	PlanForum       Term = "plan.forum"
	PlanRules       Term = "plan.rules"
	PlanWebsite     Term = "plan.website"
	PlanRepository  Term = "plan.repository"
	PlanIdentifier  Term = "plan.identifier"

	// [summary]
	SummaryNone            Term = "summary.none"
	SummaryNoneCompleted   Term = "summary.none_completed"
	SummaryAssessed        Term = "summary.assessed"
	SummaryAssessedOne     Term = "summary.assessed_one"
	SummaryAllReported     Term = "summary.all_reported"
	SummaryMeetingsUnknown Term = "summary.meetings_unknown"
	SummaryMeetingsMet     Term = "summary.meetings_met"
	SummaryLearned         Term = "summary.learned"
	SummaryOf              Term = "summary.of"
	SummaryCompleted       Term = "summary.completed"
	SummarySubstantial     Term = "summary.substantial"
	SummaryMore            Term = "summary.more"
	SummarySilent          Term = "summary.silent"
	SummarySilentMany      Term = "summary.silent_many"
	SummaryConflicts       Term = "summary.conflicts"
	SummaryYears           Term = "summary.years"
	SummaryMeetingsMissed  Term = "summary.meetings_missed"
	SummaryMeetingsMixed   Term = "summary.meetings_mixed"

	// [key]
	KeyCompleted  Term = "key.completed"
	KeyHigh       Term = "key.high"
	KeyMilestones Term = "key.milestones"
	KeyMeetings   Term = "key.meetings"

	// [chart]
	ChartByLevel           Term = "chart.by_level"
	ChartByTheme           Term = "chart.by_theme"
	ChartMilestonesByLevel Term = "chart.milestones_by_level"
	ChartCommitments       Term = "chart.commitments"
	ChartMilestones        Term = "chart.milestones"
	ChartLevel             Term = "chart.level"
	ChartAltLevels         Term = "chart.alt_levels"
	ChartAltBar            Term = "chart.alt_bar"

	// [count]
	CountCommitments Term = "count.commitments"
	CountMilestones  Term = "count.milestones"
	CountPeople      Term = "count.people"

	// [meetings]
	MeetingsCaption         Term = "meetings.caption"
	MeetingsRule            Term = "meetings.rule"
	MeetingsNoPeriod        Term = "meetings.no_period"
	MeetingsYear            Term = "meetings.year"
	MeetingsHeld            Term = "meetings.held"
	MeetingsCounted         Term = "meetings.counted"
	MeetingsRequired        Term = "meetings.required"
	MeetingsResult          Term = "meetings.result"
	MeetingsWhy             Term = "meetings.why"
	MeetingsShort           Term = "meetings.short"
	MeetingsOutside         Term = "meetings.outside"
	MeetingsChart           Term = "meetings.chart"
	MeetingsChartBar        Term = "meetings.chart_bar"
	MeetingsCounts          Term = "meetings.counts"
	MeetingsFallsShort      Term = "meetings.falls_short"
	MeetingsMarker          Term = "meetings.marker"
	MeetingsCalendarYear    Term = "meetings.calendar_year"
	MeetingsCalendarCaption Term = "meetings.calendar_caption"
	MeetingsCalendarNote    Term = "meetings.calendar_note"
	MeetingsSeniorEvents    Term = "meetings.senior_events"
	MeetingsSeniorWho       Term = "meetings.senior_who"
	MeetingsSeniorCaption   Term = "meetings.senior_caption"
	MeetingsSeniorNote      Term = "meetings.senior_note"

	// [forum]
	ForumNone       Term = "forum.none"
	ForumNoMeetings Term = "forum.no_meetings"
	ForumCaption    Term = "forum.caption"
	ForumMeetings   Term = "forum.meetings"
	ForumGap        Term = "forum.gap"

	// [development]
	DevelopmentCaption Term = "development.caption"
	DevelopmentNone    Term = "development.none"

	// [impl_process]
	ImplProcessCaption Term = "impl_process.caption"
	ImplProcessNone    Term = "impl_process.none"

	// [report_events]
	ReportEventsCaption Term = "report_events.caption"

	// [event]
	EventDate         Term = "event.date"
	EventEvent        Term = "event.event"
	EventType         Term = "event.type"
	EventParticipants Term = "event.participants"
	EventTableNote    Term = "event.table_note"
	EventSeeAnnex     Term = "event.see_annex"
	EventNone         Term = "event.none"
	EventNoAttendance Term = "event.no_attendance"
	EventForm         Term = "event.form"
	EventGovernment   Term = "event.government"
	EventCivil        Term = "event.civil"
	EventOthers       Term = "event.others"
	EventResults      Term = "event.results"
	EventComments     Term = "event.comments"
	EventCaption      Term = "event.caption"
	EventAll          Term = "event.all"
	EventID           Term = "event.id"
	EventPhase        Term = "event.phase"
	EventPlace        Term = "event.place"
	EventOrganiser    Term = "event.organiser"
	EventCoHost       Term = "event.co_host"
	EventNotice       Term = "event.notice"
	EventSenior       Term = "event.senior"
	EventScope        Term = "event.scope"
	EventLinks        Term = "event.links"
	EventPoints       Term = "event.points"
	EventFollowUp     Term = "event.follow_up"
	EventSector       Term = "event.sector"
	EventBreakdown    Term = "event.breakdown"
	EventHeld         Term = "event.held"
	EventInPhase      Term = "event.in_phase"
	EventAttendance   Term = "event.attendance"
	EventRaised       Term = "event.raised"
	EventAbout        Term = "event.about"

	// [record]
	RecordHeading Term = "record.heading"

	// [comments]
	CommentsNone           Term = "comments.none"
	CommentsNoWindow       Term = "comments.no_window"
	CommentsFrom           Term = "comments.from"
	CommentsUntil          Term = "comments.until"
	CommentsWindow         Term = "comments.window"
	CommentsSeeAnnex       Term = "comments.see_annex"
	CommentsOutcome        Term = "comments.outcome"
	CommentsCount          Term = "comments.count"
	CommentsOutcomeCaption Term = "comments.outcome_caption"
	CommentsReplied        Term = "comments.replied"
	CommentsNoReply        Term = "comments.no_reply"
	CommentsNumber         Term = "comments.number"
	CommentsComment        Term = "comments.comment"
	CommentsResponse       Term = "comments.response"
	CommentsCaption        Term = "comments.caption"
	CommentsNote           Term = "comments.note"
	CommentsWithheld       Term = "comments.withheld"
	CommentsAnonymous      Term = "comments.anonymous"
	CommentsTarget         Term = "comments.target"
	CommentsPlan           Term = "comments.plan"
	CommentsReport         Term = "comments.report"
	CommentsChange         Term = "comments.change"
	CommentsReceived       Term = "comments.received"
	CommentsAnswered       Term = "comments.answered"
	CommentsOpen           Term = "comments.open"

	// [irm]
	IRMNone           Term = "irm.none"
	IRMNumber         Term = "irm.number"
	IRMRecommendation Term = "irm.recommendation"
	IRMAddressed      Term = "irm.addressed"
	IRMHow            Term = "irm.how"
	IRMNext           Term = "irm.next"
	IRMCaption        Term = "irm.caption"

	// [peer]
	PeerDate      Term = "peer.date"
	PeerWith      Term = "peer.with"
	PeerTopic     Term = "peer.topic"
	PeerDirection Term = "peer.direction"
	PeerText      Term = "peer.text"
	PeerCaption   Term = "peer.caption"

	// [lessons]
	LessonsOf       Term = "lessons.of"
	LessonsAgencies Term = "lessons.agencies"

	// [voice]
	VoiceName   Term = "voice.name"
	VoiceAnswer Term = "voice.answer"
	VoiceOf     Term = "voice.of"
	VoiceHead   Term = "voice.head"

	// [commitment]
	CommitmentEyebrow          Term = "commitment.eyebrow"
	CommitmentLead             Term = "commitment.lead"
	CommitmentLeads            Term = "commitment.leads"
	CommitmentPeriod           Term = "commitment.period"
	CommitmentRevised          Term = "commitment.revised"
	CommitmentSupporting       Term = "commitment.supporting"
	CommitmentValues           Term = "commitment.values"
	CommitmentTheme            Term = "commitment.theme"
	CommitmentPolicy           Term = "commitment.policy"
	CommitmentLevel            Term = "commitment.level"
	CommitmentProblem          Term = "commitment.problem"
	CommitmentDescription      Term = "commitment.description"
	CommitmentContribution     Term = "commitment.contribution"
	CommitmentRelevance        Term = "commitment.relevance"
	CommitmentAdditional       Term = "commitment.additional"
	CommitmentResults          Term = "commitment.results"
	CommitmentPublicUse        Term = "commitment.public_use"
	CommitmentForumView        Term = "commitment.forum_view"
	CommitmentCorrective       Term = "commitment.corrective"
	CommitmentNext             Term = "commitment.next"
	CommitmentContinues        Term = "commitment.continues"
	CommitmentEvidence         Term = "commitment.evidence"
	CommitmentChallenges       Term = "commitment.challenges"
	CommitmentContributions    Term = "commitment.contributions"
	CommitmentContact          Term = "commitment.contact"
	CommitmentStateActors      Term = "commitment.state_actors"
	CommitmentOtherActors      Term = "commitment.other_actors"
	CommitmentReturnAdditional Term = "commitment.return_additional"
	CommitmentIRM              Term = "commitment.irm"
	CommitmentIRMNote          Term = "commitment.irm_note"

	// [contribution]
	ContributionCommunications Term = "contribution.communications"
	ContributionExpertise      Term = "contribution.expertise"
	ContributionCoProduction   Term = "contribution.co_production"
	ContributionUseFeedback    Term = "contribution.use_feedback"

	// [contact]
	ContactWithheld Term = "contact.withheld"
	ContactNone     Term = "contact.none"

	// [level]
	LevelConflict   Term = "level.conflict"
	LevelImplied    Term = "level.implied"
	LevelNotImplied Term = "level.not_implied"
	LevelDeclared   Term = "level.declared"
	LevelDeclaredAs Term = "level.declared_as"
	LevelNobody     Term = "level.nobody"

	// [change]
	ChangeOn      Term = "change.on"
	ChangeOutside Term = "change.outside"
	ChangeReason  Term = "change.reason"

	// [milestone]
	MilestoneStatus      Term = "milestone.status"
	MilestoneNone        Term = "milestone.none"
	MilestoneNumber      Term = "milestone.number"
	MilestoneMilestone   Term = "milestone.milestone"
	MilestoneStart       Term = "milestone.start"
	MilestoneEnd         Term = "milestone.end"
	MilestoneActual      Term = "milestone.actual"
	MilestoneCaption     Term = "milestone.caption"
	MilestoneDetails     Term = "milestone.details"
	MilestoneOutput      Term = "milestone.output"
	MilestoneResponsible Term = "milestone.responsible"
	MilestoneStarted     Term = "milestone.started"
	MilestoneRevised     Term = "milestone.revised"
	MilestoneDelay       Term = "milestone.delay"
	MilestoneEvidence    Term = "milestone.evidence"
	MilestoneChange      Term = "milestone.change"
	MilestoneDates       Term = "milestone.dates"

	// [late]
	LateBecause Term = "late.because"
	LateUnknown Term = "late.unknown"
	LateDays    Term = "late.days"
	LateMonths  Term = "late.months"

	// [activity]
	ActivityActivity    Term = "activity.activity"
	ActivityDates       Term = "activity.dates"
	ActivityResponsible Term = "activity.responsible"
	ActivityRisk        Term = "activity.risk"
	ActivityStatus      Term = "activity.status"
	ActivityCaption     Term = "activity.caption"
	ActivityPlan        Term = "activity.plan"
	ActivityOutput      Term = "activity.output"
	ActivityResources   Term = "activity.resources"
	ActivityMitigation  Term = "activity.mitigation"

	// [theme]
	ThemeNone    Term = "theme.none"
	ThemeRunning Term = "theme.running"

	// [list]
	ListNumber     Term = "list.number"
	ListCommitment Term = "list.commitment"
	ListCaption    Term = "list.caption"

	// [group]
	GroupTheme              Term = "group.theme"
	GroupByTheme            Term = "group.by_theme"
	GroupByThemeMilestones  Term = "group.by_theme_milestones"
	GroupAgency             Term = "group.agency"
	GroupByAgency           Term = "group.by_agency"
	GroupByAgencyMilestones Term = "group.by_agency_milestones"
	GroupAgencyNote         Term = "group.agency_note"
	GroupValue              Term = "group.value"
	GroupByValue            Term = "group.by_value"
	GroupByValueMilestones  Term = "group.by_value_milestones"
	GroupValueNote          Term = "group.value_note"
	GroupNoAgency           Term = "group.no_agency"
	GroupNoValue            Term = "group.no_value"
	GroupCompleted          Term = "group.completed"
	GroupHigh               Term = "group.high"

	// [flow]
	FlowWhat      Term = "flow.what"
	FlowPlanned   Term = "flow.planned"
	FlowAdded     Term = "flow.added"
	FlowWithdrawn Term = "flow.withdrawn"
	FlowMerged    Term = "flow.merged"
	FlowAssessed  Term = "flow.assessed"
	FlowCaption   Term = "flow.caption"
	FlowNote      Term = "flow.note"

	// [levels]
	LevelsShare    Term = "levels.share"
	LevelsTotal    Term = "levels.total"
	LevelsAll      Term = "levels.all"
	LevelsHigh     Term = "levels.high"
	LevelsCaption  Term = "levels.caption"
	LevelsNote     Term = "levels.note"
	LevelsRounding Term = "levels.rounding"

	// [timing]
	TimingAgainst     Term = "timing.against"
	TimingOnTime      Term = "timing.on_time"
	TimingLate        Term = "timing.late"
	TimingNoDate      Term = "timing.no_date"
	TimingCell        Term = "timing.cell"
	TimingPlanned     Term = "timing.planned"
	TimingDue         Term = "timing.due"
	TimingCaption     Term = "timing.caption"
	TimingNote        Term = "timing.note"
	TimingLateCaption Term = "timing.late_caption"
	TimingInForce     Term = "timing.in_force"
	TimingHow         Term = "timing.how"

	// [evidence]
	EvidenceWith        Term = "evidence.with"
	EvidenceWithout     Term = "evidence.without"
	EvidenceUnsupported Term = "evidence.unsupported"
	EvidenceCaption     Term = "evidence.caption"
	EvidenceNote        Term = "evidence.note"
	EvidenceCommitments Term = "evidence.commitments"
	EvidenceMilestones  Term = "evidence.milestones"

	// [difference]
	DifferenceNone     Term = "difference.none"
	DifferenceConflict Term = "difference.conflict"
	DifferenceDeclared Term = "difference.declared"
	DifferenceImplied  Term = "difference.implied"
	DifferenceCaption  Term = "difference.caption"

	// [changes]
	ChangesExtended Term = "changes.extended"
	ChangesNone     Term = "changes.none"
	ChangesWhat     Term = "changes.what"
	ChangesChange   Term = "changes.change"
	ChangesDate     Term = "changes.date"
	ChangesReason   Term = "changes.reason"
	ChangesCaption  Term = "changes.caption"
	ChangesCount    Term = "changes.count"

	// [standards]
	StandardsNumber         Term = "standards.number"
	StandardsRequirement    Term = "standards.requirement"
	StandardsWhy            Term = "standards.why"
	StandardsCaption        Term = "standards.caption"
	StandardsIntro          Term = "standards.intro"
	StandardsGap            Term = "standards.gap"
	StandardsNotice         Term = "standards.notice"
	StandardsLinks          Term = "standards.links"
	StandardsUpdates        Term = "standards.updates"
	StandardsUpdatesCaption Term = "standards.updates_caption"
	StandardsCounting       Term = "standards.counting"
	StandardsShort          Term = "standards.short"
	StandardsComment        Term = "standards.comment"
	StandardsCounts         Term = "standards.counts"
	StandardsPlanYear       Term = "standards.plan_year"
	StandardsLine           Term = "standards.line"
	StandardsRequirements   Term = "standards.requirements"
	StandardsNoticeDays     Term = "standards.notice_days"
	StandardsNoticeAfter    Term = "standards.notice_after"
	StandardsYear           Term = "standards.year"

	// [method]
	MethodIntro        Term = "method.intro"
	MethodReturns      Term = "method.returns"
	MethodChecks       Term = "method.checks"
	MethodStatistics   Term = "method.statistics"
	MethodRepository   Term = "method.repository"
	MethodPrivacy      Term = "method.privacy"
	MethodDeclared     Term = "method.declared"
	MethodConflict     Term = "method.conflict"
	MethodSilent       Term = "method.silent"
	MethodChanged      Term = "method.changed"
	MethodImplied      Term = "method.implied"
	MethodHigh         Term = "method.high"
	MethodShares       Term = "method.shares"
	MethodSeveral      Term = "method.several"
	MethodTiming       Term = "method.timing"
	MethodEvidence     Term = "method.evidence"
	MethodRequirements Term = "method.requirements"

	// [returns]
	ReturnsNone       Term = "returns.none"
	ReturnsAgency     Term = "returns.agency"
	ReturnsFile       Term = "returns.file"
	ReturnsSubmission Term = "returns.submission"
	ReturnsIssued     Term = "returns.issued"
	ReturnsStatus     Term = "returns.status"
	ReturnsCaption    Term = "returns.caption"
	ReturnsConflict   Term = "returns.conflict"
	ReturnsMissing    Term = "returns.missing"
	ReturnsNotAsked   Term = "returns.not_asked"
	ReturnsReceived   Term = "returns.received"
	ReturnsSuperseded Term = "returns.superseded"

	// [checks]
	ChecksNone     Term = "checks.none"
	ChecksFound    Term = "checks.found"
	ChecksSeverity Term = "checks.severity"
	ChecksPlace    Term = "checks.place"
	ChecksMessage  Term = "checks.message"
	ChecksCaption  Term = "checks.caption"
	ChecksErrors   Term = "checks.errors"
	ChecksWarnings Term = "checks.warnings"
	ChecksNotes    Term = "checks.notes"
	ChecksUnplaced Term = "checks.unplaced"

	// [repository]
	RepositoryNone        Term = "repository.none"
	RepositoryDate        Term = "repository.date"
	RepositoryWhat        Term = "repository.what"
	RepositoryKind        Term = "repository.kind"
	RepositoryCommitments Term = "repository.commitments"
	RepositoryLink        Term = "repository.link"
	RepositoryCaption     Term = "repository.caption"

	// [privacy]
	PrivacyAll      Term = "privacy.all"
	PrivacyName     Term = "privacy.name"
	PrivacyNone     Term = "privacy.none"
	PrivacyComments Term = "privacy.comments"
)

// The closed sets of report.toml: their keys are the values of a type of the
// root package, read with Label(set, key).
const (
	ReasonSet           = "reason"
	RequirementSet      = "requirement"
	RequirementShortSet = "requirement_short"
	StandardSet         = "standard"
	VerdictSet          = "verdict"
)
