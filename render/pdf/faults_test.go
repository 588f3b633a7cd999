package pdf

import (
	"bytes"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"selfassess/render"
	"selfassess/render/pdf/pdftest"
)

type (
	dict    = pdftest.Dict
	array   = pdftest.Array
	name    = pdftest.Name
	ref     = pdftest.Ref
	element = pdftest.Element
)

// seeded is a fault put into a good file: the checker must name its rule and
// no other. vera is what the reference validator says of the same file: a
// profile and a clause. Where it is "", blind tells why the validator cannot
// say anything.
type seeded struct {
	rule, what  string
	damage      func(f *pdftest.File)
	vera, blind string
}

// standard is the family that the good file follows.
func (s seeded) standard() Standard {
	if strings.HasPrefix(s.vera, "ua2 ") || strings.HasPrefix(s.vera, "4 ") {
		return Standard2
	}
	return Standard1
}

const people = "the standards leave it to people, or do not ask for it"

var seededFaults = []seeded{
	{"head", "no ID", func(f *pdftest.File) { delete(f.Trailer, "ID") }, "2a 6.1.3-1", ""},
	{"head", "no line of binary", func(f *pdftest.File) { f.Head = []byte("%PDF-1.7\n%text\n") }, "2a 6.1.2-2", ""},
	{"active", "a script runs when the file is opened", func(f *pdftest.File) {
		f.Catalog()["OpenAction"] = dict{"S": name("JavaScript"), "JS": pdftest.String("app.alert(1)")}
	}, "2a 6.5.1-1", ""},
	{"stream", "data in a file beside", func(f *pdftest.File) { profile(f)["F"] = pdftest.String("sRGB.icc") }, "2a 6.1.7.1-3", ""},
	{"language", "an element in a language that is none", func(f *pdftest.File) { first(f, "P").Dict["Lang"] = pdftest.String("in English") }, "ua1 7.2-29", ""},
	{"language", "no language", func(f *pdftest.File) { delete(f.Catalog(), "Lang") }, "ua1 7.2-34", ""},
	{"title", "the window shows the name of the file", func(f *pdftest.File) { delete(f.Catalog(), "ViewerPreferences") }, "ua1 7.1-10", ""},
	{"marked", "not said to be tagged", func(f *pdftest.File) { f.Catalog()["MarkInfo"] = dict{"Marked": false} }, "ua1 6.2-1", ""},
	{"tabs", "no tab order", func(f *pdftest.File) { delete(f.Pages[1].Dict, "Tabs") }, "ua1 7.18.3-1", ""},
	{"metadata", "another title in Info", func(f *pdftest.File) { f.Info()["Title"] = pdftest.String("Another") }, "", "PDF/A-2 does not compare the two"},
	{"metadata", "PDF/UA is not claimed", func(f *pdftest.File) {
		packet(f, "<pdfuaid:part>1</pdfuaid:part>", "")
	}, "ua1 5-1", ""},
	{"metadata", "level B is claimed", func(f *pdftest.File) { packet(f, ">A</pdfaid:conf", ">B</pdfaid:conf") }, "2a 6.6.4-3", ""},
	{"intent", "colours mean nothing", func(f *pdftest.File) { delete(f.Catalog(), "OutputIntents") }, "2a 6.2.4.3-2", ""},
	{"colour", "ink for a press", func(f *pdftest.File) { drawn(f, 2, last("EMC\n", "0 0 0 1 k\nEMC\n")) }, "2a 6.2.4.3-3", ""},
	{"opaque", "a group of transparency", func(f *pdftest.File) {
		f.Pages[2].Dict["Group"] = dict{"S": name("Transparency"), "CS": name("DeviceRGB")}
	}, "", "PDF/A-2 allows it"},
	{"colour", "a picture for a press", func(f *pdftest.File) { logo(f).Dict["ColorSpace"] = name("DeviceCMYK") }, "2a 6.2.4.3-3", ""},
	{"opaque", "a picture that shines through", func(f *pdftest.File) { logo(f).Dict["Mask"] = array{0, 1, 0, 1, 0, 1} }, "", "PDF/A-2 allows it"},
	{"picture", "a picture that readers may smooth", func(f *pdftest.File) { logo(f).Dict["Interpolate"] = true }, "2a 6.2.8-3", ""},
	{"string", "a control character that is read aloud", func(f *pdftest.File) {
		first(f, "Figure").Dict["Alt"] = pdftest.String("a\x01b")
	}, "", people},
	{"direction", "pages that are turned against the text", func(f *pdftest.File) {
		f.Catalog()["ViewerPreferences"].(dict)["Direction"] = name("R2L")
	}, "", people},
	{"labels", "no page labels", func(f *pdftest.File) { delete(f.Catalog(), "PageLabels") }, "", people},
	{"attached", "a file that belongs to nothing", func(f *pdftest.File) {
		at := add(f, &pdftest.Stream{Dict: dict{"Type": name("EmbeddedFile"), "Subtype": name("text/csv")}, Raw: []byte("a,b\n")})
		file := add(f, dict{"Type": name("Filespec"), "F": pdftest.String("a.csv"), "UF": pdftest.String("a.csv"), "EF": dict{"F": at}})
		names, ok := f.Catalog()["Names"].(dict)
		if !ok {
			names = f.Objects[f.Catalog()["Names"].(ref)].(dict)
		}
		names["EmbeddedFiles"] = dict{"Names": array{pdftest.String("a.csv"), file}}
	}, "2a 6.8-5", ""},

	{"namespace", "a document of PDF 1.7 in PDF 2.0", func(f *pdftest.File) { delete(f.Root.Dict, "NS") }, "ua2 8.2.5.2-2", ""},
	{"namespace", "an entry of contents in PDF 2.0", func(f *pdftest.File) { first(f, "TOCI").Dict["NS"] = f.Root.Dict["NS"] }, "ua2 8.2.4-1", ""},
	{"reference", "an entry of the contents that refers to nothing", func(f *pdftest.File) { delete(first(f, "TOCI").Dict, "Ref") }, "ua2 8.2.5.8-1", ""},
	{"target", "a bookmark that names a page alone", func(f *pdftest.File) {
		delete(f.Objects[f.Objects[f.Catalog()["Outlines"].(ref)].(dict)["First"].(ref)].(dict)["A"].(dict), "SD")
	}, "ua2 8.8-2", ""},
	{"metadata", "Info in PDF 2.0", func(f *pdftest.File) { f.Trailer["Info"] = add(f, dict{"Title": pdftest.String("Report")}) }, "4 6.1.3-4", ""},

	{"operator", "an operator that there is not", func(f *pdftest.File) { drawn(f, 2, last("EMC\n", "1 zoom\nEMC\n")) }, "2a 6.2.2-1", ""},
	{"unmarked", "a rectangle that is neither content nor artifact", func(f *pdftest.File) {
		drawn(f, 2, func(s string) string { return s + "10 10 5 5 re\nf\n" })
	}, "ua1 7.1-3", ""},
	{"mark-nesting", "an artifact within content", func(f *pdftest.File) {
		drawn(f, 2, func(s string) string {
			return strings.Replace(s, "/MCID 0>> BDC\n", "/MCID 0>> BDC\n/Artifact <</Type /Layout>> BDC\nEMC\n", 1)
		})
	}, "ua1 7.1-1", ""},
	{"mark-nesting", "a state that is not given back", func(f *pdftest.File) { drawn(f, 2, func(s string) string { return s + "q\n" }) }, "", people},
	{"mcid-twice", "an MCID twice on a page", func(f *pdftest.File) {
		drawn(f, 2, func(s string) string { return s + "/P <</MCID 0>> BDC\nEMC\n" })
	}, "", "the second is empty"},
	{"owner", "content that no element has", func(f *pdftest.File) {
		drawn(f, 2, func(s string) string { return s + "/P <</MCID 9999>> BDC\n10 10 5 5 re\nf\nEMC\n" })
	}, "ua1 7.1-3", ""},
	{"owner", "content of two elements", func(f *pdftest.File) {
		e := f.All("P")
		e[1].Dict["K"] = append(e[1].Dict["K"].(array), e[0].Dict["K"].(array)[0])
	}, "", people},
	{"parent-tree", "the way back leads to the neighbour", func(f *pdftest.File) {
		p := parentsOf(f, 2)
		p[0], p[len(p)-1] = p[len(p)-1], p[0]
	}, "", people},
	{"parent-tree", "no way back from a link", func(f *pdftest.File) {
		link := f.Objects[annotations(f)[0]].(dict)
		link["StructParent"] = 99999
	}, "ua1 7.18.5-1", ""},

	{"parent", "an element with a false parent", func(f *pdftest.File) { first(f, "P").Dict["P"] = first(f, "H1").Object }, "", people},
	{"type", "a type of element of one's own", func(f *pdftest.File) { first(f, "P").Dict["S"] = name("Paragraph") }, "ua1 7.1-5", ""},
	{"nesting", "a cell outside tables", func(f *pdftest.File) { first(f, "P").Dict["S"] = name("TD") }, "ua1 7.2-9", ""},
	{"nesting", "an item that is a paragraph", func(f *pdftest.File) { first(f, "LBody").Dict["S"] = name("P") }, "ua1 7.2-20", ""},
	{"caption", "a second caption, below the table", func(f *pdftest.File) {
		note := following(f, "Table", "P")
		table := first(f, "Table")
		move(f, note, table)
		note.Dict["S"] = name("Caption")
	}, "ua1 7.2-39", ""},
	{"headings", "a level is skipped", func(f *pdftest.File) { first(f, "H2").Dict["S"] = name("H3") }, "ua1 7.4.2-1", ""},
	{"table", "a row with a cell less", func(f *pdftest.File) {
		for _, tr := range f.All("TR") {
			if kids := tr.Elements(); kids[len(kids)-1].Text() == "" {
				k := tr.Dict["K"].(array)
				tr.Dict["K"] = k[:len(k)-1]
				return
			}
		}
	}, "ua1 7.2-43", ""},
	{"scope", "headers of nothing", func(f *pdftest.File) {
		first(f, "Table").Walk(func(k *element) {
			if k.Tag == "TH" {
				delete(k.Dict, "A")
			}
		})
	}, "ua1 7.5-1", ""},
	{"header", "a table without header cells", func(f *pdftest.File) {
		first(f, "Table").Walk(func(k *element) {
			if k.Tag == "TH" {
				k.Dict["S"] = name("TD")
			}
		})
	}, "", people},
	{"row", "a row that nothing names", func(f *pdftest.File) {
		cell := first(f, "TBody").Elements()[0].Elements()[0]
		cell.Dict["S"] = name("TD")
		delete(cell.Dict, "A")
	}, "", people},
	{"captioned", "a caption that is a paragraph", func(f *pdftest.File) {
		for _, e := range f.All("Caption") {
			if e.Parent.Tag != "Table" {
				e.Dict["S"] = name("P")
				return
			}
		}
	}, "", people},
	{"words", "two paragraphs that are one", func(f *pdftest.File) {
		a, b := neighbours(f)
		a.Dict["K"] = append(a.Dict["K"].(array), b.Dict["K"].(array)...)
		owners := parentsOf(f, b.Page()-1)
		for i, r := range owners {
			if r == b.Object {
				owners[i] = a.Object
			}
		}
		b.Parent.Dict["K"] = slices.DeleteFunc(b.Parent.Dict["K"].(array), func(v any) bool { return v == b.Object })
	}, "", people},
	{"script", "Greek and Russian in the language of Thailand", func(f *pdftest.File) {
		for _, e := range f.All("P") {
			if strings.HasPrefix(e.Text(), "Ελληνικά") {
				e.Dict["Lang"] = pdftest.String("th")
			}
		}
	}, "", people},
	{"margin", "a running head that is not said to be one", func(f *pdftest.File) {
		drawn(f, 2, func(s string) string { return strings.Replace(s, "/Subtype /Header", "", 1) })
	}, "", people},
	{"figure", "no alternative text", func(f *pdftest.File) { delete(first(f, "Figure").Dict, "Alt") }, "ua1 7.3-1", ""},
	{"figure", "a box that is elsewhere", func(f *pdftest.File) {
		first(f, "Figure").Dict["A"].(dict)["BBox"] = array{10, 10, 20, 20}
	}, "", people},
	{"link", "a link that does not say where it leads", func(f *pdftest.File) {
		delete(f.Objects[annotations(f)[0]].(dict), "Contents")
	}, "ua1 7.18.5-2", ""},
	{"link", "a link beside its text", func(f *pdftest.File) {
		f.Objects[annotations(f)[0]].(dict)["Rect"] = array{1, 1, 9, 9}
	}, "", people},
	{"annotation", "a link that is not printed", func(f *pdftest.File) { f.Objects[annotations(f)[0]].(dict)["F"] = 0 }, "2a 6.3.2-2", ""},
	{"destination", "a link to a place that is not there", func(f *pdftest.File) {
		for _, r := range annotations(f) {
			if d := f.Objects[r].(dict); d["Dest"] != nil {
				d["Dest"] = pdftest.String("nowhere")
				return
			}
		}
	}, "", people},
	{"outline", "bookmarks that lead back", func(f *pdftest.File) {
		for _, r := range slices.Sorted(maps.Keys(f.Objects)) {
			if d, ok := f.Objects[r].(dict); ok && d["Title"] != nil && d["Prev"] != nil {
				d["Dest"] = array{f.Pages[0].Object, name("Fit")}
				return
			}
		}
	}, "", people},
	{"empty", "a paragraph without text", func(f *pdftest.File) {
		sect := first(f, "Sect")
		sect.Dict["K"] = append(sect.Dict["K"].(array), add(f, dict{"S": name("P"), "P": sect.Object}))
	}, "", people},
	{"order", "the second paragraph is read first", func(f *pdftest.File) {
		k := first(f, "Sect").Dict["K"].(array)
		k[0], k[1] = k[1], k[0]
	}, "", people},

	{"embedded", "a font of the machine", func(f *pdftest.File) { delete(descriptor(f), "FontFile2") }, "ua1 7.21.4.1-1", ""},
	{"subset", "a name without the tag of a subset", func(f *pdftest.File) {
		for _, d := range []dict{type0(f), cid(f)} {
			d["BaseFont"] = name("LiberationSans")
		}
		descriptor(f)["FontName"] = name("LiberationSans")
	}, "", "the program itself has no name to compare with"},
	{"encoding", "no map of glyphs", func(f *pdftest.File) { delete(cid(f), "CIDToGIDMap") }, "ua1 7.21.3.2-1", ""},
	{"unicode", "no text for a letter", func(f *pdftest.File) { toUnicode(f, "") }, "ua1 7.21.7-1", ""},
	{"unicode", "a letter of private use", func(f *pdftest.File) {
		toUnicode(f, "$1 <E065>\n")
	}, "2a 6.2.11.7.3-1", ""},
	{"glyph", "the glyph for missing characters", func(f *pdftest.File) {
		drawn(f, 2, last("] TJ", "(\\000\\000)] TJ"))
	}, "ua1 7.21.8-1", ""},
	{"width", "a width that is not the font's", func(f *pdftest.File) {
		w := cid(f)["W"].(array)
		widths := w[1].(array)
		for i := range widths {
			widths[i] = 333
		}
	}, "ua1 7.21.5-1", ""},
	{"blank", "letters that show nothing", func(f *pdftest.File) { program(f, clearOutlines) }, "", people},
	{"page-box", "a line that leaves the page", func(f *pdftest.File) {
		drawn(f, 2, func(s string) string {
			i := strings.Index(s, "/MCID 0>>")
			at := td.FindStringIndex(s[i:])
			return s[:i+at[0]] + "-20" + s[i+at[0]:][strings.Index(s[i+at[0]:], " "):]
		})
	}, "", people},
	{"overlap", "text over text", func(f *pdftest.File) {
		drawn(f, 2, func(s string) string {
			from := strings.Index(s, "/MCID 0>>")
			from += strings.Index(s[from:], "BT ")
			to := from + strings.Index(s[from:], "ET\n") + 3
			return s[:to] + s[from:]
		})
	}, "", people},
}

