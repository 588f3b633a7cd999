package ogp

import (
	"strings"
	"testing"
)

// kindsIn are the kinds of what a text holds, in the order of the patterns.
func kindsIn(text string) string {
	var kinds []string
	for _, d := range personalData(text) {
		kinds = append(kinds, strings.TrimPrefix(d.kind, "personal."))
	}
	return strings.Join(kinds, " ")
}

func TestWhatIsAboutAPersonIsFound(t *testing.T) {
	for _, c := range []struct{ kinds, text string }{
		{"email", "write to anna.example@mail.example.org"},
		{"email", "mailto:ogp@example.org"},
		{"email", "mailto:ogp%40example.org"},
		{"email", "анна.иванова@почта.рф"},
		{"email", "jürgen@bücher.example"},
		{"email", "anna＠example．org in full width"},
		{"email", "anna (at) example.org"},
		{"email", "anna(at)example(dot)org"},
		{"email", "anna [at] example [dot] org"},
		{"email", "anna {AT} mail.example.org"},
		{"email", "ana (arroba) example (punto) org"},
		{"email", "reach anna at example dot org"},
		{"email", "reach anna at mail dot example dot org"},
		{"email email", "a.b@example.org, c.d@example.org"},
		{"email phone", "call me at home: 0555 123 456, home@example.org"},

		{"phone", "call me at home: 0555 123 456"},
		{"phone", "Call +64 21 555 0123 for more"},
		{"phone", "+995 555 123 456"},
		{"phone", "+995555123456"},
		{"phone", "+1 (202) 555-0147"},
		{"phone", "tel:+4915112345678"},
		{"phone", "0044 20 7946 0018"},
		{"phone", "phone: 555 01 23"},
		{"phone", "Tel. (021) 555-0123"},
		{"phone", "Tel.: 612 345 678"},
		{"phone", "Téléphone : 05 22 33 44 55"},
		{"phone", "teléfono 912 345 678"},
		{"phone", "WhatsApp 98765 43210"},
		{"phone", "mobile number 7911 123456"},
		{"phone", "ring 021 555 0123"},
		{"phone", "ring me on 5550123"},
		{"phone", "моб. 916 123-45-67"},
		{"phone", "тел: 2-12-34-56"},
		{"phone", "ტელ: 2 99 88 77"},
		{"phone", "هاتف: ٠١٢٣٤٥٦٧٨٩"},
		{"phone", "电话：０１０－１２３４５６７８"},
		{"phone", "٠١٢ ٣٤٥ ٦٧٨٩"},
		{"phone", "०९८ ७६५ ४३२१०"},
		{"phone", "0555 123 456"},
		{"phone", "0555-123-456"},
		{"phone", "0555123456"},
		{"phone", "020 7946 0958"},
		{"phone", "07911 123456"},
		{"phone", "030/1234567"},
		{"phone", "(0171) 1234567"},
		{"phone", "01 23 45 67 89"},
		{"phone", "01.23.45.67.89"},
		{"phone", "555 12 34 56"},
		{"phone", "(555) 123-4567"},
		{"phone", "555-123-4567"},
		{"phone", "1-800-555-1234"},
		{"phone", "(11) 91234-5678"},
		{"phone", "8 (495) 123-45-67"},
		{"phone", "8-916-123-45-67"},
		{"phone", "98765-43210"},
		{"phone", "0555 123\u00a0456"},
		{"phone", "0555\u2011123\u2011456"},
		{"phone", "05\u200b55 123 456"},

		{"number", "her passport no. LA1234567"},
		{"number", "ID number 1985 0101 1234"},
		{"number", "DNI 12345678"},
		{"number", "cédula no. 1712345678"},
		{"number", "身份证 110101199003071234"},
		{"number", "паспорт 4509 123456"},
		{"number", "SSN 078-05-1120"},
		{"number", "078-05-1120"},
		{"number", "123.456.789-09"},
		{"number", "12.345.678-5"},
		{"number", "GOMC850101HDFRRL09"},
		{"number", "RSSMRA85T10A562S"},
		{"number", "IBAN DE89370400440532013000"},

		{"email", "https://example.org/profile?user=anna@example.org"},
		{"email", "https://example.org/p?u=anna%40example.org"},
		{"email", "https://example.org/p?u=anna%2540example.org"},
		{"email", "https://example.org/p#anna@example.org"},
		{"email", "https://example.org/anna@example.org/photo"},
		{"folder", `C:\Users\anna.example\Documents\minutes.docx`},
		{"folder", `see \\server\users\anna\minutes.docx`},
		{"folder", `C:\Documents and Settings\anna\minutes.doc`},
		{"folder", "see /home/anna/minutes.odt"},
		{"folder", "(/Users/anna/Documents/minutes.pages)"},
		{"path", `\\fileserver\anna$\minutes.docx`},
		{"path", `see \\10.0.0.4\share\minutes.docx`},
		{"path", "file://fileserver/share/minutes.docx"},
		{"path", "file:///D:/minutes.docx"},
		{"email folder", `C:\Users\anna\minutes.docx, anna@example.org`},
		{"login", "file:///C:/Users/anna/minutes.docx"},
		{"login", "file:///home/anna/minutes.odt"},
		{"login", "https://ministry-my.sharepoint.com/:w:/g/personal/anna_ministry_example/EaBc?e=1"},
		{"login", "https://anna@example.org/"},
		{"login", "see ftp://anna:secret@example.org/file"},
		{"phone", "https://api.whatsapp.com/send?phone=995555123456"},
		{"phone", "https://example.org/form?name=a&tel=%2B995555123456"},
		{"wrapped", "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2Fa&data=05%7C01%7Canna%40example.org%7C"},
		{"wrapped phone", "https://www.google.com/url?q=https://example.org/&sa=D or 0555 123 456"},
	} {
		if got := kindsIn(c.text); got != c.kinds {
			t.Errorf("%q: found %q, want %q", c.text, got, c.kinds)
		}
	}
}

