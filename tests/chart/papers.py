"""Small charts made up for the tests."""

import io

from pypdf import PdfReader, PdfWriter
from reportlab.lib.pagesizes import letter
from reportlab.pdfgen.canvas import Canvas

SUMMARY = """DISCHARGE SUMMARY
Lakemont General Hospital (invented)
Admitted: 09/12/2026   Discharged: 09/18/2026
DOB: 02/03/1958

REASON FOR ADMISSION
Shortness of breath and leg swelling for four days.

HOSPITAL COURSE
Found to be in acute on chronic diastolic heart failure.

PAST MEDICAL HISTORY: hypertension, former smoker.

DISCHARGE MEDICATIONS
Furosemide 40 mg daily.

Electronically signed by S. Okafor, MD on 09/19/2026 11:42
"""


def pdf(*pages: str, turned: int = 0) -> bytes:
    """A PDF with these words on its pages, from 72 points left and 92 points below the top."""
    kept = io.BytesIO()
    canvas = Canvas(kept, pagesize=letter)
    for words in pages or ("one page",):
        canvas.setFont("Helvetica", 12)
        for at, line in enumerate(words.splitlines()):
            canvas.drawString(72, 700 - 16 * at, line)
        canvas.showPage()
    canvas.save()
    if not turned:
        return kept.getvalue()
    writer = PdfWriter()
    for page in PdfReader(kept).pages:
        writer.add_page(page).rotate(turned)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def locked(data: bytes, password: str) -> bytes:
    """The same PDF encrypted with AES-256."""
    writer = PdfWriter(clone_from=io.BytesIO(data))
    writer.encrypt(password, "owner", algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
