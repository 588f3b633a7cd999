package compose

import (
	"selfassess/ogp"
	"selfassess/render"
	"selfassess/templates"
)

// repositoryBlocks lists the updates of the document repository, which are the
// evidence of requirement 2.2.
func repositoryBlocks(w *composer) []render.Block {
	if len(w.report.Repository) == 0 {
		return []render.Block{w.paragraph(templates.RepositoryNone)}
	}
	columns := []render.Column{
		fixedColumn(w.Text(templates.RepositoryDate)),
		textColumn(w.Text(templates.RepositoryWhat), 2.4),
		fixedColumn(w.Text(templates.RepositoryKind)),
		textColumn(w.Text(templates.RepositoryCommitments), 1),
		textColumn(w.Text(templates.RepositoryLink), 3.2),
	}
	var rows []render.Row
	for i := range w.report.Repository {
		u := &w.report.Repository[i]
		link := cell("")
		if u.Link != (ogp.Link{}) {
			link = spanCell(linkSpan(u.Link))
		}
		rows = append(rows, row(updateDate(w.source, u), w.textCell(u.What), cell(w.setWord("phase", string(u.Kind))),
			cell(w.about(u.All, u.Commitments)), link))
	}
	t := w.table(w.Text(templates.RepositoryCaption), columns, rows)
	t.RowHeads = 2
	return []render.Block{t}
}

// updateDate is the date of an update, and that it lies after the day that the
// report speaks of: such a one does not count.
func updateDate(w *source, u *ogp.RepositoryUpdate) render.Cell {
	c := cell(w.ShortDate(u.Date))
	if w.report.After(u.Date) {
		c.Paras = append(c.Paras, remark(w.Text(templates.MilestoneAfterReport)))
	}
	return c
}
