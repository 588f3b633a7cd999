package ogp

import "testing"

func TestWordsOfAPlanHoldInItsLanguage(t *testing.T) {
	tests := []struct {
		why   string
		plan  Plan
		asked Lang
		want  string
	}{
		{"the main one", Plan{Language: "es", WordMilestone: Text{"": "meta;metas"}}, "es", "metas"},
		{"with a region", Plan{Language: "es-EC", WordMilestone: Text{"": "meta;metas"}}, "es", "metas"},
		{"with another region", Plan{Language: "es-EC", WordMilestone: Text{"": "meta;metas"}}, "es-419", "metas"},
		{"another script is another language", Plan{Language: "sr-Cyrl", WordMilestone: Text{"": "корак;кораци"}}, "sr-Latn", ""},
		{"another one", Plan{Language: "es", WordMilestone: Text{"": "meta;metas"}}, "en", ""},
		{"translated", Plan{Language: "es", WordMilestone: Text{"": "meta;metas", "en": "goal; goals "}}, "en", "goals"},
		{"no words", Plan{Language: "es"}, "es", ""},
		{"no language", Plan{WordMilestone: Text{"": "meta;metas"}}, "", "metas"},
		{"a text that is none", Plan{Language: "es", WordMilestone: Text{"": "meta"}}, "es", ""},
	}
	for _, tt := range tests {
		if got := tt.plan.OwnWords(tt.asked).Milestone.Plural; got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.why, got, tt.want)
		}
	}
}

func TestWordsOfAPlanAreASingularAndAPlural(t *testing.T) {
	const long = "an implementing ministry " // 25 characters with the space
	tests := []struct {
		text string
		word OwnWord
		why  string
	}{
		{"meta;metas", OwnWord{"meta", "metas"}, ""},
		{" línea de acción ; líneas de acción ", OwnWord{"línea de acción", "líneas de acción"}, ""},
		{"series;series", OwnWord{"series", "series"}, ""},
		{"هدف؛أهداف", OwnWord{"هدف", "أهداف"}, ""},
		{"l'action;l'action", OwnWord{"l'action", "l'action"}, ""},
		{long + ";" + long, OwnWord{"an implementing ministry", "an implementing ministry"}, ""},
		{"\u200fme\u00adta;metas\ufeff", OwnWord{"meta", "metas"}, ""},
		{"می\u200cخواهم;خواسته\u200cها", OwnWord{"می\u200cخواهم", "خواسته\u200cها"}, ""},
		{"me\u2028ta;metas", OwnWord{}, OwnWordSigns},
		{"meta", OwnWord{}, OwnWordParts},
		{"meta;metas;metae", OwnWord{}, OwnWordParts},
		{"", OwnWord{}, OwnWordParts},
		{"meta;", OwnWord{}, OwnWordBlank},
		{" ;metas", OwnWord{}, OwnWordBlank},
		{"{n};{n}", OwnWord{}, OwnWordSigns},
		{"me\nta;metas", OwnWord{}, OwnWordSigns},
		{"meta/hito;metas", OwnWord{}, OwnWordSigns},
		{"meta;'metas'", OwnWord{}, OwnWordSigns},
		{"implementing ministries;x", OwnWord{"implementing ministries", "x"}, ""},
		{"the implementing ministry;x", OwnWord{}, OwnWordLong},
		{"Handlungsschritt;Handlungs-Schritte", OwnWord{"Handlungsschritt", "Handlungs-Schritte"}, ""},
		{"Handlungsschritt;Handlungsschritte", OwnWord{}, OwnWordLong},
	}
	for _, tt := range tests {
		if word, why := ParseOwnWord(tt.text); word != tt.word || why != tt.why {
			t.Errorf("%q is %+v, %q; want %+v, %q", tt.text, word, why, tt.word, tt.why)
		}
	}
}
