package hostile

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"context"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// newProject is a folder with the plan and both returns.
func newProject(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	files, err := workbooks()
	if err != nil {
		t.Fatal(err)
	}
	for name, b := range map[string][]byte{"plan.xlsx": files[0], "inputs/moj.xlsx": files[1], "inputs/mof.xlsx": files[2]} {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, b, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// ran runs the program within the bounds, and returns its exit code and what it
// says on standard error.
func ran(t *testing.T, stdout io.Writer, program string, args ...string) (exit int, stderr string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), timeout)
	defer cancel()
	cmd := exec.CommandContext(ctx, program, args...)
	var errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = stdout, &errs
	if err := cmd.Run(); err != nil && cmd.ProcessState == nil {
		t.Fatal(err)
	}
	bounded(t, cmd.ProcessState, errs.String())
	return cmd.ProcessState.ExitCode(), errs.String()
}

// again is a text many times.
func again(n int, s string) string { return strings.Repeat(s, n) }

// numbered are texts with their numbers, from 0.
func numbered(n int, format string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.ReplaceAll(strings.ReplaceAll(format, "#", fmt.Sprint(i)), "@", fmt.Sprint(max(i-1, 0))))
	}
	return b.String()
}

const (
	ofWord   = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"`
	ofAda    = ` w:id="1" w:author="Ada" w:date="2026-01-01T00:00:00Z"`
	ofBo     = ` w:id="2" w:author="Bo" w:date="2026-01-01T00:00:00Z"`
	ofOffice = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	ofMicro  = "http://schemas.microsoft.com/office/2011/relationships/"
	aRow     = `<w:tbl><w:tr><w:trPr><w:ins` + ofAda + `/></w:trPr><w:tc>`
	endOfRow = `</w:tc></w:tr></w:tbl>`
)

func run(s string) string     { return `<w:r><w:t xml:space="preserve">` + s + `</w:t></w:r>` }
func para(runs string) string { return `<w:p>` + runs + `</w:p>` }

// word is a Word document with a body and further parts, which relate to it as
// their names say; each relation stands there so many times.
func word(body string, relations int, further map[string]string) []byte {
	rels := ""
	parts := map[string]string{
		"_rels/.rels":       `<Relationships><Relationship Id="a" Type="` + ofOffice + `officeDocument" Target="word/document.xml"/></Relationships>`,
		"word/document.xml": `<w:document ` + ofWord + `><w:body>` + body + `</w:body></w:document>`,
	}
	for _, kind := range slices.Sorted(maps.Keys(further)) {
		stem := ofOffice
		if kind == "commentsExtended" {
			stem = ofMicro
		}
		parts["word/"+kind+".xml"] = `<w:` + kind + ` ` + ofWord + `>` + further[kind] + `</w:` + kind + `>`
		rels += numbered(relations, `<Relationship Id="`+kind+`#" Type="`+stem+kind+`" Target="`+kind+`.xml"/>`)
	}
	parts["word/_rels/document.xml.rels"] = `<Relationships>` + rels + `</Relationships>`
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		w, err := z.Create(name)
		if err == nil {
			_, err = io.WriteString(w, filled(parts[name]))
		}
		if err != nil {
			panic(err)
		}
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return out.Bytes()
}

// filled keeps a part below the limit of unpacked to packed: with a comment
// that cannot be packed.
func filled(part string) string {
	if len(part) < 1<<20 {
		return part
	}
	var b strings.Builder
	random := rand.New(rand.NewPCG(1, 2))
	for range len(part) / 400 {
		fmt.Fprintf(&b, "%x", random.IntN(16))
	}
	i := strings.LastIndex(part, "</")
	return part[:i] + "<!--" + b.String() + "-->" + part[i:]
}

// sheetsOf is a PDF: its objects by their numbers. 1 is the catalogue.
func sheetsOf(objects map[int]string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	for _, n := range slices.Sorted(maps.Keys(objects)) {
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", n, objects[n])
	}
	b.WriteString("trailer <</Root 1 0 R>>\n%%EOF")
	return b.Bytes()
}

