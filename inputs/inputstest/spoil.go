package inputstest

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/xuri/excelize/v2"

	"selfassess/inputs"
	"selfassess/ogp"
)

// ReadPlan reads the plan out of a plan workbook, as forms are made from it.
func ReadPlan(workbook []byte) (*ogp.Plan, error) {
	dir, err := os.MkdirTemp("", "plan")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	if err := os.WriteFile(filepath.Join(dir, inputs.PlanFile), workbook, 0o666); err != nil {
		return nil, err
	}
	return readPlan(dir)
}

// Edit changes a workbook as a person does in a spreadsheet program.
func Edit(b []byte, change func(f *excelize.File) error) ([]byte, error) {
	f, err := excelize.OpenReader(bytes.NewReader(b))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if err := change(f); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err = f.Write(&out)
	return out.Bytes(), err
}

// Put changes the value of one cell, "Milestones!E5".
func Put(b []byte, cell string, value any) ([]byte, error) {
	sheet, ref, ok := strings.Cut(cell, "!")
	if !ok {
		return nil, fmt.Errorf("%q names no sheet and cell", cell)
	}
	return Edit(b, func(f *excelize.File) error { return f.SetCellValue(sheet, ref, value) })
}

// PutShown changes one cell to a number that is shown in a format.
func PutShown(b []byte, cell string, n float64, format string) ([]byte, error) {
	sheet, ref, _ := strings.Cut(cell, "!")
	return Edit(b, func(f *excelize.File) error {
		style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
		if err != nil {
			return err
		}
		return errors.Join(f.SetCellValue(sheet, ref, n), f.SetCellStyle(sheet, ref, ref, style))
	})
}

// Rename gives a sheet another name; with none it takes the sheet out.
func Rename(b []byte, sheet, name string) ([]byte, error) {
	return Edit(b, func(f *excelize.File) error {
		if name == "" {
			return f.DeleteSheet(sheet)
		}
		return f.SetSheetName(sheet, name)
	})
}

// AddSheet adds a blank sheet.
func AddSheet(b []byte, name string) ([]byte, error) {
	return Edit(b, func(f *excelize.File) error {
		_, err := f.NewSheet(name)
		return err
	})
}

// Rezip copies a zip part by part. change returns what a part becomes, or nil
// to leave it out; extra are further parts, name and content in turn.
func Rezip(b []byte, change func(name string, part []byte) []byte, extra ...string) ([]byte, error) {
	r, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range r.File {
		part, err := readPart(f)
		if err != nil {
			return nil, err
		}
		if change != nil {
			part = change(f.Name, part)
		}
		if part == nil {
			continue
		}
		if err := writePart(w, f.Name, part); err != nil {
			return nil, err
		}
	}
	for i := 0; i+1 < len(extra); i += 2 {
		if err := writePart(w, extra[i], []byte(extra[i+1])); err != nil {
			return nil, err
		}
	}
	err = w.Close()
	return out.Bytes(), err
}

func readPart(f *zip.File) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return io.ReadAll(r)
}

func writePart(w *zip.Writer, name string, part []byte) error {
	f, err := w.Create(name)
	if err != nil {
		return err
	}
	_, err = f.Write(part)
	return err
}
