package columns

import "selfassess/ogp"

type plan = ogp.Plan

// PlanFields are the rows of the sheet Plan in its order: columns turned on
// their side.
var PlanFields = []Column[plan]{
	id("plan_id", OtherID, func(p *plan) *ogp.ID { return &p.ID }, required, matching(`^[A-Za-z0-9._-]+$`)),
	text("country", func(p *plan) *ogp.Text { return &p.Country }, required),
	text("title", func(p *plan) *ogp.Text { return &p.Title }, required),
	date("start", func(p *plan) *ogp.Date { return &p.Start }, required),
	date("end", func(p *plan) *ogp.Date { return &p.End }, required),
	date("original_end", func(p *plan) *ogp.Date { return &p.OriginalEnd }),
	name("language", func(p *plan) *ogp.Lang { return &p.Language }, required),
	words("other_languages", func(p *plan) *[]ogp.Lang { return &p.OtherLanguages }),
	text("coordinating_agency", func(p *plan) *ogp.Text { return &p.CoordinatingAgency }, required),
	name("contact_name", func(p *plan) *string { return &p.Contact.Name }, required),
	name("contact_title", func(p *plan) *string { return &p.Contact.Title }),
	name("contact_email", func(p *plan) *string { return &p.Contact.Email }),
	name("contact_phone", func(p *plan) *string { return &p.Contact.Phone }),
	text("forum_name", func(p *plan) *ogp.Text { return &p.Forum }),
	link("forum_rules_url", func(p *plan) *ogp.Link { return &p.ForumRules }),
	link("website_url", func(p *plan) *ogp.Link { return &p.Website }),
	link("repository_url", func(p *plan) *ogp.Link { return &p.RepositoryURL }),
	date("report_date", func(p *plan) *ogp.Date { return &p.ReportDate }),
	choice("report_kind", "report_kind", []ogp.ReportKind{ogp.EndOfTerm, ogp.MidTerm}, func(p *plan) *ogp.ReportKind { return &p.Kind }),
	choice("publish_contacts", "contact_policy", []ogp.ContactPolicy{ogp.PublishAll, ogp.PublishName, ogp.PublishNone},
		func(p *plan) *ogp.ContactPolicy { return &p.PublishContacts }),
	date("comment_start", func(p *plan) *ogp.Date { return &p.CommentStart }),
	date("comment_end", func(p *plan) *ogp.Date { return &p.CommentEnd }),
	choice("edition", "outline", []ogp.Outline{ogp.AnnexOutline, ogp.StandardsOutline}, func(p *plan) *ogp.Outline { return &p.Outline }),
}

// PlanLayout is the sheet Plan as a layout: its fields are its "columns".
func PlanLayout() Layout {
	l := Layout{Key: "plan", ID: "plan_id"}
	for _, f := range PlanFields {
		l.Columns = append(l.Columns, f.Spec)
	}
	return l
}
