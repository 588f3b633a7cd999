package pdf

import (
	"bytes"
	"crypto/md5"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"selfassess/ogp"
	"selfassess/render"
	"selfassess/render/pdf/pdftest"
)

func writtenWith(t testing.TB, d *render.Document, o Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := WriteDocument(&b, d, o); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestSecondStandardIsWhole looks for what PDF 2.0 asks beside PDF 1.7; the
// checker knows it.
func TestSecondStandardIsWhole(t *testing.T) {
	for _, d := range []*render.Document{demo(), plan(12), one(), nested(9), nothing()} {
		f := good(t, writtenWith(t, d, Options{Standard: Standard2}))
		if !strings.HasPrefix(string(f.Head), "%PDF-2.0\n") {
			t.Errorf("the file begins with %q", f.Head)
		}
		if n := len(f.All("Title")); n != 1 {
			t.Errorf("%d titles", n)
		}
	}
}

// captioned is a group with a caption, which is a section in PDF 2.0.
var captioned = regexp.MustCompile(`\bSect(\n *Caption)`)

// TestStandardsShowTheSame compares what is read aloud: only the title and
// lists of terms have words in PDF 2.0 that PDF 1.7 lacks.
func TestStandardsShowTheSame(t *testing.T) {
	first := good(t, written(t, demo())).Tags()
	second := good(t, writtenWith(t, demo(), Options{Standard: Standard2})).Tags()
	if !strings.Contains(second, "Title ") || !strings.Contains(second, "L Description") {
		t.Errorf("no title or no list of terms in\n%s", second)
	}
	if strings.NewReplacer("Title ", "P ", "L Description", "L None").Replace(captioned.ReplaceAllString(second, "Div$1")) != first {
		t.Errorf("the trees differ:\n%s\n%s", first, second)
	}
}

func TestClaimsFollowTheOptions(t *testing.T) {
	data := []Attachment{{Name: "a.json", Media: "application/json", About: "a"}}
	for _, tt := range []struct {
		o    Options
		want string
	}{
		{Options{}, "pdfaid:part 2, pdfaid:conformance A, pdfuaid:part 1"},
		{Options{Attachments: data}, "pdfaid:part 3, pdfaid:conformance A, pdfuaid:part 1"},
		{Options{Standard: Standard2}, "pdfaid:part 4, pdfaid:rev 2020, pdfuaid:part 2, pdfuaid:rev 2024, pdfd:conformsTo http://pdfa.org/declarations/wtpdf#accessibility1.0"},
		{Options{Standard: Standard2, Attachments: data}, "pdfaid:part 4, pdfaid:rev 2020, pdfaid:conformance F, pdfuaid:part 2, pdfuaid:rev 2024, pdfd:conformsTo http://pdfa.org/declarations/wtpdf#accessibility1.0"},
	} {
		f := good(t, writtenWith(t, one(), tt.o))
		var got []string
		for _, m := range regexp.MustCompile(`<(pdf(?:a|ua)id:\w+|pdfd:conformsTo)>([^<]*)<`).FindAllStringSubmatch(string(f.Objects[f.Catalog()["Metadata"].(ref)].(*pdftest.Stream).Raw), -1) {
			got = append(got, m[1]+" "+m[2])
		}
		if s := strings.Join(got, ", "); s != tt.want {
			t.Errorf("the file claims %s, want %s", s, tt.want)
		}
	}
}

func TestInfoAndXMPSayTheSame(t *testing.T) {
	for _, tt := range []struct{ text, want, why string }{
		{"Plain report, 2024", "", "ASCII"},
		{"Informe de autoevaluación – « 2024 »", "", "accents"},
		{`<b>&amp;</b> "quoted" 'single' ]]>`, "", "what XML escapes"},
		{`(a\b) )( \051 \`, "", "what PDF escapes"},
		{"Rapport 🎉 𝔸 👩‍👩‍👧", "", "beyond 16 bits"},
		{"דוח הערכה עצמית", "", "right to left"},
		{"تقرير \u202B2024\u202C", "", "right to left with marks of direction"},
		{"one\ntwo\tthree\rfour", "one two three four", "line breaks"},
		{"a\x00b\x1b\x7f\u0085c", "a b   c", "control characters"},
		{"\uE000x\uFFFEy\U0010FFFF", "\uFFFDx\uFFFDy\uFFFD", "characters that are nobody's"},
		{"broken \xff bytes", "broken \uFFFD bytes", "not UTF-8"},
		{" spaced  ", "", "spaces at the ends"},
	} {
		t.Run(tt.why, func(t *testing.T) {
			want := tt.want
			if want == "" {
				want = tt.text
			}
			d := one()
			d.Meta = render.Meta{Title: tt.text, Author: "A " + tt.text, Subject: render.Words("S " + tt.text), Keywords: "K " + tt.text, Program: "selfassess " + tt.text,
				Identifier: "I " + tt.text, Date: ogp.Day(2026, 9, 30)}
			d.Lang = "sr-Latn"
			for _, s := range []Standard{Standard1, Standard2} {
				f := good(t, writtenWith(t, d, Options{Standard: s})) // which compares XMP and Info
				x, err := f.Properties()
				if err != nil {
					t.Fatal(err)
				}
				for name, value := range map[string]string{"dc:title": want, "dc:creator": "A " + want, "dc:description": "S " + want, "pdf:Keywords": "K " + want, "pdf:Producer": "selfassess " + want,
					"xmp:CreatorTool": "selfassess " + want, "dc:identifier": "I " + want, "dc:language": "sr-Latn", "xmp:CreateDate": "2026-09-30T00:00:00Z", "xmp:ModifyDate": "2026-09-30T00:00:00Z", "dc:format": "application/pdf"} {
					if x[name] != value {
						t.Errorf("XMP says %s is %q, want %q", name, x[name], value)
					}
				}
				if s == Standard1 {
					if got, _ := f.Info()["Title"].(pdftest.String); got.Text() != want {
						t.Errorf("Info says the title is %q, want %q", got.Text(), want)
					}
				}
			}
		})
	}
}

func TestMetadataLeaveOutWhatIsNotKnown(t *testing.T) {
	d := one()
	d.Meta = render.Meta{Title: "Title", Program: "selfassess"}
	f := good(t, written(t, d))
	x, err := f.Properties()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"dc:creator", "dc:description", "pdf:Keywords", "dc:identifier", "xmp:CreateDate", "xmp:ModifyDate"} {
		if v, there := x[name]; there {
			t.Errorf("XMP has %s %q", name, v)
		}
	}
	if i := f.Info(); len(i) != 3 {
		t.Errorf("Info has %v, want title, creator and producer", i)
	}
}

// TestAttachmentsComeBack takes the files out of a PDF again.
func TestAttachmentsComeBack(t *testing.T) {
	files := []Attachment{
		{Name: "report.json", Media: "application/json", About: "All data, « entières »", Data: []byte(`{"a": "(b) \\ endstream"}`)},
		{Name: "milestones.csv", Media: "text/csv", About: "Milestones", Data: bytes.Repeat([]byte("a,b\r\n"), 5000)},
		{Name: "empty.csv", Media: "text/csv", About: "Nothing"},
	}
	for _, s := range []Standard{Standard1, Standard2} {
		f := good(t, writtenWith(t, demo(), Options{Standard: s, Attachments: files}))
		listed := f.Objects[f.Catalog()["Names"].(dict)["EmbeddedFiles"].(ref)].(dict)["Names"].(array)
		var order []string
		specs := map[string]ref{}
		for i := 0; i < len(listed); i += 2 {
			n := string(listed[i].(pdftest.String))
			order = append(order, n)
			specs[n] = listed[i+1].(ref)
		}
		if !slices.Equal(order, []string{"empty.csv", "milestones.csv", "report.json"}) {
			t.Errorf("the names are %q", order)
		}
		for _, a := range files {
			spec := f.Objects[specs[a.Name]].(dict)
			if !slices.Contains(f.Catalog()["AF"].(array), any(specs[a.Name])) {
				t.Errorf("%s is not an associated file of the document", a.Name)
			}
			if spec["F"] != pdftest.String(a.Name) || spec["UF"] != pdftest.String(a.Name) || spec["AFRelationship"] != name("Data") {
				t.Errorf("%s: %v", a.Name, spec)
			}
			if got := spec["Desc"].(pdftest.String).Text(); got != a.About {
				t.Errorf("%s is described as %q", a.Name, got)
			}
			file := f.Objects[spec["EF"].(dict)["F"].(ref)].(*pdftest.Stream)
			if data, err := file.Data(); err != nil || !bytes.Equal(data, a.Data) {
				t.Errorf("%s comes back as %.50q, %v", a.Name, data, err)
			}
			sum := md5.Sum(a.Data)
			want := dict{"Size": len(a.Data), "CheckSum": pdftest.String(sum[:]), "ModDate": pdftest.String("D:20260930000000+00'00'")}
			if got := file.Dict["Params"]; fmt.Sprint(got) != fmt.Sprint(want) || file.Dict["Subtype"] != name(a.Media) || file.Dict["Type"] != name("EmbeddedFile") {
				t.Errorf("%s: %v, want %v", a.Name, file.Dict, want)
			}
		}
	}
}

// TestTagsCostLessThanTheRest weighs what is no page, font or picture: tags
// above all, packed together.
func TestTagsCostLessThanTheRest(t *testing.T) {
	for _, s := range []Standard{Standard1, Standard2} {
		file := writtenWith(t, plan(40), Options{Standard: s})
		f, err := pdftest.Read(file)
		if err != nil {
			t.Fatal(err)
		}
		packed := 0
		for _, o := range f.Objects {
			if o, ok := o.(*pdftest.Stream); ok && o.Dict["Type"] == name("ObjStm") {
				packed += len(o.Raw)
			}
		}
		if packed == 0 || 2*packed > len(file) {
			t.Errorf("%d of %d bytes", packed, len(file))
		}
	}
}

// TestFileIDIsOfTheContent: another word, another ID; the same, the same.
func TestFileIDIsOfTheContent(t *testing.T) {
	id := func(text string) any {
		ids := good(t, written(t, one(para(text)))).Trailer["ID"].(array)
		if len(ids[0].(pdftest.String)) != 16 || ids[0] != ids[1] {
			t.Fatalf("no ID, or not that of a new file: %v", ids)
		}
		return ids[0]
	}
	if id("a") != id("a") || id("a") == id("b") {
		t.Errorf("the IDs are %v, %v and %v", id("a"), id("a"), id("b"))
	}
}
