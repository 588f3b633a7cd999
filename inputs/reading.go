package inputs

import (
	"crypto/sha256"
	"strconv"
	"strings"
	"unicode/utf16"

	"selfassess/inputs/columns"
	"selfassess/inputs/xlsx"
	"selfassess/ogp"
)

// reading is the state of reading one workbook.
type reading struct {
	file     string // as the user sees it: "inputs/health.xlsx"
	book     *xlsx.Workbook
	words    *vocabulary
	known    *knowledge
	meta     map[string]string    // of the hidden sheet, by field
	own      map[string]bool      // marks of texts that the program wrote itself
	used     map[*xlsx.Sheet]bool // sheets that some layout claimed
	readMe   *xlsx.Sheet          // or nil
	findings []ogp.Finding
	unplaced []ogp.Unplaced // what no record holds

	likenesses map[*xlsx.Sheet]likeness // what sheets are by what they hold, as far as it was asked
	found      map[string]ogp.Place     // the sheet of each table that was looked for, by its key

	touched      bool // somebody filled in a cell of a table
	contradicted bool // it names two agencies or two plans

	single     string   // the key of the only sheet, if the file is a table of text
	language   ogp.Lang // that the workbook says it is in
	agency     ogp.ID   // whose return it is
	submission int
	foreign    ogp.Code // why the plan has nothing to do with the return, or ""
}

// knowledge is what the plan workbook tells the reader of a cell: the ids
// that exist, and the main language.
type knowledge struct {
	plan        *columns.Lookup // nil while the plan is being read
	planID      ogp.ID
	planSum     [sha256.Size]byte // of the file's bytes
	language    ogp.Lang
	commitments []ogp.ID
	milestones  []ogp.ID
	agencies    []ogp.ID
	levelWords  map[string]ogp.LevelWord // the plan's vocabulary: folded word → its row
	about       map[string][]ogp.ID      // which rows of a sheet of a return have a text of the plan; see aboutKey
}

func newReading(file string, book *xlsx.Workbook, words *vocabulary, known *knowledge) *reading {
	return &reading{file: file, book: book, words: words, known: known, used: map[*xlsx.Sheet]bool{},
		meta: map[string]string{}, own: map[string]bool{}, likenesses: map[*xlsx.Sheet]likeness{},
		found: map[string]ogp.Place{}}
}

// inLanguage is the language in which a workbook is filled in: its own, of the
// country that the plan names with it, or else the plan's.
func (r *reading) inLanguage() ogp.Lang {
	own, _, _ := strings.Cut(string(r.language), "-")
	plans, _, _ := strings.Cut(string(r.known.language), "-")
	if own == "" || own == plans {
		return r.known.language
	}
	return r.language
}

func (r *reading) add(f ogp.Finding) { r.findings = append(r.findings, f) }

// labelled is the argument of a finding that is a label of the catalogue.
func labelled(arg, set, key string) map[string]string {
	return map[string]string{ogp.KeyArg(arg): set + "." + key}
}

// offers are the arguments of a finding that say what can be entered.
func offers(term string) []string {
	return []string{ogp.KeyArg("choices"), term, ogp.KeyArg("offer"), term, "nearest", ""}
}

// field is one cell on its way into a record.
type field struct {
	*table
	xlsx.Cell
	row   int
	cells *xlsx.Row // the whole row; nil where there are no records
	id    ogp.ID    // the row's id, once it was read
	spec  *columns.Spec
	lang  ogp.Lang

	levelWord   string // the word of the plan's vocabulary that the cell was read by
	levelUnread bool   // it holds no level that could be read
	astray      bool   // the row has the grey text of another id than its own
}

func (f *field) where() ogp.Place { return f.table.at(f.Col, f.row) }

// report adds a finding about the cell. args are name, value, name, value …
func (f *field) report(code ogp.Code, args ...string) {
	f.reportAbout(f.shown(f.Text), code, args...)
}

// shown is what people see where a truth value or a day is stored.
func (f *field) shown(text string) string {
	if text == f.Text {
		return f.asShown(f.Cell)
	}
	return text
}

