package ogptest

import (
	"fmt"

	"selfassess/ogp"
)

// Fill gives every field that has a row in the table a value of its own, so
// that one which is read into a neighbour's place is seen. It returns the
// number of the last value.
func Fill[R any](fields ogp.Fields[R], r *R, n int) int {
	for i := range fields {
		n++
		fill(&fields[i].FieldInfo, fields[i].Value(r), n)
	}
	return n
}

func fill(f *ogp.FieldInfo, value any, n int) {
	words := fmt.Sprintf("%s, number %d", f.Key, n)
	address := fmt.Sprintf("https://example.org/%d", n)
	switch v := value.(type) {
	case *ogp.Text:
		if f.OwnWord {
			*v = ogp.Text{"": fmt.Sprintf("word %d;words %d", n, n)}
			return
		}
		*v = ogp.Text{"": words + "\n- with a second line"}
	case *ogp.Date:
		*v = ogp.Day(2020, 1, 1).AddDays(n)
	case *ogp.Level:
		*v = ogp.Levels[n%len(ogp.Levels)]
	case *ogp.Percent:
		*v = ogp.Percent{N: 1.5 + float64(n%90), Known: true}
	case *ogp.Answer:
		*v = []ogp.Answer{ogp.Yes, ogp.No}[n%2]
	case *ogp.ID:
		*v = ogp.ID(fmt.Sprintf("id-%d", n))
	case *[]ogp.ID:
		*v = []ogp.ID{ogp.ID(fmt.Sprintf("id-%d", n)), "1.10"}
	case *ogp.Link:
		*v = ogp.Link{Text: address, URL: address}
	case *[]ogp.Link:
		*v = []ogp.Link{{Text: address, URL: address}, {Text: "mailto:a@example.org", URL: "mailto:a@example.org"}}
	case ogp.Counter:
		v.Set(ogp.Counted(n))
	case ogp.Scope:
		*v.Commitments = []ogp.ID{ogp.ID(fmt.Sprintf("id-%d", n)), "1.10"}
	case ogp.Word:
		v.Set(wordsOf(f, words, n)[0])
	case ogp.Words:
		v.Set(wordsOf(f, words, n))
	default:
		panic(f.Key + " has a type that Fill cannot fill yet: give it a case (ogp/ogptest/fill.go)")
	}
}

// wordsOf are two words that the field may hold.
func wordsOf(f *ogp.FieldInfo, words string, n int) []string {
	switch {
	case f.Of == ogp.LanguageTags:
		return []string{"fr", "pt-BR"}
	case f.Choices.Set == "":
		return []string{words, "other words"}
	}
	var keys []string
	for _, k := range f.Choices.Keys {
		if k != f.Choices.None {
			keys = append(keys, k)
		}
	}
	return []string{keys[n%len(keys)], keys[(n+1)%len(keys)]}
}
