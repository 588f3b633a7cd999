package ogp

import (
	"crypto/sha256"
	"crypto/sha512"
	"encoding/hex"
	"slices"
	"strconv"
	"unicode"
	"unicode/utf8"
)

// Fingerprint is by what a passage is known again after word processors had
// it in their hands. Spaces, line breaks and characters that nobody sees do
// not count: programs move and replace them when they save a file.
func Fingerprint(text string) string {
	kept := make([]byte, 0, len(text))
	for _, r := range text {
		switch {
		case r < 0x80 && r > ' ':
			kept = append(kept, byte(r))
		case unicode.IsSpace(r) || unicode.Is(unicode.Cf, r):
		default:
			kept = utf8.AppendRune(kept, r)
		}
	}
	sum := sha256.Sum256(kept)
	return hex.EncodeToString(sum[:8])
}

// Fingerprint is by what anybody who has a return can tell that it is the one
// which was counted: SHA-512, in hexadecimal, over what was read of it. The
// agency, the submission and every filled cell are a line each, "key, a zero
// byte, value"; the key of a cell is its sheet, the id of its row and its
// column, with a slash between them. Lines are sorted and end with a one byte.
// So a form that another program has saved has the same fingerprint, and the
// name of its file does not matter.
func (r *Return) Fingerprint() string {
	var lines []string
	add := func(key, value string) { lines = append(lines, key+"\x00"+value+"\x01") }
	add("agency", string(r.Agency))
	add("submission", strconv.Itoa(r.Submission))
	for _, row := range r.filledRows() {
		for _, c := range row.Cells {
			add(row.Sheet+"/"+string(row.ID)+"/"+c.Column, c.Text)
		}
	}
	slices.Sort(lines)
	h := sha512.New()
	var line []byte // one for all: a copy of each would be made for the hash
	for _, l := range lines {
		line = append(line[:0], l...)
		h.Write(line)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// filledRows are the rows as their author filled them in, without what the
// form says by itself.
func (r *Return) filledRows() []Row {
	return slices.Concat(resultRows(r.Results, (*Result).own), progressRows(r.Progress, (*Progress).own),
		activityRows(r.Activities), rowsOfEvents(r.Events), commentRows(r.Comments), repositoryRows(r.Repository))
}
