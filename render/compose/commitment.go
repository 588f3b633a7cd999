package compose

import (
	"strings"

	"selfassess/ogp"
	"selfassess/render"
	"selfassess/templates"
)

// commitmentRecord is the commitment completion template of the handbook's
// annex: at its head the facts and what became of the commitment, then the
// fields in the annex's order. The outline of the standards has the results
// before the plan's own text. One that was withdrawn or merged has the same
// record: what was written of it is still shown.
func commitmentRecord(w *composer, c *ogp.CommitmentReport) *render.Section {
	s := recordHead(w.source, c)
	s.Running = plain(joinWords(" · ", s.Eyebrow, w.title(c.Title)))
	s.Blocks = append(s.Blocks, factsOf(w.source, c)...)
	if c.Change != ogp.Unchanged {
		s.Blocks = append(s.Blocks, changeNote(w.source, changeOf(c))...)
	}
	if boxed(c) {
		s.Blocks = append(s.Blocks, resultsBox(w.source, c)...)
	}
	plan := planBlocks(w.source, c)
	if w.plan.Outline != ogp.StandardsOutline {
		s.Blocks, plan = append(s.Blocks, plan...), nil
	}
	s.Blocks = append(s.Blocks, reportedBlocks(w.source, c)...)
	s.Blocks = append(s.Blocks, milestoneBlocks(w, c)...)
	s.Blocks = append(s.Blocks, plan...)
	s.Blocks = append(s.Blocks, afterMilestones(w, c)...)
	s.Blocks = append(s.Blocks, unwritten(w.source, c)...)
	return s
}

// boxed tells whether the record has the box of results: what was withdrawn or
// merged has one only if its level was stated.
func boxed(c *ogp.CommitmentReport) bool { return c.Active() || c.Level != ogp.NotReported }

// planBlocks are fields 4 to 8: what the plan says of the commitment.
func planBlocks(w *source, c *ogp.CommitmentReport) []render.Block {
	blocks := optionalField(w, templates.CommitmentProblem, c.Problem)
	blocks = append(blocks, optionalField(w, templates.CommitmentDescription, c.Description)...)
	blocks = append(blocks, optionalField(w, templates.CommitmentContribution, c.Contribution)...)
	blocks = append(blocks, optionalField(w, templates.CommitmentRelevance, c.Relevance)...)
	return append(blocks, optionalField(w, templates.CommitmentAdditional, c.Additional)...)
}

// recordID is the id of a commitment's record, which links lead to.
func recordID(c *ogp.CommitmentReport) string { return "commitment-" + string(c.Number) }

// recordHead is the record without its fields.
func recordHead(w *source, c *ogp.CommitmentReport) *render.Section {
	return &render.Section{ID: recordID(c), Kind: render.CommitmentRecord, Contents: true,
		Eyebrow: w.Text(templates.CommitmentEyebrow, "number", string(c.Number)), Colon: w.Text(templates.FormatColon), Heading: plain(w.title(c.Title))}
}

// unwritten says once of which fields of the template nothing was written. Of a
// commitment that was withdrawn or merged nobody asks for them.
func unwritten(w *source, c *ogp.CommitmentReport) []render.Block {
	if !c.Active() {
		return nil
	}
	var names []string
	field := func(t templates.Term, blank bool) {
		if blank {
			names = append(names, w.Text(templates.NoTextName, "name", w.Text(t)))
		}
	}
	field(templates.CommitmentProblem, c.Problem.Blank())
	field(templates.CommitmentDescription, c.Description.Blank())
	field(templates.CommitmentContribution, c.Contribution.Blank())
	field(templates.CommitmentRelevance, c.Relevance.Blank())
	field(templates.CommitmentResults, len(statements(c.Results, results)) == 0)
	field(templates.CommitmentNext, len(statements(c.Results, nextSteps)) == 0)
	if len(names) == 0 {
		return nil
	}
	return []render.Block{render.Paragraph{Spans: plain(w.Text(templates.NoTexts, "list", w.And(names))), Style: render.Missing}}
}

