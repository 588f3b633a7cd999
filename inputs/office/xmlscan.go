package office

import (
	"bytes"
	"encoding/binary"
	"regexp"
	"unicode/utf16"
	"unicode/utf8"
)

// token is what the scanner stopped at.
type token uint8

const (
	endOfPart token = iota
	startTag
	endTag
	charData
)

// Scanner walks through the bytes of an XML part once, without copying, and is
// as strict as encoding/xml. It refuses every DOCTYPE. Names count without
// their prefixes; with a [Vocabulary], those of its namespaces alone.
type Scanner struct {
	b     []byte
	pos   int
	open  [][]byte // names of the open elements, as written
	names [][]byte // local names of those of them that count
	space *spaces  // what counts; nil for everything
	name  []byte   // local name of the tag
	attrs []byte   // what stands between the name and the end of a start tag
	text  []byte   // character data, entities not replaced
	cdata bool     // the text is a CDATA section: it has no entities
	close bool     // the tag just given was <empty/>: its end comes next
	root  bool     // the root element was seen
	wide  bool     // the part was UTF-16
	seen  [][]byte // names of the tag's attributes
	at    token
	limit int // how deep elements may nest

	budget *Budget
	steps  int   // since the budget was asked
	err    error // of taking a text
}

// fault is what is wrong with the XML of a part: a key of the catalogue's set
// refused.
type fault string

func (f fault) Error() string { return string(f) }

const (
	errDoctype   fault = "xml_doctype"
	errDepth     fault = "xml_depth"
	errEncoding  fault = "xml_encoding"
	errCut       fault = "xml_cut"
	errMalformed fault = "xml_malformed"
	errSlow      fault = "too_slow"
	errText      fault = "too_much_text"
	errOther     fault = "part_other"
)

// The bounds of a start tag and of the work between two looks at the budget.
const (
	maxAttributes = 128
	budgetEvery   = 1 << 12 // tags, texts and comments
)

// newScanner checks the encoding and steps over a byte order mark.
func newScanner(b []byte) (*Scanner, error) {
	b, wide, err := decode(b)
	if err != nil {
		return nil, err
	}
	if err := checkLetters(b); err != nil {
		return nil, err
	}
	return &Scanner{b: b, wide: wide, limit: Default.Depth}, nil
}

// checkLetters refuses what is no UTF-8, and characters that XML does not have.
func checkLetters(b []byte) error {
	plain, control := areLetters(b)
	if !plain && (!utf8.Valid(b) || bytes.Contains(b, []byte("\xef\xbf\xbe")) || bytes.Contains(b, []byte("\xef\xbf\xbf"))) {
		return errEncoding
	}
	if control {
		return errMalformed
	}
	return nil
}

// areLetters tells whether all is ASCII, and whether there is a control
// character beside those of space. Eight bytes are looked at together: parts
// are long, and nearly all of them are letters.
func areLetters(b []byte) (plain, control bool) {
	const ones, high = 0x0101010101010101, 0x8080808080808080
	seen, i := uint64(0), 0
	for ; i+8 <= len(b); i += 8 {
		w := binary.LittleEndian.Uint64(b[i:])
		seen |= w
		if (w-ones*' ')&^w&high != 0 { // some byte may be below a space
			control = control || hasControl(b[i:i+8])
		}
	}
	for _, c := range b[i:] {
		seen |= uint64(c)
	}
	return seen&high == 0, control || hasControl(b[i:])
}

func hasControl(b []byte) bool {
	for _, c := range b {
		if c < ' ' && c != '\n' && c != '\t' && c != '\r' {
			return true
		}
	}
	return false
}

