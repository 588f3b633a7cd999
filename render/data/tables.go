package data

import (
	"bytes"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"selfassess/ogp"
	"selfassess/render"
	"selfassess/templates"
)

// File is a file of data that a document may carry.
type File struct {
	Name  string
	Media string // "text/csv"
	About string // in words
	Data  []byte
}

// Files are the data of a report: report.json, and its records as tables for
// those who open a spreadsheet. Both hold the same values under the same
// names.
func Files(e *render.Edition) ([]File, error) {
	var b bytes.Buffer
	if err := Write(&b, e); err != nil {
		return nil, err
	}
	files := []File{{"report.json", "application/json", e.Locale.Text(templates.AttachedReport), b.Bytes()}}
	for _, t := range tablesOf(documentOf(e)) {
		files = append(files, File{t.name + ".csv", "text/csv", e.Locale.Text(templates.AttachedTable, "table", t.name),
			t.csv()})
	}
	return files, nil
}

// tablesOf makes a table of each kind of record. Records within records have
// a table of their own, whose first column says to which they belong.
func tablesOf(d record) []*table {
	commitments := newTable("commitments", commitmentOf("")(&ogp.CommitmentReport{}))
	results := newTable("commitment-results", resultOf("")(&ogp.Result{}), "commitment")
	milestones := newTable("milestones", milestoneOf(&ogp.MilestoneReport{}))
	reports := newTable("milestone-progress", progressOf(&ogp.Progress{}), "milestone")
	views := newTable("views", viewOf(&ogp.View{}), "commitment", "milestone")
	activities := newTable("implementation", activityOf(&ogp.Activity{}), "milestone")
	for _, made := range d.records("commitments") {
		c := made()
		commitments.add(c)
		results.addAll(c.records("contributions"), c.word("commitment"))
		views.addAll(c.records("views"), c.word("commitment"), "")
		for _, made := range c.records("milestones") {
			m := made()
			milestones.add(m)
			reports.addAll(m.records("contributions"), m.word("milestone"))
			views.addAll(m.records("views"), c.word("commitment"), m.word("milestone"))
			activities.addAll(m.records("implementation"), m.word("milestone"))
		}
	}
	events := newTable("consultations", eventOf(&ogp.Event{}))
	events.addAll(d.records("consultations"))
	comments := newTable("comments", commentOf(&ogp.Comment{}))
	comments.addAll(d.records("comments"))
	counts := newTable("statistics", count{})
	for _, c := range countsOf(d.value("statistics").(statistics)) {
		counts.add(c)
	}
	tables := []*table{commitments, results, milestones, reports, activities, events, comments, counts}
	if len(views.rows) > 0 {
		tables = append(tables, views)
	}
	return append(tables, historyTables(d)...)
}

// count is a row of the statistics: how many of a group have each level.
type count struct {
	Group   string  `json:"group"` // "all", "theme", "agency", "value"
	ID      *string `json:"id"`
	Name    text    `json:"name"`
	Counted string  `json:"counted"` // "commitments", "milestones"
	Levels  levels  `json:""`        // as columns of their own
}

func countsOf(s statistics) []count {
	out := []count{{Group: "all", Counted: "commitments", Levels: s.Commitments.Levels},
		{Group: "all", Counted: "milestones", Levels: s.Milestones.Levels}}
	add := func(group string, id *string, name text, commitments, milestones levels) {
		out = append(out, count{group, id, name, "commitments", commitments},
			count{group, id, name, "milestones", milestones})
	}
	for _, g := range s.ByTheme {
		add("theme", nil, g.Name, g.Commitments, g.Milestones)
	}
	for _, g := range s.ByAgency {
		add("agency", g.ID, g.Name, g.Commitments, g.Milestones)
	}
	for _, g := range s.ByValue {
		add("value", g.Name, nil, g.Commitments, g.Milestones)
	}
	return out
}