func TestWhatIsAboutNobodyIsNotFound(t *testing.T) {
	for _, text := range []string{
		"", "the @ sign", "we met @ 10:30", "@ministry and @office on the network", "@office@social.example",
		"https://example.org/@name/4412345678", "https://social.example/@office@other.example",
		"https://www.google.com/maps/@41.7151377,44.827096,12z", "images/logo@2x.png",
		"https://example.org/docs/2024/12/0555123456.pdf", "https://example.org/view?id=0555123456&page=12",
		"https://www.google.com/search?q=open+government+2024+2026", "https://outlook.example.org/?url=https://example.org/",
		"https://example.org/safelinks?data=0123456789",
		"On 01.02.2025 15:30, 12 people came", "2024-2026", "2021-2022, 2023-2024 and 2025-2026", "01.02.2025-03.04.2025",
		"01.02.2024 10:00", "02/03/2025 - 05/03/2025", "2025-02-03 to 2025-02-05", "20240101-20251231", "from 2025.01.02 to 2025.03.04",
		"the budget is 1 500 000 000", "1,234,567 views", "EUR 12.500.000,00", "+5 000 000 euros", "+12 500 300 people", "+1.234.567",
		"from 12 to 145 000 users, 85 % of 170 588", "250 300 400 and 500 600 700", "growth of 1234567890 GEL", "1000000000",
		"mobilised 2 300 450 people", "mobile users: 1 200 000", "tax 2 500 000 GEL", "tax 2021-2024", "mobile 2021-2024", "tax years 2023, 2024",
		"commitments 1.1, 1.2, 1.10, 2.1 and 3.4", "milestone id 1.10", "commitment ID 2024-2026",
		"ISO 27001:2022 and Act 2016/679", "Law No. 0123456789", "Decree 035-2023-PCM", "Resolution 0012-2023-45", "decision no. 045/2023-1234",
		"order № 012 345 678", "Regulation (EU) 2016/679", "Directive 95/46/EC of 24 October 1995", "case 012-345-678",
		"(12) 2019-2020", "(1) 2024 and (2) 2025 2026", "012 2024 2025", "ISBN 978-92-64-12345-6", "ISSN 2049-3630", "doi:10.1787/9789264123456",
		"telecommunications in 2024 and 2025", "television since 1990-2000", "a call for 2024-2025", "call 112", "calls 12 345 678 and more",
		"the meeting (at) the ministry. Then lunch", "a workshop at the town hall, dot matrix printers", "look at example.org",
		`C:\Users\Public\minutes.docx`, `D:\Minutes\may.docx`, `1 \\ 2`, "pages /home/ and /users/new", "and/or /home/page", "home/users/reports", "https://ministry.sharepoint.com/sites/ogp/minutes.docx",
		"https://example.org/users/anna/", "https://example.org/personal/anna", "12345678 of 23456789", "75000 10000", "12 34 56 78", "99.99999999 %", "3.14159265358979", "192.168.100.200",
		"in columns 1 2 3 4 5 6 7 8 9 10", "1998 1999 2000 2001 2002", "version 1.2.3-20240102", "9:00-10:30, 11:00-12:30", "٢٠٢٤-٢٠٢٦", "在2024年01月02日和2025年",
	} {
		if got := personalData(text); got != nil {
			t.Errorf("%q: found %+v", text, got)
		}
	}
}

