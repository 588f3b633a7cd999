package intake

import (
	"strings"

	"selfassess/inputs/office"
)

// elements are those that fetch, run or carry something, by their names
// without a prefix, with what is said of them.
var elements = map[string]string{
	"altChunk": "chunk", "OLEObject": "object", "objectEmbed": "object", "objectLink": "object", "control": "macros",
	"ocx": "macros", "subDoc": "subdocument", "frameset": "frames", "webVideoPr": "media", "movie": "media",
	"entryMacro": "macros", "exitMacro": "macros", "script": "macros", "foreignObject": "media", "iframe": "frames",
}

// wordNamespace is that of Word's elements. They are called w:… in every part,
// so that none of them is overlooked under another name.
const wordNamespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

// scan looks through the XML of a part for what makes it unsafe, and notes
// which of its relations are used.
func (i *intake) scan(part string) {
	used := map[string]bool{}
	i.used[part] = used
	fields := &fields{intake: i, part: part}
	_ = office.Walk(i.parts[part], depth, func(s *office.Scanner) error {
		fields.see(s)
		if !s.Start() {
			return nil
		}
		name := s.Name()
		if what := elements[name]; what != "" {
			i.refuse(what, part, name)
		}
		s.Attributes().Each(func(attr, value string) {
			prefix, local, prefixed := strings.Cut(attr, ":")
			if !prefixed {
				prefix, local = "", attr
			}
			i.attribute(part, name, prefix, local, value, used)
		})
		return nil
	})
	fields.close(0)
}

// attribute judges one attribute of an element.
func (i *intake) attribute(part, element, prefix, name, value string, used map[string]bool) {
	isWord, isW := value == wordNamespace, prefix == "xmlns" && name == "w"
	switch {
	case prefix == "xmlns" || name == "xmlns":
		if isWord != isW && !strings.HasPrefix(value, "http://purl.oclc.org/ooxml/") {
			i.refuse("named", part, prefix+":"+name)
		}
		return
	case name == "href" && prefix == "" && (element == "a" || i.role[part] != "image"):
		i.address(part, value)
	case name == "src" || name == "href" && prefix != "r":
		if value != "" && !strings.HasPrefix(value, "#") && !strings.HasPrefix(value, "data:image/") {
			i.refuse("remote", part, value)
		}
	case name == "xpath":
		i.showPath(value)
	case name == "embeddedHtml":
		i.refuse("media", part, element)
	}
	if prefix != "" || strings.EqualFold(name, "relId") {
		used[value] = true
	}
}
