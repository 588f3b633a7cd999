package fontfiles

import (
	"bytes"
	"encoding/binary"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"
)

// made is a font to be made up: its headers are whole, and nothing else is.
type made struct {
	family     string
	whole      string // family without weights
	weight     int
	width      int
	italic     bool
	rights     int
	characters [][2]rune
	kind       string // of the file; "" for TrueType
	without    string // a table that is left out
	with       string // a table besides
	symbol     bool   // its characters have no numbers in Unicode
}

func u(n int, v ...int) (b []byte) {
	for _, x := range v {
		for i := n - 1; i >= 0; i-- {
			b = append(b, byte(x>>(8*i)))
		}
	}
	return b
}

func (m made) tables() map[string][]byte {
	head := make([]byte, 54)
	os2 := make([]byte, 96)
	weight, width := m.weight, m.width
	if weight == 0 {
		weight = 400
	}
	if width == 0 {
		width = 5
	}
	copy(os2[4:], u(2, weight, width, m.rights))
	if m.italic {
		os2[63] = 1
	}
	copy(head[8:], u(4, weight*7+len(m.family)))
	var name []byte
	for _, c := range utf16.Encode([]rune(m.family)) {
		name = append(name, byte(c>>8), byte(c))
	}
	cmap := slices.Concat(u(2, 0, 1, 3, 10), u(4, 12), u(2, 12, 0), u(4, 16+12*len(m.characters), 0, len(m.characters)))
	for _, r := range m.characters {
		cmap = append(cmap, u(4, int(r[0]), int(r[1]), 1)...)
	}
	if m.symbol {
		cmap[7] = 0
	}
	names := slices.Concat(u(2, 0, 1, 18, 3, 1, 0x409, 1, len(name), 0), name)
	if m.whole != "" {
		names = slices.Concat(u(2, 0, 2, 30, 3, 1, 0x409, 1, len(name), 0, 3, 1, 0x409, 16, 2*len(m.whole), len(name)), name)
		for _, c := range m.whole {
			names = append(names, 0, byte(c))
		}
	}
	t := map[string][]byte{"head": head, "OS/2": os2, "cmap": cmap, "glyf": {1, 2, 3, 4}, "name": names}
	delete(t, m.without)
	if m.with != "" {
		t[m.with] = []byte{1}
	}
	return t
}

// bytes writes the font; its tables are counted from the beginning of a file
// in which it stands at a place.
func (m made) bytes(at int) []byte {
	kind := m.kind
	if kind == "" {
		kind = "\x00\x01\x00\x00"
	}
	tables := m.tables()
	var tags []string
	for tag := range tables {
		tags = append(tags, tag)
	}
	slices.Sort(tags)
	out := append([]byte(kind), u(2, len(tags), 0, 0, 0)...)
	body := at + len(out) + 16*len(tags)
	var rest []byte
	for _, tag := range tags {
		out = append(append(out, tag...), u(4, 0, body+len(rest), len(tables[tag]))...)
		rest = append(rest, tables[tag]...)
	}
	return append(out, rest...)
}

