"""Fills in blanks by driving LibreOffice, as a unit would by hand.

fill_blanks.py JOBS: a JSON list of
  {"blank": FILE, "save": FILE, "rows": [[cell, …], …], "marks": {"PRINTED NUMBER": {"mark": …, "HEAD": text, …}}}
Rows are written below those that stand in the table, in the order of the form's columns; marks are put into the rows
of the edition in force, and cells of the named heads are written anew.
"""
import json
import os
import subprocess
import sys
import tempfile
import time

import uno
from com.sun.star.beans import PropertyValue

FILTERS = {
    ".xlsx": "Calc MS Excel 2007 XML",
    ".ods": "calc8",
    ".csv": "Text - txt - csv (StarCalc)",
    ".docx": "MS Word 2007 XML",
}
MARK = "Отметка"
EXAMPLE = "пример"


def value(name, content):
    made = PropertyValue()
    made.Name, made.Value = name, content
    return made


class Office:
    """LibreOffice of our own, with a profile of its own."""

    def __enter__(self):
        self.profile = tempfile.TemporaryDirectory()
        pipe = f"prikaz{os.getpid()}"
        user = uno.systemPathToFileUrl(self.profile.name)
        command = ["soffice", f"-env:UserInstallation={user}", "--headless", "--norestore"]
        self.process = subprocess.Popen(command + [f"--accept=pipe,name={pipe};urp;"])
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
        for _ in range(240):
            try:
                context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
                break
            except Exception:
                time.sleep(0.5)
        else:
            raise SystemExit("LibreOffice does not answer")
        self.desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        return self

    def __exit__(self, *_):
        try:
            self.desktop.terminate()
        except Exception:
            pass
        self.process.wait(60)
        self.profile.cleanup()

    def open(self, path):
        return self.desktop.loadComponentFromURL(
            uno.systemPathToFileUrl(os.path.abspath(path)), "_blank", 0, (value("Hidden", True),)
        )


def save(document, path):
    kind = os.path.splitext(path)[1]
    options = [value("FilterName", FILTERS[kind])]
    if kind == ".csv":
        # Semicolons, UTF-8, text as it is shown.
        options.append(value("FilterOptions", "59,34,76,1,,0,false,true,false"))
    document.storeToURL(uno.systemPathToFileUrl(os.path.abspath(path)), tuple(options))
    document.close(True)


class Sheet:
    """The table of a workbook."""

    def __init__(self, document):
        self.sheet = document.Sheets.getByIndex(0)
        self.width = 0
        row = 0
        while self.width == 0:
            row += 1
            heads = [self.get(row, column) for column in range(40)]
            if MARK in heads:
                self.heads = heads[: heads.index(MARK) + 1]
                self.width = len(self.heads)
        self.first = row + 1

    def get(self, row, column):
        return self.sheet.getCellByPosition(column, row).String

    def set(self, row, column, text):
        self.sheet.getCellByPosition(column, row).String = text


class Text:
    """The table of a text: what stands in a cell stands in its content control."""

    def __init__(self, document):
        self.table = next(
            table for table in (document.TextTables.getByIndex(n) for n in range(document.TextTables.Count))
            if any(table.getCellByName(name).String == MARK for name in table.CellNames)
        )
        self.cells = {}
        for name in self.table.CellNames:
            letters = name.rstrip("0123456789")
            column = 0
            for letter in letters:
                column = column * 26 + ord(letter) - ord("A") + 1
            self.cells[(int(name[len(letters):]) - 1, column - 1)] = self.table.getCellByName(name)
        head = next(row for (row, _), cell in self.cells.items() if cell.String == MARK)
        self.width = max(column for row, column in self.cells if row == head) + 1
        self.heads = [self.cells[(head, column)].String for column in range(self.width)]
        self.first = head + 1

    def control(self, row, column):
        cell = self.cells[(row, column)]
        paragraphs = cell.createEnumeration()
        while paragraphs.hasMoreElements():
            portions = paragraphs.nextElement().createEnumeration()
            while portions.hasMoreElements():
                portion = portions.nextElement()
                if portion.TextPortionType == "ContentControl":
                    return portion.ContentControl
        return None

    def get(self, row, column):
        if (row, column) not in self.cells:
            return None
        control = self.control(row, column)
        if control is not None and control.ShowingPlaceHolder:
            return ""
        return self.cells[(row, column)].String

    def grow(self):
        """One more row, as the Tab key makes it in the last cell."""
        count = self.table.Rows.Count
        self.table.Rows.insertByIndex(count, 1)
        for column in range(self.width):
            name = f"{chr(ord('A') + column)}{count + 1}"
            self.cells[(count, column)] = self.table.getCellByName(name)

    def set(self, row, column, text):
        if (row, column) not in self.cells:
            self.grow()
        control = self.control(row, column)
        if control is None:
            self.cells[(row, column)].String = text
            return
        line = text.replace("\n", "; ")
        if self.cells[(row, column)].String.strip("_"):
            # Over what stands there one types anew.
            self.cells[(row, column)].String = line
            return
        control.setString(line)
        control.ShowingPlaceHolder = False


def fill(table, job):
    """Writes what the job says; gives how many cells it wrote."""
    written = 0
    row = table.first
    number, mark = 0, table.width - 1
    while (table.get(row, number) or table.get(row, mark)) is not None and (
        table.get(row, number) or table.get(row, mark)
    ):
        said = job.get("marks", {}).get(table.get(row, number))
        if said and table.get(row, mark) != EXAMPLE:
            for head, text in said.items():
                table.set(row, mark if head == "mark" else table.heads.index(head), text)
                written += 1
        row += 1
    for cells in job.get("rows", []):
        for column, text in enumerate(cells, start=1):
            table.set(row, column, text)
            written += 1
        row += 1
    return written


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        jobs = json.load(file)
    with Office() as office:
        for job in jobs:
            document = office.open(job["blank"])
            table = Text(document) if job["blank"].endswith(".docx") else Sheet(document)
            written = fill(table, job)
            save(document, job["save"])
            print(f"{job['save']}: {written}")


main()
