"""The three voices: the desk speaks sans, a code is mono, what the record says is serif."""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtGui import QFont, QFontDatabase

from coderdesk.paths import shipped

SANS, MONO, SERIF = "Inter", "JetBrains Mono", "Source Serif 4"
_HINTS = {
    SANS: QFont.StyleHint.SansSerif,
    MONO: QFont.StyleHint.Monospace,
    SERIF: QFont.StyleHint.Serif,
}  # what stands in when a font is missing


@dataclass(frozen=True, slots=True)
class Role:
    """One use of type: sizes in pixels at 100 %, letter spacing in per cent."""

    family: str
    size: float
    weight: int
    leading: int
    spacing: float = 100


ROLES: dict[str, Role] = {
    "display": Role(SANS, 22, 600, 30, 98.5),
    "title": Role(SANS, 15, 600, 20, 99.5),
    "title-plain": Role(SANS, 15, 400, 20, 99.5),  # what is typed into a large field
    "body": Role(SANS, 13, 400, 18),
    "strong": Role(SANS, 13, 600, 18),
    "figure": Role(SANS, 13, 400, 18),  # numbers and dates in columns
    "figure-small": Role(SANS, 12, 400, 16),
    "small": Role(SANS, 12, 400, 16),
    "small-strong": Role(SANS, 12, 600, 16),
    "micro": Role(SANS, 11, 500, 14, 101),
    "key": Role(SANS, 10.5, 500, 14),
    "code": Role(MONO, 13, 700, 18),
    "code-plain": Role(MONO, 12.5, 500, 18),
    "code-large": Role(MONO, 20, 700, 26, 98),
    "record": Role(SERIF, 15, 400, 22),
    "record-small": Role(SERIF, 14, 400, 20),
}


@lru_cache(maxsize=1)
def load_fonts() -> tuple[str, ...]:
    """Register the fonts that ship, once; the families found come back."""
    found: list[str] = []
    for path in sorted(shipped("resources", "fonts").rglob("*.ttf")):
        number = QFontDatabase.addApplicationFont(str(path))
        found += QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=128)
def _font(role: str, scale: float) -> QFont:
    it = ROLES[role]
    font = QFont(it.family)
    font.setStyleHint(_HINTS[it.family])
    font.setPixelSize(max(1, round(it.size * scale)))
    font.setWeight(QFont.Weight(it.weight))
    font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, it.spacing)
    font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    if role.startswith("figure"):  # not everywhere: tabular figures widen the hyphen of ICD-10-CM
        font.setFeature(QFont.Tag("tnum"), 1)
    if it.family == MONO:  # letters of a code never join
        font.setFeature(QFont.Tag("calt"), 0)
    return font


def font_of(role: str, scale: float) -> QFont:
    """The font of a role at a text scale; a copy, since a cached QFont would be shared."""
    return QFont(_font(role, scale))
