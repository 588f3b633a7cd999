package main

import (
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"selfassess/cmd/internal/secretariat"
	"selfassess/inputs"
	"selfassess/inputs/inputstest"
	"selfassess/ogp"
	"selfassess/render"
)

// A plan after Ecuador's shape, in which three voices speak of 59 milestones,
// counts right against what was put into its workbooks.
func TestThreeVoicesAreCountedAsTheyWereStated(t *testing.T) {
	dir := t.TempDir()
	statements, err := inputstest.Ecuador(dir)
	if err != nil {
		t.Fatal(err)
	}
	r := checkVoices(t, dir, statements)
	spoke, differ := bothSpoke(statements, inputstest.Counterpart)
	made := []int{len(list(r.all, "commitments")), number(r.all, "statistics", "milestones", "assessed"),
		len(statements) - len(slices.DeleteFunc(slices.Clone(statements), func(s inputstest.Statement) bool {
			return s.Voice != inputstest.Government
		})), spoke, len(differ)}
	shape := []int{inputstest.EcuadorCommitments, inputstest.EcuadorMilestones, inputstest.EcuadorViews,
		inputstest.EcuadorBothSpoke, inputstest.EcuadorDiffer}
	if diff := cmp.Diff(shape, made); diff != "" {
		t.Errorf("commitments, milestones, views, both spoke, differ:\n%s", diff)
	}
	readPDF(t, pdfOf(t, dir, secretariat.BuildOptions{}, nil))
	want := "Government and counterparts differ on 16 of the 54 milestones on which both spoke."
	if summary := summaryOf(t, dir); !strings.Contains(summary, want) {
		t.Errorf("the summary does not say %q:\n%s", want, summary)
	}
}

func TestVoicesByChanceAreCountedAsTheyWereStated(t *testing.T) {
	n := uint64(1)
	if long() {
		n = 10
	}
	for seed := range n {
		dir := t.TempDir()
		statements, err := inputstest.RandomVoices(dir, seed)
		if err != nil {
			t.Fatal(err)
		}
		checkVoices(t, dir, statements)
		if t.Failed() {
			t.Fatalf("with voices %d", seed)
		}
	}
}

// checkVoices compares what the report of a project counts with what was
// stated, and reads its files in the opposite order, too.
func checkVoices(t *testing.T, dir string, statements []inputstest.Statement) jsonReport {
	t.Helper()
	files := filesOf(t, dir)
	r := jsonOf(t, files)
	views := at(r.all, "statistics", "views")
	for who, voice := range map[string]inputstest.Voice{"counterparts": inputstest.Counterpart, "forum": inputstest.Forum} {
		spoke, differ := bothSpoke(statements, voice)
		if n := number(views, who, "milestones_both_spoke"); n != spoke {
			t.Errorf("%s and government both spoke on %d milestones, the report says %d", who, spoke, n)
		}
		if diff := cmp.Diff(differ, stringsIn(list(views, who, "milestones_that_differ"))); diff != "" {
			t.Errorf("%s differ on other milestones:\n%s", who, diff)
		}
	}
	checkWhoWasAsked(t, statements, views)
	checkTotals(t, r)
	checkOtherNames(t, files, r)
	return r
}

// bothSpoke counts from the statements on how many milestones the government
// and a voice both state a level, and on which of these they differ.
func bothSpoke(statements []inputstest.Statement, voice inputstest.Voice) (spoke int, differ []string) {
	government := map[string]string{}
	for _, s := range statements {
		if s.Voice == inputstest.Government {
			government[s.Milestone] = s.Level
		}
	}
	seen, other := map[string]bool{}, map[string]bool{}
	for _, s := range statements {
		level := government[s.Milestone]
		if s.Voice != voice || s.Level == "" || level == "" {
			continue
		}
		seen[s.Milestone] = true
		if s.Level != level && !other[s.Milestone] {
			other[s.Milestone] = true
			differ = append(differ, s.Milestone)
		}
	}
	return len(seen), differ
}

// checkWhoWasAsked compares on how much each body spoke.
func checkWhoWasAsked(t *testing.T, statements []inputstest.Statement, views any) {
	t.Helper()
	spoke := map[string]int{}
	for _, s := range statements {
		if s.Voice != inputstest.Government {
			spoke[s.Agency]++
		}
	}
	for _, a := range list(views, "asked") {
		id := at(a, "agency").(string)
		if n := number(a, "milestones_stated"); n != spoke[id] || n > number(a, "milestones") {
			t.Errorf("%s stated %d views of milestones, the report says %d", id, spoke[id], n)
		}
		delete(spoke, id)
	}
	if len(spoke) > 0 {
		t.Errorf("the report does not say that these were asked: %v", spoke)
	}
}

