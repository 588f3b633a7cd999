package ogp

import "strings"

// MergedInto returns the commitment into which c was merged, or nil: it was
// not, or the plan does not say into which, or names none that there is.
func (r *Report) MergedInto(c *CommitmentReport) *CommitmentReport {
	if c.Change != Merged || c.MergedInto == c.Number {
		return nil
	}
	return r.Commitment(c.MergedInto)
}

// checkMerged checks what is said of the commitment that goes on with c. It
// may be merged in turn, but at the end must stand one that was not given up.
func (m *merger) checkMerged(c *CommitmentReport) {
	at, into := c.At("merged_into"), c.MergedInto
	switch {
	case into == "":
		if c.Change == Merged {
			m.find(MergedNowhere, at, c.Number, "")
		}
	case !m.commitments.has(into):
		m.unknownCommitment(into, at, c.Number)
	case c.Change != Merged:
		m.find(NotMerged, at, c.Number, string(into))
	case into == c.Number:
		m.find(MergedItself, at, c.Number, string(into))
	default:
		m.checkChain(c, at)
	}
}

// checkChain follows the commitments into which c was merged one after the
// other. A circle that c only leads to is reported of those that are in it.
func (m *merger) checkChain(c *CommitmentReport, at Place) {
	chain := []string{string(c.Number)}
	seen := map[ID]bool{c.Number: true}
	for next := m.report.MergedInto(c); next != nil; next = m.report.MergedInto(next) {
		chain = append(chain, string(next.Number))
		switch {
		case next.Number == c.Number:
			m.find(MergedCircle, at, c.Number, string(c.MergedInto), "chain", strings.Join(chain, " → "))
			return
		case next.Change == Withdrawn:
			m.find(MergedWithdrawn, at, c.Number, string(c.MergedInto), "last", string(next.Number))
			return
		case seen[next.Number]:
			return
		}
		seen[next.Number] = true
	}
}
