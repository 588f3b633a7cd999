package secretariat

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"selfassess/inputs"
	"selfassess/inputs/forms"
	"selfassess/inputs/lockedfile"
	"selfassess/inputs/reviews"
	"selfassess/ogp"
	"selfassess/outputs"
	"selfassess/render"
	"selfassess/render/docx"
	"selfassess/templates"
)

// RemarksOptions say which reviewed copies are read.
type RemarksOptions struct {
	Copies   []string  // Word documents and PDFs
	Template *Template // that the report was built with; nil for the built-in one
	Public   bool      // all of them may be published
}

// Remarks are what was found in reviewed copies.
type Remarks struct {
	Written
	Findings []ogp.Finding // about the copies
}

// UnreadableError says how many of the reviewed copies cannot be read.
type UnreadableError struct{ Files int }

func (e *UnreadableError) Error() string {
	if e.Files == 1 {
		return "nothing was written: 1 file cannot be read"
	}
	return fmt.Sprintf("nothing was written: %d files cannot be read", e.Files)
}

// TakeRemarks writes the remarks of reviewed copies that are new into
// workbooks of the project, to be answered there. With an error comes a result
// if there are findings about it.
func (p *Project) TakeRemarks(o RemarksOptions) (*Remarks, error) {
	if p.Report == nil {
		return nil, ErrNoPlan
	}
	if err := p.readableComments(); err != nil {
		return nil, err
	}
	r := newReview(p)
	if o.Template != nil {
		r.write = o.Template.Write
	}
	if o.Public {
		r.publish = ogp.Yes
	}
	files, err := r.workbooks(o.Copies)
	if err != nil {
		return nil, err
	}
	if n := len(r.refused); n > 0 {
		return &Remarks{Findings: ogp.SortFindings(r.refused)}, &UnreadableError{n}
	}
	found := &Remarks{Findings: ogp.SortFindings(r.findings)}
	if len(files) > 0 {
		found.Written, err = outputs.Replace(files)
	}
	return found, err
}

// readableComments fails if a workbook of remarks cannot be read: what stands
// in it would be listed once more.
func (p *Project) readableComments() error {
	for _, f := range p.Findings {
		name := filepath.ToSlash(f.At.File)
		switch f.Code {
		case ogp.FileKind, ogp.FileRefused, ogp.FileUnreadable:
			if strings.HasPrefix(name, inputs.ReturnsDir+"/"+bookPrefix) {
				return templates.Failure(templates.CLIRemarksUnreadable, "path", name)
			}
		}
	}
	return nil
}

// bookPrefix begins the names of workbooks of remarks.
const bookPrefix = "comments-"

