"""Makes the files of `tests/corpus` as people really send them: by openpyxl, python-docx, LibreOffice and by hand.

The files whose names begin with a number are handmade: README.md says what each of them is.

make.py FOLDER (needs openpyxl, python-docx and soffice); the files are kept beside this script, each with what is read
of it as text. Run it only to make a file anew: office programs write the same table in other bytes each time.
"""
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

import docx
import openpyxl
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl.styles import Font, PatternFill

OUT = sys.argv[1]
HEADS = [
    "Номер строки",
    "Направление деятельности",
    "Наименование функции, сервиса",
    "Наименование конкретного процесса",
    "Точка взаимодействия",
    "Удовлетворяемые потребности клиента",
    "Вид точки взаимодействия (цифровая/офлайн)",
]
D = "рассмотрение обращений и запросов"
F = "рассмотрение обращений граждан"
ROWS = [
    ["1", D, F, "прием письменных обращений", "письмо", "получение консультации", "офлайн"],
    ["2", D, F, "прием письменных обращений", "электронная почта", "получение форм документов", "цифровая"],
    ["3", D, F, "личный прием граждан", "личный прием", "получение консультации;\nпредоставление обратной связи", "офлайн"],
    ["4", "иные функции, сервисы", "учет", "сверка", "телефонная связь", "получение консультации", "цифровая"],
]


def path(name):
    return os.path.join(OUT, name)


def changed(rows=None, **cells):
    """The rows with cells changed: r2c5="…" (row and column from 1)."""
    made = [list(row) for row in (rows or ROWS)]
    for place, text in cells.items():
        row, column = map(int, re.match(r"r(\d+)c(\d+)", place).groups())
        made[row - 1][column - 1] = text
    return made


def book(rows=None, heads=HEADS, above=(), below=(), numbers=False, shape=None):
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.title = "Лист1"
    for line in above:
        sheet.append(line if isinstance(line, list) else [line])
    if heads:
        sheet.append(heads)
    if numbers:
        sheet.append([str(n) for n in range(1, len(heads) + 1)])
    for row in ROWS if rows is None else rows:
        sheet.append(row)
    for line in below:
        sheet.append(line if isinstance(line, list) else [line])
    if shape:
        shape(made, sheet)
    return made


def xlsx(name, **how):
    book(**how).save(path(name))


def soffice(source, kind, name, options=""):
    with tempfile.TemporaryDirectory() as folder:
        command = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to",
                   kind + options, "--outdir", folder, source]
        subprocess.run(command, check=True, capture_output=True)
        made = os.path.join(folder, os.path.splitext(os.path.basename(source))[0] + "." + kind)
        shutil.move(made, path(name))


def by_libreoffice(name, kind, options="", **how):
    with tempfile.TemporaryDirectory() as folder:
        source = os.path.join(folder, "исходная.xlsx")
        book(**how).save(source)
        soffice(source, kind, name, options)


def text(rows=None, heads=HEADS, above=(), below=(), shape=None):
    made = docx.Document()
    for line in above:
        made.add_paragraph(line)
    all_rows = ([heads] if heads else []) + (ROWS if rows is None else rows)
    table = made.add_table(rows=0, cols=max(len(row) for row in all_rows))
    for row in all_rows:
        cells = table.add_row().cells
        for cell, content in zip(cells, row):
            cell.text = content
    for line in below:
        made.add_paragraph(line)
    if shape:
        shape(made, table)
    return made


def word(name, **how):
    text(**how).save(path(name))


def edited(name, made, part, edit):
    """The file with the XML of a part edited by hand."""
    whole = io.BytesIO()
    made.save(whole)
    source = zipfile.ZipFile(whole)
    with zipfile.ZipFile(path(name), "w", zipfile.ZIP_DEFLATED) as out:
        for entry in source.namelist():
            content = source.read(entry)
            if entry == part:
                content = edit(content.decode("utf-8")).encode("utf-8")
            out.writestr(entry, content)


