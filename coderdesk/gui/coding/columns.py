"""Where the columns of a part stand at a width; the title takes what the others leave."""

from functools import lru_cache

from PySide6.QtCore import QRect

from coderdesk.domain.edit import Part
from coderdesk.gui.parts import look

ROW, HEAD, COLUMN_HEAD = 28, 32, 24  # heights in pixels at 100 %
LEFT = 48  # where what unfolds under a line begins
_WIDTHS = {"seq": 40, "code": 84, "poa": 44, "date": 56, "modifiers": 76, "units": 48, "points": 80}
_NARROW = {"seq": 36, "modifiers": 54, "units": 42, "points": 58}
_EVIDENCE, _COUNT, _SHORT = 88, 46, 40
MIDDLE: dict[Part, tuple[str, ...]] = {
    Part.DIAGNOSES: ("poa",),
    Part.PROCEDURES: ("date",),
    Part.SERVICES: ("modifiers", "units", "points"),
}


@lru_cache(maxsize=64)
def columns(
    part: Part, width: int, scale: float, *, wide: bool, poa: bool
) -> dict[str, tuple[int, int]]:
    """Left edge and width of each column in pixels, for a view of this width."""
    middle = tuple(name for name in MIDDLE[part] if name != "poa" or poa)
    sizes = {name: _WIDTHS[name] if wide else _NARROW.get(name, _WIDTHS[name]) for name in
             ("seq", "code", *middle)}  # fmt: skip
    service = part is Part.SERVICES
    sizes["evidence"] = (_COUNT if service else _EVIDENCE) if wide else (_SHORT if service else _COUNT)
    pixels = {name: round(size * scale) for name, size in sizes.items()}
    pixels["title"] = max(20, width - sum(pixels.values()))
    found, at = {}, 0
    for name in ("seq", "code", "title", *middle, "evidence"):
        found[name] = (at, pixels[name])
        at += pixels[name]
    return found


def cell(rect: QRect, place: tuple[int, int]) -> QRect:
    """The part of a row that a column takes."""
    return QRect(rect.left() + place[0], rect.top(), place[1], rect.height())


def plain() -> int:
    """The height of a plain line, in pixels."""
    return look().px(ROW)
