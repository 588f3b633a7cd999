package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/pflag"

	"selfassess/inputs"
	"selfassess/inputs/reviews"
	"selfassess/ogp"
	"selfassess/outputs"
	"selfassess/render"
	"selfassess/render/docx"
	"selfassess/templates"
)

func commentsCommand() command {
	return command{name: "comments", args: "DIR " + manyFiles, summary: "read the remarks out of reviewed copies of the Word document and the PDF",
		detail: "Reads the comments and the tracked changes of reviewed copies of the Word document, and the notes,\n" +
			"highlights and other annotations of reviewed copies of the PDF, and writes those that are new\n" +
			"to DIR/inputs/comments-<name of the copy>.xlsx, each with its author, its date, the passage,\n" +
			"and the section or commitment that it is about. Answer them there; the next build prints\n" +
			"them with their responses. No workbook that is there is touched: a remark that stands in the\n" +
			"project already is not listed again, whatever the copy is called, and what a second copy of a\n" +
			"reviewer adds goes to comments-<name> (2).xlsx.\n\n" +
			"Words that differ from the report although they are not marked as a change are listed, too.\n" +
			"A name is not published unless somebody writes Yes in the workbook.",
		example: "selfassess comments plan-2024-2026 Kovacs.docx Ministry-of-Health.pdf",
		prepare: func(flags *pflag.FlagSet) func(call) (int, error) {
			template := flags.String("template", "", "Word template that the report was built with (default the built-in one)")
			return func(c call) (int, error) {
				if flags.Changed("template") && *template == "" {
					return 0, usageError{"--template is empty", "give a value, or leave the flag out"}
				}
				return comments(c, *template)
			}
		}}
}

func comments(c call, template string) (int, error) {
	if len(c.more) == 0 {
		return 0, usageError{"no reviewed copy is named", "after the folder of the project, name one copy or more: selfassess comments " + c.dir + " REVIEWED.docx REVIEWED.pdf"}
	}
	write := docx.Write
	if template != "" {
		word, err := c.readTemplate(template, c.stderr)
		if err != nil {
			return 0, err
		}
		write = word.Write
	}
	p, err := c.open(ogp.Date{})
	if err != nil {
		return 0, err
	}
	if p.report == nil {
		c.findings(c.stderr, p.findings, p.words)
		return 0, errNoPlan
	}
	if err := p.readableComments(); err != nil {
		return 0, err
	}
	r := newReview(p)
	r.write = write
	copies := r.open(c.more)
	if len(r.findings) > 0 {
		c.findings(c.stderr, r.findings, p.words)
		return 0, fmt.Errorf("nothing was written: %s cannot be read", counted(len(r.findings), "file"))
	}
	files, err := r.workbooks(c.dir, copies)
	if err != nil {
		return 0, err
	}
	c.findings(c.stderr, ogp.SortFindings(r.findings), p.words)
	if len(files) == 0 {
		return exitDone, nil
	}
	written, err := outputs.Replace(files)
	if err != nil {
		return 0, err
	}
	c.written(c.stdout, written)
	return exitDone, nil
}

// readableComments fails if a workbook of remarks cannot be read: what stands
// in it would be listed once more.
func (p *project) readableComments() error {
	for _, f := range p.findings {
		name := filepath.ToSlash(f.At.File)
		switch f.Code {
		case ogp.FileKind, ogp.FileRefused, ogp.FileUnreadable:
			if strings.HasPrefix(name, inputs.ReturnsDir+"/"+bookPrefix) {
				return fmt.Errorf("nothing was written: %s cannot be read, and may hold some of the remarks; mend it or take it out of the folder (selfassess check says what is wrong)", name)
			}
		}
	}
	return nil
}

// bookPrefix begins the names of workbooks of remarks.
const bookPrefix = "comments-"

// review is a run over reviewed copies.
type review struct {
	p        *project
	write    func(io.Writer, *render.Edition) error // of the Word document
	findings []ogp.Finding
	places   map[string]render.Place // by the tag of the content control
	known    map[ogp.ID]string
	bases    map[string]*reviews.Copy // the report as it is written today, by kind, date and draft
}

// reviewed is a copy that was unpacked: a Word document or a PDF.
type reviewed struct {
	path string
	file *reviews.File
	pdf  *reviews.PDF
}

// inProject marks remarks that the project holds.
const inProject = "\x00"

func newReview(p *project) *review {
	r := &review{p: p, places: map[string]render.Place{}, known: map[ogp.ID]string{}, bases: map[string]*reviews.Copy{}}
	for _, cs := range [][]ogp.Comment{p.report.Plan.Comments, p.report.Comments} {
		for i := range cs {
			r.known[cs[i].ID] = inProject
		}
	}
	for i := range p.returns {
		for j := range p.returns[i].Comments {
			r.known[p.returns[i].Comments[j].ID] = inProject
		}
	}
	return r
}

