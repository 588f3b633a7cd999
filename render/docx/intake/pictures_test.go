package intake

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"
)

func pngChunk(name, content string) string {
	sized := binary.BigEndian.AppendUint32(nil, uint32(len(content)))
	sum := binary.BigEndian.AppendUint32(nil, crc32.ChecksumIEEE([]byte(name+content)))
	return string(sized) + name + content + string(sum)
}

func marked(marker byte, content string) string {
	return "\xff" + string([]byte{marker}) + string(binary.BigEndian.AppendUint16(nil, uint16(len(content)+2))) + content
}

// turnedExif is what a camera writes that was held on its side.
const turnedExif = "Exif\x00\x00II\x2a\x00\x08\x00\x00\x00\x02\x00" +
	"\x12\x01\x03\x00\x01\x00\x00\x00\x06\x00\x00\x00" + "\x0f\x01\x02\x00\x04\x00\x00\x00Zq1\x00" + "\x00\x00\x00\x00"

func TestPicturesKeepWhatTheyShowAlone(t *testing.T) {
	shown := image.NewGray(image.Rect(0, 0, 40, 20))
	for i := range shown.Pix {
		shown.Pix[i] = byte(i)
	}
	var p, j bytes.Buffer
	if err := png.Encode(&p, shown); err != nil {
		t.Fatal(err)
	}
	if err := jpeg.Encode(&j, shown, nil); err != nil {
		t.Fatal(err)
	}
	at := strings.Index(p.String(), "IDAT") - 4
	for _, c := range []struct{ why, file, plain string }{
		{"a plain PNG", p.String(), p.String()},
		{"a PNG with texts, and more behind it", p.String()[:at] + pngChunk("tEXt", "Author\x00Zq1") + pngChunk("eXIf", "Zq1") +
			p.String()[at:] + "Zq1", p.String()},
		{"a PNG that is cut", p.String()[:at+20], p.String()[:at+20]},
		{"a plain JPEG", j.String(), j.String()},
		{"a JPEG of a camera, with a film behind it", j.String()[:2] + marked(0xe1, "Exif\x00\x00Zq1") + marked(0xfe, "Zq1") +
			marked(0xe2, "MPF\x00Zq1") + marked(0xed, "Photoshop 3.0\x00Zq1") + j.String()[2:] + "Zq1", j.String()},
		{"a JPEG that is cut", j.String()[:len(j.String())-2], j.String()[:len(j.String())-2]},
		{"a JPEG with a profile", j.String()[:2] + marked(0xe2, "ICC_PROFILE\x00abc") + j.String()[2:],
			j.String()[:2] + marked(0xe2, "ICC_PROFILE\x00abc") + j.String()[2:]},
	} {
		ps := Parts{"word/media/image1": []byte(c.file), "word/document.xml": []byte(c.file)}
		ps.forgetOrigins()
		if got := string(ps["word/media/image1"]); got != c.plain {
			t.Errorf("%s: %d bytes, want %d", c.why, len(got), len(c.plain))
		}
		if string(ps["word/document.xml"]) != c.file {
			t.Errorf("%s: a part that is no picture was changed", c.why)
		}
	}
}

func TestPhotographsKeepWhichSideIsUp(t *testing.T) {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 8, 8)), nil); err != nil {
		t.Fatal(err)
	}
	got := plainJPEG([]byte(b.String()[:2] + marked(0xe1, turnedExif) + b.String()[2:]))
	if bytes.Contains(got, []byte("Zq1")) {
		t.Error("the maker of the camera is still named")
	}
	n := segment(got[2:])
	if n == 0 || upright(got[6:2+n]) != 6 {
		t.Errorf("the photograph is turned by %q, want 6", got[2:40])
	}
	if _, err := jpeg.Decode(bytes.NewReader(got)); err != nil {
		t.Errorf("the photograph cannot be read: %v", err)
	}
}
