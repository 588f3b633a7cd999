package data

import (
	"io"
	"reflect"
	"strings"

	"selfassess/ogp"
	"selfassess/render"
	"selfassess/templates"
)

// The JSON Schemas of report.json and record.json. They are made of what the
// documents are made of: of the tables of fields, and of the types in which
// this package writes the rest. What a key means stands in keys, or is the
// label of its column.

// WriteReportSchema writes the JSON Schema of report.json.
func WriteReportSchema(out io.Writer, words *templates.Catalogue) error {
	s := newSchemer(words)
	return encode(out, s.document("report.json", "report", documentOf(blankEdition(words)), s.reportLists()))
}

// WriteRecordSchema writes the JSON Schema of record.json.
func WriteRecordSchema(out io.Writer, words *templates.Catalogue) error {
	s := newSchemer(words)
	return encode(out, s.document("record.json", "record", internalOf(&Internal{Edition: blankEdition(words)}),
		s.recordLists()))
}

// blankEdition is a report that says nothing: it has all keys.
func blankEdition(words *templates.Catalogue) *render.Edition {
	return &render.Edition{Report: &ogp.Report{Plan: &ogp.Plan{}, Moments: []ogp.Moment{{}}},
		Statistics: &ogp.Statistics{Since: &ogp.Since{Moment: &ogp.Moment{}}},
		Locale:     render.NewLocale(words)}
}

// schemer makes schemas of values that say nothing.
type schemer struct {
	words *templates.Catalogue
	defs  map[string]record // of structs, by the names of their types
}

func newSchemer(words *templates.Catalogue) *schemer { return &schemer{words, map[string]record{}} }

func (s *schemer) document(title, name string, d record, lists map[string]record) record {
	object := s.object(name, "", d, lists)
	return append(record{{"$schema", "https://json-schema.org/draft/2020-12/schema"}, {"title", title},
		{"description", keys[name]}}, append(object, member{"$defs", s.defs})...)
}

// reportLists are the lists of records in report.json, and its narrative.
func (s *schemer) reportLists() map[string]record {
	const all = ogp.PublishAll
	signed := &ogp.Plan{Narrative: []ogp.Narrative{{Author: ogp.Text{"": "name"}}}}
	return map[string]record{
		"schema": {{"const", Schema}},
		"plan":   s.object("plan", "plan", planOf(&ogp.Plan{}), typesOf(ogp.PlanFields)),
		"agencies": s.list("agency", "agencies", agencyOf(all)(&ogp.Agency{}),
			typesOf(ogp.AgencyFields)),
		"commitments": s.list("commitment", "commitments", commitmentOf(all)(&ogp.CommitmentReport{}), s.commitmentTypes()),
		"consultations": s.list("consultation", "consultations", eventOf(&ogp.Event{}),
			typesOf(ogp.EventFields)),
		"comments":          s.list("comment", "comments", commentOf(&ogp.Comment{}), typesOf(ogp.CommentFields)),
		"narrative_authors": s.list("author", "narrative", authorsOf(signed)[0](), nil),
		"recommendations": s.list("recommendation", "recommendations", recommendationOf(&ogp.Recommendation{}),
			typesOf(ogp.RecommendationFields)),
		"repository": s.list("update", "repository", repositoryOf(&ogp.RepositoryUpdate{}),
			typesOf(ogp.RepositoryFields)),
		"peer_exchange": s.list("peer_exchange", "peer_exchange", peerOf(&ogp.PeerExchange{}),
			typesOf(ogp.PeerExchangeFields)),
	}
}

// commitmentTypes are the types of the fields of a commitment, with what
// became of it.
func (s *schemer) commitmentTypes() map[string]record {
	milestone := typesOf(ogp.MilestoneFields)
	milestone["level"] = level()
	milestone["contributions"] = s.list("progress", "return_milestones", progressOf(&ogp.Progress{}),
		typesOf(ogp.ProgressFields))
	milestone["implementation"] = s.list("activity", "implementation", activityOf(&ogp.Activity{}),
		typesOf(ogp.ActivityFields))
	view := func(sheet string) record {
		return s.list("view", sheet, viewOf(&ogp.View{}), map[string]record{"view_level": level()})
	}
	milestone["views"] = view("return_milestones")
	types := typesOf(ogp.CommitmentFields)
	types["views"] = view("return_commitments")
	types["level"] = level()
	types["declared"] = s.list("declared", "", declaredOf(&ogp.Result{}), map[string]record{"level": level()})
	types["milestones"] = s.list("milestone", "milestones", milestoneOf(&ogp.MilestoneReport{}), milestone)
	types["contributions"] = s.list("result", "return_commitments", resultOf(ogp.PublishAll)(&ogp.Result{}),
		typesOf(ogp.ResultFields))
	return types
}

// recordLists are the lists of records in record.json.
func (s *schemer) recordLists() map[string]record {
	row := rowsOf([]ogp.Row{{Cells: []ogp.Cell{{}}}})[0]()
	plan := ogp.Plan{File: "plan.xlsx"}
	workbook := workbookOf(&plan)(&Workbook{File: "inputs/a.xlsx", Return: &ogp.Return{}})
	books := s.list("workbook", "", workbook, map[string]record{"rows": s.list("row", "", row, nil)})
	items := books.value("items").(record)
	for i := range items { // a file that is no return says less
		if items[i].key == "required" {
			items[i].value = []string{"file", "role", "sha256"}
		}
	}
	return map[string]record{
		"schema":    {{"const", RecordSchema}},
		"workbooks": books,
		"unplaced":  s.list("unplaced", "", unplacedOf(&ogp.Unplaced{}), nil),
		"findings":  s.list("finding", "", wholeFindingOf(s.words)(&ogp.Finding{Code: ogp.NoReturns}), nil),
		"accepted":  s.list("finding", "", acceptedOf(s.words)(&ogp.AcceptedWarning{Finding: ogp.Finding{Code: ogp.NoReturns}}), nil),
	}
}

