package inputs

import (
	"path"
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
	for _, g := range r.book.Sheets {
		if fold(g.Name) == columns.FactSheet {
			r.used[g] = true
			r.eachFact(g, state)
		}
	}
	for _, key := range columns.Facts {
		state(key, metaValue{r.book.Props[key], ogp.Place{File: r.file}})
	}
	for _, g := range r.book.Sheets {
		if slices.Contains(r.words.sheets[fold(g.Name)], columns.ReadMe) {
			r.used[g] = true
			r.eachFact(g, state)
		}
	}
	return facts
}

// eachFact finds cells that hold the key or label of a fact; its value is the
// next cell of the row.
func (r *reading) eachFact(g *xlsx.Sheet, state func(string, metaValue)) {
	for _, row := range g.Rows {
		for i, c := range row.Cells[:max(len(row.Cells)-1, 0)] {
			next := row.Cells[i+1]
			key := r.words.headers["meta"][fold(c.Text)]
			if key == "" && strings.HasPrefix(c.Text, columns.SheetFact("")) && fold(g.Name) == columns.FactSheet {
				r.meta[c.Text] = next.Text
			}
			if c.Text == columns.OwnFact && fold(g.Name) == columns.FactSheet {
				for _, mark := range strings.Fields(next.Text) {
					r.own[mark] = true
				}
			}
			if key == "" || next.Blank {
				continue
			}
			text := next.Text
			if n, err := strconv.ParseFloat(text, 64); err == nil && next.Kind == xlsx.Number {
				text = strconv.FormatFloat(n, 'f', -1, 64)
				if d, ok := serialDate(n, r.book.Date1904); ok && key == "issued" {
					text = d.String()
				}
			}
			state(key, metaValue{text, r.place(g, xlsx.Ref(next.Col, row.N))})
		}
	}
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
	ret.Issued, _ = ogp.ParseDate(facts["issued"].text)
	ret.Schema = r.factNumber(facts, "schema_version", columns.SchemaVersion)
	ret.Submission = r.factNumber(facts, "submission", 1)
	ret.SubmissionAt = facts["submission"].at
	if ret.SubmissionAt.File == "" {
		ret.SubmissionAt = ogp.Place{File: r.file}
	}
	if ret.Schema > columns.SchemaVersion {
		r.add(ogp.Finding{Code: ogp.SchemaNewer, At: facts["schema_version"].at, Found: facts["schema_version"].text,
			Args: map[string]string{"known": strconv.Itoa(columns.SchemaVersion)}})
	}
	ret.Agency = r.knownAgency(ret.Agency)
	if fold(string(ret.Plan)) == fold(string(r.known.planID)) {
		ret.Plan = r.known.planID
	}
	return ret.Agency != "" || ret.Plan != ""
}

// knownAgency is the id of the plan that an agency's id means: the same, or the only
// one that differs in case alone.
func (r *reading) knownAgency(agency ogp.ID) ogp.ID {
	agency = ogp.ID(norm.NFC.String(xlsx.WithoutUnseen(string(agency))))
	if slices.Contains(r.known.agencies, agency) {
		return agency
	}
	var matches []ogp.ID
	for _, a := range r.known.agencies {
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
	case ret.Plan != "" && ret.Plan != k.planID:
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
		r.add(ogp.Finding{Code: ogp.NumberUnreadable, At: v.at, Found: v.text, Args: labelled("column", "column.meta", key)})
		return otherwise
	}
	return n
}

// checkName reports a return under the name of another agency: somebody may
// have filled in the form of the neighbours.
func (r *reading) checkName(agency ogp.ID) {
	stem := strings.TrimSuffix(path.Base(r.file), path.Ext(r.file))
	if named := r.knownAgency(ogp.ID(stem)); !strings.EqualFold(string(named), string(agency)) &&
		slices.Contains(r.known.agencies, named) && slices.Contains(r.known.agencies, agency) {
		r.add(ogp.Finding{Code: ogp.ReturnNamed, At: ogp.Place{File: r.file}, Found: string(named),
			Args: map[string]string{"agency": string(agency)}})
	}
}

// agencyFromName finds the one agency whose id is the file's name, a word of
// it, or the name of its folder.
func (r *reading) agencyFromName() ogp.ID {
	base := strings.TrimSuffix(path.Base(r.file), path.Ext(r.file))
	for _, candidate := range []string{base, path.Base(path.Dir(r.file))} {
		if a := r.knownAgency(ogp.ID(candidate)); slices.Contains(r.known.agencies, a) {
			return a
		}
	}
	words := strings.FieldsFunc(strings.ToLower(base), func(c rune) bool { return strings.ContainsRune(" _()[],", c) })
	var found []ogp.ID
	for _, a := range r.known.agencies {
		if slices.Contains(words, strings.ToLower(string(a))) {
			found = append(found, a)
		}
	}
	if len(found) == 1 {
		return found[0]
	}
	return ""
}
