package typeset

import (
	"bufio"
	"crypto/sha256"
	"fmt"
	"hash"
	"io"
	"strconv"
)

// output writes a file from front to back, counts its bytes and notes where
// its objects stand. An error of the writer is told at the end.
type output struct {
	w       *bufio.Writer
	sum     hash.Hash
	n       int
	entries []entry // of the cross-reference table, by object
}

// entry is a line of the cross-reference table: 1, an offset, and 0; or 2, an
// object stream, and the place within it.
type entry struct{ kind, a, b int32 }

func newOutput(w io.Writer, objects int) *output {
	o := &output{sum: sha256.New(), entries: make([]entry, objects, objects+objects/100+64)}
	o.w = bufio.NewWriterSize(io.MultiWriter(w, o.sum), 64<<10)
	o.entries[0] = entry{0, 0, 65535}
	return o
}

func (out *output) put(parts ...[]byte) {
	for _, b := range parts {
		n, _ := out.w.Write(b)
		out.n += n
	}
}

// object writes an object that is a stream.
func (out *output) object(n int, dict, data []byte) {
	for len(out.entries) <= n {
		out.entries = append(out.entries, entry{})
	}
	out.entries[n] = entry{1, int32(out.n), 0}
	end := "\nendstream\nendobj\n"
	if len(data) > 0 && data[len(data)-1] == '\r' {
		end = "\r" + end // a reader might take its last byte for a part of the line's end
	}
	out.put(fmt.Appendf(nil, "%d 0 obj\n", n), dict, []byte("\nstream\n"), data, []byte(end))
}

// write writes the file: streams first, then all else in object streams, and
// a cross-reference stream.
func (o *objects) write(w io.Writer, version string, root, info int) error {
	out := newOutput(w, len(o.body))
	out.put([]byte("%PDF-" + version + "\n%\xe2\xe3\xcf\xd3\n"))
	for n := range o.data {
		if o.data[n] != nil {
			out.object(n, o.body[n], o.data[n])
		}
	}
	o.writeLoose(out)
	at, xref := out.n, o.reserve()
	dict, z := out.table(xref, root, info)
	out.object(xref, dict, z)
	out.put(fmt.Appendf(nil, "startxref\n%d\n%%%%EOF\n", at))
	return out.w.Flush()
}

// writeLoose writes the objects that are no streams.
func (o *objects) writeLoose(out *output) {
	const most = 200 // objects in one stream: readers unpack all of it for one
	var head, body []byte
	var inside []int
	flush := func() {
		s := o.stream(fmt.Sprintf("/Type /ObjStm /N %d /First %d", len(inside), len(head)), append(head, body...))
		for i, n := range inside {
			out.entries[n] = entry{2, int32(s), int32(i)}
		}
		out.object(s, o.body[s], o.data[s])
		head, body, inside = head[:0], body[:0], inside[:0]
	}
	last := len(o.body)
	for n := 1; n < last; n++ {
		if o.data[n] != nil {
			continue
		}
		head = strconv.AppendInt(head, int64(n), 10)
		head = append(strconv.AppendInt(append(head, ' '), int64(len(body)), 10), ' ')
		body = append(append(body, o.value(n)...), '\n')
		if inside = append(inside, n); len(inside) == most {
			flush()
		}
	}
	if len(inside) > 0 {
		flush()
	}
}

// table is the cross-reference stream, object n. The file's ID is a sum of
// all that stands before it.
func (out *output) table(n, root, info int) (dict, data []byte) {
	out.w.Flush()
	id := out.sum.Sum(nil)[:16]
	rows := make([]byte, 0, 7*(n+1))
	for _, e := range append(out.entries, entry{1, int32(out.n), 0}) {
		rows = append(rows, byte(e.kind), byte(e.a>>24), byte(e.a>>16), byte(e.a>>8), byte(e.a), byte(e.b>>8), byte(e.b))
	}
	data = deflate(rows)
	more := ""
	if info > 0 {
		more = fmt.Sprintf(" /Info %d 0 R", info)
	}
	return fmt.Appendf(nil,
		"<</Type /XRef /Size %d /W [1 4 2] /Root %d 0 R%s /ID [<%X> <%X>] /Filter /FlateDecode /Length %d>>",
		n+1, root, more, id, id, len(data)), data
}
