package compose

import (
	"strings"

	"selfassess/ogp"
	"selfassess/render"
	"selfassess/templates"
)

// standardsOutline is the outline of reports since 2022: the process told
// standard by standard. It holds the same data as the annex's outline, and
// every text of the Narrative sheet under the standard it speaks of.
func standardsOutline(w *composer) []*render.Section {
	return present(
		w.chapter("introduction", "1", templates.SectionIntroduction, introduction(w.source)),
		standardsProcess(w, "2"),
		irm(w, "3", templates.SectionIRMUse),
		implementation(w, "4", templates.SectionAnalysis),
		insights(w, "5"),
		ahead(w.source, "6"),
	)
}

// standardsProcess tells the process under the five standards.
func standardsProcess(w *composer, number string) *render.Section {
	standard := func(n, key string, texts []render.Block, requirements ...string) *render.Section {
		blocks := append(texts, resultLines(w.source, requirements)...)
		return &render.Section{ID: "standard-" + n, Number: number + "." + n, Heading: plain(w.Label(templates.StandardSet, key)),
			Contents: true, Blocks: blocks}
	}
	f := facts{w: w.words}
	f.add(templates.PlanWebsite, linkSpan(w.plan.Website))
	f.add(templates.PlanRepository, linkSpan(w.plan.RepositoryURL))
	// In order, since tables are numbered as they are made.
	first := standard("1", "s1", cycle(w), "1.1")
	second := standard("2", "s2", f.blocks(), "2.1", "2.2")
	third := standard("3", "s3", development(w), "3.1", "3.2", "3.3")
	fourth := standard("4", "s4", append(publishedResponses(w.source), reportProcess(w)...), "4.1")
	fifth := standard("5", "s5", implementationProcess(w), "5.1")
	return w.chapter("process", number, templates.SectionProcess, nil, first, second, third, fourth, fifth)
}

// resultLines state the results of requirements, with a link to Annex 3.
func resultLines(w *source, numbers []string) []render.Block {
	var items [][]render.Span
	for _, n := range numbers {
		q := w.requirement(n)
		if q == nil {
			continue
		}
		spans := []render.Span{{Text: w.Text(templates.StandardsLine, "number", n,
			"requirement", w.Label(templates.RequirementShortSet, requirementKey(n))) + " ", Ref: "annex-3"},
			w.verdict(q.Verdict)}
		if why := w.reasons(q.Why); why != "" {
			spans = append(spans, render.Span{Text: " (" + why + ")"})
		}
		items = append(items, spans)
	}
	if len(items) == 0 {
		return nil
	}
	return w.labelled(templates.StandardsRequirements, render.List{Items: items})
}

// insights are lessons, eligibility and peer exchange.
func insights(w *composer, number string) *render.Section {
	s := w.chapter("lessons", number, templates.SectionInsights, lessonBlocks(w.source))
	if blocks := w.section(ogp.SecEligibility); len(blocks) > 0 {
		s.Sections = append(s.Sections, w.part("eligibility", "", templates.SectionEligibility, blocks))
	}
	if peer := peerExchange(w, ""); peer != nil {
		peer.Kind = render.Plain
		s.Sections = append(s.Sections, peer)
	}
	return s
}

// ahead is what comes next.
func ahead(w *source, number string) *render.Section {
	s := w.chapter("next-steps", number, templates.SectionAhead, w.section(ogp.SecNextSteps))
	if blocks := w.section(ogp.SecOther); len(blocks) > 0 {
		s.Sections = append(s.Sections, w.part("other-initiatives", "", templates.SectionOther, blocks))
	}
	s.Sections = append(s.Sections, w.part("conclusion", "", templates.SectionConclusion, w.section(ogp.SecConclusion)))
	return s
}

// annexOutline is the outline of the handbook's annex, sections I to VII. A
// section that is left out keeps its number: the outline is the handbook's.
// Each is composed in its turn, since tables and figures are counted.
func annexOutline(w *composer) []*render.Section {
	return present(
		w.chapter("introduction", "I", templates.SectionIntroduction, introduction(w.source)),
		process(w),
		irm(w, "III", templates.SectionIRM),
		implementation(w, "IV", templates.SectionImplementation),
		optionalChapter(w.source, "eligibility", "V", templates.SectionEligibility, ogp.SecEligibility),
		peerExchange(w, "VI"),
		conclusion(w.source, "VII"),
	)
}

// leftOutWords names the optional sections that are left out, with their
// numbers in the annex's outline: numbers that a reader would miss. It is ""
// where all are there.
func leftOutWords(w *source) string {
	var titles []string
	miss := func(number string, heading templates.Term) {
		if w.plan.Outline == ogp.StandardsOutline {
			number = "" // that outline does not number them
		}
		s := render.Section{Number: number, Heading: plain(w.Text(heading))}
		titles = append(titles, s.Title().String())
	}
	if w.narrative[ogp.SecEligibility].Blank() {
		miss("V", templates.SectionEligibility)
	}
	if w.narrative[ogp.SecPeerExchange].Blank() && len(w.plan.PeerExchange) == 0 {
		miss("VI", templates.SectionPeer)
	}
	if w.narrative[ogp.SecOther].Blank() {
		miss("VII.B", templates.SectionOther)
	}
	if len(titles) == 0 {
		return ""
	}
	return w.Plural(templates.SectionsLeftOut, len(titles), "list", strings.Join(titles, w.Text(templates.FormatSemicolon)))
}

// flowOn lets a chapter follow on the page of the one before it, so that no
// page stays half empty. The foreword, the summary and what comes behind it
// begin a page.
func flowOn(sections []*render.Section) {
	for i := 1; i < len(sections); i++ {
		s, before := sections[i], sections[i-1]
		if s.Kind == render.Chapter && before.Kind != render.Summary {
			s.Kind = render.Plain
		}
	}
}

// listAnnexesWhole keeps the parts of annexes out of the contents, which are for
// one page.
func listAnnexesWhole(sections []*render.Section) {
	for _, s := range sections {
		if !strings.HasPrefix(s.ID, "annex-") {
			continue
		}
		for _, part := range s.Sections {
			part.Contents = false
		}
	}
}

// present drops the sections that are left out.
func present(sections ...*render.Section) []*render.Section {
	var kept []*render.Section
	for _, s := range sections {
		if s != nil {
			kept = append(kept, s)
		}
	}
	return kept
}
