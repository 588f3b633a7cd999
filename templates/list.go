package templates

import "selfassess/ogp"

// ListColumns are the permanent names of what a list tells about a finding, in
// their order. They are the same in every format and in every language.
var ListColumns = []string{"severity", "code", "file", "sheet", "cell", "row", "found", "expected", "fix", "message"}

// ListRow is a finding as lists have it: one value for each of ListColumns.
// Severity and code are permanent names; what was found is cut as in messages.
func (c *Catalogue) ListRow(f ogp.Finding) []string {
	a := c.Advice(f)
	return []string{f.Severity().Key(), string(f.Code), f.At.File, f.At.Sheet, f.At.Cell, string(f.Row),
		Quote(f.Found), a.Expected, a.Fix, a.Message}
}
