package ogp_test

import (
	"fmt"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"selfassess/ogp"
	"selfassess/ogp/ogptest"
)

// noCell are fields that are in no cell of a workbook, and why.
var noCell = map[string]string{
	"Plan.File": "the name of the workbook", "Plan.Places": "where it was read",
	"Return.File": "the name of the workbook", "Return.Agency": "a fact of the form", "Return.Plan": "a fact of the form",
	"Return.Schema": "a fact of the form", "Return.Language": "a fact of the form", "Return.Submission": "a fact of the form",
	"Return.Issued": "a fact of the form", "Return.Blank": "found out while reading", "Return.Unnumbered": "found out while reading",
	"Return.Beside": "the names of tables", "Return.Unread": "found out while reading",
	".Agency": "filled from the return", ".Submission": "filled from the return", ".Copied": "told by the channel",
}

// aPlace finds the cells and sheets that a return remembers beside its records.
var aPlace = regexp.MustCompile(`^Return\.\w+At\b`)

// What a record of a report holds is made of these rows: a list or a field that
// they forget would be lost.
func TestRowsHoldEveryFieldOfEveryRecord(t *testing.T) {
	plan := func() (any, func() []ogp.Row) { p := &ogp.Plan{}; return p, p.Rows }
	form := func() (any, func() []ogp.Row) { r := &ogp.Return{}; return r, r.Rows }
	for _, begin := range []func() (any, func() []ogp.Row){plan, form} {
		blank, _ := begin()
		oneOfEach(blank)
		for i, f := range ogptest.Deep(blank) {
			_, field, _ := strings.Cut(f.Path, "[]")
			if noCell[f.Path] != "" || noCell[field] != "" || strings.Contains(f.Path, "Origin") || aPlace.MatchString(f.Path) {
				continue
			}
			in, rows := begin()
			oneOfEach(in)
			before := fmt.Sprint(rows())
			ogptest.Deep(in)[i].Change()
			if fmt.Sprint(rows()) == before {
				t.Errorf("%s is in no row: Rows (ogp/rows.go) must return its list, and its table have a row for it", f.Path)
			}
		}
	}
}

// oneOfEach gives every list of records one that says nothing.
func oneOfEach(in any) {
	v := reflect.ValueOf(in).Elem()
	for i := range v.NumField() {
		if f := v.Field(i); f.Kind() == reflect.Slice && f.Type().Elem().Kind() == reflect.Struct {
			f.Set(reflect.MakeSlice(f.Type(), 1, 1))
		}
	}
}