var td = regexp.MustCompile(`[\d.]+ [\d.]+ Td`)

func first(f *pdftest.File, tag name) *element { return f.All(tag)[0] }

func add(f *pdftest.File, v any) ref {
	r := slices.Max(slices.Collect(maps.Keys(f.Objects))) + 1
	f.Objects[r] = v
	return r
}

// following is the first element with the tag behind one with another.
func following(f *pdftest.File, before, tag name) *element {
	all := first(f, before).Parent.Elements()
	i := slices.IndexFunc(all, func(e *element) bool { return e.Tag == before })
	return all[i+1+slices.IndexFunc(all[i+1:], func(e *element) bool { return e.Tag == tag })]
}

// neighbours are two paragraphs behind each other on a page.
func neighbours(f *pdftest.File) (a, b *element) {
	all := f.All("P")
	for i := range len(all) - 1 {
		a, b = all[i], all[i+1]
		if a.Parent == b.Parent && a.Parent.Tag == "Sect" && a.Page() > 2 && a.Page() == b.Page() && len(a.Elements())+len(b.Elements()) == 0 &&
			!strings.HasSuffix(a.Text(), " ") && strings.HasSuffix(a.Text(), ".") {
			return a, b
		}
	}
	return nil, nil
}

// move makes e the last child of another element.
func move(f *pdftest.File, e, to *element) {
	k := e.Parent.Dict["K"].(array)
	e.Parent.Dict["K"] = slices.DeleteFunc(k, func(v any) bool { return v == e.Object })
	to.Dict["K"] = append(to.Dict["K"].(array), e.Object)
	e.Dict["P"] = to.Object
}

