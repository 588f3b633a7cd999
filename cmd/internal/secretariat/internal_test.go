package secretariat

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"selfassess/render/data"
)

// putRecord puts the record of a draft, or of a final report, into a project.
func putRecord(t *testing.T, dir, digit string, draft bool) string {
	t.Helper()
	sum := strings.Repeat(digit, 64)
	record := filepath.Join(internalDir(dir), sum[:recordDigits])
	if err := os.MkdirAll(record, 0o755); err != nil {
		t.Fatal(err)
	}
	schema, _ := json.Marshal(data.RecordSchema)
	content := fmt.Sprintf(`{"schema":%s,"draft":%t,"report_sha256":%q}`, schema, draft, sum)
	if err := os.WriteFile(filepath.Join(record, recordFile), []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
	return record
}

func TestARecordThatAnotherRunWritesMeanwhileStays(t *testing.T) {
	dir := t.TempDir()
	old, own := putRecord(t, dir, "a", true), putRecord(t, dir, "b", true)
	final := putRecord(t, dir, "c", false)
	drafts := draftRecords(dir, own)
	later := putRecord(t, dir, "d", true)
	removeRecords(drafts)
	for _, c := range []struct {
		record string
		stays  bool
		why    string
	}{
		{old, false, "its report has been replaced"},
		{own, true, "it is that of this run"},
		{final, true, "it is that of a final report"},
		{later, true, "its report may have replaced that of this run"},
	} {
		if _, err := os.Stat(c.record); (err == nil) != c.stays {
			t.Errorf("%s: stays = %v, want %v: %s", filepath.Base(c.record), err == nil, c.stays, c.why)
		}
	}
}

func TestARecordToWhichSomethingWasAddedMeanwhileStays(t *testing.T) {
	dir := t.TempDir()
	old := putRecord(t, dir, "a", true)
	drafts := draftRecords(dir, "")
	note := filepath.Join(old, "note.txt")
	if err := os.WriteFile(note, []byte("why we sent it"), 0o644); err != nil {
		t.Fatal(err)
	}
	removeRecords(drafts)
	if _, err := os.Stat(note); err != nil {
		t.Errorf("what somebody has put there is gone: %v", err)
	}
}
