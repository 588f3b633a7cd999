package moments

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"

	"selfassess/ogp"
)

// reader takes values out of JSON that is known to be valid. The first thing
// that is amiss is what is told.
type reader struct {
	failed Refusal
	items  int
}

func (r *reader) fail(why Refusal) {
	if r.failed == "" {
		r.failed = why
	}
}

func (r *reader) moment(b []byte) (m ogp.Moment) {
	if b = bytes.Trim(b, space); b[0] != '{' {
		r.fail(Other)
	}
	report := r.object(b)
	r.schema(report)
	plan := r.object(report["plan"])
	m.Plan, m.Kind, m.Date = r.id(plan, "plan_id"), ogp.ReportKind(r.word(plan, "report_kind")), r.date(report)
	if m.Kind != ogp.MidTerm && m.Kind != ogp.EndOfTerm {
		r.fail(NotOfTerm)
	}
	for _, item := range r.list(report, "commitments") {
		c := r.object(item)
		past := ogp.PastCommitment{Standing: r.standing(c, "commitment")}
		for _, item := range r.list(c, "milestones") {
			past.Milestones = append(past.Milestones, r.standing(r.object(item), "milestone"))
		}
		m.Commitments = append(m.Commitments, past)
	}
	r.numbers(m.Commitments)
	return m
}

// schema refuses what is no report, and one of a shape that is not known.
func (r *reader) schema(report map[string][]byte) {
	switch name := text(report["schema"]); {
	case slices.Contains(Schemas, name):
	case strings.HasPrefix(name, "selfassess-report/"):
		r.fail(Newer)
	default:
		r.fail(Other)
	}
}

// numbers refuses a number that stands for two commitments or milestones.
func (r *reader) numbers(cs []ogp.PastCommitment) {
	commitments, milestones := map[ogp.ID]bool{}, map[ogp.ID]bool{}
	once := func(seen map[ogp.ID]bool, number ogp.ID) {
		if seen[number] {
			r.fail(Twice)
		}
		seen[number] = true
	}
	for _, c := range cs {
		once(commitments, c.Number)
		for _, m := range c.Milestones {
			once(milestones, m.Number)
		}
	}
}

func (r *reader) standing(of map[string][]byte, number string) ogp.Standing {
	s := ogp.Standing{Number: r.id(of, number), Change: r.change(of)}
	word := r.word(of, "level")
	i := slices.IndexFunc(ogp.AllLevels[:], func(l ogp.Level) bool { return l.Key() == word })
	if i < 0 {
		r.fail(Lacking)
		return s
	}
	s.Level = ogp.AllLevels[i]
	return s
}

func (r *reader) change(of map[string][]byte) ogp.Change {
	switch c := ogp.Change(r.word(of, "change")); c {
	case ogp.Added, ogp.Amended, ogp.Withdrawn, ogp.Merged:
		return c
	case "none":
	default:
		r.fail(Lacking)
	}
	return ogp.Unchanged
}

func (r *reader) date(report map[string][]byte) ogp.Date {
	d, err := ogp.ParseDate(text(report["date"]))
	if err != nil {
		r.fail(Lacking)
	}
	return d
}

func (r *reader) id(of map[string][]byte, key string) ogp.ID { return ogp.ID(r.word(of, key)) }

// word is a text that must be there.
func (r *reader) word(of map[string][]byte, key string) string {
	s := text(of[key])
	if strings.TrimSpace(s) == "" {
		r.fail(Lacking)
	}
	return s
}

// text is "" where the value is no text.
func text(raw []byte) (s string) {
	if len(raw) == 0 || raw[0] != '"' {
		return ""
	}
	if within := raw[1 : len(raw)-1]; bytes.IndexByte(within, '\\') < 0 {
		return string(within)
	}
	if json.Unmarshal(raw, &s) != nil {
		return ""
	}
	return s
}

// object are the members of an object, of which no key may stand twice.
func (r *reader) object(raw []byte) map[string][]byte {
	members := map[string][]byte{}
	for within := r.enter(raw, '{'); len(within) > 0; {
		key, rest := cut(within)
		value, more := cut(next(rest, ':'))
		name := text(key)
		if _, there := members[name]; there {
			r.fail(Twice)
			return nil
		}
		if members[name] = value; len(members) > mostMembers {
			r.fail(Other)
			return nil
		}
		within = next(more, ',')
	}
	return members
}

// list are the items of a list that must be there.
func (r *reader) list(of map[string][]byte, key string) (items [][]byte) {
	for within := r.enter(of[key], '['); len(within) > 0; {
		if r.items++; r.items > mostItems {
			r.fail(TooMany)
			return nil
		}
		item, more := cut(within)
		items = append(items, item)
		within = next(more, ',')
	}
	return items
}

// enter is what stands within a list or an object. Once something is amiss,
// nothing more is read.
func (r *reader) enter(raw []byte, opening byte) []byte {
	if r.failed != "" {
		return nil
	}
	if len(raw) == 0 || raw[0] != opening {
		r.fail(Lacking)
		return nil
	}
	return bytes.Trim(raw[1:len(raw)-1], space)
}