func folder(t *testing.T, files map[string][]byte) string {
	t.Helper()
	dir := t.TempDir()
	for name, b := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func opened(t *testing.T, folders ...string) *Set {
	t.Helper()
	s, err := Open(folders)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

var sinhala, some = [][2]rune{{0xD80, 0xDFF}}, [][2]rune{{0xD85, 0xD90}}

// list tells the fonts of a script in their order: the family, and the weight
// of its bold.
func list(s *Set, script string) string {
	var names []string
	for _, p := range s.For(script) {
		name := p.Regular.family
		if p.Bold.weight > p.Regular.weight {
			name += "+"
		}
		names = append(names, name)
	}
	return strings.Join(names, " ")
}

func TestFontsAreChosenByScriptThenByWhatTheyHave(t *testing.T) {
	tests := []struct {
		why    string
		script string
		fonts  []made
		want   string
	}{
		{"a font that is made for the script comes before one that has more", "Sinhala",
			[]made{{family: "Everything", characters: [][2]rune{{0, 0x10000}}}, {family: "Lovely Sinhala", characters: some}}, "lovelysinhala everything"},
		{"Noto Sans comes before others of the script", "Sinhala",
			[]made{{family: "A Sinhala", characters: sinhala}, {family: "Noto Sans Sinhala", characters: sinhala}}, "notosanssinhala asinhala"},
		{"else what has more characters of the script", "Sinhala",
			[]made{{family: "A", characters: some}, {family: "B", characters: sinhala}}, "b a"},
		{"else the name", "Sinhala", []made{{family: "B", characters: some}, {family: "A", characters: some}}, "a b"},
		{"fonts without the script are left out", "Tamil", []made{{family: "A", characters: sinhala}}, ""},
		{"a serif is not like the text of the report", "Sinhala",
			[]made{{family: "A Serif Sinhala", characters: sinhala}, {family: "B Sans Sinhala", characters: some}}, "bsanssinhala aserifsinhala"},
		{"Naskh comes first for Arabic", "Arabic",
			[]made{{family: "Noto Kufi Arabic", characters: [][2]rune{{0x600, 0x6FF}}}, {family: "Noto Naskh Arabic", characters: [][2]rune{{0x600, 0x650}}},
				{family: "Noto Sans Arabic", characters: [][2]rune{{0x600, 0x6FF}}}}, "notonaskharabic notosansarabic notokufiarabic"},
		{"bold goes with its family", "Sinhala",
			[]made{{family: "A", characters: sinhala, weight: 700}, {family: "A", characters: sinhala}, {family: "B", characters: sinhala}}, "a+ b"},
		{"black, light, narrow and italic fonts are left if there are others", "Sinhala",
			[]made{{family: "A", characters: sinhala, weight: 300}, {family: "A", characters: sinhala, weight: 400}, {family: "A", characters: sinhala, weight: 700},
				{family: "A", characters: sinhala, weight: 900}, {family: "A", characters: sinhala, width: 3}, {family: "A", characters: sinhala, italic: true}}, "a+"},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			one, other := map[string][]byte{}, map[string][]byte{}
			for i, m := range tt.fonts {
				one[string(rune('a'+i))+".ttf"] = m.bytes(0)
				other[string(rune('z'-i))+"/x.TTF"] = m.bytes(0)
			}
			if got := list(opened(t, folder(t, one)), tt.script); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
			if got := list(opened(t, folder(t, other)), tt.script); got != tt.want {
				t.Errorf("under other names: %q, want %q", got, tt.want)
			}
		})
	}
}

func TestFoldersAreAskedInTheOrderInWhichTheyWereNamed(t *testing.T) {
	a := folder(t, map[string][]byte{"x.ttf": made{family: "Noto Sans Sinhala", characters: sinhala}.bytes(0)})
	b := folder(t, map[string][]byte{"x.ttf": made{family: "Ours", characters: some}.bytes(0)})
	if got := list(opened(t, b, a), "Sinhala"); got != "ours notosanssinhala" {
		t.Errorf("got %q", got)
	}
	if got := list(opened(t, a, b), "Sinhala"); got != "notosanssinhala ours" {
		t.Errorf("got %q", got)
	}
}

func TestFilesThatCannotBeUsedAreNamedWithTheReason(t *testing.T) {
	whole := made{family: "A", characters: some}
	of := func(change func(*made)) []byte {
		m := whole
		change(&m)
		return m.bytes(0)
	}
	tests := []struct {
		name string
		data []byte
		want Reason
	}{
		{"whole.ttf", whole.bytes(0), ""},
		{"apple.ttf", of(func(m *made) { m.kind = "true" }), ""},
		{"without-rights.ttf", of(func(m *made) { m.without = "OS/2" }), ""},
		{"restricted.ttf", of(func(m *made) { m.rights = 2 }), Embedding},
		{"to-print.ttf", of(func(m *made) { m.rights = 4 }), ""},
		{"restricted-and-to-print.ttf", of(func(m *made) { m.rights = 6 }), ""},
		{"whole-only.ttf", of(func(m *made) { m.rights = 0x100 }), Embedding},
		{"pictures-only.ttf", of(func(m *made) { m.rights = 0x208 }), Embedding},
		{"postscript.otf", of(func(m *made) { m.kind = "OTTO" }), PostScript},
		{"colour.ttf", of(func(m *made) { m.without, m.with = "glyf", "CBDT" }), Bitmaps},
		{"no-outlines.ttf", of(func(m *made) { m.without = "glyf" }), Damaged},
		{"no-characters.ttf", of(func(m *made) { m.without = "cmap" }), Damaged},
		{"of-signs.ttf", of(func(m *made) { m.symbol = true }), Unencoded},
		{"no-head.ttf", of(func(m *made) { m.without = "head" }), Damaged},
		{"nastaliq.ttf", of(func(m *made) { m.family = "Noto Nastaliq Urdu" }), Nastaliq},
		{"web.woff2", []byte("wOF2 and so on, a long file"), OtherKind},
		{"text.ttf", []byte("This is no font at all."), OtherKind},
		{"empty.ttf", nil, OtherKind},
		{"cut.ttf", whole.bytes(0)[:150], Damaged},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := opened(t, folder(t, map[string][]byte{tt.name: tt.data, "other.ttf": made{family: "B", characters: some}.bytes(0), "LICENSE.txt": nil}))
			if s.Refused() != nil {
				t.Error("a file was refused before a font was asked for")
			}
			usable := len(s.For("Sinhala"))
			got := s.Refused()
			want := []Refused{{tt.name, tt.want}}
			if tt.want == "" {
				want = nil
			}
			if !slices.Equal(got, want) {
				t.Errorf("got %v, want %v", got, want)
			}
			if want := 2 - len(want); usable != want {
				t.Errorf("%d fonts can be used, want %d", usable, want)
			}
		})
	}
}

