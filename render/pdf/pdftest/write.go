package pdftest

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// Bytes writes the objects as a file again, for tests that damage one of
// them. Nothing is packed.
func (f *File) Bytes() []byte {
	b := bytes.NewBuffer(bytes.Clone(f.Head))
	keys := slices.DeleteFunc(slices.Sorted(maps.Keys(f.Objects)), func(r Ref) bool {
		s, ok := f.Objects[r].(*Stream)
		return ok && s.Dict["Type"] == Name("ObjStm")
	})
	last := keys[len(keys)-1] + 1
	table := make([]byte, 5*(last+1))
	put := func(r Ref, v any) {
		at := b.Len()
		copy(table[5*r:], []byte{1, byte(at >> 24), byte(at >> 16), byte(at >> 8), byte(at)})
		fmt.Fprintf(b, "%d 0 obj\n", r)
		write(b, v)
		b.WriteString("\nendobj\n")
	}
	for _, r := range keys {
		put(r, f.Objects[r])
	}
	at := b.Len()
	d := maps.Clone(f.Trailer)
	delete(d, "Filter")
	d["Size"], d["W"], d["Length"] = int(last+1), Array{1, 4, 0}, len(table)
	copy(table[5*last:], []byte{1, byte(at >> 24), byte(at >> 16), byte(at >> 8), byte(at)})
	put(last, &Stream{d, table})
	fmt.Fprintf(b, "startxref\n%d\n%%%%EOF\n", at)
	return b.Bytes()
}

func write(b *bytes.Buffer, v any) {
	switch v := v.(type) {
	case nil:
		b.WriteString("null")
	case Name:
		b.WriteString("/" + strings.ReplaceAll(string(v), "/", "#2F"))
	case String:
		fmt.Fprintf(b, "<%X>", string(v))
	case Ref:
		fmt.Fprintf(b, "%d 0 R", v)
	case float64:
		b.WriteString(strconv.FormatFloat(v, 'f', -1, 64))
	case Array:
		b.WriteString("[")
		for _, e := range v {
			write(b, e)
			b.WriteString(" ")
		}
		b.WriteString("]")
	case Dict:
		b.WriteString("<<")
		for _, k := range slices.Sorted(maps.Keys(v)) {
			b.WriteString("/" + string(k) + " ")
			write(b, v[k])
			b.WriteString(" ")
		}
		b.WriteString(">>")
	case *Stream:
		v.Dict["Length"] = len(v.Raw)
		write(b, v.Dict)
		b.WriteString("\nstream\n")
		b.Write(v.Raw)
		b.WriteString("\nendstream")
	default:
		fmt.Fprint(b, v) // numbers and true and false
	}
}
