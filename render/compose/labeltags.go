package compose

import (
	"selfassess/ogp"
	"selfassess/render"
	"selfassess/templates"
)

// labelTerms are the words that stand beside values: headings, field names,
// heads and captions of tables. The name of a label's tag is that of its term.
var labelTerms = []templates.Term{
	templates.NoText,
	templates.NotReported,
	templates.SectionForeword, templates.SectionSummary, templates.SectionGlance, templates.SectionIntroduction,
	templates.SectionProcess, templates.SectionCycle,
	templates.SectionDevelopment, templates.SectionImplProcess, templates.SectionReport, templates.SectionIRM,
	templates.SectionIRMUse, templates.SectionImplementation, templates.SectionAnalysis, templates.SectionStatistics, templates.SectionHistory,
	templates.SectionEligibility, templates.SectionPeer, templates.SectionClosing, templates.SectionLessons,
	templates.SectionOther, templates.SectionNext, templates.SectionConclusion, templates.SectionInsights,
	templates.SectionAhead,
	templates.AnnexConsultation, templates.AnnexComments, templates.AnnexStandards, templates.AnnexChanges,
	templates.AnnexMethod, templates.AnnexEvidence,
	templates.PlanTitle, templates.PlanCountry, templates.PlanPeriod, templates.PlanOriginalEnd,
	templates.PlanCoordinator, templates.PlanContact, templates.PlanForum, templates.PlanRules, templates.PlanWebsite,
	templates.PlanRepository, templates.PlanResponses, templates.PlanIdentifier,
	templates.SummaryLearned,
	templates.ChartByLevel, templates.ChartByTheme, templates.ChartMilestonesByLevel, templates.ChartCommitments,
	templates.ChartMilestones,
	templates.MeetingsCaption, templates.MeetingsRule, templates.MeetingsNoPeriod, templates.MeetingsYear,
	templates.MeetingsHeld, templates.MeetingsCounted, templates.MeetingsRequired, templates.MeetingsResult,
	templates.MeetingsWhy, templates.MeetingsChart, templates.MeetingsCounts, templates.MeetingsFallsShort,
	templates.MeetingsCalendarYear, templates.MeetingsCalendarCaption, templates.MeetingsCalendarNote,
	templates.MeetingsMayNote, templates.MeetingsSeniorEvents, templates.MeetingsSeniorResult, templates.MeetingsSeniorWho, templates.MeetingsSeniorCaption,
	templates.MeetingsSeniorNote,
	templates.NotRecorded, templates.MeetingsPossible, templates.MeetingsVague, templates.MeetingsNone,
	templates.MeetingsSeniorNone, templates.StandardsReading, templates.StandardsUnopened, templates.StandardsFigures,
	templates.StandardsMay, templates.IRMMet, templates.IRMPresented, templates.IRMNotRecorded,
	templates.ForumNone, templates.ForumCaption,
	templates.DevelopmentCaption, templates.DevelopmentNone,
	templates.ImplProcessCaption, templates.ImplProcessNone,
	templates.ReportEventsCaption,
	templates.EventDate, templates.EventEvent, templates.EventType, templates.EventParticipants, templates.EventForm,
	templates.EventGovernment, templates.EventCivil, templates.EventOthers, templates.EventResults,
	templates.EventComments, templates.EventCaption, templates.EventID, templates.EventPhase, templates.EventPlace,
	templates.EventOrganiser, templates.EventCoHost, templates.EventTimes,
	templates.EventOpen, templates.EventNotice, templates.EventSenior, templates.EventScope,
	templates.EventLinks, templates.EventPoints, templates.EventFollowUp,
	templates.RecordHeading,
	templates.CommentsOutcome, templates.CommentsCount, templates.CommentsOutcomeCaption, templates.CommentsNumber,
	templates.CommentsComment, templates.CommentsResponse, templates.CommentsCaption, templates.CommentsNote,
	templates.CommentsChange,
	templates.IRMNone, templates.IRMNumber, templates.IRMRecommendation, templates.IRMAddressed, templates.IRMHow,
	templates.IRMNext, templates.IRMCaption,
	templates.PeerDate, templates.PeerWith, templates.PeerTopic, templates.PeerDirection, templates.PeerText,
	templates.PeerCaption,
	templates.LessonsAgencies,
	templates.CommitmentLead, templates.CommitmentLeads, templates.CommitmentPeriod, templates.CommitmentRevised,
	templates.CommitmentSupporting, templates.CommitmentValues, templates.CommitmentTheme, templates.CommitmentPolicy,
	templates.CommitmentLevel, templates.CommitmentProblem, templates.CommitmentDescription,
	templates.CommitmentContribution, templates.CommitmentRelevance, templates.CommitmentAdditional,
	templates.CommitmentResults, templates.CommitmentPublicUse, templates.CommitmentForumView,
	templates.CommitmentCorrective, templates.CommitmentNext, templates.CommitmentContinues,
	templates.CommitmentEvidence, templates.CommitmentChallenges, templates.CommitmentContributions,
	templates.CommitmentContact, templates.CommitmentStateActors, templates.CommitmentOtherActors,
	templates.CommitmentReturnAdditional, templates.CommitmentIRM, templates.CommitmentIRMNote,
	templates.ContributionCommunications, templates.ContributionExpertise, templates.ContributionCoProduction,
	templates.ContributionUseFeedback, templates.ContributionsWay, templates.ContributionsWhich,
	templates.ContributionsCaption,
	templates.BehindWhat, templates.CorrectiveMissing, templates.CorrectiveCaption,
	templates.ContactWithheld, templates.ContactNone,
	templates.ChangeReason,
	templates.MilestoneStatus, templates.MilestoneNone, templates.MilestoneNumber, templates.MilestoneMilestone,
	templates.MilestoneStart, templates.MilestoneEnd, templates.MilestoneActual, templates.MilestonePlannedSpan,
	templates.MilestoneActualSpan, templates.MilestoneDetails, templates.MilestoneDelay, templates.MilestoneEvidence,
	templates.MilestoneCorrective, templates.MilestoneOccurred,
	templates.MilestoneOutput,
	templates.ActivityActivity, templates.ActivityDates, templates.ActivityResponsible, templates.ActivityRisk,
	templates.ActivityStatus, templates.ActivityPlan, templates.ActivityOutput, templates.ActivityResources,
	templates.ActivityMitigation,
	templates.ListNumber, templates.ListCommitment,
	templates.GlanceCaption, templates.GlanceCommitment, templates.GlanceMilestones, templates.GlanceUnfinished, templates.GlanceEvidence,
	templates.GlanceForum, templates.GlanceRating,
	templates.ResultMilestones, templates.ResultUnfinished,
	templates.EvidenceOf, templates.EvidenceItem, templates.EvidenceListCaption,
	templates.HistoryChart, templates.HistoryLevels, templates.HistoryDay, templates.HistoryTable, templates.HistoryMoved, templates.HistoryAbsent, templates.HistoryThen,
	templates.GroupTheme, templates.GroupByTheme, templates.GroupByThemeMilestones, templates.GroupAgency,
	templates.GroupByAgency, templates.GroupByAgencyMilestones, templates.GroupAgencyNote, templates.GroupValue,
	templates.GroupByValue, templates.GroupByValueMilestones, templates.GroupValueNote, templates.GroupCompleted,
	templates.GroupThemeTable, templates.GroupAgencyTable, templates.GroupValueTable,
	templates.GroupHigh,
	templates.FlowWhat, templates.GroupMilestones, templates.FlowPlanned, templates.FlowAdded, templates.FlowWithdrawn, templates.FlowMerged,
	templates.FlowAssessed, templates.FlowCaption, templates.FlowNote,
	templates.LevelsShare, templates.LevelsTotal, templates.LevelsAll, templates.LevelsHigh, templates.LevelsCaption,
	templates.LevelsRounding,
	templates.TimeState, templates.TimeDue, templates.TimeReason, templates.TimeNoReason, templates.TimeNoneLate,
	templates.TimingLateCaption, templates.TimingInForce, templates.TimingHow,
	templates.EvidenceWith, templates.EvidenceWithout, templates.EvidenceUnsupported, templates.EvidenceCaption,
	templates.EvidenceNote,
	templates.DifferenceNone, templates.DifferenceDeclared, templates.DifferenceImplied, templates.DifferenceCaption,
	templates.ViewsSection, templates.ViewsBody, templates.ViewsOnCommitments, templates.ViewsOnMilestones,
	templates.ViewsAskedCaption, templates.ViewsCaption, templates.ViewsNumber, templates.ViewsGovernment,
	templates.ViewsViews, templates.ViewsAnswered, templates.ViewsNoAnswer,
	templates.ChangesNone, templates.ChangesWhat, templates.ChangesChange, templates.ChangesDate,
	templates.ChangesReason, templates.ChangesCaption,
	templates.StandardsNumber, templates.StandardsRequirement, templates.StandardsWhy, templates.StandardsCaption,
	templates.StandardsIntro, templates.StandardsGap, templates.StandardsNotice, templates.StandardsLinks,
	templates.StandardsUpdates, templates.StandardsUpdatesCaption, templates.StandardsCounting, templates.StandardsShort,
	templates.StandardsRequirements,
	templates.MethodReturns, templates.MethodChecks, templates.MethodStatistics, templates.MethodRepository,
	templates.MethodPrivacy,
	templates.ReturnsNone, templates.ReturnsAgency, templates.ReturnsSubmission,
	templates.ReturnsIssued, templates.ReturnsStatus, templates.ReturnsCaption,
	templates.ChecksKind, templates.ChecksErrorsHead, templates.ChecksWarningsHead, templates.ChecksNotesHead,
	templates.ChecksCaption,
	templates.RepositoryNone, templates.RepositoryDate, templates.RepositoryWhat, templates.RepositoryKind,
	templates.RepositoryCommitments, templates.RepositoryLink, templates.RepositoryCaption,
}

