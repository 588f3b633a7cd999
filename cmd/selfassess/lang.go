package main

import (
	"errors"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"selfassess/cmd/internal/secretariat"
	"selfassess/templates"
)

func langCommand(p *program) *cobra.Command {
	return p.family(&cobra.Command{
		Use:   "lang",
		Short: p.short("lang"),
	}, langListCommand(p), langNewCommand(p), langCheckCommand(p))
}

func langListCommand(p *program) *cobra.Command {
	c := &cobra.Command{
		Use:               "list",
		Short:             p.short("lang_list"),
		Long:              p.long("lang_list"),
		Example:           "selfassess lang list",
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	folder := langFolder(p, c)
	return p.command(c, noArguments, func(c call) (int, error) { return langList(c, *folder) })
}

// langFolder is the flag that names a folder of texts.
func langFolder(p *program, c *cobra.Command) *string {
	folder := c.Flags().String("lang-dir", "", p.flag("lang_folder"))
	completeWith(c, "lang-dir", completeFolders())
	return folder
}

func noArguments(p *program, c *cobra.Command, args []string) (string, []string, error) {
	return "", nil, p.tooMany(c, args, 0)
}

func langList(c call, folder string) (int, error) {
	texts, err := secretariat.TextsIn(".", folder)
	if err != nil {
		return 0, err
	}
	all, err := texts.List(c.words().Tag)
	if err != nil {
		return 0, err
	}
	var names [3]int
	for _, l := range all {
		for i, s := range []string{l.Tag, l.Name, l.In} {
			names[i] = max(names[i], runes(s))
		}
	}
	for _, l := range all {
		said := c.text(templates.CLILangComplete)
		if l.Lacks > 0 {
			said = c.count(templates.CLILangLacks, l.Lacks)
		}
		said += c.of(templates.CLISemicolon) + c.native(l)
		if l.Own > 0 {
			said += c.of(templates.CLISemicolon) + c.count(templates.CLILangOwn, l.Own)
		}
		c.print("%s  %s\n", strings.Join([]string{pad(l.Tag, names[0]), pad(l.Name, names[1]), pad(l.In, names[2])}, "  "), said)
	}
	if len(texts.Findings) > 0 {
		words, err := c.allWords()
		if err != nil {
			return 0, err
		}
		c.findings(c.stderr, texts.Findings, words)
		return exitFindings, nil
	}
	return exitDone, nil
}

func pad(s string, width int) string { return s + strings.Repeat(" ", width-runes(s)) }

func (c call) native(l secretariat.Language) string {
	if l.Native {
		return c.text(templates.CLILangNativeYes)
	}
	return c.text(templates.CLILangNativeNo)
}

func langNewCommand(p *program) *cobra.Command {
	c := &cobra.Command{
		Use:               "new TAG",
		Short:             p.short("lang_new"),
		Long:              p.long("lang_new"),
		Example:           "selfassess lang new pt",
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	from := c.Flags().String("from", templates.Reference, p.flag("lang_new_from"))
	completeWith(c, "from", completeFixed(secretariat.Languages()...))
	folder := langFolder(p, c)
	return p.command(c, oneTag, func(c call) (int, error) { return langNew(c, *from, *folder) })
}

func oneTag(p *program, c *cobra.Command, args []string) (string, []string, error) {
	return p.one(c, "tag", args)
}

func langNew(c call, from, folder string) (int, error) {
	made, written, err := secretariat.NewTexts(secretariat.NewTextsOptions{Tag: c.dir, From: from, Folder: folder, In: c.words().Tag})
	var tag *secretariat.TagError
	var source *secretariat.LanguageError
	switch {
	case errors.As(err, &tag) && tag.Meant != "":
		return 0, usageError{c.text(templates.CLILangUnknownTag, "tag", inQuotes(tag.Tag)),
			c.text(templates.CLILangTagNamed, "tag", tag.Meant, "name", tag.Name)}
	case errors.As(err, &tag):
		return 0, usageError{c.text(templates.CLILangUnknownTag, "tag", inQuotes(tag.Tag)), c.text(templates.CLILangUnknownTagHint)}
	case errors.As(err, &source):
		return 0, usageError{c.text(templates.CLILangNoSource, "language", inQuotes(source.Tag)),
			c.text(templates.CLILanguages, "languages", c.list(source.Have))}
	case err != nil:
		return 0, err
	}
	c.written(c.stdout, written)
	c.progress(templates.CLILangNext, "folder", made)
	return exitDone, nil
}

func langCheckCommand(p *program) *cobra.Command {
	c := &cobra.Command{
		Use:               "check FOLDER",
		Short:             p.short("lang_check"),
		Long:              p.long("lang_check"),
		Example:           "selfassess lang check lang",
		ValidArgsFunction: completeFolder,
	}
	fonts := c.Flags().StringSlice("fonts", nil, p.flag("fonts", "system", secretariat.SystemFonts))
	completeWith(c, "fonts", completeFonts)
	return p.listing(c, oneFolder, func(c call) (int, error) { return langCheck(c, *fonts) })
}

func oneFolder(p *program, c *cobra.Command, args []string) (string, []string, error) {
	return p.one(c, "folder", args)
}

func langCheck(c call, folders []string) (int, error) {
	fonts, err := c.openFonts(folders)
	if err != nil {
		return 0, err
	}
	texts, err := secretariat.CheckTexts(c.dir, fonts)
	if err != nil {
		return 0, err
	}
	if n := texts.Size(); n == 0 && len(texts.Findings) == 0 {
		return 0, usageError{c.text(templates.CLILangNone, "folder", c.dir),
			c.text(templates.CLILangNoneHint, "folder", filepath.ToSlash(filepath.Clean(c.dir)))}
	}
	words, err := c.allWords()
	if err != nil {
		return 0, err
	}
	if len(texts.Findings) > 0 {
		c.findings(c.stdout, texts.Findings, words)
	} else {
		line(c.stdout, c.count(templates.CLILangGood, texts.Size()))
	}
	return exitCode(texts.Findings), nil
}