// checkOtherNames gives the files names by which they are read in the opposite
// order.
func checkOtherNames(t *testing.T, files map[string][]byte, r jsonReport) {
	t.Helper()
	other := map[string][]byte{}
	for name, b := range files {
		if name != inputs.PlanFile {
			turned := []byte(path.Base(name))
			for i, c := range turned {
				if c >= 'A' && c <= 'Z' {
					turned[i] = 'A' + 'Z' - c
				} else if c >= '0' && c <= '9' {
					turned[i] = '0' + '9' - c
				}
			}
			name = "inputs/" + string(turned)
		}
		other[name] = b
	}
	compareCounts(t, "the opposite order", r, jsonOf(t, other))
}

func filesOf(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		files[name], err = fs.ReadFile(os.DirFS(dir), name)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// summaryOf is the section of the report that sums it up.
func summaryOf(t *testing.T, dir string) string {
	t.Helper()
	p, err := call{dir: dir, terminal: terminal{stdout: io.Discard, stderr: io.Discard}, now: testDay}.open(ogp.Date{})
	if err != nil {
		t.Fatal(err)
	}
	document := *p.Edition(secretariat.BuildOptions{}).Document()
	k := slices.IndexFunc(document.Sections, func(s *render.Section) bool { return s.ID == "summary" })
	if k < 0 {
		t.Fatal("the report has no summary")
	}
	document.Sections = document.Sections[k : k+1]
	return document.String()
}

func stringsIn(all []any) (s []string) {
	for _, v := range all {
		s = append(s, v.(string))
	}
	return s
}

// checkViewTotals counts the views that the report itself shows, and compares
// them with its statistics.
func checkViewTotals(t *testing.T, r jsonReport) {
	t.Helper()
	views, asked := at(r.all, "statistics").(map[string]any)["views"]
	forum := map[any]bool{}
	for _, a := range list(r.all, "agencies") {
		forum[at(a, "agency")] = a.(map[string]any)["kind"] == "forum"
	}
	counted := map[string][]string{}
	count := func(kind, id string, record any) {
		all, _ := record.(map[string]any)["views"].([]any)
		spoke, differs := map[bool]bool{}, map[bool]bool{}
		for _, v := range all {
			whose, level, view := forum[at(v, "agency")], at(record, "level"), at(v, "view_level")
			if level != "not_reported" && view != "not_reported" {
				spoke[whose], differs[whose] = true, differs[whose] || view != level
			}
		}
		for whose, who := range map[bool]string{false: "counterparts", true: "forum"} {
			if spoke[whose] {
				counted[who+kind+"_both_spoke"] = append(counted[who+kind+"_both_spoke"], id)
			}
			if differs[whose] {
				counted[who+kind+"_that_differ"] = append(counted[who+kind+"_that_differ"], id)
			}
		}
	}
	gone := func(record any) bool { return at(record, "change") == "withdrawn" || at(record, "change") == "merged" }
	for _, c := range list(r.all, "commitments") {
		if gone(c) {
			continue
		}
		count("commitments", at(c, "commitment").(string), c)
		for _, m := range list(c, "milestones") {
			if !gone(m) {
				count("milestones", at(m, "milestone").(string), m)
			}
		}
	}
	if !asked {
		if len(counted) > 0 {
			t.Errorf("nobody was asked, and there are views of %v", counted)
		}
		return
	}
	for _, who := range []string{"counterparts", "forum"} {
		for _, kind := range []string{"commitments", "milestones"} {
			spoke, differ := number(views, who, kind+"_both_spoke"), stringsIn(list(views, who, kind+"_that_differ"))
			if want := len(counted[who+kind+"_both_spoke"]); spoke != want {
				t.Errorf("%s of %s: the statistics say that both spoke on %d, the report shows %d", who, kind, spoke, want)
			}
			if diff := cmp.Diff(counted[who+kind+"_that_differ"], differ); diff != "" {
				t.Errorf("%s of %s differ on others than the statistics say:\n%s", who, kind, diff)
			}
			if len(differ) > spoke || spoke > number(r.all, "statistics", kind, "assessed") {
				t.Errorf("%s of %s: %d differ, both spoke on %d", who, kind, len(differ), spoke)
			}
		}
	}
	for _, a := range list(views, "asked") {
		if number(a, "commitments_stated") > number(a, "commitments") || number(a, "milestones_stated") > number(a, "milestones") {
			t.Errorf("more was stated than asked: %v", a)
		}
	}
}
