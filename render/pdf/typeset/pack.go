package typeset

import (
	"bytes"
	"compress/flate"
	"hash/adler32"
	"runtime"
	"sync"
)

// packed is a part of a page's content: compressed blocks that refer to
// nothing before them, so that parts can be joined in any order of making.
type packed struct {
	blocks []byte
	length int    // before it was compressed
	sum    uint32 // Adler-32 of what was compressed
}

// packers compress parts of pages on all cores, while others are drawn. The
// bytes do not depend on how many cores there are.
type packers struct {
	packing sync.WaitGroup
	slots   chan struct{}
	spare   *sync.Pool // buffers of pages
}

func newPackers() packers {
	return packers{
		slots: make(chan struct{}, runtime.GOMAXPROCS(0)),
		spare: &sync.Pool{New: func() any { b := make([]byte, 0, 32<<10); return &b }},
	}
}

// buffer returns an empty buffer, which pack takes back.
func (f *File) buffer() []byte { return (*f.spare.Get().(*[]byte))[:0] }

// pack compresses data into to, some time before packing is done. The last
// part of a page must be marked as such.
func (f *File) pack(data []byte, last bool, to *packed) {
	f.slots <- struct{}{}
	f.packing.Go(func() {
		*to = squeeze(data, last)
		f.spare.Put(&data)
		<-f.slots
	})
}

// squeezer is a compressor with its output, both used again.
type squeezer struct {
	z bytes.Buffer
	w *flate.Writer
}

// squeezers work at the level that costs least for its gain here: page
// contents are short and repetitive.
var squeezers = sync.Pool{New: func() any {
	w, _ := flate.NewWriter(nil, flate.BestSpeed) // fails on unknown levels only
	return &squeezer{w: w}
}}

func squeeze(data []byte, last bool) packed {
	s := squeezers.Get().(*squeezer)
	defer squeezers.Put(s)
	s.z.Reset()
	s.w.Reset(&s.z)
	s.w.Write(data) // a Buffer does not fail
	if last {
		s.w.Close()
	} else {
		s.w.Flush()
	}
	return packed{bytes.Clone(s.z.Bytes()), len(data), adler32.Checksum(data)}
}

// join makes a zlib stream of a, which may be empty, and b, which is the last.
func join(a, b packed) []byte {
	out := make([]byte, 0, len(a.blocks)+len(b.blocks)+6)
	out = append(out, 0x78, 0x01) // deflate with a window of 32 kB, the fastest level
	out = append(append(out, a.blocks...), b.blocks...)
	sum := b.sum
	if a.length > 0 {
		sum = joinSums(a.sum, b.sum, b.length)
	}
	return append(out, byte(sum>>24), byte(sum>>16), byte(sum>>8), byte(sum))
}

// joinSums is the Adler-32 of two stretches of data, from the sum of each and
// the length of the second.
func joinSums(a, b uint32, length int) uint32 {
	const mod = 65521
	a1, a2, b1, b2 := uint64(a&0xFFFF), uint64(a>>16), uint64(b&0xFFFF), uint64(b>>16)
	s1 := (a1 + b1 + mod - 1) % mod
	s2 := (a2 + b2 + uint64(length)%mod*((a1+mod-1)%mod)) % mod
	return uint32(s2<<16 | s1)
}

// deflate makes a zlib stream of data.
func deflate(data []byte) []byte { return join(packed{}, squeeze(data, true)) }