func (f *field) reportAbout(found string, code ogp.Code, args ...string) {
	m := labelled("column", "column."+f.layout.Key, f.spec.Key)
	finding := ogp.Finding{Code: code, At: f.where(), Row: f.id, Found: found, Args: m}
	finding.With(args...)
	if ogp.AboutPerson(f.spec.Key) {
		finding.Found = masked
		for _, key := range []string{"text", "as"} {
			if m[key] != "" {
				m[key] = masked
			}
		}
	}
	f.add(finding)
	if columns.NoField(code) {
		f.keep(finding, []ogp.Cell{{Column: ogp.InLang(f.spec.Key, f.lang), Text: found, At: finding.At}})
	}
}

// cellUnits is the longest text that Excel keeps in a cell, in units of UTF-16.
const cellUnits = 32767

// prepare turns the stored cell into text that a reader of its kind can take.
// It is false for a cell that holds nothing to read; why is then reported.
func (f *field) prepare() bool {
	if f.reportNoText() {
		return false
	}
	raw := f.Text
	if f.spec.Kind != columns.Prose && f.spec.Kind != columns.Short && f.spec.Kind != columns.Link {
		f.Text = xlsx.WithoutUnseen(raw)
	}
	f.Text = f.plainAddresses(xlsx.Clean(f.Text))
	f.Link = f.plainAddresses(xlsx.Clean(f.Link))
	switch {
	case f.Text == "":
		return false
	case xlsx.HasControls(raw):
		f.report(ogp.ControlChars)
	}
	if n := len(f.Text); n > cellUnits { // bytes, of which there are never fewer
		if n = len(utf16.Encode([]rune(f.Text))); n > cellUnits {
			f.report(ogp.TextTooLong, "length", strconv.Itoa(n))
		}
	}
	f.reportStruck()
	if f.Formula && !f.spec.Ignored {
		f.report(ogp.FormulaRead)
	}
	if f.spec.Kind != columns.Prose && f.Kind == xlsx.Text && f.isPlaceholder() {
		f.report(ogp.ValueRead, ogp.KeyArg("as"), "reading.nothing")
		return false
	}
	if f.spec.Kind != columns.Link && !f.spec.Ignored {
		f.revealLink()
	}
	return true
}

// reportNoText reports a cell that holds something else than a text.
func (f *field) reportNoText() bool {
	switch {
	case f.Object == xlsx.Picture:
		f.reportAbout(f.Link, ogp.CellPicture)
	case f.Object != "":
		f.report(ogp.CellObject, ogp.KeyArg("what"), "cell_object."+string(f.Object))
	case f.Blank:
		f.report(ogp.FormulaNoValue)
	case f.Kind == xlsx.Error:
		f.report(ogp.CellError, ogp.KeyArg("remedy"), "cell_error_remedy."+f.errorRemedy())
	default:
		return false
	}
	return true
}

// errorRemedy is the key of what to do about the error that the cell shows.
func (f *field) errorRemedy() string {
	switch strings.ToUpper(strings.TrimSpace(f.Text)) {
	case "#BUSY!", "#GETTING_DATA":
		return "wait"
	case "#SPILL!":
		return "spill"
	case "#CONNECT!", "#BLOCKED!", "#UNKNOWN!", "#FIELD!", "#EXTERNAL!", "#PYTHON!", "#TIMEOUT!":
		return "service"
	}
	if f.Formula {
		return "formula"
	}
	return "value"
}

// isPlaceholder tells a text that people enter where there is nothing to enter.
func (f *field) isPlaceholder() bool {
	if !isWord(f.Text) {
		return false
	}
	return f.words.nothing[strings.ToLower(f.Text)] || f.words.nothing[fold(f.Text)] || f.spec.Kind == columns.Link &&
		f.words.noLink[fold(f.Text)]
}

// reportStruck says what of a cell is struck out: all of it by the format of
// the cell, or a part.
func (f *field) reportStruck() {
	switch {
	case f.Style.Struck:
		f.report(ogp.StruckThrough)
	case f.Struck != "":
		f.reportAbout(xlsx.Clean(f.Struck), ogp.StruckThrough)
	}
}
