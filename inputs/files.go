package inputs

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"selfassess/ogp"
)

// list returns the workbooks in dir/inputs, sorted, and notes what is passed
// over. A project without the folder has no returns.
func (p *Project) list(dir string) (names []string, err error) {
	root := filepath.Join(dir, ReturnsDir)
	switch info, err := os.Stat(root); {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err == nil && !info.IsDir():
		return nil, fmt.Errorf("read returns: %s is a file; make it a folder with the returns in it", root)
	}
	err = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		rel, _ := filepath.Rel(dir, path)
		name := filepath.ToSlash(rel)
		switch {
		case err != nil && path == root:
			return fmt.Errorf("read returns: %s: %s", path, cause(err))
		case err != nil: // one folder that is closed to us does not stop the others
			p.pass(name, RefusedRole, ogp.Finding{Code: ogp.FileUnreadable,
				Args: map[string]string{ogp.KeyArg("reason"): "unreadable." + obstacle(err)}})
			return nil
		case path == root:
			return nil
		}
		why := passOver(d)
		switch {
		case why == "archive":
			p.pass(name, RefusedRole, refusal{kind: why}.finding(name))
		case why == "hidden" && d.IsDir():
			return filepath.SkipDir
		case why == "hidden", why == "" && d.IsDir():
		case why == "link":
			p.pass(name, SkippedRole, ogp.Finding{Code: ogp.FileLink})
		case why != "":
			p.pass(name, SkippedRole, ogp.Finding{Code: ogp.FileSkipped, Args: map[string]string{ogp.KeyArg("reason"): "skipped." + why}})
		default:
			names = append(names, name)
		}
		return nil
	})
	return names, err
}

// pass notes a file that is not opened.
func (p *Project) pass(name string, role Role, f ogp.Finding) {
	f.At.File = name
	p.Findings = append(p.Findings, f)
	p.Files = append(p.Files, File{name, role})
}

// passOver says why an entry of the folder is no return: a key of the
// catalogue's set skipped. What is behind a link is not opened, since it need
// not be in the folder, and only a plain file can be read to an end.
func passOver(d fs.DirEntry) string {
	base := d.Name()
	switch {
	case strings.HasPrefix(base, "."):
		return "hidden"
	case d.IsDir() && isSpreadsheet(base):
		return "folder"
	case d.IsDir():
		return ""
	case strings.HasPrefix(base, "~$"):
		return "owner"
	case d.Type()&fs.ModeSymlink != 0, d.Type()&fs.ModeIrregular != 0:
		return "link"
	case !d.Type().IsRegular():
		return "special"
	case isArchive(base):
		return "archive"
	case !isSpreadsheet(base):
		return "other"
	}
	return ""
}

// isSpreadsheet tells by the name whether a file is meant as a return: other
// spreadsheet formats are opened, so that the finding can name their kind.
func isSpreadsheet(name string) bool {
	switch strings.ToLower(filepath.Ext(strings.TrimRight(name, ". "))) {
	case ".xlsx", ".xls", ".xlsm", ".xlsb", ".xltx", ".ods", ".csv":
		return true
	}
	return false
}

// isArchive tells by the name whether a file is a packed folder, in which
// returns often come.
func isArchive(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".zip", ".7z", ".rar":
		return true
	}
	return false
}

// planMissing says what is in the folder in the place of the plan: the plan
// in another format, or under a name that is nearly right.
func planMissing(dir string) ogp.Finding {
	f := ogp.Finding{Code: ogp.PlanMissing, At: ogp.Place{File: PlanFile}, Args: map[string]string{ogp.KeyArg("remedy"): "plan_remedy.none"}}
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
		if name := e.Name(); passOver(e) == "" && !e.IsDir() && name != PlanFile {
			p.pass(name, SkippedRole, ogp.Finding{Code: ogp.FileSkipped, Args: map[string]string{ogp.KeyArg("reason"): "skipped.beside"}})
		}
	}
}

// What keeps a file from being read, beside what the system says.
var (
	errChanging = errors.New("the file is being written")
	errSpecial  = errors.New("it is not a plain file")
)

// How often a file is tried that another program holds, and how long is
// waited between: time enough to save a workbook.
const (
	attempts = 4
	pause    = 150 * time.Millisecond
)

// readFile reads a whole file at once, at most a byte more than the limit,
// which is then refused.
func readFile(path string, limit int) ([]byte, error) {
	return patiently(func() ([]byte, error) { return readOnce(path, limit) })
}

// patiently tries again while another program holds the file.
func patiently(read func() ([]byte, error)) (b []byte, err error) {
	for i := range attempts {
		if i > 0 {
			time.Sleep(pause)
		}
		if b, err = read(); err == nil || !isLocked(err) && !errors.Is(err, errChanging) {
			break
		}
	}
	return b, err
}

// readOnce tells by size and time whether the file changed while it was read.
func readOnce(path string, limit int) ([]byte, error) {
	before, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !before.Mode().IsRegular() {
		return nil, errSpecial // opening it may wait for ever
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var b bytes.Buffer
	b.Grow(int(min(before.Size(), int64(limit))) + bytes.MinRead)
	if _, err := io.Copy(&b, io.LimitReader(f, int64(limit)+1)); err != nil {
		return nil, err
	}
	after, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if after.Size() != before.Size() || !after.ModTime().Equal(before.ModTime()) || after.Size() <= int64(limit) && after.Size() != int64(b.Len()) {
		return nil, errChanging
	}
	return b.Bytes(), nil
}

// obstacle is why a file could not be read: a key of the catalogue's set
// unreadable.
func obstacle(err error) string {
	switch {
	case isLocked(err):
		return "locked"
	case errors.Is(err, errChanging):
		return "changing"
	case errors.Is(err, errSpecial):
		return "special"
	case errors.Is(err, fs.ErrNotExist):
		return "vanished"
	case errors.Is(err, fs.ErrPermission):
		return "denied"
	}
	return "failed"
}

// cause leaves paths of this machine out of a message.
func cause(err error) string {
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		return p.Err.Error()
	}
	return err.Error()
}
