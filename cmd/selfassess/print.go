package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"golang.org/x/term"

	"selfassess/cmd/internal/secretariat"
	"selfassess/ogp"
	"selfassess/templates"
)

// terminal is where the program speaks. The rules:
//
//   - standard output gets what was asked for, and nothing else;
//   - standard error gets findings of a build, failures and progress;
//   - progress is shown only to a person who looks on, never into a file;
//   - a message is one line, lower case, without a full stop, and below it,
//     after "hint:", what to do.
type terminal struct {
	stdout, stderr io.Writer
	live           bool // standard error is a terminal
	quiet          bool
	all            bool // findings are listed one by one, however many there are
}

// result is standard output, where what was asked for goes. It remembers that
// something did not arrive: on a full disk, say, or since nobody reads on. The
// command does all the same what else it is to do.
type result struct {
	to  io.Writer
	err error
}

func (r *result) Write(b []byte) (int, error) {
	if r.err == nil {
		_, r.err = r.to.Write(b)
	}
	return len(b), nil
}

// notPrinted says that not all of the result arrived.
func (t terminal) notPrinted(err error) {
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	say(t.stderr, "selfassess: not everything could be printed: %v", err)
	say(t.stderr, "  hint: only what is printed is missing; the files that the command writes are in their places")
}

func isTerminal(f *os.File) bool { return term.IsTerminal(int(f.Fd())) }

// visible is standard output or standard error. All that is printed passes
// through it, so that nothing in a name or a text can move the cursor, hide
// something or turn the direction of a line; in JSON the same signs are read
// again as what they stand for.
type visible struct {
	to   io.Writer
	rest []byte // the beginning of a character
}

func (v *visible) Write(b []byte) (int, error) {
	all := append(v.rest, b...)
	end := len(all)
	for cut := end - 1; cut >= max(0, end-utf8.UTFMax+1); cut-- {
		if utf8.RuneStart(all[cut]) {
			if !utf8.FullRune(all[cut:]) {
				end = cut
			}
			break
		}
	}
	v.rest = append([]byte(nil), all[end:]...)
	_, err := io.WriteString(v.to, ogp.VisibleLines(string(all[:end])))
	return len(b), err
}

// say prints one line, or a few: none of the values makes a further one.
func say(w io.Writer, format string, args ...any) {
	for i, a := range args {
		switch a := a.(type) {
		case string:
			args[i] = ogp.Visible(a)
		case error:
			args[i] = ogp.Visible(strings.Join(messages(a), "; "))
		}
	}
	fmt.Fprintf(w, format+"\n", args...)
}

// messages are those of an error, or of several that were joined.
func messages(err error) (all []string) {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		for _, e := range joined.Unwrap() {
			all = append(all, messages(e)...)
		}
		if strings.Join(all, "\n") == err.Error() {
			return all
		}
	}
	return []string{err.Error()}
}

// print prints a text of the program's own, as it is laid out.
func (t terminal) print(format string, args ...any) { fmt.Fprintf(t.stdout, format, args...) }

func (t terminal) progress(format string, args ...any) {
	if t.live && !t.quiet {
		say(t.stderr, format, args...)
	}
}

func (t terminal) usage(e usageError) {
	say(t.stderr, "selfassess: %s\n  hint: %s", e.message, e.hint)
}

func (t terminal) fail(err error) { say(t.stderr, "selfassess: %v", err) }

// findings prints findings in the order in which a person looks at them, each
// with its remedy, and a line that counts them. With --quiet only the errors
// are printed.
func (t terminal) findings(w io.Writer, fs []ogp.Finding, words *templates.Catalogue) {
	hidden := 0
	for _, kind := range secretariat.Listing(fs, t.all) {
		if t.quiet && kind.Code.Severity() != ogp.Error {
			continue
		}
		for _, f := range kind.Shown {
			t.finding(w, f, words)
		}
		if kind.More > 0 {
			say(w, "%s [%s]", more(kind), kind.Code)
		}
		hidden += kind.More
	}
	switch {
	case hidden > 0:
		say(w, "%s; --all lists each", tally(fs))
	case !t.quiet:
		say(w, "%s", tally(fs))
	}
}

