package typeset

// stretches calls each with the stretches of text between places where a line
// may break, by UAX #14. Words of plain Latin letters need no library: a line
// breaks behind their spaces and nowhere else (LB13, LB18, LB19, LB23, LB28).
func (s *shaper) stretches(text []rune, each func(from, to int)) {
	for from := 0; from < len(text); {
		if to := plainWord(text, from); to > from {
			each(from, to)
			from = to
			continue
		}
		to := plainStart(text, from+1)
		s.seg.Init(text[from:to])
		for lines := s.seg.LineIterator(); lines.Next(); {
			l := lines.Line()
			each(from+l.Offset, from+l.Offset+len(l.Text))
		}
		from = to
	}
}

// plainWord returns the end of the plain word at i with the marks and spaces
// behind it, or i if it is none or what follows may be joined to it.
func plainWord(text []rune, i int) int {
	end := i
	for end < len(text) && (letter(text[end]) || apostrophe(text[end]) && end > i && end+1 < len(text) &&
		letter(text[end-1]) && letter(text[end+1])) {
		end++
	}
	if end == i {
		return i
	}
	for end < len(text) && closing(text[end]) {
		end++
	}
	if end == len(text) {
		return end
	}
	word := end
	for end < len(text) && text[end] == ' ' {
		end++
	}
	if end == word || end < len(text) && !letter(text[end]) {
		return i
	}
	return end
}

// plainStart returns where the next plain word begins behind a space before
// which nothing reaches across spaces; at the latest the end of the text.
func plainStart(text []rune, i int) int {
	for ; i < len(text); i++ {
		if !letter(text[i]) || text[i-1] != ' ' {
			continue
		}
		k := i - 1
		for k > 0 && text[k] == ' ' {
			k--
		}
		if letter(text[k]) || closing(text[k]) {
			return i
		}
	}
	return len(text)
}

// letter tells letters and digits that only join or part by spaces.
func letter(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r >= 0xC0 && r <= 0x24F && r != 0xD7 &&
		r != 0xF7
}

func apostrophe(r rune) bool { return r == '\'' || r == 0x2019 }

// closing tells marks before which no line breaks.
func closing(r rune) bool {
	switch r {
	case ',', '.', ';', ':', '!', '?', ')':
		return true
	}
	return false
}
