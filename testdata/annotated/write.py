"""Annotates a PDF with PyMuPDF, or with pikepdf.

    write.py pymupdf IN OUT PLACES
    write.py pikepdf IN OUT PLACES
    write.py version pymupdf

PLACES is a JSON file: words, and where they stand as [page, x0, y0, x1, y1],
counted from the lower left corner. PyMuPDF finds them by itself.
"""
import json
import sys

WHEN = "D:20260914153200+02'00'"


def with_pymupdf(source, target, places):
    import pymupdf

    document = pymupdf.open(source)

    def find(words):
        for page in list(document)[2:]:
            quads = page.search_for(words, quads=True)
            if quads:
                return page, quads
        raise SystemExit("no page has " + words)

    def say(note, author, text):
        note.set_info(title=author, content=text, creationDate=WHEN, modDate=WHEN)
        note.update()
        return note

    page, quads = find("half of them as scanned pages")
    say(page.add_highlight_annot(quads), "Ada", "Which half? — ποιο;")
    page, quads = find("fewer than one award in five")
    say(page.add_underline_annot(quads), "Ada", "")
    page, quads = find("in the end")
    say(page.add_strikeout_annot(quads), "Bob", "")
    page, quads = find("half of them")
    corner = quads[-1].rect
    note = say(page.add_text_annot(pymupdf.Point(20, corner.y0), "Comment"), "Bob", "Name them.")
    reply = say(page.add_text_annot(pymupdf.Point(20, corner.y0), "Comment"), "Ada", "I disagree.")
    reply.set_irt_xref(note.xref)
    reply.update()
    say(page.add_caret_annot(corner.tr), "Bob", "and more")
    say(page.add_freetext_annot(pymupdf.Rect(20, corner.y0, 50, corner.y1), "Typed"), "Ada", "Typed")
    page, quads = find("in one language")
    line = quads[0].rect
    say(page.add_squiggly_annot(pymupdf.Rect(line.x0 - 110, line.y0, line.x0, line.y1)), "Bob", "Is that its name?")
    page.add_ink_annot([[(100, 700), (200, 740)]])
    document.save(target, garbage=4, deflate=True, use_objstms=1)


def with_pikepdf(source, target, places):
    import pikepdf
    from pikepdf import Array, Dictionary, Name, String

    document = pikepdf.open(source)

    def add(kind, words, author, text, **more):
        number, x0, y0, x1, y1 = places[words]
        page = document.pages[number]
        note = document.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name("/" + kind), Rect=Array([x0, y0, x1, y1]),
            T=String(author), M=String(WHEN), P=page.obj, **more))
        if text:
            note.Contents = String(text)
        if kind in ("Highlight", "StrikeOut"):
            note.QuadPoints = Array([x0, y1, x1, y1, x0, y0, x1, y0])
        if "/Annots" not in page.obj:
            page.obj.Annots = Array([])
        page.obj.Annots.append(note)
        return note

    first = add("Highlight", "scanned pages", "Ada", "Which? 漢字 😀")
    add("Text", "scanned pages", "Bob", "All of them.", IRT=first)
    add("Text", "scanned pages", "Bob", "Completed set by Bob", IRT=first, StateModel=String("Review"), State=String("Completed"))
    caret = add("Caret", "in the end", "Ada", "at last", IT=Name.Replace)
    add("StrikeOut", "in the end", "Ada", "", IRT=caret, RT=Name.Group, IT=Name.StrikeOutTextEdit)
    add("FreeText", "public trust was low", "Bob", "", RC=String('<?xml version="1.0"?><body xmlns="http://www.w3.org/1999/xhtml"><p>Was it <b>so</b> low?</p></body>'))
    add("Stamp", "half of them", "Bob", "", Name=Name.Approved)
    document.save(target, object_stream_mode=pikepdf.ObjectStreamMode.generate, linearize=True)


if sys.argv[1] == "version":
    import importlib.metadata
    __import__(sys.argv[2])
    print(importlib.metadata.version(sys.argv[2]))
else:
    with open(sys.argv[4], encoding="utf-8") as f:
        places = json.load(f)
    {"pymupdf": with_pymupdf, "pikepdf": with_pikepdf}[sys.argv[1]](sys.argv[2], sys.argv[3], places)
