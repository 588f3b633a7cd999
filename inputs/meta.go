package inputs

import (
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"selfassess/inputs/columns"
	"selfassess/inputs/xlsx"
	"selfassess/ogp"
)

// metaValue is one statement of a fact.
type metaValue struct {
	text string
	at   ogp.Place
}

// readMeta collects the facts from the hidden sheet, the document properties
// and the sheet Read me. Any one place is enough; contradictions are errors.
func (r *reading) readMeta() map[string]metaValue {
	facts := map[string]metaValue{}
	state := func(key string, v metaValue) {
		v.text = xlsx.Clean(v.text)
		if v.text == "" {
			return
		}
		first, known := facts[key]
		switch {
		case !known:
			facts[key] = v
		case !sameFact(key, first.text, v.text):
			if key == "submission" && v.at.Sheet != "" {
				// The cell on Read me is the one that people are asked to raise.
				facts[key] = v
				return
			}
			r.contradicted = r.contradicted || key == "agency" || key == "plan_id"
			r.add(ogp.Finding{Code: ogp.MetaContradicts, At: v.at, Found: v.text,
				Args: map[string]string{ogp.KeyArg("field"): "column.meta." + key, "other": first.text}})
		case v.at.Cell != "" && (first.at.Cell == "" || key == "submission"):
			facts[key] = v
		}
	}
	if g := r.firstOf(columns.FactSheet); g != nil {
		r.used[g] = true
		r.eachFact(g, state)
		r.learnFacts(g)
		r.learnFormWords(facts["language"].text)
	}
	for _, key := range columns.Facts {
		state(key, metaValue{r.book.Props[key], ogp.Place{File: r.file}})
	}
	if g := r.firstOf(columns.ReadMe); g != nil {
		r.used[g], r.readMe = true, g
		r.eachFact(g, state)
		r.reportFurther(g, facts)
	}
	return facts
}

// firstOf is the sheet of a kind that counts: the first with its name, or else
// the first that holds what it holds.
func (r *reading) firstOf(key string) *xlsx.Sheet {
	named, alike := r.candidates(key)
	if all := append(named, alike...); len(all) > 0 {
		return all[0]
	}
	return nil
}

// learnFacts takes from the hidden sheet what is a fact about the workbook and
// none about the return.
func (r *reading) learnFacts(g *xlsx.Sheet) {
	for _, row := range g.Rows {
		if len(row.Cells) < 2 {
			continue
		}
		switch name, value := row.Cells[0].Text, row.Cells[1].Text; {
		case strings.HasPrefix(name, columns.SheetFact("")), slices.Contains(columns.WordFields, name):
			r.meta[name] = value
		case name == columns.OwnFact:
			for mark := range strings.FieldsSeq(value) {
				r.own[mark] = true
			}
		}
	}
	clear(r.likenesses) // these facts tell more of them
}

// reportFurther reports copies of the sheet Read me that say something else
// than the one that counts.
func (r *reading) reportFurther(first *xlsx.Sheet, facts map[string]metaValue) {
	named, alike := r.candidates(columns.ReadMe)
	for _, g := range append(named, alike...) {
		var other []ogp.Cell
		r.eachFact(g, func(key string, v metaValue) {
			if at := facts[key]; at.at.Sheet == first.Name && !sameFact(key, at.text, xlsx.Clean(v.text)) {
				other = append(other, ogp.Cell{Text: xlsx.Clean(v.text), At: v.at})
			}
		})
		if len(other) > 0 {
			r.leaveOut(ogp.Finding{Code: ogp.SheetTwice, At: r.place(g, ""), Found: g.Name,
				Args: map[string]string{"other": first.Name}}, other)
		}
	}
}

// eachFact finds cells that hold the key or label of a fact; its value is the
// next cell of the row, or stands behind a colon in the cell itself.
func (r *reading) eachFact(g *xlsx.Sheet, state func(string, metaValue)) {
	for _, row := range g.Rows {
		for i, c := range row.Cells {
			key, text := r.words.fact(c.Text)
			if key == "" {
				continue
			}
			if at := r.place(g, xlsx.Ref(c.Col, row.N)); text != "" {
				state(key, metaValue{text, at})
			} else if i+1 < len(row.Cells) && !row.Cells[i+1].Blank {
				next := row.Cells[i+1]
				state(key, metaValue{r.factText(key, next), r.place(g, xlsx.Ref(next.Col, row.N))})
			}
		}
	}
}

// factText is the value of a fact as people see it.
func (r *reading) factText(key string, c xlsx.Cell) string {
	n, err := strconv.ParseFloat(c.Text, 64)
	if err != nil || c.Kind != xlsx.Number {
		return c.Text
	}
	if d, ok := serialDate(n, r.book.Date1904); ok && key == "issued" {
		return d.String()
	}
	return strconv.FormatFloat(n, 'f', -1, 64)
}

// fact tells which fact a text is the key or label of, and the value that
// follows it in the same text: "Submission number: 3".
func (v *vocabulary) fact(text string) (key, value string) {
	if key = v.headers["meta"][fold(text)]; key != "" {
		return key, ""
	}
	label, rest, found := strings.Cut(strings.ReplaceAll(text, "：", ":"), ":")
	if rest = xlsx.Clean(rest); found && rest != "" {
		return v.headers["meta"][fold(label)], rest
	}
	return "", ""
}

// sameFact compares two statements of a fact; the cell of the agency on Read
// me may add its name: "moh (Ministry of Health)".
func sameFact(key, a, b string) bool {
	if key == "issued" || key == "language" {
		return true // for information only
	}
	return fold(a) == fold(b)
}

