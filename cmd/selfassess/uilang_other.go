//go:build !windows

package main

// displayLanguages are those of the system, beside the environment: it has no
// others here.
func displayLanguages() []string { return nil }
