package data

import (
	"selfassess/ogp"
	"selfassess/templates"
)

func eventOf(e *ogp.Event) record {
	return append(recordOf(nil, ogp.EventFields, e, eventExceptions),
		member{"agency", stringOf(e.Agency)}, member{"provenance", placeOf(e.Origin, "event")})
}

// eventExceptions tell how many took part, which may be the sum of the sectors,
// beside the number that was stated, and how many meetings a row stands for,
// which is one where nothing was stated.
var eventExceptions = map[string]exception[ogp.Event]{
	"participants": func(e *ogp.Event) []member {
		return []member{{"participants", countOf(e.Participants())}, {"participants_stated", countOf(e.Total)}}
	},
	"times": func(e *ogp.Event) []member { return []member{{"times", e.Meetings()}} },
}

func commentOf(c *ogp.Comment) record {
	return append(recordOf(nil, ogp.CommentFields, c, commentExceptions),
		member{"provenance", placeOf(c.Origin, "comment")})
}

// commentExceptions keep the author's name back unless its publication was
// agreed to: silence is no.
var commentExceptions = map[string]exception[ogp.Comment]{
	"author": func(c *ogp.Comment) []member {
		if c.PublishName != ogp.Yes {
			return []member{{"author", (*string)(nil)}}
		}
		return []member{{"author", stringOf(c.Author)}}
	},
	"publish_name": func(c *ogp.Comment) []member { return []member{{"publish_name", c.PublishName == ogp.Yes}} },
	"publish":      func(*ogp.Comment) []member { return nil }, // those that may not be published are not in the report
}

// unplaced is what was read and stands nowhere else.
type unplaced struct {
	Code   string  `json:"code"`
	File   string  `json:"file"`
	Sheet  *string `json:"sheet"`
	Agency *string `json:"agency"`
	Row    *string `json:"row"`
	Cells  []cell  `json:"cells"`
}

type cell struct {
	Column string  `json:"column"`
	Cell   *string `json:"cell"`
	Text   string  `json:"text"`
}

// unplacedOf leaves out what is about a person: a row that stands nowhere else
// is not worth a name.
func unplacedOf(u *ogp.Unplaced) unplaced {
	j := unplaced{string(u.Code), u.File, stringOf(u.Sheet), stringOf(u.Agency), stringOf(u.Row), []cell{}}
	for _, c := range u.Cells {
		if !ogp.AboutPerson(c.Column) {
			j.Cells = append(j.Cells, cell{c.Column, stringOf(c.At.Cell), c.Text})
		}
	}
	return j
}

type finding struct {
	Severity string  `json:"severity"`
	Code     string  `json:"code"`
	File     string  `json:"file"`
	Sheet    *string `json:"sheet"`
	Cell     *string `json:"cell"`
	Row      *string `json:"row"`
	Found    *string `json:"found"` // cut at 80 characters
	Expected string  `json:"expected"`
	Fix      string  `json:"fix"`
	Message  string  `json:"message"`
}

func findingOf(c *templates.Catalogue) func(*ogp.Finding) finding {
	return func(f *ogp.Finding) finding {
		a := c.Advice(*f)
		return finding{f.Severity().Key(), string(f.Code), f.At.File, stringOf(f.At.Sheet), stringOf(f.At.Cell),
			stringOf(f.Row),
			stringOf(templates.Quote(f.Found)), a.Expected, a.Fix, a.Message}
	}
}
