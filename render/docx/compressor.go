package docx

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"hash/crc32"
	"io"
	"sync"
)

// chunk is how much text is compressed at a time.
const chunk = 256 << 10

// flateWriters are used again: each costs a megabyte.
var flateWriters = sync.Pool{New: func() any {
	c, err := flate.NewWriter(nil, flate.BestSpeed)
	if err != nil {
		panic(err) // the level is a constant
	}
	return c
}}

// compressor compresses a part on another core while it is written, so that a
// long text stands nowhere in memory as a whole.
type compressor struct {
	full   chan []byte // what is to be compressed, in order
	empty  chan []byte // the memory of what was, to be written on again
	packed bytes.Buffer
	change func([]byte) []byte // what is done to the text before, if anything
	size   uint64
	sum    uint32
}

// compressed is what write writes, compressed.
func compressed(write func(*compressor) error) (*compressor, error) {
	const chunks = 3 // one is written, one waits, one is compressed
	p := &compressor{full: make(chan []byte, 1), empty: make(chan []byte, chunks)}
	for range chunks {
		p.empty <- nil
	}
	var failed error
	var work sync.WaitGroup
	work.Go(func() { failed = p.run() })
	err := func() error {
		defer work.Wait()
		defer close(p.full)
		return write(p)
	}()
	if err == nil {
		err = failed
	}
	return p, err
}

func (p *compressor) run() error {
	c := flateWriters.Get().(*flate.Writer)
	defer flateWriters.Put(c)
	c.Reset(&p.packed)
	var failed error
	for text := range p.full {
		if p.change != nil {
			text = p.change(text)
		}
		p.sum = crc32.Update(p.sum, crc32.IEEETable, text)
		p.size += uint64(len(text))
		if _, err := c.Write(text); err != nil {
			failed = err
		}
		p.empty <- text[:0]
	}
	if err := c.Close(); err != nil {
		failed = err
	}
	return failed
}

// flush takes what is written, and leaves the buffer empty.
func (p *compressor) flush(written *bytes.Buffer) {
	if written.Len() > 0 {
		p.full <- written.Bytes()
		*written = *bytes.NewBuffer(<-p.empty)
	}
}

// write puts the part into a zip.
func (p *compressor) write(z *zip.Writer, header zip.FileHeader) error {
	header.CRC32, header.CompressedSize64, header.UncompressedSize64 = p.sum, uint64(p.packed.Len()), p.size
	// as zip writes all other parts: sizes follow the content
	header.CreatorVersion, header.ReaderVersion, header.Flags = 20, 20, 8
	w, err := z.CreateRaw(&header)
	if err != nil {
		return fmt.Errorf("write %s: %w", header.Name, err)
	}
	_, err = io.Copy(w, &p.packed)
	return err
}
