"""Checks PDF files against PDF/A-2b with pdf_oxide, which knows nothing of the program that wrote them.

Before the files it checks itself: one of them with its claim taken away has to fail, else the check proves nothing.
"""

import sys
import tempfile

import pdf_oxide


def findings(path):
    """What keeps the file from being PDF/A-2b."""
    found = pdf_oxide.PdfDocument(path).validate_pdf_a("2b")
    return found["errors"] if not found["valid"] else []


def check_the_check(path):
    with open(path, "rb") as file:
        bare = file.read().replace(b"pdfaid:part", b"pdfaid:tarp")
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(bare)
        file.flush()
        if not findings(file.name):
            sys.exit("the check takes a file that does not claim to be PDF/A")


def main(paths):
    if not paths:
        sys.exit("no PDF to check")
    check_the_check(paths[0])
    failed = False
    for path in paths:
        found = findings(path)
        failed |= bool(found)
        print(f"{path}: {'; '.join(found) or 'PDF/A-2b'}")
    sys.exit(failed)


main(sys.argv[1:])
