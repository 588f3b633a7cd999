package xlsx

import "strings"

// DateParts are the parts of a day that a format shows.
type DateParts uint8

// The parts.
const (
	ShowsYear DateParts = 1 << iota
	ShowsMonth
	ShowsDay
)

// builtIn are the formats of ECMA-376 18.8.30 that have no code in the file.
// What those of East Asia show depends on the language: a day is in all of them.
func builtIn(id int) DateParts {
	switch {
	case id == 16:
		return ShowsMonth | ShowsDay
	case id == 17:
		return ShowsYear | ShowsMonth
	case id == 14, id == 15, id == 22, id >= 27 && id <= 36, id >= 50 && id <= 58:
		return ShowsYear | ShowsMonth | ShowsDay
	}
	return 0
}

// datePartsOf looks for the letters of a date in the code of a format. Months
// alone make none: the letter stands for minutes, too.
func datePartsOf(id int, code string) (shows DateParts) {
	if code == "" {
		return builtIn(id)
	}
	letters := formatLetters(code)
	for i := 0; i < len(letters); i++ {
		switch letters[i] {
		case 'y':
			shows |= ShowsYear
		case 'd':
			shows |= ShowsDay
		case 'm':
			ofHour := i > 0 && letters[i-1] == 'h'
			ofSecond := i+1 < len(letters) && letters[i+1] == 's'
			if !ofHour && !ofSecond {
				shows |= ShowsMonth
			}
		}
	}
	if shows&(ShowsYear|ShowsDay) == 0 {
		return 0
	}
	return shows
}

// formatLetters are the letters of a number format, one of each run, outside
// quoted text, brackets and escapes.
func formatLetters(code string) string {
	var b strings.Builder
	quoted, bracket, escaped, last := false, false, false, rune(0)
	code = strings.NewReplacer("am/pm", "", "a/p", "").Replace(strings.ToLower(code))
	for _, r := range code {
		switch {
		case escaped:
			escaped = false
		case r == '\\' || r == '_' || r == '*':
			escaped = true
		case r == '"':
			quoted = !quoted
		case quoted:
		case r == '[':
			bracket = true
		case r == ']':
			bracket = false
		case !bracket && r != last && strings.ContainsRune("ymdhs", r):
			b.WriteRune(r)
		}
		last = r
	}
	return b.String()
}
