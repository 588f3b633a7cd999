package pdf

import (
	"math"
	"strings"
)

// Annotation is what a reviewer put onto a page.
type Annotation struct {
	Type    string // "Highlight", "Text", "StrikeOut" …
	Page    int    // from 0
	Rect    Rect
	Quads   []Rect // the stretches of lines that are marked, in order
	Author  string
	Day     string // "2026-09-14" when it was made, or else changed; "" if not told
	Time    string // "15:32"
	Text    string
	Answers int    // index of the annotation that it is about, or -1
	Group   bool   // it is a part of that one, and no answer
	State   string // that it gives to that one: "Accepted", "Completed"; then it says nothing
	Name    string // of a stamp
}

// remarks are the types of annotation with which people say something. Links,
// fields of forms and marks of printers are none, and what a popup shows
// belongs to another.
var remarks = map[Name]bool{
	"Text": true, "FreeText": true,
	"Highlight": true, "Underline": true, "Squiggly": true, "StrikeOut": true, "Caret": true,
	"Stamp": true, "Ink": true, "Line": true, "Square": true, "Circle": true, "Polygon": true, "PolyLine": true,
	"FileAttachment": true, "Sound": true, "Movie": true, "Redact": true,
}

// What reviewers say is bounded: a book of remarks has less.
const (
	maxAnnotations = 50_000
	maxQuads       = 1000 // lines that one mark covers
)

// Annotations lists what reviewers put onto the pages, page by page in the
// order of the file.
func (f *File) Annotations() (list []Annotation, err error) {
	at := map[Ref]int{}
	answers := map[int]any{}
	for i, p := range f.pages {
		for _, v := range f.array(p.dict["Annots"]) {
			if !f.step(8) {
				return nil, f.failed
			}
			d := f.dict(v)
			kind, _ := f.get(d["Subtype"]).(Name)
			r, _ := v.(Ref)
			if _, twice := at[r]; !remarks[kind] || twice && r != 0 {
				continue
			}
			if len(list) == maxAnnotations || !f.keep(sizeOfNote) {
				f.fail("bomb")
				return nil, f.failed
			}
			if r != 0 {
				at[r] = len(list)
			}
			answers[len(list)] = d["IRT"]
			list = append(list, f.annotation(string(kind), i, d))
		}
	}
	for i := range list {
		list[i].Answers = -1
		if r, ok := answers[i].(Ref); ok {
			if n, ok := at[r]; ok && n != i {
				list[i].Answers = n
			}
		}
	}
	return list, f.failed
}

func (f *File) annotation(kind string, page int, d Dict) Annotation {
	a := Annotation{Type: kind, Page: page, Rect: f.rect(f.array(d["Rect"])), Quads: f.quads(d)}
	a.Author = strings.TrimSpace(f.text(d["T"]))
	a.Text = strings.TrimSpace(f.text(d["Contents"]))
	if a.Text == "" {
		a.Text = plainText(f.text(d["RC"]))
	}
	if a.Text == "" { // some keep the words in the window alone
		a.Text = strings.TrimSpace(f.text(f.dict(d["Popup"])["Contents"]))
	}
	a.State = f.text(d["State"])
	group, _ := f.get(d["RT"]).(Name)
	a.Group = group == "Group"
	name, _ := f.get(d["Name"]).(Name)
	if f.addText(len(name)); f.failed == nil {
		a.Name = sound(strings.ToValidUTF8(string(name), ""))
	}
	for _, key := range []Name{"CreationDate", "M"} {
		if a.Day == "" {
			a.Day, a.Time = moment(f.text(d[key]))
		}
	}
	return a
}

// text is a text string, or the text of a stream.
func (f *File) text(v any) string {
	switch v := f.get(v).(type) {
	case String:
		return f.textString(v)
	case Dict:
		return f.textString(String(f.stream(v)))
	}
	return ""
}

func (f *File) textString(s String) string {
	if !f.addText(4*len(s)) || !f.keep(len(s)) { // it is gone through a few times
		return ""
	}
	return Text(s)
}

// quads are the marked stretches. Programs disagree about the order of the
// four corners, so that the area that holds them is taken.
func (f *File) quads(d Dict) (quads []Rect) {
	points := f.array(d["QuadPoints"])
	for len(points) >= 8 && len(quads) < maxQuads && f.step(8) && f.keep(32) {
		r := f.rect(points[:8])
		if points = points[8:]; r.X1-r.X0 < math.MaxFloat32 {
			quads = append(quads, r)
		}
	}
	return quads
}
