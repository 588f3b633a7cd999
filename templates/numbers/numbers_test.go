package numbers

import "testing"

func TestNumbersAsTheCountryWritesThem(t *testing.T) {
	for _, c := range []struct{ tag, thousands, many, share, why string }{
		{"en", "2,050", "1,234,567", "33.3", "English"},
		{"en-NZ", "2,050", "1,234,567", "33.3", "English of a country"},
		{"es", "2050", "1.234.567", "33,3", "four digits stay together"},
		{"es-EC", "2.050", "1.234.567", "33,3", "in Ecuador they do not"},
		{"es-MX", "2,050", "1,234,567", "33.3", "Mexico has a point"},
		{"es-PA", "2,050", "1,234,567", "33.3", "as has Latin America otherwise"},
		{"fr", "2\u202f050", "1\u202f234\u202f567", "33,3", "narrow spaces"},
		{"ar", "2,050", "1,234,567", "33.3", "no country"},
		{"ar-MA", "2.050", "1.234.567", "33,3", "Morocco"},
		{"ar-JO", "٢٬٠٥٠", "١٬٢٣٤٬٥٦٧", "٣٣٫٣", "Jordan has digits of its own"},
		{"xx", "2,050", "1,234,567", "33.3", "a language that is not shipped"},
	} {
		s := Of(c.tag)
		got := [3]string{s.Whole(2050), s.Whole(1234567), s.Fraction(33, "3")}
		if got != [3]string{c.thousands, c.many, c.share} {
			t.Errorf("%s: %s writes %q", c.why, c.tag, got)
		}
	}
	s := Of("en")
	for n, want := range map[int]string{0: "0", 7: "7", 999: "999", 1000: "1,000", 12345: "12,345", 123456: "123,456", -1234: "-1,234"} {
		if got := s.Whole(n); got != want {
			t.Errorf("%d is written %q", n, got)
		}
	}
}

func TestNumbersAreReadInTheStyleOfTheCountry(t *testing.T) {
	for _, c := range []struct{ tag, text, want, why string }{
		{"es-EC", "2.050", "2050", "its own separator"},
		{"es-EC", "2,050", "2,050", "its decimal mark"},
		{"es-MX", "2,050", "2050", "Mexico writes commas"},
		{"en", "2.050", "2.050", "two and a bit"},
		{"en", "1.234.567", "1234567", "nobody writes two decimal marks"},
		{"en", "1,234,567", "1234567", "two groups"},
		{"fr", "2 050", "2050", "a space is never a decimal mark"},
		{"ar-JO", "2\u066c050", "2050", "nor is the Arabic separator"},
		{"en", "12,5", "12,5", "no group"},
		{"en", "1,23,456", "1,23,456", "groups of another length"},
		{"en", "1,234.5", "1,234.5", "a fraction"},
		{"en", "1234,567", "1234,567", "too long a head"},
		{"en", "12", "12", "plain digits"},
		{"en", "", "", "nothing"},
	} {
		if got := Of(c.tag).Ungrouped(c.text); got != c.want {
			t.Errorf("%s: %q in %s was read as %q, want %q", c.why, c.text, c.tag, got, c.want)
		}
	}
}