func (r *review) find(code ogp.Code, path string, args ...string) {
	f := ogp.Finding{Code: code, At: ogp.Place{File: filepath.ToSlash(path)}, Args: map[string]string{}}
	for i := 0; i+1 < len(args); i += 2 {
		f.Args[args[i]] = args[i+1]
	}
	r.findings = append(r.findings, f)
}

// open unpacks the files; one that is named twice is read once.
func (r *review) open(paths []string) (copies []reviewed) {
	var seen []fs.FileInfo
	for _, path := range paths {
		info, err := os.Stat(path)
		if err == nil && info.IsDir() {
			r.find(ogp.ReviewKind, path, ogp.KeyArg("kind"), templates.ReviewKindSet+".folder", ogp.KeyArg("remedy"), templates.ReviewRemedySet+".folder")
			continue
		}
		if err == nil && containsFile(seen, info) {
			continue
		}
		seen = append(seen, info)
		b, err := inputs.ReadFile(path, reviews.FileLimit)
		if err != nil {
			r.find(ogp.FileUnreadable, path, ogp.KeyArg("reason"), obstacle(err))
			continue
		}
		c := reviewed{path: path}
		if reviews.IsPDF(b) {
			c.pdf, err = reviews.OpenPDF(b)
		} else {
			c.file, err = reviews.Open(b)
		}
		if err != nil {
			r.refuse(path, err)
			continue
		}
		copies = append(copies, c)
	}
	return copies
}

func containsFile(seen []fs.FileInfo, info fs.FileInfo) bool {
	for _, s := range seen {
		if s != nil && os.SameFile(s, info) {
			return true
		}
	}
	return false
}

// obstacle names why a file could not be read.
func obstacle(err error) string {
	if errors.Is(err, fs.ErrNotExist) {
		return string(templates.ReviewMissing)
	}
	return "unreadable." + inputs.Obstacle(err)
}

func (r *review) refuse(path string, err error) {
	why, ok := err.(*reviews.Refusal)
	switch {
	case !ok:
		r.find(ogp.ReviewRefused, path, "reason", err.Error())
	case why.Kind != "":
		r.find(ogp.ReviewKind, path, ogp.KeyArg("kind"), templates.ReviewKindSet+"."+why.Kind, ogp.KeyArg("remedy"), templates.ReviewRemedySet+"."+why.Kind)
	default:
		r.find(ogp.ReviewRefused, path, ogp.KeyArg("reason"), "refused."+why.Reason, "part", why.Part)
	}
}

// workbooks makes a workbook of the new remarks of every copy.
func (r *review) workbooks(dir string, copies []reviewed) (files []outputs.File, err error) {
	taken := map[string]bool{}
	for _, c := range copies {
		read := r.remarks
		if c.pdf != nil {
			read = r.annotations
		}
		comments, err := read(c)
		if err != nil {
			return nil, err
		}
		if len(comments) == 0 {
			continue
		}
		var b bytes.Buffer
		if err := inputs.WriteComments(&b, comments, r.p.words); err != nil {
			return nil, fmt.Errorf("comments of %s: %w", c.path, err)
		}
		files = append(files, outputs.File{Path: freeName(dir, c.path, taken), Data: b.Bytes()})
	}
	return files, nil
}

// freeName is the name of the workbook for a copy: one that no file has.
func freeName(dir, path string, taken map[string]bool) string {
	base := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
	stem := bookPrefix + outputs.FileName(base)
	for n := 1; ; n++ {
		name := stem
		if n > 1 {
			name += " (" + strconv.Itoa(n) + ")"
		}
		full := filepath.Join(dir, inputs.ReturnsDir, name+".xlsx")
		if _, err := os.Lstat(full); err != nil && !taken[strings.ToLower(name)] {
			taken[strings.ToLower(name)] = true
			return full
		}
	}
}

// base is the report as it is written today, read as a copy is read: with the
// date of that copy, and as the draft that it was.
func (r *review) base(f *reviews.File) (*reviews.Copy, error) {
	asOf, draft := r.p.report.Plan.ReportDate, true
	if f.Facts != nil {
		asOf, draft = f.Facts.AsOf, f.Facts.Draft
	}
	key := asOf.String() + strconv.FormatBool(draft)
	if b := r.bases[key]; b != nil {
		return b, nil
	}
	e := r.p.edition(asOf, buildOptions{draft: draft, final: !draft})
	for _, p := range e.Places() {
		r.places[docx.ControlTag(p.ID)] = p
	}
	c, err := asRead(r.write, e)
	if err == nil && len(c.Outline()) == 0 { // a template of tags alone has no sections of ours
		c, err = asRead(docx.Write, e)
	}
	if err != nil {
		return nil, fmt.Errorf("read the report as it is written: %w", err)
	}
	r.bases[key] = c
	return c, nil
}

// asRead writes an edition as a Word document and reads it as a copy is read.
func asRead(write func(io.Writer, *render.Edition) error, e *render.Edition) (*reviews.Copy, error) {
	var out bytes.Buffer
	if err := write(&out, e); err != nil {
		return nil, err
	}
	file, err := reviews.Open(out.Bytes())
	if err != nil {
		return nil, err
	}
	return file.Read(nil)
}
