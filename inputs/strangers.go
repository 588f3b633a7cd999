package inputs

import (
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"selfassess/ogp"
)

// People send what they have: a document that a form was copied into, an
// e-mail with the form in it, a photograph of the screen. Such a file is named
// with the way to a workbook, and its agency is not said to have sent nothing.

// strangers are the kinds of files that are no workbooks and may have been
// meant as returns, by the endings of their names: keys of the catalogue's set
// file_kind.
var strangers = map[string]string{
	".numbers": "numbers", ".pages": "numbers", ".key": "numbers", ".gsheet": "gsheet", ".gdoc": "gsheet",
	".eml": "eml", ".emlx": "eml", ".msg": "msg", ".mht": "html", ".mhtml": "html", ".htm": "html", ".html": "html",
	".pdf": "pdf", ".doc": "doc", ".docx": "docx", ".docm": "docx", ".odt": "odt", ".rtf": "rtf", ".rtfd": "rtf",
	".ppt": "ppt", ".pptx": "pptx", ".odp": "other", ".xml": "xml", ".fods": "fods", ".xps": "pdf", ".oxps": "pdf",
	".lnk": "shortcut", ".url": "shortcut", ".webloc": "shortcut", ".desktop": "shortcut",
	".jpg": "picture", ".jpeg": "picture", ".png": "picture", ".gif": "picture", ".bmp": "picture", ".tif": "picture",
	".tiff": "picture", ".heic": "picture", ".heif": "picture", ".webp": "picture", ".avif": "picture",
	".txt": "text", ".tsv": "text", ".tab": "text", ".prn": "text", ".json": "text",
	".xlt": "xls", ".xltm": "xlsm", ".xlam": "xlsm", ".xlw": "xls", ".et": "xls", ".ett": "xls",
	".sxc": "other", ".gnumeric": "other", ".wks": "other", ".wk1": "other", ".slk": "other", ".dif": "other",
	".dbf": "other", ".mdb": "other", ".accdb": "other", ".wpd": "other", ".wps": "other",
}

// ending is that of a name, in small letters. Windows takes off points and
// spaces behind it.
func ending(name string) string { return strings.ToLower(filepath.Ext(strings.TrimRight(name, ". "))) }

// isBundle tells what macOS shows as one file and stores as a folder.
func isBundle(name string) bool {
	return slices.Contains([]string{".numbers", ".pages", ".key", ".rtfd"}, ending(name))
}

// strangerFinding says of a file that is no workbook what it is, as long as
// nobody knows whose it is.
func strangerFinding(name, kind string) ogp.Finding {
	return ogp.Finding{Code: ogp.FileForeign, At: ogp.Place{File: name},
		Args: map[string]string{ogp.KeyArg("kind"): "file_kind." + kind, ogp.KeyArg("remedy"): "file_remedy." + kind}}
}

// asStranger tells of a file that was refused what kind it is if it is none of
// the workbooks: what its bytes say, else what its name says.
func asStranger(name string, o *outcome) (kind string, is bool) {
	kind, is = strangers[ending(name)]
	if !is || o.role != RefusedRole || o.failed || len(o.findings) == 0 {
		return "", false
	}
	f := o.findings[0]
	if f.Code == ogp.TableNoAgency {
		return "", false
	}
	read := strings.TrimPrefix(f.Args[ogp.KeyArg("kind")], "file_kind.")
	if read != "" && read != "csv" && read != "other" {
		kind = read
	}
	return kind, true
}

// settleStrangers says of the files that are no workbooks whose they are. Such
// a file is an error of an agency of which nothing else can be read; of one
// whose return is there, a note: people keep papers beside it.
func (p *Project) settleStrangers(known *knowledge) {
	for i := range p.Findings {
		f := &p.Findings[i]
		if f.Code != ogp.FileForeign {
			continue
		}
		switch f.Row = known.agencyOfName(f.At.File); {
		case f.Row == "" && f.Args[ogp.KeyArg("kind")] == "file_kind.text": // as people write to themselves
			f.Code, f.Args = ogp.FileSkipped, map[string]string{ogp.KeyArg("reason"): "skipped.other"}
		case f.Row == "":
		case p.hasReturn(f.Row):
			f.Code = ogp.FileBeside
		case f.Args[ogp.KeyArg("kind")] == "file_kind.archive":
			f.Code = ogp.FilePacked
		default:
			f.Code = ogp.FileKind
		}
	}
	p.settleUnread(known)
}

// unread are the findings that say that a file was not read at all.
var unread = []ogp.Code{ogp.FileKind, ogp.FilePacked, ogp.FileRefused, ogp.FileUnreadable, ogp.FileLink,
	ogp.TableUnknown, ogp.TableTwice}

// settleUnread notes of which agencies something came that could not be read.
func (p *Project) settleUnread(known *knowledge) {
	files := map[string]bool{}
	for _, f := range p.Files {
		files[f.Name] = f.Role == RefusedRole
	}
	for i := range p.Findings {
		if f := &p.Findings[i]; slices.Contains(unread, f.Code) && strings.HasPrefix(f.At.File, ReturnsDir+"/") {
			files[f.At.File] = true
			if f.Row == "" {
				f.Row = known.agencyOfName(f.At.File)
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if !files[name] || !strings.HasPrefix(name, ReturnsDir+"/") {
			continue
		}
		if a := known.agencyOfName(name); a != "" && !p.hasReturn(a) {
			p.Unread = append(p.Unread, ogp.Return{File: name, Agency: a, Unread: true})
		}
	}
}

func (p *Project) hasReturn(agency ogp.ID) bool {
	return slices.ContainsFunc(p.Returns, func(r ogp.Return) bool { return r.Agency == agency })
}

// agencyOfName finds the one agency whose id is the name of a file or of one
// of its folders, or stands in the name between marks that part words.
func (k *knowledge) agencyOfName(file string) ogp.ID {
	base := path.Base(file)
	for range 3 { // moj.xlsx.eml
		base = strings.TrimSuffix(base, path.Ext(base))
	}
	whole := strings.TrimSuffix(path.Base(file), path.Ext(file))
	names := []string{whole, base}
	for dir := path.Dir(file); dir != "." && dir != ReturnsDir && dir != "/"; dir = path.Dir(dir) {
		names = append(names, path.Base(dir))
	}
	for _, name := range names {
		if a := k.knownAgency(ogp.ID(name)); slices.Contains(k.agencies, a) {
			return a
		}
	}
	return k.agencyWithin(strings.ToLower(whole))
}

// agencyWithin finds the only id that stands in a name. Of two of which one is
// part of the other, the longer one is meant.
func (k *knowledge) agencyWithin(name string) (found ogp.ID) {
	words := parted(name)
	for _, a := range k.agencies {
		id := parted(strings.ToLower(string(a)))
		switch within := strings.Contains(words, id); {
		case !within || strings.Contains(parted(strings.ToLower(string(found))), id):
		case found == "" || strings.Contains(id, parted(strings.ToLower(string(found)))):
			found = a
		default:
			return ""
		}
	}
	return found
}

// parted is a name whose words stand between single spaces.
func parted(name string) string {
	if name == "" {
		return "\x00" // it is in no name
	}
	words := strings.FieldsFunc(name, func(r rune) bool { return strings.ContainsRune(" _-.()[]{},;+&@#", r) })
	return " " + strings.Join(words, " ") + " "
}
