package inputs

import (
	"selfassess/inputs/office"
	"selfassess/inputs/xlsx"
	"selfassess/ogp"
)

// refusalFinding is what a person is told of a refusal.
func refusalFinding(file string, r office.Refusal) ogp.Finding {
	f := ogp.Finding{Code: ogp.FileRefused, At: ogp.Place{File: file}}
	if r.Kind != "" {
		if f.Code = ogp.FileKind; r.Kind == "archive" {
			f.Code = ogp.FilePacked // its sender has done nothing wrong
		}
		f.Args = map[string]string{ogp.KeyArg("kind"): "file_kind." + r.Kind, ogp.KeyArg("remedy"): "file_remedy." + r.Kind}
		return f
	}
	part := xlsx.Clean(r.Part)
	if part != "" {
		part = "(" + part + ")"
	}
	f.Args = map[string]string{ogp.KeyArg("reason"): "refused." + r.Reason, "part": part,
		ogp.KeyArg("remedy"): "refused_remedy." + remedy(r)}
	return f
}

// remedies are the keys of the catalogue's set refused_remedy: what to do
// about a file that was refused. The others are saved again.
var remedies = map[string]string{
	"empty": "again", "cut": "again", "damaged": "again",
	"before_zip": "distrust", "after_zip": "distrust", "too_many_parts": "distrust", "bomb": "distrust",
	"part_twice": "distrust", "overlap": "distrust", "bad_name": "distrust",
	"xml_doctype": "distrust", "xml_depth": "distrust",
	"too_big": "smaller", "too_many_cells": "smaller", "too_much_text": "smaller", "too_slow": "smaller",
	"too_many_notes": "plain", "too_many_links": "plain", "too_many_merges": "plain",
	"too_many_styles": "plain", "too_many_objects": "plain", "too_many_sheets": "plain",
	"too_much_together": "fewer",
	"csv_encoding":      "csv", "csv_quote": "csv",
}

func remedy(r office.Refusal) string {
	if key := remedies[r.Reason]; key != "" {
		return key
	}
	return "save"
}
