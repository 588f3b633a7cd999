package docx

import (
	"fmt"
	"runtime"
	"sync"

	"selfassess/render"
	"selfassess/render/docx/picture"
)

// pictures draws the pictures of charts while the text is written, on as many
// cores as there are. What is drawn depends on nothing that is written.
// A chart that stands in the report twice, in the summary and in its chapter,
// is drawn once.
type pictures struct {
	slots chan struct{}
	made  map[string]*pendingPicture // by all that they show
}

func newPictures() pictures {
	return pictures{make(chan struct{}, runtime.GOMAXPROCS(0)), map[string]*pendingPicture{}}
}

// pendingPicture is a picture that may still be in the making.
type pendingPicture struct {
	wait sync.WaitGroup
	png  []byte
	err  error
}

// draw begins to draw a chart; the measures are in points.
func (s pictures) draw(c render.Chart, width, height float64, palette picture.Palette, lang string, rtl bool) *pendingPicture {
	c.ID, c.Label, c.Caption, c.Alt = "", "", "", "" // not drawn
	shown := fmt.Sprint(c.Series, c.Bars, c.Legend, c.Shares, c.Marker != nil, width, height, palette, lang, rtl)
	if c.Marker != nil {
		shown += c.Marker.Label
	}
	if d, ok := s.made[shown]; ok {
		return d
	}
	d := &pendingPicture{}
	s.made[shown] = d
	d.wait.Go(func() {
		s.slots <- struct{}{}
		defer func() {
			<-s.slots
			if p := recover(); p != nil { // nobody else can, beside the main line
				d.err = fmt.Errorf("a fault of the program, please report it: %v", p)
			}
		}()
		d.png, d.err = picture.Chart(c, width, height, palette, lang, rtl)
	})
	return d
}

// image waits for the picture.
func (d *pendingPicture) image() ([]byte, error) {
	d.wait.Wait()
	return d.png, d.err
}
