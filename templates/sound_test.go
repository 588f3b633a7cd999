package templates

import "testing"

func TestSpanishAndAndOrChangeBeforeTheirOwnSound(t *testing.T) {
	es, ok, err := For("es-EC")
	if !ok || err != nil {
		t.Fatal(ok, err)
	}
	for _, c := range []struct {
		word, vowel string
		want        bool
	}{
		{"Interior", "i", true}, {"hitos", "i", true}, {"índices", "i", true}, {"«Igualdad»", "i", true},
		{"hielo", "i", false}, {"ion", "i", false}, {"Salud", "i", false}, {"", "i", false}, {"8", "i", false},
		{"Otro", "o", true}, {"hospital", "o", true}, {"8", "o", true}, {"80", "o", true}, {"11", "o", true}, {"8.1", "o", true},
		{"3.8", "o", false}, {"110", "o", false}, {"uno", "o", false},
	} {
		if got := es.SoundsAlike(c.word, c.vowel); got != c.want {
			t.Errorf("before %q: %v", c.word, got)
		}
	}
	en, err := Load("en")
	if err != nil || en.SoundsAlike("Interior", "i") {
		t.Error("English has no such rule", err)
	}
}
