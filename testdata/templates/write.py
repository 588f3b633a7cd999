"""Writes templates with python-docx.

    write.py docx OUT IN
    write.py version docx

IN describes a template: paragraphs as lists of runs, tables as lists of rows.
What python-docx has no words for is left out: notes, boxes, controls; links
and revisions become plain runs.
"""
import json
import os
import sys


def put_runs(paragraph, runs):
    for run in runs:
        run = {"text": run} if isinstance(run, str) else run
        if "text" in run:
            paragraph.add_run(run["text"]).bold = run.get("bold")
    return paragraph


def put_blocks(place, blocks, first=None):
    """first is the paragraph that a cell has from the beginning."""
    for block in blocks:
        if "table" in block:
            put_table(place, block["table"])
            first = None
        elif "runs" in block:
            paragraph, first = first or place.add_paragraph(), None
            style = "Heading %d" % block["heading"] if "heading" in block else "List Bullet" if "bullet" in block else None
            if style:
                paragraph.style = style
            put_runs(paragraph, block["runs"])


def put_table(place, rows):
    if hasattr(place, "element") and not hasattr(place, "width"):
        table = place.add_table(len(rows), len(rows[0]), "Table Grid")
    else:
        table = place.add_table(len(rows), len(rows[0]))
    for cells, row in zip(rows, table.rows):
        for content, cell in zip(cells, row.cells):
            if isinstance(content[0], dict) and "table" in content[0]:
                put_blocks(cell, content)
            else:
                put_runs(cell.paragraphs[0], content)


def main(module, out, source):
    import docx
    if module == "version":
        from importlib.metadata import version
        print(version("python-docx"))
        return
    with open(source, encoding="utf-8") as f:
        model = json.load(f)
    document = docx.Document()
    section = document.sections[0]
    section.different_first_page_header_footer = True
    document.settings.odd_and_even_pages_header_footer = True
    for kind in ("header", "footer"):
        for turn, runs in model[kind + "s"].items():
            part = getattr(section, kind if turn == "default" else turn + "_page_" + kind)
            part.is_linked_to_previous = False
            put_runs(part.paragraphs[0], runs)
    put_blocks(document, model["body"])
    document.save(os.path.join(out, os.path.basename(source).replace(".json", ".docx")))


main(*(sys.argv[1:] + [""])[:3])
