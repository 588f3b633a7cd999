// Package typeset sets text on pages and writes them as a tagged, archival
// PDF: PDF/UA-1 and PDF/A-2a, or what followed them.
//
// In come an [Info], and for every page text, drawings in points and the
// element of the structure tree to which each belongs; out goes a file that
// depends on nothing else: no clock, no font of the machine, and no order in
// which maps are walked. The same calls give the same bytes.
//
// The way of a text:
//
//   - A [Span] is text in one size, colour and language. [File.Paragraph]
//     finds its directions (package bidi), chooses a font for each stretch of
//     characters from the [Fonts] of the file, and has words shaped: go-text
//     places the glyphs of Latin, Arabic or Khmer as their fonts say. Words
//     that come again are shaped once.
//   - A [Paragraph] is broken into [Line] values of a width, balanced if asked
//     for, with hyphens where the text allows them and addresses cut where
//     they can be.
//   - A [Page] draws lines and shapes, each within an [Elem] of the structure
//     tree or as an artifact, so that nothing is drawn that a screen reader
//     would neither read nor know to skip.
//   - [File.Write] embeds of each font the glyphs that were used, and writes
//     links, bookmarks, tags, metadata and attachments.
//
// Why so much is made here: fpdf 0.12.0 makes the page tree and its objects
// and takes the operators of pages compressed, but has no tags, no metadata
// and no fonts in a form that an archive accepts. Each of these can go when
// fpdf has it; package pdftest and the validators would tell.
//
// Nothing here knows what a report is, where on a page things go, or what
// they look like.
package typeset

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"codeberg.org/go-pdf/fpdf"
)

// Info is what the file says of itself.
type Info struct {
	Title, Author, Subject, Keywords string
	SubjectLang                      string    // if it is not that of the file
	Identifier                       string    // of what it reports on
	Lang                             string    // BCP 47
	RightToLeft                      bool      // pages are mirrored: x counts from their right edge
	Program                          string    // that made it
	Date                             time.Time // in UTC; zero leaves dates out
	Width, Height                    float64   // of the pages, in points
	Fonts                            *Fonts    // nil for those of the program
	Standard                         Standard
	Attachments                      []Attachment
}

// File is a PDF in the making. It is not safe for concurrent use.
type File struct {
	Root   *Elem // the Document element
	Front  int   // pages before the one that counts as page 1; they have small Roman numerals
	info   Info
	height float64
	shaper *shaper
	pages  []*Page
	places map[string]place
	marks  []bookmark
	text   textState
	images []*Picture // by first use
	at     []float64  // kept between lines
	levels []uint8
	packers
}

// New begins a file.
func New(info Info) (*File, error) {
	fonts := info.Fonts
	if fonts == nil {
		var err error
		if fonts, err = Embedded(); err != nil {
			return nil, err
		}
	}
	f := &File{
		Root: &Elem{Tag: "Document"}, info: info, height: info.Height, shaper: newShaper(fonts, info.Lang),
		places: map[string]place{}, packers: newPackers(),
	}
	if info.RightToLeft {
		f.Root.Mode, f.shaper.pages = RightToLeft, 1
	}
	return f, nil
}

// Standard is the family of standards that the file follows.
func (f *File) Standard() Standard { return f.info.Standard }

// NewPage adds a page. Several may be drawn at a time; each holds its content
// until it is finished.
func (f *File) NewPage() *Page {
	p := &Page{Number: len(f.pages) + 1, file: f, fill: Color{1, 2, 3}, out: f.buffer(), edge: f.info.Width}
	f.pages = append(f.pages, p)
	return p
}

// Write writes the file.
func (f *File) Write(w io.Writer) error {
	if len(f.pages) == 0 {
		return errors.New("no pages")
	}
	for _, p := range f.pages {
		p.Finish()
	}
	f.packing.Wait()
	f.shaper.words, f.shaper.older = nil, nil // they are drawn; long documents need the room
	for _, u := range f.shaper.order {
		if u.full {
			return fmt.Errorf("more different characters than the font %s can hold", u.font.name)
		}
	}
	o, err := f.drawn()
	if err != nil {
		return fmt.Errorf("make pages: %w", err)
	}
	if err := f.fontObjects(o); err != nil {
		return err
	}
	tree := f.structure(o)
	f.linkObjects(o)
	f.pageObjects(o)
	root := f.catalog(o, tree)
	info := 0
	if f.info.Standard.hasInfo() {
		info = o.add(f.info.dictionary())
	}
	return o.write(w, f.info.Standard.version(), root, info)
}

