package intake

import (
	"html"
	"regexp"
	"strings"
)

// A template has makers, who talk about it in its margins. Who they are is not
// for those who read the report.

// ofMakers are the properties of a document that tell of its makers, by the
// names of their elements.
var ofMakers = map[string]bool{"manager": true, "company": true, "template": true, "hyperlinkbase": true, "totaltime": true,
	"hlinks": true, "titlesofparts": true, "headingpairs": true}

// named is what has a name of its own, by the role of the part.
var named = map[string]string{"settings": "docVar", "custom-properties": "property"}

// properties takes out what nothing in the text shows of the properties and
// the variables of the document. What is shown is printed, and Word looks it up.
func (i *intake) properties() {
	for part, role := range i.role {
		switch {
		case named[role] != "":
			i.parts[part] = edit(i.parts[part], func(element string, tag []byte) bool {
				return element == named[role] && !i.shown[strings.ToLower(nameIn(tag))]
			})
		case role == "extended-properties":
			i.parts[part] = edit(i.parts[part], func(element string, _ []byte) bool {
				name := strings.ToLower(element)
				return ofMakers[name] && !i.shown[name]
			})
		}
	}
}

var nameOf = regexp.MustCompile(`\s(?:\w+:)?name\s*=\s*(?:"([^"]*)"|'([^']*)')`)

// nameIn is the name of what a start tag begins.
func nameIn(tag []byte) string {
	if m := nameOf.FindSubmatch(tag); m != nil {
		return html.UnescapeString(string(m[1]) + string(m[2]))
	}
	return ""
}

// show notes that the text shows a property or a variable.
func (i *intake) show(name string) { i.shown[strings.ToLower(strings.TrimSpace(name))] = true }

// inPath finds names in the path by which a content control shows a property.
var inPath = regexp.MustCompile(`:(\w+)\[`)

// showPath notes what a content control shows.
func (i *intake) showPath(path string) {
	for _, m := range inPath.FindAllStringSubmatch(path, -1) {
		i.show(m[1])
	}
}
