package secretariat

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"

	"selfassess/inputs/forms"
	"selfassess/ogp"
	"selfassess/outputs"
	"selfassess/render"
	"selfassess/render/data"
)

// The record of a report: what must not be published is kept whole, beside the
// outputs, in a folder that is named after report.json. So the record of a
// published report is found by the report, and no other report takes its place.
const (
	recordFile   = "record.json"
	findingsFile = "findings.xlsx"
	recordDigits = 12 // of the sum of report.json, in the name of the folder
)

func internalDir(dir string) string { return filepath.Join(dir, "internal") }

// recordFolder is how the folder of a record is called.
var recordFolder = regexp.MustCompile(`^[0-9a-f]{12}$`)

// recordDirs are the folders of records in a project.
func recordDirs(dir string) (dirs []string) {
	entries, _ := os.ReadDir(internalDir(dir)) // a folder that is not there holds none
	for _, e := range entries {
		if e.IsDir() && recordFolder.MatchString(e.Name()) {
			dirs = append(dirs, filepath.Join(internalDir(dir), e.Name()))
		}
	}
	return dirs
}

// internal are the files of the record of a report of which report.json holds
// these bytes.
func (p *Project) internal(e *render.Edition, report []byte) (dir string, files []outputs.Draft) {
	sum := sha256.Sum256(report)
	in := &data.Internal{Edition: e, ReportSHA256: hex.EncodeToString(sum[:]), Workbooks: p.workbooks()}
	dir = filepath.Join(internalDir(p.Dir), in.ReportSHA256[:recordDigits])
	return dir, []outputs.Draft{
		{Path: filepath.Join(dir, recordFile), Write: func(w io.Writer) error { return data.WriteRecord(w, in) }},
		{Path: filepath.Join(dir, findingsFile), Write: func(w io.Writer) error {
			return forms.WriteFindings(w, e.Findings, p.Words)
		}},
	}
}

// workbooks are the files of the project with what was read of them.
func (p *Project) workbooks() []data.Workbook {
	all := make([]data.Workbook, len(p.files))
	for i, f := range p.files {
		all[i] = data.Workbook{File: f.Name, Role: string(f.Role), SHA256: f.SHA256}
		if k := slices.IndexFunc(p.returns, func(r ogp.Return) bool { return r.Holds(f.Name) }); k >= 0 {
			all[i].Return = p.returns[k].Part(f.Name)
		}
	}
	return all
}

// writeAll writes a report and its record, and report.json once more where it
// is kept. The record comes first: should a
// kill come between the two folders, a record lies there without its report,
// and never a report without its record.
//
// report.json and the record speak the language of the plan, whatever those of
// the editions are: they are one for all.
func (p *Project) writeAll(dir string, editions []*render.Edition, formats []outputs.Format, k keeping) (Written, error) {
	e := editions[0]
	if e.Locale.Tag != p.Words.Tag {
		e = p.editionIn(p.Words, BuildOptions{Draft: e.Draft, Final: !e.Draft})
	}
	report, err := outputs.Make(outputs.Draft{Path: "report.json", Write: func(w io.Writer) error { return data.Write(w, e) }})
	if err != nil {
		return Written{}, err
	}
	record, drafts := p.internal(e, report.Data)
	earlier := draftRecords(p.Dir, record)
	kept := len(drafts)
	drafts = append(append(drafts, outputs.Report(dir, editions, formats, report.Data)...), k.drafts(report.Data)...)
	written, err := outputs.WriteAll(drafts)
	if err != nil {
		os.Remove(record) // if the run has made it and it is still empty
		k.undo()
		return written, err
	}
	if written.InUse == "" { // else the earlier report is still there
		removeRecords(earlier)
	}
	written.Paths = append(written.Paths[kept:], written.Paths[:kept]...)
	return written, nil
}

// draftRecords are the records of earlier drafts, which a build removes when
// it has replaced their reports. They are looked for before it writes: what
// comes later is the record of another run that is writing now, and its report
// may be the one that stays.
func draftRecords(dir, except string) (drafts []string) {
	for _, record := range recordDirs(dir) {
		if record != except && isDraft(record) {
			drafts = append(drafts, record)
		}
	}
	return drafts
}

// removeRecords removes records of drafts. That of a final report stays, and so
// does everything that the program has not put there itself. What cannot be
// removed now is removed by the next run.
func removeRecords(drafts []string) {
	for _, record := range drafts {
		if !isDraft(record) { // somebody has put something there since
			continue
		}
		entries, _ := os.ReadDir(record)
		for _, e := range entries {
			os.Remove(filepath.Join(record, e.Name()))
		}
		os.Remove(record)
	}
}

// recordNames are the files of a record; they have a number if another program
// held one of them.
var recordNames = regexp.MustCompile(`^(?:record|findings)(?: \([2-9]\))?\.(?:json|xlsx)$`)

// isDraft tells whether a folder is the record of a draft, and nothing else:
// what somebody has put there makes it theirs.
func isDraft(dir string) bool {
	entries, err := os.ReadDir(dir)
	draft := false
	for _, e := range entries {
		if err != nil || !e.Type().IsRegular() || !recordNames.MatchString(e.Name()) {
			return false
		}
		if filepath.Ext(e.Name()) == ".json" {
			if draft = recordsDraft(filepath.Join(dir, e.Name()), filepath.Base(dir)); !draft {
				return false
			}
		}
	}
	return draft
}

// recordsDraft reads the beginning of a record: that it is one of ours, of a
// draft, and that of its folder.
func recordsDraft(file, folder string) bool {
	in, err := os.Open(file)
	if err != nil {
		return false
	}
	defer in.Close()
	b := make([]byte, 512)
	n, err := io.ReadFull(in, b)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
		return false
	}
	d := json.NewDecoder(bytes.NewReader(b[:n]))
	var tokens []json.Token
	for len(tokens) < 7 {
		t, err := d.Token()
		if err != nil {
			return false
		}
		tokens = append(tokens, t)
	}
	sum, _ := tokens[6].(string)
	return slices.Equal(tokens[:6], []json.Token{json.Delim('{'), "schema", data.RecordSchema, "draft", true, "report_sha256"}) &&
		len(sum) == 64 && sum[:recordDigits] == folder
}
