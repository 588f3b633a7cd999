// Package compose turns the facts of a report into words, tables and charts,
// once for all formats.
//
// In come the facts of a [render.Edition]: a report as it was merged and
// counted, its findings, and the locale of a language. Out goes, by
// [Edition], the same edition with a [render.Document] for formats that are
// laid out by code, and with the [Schema] of names that a Word template may
// hold. Both are made of the same functions: what a tag says, the document
// says in the same words.
//
// A file is a chapter of the report, or the tags of one kind of record. What
// a function is handed tells what it may depend on:
//
//   - words: the reader's words, dates and numbers, and nothing of the report;
//   - source: the facts and what is looked up in them. It never changes, so
//     that tags may be asked for their values side by side;
//   - composer: the source and the numbers of tables and figures, which are
//     counted as they are made. Whoever holds it makes blocks, in order.
//
// Each contains the one before it. What three chapters or more share is a
// method of the first that will do; all else is a function of its chapter.
//
// Every text that somebody wrote is printed, whole, in its own language and
// with the name of who wrote it; a field that the handbook requires says so
// where nothing was given. Tests hold the document to that, field by field.
// What is printed of persons is what the plan publishes.
//
// Nothing here counts, decides or knows a file format: figures come from
// package ogp, wording from package templates.
package compose

import (
	"selfassess/ogp"
	"selfassess/render"
)

func compose(e *render.Edition) *render.Document {
	w := newComposer(e)
	d := &render.Document{Lang: w.Tag, RightToLeft: w.RightToLeft(), Cover: cover(w.source), Meta: meta(w.source),
		Labels: documentLabels(w.source)}
	d.Sections = append(d.Sections, present(foreword(w.source), summary(w), glance(w))...)
	if w.plan.Outline == ogp.StandardsOutline {
		d.Sections = append(d.Sections, standardsOutline(w)...)
	} else {
		d.Sections = append(d.Sections, annexOutline(w)...)
	}
	d.Sections = append(d.Sections, consultationAnnex(w), commentsAnnex(w), standardsAnnex(w), changesAnnex(w),
		methodAnnex(w), evidenceAnnex(w))
	flowOn(d.Sections)
	newFinish(w.source).document(d)
	listAnnexesWhole(d.Sections)
	return d
}
