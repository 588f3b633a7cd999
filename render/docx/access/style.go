package access

import (
	"math"
	"strconv"
)

// stylesheet is what the styles and the theme say of text.
type stylesheet struct {
	styles map[string]*node
	theme  map[string]int
	lang   string
	size   int // of text that says nothing else, in half points
}

// names of the theme's colours in Word's styles and in the theme itself.
var themeNames = map[string]string{"text1": "dk1", "dark1": "dk1", "background1": "lt1", "light1": "lt1",
	"text2": "dk2", "dark2": "dk2",
	"background2": "lt2", "light2": "lt2", "hyperlink": "hlink", "followedHyperlink": "folHlink"}

func newStylesheet(styles, theme []byte) (stylesheet, error) {
	s := stylesheet{styles: map[string]*node{}, theme: map[string]int{}, size: 20}
	sheet, err := parse(styles)
	if err != nil {
		return s, err
	}
	sheet.walk(func(n *node) {
		if n.name == "style" {
			s.styles[n.attr["styleId"]] = n
			if n.attr["default"] == "1" && n.attr["type"] == "paragraph" {
				s.styles[""] = n
			}
		}
	})
	if d := sheet.find("rPrDefault"); d != nil {
		if lang := d.find("lang"); lang != nil {
			s.lang = lang.attr["val"]
		}
	}
	colours, err := parse(theme)
	if err != nil {
		return s, err
	}
	if scheme := colours.find("clrScheme"); scheme != nil {
		for _, k := range scheme.kids {
			for _, c := range k.kids {
				s.theme[k.name] = hex(c.attr["val"] + c.attr["lastClr"])
			}
		}
	}
	return s, nil
}

func hex(s string) int {
	n, _ := strconv.ParseInt(s[max(0, len(s)-6):], 16, 32)
	return int(n)
}

// chain calls f with the properties of a style and of those it is based on,
// until f is satisfied.
func (s stylesheet) chain(id, properties string, f func(*node) bool) {
	for range len(s.styles) + 1 {
		style := s.styles[id]
		if style == nil {
			return
		}
		if p := style.child(properties); p != nil && f(p) {
			return
		}
		based := style.child("basedOn")
		if based == nil {
			return
		}
		id = based.attr["val"]
	}
}

// level is that of a heading, or 0.
func (s stylesheet) level(n *node) (level int) {
	if n.name != "p" {
		return 0
	}
	take := func(p *node) bool {
		o := p.child("outlineLvl")
		if o == nil {
			return false
		}
		if v, err := strconv.Atoi(o.attr["val"]); err == nil && v < 9 {
			level = v + 1
		}
		return true
	}
	if p := n.child("pPr"); p != nil && take(p) {
		return level
	}
	s.chain(styleOf(n, "pPr", "pStyle"), "pPr", take)
	return level
}

func styleOf(n *node, properties, kind string) string {
	if c := n.child(properties, kind); c != nil {
		return c.attr["val"]
	}
	return ""
}

// look is how a run is seen.
type look struct {
	colour, ground int
	size           int // in half points
	bold           bool
}

func (s stylesheet) look(r *node) look {
	p := r.above("p")
	const unset = -1
	l := look{unset, unset, unset, false}
	take := func(rPr *node) bool {
		if c := rPr.child("color"); c != nil && l.colour == unset {
			l.colour = s.colour(c, "themeColor", "val", 0)
		}
		if c := rPr.child("sz"); c != nil && l.size == unset {
			l.size, _ = strconv.Atoi(c.attr["val"])
		}
		if b := rPr.child("b"); b != nil && b.attr["val"] != "0" {
			l.bold = true
		}
		return false
	}
	shade := func(n *node) bool {
		if c := n.child("shd"); c != nil && l.ground == unset {
			l.ground = s.colour(c, "themeFill", "fill", 0xFFFFFF)
		}
		return l.ground != unset
	}
	if own := r.child("rPr"); own != nil {
		take(own)
		shade(own)
	}
	if id := styleOf(r, "rPr", "rStyle"); id != "" {
		s.chain(id, "rPr", take)
	}
	s.chain(styleOf(p, "pPr", "pStyle"), "rPr", take)
	if own := p.child("pPr"); own != nil {
		shade(own)
	}
	s.chain(styleOf(p, "pPr", "pStyle"), "pPr", shade)
	if cell := p.above("tc"); cell != nil {
		if own := cell.child("tcPr"); own != nil {
			shade(own)
		}
	}
	if l.colour == unset {
		l.colour = 0
	}
	if l.ground == unset {
		l.ground = 0xFFFFFF
	}
	if l.size == unset {
		l.size = s.size
	}
	return l
}

// colour is that of an element, by the theme or by number; otherwise is for
// those that say "auto".
func (s stylesheet) colour(n *node, theme, value string, otherwise int) int {
	if name := n.attr[theme]; name != "" {
		if own, ok := themeNames[name]; ok {
			name = own
		}
		return tinted(s.theme[name], n.attr[theme+"Tint"])
	}
	if v := n.attr[value]; len(v) == 6 {
		return hex(v)
	}
	return otherwise
}

// Contrast is the ratio of two colours as WCAG defines it, from 1 to 21.
func Contrast(a, b int) float64 {
	light := func(c int) float64 {
		part := func(v int) float64 {
			f := float64(v&0xFF) / 255
			if f <= 0.04045 {
				return f / 12.92
			}
			return math.Pow((f+0.055)/1.055, 2.4)
		}
		return 0.2126*part(c>>16) + 0.7152*part(c>>8) + 0.0722*part(c)
	}
	x, y := light(a)+0.05, light(b)+0.05
	return max(x/y, y/x)
}

// tinted is a colour of which only a part remains, in 255ths written as a
// hexadecimal number; the rest is white.
func tinted(colour int, part string) int {
	if part == "" {
		return colour
	}
	k, mixed := hex(part), 0
	for shift := 0; shift < 24; shift += 8 {
		mixed |= (255 - (255-colour>>shift&255)*k/255) << shift
	}
	return mixed
}
