package main

import (
	"os"
	"strings"

	"golang.org/x/text/language"

	"selfassess/cmd/internal/secretariat"
	"selfassess/ogp"
	"selfassess/templates"
)

// languageOfComputer is the tag of the language that whoever started the
// program reads: as the environment says, or else the system.
func languageOfComputer() string {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if value := os.Getenv(name); value != "" {
			return languageOf(value)
		}
	}
	for _, name := range displayLanguages() {
		if _, ok := templates.Shipped(name); ok {
			return name
		}
	}
	return ""
}

// languageOf is the tag of a locale, "es-EC" of "es_EC.UTF-8@euro"; "" for C,
// and for what is none.
func languageOf(locale string) string {
	name, _, _ := strings.Cut(locale, ".")
	name, _, _ = strings.Cut(name, "@")
	tag, err := language.Parse(name)
	if _, shipped := templates.Shipped(tag.String()); err != nil || !shipped {
		return ""
	}
	return tag.String()
}

// uiLang is the flag that names the language of the terminal. It may stand
// anywhere, and must be known before there is a command to have it: all that a
// command says is in that language.
const uiLang = "--ui-lang"

// takeLanguage takes the flag out of the arguments.
func (t *terminal) takeLanguage(args []string) (rest []string, err error) {
	for i := 0; i < len(args); i++ {
		value, is := strings.CutPrefix(args[i], uiLang+"=")
		switch {
		case args[i] == "--" || i == 0 && strings.HasPrefix(args[i], "__"): // what follows is no flag, or completed
			return append(rest, args[i:]...), nil
		case args[i] == uiLang && i+1 == len(args):
			return rest, usageError{t.text(templates.CLIFlagLacksValue, "flag", uiLang), t.uiLangHint()}
		case args[i] == uiLang:
			i++
			value = args[i]
		case !is:
			rest = append(rest, args[i])
			continue
		}
		if _, shipped := templates.Shipped(value); !shipped {
			return rest, usageError{t.text(templates.CLINoWords, "flag", "ui-lang", "language", inQuotes(value)), t.uiLangHint()}
		}
		t.lang = language.Make(value).String()
	}
	return rest, nil
}

func (t terminal) uiLangHint() string {
	return t.text(templates.CLIUILangHint, "languages", t.list(secretariat.Languages()))
}

// allWords are all words in the language of the terminal: findings are told in
// them.
func (t terminal) allWords() (*templates.Catalogue, error) {
	if words, ok, err := templates.For(t.lang); ok || err != nil {
		return words, err
	}
	return templates.Load(templates.Reference)
}

// wordsOf are the words in which the findings of a project are told: those of
// the terminal, with the plan's own words in them.
func (t terminal) wordsOf(p *secretariat.Project) *templates.Catalogue {
	tag := t.lang
	if tag == "" {
		tag = templates.Reference
	}
	return p.WordsFor(ogp.Lang(tag))
}