// drawn changes what is drawn on a page, counted from 0.
func drawn(f *pdftest.File, page int, change func(string) string) {
	s := f.Objects[f.Pages[page].Dict["Contents"].(ref)].(*pdftest.Stream)
	b, _ := s.Data()
	s.Set([]byte(change(string(b))))
}

// last changes the last occurrence.
func last(old, to string) func(string) string {
	return func(s string) string {
		i := strings.LastIndex(s, old)
		return s[:i] + to + s[i+len(old):]
	}
}

func profile(f *pdftest.File) dict {
	intent := f.Catalog()["OutputIntents"].(array)[0].(dict)
	return f.Objects[intent["DestOutputProfile"].(ref)].(*pdftest.Stream).Dict
}

func packet(f *pdftest.File, old, to string) {
	s := f.Objects[f.Catalog()["Metadata"].(ref)].(*pdftest.Stream)
	s.Set(bytes.Replace(s.Raw, []byte(old), []byte(to), 1))
}

func annotations(f *pdftest.File) (all []ref) {
	for _, p := range f.Pages {
		list, _ := p.Dict["Annots"].(array)
		for _, a := range list {
			all = append(all, a.(ref))
		}
	}
	return all
}

// parentsOf are the owners of the marked content of a page.
func parentsOf(f *pdftest.File, page int) array {
	root := f.Objects[f.Catalog()["StructTreeRoot"].(ref)].(dict)
	nums := f.Objects[root["ParentTree"].(ref)].(dict)["Nums"].(array)
	i := slices.Index(nums, f.Pages[page].Dict["StructParents"])
	return f.Objects[nums[i+1].(ref)].(array)
}

