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
// type: what was said, what Word and other programs keep about a file, blocks
// of text that its makers had ready, printers, lists of addressees.
var makersParts = []string{"comments", "commentsExtended", "commentsIds", "commentsExtensible", "people", "attachedTemplate",
	"customXml", "glossaryDocument", "printerSettings", "mailMergeSource", "mailMergeHeaderSource", "recipientData", "thumbnail"}

var (
	commentMark = regexp.MustCompile(`<w:comment(?:RangeStart|RangeEnd|Reference)\b[^>]*(?:/>|></w:comment[A-Za-z]+>)`)
	printers    = regexp.MustCompile(`<w:printerSettings\b[^>]*(?:/>|></w:printerSettings>)`)
	mailing     = regexp.MustCompile(`(?s)<w:mailMerge\b.*?</w:mailMerge>`)
	variable    = regexp.MustCompile(`<w:docVar\b[^>]*\bw:name="([^"]*)"[^>]*(?:/>|></w:docVar>)`)
	property    = regexp.MustCompile(`(?s)<property\b[^>]*\bname="([^"]*)".*?</property>`)
	anyTag      = regexp.MustCompile(`<[^>]*>`)
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
	for _, part := range []string{"", document, settings} {
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
		ps.takeOut(text, printers)
	}
	ps.takeOut(settings, attached)
	ps.takeOut(settings, mailing)
	ps.keepNamed(settings, variable, "DOCVARIABLE", texts)
	ps.keepNamed(ps.related("", officeRel+"custom-properties"), property, "DOCPROPERTY", texts)
	ps.takeOut(ps.related("", officeRel+"extended-properties"), aboutMakers)
	ps.forgetOrigins()
}

// keepNamed takes out of a part what has a name that no field of the texts
// shows. What one shows is printed, and Word looks it up.
func (ps parts) keepNamed(part string, what *regexp.Regexp, field string, texts []string) {
	if ps[part] == nil {
		return
	}
	var shown strings.Builder
	for _, text := range texts {
		shown.Write(ps[text])
		shown.WriteString("\n" + anyTag.ReplaceAllString(string(ps[text]), "") + "\n")
	}
	ps[part] = what.ReplaceAllFunc(ps[part], func(b []byte) []byte {
		name := string(what.FindSubmatch(b)[1])
		named := regexp.MustCompile(`(?i)` + field + `\s*(?:"|&quot;)?\s*` + regexp.QuoteMeta(name))
		if named.MatchString(shown.String()) {
			return b
		}
		return nil
	})
}

// forget takes out a relation of a part, and the part to which it leads, with
// those that only this one leads to.
func (ps parts) forget(part string, r office.Relation) {
	drop := func(name string, element *regexp.Regexp, mark string) {
		ps[name] = element.ReplaceAllFunc(ps[name], func(b []byte) []byte {
			if strings.Contains(strings.ReplaceAll(string(b), "'", `"`), mark) {
				return nil
			}
			return b
		})
	}
	drop(office.RelationsPart(part), relation, `"`+r.ID+`"`)
	if r.External || ps.leadsTo(r.Target) {
		return
	}
	below := ps.relations(r.Target)
	for _, b := range below {
		ps.forget(r.Target, b)
	}
	delete(ps, r.Target)
	delete(ps, office.RelationsPart(r.Target))
	drop(typesPart, override, `"/`+r.Target+`"`)
}

// leadsTo tells whether any relation leads to a part.
func (ps parts) leadsTo(part string) bool {
	for name := range ps {
		dir, of, ok := strings.Cut(name, "_rels/")
		if !ok {
			continue
		}
		for _, r := range ps.relations(dir + strings.TrimSuffix(of, ".rels")) {
			if !r.External && r.Target == part {
				return true
			}
		}
	}
	return false
}

func (ps parts) takeOut(name string, what *regexp.Regexp) {
	if b, ok := ps[name]; ok {
		ps[name] = what.ReplaceAll(b, nil)
	}
}
