package main

import (
	"html"
	"regexp"
	"strings"
	"testing"
)

var (
	contentsEntry = regexp.MustCompile(`(?s)<w:hyperlink [^>]*w:anchor="([^"]+)".*?</w:hyperlink>`)
	outlineStyle  = regexp.MustCompile(`(?s)<w:style [^>]*w:styleId="([^"]*)"[^>]*>(.*?)</w:style>`)
	wordParagraph = regexp.MustCompile(`(?s)<w:p[ >].*?</w:p>`)
	paragraphLook = regexp.MustCompile(`<w:pStyle w:val="([^"]*)"`)
)

// checkContents demands that every entry of the contents leads to its heading.
func checkContents(t *testing.T, ps packageParts) {
	t.Helper()
	heads := map[string]bool{} // styles of headings
	for _, m := range outlineStyle.FindAllStringSubmatch(ps["word/styles.xml"], -1) {
		name := strings.ToLower(attribute(regexp.MustCompile(`<w:name [^>]*>`).FindString(m[2]), "w:val"))
		heads[m[1]] = strings.HasPrefix(name, "heading ")
	}
	headings := map[string]string{} // bookmark → what the heading says
	var entries [][]string
	for _, p := range wordParagraph.FindAllString(ps["word/document.xml"], -1) {
		look := paragraphLook.FindStringSubmatch(p)
		switch {
		case look == nil:
		case heads[look[1]]:
			for _, mark := range regexp.MustCompile(`<w:bookmarkStart [^>]*>`).FindAllString(p, -1) {
				headings[attribute(mark, "w:name")] = textOf(t, p)
			}
		case strings.HasPrefix(look[1], "TOC") || strings.HasPrefix(look[1], "Contents"):
			entries = append(entries, contentsEntry.FindAllStringSubmatch(p, -1)...)
		}
	}
	if len(entries) < 10 {
		t.Fatalf("%d entries in the contents", len(entries))
	}
	for _, e := range entries {
		text := textOf(t, "<w:p>"+e[0]+"</w:p>")
		heading, ok := headings[html.UnescapeString(e[1])]
		if !ok {
			t.Errorf("%q leads to %s, which no heading has", text, e[1])
			continue
		}
		if squeeze(strings.ReplaceAll(heading, ":", "")) != squeeze(strings.ReplaceAll(text, ":", "")) {
			t.Errorf("%q leads to the heading %q", text, heading)
		}
	}
}

// textOf is the text of a paragraph.
func textOf(t *testing.T, paragraph string) string {
	t.Helper()
	names := `xmlns:w="w" xmlns:r="r" xmlns:wp="wp" xmlns:a="a" xmlns:mc="mc" xmlns:wps="wps" xmlns:v="v" xmlns:o="o" xmlns:w14="w14" xmlns:c="c" xmlns:pic="pic"`
	lines, _ := paragraphs(t, "<w:x "+names+">"+paragraph+"</w:x>")
	return strings.Join(lines, " ")
}