func (t terminal) finding(w io.Writer, f ogp.Finding, words *templates.Catalogue) {
	a := words.Advice(f)
	say(w, "%s%s: %s [%s]", place(f.At), words.Label("severity", f.Severity().Key()), a.Message, f.Code)
	if a.Fix != "" {
		say(w, "  hint: %s", a.Fix)
	}
}

// more counts the findings of a kind that are not listed one by one.
func more(kind secretariat.Listed) string {
	switch noun := kind.Code.Severity().Key(); {
	case kind.Code == ogp.ReturnSuperseded:
		return counted(kind.More, "return") + " replaced by a newer one of the agency"
	case kind.Code == ogp.FileOpen:
		return counted(kind.More, "mark") + " that somebody has a workbook open"
	default:
		return fmt.Sprintf("and %s like these, in %s", counted(kind.More, "more "+noun), counted(kind.Files, "file"))
	}
}

// written lists the files of a run, and says if they stand where nobody
// looks for them.
func (t terminal) written(to io.Writer, w secretariat.Written) {
	for _, path := range w.Paths {
		say(to, "%s", path)
	}
	if w.InUse != "" {
		say(t.stderr, "%s is open in another program, so the new files have a number in their names: %s",
			w.InUse, strings.Join(w.Paths, ", "))
		say(t.stderr, "  hint: the files without the number are as they were; close that file, run again, "+
			"and remove those with the number")
	}
	if w.Unlocked && !t.quiet {
		say(t.stderr, "%s is on a drive that cannot keep two runs apart", filepath.Dir(w.Paths[0]))
		say(t.stderr, "  hint: let nobody else run selfassess on this folder at the same time")
	}
}

// replaced says that the report of a day was kept before.
func (t terminal) replaced(path string) {
	if path != "" && !t.quiet {
		say(t.stderr, "%s replaces the report of the same day that was kept before", path)
	}
}

// earlier names files of earlier reports that lie where the new ones do.
func (t terminal) earlier(paths []string) {
	if len(paths) == 0 || t.quiet {
		return
	}
	is := "is of an earlier build, and as it was"
	if len(paths) > 1 {
		is = "are of an earlier build, and as they were"
	}
	say(t.stderr, "%s %s", strings.Join(paths, ", "), is)
	say(t.stderr, "  hint: remove what is not meant to be published, above all what an older version of "+
		"the program wrote: that held notes, and the names of files")
}

// private names what lies where the report does and is not for publication.
func (t terminal) private(dir string, paths []string) {
	if len(paths) == 0 {
		return
	}
	is := "is not for publication, and lies"
	if len(paths) > 1 {
		is = "are not for publication, and lie"
	}
	say(t.stderr, "%s %s in the folder of the report, %s", strings.Join(paths, ", "), is, dir)
	say(t.stderr, "  hint: publish the files of the report alone and not that folder, or build with --out "+
		"into another one")
}

// place is the beginning of a message: "inputs/health.xlsx › Milestones!E14: ".
func place(p ogp.Place) string {
	if p == (ogp.Place{}) {
		return ""
	}
	return p.String() + ": "
}

func tally(fs []ogp.Finding) string {
	var n [3]int
	for _, f := range fs {
		n[f.Severity()]++
	}
	return fmt.Sprintf("%s, %s, %s",
		counted(n[ogp.Error], "error"), counted(n[ogp.Warning], "warning"), counted(n[ogp.Note], "note"))
}

func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

func exitCode(fs []ogp.Finding) int {
	if secretariat.HasErrors(fs) {
		return exitFindings
	}
	return exitDone
}
