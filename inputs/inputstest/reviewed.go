package inputstest

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
)

// A Mark is what a reviewer does to a paragraph of a Word document: the nth
// one after the beginning of the content control with the tag.
type Mark struct {
	Does   string // comment, reply, resolved, insert, delete, replace, rewrite
	Tag    string
	N      int
	Author string
	At     string // 2026-09-14T15:32:00Z
	Text   string
}

// Marks reads marks, one in a line: does | tag | n | author | at | text.
func Marks(source string) (marks []Mark, err error) {
	for line := range strings.Lines(source) {
		if line = strings.TrimSpace(line); line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.SplitN(line, "|", 6)
		if len(f) != 6 {
			return nil, fmt.Errorf("%q has not six fields", line)
		}
		for i := range f {
			f[i] = strings.TrimSpace(f[i])
		}
		m := Mark{Does: f[0], Tag: f[1], Author: f[3], At: f[4], Text: strings.ReplaceAll(f[5], `\n`, "\n")}
		if _, err := fmt.Sscan(f[2], &m.N); err != nil {
			return nil, fmt.Errorf("%q: %w", line, err)
		}
		marks = append(marks, m)
	}
	return marks, nil
}

// Reviewed is a Word document with marks, as Word writes them.
func Reviewed(document []byte, marks []Mark) ([]byte, error) {
	z, err := zip.NewReader(bytes.NewReader(document), int64(len(document)))
	if err != nil {
		return nil, err
	}
	parts := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			return nil, err
		}
		b, err := io.ReadAll(r)
		if err != nil {
			return nil, err
		}
		parts[f.Name] = string(b)
	}
	m := &marker{text: parts["word/document.xml"]}
	for i, mark := range marks {
		if err := m.mark(i, mark); err != nil {
			return nil, err
		}
	}
	parts["word/document.xml"] = m.text
	m.attach(parts)
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		part, err := w.Create(name)
		if err != nil {
			return nil, err
		}
		if _, err := io.WriteString(part, parts[name]); err != nil {
			return nil, err
		}
	}
	err = w.Close()
	return out.Bytes(), err
}

// marker writes marks into the text, and their words into parts of their own.
type marker struct {
	text               string
	comments, extended strings.Builder
	last               string // id of the paragraph of the last comment, which a reply answers
}

func (m *marker) mark(i int, k Mark) error {
	at := 0
	if k.Tag != "" {
		if at = strings.Index(m.text, `<w:tag w:val="`+k.Tag+`"/>`); at < 0 {
			return fmt.Errorf("there is no control %s", k.Tag)
		}
	}
	for range k.N {
		next := strings.Index(m.text[at:], "</w:pPr>")
		if next < 0 {
			return fmt.Errorf("%s has no paragraph %d", k.Tag, k.N)
		}
		at += next + len("</w:pPr>")
	}
	end := at + strings.Index(m.text[at:], "</w:p>")
	m.text = m.text[:at] + m.within(i, k, m.text[at:end]) + m.text[end:]
	return nil
}

// within writes a mark around the runs of a paragraph.
func (m *marker) within(i int, k Mark, runs string) string {
	by := fmt.Sprintf(` w:id="%d" w:author="%s" w:date="%s"`, 9000+i, escape(k.Author), k.At)
	old := strings.NewReplacer("<w:t>", "<w:delText>", "<w:t ", "<w:delText ", "</w:t>", "</w:delText>").Replace(runs)
	deleted := `<w:del` + by + `>` + old + `</w:del>`
	inserted := `<w:ins` + by + `><w:r><w:t xml:space="preserve">` + escape(k.Text) + `</w:t></w:r></w:ins>`
	switch k.Does {
	case "insert":
		return runs + inserted
	case "delete":
		return deleted
	case "replace":
		return deleted + inserted
	case "rewrite":
		return `<w:r><w:t xml:space="preserve">` + escape(k.Text) + `</w:t></w:r>`
	}
	m.comment(i, k)
	id := fmt.Sprintf(` w:id="%d"/>`, i)
	return `<w:commentRangeStart` + id + runs + `<w:commentRangeEnd` + id +
		`<w:r><w:commentReference` + id + `</w:r>`
}