// type0 is the font with the most text.
func type0(f *pdftest.File) dict {
	i := slices.IndexFunc(f.Pages[2].Marks, func(m *pdftest.Mark) bool { return !m.Artifact() })
	return f.Objects[f.Pages[2].Marks[i].Runs[0].Font.Object].(dict)
}

func cid(f *pdftest.File) dict {
	return f.Objects[type0(f)["DescendantFonts"].(array)[0].(ref)].(dict)
}

func descriptor(f *pdftest.File) dict { return f.Objects[cid(f)["FontDescriptor"].(ref)].(dict) }

// toUnicode puts other text in the place of the line for the letter e.
func toUnicode(f *pdftest.File, line string) {
	s := f.Objects[type0(f)["ToUnicode"].(ref)].(*pdftest.Stream)
	b, _ := s.Data()
	s.Set(regexp.MustCompile(`(?m)^(<[0-9A-F]{4}>) <0065>\n`).ReplaceAll(b, []byte(line)))
}

// program changes the tables of a font.
func program(f *pdftest.File, change func(b []byte, table func(tag string) []byte)) {
	s := f.Objects[descriptor(f)["FontFile2"].(ref)].(*pdftest.Stream)
	b, _ := s.Data()
	change(b, func(tag string) []byte {
		i := bytes.Index(b, []byte(tag))
		number := func(at int) int {
			return int(b[at])<<24 | int(b[at+1])<<16 | int(b[at+2])<<8 | int(b[at+3])
		}
		return b[number(i+8):][:number(i+12)]
	})
	s.Set(b)
}

