"""How each voice is set, and where its lines break. Greys are few and dark enough to survive a fax."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from coderdesk.report.faces import Face, advance, tidy
from coderdesk.report.paper import Voice

INK = 0.0
SOFT = 0.32
LINE = 0.62
WHITE = 1.0

FEW = 3  # lines; longer texts hide a short last line
SHORT = 5.0  # a fifth of the measure


@dataclass(frozen=True, slots=True)
class Type:
    """Face, size and leading in points, and grey from 0 (black) to 1."""

    face: Face
    size: float
    leading: float
    grey: float = INK


TYPES = {
    Voice.TITLE: Type(Face.STRONG, 17, 20),
    Voice.SUBTITLE: Type(Face.SANS, 9, 11, SOFT),
    Voice.HOUSE: Type(Face.STRONG, 9, 11),
    Voice.LABEL: Type(Face.SANS, 7, 10, SOFT),
    Voice.VALUE: Type(Face.SANS, 9, 11),
    Voice.SUBJECT: Type(Face.STRONG, 9, 11),
    Voice.PART: Type(Face.STRONG, 9.5, 12),
    Voice.TAIL: Type(Face.SANS, 7.5, 10, SOFT),
    Voice.HEAD: Type(Face.SANS, 7, 9, SOFT),
    Voice.SEQUENCE: Type(Face.SANS, 8.5, 10.5, SOFT),
    Voice.BODY: Type(Face.SANS, 8.5, 10.5),
    Voice.STRONG: Type(Face.STRONG, 8.5, 10.5),
    Voice.SMALL: Type(Face.SANS, 7.5, 10.5),
    Voice.SOFT: Type(Face.SANS, 7.5, 9.5, SOFT),
    Voice.CODE: Type(Face.MONO, 8.5, 10.5),
    Voice.QUOTE: Type(Face.SERIF, 8.5, 10.5),
    Voice.SOURCE: Type(Face.SANS, 7, 9.5, SOFT),
    Voice.FOOT: Type(Face.SANS, 7, 9, SOFT),
    Voice.WARN: Type(Face.STRONG, 7.5, 9),
    Voice.RECORD_TITLE: Type(Face.SERIF_STRONG, 18, 23),
    Voice.RECORD_META: Type(Face.SERIF, 9.5, 13, SOFT),
    Voice.RECORD_HEAD: Type(Face.SERIF_STRONG, 11, 15.5),
    Voice.RECORD: Type(Face.SERIF, 11, 15),
}

_after = re.compile(r"(?<=[/\-\u2013\u2014_,;])")


def wrap(text: str, voice: Voice, width: float) -> tuple[str, ...]:
    """The lines of a text in a voice, none wider than the width; at least one, perhaps empty.

    A last line of one short word is given company, where that costs no line more.
    """
    lines = _filled(text, voice, width)
    setting = TYPES[voice]
    if not 1 < len(lines) <= FEW or advance(lines[-1], setting.face, setting.size) > width / SHORT:
        return lines
    for narrower in (0.9, 0.8, 0.7):
        trial = _filled(text, voice, width * narrower)
        if len(trial) > len(lines):
            break
        if advance(trial[-1], setting.face, setting.size) > width / SHORT:
            return trial
    return lines


def _filled(text: str, voice: Voice, width: float) -> tuple[str, ...]:
    """Lines filled one after the other."""
    setting = TYPES[voice]
    lines: list[str] = []
    now = ""
    for word, blank in _pieces(tidy(text), setting, width):
        trial = f"{now} {word}" if blank and now else now + word
        if now and advance(trial, setting.face, setting.size) > width:
            lines.append(now)
            now = word
        else:
            now = trial
    return (*lines, now)


def _pieces(text: str, setting: Type, width: float) -> Iterator[tuple[str, bool]]:
    """Words, and pieces of a word too wide for a line; with whether a space stands before each."""
    for word in text.split(" "):
        if advance(word, setting.face, setting.size) <= width:
            yield word, True
            continue
        blank = True
        for stretch in _after.split(word):
            for piece in _cut(stretch, setting, width):
                yield piece, blank
                blank = False


def _cut(word: str, setting: Type, width: float) -> Iterator[str]:
    """A word in pieces that fit, cut at any sign: better an ugly line than a lost one."""
    piece = ""
    for sign in word:
        if piece and advance(piece + sign, setting.face, setting.size) > width:
            yield piece
            piece = ""
        piece += sign
    if piece:
        yield piece
