package intake

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
)

// dropped are the elements that go, with what is in them, wherever they stand,
// by their names without a prefix; a value is what is said of it. Those without
// one say who worked on the file, and when, and where.
var dropped = map[string]string{
	"attachedTemplate": "attached", "mailMerge": "merge", "documentProtection": "protection", "writeProtection": "protection",
	"permStart": "protection", "permEnd": "protection", "trackRevisions": "tracking", "saveThroughXslt": "attached",
	"rsids": "", "rsid": "", "linkStyles": "", "attachedSchema": "", "revisionView": "", "schemaLibrary": "",
	"docId": "", "commentRangeStart": "", "commentRangeEnd": "", "commentReference": "", "externalData": "",
	"printerSettings": "", "smartTagType": "", "metadata": "", "printSettings": "",
}

// changes are what Word keeps of how something looked before a tracked change.
var changes = regexp.MustCompile(`^(?:rPr|pPr|tblPr|tblPrEx|tblGrid|trPr|tcPr|sectPr|numbering)Change$`)

var (
	revisionIDs = regexp.MustCompile(` w:rsid[A-Za-z]*=(?:"[^"]*"|'[^']*')`)
	// Word and other programs write down where a picture lay.
	paths = regexp.MustCompile(`( (?:[a-z]+:)?(?:descr|name|title|docname|absref|export-filename)=")(?:[A-Za-z]:[\\/]|\\\\|/home/|/Users/|file:)[^"]*[\\/]([^"\\/]*")`)
)

// tidy takes out of a part what its makers left in it.
func (i *intake) tidy(name string) {
	if !isXML(name) || i.role[name] == "relationships" {
		return
	}
	i.parts[name] = edit(i.parts[name], func(element string, _ []byte) bool {
		what, goes := dropped[element]
		if what != "" {
			i.take(what)
		}
		return goes || i.role[name] != "" && !isStory(i.role[name]) && changes.MatchString(element)
	})
}

// isStory tells the parts whose tracked changes are read with their text.
func isStory(role string) bool {
	return slices.Contains([]string{"officeDocument", "header", "footer", "footnotes", "endnotes"}, role)
}

// edit copies XML that is known to be well-formed, without comments and
// instructions, without the elements that drop names, and with tidy tags.
func edit(xml []byte, drop func(element string, tag []byte) bool) []byte {
	out := make([]byte, 0, len(xml))
	skip := 0 // how many elements are open that go
	for len(xml) > 0 {
		at := bytes.IndexByte(xml, '<')
		if at < 0 {
			at = len(xml)
		}
		if skip == 0 {
			out = append(out, xml[:at]...)
		}
		if xml = xml[at:]; len(xml) == 0 {
			return out
		}
		n := tagLength(xml)
		tag := xml[:n]
		xml = xml[n:]
		empty := bytes.HasSuffix(tag, []byte("/>"))
		switch {
		case bytes.HasPrefix(tag, []byte("<!--")), bytes.HasPrefix(tag, []byte("<?")) && !bytes.HasPrefix(tag, []byte("<?xml ")):
			continue
		case bytes.HasPrefix(tag, []byte("<!")), bytes.HasPrefix(tag, []byte("<?")):
		case tag[1] == '/':
			if skip > 0 {
				skip--
				continue
			}
		case skip > 0 || drop(elementOf(tag), tag):
			if !empty {
				skip++
			}
			continue
		default:
			tag = tidyTag(tag)
		}
		if skip == 0 {
			out = append(out, tag...)
		}
	}
	return out
}

// tagLength is how long the tag, comment or section is that XML begins with.
func tagLength(xml []byte) int {
	for _, e := range [...][2]string{{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}} {
		if bytes.HasPrefix(xml, []byte(e[0])) {
			return bytes.Index(xml, []byte(e[1])) + len(e[1])
		}
	}
	var quote byte
	for k, c := range xml {
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '>':
			return k + 1
		}
	}
	return len(xml)
}

// elementOf is the name of the element that a tag begins, without a prefix.
func elementOf(tag []byte) string {
	name := string(tag[1:])
	if k := strings.IndexAny(name, " \t\r\n/>"); k >= 0 {
		name = name[:k]
	}
	return name[strings.IndexByte(name, ':')+1:]
}

// tidyTag is a start tag without who changed it when, and where a picture lay.
func tidyTag(tag []byte) []byte {
	if bytes.Contains(tag, []byte(" w:rsid")) {
		tag = revisionIDs.ReplaceAll(tag, nil)
	}
	if bytes.ContainsAny(tag, `\`) || bytes.Contains(tag, []byte(`="/`)) || bytes.Contains(tag, []byte(`="file:`)) {
		tag = paths.ReplaceAll(tag, []byte("$1$2"))
	}
	return tag
}