// notes is a PDF of one page with annotations, from object 20 on, and further
// objects. What is said of the page comes last.
func notes(annotations []string, further map[int]string, page string) []byte {
	objects := map[int]string{1: "<</Type/Catalog/Pages 2 0 R>>", 2: "<</Type/Pages/Kids[3 0 R]/Count 1>>"}
	maps.Copy(objects, further)
	var list strings.Builder
	for i, a := range annotations {
		fmt.Fprintf(&list, "%d 0 R ", 20+i)
		objects[20+i] = "<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/T(A)/M(D:20260101000000)" + a + ">>"
	}
	objects[3] = "<</Type/Page/MediaBox[0 0 595 842]/Annots[" + list.String() + "]" + page + ">>"
	return sheetsOf(objects)
}

// each makes n annotations; "#" is the number of one, "@" the object before it.
func each(n int, format string) (list []string) {
	for i := range n {
		list = append(list, strings.ReplaceAll(strings.ReplaceAll(format, "#", fmt.Sprint(i)), "@", fmt.Sprint(19+i)))
	}
	return list
}

func flated(entries, data string) string {
	var b bytes.Buffer
	z, _ := zlib.NewWriterLevel(&b, zlib.BestSpeed)
	io.WriteString(z, data)
	z.Close()
	return raw(entries+"/Filter/FlateDecode", b.String())
}

func raw(entries, data string) string {
	return fmt.Sprintf("<<%s/Length %d>>stream\n%s\nendstream", entries, len(data), data)
}

// What the program says of a copy.
const (
	tooMuch = "the file cannot be read: it holds more text than can be read"
	tooMany = "the file cannot be read: it holds more remarks than one workbook can hold"
	bomb    = "the file cannot be read: it would become extremely large when it is opened"
	slow    = "the file cannot be read: reading it took too long"
	nothing = "the copy holds no remark that is new"
)

// review is a reviewed copy that costs too much if each of its remarks is taken
// for an honest one.
type review struct {
	why  string
	make func() []byte
	says string // "" if its remarks are read
}

