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
	if f.Kind != xlsx.Number {
		return f.checked(f.canonical(f.Text))
	}
	n, err := strconv.ParseFloat(f.Text, 64)
	if err != nil {
		f.report(ogp.IDInvalid)
		return ""
	}
	typed := ogp.ID(plainNumber(n, f.Text))
	fits := f.sameValue(n)
	if day, ok := serialDate(n, f.book.Date1904); ok && f.Style.Date { // "1-2" that a program took for a day
		f.report(ogp.IDAmbiguous, "choices", day.String()+", "+string(typed))
		return ""
	}
	if f.spec.Defines && n == math.Trunc(n) && math.Abs(n) < exact {
		fits = []string{string(typed)} // a whole number has lost nothing
	}
	if len(fits) == 1 {
		if n != math.Trunc(n) || fits[0] != string(typed) {
			f.report(ogp.IDNumeric, "as", fits[0])
		}
		return ogp.ID(fits[0])
	}
	if len(fits) == 0 {
		fits = []string{string(typed), string(typed) + "0"}
	}
	f.report(ogp.IDAmbiguous, "choices", strings.Join(fits, ", "))
	return ""
}

// canonical is an id as it is compared: letters in one form, single spaces,
// and nothing that cannot be seen. Letters and digits of another width or
// script are read as the plain ones, with a note, where that gives an id that
// is known; otherwise they stay, since they may be meant.
func (f *field) canonical(text string) ogp.ID {
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
		if id := f.identifier(); id != "" {
			ids = append(ids, id)
		}
		return ids
	}
	for _, s := range f.items() {
		if f.spec.Kind == columns.Agency || !strings.Contains(s, ",") {
			ids = append(ids, f.checked(f.canonical(s)))
			continue
		}
		for _, part := range strings.Split(s, ",") { // "1, 2" can only be two numbers
			if part = strings.TrimSpace(part); part != "" {
				ids = append(ids, f.checked(f.canonical(part)))
			}
		}
	}
	return ids
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
