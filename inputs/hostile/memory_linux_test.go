package hostile

import (
	"os"
	"syscall"
)

// peakMemory is the most memory that a process held at once, in bytes.
func peakMemory(s *os.ProcessState) (int64, bool) {
	usage, ok := s.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0, false
	}
	return usage.Maxrss << 10, true
}
