package inputs

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"selfassess/inputs/lockedfile"
	"selfassess/inputs/moments"
	"selfassess/ogp"
	"selfassess/templates"
)

// HistoryDir is the folder of a project that holds the report.json of every
// earlier moment.
const HistoryDir = "history"

// readHistory reads the moments in dir/history, in order of their names. A
// project without the folder has none.
func (p *Project) readHistory(dir string) error {
	root := filepath.Join(dir, HistoryDir)
	info, err := os.Stat(root)
	switch _, errLink := os.Lstat(root); {
	case errors.Is(err, fs.ErrNotExist) && errLink != nil:
		return nil
	case err == nil && !info.IsDir():
		return templates.Failure(templates.CLIHistoryFile, "path", root)
	}
	entries, err := os.ReadDir(root)
	if err != nil {
		return templates.FailureOf(lockedfile.Cause(err), templates.CLIHistoryFailed, "folder", root)
	}
	for _, e := range entries {
		name := HistoryDir + "/" + e.Name()
		switch why := passMoment(e); why {
		case "":
			p.readMoment(dir, name)
		case "litter":
		case "link":
			p.pass(name, SkippedRole, ogp.Finding{Code: ogp.FileLink})
		default:
			p.pass(name, SkippedRole, ogp.Finding{Code: ogp.MomentSkipped,
				Args: map[string]string{ogp.KeyArg("reason"): "moment_skipped." + why}})
		}
	}
	return nil
}

// passMoment says why an entry of the folder is no report: "litter", "link", or
// a key of the catalogue's set moment_skipped.
func passMoment(d fs.DirEntry) string {
	switch base := d.Name(); {
	case isLitter(base) && (!d.IsDir() || base[0] == '.'):
		return "litter"
	case strings.HasPrefix(base, "."), isOwner(base):
		return "hidden"
	case d.IsDir():
		return "folder"
	case d.Type()&fs.ModeSymlink != 0, d.Type()&fs.ModeIrregular != 0:
		return "link"
	case !d.Type().IsRegular():
		return "special"
	case !strings.EqualFold(filepath.Ext(base), ".json"):
		return "other"
	}
	return ""
}

func (p *Project) readMoment(dir, name string) {
	b, err := lockedfile.Read(filepath.Join(dir, filepath.FromSlash(name)), moments.Limit)
	if err != nil {
		p.pass(name, RefusedRole, ogp.Finding{Code: ogp.FileUnreadable,
			Args: map[string]string{ogp.KeyArg("reason"): "unreadable." + lockedfile.Obstacle(err)}})
		return
	}
	m, err := moments.Read(b)
	if r, refused := errors.AsType[moments.Refusal](err); refused {
		p.pass(name, RefusedRole, ogp.Finding{Code: ogp.MomentUnreadable, Args: map[string]string{
			ogp.KeyArg("reason"): "moment_refused." + string(r), ogp.KeyArg("remedy"): "moment_remedy." + momentRemedy(r)}})
		return
	}
	m.File = name
	sum := sha256.Sum256(b)
	p.Moments = append(p.Moments, m)
	p.Files = append(p.Files, File{name, MomentRole, hex.EncodeToString(sum[:])})
}

// momentRemedy is a key of the catalogue's set moment_remedy.
func momentRemedy(r moments.Refusal) string {
	switch r {
	case moments.Newer:
		return "newer"
	case moments.Other:
		return "other"
	}
	return "again"
}