// table is a list of records of one kind as rows of fields.
type table struct {
	name    string
	owner   []string // names of the columns that come first
	columns []string
	rows    []map[string]string
}

// newTable makes a table without rows. It has its header from a record that
// says nothing.
func newTable(name string, none any, owner ...string) *table {
	t := &table{name: name, owner: owner, columns: slices.Clone(owner)}
	t.fields(none)
	return t
}

func (t *table) addAll(list []later, owner ...string) {
	for _, made := range list {
		t.add(made(), owner...)
	}
}

func (t *table) add(record any, owner ...string) {
	row := t.fields(record)
	for i, name := range t.owner {
		row[name] = owner[i]
	}
	t.rows = append(t.rows, row)
}

// fields returns the fields of a record by their columns, and notes columns
// that are new behind the one before them: a text in a further language has a
// column of its own.
func (t *table) fields(record any) map[string]string {
	row, last := map[string]string{}, len(t.owner)-1
	flatten("", reflect.ValueOf(record), func(column, value string) {
		at := slices.Index(t.columns, column)
		if at < 0 {
			at = last + 1
			t.columns = slices.Insert(t.columns, at, column)
		}
		row[column], last = value, at
	})
	return row
}

func (t *table) csv() []byte {
	var b strings.Builder
	b.WriteString(byteOrderMark)
	writeRecord(&b, t.columns)
	for _, row := range t.rows {
		fields := make([]string, len(t.columns))
		for i, c := range t.columns {
			fields[i] = row[c]
		}
		writeRecord(&b, fields)
	}
	return []byte(b.String())
}

// flatten calls each with the columns of a value. Lists of records are left
// out: they have tables of their own.
func flatten(name string, v reflect.Value, each func(column, value string)) {
	switch x := v.Interface().(type) {
	case record:
		for _, m := range x {
			if m.value == nil {
				each(m.key, "")
				continue
			}
			if _, ok := m.value.(unsaid); ok {
				continue
			}
			flatten(m.key, reflect.ValueOf(m.value), each)
		}
		return
	case []later:
		return
	case text:
		each(name, x[""])
		for _, l := range slices.Sorted(maps.Keys(x)) {
			if l != "" {
				each(ogp.InLang(name, l), x[l]) // as in workbooks
			}
		}
		return
	case []string:
		each(name, strings.Join(x, "; "))
		return
	case []link:
		texts := make([]string, len(x))
		for i := range x {
			texts[i] = x[i].Text
		}
		each(name, strings.Join(texts, "\n"))
		return
	}
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if v.IsNil() && (v.Kind() == reflect.Interface || v.Type().Elem().Kind() != reflect.Struct) {
			each(name, "")
			return
		}
		if v.IsNil() {
			v = reflect.New(v.Type().Elem())
		}
		flatten(name, v.Elem(), each)
	case reflect.Struct:
		flattenFields(name, v, each)
	case reflect.String:
		each(name, v.String())
	case reflect.Int:
		each(name, strconv.FormatInt(v.Int(), 10))
	case reflect.Float64:
		each(name, strconv.FormatFloat(v.Float(), 'f', -1, 64))
	case reflect.Bool:
		each(name, strconv.FormatBool(v.Bool()))
	case reflect.Slice:
		if v.Type().Elem().Kind() != reflect.Struct {
			// a fault of this package, which its tests would find
			panic(fmt.Sprintf("a list of %v has no columns", v.Type().Elem()))
		}
	default:
		panic(fmt.Sprintf("a value of type %v has no column", v.Type()))
	}
}

// flattenFields names the columns by the keys of report.json: a contact's
// name stands in contact_name.
func flattenFields(name string, v reflect.Value, each func(column, value string)) {
	for i := range v.NumField() {
		field := v.Type().Field(i)
		key := field.Tag.Get("json")
		if name != "" {
			key = name + "_" + key
		}
		flatten(key, v.Field(i), each)
	}
}
