package docx

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"selfassess/render"
)

// control is a content control as a reader of the file sees it.
type control struct {
	path, title, id string // tags from the outermost in
	text            string // own words, without those of controls within
}

func controls(t *testing.T, text string) (all []control) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(text))
	var open []control
	inProperties := false
	value := func(e xml.StartElement) string {
		for _, a := range e.Attr {
			if a.Name.Local == "val" {
				return a.Value
			}
		}
		return ""
	}
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return all
		}
		if err != nil {
			t.Fatal(err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			switch e.Name.Local {
			case "sdt":
				open = append(open, control{})
			case "sdtPr":
				inProperties = true
			case "alias":
				open[len(open)-1].title = value(e)
			case "tag":
				if len(open) > 1 {
					open[len(open)-1].path = open[len(open)-2].path + "/"
				}
				open[len(open)-1].path += value(e)
			case "id":
				if inProperties {
					open[len(open)-1].id = value(e)
				}
			}
		case xml.EndElement:
			switch e.Name.Local {
			case "sdtPr":
				inProperties = false
			case "sdt":
				all = append(all, open[len(open)-1])
				open = open[:len(open)-1]
			}
		case xml.CharData:
			if len(open) > 0 {
				open[len(open)-1].text += string(e)
			}
		}
	}
}

func TestEverySectionStandsInAControlOfItsOwn(t *testing.T) {
	text := part(t, written(t, everything()), textPart)
	var got []string
	for _, c := range controls(t, text) {
		if c.path != "" { // one without a tag, such as the logo's, is the template's
			got = append(got, c.path+" = "+c.title)
		}
	}
	want := []string{"summary = Summary",
		"implementation/theme-1/commitment-4 = Commitment 4: Public register of government contracts",
		"implementation/theme-1 = III.A. Open data and records",
		"implementation = III. Implementation of commitments"}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	for _, c := range controls(t, text) {
		if strings.HasSuffix(c.path, "commitment-4") && (!strings.Contains(c.text, "Next steps") || strings.Contains(c.text, "Five commitments.")) {
			t.Errorf("%s does not hold its own words: %q", c.path, c.text)
		}
	}
}

// Programs that pass over content controls must find the whole report.
func TestOnlyADraftHasControls(t *testing.T) {
	d := everything()
	d.Meta.Draft = ""
	for _, c := range controls(t, part(t, written(t, d), textPart)) {
		if c.path != "" {
			t.Errorf("a final report has the control %q", c.path)
		}
	}
}

func TestTagsAndTitlesKeepToTheLimitsOfWord(t *testing.T) {
	long := "commitment-" + strings.Repeat("Ausfuhrförderung🙂", 9)
	tests := []struct {
		why, id, want string
	}{
		{"a short id is the tag", "commitment-4", "commitment-4"},
		{"64 characters are allowed", strings.Repeat("é", 64), strings.Repeat("é", 64)},
	}
	for _, tt := range tests {
		if got := ControlTag(tt.id); got != tt.want {
			t.Errorf("%s: %q became %q", tt.why, tt.id, got)
		}
	}
	a, b := ControlTag(long+"a"), ControlTag(long+"b")
	if a == b || a != ControlTag(long+"a") || units(a) > 64 || !strings.HasPrefix(a, "commitment-Ausfuhr") {
		t.Errorf("long ids became %q and %q", a, b)
	}
	d := everything()
	theme := d.Sections[1].Sections[0]
	theme.Heading, theme.ID = render.Words(strings.Repeat("🙂 long title ", 20)), long
	for _, c := range controls(t, part(t, written(t, d), textPart)) {
		if units(c.title) > 64 || units(c.path[strings.LastIndex(c.path, "/")+1:]) > 64 {
			t.Errorf("%q or %q is longer than Word allows", c.title, c.path)
		}
	}
}

func TestNumbersOfControlsAreUnique(t *testing.T) {
	d := everything()
	for i := range 300 {
		d.Sections = append(d.Sections, &render.Section{ID: "annex-" + string(rune('a'+i)), Heading: render.Words("Annex")})
	}
	seen := map[string]bool{}
	for _, c := range controls(t, part(t, written(t, d), textPart)) {
		if c.id == "" || seen[c.id] {
			t.Fatalf("the number %q stands twice, or is none", c.id)
		}
		seen[c.id] = true
	}
}

func TestLinesAreNumberedOnlyWhereTheReportBegins(t *testing.T) {
	d := everything()
	const counted = `<w:lnNumType w:countBy="1" w:restart="newPage"/>`
	if text := part(t, written(t, d), textPart); strings.Contains(text, "lnNumType") {
		t.Error("lines are numbered although nobody asked for it")
	}
	d.Meta.LineNumbers = true
	text := part(t, written(t, d), textPart)
	first := strings.Index(text, counted)
	if strings.Count(text, counted) != 1 || first < strings.Index(text, "follows a table") {
		t.Errorf("lines are numbered %d times, first at byte %d of %d", strings.Count(text, counted), first, len(text))
	}
	if !strings.Contains(text, counted+`<w:cols`) {
		t.Error("the element does not stand where the schema has it: after the margins, before the columns")
	}
}

func TestTheFactsOfAReportTellEachSection(t *testing.T) {
	file := written(t, everything())
	facts := part(t, file, "customXml/item1.xml")
	for _, want := range []string{`asof="2026-09-30"`, `draft="true"`, `<section tag="commitment-4" sum="`} {
		if !strings.Contains(facts, want) {
			t.Errorf("%s is missing in %s", want, facts)
		}
	}
	d := everything()
	d.Sections[1].Sections[0].Blocks = []render.Block{para("Six commitments.")}
	changed := part(t, written(t, d), "customXml/item1.xml")
	was, is := strings.Split(facts, "<section "), strings.Split(changed, "<section ")
	differ := 0
	for i := range was {
		if was[i] != is[i] {
			differ++
			if !bytes.Contains([]byte(was[i]), []byte(`tag="theme-1"`)) {
				t.Errorf("%q became %q", was[i], is[i])
			}
		}
	}
	if differ != 1 {
		t.Errorf("%d sections have another fingerprint, want 1", differ)
	}
}
