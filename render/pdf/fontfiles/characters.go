package fontfiles

import (
	"cmp"
	"slices"
)

// characters lists the characters of a table "cmap", as sorted ranges. Of
// the tables within, the one of all Unicode counts, else the one of its first
// 65,536 characters; fonts of signs may have neither.
func characters(t []byte) (ranges [][2]rune) {
	best, at := 0, 0
	for i := range u16(t, 2) {
		if 4+8*i+8 > len(t) {
			break
		}
		r := t[4+8*i:]
		platform, encoding, rank := u16(r, 0), u16(r, 2), 0
		switch {
		case platform == 3 && encoding == 10:
			rank = 4
		case platform == 0 && (encoding == 4 || encoding == 6):
			rank = 3
		case platform == 3 && encoding == 1:
			rank = 2
		case platform == 0 && encoding < 4:
			rank = 1
		}
		if rank > best {
			best, at = rank, int(u32(r, 4))
		}
	}
	if best == 0 || at < 0 || at+4 > len(t) {
		return nil
	}
	switch sub := t[at:]; u16(sub, 0) {
	case 4:
		ranges = segments(sub)
	case 6:
		if len(sub) >= 10 {
			first, n := rune(u16(sub, 6)), rune(u16(sub, 8))
			ranges = append(ranges, [2]rune{first, first + n - 1})
		}
	case 12, 13:
		ranges = groups(sub)
	}
	return joined(ranges)
}

// segments reads format 4.
func segments(t []byte) (ranges [][2]rune) {
	if len(t) < 14 {
		return nil
	}
	n := u16(t, 6) / 2
	if len(t) < 16+4*n {
		return nil
	}
	for i := range n {
		last, first := rune(u16(t, 14+2*i)), rune(u16(t, 16+2*n+2*i))
		if first <= last && first != 0xFFFF {
			ranges = append(ranges, [2]rune{first, min(last, 0xFFFE)})
		}
	}
	return ranges
}

// groups reads formats 12 and 13.
func groups(t []byte) (ranges [][2]rune) {
	if len(t) < 16 {
		return nil
	}
	for i := range int(min(u32(t, 12), uint32(len(t)/12))) {
		if 16+12*i+12 > len(t) {
			break
		}
		first, last := u32(t, 16+12*i), u32(t, 16+12*i+4)
		if first <= last && last <= 0x10FFFF {
			ranges = append(ranges, [2]rune{rune(first), rune(last)})
		}
	}
	return ranges
}

// joined sorts ranges and puts those together that touch.
func joined(ranges [][2]rune) [][2]rune {
	slices.SortFunc(ranges, func(a, b [2]rune) int { return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1])) })
	out := ranges[:0]
	for _, r := range ranges {
		if n := len(out); n > 0 && r[0] <= out[n-1][1]+1 {
			out[n-1][1] = max(out[n-1][1], r[1])
			continue
		}
		out = append(out, r)
	}
	return slices.Clip(out)
}
