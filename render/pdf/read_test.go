package pdf

import (
	"bytes"
	"compress/zlib"
	"encoding/hex"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"
)

// reader is as much of a PDF reader as the tests need: objects, contents
// with their marks, and the structure tree. It was written apart from the
// writer and knows the file only.
type reader struct {
	t       testing.TB
	body    map[int]string
	stream  map[int][]byte
	pages   []int
	unicode map[string]map[int]string
	text    map[[2]int]string // page object and MCID to text
	margin  map[int]string    // page object to the text of its artifacts
	owned   map[[2]int]int    // how often the tree refers to it
	faults  []string
}

var (
	objHead = regexp.MustCompile(`(\d+) 0 obj\n`)
	refRe   = regexp.MustCompile(`(\d+) 0 R`)
	token   = regexp.MustCompile(`(?s)\((?:[^()\\]|\\.)*\)|<<|>>|<[0-9A-Fa-f]*>|/[^\s/<>\[\]()]+|[^\s/<>\[\]()]+|[\[\]]`)
)

func (r *reader) fault(format string, v ...any) {
	if len(r.faults) < 20 {
		r.faults = append(r.faults, fmt.Sprintf(format, v...))
	}
}

func inflate(t testing.TB, b []byte) []byte {
	z, err := zlib.NewReader(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	out, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func number(dict, key string) int {
	m := regexp.MustCompile(`/` + key + `\s+(\d+)`).FindStringSubmatch(dict)
	if m == nil {
		return -1
	}
	n, _ := strconv.Atoi(m[1])
	return n
}

func read(t testing.TB, b []byte) *reader {
	r := &reader{t: t, body: map[int]string{}, stream: map[int][]byte{}, unicode: map[string]map[int]string{}, text: map[[2]int]string{}, margin: map[int]string{}, owned: map[[2]int]int{}}
	for at := 0; ; {
		m := objHead.FindSubmatchIndex(b[at:])
		if m == nil {
			break
		}
		n, _ := strconv.Atoi(string(b[at+m[2] : at+m[3]]))
		rest := b[at+m[1]:]
		s := bytes.Index(rest, []byte("\nstream\n"))
		dict := string(rest[:s])
		length := number(dict, "Length")
		data := rest[s+8 : s+8+length]
		at += m[1] + s + 8 + length
		if strings.Contains(dict, "FlateDecode") {
			data = inflate(t, data)
		}
		r.body[n], r.stream[n] = dict, data
		if strings.Contains(dict, "/ObjStm") {
			r.unpack(dict, data)
		}
	}
	for _, m := range refRe.FindAllStringSubmatch(regexp.MustCompile(`/Kids \[([^\]]*)\]`).FindStringSubmatch(r.body[1])[1], -1) {
		n, _ := strconv.Atoi(m[1])
		r.pages = append(r.pages, n)
	}
	r.fonts()
	for _, p := range r.pages {
		r.content(p, r.stream[number(r.body[p], "Contents")])
	}
	return r
}

func (r *reader) unpack(dict string, data []byte) {
	n, first := number(dict, "N"), number(dict, "First")
	f := strings.Fields(string(data[:first]))
	for i := range n {
		id, _ := strconv.Atoi(f[2*i])
		from, _ := strconv.Atoi(f[2*i+1])
		to := len(data) - first
		if i+1 < n {
			to, _ = strconv.Atoi(f[2*i+3])
		}
		r.body[id] = string(data[first+from : first+to])
	}
}

func (r *reader) fonts() {
	for _, m := range regexp.MustCompile(`/(F\d+) (\d+) 0 R`).FindAllStringSubmatch(r.body[2], -1) {
		n, _ := strconv.Atoi(m[2])
		font := r.body[n]
		cid := r.body[number(font, `DescendantFonts \[`)]
		if cid == "" {
			d := regexp.MustCompile(`/DescendantFonts \[(\d+)`).FindStringSubmatch(font)
			k, _ := strconv.Atoi(d[1])
			cid = r.body[k]
		}
		if file := number(r.body[number(cid, "FontDescriptor")], "FontFile2"); len(r.stream[file]) == 0 {
			r.fault("font %s is not embedded", m[1])
		}
		uni := map[int]string{}
		for _, c := range regexp.MustCompile(`(?m)^<([0-9A-F]{4})> <([0-9A-F]+)>$`).FindAllStringSubmatch(string(r.stream[number(font, "ToUnicode")]), -1) {
			code, _ := strconv.ParseInt(c[1], 16, 32)
			h, _ := hex.DecodeString(c[2])
			var u []uint16
			for i := 0; i+1 < len(h); i += 2 {
				u = append(u, uint16(h[i])<<8|uint16(h[i+1]))
			}
			uni[int(code)] = string(utf16.Decode(u))
		}
		r.unicode[m[1]] = uni
	}
}

// content reads what a page shows and to which mark it belongs.
func (r *reader) content(page int, data []byte) {
	var args []string
	open, font := "", ""
	mcid := -1
	for _, t := range token.FindAllString(string(data), -1) {
		switch t {
		case "BDC":
			if open != "" {
				r.fault("page object %d: marked content within marked content", page)
			}
			all := strings.Join(args, " ")
			open, mcid = args[0], -1
			if id := number(all, "MCID"); id >= 0 {
				mcid = id
				if _, twice := r.text[[2]int{page, id}]; twice {
					r.fault("page object %d: MCID %d twice", page, id)
				}
				r.text[[2]int{page, id}] = ""
			} else if open != "/Artifact" {
				r.fault("page object %d: %s is neither content nor artifact", page, all)
			}
		case "EMC":
			open, mcid = "", -1
		case "Tf":
			font = strings.TrimPrefix(args[len(args)-2], "/")
		case "TJ", "f", "S", "b":
			if open == "" {
				r.fault("page object %d: %s outside marked content", page, t)
			}
			if t == "TJ" && mcid >= 0 {
				r.text[[2]int{page, mcid}] += r.decode(font, args)
			} else if t == "TJ" {
				r.margin[page] += r.decode(font, args) + "\n"
			}
		case "cm", "c", "w", "d", "rg", "RG", "re", "m", "l", "q", "Q", "W", "n", "BT", "ET", "Td", "Tm", "J", "j", "G", "g":
		default:
			args = append(args, t)
			continue
		}
		args = nil
	}
	if open != "" {
		r.fault("page object %d: %s is left open", page, open)
	}
}

func (r *reader) decode(font string, args []string) string {
	var b strings.Builder
	for _, a := range args {
		if a[0] != '(' {
			continue
		}
		var raw []byte
		for i := 1; i < len(a)-1; i++ {
			c := a[i]
			if c == '\\' {
				i++
				if c = a[i]; c == 'r' {
					c = '\r'
				}
			}
			raw = append(raw, c)
		}
		for i := 0; i+1 < len(raw); i += 2 {
			code := int(raw[i])<<8 | int(raw[i+1])
			u, ok := r.unicode[font][code]
			if !ok {
				r.fault("font %s: code %d has no text", font, code)
			}
			b.WriteString(u)
		}
	}
	return b.String()
}

// node is an element of the tree with its text.
type node struct {
	tag, dict, text string
	kids            []*node
}

func (r *reader) tree() *node {
	for _, d := range r.body {
		if strings.Contains(d, "/Type /StructTreeRoot") {
			m := regexp.MustCompile(`/K \[(\d+) 0 R\]`).FindStringSubmatch(d)
			n, _ := strconv.Atoi(m[1])
			root := r.node(n)
			for k := range r.text {
				if r.owned[k] != 1 {
					r.fault("page object %d: MCID %d belongs to %d elements", k[0], k[1], r.owned[k])
				}
			}
			return root
		}
	}
	r.t.Fatal("no structure tree")
	return nil
}

var kidRe = regexp.MustCompile(`<</Type/OBJR[^>]*>>|<</Type/MCR/Pg (\d+) 0 R/MCID (\d+)>>|(\d+) 0 R|(\d+)`)

func (r *reader) node(num int) *node {
	d := r.body[num]
	at := strings.LastIndex(d, "/K[")
	n := &node{tag: regexp.MustCompile(`/S/(\w+)`).FindStringSubmatch(d)[1], dict: d[:at]}
	own := func(page, mcid string) {
		p, _ := strconv.Atoi(page)
		m, _ := strconv.Atoi(mcid)
		k := [2]int{p, m}
		if _, ok := r.text[k]; !ok {
			r.fault("%s refers to MCID %d of page object %d, which is not there", n.tag, m, p)
		}
		r.owned[k]++
		n.text += r.text[k]
		n.kids = append(n.kids, &node{text: r.text[k]})
	}
	page := regexp.MustCompile(`/Pg (\d+) 0 R`).FindStringSubmatch(n.dict)
	for _, k := range kidRe.FindAllStringSubmatch(d[at:], -1) {
		switch {
		case k[2] != "":
			own(k[1], k[2])
		case k[4] != "":
			own(page[1], k[4])
		case k[3] != "":
			c, _ := strconv.Atoi(k[3])
			kid := r.node(c)
			n.kids = append(n.kids, kid)
			n.text += kid.text
		default:
			n.kids = append(n.kids, &node{tag: "OBJR"})
		}
	}
	return n
}

func (n *node) walk(f func(*node)) {
	f(n)
	for _, k := range n.kids {
		k.walk(f)
	}
}

// check reads a file and lists what a tagged, archival one must not have.
func check(t testing.TB, file []byte) (*reader, *node, []string) {
	r := read(t, file)
	root := r.tree()
	r.owned = map[[2]int]int{}
	return r, root, faultsOf(r)
}

func faultsOf(r *reader) []string {
	root := r.tree()
	last := 0
	root.walk(func(n *node) {
		has := func(tag string) (found bool) {
			n.walk(func(k *node) { found = found || k.tag == tag })
			return found
		}
		switch {
		case n.tag == "Figure" && (!strings.Contains(n.dict, "/Alt ") || !strings.Contains(n.dict, "/BBox")):
			r.fault("a Figure without Alt or BBox")
		case n.tag == "Table" && !has("TH"):
			r.fault("a Table without TH")
		case n.tag == "TH" && !strings.Contains(n.dict, "/Scope"):
			r.fault("a TH without Scope")
		case n.tag == "Link" && !has("OBJR"):
			r.fault("a Link that leads nowhere: %q", n.text)
		case len(n.tag) == 2 && n.tag[0] == 'H':
			level := int(n.tag[1] - '0')
			if level > last+1 {
				r.fault("heading %q of level %d after level %d", n.text, level, last)
			}
			last = level
		}
	})
	all := ""
	for _, d := range r.body {
		all += d
	}
	for _, must := range []string{"/MarkInfo <</Marked true>>", "/DisplayDocTitle true", "/Lang ", "/OutputIntents", "/Metadata"} {
		if !strings.Contains(all, must) {
			r.fault("no %s", must)
		}
	}
	return r.faults
}
