package hostile

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"selfassess/inputs/moments"
	"selfassess/ogp"
)

// The earlier report that every case is about.
const momentFile = "2025-06-30.json"

// momentOf is a report.json with commitments that are given.
func momentOf(commitments string) string {
	return `{"schema": "selfassess-report/1", "date": "2025-06-30", "plan": {"plan_id": "ABC-2024-2026", "report_kind": "mid_term"}, "commitments": [` +
		commitments + `]}`
}

// kept puts what is written into the folder history. It never holds the whole:
// what this process held once would count as the program's memory.
func kept(write func(w *bufio.Writer)) func(*testing.T, string) {
	return laid(func(project string) error { return keep(project, momentFile, write) })
}

func keep(project, name string, write func(w *bufio.Writer)) error {
	dir := filepath.Join(project, "history")
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	f, err := os.Create(filepath.Join(dir, name))
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	write(w)
	return errors.Join(w.Flush(), f.Close())
}

// repeated writes a text many times between two others.
func repeated(before, text string, n int, after string) func(*testing.T, string) {
	return kept(func(w *bufio.Writer) { writeRepeated(w, before, text, n, after) })
}

func writeRepeated(w *bufio.Writer, before, text string, n int, after string) {
	w.WriteString(before)
	for range n {
		w.WriteString(text)
	}
	w.WriteString(after)
}

// counted writes items with numbers of their own, in two places each.
func counted(before, item string, n int, after string) func(*testing.T, string) {
	return kept(func(w *bufio.Writer) { writeNumbered(w, before, item, n, after) })
}

func writeNumbered(w *bufio.Writer, before, item string, n int, after string) {
	w.WriteString(before)
	for i := range n {
		if i > 0 {
			w.WriteByte(',')
		}
		fmt.Fprintf(w, item, i)
	}
	w.WriteString(after)
}

const (
	pastCommitment = `{"commitment": "%d", "change": "none", "level": "limited", "milestones": []}`
	overMany       = 100_001
)

// A report.json that anybody may have written is read within the bounds of a
// file, or refused with the reason.
func TestEarlierReportsThatAreMeantToDoHarm(t *testing.T) {
	before, after, _ := strings.Cut(momentOf("@"), "@")
	refused := func(why, message string, lay func(*testing.T, string)) hostile {
		return hostile{why: why, lay: lay, exit: 3, code: ogp.MomentUnreadable, message: message}
	}
	const deep, twice, whole = "more than 64 deep", "says something twice", "it is not whole"
	runAll(t, []hostile{
		{why: "a sound one", lay: kept(func(w *bufio.Writer) { w.WriteString(momentOf(fmt.Sprintf(pastCommitment, 1))) })},
		{why: "one with a byte order mark", lay: kept(func(w *bufio.Writer) { w.WriteString("\ufeff" + momentOf("")) })},
		{why: "as many commitments as may be", lay: counted(before, pastCommitment, 100_000, after)},
		{why: "as large as may be", lay: repeated(before, strings.Repeat(" ", 1<<10), (moments.Limit-len(before)-len(after))>>10, after)},
		{why: "a long text that nobody asks for", lay: repeated(`{"summary": "`, `[[\"{{`, 3_000_000, `", `+momentOf("")[1:])},
		refused("100 MB of spaces", "larger than 24 MB", repeated("{", strings.Repeat(" ", 1<<20), 100, "}")),
		refused("100 MB of commitments", "larger than 24 MB", repeated(before, pastCommitment+",", 1_300_000, after)),
		refused("a million lists within each other", deep, repeated("", "[", 1_000_000, "")),
		refused("twenty million lists within each other", deep, repeated("", strings.Repeat("[", 1000), 20_000, "")),
		refused("objects within each other", deep, repeated("", `{"a":`, 4_000_000, "")),
		refused("lists within each other where no list is asked for", deep, repeated(`{"notes": `, "[", 100_000, strings.Repeat("]", 100_000)+", "+momentOf("")[1:])),
		refused("more commitments than may be", "more than 100,000", counted(before, pastCommitment, overMany, after)),
		refused("more milestones than may be", "more than 100,000", counted(before+`{"commitment": "1", "change": "none", "level": "limited", "milestones": [`,
			`{"milestone": "%d", "change": "none", "level": "limited"}`, overMany, "]}"+after)),
		refused("a million keys", "not the report.json of a plan", counted("{", `"k%d": 1`, 1_000_000, "}")),
		refused("a key that stands a million times", twice, repeated(`{"a": 1`, `, "a": 1`, 1_000_000, "}")),
		refused("a number that stands twice", twice, repeated(before+fmt.Sprintf(pastCommitment, 1), ", "+fmt.Sprintf(pastCommitment, 1), 1, after)),
		refused("a number of a million digits", "not the report.json of a plan", repeated(`{"schema": 1`, "0", 1_000_000, "}")),
		refused("20 MB of one number of a commitment", "is missing in it, or is none that exists", repeated(before+`{"commitment": "`, strings.Repeat("1", 1000), 20_000, `"}`+after)),
		refused("nothing", whole, repeated("", "", 1, "")),
		refused("zeros", whole, repeated("", "\x00", 1000, "")),
		refused("one that is cut off", whole, repeated(before, "", 1, "")),
		refused("two reports in one file", whole, repeated(momentOf(""), momentOf(""), 1, "")),
		refused("UTF-16", "not in UTF-8", repeated("\xff\xfe", "{\x00}\x00", 1, "")),
		refused("bytes that are no characters", "not in UTF-8", repeated(`{"a": "`, "\xc3\x28", 1, `"}`)),
		refused("half a character", "not in UTF-8", repeated(`{"a": "`, "\xed\xa0\x80", 1, `"}`)),
		refused("a day that does not exist", "is none that exists", kept(func(w *bufio.Writer) { w.WriteString(strings.Replace(momentOf(""), "06-30", "06-31", 1)) })),
		refused("a kind that does not exist", "the kind of the report", kept(func(w *bufio.Writer) { w.WriteString(strings.Replace(momentOf(""), "mid_term", "yearly", 1)) })),
	})
}