// identify fills the head of a return: whose it is, of which plan, which
// submission. It is false if the workbook says nothing of itself.
func (r *reading) identify(ret *ogp.Return, facts map[string]metaValue) (identified bool) {
	ret.Plan = ogp.ID(facts["plan_id"].text)
	ret.Agency = ogp.ID(facts["agency"].text)
	ret.Language = ogp.Lang(facts["language"].text)
	r.language = ret.Language
	ret.Issued, _ = ogp.ParseDate(facts["issued"].text)
	ret.Schema = r.factNumber(facts, "schema_version", columns.SchemaVersion)
	r.readSubmission(ret, facts["submission"])
	if ret.Schema > columns.SchemaVersion {
		r.add(ogp.Finding{Code: ogp.SchemaNewer, At: facts["schema_version"].at, Found: facts["schema_version"].text,
			Args: map[string]string{"known": strconv.Itoa(columns.SchemaVersion)}})
	}
	ret.Agency = r.known.knownAgency(ret.Agency)
	if fold(string(ret.Plan)) == fold(string(r.known.planID)) {
		ret.Plan = r.known.planID
	}
	return ret.Agency != "" || ret.Plan != ""
}

// knownAgency is the id of the plan that an agency's id means: the same, or the only
// one that differs in case alone.
func (k *knowledge) knownAgency(agency ogp.ID) ogp.ID {
	agency = ogp.ID(norm.NFC.String(xlsx.WithoutUnseen(string(agency))))
	if slices.Contains(k.agencies, agency) {
		return agency
	}
	var matches []ogp.ID
	for _, a := range k.agencies {
		if fold(string(a)) == fold(string(agency)) {
			matches = append(matches, a)
		}
	}
	if len(matches) == 1 {
		return matches[0]
	}
	return agency
}

// foreign tells why the plan has nothing to do with a return: Merge finds the
// same and leaves the return out.
func (k *knowledge) foreign(ret *ogp.Return) ogp.Code {
	switch {
	case ret.Plan != "" && k.planID != "" && ret.Plan != k.planID: // a plan without an id is told so itself
		return ogp.PlanWrong
	case ret.Agency != "" && !slices.Contains(k.agencies, ret.Agency):
		return ogp.AgencyUnknown
	}
	return ""
}

func (r *reading) factNumber(facts map[string]metaValue, key string, otherwise int) int {
	v, ok := facts[key]
	if !ok {
		return otherwise
	}
	n, err := strconv.Atoi(v.text)
	if err != nil || n < 1 {
		r.reportNumber(key, v)
		return otherwise
	}
	return n
}

func (r *reading) reportNumber(key string, v metaValue) {
	f := ogp.Finding{Code: ogp.NumberUnreadable, At: v.at, Found: v.text, Args: labelled("column", "column.meta", key)}
	f.With("least", "1")
	r.add(f)
}

// readSubmission reads the number of a return. The hidden parts have the one
// with which the form was sent out, and only Read me that to which people raise
// it: without a number there, it is known to be no lower.
func (r *reading) readSubmission(ret *ogp.Return, v metaValue) {
	stated := r.readMe != nil && v.at.Sheet == r.readMe.Name
	ret.Submission, ret.Unnumbered, ret.SubmissionAt = 1, true, v.at
	if n, ok := submissionIn(v.text); ok {
		ret.Submission, ret.Unnumbered = n, !stated
		if plain := strconv.Itoa(n); plain != v.text && stated {
			f := ogp.Finding{Code: ogp.NumberAsText, At: v.at, Found: v.text, Args: labelled("column", "column.meta", "submission")}
			f.With("as", plain)
			r.add(f)
		}
	} else if v.text != "" {
		r.reportNumber("submission", v)
	}
	if !stated {
		ret.SubmissionAt = r.besideLabel("submission")
	}
}

// besideLabel is the cell of Read me in which a fact is to be entered, or the
// whole file.
func (r *reading) besideLabel(key string) ogp.Place {
	if r.readMe != nil {
		for _, row := range r.readMe.Rows {
			if found, _ := r.words.fact(row.Cells[0].Text); found == key {
				return r.place(r.readMe, xlsx.Ref(row.Cells[0].Col+1, row.N))
			}
		}
	}
	return ogp.Place{File: r.file}
}

// mostSubmissions is the highest number of a submission, as forms have it.
const mostSubmissions = 999

var (
	numberInWords = regexp.MustCompile(`\d+`)
	notSubmission = regexp.MustCompile(`[-−+]\s*\d|\d\s*[.,/:'’]\s*\d`)
)

// submissionIn is the only whole number in what people write for it: "3.",
// "Submission 3", "No. 3 (corrected)".
func submissionIn(text string) (n int, ok bool) {
	plain := strings.Map(westernDigit, norm.NFKC.String(xlsx.WithoutUnseen(text)))
	found := numberInWords.FindAllString(plain, 2)
	if len(found) != 1 || notSubmission.MatchString(plain) {
		return 0, false
	}
	n, err := strconv.Atoi(found[0])
	return n, err == nil && n >= 1 && n <= mostSubmissions
}

// checkName reports a return under the name of another agency: somebody may
// have filled in the form of the neighbours.
func (r *reading) checkName(agency ogp.ID) {
	stem := strings.TrimSuffix(path.Base(r.file), path.Ext(r.file))
	if named := r.known.knownAgency(ogp.ID(stem)); !strings.EqualFold(string(named), string(agency)) &&
		slices.Contains(r.known.agencies, named) && slices.Contains(r.known.agencies, agency) {
		r.add(ogp.Finding{Code: ogp.ReturnNamed, At: ogp.Place{File: r.file}, Found: string(named),
			Args: map[string]string{"agency": string(agency)}})
	}
}
