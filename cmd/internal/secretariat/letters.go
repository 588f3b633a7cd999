package secretariat

import (
	"bytes"
	"path"
	"slices"
	"strconv"
	"strings"

	"selfassess/inputs/forms"
	"selfassess/ogp"
	"selfassess/outputs"
	"selfassess/outputs/eml"
	"selfassess/templates"
)

// letter is what one agency is told.
type letter struct {
	about   occasion
	name    string      // of its file, without the ending
	agency  *ogp.Agency // nil if it cannot be told whose file it is
	words   *templates.Catalogue
	sent    []sent        // the returns to mend; several if they are in conflict
	number  int           // the highest submission number of the agency
	file    string        // the return that counts, where nothing is to be mended
	refused *ogp.Finding  // why the file cannot be used
	others  []*ogp.Agency // those who say something else about the same thing
	form    []byte        // the agency's form, as it goes with the letter
}

// occasion is why a letter is written.
type occasion int

// The occasions.
const (
	toMend      occasion = iota // something in a return is to be mended
	severalCame                 // returns with one number differ
	unusable                    // a file cannot be used
	nothingCame                 // a return is missing
	allWell                     // a return is whole
	formSent                    // the form goes out
	viewsCame                   // it goes out again, with what others say of the answers
)

// attached are the files that go with the letter.
func (l *letter) attached() (as []eml.Attachment) {
	if l.form != nil {
		as = append(as, eml.Attachment{Name: formName(l.agency.ID), Data: l.form})
	}
	for _, s := range l.sent {
		as = append(as, eml.Attachment{Name: s.copy, Data: s.book})
	}
	return as
}

// sent is a return with what its agency must know about it.
type sent struct {
	ret    *ogp.Return
	words  *templates.Catalogue
	copy   string          // name of the workbook that holds its answers
	book   []byte          // that workbook
	points []forms.Advised // what it asks for, where it stands there
}

// letters says whom to write to about what, in the order of the plan, files
// of nobody last; clean are the agencies whose returns need no word but thanks.
func (p *Project) letters() (ls []letter, clean []string, err error) {
	names := takenNames{"findings": true}
	refused := p.refusedFiles()
	for _, status := range p.Report.Returns {
		l := letter{agency: p.Report.Plan.Agency(status.Agency), words: p.Words, number: status.Submission}
		switch files := p.toMend(status); {
		case status.Missing():
			l.about = nothingCame
			if l.refused = p.takeRefused(&refused, status.Agency); l.refused != nil {
				l.about = unusable
			} else if len(status.Unread) > 0 || p.mayBeMissing(status.Agency) {
				continue
			}
		case len(files) == 0:
			continue // nothing was asked and nothing came
		default:
			if err = p.answer(&l, files); err != nil {
				return nil, nil, err
			}
		}
		name := outputs.FileName(string(status.Agency))
		if l.about == allWell { // so that they stand together, apart from what asks for something
			clean = append(clean, string(status.Agency))
			name = "thanks-" + name
		}
		l.name = names.take(name)
		l.nameCopies()
		ls = append(ls, l)
	}
	for i := range refused {
		f := &refused[i]
		name := names.take(outputs.FileName(stem(f.At.File)))
		ls = append(ls, letter{about: unusable, name: name, agency: p.senderOf(f), words: p.Words, refused: f})
	}
	for i := range ls {
		if l := &ls[i]; l.agency != nil && (l.about == unusable || l.about == nothingCame) {
			if l.form, err = p.form(l.agency.ID, formLanguages{words: l.words}); err != nil {
				return nil, nil, err
			}
		}
	}
	return ls, clean, nil
}

// answer is what an agency is told of the files that count, or might.
func (p *Project) answer(l *letter, files []string) (err error) {
	if l.sent, err = p.mend(files, l.number+1); err != nil {
		return err
	}
	switch {
	case len(l.sent) == 0:
		l.about, l.file, l.words = allWell, files[0], p.wordsOf(p.returnOf(files[0]).Language)
		return nil
	case len(l.sent) > 1:
		l.about = severalCame
	default:
		l.about = toMend
	}
	l.words = l.sent[0].words
	l.others = p.contradicting(l)
	return nil
}

// contradicting are the agencies that say something else about the same thing,
// in the order of the plan.
func (p *Project) contradicting(l *letter) (others []*ogp.Agency) {
	named := map[ogp.ID]bool{}
	for _, s := range l.sent {
		for _, f := range s.points {
			for _, agency := range f.Contradicting() {
				named[agency] = agency != l.agency.ID
			}
		}
	}
	for i := range p.Report.Plan.Agencies {
		if a := &p.Report.Plan.Agencies[i]; named[a.ID] {
			others = append(others, a)
			named[a.ID] = false // the plan may have a second row of it
		}
	}
	return others
}

// mayBeMissing tells whether somebody has accepted that an agency sends nothing.
func (p *Project) mayBeMissing(agency ogp.ID) bool {
	return slices.ContainsFunc(p.Report.Accepted, func(a ogp.AcceptedWarning) bool {
		return a.Code == ogp.ReturnMissing && a.Row == agency
	})
}

// toMend are the files of an agency that count, or might: the one that is
// merged, or those in conflict, each content once.
func (p *Project) toMend(status ogp.ReturnStatus) (files []string) {
	if status.File != "" {
		return []string{status.File}
	}
	for _, file := range status.Conflict {
		repeats := func(f ogp.Finding) bool { return f.At.File == file && f.Code == ogp.ReturnsSame }
		if !slices.ContainsFunc(p.Findings, repeats) {
			files = append(files, file)
		}
	}
	return files
}

