"""Small charts for the pane, in memory."""

import datetime as dt
import io

from reportlab.lib.pagesizes import letter
from reportlab.pdfgen.canvas import Canvas

from coderdesk.chart.pdf import PdfPages
from coderdesk.chart.reader import read_document
from coderdesk.domain.chart import Document, Media
from coderdesk.domain.work import DocumentRow, Found

SUMMARY = """Discharge Summary
Lakemont General Hospital (invented)
Electronically signed by S. Okafor, MD, 09/18/2026

HOSPITAL COURSE
She was found to be in acute on chronic diastolic heart failure and was diuresed with furosemide.
Potassium fell to 2.9; hypokalemia was repleted.

DISCHARGE DIAGNOSES
1. Acute on chronic diastolic heart failure
2. Hypokalemia, resolved

DISPOSITION
Home, self care.
"""
NURSE = """Nutrition Assessment
09/14/2026 M. Ruiz, RD

ASSESSMENT
BMI 34.2, class 1 obesity. No heart disease in the diet history.
"""


def pdf(*pages: str) -> bytes:
    """A PDF with these lines on its pages."""
    kept = io.BytesIO()
    canvas = Canvas(kept, pagesize=letter)
    for words in pages:
        canvas.setFont("Helvetica", 12)
        for at, line in enumerate(words.splitlines()):
            canvas.drawString(72, 700 - 16 * at, line)
        canvas.showPage()
    canvas.save()
    return kept.getvalue()


def documents() -> dict[int, Document]:
    """A summary, a note by a dietitian and a PDF of three pages, by id."""
    sources = (
        SUMMARY.encode(),
        NURSE.encode(),
        pdf("PROGRESS NOTE\n09/13/2026\nheart failure improving", "second page", "third heart"),
    )
    return {number: read_document(data, "note")[0] for number, data in enumerate(sources, 1)}


def row_of(number: int, document: Document, **changes: object) -> DocumentRow:
    """The document as the store lists it."""
    return DocumentRow(
        number,
        "E1",
        document.title,
        document.kind,
        document.media,
        document.date or dt.date(2026, 9, 1),
        document.author,
        document.page_count,
        document.sha256,
        len(document.data),
        **changes,  # type: ignore[arg-type]
    )


def pages_of(document: Document) -> PdfPages | None:
    """What the workflow hands over with a document."""
    return PdfPages(document.data) if document.media is Media.PDF else None


def find(shelf: dict[int, Document], words: str) -> tuple[Found, ...]:
    """Where words stand in the chart, as the store finds them."""
    found = []
    for number, document in shelf.items():
        at = document.text.casefold().find(words.casefold()) if words else -1
        while at >= 0:
            start = max(0, at - 10)
            snippet = document.text[start : at + 40].replace("\n", " ")
            marks = ((at - start, at - start + len(words)),)
            page = document.page_of(at)
            found.append(Found(number, document.title, page, at, at + len(words), snippet, marks))
            at = document.text.casefold().find(words.casefold(), at + 1)
    return tuple(found)
