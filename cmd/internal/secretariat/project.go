package secretariat

import (
	"slices"

	"selfassess/inputs"
	"selfassess/ogp"
	"selfassess/templates"
)

// OpenOptions say which project to read, and how.
type OpenOptions struct {
	Dir      string   // the folder of the project
	Texts    string   // the folder with texts of the ministry's own; "" for lang in that of the project
	AsOf     ogp.Date // the day that the report is to speak of; zero for that of the plan
	Today    ogp.Date // the day that it speaks of if neither has named one
	Program  string   // name and version, as the report prints them: "selfassess 1.0.0"
	Progress Progress
}

// Project is a folder that was read and merged.
type Project struct {
	Dir      string
	Report   *ogp.Report // nil without a plan that can be used
	Findings []ogp.Finding
	Words    *templates.Catalogue // in which the report and its findings speak

	plan      *ogp.Plan        // as it was read: that of the report has the translations
	read      []ogp.Finding    // of reading, without what merging found
	files     []inputs.File    // all that were looked at
	returns   []ogp.Return     // all that were read
	unread    []ogp.Return     // of agencies that sent nothing else
	moments   []ogp.Moment     // all that were read
	accepted  *ogp.Acceptances // the warnings that the plan lets stand
	unplaced  []ogp.Unplaced   // what reading could put into no record
	languages languages        // that the program has
	asOf      ogp.Date         // as it was asked for
	tooEarly  []ogp.Finding    // what would be amiss with a report of today, where no day was named
	program   string
	progress  Progress
}

// Open reads and merges a project. Findings, also about a plan that cannot be
// used, are no error; mistakes in the ministry's own texts are a [TextsError].
func Open(o OpenOptions) (*Project, error) {
	own, err := ownTexts(o.Dir, o.Texts)
	if err != nil {
		return nil, err
	}
	all, err := own.languages()
	if err != nil {
		return nil, err
	}
	p, err := open(o, all)
	if err == nil {
		p.add(own.Unfinished()...)
	}
	return p, err
}

// open reads and merges the project with the words of these languages.
func open(o OpenOptions, all languages) (*Project, error) {
	o.Progress.begin(Reading, o.Dir)
	in, err := inputs.ReadProject(o.Dir, all.read)
	if err != nil {
		return nil, err
	}
	words, _, err := all.words(templates.Reference)
	if err != nil {
		return nil, err
	}
	p := &Project{
		Dir: o.Dir, Findings: in.Findings, Words: words, files: in.Files, returns: in.Returns, unread: in.Unread,
		unplaced: in.Unplaced, moments: in.Moments,
		languages: all, asOf: o.AsOf, program: o.Program, progress: o.Progress,
	}
	if in.Plan == nil || in.Plan.Blank() {
		return p, nil
	}
	p.takeWords(in.Plan)
	if err := p.chooseLanguage(in.Plan); err != nil {
		return nil, err
	}
	p.plan, p.read = in.Plan, p.Findings
	p.merge(in.Plan, p.day(in.Plan, o.Today))
	return p, nil
}

// day is the day that was asked for, else the plan's, else today.
func (p *Project) day(plan *ogp.Plan, today ogp.Date) ogp.Date {
	switch {
	case p.asOf.Known():
		return p.asOf
	case plan.ReportDate.Known():
		return plan.ReportDate
	}
	return today
}

// merge makes the report of a day.
func (p *Project) merge(plan *ogp.Plan, asOf ogp.Date) {
	p.Report = ogp.MergeAsOf(plan, slices.Concat(p.returns, p.unread), asOf)
	p.Report.Keep(p.unplaced)
	moments, passed := ogp.Chronicle(plan, asOf, p.moments)
	p.Report.Moments = moments
	p.accepted = ogp.NewAcceptances(plan, p.returns)
	p.Findings = p.listed(ogp.JoinFindings(p.read, slices.Concat(p.Report.Findings, passed)))
	p.postpone()
	p.add(p.pending(p.furtherLanguages(plan))...)
	p.add(p.accepted.Idle()...)
}

// dated tells whether somebody has named the day that the report speaks of.
func (p *Project) dated() bool { return p.asOf.Known() || p.Report.Plan.ReportDate.Known() }

// postpone takes out that today lies before the plan, where nobody has named a
// day: forms are sent before a plan begins, and only a report of that day would
// be amiss.
func (p *Project) postpone() {
	p.tooEarly = nil
	if p.dated() {
		return
	}
	var kept []ogp.Finding
	for _, f := range p.Findings {
		if f.Code == ogp.ReportBeforePlan {
			p.tooEarly = append(p.tooEarly, f)
		} else {
			kept = append(kept, f)
		}
	}
	p.Findings = kept
}

// listed are the findings without the warnings that the plan accepts, which
// the report keeps.
func (p *Project) listed(fs []ogp.Finding) []ogp.Finding {
	if p.Report == nil {
		return fs
	}
	listed, accepted := p.accepted.Apply(fs)
	p.Report.Accepted = append(p.Report.Accepted, accepted...)
	return listed
}

// on is the project as it was on another day: a report of that day counts
// other things.
func (p *Project) on(asOf ogp.Date) *Project {
	if asOf == p.Report.AsOf {
		return p
	}
	then := *p
	then.merge(p.plan, asOf)
	return &then
}

func (p *Project) add(fs ...ogp.Finding) {
	p.Findings = ogp.SortFindings(append(slices.Clip(p.Findings), p.listed(fs)...))
}

// HasErrors tells whether something must be mended.
func (p *Project) HasErrors() bool { return HasErrors(p.Findings) }

// HasErrors tells whether a finding is an error.
func HasErrors(fs []ogp.Finding) bool {
	return slices.ContainsFunc(fs, func(f ogp.Finding) bool { return f.Severity() == ogp.Error })
}
