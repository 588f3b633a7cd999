package render

import (
	"reflect"
	"testing"

	"selfassess"
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
	case selfassess.Origin:
		return nil
	case selfassess.ReportKind:
		return set(selfassess.MidTerm)
	case selfassess.Text:
		return set(txt("other words"))
	case selfassess.Date:
		return set(selfassess.Day(2025, 11, 23))
	case selfassess.Link:
		return set(selfassess.Link{Text: "https://other.example.org"})
	case []selfassess.Link:
		return set([]selfassess.Link{{Text: "https://other.example.org"}})
	case selfassess.Answer:
		return set(map[bool]selfassess.Answer{true: selfassess.No, false: selfassess.Yes}[x == selfassess.Yes])
	case selfassess.Count:
		return set(selfassess.Counted(x.N + 7))
	case selfassess.Level:
		return set(map[bool]selfassess.Level{true: selfassess.NotStarted, false: selfassess.Completed}[x == selfassess.Completed])
	case map[selfassess.Sector]selfassess.Count:
		var all []fieldOf
		for _, s := range selfassess.Sectors {
			all = append(all, fieldOf{path + "." + string(s), func() {
				v.Set(reflect.ValueOf(map[selfassess.Sector]selfassess.Count{s: selfassess.Counted(41)}))
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
	plain := func() (*selfassess.Plan, *selfassess.Return, []fieldOf) {
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