func results(r *ogp.Result) ogp.Text   { return r.Results }
func nextSteps(r *ogp.Result) ogp.Text { return r.NextSteps }

// factsOf is the facts of the commitment: fields 1 to 3 of the template.
func factsOf(w *source, c *ogp.CommitmentReport) []render.Block {
	f := facts{w: w.words}
	f.text(oneOrSeveral(len(c.Lead), templates.CommitmentLead, templates.CommitmentLeads), w.agencyList(c.Lead))
	f.text(templates.CommitmentPeriod, periodWords(w, c.Start, c.End))
	f.text(templates.CommitmentRevised, w.Date(c.RevisedEnd))
	f.text(templates.CommitmentSupporting, w.agencyList(c.Supporting))
	f.text(templates.CommitmentCounterparts, w.agencyList(c.Counterparts))
	f.text(templates.CommitmentValues, setWords(w.words, "value", c.Values))
	f.text(templates.CommitmentPolicy, w.typed(strings.Join(c.PolicyAreas, w.Text(templates.FormatComma))))
	return f.blocks()
}

// periodWords say from when to when, as far as it is known.
func periodWords(w *source, from, to ogp.Date) string {
	switch {
	case from.Blank() && to.Blank():
		return ""
	case from.Blank():
		return w.Text(templates.CommitmentUntil, "date", w.Date(to))
	case to.Blank():
		return w.Text(templates.CommitmentFrom, "date", w.Date(from))
	}
	return w.Span(from, to)
}

// oneOrSeveral chooses between the words for one and for several.
func oneOrSeveral(n int, one, several templates.Term) templates.Term {
	if n == 1 {
		return one
	}
	return several
}

func changeNote(w *source, x *change) []render.Block {
	words := x.words(w)
	if !x.on.Blank() {
		words = w.Text(templates.ChangeOn, "change", words, "date", w.Date(x.on))
	}
	head := []render.Span{{Text: words + ". ", Bold: true}}
	if !x.kind.Active() {
		head = append(head, render.Span{Text: w.Text(templates.ChangeOutside)})
	}
	return append([]render.Block{render.Paragraph{Spans: head}}, optionalField(w, templates.ChangeReason, x.reason)...)
}

// completionBlocks is field 9: the four boxes, and the line below them.
func completionBlocks(w *source, c *ogp.CommitmentReport) []render.Block {
	boxes := render.LevelBoxes{Marked: c.Level}
	for i, l := range ogp.Levels {
		boxes.Names[i] = w.Level(l)
	}
	switch {
	case c.Conflict:
		boxes.Marked, boxes.State = ogp.NotReported, w.Text(templates.LevelConflict)
	case c.Level == ogp.NotReported:
		boxes.State = w.Level(ogp.NotReported)
	}
	blocks := []render.Block{boxes}
	if line := levelLine(w, c); line != "" {
		blocks = append(blocks, small(line))
	}
	return blocks
}

// levelLine says what the milestones imply, who declared the level, and in
// which return.
func levelLine(w *source, c *ogp.CommitmentReport) string {
	var sentences []string
	if implied, ok := c.Implied(); ok {
		total := len(c.ActiveMilestones())
		done := 0
		for _, m := range c.ActiveMilestones() {
			if m.Level == ogp.Completed {
				done++
			}
		}
		sentences = append(sentences, w.Text(templates.LevelImplied, "level", w.setWord("level_within", implied.Key()),
			"share", w.Of(done, total)))
	} else if len(c.ActiveMilestones()) > 0 {
		sentences = append(sentences, w.Text(templates.LevelNotImplied))
	}
	for i := range c.Declared {
		sentences = append(sentences, declaredWords(w, c, &c.Declared[i]))
	}
	if len(c.Declared) == 0 && c.Active() {
		sentences = append(sentences, w.Text(templates.LevelNobody, "agencies", w.agencyList(c.Lead)))
	}
	for i := range c.Results {
		if r := &c.Results[i]; r.Percent.Known {
			term := templates.LevelPercent
			if r.LevelByPercent {
				term = templates.LevelPercentRead
			}
			sentences = append(sentences, w.Text(term, "agency", w.agency(r.Agency), "percent", w.PercentOf(r.Percent)))
		}
	}
	return strings.Join(sentences, " ")
}

