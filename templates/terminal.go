package templates

import (
	"errors"
	"io/fs"
	"path"
	"strings"
	"sync"
	"syscall"

	"golang.org/x/text/language"

	"selfassess/ogp"
)

// TerminalFile holds what the program says at a terminal. A ministry has no
// texts of its own for these: they are about the program, and no file has them.
const TerminalFile = "terminal.toml"

// NativeReader is whether a native speaker has read the whole catalogue: "yes" or
// "no".
const NativeReader Term = "catalogue.read_by_native_speaker"

// OfTerminal tells the keys of that file.
func OfTerminal(key string) bool {
	return strings.HasPrefix(key, "cli.") || strings.HasPrefix(key, "cli_")
}

// Terminal is what the program says at a terminal in a shipped language, and
// nothing else: who asks for help does not wait for the words of a report. A
// language that is not shipped has the words of the reference.
func Terminal(tag string) *Catalogue {
	shipped, ok := Shipped(tag)
	if !ok {
		shipped, tag = Reference, Reference
	}
	once, _ := terminals.LoadOrStore(tag, sync.OnceValue(func() *Catalogue {
		c := &Catalogue{Tag: tag, tag: language.Make(tag), words: map[string]string{}, lists: map[string][]string{}, named: map[string]string{}}
		if err := c.readFile(files, path.Join("lang", shipped, TerminalFile)); err != nil {
			panic(err) // a test reads them all
		}
		return c
	}))
	return once.(func() *Catalogue)()
}

var terminals sync.Map // tag → the function that reads that file once

// Failed is why something is not done, for whoever sits at a terminal: a term
// with its values, which can be told in any language.
type Failed struct {
	Term   Term
	Values []string
	Err    error // what it stands on, told as the value "why"; nil if nothing
}

// Failure is an error that is told by a term.
func Failure(t Term, values ...string) error { return &Failed{Term: t, Values: values} }

// FailureOf is an error that is told by a term, about another one.
func FailureOf(err error, t Term, values ...string) error { return &Failed{t, values, err} }

// Error is the failure in the words of the reference.
func (f *Failed) Error() string {
	return f.told(Terminal(Reference), func(s string) string { return s })
}

func (f *Failed) Unwrap() error { return f.Err }

func (f *Failed) told(c *Catalogue, shown func(string) string) string {
	values := make([]string, len(f.Values), len(f.Values)+2)
	for i, v := range f.Values {
		values[i] = shown(v)
	}
	if f.Err != nil {
		values = append(values, "why", tell(c, f.Err, shown))
	}
	return c.Text(f.Term, values...)
}

// Told is an error in one line of the language, as far as it has terms: what
// an operating system says stays as it is. Nothing in its values makes a
// further line or turns one around.
func (c *Catalogue) Told(err error) string { return tell(c, err, ogp.Visible) }

func tell(c *Catalogue, err error, shown func(string) string) string {
	if f, is := err.(*Failed); is {
		return f.told(c, shown)
	}
	if joined, is := err.(interface{ Unwrap() []error }); is {
		var all []string
		plain := make([]string, 0, len(joined.Unwrap()))
		for _, e := range joined.Unwrap() {
			all, plain = append(all, tell(c, e, shown)), append(plain, e.Error())
		}
		if strings.Join(plain, "\n") == err.Error() {
			return strings.Join(all, c.Text(CLISemicolon))
		}
	}
	if inner := errors.Unwrap(err); inner != nil { // "write x: …" around a failure that has words
		if before, is := strings.CutSuffix(err.Error(), inner.Error()); is {
			if f := (*Failed)(nil); errors.As(inner, &f) {
				return shown(before) + tell(c, inner, shown)
			}
		}
	}
	return shown(c.system(err))
}

// system is what the operating system says, in the words of the language where
// it says what is met most often; in English it is left as it is.
func (c *Catalogue) system(err error) string {
	if base, _ := c.tag.Base(); base.String() != Reference && errors.Unwrap(err) == nil {
		for of, term := range map[error]Term{fs.ErrNotExist: CLIOsMissing, fs.ErrPermission: CLIOsDenied, syscall.ENOSPC: CLIOsFull} {
			if errors.Is(err, of) {
				return c.Text(term)
			}
		}
	}
	return err.Error()
}
