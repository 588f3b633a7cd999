package inputs

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"selfassess/inputs/columns"
	"selfassess/inputs/xlsx"
	"selfassess/ogp"
)

// Spreadsheet programs make days of "3-6" and "1.3", and decimal numbers of
// "3,6". What was typed is gone; what it can have been, the ids of the plan tell.

// turnedDate reports a day in a column for ids.
func (f *field) turnedDate(d ogp.Date) {
	day, month, year := strconv.Itoa(d.Day), strconv.Itoa(d.Month), strconv.Itoa(d.Year%100)
	var typed []string
	if d.Day == 0 { // "3-40": month and year
		typed = f.entries(month, year)
	} else {
		typed = append(f.entries(day, month), f.entries(month, day)...)
		if f.spec.List && f.knowsAll(day, month, year) {
			typed = append(typed, strings.Join(sorted(day, month, year), "; "))
		}
	}
	f.reportTurned("date", typed)
}

// reportTurned says what may have been typed, and how to type it again.
func (f *field) reportTurned(kind string, typed []string) {
	typed = f.likely(unique(typed))
	several := "one"
	if f.spec.List {
		several = "list"
	}
	args := []string{ogp.KeyArg("kind"), "id_turned." + kind, ogp.KeyArg("wanted"), "id_wanted." + several,
		ogp.KeyArg("remedy"), "id_remedy." + several}
	if len(typed) > 0 {
		args = append(args, ogp.EitherArg("choices"), strings.Join(typed, "\n"), ogp.EitherArg("entry"), asTexts(typed))
	} else {
		args = append(args, ogp.KeyArg("choices"), "reading.not_told", "entry", f.example())
	}
	f.report(ogp.IDTurned, args...)
}

// likely are the readings that the rest of the sheet bears out, if there are
// any: by the grey text beside the cell, or by the commitment of a new
// milestone. A new id that another row has already is an unlikely one.
func (f *field) likely(typed []string) []string {
	ids, _ := f.beside()
	typed = preferred(typed, func(id string) bool { return !f.spec.Defines || !f.standsElsewhere(id) })
	return preferred(typed, func(id string) bool { return slices.Contains(ids, ogp.ID(id)) || f.isOfCommitment(id) })
}

// preferred are those of a list that are wanted, or all if none is.
func preferred(list []string, wanted func(string) bool) []string {
	if !slices.ContainsFunc(list, wanted) {
		return list
	}
	return slices.DeleteFunc(slices.Clone(list), func(s string) bool { return !wanted(s) })
}

// standsElsewhere tells whether another row of the sheet has the id. All are
// looked at once: every row of a sheet may have been turned.
func (f *field) standsElsewhere(id string) bool {
	if f.standing == nil {
		f.standing = map[string]bool{}
		f.below(func(row *xlsx.Row) {
			c, _ := row.At(f.Col)
			f.standing[strings.Trim(c.Text, " '’‘")] = true
		})
	}
	return f.standing[id]
}

// isOfCommitment tells whether a new milestone belongs, by its number, to the
// commitment that the row names.
func (f *field) isOfCommitment(id string) bool {
	if !f.spec.Defines || f.spec.Kind != columns.Milestone || f.cells == nil {
		return false
	}
	for _, c := range f.columns {
		if f.layout.Columns[c.spec].Kind != columns.Commitment {
			continue
		}
		of, there := f.cells.At(c.col)
		return there && strings.HasPrefix(id, strings.TrimSpace(of.Text)+".")
	}
	return false
}

// asTexts are entries as they are typed so that they stay texts, one in a line.
func asTexts(entries []string) string { return "'" + strings.Join(entries, "\n'") }

// entries are the ids and lists of ids that two numbers may have been, as far
// as the plan knows them.
func (f *field) entries(a, b string) (typed []string) {
	for _, id := range []string{a + "." + b, a + "-" + b, a + "/" + b} {
		switch {
		case f.knows(id), f.spec.Defines && f.belongs(a, b) && strings.Contains(id, "."):
			typed = append(typed, id)
		case f.spec.Kind == columns.OtherID && strings.Contains(id, "-"):
			typed = append(typed, id)
		}
	}
	if f.spec.List && a != b && f.knowsAll(a, b) {
		typed = append(typed, f.lists(a, b)...)
	}
	return typed
}

