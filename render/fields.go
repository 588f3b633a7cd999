package render

// Field is a named value that a template may hold as {name}.
type Field struct {
	Name  string
	value func(*Document, *composer) string
}

// fields is the one place where a name becomes a value.
var fields = []Field{
	{"plan.country", func(d *Document, _ *composer) string { return d.Meta.Country }},
	{"plan.title", func(d *Document, _ *composer) string { return d.Cover.Subtitle }},
	{"plan.period", func(d *Document, _ *composer) string { return d.Cover.Period }},
	{"plan.coordinating_agency", func(d *Document, _ *composer) string { return d.Meta.Author }},
	{"plan.id", func(_ *Document, w *composer) string { return string(w.plan.ID) }},
	{"plan.forum", func(_ *Document, w *composer) string { return w.plan.Forum.In(w.lang) }},
	{"report.title", func(d *Document, _ *composer) string { return d.Cover.Title }},
	{"report.date", func(d *Document, _ *composer) string { return d.Cover.Date }},
	{"report.notice", func(d *Document, _ *composer) string { return d.Cover.Notice }},
	{"report.running", func(d *Document, _ *composer) string { return d.Meta.Running }},
	{"report.publisher", func(d *Document, _ *composer) string { return d.Cover.Publisher }},
	{"label.contents", func(d *Document, _ *composer) string { return d.Labels.Contents }},
	{"label.page", func(d *Document, _ *composer) string { return d.Labels.Page }},
	{"label.draft", func(d *Document, _ *composer) string { return d.Meta.Draft }},
}

// Fields returns the names that a template may hold, in a fixed order.
func Fields() []Field { return fields[:len(fields):len(fields)] }

// Record returns the values of all fields by name. A value that is not known
// is "".
func (e *Edition) Record() map[string]string {
	d, w := e.Document(), newComposer(e)
	values := make(map[string]string, len(fields))
	for _, f := range fields {
		values[f.Name] = f.value(d, w)
	}
	return values
}