// labelSets are closed sets whose words serve as labels too.
var labelSets = []struct {
	name string
	keys []string
}{
	{"level", names(ogp.AllLevels[:], ogp.Level.Key)},
	{"sector", names(ogp.Sectors, func(s ogp.Sector) string { return string(s) })},
	{templates.StandardSet, []string{"s1", "s2", "s3", "s4", "s5"}},
}

func names[T any](all []T, name func(T) string) []string {
	found := make([]string, len(all))
	for i, v := range all {
		found[i] = name(v)
	}
	return found
}

// labelTags are the words of the catalogue, so that one template serves every
// language. A few have short names of their own.
var labelTags = func() []render.Tag {
	all := []render.Tag{
		value("label.contents", func(_ *source, e *render.Edition) string { return e.Document().Labels.Contents }),
		value("label.draft", func(_ *source, e *render.Edition) string { return e.Document().Meta.Draft }),
		pageLabel(),
		word("label.level", func(w *source) string { return w.Text(templates.CommitmentLevel) }),
	}
	for _, t := range labelTerms {
		all = append(all, label(t))
	}
	for _, set := range labelSets {
		for _, key := range set.keys {
			all = append(all, label(templates.Term(set.name+"."+key)))
		}
	}
	return all
}()

// pageLabel is the tag for the number of the page.
func pageLabel() render.Tag {
	t := value("label.page", func(_ *source, e *render.Edition) string { return e.Document().Labels.Page })
	t.Kind = render.PageTag
	return t
}

// label is a tag for words of the catalogue; its meaning are those words.
func label(t templates.Term) render.Tag {
	return ruled(word("label."+string(t), func(w *source) string { return w.Text(t) }), "label",
		func(words *templates.Catalogue) []string { return []string{"words", words.Text(t)} })
}
