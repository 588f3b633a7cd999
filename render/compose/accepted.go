package compose

import (
	"maps"
	"slices"
	"strconv"

	"selfassess/ogp"
	"selfassess/render"
	"selfassess/templates"
)

// acceptedBlocks count, by their codes, the warnings that somebody has looked
// at and lets stand. Where they are and why they stand is not published.
func acceptedBlocks(w *composer) []render.Block {
	if words := acceptedWords(w.source); words != "" {
		return []render.Block{para(words)}
	}
	return nil
}

func acceptedWords(w *source) string {
	all, counts := 0, map[ogp.Code]int{}
	for _, a := range w.report.Accepted {
		if !a.OfTheMachine() { // the report is the same on every computer
			all++
			counts[a.Code]++
		}
	}
	if all == 0 {
		return ""
	}
	codes := slices.Sorted(maps.Keys(counts))
	list := make([]string, len(codes))
	for i, c := range codes {
		list[i] = w.Text(templates.ChecksAcceptedCode, "code", string(c), "n", strconv.Itoa(counts[c]))
	}
	if all == 1 {
		list[0] = string(codes[0])
	}
	return w.Plural(templates.ChecksAccepted, all, "list", w.And(list))
}