// drawn lets fpdf make the pages and takes its objects apart.
func (f *File) drawn() (*objects, error) {
	p := fpdf.NewCustom(&fpdf.InitType{OrientationStr: "P", UnitStr: "pt",
		Size: fpdf.SizeType{Wd: f.info.Width, Ht: f.height}})
	p.SetAutoPageBreak(false, 0)
	p.SetMargins(0, 0, 0)
	p.SetCompression(false) // it is done
	p.SetCatalogSort(true)
	p.SetCreationDate(time.Unix(0, 0).UTC()) // never the clock, though its Info is dropped
	p.SetModificationDate(time.Unix(0, 0).UTC())
	lengths := make([]int, len(f.pages))
	for i, page := range f.pages {
		p.AddPage()
		z := join(page.back, page.front)
		lengths[i] = len(z)
		p.RawWriteStr(string(z)) // RawWriteBuf grows its buffer in steps
		page.back, page.front = packed{}, packed{}
	}
	var made capture
	if err := p.Output(&made); err != nil {
		return nil, err
	}
	return split(made, lengths)
}

// capture keeps what fpdf hands out in one piece, without a copy.
type capture []byte

func (c *capture) Write(b []byte) (int, error) {
	if *c == nil {
		*c = b
	} else {
		*c = append(*c, b...)
	}
	return len(b), nil
}

// catalog writes the root of the document.
func (f *File) catalog(o *objects, tree int) int {
	var b strings.Builder
	fmt.Fprintf(&b, "<</Type /Catalog /Pages 1 0 R /Lang %s /MarkInfo <</Marked true>> /StructTreeRoot %d 0 R",
		text(f.info.Lang), tree)
	fmt.Fprintf(&b, " /ViewerPreferences <</DisplayDocTitle true%s>> /PageLabels <</Nums [%s]>>", f.direction(),
		f.numbering())
	fmt.Fprintf(&b, " /Metadata %d 0 R", o.plain("/Type /Metadata /Subtype /XML", f.info.xmp()))
	fmt.Fprintf(&b, " /OutputIntents [<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /Info "+
		"(sRGB) /DestOutputProfile %d 0 R>>]", o.stream("/N 3", srgb()))
	if n := f.outline(o); n > 0 {
		fmt.Fprintf(&b, " /Outlines %d 0 R /PageMode /UseOutlines", n)
	}
	associated, files := f.attachments(o)
	names := ""
	if n := f.names(o); n > 0 {
		names += fmt.Sprintf(" /Dests %d 0 R", n)
	}
	if files > 0 {
		names += fmt.Sprintf(" /EmbeddedFiles %d 0 R", files)
	}
	if names != "" {
		fmt.Fprintf(&b, " /Names <<%s>>", names)
	}
	b.WriteString(associated)
	return o.add(b.String() + ">>")
}

// direction tells programs that show pages beside each other which comes first.
func (f *File) direction() string {
	if f.info.RightToLeft {
		return " /Direction /R2L"
	}
	return ""
}

// numbering says what pages are called, where their numbers begin anew. PDF
// counts in Latin digits and letters alone: a page with a label is all of a
// range, in which nothing is counted.
func (f *File) numbering() string {
	var b strings.Builder
	for i, p := range f.pages {
		switch {
		case p.Label != "":
			fmt.Fprintf(&b, "%d <</P %s>> ", i, text(p.Label))
		case i == max(f.Front, 0):
			fmt.Fprintf(&b, "%d <</S /D>> ", i)
		case i == 0:
			b.WriteString("0 <</S /r>> ")
		}
	}
	return strings.TrimRight(b.String(), " ")
}

