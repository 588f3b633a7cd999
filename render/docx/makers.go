package docx

import (
	"regexp"
	"slices"
	"strings"

	"selfassess/inputs/office"
)

// A template has makers, who talk about it in its margins. What they say, who
// they are and where the file lay on their computers is not for those who read
// the report.

// makersParts are the relations that lead to it, by the last word of their
// type.
var makersParts = []string{"comments", "commentsExtended", "commentsIds", "commentsExtensible", "people", "attachedTemplate"}

var (
	commentMark = regexp.MustCompile(`<w:comment(?:RangeStart|RangeEnd|Reference)\b[^>]*(?:/>|></w:comment[A-Za-z]+>)`)
	attached    = regexp.MustCompile(`<w:attachedTemplate\b[^>]*(?:/>|></w:attachedTemplate>)`)
	aboutMakers = regexp.MustCompile(`(?s)<(?:Manager|Template|HyperlinkBase)>.*?</(?:Manager|Template|HyperlinkBase)>`)
	relation    = regexp.MustCompile(`<Relationship\b[^>]*(?:/>|></Relationship>)`)
	override    = regexp.MustCompile(`<Override\b[^>]*(?:/>|></Override>)`)
)

// forgetMakers takes it out, with the marks in the text that lead there.
func (ps parts) forgetMakers() {
	document := ps.related("", officeRel+"officeDocument")
	settings := ps.related(document, officeRel+"settings")
	texts := []string{document}
	for _, part := range []string{document, settings} {
		for _, r := range ps.relations(part) {
			switch {
			case slices.Contains(makersParts, r.Kind()):
				ps.forget(part, r)
			case slices.Contains(kinds, r.Kind()):
				texts = append(texts, r.Target)
			}
		}
	}
	for _, text := range texts {
		ps.takeOut(text, commentMark)
	}
	ps.takeOut(settings, attached)
	ps.takeOut(ps.related("", officeRel+"extended-properties"), aboutMakers)
}

// forget takes out a relation of a part, and the part to which it leads.
func (ps parts) forget(part string, r office.Relation) {
	drop := func(name string, element *regexp.Regexp, mark string) {
		ps[name] = element.ReplaceAllFunc(ps[name], func(b []byte) []byte {
			if strings.Contains(string(b), mark) {
				return nil
			}
			return b
		})
	}
	drop(office.RelationsPart(part), relation, `"`+r.ID+`"`)
	if !r.External {
		delete(ps, r.Target)
		delete(ps, office.RelationsPart(r.Target))
		drop(typesPart, override, `"/`+r.Target+`"`)
	}
}

func (ps parts) takeOut(name string, what *regexp.Regexp) {
	if b, ok := ps[name]; ok {
		ps[name] = what.ReplaceAll(b, nil)
	}
}