def plain(name, lines, encoding="utf-8-sig", end="\r\n"):
    with open(path(name), "wb") as file:
        file.write(end.join(lines).encode(encoding))


def separated(rows, sign, heads=HEADS):
    def cell(text):
        return '"' + text.replace('"', '""') + '"' if any(s in text for s in (sign, '"', "\n")) else text

    return [sign.join(cell(text) for text in row) for row in [heads] + rows]


# ── Order and names of columns ───────────────────────────────────────────────


def without_number(rows):
    return [row[1:] for row in rows]


def heads_of_all_kinds():
    order = [4, 0, 6, 1, 2, 3, 5]
    xlsx("columns-reordered.xlsx", heads=[HEADS[n] for n in order], rows=[[row[n] for n in order] for row in ROWS])
    xlsx("columns-without-number.xlsx", heads=HEADS[1:], rows=without_number(ROWS))
    xlsx("heads-in-capitals.xlsx", heads=[head.upper() for head in HEADS])
    xlsx("heads-broken-by-hyphens.xlsx", heads=["№ строки"] + [head.replace("взаимодействия", "взаимо-\nдействия") for head in HEADS[1:]])
    xlsx("heads-shortened.xlsx", heads=["№ п/п", "Направление", "Функция, сервис", "Процесс", "Точка взаимодействия", "Потребности клиента", "Вид точки"])
    xlsx("heads-with-number-row.xlsx", numbers=True)
    xlsx("heads-far-down.xlsx", above=["Сведения отдела"] + [[None]] * 8 + ["Исполнитель (пример)"])
    xlsx("head-missing-column.xlsx", heads=HEADS[:6], rows=[row[:6] for row in ROWS])
    xlsx("head-twice.xlsx", heads=HEADS + ["Точка взаимодействия"], rows=[row + ["письмо"] for row in ROWS])
    xlsx("extra-column.xlsx", heads=HEADS + ["Примечание отдела"], rows=[row + ["уточнить"] for row in ROWS])
    xlsx("extra-column-empty.xlsx", heads=HEADS + ["Примечание отдела"])

    def two_rows(made, sheet):
        sheet.insert_rows(1)
        sheet["A1"], sheet["B1"], sheet["D1"] = "№", "Деятельность", "Взаимодействие"
        sheet.merge_cells("B1:C1")
        sheet.merge_cells("D1:G1")

    xlsx("heads-under-group-titles.xlsx", shape=two_rows)
    by_libreoffice("heads-under-group-titles.ods", "ods", shape=two_rows)


# ── Rows ─────────────────────────────────────────────────────────────────────


