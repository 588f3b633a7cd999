// Package ods reads OpenDocument spreadsheets, as LibreOffice and other
// programs save them and as several governments prescribe them.
//
// In come the bytes of a file. [Open] refuses what is no plain .ods or passes
// a limit (see [office.Refusal]); out comes the same [xlsx.Workbook] that the
// same content would give as .xlsx: days are numbers, truth values 1 and 0, and
// what cannot be seen stands beside what can. Whoever reads the workbook need
// not know which of the two it was.
//
// The format is that of OpenDocument 1.2 to 1.4, part 3. Nothing is computed,
// fetched or run.
//
// Nothing here may know what a sheet is for.
package ods

import (
	"fmt"
	"strings"
	"time"

	"selfassess/inputs/office"
	"selfassess/inputs/xlsx"
)

// Open checks the bytes of a file and reads all its cells, within the limits
// of workbooks. An error is an [office.Refusal].
func Open(b []byte, memory *office.Memory, limit time.Duration) (w *xlsx.Workbook, err error) {
	defer func() {
		if r := recover(); r != nil {
			w, err = nil, office.Refuse("fault", fmt.Sprint(r))
		}
	}()
	f, err := office.Open(b, xlsx.Limits)
	if err != nil {
		return nil, err
	}
	defer memory.Take(f.Size())()
	f.StopAt(time.Now().Add(limit))
	return read(f)
}

// The parts of the package that are read.
const (
	contentPart  = "content.xml"
	stylesPart   = "styles.xml"
	metaPart     = "meta.xml"
	manifestPart = "META-INF/manifest.xml"
)

// book is a spreadsheet that is being read.
type book struct {
	*xlsx.Workbook
	file   *office.File
	styles styles
	media  map[string]string // the kinds of the parts, by name
	extras map[xlsx.Extra]bool
	shapes map[string][]byte // text of the shapes of a sheet
	sum    sum
}

func read(f *office.File) (*xlsx.Workbook, error) {
	b := &book{Workbook: &xlsx.Workbook{Props: map[string]string{}}, file: f,
		media: map[string]string{}, extras: map[xlsx.Extra]bool{}, shapes: map[string][]byte{}}
	for _, step := range []func() error{b.readManifest, b.refuseMacros, b.readMeta, b.readStyles, b.readContent, f.Rest} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	b.Extras = b.listExtras()
	b.Size.Text = b.sum.text
	for _, g := range b.Sheets {
		for _, row := range g.Rows {
			b.Size.Cells += len(row.Cells)
		}
	}
	return b.Workbook, nil
}

// readManifest notes the kinds of the parts, and refuses what a password
// protects: such parts are no XML.
func (b *book) readManifest() error {
	if !b.file.Has(manifestPart) {
		return office.Refuse("part_missing", manifestPart)
	}
	names := office.Vocabulary{Root: "manifest", Spaces: []string{manifestNames}}
	return b.file.WalkAs(manifestPart, names, func(s *office.Scanner) error {
		switch {
		case !s.Start():
		case s.Is("encryption-data"):
			return office.Refusal{Kind: "encrypted"}
		case s.Is("file-entry") && len(b.media) < xlsx.Limits.Parts:
			b.media[partName(s.AttrIn("full-path", manifestNames))] = s.AttrIn("media-type", manifestNames)
		}
		return nil
	})
}

// readMeta reads the document properties that a form states itself in.
func (b *book) readMeta() error {
	name := ""
	var text []byte // gathered: comments may cut it into many pieces
	return b.file.WalkAs(metaPart, part("document-meta"), func(s *office.Scanner) error {
		switch {
		case s.Start() && s.Is("user-defined"):
			name, text = s.AttrIn("name", metaNames), text[:0]
		case s.End() && s.Is("user-defined"):
			b.Props[name] = strings.TrimSpace(string(text))
		case s.IsText() && s.Within("user-defined"):
			text = s.AppendTo(text)
		}
		return nil
	})
}
