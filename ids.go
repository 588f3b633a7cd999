package selfassess

// idIndex knows the ids of one kind, their order, and which of them is
// nearest to one that does not exist.
type idIndex struct {
	ids   []ID
	at    map[ID]int
	names []string  // the ids again, for Nearest
	cache map[ID]ID // answers of nearest: the same mistake is made in many rows
}

func newIDIndex(size int) *idIndex {
	return &idIndex{at: make(map[ID]int, size), cache: map[ID]ID{}}
}

// add returns false if the id is there already.
func (x *idIndex) add(id ID) bool {
	if _, twice := x.at[id]; twice {
		return false
	}
	x.at[id] = len(x.ids)
	x.ids = append(x.ids, id)
	x.names = append(x.names, string(id))
	return true
}

func (x *idIndex) has(id ID) bool { _, ok := x.at[id]; return ok }

// nearest returns the id that is probably meant, "" if none is near enough.
func (x *idIndex) nearest(id ID) ID {
	near, ok := x.cache[id]
	if !ok {
		near = ID(Nearest(string(id), x.names))
		x.cache[id] = near
	}
	return near
}
