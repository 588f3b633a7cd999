package bidi

import "golang.org/x/text/unicode/bidi"

// run is a level run: a part of the kept characters that have one explicit
// level.
type run struct {
	from, to int32
	level    Level
}

// sequences applies rule X10: what follows is done for each isolating run
// sequence by itself.
func (r *Resolver) sequences(base Level) {
	r.levelRuns()
	for i, first := range r.runs {
		if at := r.kept[first.from]; r.class[at] == bidi.PDI && r.match[at] >= 0 {
			continue // it goes on with what an earlier run began
		}
		last := r.sequence(i)
		level, before, after := first.level, base, base
		if i > 0 {
			before = r.runs[i-1].level
		}
		if open := isolates(r.class[r.seq[len(r.seq)-1]]); !open && last+1 < len(r.runs) {
			after = r.runs[last+1].level
		}
		sos, eos := direction(max(level, before)), direction(max(level, after))
		r.weak(sos)
		r.brackets(level, sos)
		r.neutral(level, sos, eos)
		r.implicit(level)
	}
}

// direction is the class of text at a level: L or R.
func direction(l Level) Class {
	if l%2 == 1 {
		return bidi.R
	}
	return bidi.L
}

func (r *Resolver) levelRuns() {
	r.kept, r.runs = r.kept[:0], r.runs[:0]
	for i, c := range r.class {
		if removed(c) {
			continue
		}
		at := int32(len(r.kept))
		n := len(r.runs) - 1
		if n < 0 || r.runs[n].level != r.levels[i] {
			r.runs = append(r.runs, run{from: at, level: r.levels[i]})
			n++
		}
		r.kept = append(r.kept, int32(i))
		r.runs[n].to = at + 1
		r.runAt[i] = int32(n)
	}
}

// sequence joins to a run those that go on behind its isolates (BD13), and
// returns the last of them.
func (r *Resolver) sequence(i int) (last int) {
	r.seq = r.seq[:0]
	for {
		run := r.runs[i]
		r.seq = append(r.seq, r.kept[run.from:run.to]...)
		end := r.kept[run.to-1]
		if !isolates(r.class[end]) || int(r.match[end]) == len(r.class) {
			return i
		}
		i = int(r.runAt[r.match[end]])
	}
}

// weak applies rules W1 to W7 to r.seq.
func (r *Resolver) weak(sos Class) {
	r.marksAndNumbers(sos)
	r.separators()
	r.terminators()
	strong := sos
	for _, i := range r.seq {
		switch r.kind[i] {
		case bidi.ES, bidi.ET, bidi.CS:
			r.kind[i] = bidi.ON // W6
		case bidi.L, bidi.R:
			strong = r.kind[i]
		case bidi.EN:
			if strong == bidi.L {
				r.kind[i] = bidi.L // W7
			}
		}
	}
}

// marksAndNumbers applies rules W1 to W3.
func (r *Resolver) marksAndNumbers(sos Class) {
	before, strong := sos, sos
	for _, i := range r.seq {
		c := r.kind[i]
		if c == bidi.NSM { // W1
			if c = before; isolates(c) || c == bidi.PDI {
				c = bidi.ON
			}
		}
		before = c
		switch c {
		case bidi.L, bidi.R, bidi.AL:
			strong = c
		case bidi.EN:
			if strong == bidi.AL {
				c = bidi.AN // W2
			}
		}
		r.kind[i] = c
	}
	for _, i := range r.seq {
		if r.kind[i] == bidi.AL {
			r.kind[i] = bidi.R // W3
		}
	}
}

// separators applies rule W4: a separator between two numbers of a kind.
func (r *Resolver) separators() {
	for k := 1; k+1 < len(r.seq); k++ {
		a, c, b := r.kind[r.seq[k-1]], &r.kind[r.seq[k]], r.kind[r.seq[k+1]]
		if a == b && (a == bidi.EN && (*c == bidi.ES || *c == bidi.CS) || a == bidi.AN && *c == bidi.CS) {
			*c = a
		}
	}
}

// terminators applies rule W5: signs such as "%" beside European numbers.
func (r *Resolver) terminators() {
	for k := 0; k < len(r.seq); {
		if r.kind[r.seq[k]] != bidi.ET {
			k++
			continue
		}
		from := k
		for k < len(r.seq) && r.kind[r.seq[k]] == bidi.ET {
			k++
		}
		if from > 0 && r.kind[r.seq[from-1]] == bidi.EN || k < len(r.seq) && r.kind[r.seq[k]] == bidi.EN {
			for _, i := range r.seq[from:k] {
				r.kind[i] = bidi.EN
			}
		}
	}
}

// strongOf is the direction that neutral characters see in a class: numbers
// count as right to left. It is ON for what has none.
func strongOf(c Class) Class {
	switch c {
	case bidi.L:
		return bidi.L
	case bidi.R, bidi.EN, bidi.AN:
		return bidi.R
	}
	return bidi.ON
}

// neutral applies rules N1 and N2.
func (r *Resolver) neutral(level Level, sos, eos Class) {
	before := sos
	for k := 0; k < len(r.seq); {
		if s := strongOf(r.kind[r.seq[k]]); s != bidi.ON {
			before = s
			k++
			continue
		}
		from := k
		after := eos
		for ; k < len(r.seq); k++ {
			if s := strongOf(r.kind[r.seq[k]]); s != bidi.ON {
				after = s
				break
			}
		}
		between := direction(level)
		if before == after {
			between = before
		}
		for _, i := range r.seq[from:k] {
			r.kind[i] = between
		}
	}
}

// implicit applies rules I1 and I2.
func (r *Resolver) implicit(level Level) {
	for _, i := range r.seq {
		switch c := r.kind[i]; {
		case level%2 == 1 && c != bidi.R, level%2 == 0 && c == bidi.R:
			r.levels[i] = level + 1
		case level%2 == 0 && c != bidi.L:
			r.levels[i] = level + 2
		}
	}
}
