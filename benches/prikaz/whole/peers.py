"""What a user might pick instead, as whole processes on the very files that the program gets.

peers.py order-docx ROWS.csv OUT     an order and its annex from a template, by docxtpl
peers.py annex-xlsx ROWS.csv OUT     the annex alone, by XlsxWriter with constant memory
peers.py read-xlsx FILE              every cell of a workbook, by openpyxl
peers.py read-xlsx-fast FILE         the same, with `read_only`
peers.py read-docx FILE              every cell of a table, by python-docx
peers.py due DATES.csv               a due date for each row, by numpy, without the transferred days off
peers.py cases N FILE                N approval cases of 19 acts by transitions, each act committed to SQLite
"""
import csv
import sys


def rows_of(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        head, *rows = csv.reader(file, delimiter=";")
    return head, rows


def template(head):
    """An order with a table whose row is repeated, as docxtpl wants it."""
    import io

    import docx

    document = docx.Document()
    document.add_paragraph("ПРИКАЗ")
    document.add_paragraph("{{ date }} № {{ number }}")
    document.add_paragraph("{{ title }}")
    for text in ("1. {{ first }}", "2. {{ second }}", "3. {{ third }}", "{{ post }}    {{ name }}"):
        document.add_paragraph(text)
    document.add_page_break()
    table = document.add_table(rows=1, cols=len(head), style="Table Grid")
    for cell, text in zip(table.rows[0].cells, head):
        cell.text = text
    table.add_row().cells[0].text = "{%tr for row in rows %}"
    for number, cell in enumerate(table.add_row().cells):
        cell.text = "{{ row[%d] }}" % number
    table.add_row().cells[0].text = "{%tr endfor %}"
    file = io.BytesIO()
    document.save(file)
    file.seek(0)
    return file


def order_docx(source, out):
    from docxtpl import DocxTemplate

    head, rows = rows_of(source)
    facts = dict(date="23.04.2024", number="61", title="Об утверждении перечня", post="Министр", name="Образцов О.О.")
    facts.update(first="Утвердить перечень.", second="Опубликовать его.", third="Контроль оставляю за собой.")
    order = DocxTemplate(template(head))
    order.render(dict(facts, rows=rows), autoescape=True)
    order.save(out)


def annex_xlsx(source, out):
    import xlsxwriter

    head, rows = rows_of(source)
    book = xlsxwriter.Workbook(out, {"constant_memory": True})
    sheet = book.add_worksheet("Приложение")
    style = book.add_format({"border": 1, "text_wrap": 1, "valign": "top"})
    bold = book.add_format({"border": 1, "text_wrap": 1, "bold": 1, "align": "center"})
    for place, text in enumerate(head):
        sheet.write_string(0, place, text, bold)
    for number, row in enumerate(rows, 1):
        for place, text in enumerate(row):
            sheet.write_string(number, place, text, style)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    book.close()


def read_xlsx(source, fast=False):
    import openpyxl

    sheet = openpyxl.load_workbook(source, read_only=fast, data_only=True).worksheets[0]
    return [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]


def read_docx(source):
    import docx

    table = max(docx.Document(source).tables, key=lambda table: len(table.rows))
    return [[cell.text for cell in row.cells] for row in table.rows]


def due(source):
    import numpy

    with open(source, encoding="utf-8", newline="") as file:
        dates = [row[0] for row in list(csv.reader(file))[1:]]
    found = numpy.busday_offset(numpy.array(dates, dtype="datetime64[D]"), 10, roll="backward")
    sys.stdout.write("\n".join(map(str, found)))


UNITS = [f"unit-{number}" for number in range(8)]
DEPUTIES = ["first", "second", "third"]


class Case:
    """An approval case: eight units, a check, two rounds of three deputies, an order, a publication."""

    def __init__(self, name):
        self.name, self.handed_in, self.agreed = name, set(), set()

    def hand_in(self, event):
        self.handed_in.add(event.kwargs["who"])

    def all_handed_in(self, event):
        return len(self.handed_in) == len(UNITS)

    def agree(self, event):
        self.agreed.add(event.kwargs["who"])

    def last_to_agree(self, event):
        return len(self.agreed | {event.kwargs["who"]}) == len(DEPUTIES)

    def begin_anew(self, event):
        self.agreed.clear()


def acts():
    """The nineteen acts of a case, in their order: what is done, and by whom."""
    yield from (("submit", unit) for unit in UNITS)
    yield "consolidate", "secretary"
    yield "check", "group"
    yield "visa", "first"
    yield "remark", "second"
    yield "visa", "third"
    yield "revise", "drafter"
    yield from (("visa", deputy) for deputy in DEPUTIES)
    yield "sign", "head"
    yield "publish", "publisher"


def cases(count, path):
    import json
    import os
    import sqlite3

    from transitions import Machine

    # The clock runs it several times.
    for ending in ("", "-wal", "-shm"):
        if os.path.exists(path + ending):
            os.remove(path + ending)
    base = sqlite3.connect(path, isolation_level=None)
    base.execute("PRAGMA journal_mode = WAL")
    base.execute("PRAGMA synchronous = FULL")
    base.execute("CREATE TABLE journal (name TEXT, number INTEGER, act TEXT, PRIMARY KEY (name, number))")
    base.execute("CREATE TABLE standing (name TEXT PRIMARY KEY, state TEXT)")
    machine = Machine(
        model=None,
        states=["collecting", "checking", "agreeing", "returned", "approving", "publishing", "done"],
        initial="collecting",
        auto_transitions=False,
        send_event=True,
    )
    machine.add_transition("submit", "collecting", None, after="hand_in")
    machine.add_transition("consolidate", "collecting", "checking", conditions="all_handed_in")
    machine.add_transition("check", "checking", "agreeing")
    machine.add_transition("visa", "returned", None)
    machine.add_transition("visa", "agreeing", "approving", conditions="last_to_agree", after="agree")
    machine.add_transition("visa", "agreeing", None, after="agree")
    machine.add_transition("remark", "agreeing", "returned")
    machine.add_transition("revise", "returned", "agreeing", after="begin_anew")
    machine.add_transition("sign", "approving", "publishing")
    machine.add_transition("publish", "publishing", "done")
    for number in range(int(count)):
        case = Case(f"case-{number}")
        machine.add_model(case)
        for no, (act, who) in enumerate(acts()):
            if not case.trigger(act, who=who):
                sys.exit(f"{act} by {who} is refused")
            told = json.dumps(dict(act=act, who=who, state=case.state, agreed=sorted(case.agreed)))
            base.execute("BEGIN IMMEDIATE")
            base.execute("INSERT INTO journal VALUES (?, ?, ?)", (case.name, no, told))
            base.execute("INSERT OR REPLACE INTO standing VALUES (?, ?)", (case.name, case.state))
            base.execute("COMMIT")
        if case.state != "done":
            sys.exit(f"{case.name} is {case.state}")
        machine.remove_model(case)


WORK = {
    "order-docx": order_docx,
    "annex-xlsx": annex_xlsx,
    "read-xlsx": read_xlsx,
    "read-xlsx-fast": lambda source: read_xlsx(source, True),
    "read-docx": read_docx,
    "due": due,
    "cases": cases,
}
WORK[sys.argv[1]](*sys.argv[2:])
