package secretariat

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/language"

	"selfassess/inputs/lockedfile"
	"selfassess/ogp"
	"selfassess/templates"
)

// LangDir is the folder of a project with texts of the ministry's own.
const LangDir = "lang"

// What is read of such a folder is bounded.
const (
	mostTexts    = 100     // files and folders
	longestTexts = 2 << 20 // bytes of a file
)

// textFolder reads the files of a folder with texts: of each language a folder
// that is called by its tag.
type textFolder struct {
	dir, shown string // where it is, and how messages call it
	left       int    // of the files and folders that are read
	files      []templates.OwnFile
	findings   []ogp.Finding
}

// readTexts reads the folder. It may be that of one language alone.
func readTexts(dir, shown string) (*textFolder, error) {
	t := &textFolder{dir: dir, shown: shown, left: mostTexts}
	entries, err := os.ReadDir(dir + string(filepath.Separator))
	if err != nil {
		return nil, unreadableFolder(dir, err)
	}
	for _, e := range entries {
		name := e.Name()
		switch why := passText(e, true); {
		case why == "litter":
		case !t.room(name):
			return t, nil
		case why != "":
			t.refuse(name, why)
		default:
			t.readLanguage(name)
		}
	}
	return t, nil
}

// unreadableFolder says why a folder cannot be looked into.
func unreadableFolder(dir string, err error) error {
	if info, errThere := os.Stat(dir); errThere == nil && !info.IsDir() {
		return templates.Failure(templates.CLILangNotFolder, "path", dir)
	}
	if errors.Is(err, fs.ErrNotExist) {
		return templates.Failure(templates.CLILangNoFolder, "path", dir)
	}
	return templates.FailureOf(lockedfile.Cause(err), templates.CLILangFolderUnreadable, "path", dir)
}

// room counts what is read, and says once that there is too much.
func (t *textFolder) room(name string) bool {
	if t.left--; t.left < 0 {
		t.refuse(name, "too_many")
		return false
	}
	return true
}

// passText says why an entry is not read: "litter", or a key of the
// catalogue's set own_text_file.
func passText(e fs.DirEntry, outside bool) string {
	name := e.Name()
	lower := strings.ToLower(name)
	switch {
	case strings.HasPrefix(name, "."), strings.HasSuffix(name, "~"), strings.HasPrefix(name, "~"),
		strings.HasPrefix(lower, "readme"), lower == "thumbs.db", lower == "desktop.ini":
		return "litter"
	case e.Type()&fs.ModeSymlink != 0, e.Type()&fs.ModeIrregular != 0:
		return "link"
	case e.IsDir() == outside && outside:
		if _, err := language.Parse(name); err != nil {
			return "tag"
		}
		return ""
	case e.IsDir():
		return "tag"
	case !e.Type().IsRegular():
		return "special"
	case filepath.Ext(lower) != ".toml":
		return "other"
	case outside:
		return "loose"
	}
	return ""
}

// remedies are what to do about a file that is not read.
var remedies = map[string]string{"too_big": "smaller", "too_many": "smaller", "encoding": "encoding", "link": "plain",
	"special": "plain", "unreadable": "plain", "tag": "tag", "loose": "loose", "other": "out"}

func (t *textFolder) refuse(name, why string) {
	f := ogp.Finding{Code: ogp.OwnTextFile, At: ogp.Place{File: t.shown + "/" + name}}
	f.With(ogp.KeyArg("reason"), "own_text_file."+why, ogp.KeyArg("remedy"), "own_text_remedy."+remedies[why], "line", "")
	t.findings = append(t.findings, f)
}

// readLanguage reads the files of a language.
func (t *textFolder) readLanguage(folder string) {
	entries, err := os.ReadDir(filepath.Join(t.dir, folder))
	if err != nil {
		t.refuse(folder, "unreadable")
		return
	}
	tag := language.Make(folder).String()
	for _, e := range entries {
		name := folder + "/" + e.Name()
		switch why := passText(e, false); {
		case why == "litter":
		case !t.room(name):
			return
		case why != "":
			t.refuse(name, why)
		default:
			t.readFile(tag, name)
		}
	}
}

func (t *textFolder) readFile(tag, name string) {
	b, err := lockedfile.Read(filepath.Join(t.dir, filepath.FromSlash(name)), longestTexts)
	switch {
	case err != nil:
		t.refuse(name, "unreadable")
	case len(b) > longestTexts:
		t.refuse(name, "too_big")
	case !utf8.Valid(b):
		t.refuse(name, "encoding")
	default:
		t.files = append(t.files, templates.OwnFile{Tag: tag, Name: t.shown + "/" + name, Data: b})
	}
}
