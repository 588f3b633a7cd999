package inputs

import (
	"selfassess/inputs/columns"
	"selfassess/inputs/xlsx"
	"selfassess/ogp"
)

// readVocabulary reads what words of the country mean, so that the cells that
// are read from now on can be read by it. What the sheet itself calls a level
// is one of the four.
func readVocabulary(r *reading) []ogp.LevelWord {
	rows := readSheet(r, columns.Vocabulary, unchanged)
	first := map[string]*ogp.LevelWord{}
	known := map[string]ogp.LevelWord{}
	for i := range rows {
		w := &rows[i]
		key := fold(w.Word)
		if w.Word == "" || w.Means == ogp.NotReported || !r.mayMean(w) {
			continue
		}
		other := first[key]
		switch {
		case other == nil:
			first[key], known[key] = w, *w
		case other.Means == w.Means:
			r.addWord(ogp.WordTwice, w, "other", other.At("word").Cell)
		default: // which of the two is right is for people to say
			r.addWord(ogp.WordMeansTwo, w, ogp.KeyArg("means"), "level."+w.Means.Key(),
				"other", other.At("word").Cell, ogp.KeyArg("otherlevel"), "level."+other.Means.Key())
			delete(known, key)
		}
	}
	r.known.levelWords = known
	return rows
}

// mayMean tells whether a word can have the meaning that its row gives it: it
// is not the name of another level.
func (r *reading) mayMean(w *ogp.LevelWord) bool {
	key := r.words.sets["level"][fold(w.Word)]
	if key == "" {
		key = r.words.levelIn(w.Word)
	}
	switch key {
	case "":
		return true
	case w.Means.Key():
		r.addWord(ogp.WordNeedless, w, ogp.KeyArg("level"), "level."+key)
	default:
		r.addWord(ogp.WordMeansOther, w, ogp.KeyArg("level"), "level."+key, ogp.KeyArg("means"), "level."+w.Means.Key())
	}
	return false
}

func (r *reading) addWord(code ogp.Code, w *ogp.LevelWord, args ...string) {
	f := ogp.Finding{Code: code, At: w.At("word"), Found: w.Word}
	f.With(args...)
	r.add(f)
}

// byVocabulary is the level that the cell means in this country, as the plan
// says it. No word of the vocabulary is the name of another level.
func (f *field) byVocabulary() ogp.Level {
	text := f.Text
	if f.Kind == xlsx.Number {
		text = f.seen()
	}
	w := f.known.levelWords[fold(text)]
	if w.Word == "" || f.Kind == xlsx.Bool {
		return ogp.NotReported
	}
	f.levelWord = w.Word
	f.reportAbout(text, ogp.LevelByWord, ogp.KeyArg("as"), "level."+w.Means.Key())
	return w.Means
}

// longestWord is how long a word may be that the plan could list: what is
// longer is a sentence, and is quoted with its end cut off.
const longestWord = 40

// listable is the term that offers the row by which the plan would read a word
// as a level, or "" for a text that nobody would list.
func (f *field) listable(text string) string {
	if n := len([]rune(text)); n == 0 || n > longestWord || f.layout.Key == columns.Vocabulary.Key {
		return ""
	}
	return "reading.vocabulary"
}
