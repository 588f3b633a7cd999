package secretariat

import (
	"bytes"
	"cmp"
	"errors"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"

	"golang.org/x/text/language"

	"selfassess/inputs"
	"selfassess/inputs/forms"
	"selfassess/ogp"
	"selfassess/outputs"
	"selfassess/templates"
)

// TranslateOptions say what is to be translated.
type TranslateOptions struct {
	To string // tag of the language
}

// Translation is what was written for a translator.
type Translation struct {
	Written
	Language string
	New      int // texts that were not listed before
	Waiting  int // texts that have no translation, new ones among them
	TooLong  int // those of them that no cell can hold
}

// Why there is nothing to translate into a language.
var (
	ErrNoLanguage   = errors.New("no such language is known")
	ErrMainLanguage = errors.New("the language is that of the plan")
)

// Translate lists the texts of the report that nobody has translated into a
// language in a workbook in the folder of the returns, where the next run reads
// their translations. A workbook that is there is completed.
func (p *Project) Translate(o TranslateOptions) (*Translation, error) {
	if p.Report == nil {
		return nil, ErrNoPlan
	}
	to, err := p.targetLanguage(o.To)
	if err != nil {
		return nil, err
	}
	texts := p.Report.Untranslated(to)
	t := &Translation{Language: string(to), Waiting: len(texts)}
	words, err := p.wordsFor(to)
	if err != nil {
		return nil, err
	}
	listed := p.listedFor(to)
	var fresh []ogp.Translation
	for _, u := range texts {
		switch mark := ogp.TextMark(u.Source); {
		case len(utf16.Encode([]rune(u.Source))) > forms.CellLimit: // put together from several cells
			t.TooLong++
		case !listed[mark]:
			fresh = append(fresh, ogp.Translation{Mark: mark, Source: u.Source, Where: forms.TextPlace(p.Report.Plan, u, words)})
		}
	}
	if t.New = len(fresh); t.New == 0 {
		return t, nil
	}
	name, there, err := p.translationBook(to)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := forms.WriteTranslation(&b, append(there, fresh...), to, words); err != nil {
		return nil, err
	}
	t.Written, err = outputs.Replace([]outputs.File{{Path: filepath.Join(p.Dir, filepath.FromSlash(name)), Data: b.Bytes()}})
	return t, err
}

// targetLanguage is a language by its tag. One without its region is that of the
// plan, if the plan names it with one.
func (p *Project) targetLanguage(tag string) (ogp.Lang, error) {
	parsed, err := language.Parse(tag)
	if err != nil || parsed == language.Und {
		return "", ErrNoLanguage
	}
	plan := p.Report.Plan
	to := parsed.String()
	for _, l := range append([]ogp.Lang{plan.Language}, plan.OtherLanguages...) {
		if strings.HasPrefix(string(l), to+"-") {
			to = string(l)
			break
		}
	}
	if ogp.Lang(to) == plan.Language {
		return "", ErrMainLanguage
	}
	return ogp.Lang(to), nil
}

// wordsFor are the words of a language, or those of the plan if the program has
// none of it.
func (p *Project) wordsFor(l ogp.Lang) (*templates.Catalogue, error) {
	c, ok, err := p.languages.words(string(l))
	if err == nil && !ok {
		c = p.Words
	}
	return c, err
}

// listedFor are the marks of the texts that a workbook asks to have translated
// into a language, whole and whether or not that was done.
func (p *Project) listedFor(l ogp.Lang) map[ogp.ID]bool {
	listed := map[ogp.ID]bool{}
	for i := range p.returns {
		for k := range p.returns[i].Translations {
			row := &p.returns[i].Translations[k]
			if row.Columns[ogp.InLang("translation", l)] != "" && row.Mark == ogp.TextMark(row.Source) {
				listed[row.Mark] = true
			}
		}
	}
	return listed
}

// translationBook is the workbook to write, with the rows that it holds. One
// that holds anything else besides is left as it is, and what is new goes into
// another one: a workbook is always made anew.
func (p *Project) translationBook(to ogp.Lang) (name string, rows []ogp.Translation, err error) {
	stem := path.Join(inputs.ReturnsDir, "translation-"+string(to))
	for n := 1; ; n++ {
		name = stem + ".xlsx"
		if n > 1 {
			name = stem + " (" + strconv.Itoa(n) + ").xlsx"
		}
		if _, err := os.Lstat(filepath.Join(p.Dir, filepath.FromSlash(name))); errors.Is(err, os.ErrNotExist) {
			return name, nil, nil
		}
		k := slices.IndexFunc(p.returns, func(r ogp.Return) bool { return r.File == name })
		if k < 0 && slices.ContainsFunc(p.files, func(f inputs.File) bool { return f.Name == name && f.Role == inputs.RefusedRole }) {
			return "", nil, templates.Failure(templates.CLITranslateUnread, "file", name)
		}
		if k >= 0 && p.onlyTranslations(&p.returns[k]) {
			return name, p.asTyped(&p.returns[k]), nil
		}
	}
}

// onlyTranslations tells whether a workbook holds nothing but what one that is
// made anew from its rows would.
func (p *Project) onlyTranslations(r *ogp.Return) bool {
	if len(r.Translations) == 0 || len(r.Rows()) != len(r.Translations) {
		return false
	}
	return !slices.ContainsFunc(p.read, func(f ogp.Finding) bool { return f.At.File == r.File && f.Code != ogp.TextUnwritten })
}

// asTyped are the rows of a workbook with what only stands where a translation
// is to come.
func (p *Project) asTyped(r *ogp.Return) []ogp.Translation {
	rows := slices.Clone(r.Translations)
	for _, u := range p.unplaced {
		for _, c := range u.Cells {
			i := slices.IndexFunc(rows, func(t ogp.Translation) bool { return u.File == r.File && t.At(c.Column) == c.At })
			if i < 0 {
				continue
			}
			_, lang, _ := ogp.CutLang(c.Column)
			text := ogp.Text{lang: c.Text}
			for l, s := range rows[i].Text {
				text[l] = cmp.Or(text[l], s)
			}
			rows[i].Text = text
		}
	}
	return rows
}
