package intake

import (
	"regexp"
	"slices"
	"strings"
)

// A template has makers, who talk about it in its margins. Who they are is not
// for those who read the report.

var (
	variable = regexp.MustCompile(`<w:docVar\b[^>]*\bw:name="([^"]*)"[^>]*(?:/>|></w:docVar>)`)
	property = regexp.MustCompile(`(?s)<property\b[^>]*\bname="([^"]*)".*?</property>`)
	ofMakers = regexp.MustCompile(`(?s)<(Manager|Company|Template|HyperlinkBase|TotalTime|HLinks|TitlesOfParts|HeadingPairs)\b.*?</(?:Manager|Company|Template|HyperlinkBase|TotalTime|HLinks|TitlesOfParts|HeadingPairs)>`)
	anyTag   = regexp.MustCompile(`<[^>]*>`)
	override = regexp.MustCompile(`<Override\b[^>]*(?:/>|></Override>)`)
	relation = regexp.MustCompile(`<Relationship\b[^>]*(?:/>|></Relationship>)`)
)

// properties takes out what nothing in the text shows of the properties and
// the variables of the document. What is shown is printed, and Word looks it up.
func (i *intake) properties() {
	var shown strings.Builder
	for name, role := range i.role {
		if isStory(role) {
			shown.Write(i.parts[name])
			shown.WriteString("\n" + anyTag.ReplaceAllString(string(i.parts[name]), "") + "\n")
		}
	}
	text := shown.String()
	for name, role := range i.role {
		switch role {
		case "settings":
			i.keepNamed(name, variable, "DOCVARIABLE", text)
		case "custom-properties":
			i.keepNamed(name, property, "DOCPROPERTY", text)
		case "extended-properties":
			i.keepNamed(name, ofMakers, "DOCPROPERTY", text)
		}
	}
}

// keepNamed takes out of a part what has a name that neither a field nor a
// content control of the text shows.
func (i *intake) keepNamed(part string, what *regexp.Regexp, field, text string) {
	i.parts[part] = what.ReplaceAllFunc(i.parts[part], func(b []byte) []byte {
		name := regexp.QuoteMeta(string(what.FindSubmatch(b)[1]))
		named := regexp.MustCompile(`(?i)` + field + `\s*(?:"|&quot;)?\s*` + name + `|xpath="[^"]*:` + name + `\[`)
		if named.MatchString(text) {
			return b
		}
		return nil
	})
}

// withoutRelations are relations without those of the ids.
func withoutRelations(xml []byte, ids []string) []byte {
	if len(ids) == 0 {
		return xml
	}
	return relation.ReplaceAllFunc(xml, func(b []byte) []byte {
		if slices.Contains(ids, attributeOf(b, "Id")) {
			return nil
		}
		return b
	})
}

// attributeOf is an attribute of a start tag, whose entities stay.
func attributeOf(tag []byte, name string) string {
	m := regexp.MustCompile(`\s` + name + `\s*=\s*(?:"([^"]*)"|'([^']*)')`).FindSubmatch(tag)
	if m == nil {
		return ""
	}
	return string(m[1]) + string(m[2])
}