// belongs tells whether a new id may be made of two numbers: that of a milestone
// begins with its commitment.
func (f *field) belongs(a, _ string) bool {
	return f.spec.Kind != columns.Milestone || slices.Contains(f.known.commitments, ogp.ID(a))
}

// lists are what "3-6" may mean: both, or all from one to the other.
func (f *field) lists(a, b string) []string {
	ends := sorted(a, b)
	typed := []string{strings.Join(ends, "; ")}
	first, _ := strconv.Atoi(ends[0])
	last, _ := strconv.Atoi(ends[1])
	var all []string
	for n := first; n <= last && n-first < len(f.knownIDs()); n++ {
		all = append(all, strconv.Itoa(n))
	}
	if len(all) > 2 && all[len(all)-1] == ends[1] && f.knowsAll(all...) {
		typed = append(typed, strings.Join(all, "; "))
	}
	return typed
}

// sorted are numbers in their order.
func sorted(numbers ...string) []string {
	slices.SortFunc(numbers, func(a, b string) int {
		x, _ := strconv.Atoi(a)
		y, _ := strconv.Atoi(b)
		return x - y
	})
	return slices.Compact(numbers)
}

func unique(list []string) (kept []string) {
	for _, s := range list {
		if !slices.Contains(kept, s) {
			kept = append(kept, s)
		}
	}
	return kept
}

func (f *field) knows(id string) bool { return slices.Contains(f.knownIDs(), ogp.ID(id)) }

func (f *field) knowsAll(ids ...string) bool {
	return !slices.ContainsFunc(ids, func(id string) bool { return !f.knows(id) })
}

// example shows how ids are typed, with some that there are.
func (f *field) example() string {
	known := f.knownIDs()
	switch {
	case len(known) > 1 && f.spec.List:
		return "'" + string(known[0]) + "; " + string(known[1])
	case len(known) > 0:
		return "'" + string(known[0])
	case f.spec.List:
		return "'1; 2"
	}
	return "'1.2"
}

var (
	isoDay    = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}(?:[T ]00:00.*)?$`)
	dayMonth  = regexp.MustCompile(`^(\d{1,2})[-. ]{1,2}(\pL{3,}\.?)$`)
	monthYear = regexp.MustCompile(`^(\pL{3,}\.?)[- ](\d{2})$`)
	between   = regexp.MustCompile(`\s*[,/+&|]\s*`)
	fromTo    = regexp.MustCompile(`^(\d+)\s*[-–—]\s*(\d+)$`)
)

// turnedText finds a day in a text, as programs leave it in .csv files:
// "2026-06-03", "6-Mar", "Mar-40".
func (f *field) turnedText(text string) (d ogp.Date, ok bool) {
	if f.knows(text) || f.spec.Defines && f.spec.Kind != columns.Milestone && f.spec.Kind != columns.Commitment {
		return d, false
	}
	if isoDay.MatchString(text) {
		d, err := ogp.ParseDate(text[:10])
		return d, err == nil
	}
	if m := dayMonth.FindStringSubmatch(text); m != nil {
		month := f.words.months[fold(m[2])]
		day, _ := strconv.Atoi(m[1])
		return ogp.Day(2000, month, day), month != 0
	}
	if m := monthYear.FindStringSubmatch(text); m != nil {
		month := f.words.months[fold(m[1])]
		year, _ := strconv.Atoi(m[2])
		return ogp.Date{Year: 2000 + year, Month: month}, month != 0
	}
	return d, false
}

// several splits a text that is no id into the ids that stand in it, where all
// of it is ids that the plan knows.
func (f *field) several(text string) (ids []ogp.ID) {
	for _, parts := range [][]string{between.Split(text, -1), strings.Fields(text)} {
		parts = slices.DeleteFunc(parts, func(s string) bool { return s == "" })
		if len(parts) > 1 && f.knowsAll(parts...) {
			for _, s := range unique(parts) {
				ids = append(ids, ogp.ID(s))
			}
			return ids
		}
	}
	return nil
}
