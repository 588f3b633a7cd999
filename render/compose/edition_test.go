package compose

import (
	"sync"
	"testing"

	"selfassess/render"
)

// Callers complete the facts after the edition is made, and writers run side
// by side.
func TestADocumentIsComposedOnceWhenAWriterAsks(t *testing.T) {
	p, returns := smallPlan()
	e := editionOf(t, p, returns...)
	e.Paper = render.Letter
	documents := make([]*render.Document, 8)
	var wait sync.WaitGroup
	for i := range documents {
		wait.Go(func() { documents[i] = e.Document() })
	}
	wait.Wait()
	if documents[0].Meta.Paper != render.Letter {
		t.Error("the document was composed before a writer asked for it")
	}
	for _, d := range documents {
		if d != documents[0] {
			t.Fatal("two writers have two documents")
		}
	}
}
