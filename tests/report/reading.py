"""Reading a PDF back, as a stranger's program would."""

from io import BytesIO
from typing import Any

from pypdf import PdfReader


def reader(pdf: bytes) -> PdfReader:
    return PdfReader(BytesIO(pdf))


def texts(pdf: bytes) -> list[str]:
    """The text of each page, blanks made one."""
    return [" ".join(page.extract_text().split()) for page in reader(pdf).pages]


def fonts(pdf: bytes) -> set[str]:
    """The base fonts of all pages, and whether each is embedded."""
    found = set()
    for page in reader(pdf).pages:
        shelf: Any = page["/Resources"]
        for entry in shelf["/Font"].values():
            font = entry.get_object()
            embedded = "/FontFile2" in font["/FontDescriptor"] if "/FontDescriptor" in font else False
            found.add(
                f"{font['/BaseFont'].split('+')[-1]} {'embedded' if embedded else 'NOT EMBEDDED'}"
            )
    return found