func TestFilesLargerThanAnyFontAreNotRead(t *testing.T) {
	b := made{family: "A", characters: some}.bytes(0)
	at := bytes.Index(b, []byte("glyf"))
	copy(b[at+8:], u(4, 1000, mostBytes+1))
	path := filepath.Join(folder(t, map[string][]byte{"large.ttf": b}), "large.ttf")
	if err := os.Truncate(path, mostBytes+2000); err != nil {
		t.Fatal(err)
	}
	if found, why := open(path); why != TooLarge || len(found) > 0 {
		t.Errorf("%d fonts, refused as %q", len(found), why)
	}
}

// Word lists a light family beside the ordinary one; both are one family to
// their makers.
func TestAFamilyIsFoundByTheNameThatWordHasForIt(t *testing.T) {
	set := opened(t, folder(t, map[string][]byte{
		"r.ttf":  made{family: "Sarala", characters: some}.bytes(0),
		"b.ttf":  made{family: "Sarala", weight: 700, characters: some}.bytes(0),
		"i.ttf":  made{family: "Sarala", italic: true, characters: some}.bytes(0),
		"l.ttf":  made{family: "Sarala Light", whole: "Sarala", weight: 300, characters: some}.bytes(0),
		"n.ttf":  made{family: "Sarala Sans", characters: some}.bytes(0),
		"no.ttf": made{family: "Kept", rights: 2, characters: some}.bytes(0),
	}))
	for _, tt := range []struct{ name, want, why string }{
		{"Sarala", "r.ttf b.ttf", "upright, with its bold"},
		{"SARALA", "r.ttf b.ttf", "names are not told apart by capitals"},
		{"Sarala Light", "l.ttf b.ttf", "the bold of the whole family"},
		{"Sarala Sans", "n.ttf n.ttf", "no bold at all"},
		{"Sara", "none", "the beginning of a name is not the name"},
		{"Kept", "none", "its maker does not let it be embedded"},
	} {
		got := "none"
		if p, ok := set.Family(tt.name); ok {
			got = p.Regular.Name() + " " + p.Bold.Name()
		}
		if got != tt.want {
			t.Errorf("%s: %q is %q, want %q", tt.why, tt.name, got, tt.want)
		}
	}
}

func TestFontsOfACollectionStandForThemselves(t *testing.T) {
	start := slices.Concat([]byte("ttcf"), u(4, 0x10000, 3))
	at := len(start) + 12
	var body []byte
	for _, m := range []made{{family: "A", characters: some}, {family: "P", characters: some, kind: "OTTO"}, {family: "B", characters: sinhala}} {
		start = append(start, u(4, at+len(body))...)
		body = append(body, m.bytes(at+len(body))...)
	}
	s := opened(t, folder(t, map[string][]byte{"all.ttc": append(start, body...)}))
	if got := list(s, "Sinhala"); got != "b a" || len(s.Refused()) > 0 {
		t.Errorf("got %q, refused %v", got, s.Refused())
	}
	data, err := s.For("Sinhala")[0].Regular.Data()
	if err != nil {
		t.Fatal(err)
	}
	f, why := faces(bytes.NewReader(data), int64(len(data)), "alone.ttf")
	if why != "" || len(f) != 1 || f[0].family != "b" || !f[0].Has(0xDFF) || f[0].Has(0xE00) {
		t.Errorf("the font alone is %v, refused as %q", f, why)
	}
}

