"""PDF through pypdfium2: pages drawn into plain bytes, their text, and where each letter stands.

PDFium is one machine for the whole process and may not be entered twice: every call waits its turn at
one gate, where drawing a page goes before reading text.
"""

import ctypes
import io
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeAlias

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from coderdesk.chart.limits import MAX_DOCUMENTS, MAX_PAGES, MAX_UNPACKED
from coderdesk.chart.step import Step, no_step
from coderdesk.errors import CoderDeskError, PasswordNeeded

Box: TypeAlias = tuple[float, float, float, float]
"""Left, top, right, bottom in points from the top left corner of the page as it is seen."""
LETTER = (612.0, 792.0)

_FINE = 1000  # device units a point when a place on the page is asked of PDFium
_UNSEEN = frozenset([*map(chr, range(0x20)), "\x7f", "\ufeff", "\uffff"]) - {"\t", "\n"}
# PDFium joins a word that a hyphen divides at a line's end, and leaves a mark where the hyphen was.
_AS_SEEN = str.maketrans(
    {**dict.fromkeys("\x0b\x0c\x85\u2028\u2029", "\n"), **dict.fromkeys("\x02\ufffe", "-")}
)
_WITHOUT_UNSEEN = str.maketrans(dict.fromkeys(_UNSEEN))
_TAIL = 1 << 16  # a whole PDF says %%EOF within its last bytes; some senders pad them


class _Gate:
    """A lock with an express lane."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._inside: int | None = None
        self._depth = 0
        self._drawing = 0

    @contextmanager
    def pass_(self, *, drawing: bool) -> Iterator[None]:
        """Wait for the turn; text waits while any page wants to be drawn."""
        me = threading.get_ident()
        with self._changed:
            self._drawing += drawing
            while self._inside not in (None, me) or (
                not drawing and self._drawing and self._inside != me
            ):
                self._changed.wait()
            self._drawing -= drawing
            self._inside, self._depth = me, self._depth + 1
        try:
            yield
        finally:
            with self._changed:
                self._depth -= 1
                if not self._depth:
                    self._inside = None
                    self._changed.notify_all()


_gate = _Gate()


class PdfPages:
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
        with _gate.pass_(drawing=True):
            self._pdf = _open(data, password)
            self._sizes = _sizes(self._pdf)

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    def size(self, page: int) -> tuple[float, float]:
        """Width and height of a page, counted from 0, in points."""
        return self._sizes[page]

    def render(self, page: int, width: int, height: int, turn: int = 0) -> bytearray:
        """A page drawn to fit ``width`` by ``height`` pixels, turned by ``turn`` quarters clockwise.

        The bytes are RGB32 (blue, green, red, one unused), ``4 * width`` to a row. A page that cannot
        be read comes back white.
        """
        pixels = bytearray(b"\xff") * (4 * width * height)
        with _gate.pass_(drawing=True), self._page(page) as found:
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
        with _gate.pass_(drawing=False), self._page(page) as found:
            return _raw_text(found).translate(_WITHOUT_UNSEEN) if found is not None else ""

    def words(self, page: int) -> tuple[str, tuple[Box | None, ...]]:
        """The text of a page and the box of each of its letters; None where a letter has no place."""
        with _gate.pass_(drawing=False), self._page(page) as found:
            if found is None:
                return "", ()
            text, kept = _letters(found)
            return text, _boxes(found, kept, self._sizes[page])

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
        with _gate.pass_(drawing=False):
            if self._pdf is not None:
                self._pdf.save(kept, flags=pdfium_c.FPDF_REMOVE_SECURITY)
        return kept.getvalue()

    def attachments(self) -> tuple[tuple[str, bytes], ...]:
        """The files attached to the PDF, by name, within the limits of what is unpacked."""
        found: list[tuple[str, bytes]] = []
        size = 0
        with _gate.pass_(drawing=False):
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
        with _gate.pass_(drawing=False):
            return (
                self._pdf is not None and pdfium_c.FPDF_GetSecurityHandlerRevision(self._pdf.raw) >= 0
            )

    def close(self) -> None:
        """Give the document back; pages drawn later are white."""
        with _gate.pass_(drawing=True):
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


def _letters(page: Any) -> tuple[str, Sequence[int]]:
    """The text of a page and, for each letter kept, PDFium's number for it."""
    text = _raw_text(page)
    if not _UNSEEN.intersection(text):
        return text, range(len(text))
    kept = [at for at, letter in enumerate(text) if letter not in _UNSEEN]
    return "".join(text[at] for at in kept), kept


def _raw_text(page: Any) -> str:
    """The text of a page, a letter for each of PDFium's."""
    source = page.get_textpage()
    try:
        raw, count = source.raw, pdfium_c.FPDFText_CountChars(source.raw)
        buffer = (ctypes.c_ushort * (2 * count + 2))()
        got = pdfium_c.FPDFText_GetText(raw, 0, count, buffer) if count > 0 else 0
        text = bytes(buffer)[: 2 * max(0, got - 1)].decode("utf-16-le", "replace")
        if len(text) != count:  # PDFium left letters out: ask for each
            text = "".join(_letter(pdfium_c.FPDFText_GetUnicode(raw, at)) for at in range(count))
    finally:
        source.close()
    return text.translate(_AS_SEEN)


def _letter(number: int) -> str:
    lone_surrogate = 0xD800 <= number <= 0xDFFF  # noqa: PLR2004 - the range that UTF-16 keeps for pairs
    return "\ufffd" if lone_surrogate else chr(number)


def _boxes(page: Any, kept: Sequence[int], size: tuple[float, float]) -> tuple[Box | None, ...]:
    place = _placing(page, size)
    rect, box_of = pdfium_c.FS_RECTF(), pdfium_c.FPDFText_GetLooseCharBox
    found: list[Box | None] = []
    source = page.get_textpage()
    try:
        raw = source.raw
        for at in kept:
            if not box_of(raw, at, rect) or rect.right <= rect.left:
                found.append(None)
                continue
            x0, y0 = place(rect.left, rect.top)
            x1, y1 = place(rect.right, rect.bottom)
            found.append((min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))
    finally:
        source.close()
    return tuple(found)


def _placing(page: Any, size: tuple[float, float]) -> Any:
    """How a place in the PDF's own units is seen: cropped, turned, counted from the top left."""
    width, height = round(size[0] * _FINE), round(size[1] * _FINE)
    x, y = ctypes.c_int(), ctypes.c_int()

    def seen(at: tuple[float, float]) -> tuple[float, float]:
        pdfium_c.FPDF_PageToDevice(page.raw, 0, 0, width, height, 0, *at, x, y)
        return x.value / _FINE, y.value / _FINE

    # Three corners settle the whole mapping; asking PDFium for every letter would take twice as long.
    far = 1000.0
    x0, y0 = seen((0.0, 0.0))
    (x1, y1), (x2, y2) = seen((far, 0.0)), seen((0.0, far))
    a, b, c, d = (x1 - x0) / far, (x2 - x0) / far, (y1 - y0) / far, (y2 - y0) / far

    def place(across: float, up: float) -> tuple[float, float]:
        return x0 + a * across + b * up, y0 + c * across + d * up

    return place
