package pdftest

import (
	"slices"
	"strings"
)

// Kinds of element by where they may stand.
var (
	groups   = []Name{"Document", "Part", "Art", "Sect", "Div", "BlockQuote", "NonStruct"}
	headings = []Name{"H1", "H2", "H3", "H4", "H5", "H6"}
	inline   = []Name{"Span", "Link", "Reference", "Quote", "Note", "Code", "Annot"}
	texts    = slices.Concat(headings, inline, []Name{"P", "Lbl", "LBody", "TH", "TD", "TOCI", "Caption"})
)

// parents are the elements in which each may stand.
var parents = map[Name][]Name{
	"Document": {""}, "Part": groups, "Art": groups, "Sect": groups,
	"Div":        slices.Concat(groups, []Name{"LBody", "TD", "TH"}),
	"BlockQuote": groups, "NonStruct": texts,
	"Title": groups,
	"H1":    groups, "H2": groups, "H3": groups, "H4": groups, "H5": groups, "H6": groups,
	"P":  slices.Concat(groups, []Name{"LBody", "TD", "TH", "Caption", "Note", "TOCI", "Figure"}),
	"L":  slices.Concat(groups, []Name{"L", "LBody", "TD", "TH"}),
	"LI": {"L"}, "Lbl": {"LI", "TOCI", "Note", "Caption"}, "LBody": {"LI"},
	"Table": slices.Concat(groups, []Name{"LBody", "TD"}),
	"THead": {"Table"}, "TBody": {"Table"}, "TFoot": {"Table"}, "TR": {"Table", "THead", "TBody", "TFoot"}, "TH": {"TR"},
	"TD":  {"TR"},
	"TOC": slices.Concat(groups, []Name{"TOC", "TOCI"}), "TOCI": {"TOC"},
	"Caption": {"Table", "Figure", "L", "TOC", "Div", "Sect"},
	"Figure":  slices.Concat(groups, texts),
	"Span":    texts, "Link": texts, "Reference": texts, "Quote": texts, "Note": slices.Concat(groups, texts),
	"Code": texts, "Annot": texts,
}

// structure checks the tree of tags.
func (f *File) structure() {
	if f.Root == nil {
		return
	}
	last := 0
	f.Root.Walk(func(e *Element) {
		f.stands(e)
		f.filled(e)
		if lang, ok := e.Dict["Lang"]; ok && !languageTag.MatchString(f.text(lang)) {
			f.elementFault("language", e, "its language is %q", f.text(lang))
		}
		if n := e.level(); n > 0 {
			if n > last+1 {
				f.elementFault("headings", e, "level %d follows level %d", n, last)
			}
			last = n
		}
		switch e.Tag {
		case "Table":
			f.table(e)
		case "Figure":
			f.figure(e)
		case "Link":
			f.link(e)
		}
	})
	f.order()
}

func (f *File) elementFault(rule string, e *Element, format string, v ...any) {
	f.fault(rule, e.Object, e.Page(), string(e.Tag)+" \""+strings.ReplaceAll(short(e.Text()), "%", "%%")+"\": "+format,
		v...)
}

// stands checks the place of an element and the sequence of its children.
func (f *File) stands(e *Element) {
	where, known := parents[e.Tag]
	if !known {
		f.elementFault("type", e, "no standard type of element")
		return
	}
	var up Name
	if e.Parent != nil {
		up = e.Parent.Tag
	}
	if !slices.Contains(where, up) {
		f.elementFault("nesting", e, "it stands in %q", up)
	}
	kids := e.Elements()
	captions := 0
	for i, k := range kids {
		if k.Tag != "Caption" {
			continue
		}
		if captions++; captions > 1 || i > 0 && i < len(kids)-1 {
			f.elementFault("caption", k, "it is number %d of %d in %s", i+1, len(kids), e.Tag)
		}
		if e.Tag == "Div" && f.second() { // PDF/UA-2 looks through it
			f.elementFault("caption", k, "its group is no element of its own")
		}
	}
	may := map[Name][]Name{
		"Table": {"Caption", "THead", "TBody", "TFoot", "TR"}, "THead": {"TR"}, "TBody": {"TR"}, "TFoot": {"TR"},
		"TR": {"TH", "TD"},
		"L":  {"Caption", "LI", "L"}, "LI": {"Lbl", "LBody"}, "TOC": {"Caption", "TOCI", "TOC"},
	}[e.Tag]
	if may == nil {
		return
	}
	seen := map[Name]int{}
	for _, k := range kids {
		if seen[k.Tag]++; !slices.Contains(may, k.Tag) {
			f.elementFault("nesting", k, "%s may not hold it", e.Tag)
		}
	}
	for _, once := range []Name{"THead", "TFoot", "Lbl"} {
		if seen[once] > 1 {
			f.elementFault("nesting", e, "%d of %s", seen[once], once)
		}
	}
	if e.Tag == "LI" && (seen["LBody"] != 1 || kids[len(kids)-1].Tag != "LBody") {
		f.elementFault("nesting", e, "an item ends with its one LBody")
	}
	if e.Tag == "Table" && seen["THead"] > 0 && seen["TBody"] == 0 {
		f.elementFault("nesting", e, "THead without TBody")
	}
}

