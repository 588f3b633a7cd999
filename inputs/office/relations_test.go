package office_test

import (
	"testing"

	"selfassess/inputs/office"
)

// A template whose relations are damaged is read as far as they are whole:
// what Word mends in silence is no reason to lose a header.
func TestDamagedRelationsAreTakenOneByOne(t *testing.T) {
	const one, two = `<Relationship Id="a" Type="x/header" Target="header1.xml"/>`, `<Relationship Id="b" Type="x/footer" Target="/word/footer1.xml"/>`
	for why, xml := range map[string]string{
		"whole": `<Relationships>` + one + two + `</Relationships>`, "without an end": `<Relationships>` + one + two,
		"with something between": `<Relationships>` + one + `<&` + two + `</Relationships>`, "cut": `<Relationships>` + one + two + `<Relationship Id="c"`,
	} {
		got := office.ReadRelations("word/document.xml", []byte(xml))
		if len(got) != 2 || got[0].Target != "word/header1.xml" || got[0].Kind() != "header" || got[1].Target != "word/footer1.xml" || got[1].ID != "b" {
			t.Errorf("%s: got %+v", why, got)
		}
	}
}
