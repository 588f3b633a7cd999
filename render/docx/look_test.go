package docx

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"

	"selfassess/ogp"
	"selfassess/render"
	"selfassess/render/compose"
	"selfassess/templates"
)

// edit is a change to a part of the built-in template; without old the part is
// new.
type edit struct{ part, old, new string }

// lookOf is how the built-in template looks after some changes.
func lookOf(t *testing.T, edits ...edit) (*render.Look, []ogp.Finding) {
	t.Helper()
	ps, finding := readParts("ministry.docx", templates.ReportDOCX())
	if finding != nil {
		t.Fatal(finding)
	}
	for _, e := range edits {
		if e.old != "" && !strings.Contains(string(ps[e.part]), e.old) {
			t.Fatalf("%s does not hold %s", e.part, e.old)
		}
		if e.old == "" {
			ps[e.part] = []byte(e.new)
			continue
		}
		ps[e.part] = []byte(strings.Replace(string(ps[e.part]), e.old, e.new, 1))
	}
	tpl, findings := parse("ministry.docx", ps, compose.Schema)
	if len(findings) > 0 {
		t.Fatal(findings)
	}
	return tpl.Look()
}

// said are findings in short: their codes and what was found.
func said(fs []ogp.Finding) string {
	var all []string
	for _, f := range fs {
		all = append(all, strings.TrimSpace(fmt.Sprint(f.Code, " ", f.Found, " ", f.Args["count"], f.Args[ogp.KeyArg("reason")])))
	}
	return strings.Join(all, "; ")
}

func TestTheBuiltInTemplateLooksAsTheProgramDoes(t *testing.T) {
	look, findings := lookOf(t)
	if len(findings) > 0 {
		t.Errorf("it is said: %s", said(findings))
	}
	if look.Text != "Arial" || look.Heads != "Arial" || look.Logo != nil {
		t.Errorf("the look is %+v", look)
	}
	if got := look.Colors[render.Accent1]; got != (render.Color{R: 0x12, G: 0x46, B: 0x6B}) {
		t.Errorf("accent 1 is %v", got)
	}
}

func TestFontsOfATemplateAreThoseThatItsStylesName(t *testing.T) {
	const styles, theme = "word/styles.xml", "word/theme/theme1.xml"
	const normal = `<w:rPr><w:color w:val="1B2733" w:themeColor="text1"/></w:rPr>`
	const ofTheme = `<w:rFonts w:asciiTheme="minorHAnsi"`
	const heading = `<w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:rFonts w:asciiTheme="majorHAnsi" w:hAnsiTheme="majorHAnsi" w:eastAsiaTheme="majorEastAsia" w:cstheme="majorBidi"/>`
	minor := edit{theme, `<a:minorFont><a:latin typeface="Arial"/>`, `<a:minorFont><a:latin typeface="Georgia"/>`}
	major := edit{theme, `<a:majorFont><a:latin typeface="Arial"/>`, `<a:majorFont><a:latin typeface="Lora"/>`}
	for _, tt := range []struct {
		why, text, heads string
		edits            []edit
	}{
		{"both of the theme", "Georgia", "Lora", []edit{minor, major}},
		{"text in a font of its own", "Sarala", "Lora",
			[]edit{minor, major, {styles, normal, `<w:rPr><w:rFonts w:ascii="Sarala" w:hAnsi="Sarala"/></w:rPr>`}}},
		{"the theme comes before a name beside it", "Georgia", "Lora",
			[]edit{minor, major, {styles, normal, `<w:rPr><w:rFonts w:ascii="Sarala" w:asciiTheme="minorHAnsi"/></w:rPr>`}}},
		{"the font of the document", "Sarala", "Lora", []edit{minor, major, {styles, ofTheme, `<w:rFonts w:ascii="Sarala"`}}},
		{"headings in a font of their own", "Georgia", "Sarala", []edit{minor, major, {styles, heading, `<w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:rFonts w:ascii="Sarala"/>`}}},
		{"headings that name none have that of text", "Georgia", "Georgia", []edit{minor, major, {styles, heading, `<w:outlineLvl w:val="0"/></w:pPr><w:rPr>`}}},
	} {
		if look, _ := lookOf(t, tt.edits...); look.Text != tt.text || look.Heads != tt.heads {
			t.Errorf("%s: text in %q and headings in %q, want %q and %q", tt.why, look.Text, look.Heads, tt.text, tt.heads)
		}
	}
}

