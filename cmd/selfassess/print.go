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
	lang           string // the tag of the language in which it speaks; "" for English
	live           bool   // standard error is a terminal
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
	t.fail(templates.FailureOf(err, templates.CLINotPrinted))
	t.hint(templates.CLINotPrintedHint)
}

func isTerminal(f *os.File) bool { return term.IsTerminal(int(f.Fd())) }

// visible is standard output or standard error. All that is printed passes
// through it, so that nothing in a name or a text can move the cursor, hide
// something or turn the direction of a line; in JSON the same signs are read
// again as what they stand for.
type visible struct {
	to    io.Writer
	rest  []byte // the beginning of a character
	marks bool   // the program's own marks of direction around values stay
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
	_, err := io.WriteString(v.to, v.shown(string(all[:end])))
	return len(b), err
}

// isolates are the marks that the catalogue of a language from right to left
// has around values. A value that would hold some has been made visible before.
const isolateBegins, isolateEnds = "\u2068", "\u2069"

func (v *visible) shown(s string) string {
	if !v.marks {
		return ogp.VisibleLines(s)
	}
	var b strings.Builder
	for i := strings.IndexAny(s, isolateBegins+isolateEnds); i >= 0; i = strings.IndexAny(s, isolateBegins+isolateEnds) {
		b.WriteString(ogp.VisibleLines(s[:i]) + s[i:i+len(isolateEnds)])
		s = s[i+len(isolateEnds):]
	}
	return b.String() + ogp.VisibleLines(s)
}

// print prints a text of the program's own, as it is laid out.
func (t terminal) print(format string, args ...any) { fmt.Fprintf(t.stdout, format, args...) }

func (t terminal) progress(term templates.Term, values ...string) {
	if t.live && !t.quiet {
		t.say(t.stderr, term, values...)
	}
}

func (t terminal) usage(e usageError) {
	line(t.stderr, t.of(templates.CLIFailed, "message", e.message))
	line(t.stderr, t.of(templates.CLIHint, "hint", e.hint))
}

func (t terminal) fail(err error) {
	line(t.stderr, t.of(templates.CLIFailed, "message", t.words().Told(err)))
}

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
			line(w, t.of(templates.CLIMoreKind, "more", t.more(kind), "code", string(kind.Code)))
		}
		hidden += kind.More
	}
	switch {
	case hidden > 0:
		line(w, t.of(templates.CLITallyAll, "tally", t.tally(fs)))
	case !t.quiet:
		line(w, t.tally(fs))
	}
}

func (t terminal) finding(w io.Writer, f ogp.Finding, words *templates.Catalogue) {
	a := words.Advice(f)
	term := templates.CLIFindingAt
	if f.At == (ogp.Place{}) {
		term = templates.CLIFinding
	}
	line(w, t.of(term, "place", ogp.Visible(f.At.String()), "severity", words.Label("severity", f.Severity().Key()),
		"message", a.Message, "code", string(f.Code)))
	if a.Fix != "" {
		line(w, t.of(templates.CLIHint, "hint", a.Fix))
	}
}

// more counts the findings of a kind that are not listed one by one.
func (t terminal) more(kind secretariat.Listed) string {
	files := t.count(templates.CLIFiles, kind.Files)
	switch severity := kind.Code.Severity(); {
	case kind.Code == ogp.ReturnSuperseded:
		return t.count(templates.CLIMoreReturns, kind.More)
	case kind.Code == ogp.FileOpen:
		return t.count(templates.CLIMoreOpen, kind.More)
	case severity == ogp.Error:
		return t.count(templates.CLIMoreErrors, kind.More, "files", files)
	case severity == ogp.Warning:
		return t.count(templates.CLIMoreWarnings, kind.More, "files", files)
	default:
		return t.count(templates.CLIMoreNotes, kind.More, "files", files)
	}
}

// written lists the files of a run, and says if they stand where nobody
// looks for them.
func (t terminal) written(to io.Writer, w secretariat.Written) {
	for _, path := range w.Paths {
		line(to, ogp.Visible(path))
	}
	if w.InUse != "" {
		t.say(t.stderr, templates.CLIInUse, "path", w.InUse, "paths", t.list(w.Paths))
		t.hint(templates.CLIInUseHint)
	}
	if w.Unlocked && !t.quiet {
		t.say(t.stderr, templates.CLIUnlocked, "folder", filepath.Dir(w.Paths[0]))
		t.hint(templates.CLIUnlockedHint)
	}
}

// replaced says that the report of a day was kept before.
func (t terminal) replaced(path string) {
	if path != "" && !t.quiet {
		t.say(t.stderr, templates.CLIReplaced, "path", path)
	}
}

// earlier names files of earlier reports that lie where the new ones do.
func (t terminal) earlier(paths []string) {
	if len(paths) == 0 || t.quiet {
		return
	}
	line(t.stderr, t.count(templates.CLIEarlier, len(paths), "paths", t.list(paths)))
	t.hint(templates.CLIEarlierHint)
}

// private names what lies where the report does and is not for publication.
func (t terminal) private(dir string, paths []string) {
	if len(paths) == 0 {
		return
	}
	line(t.stderr, t.count(templates.CLIPrivate, len(paths), "paths", t.list(paths), "folder", dir))
	t.hint(templates.CLIPrivateHint)
}

func (t terminal) tally(fs []ogp.Finding) string {
	var n [3]int
	for _, f := range fs {
		n[f.Severity()]++
	}
	return t.of(templates.CLITally, "errors", t.count(templates.CLIErrors, n[ogp.Error]),
		"warnings", t.count(templates.CLIWarnings, n[ogp.Warning]), "notes", t.count(templates.CLINotes, n[ogp.Note]))
}

func exitCode(fs []ogp.Finding) int {
	if secretariat.HasErrors(fs) {
		return exitFindings
	}
	return exitDone
}
