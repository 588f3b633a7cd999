package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"selfassess/templates"
)

// Help is whole in every language: every text is there, has its values, and
// fits a screen.
func TestHelpSpeaksEveryLanguage(t *testing.T) {
	for _, tag := range templates.Languages() {
		eachCommand(t, func(t *testing.T, words []string) {
			var out, problems bytes.Buffer
			spoken := terminal{stdout: &out, stderr: &problems, lang: tag}
			if code := run(append(words, "--help"), spoken, time.Now); code != exitDone {
				t.Fatalf("%s: exit code %d: %s", tag, code, problems.String())
			}
			help := out.String()
			if strings.Contains(help, "cli_") || strings.Contains(help, "cli.") || strings.Contains(help, `\u`) {
				t.Errorf("%s: a text is missing, or shows its marks:\n%s", tag, help)
			}
			for line := range strings.Lines(help) {
				if n := runes(strings.TrimSuffix(line, "\n")); n > 80 {
					t.Errorf("%s: %d columns: %s", tag, n, line)
				}
			}
			out.Reset()
			if code := run(append([]string{"man"}, words...), spoken, time.Now); code != exitDone || out.Len() == 0 {
				t.Errorf("%s: no manual page: %s", tag, problems.String())
			}
		})
	}
}

// Every text of a closed set of the terminal is said by somebody.
func TestEveryTextOfHelpIsSaid(t *testing.T) {
	said := map[string]bool{"cli_long.dir_left_out": true}
	sets := map[string]string{"short": templates.CLIShortSet, "long": templates.CLILongSet,
		"longOfProject": templates.CLILongSet, "flag": templates.CLIFlagSet}
	call := regexp.MustCompile(`\.(short|long|longOfProject|flag|one)\((?:c, )?"([a-z_]+)"`)
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range call.FindAllStringSubmatch(string(b), -1) {
			if m[1] == "one" {
				said[templates.CLIMissingSet+"."+m[2]], said[templates.CLIEmptySet+"."+m[2]] = true, true
			} else {
				said[sets[m[1]]+"."+m[2]] = true
			}
		}
	}
	words := templates.Terminal(templates.Reference)
	for _, key := range words.Keys() {
		if strings.HasPrefix(key, "cli_") && !said[key] {
			t.Errorf("nobody says %s", key)
		}
		delete(said, key)
	}
	for key := range said {
		t.Errorf("there is no text %s", key)
	}
}

func TestTheLanguageOfTheComputerIsThatOfItsLocale(t *testing.T) {
	for _, c := range []struct{ locale, want, why string }{
		{"es_EC.UTF-8", "es-EC", "a language with its country"},
		{"fr_FR@euro", "fr-FR", "with a currency"},
		{"ar", "ar", "alone"},
		{"C", "", "no language"},
		{"C.UTF-8", "", "no language, in UTF-8"},
		{"POSIX", "", "no language by its other name"},
		{"pt_BR.UTF-8", "", "one that is not shipped"},
		{"sr_RS@latin", "", "another one"},
		{"not a locale", "", "nonsense"},
		{"", "", "nothing"},
	} {
		if got := languageOf(c.locale); got != c.want {
			t.Errorf("%s: %q is %q, want %q", c.why, c.locale, got, c.want)
		}
	}
}
