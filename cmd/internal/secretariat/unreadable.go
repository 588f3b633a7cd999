package secretariat

import (
	"fmt"
	"os"

	"selfassess/inputs/lockedfile"
)

// unreadable says why a file that somebody named cannot be read, and what to do
// about it.
func unreadable(path string, err error) error {
	if info, errStat := os.Stat(path); errStat == nil && info.IsDir() {
		return fmt.Errorf("%s is a folder; name a file in it", path)
	}
	switch lockedfile.Obstacle(err) {
	case "vanished":
		return fmt.Errorf("there is no file %s; see how it is called and in which folder it is, and run again", path)
	case "denied":
		return fmt.Errorf("you have no permission to read %s; copy it into a folder of your own and run again", path)
	case "special":
		return fmt.Errorf("%s is not a plain file; save it as one and run again", path)
	case "locked":
		return fmt.Errorf("%s is open in another program; close it there and run again", path)
	case "changing":
		return fmt.Errorf("%s is being changed at this moment; wait until that is done and run again", path)
	}
	return fmt.Errorf("%s cannot be read (%w); copy it into a folder of this computer and run again", path,
		lockedfile.Cause(err))
}