// comment writes the words of a comment, and whether it answers the last one.
func (m *marker) comment(i int, k Mark) {
	initial := k.Author[:min(1, len(k.Author))]
	fmt.Fprintf(&m.comments, `<w:comment w:id="%d" w:author="%s" w:date="%s" w:initials="%s">`,
		i, escape(k.Author), k.At, escape(initial))
	id := ""
	for j, line := range strings.Split(k.Text, "\n") {
		id = fmt.Sprintf("%08X", 0x10000000+i*1000+j)
		fmt.Fprintf(&m.comments, `<w:p w14:paraId="%s"><w:r><w:annotationRef/></w:r>`, id)
		fmt.Fprintf(&m.comments, `<w:r><w:t xml:space="preserve">%s</w:t></w:r></w:p>`, escape(line))
	}
	m.comments.WriteString(`</w:comment>`)
	parent, done := "", 0
	if k.Does == "reply" {
		parent = ` w15:paraIdParent="` + m.last + `"`
	} else {
		m.last = id
	}
	if k.Does == "resolved" {
		done = 1
	}
	fmt.Fprintf(&m.extended, `<w15:commentEx w15:paraId="%s"%s w15:done="%d"/>`, id, parent, done)
}

func escape(s string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;").Replace(s)
}

// Answer answers, in a workbook of remarks, the one that holds the words, as a
// person does who types into the columns under these heads.
func Answer(workbook []byte, words, response string) ([]byte, error) {
	return Edit(workbook, func(f *excelize.File) error {
		sheet := f.GetSheetName(0)
		rows, err := f.GetRows(sheet)
		if err != nil {
			return err
		}
		columns := map[string]int{}
		answered := 0
		for i, row := range rows {
			if slices.Contains(row, "Response") {
				for k, head := range row {
					columns[head] = k + 1
				}
				continue
			}
			if !strings.Contains(strings.Join(row, "\n"), words) || len(columns) == 0 {
				continue
			}
			answered++
			for head, value := range map[string]string{"Response": response, "May the name be published?": "Yes",
				"May the comment be published?": "Yes"} {
				cell, err := excelize.CoordinatesToCellName(columns[head], i+1)
				if err != nil {
					return err
				}
				if err := f.SetCellStr(sheet, cell, value); err != nil {
					return err
				}
			}
		}
		if answered != 1 {
			return fmt.Errorf("%d remarks hold the words %q", answered, words)
		}
		return nil
	})
}

// attach adds the parts of the comments to the package.
func (m *marker) attach(parts map[string]string) {
	if m.comments.Len() == 0 {
		return
	}
	const (
		head     = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
		comments = head + `<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ` +
			`xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" ` +
			`xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14">`
		extended = head + `<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">`

		related = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
		// relatedExtended leads to the part that knows which comment answers which.
		relatedExtended = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
		content         = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	)
	parts["word/comments.xml"] = comments + m.comments.String() + `</w:comments>`
	parts["word/commentsExtended.xml"] = extended + m.extended.String() + `</w15:commentsEx>`
	before := func(end, part, elements string) {
		parts[part] = strings.Replace(parts[part], end, elements+end, 1)
	}
	before("</Relationships>", "word/_rels/document.xml.rels",
		`<Relationship Id="rIdComments" Type="`+related+`" Target="comments.xml"/>`+
			`<Relationship Id="rIdCommentsExtended" Type="`+relatedExtended+`" Target="commentsExtended.xml"/>`)
	before("</Types>", "[Content_Types].xml",
		`<Override PartName="/word/comments.xml" ContentType="`+content+`comments+xml"/>`+
			`<Override PartName="/word/commentsExtended.xml" ContentType="`+content+`commentsExtended+xml"/>`)
}
