package ogp

import "slices"

// EventFields are the fields of a consultation event.
var EventFields = slices.Concat(Fields[Event]{
	field("event", func(e *Event) any { return &e.ID }, identity, givenLater),
	field("title", func(e *Event) any { return &e.Title }, required),
	field("start", func(e *Event) any { return &e.Start }),
	field("end", func(e *Event) any { return &e.End }),
	field("times", func(e *Event) any { return &e.Times }, atLeast(1)),
	field("phase", func(e *Event) any { return &e.Phase }),
	field("type", func(e *Event) any { return &e.Type }),
	field("format", func(e *Event) any { return &e.Format }),
	field("place", func(e *Event) any { return &e.Place }),
	field("open_to_public", func(e *Event) any { return &e.OpenToPublic }),
	field("organiser", func(e *Event) any { return &e.Organiser }),
	field("co_host", func(e *Event) any { return &e.CoHost }),
	field("commitments", func(e *Event) any { return Scope{&e.Commitments, &e.All} }, of(CommitmentIDs)),
	field("notice_date", func(e *Event) any { return &e.Notice }),
}, sectorFields(), Fields[Event]{
	field("participants", func(e *Event) any { return &e.Total }),
	field("results_presented", func(e *Event) any { return &e.ResultsPresented }),
	field("comments_invited", func(e *Event) any { return &e.CommentsInvited }),
	field("comments_received", func(e *Event) any { return &e.CommentsReceived }),
	field("senior_official", func(e *Event) any { return &e.SeniorOfficial }),
	field("points", func(e *Event) any { return &e.Points }, together),
	field("follow_up", func(e *Event) any { return &e.FollowUp }, together),
	field("links", func(e *Event) any { return &e.Links }),
})

// sectorFields are the numbers of participants, one for each sector.
func sectorFields() Fields[Event] {
	fs := make(Fields[Event], len(Sectors))
	for i, s := range Sectors {
		fs[i] = field(string(s), func(e *Event) any { return sectorCount{&e.Sectors, s} })
	}
	return fs
}

// CommentFields are the fields of a public comment and of the response to it.
var CommentFields = Fields[Comment]{
	field("comment", func(c *Comment) any { return &c.ID }, identity, givenLater),
	field("received", func(c *Comment) any { return &c.Received }),
	field("channel", func(c *Comment) any { return &c.Channel }),
	field("author", func(c *Comment) any { return &c.Author }, aboutPerson),
	field("sector", func(c *Comment) any { return &c.Sector }),
	field("publish_name", func(c *Comment) any { return &c.PublishName }),
	field("publish", func(c *Comment) any { return &c.Publish }),
	field("target", func(c *Comment) any { return &c.Target }),
	field("text", func(c *Comment) any { return &c.Text }, required),
	field("outcome", func(c *Comment) any { return &c.Outcome }),
	field("response", func(c *Comment) any { return &c.Response }),
	field("change_made", func(c *Comment) any { return &c.ChangeMade }),
	field("responder", func(c *Comment) any { return &c.Responder }),
	field("answered", func(c *Comment) any { return &c.Answered }),
}
