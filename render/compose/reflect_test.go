package compose

import (
	"reflect"
	"testing"

	"selfassess/ogp"
)

// fieldOf is a field of a record, and how to change its value to another one.
type fieldOf struct {
	path   string
	change func()
}

// fieldsOf are all fields below v that hold something of their own.
func fieldsOf(v reflect.Value, path string) []fieldOf {
	set := func(x any) []fieldOf {
		return []fieldOf{{path, func() { v.Set(reflect.ValueOf(x).Convert(v.Type())) }}}
	}
	switch x := v.Interface().(type) {
	case ogp.Origin:
		return nil
	case ogp.ReportKind:
		return set(ogp.MidTerm)
	case ogp.Text:
		return set(txt("other words"))
	case ogp.Date:
		return set(ogp.Day(2025, 11, 23))
	case ogp.Link:
		return set(ogp.Link{Text: "https://other.example.org"})
	case []ogp.Link:
		return set([]ogp.Link{{Text: "https://other.example.org"}})
	case ogp.Answer:
		return set(map[bool]ogp.Answer{true: ogp.No, false: ogp.Yes}[x == ogp.Yes])
	case ogp.Count:
		return set(ogp.Counted(x.N + 7))
	case ogp.Level:
		return set(map[bool]ogp.Level{true: ogp.NotStarted, false: ogp.Completed}[x == ogp.Completed])
	case map[ogp.Sector]ogp.Count:
		var all []fieldOf
		for _, s := range ogp.Sectors {
			all = append(all, fieldOf{path + "." + string(s), func() {
				v.Set(reflect.ValueOf(map[ogp.Sector]ogp.Count{s: ogp.Counted(41)}))
			}})
		}
		return all
	}
	switch v.Kind() {
	case reflect.String:
		return set("other")
	case reflect.Bool:
		return set(!v.Bool())
	case reflect.Int:
		return set(v.Int() + 7)
	case reflect.Slice:
		if v.Type().Elem().Kind() == reflect.String {
			other := reflect.MakeSlice(v.Type(), 1, 1)
			other.Index(0).SetString("other")
			return []fieldOf{{path, func() { v.Set(other) }}}
		}
		return eachFieldOf(v.Len(), v.Index, func(int) string { return path + "[]" })
	case reflect.Struct:
		return eachFieldOf(v.NumField(), v.Field, func(i int) string { return path + "." + v.Type().Field(i).Name })
	}
	return nil
}

func eachFieldOf(n int, at func(int) reflect.Value, path func(int) string) (all []fieldOf) {
	for i := range n {
		all = append(all, fieldsOf(at(i), path(i))...)
	}
	return all
}

// notShown are the fields that no tag shows, and why.
var notShown = map[string]string{
	"plan.File":             "the name of the workbook",
	"plan.ReportDate":       "the caller's date is printed",
	"plan.Outline":          "how the program lays out the report",
	"plan.Language":         "which language a text is in",
	"plan.OtherLanguages":   "which columns the workbook has",
	"return.Plan":           "belongs to the form",
	"return.Schema":         "belongs to the form",
	"return.Language":       "belongs to the form",
	"return.Blank":          "a finding says so",
	"return.Results[].Role": "the plan decides",

	"return.Results[].Agency":      "filled from the return",
	"return.Results[].Submission":  "filled from the return",
	"return.Progress[].Agency":     "filled from the return",
	"return.Progress[].Submission": "filled from the return",
	"return.SubmissionAt.File":     "a place",
	"return.SubmissionAt.Sheet":    "a place",
	"return.SubmissionAt.Cell":     "a place",
}

func TestEveryFieldOfEveryRecordReachesATag(t *testing.T) {
	plain := func() (*ogp.Plan, *ogp.Return, []fieldOf) {
		p, r, _ := fullPlan()
		r.Comments, r.Events, r.Repository = nil, nil, nil
		p.Agencies[0].Name = txt("First agency")
		fields := append(fieldsOf(reflect.ValueOf(p).Elem(), "plan"), fieldsOf(reflect.ValueOf(&r).Elem(), "return")...)
		return p, &r, fields
	}
	p, r, fields := plain()
	before := valuesOf(editionOf(t, p, *r)).String()
	reached := 0
	for i, f := range fields {
		if notShown[f.path] != "" {
			continue
		}
		p, r, changed := plain()
		changed[i].change()
		if valuesOf(editionOf(t, p, *r)).String() == before {
			t.Errorf("%s: changing it changes no tag", f.path)
		}
		reached++
	}
	if reached < 170 {
		t.Errorf("only %d fields", reached)
	}
}
