package secretariat

import (
	"cmp"
	"slices"

	"selfassess/ogp"
)

// Listed are findings of one kind that stand together in a list for a person.
type Listed struct {
	Code  ogp.Code
	Shown []ogp.Finding // those that have lines of their own
	More  int           // how many more there are
	Files int           // in how many files those are
}

// short says how many findings of a kind are listed: all up to a number, of
// more only the first ones.
type short struct{ most, first int }

// The first few of a kind tell what is wrong, the rest only how often. But an
// error keeps a report from being final, and each has to be mended: of them
// only what fills screens is counted.
var (
	errorsListed = short{most: 100, first: 10}
	othersListed = short{most: 5, first: 3}
	routine      = short{most: 0, first: 0}
)

// Listing puts findings into the order in which a person looks at them: errors
// in the order of the files, then warnings and notes by their kinds, what is
// found most often first. What every project has is only counted. With all
// each finding is listed.
func Listing(fs []ogp.Finding, all bool) (list []Listed) {
	limit := func(s short) short {
		if all {
			s.most = len(fs)
		}
		return s
	}
	list = errorsOf(fs, limit(errorsListed))
	for _, severity := range []ogp.Severity{ogp.Warning, ogp.Note} {
		kinds := kindsOf(fs, severity)
		slices.SortStableFunc(kinds, func(a, b []ogp.Finding) int { return cmp.Compare(len(b), len(a)) })
		for _, kind := range kinds {
			s := othersListed
			if kind[0].Code.Routine() {
				s = routine
			}
			list = append(list, limit(s).list(kind))
		}
	}
	return list
}

// errorsOf lists errors one by one, and after them counts what was too much.
func errorsOf(fs []ogp.Finding, s short) (list []Listed) {
	left := map[ogp.Code]int{}
	var rest []Listed
	for _, kind := range kindsOf(fs, ogp.Error) {
		l := s.list(kind)
		left[l.Code], l.Shown = len(l.Shown), nil
		if l.More > 0 {
			rest = append(rest, l)
		}
	}
	for _, f := range fs {
		if f.Severity() == ogp.Error && left[f.Code] > 0 {
			left[f.Code]--
			list = append(list, Listed{Code: f.Code, Shown: []ogp.Finding{f}})
		}
	}
	return append(list, rest...)
}

// kindsOf are the findings of a severity by their codes, in the order in which
// the codes come.
func kindsOf(fs []ogp.Finding, s ogp.Severity) (kinds [][]ogp.Finding) {
	at := map[ogp.Code]int{}
	for _, f := range fs {
		if f.Severity() != s {
			continue
		}
		i, known := at[f.Code]
		if !known {
			i = len(kinds)
			at[f.Code], kinds = i, append(kinds, nil)
		}
		kinds[i] = append(kinds[i], f)
	}
	return kinds
}

func (s short) list(kind []ogp.Finding) Listed {
	shown := len(kind)
	if shown > s.most {
		shown = s.first
	}
	files := map[string]bool{}
	for _, f := range kind[shown:] {
		files[f.At.File] = true
	}
	return Listed{Code: kind[0].Code, Shown: kind[:shown], More: len(kind) - shown, Files: len(files)}
}
