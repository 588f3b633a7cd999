package docx

import (
	"archive/zip"
	"cmp"
	"compress/flate"
	"io"
	"maps"
	"regexp"
	"slices"
	"strings"

	"selfassess/inputs/office"
	"selfassess/render/docx/wordxml"
)

// parts are the files within a DOCX by name.
type parts map[string][]byte

const (
	typesPart     = "[Content_Types].xml"
	rootRels      = "_rels/.rels"
	officeRel     = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	strictRel     = "http://purl.oclc.org/ooxml/officeDocument/relationships/"
	coreRel       = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
	relsNamespace = "http://schemas.openxmlformats.org/package/2006/relationships"
)

func (ps parts) clone() parts {
	c := make(parts, len(ps)+8)
	for name, b := range ps {
		c[name] = b
	}
	return c
}

// write zips the parts: the types first, as readers of streams expect, then
// by name, with no times, so that two runs give the same bytes.
func (ps parts) write(w io.Writer) error { return ps.writeWith(w, "", nil) }

// writeWith zips the parts, of which the named one is compressed already.
func (ps parts) writeWith(w io.Writer, named string, text *compressor) error {
	z := zip.NewWriter(w)
	c := flateWriters.Get().(*flate.Writer)
	defer flateWriters.Put(c)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) {
		c.Reset(w)
		return c, nil
	})
	for _, name := range ps.names() {
		// 33 is 1 January 1980, the first day that a zip file can name. The
		// newer field would add an extra record to every part.
		//lint:ignore SA1019 the plain field is what is wanted
		header := zip.FileHeader{Name: name, Method: zip.Deflate, ModifiedDate: 33}
		if name == named {
			if err := text.write(z, header); err != nil {
				return err
			}
			continue
		}
		part, err := z.CreateHeader(&header)
		if err != nil {
			return err
		}
		if _, err := part.Write(ps[name]); err != nil {
			return err
		}
	}
	return z.Close()
}

// names are the parts in the order in which they are zipped.
func (ps parts) names() []string {
	return slices.SortedFunc(maps.Keys(ps), func(a, b string) int {
		return cmp.Or(rank(a)-rank(b), strings.Compare(a, b))
	})
}

func rank(name string) int {
	switch name {
	case typesPart:
		return 0
	case rootRels:
		return 1
	}
	return 2
}

// relations lists the relationships of a part; targets are part names. Those
// of a template were judged when it came in, all others are our own.
func (ps parts) relations(part string) []office.Relation {
	xml := ps[office.RelationsPart(part)]
	if xml == nil {
		return nil
	}
	list, _ := office.ReadRelations(part, xml)
	for i, r := range list {
		if !r.External && ps[r.Target] == nil {
			list[i].Target = ps.named(r.Target)
		}
	}
	return list
}

// named is the name of a part as it is written, if only the case differs.
func (ps parts) named(name string) string {
	for other := range ps {
		if strings.EqualFold(other, name) {
			return other
		}
	}
	return name
}

// related returns the first part that a part relates to in the given way.
func (ps parts) related(part, kind string) string {
	for _, r := range ps.relations(part) {
		if r.Type == kind {
			return r.Target
		}
	}
	return ""
}

var emptyRels = regexp.MustCompile(`<Relationships([^>]*)/>`)

const closingRels = "</Relationships>"

// addRelations appends relationship elements to those of a part.
func (ps parts) addRelations(part string, elements []byte) {
	name := office.RelationsPart(part)
	old := string(ps[name])
	if old == "" {
		old = wordxml.Head + `<Relationships xmlns="` + relsNamespace + `"></Relationships>`
	}
	old = emptyRels.ReplaceAllString(old, "<Relationships$1>"+closingRels)
	at := strings.LastIndex(old, closingRels)
	if at < 0 {
		at = len(old)
	}
	ps[name] = []byte(old[:at] + string(elements) + old[at:])
}

// types is what parts are declared to be one by one, by their names in lower
// case.
func (ps parts) types() map[string]string {
	types := map[string]string{}
	_ = walk(ps[typesPart], func(s *office.Scanner) {
		if s.Is("Override") {
			types[strings.ToLower(strings.TrimPrefix(s.Attr("PartName"), "/"))] = s.Attr("ContentType")
		}
	})
	return types
}

// addType says what a new part is.
func (ps parts) addType(part, kind string) {
	types := string(ps[typesPart])
	if strings.Contains(types, `PartName="/`+part+`"`) {
		return
	}
	ps[typesPart] = []byte(strings.Replace(types, "</Types>",
		`<Override PartName="/`+part+`" ContentType="`+kind+`"/></Types>`, 1))
}