func TestTheAddressThatIsMeantIsInTheWrappedOne(t *testing.T) {
	for _, c := range []struct{ why, address, inner string }{
		{"Outlook", "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2Fa%3Fb%3D1&data=05%7C01%7Canna%40example.org&sdata=x&reserved=0", "https://example.org/a?b=1"},
		{"Outlook, as HTML has it", "https://eur01.safelinks.protection.outlook.com/ap/w-59584e83/?url=https%3A%2F%2Fexample.org%2Fa&amp;data=05%7C", "https://example.org/a"},
		{"Outlook of a government", "https://gcc02.safelinks.protection.outlook.com/?data=05%7C01%7C&url=http%3A%2F%2Fexample.org", "http://example.org"},
		{"Teams", "https://statics.teams.cdn.office.net/evergreen-assets/safelinks/1/atp-safelinks.html?url=https%3A%2F%2Fexample.org%2F&locale=en", "https://example.org/"},
		{"Proofpoint 1", "https://urldefense.proofpoint.com/v1/url?u=http://example.org/a?b%3D1&k=abc", "http://example.org/a?b=1"},
		{"Proofpoint 2", "https://urldefense.proofpoint.com/v2/url?u=https-3A__example.org_a-3Fb-3D1&d=DwMFaQ&r=anna", "https://example.org/a?b=1"},
		{"Proofpoint 3", "https://urldefense.com/v3/__https://example.org/a?b=1__;!!abc!xyz$", "https://example.org/a?b=1"},
		{"Proofpoint 3, with a special character", "https://urldefense.com/v3/__https://example.org/a*b__;Iw!!abc!xyz$", "https://example.org/a#b"},
		{"Proofpoint 3, with several", "https://urldefense.us/v3/__https:/example.org/a**Ab__;Iys!!abc$", "https://example.org/a#+b"},
		{"Google", "https://www.google.com/url?q=https%3A%2F%2Fexample.org%2Fa&sa=D&usg=AOv", "https://example.org/a"},
		{"Google of a country", "https://www.google.co.uk/url?sa=t&url=https%3A%2F%2Fexample.org", "https://example.org"},
		{"Barracuda", "https://linkprotect.cudasvc.com/url?a=https%3a%2f%2fexample.org%2fa&c=E,1,x&typo=1", "https://example.org/a"},
		{"Mimecast does not tell", "https://protect-eu.mimecast.com/s/AbCdEf?domain=example.org", ""},
		{"Mimecast, newer", "https://url.uk.m.mimecastprotect.com/s/AbCdEf?domain=example.org", ""},
		{"Cisco", "https://secure-web.cisco.com/1aBcD-x/https%3A%2F%2Fexample.org%2Fa", "https://example.org/a"},
		{"Sophos", "https://eu-west-1.protection.sophos.com/?d=example.org&u=aHR0cHM6Ly9leGFtcGxlLm9yZy9h&i=NWY", "https://example.org/a"},
		{"Check Point", "https://protect.checkpoint.com/v2/___https://example.org/a___.YzJ1", "https://example.org/a"},
		{"one within another", "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.google.com%2Furl%3Fq%3Dhttps%253A%252F%252Fexample.org%252F&data=05", "https://example.org/"},
		{"of no page", "https://eur01.safelinks.protection.outlook.com/?url=javascript%3Aalert(1)&data=05", ""},
		{"broken", "https://eur01.safelinks.protection.outlook.com/?url=%zz", ""},
		{"without anything", "https://urldefense.com/v3/", ""},
		{"cut off", "https://urldefense.com/v3/__https://example.org/**", ""},
	} {
		got := personalData("see " + c.address + ".")
		if len(got) != 1 || got[0].kind != wrappedKind || got[0].inner != c.inner || got[0].text != c.address {
			t.Errorf("%s: %+v, want the address %q", c.why, got, c.inner)
		}
	}
}
