package pdftest

// Addresses are where the links of a file lead that leave it, in their order; a
// link of several lines is one.
func (f *File) Addresses() (all []string) {
	for _, e := range f.All("Link") {
		for _, k := range e.Kids {
			action := f.dict(f.dict(k.Annot)["A"])
			if k.Annot == 0 || action["URI"] == nil {
				continue
			}
			all = append(all, f.text(action["URI"]))
			break
		}
	}
	return all
}
