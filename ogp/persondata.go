package ogp

import (
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"
)

// What can be told of a person is a matter for that person: texts that are
// published should not carry addresses and numbers of people by accident. What
// is looked for here is only warned of, and rather something is missed than a
// wolf cried: dates, sums, ranges of years and the numbers of laws and
// commitments are no telephone numbers.

// datum is something in a text that is probably about a person.
type datum struct {
	kind  string // its name in the catalogue
	text  string // as it is written, in plain characters
	inner string // of a wrapped link: the address that is meant, or ""
}

// pattern is a form that a datum may have. Where words announce it, the datum
// itself is the only group of the form.
type pattern struct {
	kind string
	form *regexp.Regexp
	is   func(before, match, after string) bool // nil: the form is enough
}

// The kinds, by their names in the catalogue.
const (
	emailKind   = "personal.email"
	phoneKind   = "personal.phone"
	numberKind  = "personal.number"
	loginKind   = "personal.login"
	folderKind  = "personal.folder"
	pathKind    = "personal.path"
	wrappedKind = "personal.wrapped"
)

// patterns are made when a text may hold anything: most runs need none.
var patterns = sync.OnceValue(func() []pattern {
	return []pattern{
		{emailKind, emailForm, isEmail},
		{emailKind, regexp.MustCompile(`(?i)[\p{L}\d][\p{L}\d._%+-]* ?[\[({<] ?(?:at|ät|arroba) ?[\])}>] ?[\p{L}\d-]+` +
			`(?:(?:\.| ?[\[({<] ?(?:dot|punkt|punto|ponto|point|\.) ?[\])}>] ?| dot )[\p{L}\d-]+)+`), nil},
		{emailKind, regexp.MustCompile(`(?i)[\p{L}\d][\p{L}\d._%+-]* at [\p{L}\d-]+(?: dot [\p{L}\d-]+)+`), nil},

		// Where a file lies on the computer of the one who has it, or of the office.
		{folderKind, regexp.MustCompile(`(?i)\\(?:users|documents and settings)\\([^\\/\s][^\\/:"\n]*)`), isOwn},
		{folderKind, regexp.MustCompile(`(?i)(?:^|[\s("':])/(?:users|home)/([^\\/\s][^\\/:"\s]*)/`), isOwn},
		{pathKind, regexp.MustCompile(`(?:^|[^\p{L}\d])(\\\\[\p{L}\d][\p{L}\d.$-]*\\[^\s"<>|]+)`), nil},

		// Numbers by which a person is known: behind a word that says so, and of
		// forms that are used for nothing else.
		{numberKind, regexp.MustCompile(`(?i)` + identityWords + `[ .:#№°]*([a-z]{0,3}[ -]?\d[\d -]{5,18}\d)\b`), isNumber},
		{numberKind, regexp.MustCompile(`\b[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){3,7}(?: ?[A-Z\d]{1,3})?\b`), isAccount},
		{numberKind, regexp.MustCompile(`\b\d{3}-\d{2}-\d{4}\b`), isLocal},
		{numberKind, regexp.MustCompile(`\b\d{3}\.\d{3}\.\d{3}-\d{2}\b`), isLocal},
		{numberKind, regexp.MustCompile(`\b\d{1,2}\.\d{3}\.\d{3}-[\dkK]\b`), isLocal},
		{numberKind, regexp.MustCompile(`\b(?:[A-Z]{4}\d{6}[HM][A-Z]{5}[A-Z\d]\d|[A-Z]{6}\d{2}[A-Z]\d{2}[A-Z]\d{3}[A-Z])\b`), nil},

		// Telephone numbers: with the code of a country, behind a word that says so,
		// and as they are dialled at home.
		{phoneKind, regexp.MustCompile(`(?:\+|\b00)[1-9]\d{0,2}[ ./()-]*\d(?:[ ./()-]*\d){5,12}\b`), isInternational},
		{phoneKind, regexp.MustCompile(`(?i)` + telephoneWords + `[ .:#№]*(?:(?:no\.?|number|n°|nº|is)[ .:]*)?(\(?\d(?:[ ./()-]*\d){5,13})\b`), isAnnounced},
		{phoneKind, regexp.MustCompile(`(?:\(0\d{1,4}\)|\b0\d{2,4})[ /-]\d{2,4}(?:[ -]?\d{2,4}){1,3}\b`), isLocal},
		{phoneKind, regexp.MustCompile(`(?:\(0\d{1,4}\) ?|\b0\d{2,4}[ /-])\d{5,8}\b`), isLocal},
		{phoneKind, regexp.MustCompile(`\b0\d(?:(?: \d{2}){4}|(?:\.\d{2}){4}|(?:-\d{2}){4})\b`), isLocal},
		{phoneKind, regexp.MustCompile(`\b0[1-9]\d{8,9}\b`), isLocal},
		{phoneKind, regexp.MustCompile(`(?:\b1[ .-])?(?:\([2-9]\d{2}\)[ -]?|\b[2-9]\d{2}[ .-])\d{3}[ .-]\d{4}\b`), isLocal},
		{phoneKind, regexp.MustCompile(`\([1-9]\d{1,3}\) ?9?\d{3,4}[ -]\d{2,4}(?:[ -]\d{2,4})?\b`), isLocal},
		{phoneKind, regexp.MustCompile(`\b[78][ -]?\(?[3-9]\d{2}\)?[ -]?\d{3}-\d{2}-\d{2}\b`), isLocal},
		{phoneKind, regexp.MustCompile(`\b[5-9]\d{2}(?:(?: \d{2}){3}|(?:-\d{2}){3})\b`), isLocal},
		{phoneKind, regexp.MustCompile(`\b(?:\d{2} 9\d{4}-\d{4}|[6-9]\d{4}[ -]\d{5})\b`), isUneven},
	}
})

