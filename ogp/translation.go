package ogp

import (
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"slices"
)

// Translation is a row of a translator's workbook: a text of the plan's main
// language, and what it says in others. It is known again by the mark of the
// text, so that it is true of every text that says the same, wherever that
// stands, and no longer true once somebody has changed it.
type Translation struct {
	Mark   ID     // of the text; see TextMark
	Where  string // where the text stood, in words: for the translator only
	Source string // the text
	Text   Text   // by language
	Origin
}

// TranslationFields are the columns of a translator's workbook, in their order.
var TranslationFields = Fields[Translation]{
	field("where", func(t *Translation) any { return &t.Where }, fromPlan),
	field("source", func(t *Translation) any { return &t.Source }, fromPlan),
	field("translation", func(t *Translation) any { return &t.Text }),
	field("fingerprint", func(t *Translation) any { return &t.Mark }, identity, fromPlan),
}

// Cells returns the non-blank cells of the row.
func (t *Translation) Cells() []Cell { return TranslationFields.cells(t, &t.Origin, allFields) }

// TextMark is by what a text that was translated is known again: the first 12
// digits of its SHA-256, in hexadecimal.
func TextMark(text string) ID {
	sum := sha256.Sum256([]byte(text))
	return ID(hex.EncodeToString(sum[:6]))
}

// translate fills in what was translated: a text that has no words of its own
// in a language takes those of the row with its mark. The plan and the returns
// stay as they are.
//
// It comes after all else was merged. Before, a translation would be what an
// agency said: its return would have another fingerprint, and two rows of which
// somebody has translated one would contradict each other.
func (m *merger) translate(used []*Return) {
	var rows []*Translation
	for _, r := range used {
		for i := range r.Translations {
			rows = append(rows, &r.Translations[i])
		}
	}
	if len(rows) == 0 {
		return
	}
	known := map[ID]bool{} // marks of the texts that there are
	m.report.eachText(func(t placedText) { known[TextMark(t.text.Main())] = true })
	for i := range m.report.Internal { // they may be published another day
		textsOf("comments", CommentFields, &m.report.Internal[i], nil, "", "", func(t placedText) { known[TextMark(t.text.Main())] = true })
	}
	taken := m.takeTranslations(rows, known)
	m.report.Plan = m.plan.apart()
	m.plan = m.report.Plan
	fill := func(t placedText) { t.fillIn(taken[TextMark(t.text.Main())]) }
	m.report.eachText(fill)
	m.plan.eachPromise(fill)
}

// saidIn is a translation into one language, and where it stands.
type saidIn struct {
	lang Lang
	text string
	at   Place
}

// takeTranslations are those that can be taken, by the mark of their text, and
// says of all others why they cannot.
func (m *merger) takeTranslations(rows []*Translation, known map[ID]bool) map[ID][]saidIn {
	taken := map[ID][]saidIn{}
	for _, row := range rows {
		if row.Mark != TextMark(row.Source) {
			if len(row.Text) > 0 {
				m.find(TranslationDamaged, row.At("fingerprint"), row.Mark, string(row.Mark), "mark", string(TextMark(row.Source)))
			}
			continue
		}
		for _, lang := range row.Text.Langs() {
			s := saidIn{lang, row.Text[lang], row.At(InLang("translation", lang))}
			switch {
			case lang == "":
				m.find(TranslationMain, s.at, row.Mark, s.text, "language", string(m.plan.Language))
			case !known[row.Mark]:
				m.find(TranslationStale, s.at, row.Mark, s.text, "language", string(lang), "where", row.Where, "source", row.Source)
			default:
				taken[row.Mark] = append(taken[row.Mark], s)
			}
		}
	}
	for mark, all := range taken {
		taken[mark] = m.undisputed(mark, all)
	}
	return taken
}

// undisputed are the translations of a text into languages in which no two
// differ: where they do, which one counts is for people to say.
func (m *merger) undisputed(mark ID, all []saidIn) (kept []saidIn) {
	for _, s := range all {
		i := slices.IndexFunc(all, func(o saidIn) bool { return o.lang == s.lang && o.text != s.text })
		if i < 0 {
			kept = append(kept, s)
			continue
		}
		m.find(TranslationConflict, s.at, mark, s.text, "language", string(s.lang), "other", all[i].text, "othercell", all[i].at.String())
	}
	return kept
}

// apart is a plan whose records can be changed while those of p stay as they
// are.
func (p *Plan) apart() *Plan {
	own := *p
	own.Places = maps.Clone(p.Places)
	own.Agencies, own.Narrative = slices.Clone(p.Agencies), slices.Clone(p.Narrative)
	own.Commitments, own.Milestones = slices.Clone(p.Commitments), slices.Clone(p.Milestones)
	own.Recommendations, own.PeerExchange = slices.Clone(p.Recommendations), slices.Clone(p.PeerExchange)
	return &own
}

// fillIn gives the text its translations, and their places to the record. What
// it has in a language already stays.
func (t placedText) fillIn(all []saidIn) {
	fresh := slices.DeleteFunc(slices.Clone(all), func(s saidIn) bool { return (*t.text)[s.lang] != "" })
	if len(fresh) == 0 {
		return
	}
	*t.text = maps.Clone(*t.text) // the records of the returns share them
	if t.filled != nil {
		if *t.filled = maps.Clone(*t.filled); *t.filled == nil {
			*t.filled = map[string]Place{}
		}
	}
	for _, s := range fresh {
		(*t.text)[s.lang] = s.text
		if t.filled != nil {
			(*t.filled)[InLang(t.Column, s.lang)] = s.at
		}
	}
}