def rows_of_all_kinds():
    xlsx("plain.xlsx")
    by_libreoffice("plain.ods", "ods")
    by_libreoffice("saved-by-libreoffice.xlsx", "xlsx")
    by_libreoffice("plain-libreoffice.csv", "csv", ':Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false')
    word("plain.docx")
    with tempfile.TemporaryDirectory() as folder:
        source = os.path.join(folder, "исходный.docx")
        text().save(source)
        soffice(source, "docx", "saved-by-libreoffice.docx")
    spaced = [[f"  {cell}\u00a0 " for cell in row] for row in ROWS]
    xlsx("trailing-spaces.xlsx", rows=spaced)
    empty = [None] * 7
    xlsx("empty-rows.xlsx", rows=[ROWS[0], empty, empty, ROWS[1], empty, ROWS[2], ROWS[3], empty, ["5"] + [None] * 6])
    xlsx("notes-under-table.xlsx", below=[[None], "Примечание: сведения уточняются.", "Начальник отдела                А.А. Примеров"])
    xlsx("repeated-head.xlsx", rows=[ROWS[0], ROWS[1], HEADS, ROWS[2], ROWS[3]])
    xlsx("latin-letters.xlsx", rows=changed(r1c4="прием письменных обpащений", r2c5="элeктронная почта", r4c7="цифрoвая"))
    xlsx("latin-c.xlsx", rows=changed(r3c4="личный прием граждан, cовет"))
    xlsx("near-misses.xlsx", rows=changed(r1c7="offline", r2c7="Цифровая точка", r2c5="эл. почта", r3c7="оффлайн", r4c5="тел. связь", r1c6="получение консультаций"))
    xlsx("not-in-vocabulary.xlsx", rows=changed(r1c2="прочее", r2c7="смешанная"))
    xlsx("required-empty.xlsx", rows=changed(r2c6=None, r3c5="-", r4c3="  "))
    xlsx("point-twice.xlsx", rows=changed(r2c5="письмо", r2c7="офлайн"))
    xlsx("kind-disagrees.xlsx", rows=changed(r1c7="цифровая"))
    xlsx("only-final-needs.xlsx", rows=changed(r4c6="получение результата, ответа, разъяснения"))
    lists = [
        "получение консультации\nпредоставление обратной связи",
        "1) получение консультации 2) предоставление обратной связи",
        "– получение консультации;\n– предоставление обратной связи.",
        "получение консультации, предоставление обратной связи",
    ]
    xlsx("lists-of-all-kinds.xlsx", rows=[row[:5] + [cell, row[6]] for row, cell in zip(ROWS, lists)])
    xlsx("value-twice-in-cell.xlsx", rows=changed(r1c6="получение консультации; получение консультации"))
    xlsx("name-of-300-letters.xlsx", rows=changed(r4c4="с" * 300), )
    xlsx("name-too-long.xlsx", rows=changed(r4c4="с" * 600))
    xlsx("only-head.xlsx", rows=[])
    xlsx("says-nothing.xlsx", rows=[["1", "отсутствует", "-", "-", "нет", "-", "-"]])
    xlsx("not-the-form.xlsx", heads=["Фамилия", "Должность", "Телефон"], rows=[["Примеров", "специалист", "1"]])
    xlsx("forbidden-sign.xlsx", rows=changed(r1c4="прием\u202eобращений"))


def merged_and_repeated():
    def merge(made, sheet):
        for area in ("B2:B4", "C2:C4", "D2:D3"):
            sheet.merge_cells(area)

    xlsx("merged-cells.xlsx", shape=merge)
    by_libreoffice("merged-cells.ods", "ods", shape=merge)

    def merge_points(made, sheet):
        sheet.merge_cells("E2:E3")

    xlsx("merged-where-not-allowed.xlsx", shape=merge_points)
    xlsx("ditto.xlsx", rows=changed(r2c2="то же", r2c3="-//-", r2c4="—\"—"))
    xlsx("sections-across.xlsx", heads=[HEADS[0]] + HEADS[2:], rows=[[D]] + [row[:1] + row[2:] for row in ROWS[:3]] + [["иные функции, сервисы"]] + [ROWS[3][:1] + ROWS[3][2:]])


def sheets():
    def more(made, sheet):
        other = made.create_sheet("Справка")
        other["A1"] = "Для сведения"

    xlsx("other-sheets.xlsx", shape=more)

    def two(made, sheet):
        other = made.create_sheet("Ещё строки")
        other.append(HEADS)
        other.append(changed(r1c4="ещё процесс")[0])

    xlsx("form-on-two-sheets.xlsx", shape=two)

    def second(made, sheet):
        made.create_sheet("Титул", 0)["A1"] = "СВЕДЕНИЯ"

    xlsx("form-on-second-sheet.xlsx", shape=second)

    def hidden(made, sheet):
        made.create_sheet("Черновик", 0).sheet_state = "hidden"
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["C"].hidden = True

    xlsx("hidden-rows-and-sheets.xlsx", shape=hidden)
    soffice(path("hidden-rows-and-sheets.xlsx"), "ods", "hidden-rows.ods")

    def coloured(made, sheet):
        for row in sheet.iter_rows():
            for cell in row:
                cell.fill, cell.font = PatternFill("solid", fgColor="FFFF00"), Font(bold=True)
        sheet.auto_filter.ref = "A1:G5"
        sheet.freeze_panes = "A2"

    xlsx("coloured-and-filtered.xlsx", shape=coloured)

    def formulas(made, sheet):
        sheet["E3"] = '="электронная "&"почта"'
        sheet["D5"] = "=1/0"

    # Values of formulas are there only when an office program has counted them.
    by_libreoffice("formulas.xlsx", "xlsx", shape=formulas)
    by_libreoffice("formulas.ods", "ods", shape=formulas)
    xlsx("looks-like-a-formula.xlsx", rows=changed(r4c4="'=HYPERLINK(\"x\")", r4c3="+7 учет"))

    def rich(content):
        return content.replace("<t>письмо</t>", '<r><t>пись</t></r><r><rPr><b/></rPr><t>мо</t></r>')

    edited("rich-text.xlsx", book(), "xl/sharedStrings.xml", rich)

    def far(made, sheet):
        sheet["A200000"] = " "

    xlsx("blank-far-below.xlsx", shape=far)