// decode turns UTF-16, which a workbook may use and some old programs do, into
// UTF-8.
func decode(b []byte) (text []byte, wide bool, err error) {
	var order binary.ByteOrder
	switch {
	case bytes.HasPrefix(b, []byte("\xef\xbb\xbf")):
		return b[3:], false, nil
	case bytes.HasPrefix(b, []byte("\xff\xfe")):
		order = binary.LittleEndian
	case bytes.HasPrefix(b, []byte("\xfe\xff")):
		order = binary.BigEndian
	default:
		return b, false, nil
	}
	if len(b)%2 != 0 {
		return nil, true, errCut
	}
	size := 0 // two bytes may become three
	for i := 2; i < len(b); i += 2 {
		switch r := order.Uint16(b[i:]); {
		case r < 0x80:
			size++
		case r < 0x800 || utf16.IsSurrogate(rune(r)): // two surrogates take four
			size += 2
		default:
			size += 3
		}
	}
	text = make([]byte, 0, size)
	for i := 2; i < len(b); i += 2 {
		r := rune(order.Uint16(b[i:]))
		if utf16.IsSurrogate(r) {
			if i += 2; i >= len(b) {
				return nil, true, errCut
			}
			if r = utf16.DecodeRune(r, rune(order.Uint16(b[i:]))); r == utf8.RuneError {
				return nil, true, errEncoding // half a character
			}
		}
		text = utf8.AppendRune(text, r)
	}
	return text, true, nil
}

// next moves to the next tag or text.
func (s *Scanner) next() (token, error) {
	if s.close {
		s.close = false
		return endTag, nil
	}
	for {
		if s.steps++; s.steps >= budgetEvery {
			if err := s.spend(); err != nil {
				return 0, err
			}
		}
		if s.pos >= len(s.b) {
			break
		}
		if s.b[s.pos] != '<' {
			done, err := s.scanText()
			if err != nil || done {
				return charData, err
			}
			continue
		}
		rest := s.b[s.pos:]
		switch {
		case bytes.HasPrefix(rest, []byte("<!--")):
			if err := s.scanComment(); err != nil {
				return 0, err
			}
		case bytes.HasPrefix(rest, []byte("<![CDATA[")):
			return charData, s.scanCDATA()
		case bytes.HasPrefix(rest, []byte("<!")):
			return 0, errDoctype
		case bytes.HasPrefix(rest, []byte("<?")):
			if err := s.scanInstruction(); err != nil {
				return 0, err
			}
		case bytes.HasPrefix(rest, []byte("</")):
			return endTag, s.scanEnd()
		default:
			return startTag, s.scanStart()
		}
	}
	if len(s.open) > 0 || !s.root {
		return 0, errCut
	}
	return endOfPart, nil
}

// spend counts the tags and texts since the last time.
func (s *Scanner) spend() error {
	n := s.steps
	s.steps = 0
	return s.budget.Spend(n * perTag)
}

// scanText reads up to the next tag; outside the root only space may stand.
func (s *Scanner) scanText() (given bool, err error) {
	end := bytes.IndexByte(s.b[s.pos:], '<')
	if end < 0 {
		end = len(s.b) - s.pos
	}
	s.text, s.cdata = s.b[s.pos:s.pos+end], false
	s.pos += end
	if len(s.open) == 0 {
		if len(bytes.TrimSpace(s.text)) > 0 {
			return false, errMalformed
		}
		return false, nil
	}
	if bytes.IndexByte(s.text, ']') >= 0 && bytes.Contains(s.text, []byte("]]>")) {
		return false, errMalformed
	}
	return true, checkEntities(s.text)
}

func (s *Scanner) scanComment() error {
	end := bytes.Index(s.b[s.pos+4:], []byte("--"))
	if end < 0 {
		return errCut
	}
	s.pos += 4 + end + 2
	if s.pos >= len(s.b) || s.b[s.pos] != '>' {
		return errMalformed
	}
	s.pos++
	return nil
}

func (s *Scanner) scanCDATA() error {
	start := s.pos + len("<![CDATA[")
	end := bytes.Index(s.b[start:], []byte("]]>"))
	if end < 0 || len(s.open) == 0 {
		return errCut
	}
	s.text, s.cdata = s.b[start:start+end], true
	s.pos = start + end + 3
	return nil
}