func (f *File) linkObjects(o *objects) {
	for _, p := range f.pages {
		for _, a := range p.links {
			action := ""
			if a.link.URI != "" {
				action = fmt.Sprintf("/A <</S /URI /URI %s>>", nameText(a.link.URI))
			} else if to, ok := f.places[a.link.Place]; ok {
				action = f.jump(o, a.link.Place, to)
			}
			var rect []byte
			for _, v := range []float64{a.x0, a.y0, a.x1, a.y1} {
				rect = append(number(rect, v), ' ')
			}
			o.set(a.num, fmt.Sprintf("<</Type /Annot /Subtype /Link /Rect [%s] /Border [0 0 0] /F 4 /P %d 0 R /Contents %s "+
				"/StructParent %d %s>>",
				rect, o.pages[p.Number-1], text(a.contents), a.key, action))
		}
	}
}

// pageObjects adds to fpdf's pages what it does not write.
func (f *File) pageObjects(o *objects) {
	for i, p := range f.pages {
		var b strings.Builder
		fmt.Fprintf(&b, "<</Type /Page /Parent 1 0 R /Resources 2 0 R /Contents %d 0 R /StructParents %d /Tabs /S",
			o.contents[i], i)
		if len(p.links) > 0 {
			b.WriteString(" /Annots [")
			for _, a := range p.links {
				fmt.Fprintf(&b, "%d 0 R ", a.num)
			}
			b.WriteString("]")
		}
		o.set(o.pages[i], b.String()+">>")
	}
}

// structure writes the structure tree and its way back from the pages.
func (f *File) structure(o *objects) int {
	space := f.info.Standard.namespace(o)
	root := o.reserve()
	var number func(e *Elem)
	number = func(e *Elem) {
		e.num = int32(o.reserve())
		o.tree = append(o.tree, e)
		for _, k := range e.kids {
			if k.elem != nil {
				k.elem.up = e.num
				number(k.elem)
			}
		}
	}
	f.Root.up = int32(root)
	o.treeAt = len(o.body)
	number(f.Root)
	key := len(f.pages)
	var nums strings.Builder
	for i, p := range f.pages {
		b := make([]byte, 0, 12*len(p.owners)+2)
		b = append(b, '[')
		for _, e := range p.owners {
			b = append(reference(b, int(e.num)), ' ')
		}
		n := o.reserve()
		o.body[n] = append(b, ']')
		p.owners = nil
		fmt.Fprintf(&nums, "%d %d 0 R\n", i, n)
	}
	for _, p := range f.pages {
		for _, a := range p.links {
			a.num, a.key = o.reserve(), key
			fmt.Fprintf(&nums, "%d %d 0 R\n", key, a.elem.num)
			key++
		}
	}
	o.set(root, fmt.Sprintf("<</Type /StructTreeRoot %s/K [%d 0 R] /ParentTree %d 0 R /ParentTreeNextKey %d>>",
		space, f.Root.num, o.add("<</Nums ["+nums.String()+"]>>"), key))
	return root
}

// fontObjects embeds the fonts, in the order of their first use.
func (f *File) fontObjects(o *objects) error {
	if f.shaper.broken != nil {
		return f.shaper.broken
	}
	var res strings.Builder
	for _, u := range f.shaper.order {
		name := u.tag() + "+" + u.font.name
		program, err := u.font.subset(u.codes)
		if err != nil {
			return err
		}
		file := o.stream(fmt.Sprintf("/Length1 %d", len(program)), program)
		descriptor := o.add(u.descriptor(name, file))
		cid := o.add(fmt.Sprintf("<</Type /Font /Subtype /CIDFontType2 /BaseFont /%s /CIDSystemInfo <</Registry (Adobe) "+
			"/Ordering (Identity) /Supplement 0>> /FontDescriptor %d 0 R /DW 1000 /W [%s] /CIDToGIDMap /Identity>>",
			name, descriptor, u.widths()))
		uni := o.stream("", u.toUnicode())
		n := o.add(fmt.Sprintf("<</Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H /DescendantFonts [%d 0 "+
			"R] /ToUnicode %d 0 R>>", name, cid, uni))
		fmt.Fprintf(&res, "/%s %d 0 R ", u.name, n)
	}
	o.set(2, "<</Font <<"+res.String()+">>"+f.pictureObjects(o)+">>")
	return nil
}