// clearOutlines makes all glyphs but the last empty.
func clearOutlines(_ []byte, table func(string) []byte) {
	loca := table("loca")
	end := loca[len(loca)-4:]
	for i := 0; i < len(loca); i += 4 {
		copy(loca[i:], end)
	}
}

// logo is the picture of a file.
func logo(f *pdftest.File) *pdftest.Stream {
	for _, o := range f.Objects {
		if s, ok := o.(*pdftest.Stream); ok && s.Dict["Subtype"] == name("Image") {
			return s
		}
	}
	return nil
}

// brief is a document with every block, and few pages.
func brief() *render.Document {
	d := demo()
	d.Sections[2].Blocks = nil
	scripts := d.Sections[2].Sections[0]
	scripts.Blocks = scripts.Blocks[:3]
	return d
}

var nothingDone = seeded{damage: func(*pdftest.File) {}}

func goodFiles(t testing.TB) map[Standard][]byte {
	look := green()
	look.Logo = aLogo()
	look.Logo.Alt, look.Logo.Decoration = "", true
	return map[Standard][]byte{Standard1: writtenWith(t, brief(), Options{Look: look}),
		Standard2: writtenWith(t, brief(), Options{Look: look, Standard: Standard2})}
}

// TestSeededFaultsAreNamed damages a good file, one thing at a time.
func TestSeededFaultsAreNamed(t *testing.T) {
	good := goodFiles(t)
	for _, s := range seededFaults {
		t.Run(s.rule+" "+s.what, func(t *testing.T) {
			faults := pdftest.Check(damaged(t, good[s.standard()], s))
			if got := pdftest.Broken(faults); !slices.Equal(got, []string{s.rule}) {
				t.Errorf("the rules broken are %q, want %q\n%v", got, s.rule, faults)
			}
		})
	}
	t.Run("every rule has a fault", func(t *testing.T) {
		for rule := range pdftest.Rules {
			if rule != "file" && !slices.ContainsFunc(seededFaults, func(s seeded) bool { return s.rule == rule }) {
				t.Errorf("no fault shows that %q is heeded", rule)
			}
		}
	})
	t.Run("written anew without a fault", func(t *testing.T) {
		for _, f := range slices.Concat(pdftest.Check(damaged(t, good[Standard1], nothingDone)), pdftest.Check(damaged(t, good[Standard2], nothingDone))) {
			t.Error(f)
		}
	})
}