// scanInstruction steps over <?…?>; the XML declaration may name UTF-8 only.
func (s *Scanner) scanInstruction() error {
	start := s.pos + len("<?")
	end := bytes.Index(s.b[start:], []byte("?>"))
	if end < 0 {
		return errCut
	}
	body := s.b[start : start+end]
	n := 0
	for n < len(body) && isNameByte(body[n]) {
		n++
	}
	if !validName(body[:n]) {
		return errMalformed
	}
	if string(body[:n]) == "xml" {
		m := declaration.FindSubmatch(body)
		if m == nil {
			return errMalformed
		}
		if m[1] != nil && !bytes.EqualFold(m[1], []byte("utf-8")) && !(s.wide && bytes.EqualFold(m[1], []byte("utf-16"))) {
			return errEncoding
		}
	}
	s.pos = start + end + 2
	return nil
}

// declaration is the inside of the one instruction that says how to read on.
var declaration = regexp.MustCompile(`^xml[ \t\r\n]+version\s*=\s*["']1\.0["']` +
	`(?:\s+encoding\s*=\s*["']([A-Za-z0-9._-]+)["'])?(?:\s+standalone\s*=\s*["'](?:yes|no)["'])?\s*$`)

func (s *Scanner) scanEnd() error {
	end := bytes.IndexByte(s.b[s.pos:], '>')
	if end < 0 {
		return errCut
	}
	name := bytes.TrimRight(s.b[s.pos+2:s.pos+end], " \t\r\n")
	last := len(s.open) - 1
	if last < 0 || !bytes.Equal(name, s.open[last]) {
		return errMalformed
	}
	s.open = s.open[:last]
	s.name = local(name)
	s.pos += end + 1
	if s.space == nil || s.space.ends() {
		s.names = s.names[:len(s.names)-1]
	}
	return nil
}

func (s *Scanner) scanStart() error {
	start := s.pos + 1
	i, inner := skipName(s.b, start)
	if i == start || len(s.open) == 0 && s.root {
		return errMalformed
	}
	name, attrs := s.b[start:i], i
	s.name = s.b[inner:i]
	i, err := s.skipAttributes(i)
	if err != nil {
		return err
	}
	s.attrs, s.root = s.b[attrs:i], true
	s.close = s.b[i] == '/'
	if s.space != nil {
		if err := s.space.start(s, name); err != nil {
			return err
		}
	}
	if s.close {
		s.pos = i + 2
		return nil
	}
	s.pos = i + 1
	if s.open = append(s.open, name); len(s.open) > s.limit {
		return errDepth
	}
	if s.space == nil || s.space.role == counted {
		s.names = append(s.names, s.name)
	}
	return nil
}

// skipAttributes returns the index of the ">" or "/>" that ends a start tag.
func (s *Scanner) skipAttributes(i int) (int, error) {
	b := s.b
	for s.seen = s.seen[:0]; ; {
		space := i
		for i < len(b) && isSpace(b[i]) {
			i++
		}
		if i >= len(b) {
			return 0, errCut
		}
		if b[i] == '>' || b[i] == '/' && i+1 < len(b) && b[i+1] == '>' {
			n := len(s.seen)
			s.steps += n/4 + n*n/32 // each was compared with the others
			return i, nil
		}
		start := i
		if i, _ = skipName(b, start); i == start || space == start || len(s.seen) == maxAttributes {
			return 0, errMalformed
		}
		name := b[start:i]
		for _, other := range s.seen {
			if bytes.Equal(name, other) {
				return 0, errMalformed
			}
		}
		s.seen = append(s.seen, name)
		var err error
		if i, err = skipValue(b, i); err != nil {
			return 0, err
		}
	}
}

// skipValue steps over = and the quoted value.
func skipValue(b []byte, i int) (int, error) {
	for i < len(b) && isSpace(b[i]) {
		i++
	}
	if i >= len(b) || b[i] != '=' {
		return 0, errMalformed
	}
	for i++; i < len(b) && isSpace(b[i]); i++ {
	}
	if i >= len(b) || b[i] != '"' && b[i] != '\'' {
		return 0, errMalformed
	}
	end := bytes.IndexByte(b[i+1:], b[i])
	if end < 0 {
		return 0, errCut
	}
	value := b[i+1 : i+1+end]
	if bytes.IndexByte(value, '<') >= 0 {
		return 0, errMalformed
	}
	return i + end + 2, checkEntities(value)
}
