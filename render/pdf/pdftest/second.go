package pdftest

import (
	"maps"
	"slices"
	"strings"
)

// second tells whether the file is one of PDF 2.0, for which PDF/UA-2 and
// PDF/A-4 ask for more.
func (f *File) second() bool { return strings.HasPrefix(string(f.Head), "%PDF-2") }

const pdf2 = "http://iso.org/pdf2/ssn"

// dropped are the types that the namespace of PDF 2.0 does not have; without
// a namespace they are those of PDF 1.7.
var dropped = []Name{"TOC", "TOCI", "Reference", "Art", "BlockQuote", "Quote", "Note", "Code", "Index", "BibEntry",
	"Private"}

// added are the types that PDF 1.7 does not have.
var added = []Name{"Title", "FENote", "Aside", "Em", "Strong", "Sub"}

// modern checks what PDF 2.0 asks besides.
func (f *File) modern() {
	if f.Root == nil {
		return
	}
	listed := f.array(f.dict(f.Catalog()["StructTreeRoot"])["Namespaces"])
	f.Root.Walk(func(e *Element) {
		space := f.text(f.dict(e.Dict["NS"])["NS"])
		switch {
		case !f.second():
			if slices.Contains(added, e.Tag) || e.Dict["NS"] != nil {
				f.elementFault("namespace", e, "PDF 1.7 has no such element")
			}
			return
		case space == "" && slices.Contains(added, e.Tag), space == "" && e.Parent == nil,
			space == pdf2 && slices.Contains(dropped, e.Tag),
			space != "" && space != pdf2, space != "" && !slices.Contains(listed, e.Dict["NS"]):
			f.elementFault("namespace", e, "its namespace is %q", space)
		}
		if e.Tag == "TOCI" {
			f.entry(e)
		}
	})
	if !f.second() {
		return
	}
	for _, r := range slices.Sorted(maps.Keys(f.Objects)) {
		f.targets(r, f.Objects[r])
	}
	for name, v := range f.names() {
		if _, bare := f.get(v).(Array); bare {
			f.fault("target", 0, 0, "the place %q does not name its element", name)
		}
	}
	if f.Info() != nil {
		f.fault("metadata", 0, 0, "PDF/A-4 has no Info")
	}
}

// entry checks that an entry of the contents refers to a heading that it
// begins with.
func (f *File) entry(e *Element) {
	refs := f.array(e.Dict["Ref"])
	if len(refs) != 1 {
		f.elementFault("reference", e, "it refers to %d elements", len(refs))
		return
	}
	at, _ := refs[0].(Ref)
	if to := f.byRef[at]; to == nil || to.level() == 0 || !strings.Contains(letters(e.Text()), letters(to.Text())) {
		f.elementFault("reference", e, "it refers to %v", refs[0])
	}
}

// letters are the letters and digits of a text.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" :.-\u00ad\u200b\n", r) {
			return -1
		}
		return r
	}, s)
}

// targets looks for destinations in an object: each stands beside one that
// names an element on the same page.
func (f *File) targets(r Ref, v any) {
	switch v := v.(type) {
	case Array:
		for _, e := range v {
			f.targets(r, e)
		}
	case Dict:
		if v["Dest"] != nil {
			f.fault("target", r, 0, "a destination without its element")
		}
		if d := f.array(v["D"]); len(d) > 1 {
			f.target(r, d, f.array(v["SD"]))
		}
		for _, k := range slices.Sorted(maps.Keys(v)) {
			f.targets(r, v[k])
		}
	}
}

func (f *File) target(r Ref, d, sd Array) {
	if len(sd) != len(d) {
		f.fault("target", r, 0, "a destination without its element")
		return
	}
	at, _ := sd[0].(Ref)
	e := f.byRef[at]
	if e == nil || e.Page() == 0 || f.Pages[e.Page()-1].Object != d[0] || !slices.Equal(sd[1:], d[1:]) {
		f.fault("target", r, 0, "the element %v does not stand at %v", sd, d)
	}
}
