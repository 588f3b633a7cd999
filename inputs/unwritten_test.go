package inputs

import (
	"testing"

	"selfassess/templates"
)

func TestOnlyWholeCellsStandInThePlaceOfATextThatIsNotWritten(t *testing.T) {
	v := newVocabulary([]*templates.Catalogue{english(t)})
	for text, want := range map[string]bool{
		"TBC": true, "tbc.": true, "(TBC)": true, "[TBC]": true, "To be confirmed": true, "TO BE COMPLETED!": true,
		"[to be completed]": true, "[Insert the results of the commitment here]": true, "<describe>": true,
		"xxx": true, "XXXX": true, "xx x": true, "…": true, "...": true, "-": true, "– –": true, "????": true, "____": true, "?": true,
		"N/A…": true, "n.a.": true, "Lorem ipsum dolor sit amet, consectetur": true, "see attached": true, "See attached.": true,
		"as above": true, "Idem": true, "*see above*": true, "“TBC”": true,

		"The date is to be confirmed": false, "See attached report on page 3 for the numbers": false, "To be confirmed by the Court of Audit in May": false,
		"[Translated] The portal is open": false, "The portal [see above] is open": false, "[1] and [2]": false, "x": false, "A": false, "II": false,
		"None": false, "Yes": false, "100%": false, "((((": false, `\\\\`: false, "{title}": false, "«x»": false, "12": false, "✓": false, "+": false, "€ 5": false, "Text of the law": false, "In preparation": false, "No change": false, "Pending": false, "ааа": true, "待": false, "是": false,
	} {
		if got := v.isUnwritten(text); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}
