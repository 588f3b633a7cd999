package pdf

import (
	"bytes"
	"compress/zlib"
	"encoding/ascii85"
	"io"
)

// unpack undoes the filters of a stream. What is damaged in the middle gives
// what stands before the damage; a filter that is not known gives nothing.
func (f *File) unpack(d Dict, data []byte) []byte {
	filters, params := f.get(d["Filter"]), f.get(d["DecodeParms"])
	names, many := filters.(Array)
	if !many && filters != nil {
		names = Array{filters}
	}
	ps, many := params.(Array)
	if !many {
		ps = Array{params}
	}
	for i, n := range names {
		var p Dict
		if i < len(ps) {
			p = f.dict(ps[i])
		}
		name, _ := f.get(n).(Name)
		var ok bool
		if data, ok = f.filter(name, p, data); !ok || i > 4 {
			return nil
		}
	}
	return data
}

func (f *File) filter(name Name, params Dict, data []byte) ([]byte, bool) {
	switch name {
	case "FlateDecode", "Fl":
		return f.undoPredictor(params, f.inflate(data)), true
	case "ASCIIHexDecode", "AHx":
		out, _ := f.limited(&hexReader{data})
		return out, true
	case "ASCII85Decode", "A85":
		if i := bytes.Index(data, []byte("~>")); i >= 0 {
			data = data[:i]
		}
		out, _ := f.limited(ascii85.NewDecoder(bytes.NewReader(data)))
		return out, true
	}
	return nil, false
}

func (f *File) inflate(data []byte) []byte {
	z, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil
	}
	out, _ := f.limited(z)
	return out
}

// limited reads to the end, or to a limit of the file.
func (f *File) limited(r io.Reader) ([]byte, error) {
	var b bytes.Buffer
	for f.step(1 << 6) {
		n, err := io.CopyN(&b, r, 1<<20)
		if !f.unpacked(int(n), b.Len()) {
			return nil, f.failed
		}
		if err != nil {
			return b.Bytes(), err
		}
	}
	return nil, f.failed
}

// hexReader reads pairs of hexadecimal digits, up to ">".
type hexReader struct{ b []byte }

func (r *hexReader) Read(to []byte) (n int, err error) {
	for ; n < len(to); n++ {
		high := r.digit()
		if high < 0 {
			return n, io.EOF
		}
		to[n] = byte(high<<4 | max(r.digit(), 0)) // of an odd number of digits, the last one is 0
	}
	return n, nil
}

// digit is the next digit, or -1.
func (r *hexReader) digit() int {
	for len(r.b) > 0 && r.b[0] != '>' {
		d := digit(r.b[0])
		if r.b = r.b[1:]; d >= 0 {
			return d
		}
	}
	return -1
}

// undoPredictor undoes the predictors of PNG, row by row. Those of TIFF are for
// pictures.
func (f *File) undoPredictor(params Dict, data []byte) []byte {
	if f.number(params["Predictor"]) < 10 {
		return data
	}
	whole := func(key Name, otherwise int) int {
		if n := int(f.number(params[key])); n > 0 {
			return min(n, 1<<16)
		}
		return otherwise
	}
	pixel := max(1, whole("Colors", 1)*whole("BitsPerComponent", 8)/8)
	length := (whole("Columns", 1)*whole("Colors", 1)*whole("BitsPerComponent", 8) + 7) / 8
	if length = min(length, len(data)); length == 0 || !f.pass(16*len(data)) {
		return nil
	}
	out := make([]byte, 0, len(data))
	above := make([]byte, length)
	for len(data) > 1 {
		kind := data[0]
		n := min(length, len(data)-1)
		row := data[1 : 1+n]
		data = data[1+n:]
		for i := range row {
			var a, c byte
			if i >= pixel {
				a, c = row[i-pixel], above[i-pixel]
			}
			row[i] += predicted(kind, a, above[i], c)
		}
		out = append(out, row...)
		above = append(row[:n:n], make([]byte, length-n)...)
	}
	return out
}

// predicted is the value of a byte by those left of it, above it, and left
// above it.
func predicted(kind, a, b, c byte) byte {
	switch kind {
	case 1:
		return a
	case 2:
		return b
	case 3:
		return byte((int(a) + int(b)) / 2)
	case 4:
		p := int(a) + int(b) - int(c)
		da, db, dc := distance(p, a), distance(p, b), distance(p, c)
		switch {
		case da <= db && da <= dc:
			return a
		case db <= dc:
			return b
		}
		return c
	}
	return 0
}

func distance(p int, v byte) int { return max(p-int(v), int(v)-p) }
