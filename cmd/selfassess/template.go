package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/pflag"

	"selfassess/outputs"
	"selfassess/render"
	"selfassess/render/docx"
	"selfassess/templates"
)

func templateCheckCommand() command {
	return command{name: "template check", args: "FILE", summary: "list every mistake in a Word template",
		detail: "Reads FILE as selfassess build --template FILE does, and prints every mistake in its tags:\n" +
			"where it stands, what is wrong, and what to do. No workbook is read.",
		example: "selfassess template check ministry.docx",
		prepare: func(*pflag.FlagSet) func(call) (int, error) { return templateCheck }}
}

func templateCheck(c call) (int, error) {
	t, err := c.readTemplate(c.dir, c.stdout)
	if errors.Is(err, errTemplate) {
		return exitFindings, nil
	}
	if err != nil {
		return 0, err
	}
	c.print("no mistakes, %s\n", counted(t.Tags, "tag"))
	return exitDone, nil
}

// errTemplate stops a build; the findings say what is wrong.
var errTemplate = errors.New("nothing was written: there are mistakes in the template")

// readTemplate reads a template and tells its mistakes.
func (c call) readTemplate(file string, tell io.Writer) (*docx.Template, error) {
	words, err := templates.Load(templates.Reference)
	if err != nil {
		return nil, err
	}
	f, err := os.Open(file)
	if err != nil {
		return nil, fmt.Errorf("read the template: %w", err)
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, docx.MaxFile+1))
	if err != nil {
		return nil, fmt.Errorf("read the template: %w", err)
	}
	t, findings := docx.Parse(file, b)
	if len(findings) > 0 {
		c.findings(tell, findings, words)
		return nil, errTemplate
	}
	return t, nil
}

func templateListCommand() command {
	return command{name: "template list", summary: "print every tag that a Word template may hold",
		detail: "Prints all tags with their meaning. A tag is written into a Word document where its value\n" +
			"belongs. What stands between {#name} and {/name} is repeated; between {?name} and {/name} it\n" +
			"is left out where name has no value or no items, and between {^name} and {/name} where it has.\n" +
			"To repeat rows of a table, begin in their first cell and end in their last one.",
		example: "selfassess template list",
		prepare: func(*pflag.FlagSet) func(call) (int, error) { return templateList }}
}

func templateList(c call) (int, error) {
	words, err := templates.Load(templates.Reference)
	if err != nil {
		return 0, err
	}
	tagList{c, words, map[*render.Tag]string{}}.group(render.Schema, nil)
	return exitDone, nil
}

// tagList prints the tags of the schema.
type tagList struct {
	call
	words   *templates.Catalogue
	printed map[*render.Tag]string // the first tag of a group: the group that showed it
}

// group prints a group's tags, and then the groups in it. Tags that several
// groups share are printed once.
func (l tagList) group(g *render.Group, around []string) {
	indent := strings.Repeat("  ", len(around))
	if g.Name == "" {
		l.print("%s\n\n", g.Meaning(l.words))
	} else {
		l.print("\n%s%s: {#%s} … {/%s}\n\n", indent, g.Meaning(l.words), g.Name, g.Name)
	}
	if first := l.printed[&g.Tags[0]]; first != "" {
		l.print("%s  %s\n", indent, l.words.Text("tag_list.same", "group", "{#"+first+"}"))
		return
	}
	l.printed[&g.Tags[0]] = g.Name
	for i := range g.Tags {
		t := &g.Tags[i]
		l.print("%s  %-36s %s\n", indent, "{"+t.Sign()+t.Name+"}", t.Meaning(l.words))
	}
	for _, inner := range g.Groups {
		if g.Name == "" {
			l.group(inner, nil)
		} else {
			l.group(inner, append(around, g.Name))
		}
	}
}

func templateNewCommand() command {
	return command{name: "template new", args: "FILE", summary: "write the built-in Word template, to restyle",
		detail: "Writes the built-in template to FILE: a Word document like any other. Change its look, its\n" +
			"words and its tags, check it with selfassess template check FILE, and use it with\n" +
			"selfassess build --template FILE. A file that is there already is not overwritten. With\n" +
			"--example it is a short template to learn from, laid out of tags alone.",
		example: "selfassess template new ministry.docx",
		prepare: func(flags *pflag.FlagSet) func(call) (int, error) {
			example := flags.Bool("example", false, "write an example: figures, charts, and a page for each commitment")
			return func(c call) (int, error) {
				if *example {
					return templateNew(c, templates.ExampleDOCX())
				}
				return templateNew(c, templates.ReportDOCX())
			}
		}}
}

func templateNew(c call, template []byte) (int, error) {
	switch _, err := os.Lstat(c.dir); {
	case err == nil:
		return 0, fmt.Errorf("template new %s: the file is there already; name another one", c.dir)
	case !errors.Is(err, fs.ErrNotExist):
		return 0, fmt.Errorf("template new %s: %w", c.dir, err)
	case !strings.HasSuffix(strings.ToLower(c.dir), ".docx"):
		return 0, usageError{fmt.Sprintf("%s is not the name of a Word document", c.dir), "give it a name that ends in .docx"}
	}
	written, err := outputs.Replace([]outputs.File{{Path: c.dir, Data: template}})
	if err != nil {
		return 0, err
	}
	c.written(c.stdout, written)
	c.progress("next: open it in Word, then run selfassess template check %s", c.dir)
	return exitDone, nil
}