func copies() []review {
	commented := func(comments func() string) func() []byte {
		return func() []byte { return word(para(run("x")), 1, map[string]string{"comments": comments()}) }
	}
	body := func(s func() string) func() []byte { return func() []byte { return word(s(), 1, nil) } }
	return []review{
		{"rows in rows that were put in", body(func() string { return again(150, aRow) + para(run(again(800_000, "word "))) + again(150, endOfRow) }), ""},
		{"one header a thousand times", func() []byte {
			return word(para(run("x")), 1500, map[string]string{"header": para(run(again(200_000, "word ")))})
		}, nothing},
		{"a comment of 30 million letters", commented(func() string {
			return `<w:comment` + ofAda + `>` + para(run(again(6_000_000, "word "))) + `</w:comment>`
		}), tooMuch},
		{"a long note", func() []byte {
			return notes([]string{"/Contents 10 0 R"}, map[int]string{10: flated("", again(6_000_000, "word "))}, "")
		}, bomb},
		{"answers to answers", func() []byte { return notes(each(8000, "/Contents(a#)/IRT @ 0 R"), nil, "") }, ""},
		{"more notes than a workbook has rows", func() []byte { return notes(each(25_000, "/Contents(note #)"), nil, "") }, tooMany},
		// What follows is tried where there is time.
		{"rows in rows of a hundred people", body(func() string {
			return numbered(100, `<w:tbl><w:tr><w:trPr><w:ins w:author="A#"/></w:trPr><w:tc>`) + para(run(again(200_000, "word "))) + again(100, endOfRow)
		}), tooMuch},
		{"more comments than a workbook has rows", commented(func() string {
			return numbered(20_000, `<w:comment w:id="#" w:author="A"><w:p><w:r><w:t>c#</w:t></w:r></w:p></w:comment>`)
		}), tooMany},
		{"thousands of answers in a row", func() []byte {
			return word(para(run("x")), 1, map[string]string{
				"comments":         numbered(9000, `<w:comment w:id="#" w:author="A"><w:p w14:paraId="p#"><w:r><w:t>c#</w:t></w:r></w:p></w:comment>`),
				"commentsExtended": numbered(9000, `<w:commentEx w:paraId="p#" w:paraIdParent="p@"/>`),
			})
		}, ""},
		{"thousands of answers to one long comment", func() []byte {
			return word(para(run("x")), 1, map[string]string{
				"comments":         `<w:comment w:id="0" w:author="A"><w:p w14:paraId="p"><w:r><w:t>` + again(300_000, "word ") + `</w:t></w:r></w:p></w:comment>` + numbered(9000, `<w:comment w:id="1#" w:author="A"><w:p w14:paraId="p#"><w:r><w:t>c#</w:t></w:r></w:p></w:comment>`),
				"commentsExtended": numbered(9000, `<w:commentEx w:paraId="p#" w:paraIdParent="p"/>`),
			})
		}, ""},
		{"thousands of comments about the whole text", func() []byte {
			return word(numbered(9000, `<w:commentRangeStart w:id="#"/>`)+numbered(20_000, para(run("word # ")))+numbered(9000, `<w:commentRangeEnd w:id="#"/>`), 1,
				map[string]string{"comments": numbered(9000, `<w:comment w:id="#" w:author="A"><w:p><w:r><w:t>c#</w:t></w:r></w:p></w:comment>`)})
		}, ""},
		{"changes in changes", body(func() string {
			return para(again(200, `<w:ins`+ofAda+`><w:del`+ofBo+`>`) + again(100_000, run("x")) + again(200, `</w:del></w:ins>`))
		}), tooMuch},
		{"controls in controls", body(func() string {
			return again(500, `<w:sdt><w:sdtContent>`) + again(100_000, para(run("x"))) + again(500, `</w:sdtContent></w:sdt>`)
		}), "nested deeper"},
		{"smart tags in smart tags", body(func() string {
			return para(again(400, `<w:smartTag>`) + again(100_000, run("x")) + again(400, `</w:smartTag>`))
		}), nothing},
		{"millions of paragraphs", body(func() string { return again(4_000_000, `<w:p/>`) }), tooMuch},
		{"a million bookmarks", body(func() string { return para(numbered(600_000, `<w:bookmarkStart w:id="#" w:name="b#"/>`)) }), tooMuch},
		{"text boxes in text boxes", body(func() string {
			return again(120, `<w:p><w:r><w:txbxContent>`) + again(100_000, para(run("x"))) + again(120, `</w:txbxContent></w:r></w:p>`)
		}), nothing},
		{"changes by people with long names", body(func() string {
			return para(again(20, `<w:ins w:author="`+again(500_000, "A")+`">`+run("x")+`</w:ins>`+run("y")))
		}), ""},
		{"insertions after nothing but spaces", body(func() string {
			return para(run(again(3_000_000, " ")) + again(4000, `<w:ins`+ofAda+`>`+run("x")+`</w:ins><w:ins`+ofBo+`>`+run("y")+`</w:ins>`))
		}), ""},
		{"moves of one name", body(func() string {
			return para(`<w:moveFromRangeStart w:name="m"/><w:moveToRangeStart w:name="m"/>` + again(8000, `<w:moveFrom`+ofAda+`>`+run("x")+`</w:moveFrom>`+run("y")+`<w:moveTo`+ofAda+`>`+run("x")+`</w:moveTo>`))
		}), ""},
		{"footnotes without end", func() []byte {
			return word(para(run("x")), 900, map[string]string{"footnotes": numbered(200_000, `<w:footnote w:id="#"><w:p><w:r><w:t>n</w:t></w:r></w:p></w:footnote>`), "endnotes": again(100_000, para(run("y")))})
		}, nothing},
		{"more changes than a workbook has rows", body(func() string { return numbered(30_000, para(`<w:ins`+ofAda+`>`+run("x#")+`</w:ins>`)) }), tooMany},
		{"text in pieces", body(func() string {
			return para(`<w:ins` + ofAda + `><w:r><w:t>` + again(1_500_000, "<![CDATA[x]]>") + `</w:t></w:r></w:ins>`)
		}), tooMuch},
		{"tags and nothing else", body(func() string { return para(again(9_000_000, "<a/>")) }), "cannot be read"},

		{"rich text without depth", func() []byte {
			return notes([]string{"/RC 10 0 R"}, map[int]string{10: flated("", again(10_000_000, "<a>"))}, "")
		}, bomb},
		{"rich text of a million tags", func() []byte {
			return notes([]string{"/RC 10 0 R"}, map[int]string{10: flated("", again(300_000, "<a b='>'>")+"x")}, "")
		}, ""},
		{"answers in a circle", func() []byte {
			return notes(append(each(8000, "/Contents(a#)/IRT @ 0 R"), "/Contents(x)"), map[int]string{19: "<</IRT 8019 0 R>>"}, "")
		}, ""},
		{"parts of one remark", func() []byte {
			return notes(append([]string{"/Contents(x)"}, each(30_000, "/Contents(part # of it)/RT/Group/IRT 20 0 R")...), nil, "")
		}, ""},
		{"a long text for all notes", func() []byte {
			return notes(each(9000, "/Contents 10 0 R"), map[int]string{10: "(" + again(200_000, "word ") + ")"}, "")
		}, bomb},
		{"one name for all notes, made clean each time", func() []byte {
			return notes(each(9000, "/Contents(x)/Name 10 0 R"), map[int]string{10: "/" + again(200_000, "x#0D")}, "")
		}, bomb},
		{"thousands of marks of a thousand lines", func() []byte {
			return notes(each(9000, "/Subtype/Highlight/Contents(c#)/QuadPoints 10 0 R"), map[int]string{10: "[" + again(1000, "0 0 500 0 0 800 500 800 ") + "]", 11: "<</Type/Font/Subtype/Type1>>",
				12: raw("", "BT /F 9 Tf 9 9 Td "+again(5000, "(some words) Tj ")+"ET")}, "/Contents 12 0 R/Resources<</Font<</F 11 0 R>>>>")
		}, bomb},
		{"a row of four gigabytes", func() []byte {
			return notes([]string{"/Contents 10 0 R"}, map[int]string{10: flated("/DecodeParms<</Predictor 12/Columns 65536/Colors 65536/BitsPerComponent 8>>", again(1000, "word "))}, "")
		}, ""},
		{"arrays that nobody closes", func() []byte { return notes([]string{"/Contents(x)"}, nil, "/X["+numbered(100_000, "#0 0 R ")+"]") }, ""},
		{"objects that begin and do not end", func() []byte {
			return []byte("%PDF-1.7\n" + numbered(300_000, "# 0 obj [ ") + "]\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj 2 0 obj <</Kids[" + numbered(300_000, "# 0 R ") + "]>> endobj trailer <</Root 1 0 R>>")
		}, bomb},
		{"one word forty million times", func() []byte { return []byte("%PDF-1.7\n" + again(20_000_000, "obj")) }, bomb},
		{"numbers of objects and no objects", func() []byte { return []byte("%PDF-1.7\n" + again(5_000_000, "1 0 obj ")) }, bomb},
		{"dictionaries by the hundred thousand", func() []byte { return notes([]string{"/Contents(x)/X[" + again(400_000, "<</A 1>>") + "]"}, nil, "") }, bomb},
		{"packed objects that are one", func() []byte {
			return notes([]string{"/Contents(x)"}, map[int]string{10: flated("/Type/ObjStm/N 200000/First 3000000", numbered(200_000, "1# 0 ")+again(500_000, " ")+again(4_000_000, " ")+"<</Type/Catalog>>")}, "")
		}, ""},
		{"places by the million", func() []byte {
			return notes([]string{"/Contents(x)"}, map[int]string{1: "<</Type/Catalog/Pages 2 0 R/Names<</Dests 10 0 R>>>>", 10: "<</Names[" + numbered(400_000, "(commitment-#)[3 0 R/XYZ 0 # 0]") + "]>>"}, "")
		}, bomb},
		{"a page tree that is its own branch", func() []byte {
			return notes([]string{"/Contents(x)"}, map[int]string{2: "<</Type/Pages/Kids[" + again(100_000, "2 0 R 3 0 R ") + "]>>"}, "/Parent 2 0 R")
		}, ""},
		{"labels of pages with a long beginning", func() []byte {
			objects := map[int]string{1: "<</Type/Catalog/Pages 2 0 R/PageLabels<</Nums[0<</P 10 0 R/S/D>>]>>>>", 2: "<</Type/Pages/Kids[" + numbered(20_000, "10# 0 R ") + "]>>", 10: "(" + again(100_000, "word ") + ")"}
			for i := range 20_000 {
				objects[100_000+i] = "<</Type/Page>>"
			}
			return notes(nil, objects, "")
		}, "nothing in the document shows"},
		{"fonts made at every turn", func() []byte {
			return notes([]string{"/Contents(x)"}, map[int]string{11: raw("", again(1_000_000, "/F 1 Tf ")), 12: raw("", again(3000, "<0000><ffff><0041>"))}, "/Contents 11 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type0/ToUnicode 12 0 R>>>>>>")
		}, bomb},
		{"fonts with all widths", func() []byte {
			objects, fonts, content := map[int]string{}, "", ""
			for i := range 700 {
				objects[100_000+i] = "<</Type/Font/Subtype/Type0/DescendantFonts[<</W[0 65535 500]>>]>>"
				fonts += fmt.Sprintf("/F%d %d 0 R", i, 100_000+i)
				content += fmt.Sprintf("/F%d 9 Tf (x) Tj ", i)
			}
			objects[11] = raw("", content)
			return notes([]string{"/Contents(x)"}, objects, "/Contents 11 0 R/Resources<</Font<<"+fonts+">>>>")
		}, bomb},
		{"one drawing of nothing, ten thousand times", func() []byte {
			return notes([]string{"/Contents(x)"}, map[int]string{11: raw("", again(20_000, "/X Do ")), 12: raw("/Subtype/Form", again(8_000_000, "%"))}, "/Contents 11 0 R/Resources<</XObject<</X 12 0 R>>>>")
		}, bomb},
		{"a text without an end", func() []byte {
			return append(notes([]string{"/Contents(x)"}, nil, ""), "30 0 obj ("+again(40_000_000, "(")...)
		}, ""},
		{"filters on filters", func() []byte {
			data := again(15_000_000, "w")
			for range 3 {
				packed := flated("", data)
				data = packed[strings.Index(packed, "stream\n")+7 : len(packed)-10]
			}
			return notes(each(500, "/Contents 10 0 R"), map[int]string{10: raw("/Filter[/FlateDecode/FlateDecode/FlateDecode]", data)}, "")
		}, bomb},
		{"a table in the place of the author", func() []byte {
			return notes(each(5000, "/Contents(x)/T 10 0 R"), map[int]string{10: flated("", again(100_000, "name "))}, "")
		}, bomb},
		{"the title is a book", func() []byte {
			return append(notes([]string{"/Contents(x)"}, map[int]string{15: "<</Title(" + again(12_000_000, "x") + ")>>"}, ""), "\ntrailer <</Root 1 0 R/Info 15 0 R>>"...)
		}, bomb},
	}
}

