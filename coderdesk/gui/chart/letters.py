"""The faces in which the record is set, and how its author's own styles are drawn."""

from PySide6.QtGui import QFont, QTextCharFormat

from coderdesk.domain.chart import StyleKind
from coderdesk.gui.chart.reflow import Shape
from coderdesk.gui.theme import look

_SEMIBOLD = 600
_HEAD_SPACING = 103  # percent; headings in capitals want air


def font_of(shape: Shape, zoom: float) -> QFont:
    """The face of a kind of block; ``zoom`` multiplies its size."""
    font = look().font("record")
    sizes = {Shape.TITLE: 20.0, Shape.META: 13.0, Shape.HEAD: 13.5}
    font.setPixelSize(max(6, round(look().px(sizes.get(shape, 15.0)) * zoom)))
    if shape in (Shape.TITLE, Shape.HEAD):
        font.setWeight(QFont.Weight(_SEMIBOLD))
    if shape is Shape.HEAD:
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, _HEAD_SPACING)
    return font


def format_of(kind: StyleKind) -> QTextCharFormat:
    """How words that the author set apart are drawn."""
    made = QTextCharFormat()
    if kind in (StyleKind.BOLD, StyleKind.HEAD):
        made.setFontWeight(_SEMIBOLD)
    elif kind is StyleKind.ITALIC:
        made.setFontItalic(True)
    else:
        made.setFontUnderline(True)
    return made
