package templates

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

// Of the words of each language but the reference, programs that know it are
// asked: hunspell about spelling, LanguageTool about grammar too. They must say
// nothing that has not been looked at. Two files beside a catalogue hold what
// was: words.txt the words that no dictionary has, one a line, and rules.txt what
// LanguageTool finds wrongly, with the reason.

func TestWordsAreInADictionary(t *testing.T) {
	needTool(t, "hunspell")
	for _, tag := range judged() {
		t.Run(tag, func(t *testing.T) {
			t.Parallel()
			texts, known := judgedTexts(t, tag), listed(t, tag, "words.txt")
			cmd := exec.Command("hunspell", "-d", dictionaries[tag], "-i", "utf-8", "-l")
			cmd.Stdin = strings.NewReader(asLines(texts))
			out, err := cmd.Output()
			if err != nil {
				t.Fatal(err)
			}
			unknown := strings.Fields(string(out))
			for i, word := range unknown {
				unknown[i] = strings.Trim(word, ".-") // which the French dictionary takes for letters
			}
			slices.Sort(unknown)
			for _, word := range slices.Compact(unknown) {
				if !slices.Contains(known, word) {
					t.Errorf("no dictionary has %q, and words.txt lacks it: %s", word, holding(texts, word))
				}
			}
			for _, word := range known {
				if !slices.Contains(unknown, word) {
					t.Errorf("words.txt has %q, which stands in no text or in the dictionary", word)
				}
			}
		})
	}
}

func TestGrammarIsThatOfLanguageTool(t *testing.T) {
	folder := os.Getenv("SELFASSESS_LANGUAGETOOL")
	if folder == "" {
		missingTool(t, "SELFASSESS_LANGUAGETOOL does not name the folder of LanguageTool's jars")
	}
	needTool(t, "java")
	for _, tag := range judged() {
		t.Run(tag, func(t *testing.T) {
			t.Parallel()
			texts, looked := judgedTexts(t, tag), lookedAt(t, tag)
			file := filepath.Join(t.TempDir(), "texts.txt")
			if err := os.WriteFile(file, []byte(asLines(texts)), 0o644); err != nil {
				t.Fatal(err)
			}
			args := []string{"-cp", filepath.Join(folder, "*"), filepath.Join("testdata", "LanguageTool.java"), tag, file}
			cmd := exec.Command("java", append(args, looked.rules()...)...)
			var said bytes.Buffer
			cmd.Stderr = &said
			out, err := cmd.Output()
			if err != nil {
				t.Fatalf("%v\n%s", err, &said)
			}
			for line := range strings.Lines(string(out)) {
				match := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
				n, err := strconv.Atoi(match[0])
				if err != nil || len(match) < 5 {
					t.Fatalf("%q", line)
				}
				if rule, words := match[1], match[2]; !looked.allows(rule, words) {
					t.Errorf("%s: %s: %q → %q: %s\n\t%s", texts[n].key, rule, words, match[3], match[4], texts[n].text)
				}
			}
			for _, l := range looked {
				if l.words != "" && !l.met {
					t.Errorf("rules.txt allows %q to rule %s, which does not find it", l.words, l.rule)
				}
			}
		})
	}
}

func needTool(t *testing.T, name string) {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		missingTool(t, name+" is not installed")
	}
}

func missingTool(t *testing.T, why string) {
	t.Helper()
	if os.Getenv("SELFASSESS_REQUIRE_TOOLS") != "" {
		t.Fatal(why)
	}
	t.Skip(why)
}

// dictionaries are hunspell's names of ours.
var dictionaries = map[string]string{"ar": "ar", "es": "es_ES", "fr": "fr"}

// judged are the languages that others are asked about.
func judged() (tags []string) {
	for _, tag := range Languages() {
		if dictionaries[tag] != "" {
			tags = append(tags, tag)
		}
	}
	return tags
}

// keyed is a text of a catalogue as the judges get it.
type keyed struct{ key, text string }

