package intake

import (
	"bytes"
	"maps"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"selfassess/inputs/office"
)

// kept are the relations of a Word document that a report needs, by the last
// word of their type.
var kept = []string{"officeDocument", "styles", "stylesWithEffects", "settings", "webSettings", "fontTable", "font", "theme",
	"themeOverride", "numbering", "header", "footer", "footnotes", "endnotes", "image", "hdphoto", "chart", "chartEx", "chartStyle",
	"chartColorStyle", "chartUserShapes", "diagramData", "diagramLayout", "diagramQuickStyle", "diagramColors", "diagramDrawing",
	"core-properties", "extended-properties", "custom-properties"}

// left are those that lead to what Word and other programs keep about a file
// and its makers. They are left behind; a value is what is said of it.
var left = map[string]string{
	"comments": "comments", "commentsExtended": "", "commentsIds": "", "commentsExtensible": "", "people": "",
	"customXml": "", "customXmlProps": "", "glossaryDocument": "", "printerSettings": "", "thumbnail": "", "recipientData": "merge",
	"attachedTemplate": "attached", "mailMergeSource": "merge", "mailMergeHeaderSource": "merge", "transform": "attached",
	"origin": "signature", "classificationlabels": "", "keyMapCustomizations": "", "documenttasks": "comments",
}

// unsafe are those to what a report must not hold, with what is said of it.
var unsafe = map[string]string{
	"vbaProject": "macros", "wordVbaData": "macros", "keyMapCustomizations": "macros", "attachedToolbars": "macros",
	"extensibility": "macros", "userCustomization": "macros", "webextensiontaskpanes": "macros", "webextension": "macros",
	"control": "macros", "activeXControlBinary": "macros", "aFChunk": "chunk", "subDocument": "subdocument", "frame": "frames",
	"oleObject": "object", "package": "object", "video": "media", "audio": "media", "media": "media",
}

// follow keeps what the relations of a part lead to, and judges the rest.
func (i *intake) follow(part string) {
	if part != "" {
		i.judge(part)
	}
	name := office.RelationsPart(part)
	if i.parts[name] == nil {
		return
	}
	list, err := office.ReadRelations(part, i.parts[name])
	if err != nil {
		i.found = append(i.found, *Refused(i.file, "bad_xml", name))
		return
	}
	i.parts[name] = Relations(part, slices.DeleteFunc(list, func(r office.Relation) bool { return !i.relation(part, r) }))
	i.role[name] = "relationships"
}

// judge looks at what a part holds: pictures and fonts for what they are not,
// all others as XML.
func (i *intake) judge(part string) {
	b := i.parts[part]
	is := func(head string) bool { return bytes.HasPrefix(b, []byte(head)) }
	switch role := i.role[part]; {
	case isXML(part):
		i.scan(part)
	case role != "image" && role != "hdphoto" && role != "font":
		i.refuse("unknown", part, role)
	case looksUnsafe(part, b) || is("PK") || is("<") || is("\xef\xbb\xbf<") || is("%") || is("{\\rtf"):
		i.refuse("object", part, path.Base(part))
	}
}

// relation judges one, and tells whether it stays.
func (i *intake) relation(part string, r office.Relation) bool {
	kind := r.Kind()
	what, leaves := left[kind]
	ofChart := (kind == "package" || kind == "oleObject") && isChart(i.role[part])
	switch {
	case kind == "hyperlink":
		i.link(part, r)
		return true
	case ofChart:
		i.forget(r)
		i.take("workbook")
		return false
	case kind == "aFChunk" && r.External:
		i.refuse("chunk_elsewhere", part, r.Target)
		return false
	case unsafe[kind] != "":
		i.refuse(unsafe[kind], part, r.Target)
		return false
	case leaves:
		i.forget(r)
		if what != "" && what != "comments" {
			i.take(what)
		}
		return false
	case r.External:
		i.refuse("remote", part, r.Target)
		return false
	case !slices.Contains(kept, kind):
		return i.unknown(part, r)
	}
	target := i.target(r)
	switch {
	case target == "":
		if i.used[part][r.ID] || part == "" {
			i.refuse("missing", part, r.Target)
		}
		return false
	case i.role[target] == "":
		i.role[target] = kind
		i.follow(target)
	}
	return true
}

func isChart(role string) bool { return role == "chart" || role == "chartEx" }

