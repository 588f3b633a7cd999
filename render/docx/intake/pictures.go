package intake

import (
	"bytes"
	"encoding/binary"
	"strings"
)

// A picture says more than it shows: who took it, when, where, with which
// camera. Nobody sees that in a report, and whoever has the file can read it.

// forgetOrigins takes it out of all pictures.
func (ps Parts) forgetOrigins() {
	for name, b := range ps {
		switch {
		case !strings.Contains(name, "/media/"):
		case bytes.HasPrefix(b, []byte(pngHead)):
			ps[name] = plainPNG(b)
		case bytes.HasPrefix(b, []byte("\xff\xd8\xff")):
			ps[name] = plainJPEG(b)
		}
	}
}

const pngHead = "\x89PNG\r\n\x1a\n"

// plainPNG is a picture without its texts and times, and without what follows
// its end. One that is damaged stays as it is: what reads it judges it.
func plainPNG(b []byte) []byte {
	out := []byte(pngHead)
	for rest := b[len(pngHead):]; len(rest) >= 12; {
		n := uint64(binary.BigEndian.Uint32(rest)) + 12 // length, name and checksum
		if n > uint64(len(rest)) {
			return b
		}
		switch name := string(rest[4:8]); name {
		case "tEXt", "zTXt", "iTXt", "eXIf", "tIME":
		case "IEND":
			return append(out, rest[:n]...)
		default:
			out = append(out, rest[:n]...)
		}
		rest = rest[n:]
	}
	return b
}

// The markers of a JPEG that matter here.
const (
	jpegEnd, jpegScan, jpegComment     = 0xd9, 0xda, 0xfe
	jpegExif, jpegProfile, jpegCaption = 0xe1, 0xe2, 0xed
)

// plainJPEG is a photograph without what its camera and its makers wrote into
// it, and without what follows its end, such as a second picture or a film. Its
// colour profile stays, and which side is up.
func plainJPEG(b []byte) []byte {
	out := []byte(b[:2])
	for rest := b[2:]; len(rest) >= 2; {
		if rest[0] != 0xff {
			return b
		}
		switch marker := rest[1]; {
		case marker == 0xff: // padding
			rest = rest[1:]
			continue
		case marker == jpegEnd:
			return append(out, rest[:2]...)
		}
		n := segment(rest)
		if n == 0 {
			return b
		}
		out, rest = append(out, plainSegment(rest[:n])...), rest[n:]
	}
	return b
}

// segment is the length of the segment with which a text begins, and of the
// pixels behind it; 0 if it is none.
func segment(b []byte) int {
	if len(b) < 4 {
		return 0
	}
	n := int(binary.BigEndian.Uint16(b[2:])) + 2
	if n < 4 || n > len(b) {
		return 0
	}
	if b[1] != jpegScan {
		return n
	}
	for ; n+1 < len(b); n++ {
		if m := b[n+1]; b[n] == 0xff && m != 0 && m != 0xff && (m < 0xd0 || m > 0xd7) {
			return n
		}
	}
	return 0
}

// plainSegment is what is kept of a segment.
func plainSegment(b []byte) []byte {
	switch b[1] {
	case jpegComment, jpegCaption:
		return nil
	case jpegProfile:
		if !bytes.HasPrefix(b[4:], []byte("ICC_PROFILE\x00")) {
			return nil
		}
	case jpegExif:
		up := upright(b[4:])
		if up <= 1 || up > 8 {
			return nil
		}
		return []byte("\xff\xe1\x00\x22Exif\x00\x00MM\x00\x2a\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00" +
			string(rune(up)) + "\x00\x00\x00\x00\x00\x00")
	}
	return b
}

// upright is how a photograph is turned, from 1 to 8; 0 if it does not say.
func upright(b []byte) uint16 {
	b, ok := bytes.CutPrefix(b, []byte("Exif\x00\x00"))
	if !ok || len(b) < 8 {
		return 0
	}
	var order binary.ByteOrder = binary.BigEndian
	if b[0] == 'I' {
		order = binary.LittleEndian
	}
	at := uint64(order.Uint32(b[4:]))
	if at+2 > uint64(len(b)) {
		return 0
	}
	entries := b[at+2:]
	for range order.Uint16(b[at:]) {
		if len(entries) < 12 {
			return 0
		}
		if order.Uint16(entries) == 0x0112 {
			return order.Uint16(entries[8:])
		}
		entries = entries[12:]
	}
	return 0
}