func TestWordsThatOnlyTheTemplateHasAreNamed(t *testing.T) {
	paragraph := func(xml string) edit {
		return edit{textPart, "<w:body>", "<w:body><w:p>" + xml + "</w:p>"}
	}
	words := func(s string) string { return `<w:r><w:t xml:space="preserve">` + s + `</w:t></w:r>` }
	field := `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> STYLEREF 1 </w:instrText></w:r>` +
		`<w:r><w:fldChar w:fldCharType="separate"/></w:r>` + words("Introduction") + `<w:r><w:fldChar w:fldCharType="end"/></w:r>`
	for _, tt := range []struct {
		why, want string
		edits     []edit
	}{
		{"a sentence", "template-text-not-in-pdf Foreword of the Minister 1", []edit{paragraph(words("Foreword of the Minister"))}},
		{"around a tag that is parted", "template-text-not-in-pdf Made by … 1", []edit{paragraph(words("Made by {plan.") + words("country}"))}},
		{"a block within a sentence", "template-text-not-in-pdf Theme: … 1", []edit{paragraph(words("{?plan.forum}Theme: {plan.forum}{/plan.forum}"))}},
		{"signs are no words", "", []edit{paragraph(words("{plan.country} · – {plan.title}"))}},
		{"what Word writes into a field", "", []edit{paragraph(field)}},
		{"in a footer, and in the text first", "template-text-not-in-pdf Foreword 2", []edit{
			paragraph(words("Foreword")), {"word/footer2.xml", "<w:p>", "<w:p>" + words("Ministry of Justice")}}},
		{"a long text is shortened", "template-text-not-in-pdf The Ministry of Justice answers for every word of this… 1",
			[]edit{paragraph(words("The Ministry of Justice answers for every word of this report, and for nothing beside it."))}},
		{"a layout of its own", "template-layout-not-in-pdf", []edit{
			{textPart, "{report.body}", "{plan.country}"}, {textPart, "{report.contents}", "{plan.country}"}}},
		{"no theme, and colours in styles", "", []edit{noTheme}},
		{"no colours", "template-without-theme", []edit{noTheme, {"word/styles.xml", "", `<w:styles xmlns:w="w">` + everyStyle() + `</w:styles>`}}},
	} {
		if _, findings := lookOf(t, tt.edits...); said(findings) != tt.want {
			t.Errorf("%s: it is said %q, want %q", tt.why, said(findings), tt.want)
		}
	}
}

var noTheme = edit{"word/_rels/document.xml.rels", "relationships/theme", "relationships/other"}

// everyStyle are the styles that a template must have, without any look.
func everyStyle() string {
	var b strings.Builder
	for kind, names := range needed {
		for _, name := range names {
			fmt.Fprintf(&b, `<w:style w:type="%s" w:styleId="%s"><w:name w:val="%s"/></w:style>`, kind, strings.ReplaceAll(name, " ", ""), name)
		}
	}
	return b.String()
}

