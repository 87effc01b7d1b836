"""Reads all cells of a file as a peer does; prints CPU seconds, peak kilobytes, rows.

peers.py openpyxl|openpyxl-read-only|python-docx FILE
"""
import resource
import sys
import time

name, path = sys.argv[1:]
if name == "python-docx":
    import docx
else:
    import openpyxl

began = time.process_time()
if name == "python-docx":
    table = max(docx.Document(path).tables, key=lambda table: len(table.rows))
    rows = [[cell.text for cell in row.cells] for row in table.rows]
else:
    book = openpyxl.load_workbook(path, read_only=name.endswith("read-only"), data_only=True)
    sheet = book.worksheets[0]
    rows = [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
print(time.process_time() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, len(rows))
