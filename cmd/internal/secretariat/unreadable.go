package secretariat

import (
	"os"

	"selfassess/inputs/lockedfile"
	"selfassess/templates"
)

// unreadable says why a file that somebody named cannot be read, and what to do
// about it.
func unreadable(path string, err error) error {
	if info, errStat := os.Stat(path); errStat == nil && info.IsDir() {
		return templates.Failure(templates.CLIFileIsFolder, "path", path)
	}
	switch lockedfile.Obstacle(err) {
	case "vanished":
		return templates.Failure(templates.CLIFileVanished, "path", path)
	case "denied":
		return templates.Failure(templates.CLIFileDenied, "path", path)
	case "special":
		return templates.Failure(templates.CLIFileSpecial, "path", path)
	case "locked":
		return templates.Failure(templates.CLIFileLocked, "path", path)
	case "changing":
		return templates.Failure(templates.CLIFileChanging, "path", path)
	}
	return templates.FailureOf(lockedfile.Cause(err), templates.CLIFileUnreadable, "path", path)
}