# ── Texts ────────────────────────────────────────────────────────────────────


def texts():
    word("in-the-middle-of-a-letter.docx", above=["Руководителю", "Направляем сведения отдела:"], below=["Приложение: на 1 л.", "Начальник отдела"])

    def merge(made, table):
        for column in (1, 2):
            table.cell(1, column).merge(table.cell(3, column)).text = ROWS[0][column]
        table.cell(1, 3).merge(table.cell(2, 3)).text = ROWS[0][3]

    word("vertical-merges.docx", shape=merge)

    def others(made, table):
        other = made.add_table(rows=1, cols=2)
        other.cell(0, 0).text, other.cell(0, 1).text = "Исполнитель", "Примеров"

    word("two-tables.docx", shape=others)

    def nested(made, table):
        inner = table.cell(1, 5).add_table(rows=1, cols=1)
        inner.cell(0, 0).text = "предоставление обратной связи"

    word("nested-table.docx", shape=nested)

    def inserted(content):
        row = re.findall(r"<w:tr>.*?</w:tr>", content, re.S)[2]
        struck = row.replace("<w:tr>", '<w:tr><w:trPr><w:del w:id="90" w:author="А" w:date="2024-04-15T00:00:00Z"/></w:trPr>')
        content = content.replace(row, struck)
        changed_run = '<w:del w:id="91" w:author="А" w:date="2024-04-15T00:00:00Z"><w:r><w:delText>письмо</w:delText></w:r></w:del><w:ins w:id="92" w:author="А" w:date="2024-04-15T00:00:00Z"><w:r><w:t>личный прием</w:t></w:r></w:ins>'
        return content.replace("<w:r><w:t>письмо</w:t></w:r>", changed_run, 1)

    edited("tracked-changes.docx", text(), "word/document.xml", inserted)

    def moved(content):
        rows = re.findall(r"<w:tr>.*?</w:tr>", content, re.S)
        marked = rows[4].replace("<w:tr>", '<w:tr><w:trPr><w:ins w:id="93" w:author="А" w:date="2024-04-15T00:00:00Z"/></w:trPr>')
        return content.replace(rows[4], "").replace(rows[1], marked + rows[1])

    edited("tracked-new-row.docx", text(), "word/document.xml", moved)

    def indented(content):
        rows = re.findall(r"<w:tr>.*?</w:tr>", content, re.S)
        cells = re.findall(r"<w:tc>.*?</w:tc>", rows[2], re.S)
        short = rows[2].replace(cells[0], "").replace("<w:tr>", '<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>')
        return content.replace(rows[2], short)

    edited("grid-before.docx", text(), "word/document.xml", indented)

    def controls(content):
        return content.replace(
            "<w:r><w:t>офлайн</w:t></w:r>",
            '<w:sdt><w:sdtPr><w:dropDownList/></w:sdtPr><w:sdtContent><w:r><w:t>офлайн</w:t></w:r></w:sdtContent></w:sdt>', 1,
        ).replace(
            "<w:r><w:t>цифровая</w:t></w:r>",
            '<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>Выберите элемент.</w:t></w:r></w:sdtContent></w:sdt>', 1,
        )

    edited("content-controls.docx", text(), "word/document.xml", controls)

    def numbered(content):
        return content.replace("<w:r><w:t>письмо</w:t></w:r>", '<w:r><w:t>пись</w:t></w:r><w:r><w:softHyphen/><w:t>мо</w:t></w:r><w:proofErr w:type="spellStart"/>', 1)

    edited("soft-hyphens.docx", text(), "word/document.xml", numbered)
    word("written-on-lines.docx", rows=changed(r1c4="прием письменных обращений________"))
    docx.Document().save(path("no-table.docx"))

    def footnote(made, table):
        table.cell(1, 3).paragraphs[0]._p.append(parse_xml(f'<w:r {nsdecls("w")}><w:footnoteReference w:id="2"/></w:r>'))

    word("footnote-mark.docx", shape=footnote)


