package pdftest

import (
	"bytes"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// languageTag is a well-formed tag of BCP 47.
var languageTag = regexp.MustCompile(`(?i)^([a-z]{2,3}(-[a-z]{3}){0,3}|[a-z]{4,8})(-[a-z]{4})?(-([a-z]{2}|\d{3}))?` +
	`(-([a-z0-9]{5,8}|\d[a-z0-9]{3}))*(-[a-wyz0-9](-[a-z0-9]{2,8})+)*(-x(-[a-z0-9]{1,8})+)?$`)

// frame checks what is not about pages and tags: the head, the catalog, and
// what no archive takes.
func (f *File) frame() {
	version, binary, _ := strings.Cut(string(f.Head), "\n%")
	if version != "%PDF-1.7" && version != "%PDF-2.0" || len(binary) != 5 ||
		strings.ContainsFunc(binary[:4], func(r rune) bool { return r < 0x80 }) {
		f.fault("head", 0, 0, "the file begins with %q", f.Head)
	}
	if id := f.array(f.Trailer["ID"]); len(id) != 2 || id[0] == String("") || id[1] == String("") {
		f.fault("head", 0, 0, "the ID is %v", f.Trailer["ID"])
	}
	if f.Trailer["Encrypt"] != nil {
		f.fault("head", 0, 0, "the file is encrypted")
	}
	c := f.Catalog()
	if lang := f.text(c["Lang"]); !languageTag.MatchString(lang) {
		f.fault("language", 0, 0, "the language of the document is %q", lang)
	}
	if f.dict(c["ViewerPreferences"])["DisplayDocTitle"] != true {
		f.fault("title", 0, 0, "DisplayDocTitle is not true")
	}
	if f.Root != nil {
		if r2l := f.dict(c["ViewerPreferences"])["Direction"] == Name("R2L"); r2l != f.RightToLeft(f.Root) {
			f.fault("direction", 0, 0, "readers turn pages from right to left: %v, and the text runs so: %v", r2l, !r2l)
		}
	}
	if f.text(f.Info()["Title"]) == "" && !f.second() { // there, the packet of XMP says it
		f.fault("title", 0, 0, "the file has no title")
	}
	if m := f.dict(c["MarkInfo"]); m["Marked"] != true || m["Suspects"] == true || f.Root == nil {
		f.fault("marked", 0, 0, "MarkInfo is %v", m)
	}
	for i, label := range f.Labels() {
		if label == "" {
			f.fault("labels", f.Pages[i].Object, i+1, "it has no label")
		}
	}
	for _, p := range f.Pages {
		if p.Dict["Tabs"] != Name("S") {
			f.fault("tabs", p.Object, p.Number, "Tabs is %v", p.Dict["Tabs"])
		}
	}
	for _, r := range slices.Sorted(maps.Keys(f.Objects)) {
		f.object(r, f.Objects[r])
	}
	f.attachments()
	f.intent()
}

// Labels are what programs call the pages; "" for a page without a label.
func (f *File) Labels() []string {
	out := make([]string, len(f.Pages))
	ranges := f.numbers(f.Catalog()["PageLabels"], 0)
	var label Dict
	n := 0
	for i := range out {
		if v, ok := ranges[i]; ok {
			label, n = f.dict(v), 1
			if st, ok := label["St"].(int); ok {
				n = st
			}
		}
		switch out[i] = f.text(label["P"]); label["S"] {
		case Name("D"):
			out[i] += strconv.Itoa(n)
		case Name("r"):
			out[i] += strings.ToLower(numeral(n))
		case Name("R"):
			out[i] += numeral(n)
		}
		n++
	}
	return out
}

// numeral is n in Roman figures.
func numeral(n int) (s string) {
	for _, digits := range []string{"IVX", "XLC", "CDM", "M  "} {
		one, five, ten := digits[:1], digits[1:2], digits[2:]
		s = []string{"", one, one + one, one + one + one, one + five, five, five + one, five + one + one,
			five + one + one + one, one + ten}[n%10] + s
		n /= 10
	}
	return s
}

// object checks an object and all within it for what may stand nowhere.
func (f *File) object(r Ref, v any) {
	switch v := v.(type) {
	case Array:
		for _, e := range v {
			f.object(r, e)
		}
	case *Stream:
		if v.Dict["F"] != nil || v.Dict["DecodeParms"] != nil ||
			v.Dict["Filter"] != nil && v.Dict["Filter"] != Name("FlateDecode") {
			f.fault("stream", r, 0, "filter %v, file %v", v.Dict["Filter"], v.Dict["F"])
		}
		f.object(r, v.Dict)
	case Dict:
		for _, k := range []Name{"JS", "AA", "OpenAction", "XFA"} {
			if v[k] != nil {
				f.fault("active", r, 0, "there is a /%s", k)
			}
		}
		if s, ok := v["S"].(Name); ok &&
			slices.Contains([]Name{"JavaScript", "Launch", "Sound", "Movie", "ResetForm", "ImportData", "SubmitForm"}, s) {
			f.fault("active", r, 0, "there is an action of type %s", s)
		}
		f.opaque(r, v)
		for _, k := range []Name{"Alt", "ActualText", "Contents", "Title", "Author", "Subject", "Keywords", "Desc", "UF"} {
			if text, ok := v[k].(String); ok && strings.ContainsFunc(text.Text(), unfit) {
				f.fault("string", r, 0, "/%s is %q", k, text.Text())
			}
		}
		for _, k := range slices.Sorted(maps.Keys(v)) {
			f.object(r, v[k])
		}
	}
}

// opaque checks a dictionary for what makes things transparent.
func (f *File) opaque(r Ref, d Dict) {
	for _, k := range []Name{"ca", "CA"} {
		if n, ok := number(f.get(d[k])); ok && n != 1 {
			f.fault("opaque", r, 0, "/%s is %v", k, n)
		}
	}
	if s := d["SMask"]; s != nil && s != Name("None") {
		f.fault("opaque", r, 0, "there is a soft mask")
	}
	if bm := d["BM"]; bm != nil && bm != Name("Normal") {
		f.fault("opaque", r, 0, "the blend mode is %v", bm)
	}
	if f.dict(d["Group"])["S"] == Name("Transparency") {
		f.fault("opaque", r, 0, "there is a group of transparency")
	}
}

// intent checks the profile that gives colours of a device their meaning.
func (f *File) intent() {
	coloured := slices.IndexFunc(f.Pages, func(p *Page) bool { return p.colour })
	if coloured < 0 {
		return
	}
	for _, v := range f.array(f.Catalog()["OutputIntents"]) {
		d := f.dict(v)
		icc := f.data(d["DestOutputProfile"])
		if d["S"] == Name("GTS_PDFA1") && len(icc) > 128 && bytes.Equal(icc[16:20], []byte("RGB ")) &&
			bytes.Equal(icc[36:40], []byte("acsp")) && f.dict(d["DestOutputProfile"])["N"] == 3 {
			return
		}
	}
	f.fault("intent", 0, coloured+1, "colours of a device are used, and there is no RGB output intent")
}

// attachments checks the files within the file.
func (f *File) attachments() {
	associated := map[any]bool{}
	for _, v := range f.array(f.Catalog()["AF"]) {
		associated[v] = true
	}
	for _, r := range slices.Sorted(maps.Keys(f.Objects)) {
		d, ok := f.Objects[r].(Dict)
		if !ok || d["EF"] == nil {
			continue
		}
		file := f.dict(f.dict(d["EF"])["F"])
		switch relation, _ := d["AFRelationship"].(Name); {
		case !associated[r]:
			f.fault("attached", r, 0, "the catalog does not name it in AF")
		case relation == "" || relation == "Unspecified":
			f.fault("attached", r, 0, "what it is to the document is %q", relation)
		case f.text(d["F"]) == "" || f.text(d["UF"]) == "":
			f.fault("attached", r, 0, "it has no name")
		case file["Subtype"] == nil:
			f.fault("attached", r, 0, "its format is not named")
		}
	}
}
