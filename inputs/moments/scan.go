package moments

import "bytes"

// JSON that is known to be valid is read in place: a copy of each value, as
// decoders make one for each level, would take several times the file.

const space = " \t\r\n"

// cut parts the value at the beginning from what follows it.
func cut(b []byte) (value, rest []byte) {
	n := 0
	switch b[0] {
	case '"':
		n = quoted(b)
	case '{', '[':
		n = enclosed(b)
	default:
		if n = bytes.IndexAny(b, space+",:]}"); n < 0 {
			n = len(b)
		}
	}
	return b[:n], b[n:]
}

// next is what follows a mark between values; nothing, if there is none.
func next(b []byte, mark byte) []byte {
	b = bytes.TrimLeft(b, space)
	if len(b) == 0 || b[0] != mark {
		return nil
	}
	return bytes.TrimLeft(b[1:], space)
}

// quoted is how long the text is that begins with b.
func quoted(b []byte) int {
	for i := 1; i < len(b); i++ {
		switch b[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return len(b)
}

// enclosed is how long the list or object is that begins with b.
func enclosed(b []byte) int {
	level := 0
	for i := 0; i < len(b); i++ {
		switch b[i] {
		case '"':
			i += quoted(b[i:]) - 1
		case '{', '[':
			level++
		case '}', ']':
			if level--; level == 0 {
				return i + 1
			}
		}
	}
	return len(b)
}
