// Package outputs puts files where they belong.
//
// In come an edition and a list of formats, or finished files; out go files
// in their directories, all of them or none: a run that fails leaves what was
// there before. It must not hold wording or layout.
package outputs

import (
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"sync"

	"selfassess/render"
	"selfassess/render/data"
	"selfassess/render/docx"
	"selfassess/render/pdf"
)

// Format is one file that a build can write.
type Format struct {
	Name  string                   // as in --format
	File  func(lang string) string // name of the file in the output directory
	Write func(io.Writer, *render.Edition) error
}

// Formats returns all formats, in the order in which they are listed to users.
func Formats() []Format {
	return []Format{
		{Name: "docx", File: inLanguage("docx"), Write: docx.Write},
		{Name: "pdf", File: inLanguage("pdf"), Write: pdfWriter(pdf.Options{}, false)},
		{Name: "json", File: func(string) string { return "report.json" }, Write: data.Write},
	}
}

// WithTemplate returns the formats with the Word document in another template.
func WithTemplate(formats []Format, t *docx.Template) []Format {
	with := slices.Clone(formats)
	for i := range with {
		if with[i].Name == "docx" {
			with[i].Write = t.Write
		}
	}
	return with
}

// WithPDF returns the formats with the PDF made with the options. With attach
// it carries the data of the report.
func WithPDF(formats []Format, o pdf.Options, attach bool) []Format {
	with := slices.Clone(formats)
	for i := range with {
		if with[i].Name == "pdf" {
			with[i].Write = pdfWriter(o, attach)
		}
	}
	return with
}

func pdfWriter(o pdf.Options, attach bool) func(io.Writer, *render.Edition) error {
	return func(w io.Writer, e *render.Edition) error {
		if !attach {
			return pdf.Write(w, e, o)
		}
		files, err := data.Files(e)
		if err != nil {
			return fmt.Errorf("attach data: %w", err)
		}
		o := o
		for _, f := range files {
			o.Attachments = append(slices.Clip(o.Attachments), pdf.Attachment(f))
		}
		return pdf.Write(w, e, o)
	}
}

func inLanguage(extension string) func(string) string {
	return func(lang string) string { return "report." + lang + "." + extension }
}

// Draft is a file that is yet to be made, or that was made before.
type Draft struct {
	Path  string
	Write func(io.Writer) error
	Data  []byte // what it holds, if it was made before: then there is no Write
}

// Report are the files of a report in the formats, in a folder: one for each
// language, and report.json, as it was made before, once.
func Report(dir string, editions []*render.Edition, formats []Format, report []byte) (drafts []Draft) {
	for _, f := range formats {
		if f.Name == "json" {
			drafts = append(drafts, Draft{Path: filepath.Join(dir, f.File("")), Data: report})
			continue
		}
		for _, e := range editions {
			drafts = append(drafts, Draft{Path: filepath.Join(dir, f.File(e.Locale.Tag)),
				Write: func(w io.Writer) error { return f.Write(w, e) }})
		}
	}
	return drafts
}

// WriteAll makes all files, side by side, and only then puts them in their
// places, as Replace does.
func WriteAll(drafts []Draft) (Written, error) {
	files := make([]File, len(drafts))
	errs := make([]error, len(drafts))
	var wait sync.WaitGroup
	for i, d := range drafts {
		wait.Go(func() { files[i], errs[i] = Make(d) })
	}
	wait.Wait()
	for _, err := range errs {
		if err != nil {
			return Written{}, err
		}
	}
	return Replace(files)
}

// Make makes a file that is not yet in its place. It turns a panic of a writer
// into an error: a person who built a report must get a sentence, and the other
// files of the run must stay whole.
func Make(d Draft) (file File, err error) {
	if d.Write == nil {
		return File{Path: d.Path, Data: d.Data}, nil
	}
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("write %s: a fault of the program, please report it: %v", filepath.Base(d.Path), p)
		}
	}()
	var b pieces
	if err := d.Write(&b); err != nil {
		return File{}, fmt.Errorf("write %s: %w", filepath.Base(d.Path), err)
	}
	return File{Path: d.Path, Data: slices.Concat(b...)}, nil
}

// pieces are what a file is made of, of at most pieceSize bytes each. A buffer
// that grows as a whole would take several times the file.
type pieces [][]byte

const pieceSize = 256 << 10

// Write adds to the last piece, and begins others.
func (p *pieces) Write(b []byte) (int, error) {
	n := len(b)
	for len(b) > 0 {
		last := len(*p) - 1
		if last < 0 || len((*p)[last]) == cap((*p)[last]) {
			*p = append(*p, make([]byte, 0, pieceSize))
			last++
		}
		piece := &(*p)[last]
		k := min(len(b), cap(*piece)-len(*piece))
		*piece, b = append(*piece, b[:k]...), b[k:]
	}
	return n, nil
}
