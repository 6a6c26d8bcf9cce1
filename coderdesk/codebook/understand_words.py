"""The vocabulary of charts: abbreviations, lay words, drugs, sides and the small words around them."""

import re
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache

from coderdesk.codebook.search_tables import Tables, tables
from coderdesk.codebook.search_words import fold, stated_words

_PIECE = re.compile(r"\d+\.\d+|[a-z0-9]+(?:/[a-z0-9]+)+|[a-z]/|[a-z0-9]+|[+&]")
_BEST, _NEXT, _RELATED, _INDUCED = 1.0, 0.06, 0.9, 0.6
_MOST_MEANINGS = 8
_CODE = re.compile(r"(?=.*\d)[A-Z0-9]{3}\.?[A-Z0-9]{0,4}")


@dataclass(frozen=True, slots=True)
class Meaning:
    """Words of the book that a phrase may stand for; ``ranges`` restrict it to codes, such as Z79."""

    words: tuple[str, ...]
    quality: float = 1.0
    ranges: tuple[tuple[str, str], ...] = ()
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Phrase:
    """An entry of the vocabulary."""

    kind: str
    role: str
    meanings: tuple[Meaning, ...]
    keeps_literal: bool = True


@dataclass(slots=True)
class Vocabulary:
    """Every phrase by its words, and groups of words that mean the same."""

    phrases: dict[tuple[str, ...], Phrase] = field(default_factory=dict)
    groups: dict[str, tuple[Meaning, ...]] = field(default_factory=dict)
    drugs: frozenset[str] = frozenset()
    before_drug: dict[tuple[str, ...], Phrase] = field(default_factory=dict)
    beside_eye: dict[tuple[str, ...], Phrase] = field(default_factory=dict)
    eye_words: frozenset[str] = frozenset()

    def phrase(self, tokens: list[str], at: int, length: int) -> Phrase | None:
        """What the vocabulary holds for these tokens; some, mean more before a drug or beside an eye.

        ``on`` before a drug is long-term use; ``od`` beside a word of the eye is the right one.
        """
        words = tuple(tokens[at : at + length])
        after = tokens[at + length] if at + length < len(tokens) else ""
        if words in self.before_drug and after in self.drugs:
            return self.before_drug[words]
        if words in self.beside_eye and not self.eye_words.isdisjoint(tokens):
            return self.beside_eye[words]
        return self.phrases.get(words)

    def related(self, word: str) -> tuple[Meaning, ...]:
        """What else a word of the book is called there."""
        return self.groups.get(word, ())


def pieces(text: str) -> tuple[str, ...]:
    """A phrase of a table, cut as a query is."""
    return tuple(_PIECE.findall(fold(text).replace("-", " ")))


def meaning(text: str, quality: float) -> Meaning:
    """A meaning as written in a table: words, and ranges of codes such as ``@Z79`` or ``@Z80-Z87``."""
    words, ranges = [], []
    for part in text.split():
        if part.startswith("@"):
            first, _, last = part[1:].replace(".", "").partition("-")
            ranges.append((first, last or first))
        else:
            words.append(part)
    shown = " ".join(words) or " ".join(part[1:] for part in text.split())
    cut = tuple(stated_words(" ".join(words)))
    return Meaning(cut, quality, tuple(ranges), shown)


def _meanings(cell: str, quality: float = _BEST) -> tuple[Meaning, ...]:
    parts = [part.strip() for part in cell.split("|") if part.strip()]
    return tuple(meaning(part, quality - _NEXT * n) for n, part in enumerate(parts[:_MOST_MEANINGS]))


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary from the authored tables, read once."""
    return compose(tables())


@lru_cache(maxsize=4)
def with_own(own: tuple[tuple[str, str], ...]) -> Vocabulary:
    """The vocabulary with a coder's own words: each stands for words of the book, or for a code."""
    known = vocabulary()
    if not own:
        return known
    phrases = dict(known.phrases)
    for short, stands_for in own:
        key = pieces(short)
        if key:
            parts = [part for part in map(_own_meaning, stands_for.split("|")) if part]
            if parts:
                phrases[key] = Phrase("own", "word", _meanings("|".join(parts)))
    return replace(known, phrases=phrases)


def _own_meaning(text: str) -> str:
    """What a coder wrote, as a table would have it: a code, or nothing but words."""
    code = text.strip().upper()
    return f"@{code}" if _CODE.fullmatch(code) else " ".join(pieces(text))


def compose(authored: Tables) -> Vocabulary:
    """Makes the vocabulary of the tables."""
    found = Vocabulary()
    for short, (kind, cell) in authored.phrases.items():
        found.phrases[pieces(short)] = Phrase(kind, "word", _meanings(cell))
    _add_frames(found, authored)
    for group in authored.synonyms:
        for word in group:
            others = tuple(meaning(other, _RELATED) for other in group if other != word)
            key = pieces(word)
            if len(key) == 1:
                found.groups[key[0]] = (*found.groups.get(key[0], ()), *others)
            elif key and key not in found.phrases:
                found.phrases[key] = Phrase("synonym", "word", others)
    _add_drugs(found, authored)
    found.drugs = frozenset(
        piece for drugs in authored.drugs for name in drugs.names for piece in pieces(name)[:1]
    )
    return found


def _add_frames(found: Vocabulary, authored: Tables) -> None:
    for shorts, role, cell in authored.frames:
        if role == "eye-word":
            found.eye_words |= frozenset(shorts.split(";"))
            continue
        kind = {"side": "side", "seventh": "7th character"}.get(role, "words")
        for short in shorts.split(";"):
            if role == "before-drug":
                frame = Phrase(kind, "light", _meanings(cell), keeps_literal=False)
                found.before_drug[pieces(short)] = frame
            elif role == "eye-side":
                found.beside_eye[pieces(short)] = Phrase("side", "side", _meanings(cell), False)  # noqa: FBT003
            else:
                found.phrases[pieces(short)] = Phrase(kind, role, _meanings(cell), role == "light")


def _add_drugs(found: Vocabulary, authored: Tables) -> None:
    """Drugs keep their own words; a condition may also be called induced by a drug."""
    induced = meaning("drug induced", _INDUCED)
    for drugs in authored.drugs:
        for name in drugs.names:
            key = pieces(name)
            before = found.phrases.get(key)
            meanings = before.meanings if before else ()
            found.phrases[key] = Phrase("drug", "word", (*meanings, induced))
