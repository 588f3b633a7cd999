package inputs

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"selfassess/inputs/lockedfile"
	"selfassess/inputs/office"
	"selfassess/inputs/xlsx"
	"selfassess/ogp"
	"selfassess/templates"
)

// list returns the workbooks in dir/inputs, sorted, and notes what is passed
// over. A project without the folder has no returns.
func (p *Project) list(dir string) (names []string, err error) {
	root := filepath.Join(dir, ReturnsDir)
	if there, err := isFolder(root); !there || err != nil {
		return nil, err
	}
	root += string(filepath.Separator) // with it, a link to the folder is followed
	err = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		rel, _ := filepath.Rel(dir, path)
		name := filepath.ToSlash(rel)
		switch {
		case err != nil && path == root:
			return templates.FailureOf(lockedfile.Cause(err), templates.CLIReturnsFailed, "folder", path)
		case err != nil: // one folder that is closed to us does not stop the others
			p.pass(name, RefusedRole, ogp.Finding{Code: ogp.FileUnreadable,
				Args: map[string]string{ogp.KeyArg("reason"): "unreadable." + lockedfile.Obstacle(err)}})
			return nil
		case path == root:
			return nil
		}
		why := passOver(d)
		switch {
		case why == "archive":
			p.pass(name, RefusedRole, refusalFinding(name, office.Refusal{Kind: why}))
		case why == "bundle":
			p.pass(name, RefusedRole, strangerFinding(name, strangers[ending(name)]))
			return filepath.SkipDir
		case why == "stranger":
			names = append(names, name)
		case why == "litter" && d.IsDir():
			return filepath.SkipDir
		case why == "litter", why == "" && d.IsDir():
		case why == "link":
			p.pass(name, SkippedRole, ogp.Finding{Code: ogp.FileLink})
		case why == "owner":
			p.pass(name, SkippedRole, ogp.Finding{Code: ogp.FileOpen})
		case why != "":
			p.pass(name, SkippedRole, ogp.Finding{Code: ogp.FileSkipped,
				Args: map[string]string{ogp.KeyArg("reason"): "skipped." + why}})
			if why == "hidden" && d.IsDir() {
				return filepath.SkipDir
			}
		default:
			names = append(names, name)
		}
		return nil
	})
	return names, err
}

// isFolder tells whether the folder of the returns is there. A link to a folder
// is one.
func isFolder(root string) (there bool, err error) {
	info, err := os.Stat(root)
	_, errLink := os.Lstat(root)
	switch {
	case err != nil && errLink == nil:
		return false, templates.FailureOf(lockedfile.Cause(err), templates.CLIReturnsLink, "path", root)
	case errors.Is(err, fs.ErrNotExist):
		return false, nil
	case err == nil && !info.IsDir():
		return false, templates.Failure(templates.CLIReturnsFile, "path", root)
	}
	return true, nil
}

// pass notes a file that is not opened.
func (p *Project) pass(name string, role Role, f ogp.Finding) {
	f.At.File = name
	p.Findings = append(p.Findings, f)
	p.Files = append(p.Files, File{Name: name, Role: role})
}

// passOver says why an entry of the folder is no return: "litter", or a key of
// the catalogue's set skipped. What is behind a link is not opened, since it need
// not be in the folder, and only a plain file can be read to an end.
func passOver(d fs.DirEntry) string {
	base := d.Name()
	switch {
	case !d.IsDir() && isOwner(base):
		return "owner"
	case isLitter(base) && (!d.IsDir() || base[0] == '.'):
		return "litter"
	case strings.HasPrefix(base, "."):
		return "hidden"
	case d.IsDir() && isBundle(base):
		return "bundle"
	case d.IsDir() && xlsx.IsSpreadsheet(base):
		return "folder"
	case d.IsDir():
		return ""
	case d.Type()&fs.ModeSymlink != 0, d.Type()&fs.ModeIrregular != 0:
		return "link"
	case !d.Type().IsRegular():
		return "special"
	case isArchive(base):
		return "archive"
	case strangers[ending(base)] != "":
		return "stranger"
	case !xlsx.IsSpreadsheet(base):
		return "other"
	}
	return ""
}

// isOwner tells the marks by which Office and LibreOffice know that somebody
// has a file open. A program that was killed leaves them.
func isOwner(name string) bool {
	return strings.HasPrefix(name, "~$") || strings.HasPrefix(name, ".~lock.")
}

// isLitter tells what systems and this program put into folders for themselves:
// of that nobody need hear.
func isLitter(name string) bool {
	switch strings.ToLower(name) {
	case "thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r", ".ds_store", ".localized", ".directory",
		".git", ".gitkeep", ".gitignore", ".gitattributes":
		return true
	}
	return strings.HasPrefix(name, "._") || strings.HasPrefix(name, ".selfassess.")
}

// isArchive tells by the name whether a file is a packed folder, in which
// returns often come.
func isArchive(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".zip", ".7z", ".rar", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".zipx":
		return true
	}
	return false
}

// planMissing says what is in the folder in the place of the plan: the plan
// in another format, or under a name that is nearly right.
func planMissing(dir string) ogp.Finding {
	f := ogp.Finding{Code: ogp.PlanMissing, At: ogp.Place{File: PlanFile},
		Args: map[string]string{ogp.KeyArg("remedy"): "plan_remedy.none"}}
	entries, _ := os.ReadDir(dir) // what cannot be listed cannot be offered
	for _, e := range entries {
		if name := strings.ToLower(e.Name()); passOver(e) == "" && !e.IsDir() && strings.HasPrefix(name, "plan") {
			f.Found, f.Args[ogp.KeyArg("remedy")] = e.Name(), "plan_remedy.named"
			break
		}
	}
	return f
}

// beside notes the workbooks that lie beside the plan while there are no
// returns: they may have been put there by mistake.
func (p *Project) beside(dir string) {
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		if name := e.Name(); passOver(e) == "" && !e.IsDir() && name != p.PlanFile {
			p.pass(name, SkippedRole, ogp.Finding{Code: ogp.FileSkipped,
				Args: map[string]string{ogp.KeyArg("reason"): "skipped.beside"}})
		}
	}
}
