package render

func compose(e *Edition) *Document { return &Document{} }
