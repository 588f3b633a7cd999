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

// sheet is how much text is compressed at a time.
const sheet = 256 << 10

// compressors are used again: each costs a megabyte.
var compressors = sync.Pool{New: func() any {
	c, err := flate.NewWriter(nil, flate.BestSpeed)
	if err != nil {
		panic(err) // the level is a constant
	}
	return c
}}

// press compresses a part on another core while it is written, so that a long
// text stands nowhere in memory as a whole.
type press struct {
	full   chan []byte // what is to be compressed, in order
	empty  chan []byte // the memory of what was, to be written on again
	packed bytes.Buffer
	size   uint64
	sum    uint32
}

// pressed is what write writes, compressed.
func pressed(write func(*press) error) (*press, error) {
	const sheets = 3 // one is written, one waits, one is compressed
	p := &press{full: make(chan []byte, 1), empty: make(chan []byte, sheets)}
	for range sheets {
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

func (p *press) run() error {
	c := compressors.Get().(*flate.Writer)
	defer compressors.Put(c)
	c.Reset(&p.packed)
	var failed error
	for text := range p.full {
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

// take takes what is written, and leaves the buffer empty.
func (p *press) take(written *bytes.Buffer) {
	if written.Len() > 0 {
		p.full <- written.Bytes()
		*written = *bytes.NewBuffer(<-p.empty)
	}
}

// write puts the part into a zip.
func (p *press) write(z *zip.Writer, header zip.FileHeader) error {
	header.CRC32, header.CompressedSize64, header.UncompressedSize64 = p.sum, uint64(p.packed.Len()), p.size
	header.CreatorVersion, header.ReaderVersion, header.Flags = 20, 20, 8 // as zip writes all other parts: sizes follow the content
	w, err := z.CreateRaw(&header)
	if err != nil {
		return fmt.Errorf("write %s: %w", header.Name, err)
	}
	_, err = io.Copy(w, &p.packed)
	return err
}
