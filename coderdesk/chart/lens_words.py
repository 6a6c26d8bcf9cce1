"""A text as the word lens reads it: words and signs, sentence by sentence."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

_TOKEN = re.compile(
    r"\n|\d+(?:[./]\d+)+|(?<![a-z])[a-z]{1,2}/[a-z]{1,2}(?![a-z])"
    r"|[a-z0-9\u00c0-\u024f]+(?:['\u2019.&][a-z0-9\u00c0-\u024f]+)*|[^\w\s]",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_STARTS_LINE = re.compile(r"\s*(?:[-*\u2022+#]|\d{1,2}[.)]|[A-Z]|\n|$)")
_ENDS = frozenset({".", ",", ";", ")"})
_STOPS = frozenset({".", "!", "?", ":", ";"})
_ABBREVIATED = frozenset("dr mr mrs ms vs st no hx approx pt dx tx sx fx e.g i.e".split())  # noqa: SIM905
_SHORT_LINE = 60  # letters; a shorter line was not wrapped, so the next one begins anew
_SIGNS = {"-": "<minus>", "+": "<plus>", "?": "<query>"}


@dataclass(slots=True)
class Word:
    """A word or sign with its place; ``kinds`` are what it may count as in a cue."""

    text: str
    start: int
    end: int
    kinds: tuple[str, ...] = ()
    mention: int = -1  # the number of the mention it is part of


@dataclass(slots=True)
class Sentence:
    """The words between two ends."""

    words: list[Word] = field(default_factory=list)

    @property
    def start(self) -> int:
        """Where its first word begins."""
        return self.words[0].start


def pieces(text: str) -> tuple[str, ...]:
    """A phrase cut as the text is."""
    return tuple(word.lower() for word in _TOKEN.findall(text.replace("\u2019", "'")))


def sentences_of(text: str, before_year: int = 9999) -> list[Sentence]:
    """The sentences of a text; a year counts as past when it lies before ``before_year``."""
    found: list[Sentence] = []
    now = Sentence()
    for match in _TOKEN.finditer(text):
        word = match.group().lower().replace("\u2019", "'")
        if word == "\n":
            ends = _line_ends(text, match.start(), now)
        else:
            kinds = _kinds(text, match, word, before_year)
            now.words.append(Word(word, match.start(), match.end(), kinds))
            ends = word in {".", "!"} and _full_stop(text, match.end(), now.words)
        if ends and now.words:
            found.append(now)
            now = Sentence()
    return [*found, now] if now.words else found


def place_mentions(sentences: Sequence[Sentence], spans: Sequence[tuple[int, int]]) -> None:
    """Mark the words of each mention with its number; spans stand in order and do not overlap."""
    at = 0
    for sentence in sentences:
        for word in sentence.words:
            while at < len(spans) and spans[at][1] <= word.start:
                at += 1
            if at < len(spans) and spans[at][0] < word.end and word.start < spans[at][1]:
                word.mention = at


def _kinds(text: str, match: re.Match[str], word: str, before_year: int) -> tuple[str, ...]:
    if word in _ENDS:
        return ("<end>", "<semi>") if word == ";" else ("<end>",)
    if word in _SIGNS:
        before = text[match.start() - 1] if match.start() else "\n"
        after = text[match.end() : match.end() + 1]
        glued = after.isalnum() and (before in " ,(/" if word != "-" else before in " ,(")
        open_query = word == "?" and after == " " and before in " \n,("
        return (_SIGNS[word],) if glued or open_query else ()
    if _YEAR.fullmatch(word) and int(word) < before_year:
        return ("<year>",)
    return ()


def _line_ends(text: str, at: int, now: Sentence) -> bool:
    """Whether a new line is a new sentence, and not only a wrapped one."""
    if not now.words:
        return False
    after = text[at + 1 : at + 8]
    if now.words[-1].text in _STOPS or not after.strip(" \t") or after.lstrip(" \t").startswith("\n"):
        return True
    line = at - (text.rfind("\n", 0, at) + 1)
    return bool(_STARTS_LINE.match(after)) and line < _SHORT_LINE


def _full_stop(text: str, at: int, words: Sequence[Word]) -> bool:
    """Whether a full stop ends a sentence, and not a short form or a number."""
    behind = text[at : at + 3]
    if behind and not behind[0].isspace() and behind[0] not in "\"')":
        return False
    short = len(words) > 1 and words[-2].text in _ABBREVIATED and words[-2].end == words[-1].start
    return not short and not behind.strip()[:1].islower()
