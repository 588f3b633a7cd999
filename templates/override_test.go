package templates

import (
	"strings"
	"testing"
)

// What a ministry may not do the program does not do itself: the shipped
// languages have the names of the reference, the plural forms of their own, and
// the room that they need.
func TestShippedTextsKeepTheRulesOfOwnTexts(t *testing.T) {
	ref, err := Load(Reference)
	if err != nil {
		t.Fatal(err)
	}
	for _, tag := range Languages() {
		c, err := Load(tag)
		if err != nil {
			t.Fatal(err)
		}
		l := &override{tag: tag, own: map[string]ownText{}}
		for key, text := range c.words {
			if named := c.named[key]; named != "" {
				text = named
			}
			if !OfTerminal(key) {
				l.own[key] = ownText{text: text, file: tag}
				continue
			}
			like := key
			if hasForms(headOf(key)) {
				like = headOf(key) + ".other"
			}
			if extra, lacks := unlikeNames(ref, key, ref.words[like], text); len(extra)+len(lacks) > 0 {
				t.Errorf("%s: %s: names %v, without %v", tag, key, extra, lacks)
			}
		}
		for key, list := range c.lists {
			l.own[key] = ownText{list: list, isList: true, file: tag}
		}
		o := &Overrides{}
		o.check(ref, l)
		for _, f := range o.Findings {
			t.Errorf("%s: %s: %s", tag, f.Code, ref.Advice(f).Message)
		}
	}
}

// A language that somebody has filled, here with the English words, is one like
// the others.
func TestASkeletonThatIsFilledIsALanguage(t *testing.T) {
	for _, tag := range []string{"pt", "uk", "id", "ar"} {
		files, err := Skeleton(tag, "en", "A head.")
		if err != nil {
			t.Fatal(err)
		}
		filled := make([]OwnFile, len(files))
		for i, f := range files {
			filled[i] = OwnFile{tag, "lang/" + tag + "/" + f.Name, fillIn(string(f.Data))}
		}
		o, err := Override(filled)
		if err != nil {
			t.Fatal(err)
		}
		ref, _ := Load(Reference)
		for _, f := range append(o.Findings, o.Unfinished()...) {
			t.Errorf("%s: %s", tag, ref.Advice(f).Message)
		}
		c, ok, err := o.For(tag + "-BR")
		if err != nil || !ok || c.Text("report.title") != ref.Text("report.title") {
			t.Errorf("%s: %v, %v", tag, ok, err)
		}
		if fs, err := o.Changed(); len(fs) > 0 || err != nil {
			t.Errorf("%s: changed: %v, %v", tag, fs, err)
		}
		empty, err := Override(files)
		if _, ok, _ := empty.For(tag); err != nil || len(empty.Findings) > 0 || ok != (tag == "ar") || (len(empty.Unfinished()) == 1) != (tag != "ar") {
			t.Errorf("%s, not filled: %v, %v, %v", tag, ok, empty.Findings, err)
		}
	}
}

// fillIn writes what a text was made from into its place.
func fillIn(file string) []byte {
	var b strings.Builder
	made := ""
	for line := range strings.Lines(file) {
		if m := sourceLine.FindStringSubmatch(strings.TrimSpace(line)); m != nil {
			made = m[2]
		}
		if key, _, is := strings.Cut(line, " = "); is && !strings.HasPrefix(line, "#") {
			line = key + " = " + made + "\n"
		}
		b.WriteString(line)
	}
	return []byte(b.String())
}

// A file that is nested without end is refused before anything goes down into
// it; what only looks so is not.
func TestFilesNestedWithoutEndAreRefused(t *testing.T) {
	many := func(s string) string { return strings.Repeat(s, 100_000) }
	for _, c := range []struct {
		why, file string
		want      bool
	}{
		{"lists", "a = " + many("["), true},
		{"tables in a line", "a = " + many("{a=") + "1", true},
		{"a key of many parts", "a" + many(".a") + " = 1", true},
		{"a header of many parts", "[a" + many(".a") + "]", true},
		{"a string", `a = "` + many("[.") + `"`, false},
		{"a string with quotation marks", `a = "\"` + many("[.") + `"`, false},
		{"a literal string", `a = '` + many(`[.\`) + `'`, false},
		{"a text of several lines", `a = """` + many("[.\n") + `"""`, false},
		{"a comment", "# " + many("[.") + "\na = 1", false},
		{"an empty string", `a = ""` + "\n" + `b = "[[[[[[[[[[[[[[[[[[[[["`, false},
		{"many lists", many("a = [\"x\"]\n"), false},
		{"many headers", many("[a.b]\n"), false},
	} {
		if got := tooDeep([]byte(c.file)); got != c.want {
			t.Errorf("%s: %v", c.why, got)
		}
	}
	for _, tag := range Languages() {
		entries, err := files.ReadDir("lang/" + tag)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			if b, err := files.ReadFile("lang/" + tag + "/" + e.Name()); err != nil || tooDeep(b) {
				t.Errorf("%s of %s is too deep (%v)", e.Name(), tag, err)
			}
		}
	}
}
