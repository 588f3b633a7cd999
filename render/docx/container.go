package docx

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"

	"selfassess/ogp"
)

// MaxFile is how many bytes a template may have.
const MaxFile = 64 << 20

// The limits of a template. One with large pictures stays far below; a
// hostile file does not.
const (
	maxParts   = 2000      // parts in the zip
	maxPart    = 64 << 20  // bytes of one part, unpacked
	maxSum     = 128 << 20 // bytes of all parts, unpacked
	maxRatio   = 500       // unpacked to packed, for parts over 1 MiB
	ratioCount = 1 << 20
)

// refused is a finding about the file as a whole: why is a key of the
// catalogue's set refused.
func refused(file, why, part string) *ogp.Finding {
	return &ogp.Finding{Code: ogp.TemplateRefused, At: ogp.Place{File: file},
		Args: map[string]string{ogp.KeyArg("reason"): "refused." + why, "part": part}}
}

// otherKind is a finding about a file that is no Word document.
func otherKind(file, kind string) *ogp.Finding {
	return &ogp.Finding{Code: ogp.TemplateFile, At: ogp.Place{File: file},
		Args: map[string]string{ogp.KeyArg("kind"): "template_kind." + kind, ogp.KeyArg("remedy"): "template_remedy." + kind}}
}

// readParts unpacks a Word file. What the zip declares is judged before
// anything is unpacked.
func readParts(file string, b []byte) (parts, *ogp.Finding) {
	if f := sniff(file, b); f != nil {
		return nil, f
	}
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return nil, refused(file, "damaged", "")
	}
	if len(z.File) > maxParts {
		return nil, refused(file, "too_many_parts", "")
	}
	ps := parts{}
	sum := uint64(0)
	for _, f := range z.File {
		sum += f.UncompressedSize64
		if f.UncompressedSize64 > maxPart || sum > maxSum || f.UncompressedSize64 > ratioCount && f.UncompressedSize64/maxRatio > f.CompressedSize64 {
			return nil, refused(file, "too_big", f.Name)
		}
		if f.Flags&1 != 0 {
			return nil, refused(file, "encrypted_part", f.Name)
		}
	}
	for _, f := range z.File {
		if strings.HasSuffix(f.Name, "/") {
			continue
		}
		if ps[f.Name] != nil {
			return nil, refused(file, "part_twice", f.Name)
		}
		content, err := readPart(f)
		if err != nil {
			return nil, refused(file, "damaged", f.Name)
		}
		ps[f.Name] = content
	}
	if f := ps.kind(file); f != nil {
		return nil, f
	}
	return ps, nil
}

func readPart(f *zip.File) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return io.ReadAll(io.LimitReader(r, maxPart))
}

// sniff tells by its first bytes that a file is no zip, whatever its name says.
func sniff(file string, b []byte) *ogp.Finding {
	is := func(prefix string) bool { return bytes.HasPrefix(b, []byte(prefix)) }
	switch {
	case len(b) == 0:
		return refused(file, "empty", "")
	case len(b) > MaxFile:
		return refused(file, "too_big", "")
	case is("PK"):
		return nil
	case is("\xd0\xcf\x11\xe0") && bytes.Contains(b, wide("EncryptedPackage")):
		return otherKind(file, "encrypted")
	case is("\xd0\xcf\x11\xe0"):
		return otherKind(file, "doc")
	case is("{\\rtf"):
		return otherKind(file, "rtf")
	case is("%PDF"):
		return otherKind(file, "pdf")
	}
	return otherKind(file, "other")
}

// wide is a name as the directory of old Office files writes it.
func wide(s string) (b []byte) {
	for _, c := range []byte(s) {
		b = append(b, c, 0)
	}
	return b
}

// kind tells that a zip holds something other than a Word document. A Word
// template (.dotx) is as good as a document.
func (ps parts) kind(file string) *ogp.Finding {
	mime, types := string(ps["mimetype"]), string(ps[typesPart])
	switch {
	case strings.HasPrefix(mime, "application/vnd.oasis.opendocument"):
		return otherKind(file, "odt")
	case strings.Contains(types, "macroEnabled"):
		return otherKind(file, "docm")
	case strings.Contains(types, "spreadsheetml.sheet.main") || strings.Contains(types, "presentationml"):
		return otherKind(file, "office")
	case ps["Index/Document.iwa"] != nil || ps["Index.zip"] != nil:
		return otherKind(file, "pages")
	case types == "":
		return otherKind(file, "other")
	}
	return nil
}