// telephoneWords announce a telephone number, identityWords a number by which a
// person is known.
const (
	telephoneWords = `(?:\b(?:tel(?:e(?:ph|f)one?s?|fono|fon|fones?)?|tél(?:éphone)?|tel[ée]fono|fon|phones?|mobiles?|` +
		`mobil|mob|m[oó]vil|gsm|fax|whats ?app|viber|sms|handy|cel(?:ular|l|l ?phone)?|call|ring|dial)\b|` +
		`тел(?:ефон)?|моб(?:ильный)?|факс|ტელ(?:ეფონი)?|მობ(?:ილური)?|հեռ(?:ախոս)?|` +
		`هاتف|جوال|تلفون|تليفون|موبايل|电话|電話|手机|手機|โทร|फ़ोन|फोन|मोबाइल|ফোন|ስልክ|전화|điện thoại)` +
		`(?: (?:me|us|him|her|them|at|on|home|work|office|the|my|his|our|number|is))*`
	identityWords = `(?:\b(?:id|identity|passport|passeport|pasaporte|ssn|social security|tax(?:payer)?|` +
		`dni|nif|nin|cpf|rut|c[ée]dula|personnummer|aadhaar)\b|паспорт|инн|პირადი|جواز|رقم الهوية|身份证)` +
		`(?: (?:card|number|no\.?|id|code|nr\.?))*`
)

var emailForm = regexp.MustCompile(`[\p{L}\d][\p{L}\p{M}\d._%+'-]*@[\p{L}\p{M}\d-]+(?:\.[\p{L}\p{M}\d-]+)*\.\p{L}[\p{L}\p{M}]+`)

// isEmail leaves out names of files ("logo@2x.png") and of accounts in social
// networks ("@office@social.example").
func isEmail(before, match, _ string) bool {
	if strings.HasSuffix(before, "@") {
		return false
	}
	switch strings.ToLower(match[strings.LastIndexByte(match, '.')+1:]) {
	case "png", "jpg", "jpeg", "gif", "svg", "webp", "css", "js", "pdf":
		return false
	}
	return true
}