// mend returns the files in which something is asked for, each with its copy
// under the number; of files in conflict, all.
func (p *Project) mend(files []string, number int) (list []sent, err error) {
	for _, file := range files {
		ret := p.returnOf(file)
		asks := func(f ogp.Finding) bool { return p.concerns(ret, f) && f.Asks() }
		if !slices.ContainsFunc(p.Findings, asks) {
			continue
		}
		s := sent{ret: ret}
		s.words = p.wordsOf(s.ret.Language)
		if err := p.makeCopy(&s, number); err != nil {
			return nil, err
		}
		list = append(list, s)
	}
	return list, nil
}

// concerns tells whether the sender of a return can do anything about a finding
// in it: a comment by somebody outside the government is answered by that.
func (p *Project) concerns(ret *ogp.Return, f ogp.Finding) bool {
	if !ret.Holds(f.At.File) {
		return false
	}
	if f.Code == ogp.CommentUnanswered || f.Code == ogp.ResponseMissing {
		if _, outside := p.Report.Plan.FormOf(ret.Agency).Asks(); outside {
			return false
		}
	}
	return true
}

// makeCopy makes a fresh form with the answers of a return, under the number.
func (p *Project) makeCopy(s *sent, number int) error {
	r := p.repair(s.ret, number)
	var b bytes.Buffer
	advice, err := forms.WriteToFix(&b, r, s.words)
	if err != nil {
		return err
	}
	s.book = b.Bytes()
	s.points = slices.DeleteFunc(advice, func(a forms.Advised) bool { return !a.Asks() })
	return nil
}

// repair is what a copy of a return is made from.
func (p *Project) repair(ret *ogp.Return, number int) forms.Repair {
	r := forms.Repair{Plan: p.Report.Plan, Report: p.Report, Return: ret, Submission: number}
	for _, f := range p.Findings {
		if p.concerns(ret, f) && !f.OfTheMachine() {
			r.Findings = append(r.Findings, f)
		}
	}
	for _, u := range p.Report.Unplaced {
		if ret.Holds(u.File) && u.Code != ogp.ReturnsConflict { // those rows are in the copy
			r.Unplaced = append(r.Unplaced, u)
		}
	}
	return r
}

func (p *Project) returnOf(file string) *ogp.Return {
	i := slices.IndexFunc(p.returns, func(r ogp.Return) bool { return r.Holds(file) })
	return &p.returns[i]
}

// wordsOf are the words of the language of a form, if the program has them.
func (p *Project) wordsOf(l ogp.Lang) *templates.Catalogue {
	if c, ok, err := p.languages.words(string(l)); err == nil && ok {
		return c
	}
	return p.Words
}

// nameCopies names the workbooks after the letter, and in a conflict after the
// files that they are made from as well.
func (l *letter) nameCopies() {
	names := takenNames{}
	for i := range l.sent {
		name := l.name
		if len(l.sent) > 1 {
			name = names.take(l.name + "--" + outputs.FileName(stem(l.sent[i].ret.File)))
		}
		l.sent[i].copy = name + ".xlsx"
	}
}

// refusedFiles are the findings that say why a file in the folder of returns
// cannot be used and that its sender can do something about. What only the
// secretariat can mend (rights of a file, an old program) is not among them.
func (p *Project) refusedFiles() (fs []ogp.Finding) {
	for _, f := range p.Findings {
		if f.At.File != p.Report.Plan.File && p.Words.Has(templates.LetterRefusedSet+"."+string(f.Code)) {
			fs = append(fs, f)
		}
	}
	return fs
}

// takeRefused takes the first file that the agency sent.
func (p *Project) takeRefused(fs *[]ogp.Finding, agency ogp.ID) *ogp.Finding {
	for i := range *fs {
		if f := (*fs)[i]; p.senderOf(&f) == p.Report.Plan.Agency(agency) {
			*fs = slices.Delete(slices.Clone(*fs), i, i+1)
			return &f
		}
	}
	return nil
}

// senderOf is the agency that sent a file which cannot be used, or nil: the
// one that a form of another plan names, else the one whose id is the file's
// name.
func (p *Project) senderOf(f *ogp.Finding) *ogp.Agency {
	switch f.Code {
	case ogp.PlanWrong:
		return p.Report.Plan.Agency(p.returnOf(f.At.File).Agency)
	case ogp.AgencyUnknown:
		return nil
	}
	if a := p.Report.Plan.Agency(f.Row); a != nil {
		return a
	}
	for i := range p.Report.Plan.Agencies {
		a := &p.Report.Plan.Agencies[i]
		if strings.EqualFold(stem(f.At.File), outputs.FileName(string(a.ID))) {
			return a
		}
	}
	return nil
}

// stem is the name of a file without its ending.
func stem(file string) string {
	base := path.Base(file)
	return strings.TrimSuffix(base, path.Ext(base))
}

// takenNames are names of files, in small letters, since not every system
// tells capitals from them.
type takenNames map[string]bool

// take returns the name, or the first of name-2, name-3 … that is free.
func (t takenNames) take(name string) string {
	free := name
	for n := 2; t[strings.ToLower(free)]; n++ {
		free = name + "-" + strconv.Itoa(n)
	}
	t[strings.ToLower(free)] = true
	return free
}
