package compose

import (
	"maps"

	"selfassess/ogp"
	"selfassess/render"
	"selfassess/templates"
)

// commentsSummary is how many comments came in and what was done with them.
func commentsSummary(w *composer) []render.Block {
	words := para(commentWords(w.source))
	if w.stats.Consultation.CommentsReceived == 0 {
		return []render.Block{words}
	}
	if outcomes := outcomeWords(w.source); outcomes != "" {
		words.Spans[0].Text += " " + outcomes
	}
	return []render.Block{words,
		render.Paragraph{Spans: []render.Span{{Text: w.Text(templates.CommentsSeeAnnex), Ref: "annex-2"}}}}
}

// commentWords counts what may be published. That there is more is no secret;
// what it is, is.
func commentWords(w *source) string {
	words := joinWords(" ", recordedWords(w), laterWords(w))
	if len(w.report.Internal) > 0 {
		words += " " + w.Text(templates.CommentsInternal)
	}
	return words
}

func recordedWords(w *source) string {
	n := w.stats.Consultation
	if n.CommentsReceived == 0 {
		if len(w.report.Comments) > 0 {
			return w.Text(templates.CommentsNoneYet, "date", w.Date(w.report.AsOf))
		}
		return w.Text(templates.CommentsNone)
	}
	return w.Plural(templates.CommentsReceived, n.CommentsReceived) + " " +
		answeredWords(w.words, n.CommentsReceived, n.CommentsAnswered)
}

// answeredWords say how many of the comments have a reply.
func answeredWords(w words, received, answered int) string {
	open := received - answered
	switch {
	case received == 1 && open == 0:
		return w.Text(templates.CommentsOneAnswered)
	case received == 1:
		return w.Text(templates.CommentsOneOpen)
	case open == 0:
		return w.Text(templates.CommentsAllAnswered)
	case answered == 0:
		return w.Text(templates.CommentsNoneAnswered)
	}
	return w.Plural(templates.CommentsAnswered, answered) + " " + w.Plural(templates.CommentsOpen, open)
}

// laterWords say how many comments came after the day that the report speaks
// of, or nothing.
func laterWords(w *source) string {
	n := len(w.report.Comments) - w.stats.Consultation.CommentsReceived
	if n <= 0 {
		return ""
	}
	return w.Plural(templates.CommentsLater, n, "date", w.Date(w.report.AsOf))
}

// outcome is how many comments became what.
type outcome struct {
	name string
	n    int
}

// outcomeCounts counts the comments by what became of them.
func outcomeCounts(w *source) []outcome {
	counts := map[ogp.Outcome]int{}
	replied := 0
	for _, c := range w.report.CommentsSoFar() {
		switch {
		case !w.report.Replied(c):
			counts[""]++
		case c.Outcome == "":
			replied++
		default:
			counts[c.Outcome]++
		}
	}
	var all []outcome
	for _, o := range ogp.Outcomes {
		all = append(all, outcome{w.setWord("outcome", string(o)), counts[o]})
	}
	if replied > 0 {
		all = append(all, outcome{w.Text(templates.CommentsReplied), replied})
	}
	return append(all, outcome{w.Text(templates.CommentsNoReply), counts[""]})
}

