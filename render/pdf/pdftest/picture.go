package pdftest

// picture draws a picture, which fills the square of one unit.
func (m *machine) picture(name Name) {
	s, ok := m.f.get(m.f.dict(m.resources["XObject"])[name]).(*Stream)
	if !ok || s.Dict["Subtype"] != Name("Image") {
		m.fault("operator", "picture /%s is not among the resources", name)
		return
	}
	across, _ := s.Dict["Width"].(int)
	down, _ := s.Dict["Height"].(int)
	data, err := s.Data()
	switch {
	case s.Dict["ColorSpace"] != Name("DeviceRGB") || s.Dict["BitsPerComponent"] != 8:
		m.fault("colour", "picture /%s is not in RGB of 8 bits", name)
	case err != nil || across <= 0 || down <= 0 || len(data) != 3*across*down:
		m.fault("picture", "/%s of %d × %d pixels has %d bytes", name, across, down, len(data))
	}
	for _, key := range []Name{"Interpolate", "Alternates", "OPI", "Decode", "Intent"} {
		if s.Dict[key] != nil {
			m.fault("picture", "/%s has the entry %s", name, key)
		}
	}
	for _, key := range []Name{"SMask", "Mask"} {
		if s.Dict[key] != nil {
			m.fault("opaque", "picture /%s has the entry %s", name, key)
		}
	}
	m.p.colour = true
	for _, corner := range [][2]float64{{0, 0}, {1, 1}} {
		m.extend(corner[0], corner[1])
	}
	m.paint("Do")
}