func TestFoldersWithoutFontsAreRefused(t *testing.T) {
	dir := folder(t, map[string][]byte{"notes.txt": nil, "fonts/a.ttf": made{family: "A", characters: some}.bytes(0)})
	for _, tt := range []struct{ name, want string }{
		{filepath.Join(dir, "none"), "none"},
		{filepath.Join(dir, "notes.txt"), "is not a folder"},
		{t.TempDir(), "no font files"},
	} {
		if _, err := Open([]string{tt.name}); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: got %v, want %q", tt.name, err, tt.want)
		}
	}
	if s := opened(t, dir); len(s.For("Sinhala")) != 1 {
		t.Error("a font in a folder within is not found")
	}
	if s := opened(t); len(s.For("Sinhala")) > 0 {
		t.Error("there are fonts in no folder")
	}
}

func TestNoFileIsReadBeforeAFontIsAskedFor(t *testing.T) {
	s := opened(t, folder(t, map[string][]byte{"a.ttf": made{family: "A", characters: some}.bytes(0)}), System)
	if s.pairs != nil {
		t.Error("files were read")
	}
}

func TestSystemsKeepTheirFontsInTheirOwnFolders(t *testing.T) {
	env := map[string]string{"HOME": "/h", "WINDIR": `W`, "LOCALAPPDATA": `L`}
	join := filepath.Join
	for system, want := range map[string][]string{
		"windows": {join("W", "Fonts"), join("L", "Microsoft", "Windows", "Fonts")},
		"darwin":  {join("/h", "Library", "Fonts"), join("/Library/Fonts"), join("/System/Library/Fonts")},
		"linux":   {join("/h", ".fonts"), join("/h", ".local", "share", "fonts"), join("/usr/local/share/fonts"), join("/usr/share/fonts")},
	} {
		if got := foldersOf(system, func(k string) string { return env[k] }); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", system, got, want)
		}
	}
}

func TestCharactersOfTheOlderTablesAreFound(t *testing.T) {
	entry := func(sub []byte) []byte { return slices.Concat(u(2, 0, 1, 3, 1), u(4, 12), sub) }
	tests := []struct {
		why  string
		cmap []byte
		want [][2]rune
	}{
		{"format 4", entry(u(2, 4, 40, 0, 6, 0, 0, 0 /* ends */, 0x20, 0x45, 0xFFFF, 0 /* starts */, 0x20, 0x41, 0xFFFF, 1, 1, 1, 0, 0, 0)), [][2]rune{{0x20, 0x20}, {0x41, 0x45}}},
		{"format 6", entry(u(2, 6, 20, 0, 0x30, 4, 1, 2, 3, 4)), [][2]rune{{0x30, 0x33}}},
	}
	for _, tt := range tests {
		if got := characters(tt.cmap); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %x, want %x", tt.why, got, tt.want)
		}
	}
}

// FuzzHeaders reads headers of any bytes: there is an answer, and what is
// said to lie in the file does.
func FuzzHeaders(f *testing.F) {
	f.Add(made{family: "A", characters: some}.bytes(0))
	f.Add(slices.Concat([]byte("ttcf"), u(4, 0x10000, 2, 20, 20), made{family: "A", characters: some}.bytes(20)))
	f.Add(slices.Concat([]byte("ttcf"), u(4, 0x10000, 0))) // an empty collection
	f.Add(made{family: "A", characters: some, kind: "OTTO"}.bytes(0))
	f.Fuzz(func(t *testing.T, b []byte) {
		found, why := faces(bytes.NewReader(b), int64(len(b)), "a.ttf")
		if (len(found) == 0) == (why == "") {
			t.Fatalf("%d fonts, refused as %q", len(found), why)
		}
		for _, face := range found {
			face.covers("Sinhala")
			data, err := face.data(bytes.NewReader(b), int64(len(b)))
			if err != nil {
				t.Fatal(err)
			}
			if n := binary.BigEndian.Uint16(data[4:]); int(n) != len(face.tables) {
				t.Fatalf("%d tables of %d", n, len(face.tables))
			}
		}
	})
}