// Whatever a copy holds, reading it is cheap, and it is read whole or refused.
// What is read gives a workbook that check takes.
func TestReviewedCopiesThatCostTooMuch(t *testing.T) {
	path, err := program()
	if err != nil {
		t.Fatal(err)
	}
	cases := copies()
	if !long() {
		cases = cases[:6]
	}
	for _, c := range cases { // one after the other: what this process holds is counted as the program's
		t.Run(c.why, func(t *testing.T) {
			dir, b := newProject(t), c.make()
			file := filepath.Join(dir, "copy.docx")
			if bytes.HasPrefix(b, []byte("%PDF")) {
				file = filepath.Join(dir, "copy.pdf")
			}
			if err := os.WriteFile(file, b, 0o666); err != nil {
				t.Fatal(err)
			}
			b = nil
			forgetPeak()
			exit, says := ran(t, io.Discard, path, "comments", dir, file)
			books, _ := filepath.Glob(filepath.Join(dir, "inputs", "comments-copy*.xlsx"))
			refused := strings.Contains(says, "error: ")
			if !strings.Contains(says, c.says) || exit != map[bool]int{true: 1, false: 0}[refused] ||
				refused != strings.Contains(says, "selfassess: nothing was written: 1 file cannot be read") {
				t.Fatalf("exit code %d; it says:\n%.2000s\nwant: %s", exit, says, c.says)
			}
			if (len(books) > 0) != (c.says == "") {
				t.Fatalf("it wrote %v and says:\n%.2000s", books, says)
			}
			for range books {
				exit, findings := check(t, dir)
				if exit != 0 {
					t.Errorf("the workbook of its remarks is not read: %.2000v", findings)
				}
			}
		})
	}
}