func damaged(t testing.TB, good []byte, s seeded) []byte {
	t.Helper()
	f, err := pdftest.Read(good)
	if err != nil {
		t.Fatal(err)
	}
	s.damage(f)
	return f.Bytes()
}

// TestBrokenFilesAreRefused breaks what a file is read by.
func TestBrokenFilesAreRefused(t *testing.T) {
	good := written(t, brief())
	start := bytes.LastIndex(good, []byte("startxref\n")) + len("startxref\n")
	at, _ := strconv.Atoi(strings.Fields(string(good[start:]))[0])
	tests := []struct {
		what string
		file []byte
	}{
		{"empty", nil},
		{"cut off", good[:len(good)/2]},
		{"a table elsewhere", append(append(bytes.Clone(good[:start]), strconv.Itoa(at-7)...), "\n%%EOF\n"...)},
		{"a byte more", append(append(bytes.Clone(good[:20]), ' '), good[20:]...)},
		{"an object with another number", bytes.Replace(good, []byte("\n4 0 obj"), []byte("\n5 0 obj"), 1)},
		{"a stream that is longer", bytes.Replace(good, []byte("\nendstream"), []byte(" endstream"), 1)},
		{"a stream that is spoilt", bytes.Replace(good, []byte("\nstream\n\x78"), []byte("\nstream\n\x00"), 1)},
	}
	for _, tt := range tests {
		t.Run(tt.what, func(t *testing.T) {
			if got := pdftest.Broken(pdftest.Check(tt.file)); !slices.Equal(got, []string{"file"}) {
				t.Errorf("the rules broken are %q", got)
			}
		})
	}
}

