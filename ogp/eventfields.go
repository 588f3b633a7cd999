package ogp

// eventFields returns the cells of an event that hold one value, with one
// entry for each language in which the rows give a text.
func eventFields(rows []Event) []eventField {
	fields := textFields(rows, "title", func(e *Event) *Text { return &e.Title })
	fields = append(fields,
		dateField("start", func(e *Event) *Date { return &e.Start }),
		dateField("end", func(e *Event) *Date { return &e.End }),
		wordField("phase", func(e *Event) *Phase { return &e.Phase }),
		wordField("type", func(e *Event) *EventType { return &e.Type }),
		wordField("format", func(e *Event) *EventFormat { return &e.Format }))
	fields = append(fields, textFields(rows, "place", func(e *Event) *Text { return &e.Place })...)
	fields = append(fields, textFields(rows, "organiser", func(e *Event) *Text { return &e.Organiser })...)
	fields = append(fields, textFields(rows, "co_host", func(e *Event) *Text { return &e.CoHost })...)
	fields = append(fields, dateField("notice_date", func(e *Event) *Date { return &e.Notice }))
	for _, s := range Sectors {
		fields = append(fields, sectorField(s))
	}
	return append(fields,
		countField("participants", func(e *Event) *Count { return &e.Total }),
		answerField("results_presented", func(e *Event) *Answer { return &e.ResultsPresented }),
		answerField("comments_invited", func(e *Event) *Answer { return &e.CommentsInvited }),
		countField("comments_received", func(e *Event) *Count { return &e.CommentsReceived }),
		wordField("senior_official", func(e *Event) *string { return &e.SeniorOfficial }))
}

func textFields(rows []Event, column string, of func(*Event) *Text) []eventField {
	var fields []eventField
	seen := map[Lang]bool{}
	for i := range rows {
		for _, l := range of(&rows[i]).Langs() {
			if seen[l] {
				continue
			}
			seen[l] = true
			fields = append(fields, eventField{
				column: InLang(column, l),
				get:    func(e *Event) string { return (*of(e))[l] },
				take: func(e, from *Event) {
					if *of(e) == nil {
						*of(e) = Text{}
					}
					(*of(e))[l] = (*of(from))[l]
				},
			})
		}
	}
	return fields
}

func wordField[T ~string](column string, of func(*Event) *T) eventField {
	return eventField{column: column,
		get:  func(e *Event) string { return string(*of(e)) },
		take: func(e, from *Event) { *of(e) = *of(from) }}
}

func dateField(column string, of func(*Event) *Date) eventField {
	return eventField{column: column,
		get:  func(e *Event) string { return of(e).String() },
		take: func(e, from *Event) { *of(e) = *of(from) }}
}

func countField(column string, of func(*Event) *Count) eventField {
	return eventField{column: column,
		get:    func(e *Event) string { return of(e).String() },
		take:   func(e, from *Event) { *of(e) = *of(from) },
		forget: func(e *Event) { *of(e) = Count{} }}
}

func answerField(column string, of func(*Event) *Answer) eventField {
	return eventField{column: column,
		get:    func(e *Event) string { return of(e).Key() },
		take:   func(e, from *Event) { *of(e) = *of(from) },
		forget: func(e *Event) { *of(e) = Unstated }}
}

func sectorField(s Sector) eventField {
	return eventField{column: string(s),
		get: func(e *Event) string { return e.Sectors[s].String() },
		take: func(e, from *Event) {
			if e.Sectors == nil {
				e.Sectors = map[Sector]Count{}
			}
			e.Sectors[s] = from.Sectors[s]
		},
		forget: func(e *Event) { delete(e.Sectors, s) }}
}
