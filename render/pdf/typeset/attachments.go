package typeset

import (
	"crypto/md5"
	"fmt"
	"strings"
)

// Attachment is a file that the PDF carries, byte for byte.
type Attachment struct {
	Name  string // in ASCII: "report.json"
	Media string // "application/json"
	About string // what it is, in the language of the file
	Data  []byte // which the pages show
}

// attachments embeds the files and returns what the catalog says of them:
// they are its associated files, and a reader lists them.
func (f *File) attachments(o *objects) (associated string, tree int) {
	var list []named
	var refs strings.Builder
	for _, a := range f.info.Attachments {
		n := o.add(fmt.Sprintf("<</Type /Filespec /F %s /UF %[1]s /Desc %s /AFRelationship /Data /EF <</F %d 0 R /UF %[3]d "+
			"0 R>>>>",
			text(a.Name), text(a.About), f.embed(o, a)))
		list = append(list, named{a.Name, fmt.Sprintf("%d 0 R", n)})
		fmt.Fprintf(&refs, "%d 0 R ", n)
	}
	if len(list) == 0 {
		return "", 0
	}
	return " /AF [" + refs.String() + "]", o.nameTree(list)
}

// embed writes a file's bytes. The checksum that PDF has for them is MD5.
func (f *File) embed(o *objects, a Attachment) int {
	date := ""
	if !f.info.Date.IsZero() {
		date = " /ModDate " + f.info.date()
	}
	return o.stream(fmt.Sprintf("/Type /EmbeddedFile /Subtype /%s /Params <</Size %d /CheckSum <%X>%s>>",
		strings.ReplaceAll(a.Media, "/", "#2F"), len(a.Data), md5.Sum(a.Data), date), a.Data)
}
