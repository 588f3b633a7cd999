package inputstest

import (
	"slices"
	"strings"
	"testing"
)

func TestThreeVoicesAreAlwaysTheSame(t *testing.T) {
	one, same := t.TempDir(), t.TempDir()
	first, err := Ecuador(one)
	if err != nil {
		t.Fatal(err)
	}
	second, err := Ecuador(same)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(first, second) {
		t.Error("other things are stated")
	}
	for _, file := range workbooks(t, one) {
		if read(t, one, file) != read(t, same, file) {
			t.Errorf("%s differs", file)
		}
	}
}

// A project with counterparts has the same returns of agencies as one without,
// but for the columns in which they answer.
func TestCounterpartsChangeNoOtherWords(t *testing.T) {
	size := Size{Commitments: 4, Milestones: 2, Events: 2, Returns: 2}
	g := newGenerator(size, 1)
	without := g.project()
	size.Counterparts, size.Followed = 2, 2
	with := newGenerator(size, 1).project()
	if n := len(with.returns) - len(without.returns); n != size.Counterparts {
		t.Errorf("%d returns of counterparts", n)
	}
	for i, r := range without.returns {
		if with.returns[i] != r {
			t.Errorf("the return of %s differs", r.name)
		}
	}
	for _, c := range []string{"1", "2", "3", "4"} {
		if n := strings.Count(with.returns[2].text+with.returns[3].text, "commitment: "+c+"\n"); n != 1 {
			t.Errorf("%d counterparts follow commitment %s", n, c)
		}
	}
}
