package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"selfassess/cmd/internal/secretariat"
	"selfassess/render"
	"selfassess/templates"
)

func completionCommand(p *program) *cobra.Command {
	c := &cobra.Command{
		Use:               "completion SHELL",
		Short:             p.short("completion"),
		Long:              p.long("completion"),
		Example:           "selfassess completion bash",
		ValidArgsFunction: completeFixed(shells()...),
	}
	return p.command(c, oneShell, func(call call) (int, error) { return exitDone, complete(c.Root(), call) })
}

func shells() []string { return []string{"bash", "zsh", "fish", "powershell"} }

func oneShell(p *program, c *cobra.Command, args []string) (string, []string, error) {
	shell, _, err := p.one(c, "shell", args)
	if err == nil && !slices.Contains(shells(), shell) {
		err = usageError{p.text(templates.CLIUnknownShell, "shell", inQuotes(shell)),
			p.didYouMean(shell, shells(), p.text(templates.CLIShells, "shells", p.list(shells())))}
	}
	return shell, nil, err
}

// complete prints the script of a shell.
func complete(root *cobra.Command, c call) error {
	switch c.dir {
	case "bash":
		return root.GenBashCompletionV2(c.stdout, true)
	case "zsh":
		return root.GenZshCompletion(c.stdout)
	case "fish":
		return root.GenFishCompletion(c.stdout, true)
	}
	return root.GenPowerShellCompletionWithDesc(c.stdout)
}

// completeFolder completes one folder.
func completeFolder(_ *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return nil, cobra.ShellCompDirectiveFilterDirs
}

// completeCopies completes the folder of a project and then reviewed copies;
// inside a project, copies only.
func completeCopies(_ *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	if len(args) == 0 && !secretariat.IsProject(".") {
		return nil, cobra.ShellCompDirectiveFilterDirs
	}
	return copyKinds(), cobra.ShellCompDirectiveFilterFileExt
}

// completeTemplate completes one Word document.
func completeTemplate(_ *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return []cobra.Completion{"docx"}, cobra.ShellCompDirectiveFilterFileExt
}

// completeFonts completes a folder, or the word for the fonts of the computer.
func completeFonts(_ *cobra.Command, _ []string, begun string) ([]cobra.Completion, cobra.ShellCompDirective) {
	if begun != "" && strings.HasPrefix(secretariat.SystemFonts, begun) {
		return []cobra.Completion{secretariat.SystemFonts}, cobra.ShellCompDirectiveNoFileComp
	}
	return nil, cobra.ShellCompDirectiveFilterDirs
}

// completeFormats completes the last of several formats.
func completeFormats(_ *cobra.Command, _ []string, begun string) ([]cobra.Completion, cobra.ShellCompDirective) {
	before := begun[:strings.LastIndex(begun, ",")+1]
	var cs []cobra.Completion
	for _, name := range secretariat.FormatNames() {
		if !slices.Contains(strings.Split(before, ","), name) {
			cs = append(cs, before+name)
		}
	}
	return cs, cobra.ShellCompDirectiveNoFileComp
}

// completeTagWord completes the name of a group of tags.
func completeTagWord(_ *cobra.Command, _ []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	return groupNames(secretariat.Tags()), cobra.ShellCompDirectiveNoFileComp
}

// groupNames are the names of the groups in a group.
func groupNames(g *render.Group) (ns []string) {
	for _, inner := range g.Groups {
		for _, name := range append([]string{inner.Name}, groupNames(inner)...) {
			if !slices.Contains(ns, name) {
				ns = append(ns, name)
			}
		}
	}
	return ns
}

// completeCommand completes the words of a command.
func completeCommand(c *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	named, rest, err := c.Root().Find(args)
	var cs []cobra.Completion
	if err == nil && len(rest) == 0 {
		for _, inner := range named.Commands() {
			if !inner.Hidden {
				cs = append(cs, cobra.CompletionWithDesc(inner.Name(), inner.Short))
			}
		}
	}
	return cs, cobra.ShellCompDirectiveNoFileComp
}

// completeWith says how the value of a flag is completed.
func completeWith(c *cobra.Command, flag string, f cobra.CompletionFunc) {
	if err := c.RegisterFlagCompletionFunc(flag, f); err != nil {
		panic(err) // there is no such flag: a slip in this program
	}
}

// completeFixed completes one of a few words.
func completeFixed(words ...string) cobra.CompletionFunc {
	return cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp)
}

// completeFiles completes files with these endings.
func completeFiles(endings ...string) cobra.CompletionFunc {
	var kinds []string
	for _, e := range endings {
		kinds = append(kinds, strings.TrimPrefix(e, "."))
	}
	return cobra.FixedCompletions(kinds, cobra.ShellCompDirectiveFilterFileExt)
}

// completeFolders completes folders.
func completeFolders() cobra.CompletionFunc {
	return cobra.FixedCompletions(nil, cobra.ShellCompDirectiveFilterDirs)
}