// TestVeraPDFFindsTheSeededFaults shows the same files to the reference
// validator: it names the clause wherever its profiles have one.
func TestVeraPDFFindsTheSeededFaults(t *testing.T) {
	good := goodFiles(t)
	found := map[string][]string{} // by profile and file
	for _, profile := range []string{"ua1", "2a", "ua2", "4"} {
		dir := t.TempDir()
		for i, s := range seededFaults {
			if s.vera != "" && !strings.HasPrefix(s.vera, profile+" ") || s.vera == "" && (profile == "ua2" || profile == "4") {
				continue
			}
			if err := os.WriteFile(filepath.Join(dir, strconv.Itoa(i)+".pdf"), damaged(t, good[s.standard()], s), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		maps.Copy(found, verdicts(t, profile, dir))
	}
	for i, s := range seededFaults {
		all := slices.Concat(found["ua1 "+strconv.Itoa(i)], found["2a "+strconv.Itoa(i)], found["ua2 "+strconv.Itoa(i)], found["4 "+strconv.Itoa(i)])
		switch {
		case s.vera == "" && s.blind == "":
			t.Errorf("%s, %s: not said what the validator finds: it finds %q", s.rule, s.what, all)
		case s.vera == "" && len(all) > 0, s.vera != "" && !slices.Contains(all, s.vera):
			t.Errorf("%s, %s: the validator finds %q, not %q", s.rule, s.what, all, s.vera)
		}
	}
}

var failed = regexp.MustCompile(`(?m)^  FAIL (\S+)`)

// verdicts returns the clauses that the files of a folder break.
func verdicts(t testing.TB, profile, dir string) map[string][]string {
	t.Helper()
	java, jar := tool(t, "java"), os.Getenv("SELFASSESS_VERAPDF")
	if jar == "" {
		if os.Getenv("SELFASSESS_REQUIRE_TOOLS") == "1" {
			t.Fatal("SELFASSESS_VERAPDF must name the jar of veraPDF")
		}
		t.Skip("SELFASSESS_VERAPDF does not name the jar of veraPDF")
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.pdf"))
	if err != nil || len(files) == 0 {
		t.Fatal("no files")
	}
	args := append([]string{"-cp", jar, "org.verapdf.apps.GreenfieldCliWrapper", "-f", profile, "--format", "text", "-v"}, files...)
	out, _ := exec.Command(java, args...).Output() // fails if a file does
	found := map[string][]string{}
	for _, part := range regexp.MustCompile(`(?m)^(PASS|FAIL) `).Split(string(out), -1)[1:] {
		path, rest, _ := strings.Cut(part, " "+profile)
		key := profile + " " + strings.TrimSuffix(filepath.Base(path), ".pdf")
		found[key] = []string{}
		for _, m := range failed.FindAllStringSubmatch(rest, -1) {
			found[key] = append(found[key], profile+" "+m[1])
		}
	}
	if len(found) != len(files) {
		t.Fatalf("%d verdicts on %d files\n%s", len(found), len(files), out)
	}
	return found
}
