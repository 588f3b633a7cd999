package office_test

import (
	"testing"

	"selfassess/inputs/office"
)

// Relations that one program reads and another one does not would hide where a
// file leads: damaged ones are refused as a whole.
func TestDamagedRelationsAreRefused(t *testing.T) {
	const one, two = `<Relationship Id="a" Type="x/header" Target="header1.xml"/>`, `<Relationship Id="b" Type="x/footer" Target="/word/footer1.xml"/>`
	got, err := office.ReadRelations("word/document.xml", []byte(`<Relationships>`+one+two+`</Relationships>`))
	if err != nil || len(got) != 2 || got[0].Target != "word/header1.xml" || got[0].Kind() != "header" || got[1].Target != "word/footer1.xml" || got[1].ID != "b" {
		t.Errorf("got %+v, %v", got, err)
	}
	for why, xml := range map[string]string{
		"without an end": `<Relationships>` + one + two, "cut": `<Relationships>` + one + two + `<Relationship Id="c"`,
		"with something between": `<Relationships>` + one + `<&` + two + `</Relationships>`,
		"a document type":        `<!DOCTYPE a><Relationships>` + one + `</Relationships>`,
	} {
		if _, err := office.ReadRelations("word/document.xml", []byte(xml)); err == nil {
			t.Errorf("%s: they are read", why)
		}
	}
}
