package bidi

import "golang.org/x/text/unicode/bidi"

// isolates tells whether a character begins an isolate.
func isolates(c Class) bool { return c == bidi.LRI || c == bidi.RLI || c == bidi.FSI }

// removed tells whether rule X9 removes a character.
func removed(c Class) bool {
	switch c {
	case bidi.LRE, bidi.RLE, bidi.LRO, bidi.RLO, bidi.PDF, bidi.BN:
		return true
	}
	return false
}

// matchIsolates finds where isolates end (BD9): for a character that begins
// one, the index of its PDI, or len(class) if there is none; for a PDI the
// index of what it ends, or -1.
func matchIsolates(class []Class, match []int32) {
	open := int32(-1) // the innermost; each holds the one around it until it is matched
	end := int32(len(class))
	for i, c := range class {
		switch {
		case isolates(c):
			match[i] = open
			open = int32(i)
		case c == bidi.PDI && open >= 0:
			match[i] = open
			open, match[open] = match[open], int32(i)
		case c == bidi.PDI:
			match[i] = -1
		case c == bidi.B:
			open = leaveOpen(match, open, end)
		}
	}
	leaveOpen(match, open, end)
}

// leaveOpen marks isolates that nothing ends.
func leaveOpen(match []int32, open, end int32) int32 {
	for open >= 0 {
		open, match[open] = match[open], end
	}
	return open
}

// status is an entry of the directional status stack.
type status struct {
	level    Level
	override Class // L, R, or ON for none
	isolate  bool
}

// stack is the state of rules X1 to X8.
type stack struct {
	entry    [maxDepth + 2]status
	top      int
	isolates int // open ones that have an entry
	// What opened when there was no room.
	tooManyIsolates, tooManyEmbeddings int
}

func (s *stack) now() status { return s.entry[s.top] }

// push opens a deeper level, if there is room.
func (s *stack) push(rightToLeft bool, override Class, isolate bool) bool {
	level := (s.now().level + 2) &^ 1
	if rightToLeft {
		level = (s.now().level + 1) | 1
	}
	if level > maxDepth || s.tooManyIsolates > 0 || s.tooManyEmbeddings > 0 {
		return false
	}
	s.top++
	s.entry[s.top] = status{level, override, isolate}
	return true
}

// explicit applies rules X1 to X8.
func (r *Resolver) explicit(base Level) {
	s := &stack{}
	s.entry[0] = status{level: base, override: bidi.ON}
	for i, c := range r.class {
		switch c {
		case bidi.RLE, bidi.LRE, bidi.RLO, bidi.LRO:
			s.embed(c)
		case bidi.PDF:
			s.endEmbedding()
		case bidi.RLI, bidi.LRI, bidi.FSI:
			r.put(i, s.now())
			s.isolate(c == bidi.RLI || c == bidi.FSI && r.firstStrong(i) != bidi.L)
		case bidi.PDI:
			s.endIsolate()
			r.put(i, s.now())
		case bidi.B:
			r.levels[i] = base
			*s = stack{entry: s.entry}
		case bidi.BN:
		default:
			r.put(i, s.now())
		}
	}
}

// put gives a character the level and override that are in force.
func (r *Resolver) put(i int, s status) {
	r.levels[i] = s.level
	if s.override != bidi.ON {
		r.kind[i] = s.override
	}
}

// firstStrong is the class of the first strong character of the isolate that
// begins at i (rule X5c), L if it has none.
func (r *Resolver) firstStrong(i int) Class {
	for k := i + 1; k < int(r.match[i]); k++ {
		switch c := r.class[k]; {
		case c == bidi.L || c == bidi.R || c == bidi.AL:
			return c
		case c == bidi.B:
			return bidi.L
		case isolates(c):
			k = int(r.match[k])
		}
	}
	return bidi.L
}

func (s *stack) embed(c Class) {
	override := bidi.ON
	switch c {
	case bidi.LRO:
		override = bidi.L
	case bidi.RLO:
		override = bidi.R
	}
	if !s.push(c == bidi.RLE || c == bidi.RLO, override, false) && s.tooManyIsolates == 0 {
		s.tooManyEmbeddings++
	}
}

func (s *stack) endEmbedding() {
	switch {
	case s.tooManyIsolates > 0:
	case s.tooManyEmbeddings > 0:
		s.tooManyEmbeddings--
	case !s.now().isolate && s.top > 0:
		s.top--
	}
}

func (s *stack) isolate(rightToLeft bool) {
	if s.push(rightToLeft, bidi.ON, true) {
		s.isolates++
	} else {
		s.tooManyIsolates++
	}
}

func (s *stack) endIsolate() {
	switch {
	case s.tooManyIsolates > 0:
		s.tooManyIsolates--
	case s.isolates > 0:
		s.tooManyEmbeddings = 0
		for !s.now().isolate {
			s.top--
		}
		s.top--
		s.isolates--
	}
}