// LibreOffice saves no theme: the colours that somebody has chosen there stand
// in the styles.
func TestWithoutAThemeColoursAreThoseOfStyles(t *testing.T) {
	heading := edit{"word/styles.xml", `<w:color w:val="12466B" w:themeColor="accent1"/><w:sz w:val="40"/>`, `<w:color w:val="1E6B3C"/><w:sz w:val="40"/>`}
	look, findings := lookOf(t, noTheme, heading)
	if len(findings) > 0 {
		t.Errorf("it is said: %s", said(findings))
	}
	for of, want := range map[render.ThemeColor]render.Color{
		render.Accent1: {R: 0x1E, G: 0x6B, B: 0x3C}, render.Accent2: {R: 0x8E, G: 0xB5, B: 0x9D}, render.Accent3: {R: 0xC6, G: 0xDA, B: 0xCE},
		render.Dark1: {R: 0x1B, G: 0x27, B: 0x33}, render.Dark2: {R: 0x51, G: 0x60, B: 0x6E}, render.Accent5: {R: 0xC5, G: 0xCE, B: 0xD6},
		render.Accent4: {R: 0xB3, G: 0x26, B: 0x1E}, render.Hyperlink: {R: 0x12, G: 0x46, B: 0x6B}, render.Light1: {R: 0xFF, G: 0xFF, B: 0xFF},
	} {
		if got := look.Colors[of]; got != want {
			t.Errorf("%s is %X, want %X", of, got, want)
		}
	}
}

// drawn is a picture of one colour.
func drawn(w, h int, c color.Color) *image.NRGBA {
	p := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			p.Set(x, y, c)
		}
	}
	return p
}

// framed is a picture with white around it.
func framed(p *image.NRGBA) image.Image {
	out := drawn(p.Rect.Dx()+20, p.Rect.Dy()+8, color.White)
	draw.Draw(out, p.Rect.Add(image.Pt(5, 3)), p, image.Point{}, draw.Src)
	return out
}

