package ogp

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// told writes steps, one a line, with whose word it is.
func told(activities []Activity) string {
	var lines []string
	for _, a := range activities {
		lines = append(lines, fmt.Sprintf("%s|%s|%s|%s|%s", a.Agency, a.Activity.Main(), a.Resources.Main(), a.Risk.Main(), levelCell(a.Status)))
	}
	return strings.Join(lines, "\n")
}

func TestStepsOfThePlanAndOfReturnsAreJoined(t *testing.T) {
	step := func(activity, resources, risk string, status Level) Activity {
		a := Activity{Milestone: "1.1", Activity: words(activity), Status: status}
		if resources != "" {
			a.Resources = words(resources)
		}
		if risk != "" {
			a.Risk = words(risk)
		}
		return a
	}
	type say map[ID][]Activity
	for _, c := range []struct {
		why, want string
		plan      []Activity
		said      say
		codes     []Code
	}{
		{"the plan alone", "|Draft|Two||", []Activity{step("Draft", "Two", "", 0)}, nil, nil},
		{"a return that repeats it", "|Draft|Two||", []Activity{step("Draft", "Two", "", 0)},
			say{"A": {step(" draft", "two", "", 0)}}, nil},
		{"what the plan leaves blank", "|Draft|Two|Delay|limited", []Activity{step("Draft", "Two", "", 0)},
			say{"A": {step("Draft", "", "Delay", Limited)}}, nil},
		{"two agencies that say the same of it", "|Draft|Two|Delay|", []Activity{step("Draft", "Two", "", 0)},
			say{"A": {step("Draft", "", "Delay", 0)}, "B": {step("Draft", "", "Delay", 0)}}, nil},
		{"what the plan says otherwise", "|Draft|Two|Delay|\nA|Draft|Three||", []Activity{step("Draft", "Two", "", 0)},
			say{"A": {step("Draft", "Three", "Delay", 0)}}, []Code{ActivityDiffers}},
		{"two agencies that differ on what it leaves blank", "|Draft|Two||\nA|Draft||Delay|\nB|Draft||Costs|",
			[]Activity{step("Draft", "Two", "", 0)},
			say{"A": {step("Draft", "", "Delay", 0)}, "B": {step("Draft", "", "Costs", 0)}}, []Code{ActivityConflict, ActivityConflict}},
		{"a step of its own", "|Draft|Two||\nA|Print|One||", []Activity{step("Draft", "Two", "", 0)},
			say{"A": {step("Draft", "Two", "", 0), step("Print", "One", "", 0)}}, nil},
		{"a step that may be the plan's under another name", "|Draft|Two||\nA|Write|One||", []Activity{step("Draft", "Two", "", 0)},
			say{"A": {step("Write", "One", "", 0)}}, []Code{ActivityRenamed}},
		{"a step of one's own where another agency tells of the plan's", "|Draft|Two||\nB|Write|One||", []Activity{step("Draft", "Two", "", 0)},
			say{"A": {step("Draft", "", "", 0)}, "B": {step("Write", "One", "", 0)}}, []Code{ActivityRenamed}},
		{"a step that two agencies have and the plan has not", "|Print|One|Delay|", nil,
			say{"A": {step("Print", "One", "", 0)}, "B": {step("PRINT", "", "Delay", 0)}}, nil},
		{"steps that are called the same", "|Train|Spring|Rain|\n|Train|Autumn|Fog|",
			[]Activity{step("Train", "Spring", "", 0), step("Train", "Autumn", "Fog", 0)},
			say{"A": {step("Train", "Autumn", "Fog", 0), step("Train", "Spring", "Rain", 0)}}, nil},
		{"a milestone that is not the agency's", "|Draft|Two||", []Activity{step("Draft", "Two", "", 0)},
			say{"C": {step("Draft", "Two", "", 0), step("Draft", "Nine", "", 0)}}, []Code{RowNotExpected}},
	} {
		p := plainPlan()
		p.Activities = c.plan
		for i := range p.Activities {
			p.Activities[i].Origin = from("plan.xlsx", "Implementation", 2+i)
		}
		returns := plainReturns()
		for i := range returns {
			r := &returns[i]
			r.Activities = slices.Clone(c.said[r.Agency])
			for k := range r.Activities {
				r.Activities[k].Origin = from(r.File, "Implementation", 2+k)
			}
		}
		for range 2 {
			r := Merge(p, returns)
			if got := told(r.Commitment("1").Milestones[0].Activities); got != c.want {
				t.Errorf("%s: got\n%s\nwant\n%s", c.why, got, c.want)
			}
			var codes []Code
			for _, f := range r.Findings {
				if slices.Contains([]Code{ActivityDiffers, ActivityConflict, ActivityRenamed, RowNotExpected}, f.Code) {
					codes = append(codes, f.Code)
				}
			}
			if !slices.Equal(codes, c.codes) {
				t.Errorf("%s: found %v, want %v", c.why, codes, c.codes)
			}
			slices.Reverse(returns)
		}
	}
}

// What a return has filled in stands in its file, whatever else the step says.
func TestCellsThatReturnsFillInKeepTheirPlaces(t *testing.T) {
	p, returns := plainPlan(), plainReturns()
	p.Activities = []Activity{{Milestone: "1.1", Activity: words("Draft"), Origin: Origin{File: "plan.xlsx", Sheet: "Implementation", Row: 2,
		Columns: map[string]string{"activity": "B", "risk": "H"}}}}
	returns[0].Activities = []Activity{{Milestone: "1.1", Activity: words("Draft"), Risk: words("Delay"), Origin: Origin{File: "A.xlsx",
		Sheet: "Implementation", Row: 5, Columns: map[string]string{"activity": "B", "risk": "H"}}}}
	var got []string
	a := Merge(p, returns).Commitment("1").Milestones[0].Activities[0]
	for _, c := range a.Cells() {
		got = append(got, c.Column+" "+c.At.String())
	}
	want := []string{"milestone plan.xlsx › Implementation", "activity plan.xlsx › Implementation!B2", "risk A.xlsx › Implementation!H5"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
