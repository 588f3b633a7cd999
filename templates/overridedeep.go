package templates

import "bytes"

// deepest is how deep keys, lists and tables may stand within each other in a
// file of texts: those of the program are four deep at most.
const deepest = 16

// tooDeep tells a file that is nested deeper. The reader of TOML goes down by
// calling itself, and would need a stack without end (BurntSushi/toml v1.6.0).
func tooDeep(data []byte) bool {
	open, dots := 0, 0
	for i := 0; i < len(data); i++ {
		switch c := data[i]; c {
		case '#':
			if n := bytes.IndexByte(data[i:], '\n'); n >= 0 {
				i += n - 1
			} else {
				i = len(data)
			}
		case '"', '\'':
			i += stringLength(data[i:]) - 1
		case '[', '{':
			open++
		case ']', '}':
			open--
		case '.':
			dots++
		case '\n', '=', ',':
			dots = 0
		}
		if open > deepest || dots > deepest {
			return true
		}
	}
	return false
}

// stringLength is how long a string of TOML is, with its quotation marks.
func stringLength(b []byte) int {
	mark, escapes := b[:1], b[0] == '"'
	if len(b) >= 3 && b[1] == b[0] && b[2] == b[0] {
		mark = b[:3]
	} else if len(b) >= 2 && b[1] == b[0] {
		return 2
	}
	for i := len(mark); i < len(b); i++ {
		switch {
		case escapes && b[i] == '\\':
			i++
		case bytes.HasPrefix(b[i:], mark):
			return i + len(mark)
		case len(mark) == 1 && b[i] == '\n': // it has no end, and is a mistake
			return i
		}
	}
	return len(b)
}