// isOwn tells the folder of a user from those that all users share.
func isOwn(_, match, _ string) bool {
	match = strings.TrimRight(match, "/")
	switch strings.ToLower(match[strings.LastIndexAny(match, `\/`)+1:]) {
	case "public", "default", "all users", "shared":
		return false
	}
	return true
}

func isInternational(before, s, _ string) bool {
	n := digitsIn(s)
	return n >= 8 && n <= 15 && !endsInWordOrDigit(before) && !isTime(s) && !isSum(s) && !isReference(before)
}

// isAnnounced is for a number behind a word such as "tel.".
func isAnnounced(_, s, _ string) bool { return !isTime(s) && !isRoundSum(s) }

// isLocal is for a number that nothing announces: it must stand by itself.
func isLocal(before, s, after string) bool {
	n := digitsIn(s)
	return n >= 8 && n <= 12 && !isTime(s) && !isRoundSum(s) && !yearAtEnd(s) && !isReference(before) &&
		!continues(before, after)
}

// isAccount is for the number of a bank account.
func isAccount(_, s, _ string) bool { return digitsIn(s) >= 12 }

// isUneven is for groups of five digits, as round numbers have them, too.
func isUneven(before, s, after string) bool {
	return isLocal(before, s, after) && !strings.HasSuffix(s, "000")
}

func isNumber(_, s, _ string) bool { return digitsIn(s) >= 7 && !isTime(s) && !isSum(digitsOn(s)) }

var (
	someDate  = regexp.MustCompile(`\b(?:\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d{2}|(?:19|20)\d{2}[./-]\d{1,2}[./-]\d{1,2}|(?:19|20)\d{2})\b`)
	thousands = regexp.MustCompile(`^\D*\d{1,3}(?:[ .,]\d{3})+$`)
	reference = regexp.MustCompile(`(?i)(?:\b(?:no|nr|num|numbers?|law|act|decree|order|resolution|regulation|` +
		`directive|decision|ref|file|case|isbn|issn|doi|code|ley|loi|ukaz|закон|приказ)|n°|nº|№|#)[ .:#№-]*$`)
	lastYear = regexp.MustCompile(`[ ./-](?:19[5-9]|20[0-4])\d$`)
)

// isTime tells whether a match is made of dates and years.
func isTime(s string) bool {
	return someDate.MatchString(s) && digitsIn(someDate.ReplaceAllString(s, " ")) <= 4
}

// isSum tells numbers that are written in thousands, as sums are and telephone
// numbers with the code of a country are not.
func isSum(s string) bool { return thousands.MatchString(s) && (digitsIn(s) <= 9 || isRoundSum(s)) }

func isRoundSum(s string) bool {
	s = digitsOn(s)
	return thousands.MatchString(s) && (strings.HasSuffix(s, "000") || strings.IndexAny(s, " .,") < 3)
}

// digitsOn is a match from its first digit.
func digitsOn(s string) string { return s[max(0, strings.IndexAny(s, "0123456789")):] }

func isReference(before string) bool { return reference.MatchString(before) }

// yearAtEnd tells "035-2023", a number of a document, from a telephone number.
func yearAtEnd(s string) bool { return !strings.ContainsAny(s, "()") && lastYear.MatchString(s) }

// continues tells whether a match is a part of a longer number, or of a word.
func continues(before, after string) bool {
	return endsInWordOrDigit(strings.TrimRight(before, "-./")) && strings.TrimRight(before, "-./") != before ||
		len(after) > 1 && strings.IndexByte("-./", after[0]) >= 0 && isDigit(after[1])
}

func endsInWordOrDigit(s string) bool {
	return s != "" && (isDigit(s[len(s)-1]) || isLetter(s[len(s)-1]))
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' || c >= utf8.RuneSelf }

func digitsIn(s string) (n int) {
	for i := 0; i < len(s); i++ {
		if isDigit(s[i]) {
			n++
		}
	}
	return n
}
