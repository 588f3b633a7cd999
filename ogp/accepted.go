package ogp

import (
	"crypto/sha256"
	"encoding/hex"
	"path"
	"slices"
	"strings"
)

// Acceptances are the warnings that the plan lets stand.
//
// A warning is known again by its code and its place, and the place is told by
// names that stay when files and rows move: agency › sheet › row › column, each
// by its permanent name. Behind it stands a mark of what was found, as
// "#1f0c9a2e". If something else is found there another day, the mark is
// another, and the warning is back.
type Acceptances struct {
	rows     []Acceptance
	by       map[string]int // by code and place: the row that accepts; see placeKey
	used     []bool
	sheets   map[sheetName]*knownSheet
	agencies map[string]ID       // by file, of every return
	named    map[ID]bool         // ids that somebody gave to an event or a comment
	unnamed  map[rowKey]string   // what tells rows of sheets that need no ids
	at       map[string]string   // by code and place without its mark: the place with it, of what nobody has accepted
	screen   map[string][]string // the same by code and the place as check prints it
}

// AcceptedWarning is a warning that was accepted, and why.
type AcceptedWarning struct {
	Finding
	Reason Text
	By     string
}

// PlanOwner stands in the place of an agency for what the secretariat keeps
// itself: the plan workbook and its further workbooks.
const PlanOwner = "plan"

// placeMark stands before the mark of what was found.
const placeMark = " #"

type sheetName struct{ file, sheet string }

// knownSheet is a sheet from which records were read.
type knownSheet struct {
	key     string            // its permanent name
	columns map[string]string // key → letters
}

// NewAcceptances returns those of the plan. The returns are all that were read,
// also those that do not count.
func NewAcceptances(p *Plan, returns []Return) *Acceptances {
	a := &Acceptances{rows: p.Accepted, by: map[string]int{}, used: make([]bool, len(p.Accepted)),
		sheets: map[sheetName]*knownSheet{}, named: map[ID]bool{}, unnamed: map[rowKey]string{}, agencies: map[string]ID{p.File: PlanOwner}, at: map[string]string{}, screen: map[string][]string{}}
	for i := range a.rows {
		if r := &a.rows[i]; !r.Reason.Blank() { // nobody could tell later why
			a.by[placeKey(r.Code, r.Where)] = i
		}
	}
	a.learnPlan(p)
	for i := range returns {
		r := &returns[i]
		for _, file := range append([]string{r.File}, r.Beside...) {
			if a.agencies[file] = r.Agency; r.Agency == "" {
				a.agencies[file] = PlanOwner
			}
		}
		learn(a, "return_commitments", r.Results, func(x *Result) *Origin { return &x.Origin })
		learn(a, "return_milestones", r.Progress, func(x *Progress) *Origin { return &x.Origin })
		learn(a, "implementation", r.Activities, func(x *Activity) *Origin { return &x.Origin })
		a.learnEvents(r.Events)
		a.learnComments(r.Comments)
		a.learnUpdates(r.Repository)
		learn(a, "translation", r.Translations, func(x *Translation) *Origin { return &x.Origin })
	}
	return a
}

func (a *Acceptances) learnPlan(p *Plan) {
	for key, at := range p.Places {
		a.sheet(sheetName{at.File, at.Sheet}, "plan").columns[key] = at.Cell
	}
	learn(a, "agencies", p.Agencies, func(x *Agency) *Origin { return &x.Origin })
	learn(a, "commitments", p.Commitments, func(x *Commitment) *Origin { return &x.Origin })
	learn(a, "milestones", p.Milestones, func(x *Milestone) *Origin { return &x.Origin })
	learn(a, "implementation", p.Activities, func(x *Activity) *Origin { return &x.Origin })
	learn(a, "narrative", p.Narrative, func(x *Narrative) *Origin { return &x.Origin })
	learn(a, "recommendations", p.Recommendations, func(x *Recommendation) *Origin { return &x.Origin })
	learn(a, "peer_exchange", p.PeerExchange, func(x *PeerExchange) *Origin { return &x.Origin })
	learn(a, "accepted", p.Accepted, func(x *Acceptance) *Origin { return &x.Origin })
	learn(a, "vocabulary", p.Vocabulary, func(x *LevelWord) *Origin { return &x.Origin })
	a.learnEvents(p.Events)
	a.learnComments(p.Comments)
	a.learnUpdates(p.Repository)
	for i := range p.Vocabulary {
		a.unnamed[p.Vocabulary[i].rowKey()] = p.Vocabulary[i].Word
	}
	for i := range p.PeerExchange {
		a.unnamed[p.PeerExchange[i].rowKey()] = p.PeerExchange[i].Topic.Main()
	}
	for i := range p.Accepted {
		a.unnamed[p.Accepted[i].rowKey()] = p.Accepted[i].Where
	}
}

