package forms

import "github.com/xuri/excelize/v2"

// look is a cell style.
type look struct {
	role   lookRole
	format lookFormat
	locked bool
}

type lookRole uint8

const (
	plainLook lookRole = iota
	titleLook
	noteLook
	exampleLook  // what an entry could be
	headLook     // header of a column to fill in
	headGreyLook // header of a locked column
	entryLook
	greyLook
	labelLook
	numberLook
	factLook        // a fact that may be changed
	errorLook       // a word that says that something must be mended
	warningLook     // … that something is to be checked
	flaggedLook     // a cell to be mended
	flaggedGreyLook // a locked cell that something is said about
	linkLook
	noteHeadLook // a heading within a list
)

type lookFormat uint8

const (
	generalFormat lookFormat = iota
	textFormat
	dateFormat
	wholeFormat
)

// The colours. Every one that carries meaning stands beside a word or mark.
const (
	ink       = "1F3250"
	slate     = "5B6472"
	greyFill  = "E9ECEF"
	ruleLine  = "B8C0CA"
	amber     = "FFE08A"
	paleAmber = "FFF0B3"
	green     = "DDEFE0"
	white     = "FFFFFF"
	orange    = "FFD7B5"
	rust      = "A63A00"
)

func (w *writer) paint(sheet, from, to string, l look) {
	w.do(w.f.SetCellStyle(sheet, from, to, w.styled(l)))
}

// rightToLeft is the reading order of cells in which text runs so.
const rightToLeft = 2

// styled returns the id of a style, made at its first use.
func (w *writer) styled(l look) int {
	if id, ok := w.style[l]; ok {
		return id
	}
	s := &excelize.Style{
		Font:       &excelize.Font{Family: "Calibri", Size: 11, Color: "1A1A1A"},
		Alignment:  &excelize.Alignment{Vertical: "top", WrapText: true},
		Protection: &excelize.Protection{Locked: l.locked},
	}
	start, end, aside := "left", "right", "" // where a line begins and ends; where one begins that runs over the next cells
	if w.RightToLeft() {
		s.Alignment.ReadingOrder = rightToLeft // LibreOffice does not look at the letters
		start, end, aside = end, start, end    // else a title in Latin letters would run out of the sheet
	}
	grid := []excelize.Border{{Type: "left", Color: ruleLine, Style: 1}, {Type: "right", Color: ruleLine, Style: 1},
		{Type: "top", Color: ruleLine, Style: 1}, {Type: "bottom", Color: ruleLine, Style: 1}}
	fill := func(colour string) {
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}
	}
	switch l.role {
	case titleLook:
		s.Alignment.Horizontal = aside
		s.Font.Size, s.Font.Bold, s.Font.Color, s.Alignment.WrapText = 16, true, ink, false
	case noteLook:
		s.Alignment.Horizontal = aside
		s.Font.Color, s.Alignment.WrapText = slate, false
	case exampleLook:
		s.Font.Color, s.Font.Italic, s.Alignment.Vertical = slate, true, "bottom"
	case headLook, headGreyLook:
		s.Font.Bold, s.Font.Color, s.Border, s.Alignment.Vertical = true, white, grid, "center"
		fill(map[lookRole]string{headLook: ink, headGreyLook: slate}[l.role])
	case entryLook:
		s.Border = grid
	case factLook:
		s.Border, s.Font.Bold, s.Alignment.Horizontal = grid, true, start
	case greyLook:
		s.Border = grid
		fill(greyFill)
	case errorLook, warningLook:
		s.Border = grid
		s.Font.Bold = l.role == errorLook
		fill(map[lookRole]string{errorLook: amber, warningLook: paleAmber}[l.role])
	case flaggedLook, flaggedGreyLook:
		// The thick line tells the cell where colours are not seen.
		for _, side := range []string{"left", "right", "top", "bottom"} {
			s.Border = append(s.Border, excelize.Border{Type: side, Color: rust, Style: 5})
		}
		fill(map[lookRole]string{flaggedLook: orange, flaggedGreyLook: greyFill}[l.role])
	case linkLook:
		s.Border, s.Font.Color, s.Font.Underline = grid, "0B4F9E", "single"
	case noteHeadLook:
		s.Font.Bold, s.Font.Color, s.Alignment.WrapText = true, ink, false
	case labelLook:
		s.Font.Bold, s.Font.Color = true, ink
	case numberLook:
		s.Font.Bold, s.Font.Color, s.Alignment.Horizontal = true, slate, end
	}
	switch l.format {
	case textFormat:
		s.NumFmt = 49
	case dateFormat:
		format := "yyyy\\-mm\\-dd"
		s.CustomNumFmt, s.Alignment.Horizontal = &format, start
	case wholeFormat:
		s.NumFmt = 1
	}
	id, err := w.f.NewStyle(s)
	w.do(err)
	w.style[l] = id
	return id
}