// optional are keys that are missing where there is nothing to say.
var optional = map[string]bool{"report.history": true, "report.since": true}

// object is the schema of a record, of which no other key may be missing and
// none may be added. types are those of keys whose values do not tell them.
func (s *schemer) object(name, sheet string, r record, types map[string]record) record {
	properties, required := record{}, []string{}
	for _, m := range r {
		value := m.value
		u, unsaid := value.(unsaid)
		if unsaid {
			value = u.value
		} else if !optional[name+"."+m.key] {
			required = append(required, m.key)
		}
		t := types[m.key]
		if t == nil {
			t = s.typeOf(reflect.TypeOf(value))
		}
		properties = append(properties, member{m.key, described(t, s.about(name, sheet, m.key))})
	}
	return record{{"type", "object"}, {"properties", properties}, {"required", required}, {"additionalProperties", false}}
}

func (s *schemer) list(name, sheet string, r record, types map[string]record) record {
	return array(s.object(name, sheet, r, types))
}

// about says what a key means: in our words, or in those of its column.
func (s *schemer) about(name, sheet, key string) string {
	for _, k := range []string{name + "." + key, "*." + key} {
		if keys[k] != "" {
			return keys[k]
		}
	}
	if k := "column." + sheet + "." + key; s.words.Has(k) {
		return s.words.Text(templates.Term(k))
	}
	return ""
}

func described(t record, about string) record {
	return append(append(make(record, 0, len(t)+1), t...), member{"description", about})
}

// typeOf is the schema of a Go type of this package.
func (s *schemer) typeOf(t reflect.Type) record {
	switch {
	case t == reflect.TypeFor[text]():
		return prose()
	case t == reflect.TypeFor[later](): // a list that somebody has forgotten here: the test of keys names it
		return record{}
	case t == reflect.TypeFor[[]ogp.Cell]():
		cell := record{{"column", ""}, {"cell", (*string)(nil)}, {"text", ""}}
		return array(s.object("cell", "", cell, nil))
	}
	switch t.Kind() {
	case reflect.String:
		return record{{"type", "string"}}
	case reflect.Int:
		return record{{"type", "integer"}}
	case reflect.Float64:
		return record{{"type", "number"}}
	case reflect.Bool:
		return record{{"type", "boolean"}}
	case reflect.Slice:
		return array(s.typeOf(t.Elem()))
	case reflect.Map:
		return record{{"type", "object"}, {"additionalProperties", s.typeOf(t.Elem())}}
	case reflect.Pointer:
		return orNull(s.typeOf(t.Elem()))
	}
	return s.structOf(t)
}

// structOf refers to the schema of a struct, which stands once.
func (s *schemer) structOf(t reflect.Type) record {
	if s.defs[t.Name()] == nil {
		r, types := record{}, map[string]record{}
		for i := range t.NumField() {
			key, _, optional := strings.Cut(t.Field(i).Tag.Get("json"), ",")
			r, types[key] = append(r, member{key, unsaidIf(optional, nil)}), s.typeOf(t.Field(i).Type)
		}
		s.defs[t.Name()] = s.object(t.Name(), "", r, types)
	}
	return record{{"$ref", "#/$defs/" + t.Name()}}
}

func array(items record) record { return record{{"type", "array"}, {"items", items}} }

func orNull(t record) record {
	if t[0].key == "type" && len(t) == 1 {
		return record{{"type", []string{t[0].value.(string), "null"}}}
	}
	return record{{"anyOf", []record{t, {{"type", "null"}}}}}
}

// prose is a text as its type describes it.
func prose() record {
	return record{{"type", []string{"string", "object", "null"}}, {"additionalProperties", record{{"type", "string"}}}}
}

func level() record { return oneOf(ogp.Choices{Keys: levelNames()}, false) }

func levelNames() (names []string) {
	for _, l := range ogp.AllLevels {
		names = append(names, l.Key())
	}
	return names
}

// oneOf are the words of a closed set.
func oneOf(c ogp.Choices, null bool) record {
	words := []any{}
	for _, k := range c.Keys {
		words = append(words, k)
	}
	if c.None != "" {
		words = append(words, c.None)
	}
	if null {
		words = append(words, nil)
	}
	return record{{"enum", words}}
}

// typesOf are the types of the fields of a table.
func typesOf[R any](fields ogp.Fields[R]) map[string]record {
	types := map[string]record{}
	for i := range fields {
		f := &fields[i]
		if t := typeOfField(&f.FieldInfo, f.Value(new(R))); t != nil {
			types[f.Key] = t
		}
	}
	return types
}

// typeOfField is nil where the value tells its type.
func typeOfField(f *ogp.FieldInfo, v any) record {
	switch v.(type) {
	case *ogp.Answer:
		if len(f.Choices.Keys) > 2 {
			return record{{"enum", []any{true, ogp.Partly.Key(), false, nil}}}
		}
		return record{{"enum", []any{true, false, nil}}}
	case *ogp.Level:
		return level()
	case ogp.Word:
		if f.Choices.Set != "" {
			return oneOf(f.Choices, true)
		}
		return record{{"type", []string{"string", "null"}}}
	case ogp.Words:
		if f.Choices.Set != "" {
			return array(oneOf(f.Choices, false))
		}
	}
	return nil
}