# ── Text tables ──────────────────────────────────────────────────────────────


def text_tables():
    rows = ROWS
    plain("semicolons-1251.csv", separated(rows, ";"), "cp1251")
    plain("semicolons-utf8.csv", separated(rows, ";"), "utf-8")
    plain("commas-utf8-bom.csv", separated(rows, ","))
    plain("tabs-utf16.txt", separated(rows, "\t"), "utf-16")
    plain("unix-line-ends.csv", separated(rows, ";"), "utf-8", "\n")
    plain("quotes-inside.csv", separated(changed(r1c4='прием "особых" обращений'), ";"))
    plain("unclosed-quote.csv", separated(rows, ";")[:3] + ['4;"не закрыто;учет;сверка;письмо;получение консультации;офлайн'])
    plain("short-lines.csv", separated(rows, ";")[:2] + ["2;" + D])
    plain("sep-line.csv", ["sep=;"] + separated(rows, ";"))


# ── What is refused ──────────────────────────────────────────────────────────


def hostile():
    def doctype(content):
        return content.replace("<worksheet", '<!DOCTYPE a [<!ENTITY b "c">]><worksheet', 1)

    edited("doctype.xlsx", book(), "xl/worksheets/sheet1.xml", doctype)
    # A cell no worksheet has: the reader of worksheets counts past the end of its numbers.
    edited("impossible-cell.xlsx", book(), "xl/worksheets/sheet1.xml",
           lambda content: content.replace('r="B2"', 'r="ZZZZZZZ99999999999"', 1))
    whole = io.BytesIO()
    book().save(whole)
    source = zipfile.ZipFile(whole)

    def with_part(name, part, content):
        with zipfile.ZipFile(path(name), "w", zipfile.ZIP_DEFLATED) as out:
            for entry in source.namelist():
                out.writestr(entry, source.read(entry))
            out.writestr(part, content)

    with_part("macros.xlsm", "xl/vbaProject.bin", b"\xd0\xcf\x11\xe0")
    with_part("embedded-object.xlsx", "xl/embeddings/oleObject1.bin", b"\xd0\xcf\x11\xe0")
    with_part("bomb.xlsx", "xl/worksheets/sheet2.xml", b"<worksheet>" + b" " * (64 << 20))
    with_part("way-out.xlsx", "../../etc/passwd.xml", b"<a/>")
    with open(path("old-excel.xls"), "wb") as file:
        file.write(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    with open(path("encrypted.xlsx"), "wb") as file:
        file.write(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 100)
    with open(path("cut-off.xlsx"), "wb") as file:
        file.write(whole.getvalue()[: len(whole.getvalue()) // 2])
    with open(path("picture.xlsx"), "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n" + b"\0" * 50)
    open(path("empty.xlsx"), "wb").close()


heads_of_all_kinds()
rows_of_all_kinds()
merged_and_repeated()
sheets()
texts()
text_tables()
hostile()
print(len(os.listdir(OUT)))
