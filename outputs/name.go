package outputs

import (
	"strings"
	"unicode"
)

// FileName makes a file name that every system accepts out of an id: letters,
// digits, dot, hyphen and underscore stay, anything else becomes a hyphen,
// and names that Windows keeps for devices get an underscore.
func FileName(id string) string {
	name := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) || strings.ContainsRune("._-", r) {
			return r
		}
		return '-'
	}, id)
	name = strings.TrimRight(strings.TrimLeft(name, "."), ".")
	base, _, _ := strings.Cut(strings.ToUpper(name), ".")
	if name == "" || reserved(base) {
		return "_" + name
	}
	return name
}

// reserved tells whether Windows keeps the name for a device.
func reserved(name string) bool {
	switch name {
	case "CON", "PRN", "AUX", "NUL":
		return true
	}
	if len(name) != 4 || name[3] < '0' || name[3] > '9' {
		return false
	}
	return name[:3] == "COM" || name[:3] == "LPT"
}
