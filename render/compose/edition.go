package compose

import (
	"sync"

	"selfassess/render"
)

// Edition returns the edition with what writers need besides its facts: the
// document, composed once and not before a writer asks for it, and the values
// of tags.
func Edition(facts render.Edition) *render.Edition {
	e := &facts
	e.Document = sync.OnceValue(func() *render.Document { return compose(e) })
	e.Schema = Schema
	e.Root = func() *render.Scope { return &render.Scope{Item: e, Source: newComposer(e)} }
	return e
}
