package xlsx

import (
	"testing"

	"selfassess/templates"
)

func TestEveryExtraHasWords(t *testing.T) {
	c, err := templates.Load("en")
	if err != nil {
		t.Fatal(err)
	}
	for relation, kind := range extraKinds {
		if !c.Has("file_extra." + kind) {
			t.Errorf("%s, which %s leads to, has no words", kind, relation)
		}
	}
}
