package reviews

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"selfassess/inputs/office"
	"selfassess/ogp"
)

// File is a Word document that was unpacked and is known to be one.
type File struct {
	Facts  *Facts   // nil if the program that saved it dropped them
	Editor string   // who saved it last, as the file has it
	Edited ogp.Date // and when
	budget
	parts *office.File
	main  string // the part with the text
	rels  []office.Relation
}

// Refusal is why a file cannot be read: a key of the catalogue's sets
// review_kind or refused, or [TooMany], and the part that it is about.
type Refusal struct{ Kind, Reason, Part string }

func (r *Refusal) Error() string { return strings.TrimSpace(r.Kind + r.Reason + " " + r.Part) }

// limits are those of a Word document: tables in tables in text boxes nest far
// deeper than anything in a workbook.
var limits = func() office.Limits {
	l := office.Default
	l.Depth, l.Part = 512, 48<<20
	return l
}()

// Open unpacks a file and looks into it.
func Open(b []byte) (f *File, err error) {
	defer recovered(&err)
	parts, err := office.Open(b, limits)
	if err != nil {
		return nil, refusal(b, err)
	}
	parts.StopAt(time.Now().Add(office.TimeLimit))
	f = &File{parts: parts}
	if err := f.look(); err != nil {
		return nil, err
	}
	return f, nil
}

// look finds out what the file is, and what it says of itself.
func (f *File) look() error {
	kind, err := f.kind()
	if err != nil {
		return err
	}
	if kind != "" {
		return &Refusal{Kind: kind}
	}
	if f.rels, err = f.relations(f.main); err != nil {
		return err
	}
	if err := f.readFacts(); err != nil {
		return err
	}
	return f.readProperties()
}

// recovered turns a fault of the reader into a refusal, since the file that
// caused it comes from outside.
func recovered(err *error) {
	if p := recover(); p != nil {
		*err = &Refusal{Reason: "fault", Part: fmt.Sprint(p)}
	}
}

// refusal names a file that is no zip, or whose zip is refused.
func refusal(b []byte, err error) error {
	r := asRefusal(err)
	switch {
	case bytes.HasPrefix(b, []byte(`{\rtf`)):
		return &Refusal{Kind: "rtf"}
	case r.Kind == "":
		return &Refusal{Reason: r.Reason, Part: r.Part}
	case r.Kind == "labelled":
		return &Refusal{Kind: "encrypted"}
	case r.Kind == "doc", r.Kind == "encrypted":
		return &Refusal{Kind: r.Kind}
	}
	return &Refusal{Kind: "other"}
}

// kind names what a zip holds if it is no Word document, and finds the text
// of one that is.
func (f *File) kind() (string, error) {
	if mime, err := f.parts.Part("mimetype"); err != nil || mime != nil {
		if bytes.Contains(mime, []byte("opendocument.text")) {
			return "odt", refused(err)
		}
		return "other", refused(err)
	}
	for _, name := range f.parts.Names() {
		if strings.HasSuffix(name, ".iwa") {
			return "pages", nil
		}
	}
	rels, err := f.relations("")
	if err != nil {
		return "", err
	}
	for _, r := range rels {
		if r.Kind() == "officeDocument" {
			f.main = r.Target
		}
	}
	root := ""
	err = f.walk(f.main, func(n *office.Scanner) error {
		root = n.Name()
		return office.ErrStop
	})
	switch root {
	case "document":
		return "", err
	case "workbook":
		return "workbook", err
	}
	return "other", err
}

// relations are those that lead from one part to another.
func (f *File) relations(part string) ([]office.Relation, error) {
	found, err := f.parts.Relations(part)
	leavesFile := func(r office.Relation) bool { return r.External }
	return slices.DeleteFunc(found, leavesFile), refused(err)
}

// related lists the parts to which the text relates in a way, each once.
func (f *File) related(kind string) (names []string) {
	seen := map[string]bool{}
	for _, r := range f.rels {
		if r.Kind() == kind && f.parts.Has(r.Target) && !seen[r.Target] {
			seen[r.Target] = true
			names = append(names, r.Target)
		}
	}
	return names
}

// walk visits a part, until it is too much.
func (f *File) walk(name string, visit func(*office.Scanner) error) error {
	err := f.parts.Walk(name, func(n *office.Scanner) error {
		if !f.work(1) {
			return f.failed
		}
		return visit(n)
	})
	if err == nil {
		err = f.failed
	}
	return refused(err)
}

// refused tells what an error of the parts means.
func refused(err error) error {
	if err == nil {
		return nil
	}
	r := asRefusal(err)
	return &Refusal{r.Kind, r.Reason, r.Part}
}

// asRefusal takes what is no refusal for a fault of the reader.
func asRefusal(err error) office.Refusal {
	if r, ok := errors.AsType[office.Refusal](err); ok {
		return r
	}
	return office.Refusal{Reason: "fault", Part: err.Error()}
}

const factsNamespace = "urn:selfassess:report:1"

// readFacts finds the part that the report was written with.
func (f *File) readFacts() error {
	for _, name := range f.related("customXml") {
		part, err := f.parts.Part(name)
		if err != nil {
			return refused(err)
		}
		if !bytes.Contains(part, []byte(factsNamespace)) {
			continue
		}
		facts := &Facts{Sums: map[string]string{}}
		err = f.walk(name, func(n *office.Scanner) error {
			switch {
			case !n.Start():
			case n.Name() == "report":
				facts.AsOf, _ = ogp.ParseDate(n.Attr("asof"))
				facts.Draft, _ = strconv.ParseBool(n.Attr("draft"))
				facts.Template, facts.Lang = n.Attr("template"), n.Attr("lang")
			case n.Name() == "section" && f.keep(sizeOfEntry):
				facts.Sums[n.Attr("tag")] = n.Attr("sum")
			}
			return nil
		})
		if err != nil {
			return err
		}
		if len(facts.Sums) > 0 && facts.AsOf.Full() {
			f.Facts = facts
		}
	}
	return nil
}

// readProperties learns who saved the file last: the only name that a change
// without tracking can have.
func (f *File) readProperties() error {
	rels, err := f.relations("")
	if err != nil {
		return err
	}
	read := false // there is one such part
	for _, r := range rels {
		if r.Kind() != "core-properties" || !f.parts.Has(r.Target) || read {
			continue
		}
		read = true
		element, editor := "", strings.Builder{}
		err := f.walk(r.Target, func(n *office.Scanner) error {
			switch {
			case n.Start():
				element = n.Name()
			case n.End():
				element = ""
			case element == "lastModifiedBy" && f.keep(len(n.Raw())):
				editor.WriteString(n.Text())
			case element == "modified":
				f.Edited, _ = moment(n.Text())
			}
			return nil
		})
		if err != nil {
			return err
		}
		f.Editor = person(editor.String())
	}
	return nil
}

// moment reads "2026-09-14T15:32:00Z". What programs write for "unknown" is
// no date.
func moment(s string) (day ogp.Date, time string) {
	s = strings.TrimSpace(s)
	d, err := ogp.ParseDate(s[:min(len(s), len("2006-01-02"))])
	if err != nil || !d.Full() || d.Year < 1990 {
		return ogp.Date{}, ""
	}
	if len(s) >= len("2006-01-02T15:04") && s[10] == 'T' && s[13] == ':' {
		time = s[11:16]
		for _, c := range []byte(strings.Replace(time, ":", "", 1)) {
			if c < '0' || c > '9' {
				return d, ""
			}
		}
	}
	return d, time
}
