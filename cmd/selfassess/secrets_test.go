package main

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"html"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"selfassess/inputs/inputstest"
	"selfassess/render/pdf/pdftest"
)

// What goes to an agency tells nothing that another one wrote, and of what the
// secretariat wrote only what the plan says.
func TestAgenciesAreToldNothingOfOthers(t *testing.T) {
	for seed := range uint64(2) {
		files, secrets, err := inputstest.Secrets(seed)
		if err != nil {
			t.Fatal(err)
		}
		dir := filesIn(t, files)
		var out bytes.Buffer
		if code := run([]string{"check", "--quiet", "--to-fix", dir}, terminal{stdout: &out, stderr: &out}, testDay); code != exitFindings {
			t.Fatalf("exit code %d\n%s", code, &out)
		}
		letters := 0
		for name, text := range everything(t, filepath.Join(dir, "to-fix")) {
			_, file, _ := strings.Cut(" "+name, " mo") // moh.txt; mof--….xlsx, and what lies within it
			if file == "" {
				continue
			}
			letters++
			for _, s := range secrets {
				if s.By != "?" && s.By != "mo"+file[:1] && strings.Contains(text, s.Word) {
					t.Errorf("project %d: %s, %s, by %q, stands in %s: %s", seed, s.Word, s.Where, s.By, name, around(text, s.Word))
				}
			}
		}
		if letters < 4 {
			t.Errorf("project %d: %d letters", seed, letters)
		}
	}
}

func around(text, word string) string {
	i := strings.Index(text, word)
	return fmt.Sprintf("%q", text[max(0, i-50):min(len(text), i+len(word)+20)])
}

// everything is what the files of a folder say, by the names of the files and
// of what lies within them: their bytes, and their texts without what divides
// them.
func everything(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		all["the name "+d.Name()] = d.Name()
		if d.IsDir() {
			return nil
		}
		b, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		return told(all, d.Name(), b)
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 2 && filepath.Base(dir) != "internal" {
		t.Fatalf("nothing is in %s", dir)
	}
	return all
}

// told adds what a file says to all, and what the files within it say.
func told(all map[string]string, name string, b []byte) error {
	all[name] = plainForms(b)
	switch {
	case bytes.HasPrefix(b, []byte("PK\x03\x04")):
		return toldByZip(all, name, b)
	case bytes.HasPrefix(b, []byte("%PDF")):
		return toldByPDF(all, name, b)
	case bytes.HasPrefix(b, []byte("<")):
		all["the text of "+name] = textOfXML(b)
	case bytes.HasPrefix(b, []byte("{")):
		var v any
		if err := json.Unmarshal(b, &v); err != nil {
			return err
		}
		all["the text of "+name] = fmt.Sprint(v)
	}
	return nil
}

// plainForms are bytes as they are, as UTF-16 and as hexadecimal digits in
// which some formats write texts.
func plainForms(b []byte) string {
	text := string(b)
	for _, at := range []int{0, 1} {
		var units []uint16
		for i := at; i+1 < len(b); i += 2 {
			units = append(units, uint16(b[i])<<8|uint16(b[i+1]))
		}
		text += string(utf16.Decode(units))
		for i := range units {
			units[i] = units[i]<<8 | units[i]>>8
		}
		text += string(utf16.Decode(units))
	}
	return text
}

func toldByZip(all map[string]string, name string, b []byte) error {
	r, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return err
	}
	all["the comment of "+name] = r.Comment
	for _, f := range r.File {
		in := name + " › " + f.Name
		all["the head of "+in] = f.Name + f.Comment + string(f.Extra)
		part, err := f.Open()
		if err != nil {
			return err
		}
		content, err := io.ReadAll(part)
		if err != nil {
			return err
		}
		if err := told(all, in, content); err != nil {
			return err
		}
	}
	return nil
}

// textOfXML is the text of a part, which runs may divide.
func textOfXML(b []byte) string {
	var text strings.Builder
	d := xml.NewDecoder(bytes.NewReader(b))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return text.String()
		}
		if err != nil {
			return text.String() + html.UnescapeString(string(b))
		}
		switch token := token.(type) {
		case xml.CharData:
			text.Write(token)
		case xml.StartElement:
			for _, a := range token.Attr {
				text.WriteString(" " + a.Value + " ")
			}
		}
	}
}

// toldByPDF reads all objects of a PDF, the files that are attached to it, and
// the text of its pages and of its tags.
func toldByPDF(all map[string]string, name string, b []byte) error {
	f, err := pdftest.Read(b)
	if err != nil {
		return err
	}
	for ref, object := range f.Objects {
		in := fmt.Sprintf("%s › object %d", name, ref)
		all[in] = textOfObject(object)
		if s, ok := object.(*pdftest.Stream); ok {
			data, err := s.Data()
			if err != nil {
				return fmt.Errorf("%s: %w", in, err)
			}
			if err := told(all, in, data); err != nil {
				return err
			}
		}
	}
	all["the trailer of "+name] = textOfObject(f.Trailer)
	for i, p := range f.Pages {
		var text strings.Builder
		for _, m := range p.Marks {
			text.WriteString(m.Text)
		}
		all[fmt.Sprintf("page %d of %s", i+1, name)] = text.String()
	}
	if f.Root != nil {
		all["the tags of "+name] = f.Root.Text()
	}
	return nil
}

func textOfObject(v any) string {
	switch v := v.(type) {
	case pdftest.String:
		return v.Text()
	case pdftest.Name:
		return string(v)
	case pdftest.Array:
		var text string
		for _, e := range v {
			text += textOfObject(e) + " "
		}
		return text
	case pdftest.Dict:
		var text string
		for k, e := range v {
			text += string(k) + " " + textOfObject(e) + " "
		}
		return text
	case *pdftest.Stream:
		return textOfObject(v.Dict)
	}
	return ""
}
