package compose

import (
	"strings"
	"testing"

	"selfassess/render"
)

func TestProseKnowsListsAndLineBreaksOnly(t *testing.T) {
	for _, c := range []struct {
		text string
		want string
		why  string
	}{
		{"one\ntwo", "P(one ⏎two)", "line breaks are kept"},
		{"one\n\ntwo", "P(one)P(two)", "an empty line ends a paragraph"},
		{"before\n- a\n• b\nafter", "P(before)L(a|b)P(after)", "both marks"},
		{"-no item\n**no markup**", "P(-no item ⏎**no markup**)", "nothing else is markup"},
		{"- ", "P(-)", "a mark alone is text"},
		{"a\r\nb", "P(a ⏎b)", "line ends of Windows"},
	} {
		got := ""
		for _, b := range proseBlocks(c.text, "") {
			switch b := b.(type) {
			case render.Paragraph:
				got += "P(" + printed(b.Spans) + ")"
			case render.List:
				got += "L("
				for i, item := range b.Items {
					if i > 0 {
						got += "|"
					}
					got += printed(item)
				}
				got += ")"
			}
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.why, got, c.want)
		}
	}
}

// printed is the text of spans, with a sign for a line break.
func printed(spans []render.Span) string {
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(strings.ReplaceAll(s.Text, "\n", "⏎"))
	}
	return b.String()
}
