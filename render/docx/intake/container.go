package intake

import (
	"bytes"
	"errors"
	"slices"
	"strings"

	"selfassess/inputs/office"
	"selfassess/ogp"
)

// MaxFile is how many bytes a template may have.
const MaxFile = 48 << 20

// limits are those of a template. One with large pictures stays far below; a
// hostile file does not.
var limits = office.Limits{File: MaxFile, Parts: 2000, Part: 64 << 20, Sum: 96 << 20, Ratio: 500, Depth: depth}

// Refused is a finding about the file as a whole: why is a key of the
// catalogue's set refused.
func Refused(file, why, part string) *ogp.Finding {
	return &ogp.Finding{Code: ogp.TemplateRefused, At: ogp.Place{File: file},
		Args: map[string]string{ogp.KeyArg("reason"): "refused." + why, "part": part}}
}

// OtherKind is a finding about a file that is no Word document.
func OtherKind(file, kind string) *ogp.Finding {
	return &ogp.Finding{Code: ogp.TemplateFile, At: ogp.Place{File: file},
		Args: map[string]string{ogp.KeyArg("kind"): "template_kind." + kind, ogp.KeyArg("remedy"): "template_remedy." + kind}}
}

// Open unpacks a Word file as it is. What the zip declares is judged before
// anything is unpacked.
func Open(file string, b []byte) (Parts, *ogp.Finding) {
	if f := sniff(file, b); f != nil {
		return nil, f
	}
	z, err := office.Open(b, limits)
	if err != nil {
		return nil, refusal(file, err)
	}
	all, err := z.All()
	if err != nil {
		return nil, refusal(file, err)
	}
	ps := Parts(all)
	if f := ps.kind(file); f != nil {
		return nil, f
	}
	return ps, nil
}

// refusal tells of a zip what people are told of a template.
func refusal(file string, err error) *ogp.Finding {
	r, _ := errors.AsType[office.Refusal](err)
	switch r.Reason {
	case "cut":
		return Refused(file, "damaged", "")
	case "bomb":
		return Refused(file, "too_big", r.Part)
	}
	return Refused(file, r.Reason, r.Part)
}

// sniff tells by its first bytes that a file is no zip, whatever its name says.
func sniff(file string, b []byte) *ogp.Finding {
	is := func(prefix string) bool { return bytes.HasPrefix(b, []byte(prefix)) }
	switch {
	case len(b) == 0:
		return Refused(file, "empty", "")
	case len(b) > MaxFile:
		return Refused(file, "too_big", "")
	case is("PK"):
		return nil
	case is("\xd0\xcf\x11\xe0") && slices.Contains([]string{"encrypted", "labelled"}, office.CompoundKind(b)):
		return OtherKind(file, "encrypted")
	case is("\xd0\xcf\x11\xe0"):
		return OtherKind(file, "doc")
	case is("{\\rtf"):
		return OtherKind(file, "rtf")
	case is("%PDF"):
		return OtherKind(file, "pdf")
	}
	return OtherKind(file, "other")
}

// kind tells that a zip holds something other than a Word document. A Word
// template (.dotx) is as good as a document.
func (ps Parts) kind(file string) *ogp.Finding {
	mime, types := string(ps["mimetype"]), string(ps[TypesPart])
	switch {
	case strings.HasPrefix(mime, "application/vnd.oasis.opendocument"):
		return OtherKind(file, "odt")
	case strings.Contains(types, "macroEnabled"):
		return OtherKind(file, "docm")
	case strings.Contains(types, "spreadsheetml.sheet.main") || strings.Contains(types, "presentationml"):
		return OtherKind(file, "office")
	case ps["Index/Document.iwa"] != nil || ps["Index.zip"] != nil:
		return OtherKind(file, "pages")
	case types == "":
		return OtherKind(file, "other")
	}
	return nil
}
