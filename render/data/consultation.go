package data

import "selfassess/ogp"

func eventOf(e *ogp.Event) record {
	return append(recordOf(nil, ogp.EventFields, e, eventExceptions), member{"agency", stringOf(e.Agency)})
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

func commentOf(c *ogp.Comment) record { return recordOf(nil, ogp.CommentFields, c, commentExceptions) }

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