func declaredWords(w *source, c *ogp.CommitmentReport, r *ogp.Result) string {
	term := templates.LevelDeclared
	if c.Conflict {
		term = templates.LevelDeclaredAs
	}
	return w.Text(term, "agency", w.agency(r.Agency), "level", w.Level(r.Level), "n", w.Number(r.Submission))
}

// reportedBlocks are fields 10 and 11 and what this program adds to them.
func reportedBlocks(w *source, c *ogp.CommitmentReport) []render.Block {
	type result = *ogp.Result
	blocks := toldField(w, templates.CommitmentResults, c, results)
	blocks = append(blocks, toldField(w, templates.CommitmentPublicUse, c,
		func(r result) ogp.Text { return r.PublicUse })...)
	blocks = append(blocks, optionalField(w, templates.CommitmentForumView, c.ForumView)...)
	blocks = append(blocks, optionalField(w, templates.CommitmentCorrective, c.CorrectiveAction)...)
	blocks = append(blocks, nextBlocks(w, c)...)
	if words := continuesWords(w, c); words != "" && !boxed(c) {
		blocks = append(blocks, w.runIn(templates.CommitmentContinues, para(words))...)
	}
	return blocks
}

// nextBlocks is field 11, unless it stands in the box of results.
func nextBlocks(w *source, c *ogp.CommitmentReport) []render.Block {
	if boxed(c) && nextStep(w, c) != nil {
		return nil
	}
	return toldField(w, templates.CommitmentNext, c, nextSteps)
}

func continuesWords(w *source, c *ogp.CommitmentReport) string {
	var parts []string
	for i := range c.Results {
		r := &c.Results[i]
		if r.Continues == ogp.Unstated {
			continue
		}
		words := w.answer(r.Continues)
		if len(c.Lead) > 1 || len(c.Results) > 1 {
			words = w.Text(templates.VoiceAnswer, "agency", w.agency(r.Agency), "answer", words)
		}
		parts = append(parts, words)
	}
	return strings.Join(parts, w.Text(templates.FormatSemicolon))
}

// afterMilestones is everything of the template after its milestones:
// evidence, challenges, contributions, contact, other actors, the IRM.
func afterMilestones(w *composer, c *ogp.CommitmentReport) []render.Block {
	type result = *ogp.Result
	var blocks []render.Block
	if items := w.evidenceOfAll(c); len(items) > 0 && !boxed(c) {
		blocks = w.runIn(templates.CommitmentEvidence, render.Paragraph{Spans: evidenceSpans(w.words, items)})
	}
	blocks = append(blocks, w.runIn(templates.CommitmentChallenges, challengeBlocks(w.source, c)...)...)
	blocks = append(blocks, implementationPlan(w, c)...)
	blocks = append(blocks, contributionBlocks(w.source, c)...)
	blocks = append(blocks, w.runIn(templates.CommitmentContact, contactBlocks(w.source, c)...)...)
	blocks = append(blocks, actorBlocks(w.source, templates.CommitmentStateActors, c, c.StateActors,
		func(r result) ogp.Text { return r.StateActors })...)
	blocks = append(blocks, actorBlocks(w.source, templates.CommitmentOtherActors, c, c.OtherActors,
		func(r result) ogp.Text { return r.OtherActors })...)
	blocks = append(blocks, w.runIn(templates.CommitmentReturnAdditional, statementBlocks(w.source, c,
		func(r result) ogp.Text { return r.Additional })...)...)
	if c.IRM != "" {
		blocks = append(blocks, w.runIn(templates.CommitmentIRM, render.Paragraph{Spans: []render.Span{
			{Text: w.setWord("irm_level", string(c.IRM)) + ". "},
			{Text: w.Text(templates.CommitmentIRMNote), Muted: true}}})...)
	}
	return blocks
}
