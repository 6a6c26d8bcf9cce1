"""Where the links of a painted note lie."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextLine

from coderdesk.gui.parts import Rich

Link = tuple[int, int, str]
"""A half-open span of the text and the code it leads to."""


def _x(line: QTextLine, position: int) -> float:
    found: Any = line.cursorToX(position)  # a pair, whatever the stub says
    return float(found[0] if isinstance(found, tuple) else found)


def link_box(text: Rich, link: Link) -> QRectF:
    """The rectangle of a link, relative to the top left corner of its text."""
    start, end, _code = link
    line = text.layout.lineForTextPosition(start)
    if not line.isValid():
        return QRectF()
    left, right = _x(line, start), _x(line, min(end, line.textStart() + line.textLength()))
    return QRectF(left, line.lineNumber() * text.leading, right - left, text.leading)


def link_under(text: Rich, links: Sequence[Link], x: float, y: float) -> int:
    """Which link lies under a point relative to the top left corner of the text; -1 for none."""
    return next((n for n, link in enumerate(links) if link_box(text, link).contains(x, y)), -1)
