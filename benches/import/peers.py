"""Reads all cells of a file as a peer does; prints CPU seconds, peak kilobytes, rows."""
import resource
import sys
import time

began = time.process_time()
path = sys.argv[1]
if path.endswith(".xlsx"):
    import openpyxl

    sheet = openpyxl.load_workbook(path, read_only=True, data_only=True).worksheets[0]
    rows = [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
else:
    import docx

    table = max(docx.Document(path).tables, key=lambda table: len(table.rows))
    rows = [[cell.text for cell in row.cells] for row in table.rows]
print(time.process_time() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, len(rows))
