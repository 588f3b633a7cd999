// Package ogptest changes records field by field, for tests that ask whether
// every field of a record reaches an output.
//
// [Fields] and [Deep] are the fields as reflection sees them: what they say the
// tables of fields are held to, so they must not know the tables. [Fill] gives
// values by the tables, for tests of what comes after them.
package ogptest

import (
	"reflect"
	"strconv"

	"selfassess/ogp"
)

// Field is a field of a record that holds something of its own.
type Field struct {
	Path   string // "Result.Contact.Name"; "Event.Sectors.media"
	Change func() // gives it another value; nil for a type that this package does not know
	Type   reflect.Type
}

// Fields are the fields of a record, which is given as a pointer, and of what
// lies within it. Left out are where it was read, and lists of records, which
// are records themselves; see Lists and Deep.
func Fields(record any) []Field {
	v := reflect.ValueOf(record).Elem()
	return fieldsOf(v, v.Type().Name(), false)
}

// Deep are Fields with those of the records in lists: "Plan.Agencies[].Name".
func Deep(record any) []Field {
	v := reflect.ValueOf(record).Elem()
	return fieldsOf(v, v.Type().Name(), true)
}

func fieldsOf(v reflect.Value, path string, deep bool) []Field {
	change := func(x any) []Field {
		return []Field{{path, func() { v.Set(reflect.ValueOf(x).Convert(v.Type())) }, v.Type()}}
	}
	switch x := v.Interface().(type) {
	case ogp.Origin:
		return nil
	case ogp.ReportKind:
		return change(ogp.MidTerm) // any other word is taken for the first kind
	case ogp.Text:
		return change(ogp.Text{"": "other words"})
	case ogp.Date:
		return change(ogp.Day(2025, 11, 23))
	case ogp.Link:
		return change(ogp.Link{Text: "https://other.example.org", URL: "https://other.example.org"})
	case []ogp.Link:
		return change([]ogp.Link{{Text: "https://other.example.org", URL: "https://other.example.org"}})
	case ogp.Answer:
		return change(map[bool]ogp.Answer{true: ogp.No, false: ogp.Yes}[x == ogp.Yes])
	case ogp.Count:
		return change(ogp.Counted(x.N + 7))
	case ogp.Percent:
		return change(ogp.Percent{N: x.N + 7.5, Known: true})
	case ogp.Level:
		return change(map[bool]ogp.Level{true: ogp.NotStarted, false: ogp.Completed}[x == ogp.Completed])
	case map[ogp.Sector]ogp.Count:
		return sectors(v, path)
	}
	return plainFields(v, path, deep)
}

// plainFields are those of the types that Go has by itself.
func plainFields(v reflect.Value, path string, deep bool) []Field {
	f := Field{Path: path, Type: v.Type()}
	switch v.Kind() {
	case reflect.String:
		f.Change = func() { v.SetString("other") }
	case reflect.Bool:
		f.Change = func() { v.SetBool(!v.Bool()) }
	case reflect.Int:
		f.Change = func() { v.SetInt(v.Int() + 7) }
	case reflect.Float64:
		f.Change = func() { v.SetFloat(v.Float() + 7.5) }
	case reflect.Slice:
		switch v.Type().Elem().Kind() {
		case reflect.Struct:
			if !deep {
				return nil
			}
			return below(v.Len(), v.Index, func(int) string { return path + "[]" }, deep)
		case reflect.String:
			f.Change = func() { v.Set(other(v.Type())) }
		}
	case reflect.Array:
		return below(v.Len(), v.Index, func(i int) string { return path + "[" + strconv.Itoa(i) + "]" }, deep)
	case reflect.Struct:
		return below(v.NumField(), v.Field, func(i int) string { return path + "." + v.Type().Field(i).Name }, deep)
	}
	return []Field{f}
}

func below(n int, at func(int) reflect.Value, path func(int) string, deep bool) (all []Field) {
	for i := range n {
		all = append(all, fieldsOf(at(i), path(i), deep)...)
	}
	return all
}

func other(list reflect.Type) reflect.Value {
	v := reflect.MakeSlice(list, 1, 1)
	v.Index(0).SetString("other")
	return v
}

func sectors(v reflect.Value, path string) []Field {
	all := make([]Field, len(ogp.Sectors))
	for i, s := range ogp.Sectors {
		all[i] = Field{path + "." + string(s), func() {
			v.Set(reflect.ValueOf(map[ogp.Sector]ogp.Count{s: ogp.Counted(41)}))
		}, v.Type()}
	}
	return all
}

// Lists are the lists of records in a record, which is given as a pointer: the
// type of one by the name of the list, "Plan.Agencies".
func Lists(record any) map[string]reflect.Type {
	lists := map[string]reflect.Type{}
	v := reflect.ValueOf(record).Elem()
	for i := range v.NumField() {
		f := v.Type().Field(i)
		if f.Type.Kind() != reflect.Slice {
			continue
		}
		if of := f.Type.Elem(); of.Kind() == reflect.Struct && of != reflect.TypeFor[ogp.Link]() {
			lists[v.Type().Name()+"."+f.Name] = of
		}
	}
	return lists
}
