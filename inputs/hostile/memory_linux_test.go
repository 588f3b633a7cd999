package hostile

import (
	"os"
	"runtime/debug"
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

// forgetPeak gives memory back, and lets the system forget the most that this
// process has held: it counts that as the memory of each process that this one
// starts.
func forgetPeak() {
	var usage syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &usage) == nil && usage.Maxrss<<10 > maxMemory/2 {
		debug.FreeOSMemory()
		_ = os.WriteFile("/proc/self/clear_refs", []byte("5"), 0) // where that is not allowed, cases may look too large
	}
}