// filled checks that an element has content, and no text of its own where
// only elements may stand.
func (f *File) filled(e *Element) {
	own, figure := false, false
	e.Walk(func(k *Element) { figure = figure || k.Tag == "Figure" })
	for _, k := range e.Kids {
		own = own || k.Mark != nil
	}
	_, holds := map[Name]bool{"Document": true, "Part": true, "Sect": true, "Table": true, "THead": true, "TBody": true,
		"TFoot": true,
		"TR":    true, "L": true, "LI": true, "TOC": true}[e.Tag]
	if own && holds {
		f.elementFault("nesting", e, "it has text of its own")
	}
	switch {
	case e.Tag == "TD" || e.Tag == "TH":
	case holds && len(e.Kids) == 0, !holds && !figure && strings.TrimSpace(e.Text()) == "":
		f.elementFault("empty", e, "it has no content")
	}
}

// table checks that the rows of a table have as many columns, spans counted,
// and its header cells.
func (f *File) table(e *Element) {
	var rows [][]*Element
	e.Walk(func(k *Element) {
		if k.Tag == "TR" {
			rows = append(rows, k.Elements())
		}
	})
	heads, want := 0, 0
	var down []int // rows that each column is still taken
	for i, cells := range rows {
		width, at := 0, 0
		for _, n := range down {
			if n > 0 {
				width++
			}
		}
		for k := range down {
			down[k]--
		}
		for _, c := range cells {
			if c.Tag == "TH" {
				heads++
				f.scope(c)
			}
			columns, rows := f.span(c, "ColSpan"), f.span(c, "RowSpan")
			for range columns {
				for at < len(down) && down[at] > 0 {
					at++
				}
				for at >= len(down) {
					down = append(down, 0)
				}
				down[at] = rows - 1
				at++
			}
			width += columns
		}
		if want = max(want, width); i == 0 {
			want = width
		} else if width != want {
			f.elementFault("table", e, "row %d has %d cells, the first has %d", i+1, width, len(rows[0]))
		}
	}
	for _, n := range down {
		if n > 0 {
			f.elementFault("table", e, "a cell spans %d rows more than there are", n)
		}
	}
	if heads == 0 {
		f.elementFault("header", e, "no header cell")
	}
}

func (f *File) scope(e *Element) {
	if s, _ := f.attribute(e, "Table", "Scope").(Name); !slices.Contains([]Name{"Row", "Column", "Both"}, s) {
		f.elementFault("scope", e, "its scope is %q", s)
	}
}

func (f *File) figure(e *Element) {
	if strings.TrimSpace(f.text(e.Dict["Alt"])) == "" {
		f.elementFault("figure", e, "no alternative text")
	}
	box := f.rect(f.attribute(e, "Layout", "BBox"))
	marks := e.Marks()
	if box == (Rect{}) || len(marks) == 0 {
		f.elementFault("figure", e, "no box, or nothing in it")
		return
	}
	for _, m := range marks {
		covers := m.Drawn
		for _, r := range m.Runs {
			covers.grow(r.Box())
		}
		if !m.Page.Box.holds(box, 0) || !box.holds(covers, 3) {
			f.elementFault("figure", e, "its box %v does not hold %v", box, covers)
		}
	}
}