func (a *Acceptances) learnEvents(events []Event) {
	learn(a, "consultations", events, func(x *Event) *Origin { return &x.Origin })
	for i := range events {
		e := &events[i]
		a.named[e.ID] = e.ID != ""
		a.unnamed[e.rowKey()] = e.Title.Main() + "\x00" + e.Start.String()
	}
}

func (a *Acceptances) learnComments(comments []Comment) {
	learn(a, "comments", comments, func(x *Comment) *Origin { return &x.Origin })
	for i := range comments {
		c := &comments[i]
		a.named[c.ID] = c.ID != ""
		a.unnamed[c.rowKey()] = c.Text.Main()
	}
}

func (a *Acceptances) learnUpdates(updates []RepositoryUpdate) {
	learn(a, "repository", updates, func(x *RepositoryUpdate) *Origin { return &x.Origin })
	for i := range updates {
		a.unnamed[updates[i].rowKey()] = updates[i].What.Main()
	}
}

func (a *Acceptances) sheet(name sheetName, key string) *knownSheet {
	if a.sheets[name] == nil {
		a.sheets[name] = &knownSheet{key, map[string]string{}}
	}
	return a.sheets[name]
}

// learn takes the columns from the first record of a sheet: all share them.
func learn[R any](a *Acceptances, key string, records []R, origin func(*R) *Origin) {
	if len(records) == 0 {
		return
	}
	o := origin(&records[0])
	a.sheet(sheetName{o.File, o.Sheet}, key).columns = o.Columns
}

// Apply gives every warning its Where, and takes those away that are accepted.
func (a *Acceptances) Apply(findings []Finding) (listed []Finding, accepted []AcceptedWarning) {
	listed = make([]Finding, 0, len(findings))
	for _, f := range findings {
		if f.Severity() != Warning {
			listed = append(listed, f)
			continue
		}
		place := a.place(&f)
		f.Where = place + placeMark + a.mark(&f)
		if i, ok := a.by[placeKey(string(f.Code), f.Where)]; ok {
			a.used[i] = true
			accepted = append(accepted, AcceptedWarning{f, a.rows[i].Reason, a.rows[i].By})
			continue
		}
		if key := placeKey(string(f.Code), place); a.at[key] == "" {
			a.at[key] = f.Where
		}
		a.learnScreen(&f)
		listed = append(listed, f)
	}
	return listed, accepted
}

// placeKey is for comparing what people typed: on few keyboards is there a ›, and
// check prints codes in brackets.
func placeKey(code, where string) string {
	where = strings.NewReplacer(" > ", " › ", " » ", " › ").Replace(folded(where))
	return codeTyped(code) + "\x00" + where
}

func codeTyped(s string) string { return strings.Trim(folded(s), "[] ") }

// learnScreen notes how check prints the place of a warning. Such a place is
// not taken for one to accept, since files and cells move; but who typed it can
// be told what to type.
func (a *Acceptances) learnScreen(f *Finding) {
	if len(a.rows) == 0 {
		return
	}
	short := f.At
	short.File = path.Base(short.File)
	for _, at := range slices.Compact([]string{f.At.String(), short.String()}) {
		if key := placeKey(string(f.Code), at); !slices.Contains(a.screen[key], f.Where) {
			a.screen[key] = append(a.screen[key], f.Where)
		}
	}
}

// asPrinted are the warnings whose place was typed as check prints it, perhaps
// with the words behind it.
func (a *Acceptances) asPrinted(r *Acceptance) []string {
	at, _, _ := strings.Cut(strings.ReplaceAll(r.Where, "\\", "/")+": ", ": ")
	return a.screen[placeKey(r.Code, at)]
}

