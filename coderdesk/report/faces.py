"""The faces a report is set in, how wide their words are, and what stands in for a missing sign."""

import re
import threading
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from unicodedata import category, normalize

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from coderdesk.paths import shipped

BOX = "\u25a1"  # Inter holds it; it stands for what no face holds

_lock = threading.Lock()
_held: dict[str, frozenset[int]] = {}
_blank = re.compile(r"[ \t\r\n\f\v\u2028\u2029]+")
_halves = re.compile(r"[\ud800-\udfff]")


class Face(StrEnum):
    """A font file under ``resources/fonts``, named as the PDF names it."""

    SANS = "Inter-Regular"
    STRONG = "Inter-SemiBold"
    MONO = "JetBrainsMono-Bold"
    SERIF = "SourceSerif4-Regular"
    SERIF_STRONG = "SourceSerif4-Semibold"


_FOLDERS = {
    Face.SANS: "inter",
    Face.STRONG: "inter",
    Face.MONO: "jetbrains-mono",
    Face.SERIF: "source-serif",
    Face.SERIF_STRONG: "source-serif",
}
_NEXT = {
    Face.SANS: (Face.SANS,),
    Face.STRONG: (Face.STRONG,),
    Face.MONO: (Face.MONO, Face.STRONG),
    Face.SERIF: (Face.SERIF, Face.SANS),
    Face.SERIF_STRONG: (Face.SERIF_STRONG, Face.SANS),
}


@dataclass(frozen=True, slots=True)
class Run:
    """Signs of one face; ``said`` is what they stand for when that is not what is drawn."""

    text: str
    face: Face
    said: str = ""


def _signs(face: Face) -> frozenset[int]:
    """The signs a face holds; reportlab comes to know the face when it is first asked for."""
    with _lock:
        if face not in _held:
            path = shipped("resources", "fonts", _FOLDERS[face], f"{face}.ttf")
            # Only the signs in use go into the file, so that a page stays small enough to mail.
            font = TTFont(face.value, str(path), asciiReadable=False)
            pdfmetrics.registerFont(font)
            signs = {sign for sign in font.face.charToGlyph if category(chr(sign)) != "Cc"}
            _held[face] = frozenset(signs) | {0xA0}
        return _held[face]


def tidy(text: str) -> str:
    """The text on one line: blanks and line ends as one space, accents joined to their letters."""
    return normalize("NFC", _halves.sub("\ufffd", _blank.sub(" ", text))).strip()


@lru_cache(maxsize=4096)
def runs(text: str, face: Face) -> tuple[Run, ...]:
    """The text cut where the face changes; a sign that no face holds becomes a box that keeps it."""
    held = _signs(face)
    if all(ord(sign) in held for sign in text):
        return (Run(text, face),)
    found: list[Run] = []
    for sign in text:
        run = _run(sign, face)
        last = found[-1] if found else None
        if not run.text:
            if last:
                found[-1] = Run(last.text, last.face, (last.said or last.text) + run.said)
        elif last and last.face is run.face and not last.said and not run.said:
            found[-1] = Run(last.text + run.text, run.face)
        else:
            found.append(run)
    return tuple(found)


def _run(sign: str, face: Face) -> Run:
    """One sign: as it is, in a neighbouring face, spelled out, or as a box; joiners take no room."""
    for candidate in _NEXT[face]:
        if ord(sign) in _signs(candidate):
            return Run(sign, candidate)
    if category(sign) in {"Mn", "Me", "Cf", "Cc", "Sk"}:
        return Run("", face, sign)
    plain = normalize("NFKC", sign)
    if plain != sign and all(ord(part) in _signs(face) for part in plain):
        return Run(plain, face, sign)
    _signs(Face.SANS)  # the box is drawn in it, whether or not it was asked for before
    return Run(BOX, Face.SANS, sign)


def lacks(text: str, face: Face) -> bool:
    """Whether a box stands somewhere in the text."""
    return any(run.text == BOX and run.said for run in runs(text, face))


@lru_cache(maxsize=16384)
def _advance(text: str, face: Face) -> float:
    """The width of the text at a size of one."""
    parts = runs(text, face)
    return sum(float(pdfmetrics.stringWidth(run.text, run.face.value, 1)) for run in parts)


def forget() -> None:
    """Let go of the words that were measured: they are the record's."""
    runs.cache_clear()
    _advance.cache_clear()


def advance(text: str, face: Face, size: float) -> float:
    """The width of the text in points."""
    return _advance(text, face) * size