// outcomeWords say what became of the comments that have a reply.
func outcomeWords(w *source) string {
	var parts []string
	all := outcomeCounts(w)
	for _, o := range all[:len(all)-1] {
		if o.n > 0 {
			parts = append(parts, w.Text(templates.CommentsOutcomeItem, "outcome", o.name, "n", w.Number(o.n),
				"share", w.Share(o.n, len(w.report.CommentsSoFar()))))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return w.Text(templates.CommentsByOutcome, "list", w.And(parts))
}

// commentsAnnex is Annex 2: every comment with its response.
func commentsAnnex(w *composer) *render.Section {
	if len(w.report.Comments) == 0 {
		return w.annex(2, templates.AnnexComments, []render.Block{para(commentWords(w.source))})
	}
	columns := []render.Column{
		fixedColumn(w.Text(templates.CommentsNumber)),
		textColumn(w.Text(templates.CommentsComment), 1),
		textColumn(w.Text(templates.CommentsResponse), 1),
	}
	rows := make([]render.Row, len(w.report.Comments))
	for i := range w.report.Comments {
		c := &w.report.Comments[i]
		rows[i] = row(cell(string(c.ID)), commentCell(w.source, c), responseCell(w.source, c))
	}
	t := w.table(w.Text(templates.CommentsCaption), columns, rows)
	t.Note, t.RowHeads = noted(w.Text(templates.CommentsNote), laterWords(w.source)), 1
	return w.annex(2, templates.AnnexComments, []render.Block{t})
}

func commentCell(w *source, c *ogp.Comment) render.Cell {
	ps := []render.Paragraph{remark(joinWords(" · ", commentAuthor(w, c), w.setWord("sector", string(c.Sector)),
		w.ShortDate(c.Received), w.typed(c.Channel)))}
	if c.Target != "" {
		ps = append(ps, remark(w.Text(templates.CommentsTarget, "target", targetWords(w, c.Target))))
	}
	return proseCell(append(ps, w.paragraphs(c.Text, render.Body)...)...)
}

// commentAuthor is the name, if it may be published.
func commentAuthor(w *source, c *ogp.Comment) string {
	if c.PublishName != ogp.Yes {
		return w.Text(templates.CommentsWithheld)
	}
	return orWords(c.Author, w.Text(templates.CommentsAnonymous))
}

// targetWords says what a comment is about. A section key becomes the heading
// that its text has in the outline, a number the name of what it numbers.
func targetWords(w *source, target string) string {
	if w.commitments[ogp.ID(target)] {
		return w.Text(templates.CommitmentEyebrow, "number", target)
	}
	if w.milestones[ogp.ID(target)] {
		return w.Text(templates.CommentsMilestone, "number", target)
	}
	headings := annexHeadings
	if w.plan.Outline == ogp.StandardsOutline {
		if key, ok := standardOf[ogp.SectionKey(target)]; ok {
			return w.Label(templates.StandardSet, key)
		}
		headings = standardsHeadings
	}
	if heading, ok := headings[ogp.SectionKey(target)]; ok {
		return w.Text(heading)
	}
	return w.typed(target)
}

// annexHeadings are the headings of the annex's outline, and of what both
// outlines have.
var annexHeadings = map[ogp.SectionKey]templates.Term{
	ogp.PlanTarget: templates.CommentsPlan, ogp.ReportTarget: templates.CommentsReport,
	ogp.SecForeword: templates.SectionForeword, ogp.SecSummary: templates.SectionSummary,
	ogp.SecIntroduction: templates.SectionIntroduction, ogp.SecCycle: templates.SectionCycle,
	ogp.SecDevelopment: templates.SectionDevelopment, ogp.SecImplProcess: templates.SectionImplProcess,
	ogp.SecReport: templates.SectionReport, ogp.SecIRM: templates.SectionIRM,
	ogp.SecImplementation: templates.SectionImplementation, ogp.SecEligibility: templates.SectionEligibility,
	ogp.SecPeerExchange: templates.SectionPeer, ogp.SecLessons: templates.SectionLessons,
	ogp.SecOther: templates.SectionOther, ogp.SecNextSteps: templates.SectionNext,
	ogp.SecConclusion: templates.SectionConclusion,
}

// standardsHeadings are those of the other outline, where it has its own.
var standardsHeadings = func() map[ogp.SectionKey]templates.Term {
	all := maps.Clone(annexHeadings)
	all[ogp.SecIRM], all[ogp.SecImplementation] = templates.SectionIRMUse, templates.SectionAnalysis
	all[ogp.SecLessons], all[ogp.SecNextSteps] = templates.SectionInsights, templates.SectionAhead
	return all
}()

// standardOf are the standards under which the texts on the process stand.
var standardOf = map[ogp.SectionKey]string{ogp.SecCycle: "s1", ogp.SecDevelopment: "s3", ogp.SecReport: "s4",
	ogp.SecImplProcess: "s5"}

func responseCell(w *source, c *ogp.Comment) render.Cell {
	if !c.HasReply() {
		return spanCell(render.Span{Text: w.Text(templates.CommentsNoReply), Alert: true})
	}
	var ps []render.Paragraph
	if c.Outcome != "" {
		ps = append(ps, render.Paragraph{Spans: []render.Span{{Text: w.setWord("outcome", string(c.Outcome)), Bold: true}}})
	}
	ps = append(ps, w.paragraphs(c.Response, render.Body)...)
	if !c.ChangeMade.Blank() {
		made := w.paragraphs(c.ChangeMade, render.Body)
		if len(made) > 0 {
			made[0].Spans = append([]render.Span{{Text: w.Text(templates.CommentsChange) + " ", Bold: true}}, made[0].Spans...)
		}
		ps = append(ps, made...)
	}
	if by := joinWords(" · ", w.typed(c.Responder), w.ShortDate(c.Answered)); by != "" {
		ps = append(ps, remark(by))
	}
	return proseCell(ps...)
}