// Ten reports of the largest size, of other days: all are read, and time and
// memory are those of a project.
func TestManyEarlierReports(t *testing.T) {
	before, after, _ := strings.Cut(momentOf("@"), "@")
	runAll(t, []hostile{
		{why: "three hundred reports", lay: laid(func(p string) (err error) {
			for i := range 300 {
				day := ogp.Day(2024, 7, 2).AddDays(i).String()
				err = errors.Join(err, keep(p, day+".json", func(w *bufio.Writer) {
					writeNumbered(w, strings.Replace(before, "2025-06-30", day, 1), pastCommitment, 30, after)
				}))
			}
			return err
		})},
		{why: "five reports with as many commitments as may be", lay: laid(func(p string) (err error) {
			for i := range 5 {
				day := ogp.Day(2024, 7, 2).AddDays(i).String()
				err = errors.Join(err, keep(p, day+".json", func(w *bufio.Writer) {
					writeNumbered(w, strings.Replace(before, "2025-06-30", day, 1), pastCommitment, 100_000, after)
				}))
			}
			return err
		})},
		{why: "ten reports of the largest size", lay: laid(func(p string) (err error) {
			for i := range 10 {
				day := ogp.Day(2024, 7, 2).AddDays(i).String()
				err = errors.Join(err, keep(p, day+".json", func(w *bufio.Writer) {
					writeRepeated(w, strings.Replace(before, "2025-06-30", day, 1), strings.Repeat(" ", 1<<10), (moments.Limit-len(before)-len(after))>>10, after)
				}))
			}
			return err
		})},
	})
}

// What is no file of the folder itself is passed by, and named.
func TestWhatElseCanLieInTheHistory(t *testing.T) {
	in := func(make func(path string) error) func(*testing.T, string) {
		return laid(func(p string) error {
			dir := filepath.Join(p, "history")
			return errors.Join(os.Mkdir(dir, 0o777), make(filepath.Join(dir, momentFile)))
		})
	}
	cases := []hostile{
		{why: "a folder with the name of a report", lay: in(func(path string) error { return os.Mkdir(path, 0o777) }), code: ogp.MomentSkipped, message: "this is a folder"},
		{why: "a link to a device without end", lay: in(func(path string) error { return os.Symlink("/dev/zero", path) }), code: ogp.FileLink},
		{why: "a link that leads nowhere", lay: in(func(path string) error { return os.Symlink("nowhere", path) }), code: ogp.FileLink},
		{why: "a link to itself", lay: in(func(path string) error { return os.Symlink(momentFile, path) }), code: ogp.FileLink},
		{why: "a link to the folder", lay: in(func(path string) error { return os.Symlink(".", path) }), code: ogp.FileLink},
		{why: "a workbook", lay: in(func(path string) error { return os.WriteFile(path+".xlsx", nil, 0o666) }), code: ogp.MomentSkipped, message: "no report.json"},
		{why: "a workbook that is called a report", lay: in(func(path string) error { return os.WriteFile(path, []byte("PK\x03\x04\x14\x00"), 0o666) }), exit: 3, code: ogp.MomentUnreadable},
	}
	if os.Getuid() > 0 {
		cases = append(cases, hostile{why: "one that may not be read", lay: in(func(path string) error {
			return os.WriteFile(path, []byte(momentOf("")), 0o000)
		}), exit: 3, code: ogp.FileUnreadable})
	}
	runAll(t, cases)
}
