package picture

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"testing"

	"selfassess/render"
)

var palette = Palette{Ink: color.RGBA{0x1B, 0x27, 0x33, 255}, Accents: [4]color.Color{color.RGBA{0x12, 0x46, 0x6B, 255}, color.RGBA{0x8F, 0xBB, 0xD9, 255}, color.RGBA{0xF1, 0xD9, 0xA6, 255}, color.RGBA{0xB3, 0x26, 0x1E, 255}}}

var levels = render.Chart{Label: "Figure 1", Legend: true, Shares: []string{"33.3 %", "33.3 %", "11.1 %", "11.1 %", "11.1 %"},
	Series: []render.Series{{Name: "Completed", Fill: render.FillCompleted}, {Name: "Substantial", Fill: render.FillSubstantial}, {Name: "Limited", Fill: render.FillLimited},
		{Name: "Not started", Fill: render.FillNotStarted}, {Name: "Not reported", Fill: render.FillNotReported}},
	Bars: []render.Bar{{Values: []int{3, 3, 1, 1, 1}}}}

var meetings = render.Chart{Label: "Figure 2", Marker: &render.Marker{Label: "Required: 2"},
	Series: []render.Series{{Name: "Count", Fill: render.FillCounts}, {Name: "Fall short", Fill: render.FillFalls}},
	Bars:   []render.Bar{{Label: "Year 1: 1 July 2024 – 30 June 2025", Values: []int{3, 1}, Mark: 2}, {Label: "2025–2026", Values: []int{0, 0}, Mark: 2}, {Label: "סיכום השנה", Values: []int{1, 30}, Mark: 1}}}

func drawn(t *testing.T, c render.Chart, height float64) (image.Image, []byte) {
	t.Helper()
	b, err := Chart(c, 459, height, palette, "en", false)
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	return img, b
}

// area counts the points of one colour above a line.
func area(img image.Image, want color.Color, until int) (n int) {
	r, g, b, _ := want.RGBA()
	for y := range until {
		for x := range img.Bounds().Dx() {
			if cr, cg, cb, _ := img.At(x, y).RGBA(); cr == r && cg == g && cb == b {
				n++
			}
		}
	}
	return n
}

func TestBarsAreAsLongAsTheirFigures(t *testing.T) {
	c := levels
	c.Legend, c.Bars = false, []render.Bar{{Values: []int{60, 30, 20, 0, 0}}}
	img, _ := drawn(t, c, 40)
	all := img.Bounds().Dy()
	one := float64(area(img, palette.Accents[2], all)) / 20
	for i, v := range []int{60, 30} {
		if got := float64(area(img, palette.Accents[i], all)) / float64(v); got < one*0.93 || got > one*1.07 {
			t.Errorf("a unit of series %d takes %.0f points, one of the third %.0f", i, got, one)
		}
	}
}

func TestEveryLevelHasItsLookInBarAndLegend(t *testing.T) {
	img, _ := drawn(t, levels, 56)
	all, bar := img.Bounds().Dy(), img.Bounds().Dy()*2/3
	for i, a := range palette.Accents {
		if above, total := area(img, a, bar), area(img, a, all); above == 0 || total == above {
			t.Errorf("accent %d has %d points in the bar and %d in all", i+1, above, total)
		}
	}
}

func TestTheMarkerStandsAtItsValue(t *testing.T) {
	c := meetings
	c.Bars = []render.Bar{{Values: []int{0, 0}}, {Values: []int{0, 0}}}
	img, _ := drawn(t, c, 140)
	// Two of three units: the scale leaves room beyond the marker.
	want := img.Bounds().Dx() * 2 / 3
	for x := range img.Bounds().Dx() {
		if r, _, _, _ := img.At(x, img.Bounds().Dy()/2).RGBA(); r>>8 == 0x1B && (x < want-4 || x > want+4) {
			t.Errorf("ink at %d, the marker belongs at %d", x, want)
		}
	}
	if area(img, palette.Ink, img.Bounds().Dy()/2) == 0 {
		t.Error("there is no marker")
	}
}

func TestTheSameChartGivesTheSameBytes(t *testing.T) {
	_, a := drawn(t, meetings, 140)
	_, b := drawn(t, meetings, 140)
	if !bytes.Equal(a, b) {
		t.Error("they differ")
	}
}

func TestTextFromRightToLeftIsDrawn(t *testing.T) {
	c := render.Chart{Series: levels.Series[:1], Bars: []render.Bar{{Label: "סיכום", Values: []int{1}}}}
	ink := func(rtl bool) (left, right int) {
		b, err := Chart(c, 459, 30, palette, "he", rtl)
		if err != nil {
			t.Fatal(err)
		}
		img, err := png.Decode(bytes.NewReader(b))
		if err != nil {
			t.Fatal(err)
		}
		left = img.Bounds().Dx()
		for x := range int((labelRoom - 10) * zoom) {
			for y := range img.Bounds().Dy() {
				if r, _, _, _ := img.At(x, y).RGBA(); r>>8 < 0x60 {
					left, right = min(left, x), max(right, x)
				}
			}
		}
		return left, right
	}
	l1, r1 := ink(false)
	l2, r2 := ink(true)
	if l1 >= r1 || l2 <= l1 || r2 <= r1 {
		t.Errorf("the name stands at %d to %d, and from right to left at %d to %d", l1, r1, l2, r2)
	}
}

func TestNothingToDrawIsNoFault(t *testing.T) {
	drawn(t, render.Chart{Series: levels.Series, Legend: true}, 40)
	drawn(t, render.Chart{Series: levels.Series, Bars: []render.Bar{{Label: "none", Values: []int{0, 0, 0, 0, 0}}}}, 20)
}

func FuzzNames(f *testing.F) {
	for _, s := range []string{"Year 1", "two\nlines\r\n\t\v\u2028\u2029", "שלום Year 1 (2)", "ญี่ปุ่น 日本語 한국어", "\u200b\u200e\u202e\ufeff\u00ad", "Z\u0301\u0302\u0303\u0304", "😀🏽👨‍👩‍👧", "\xff\xfe", "  ", "\U000e0041"} {
		f.Add(s, true)
		f.Add(s, false)
	}
	f.Fuzz(func(t *testing.T, name string, rtl bool) {
		c := render.Chart{Legend: true, Series: []render.Series{{Name: name}}, Bars: []render.Bar{{Label: name, Values: []int{1}}}}
		if _, err := Chart(c, 200, 40, palette, "en", rtl); err != nil {
			t.Fatal(err)
		}
	})
}

func BenchmarkChart(b *testing.B) {
	for b.Loop() {
		if _, err := Chart(meetings, 459, 140, palette, "en", false); err != nil {
			b.Fatal(err)
		}
	}
}
