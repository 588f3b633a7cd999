package templates

import "strings"

// TerminalFile holds what the program says at a terminal. A ministry has no
// texts of its own for these: they are about the program, and no file has them.
const TerminalFile = "terminal.toml"

// OfTerminal tells the keys of that file.
func OfTerminal(key string) bool { return strings.HasPrefix(key, "cli") }
