package pdftest

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"time"
)

// metadata compares the XMP packet with Info, and both with what the file
// claims to be.
func (f *File) metadata() {
	s, ok := f.get(f.Catalog()["Metadata"]).(*Stream)
	if !ok || s.Dict["Filter"] != nil || s.Dict["Subtype"] != Name("XML") {
		f.fault("metadata", 0, 0, "there is no packet of XMP that can be read without unpacking")
		return
	}
	at, _ := f.Catalog()["Metadata"].(Ref)
	x, err := properties(s.Raw)
	if err != nil {
		f.fault("metadata", at, 0, "%v", err)
		return
	}
	lang := f.text(f.Catalog()["Lang"])
	for _, want := range []string{"pdfaid:part", "pdfuaid:part", "dc:title", "dc:title@" + lang} {
		if x[want] == "" && want != "dc:title@" {
			f.fault("metadata", at, 0, "there is no %s", want)
		}
	}
	if x["pdfaid:part"] != "4" && x["pdfaid:conformance"] != "A" {
		f.fault("metadata", at, 0, "PDF/A-%s%s is claimed, not level A", x["pdfaid:part"], x["pdfaid:conformance"])
	}
	if languageTag.MatchString(lang) && x["dc:language"] != lang {
		f.fault("metadata", at, 0, "dc:language is %q, the catalog says %q", x["dc:language"], lang)
	}
	if _, described := x["pdfaSchema:prefix"]; !described && x["pdfaid:part"] != "4" {
		f.fault("metadata", at, 0, "the schema of pdfuaid is not described")
	}
	f.agree(at, x)
}

// agree compares the properties that stand in both places. A file of PDF 2.0
// has no Info.
func (f *File) agree(at Ref, x map[string]string) {
	info := f.Info()
	if f.second() {
		return
	}
	for _, p := range [][2]string{{"Title", "dc:title"}, {"Author", "dc:creator"}, {"Subject", "dc:description"},
		{"Keywords", "pdf:Keywords"}, {"Creator", "xmp:CreatorTool"}, {"Producer", "pdf:Producer"}} {
		key, name := Name(p[0]), p[1]
		if got := f.text(info[key]); got != x[name] {
			f.fault("metadata", at, 0, "%s is %q, Info says %q", name, x[name], got)
		}
	}
	for _, p := range [][2]string{{"CreationDate", "xmp:CreateDate"}, {"ModDate", "xmp:ModifyDate"}} {
		key, name := Name(p[0]), p[1]
		got := f.text(info[key])
		if got == "" && x[name] == "" {
			continue
		}
		a, errA := time.Parse("D:20060102150405-07'00'", got)
		b, errB := time.Parse(time.RFC3339, x[name])
		if errA != nil || errB != nil || !a.Equal(b) {
			f.fault("metadata", at, 0, "%s is %q, Info says %q", name, x[name], got)
		}
	}
}

// Properties are the properties of the XMP packet by their usual names:
// "dc:title".
func (f *File) Properties() (map[string]string, error) {
	return properties(f.data(f.Catalog()["Metadata"]))
}

// prefixes are the usual names of the namespaces.
var prefixes = map[string]string{
	"http://purl.org/dc/elements/1.1/":            "dc",
	"http://ns.adobe.com/xap/1.0/":                "xmp",
	"http://ns.adobe.com/pdf/1.3/":                "pdf",
	"http://www.aiim.org/pdfa/ns/id/":             "pdfaid",
	"http://www.aiim.org/pdfua/ns/id/":            "pdfuaid",
	"http://www.aiim.org/pdfa/ns/schema#":         "pdfaSchema",
	"http://www.aiim.org/pdfa/ns/property#":       "pdfaProperty",
	"http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
}

// properties returns the text of each property of a packet; that of lists is
// the text of their items. A text in a language has it behind its name.
func properties(packet []byte) (map[string]string, error) {
	out := map[string]string{}
	var open []string
	d := xml.NewDecoder(bytes.NewReader(packet))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		switch t := token.(type) {
		case xml.StartElement:
			name := prefixes[t.Name.Space] + ":" + t.Name.Local
			if strings.HasPrefix(name, "rdf:") && len(open) > 0 {
				name = open[len(open)-1]
			}
			for _, a := range t.Attr { // a text in a language that is asked for
				if a.Name.Local == "lang" && a.Value != "x-default" {
					name += "@" + a.Value
				}
			}
			open = append(open, name)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			if s := string(t); len(open) > 0 && strings.TrimSpace(s) != "" {
				out[open[len(open)-1]] += s
			}
		}
	}
}
