package inputs

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"selfassess/inputs/columns"
	"selfassess/inputs/xlsx"
	"selfassess/ogp"
)

// identifier reads an id. Ids are text; a number is taken only if exactly
// one known id has its value, because 1.10 typed as a number is stored as 1.1.
func (f *field) identifier() ogp.ID {
	if f.Kind == xlsx.Number {
		return f.numeric()
	}
	id := f.canonical(f.Text)
	if strings.Trim(string(id), "0123456789.") == "" {
		return f.checked(id) // as most are: neither a day nor a list
	}
	if d, ok := f.turnedText(string(id)); ok {
		f.turnedDate(d)
		return ""
	}
	if !f.spec.Defines && !f.knows(string(id)) && (len(f.several(string(id))) > 1 || strings.Contains(string(id), ";")) {
		f.report(ogp.ValueUnknown, offers("reading.one_id")...)
		return ""
	}
	return f.checked(id)
}

// numeric reads an id that is stored as a number.
func (f *field) numeric() ogp.ID {
	n, err := strconv.ParseFloat(f.Text, 64)
	if err != nil {
		f.report(ogp.IDInvalid)
		return ""
	}
	if day, ok := f.shownDay(f.Cell); ok {
		f.turnedDate(day)
		return ""
	}
	typed, fits := plainNumber(n, f.Text), f.sameValue(n)
	whole := n == math.Trunc(n) && math.Abs(n) < exact
	switch lists := f.listsIn(typed); {
	case len(lists) > 0:
		f.reportTurned("number", append(fits, lists...))
		return ""
	case len(fits) == 1 && !f.spec.Defines:
		if !whole || fits[0] != typed {
			f.report(ogp.IDNumeric, "as", fits[0])
		}
		return ogp.ID(fits[0])
	case whole && (f.spec.Defines || len(f.knownIDs()) == 0):
		return ogp.ID(typed) // nothing was lost
	case len(fits) == 0 && len(f.knownIDs()) > 0 && !f.spec.Defines:
		f.report(noSuchID[f.spec.Kind], "nearest", "")
		return ""
	case len(fits) < 2:
		fits = []string{typed, typed + "0"}
	}
	f.report(ogp.IDAmbiguous, ogp.EitherArg("choices"), strings.Join(fits, "\n"))
	return ""
}

// noSuchID are the codes of ids that the plan does not have.
var noSuchID = map[columns.Kind]ogp.Code{columns.Commitment: ogp.CommitmentNone, columns.Milestone: ogp.MilestoneNone,
	columns.Agency: ogp.AgencyCellNone}

// listsIn are the lists of ids that a decimal number may have been.
func (f *field) listsIn(number string) []string {
	a, b, decimal := strings.Cut(number, ".")
	if !decimal || !f.spec.List || a == b || !f.knowsAll(a, b) {
		return nil
	}
	return f.lists(a, b)
}

// canonical is an id as it is compared: letters in one form, single spaces,
// and nothing that cannot be seen. Letters and digits of another width or
// script are read as the plain ones, with a note, where that gives an id that
// is known; otherwise they stay, since they may be meant.
func (f *field) canonical(text string) ogp.ID {
	text = strings.TrimLeft(text, "'’‘") // typed so that the entry stays text
	id := ogp.ID(strings.Join(strings.Fields(norm.NFC.String(xlsx.WithoutUnseen(text))), " "))
	if xlsx.IsPlain(string(id)) {
		return id
	}
	plain := ogp.ID(strings.Join(strings.Fields(strings.Map(westernDigit, norm.NFKC.String(string(id)))), " "))
	if plain != id && slices.Contains(f.knownIDs(), plain) {
		f.reportAbout(text, ogp.ValueRead, "as", string(plain))
		return plain
	}
	return id
}

// sameValue lists the known ids whose numeric value is n.
func (f *field) sameValue(n float64) (fits []string) {
	for _, id := range f.knownIDs() {
		if v, err := strconv.ParseFloat(string(id), 64); err == nil && v == n {
			fits = append(fits, string(id))
		}
	}
	return fits
}

func (f *field) knownIDs() []ogp.ID {
	switch f.spec.Kind {
	case columns.Commitment:
		return f.known.commitments
	case columns.Milestone:
		return f.known.milestones
	case columns.Agency:
		return f.known.agencies
	}
	return nil
}

// checked reports ids that could not be written again in a list of ids. Any
// other text is an id: who writes files makes a name of it.
func (f *field) checked(id ogp.ID) ogp.ID {
	if strings.ContainsFunc(string(id), func(r rune) bool { return unicode.IsControl(r) || r == '\uFFFD' || r == ';' }) {
		f.report(ogp.IDInvalid)
	}
	return id
}

// identifiers reads a list of ids in one cell.
func (f *field) identifiers() (ids []ogp.ID) {
	if f.Kind == xlsx.Number {
		if id := f.numeric(); id != "" {
			ids = append(ids, id)
		}
		return ids
	}
	for _, s := range f.items() {
		ids = append(ids, f.listed(s)...)
	}
	return ids
}

// listed reads an entry of a list: one id, or several with other signs between
// them than semicolons, where that can mean nothing else.
func (f *field) listed(entry string) (ids []ogp.ID) {
	id := f.canonical(entry)
	if f.knows(string(id)) {
		return []ogp.ID{id}
	}
	if d, ok := f.turnedText(string(id)); ok {
		f.turnedDate(d)
		return nil
	}
	if m := fromTo.FindStringSubmatch(string(id)); m != nil && m[1] != m[2] && f.knowsAll(m[1], m[2]) {
		if lists := f.lists(m[1], m[2]); len(lists) > 1 {
			f.reportAbout(entry, ogp.IDListUnclear, ogp.EitherArg("choices"), strings.Join(lists, "\n"),
				ogp.EitherArg("entry"), asTexts(lists))
			return nil
		}
		id = ogp.ID(m[1] + "/" + m[2]) // neighbours: from one to the other is both
	}
	if found := f.several(string(id)); found != nil {
		f.reportAbout(entry, ogp.ValueRead, "as", joined(found, "; "))
		return found
	}
	if f.spec.Kind == columns.Agency {
		return []ogp.ID{f.checked(id)}
	}
	for part := range strings.SplitSeq(string(id), ",") { // "1, 2" can only be two numbers
		if part = strings.TrimSpace(part); part != "" {
			ids = append(ids, f.checked(f.canonical(part)))
		}
	}
	return ids
}

func joined(ids []ogp.ID, between string) string {
	parts := make([]string, len(ids))
	for i, id := range ids {
		parts[i] = string(id)
	}
	return strings.Join(parts, between)
}

// named reads an id; one whose values follow a pattern is a name.
func (f *field) named() ogp.ID {
	if f.spec.Pattern == "" {
		return f.identifier()
	}
	id := f.prose()
	if allowed := regexp.MustCompile(f.spec.Pattern); !allowed.MatchString(id) {
		f.report(ogp.IDInvalid)
	}
	return ogp.ID(id)
}