// judgedTexts are all texts of a language, and the words of its lists, in the
// order of their keys, with something in the place of arguments.
func judgedTexts(t *testing.T, tag string) (texts []keyed) {
	t.Helper()
	c, err := Load(tag)
	if err != nil {
		t.Fatal(err)
	}
	reference, err := Load(Reference)
	if err != nil {
		t.Fatal(err)
	}
	for _, key := range c.Keys() {
		if strings.HasPrefix(key, "month") || strings.HasPrefix(key, regions) {
			continue // CLDR judges them
		}
		text, plain := c.words[key], reference.words[key]
		if named := c.named[key]; named != "" {
			text, plain = named, reference.named[key]
		}
		if text == "" || text == plain {
			continue // a list, a name, or a key of a program; or not translated yet, which is told elsewhere
		}
		text = strings.ReplaceAll(fill(text, c.wordValues()), "`", "") // the help takes them off
		for _, line := range strings.Split(withArguments(c, key, text), "\n") {
			if !strings.HasPrefix(line, "  ") { // what is to be typed
				texts = append(texts, keyed{key, line})
			}
		}
	}
	return texts
}

// withArguments puts a number into the place of numbers, and the name of a
// country, which every sentence bears, into that of all else.
func withArguments(c *Catalogue, key, text string) string {
	number := map[string]string{"zero": "0", "one": "1", "two": "2", "few": "3", "many": "11"}[key[strings.LastIndex(key, ".")+1:]]
	if number == "" {
		number = map[bool]string{true: "100", false: "5"}[c.Tag == "ar"]
	}
	values := []string{"n", number, "k", number}
	for _, name := range numbersNamed {
		values = append(values, name, "5")
	}
	date := c.Text(FormatDate, "day", "15", "month", c.Label("month", "5"), "year", "2025")
	for _, name := range datesNamed {
		values = append(values, name, date)
	}
	text = fill(text, values)
	for {
		before, rest, found := strings.Cut(text, "{")
		name, after, closed := strings.Cut(rest, "}")
		if !found || !closed || strings.ContainsFunc(name, unicode.IsSpace) {
			return text
		}
		text = before + countries[c.Tag] + after
	}
}

// numbersNamed are the arguments of texts that are numbers.
var numbersNamed = []string{"of", "number", "submission", "count", "days", "day", "year", "least", "most", "percent",
	"next", "row", "length", "page", "pages", "section", "low", "high", "ratio", "usedratio", "sum", "total", "times"}

// datesNamed are those that are dates.
var datesNamed = []string{"date", "start", "end", "planend", "otherend", "due", "notice", "held"}

var countries = map[string]string{"ar": "الأردن", "es": "Ecuador", "fr": "Madagascar"}

func asLines(texts []keyed) string {
	var b strings.Builder
	for _, k := range texts {
		b.WriteString(k.text + "\n")
	}
	return b.String()
}

// holding is the first text that has a word.
func holding(texts []keyed, word string) string {
	for _, k := range texts {
		if strings.Contains(k.text, word) {
			return k.key + ": " + k.text
		}
	}
	return ""
}

// listed are the lines of a file beside a catalogue, which must be in order.
func listed(t *testing.T, tag, name string) (lines []string) {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("lang", tag, name))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(b)) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			lines = append(lines, line)
		}
	}
	if !slices.IsSorted(lines) {
		t.Errorf("%s of %s is not sorted", name, tag)
	}
	return lines
}

// looked is what LanguageTool finds wrongly: a whole rule, or words.
type looked struct {
	rule, words string
	met         bool
}

type allLooked []*looked

// lookedAt reads lines "RULE | words | reason"; without words, the rule is off.
func lookedAt(t *testing.T, tag string) (all allLooked) {
	t.Helper()
	for _, line := range listed(t, tag, "rules.txt") {
		parts := strings.Split(line, " | ")
		if len(parts) != 3 || parts[2] == "" {
			t.Fatalf("rules.txt of %s: %q is not RULE | words | reason", tag, line)
		}
		all = append(all, &looked{rule: parts[0], words: strings.TrimPrefix(parts[1], "all")})
	}
	return all
}

func (all allLooked) rules() (names []string) {
	for _, l := range all {
		if l.words == "" {
			names = append(names, l.rule)
		}
	}
	return names
}

func (all allLooked) allows(rule, words string) bool {
	for _, l := range all {
		if l.rule == rule && l.words == words {
			l.met = true
			return true
		}
	}
	return false
}