// A copy that turns out to be damaged while it is read, and not before, stops
// the command all the same; all of them are named at once.
func TestDamagedCopiesAreCounted(t *testing.T) {
	path, err := program()
	if err != nil {
		t.Fatal(err)
	}
	dir := newProject(t)
	args := []string{"comments", dir}
	for name, b := range map[string][]byte{
		"sound.docx":    word(para(`<w:ins`+ofAda+`>`+run("x")+`</w:ins>`), 1, nil),
		"damaged.docx":  word(`<w:p><w:r>`, 1, nil),
		"comments.docx": word(para(run("x")), 1, map[string]string{"comments": `<w:comment></w:p>`}),
		"text.docx":     []byte("a,b\n"),
	} {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, b, 0o666); err != nil {
			t.Fatal(err)
		}
		args = append(args, file)
	}
	exit, says := ran(t, io.Discard, path, args...)
	if exit != 1 || !strings.Contains(says, "3 errors, 0 warnings, 0 notes\nselfassess: nothing was written: 3 files cannot be read\n") {
		t.Errorf("exit code %d; it says:\n%s", exit, says)
	}
	const damaged = "damaged.docx: error: the file cannot be read: a part of it is not written as it must be (word/document.xml, byte "
	if !strings.Contains(says, damaged) || !strings.Contains(says, "(word/comments.xml, byte ") || strings.Contains(says, "sound.docx") {
		t.Errorf("it says:\n%s", says)
	}
	if books, _ := filepath.Glob(filepath.Join(dir, "inputs", "comments-*")); len(books) > 0 {
		t.Errorf("it wrote %v", books)
	}
}

