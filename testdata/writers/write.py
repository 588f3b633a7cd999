"""Writes workbooks with openpyxl, or with XlsxWriter.

    write.py openpyxl OUT IN...
    write.py xlsxwriter OUT IN...
    write.py version openpyxl

An IN that ends in .xlsx is loaded and saved again. One that ends in .json
lists cells; a new workbook is made of them, as a ministry's own program
would make it. What comes out goes to OUT and to OUT/values.
"""
import datetime
import json
import os
import sys


def day(serial):
    return datetime.datetime(1899, 12, 30) + datetime.timedelta(days=float(serial))


def number(text):
    value = float(text)
    return int(value) if value.is_integer() else value


def plain(cell):
    kind, value = cell["kind"], cell["value"]
    if kind == "number":
        return number(value)
    if kind == "truth":
        return value in ("1", "TRUE")
    return day(value) if kind == "day" else value


def openpyxl_copy(source, target):
    import openpyxl
    openpyxl.load_workbook(source).save(target)


def openpyxl_values(sheets, target):
    import openpyxl
    book = openpyxl.Workbook()
    book.remove(book.active)
    for sheet in sheets:
        page = book.create_sheet(sheet["name"])
        for cell in sheet["cells"]:
            c = page[cell["ref"]]
            c.value = plain(cell)
            if cell["kind"] == "text":
                c.data_type = "s"  # a text that begins with "=" is no formula
            if "link" in cell:
                c.hyperlink = cell["link"]
                c.value = plain(cell)
        for note in sheet["notes"]:
            page[note["ref"]].comment = openpyxl.comments.Comment(note["text"], "Ministry")
    book.save(target)


def xlsxwriter_values(sheets, target):
    import xlsxwriter
    book = xlsxwriter.Workbook(target)
    days = book.add_format({"num_format": "dd/mm/yyyy"})
    for sheet in sheets:
        page = book.add_worksheet(sheet["name"])
        for cell in sheet["cells"]:
            value = plain(cell)
            if "link" in cell:
                page.write_url(cell["ref"], cell["link"], string=cell["value"])
            elif cell["kind"] == "day":
                page.write_datetime(cell["ref"], value, days)
            elif cell["kind"] == "truth":
                page.write_boolean(cell["ref"], value)
            elif cell["kind"] == "number":
                page.write_number(cell["ref"], value)
            else:
                page.write_string(cell["ref"], value)
        for note in sheet["notes"]:
            page.write_comment(note["ref"], note["text"])
    book.close()


def main(program, out, *sources):
    if program == "version":
        print(__import__(out).__version__)
    for source in sources:
        name, ending = os.path.splitext(os.path.basename(source))
        if ending == ".xlsx":
            openpyxl_copy(source, os.path.join(out, name + ".xlsx"))
            continue
        os.makedirs(os.path.join(out, "values"), exist_ok=True)
        with open(source, encoding="utf-8") as f:
            sheets = json.load(f)
        {"openpyxl": openpyxl_values, "xlsxwriter": xlsxwriter_values}[program](
            sheets, os.path.join(out, "values", name + ".xlsx"))


main(*sys.argv[1:])