func pngOf(t *testing.T, p image.Image) string {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, p); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestTheLogoIsFoundWhereATemplateHasOne(t *testing.T) {
	const media, header = "word/media/logo.png", "word/header2.xml"
	green := color.NRGBA{R: 0x1E, G: 0x6B, B: 0x3C, A: 0xFF}
	file := pngOf(t, drawn(40, 20, green))
	var photo bytes.Buffer
	if err := jpeg.Encode(&photo, drawn(30, 30, green), nil); err != nil {
		t.Fatal(err)
	}
	put := func(s string) edit { return edit{media, "", s} }
	other := edit{"word/media/other.png", "", pngOf(t, drawn(10, 50, green))}
	inline := func(id, size string) string {
		return `<w:p><w:r><w:drawing><wp:anchor><wp:extent ` + size + `/><wp:docPr id="9" name="P" descr="Arms"/>` +
			`<a:graphic><a:graphicData uri="u"><a:blip r:embed="` + id + `"/></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r></w:p>`
	}
	related := edit{"word/_rels/document.xml.rels", "</Relationships>",
		`<Relationship Id="rId90" Type="` + officeRel + `image" Target="media/other.png"/></Relationships>`}
	const small, large = `cx="900000" cy="900000"`, `cx="7560000" cy="10692000"`
	huge := []byte(file)
	copy(huge[16:], "\x00\x00\x40\x00\x00\x00\x40\x00")
	press := "\xff\xd8\xff\xc0\x00\x14\x08\x00\x08\x00\x08\x04\x01\x11\x00\x02\x11\x00\x03\x11\x00\x04\x11\x00\xff\xda\x00\x0e\x04\x01\x00\x02\x00\x03\x00\x04\x00\x00\x3f\x00"
	for _, tt := range []struct {
		why, want string
		edits     []edit
	}{
		{"the place is empty", "none", nil},
		{"a picture in the place", `40 × 20 #1E6B3C ""`, []edit{put(file)}},
		{"with a text", `40 × 20 #1E6B3C "Ministry"`, []edit{put(file), {textPart, `<wp:docPr id="1" name="Logo">`, `<wp:docPr id="1" name="Logo" descr="Ministry">`}}},
		{"a photograph", `30 × 30 #1E6C3B ""`, []edit{put(photo.String())}},
		{"half of it cut off", `20 × 20 #1E6B3C ""`, []edit{put(file), {textPart, `<a:blip r:embed="rId10"/>`, `<a:blip r:embed="rId10"/><a:srcRect l="25000" r="25000"/>`}}},
		{"it shines through", `4 × 2 #8EB59D ""`, []edit{put(pngOf(t, drawn(4, 2, color.NRGBA{R: 0x1E, G: 0x6B, B: 0x3C, A: 0x80})))}},
		{"larger than is seen", `1000 × 250 #1E6B3C ""`, []edit{put(pngOf(t, drawn(3000, 750, green)))}},
		{"white on white", "none", []edit{put(pngOf(t, drawn(9, 9, color.White)))}},
		{"white around it", `12 × 7 #1E6B3C ""`, []edit{put(pngOf(t, framed(drawn(12, 7, green))))}},
		{"another one on the first page", `10 × 50 #1E6B3C "Arms"`, []edit{other, related, {textPart, "<w:body>", "<w:body>" + inline("rId90", small)}}},
		{"the place comes first", `40 × 20 #1E6B3C ""`, []edit{put(file), other, related, {textPart, "<w:body>", "<w:body>" + inline("rId90", small)}}},
		{"a picture behind all pages", "none", []edit{other, related, {textPart, "<w:body>", `<w:body><w:p><w:r><w:pict><v:shape xmlns:v="v" id="WordPictureWatermark7" alt=""><v:imagedata r:id="rId90"/></v:shape></w:pict></w:r></w:p>`}}},
		{"a picture of older programs", `10 × 50 #1E6B3C "Arms"`, []edit{other, related, {textPart, "<w:body>", `<w:body><w:p><w:r><w:pict><v:shape xmlns:v="v" id="p" alt="Arms"><v:imagedata r:id="rId90"/></v:shape></w:pict></w:r></w:p>`}}},
		{"as large as the page", "none", []edit{other, related, {textPart, "<w:body>", "<w:body>" + inline("rId90", large)}}},
		{"on a later page", "none", []edit{other, related, {textPart, `<w:p><w:pPr><w:pStyle w:val="TOCHeading"/>`, inline("rId90", small) + `<w:p><w:pPr><w:pStyle w:val="TOCHeading"/>`}}},
		{"in a header", `10 × 50 #1E6B3C "Arms"`, []edit{other, {"word/_rels/header2.xml.rels", "", `<Relationships xmlns="` + relsNamespace + `"><Relationship Id="rId90" Type="` + officeRel + `image" Target="media/other.png"/></Relationships>`},
			{header, "<w:p>", inline("rId90", small) + "<w:p>"}}},
		{"decoration", `10 × 50 #1E6B3C decoration`, []edit{other, related, {textPart, "<w:body>", "<w:body>" + strings.Replace(inline("rId90", small),
			` descr="Arms"/>`, `><a:extLst><a:ext uri="u"><adec:decorative xmlns:adec="d" val="1"/></a:ext></a:extLst></wp:docPr>`, 1)}}},
		{"a drawing of Windows", "template_logo.kind", []edit{put("\x01\x00\x00\x00EMF")}},
		{"for a press", "template_logo.press", []edit{put(press)}},
		{"cut off", "template_logo.damaged", []edit{put(file[:60])}},
		{"larger than any", "template_logo.large", []edit{put(fixed(huge))}},
	} {
		look, findings := lookOf(t, tt.edits...)
		got := "none"
		switch l := look.Logo; {
		case len(findings) > 0:
			got = strings.TrimPrefix(said(findings), "template-logo-not-used  ")
		case l != nil && l.Decoration:
			got = fmt.Sprintf("%d × %d #%X decoration", l.Width, l.Height, l.Pixels[:3])
		case l != nil:
			got = fmt.Sprintf("%d × %d #%X %q", l.Width, l.Height, l.Pixels[:3], l.Alt)
		}
		if got != tt.want {
			t.Errorf("%s: the logo is %s, want %s", tt.why, got, tt.want)
		}
		if l := look.Logo; l != nil && len(l.Pixels) != 3*l.Width*l.Height {
			t.Errorf("%s: %d bytes", tt.why, len(l.Pixels))
		}
	}
}

// fixed is a PNG whose head has the right checksum again.
func fixed(file []byte) string {
	sum := crc32.ChecksumIEEE(file[12:29])
	binary.BigEndian.PutUint32(file[29:], sum)
	return string(file)
}
