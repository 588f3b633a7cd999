package ogp

import (
	"crypto/sha256"
	"encoding/hex"
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