// place is where a warning is, by names that stay.
func (a *Acceptances) place(f *Finding) string {
	owner := a.agencies[f.At.File]
	if owner == "" {
		owner = ID(f.Args["agency"])
	}
	sheet, column := f.At.Sheet, f.Column
	if known := a.sheets[sheetName{f.At.File, f.At.Sheet}]; known != nil {
		sheet = known.key
		if column == "" {
			column = known.columnAt(f.At.Cell)
		}
	} else if key, rest, ok := strings.Cut(strings.TrimPrefix(f.Args[KeyArg("column")], "column."), "."); ok {
		sheet, column = key, rest
	}
	row := f.Row
	if a.isUnnamed(f) {
		row = ""
	}
	parts := []string{string(owner), sheet, string(row), column}
	for i, part := range parts {
		if parts[i] = strings.Join(strings.Fields(part), " "); part == "" {
			parts[i] = "-"
		}
	}
	return strings.Join(parts, " › ")
}

// columnAt is the key of the column of a cell, or "". On the sheet Plan the
// values stand one below the other.
func (s *knownSheet) columnAt(cell string) string {
	if s.key != "plan" {
		cell, _ = splitCell(cell)
	}
	found := ""
	for key, at := range s.columns {
		if at == cell && cell != "" && (found == "" || key < found) {
			found = key
		}
	}
	return found
}

// isUnnamed tells whether a warning is about a row that nobody gave an id: the
// number that Merge gives it may be another row's tomorrow.
func (a *Acceptances) isUnnamed(f *Finding) bool {
	_, known := a.unnamed[rowOfPlace(f.At)]
	return known && !a.named[f.Row]
}

func rowOfPlace(at Place) rowKey {
	_, row := splitCell(at.Cell)
	return rowKey{at.File, at.Sheet, row}
}

// mark is by what a warning is known to be the same: what was found, and what
// it was compared with. Of a file that is nobody's the name is a part of it,
// and of a row without an id what the row is about.
func (a *Acceptances) mark(f *Finding) string {
	found := f.Found
	if f.Whole != "" {
		found = f.Whole
	}
	text := string(f.Code) + "\x00" + found + "\x00" + flatArgs(f.Args)
	if a.agencies[f.At.File] == "" {
		text += "\x00" + f.At.File
	}
	if a.isUnnamed(f) {
		text += "\x00" + a.unnamed[rowOfPlace(f.At)]
	}
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:4])
}

// Idle are the findings about the rows: codes that there are not or that cannot
// be accepted, and rows that accept nothing. Apply has seen all warnings before.
func (a *Acceptances) Idle() (findings []Finding) {
	for i := range a.rows {
		if r := &a.rows[i]; r.Code != "" && r.Where != "" {
			findings = append(findings, a.idle(r, a.used[i])...)
		}
	}
	return findings
}

func (a *Acceptances) idle(r *Acceptance, used bool) []Finding {
	code := Code(codeTyped(r.Code))
	info, known := codes[code]
	about := func(code Code, column, found string, args ...string) []Finding {
		f := Finding{Code: code, At: r.At(column), Found: found}
		f.With(args...)
		return []Finding{f}
	}
	switch {
	case !known:
		return about(AcceptedUnknown, "code", r.Code, "nearest", Nearest(r.Code, warningCodes()))
	case info.severity != Warning:
		return about(AcceptedOther, "code", r.Code, KeyArg("severity"), "severity."+info.severity.Key())
	case used || r.Reason.Blank() || info.machine || a.isRepeat(r): // of another computer, or of fonts that were not asked for
		return nil
	}
	if now := a.asPrinted(r); len(now) > 0 {
		return about(AcceptedAsPrinted, "where", r.Where, EitherArg("now"), strings.Join(now, "\n"))
	}
	place, _, _ := strings.Cut(r.Where, strings.TrimSpace(placeMark))
	if now := a.at[placeKey(r.Code, place)]; now != "" {
		return about(AcceptedChanged, "where", r.Where, "now", now)
	}
	return about(AcceptedNothing, "where", r.Where)
}

// isRepeat tells whether another row accepts the same warning.
func (a *Acceptances) isRepeat(r *Acceptance) bool {
	i, ok := a.by[placeKey(r.Code, r.Where)]
	return ok && a.used[i]
}

func warningCodes() (names []string) {
	for _, c := range Codes() {
		if codes[c].severity == Warning {
			names = append(names, string(c))
		}
	}
	return names
}
