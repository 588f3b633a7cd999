package main

import (
	"testing"
	"time"
)

// A report without a date has that of the day where the person is.
func TestTodayIsTheDayOfTheClockOnTheWall(t *testing.T) {
	now := time.Date(2027, 1, 2, 23, 59, 0, 0, time.FixedZone("", 14*3600))
	if got := today(now).String(); got != "2027-01-02" {
		t.Errorf("%s, want 2027-01-02", got)
	}
}