// review is a run over reviewed copies.
type review struct {
	p        *Project
	write    func(io.Writer, *render.Edition) error // of the Word document
	publish  ogp.Answer                             // whether the remarks may be published
	held     map[ogp.ID]bool                        // remarks of the project that are not published
	findings []ogp.Finding
	refused  []ogp.Finding           // copies that cannot be read
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

func newReview(p *Project) *review {
	r := &review{
		p: p, write: docx.Write, held: map[ogp.ID]bool{}, places: map[string]render.Place{}, known: map[ogp.ID]string{},
		bases: map[string]*reviews.Copy{},
	}
	for _, cs := range [][]ogp.Comment{p.Report.Plan.Comments, p.Report.Comments, p.Report.Internal} {
		for i := range cs {
			r.known[cs[i].ID] = inProject
		}
	}
	for i := range p.Report.Internal {
		r.held[p.Report.Internal[i].ID] = true
	}
	for i := range p.returns {
		for j := range p.returns[i].Comments {
			r.known[p.returns[i].Comments[j].ID] = inProject
		}
	}
	return r
}

func (r *review) find(code ogp.Code, path string, args ...string) {
	r.findings = append(r.findings, finding(code, path, args))
}

func finding(code ogp.Code, path string, args []string) ogp.Finding {
	f := ogp.Finding{Code: code, At: ogp.Place{File: filepath.ToSlash(path)}}
	f.With(args...)
	return f
}

// open unpacks a file; of one that cannot be read, it notes why.
func (r *review) open(path string) (c reviewed, ok bool) {
	b, err := lockedfile.Read(path, reviews.FileLimit)
	if err != nil {
		r.refused = append(r.refused, finding(ogp.FileUnreadable, path, []string{ogp.KeyArg("reason"), obstacle(err)}))
		return c, false
	}
	c.path = path
	if reviews.IsPDF(b) {
		c.pdf, err = reviews.OpenPDF(b)
	} else {
		c.file, err = reviews.Open(b)
	}
	if err != nil {
		r.refuse(path, err)
	}
	return c, err == nil
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
	return "unreadable." + lockedfile.Obstacle(err)
}

func (r *review) refuse(path string, err error) {
	why, ok := err.(*reviews.Refusal)
	if ok && why.Kind != "" {
		r.wrongKind(path, why.Kind)
		return
	}
	if !ok {
		why = &reviews.Refusal{Reason: "fault", Part: err.Error()}
	}
	reason, remedy := "refused."+why.Reason, templates.ReviewAgain
	switch why.Reason {
	case reviews.TooMany:
		reason, remedy = string(templates.ReviewTooMany), templates.ReviewFewer
	case "bomb", "too_much_text", "too_slow", "too_big":
		remedy = templates.ReviewSmaller
	}
	part := excerpt(why.Part)
	if part != "" {
		part = "(" + part + ")"
	}
	r.refused = append(r.refused, finding(ogp.ReviewRefused, path, []string{
		ogp.KeyArg("reason"), reason, "part", part, ogp.KeyArg("remedy"), string(remedy)}))
}

// wrongKind says that a file is of a kind that holds no remarks.
func (r *review) wrongKind(path, kind string) {
	r.refused = append(r.refused, finding(ogp.ReviewKind, path, []string{
		ogp.KeyArg("kind"), templates.ReviewKindSet + "." + kind,
		ogp.KeyArg("remedy"), templates.ReviewRemedySet + "." + kind}))
}

// workbooks makes a workbook of the new remarks of every copy, one after the
// other; a copy that is named twice is read once.
func (r *review) workbooks(paths []string) (files []outputs.File, err error) {
	taken := map[string]bool{}
	var seen []fs.FileInfo
	for _, path := range paths {
		info, err := os.Stat(path)
		switch {
		case err == nil && info.IsDir():
			r.wrongKind(path, "folder")
			continue
		case err == nil && containsFile(seen, info):
			continue
		}
		seen = append(seen, info)
		b, err := r.workbook(path)
		if err != nil {
			return nil, fmt.Errorf("comments of %s: %w", path, err)
		}
		if b != nil {
			files = append(files, outputs.File{Path: freeName(r.p.Dir, path, taken), Data: b})
		}
	}
	return files, nil
}

// workbook makes the workbook of one copy; nil if nothing in it is new.
func (r *review) workbook(path string) ([]byte, error) {
	c, ok := r.open(path)
	if !ok {
		return nil, nil
	}
	read := r.remarks
	if c.pdf != nil {
		read = r.annotations
	}
	comments, err := read(c)
	if err != nil || len(comments) == 0 {
		return nil, err
	}
	var b bytes.Buffer
	err = forms.WriteComments(&b, comments, r.p.Words)
	return b.Bytes(), err
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
	asOf, draft, words := r.p.Report.AsOf, true, r.p.Words
	if f.Facts != nil {
		asOf, draft, words = f.Facts.AsOf, f.Facts.Draft, r.wordsOf(cmp.Or(f.Facts.Lang, templates.Reference))
	}
	key := asOf.String() + strconv.FormatBool(draft) + words.Tag
	if b := r.bases[key]; b != nil {
		return b, nil
	}
	e := r.p.on(asOf).editionIn(words, BuildOptions{Draft: draft, Final: !draft})
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

// wordsOf are the words of the language of a copy: a report in several has a copy
// in each.
func (r *review) wordsOf(tag string) *templates.Catalogue {
	if all, err := r.p.wordsIn([]string{tag}); err == nil {
		return all[0]
	}
	return r.p.Words
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