// target is the name of the part that a relation leads to, as it is written
// there, or "".
func (i *intake) target(r office.Relation) string {
	if name := i.names[strings.ToLower(r.Target)]; name != "" {
		return name
	}
	plain, err := url.PathUnescape(r.Target)
	if err != nil {
		return ""
	}
	return i.names[strings.ToLower(plain)]
}

// unknown judges a relation of a kind that no report needs: it is left behind
// unless something in the part stands on it.
func (i *intake) unknown(part string, r office.Relation) bool {
	if i.used[part][r.ID] {
		i.refuse("unknown", part, r.Kind())
		return false
	}
	i.forget(r)
	i.take("unknown")
	return false
}

// forget notes that a part is left behind with a relation to it, and what only
// this one leads to.
func (i *intake) forget(r office.Relation) {
	if r.External {
		return
	}
	target := i.target(r)
	if target == "" || i.gone[target] {
		return
	}
	i.gone[target] = true
	if n := bytes.Count(i.parts[target], []byte("<w:comment ")); n > 0 && r.Kind() == "comments" {
		i.taken["comments"] += n
	}
	below, _ := office.ReadRelations(target, i.parts[office.RelationsPart(target)])
	i.gone[office.RelationsPart(target)] = true
	for _, b := range below {
		i.forget(b)
	}
}

// leave takes out all parts that nothing leads to.
func (i *intake) leave() {
	for _, name := range slices.Sorted(maps.Keys(i.parts)) {
		if i.role[name] != "" || name == TypesPart {
			continue
		}
		of, isRels := ownerOf(name)
		known := i.gone[name] || isRels && i.parts[of] == nil || strings.HasPrefix(name, "[trash]/")
		if !known {
			i.take("orphan")
		}
		if looksUnsafe(name, i.parts[name]) && !i.gone[name] {
			i.refuse("macros", name, path.Base(name))
		}
		delete(i.parts, name)
	}
	i.parts[TypesPart] = Types(i.parts[TypesPart], func(part string) bool { return i.parts[i.names[part]] != nil })
}

// ownerOf is the part whose relations a part holds.
func ownerOf(name string) (of string, ok bool) {
	dir, base, ok := strings.Cut(name, "_rels/")
	return path.Join(dir, strings.TrimSuffix(base, ".rels")), ok
}

// looksUnsafe tells by name and first bytes that a part is code or a file of
// another program.
func looksUnsafe(name string, b []byte) bool {
	name = strings.ToLower(name)
	return bytes.HasPrefix(b, []byte("\xd0\xcf\x11\xe0")) || bytes.HasPrefix(b, []byte("MZ")) ||
		slices.ContainsFunc([]string{"vbaproject", "vbadata", "activex", "customui", "keymap"}, func(s string) bool {
			return strings.Contains(name, s)
		})
}

// dangerousType are kinds of content that no report holds.
var dangerousType = regexp.MustCompile(`(?i)vba|activex|macroEnabled|oleObject|keyMapCustomizations|attachedToolbars|javascript|text/html`)

// macros judges what the parts are declared to be.
func (i *intake) macros() {
	for _, m := range dangerousType.FindAll(i.parts[TypesPart], -1) {
		i.refuse("macros", TypesPart, string(m))
	}
}

// link judges where a link leads.
func (i *intake) link(part string, r office.Relation) {
	target := r.Target
	if !r.External { // it was taken for the name of a part
		if target = path.Base(target); !strings.HasPrefix(target, "#") {
			i.refuse("local", part, r.Target)
		}
		return
	}
	i.address(part, target)
}

// hasTag finds a tag in an address, also as Word writes it there.
var hasTag = regexp.MustCompile(`(?i)(?:\{|%7B)[#?^/@]?[a-z_.]+(?:\}|%7D)`)

// address judges an address. One that begins with a tag is judged when it is
// filled.
func (i *intake) address(part, address string) {
	address = strings.TrimSpace(address)
	if at := hasTag.FindStringIndex(address); at != nil && at[0] == 0 || strings.HasPrefix(address, "#") || address == "" {
		return
	}
	scheme, _, found := strings.Cut(strings.ToLower(address), ":")
	switch {
	case !found || strings.ContainsAny(scheme, `\/.`) || scheme == "file" || len(scheme) == 1:
		i.refuse("local", part, address)
	case !slices.Contains([]string{"http", "https", "mailto", "ftp", "tel"}, scheme):
		i.refuse("scheme", part, address)
	}
}