// A copy that another program saved names who saved it, which is all that is
// known of who changed it; a program that leaves the name as the report has it
// says nothing of that.
func TestWhoChangedACopyIsNotGuessed(t *testing.T) {
	path, err := program()
	if err != nil {
		t.Fatal(err)
	}
	dir := newProject(t)
	if exit, says := ran(t, io.Discard, path, "build", "--quiet", "--draft", "--format", "docx", dir); exit != 0 {
		t.Fatal(says)
	}
	report, err := os.ReadFile(filepath.Join(dir, "outputs", "report.en.docx"))
	if err != nil {
		t.Fatal(err)
	}
	const head = "see whether the change is meant; it is among the comments, "
	for saved, want := range map[string]string{
		"Cabinet Office": head + "without a name, since the copy does not say who changed it\n",
		"Bo Reviewer":    head + "under the name of Bo Reviewer, who saved the copy last and need not be who changed it\n",
	} {
		file := filepath.Join(dir, saved+".docx")
		b := replaced(t, report, "word/document.xml", "The register is public.", "The register is closed.")
		b = replaced(t, b, "docProps/core.xml", "Cabinet Office</cp:lastModifiedBy>", saved+"</cp:lastModifiedBy>")
		if err := os.WriteFile(file, b, 0o666); err != nil {
			t.Fatal(err)
		}
		exit, says := ran(t, io.Discard, path, "comments", dir, file)
		if exit != 0 || !strings.Contains(says, want) {
			t.Errorf("exit code %d; it says:\n%s\nwant: %s", exit, says, want)
		}
		books, _ := filepath.Glob(filepath.Join(dir, "inputs", "comments-*"))
		for _, b := range books {
			os.Remove(b)
		}
	}
}

// replaced is a zip in which a part has other words.
func replaced(t *testing.T, b []byte, part, old, new string) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	to := zip.NewWriter(&out)
	for _, f := range z.File {
		if f.Name != part {
			if err := to.Copy(f); err != nil {
				t.Fatal(err)
			}
			continue
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil || !bytes.Contains(text, []byte(old)) {
			t.Fatalf("%s does not hold %q: %v", part, old, err)
		}
		w, err := to.Create(part)
		if err == nil {
			_, err = w.Write(bytes.ReplaceAll(text, []byte(old), []byte(new)))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := to.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
