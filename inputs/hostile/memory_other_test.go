//go:build !linux

package hostile

import "os"

// peakMemory is measured on Linux alone: elsewhere the unit differs, or there
// is no such figure.
func peakMemory(*os.ProcessState) (int64, bool) { return 0, false }

func forgetPeak() {}
