"""Plain text: which encoding, which line ends, where the pages break."""

import codecs
import math
import re
from collections.abc import Sequence
from itertools import accumulate, pairwise

from coderdesk.chart.limits import MAX_TEXT, MEGABYTE
from coderdesk.errors import CoderDeskError

LINES_A_PAGE = 60
LINE_WIDTH = 90  # where a long line would wrap on paper, in characters
_ROOM_FOR_A_PARAGRAPH = 12  # a page may end this many lines early rather than cut a paragraph

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 4096
_HALF_OF_PAIRS = 0.4  # Latin text in UTF-16 has a zero in nearly every pair
_FEW_CONTROLS = 0.002  # a stray control character in a long note is no sign of a binary file
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x7f]")
_DROPPED = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufeff]")


def decode(data: bytes) -> str | None:
    """The text of a file whose encoding is not named, or None when it is not text.

    Byte-order marks first, then UTF-16 by its zeros, then UTF-8, then Windows-1252.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _judge(data[len(mark) :].decode(encoding, "replace"))
    guess = _sixteen(data)
    if guess:
        return _judge(data.decode(guess, "replace"))
    if b"\x00" in data[:_SAMPLE]:
        return None
    try:
        return _judge(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _judge(_windows(data))


def clean(text: str) -> str:
    """The same words with plain line ends and without characters that cannot be drawn."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n")
    text = text.replace("\x85", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return _DROPPED.sub("", text)


def paginate(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text without its form feeds, and the span of each page in it.

    Pages end at form feeds; where there are none, after about 60 printed lines, at a blank line if
    one is near. Spans touch, so that each character has one page.
    """
    leaves = [leaf.strip("\n") for leaf in text.split("\f")]
    leaves = [leaf + "\n" for leaf in leaves if leaf.strip()] or ["\n"]
    breaks = list(accumulate(map(len, leaves)))[:-1]
    whole = "".join(leaves)
    return whole, pages_between(whole, breaks)


def pages_between(text: str, breaks: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """The spans of pages that end at these places, long ones cut further; pages without words join.

    Raises `CoderDeskError` for a text too long to be shown.
    """
    if len(text) > MAX_TEXT:
        message = f"The text has {len(text) // MEGABYTE} million characters, more than can be shown."
        raise CoderDeskError(message, "Split it into parts at its source.")
    kept = [0]
    for at in breaks:
        if kept[-1] < at < len(text) and text[kept[-1] : at].strip() and text[at:].strip():
            kept.append(at)
    spans: list[tuple[int, int]] = []
    for start, end in pairwise([*kept, len(text)]):
        at = start
        for page in _break(text[start:end]):
            spans.append((at, at + len(page)))
            at += len(page)
    return tuple(spans)


def _judge(text: str) -> str | None:
    sample = text[: 16 * _SAMPLE]
    if len(_CONTROLS.findall(sample)) > max(2, len(sample) * _FEW_CONTROLS):
        return None
    return text


def _sixteen(data: bytes) -> str:
    sample = data[:_SAMPLE]
    pairs = len(sample) // 2
    if pairs < 2:  # noqa: PLR2004 - one pair proves nothing
        return ""
    low, high = sample[0::2].count(0) / pairs, sample[1::2].count(0) / pairs
    if high > _HALF_OF_PAIRS > low:
        return "utf-16-le"
    if low > _HALF_OF_PAIRS > high:
        return "utf-16-be"
    return ""


def _windows(data: bytes) -> str:
    """Windows-1252 has five holes; a hole becomes the replacement character."""
    return data.decode("cp1252", "replace")


def _break(leaf: str) -> list[str]:
    """One leaf cut into pages of at most `LINES_A_PAGE` printed lines, unless it nearly fits."""
    lines = leaf.splitlines(keepends=True)
    heights = [max(1, math.ceil(len(line.rstrip()) / LINE_WIDTH)) for line in lines]
    pages, first, used, blank = [], 0, 0, 0
    for at, height in enumerate(heights):
        if used + height > LINES_A_PAGE and at > first:
            near = sum(heights[blank:at]) <= _ROOM_FOR_A_PARAGRAPH
            cut = blank if blank > first and near else at
            pages.append("".join(lines[first:cut]))
            first, used = cut, sum(heights[cut:at])
        used += height
        if not lines[at].strip():
            blank = at + 1
    pages.append("".join(lines[first:]))
    return pages
