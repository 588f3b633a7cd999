package data

import (
	"bytes"
	"encoding/json"

	"selfassess/ogp"
)

// text is prose: null if nothing was written, the text if it is in the plan's
// main language alone, else an object of texts by language, in which the main
// language has the key "main".
type text ogp.Text

// MarshalJSON writes the form that the type describes.
func (t text) MarshalJSON() ([]byte, error) { return marshal(t.value()) }

// value is the text as encoding/json writes it without help of ours.
func (t text) value() any {
	main, ok := t[""]
	switch {
	case len(t) == 0:
		return nil
	case ok && len(t) == 1:
		return main
	}
	byLang := make(map[string]string, len(t))
	for l, s := range t {
		if l == "" {
			l = "main"
		}
		byLang[string(l)] = s
	}
	return byLang // keys are sorted
}

// marshal leaves <, > and & as they are: the encoder that calls MarshalJSON
// would not undo their escapes.
func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimRight(b.Bytes(), "\n"), nil
}

// stringOf is null for an empty text.
func stringOf[T ~string](s T) *string {
	if s == "" {
		return nil
	}
	v := string(s)
	return &v
}

func dateOf(d ogp.Date) *string { return stringOf(d.String()) }

func countOf(c ogp.Count) *int {
	if !c.Known {
		return nil
	}
	return &c.N
}

func percentOf(p ogp.Percent) *float64 {
	if !p.Known {
		return nil
	}
	return &p.N
}

// answerOf is true, false, "partly" or null.
func answerOf(a ogp.Answer) any {
	switch a {
	case ogp.Yes:
		return true
	case ogp.No:
		return false
	case ogp.Partly:
		return a.Key()
	}
	return nil
}

func stringsOf[T ~string](list []T) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = string(s)
	}
	return out
}

type link struct {
	Text string  `json:"text"`
	URL  *string `json:"url"` // null if the text is not a permitted link
}

func linkOf(l ogp.Link) *link {
	if l == (ogp.Link{}) {
		return nil
	}
	return &link{l.Text, stringOf(l.URL)}
}

func linksOf(ls []ogp.Link) []link {
	return each(ls, func(l *ogp.Link) link { return link{l.Text, stringOf(l.URL)} })
}

type contact struct {
	Name       *string `json:"name"`
	Title      *string `json:"title"`
	Department *string `json:"department"`
	Email      *string `json:"email"`
	Phone      *string `json:"phone"`
}

// contactOf is what the plan's policy lets out, null if that is nothing.
func contactOf(p ogp.ContactPolicy, c ogp.Contact) *contact {
	c = p.Public(c)
	if c.Blank() {
		return nil
	}
	return &contact{stringOf(c.Name), stringOf(c.Title), stringOf(c.Department), stringOf(c.Email), stringOf(c.Phone)}
}

type levels struct {
	NotStarted  int `json:"not_started"`
	Limited     int `json:"limited"`
	Substantial int `json:"substantial"`
	Completed   int `json:"completed"`
	NotReported int `json:"not_reported"`
}

func levelsOf(t ogp.Tally) levels {
	return levels{t[ogp.NotStarted], t[ogp.Limited], t[ogp.Substantial], t[ogp.Completed], t[ogp.NotReported]}
}
