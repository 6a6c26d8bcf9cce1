"""The letters of a PDF page: its text, and where each stands. Callers stand inside the gate."""

import ctypes
from collections.abc import Sequence
from typing import Any, TypeAlias

import pypdfium2.raw as pdfium_c

Box: TypeAlias = tuple[float, float, float, float]
"""Left, top, right, bottom in points from the top left corner of the page as it is seen."""

_FINE = 1000  # device units a point when a place on the page is asked of PDFium
_UNSEEN = frozenset([*map(chr, range(0x20)), "\x7f", "\ufeff", "\uffff"]) - {"\t", "\n"}
# PDFium joins a word that a hyphen divides at a line's end, and leaves a mark where the hyphen was.
_AS_SEEN = str.maketrans(
    {**dict.fromkeys("\x0b\x0c\x85\u2028\u2029", "\n"), **dict.fromkeys("\x02\ufffe", "-")}
)
_WITHOUT_UNSEEN = str.maketrans(dict.fromkeys(_UNSEEN))


def text_of(page: Any) -> str:
    """The text of a page, lines ended by newlines."""
    return _raw_text(page).translate(_WITHOUT_UNSEEN)


def letters_of(page: Any) -> tuple[str, Sequence[int]]:
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


def boxes_of(page: Any, kept: Sequence[int], size: tuple[float, float]) -> tuple[Box | None, ...]:
    """The box of each letter, by PDFium's number for it, on a page of this size in points."""
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
