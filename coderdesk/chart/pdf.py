"""PDF through pypdfium2: pages drawn into plain bytes, their text, and where each letter stands.

PDFium is one machine for the whole process and may not be entered twice: every call waits its turn at
one gate, where drawing a page goes before reading text.
"""

import ctypes
import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from coderdesk.chart.limits import MAX_DOCUMENTS, MAX_PAGES, MAX_UNPACKED
from coderdesk.chart.pdf_gate import gate
from coderdesk.chart.pdf_letters import Box, boxes_of, letters_of, text_of
from coderdesk.chart.sized import Sized
from coderdesk.chart.step import Step, no_step
from coderdesk.errors import CoderDeskError, PasswordNeeded

LETTER = (612.0, 792.0)

_TAIL = 1 << 16  # a whole PDF says %%EOF within its last bytes; some senders pad them


class PdfPages(Sized):
    """The pages of a PDF in memory; may be used from any thread.

    ``sizes`` are in points, as the page is seen (a page turned by its own ``/Rotate`` is wide).
    Raises `PasswordNeeded` for a protected file, `CoderDeskError` for a damaged one.
    """

    def __init__(self, data: bytes, password: str | None = None) -> None:
        self._pdf: pdfium.PdfDocument | None = None
        if b"%%EOF" not in data[-_TAIL:]:
            raise CoderDeskError(
                "This PDF is cut short: its end is missing.",
                "Fetch the whole file again from where it came.",
            )
        with gate.pass_(drawing=True):
            self._pdf = _open(data, password)
            self._sizes = _sizes(self._pdf)

    def render(self, page: int, width: int, height: int, turn: int = 0) -> bytearray:
        """A page drawn to fit ``width`` by ``height`` pixels, turned by ``turn`` quarters clockwise.

        The bytes are RGB32 (blue, green, red, one unused), ``4 * width`` to a row. A page that cannot
        be read comes back white.
        """
        pixels = bytearray(b"\xff") * (4 * width * height)
        with gate.pass_(drawing=True), self._page(page) as found:
            if found is not None:
                held = (ctypes.c_ubyte * len(pixels)).from_buffer(pixels)
                layout = pdfium_c.FPDFBitmap_BGRx
                bitmap = pdfium_c.FPDFBitmap_CreateEx(width, height, layout, held, 4 * width)
                pdfium_c.FPDF_RenderPageBitmap(
                    bitmap, found.raw, 0, 0, width, height, turn, pdfium_c.FPDF_ANNOT
                )
                pdfium_c.FPDFBitmap_Destroy(bitmap)
        return pixels

    def text(self, page: int) -> str:
        """The text of a page, lines ended by newlines."""
        with gate.pass_(drawing=False), self._page(page) as found:
            return text_of(found) if found is not None else ""

    def words(self, page: int) -> tuple[str, tuple[Box | None, ...]]:
        """The text of a page and the box of each of its letters; None where a letter has no place."""
        with gate.pass_(drawing=False), self._page(page) as found:
            if found is None:
                return "", ()
            text, kept = letters_of(found)
            return text, boxes_of(found, kept, self._sizes[page])

    def texts(self, step: Step = no_step) -> tuple[str, ...]:
        """The text of every page, so that drawing goes between them; ``step`` may stop it."""
        found = []
        for page in range(self.page_count):
            step(page, self.page_count)
            found.append(self.text(page))
        step(self.page_count, self.page_count)
        return tuple(found)

    def unlocked(self) -> bytes:
        """The same PDF without its password, to be kept in the encrypted work file."""
        kept = io.BytesIO()
        with gate.pass_(drawing=False):
            if self._pdf is not None:
                self._pdf.save(kept, flags=pdfium_c.FPDF_REMOVE_SECURITY)
        return kept.getvalue()

    def attachments(self) -> tuple[tuple[str, bytes], ...]:
        """The files attached to the PDF, by name, within the limits of what is unpacked."""
        found: list[tuple[str, bytes]] = []
        size = 0
        with gate.pass_(drawing=False):
            if self._pdf is None:
                return ()
            count = self._pdf.count_attachments()
            for number in range(min(count, MAX_DOCUMENTS)):
                try:
                    held = self._pdf.get_attachment(number)
                    data = bytes(held.get_data())
                except pdfium.PdfiumError:
                    continue
                size += len(data)
                if size > MAX_UNPACKED:
                    break
                found.append((held.get_name(), data))
        return tuple(found)

    @property
    def protected(self) -> bool:
        """Whether the file is encrypted, with a password or without."""
        with gate.pass_(drawing=False):
            return (
                self._pdf is not None and pdfium_c.FPDF_GetSecurityHandlerRevision(self._pdf.raw) >= 0
            )

    def close(self) -> None:
        """Give the document back; pages drawn later are white."""
        with gate.pass_(drawing=True):
            if self._pdf is not None:
                self._pdf.close()
            self._pdf = None

    def __del__(self) -> None:
        self.close()  # else the library would close it behind the gate's back

    @contextmanager
    def _page(self, number: int) -> Iterator[Any]:
        page = None
        try:
            page = self._pdf[number] if self._pdf is not None else None
        except pdfium.PdfiumError:
            page = None
        try:
            yield page
        finally:
            if page is not None:
                page.close()


def text_of_pages(data: bytes, step: Step = no_step) -> tuple[str, ...]:
    """The text of every page of a PDF that needs no password."""
    pages = PdfPages(data)
    try:
        return pages.texts(step)
    finally:
        pages.close()


def _open(data: bytes, password: str | None) -> pdfium.PdfDocument:
    try:
        pdf = pdfium.PdfDocument(data, password=password)
    except pdfium.PdfiumError as error:
        if error.err_code == pdfium_c.FPDF_ERR_PASSWORD:
            raise PasswordNeeded(wrong=password is not None) from None
        if error.err_code == pdfium_c.FPDF_ERR_SECURITY:
            raise CoderDeskError(
                "This PDF is protected in a way CoderDesk cannot open.",
                "Ask the sender for a copy without it.",
            ) from None
        raise _damaged() from None
    if not 0 < len(pdf) <= MAX_PAGES:
        pdf.close()
        raise _damaged()
    return pdf


def _damaged() -> CoderDeskError:
    return CoderDeskError(
        "This PDF is damaged and cannot be opened.", "Fetch it again from where it came."
    )


def _sizes(pdf: pdfium.PdfDocument) -> tuple[tuple[float, float], ...]:
    size, found = pdfium_c.FS_SIZEF(), []
    for page in range(len(pdf)):
        if (
            pdfium_c.FPDF_GetPageSizeByIndexF(pdf.raw, page, size)
            and size.width > 1
            and size.height > 1
        ):
            found.append((float(size.width), float(size.height)))
        else:
            found.append(LETTER)
    return tuple(found)
