package compose

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"selfassess/ogp"
	"selfassess/render"
	"selfassess/templates"
)

// words are the reader's words and how the reader's language writes dates and
// numbers: all that many chapters need and that knows nothing of the report.
type words struct{ *render.Locale }

// when are the days of an event; of one without a first day the last by which it
// was over, which is not its day.
func (w words) when(e *ogp.Event) string {
	if e.Start.Blank() && !e.End.Blank() {
		return w.Text(templates.EventUntil, "date", w.Date(e.End))
	}
	return w.Span(e.Start, e.End)
}

// shortWhen is when with the months' names cut.
func (w words) shortWhen(e *ogp.Event) string {
	if e.Start.Blank() && !e.End.Blank() {
		return w.Text(templates.EventUntil, "date", w.ShortDate(e.End))
	}
	return w.ShortSpan(e.Start, e.End)
}

// setWord is the word for a key of a closed set; "" for none.
func (w words) setWord(set, key string) string {
	if key == "" {
		return ""
	}
	if !w.Has(set + "." + key) {
		return key
	}
	return w.Label(set, key)
}

// answer is yes, no or partly; silence is "not reported".
func (w words) answer(a ogp.Answer) string {
	if a == ogp.Unstated {
		return w.Text(templates.NotReported)
	}
	return w.Label("answer", a.Key())
}

// recorded is yes or no; silence is "not recorded".
func (w words) recorded(a ogp.Answer) string {
	if a == ogp.Unstated {
		return w.Text(templates.NotRecorded)
	}
	return w.Label("answer", a.Key())
}

// setWords are the words for keys of a closed set.
func setWords[T ~string](w words, set string, keys []T) string {
	words := make([]string, len(keys))
	for i, k := range keys {
		words[i] = w.setWord(set, string(k))
	}
	return strings.Join(words, w.Text(templates.FormatComma))
}

func (w words) verdict(v ogp.Verdict) render.Span {
	return render.Span{Text: w.Label(templates.VerdictSet, string(v)), Bold: v != ogp.NotMet, Alert: v == ogp.NotMet}
}

// capital is a text as it begins a sentence. Titlecase, since it leaves scripts
// alone that know no capitals there, such as Georgian.
func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return s
	}
	return string(unicode.ToTitle(r)) + s[size:]
}

// reasons are said within a sentence: after a colon, or in brackets.
func (w words) reasons(why []ogp.Reason) string {
	words := make([]string, len(why))
	for i, r := range why {
		words[i] = w.Label(templates.ReasonSet, string(r))
	}
	return strings.Join(words, w.Text(templates.FormatSemicolon))
}

func (w words) planYear(y ogp.YearTest) string {
	from, to := y.From, y.To
	from.Day, to.Day = 0, 0
	return w.Number(y.Year) + " · " + w.ShortSpan(from, to)
}

// yearResult is the verdict of a year: what is not met stands out, what
// cannot be told does not.
func (w words) yearResult(y ogp.YearTest) render.Span {
	words := w.Label(templates.VerdictSet, string(y.Verdict))
	return render.Span{Text: words, Bold: y.Verdict == ogp.Met, Alert: y.Verdict == ogp.NotMet}
}

// about names commitments, or all of them and those named beside.
func (w words) about(all bool, commitments []ogp.ID) string {
	var words []string
	if all {
		words = append(words, w.Text(templates.EventAll))
	}
	if n := len(commitments); n > 0 {
		words = append(words, w.Plural(templates.EventAbout, n, "list", idList(w, commitments)))
	}
	return capital(strings.Join(words, w.Text(templates.FormatSemicolon)))
}

func (w words) valueName(g ogp.Group) string {
	if g.ID == "" {
		return w.Text(templates.GroupNoValue)
	}
	return w.setWord("value", g.ID)
}

// joinWords joins the parts that are not empty.
func joinWords(separator string, parts ...string) string {
	var kept []string
	for _, p := range parts {
		if p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, separator)
}

// contactLine is a contact on one line.
func (w words) contactLine(c ogp.Contact) string {
	return joinWords(w.Text(templates.FormatComma), c.Name, c.Title, c.Department, c.Email, c.Phone)
}

func orWords(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}

func idList(w words, ids []ogp.ID) string {
	words := make([]string, len(ids))
	for i, id := range ids {
		words[i] = string(id)
	}
	return w.And(words)
}
